// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/read_only_banner.h"

#include "app/gui/frame/actions.h"
#include "app/gui/session.h"
#include "widgets/models/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace pleio {

ReadOnlyBanner::ReadOnlyBanner(Session& session, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_session(session), m_text(new QLabel)
{
    setObjectName(QStringLiteral("staleBanner"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto* saveAs = new QPushButton(actions.saveAs->text());
    connect(saveAs, &QPushButton::clicked, actions.saveAs, &QAction::trigger);
    auto* again = new QPushButton(tr("Open again"));
    again->setToolTip(tr("Open the project anew, as it was saved last, and to be saved if nobody else has it by now"));
    connect(again, &QPushButton::clicked, this, [this] { m_session.open({qtext(m_session.document().projectPath)}); });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addWidget(m_text, 1);
    layout->addWidget(saveAs);
    layout->addWidget(again);
    connect(&session, &Session::titleChanged, this, &ReadOnlyBanner::update);
    update();
}

void ReadOnlyBanner::update()
{
    m_text->setText(tr("Read only: %1").arg(qtext(m_session.document().readOnlyReason)));
    setVisible(m_session.isReadOnly());
}

}  // namespace pleio
