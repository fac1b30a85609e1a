// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/source_preview.h"
#include "core/jobs/job_runner.h"
#include "widgets/forms/side_sheet.h"

#include <QTimer>

#include <map>
#include <string>

class QComboBox;
class QLabel;
class QListWidget;
class QVBoxLayout;

namespace pleio {

class DecisionForm;
class RowView;
class Session;
class TableModel;

/// How the files were read, file by file: what was decided and why, what may be chosen instead, and the first rows as
/// they would be understood. Choices are only tried until the files are read again with them.
class ReadingSheet final : public SideSheet {
    Q_OBJECT
public:
    explicit ReadingSheet(Session& session, QWidget* parent = nullptr);

    /// Chooses one of the files, by its place in Dataset::sources.
    void showSource(int source);
    /// The preview does not yet follow the choices.
    [[nodiscard]] bool isTrying() const { return m_delay.isActive() || m_runner.isBusy(); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void update();
    void fillFiles();
    /// Gives the list of files the height of its rows.
    void fitFiles();
    void showFile();
    void addFooter(const SourceFile& source);
    void choose(const QString& decision, const QString& value);
    void tryOut();
    void take(const Result<SourcePreview>& preview);
    /// What stands in the place of rows.
    void say(const QString& text);
    void updateAction();
    /// The source that is shown, or nullptr.
    [[nodiscard]] const SourceFile* source() const;
    /// What is said about it.
    [[nodiscard]] ReadChoices choices() const;
    [[nodiscard]] QString entryOf(const SourceFile& source) const;

    Session& m_session;
    LoadOptions m_options;                          ///< that the files may be read with again
    std::map<std::string, ReadChoices> m_readWith;  ///< what is said in the options that they were read with
    QListWidget* m_files = nullptr;
    QLabel* m_none = nullptr;  ///< instead of files, where none are open
    DecisionForm* m_decisions = nullptr;
    QComboBox* m_geneticCode = nullptr;
    QWidget* m_geneticCodeField = nullptr;
    QVBoxLayout* m_footer = nullptr;
    QLabel* m_rowsTitle = nullptr;
    QLabel* m_count = nullptr;
    TableModel* m_model = nullptr;
    RowView* m_rows = nullptr;
    QTimer m_delay;  ///< from a choice to the job that tries it
    int m_job = 0;
    /// Of its own, so that a look at a file never waits behind an analysis.
    JobRunner m_runner;
};

}  // namespace pleio
