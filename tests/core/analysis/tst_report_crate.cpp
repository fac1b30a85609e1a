// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_crate.h"
#include "core/analysis/report_files.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <initializer_list>

using namespace pleio;
using pleio::test::readAll;
using pleio::test::smallReport;

namespace {

constexpr const char* kInput = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

Report reportOfInputs()
{
    Report report = smallReport();
    report.provenance.inputs = {{"genome", "K 12.gbk", kInput, "format=GenBank"}, {"traits", "copy.gbk", kInput, {}}};
    return report;
}

QJsonArray graphOf(const QByteArray& crate) { return QJsonDocument::fromJson(crate)[u"@graph"].toArray(); }

QJsonObject entityIn(const QJsonArray& graph, const QString& id)
{
    for (const QJsonValue& each : graph)
        if (each[u"@id"].toString() == id) return each.toObject();
    return {};
}

/// All ids to which an entity refers by a property.
QStringList idsIn(const QJsonValue& value)
{
    QStringList ids;
    if (value.isArray())
        for (const QJsonValue& each : value.toArray()) ids += idsIn(each);
    else if (value.isObject())
        ids += value[u"@id"].toString();
    return ids;
}

}  // namespace

/// The rules of RO-Crate 1.1 and of the profile Process Run Crate 0.5 that are MUST, and the SHOULD that can be kept.
class TestReportCrate : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_graph =
            graphOf(reportCrate(reportOfInputs(), {"genes.tsv", "report.html", "report.json"}, QDate(2026, 2, 3)));
    }

    void describesItself()
    {
        const QJsonObject descriptor = entityIn(m_graph, QStringLiteral("ro-crate-metadata.json"));
        QCOMPARE(descriptor["@type"].toString(), QStringLiteral("CreativeWork"));
        QCOMPARE(idsIn(descriptor["conformsTo"]), QStringList("https://w3id.org/ro/crate/1.1"));
        QCOMPARE(idsIn(descriptor["about"]), QStringList("./"));
    }

    void rootFollowsTheProfile()
    {
        const QJsonObject root = entityIn(m_graph, QStringLiteral("./"));
        QCOMPARE(root["@type"].toString(), QStringLiteral("Dataset"));
        QCOMPARE(root["datePublished"].toString(), QStringLiteral("2026-02-03"));
        QVERIFY(!root["name"].toString().isEmpty() && !root["description"].toString().isEmpty());
        QCOMPARE(idsIn(root["conformsTo"]), QStringList("https://w3id.org/ro/wfrun/process/0.5"));
        QCOMPARE(entityIn(m_graph, QStringLiteral("https://w3id.org/ro/wfrun/process/0.5"))["@type"].toString(),
                 QStringLiteral("CreativeWork"));
    }

    void runNamesToolInputsAndResults()
    {
        const QStringList runs = idsIn(entityIn(m_graph, QStringLiteral("./"))["mentions"]);
        QCOMPARE(runs.size(), qsizetype{1});
        const QJsonObject run = entityIn(m_graph, runs.first());
        QCOMPARE(run["@type"].toString(), QStringLiteral("CreateAction"));
        QVERIFY(!run["name"].toString().isEmpty() && run["description"].toString().contains("cipher.decode"));
        const QJsonObject tool = entityIn(m_graph, idsIn(run["instrument"]).value(0));
        QCOMPARE(tool["@type"].toString(), QStringLiteral("SoftwareApplication"));
        QCOMPARE(tool["softwareVersion"].toString().toStdString(), smallReport().provenance.programVersion);
        QCOMPARE(idsIn(run["result"]), QStringList({"genes.tsv", "report.html", "report.json"}));
        // The digest of "abc" of FIPS 180-4, as base64url (RFC 6920).
        const QString input = QStringLiteral("ni:///sha-256;ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
        QCOMPARE(idsIn(run["object"]).count(input), qsizetype{1});
        QCOMPARE(entityIn(m_graph, input)["name"].toString(), QStringLiteral("K 12.gbk"));
        QCOMPARE(entityIn(m_graph, input)["identifier"].toString(), QStringLiteral("sha256:") + QLatin1String(kInput));
    }

    void settingsAreValues()
    {
        const QJsonObject run = entityIn(m_graph, QStringLiteral("#run"));
        const Report report = reportOfInputs();
        QVERIFY(!report.provenance.parameters.values().empty());
        for (const auto& [id, value] : report.provenance.parameters.values()) {
            const QString entity = QStringLiteral("#parameter-") + QString::fromStdString(id);
            QVERIFY2(idsIn(run["object"]).contains(entity), id.c_str());
            QCOMPARE(entityIn(m_graph, entity)["@type"].toString(), QStringLiteral("PropertyValue"));
        }
        QCOMPARE(entityIn(m_graph, QStringLiteral("#parameter-seed"))["value"].toString(),
                 QString::number(report.provenance.seed));
    }

    void everyReferenceIsDescribedOnce()
    {
        QSet<QString> described;
        for (const QJsonValue& each : m_graph) {
            QVERIFY2(!described.contains(each[u"@id"].toString()), qPrintable(each[u"@id"].toString()));
            described.insert(each[u"@id"].toString());
        }
        described.insert(QStringLiteral("https://w3id.org/ro/crate/1.1"));  // of which the specification asks no entity
        for (const QJsonValue& each : m_graph)
            for (const QJsonValue& value : each.toObject())
                for (const QString& id : idsIn(value)) QVERIFY2(described.contains(id), qPrintable(id));
    }

    void everyFileIsPart()
    {
        QStringList files;
        for (const QJsonValue& each : m_graph)
            if (each[u"@type"].toString() == QStringLiteral("File")) files << each[u"@id"].toString();
        QCOMPARE(files.size(), qsizetype{4});
        const QStringList parts = idsIn(entityIn(m_graph, QStringLiteral("./"))["hasPart"]);
        QCOMPARE(QSet<QString>(parts.begin(), parts.end()), QSet<QString>(files.begin(), files.end()));
    }

    void folderHoldsWhatItSays()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("out"));
        NoProgress progress;
        QVERIFY(writeReportFiles(reportOfInputs(), {}, {folder.toStdString()}, progress));
        const QJsonArray graph = graphOf(readAll(folder + QLatin1Char('/') + QLatin1String(kCrateName)));
        QStringList there = QDir(folder).entryList(QDir::Files);
        there.removeAll(QLatin1String(kCrateName));
        there.removeAll(QStringLiteral("pleioscope.sha256"));  // written after everything that it lists
        QCOMPARE(idsIn(entityIn(graph, QStringLiteral("#run"))["result"]), there);
    }

    void equalRunsGiveEqualBytes()
    {
        const auto crate = [](int day) { return reportCrate(reportOfInputs(), {"a.tsv"}, QDate(2026, 2, day)); };
        QCOMPARE(crate(3), crate(3));
        QCOMPARE(crate(4), crate(3).replace("2026-02-03", "2026-02-04"));
    }

private:
    QJsonArray m_graph;
};

PLEIO_TEST(tst_report_crate, TestReportCrate)
#include "tst_report_crate.moc"
