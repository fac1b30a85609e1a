// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_link.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpSocket>

#include <array>

namespace pleio {

namespace {

constexpr std::size_t kMostReplyBytes = std::size_t{1} << 30;
constexpr std::size_t kSocketPieceBytes = std::size_t{64} << 10;
constexpr auto kCloseWait = std::chrono::milliseconds(200);

QString qtext(const std::string& text) { return QString::fromStdString(text); }

Result<QByteArray> contentOf(const std::string& path)
{
    QFile file(qtext(path));
    if (!file.open(QIODevice::ReadOnly))
        return badInput(
            "The file of the encrypted connection cannot be read: " + file.errorString().toStdString() + ".", path);
    return file.readAll();
}

Result<QSslConfiguration> encryption(const RedisAddress& address)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!address.caFile.empty()) {
        const auto pem = contentOf(address.caFile);
        if (!pem) return pem.error();
        configuration.setCaCertificates(QSslCertificate::fromData(*pem));
    }
    if (!address.certificateFile.empty()) {
        const auto certificate = contentOf(address.certificateFile);
        if (!certificate) return certificate.error();
        const auto key = contentOf(address.keyFile);
        if (!key) return key.error();
        configuration.setLocalCertificateChain(QSslCertificate::fromData(*certificate));
        QSslKey secret(*key, QSsl::Rsa);
        if (secret.isNull()) secret = QSslKey(*key, QSsl::Ec);
        if (secret.isNull())
            return badInput("The file holds no RSA or EC key that can be read without a passphrase.", address.keyFile);
        configuration.setPrivateKey(secret);
    }
    return configuration;
}

}  // namespace

Error redisError(const RedisReply& reply, const RedisAddress& address)
{
    // A server without AUTH repeats what it was asked, and that was the password.
    std::string text = reply.text;
    if (!address.password.empty())
        for (std::size_t at = 0; (at = text.find(address.password, at)) != std::string::npos; ++at)
            text.replace(at, address.password.size(), "…");
    ErrorKind kind = ErrorKind::Io;
    std::string advice;
    if (text.starts_with("WRONGPASS") || text.starts_with("NOAUTH")) {
        kind = ErrorKind::Usage;  // to try again would not help
        advice = " Give the user in the address and the password in the environment variable "
                 "PLEIOSCOPE_REDIS_PASSWORD.";
    } else if (text.starts_with("NOPERM")) {
        kind = ErrorKind::Usage;
        advice = " Ask the keeper of the server for the permissions that packaging/redis-worker.acl lists.";
    } else if (text.starts_with("OOM")) {
        advice = " The memory of the server is full; purge what is no longer needed or raise its maxmemory.";
    }
    return {kind, "The Redis server answers: " + text + "." + advice, address.shown()};
}

RedisLink::RedisLink(const RedisAddress& address) : m_address(address), m_reader(kMostReplyBytes) {}

RedisLink::~RedisLink() { close(); }

void RedisLink::close()
{
    if (!m_socket) return;
    m_socket->disconnectFromHost();
    if (m_socket->state() != QAbstractSocket::UnconnectedState)
        m_socket->waitForDisconnected(static_cast<int>(kCloseWait.count()));
    m_socket.reset();
}

bool RedisLink::isOpen() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }

Error RedisLink::broken(const std::string& what)
{
    const std::string why = m_socket ? m_socket->errorString().toStdString() : std::string();
    m_socket.reset();
    return {ErrorKind::Io,
            what + (why.empty() ? "" : " (" + why + ")") + "; check that it runs and that this machine may reach it.",
            m_address.shown()};
}

Result<std::unique_ptr<RedisLink>> RedisLink::connect(const RedisAddress& address, Milliseconds patience)
{
    std::unique_ptr<RedisLink> link(new RedisLink(address));
    const auto wait = static_cast<int>(patience.count());
    const QString host = qtext(link->node().host);
    const auto port = static_cast<quint16>(link->node().port);
    if (!address.tls) {
        link->m_socket = std::make_unique<QTcpSocket>();
        link->m_socket->connectToHost(host, port);
        if (!link->m_socket->waitForConnected(wait)) return link->broken("The Redis server cannot be reached");
    } else {
        const auto configuration = encryption(address);
        if (!configuration) return configuration.error();
        auto socket = std::make_unique<QSslSocket>();
        socket->setSslConfiguration(*configuration);
        QSslSocket& secure = *socket;
        link->m_socket = std::move(socket);
        secure.connectToHostEncrypted(host, port);
        if (!secure.waitForEncrypted(wait))
            return link->broken("No encrypted connection to the Redis server came about");
    }
    link->m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    link->m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    return link;
}

Result<void> RedisLink::greet(Milliseconds patience)
{
    std::vector<RedisCommand> commands;
    if (!m_address.password.empty())
        commands.push_back(m_address.user.empty() ? RedisCommand{"AUTH", m_address.password}
                                                  : RedisCommand{"AUTH", m_address.user, m_address.password});
    if (m_address.database != 0) commands.push_back({"SELECT", std::to_string(m_address.database)});
    if (commands.empty()) return {};
    const auto replies = exchange(commands, patience);
    if (!replies) return replies.error();
    for (const RedisReply& reply : *replies)
        if (reply.isError()) return redisError(reply, m_address);
    return {};
}

void RedisLink::send(const RedisCommand& command)
{
    if (!m_socket) return;  // the next read says so
    const std::string bytes = redisCommand(command);
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
}

Result<std::optional<RedisReply>> RedisLink::next(Milliseconds patience)
{
    std::array<char, kSocketPieceBytes> piece;
    QDeadlineTimer deadline(patience);
    for (;;) {
        auto reply = m_reader.next();
        if (!reply) {
            close();
            return reply;
        }
        if (*reply) return reply;
        if (!m_socket) return broken("The connection to the Redis server broke");
        if (m_socket->bytesAvailable() == 0 &&
            !m_socket->waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            if (isOpen()) return std::optional<RedisReply>();
            return broken("The connection to the Redis server broke");
        }
        const qint64 got = m_socket->read(piece.data(), static_cast<qint64>(piece.size()));
        if (got < 0) return broken("The connection to the Redis server broke");
        if (got > 0) deadline.setRemainingTime(patience);  // a long reply takes its time
        if (const auto fed = m_reader.feed({piece.data(), static_cast<std::size_t>(got)}); !fed) {
            close();
            return fed.error();
        }
    }
}

Result<std::vector<RedisReply>> RedisLink::exchange(const std::vector<RedisCommand>& commands, Milliseconds patience)
{
    for (const RedisCommand& command : commands) send(command);
    if (m_socket) m_socket->flush();
    std::vector<RedisReply> replies;
    replies.reserve(commands.size());
    while (replies.size() < commands.size()) {
        auto reply = next(patience);
        if (!reply) return reply.error();
        if (!*reply) return broken("The Redis server gives no answer");
        replies.push_back(std::move(**reply));
    }
    return replies;
}

}  // namespace pleio
