// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pleio {

class Session;
struct PendingWrite;

/// What is about to close: the project, also when another one takes its place, or the whole window.
enum class Closing { Project, Window };

/// Whether a file must be written before that.
[[nodiscard]] bool holdsUp(const PendingWrite& write, Closing closing);

/// Over the window while it waits for files to be written before it closes: which, how far, and the choice to give them
/// up or to stay. Escape stays.
class WriteWait final : public QDialog {
    Q_OBJECT
public:
    /// `session` must outlive it.
    WriteWait(Session& session, Closing closing, QWidget* window);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton& giveUpButton() { return *m_giveUp; }
    [[nodiscard]] QPushButton& stayButton() { return *m_stay; }

signals:
    /// The files are to be given up. To stay is QDialog::rejected.
    void givenUp();

private:
    void update();

    Session& m_session;
    const Closing m_closing;
    QLabel* m_text = nullptr;
    QLabel* m_loss = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_step = nullptr;
    QPushButton* m_giveUp = nullptr;
    QPushButton* m_stay = nullptr;
};

}  // namespace pleio
