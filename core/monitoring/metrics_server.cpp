// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitoring/metrics_server.h"

#include "core/base/text.h"

#include <QByteArray>
#include <QHostAddress>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QMetaObject>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QThread>

#include <limits>
#include <string_view>
#include <utility>

namespace pleio {

namespace {

using StatusCode = QHttpServerResponder::StatusCode;

QHttpServerResponse plainAnswer(const std::string& text, StatusCode status)
{
    return {QByteArrayLiteral("text/plain; charset=utf-8"), QByteArray::fromStdString(text + '\n'), status};
}

QHttpServerResponse stateAnswer(const std::string& reason)
{
    return reason.empty() ? plainAnswer("ok", StatusCode::Ok) : plainAnswer(reason, StatusCode::ServiceUnavailable);
}

void addRoutes(QHttpServer& http, const MetricsPages& pages)
{
    using Method = QHttpServerRequest::Method;
    http.route(QStringLiteral("/metrics"), Method::Get, [metrics = pages.metrics] {
        return QHttpServerResponse(QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8"),
                                   QByteArray::fromStdString(metrics()));
    });
    http.route(QStringLiteral("/healthz"), Method::Get,
               [unhealthy = pages.unhealthy] { return stateAnswer(unhealthy()); });
    http.route(QStringLiteral("/readyz"), Method::Get, [unready = pages.unready] { return stateAnswer(unready()); });
}

}  // namespace

Result<MetricsAddress> parseMetricsAddress(const std::string& text)
{
    const Error wrong{ErrorKind::Usage,
                      "\"" + text +
                          "\" is no address for metrics; give a port, as 9464, or a numeric address of this "
                          "machine and a port, as 0.0.0.0:9464 or [::1]:9464.",
                      "--metrics"};
    MetricsAddress address;
    const std::size_t colon = text.rfind(':');
    std::int64_t port = -1;
    if (!parseInteger(std::string_view(text).substr(colon == std::string::npos ? 0 : colon + 1), port) || port < 0 ||
        port > std::numeric_limits<std::uint16_t>::max())
        return wrong;
    address.port = static_cast<std::uint16_t>(port);
    if (colon == std::string::npos) return address;
    address.host = text.substr(0, colon);
    const bool inBrackets = address.host.starts_with('[') && address.host.ends_with(']');
    if (inBrackets) address.host = address.host.substr(1, address.host.size() - 2);
    const QHostAddress host(QString::fromStdString(address.host));
    const auto protocol = inBrackets ? QAbstractSocket::IPv6Protocol : QAbstractSocket::IPv4Protocol;
    return host.protocol() == protocol ? Result<MetricsAddress>(address) : wrong;
}

/// The thread, and an object that lives in it, by which it is told what to do.
struct MetricsServer::Loop {
    QThread thread;
    QObject anchor;
    std::unique_ptr<QHttpServer> http;

    /// Does `work` in the thread and waits for it.
    template <class Work>
    void run(Work work)
    {
        QMetaObject::invokeMethod(&anchor, std::move(work), Qt::BlockingQueuedConnection);
    }
};

MetricsServer::MetricsServer() : m_loop(std::make_unique<Loop>()) {}

Result<std::unique_ptr<MetricsServer>> MetricsServer::start(const MetricsAddress& address, MetricsPages pages)
{
    std::unique_ptr<MetricsServer> server(new MetricsServer);
    Loop& loop = *server->m_loop;
    loop.anchor.moveToThread(&loop.thread);
    loop.thread.start();
    std::string problem;
    loop.run([&] {
        auto http = std::make_unique<QHttpServer>();
        addRoutes(*http, pages);
        // Not QHttpServer::listen, which Qt 6.8 no longer has.
        auto tcp = std::make_unique<QTcpServer>();
        if (!tcp->listen(QHostAddress(QString::fromStdString(address.host)), address.port)) {
            problem = tcp->errorString().toStdString();
            return;
        }
        const QString host = tcp->serverAddress().toString();
        const bool isV6 = tcp->serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
        server->m_url = "http://" + (isV6 ? "[" + host.toStdString() + "]" : host.toStdString()) + ':' +
                        std::to_string(tcp->serverPort());
        http->bind(tcp.release());  // which it owns then
        loop.http = std::move(http);
    });
    if (problem.empty()) return server;
    return Error{ErrorKind::Io,
                 "Metrics cannot be served at " + address.host + " port " + std::to_string(address.port) + " (" +
                     problem + "); choose another port or address.",
                 "--metrics"};
}

MetricsServer::~MetricsServer()
{
    m_loop->run([this] { m_loop->http.reset(); });
    m_loop->thread.quit();
    m_loop->thread.wait();
}

}  // namespace pleio
