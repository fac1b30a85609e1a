// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/swarm/redis_server.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace pleio::test {

namespace {

constexpr int kStartPatience = 10000;  // ms

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/// Whether something answers there; a server that asks for a password does as well.
bool answers(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
    if (!socket.waitForConnected(200)) return false;
    socket.write("PING\r\n");
    return socket.waitForReadyRead(500);
}

}  // namespace

QString redisMissing()
{
    return QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty()
               ? QStringLiteral("redis-server is not installed")
               : QString();
}

RedisServer::RedisServer(const QStringList& options) : m_options(options), m_port(freePort()) { m_up = restart(); }

RedisServer::~RedisServer() { kill(); }

std::string RedisServer::address() const { return "redis://127.0.0.1:" + std::to_string(m_port); }

void RedisServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
    m_up = false;
}

bool RedisServer::restart()
{
    const QStringList own{
        QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--bind"), QStringLiteral("127.0.0.1"),
        QStringLiteral("--dir"),  m_folder.path(),         QStringLiteral("--save"), QString()};
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("redis-server"), own + m_options);
    QElapsedTimer timer;
    timer.start();
    while (m_process.state() != QProcess::NotRunning && timer.elapsed() < kStartPatience) {
        m_process.waitForFinished(20);
        if (answers(m_port)) return m_up = true;
    }
    return false;
}

}  // namespace pleio::test
