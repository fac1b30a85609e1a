// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTcpSocket>

namespace pleio::test {

struct HttpPage {
    int status = 0;  ///< 0 if there was no answer
    QByteArray type, body;
};

/// What a server of this machine answers to "GET /metrics" or another request.
[[nodiscard]] inline HttpPage httpPage(int port, const QByteArray& request)
{
    constexpr int kPatience = 5000;  // ms
    constexpr int kStatusAt = 9;     // behind "HTTP/1.1 "
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    if (!socket.waitForConnected(kPatience)) return {};
    socket.write(request + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    const auto field = [&](const QByteArray& name) {
        const qsizetype at = answer.toLower().indexOf("\r\n" + name + ": ");
        const qsizetype from = at + name.size() + 4;
        return at < 0 ? QByteArray() : answer.mid(from, answer.indexOf("\r\n", from) - from);
    };
    const auto isWhole = [&] {
        const qsizetype head = answer.indexOf("\r\n\r\n");
        return head >= 0 && answer.size() >= head + 4 + field("content-length").toInt();
    };
    while (!isWhole() && socket.waitForReadyRead(kPatience)) answer += socket.readAll();
    if (!isWhole()) return {};
    return {answer.mid(kStatusAt, 3).toInt(), field("content-type"), answer.mid(answer.indexOf("\r\n\r\n") + 4)};
}

}  // namespace pleio::test
