// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace pleio {

struct LeftWork;

/// Open something: the sample project in one click, files, or what was open before.
class StartPage final : public Page {
    Q_OBJECT
public:
    StartPage(Session& session, const Actions& actions);

    void setRecentFiles(const QStringList& files);
    /// What programs that died left unsaved; nothing is shown where there is none.
    void setLeftWork(const std::vector<LeftWork>& left);

signals:
    void recentFileChosen(const QString& path);
    void recoverChosen(const LeftWork& left);
    void dropChosen(const LeftWork& left);

private:
    void updateProgress();

    [[nodiscard]] QWidget* rowOf(const LeftWork& left);

    QVBoxLayout* m_recent = nullptr;
    QWidget* m_leftBox = nullptr;
    QVBoxLayout* m_left = nullptr;
    QLabel* m_recentTitle = nullptr;
    QWidget* m_progressBox = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
};

}  // namespace pleio
