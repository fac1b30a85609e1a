// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "core/swarm/part_result.h"
#include "core/swarm/swarm_run.h"
#include "core/swarm/task.h"

#include "tests/support/test_program.h"

#include <QCborArray>
#include <QCborMap>
#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace pleio;

namespace {

SwarmTask sample()
{
    SwarmTask task;
    task.program = programName();
    task.analysisVersion = findAnalysis("codon.usage")->version;
    task.request = {"codon.usage",
                    Parameters({{"flag", true},
                                {"whole", std::int64_t{-7}},
                                {"real", 0.1},
                                {"text", std::string("Gr\xf6\xdf"
                                                     "e \0 b",
                                                     9)}}),
                    18446744073709551615ULL};
    task.settings = {{"genetic_code", "4"}, {"delimiter", "\t"}};
    task.inputs = {{SourceRole::Genome, "genome.gbk", std::string(64, 'a')},
                   {SourceRole::Conditions, "b\xe9.tsv", std::string(64, '0')}};
    task.notes = {{Severity::Warning, "intake.left_out", "2 files were left out.", 2, {"a: b", "c\xe9"}, "t.tsv"}};
    return task;
}

bool sameNotes(const SwarmTask& a, const SwarmTask& b)
{
    return std::ranges::equal(a.notes, b.notes, [](const Note& one, const Note& other) {
        return one.severity == other.severity && one.code == other.code && one.text == other.text &&
               one.count == other.count && one.examples == other.examples && one.where == other.where;
    });
}

bool same(const SwarmTask& a, const SwarmTask& b)
{
    return a.program == b.program && a.analysisVersion == b.analysisVersion &&
           a.request.analysis == b.request.analysis && a.request.parameters == b.request.parameters &&
           a.request.seed == b.request.seed && a.settings == b.settings && a.inputs == b.inputs && a.part == b.part &&
           a.parts == b.parts && sameNotes(a, b);
}

}  // namespace

class TestTask : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas()
    {
        const QByteArray bytes = taskToCbor(sample());
        const auto task = taskFromCbor(bytes);
        QVERIFY2(task, task ? "" : task.error().message.c_str());
        QVERIFY(same(*task, sample()));
        QCOMPARE(taskToCbor(*task), bytes);
        QVERIFY(refusalOf(*task).empty());
    }

    void everyPartIsInTheHash()
    {
        const std::string hash = taskHash(sample());
        QCOMPARE(hash.size(), std::size_t{64});
        QCOMPARE(taskHash(sample()), hash);
        std::vector<SwarmTask> others(7, sample());
        others[0].program += "x";
        others[1].analysisVersion += 1;
        others[2].request.seed = 1;
        others[3].request.parameters.set("real", 0.2);
        others[4].settings["genetic_code"] = "11";
        others[5].inputs[0].sha256[3] = 'b';
        others[6].inputs[1].name = "b.tsv";
        for (const SwarmTask& other : others) QVERIFY(taskHash(other) != hash);
    }

    void partsComeBackToo()
    {
        SwarmTask whole = sample();
        whole.parts = 7;
        QVERIFY(same(*taskFromCbor(taskToCbor(whole)), whole));
        const SwarmTask part = partOf(whole, 6);
        QVERIFY(same(*taskFromCbor(taskToCbor(part)), part));
        // A report does not depend on the parts; a part does.
        QCOMPARE(taskHash(whole), taskHash(sample()));
        QVERIFY(taskHash(part) != taskHash(whole));
        QVERIFY(taskHash(partOf(whole, 5)) != taskHash(part));
        whole.parts = 8;
        QVERIFY(taskHash(partOf(whole, 6)) != taskHash(part));
    }

    void placesComeBackAndAreNotInTheHash()
    {
        SwarmTask placed = sample();
        placed.inputs[0].place = "strains/K 12/genome.gbk";
        QVERIFY(same(*taskFromCbor(taskToCbor(placed)), placed));
        QCOMPARE(taskHash(placed), taskHash(sample()));
        SwarmTask noteless = sample();
        noteless.notes.clear();
        QCOMPARE(taskHash(noteless), taskHash(sample()));
    }

    void valuesOfPartsComeBack()
    {
        const ItemValues values{10, 2, {3, 5}, {0.1, -0.0, std::numeric_limits<double>::quiet_NaN(), 1e300}};
        const QByteArray bytes = partToCbor(values);
        const auto back = partFromCbor(bytes);
        QVERIFY(back && *back);
        QCOMPARE(partToCbor(*back), bytes);
        QCOMPARE((*back)->range, values.range);
        QVERIFY(partFromCbor(partToCbor({})).value() == std::nullopt);
        for (const qsizetype cut : {qsizetype{0}, qsizetype{5}, bytes.size() - 1})
            QVERIFY(!partFromCbor(bytes.left(cut)));
        QVERIFY(!partFromCbor(bytes + '\0'));
        for (const ItemValues& wrong :
             {ItemValues{10, 3, {3, 5}, values.values}, ItemValues{10, 2, {3, 6}, values.values},
              ItemValues{4, 2, {3, 5}, values.values}, ItemValues{10, 2, {5, 3}, {}}, ItemValues{-1, 0, {0, 0}, {}},
              ItemValues{10, 0, {3, 5}, values.values}})
            QVERIFY(!partFromCbor(partToCbor(wrong)));
    }

    void refusesOtherVersions()
    {
        SwarmTask other = sample();
        QVERIFY(refusalOf(other).empty());
        // Another version, and another build of the same version.
        const std::string release = programVersion().substr(0, programVersion().find(' '));
        for (const std::string& program : {std::string("Pleioscope 0.0.1"), "Pleioscope " + release + " (0000000)"}) {
            other.program = program;
            QVERIFY(refusalOf(other).find("same build") != std::string::npos);
            QVERIFY(refusalOf(other).find(program) != std::string::npos);
        }
        other = sample();
        other.request.analysis = "no.such";
        QVERIFY(!refusalOf(other).empty());
        other = sample();
        other.analysisVersion += 1;
        QVERIFY(!refusalOf(other).empty());
    }

    void refusesWhatIsNoTask_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("codon.usage");
        QTest::newRow("more after it") << taskToCbor(sample()) + '\0';
        QTest::newRow("too long") << QByteArray(kMostTaskBytes + 1, '\0');
        const auto row = [](const char* name, auto change) {
            QCborMap map = QCborValue::fromCbor(taskToCbor(sample())).toMap();
            change(map);
            QTest::newRow(name) << map.toCborValue().toCbor();
        };
        const auto withInput = [](const char* fileName, const QByteArray& hash, int role) {
            return [=](QCborMap& map) {
                map[QStringLiteral("inputs")] = QCborArray{QCborArray{role, QByteArray(fileName), hash, QByteArray()}};
            };
        };
        const QByteArray hash(64, 'a');
        row("path up", withInput("../../etc/passwd", hash, 0));
        row("absolute path", withInput("/etc/passwd", hash, 0));
        row("backslash", withInput("a\\b", hash, 0));
        row("folder", withInput("..", hash, 0));
        row("no name", withInput("", hash, 0));
        row("short hash", withInput("a", hash.left(63), 0));
        row("hash as pattern", withInput("a", QByteArray(64, '*'), 0));
        for (const char* place : {"../a", "a/../b", "/etc/passwd", "a//b", "a/", ".", "a\\b"})
            row(place, [=](QCborMap& map) {
                map[QStringLiteral("inputs")] = QCborArray{QCborArray{0, QByteArray("a"), hash, QByteArray(place)}};
            });
        row("unknown role", withInput("a", hash, 99));
        row("a field more", [](QCborMap& map) { map[QStringLiteral("run")] = QByteArray("rm"); });
        row("a field less", [](QCborMap& map) { map.remove(QStringLiteral("seed")); });
        row("seed is no number", [](QCborMap& map) { map[QStringLiteral("seed")] = QByteArray("1e3"); });
        row("parameter of parameters", [](QCborMap& map) {
            map[QStringLiteral("parameters")] = QCborArray{QCborArray{QByteArray("a"), QCborArray{1}}};
        });
        row("parameter given twice", [](QCborMap& map) {
            map[QStringLiteral("parameters")] =
                QCborArray{QCborArray{QByteArray("a"), 1}, QCborArray{QByteArray("a"), 2}};
        });
        row("other format", [](QCborMap& map) { map[QStringLiteral("format")] = QByteArray("pleioscope.report"); });
        row("newer format", [](QCborMap& map) { map[QStringLiteral("version")] = 5; });
        row("notes that are none", [](QCborMap& map) { map[QStringLiteral("notes")] = QCborArray{1}; });
        row("note of no kind", [](QCborMap& map) {
            map[QStringLiteral("notes")] =
                QCborArray{QCborArray{9, QByteArray("a"), QByteArray("b"), 1, QCborArray(), QByteArray()}};
        });
        row("no parts", [](QCborMap& map) { map[QStringLiteral("parts")] = QCborArray(); });
        row("zero parts", [](QCborMap& map) { map[QStringLiteral("parts")] = QCborArray{0}; });
        row("too many parts", [](QCborMap& map) { map[QStringLiteral("parts")] = QCborArray{kMostParts + 1}; });
        row("part behind the last", [](QCborMap& map) { map[QStringLiteral("parts")] = QCborArray{4, 4}; });
        row("part before the first", [](QCborMap& map) { map[QStringLiteral("parts")] = QCborArray{-1, 4}; });
    }
    void refusesWhatIsNoTask()
    {
        QFETCH(QByteArray, bytes);
        const auto task = taskFromCbor(bytes);
        QVERIFY(!task);
        QCOMPARE(task.error().kind, ErrorKind::BadInput);
    }

    void damageIsRefusedOrHarmless()
    {
        const QByteArray bytes = taskToCbor(sample());
        std::mt19937 random(5);
        for (int i = 0; i < 3000; ++i) {
            QByteArray damaged = bytes;
            for (int n = 0; n < 3; ++n)
                damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] =
                    static_cast<char>(random());
            if (const auto task = taskFromCbor(damaged)) QVERIFY(taskFromCbor(taskToCbor(*task)).has_value());
        }
    }

    void errorsKeepTheirKind()
    {
        for (const ErrorKind kind : {ErrorKind::BadInput, ErrorKind::Usage, ErrorKind::Io, ErrorKind::Internal}) {
            const Error back = errorFromText(errorText({kind, "What happened.\tReally.", "file.tsv:3"}));
            QCOMPARE(back.kind, kind);
            QCOMPARE(back.message, std::string("What happened.\tReally."));
            QCOMPARE(back.where, std::string("file.tsv:3"));
        }
        QCOMPARE(errorFromText("Every worker was lost.").kind, ErrorKind::Internal);
        QCOMPARE(errorFromText("").message, std::string());
    }
};

PLEIO_TEST(tst_task, TestTask)
#include "tst_task.moc"
