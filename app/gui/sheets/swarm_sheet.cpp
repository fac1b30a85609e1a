// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/swarm_sheet.h"

#include "app/gui/keyring.h"
#include "app/gui/pages/fact_list.h"
#include "app/gui/sheets/sheet_field.h"
#include "app/gui/swarm_link.h"
#include "app/gui/window_settings.h"
#include "widgets/models/text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace pleio {

namespace {

constexpr const char* kPasswordVariable = "PLEIOSCOPE_REDIS_PASSWORD";

QString keyringKey(const Swarm& swarm) { return qtext(swarm.address.shown()); }

}  // namespace

SwarmSheet::SwarmSheet(SwarmLink& link, WindowSettings& settings, QWidget* parent)
    : SideSheet(tr("Connect to a swarm"), tr("Connect"), parent), m_link(link), m_settings(settings)
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(4);
    addText(*layout,
            tr("A swarm is a Redis server and machines on which pleioscope-worker runs. They need the same address and "
               "namespace."),
            true);
    layout->addSpacing(8);
    m_address = addField<QLineEdit>(*layout, tr("Address of the Redis server"));
    addText(*layout, tr("redis://host:port, or rediss://host:port for an encrypted connection."), true);
    layout->addSpacing(8);
    m_namespace = addField<QLineEdit>(*layout, tr("Namespace"));
    addText(*layout, tr("Keeps the tasks of one project or person apart from those of others."), true);
    layout->addSpacing(8);
    m_user = addField<QLineEdit>(*layout, tr("User"));
    m_user->setPlaceholderText(tr("none"));
    layout->addSpacing(8);
    m_password = addField<QLineEdit>(*layout, tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(qEnvironmentVariableIsSet(kPasswordVariable)
                                       ? tr("that of %1").arg(QLatin1String(kPasswordVariable))
                                       : tr("none"));
    m_keep = new QCheckBox(tr("Keep it in the system keyring"));
    layout->addWidget(m_keep);
    m_keyring = addText(*layout, {}, true);
    m_problem = addText(*layout, {}, true);
    m_problem->setObjectName(QStringLiteral("fieldProblem"));
    layout->addStretch();
    setContent(content);

    for (QLineEdit* edit : {m_address, m_namespace, m_user, m_password}) {
        connect(edit, &QLineEdit::textChanged, this, &SwarmSheet::update);
        connect(edit, &QLineEdit::returnPressed, this, &SwarmSheet::join);
    }
    connect(m_keep, &QCheckBox::toggled, this, &SwarmSheet::update);
    connect(this, &SideSheet::accepted, this, &SwarmSheet::join);
    fill();
}

void SwarmSheet::fill()
{
    const SwarmPlace place = m_settings.swarm();
    m_address->setText(place.address.isEmpty() ? QStringLiteral("redis://localhost:6379") : place.address);
    m_namespace->setText(place.nameSpace.isEmpty() ? QStringLiteral("default") : place.nameSpace);
    m_user->setText(place.user);
    m_keep->setChecked(place.passwordInKeyring);
    m_password->setText(m_link.swarm() ? qtext(m_link.swarm()->address.password) : QString());
    m_keyring->hide();
    update();
    if (place.passwordInKeyring && m_password->text().isEmpty()) fetchPassword();
}

Result<Swarm> SwarmSheet::swarm() const
{
    Result<Swarm> swarm = swarmAt(utf8(m_address->text().trimmed()), utf8(m_namespace->text().trimmed()), nullptr);
    if (!swarm) return swarm;
    // The address is remembered in the settings.
    if (!swarm->address.password.empty())
        return Error{ErrorKind::Usage, utf8(tr("The password has a field of its own; leave it out of the address.")),
                     "address"};
    if (!m_user->text().trimmed().isEmpty()) swarm->address.user = utf8(m_user->text().trimmed());
    const QString password =
        m_password->text().isEmpty() ? qEnvironmentVariable(kPasswordVariable) : m_password->text();
    swarm->address.password = utf8(password);
    return swarm;
}

void SwarmSheet::fetchPassword()
{
    const Result<Swarm> place = swarm();
    if (!place) return;
    readFromKeyring(keyringKey(*place), this, [this](const Result<QString>& password) {
        if (!password) {
            m_keyring->setText(qtext(password.error().message));
            m_keyring->show();
        } else if (m_password->text().isEmpty()) {
            m_password->setText(*password);
        }
    });
}

void SwarmSheet::keepPassword(const Swarm& swarm)
{
    const bool wasKept = m_settings.swarm().passwordInKeyring;
    SwarmPlace place{m_address->text().trimmed(), m_namespace->text().trimmed(), m_user->text().trimmed(),
                     wasKept && m_keep->isChecked()};
    m_settings.setSwarm(place);
    if (wasKept && !m_keep->isChecked()) removeFromKeyring(keyringKey(swarm), this);
    if (!m_keep->isChecked() || m_password->text().isEmpty()) return;
    writeToKeyring(keyringKey(swarm), m_password->text(), this, [this, place](const Result<void>& kept) mutable {
        if (!kept) {
            emit m_link.informed(qtext(kept.error().message));
            return;
        }
        place.passwordInKeyring = true;
        m_settings.setSwarm(place);
    });
}

void SwarmSheet::join()
{
    if (!actionButton().isEnabled()) return;
    Result<Swarm> place = swarm();
    if (!place) return;
    keepPassword(*place);
    m_link.join(std::move(*place));
    emit joined();
    emit closed();
}

void SwarmSheet::update()
{
    const Result<Swarm> place = swarm();
    m_problem->setText(place ? QString() : qtext(place.error().message));
    m_problem->setVisible(!place);
    actionButton().setEnabled(place.has_value());
}

}  // namespace pleio
