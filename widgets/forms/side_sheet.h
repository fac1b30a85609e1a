// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace pleio {

/// A form beside the page it changes, as wide as its minimum where there is room for both: title, scrolling content, an
/// action and Close. Never modal; Escape and Close put it away and stop nothing, Ctrl+Return does the action.
class SideSheet : public QWidget {
    Q_OBJECT
public:
    SideSheet(const QString& title, const QString& action, QWidget* parent = nullptr);

    /// Takes ownership.
    void setContent(QWidget* content);
    void setTitle(const QString& title);
    [[nodiscard]] QPushButton& actionButton() { return *m_action; }
    [[nodiscard]] QPushButton& closeButton() { return *m_close; }

signals:
    void accepted();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_title = nullptr;
    QScrollArea* m_scroll = nullptr;
    QPushButton* m_action = nullptr;
    QPushButton* m_close = nullptr;
};

}  // namespace pleio
