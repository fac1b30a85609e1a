// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"
#include "core/project/trial_query.h"
#include "core/project/working_copy.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pleio {

/// The trials of a working copy as a list, read a page at a time where somebody looks, in a thread of its own and
/// beside what is being written. So a hundred thousand of them cost what a screen of them costs.
class TrialListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        StarColumn,
        NameColumn,
        StateColumn,
        MadeColumn,
        DurationColumn,
        TagsColumn,
        AnalysisColumn,
        ColumnCount
    };

    explicit TrialListModel(QObject* parent = nullptr);

    /// Shows those of `copy` (may be null: none) that `query` finds; its order is that of sort(), offset and limit do
    /// not count.
    void setQuery(const std::shared_ptr<WorkingCopy>& copy, const TrialQuery& query);
    [[nodiscard]] const TrialQuery& query() const { return m_query; }
    /// Marks the runs that pages show because they are pinned.
    void setPinned(std::set<std::string> ids);
    /// Reads anew what is shown, because the working copy changed. Rows keep their place as far as they can.
    void refresh();
    /// The trial of a row; null while it has not been read.
    [[nodiscard]] std::shared_ptr<const Trial> trial(int row) const;
    /// The row of a trial among those that have been read, or -1.
    [[nodiscard]] int rowOf(const std::string& id) const;
    [[nodiscard]] bool isReading() const { return m_runner.isBusy(); }

    /// Reads with a store of the same working copy that does not wait for what is being written. `work` must not ask
    /// for the store after it returned.
    template <class T>
    int read(const QString& title, QObject* context, std::function<Result<T>(ProjectStore&, Progress&)> work,
             std::function<void(Result<T>)> done)
    {
        return m_runner.start<T>(
            title, context,
            [reader = m_reader, work = std::move(work)](Progress& progress) -> Result<T> {
                if (!reader) return cancelled();
                Result<ProjectStore*> store = reader->store();
                if (!store) return store.error();
                return work(**store, progress);
            },
            std::move(done));
    }
    void cancelRead(int job) { m_runner.cancel(job); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    /// The list was read, or a part of it.
    void listRead();
    void failed(const Error& error);

private:
    /// A store that is opened when it is first needed, in the thread that needs it.
    class Reader {
    public:
        explicit Reader(std::weak_ptr<WorkingCopy> copy) : m_copy(std::move(copy)) {}
        [[nodiscard]] Result<ProjectStore*> store();

    private:
        std::weak_ptr<WorkingCopy> m_copy;
        std::optional<ProjectStore> m_store;
    };

    void fetch(int page);
    /// Somebody looks at a row; reads its page if that was not read.
    void look(int row);
    void take(int page, Result<TrialPage> read);

    std::shared_ptr<Reader> m_reader;
    std::weak_ptr<WorkingCopy> m_copy;
    TrialQuery m_query;
    std::set<std::string> m_pinned;  ///< ids
    int m_total = 0;
    int m_generation = 0;    ///< of the query; what was read for another is dropped
    bool m_isStale = false;  ///< the pages are those of before
    std::map<int, std::vector<std::shared_ptr<const Trial>>> m_pages;
    std::set<int> m_asked;
    int m_lastPage = 0;  ///< where somebody looked last
    JobRunner m_runner;
};

}  // namespace pleio
