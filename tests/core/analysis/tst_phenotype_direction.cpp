// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/report_access.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;
using namespace pleio::test;

/// Which way an effect goes where a table says only how sure it is.
class TestPhenotypeDirection : public QObject {
    Q_OBJECT

private slots:
    /// With a table of p alone 0 is no effect; scores that cannot be about 0 are warned of.
    void pLeavesTheDirectionToTheScore()
    {
        std::string scores = "gene\ta\tb", p = scores;
        for (int g = 1; g <= 30; ++g) {
            const std::string row = "\ng" + std::to_string(g);
            const double score = g % 2 == 0 ? 0.5 : 1.5;
            scores += row + "\t" + std::to_string(score) + "\t" + std::to_string(score - 1);
            p += row + (g <= 10 ? "\t1e-9\t1e-9" : "\t0.5\t0.5");
        }
        NoProgress progress;
        const auto data = loadDataset({sourceFromBytes("scores.tsv", scores + "\n", SourceRole::Phenotypes),
                                       sourceFromBytes("p.tsv", p + "\n", SourceRole::PhenotypeP)},
                                      {}, progress);
        QVERIFY2(data, data ? "" : data.error().oneLine().c_str());
        const auto b = run("traits.condition", *data, {{"condition", std::string("b")}});
        QVERIFY(b);
        QCOMPARE(b->scalar("lower")->value, 5.0);
        QCOMPARE(b->scalar("higher")->value, 5.0);
        const auto a = run("traits.condition", *data, {{"condition", std::string("a")}});
        QVERIFY(a);
        QCOMPARE(a->scalar("higher")->value, 10.0);
        const auto note = std::ranges::find(a->notes, std::string("phenotypes.one_sign"), &Note::code);
        QVERIFY(note != a->notes.end());
        QCOMPARE(note->examples, (std::vector<std::string>{"a"}));
    }
};

PLEIO_TEST(tst_phenotype_direction, TestPhenotypeDirection)
#include "tst_phenotype_direction.moc"
