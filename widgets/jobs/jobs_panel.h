// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"

#include <QWidget>

class QPushButton;
class QTreeView;

namespace pleio {

class JobsModel;

/// Queue, progress and cancel of a JobRunner.
class JobsPanel final : public QWidget {
    Q_OBJECT
public:
    /// `runner` must outlive the panel.
    explicit JobsPanel(JobRunner& runner, QWidget* parent = nullptr);

private:
    void cancelSelected();
    void updateButtons();
    /// What "Cancel all" is about: everything but files being written, which go only by their row.
    [[nodiscard]] std::vector<int> runs() const;

    JobRunner& m_runner;
    JobsModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_cancelAll = nullptr;
};

}  // namespace pleio
