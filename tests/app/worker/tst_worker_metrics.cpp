// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that real programs serve.
#include "tests/app/cli/cli_process.h"
#include "tests/app/worker/worker_process.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/support/http_page.h"
#include "tests/support/promtool.h"
#include "tests/support/test_program.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pleio::test;

namespace {

HttpPage page(int port, const QByteArray& path) { return httpPage(port, "GET " + path); }

}  // namespace

class TestWorkerMetrics : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->isUp());
        const CliRun made = synthSmall(path("synth"));
        QVERIFY2(made.status == 0, made.err);
    }

    void aWorkerServesWhatItDoes()
    {
        WorkerProcess worker({"--redis", address(), "--namespace", "serves", "--threads", "1", "--offline-after", "3",
                              "--metrics", "0"});
        QVERIFY2(worker.says("waits for tasks"), worker.log());
        const int port = metricsPortIn(worker.log());
        QVERIFY2(port > 0, worker.log());
        QTRY_COMPARE_WITH_TIMEOUT(page(port, "/readyz").status, 200, 20'000);
        QCOMPARE(page(port, "/healthz").status, 200);
        QCOMPARE(page(port, "/").status, 404);
        const CliRun ran = runCli({"run", "codon.usage", "--genome", path("synth/genome.gbk"), "--out", path("out"),
                                   "--swarm", address(), "--namespace", "serves"});
        QVERIFY2(ran.status == 0, ran.err);
        QTRY_VERIFY(page(port, "/metrics")
                        .body.contains("pleioscope_tasks_ended_total{analysis=\"codon.usage\",state=\"done\"} 1\n"));
        QTRY_VERIFY_WITH_TIMEOUT(page(port, "/metrics").body.contains("pleioscope_queue_lag_seconds 0\n"), 20'000);
        const QByteArray metrics = page(port, "/metrics").body;
        for (const QByteArray& secret : {QByteArray("genome.gbk"), QByteArray("serves"), path({}).toUtf8()})
            QVERIFY2(!metrics.contains(secret), metrics);
        if (!hasPromtool()) QSKIP("promtool is not installed, so the text of a worker is not checked with it");
        QCOMPARE(complaintsOfPromtool(metrics), QByteArray());
    }

    void aWorkerWithoutServerIsAliveAndNotReady()
    {
        RedisServer server;
        QVERIFY(server.isUp());
        WorkerProcess worker(
            {"--redis", QString::fromStdString(server.address()), "--offline-after", "3", "--metrics", "127.0.0.1:0"});
        QVERIFY2(worker.says("waits for tasks"), worker.log());
        const int port = metricsPortIn(worker.log());
        QTRY_COMPARE_WITH_TIMEOUT(page(port, "/readyz").status, 200, 20'000);
        server.kill();
        QTRY_COMPARE_WITH_TIMEOUT(page(port, "/readyz").status, 503, 20'000);
        QVERIFY(page(port, "/readyz").body.contains("Redis server cannot be reached"));
        QCOMPARE(page(port, "/healthz").status, 200);
        QVERIFY(server.restart());
        QTRY_COMPARE_WITH_TIMEOUT(page(port, "/readyz").status, 200, 30'000);
        worker.process().terminate();
        QVERIFY(worker.process().waitForFinished(20'000));
        QCOMPARE(worker.process().exitCode(), 0);
    }

    /// A batch waits for a worker that is not there, serves metrics meanwhile and writes the same files.
    void aBatchServesWhatItWaitsFor()
    {
        QProcess batch;
        batch.setProcessChannelMode(QProcess::MergedChannels);
        batch.start(QStringLiteral(PLEIOSCOPE_CLI),
                    {"batch", path("synth/genome.gbk"), "--analysis", "codon.usage", "--out", path("batch"), "--swarm",
                     address(), "--namespace", "batch-metrics", "--metrics", "0"});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += batch.readAll()).contains("/metrics"), 20'000);
        const int port = metricsPortIn(said);
        QVERIFY2(port > 0, said);
        const QByteArray submitted = "pleioscope_tasks{analysis=\"codon.usage\",state=\"submitted\"} 1\n";
        QTRY_VERIFY_WITH_TIMEOUT(page(port, "/metrics").body.contains(submitted), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(page(port, "/metrics").body.contains("pleioscope_queue_tasks{state=\"waiting\"} 1\n"),
                                 20'000);
        QCOMPARE(page(port, "/readyz").status, 200);
        QCOMPARE(page(port, "/healthz").status, 200);
        if (hasPromtool()) QCOMPARE(complaintsOfPromtool(page(port, "/metrics").body), QByteArray());
        WorkerProcess worker({"--redis", address(), "--namespace", "batch-metrics", "--threads", "1"});
        QVERIFY(batch.waitForFinished(60'000));
        said += batch.readAll();
        QVERIFY2(batch.exitCode() == 0, said);
        const CliRun here =
            runCli({"batch", path("synth/genome.gbk"), "--analysis", "codon.usage", "--out", path("here")});
        QVERIFY2(here.status == 0, here.err);
        QVERIFY(!readAll(path("here/genome/report.json")).isEmpty());
        QCOMPARE(readAll(path("batch/genome/report.json")), readAll(path("here/genome/report.json")));
    }

    void wrongAddressesAreRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no port") << QStringList{"--metrics", "here"} << 2 << QByteArray("no address for metrics");
        QTest::newRow("of another machine") << QStringList{"--metrics", "192.0.2.1:9464"} << 1
                                            << QByteArray("Metrics cannot be served at 192.0.2.1 port 9464");
    }

    void wrongAddressesAreRefused()
    {
        QFETCH(QStringList, options);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        WorkerProcess worker(QStringList{"--redis", address()} + options);
        QVERIFY2(worker.says(says), worker.log());
        QVERIFY(worker.process().waitForFinished(20'000) || worker.process().state() == QProcess::NotRunning);
        QCOMPARE(worker.process().exitCode(), status);
        const CliRun batch = runCli(QStringList{"batch", path("synth/genome.gbk"), "--analysis", "codon.usage", "--out",
                                                path("refused"), "--swarm", address()} +
                                    options);
        QVERIFY2(batch.status == status && batch.err.contains(says), batch.err);
        QVERIFY(!QFile::exists(path("refused/summary/report.json")));
    }

    void aBatchHereServesNothing()
    {
        const CliRun batch = runCli(
            {"batch", path("synth/genome.gbk"), "--analysis", "codon.usage", "--out", path("local"), "--metrics", "0"});
        QCOMPARE(batch.status, 2);
        QVERIFY2(batch.err.contains("--swarm"), batch.err);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString address() const { return QString::fromStdString(m_server->address()); }

    QTemporaryDir m_folder;
    std::unique_ptr<RedisServer> m_server;
};

PLEIO_TEST(tst_worker_metrics, TestWorkerMetrics)
#include "tst_worker_metrics.moc"
