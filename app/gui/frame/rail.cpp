// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/rail.h"

#include "app/gui/frame/window_style.h"

#include <QActionGroup>
#include <QToolButton>

namespace pleio {

namespace {

constexpr int kIconSize = 24;

}  // namespace

Rail::Rail(QWidget* parent) : QToolBar(parent), m_group(new QActionGroup(this))
{
    setObjectName(QStringLiteral("rail"));
    setWindowTitle(tr("Pages"));
    setAccessibleName(tr("Pages"));
    setMovable(false);
    setOrientation(Qt::Vertical);
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    setIconSize({kIconSize, kIconSize});
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_group->setExclusive(true);
}

void Rail::addPage(const QString& title, const QString& iconName)
{
    const int page = static_cast<int>(m_pages.size());
    auto* action = new QAction(title, m_group);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)));
    action->setToolTip(tr("%1 (%2)").arg(title, action->shortcut().toString(QKeySequence::NativeText)));
    setIconName(*action, iconName);
    connect(action, &QAction::triggered, this, [this, page] { emit pageChosen(page); });
    addAction(action);
    if (auto* button = qobject_cast<QToolButton*>(widgetForAction(action))) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(title);
    }
    m_pages.append(action);
}

void Rail::setCurrent(int page) { m_pages[page]->setChecked(true); }

}  // namespace pleio
