// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace pleio {

enum class ThemeChoice { System, Light, Dark };

/// Where a swarm was, as the user wrote it. A password has no place in here.
struct SwarmPlace {
    QString address, nameSpace, user;
    bool passwordInKeyring = false;
};

/// What the window remembers between runs: its shape, recent files, the theme and the swarm. Nothing that changes a
/// result.
class WindowSettings {
public:
    /// `store` must outlive this object.
    explicit WindowSettings(QSettings& store) : m_store(store) {}

    [[nodiscard]] QByteArray geometry() const;
    [[nodiscard]] QByteArray dockState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& dockState);
    /// Newest first, at most kMaxRecentFiles.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void clearRecentFiles();
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// All empty until there was one.
    [[nodiscard]] SwarmPlace swarm() const;
    void setSwarm(const SwarmPlace& place);

    static constexpr int kMaxRecentFiles = 10;

private:
    QSettings& m_store;
};

}  // namespace pleio
