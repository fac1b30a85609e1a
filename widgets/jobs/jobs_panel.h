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

    JobRunner& m_runner;
    JobsModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_cancelAll = nullptr;
};

}  // namespace pleio
