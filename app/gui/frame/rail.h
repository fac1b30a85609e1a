// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QToolBar>

class QAction;
class QActionGroup;

namespace pleio {

/// The pages, as icon and word down the left side. Ctrl+1, Ctrl+2 … choose one from anywhere.
class Rail final : public QToolBar {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    void addPage(const QString& title, const QString& iconName);
    void setCurrent(int page);
    [[nodiscard]] const QList<QAction*>& pages() const { return m_pages; }

signals:
    void pageChosen(int page);

private:
    QActionGroup* m_group = nullptr;
    QList<QAction*> m_pages;
};

}  // namespace pleio
