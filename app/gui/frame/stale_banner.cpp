// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/stale_banner.h"

#include "app/gui/frame/actions.h"
#include "app/gui/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace pleio {

StaleBanner::StaleBanner(Session& session, const Actions& actions, std::string analysis, QWidget* parent)
    : QWidget(parent), m_session(session), m_analysis(std::move(analysis)), m_text(new QLabel)
{
    setObjectName(QStringLiteral("staleBanner"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setWordWrap(true);
    auto* again = new QPushButton(tr("Analyze again"));
    connect(again, &QPushButton::clicked, actions.form(m_analysis), &QAction::trigger);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addWidget(m_text, 1);
    layout->addWidget(again);
    connect(&session, &Session::stalenessChanged, this, &StaleBanner::update);
    hide();
    update();
}

void StaleBanner::update()
{
    const QStringList reasons = m_session.staleReasons(m_analysis);
    m_text->setText(
        tr("Out of date: %1. What is shown belongs to the earlier run.").arg(reasons.join(QStringLiteral("; "))));
    setVisible(!reasons.isEmpty());
}

}  // namespace pleio
