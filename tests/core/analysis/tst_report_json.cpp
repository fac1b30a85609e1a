// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_fields.h"
#include "core/analysis/report_json.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/support/test_program.h"

#include <QCborMap>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <random>
#include <utility>

using namespace pleio;
using pleio::test::dumped;
using pleio::test::randomReport;
using pleio::test::smallReport;

namespace {

struct Anything {
    template <class T>
    operator T() const
    {
        return T();
    }
};

/// The number of fields of a plain struct: the most initialisers it takes.
template <class T, class... A>
consteval std::size_t fieldCount()
{
    if constexpr (requires { T{A{}..., Anything{}}; })
        return fieldCount<T, A..., Anything>();
    else
        return sizeof...(A);
}

template <class T>
std::size_t storedCount()
{
    std::size_t count = 0;
    const T value{};
    detail::visitFields(value, [&count](std::string_view, const auto&) { ++count; });
    return count;
}

bool allOrNothing(const QByteArray& bytes)
{
    const Result<Report> report = reportFromCbor(bytes);
    return report ? static_cast<bool>(checkShapes(*report)) : report.error().kind == ErrorKind::BadInput;
}

}  // namespace

class TestReportJson : public QObject {
    Q_OBJECT

private slots:
    void everyFieldIsStored()
    {
        QCOMPARE(storedCount<Scalar>(), fieldCount<Scalar>());
        QCOMPARE(storedCount<Note>(), fieldCount<Note>());
        QCOMPARE(storedCount<Categories>(), fieldCount<Categories>());
        QCOMPARE(storedCount<Column>(), fieldCount<Column>());
        QCOMPARE(storedCount<Table>(), fieldCount<Table>());
        QCOMPARE(storedCount<plot::Colour>(), fieldCount<plot::Colour>());
        QCOMPARE(storedCount<plot::Tick>(), fieldCount<plot::Tick>());
        QCOMPARE(storedCount<plot::Axis>(), fieldCount<plot::Axis>());
        QCOMPARE(storedCount<plot::Points>(), fieldCount<plot::Points>());
        QCOMPARE(storedCount<plot::Line>(), fieldCount<plot::Line>());
        QCOMPARE(storedCount<plot::Segments>(), fieldCount<plot::Segments>());
        QCOMPARE(storedCount<plot::Bars>(), fieldCount<plot::Bars>());
        QCOMPARE(storedCount<plot::HeatMap>(), fieldCount<plot::HeatMap>());
        QCOMPARE(storedCount<plot::Text>(), fieldCount<plot::Text>());
        QCOMPARE(storedCount<plot::Panel>(), fieldCount<plot::Panel>());
        QCOMPARE(storedCount<PlotSpec>(), fieldCount<PlotSpec>());
        QCOMPARE(storedCount<Provenance::Input>(), fieldCount<Provenance::Input>());
        QCOMPARE(storedCount<Provenance>(), fieldCount<Provenance>());
        QCOMPARE(storedCount<Report>(), fieldCount<Report>());
    }

    void roundTripKeepsEveryBit()
    {
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const Report report = randomReport(seed);
            QVERIFY(checkShapes(report));
            const QByteArray bytes = reportToCbor(report);
            const Result<Report> again = reportFromCbor(bytes);
            QVERIFY2(again, again ? "" : again.error().oneLine().c_str());
            QCOMPARE(dumped(*again), dumped(report));
            QCOMPARE(reportToCbor(*again), bytes);
        }
    }

    void longTableIsCompact()
    {
        constexpr std::size_t kRows = 100'000;
        Report report;
        report.tables = {Table{"decode",
                               "",
                               {Column{"gene", "", "", std::vector<std::string>(kRows, "b1234")},
                                Column{"z", "", "", std::vector<double>(kRows, 1.5)},
                                Column{"trait", "", "", Categories{{"t"}, std::vector<std::int32_t>(kRows, 0)}}}}};
        const QByteArray bytes = reportToCbor(report);
        QVERIFY2(bytes.size() < static_cast<qsizetype>(kRows * (4 + 5 + 8 + 4) + 1000),
                 "more than the numbers themselves");
        const Result<Report> again = reportFromCbor(bytes);
        QVERIFY(again);
        QCOMPARE(dumped(*again), dumped(report));
    }

    void truncatedIsRefused()
    {
        const QByteArray bytes = reportToCbor(randomReport(3));
        QVERIFY(bytes.size() > 500);
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const Result<Report> report = reportFromCbor(bytes.left(size));
            QVERIFY(!report);
            QCOMPARE(report.error().kind, ErrorKind::BadInput);
        }
        QVERIFY(!reportFromCbor(bytes + "x"));
    }

    void damagedNeverCrashes()
    {
        std::mt19937 engine(1);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const QByteArray bytes = reportToCbor(randomReport(seed));
            for (int i = 0; i < 300; ++i) {
                QByteArray bad = bytes;
                for (int flips = 1 + i % 3; flips > 0; --flips)
                    bad[static_cast<qsizetype>(engine() % static_cast<unsigned>(bad.size()))] =
                        static_cast<char>(engine());
                QVERIFY(allOrNothing(bad));
            }
        }
    }

    void wrongShapesAreRefused()
    {
        Report report = smallReport();
        std::get<std::vector<double>>(report.tables[0].columns[1].values).pop_back();
        QVERIFY(!checkShapes(report));
        QVERIFY(!reportFromCbor(reportToCbor(report)));

        report = smallReport();
        report.tables[1].columns[0].values = Categories{{"a"}, {1}};
        QVERIFY(!reportFromCbor(reportToCbor(report)));

        report = smallReport();
        plot::HeatMap map;
        map.rows = 65536;
        map.columns = 65536;
        report.plots[0].panels.push_back({});
        report.plots[0].panels[0].layers.emplace_back(map);
        QVERIFY(!reportFromCbor(reportToCbor(report)));
    }

    void newerVersionIsNamed()
    {
        QByteArray bytes = reportToCbor(smallReport());
        const QByteArray key("\x67version\x04");
        const qsizetype at = bytes.indexOf(key);
        QVERIFY(at > 0);
        bytes[at + key.size() - 1] = 5;
        const Result<Report> report = reportFromCbor(bytes);
        QVERIFY(!report);
        QVERIFY(QString::fromStdString(report.error().message).contains(QStringLiteral("newer")));
    }

    /// As versions before 0.2.0 wrote it: the version of the program is in its name, and no input says how it was read.
    void olderVersionIsRead()
    {
        Report expected = smallReport();
        expected.provenance.program = "Pleioscope 0.1.0";
        expected.provenance.programVersion.clear();
        for (Provenance::Input& input : expected.provenance.inputs) input.reading.clear();
        for (const int version : {1, 2}) {
            QCborMap envelope = QCborValue::fromCbor(reportToCbor(expected)).toMap();
            QCborMap report = envelope[QStringLiteral("report")].toMap();
            QCborMap provenance = report[QStringLiteral("provenance")].toMap();
            QVERIFY(provenance.contains(QStringLiteral("programVersion")));
            provenance.remove(QStringLiteral("programVersion"));
            report[QStringLiteral("provenance")] = provenance;
            envelope[QStringLiteral("report")] = report;
            envelope[QStringLiteral("version")] = version;
            const Result<Report> read = reportFromCbor(envelope.toCborValue().toCbor());
            QVERIFY2(read, read ? "" : read.error().oneLine().c_str());
            QCOMPARE(reportToCbor(*read), reportToCbor(expected));
            QCOMPARE(programText(read->provenance), std::string("Pleioscope 0.1.0"));
            envelope[QStringLiteral("version")] = 3;
            QVERIFY(!reportFromCbor(envelope.toCborValue().toCbor()));
            envelope[QStringLiteral("version")] = 0;
            QVERIFY(!reportFromCbor(envelope.toCborValue().toCbor()));
        }
    }

    void jsonSaysWhatIsInTheReport()
    {
        const QJsonObject json = reportToJson(smallReport());
        QCOMPARE(json[u"analysis"].toString(), QStringLiteral("cipher.decode"));
        QVERIFY(json[u"scalars"][1][u"value"].isNull());
        QCOMPARE(json[u"scalars"][0][u"value"].toDouble(), 120.0);
        QCOMPARE(json[u"tables"][0][u"rows"].toInteger(), 120);
        QCOMPARE(json[u"tables"][0][u"columns"][1][u"type"].toString(), QStringLiteral("real"));
        QCOMPARE(json[u"plots"][1][u"id"].toString(), QStringLiteral("reliability"));
        QCOMPARE(json[u"notes"][0][u"examples"].toArray().size(), 2);
        const QJsonObject provenance = json[u"provenance"].toObject();
        QCOMPARE(provenance[u"seed"].toInteger(), 7);
        QCOMPARE(provenance[u"parameters"][u"folds"].toInteger(), 5);
        QCOMPARE(provenance[u"inputs"][0][u"sha256"].toString().size(), 64);
        QCOMPARE(provenance[u"exclusions"][u"internal_stop"].toInteger(), 3);
        QCOMPARE(provenance[u"genetic_codes"][0].toInt(), 11);
        const QByteArray text = QJsonDocument(json).toJson();
        QCOMPARE(text, QJsonDocument(reportToJson(smallReport())).toJson());
        QVERIFY(text.indexOf("\"notes\"") < text.indexOf("\"plots\""));
    }

    void seedsBeyondJsonAreText()
    {
        Report report = smallReport();
        report.provenance.seed = 18446744073709551615U;
        QCOMPARE(reportToJson(report)[u"provenance"][u"seed"].toString(), QStringLiteral("18446744073709551615"));
    }
};

PLEIO_TEST(tst_report_json, TestReportJson)
#include "tst_report_json.moc"
