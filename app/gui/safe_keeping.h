// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"
#include "core/project/working_copy.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pleio {

/// Keeps what changes in working copies without being asked: jobs of JobKind::Keeps, in the order of the changes, so
/// that the window never waits for the disk. Knows also what programs that died have kept.
class SafeKeeping final : public QObject {
    Q_OBJECT
public:
    /// Working copies lie below `root`, a folder of this user alone.
    SafeKeeping(JobRunner& jobs, std::string root, QObject* parent = nullptr);

    [[nodiscard]] const std::string& root() const { return m_root; }

    using Change = std::function<Result<void>(ProjectStore&, Progress&)>;
    /// Does something with a working copy, which may be null, after all that was asked for before. `done` is called
    /// when it is kept.
    void keep(const std::shared_ptr<WorkingCopy>& copy, const Change& change, const std::function<void()>& done = {});
    /// Reads from a working copy after all that was asked for before; `done` gets what was read.
    template <class T>
    void read(const std::shared_ptr<WorkingCopy>& copy, QObject* context,
              std::function<Result<T>(ProjectStore&, Progress&)> work, std::function<void(Result<T>)> done)
    {
        if (!copy) return;
        m_jobs.start<T>(
            title(), context,
            [copy, work = std::move(work)](Progress& progress) {
                return copy->with([&](ProjectStore& store) { return work(store, progress); });
            },
            std::move(done), JobKind::Keeps);
    }
    /// Emits `due` soon, once for all that asked until then; neverMind() takes that back.
    void soon();
    void neverMind() { m_soon.stop(); }
    /// Lets the working copy of a document that was open go.
    void release(std::shared_ptr<WorkingCopy> copy);

    /// Looks for what programs that died left unsaved; leftWorkFound tells.
    void findLeftWork();
    /// Removes it for good.
    void dropLeftWork(const LeftWork& left);

signals:
    void due();
    void failed(const Error& error, const QString& step);
    /// All that there is, newest first; may be none.
    void leftWorkFound(const std::vector<LeftWork>& left);

private:
    [[nodiscard]] static QString title();

    JobRunner& m_jobs;
    std::string m_root;
    QTimer m_soon;
};

}  // namespace pleio
