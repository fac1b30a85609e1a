// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric.h"
#include "core/metrics/process_metrics.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <limits>

using namespace pleio;

class TestMetric : public QObject {
    Q_OBJECT

private slots:
    void writesPrometheusText()
    {
        const std::vector<MetricFamily> families{
            {MetricKind::Counter, "a_total", "Of a\nand \\.", {{{}, 3}}},
            {MetricKind::Gauge, "b", "Of \"b\".", {{{{"x", "1"}, {"y", "q\"\\\n"}}, 0.25}, {{{"x", "2"}}, 1e300}}},
            {MetricKind::Gauge, "none", "Never seen.", {}}};
        QCOMPARE(QString::fromStdString(prometheusText(families)),
                 QStringLiteral("# HELP a_total Of a\\nand \\\\.\n# TYPE a_total counter\na_total 3\n"
                                "# HELP b Of \"b\".\n# TYPE b gauge\nb{x=\"1\",y=\"q\\\"\\\\\\n\"} 0.25\n"
                                "b{x=\"2\"} 1e+300\n"));
    }

    void writesNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("written");
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("tenth") << 0.1 << "0.1";
        QTest::newRow("undefined") << std::nan("") << "NaN";
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "+Inf";
        QTest::newRow("minus infinite") << -std::numeric_limits<double>::infinity() << "-Inf";
    }

    void writesNumbers()
    {
        QFETCH(double, value);
        QFETCH(QString, written);
        const auto text = prometheusText({{MetricKind::Gauge, "n", "N.", {{{}, value}}}});
        QCOMPARE(QString::fromStdString(text).section(u'\n', 2, 2), "n " + written);
    }

    /// A value on a bound is at most as large as it; bounds hold all that is below them.
    void countsBelowBounds()
    {
        Histogram histogram({1, 10});
        for (const double value : {0.5, 1.0, 2.0, 10.0, 11.0}) histogram.observe(value);
        MetricFamily family{MetricKind::Histogram, "h", "H.", {}};
        histogram.addTo(family, {{"of", "x"}});
        QCOMPARE(QString::fromStdString(prometheusText({family})),
                 QStringLiteral("# HELP h H.\n# TYPE h histogram\nh_bucket{of=\"x\",le=\"1\"} 2\n"
                                "h_bucket{of=\"x\",le=\"10\"} 4\nh_bucket{of=\"x\",le=\"+Inf\"} 5\n"
                                "h_sum{of=\"x\"} 24.5\nh_count{of=\"x\"} 5\n"));
    }

    void measuresThisProcess()
    {
        const auto value = [](const std::string& name) {
            for (const MetricFamily& family : processMetrics())
                if (family.name == name) return family.samples.front().value;
            return -1.0;
        };
        QVERIFY(value("process_resident_memory_bytes") > 1e6);
        const double before = value("process_cpu_seconds_total");
        QVERIFY(before >= 0);
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(200);
        while (std::chrono::steady_clock::now() < until) {
        }
        QVERIFY(value("process_cpu_seconds_total") > before);
    }
};

PLEIO_TEST(tst_metric, TestMetric)
#include "tst_metric.moc"
