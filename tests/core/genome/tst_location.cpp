// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/location.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

namespace {

constexpr auto kForward = Strand::Forward;
constexpr auto kReverse = Strand::Reverse;

}  // namespace

class TestLocation : public QObject {
    Q_OBJECT

private slots:
    void writesInsdcText()
    {
        QCOMPARE(Location{}.text(), std::string());
        QCOMPARE((Location{{{0, 9, kForward}}}.text()), std::string("1..9"));
        QCOMPARE((Location{{{4, 5, kForward}}}.text()), std::string("5"));
        QCOMPARE((Location{{{0, 9, kReverse}}, true, false}.text()), std::string("complement(1..>9)"));
        QCOMPARE((Location{{{8, 12, kReverse}, {0, 5, kReverse}}}.text()), std::string("complement(join(1..5,9..12))"));
        QCOMPARE((Location{{{8, 12, kReverse}, {20, 25, kForward}}, false, true}.text()),
                 std::string("join(complement(9..12),21..>25)"));
    }

    void spanAndLength()
    {
        const Location spliced{{{8, 12, kReverse}, {0, 5, kReverse}}};
        QCOMPARE(spliced.start(), 0);
        QCOMPARE(spliced.end(), 12);
        QCOMPARE(spliced.length(), 9);
        QVERIFY(spliced.strand() == kReverse);
        const Location across{{{90, 100, kForward}, {0, 20, kForward}}};
        QCOMPARE(across.start(), 90);
        QCOMPARE(across.end(), 20);
        const Location acrossReverse{{{0, 20, kReverse}, {90, 100, kReverse}}};
        QCOMPARE(acrossReverse.start(), 90);
        QCOMPARE(acrossReverse.end(), 20);
        const Location transSpliced{{{90, 100, kForward}, {30, 40, kForward}}};
        QCOMPARE(transSpliced.start(), 30);
        QCOMPARE(transSpliced.end(), 100);
    }

    void wrapsAtOrigin()
    {
        const std::vector<Location::Part> forward{{90, 100, kForward}, {0, 20, kForward}};
        Location backwards{{{90, 20, kForward}}};
        QVERIFY(wrapAtOrigin(backwards, 100));
        QCOMPARE(backwards.parts, forward);
        Location beyond{{{90, 120, kForward}}};
        QVERIFY(wrapAtOrigin(beyond, 100));
        QCOMPARE(beyond.parts, forward);
        Location wholeBeyond{{{95, 100, kForward}, {105, 120, kForward}}};
        QVERIFY(wrapAtOrigin(wholeBeyond, 100));
        QCOMPARE(wholeBeyond.parts, (std::vector<Location::Part>{{95, 100, kForward}, {5, 20, kForward}}));
        Location reverse{{{90, 120, kReverse}}};
        QVERIFY(wrapAtOrigin(reverse, 100));
        QCOMPARE(reverse.parts, (std::vector<Location::Part>{{0, 20, kReverse}, {90, 100, kReverse}}));
        Location hopeless{{{90, 320, kForward}}};
        QVERIFY(!wrapAtOrigin(hopeless, 100));
        QCOMPARE(hopeless.parts, (std::vector<Location::Part>{{90, 320, kForward}}));
        const std::vector<std::vector<Location::Part>> beyondTheEnd{{{100, 120, kForward}},
                                                                    {{150, 180, kReverse}},
                                                                    {{105, 108, kForward}, {110, 120, kForward}},
                                                                    {{40, 141, kForward}}};
        for (const auto& parts : beyondTheEnd) {
            Location location{parts};
            QVERIFY(!wrapAtOrigin(location, 100));
            QCOMPARE(location.parts, parts);
        }
        Location whole{{{40, 140, kForward}}};  // once round
        QVERIFY(wrapAtOrigin(whole, 100));
        QCOMPARE(whole.parts, (std::vector<Location::Part>{{40, 100, kForward}, {0, 40, kForward}}));
    }
};

PLEIO_TEST(tst_location, TestLocation)
#include "tst_location.moc"
