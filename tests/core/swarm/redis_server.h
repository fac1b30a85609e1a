// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace pleio::test {

/// Why tests that need a Redis server cannot run here; empty if they can.
[[nodiscard]] QString redisMissing();

/// A port on which nothing listens now.
[[nodiscard]] int freePort();

/// A real Redis server of the test's own, on a free port of this machine, that ends with it.
class RedisServer {
public:
    /// `options` as redis-server takes them ("--requirepass", "secret").
    explicit RedisServer(const QStringList& options = {});
    ~RedisServer();
    /// A Sentinel with these lines in its configuration file.
    [[nodiscard]] static std::unique_ptr<RedisServer> sentinel(const QByteArray& lines);

    [[nodiscard]] bool isUp() const { return m_up; }
    [[nodiscard]] int port() const { return m_port; }
    /// "redis://127.0.0.1:port"
    [[nodiscard]] std::string address() const;
    /// Ends it without a chance to write anything.
    void kill();
    /// Starts it again on the same port with the same files.
    [[nodiscard]] bool restart();

private:
    struct AsSentinel {};
    RedisServer(AsSentinel, const QByteArray& lines);

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
    QStringList m_arguments;
    bool m_up = false;
};

}  // namespace pleio::test
