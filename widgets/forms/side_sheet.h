// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace pleio {

/// A form beside the page it changes: title, scrolling content, an action and Cancel. Never modal;
/// Escape cancels, Ctrl+Return does the action.
class SideSheet : public QWidget {
    Q_OBJECT
public:
    SideSheet(const QString& title, const QString& action, QWidget* parent = nullptr);

    /// Takes ownership.
    void setContent(QWidget* content);
    void setTitle(const QString& title);
    [[nodiscard]] QPushButton& actionButton() { return *m_action; }
    [[nodiscard]] QPushButton& cancelButton() { return *m_cancel; }

signals:
    void accepted();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_title = nullptr;
    QScrollArea* m_scroll = nullptr;
    QPushButton* m_action = nullptr;
    QPushButton* m_cancel = nullptr;
};

}  // namespace pleio
