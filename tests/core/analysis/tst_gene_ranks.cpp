// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/genome/gene_ranks.h"

#include "core/base/undefined.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

class TestGeneRanks : public QObject {
    Q_OBJECT
private slots:
    void sharesOfUsedGenesBelow();
    void oneGeneHasNoRank();
};

namespace {

Genome genomeOf(const std::vector<Exclusion>& exclusions)
{
    Genome genome;
    for (std::size_t i = 0; i < exclusions.size(); ++i) {
        Gene gene;
        gene.id = "g" + std::to_string(i);
        gene.exclusion = exclusions[i];
        genome.genes.push_back(gene);
    }
    return genome;
}

Table genesOf(const std::vector<double>& gc, const std::vector<std::int64_t>& traits)
{
    Table table{"genes", "Genes", {}};
    for (const char* id : {"codons", "gc3s", "cai"}) table.columns.push_back({id, id, "", gc, {}});
    table.columns.push_back({"gc", "GC", "", gc, {}});
    table.columns.push_back({"traits", "Traits", "", traits, {}});
    return table;
}

}  // namespace

void TestGeneRanks::sharesOfUsedGenesBelow()
{
    constexpr auto used = Exclusion::None, pseudo = Exclusion::Pseudogene;
    const Genome genome = genomeOf({used, pseudo, used, used, used, pseudo});
    const Table ranks =
        builtin::geneRankTable(genome, genesOf({0.5, 0.1, 0.3, kUndefined, 0.7, 0.2}, {2, 9, 2, 0, 1, 9}));
    QCOMPARE(toTsv(ranks), std::string("gene_id\tcodons_rank\tgc_rank\tgc3s_rank\tcai_rank\ttraits_rank\n"
                                       "g0\t0.5\t0.5\t0.5\t0.5\t0.6666666666666666\n"
                                       "g2\t0\t0\t0\t0\t0.6666666666666666\n"
                                       "g3\t\t\t\t\t0\n"
                                       "g4\t1\t1\t1\t1\t0.3333333333333333\n"));
    QCOMPARE(ranks.find("gc_rank")->title, std::string("GC, rank"));
}

void TestGeneRanks::oneGeneHasNoRank()
{
    const Table ranks = builtin::geneRankTable(genomeOf({Exclusion::None}), genesOf({0.5}, {2}));
    QCOMPARE(toTsv(ranks),
             std::string("gene_id\tcodons_rank\tgc_rank\tgc3s_rank\tcai_rank\ttraits_rank\ng0\t\t\t\t\t\n"));
}

PLEIO_TEST(tst_gene_ranks, TestGeneRanks)
#include "tst_gene_ranks.moc"
