// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/swarm/redis_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace pleio::test {

namespace {

constexpr int kStartPatience = 10000;  // ms

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

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QString redisMissing()
{
    return QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty()
               ? QStringLiteral("redis-server is not installed")
               : QString();
}

RedisServer::RedisServer(const QStringList& options)
    : m_port(freePort()),
      m_arguments(QStringList{QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--bind"),
                              QStringLiteral("127.0.0.1"), QStringLiteral("--dir"), m_folder.path(),
                              QStringLiteral("--save"), QString()} +
                  options)
{
    m_up = restart();
}

RedisServer::RedisServer(AsSentinel, const QByteArray& lines)
    : m_port(freePort()), m_arguments{m_folder.filePath(QStringLiteral("sentinel.conf")), QStringLiteral("--sentinel")}
{
    // A Sentinel keeps what it learns in its configuration file.
    QFile file(m_arguments.front());
    m_up = file.open(QIODevice::WriteOnly) &&
           file.write("port " + QByteArray::number(m_port) + "\nbind 127.0.0.1\ndir " + m_folder.path().toUtf8() +
                      '\n' + lines) > 0 &&
           file.flush() && restart();
}

std::unique_ptr<RedisServer> RedisServer::sentinel(const QByteArray& lines)
{
    return std::unique_ptr<RedisServer>(new RedisServer(AsSentinel(), lines));
}

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
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("redis-server"), m_arguments);
    QElapsedTimer timer;
    timer.start();
    while (m_process.state() != QProcess::NotRunning && timer.elapsed() < kStartPatience) {
        m_process.waitForFinished(20);
        if (answers(m_port)) return m_up = true;
    }
    return false;
}

}  // namespace pleio::test
