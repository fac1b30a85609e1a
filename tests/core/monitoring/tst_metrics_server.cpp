// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitoring/metrics_server.h"
#include "tests/support/http_page.h"
#include "tests/support/test_program.h"

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <memory>
#include <vector>

using namespace pleio;
using namespace pleio::test;

namespace {

HttpPage answerTo(const MetricsServer& server, const QByteArray& request)
{
    return httpPage(QUrl(QString::fromStdString(server.url())).port(), request);
}

MetricsPages fixedPages(const std::string& unhealthy, const std::string& unready)
{
    return {[] { return std::string("a 1\n"); }, [unhealthy] { return unhealthy; }, [unready] { return unready; }};
}

}  // namespace

class TestMetricsServer : public QObject {
    Q_OBJECT

private slots:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");  // empty: refused
        QTest::addColumn<int>("port");
        QTest::newRow("port") << "9464"
                              << "127.0.0.1" << 9464;
        QTest::newRow("any port") << "0"
                                  << "127.0.0.1" << 0;
        QTest::newRow("everybody") << "0.0.0.0:1"
                                   << "0.0.0.0" << 1;
        QTest::newRow("IPv6") << "[::1]:65535"
                              << "::1" << 65535;
        for (const char* wrong : {"", "x", "-1", "65536", "1.5", "host:80", "127.0.0.1", "127.0.0.1:", ":80", "::1:80",
                                  "[127.0.0.1]:80", "[]:80"})
            QTest::newRow(*wrong == '\0' ? "nothing" : wrong) << wrong << "" << 0;
    }

    void readsAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(int, port);
        const auto address = parseMetricsAddress(text.toStdString());
        QCOMPARE(address.has_value(), !host.isEmpty());
        if (!address) {
            QCOMPARE(address.error().kind, ErrorKind::Usage);
            return;
        }
        QCOMPARE(QString::fromStdString(address->host), host);
        QCOMPARE(static_cast<int>(address->port), port);
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("unhealthy");
        QTest::addColumn<QString>("unready");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");  // empty: any
        constexpr int ok = 200, unavailable = 503, none = 404;
        QTest::newRow("metrics") << QByteArray("GET /metrics") << "a"
                                 << "b" << ok << QByteArray("a 1\n");
        QTest::newRow("healthy") << QByteArray("GET /healthz") << ""
                                 << "b" << ok << QByteArray("ok\n");
        QTest::newRow("unhealthy") << QByteArray("GET /healthz") << "a"
                                   << "" << unavailable << QByteArray("a\n");
        QTest::newRow("ready") << QByteArray("GET /readyz") << "a"
                               << "" << ok << QByteArray("ok\n");
        QTest::newRow("unready") << QByteArray("GET /readyz") << ""
                                 << "b" << unavailable << QByteArray("b\n");
        QTest::newRow("root") << QByteArray("GET /") << ""
                              << "" << none << QByteArray();
        QTest::newRow("below") << QByteArray("GET /metrics/x") << ""
                               << "" << none << QByteArray();
        QTest::newRow("post") << QByteArray("POST /metrics") << ""
                              << "" << none << QByteArray();
    }

    void answers()
    {
        QFETCH(QByteArray, request);
        QFETCH(QString, unhealthy);
        QFETCH(QString, unready);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto server = MetricsServer::start({}, fixedPages(unhealthy.toStdString(), unready.toStdString()));
        QVERIFY2(server, server ? "" : server.error().oneLine().c_str());
        const HttpPage answer = answerTo(**server, request);
        QCOMPARE(answer.status, status);
        if (!body.isEmpty()) QCOMPARE(answer.body, body);
        QCOMPARE(answer.type.contains("version=0.0.4"), request == "GET /metrics");
    }

    /// Without a host nobody elsewhere is answered; the port is free again when the server has gone.
    void listensWhereItIsTold()
    {
        auto first = MetricsServer::start({}, fixedPages({}, {}));
        QVERIFY(first);
        QVERIFY2((*first)->url().starts_with("http://127.0.0.1:"), (*first)->url().c_str());
        const auto port = static_cast<std::uint16_t>(QUrl(QString::fromStdString((*first)->url())).port());
        const auto second = MetricsServer::start({"127.0.0.1", port}, fixedPages({}, {}));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Io);
        QVERIFY(second.error().message.find(std::to_string(port)) != std::string::npos);
        first->reset();
        QVERIFY(MetricsServer::start({"127.0.0.1", port}, fixedPages({}, {})));
    }

    void outlivesClientsThatSayNothing()
    {
        const auto server = MetricsServer::start({}, fixedPages({}, {}));
        QVERIFY(server);
        const QUrl at(QString::fromStdString((*server)->url()));
        std::vector<std::unique_ptr<QTcpSocket>> silent;
        for (int i = 0; i < 50; ++i) {
            silent.push_back(std::make_unique<QTcpSocket>());
            silent.back()->connectToHost(at.host(), static_cast<quint16>(at.port()));
            QVERIFY(silent.back()->waitForConnected(5000));
            silent.back()->write(i % 2 == 0 ? "GET /met" : QByteArray(10000, '\xff'));
            silent.back()->flush();
        }
        QCOMPARE(answerTo(**server, "GET /readyz").status, 200);
    }
};

PLEIO_TEST(tst_metrics_server, TestMetricsServer)
#include "tst_metrics_server.moc"
