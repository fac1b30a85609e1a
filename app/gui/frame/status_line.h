// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

#include <functional>

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

    /// Stands there for a while, in place of what jobs are doing; what is said next takes its place.
    void say(const QString& message, bool isProblem);
    /// The same, with a button that goes where the message points to.
    void offer(const QString& message, const QString& button, std::function<void()> go);
    /// What stands there.
    [[nodiscard]] QString message() const;

signals:
    void jobsClicked();
    void problemsClicked();

private:
    void updateJobs();
    void showMessage();
    void updateProblems();
    void updateDocument();

    Session& m_session;
    QToolButton* m_jobs = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_problems = nullptr;
    ElidedLabel* m_message = nullptr;
    ElidedLabel* m_document = nullptr;
    QString m_said;
    bool m_saidProblem = false;
    QString m_doing;  ///< by jobs, while there are any
    QTimer m_forget;
    QToolButton* m_go = nullptr;
    std::function<void()> m_way;
};

}  // namespace pleio
