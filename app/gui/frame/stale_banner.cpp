// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/stale_banner.h"

#include "app/gui/frame/actions.h"
#include "app/gui/session.h"
#include "app/gui/trial_book.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace pleio {

StaleBanner::StaleBanner(Session& session, const Actions& actions, std::string analysis, QWidget* parent)
    : QWidget(parent), m_session(session), m_book(new TrialBook(session, this)), m_analysis(std::move(analysis)),
      m_text(new QLabel), m_unpin(new QPushButton(tr("Unpin"))), m_again(new QPushButton(tr("Analyze again…")))
{
    setObjectName(QStringLiteral("staleBanner"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setWordWrap(true);
    m_unpin->setToolTip(tr("Show the last run of this analysis again"));
    m_again->setToolTip(tr("Open the form of this analysis"));
    connect(m_unpin, &QPushButton::clicked, this, [this] { m_book->unpin(m_analysis); });
    connect(m_again, &QPushButton::clicked, actions.form(m_analysis), &QAction::trigger);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_unpin);
    layout->addWidget(m_again);
    connect(&session, &Session::stalenessChanged, this, &StaleBanner::update);
    hide();
    update();
}

void StaleBanner::update()
{
    const QString reasons = m_session.staleReasons(m_analysis).join(QStringLiteral("; "));
    const auto pinned = m_session.document().pinnedRun(m_analysis);
    m_isStale = !reasons.isEmpty();
    if (pinned) {
        const QDateTime& made = pinned->finished.isNull() ? pinned->started : pinned->finished;
        const QString run = tr("Pinned: what is shown is the run of %1.")
                                .arg(QLocale().toString(made.toLocalTime(), QLocale::ShortFormat));
        m_text->setText(m_isStale ? tr("%1 The next run would be another: %2.").arg(run, reasons) : run);
    } else {
        m_text->setText(tr("Out of date: %1. What is shown belongs to the earlier run.").arg(reasons));
    }
    m_unpin->setVisible(pinned != nullptr);
    m_again->setVisible(m_isStale);
    setVisible(m_isStale || pinned);
}

}  // namespace pleio
