// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/empty_state.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr int kSentenceWidth = 520;

}  // namespace

EmptyState::EmptyState(const QString& title, QWidget* parent)
    : QWidget(parent), m_sentence(new QLabel), m_buttons(new QVBoxLayout)
{
    auto* heading = new QLabel(title);
    heading->setObjectName(QStringLiteral("pageTitle"));
    m_sentence->setObjectName(QStringLiteral("emptyText"));
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(kSentenceWidth);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_buttons->setSpacing(8);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addStretch(2);
    layout->addWidget(heading, 0, Qt::AlignHCenter);
    // Not aligned: a label that is gets the height of its first guess, which may cut off the last line.
    auto* centred = new QHBoxLayout;
    centred->addStretch();
    centred->addWidget(m_sentence);
    centred->addStretch();
    layout->addLayout(centred);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
}

void EmptyState::explain(const QString& sentence, const QList<QAction*>& helpful)
{
    m_sentence->setText(sentence);
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // it may be the button that was just clicked
        delete item;
    }
    for (QAction* action : helpful) {
        auto* button = new QPushButton(action->text());
        if (action == helpful.front()) button->setObjectName(QStringLiteral("primary"));
        button->setEnabled(action->isEnabled());
        connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    }
}

}  // namespace pleio
