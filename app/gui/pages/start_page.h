// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace pleio {

/// Open something: the sample project in one click, files, or what was open before.
class StartPage final : public Page {
    Q_OBJECT
public:
    StartPage(Session& session, const Actions& actions);

    void setRecentFiles(const QStringList& files);

signals:
    void recentFileChosen(const QString& path);

private:
    void updateProgress();

    QVBoxLayout* m_recent = nullptr;
    QLabel* m_recentTitle = nullptr;
    QWidget* m_progressBox = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
};

}  // namespace pleio
