// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/insdc_location.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <random>

using namespace pleio;

class TestInsdcLocation : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");  // in the order of genome, as Location::text() writes it
        QTest::addColumn<bool>("fuzzyStart");
        QTest::addColumn<bool>("fuzzyEnd");
        QTest::addColumn<bool>("remote");
        const auto row = [](const char* text, const char* written, bool start = false, bool end = false,
                            bool remote = false) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(written) << start << end << remote;
        };
        row("467", "467");
        row("340..565", "340..565");
        row(" 340 .. 565 ", "340..565");
        row("<345..500", "<345..500", true);
        row("<1..888", "<1..888", true);
        row("1..>888", "1..>888", false, true);
        row("1..888>", "1..>888", false, true);
        row("complement(<1..>888)", "complement(<1..>888)", true, true);
        row("complement(34..126)", "complement(34..126)");
        row("complement(<34..126)", "complement(<34..126)", false, true);
        row("join(12..78,134..202)", "join(12..78,134..202)");
        row("complement(join(2691..4571,4918..5163))", "complement(join(2691..4571,4918..5163))");
        row("join(complement(4918..5163),complement(2691..4571))", "complement(join(2691..4571,4918..5163))");
        row("order(1..5,8..9)", "join(1..5,8..9)");
        row("complement(complement(3..5))", "3..5");
        row("complement(join(1..5,complement(8..9)))", "join(8..9,complement(1..5))");
        row("join(complement(69611..69724),139856..140087)", "join(complement(69611..69724),139856..140087)");
        row("join(1..5,join(7..8,complement(order(10..11,13..14))))",
            "join(1..5,7..8,complement(13..14),complement(10..11))");
        row("123^124", "");
        row("join(1..5,7^8,9..12)", "join(1..5,9..12)");
        row("(102.110)..200", "<102..200", true);
        row("1.5..9", "<1..9", true);
        row("1..(20.25)", "1..>25", false, true);
        row("one-of(10,14)..20", "<10..20", true);
        row("10..one-of(20,26)", "10..>26", false, true);
        row("one-of(join(1..5,8..9),join(1..6,8..9))", "join(1..5,8..9)");
        row("one-of(1..5,8..9)", "1..5");
        row("J00194.1:100..202", "", false, false, true);
        row("join(1..100,J00194.1:100..202)", "1..100", false, false, true);
        row("join(J00194.1:<1..9,20..30)", "20..30", false, false, true);
        row("complement(HERE.1:5..9)", "complement(5..9)");
        row("HERE:5..9", "5..9");
        row("join(90..100,1..20)", "join(90..100,1..20)");
        row("-2..5", "-2..5");
    }

    void reads()
    {
        QFETCH(QByteArray, text);
        const auto location = parseInsdcLocation(text.toStdString(), "HERE.1");
        QVERIFY2(location, location ? "" : location.error().message.c_str());
        QTEST(QByteArray::fromStdString(location->text()), "written");
        QTEST(location->fuzzyStart, "fuzzyStart");
        QTEST(location->fuzzyEnd, "fuzzyEnd");
        QTEST(location->remote, "remote");
    }

    void keepsEndBeforeStart()
    {
        const auto location = parseInsdcLocation("6801..100");
        QVERIFY(location);
        QCOMPARE(location->parts, (std::vector<Location::Part>{{6800, 100, Strand::Forward}}));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "x", "1..", "..5", "join(1..5", "join(1..5,)", "complement 1..5", "1..5)",
                                 "join()", "1..99999999999999999999", "one-of(", "(1.5", "1...5", "gap(100)"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("too deep") << QByteArray("complement(").repeated(100000);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto location = parseInsdcLocation(text.toStdString());
        QVERIFY(!location);
        QVERIFY(location.error().kind == ErrorKind::BadInput);
    }

    void writtenLocationsReadBack()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 2000; ++round) {
            Location location;
            const auto parts = 1 + random() % 5;
            const bool mixed = random() % 2;
            const Strand strand = random() % 2 ? Strand::Forward : Strand::Reverse;
            for (unsigned i = 0; i < parts; ++i) {
                const std::int64_t start = random() % 100000;
                const Strand other = random() % 2 ? Strand::Forward : Strand::Reverse;
                location.parts.push_back(
                    {start, start + 1 + static_cast<std::int64_t>(random() % 500), mixed ? other : strand});
            }
            location.fuzzyStart = random() % 2;
            location.fuzzyEnd = random() % 2;
            const auto back = parseInsdcLocation(location.text());
            QVERIFY2(back, location.text().c_str());
            QVERIFY2(*back == location, location.text().c_str());
        }
    }

    void readsTranslationExceptions_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("end");
        QTest::addColumn<char>("aminoAcid");
        const auto row = [](const char* text, int start, int end, char aminoAcid) {
            QTest::newRow(text) << QByteArray(text) << start << end << aminoAcid;
        };
        row("(pos:213..215,aa:Sec)", 212, 215, 'U');
        row("(pos:complement(4..6),aa:Pyl)", 3, 6, 'O');
        row("(pos:1017,aa:TERM)", 1016, 1017, '*');
        row("(pos:1..3,aa:OTHER)", 0, 3, 'X');
        row("(pos: 10..12, aa: Trp)", 9, 12, 'W');
        row("(pos:join(8..9,15),aa:Met)", 7, 15, 'M');
        row("(pos:complement(join(8..9,15)),aa:Met)", 7, 15, 'M');
        row("(pos:NC_000003.11:49395565..49395567,aa:Sec)", 49395564, 49395567, 'U');
        row("(pos:complement(NC_000003.11:5..7),aa:Sec)", 4, 7, 'U');
    }

    void readsTranslationExceptions()
    {
        QFETCH(QByteArray, text);
        std::vector<TranslationException> exceptions;
        QVERIFY(parseTranslationExceptions(text.toStdString(), exceptions));
        QCOMPARE(exceptions.size(), std::size_t{1});
        QTEST(static_cast<int>(exceptions[0].start), "start");
        QTEST(static_cast<int>(exceptions[0].end), "end");
        QTEST(exceptions[0].aminoAcid, "aminoAcid");
    }

    void readsSeveralTranslationExceptions()
    {
        std::vector<TranslationException> exceptions;
        QVERIFY(parseTranslationExceptions("(pos:1..3,aa:Sec),(pos:7..9,aa:Sec)", exceptions));
        QCOMPARE(exceptions, (std::vector<TranslationException>{{0, 3, 'U'}, {6, 9, 'U'}}));
        for (const char* bad :
             {"", "Sec", "(pos:1..3,aa:Nonsense)", "(pos:x,aa:Sec)", "(pos:1..3)", "(pos:1..3,aa:Sec"})
            QVERIFY2(!parseTranslationExceptions(bad, exceptions), bad);
    }
};

PLEIO_TEST(tst_insdc_location, TestInsdcLocation)
#include "tst_insdc_location.moc"
