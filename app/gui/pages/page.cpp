// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/page.h"

#include "app/gui/frame/actions.h"
#include "app/gui/session.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr int kSentenceWidth = 520;

}  // namespace

Page::Page(const QString& title, const QString& iconName, Session& session, const Actions& actions)
    : m_title(title), m_iconName(iconName), m_session(session), m_actions(actions), m_stack(new QStackedLayout),
      m_empty(new QWidget), m_emptyText(new QLabel), m_emptyButtons(new QVBoxLayout), m_banner(new QWidget),
      m_bannerText(new QLabel)
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(title);

    m_bannerText->setWordWrap(true);
    auto* again = new QPushButton(tr("Analyze again"));
    connect(again, &QPushButton::clicked, m_actions.analyze, &QAction::trigger);
    auto* bannerLayout = new QHBoxLayout(m_banner);
    bannerLayout->setContentsMargins(16, 8, 16, 8);
    bannerLayout->addWidget(m_bannerText, 1);
    bannerLayout->addWidget(again);
    m_banner->setObjectName(QStringLiteral("staleBanner"));
    m_banner->setAttribute(Qt::WA_StyledBackground);
    m_banner->hide();

    auto* heading = new QLabel(title);
    heading->setObjectName(QStringLiteral("pageTitle"));
    m_emptyText->setObjectName(QStringLiteral("emptyText"));
    m_emptyText->setWordWrap(true);
    m_emptyText->setFixedWidth(kSentenceWidth);
    m_emptyText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_emptyButtons->setSpacing(8);
    auto* emptyLayout = new QVBoxLayout(m_empty);
    emptyLayout->setSpacing(16);
    emptyLayout->addStretch(2);
    emptyLayout->addWidget(heading, 0, Qt::AlignHCenter);
    emptyLayout->addWidget(m_emptyText, 0, Qt::AlignHCenter);
    emptyLayout->addLayout(m_emptyButtons);
    emptyLayout->addStretch(3);

    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addLayout(m_stack, 1);
}

bool Page::isEmpty() const { return m_stack->currentWidget() == m_empty; }

bool Page::isStaleShown() const { return !m_banner->isHidden(); }

void Page::setContent(QWidget* content)
{
    m_content = content;
    m_stack->addWidget(content);
}

void Page::showContent() { m_stack->setCurrentWidget(m_content); }

void Page::showEmpty(const QString& sentence, const QList<QAction*>& helpful)
{
    m_emptyText->setText(sentence);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    while (QLayoutItem* item = m_emptyButtons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction* action : helpful) {
        auto* button = new QPushButton(action->text());
        if (action == helpful.front()) button->setObjectName(QStringLiteral("primary"));
        button->setEnabled(action->isEnabled());
        connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_emptyButtons->addWidget(button, 0, Qt::AlignHCenter);
    }
    m_banner->hide();
    m_stack->setCurrentWidget(m_empty);
}

void Page::watchStaleness(std::string_view analysis)
{
    m_analysis = analysis;
    connect(&m_session, &Session::stalenessChanged, this, &Page::showStaleness);
    showStaleness();
}

void Page::showStaleness()
{
    const QStringList reasons = m_session.staleReasons(m_analysis);
    m_bannerText->setText(
        tr("Out of date: %1. What is shown belongs to the earlier run.").arg(reasons.join(QStringLiteral("; "))));
    m_banner->setVisible(!reasons.isEmpty());
}

}  // namespace pleio
