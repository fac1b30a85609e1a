// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QProgressBar;
class QToolButton;

namespace pleio {

class ElidedLabel;
class Session;

/// Jobs with progress, number of problems, the last message, and what is loaded.
class StatusLine final : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(Session& session, QWidget* parent = nullptr);

    void say(const QString& message, bool isProblem);

signals:
    void jobsClicked();
    void problemsClicked();

private:
    void updateJobs();
    void updateProblems();
    void updateDocument();

    Session& m_session;
    QToolButton* m_jobs = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_problems = nullptr;
    ElidedLabel* m_message = nullptr;
    ElidedLabel* m_document = nullptr;
};

}  // namespace pleio
