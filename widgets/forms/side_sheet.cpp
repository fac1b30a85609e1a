// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/side_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr int kSheetWidth = 344;
constexpr int kMargin = 16;

}  // namespace

SideSheet::SideSheet(const QString& title, const QString& action, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(title)), m_scroll(new QScrollArea), m_action(new QPushButton(action)),
      m_close(new QPushButton(tr("Close")))
{
    setObjectName(QStringLiteral("sideSheet"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(kSheetWidth);
    setAccessibleName(title);
    m_title->setObjectName(QStringLiteral("sheetTitle"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_action->setObjectName(QStringLiteral("primary"));

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_action);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(buttons);
    connect(m_action, &QPushButton::clicked, this, &SideSheet::accepted);
    connect(m_close, &QPushButton::clicked, this, &SideSheet::closed);
}

void SideSheet::setContent(QWidget* content) { m_scroll->setWidget(content); }

void SideSheet::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SideSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        emit closed();
        return;
    }
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier) && m_action->isEnabled()) {
        emit accepted();
        return;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace pleio
