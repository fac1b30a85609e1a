// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/page.h"

#include "app/gui/frame/empty_state.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/result_warnings.h"
#include "app/gui/frame/stale_banner.h"
#include "app/gui/session.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

Page::Page(const QString& title, const QString& iconName, Session& session, const Actions& actions)
    : m_title(title), m_iconName(iconName), m_session(session), m_actions(actions), m_stack(new QStackedLayout),
      m_empty(new EmptyState(title)), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(title);
    m_stack->addWidget(m_empty);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addLayout(m_stack, 1);
}

bool Page::isEmpty() const { return m_stack->currentWidget() == m_empty; }

bool Page::isStaleShown() const
{
    return std::ranges::any_of(findChildren<StaleBanner*>(), [this](const StaleBanner* banner) {
        return banner->isStale() && banner->isVisibleTo(this);
    });
}

void Page::setContent(QWidget* content)
{
    m_content = content;
    m_stack->addWidget(content);
}

void Page::showContent() { m_stack->setCurrentWidget(m_content); }

void Page::showEmpty(const QString& sentence, const QList<QAction*>& helpful)
{
    m_empty->explain(sentence, helpful);
    m_stack->setCurrentWidget(m_empty);
}

void Page::watchStaleness(std::string_view analysis)
{
    m_layout->insertWidget(0, new StaleBanner(m_session, m_actions, std::string(analysis)));
    m_layout->insertWidget(1, new ResultWarnings(m_session, std::string(analysis)));
}

void Page::addFigure(FigurePanel& panel)
{
    connect(&panel, &FigurePanel::exportRequested, this, &Page::exportFigureRequested);
    connect(&panel, &FigurePanel::exportTableRequested, this, &Page::exportTableRequested);
    connect(&panel, &FigurePanel::exportFailed, this,
            [this](const Error& error) { m_session.addFailure(error, tr("Export")); });
}

}  // namespace pleio
