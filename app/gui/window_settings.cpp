// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window_settings.h"

#include <QFileInfo>

namespace pleio {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
/// The number changes when docks or tool bars do, so that an old state is not applied to new ones.
const QString kDocks = QStringLiteral("window/docks_1");
const QString kRecent = QStringLiteral("recent_files");
const QString kTheme = QStringLiteral("theme");
const QString kSwarmAddress = QStringLiteral("swarm/address");
const QString kSwarmNamespace = QStringLiteral("swarm/namespace");
const QString kSwarmUser = QStringLiteral("swarm/user");
const QString kSwarmKeyring = QStringLiteral("swarm/keyring");

}  // namespace

QByteArray WindowSettings::geometry() const { return m_store.value(kGeometry).toByteArray(); }

QByteArray WindowSettings::dockState() const { return m_store.value(kDocks).toByteArray(); }

void WindowSettings::setWindow(const QByteArray& geometry, const QByteArray& dockState)
{
    m_store.setValue(kGeometry, geometry);
    m_store.setValue(kDocks, dockState);
}

QStringList WindowSettings::recentFiles() const { return m_store.value(kRecent).toStringList(); }

void WindowSettings::addRecentFile(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    while (files.size() > kMaxRecentFiles) files.removeLast();
    m_store.setValue(kRecent, files);
}

void WindowSettings::clearRecentFiles() { m_store.remove(kRecent); }

ThemeChoice WindowSettings::theme() const
{
    const QString name = m_store.value(kTheme).toString();
    if (name == QLatin1String("light")) return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void WindowSettings::setTheme(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        m_store.remove(kTheme);
        break;
    case ThemeChoice::Light:
        m_store.setValue(kTheme, QStringLiteral("light"));
        break;
    case ThemeChoice::Dark:
        m_store.setValue(kTheme, QStringLiteral("dark"));
        break;
    }
}

SwarmPlace WindowSettings::swarm() const
{
    return {m_store.value(kSwarmAddress).toString(), m_store.value(kSwarmNamespace).toString(),
            m_store.value(kSwarmUser).toString(), m_store.value(kSwarmKeyring).toBool()};
}

void WindowSettings::setSwarm(const SwarmPlace& place)
{
    m_store.setValue(kSwarmAddress, place.address);
    m_store.setValue(kSwarmNamespace, place.nameSpace);
    m_store.setValue(kSwarmUser, place.user);
    m_store.setValue(kSwarmKeyring, place.passwordInKeyring);
}

}  // namespace pleio
