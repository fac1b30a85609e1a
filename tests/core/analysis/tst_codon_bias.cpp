// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/read_all.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace pleio;
using pleio::test::hasNote;
using pleio::test::readAll;

namespace {

/// All edge cases in one file: upper and lower case, CRLF, U, NNN and RTG, an internal stop, a lost base, no
/// sequence, a header of 300 characters, one codon, 61 codons ten times each, one codon an amino acid.
std::string edgeCases()
{
    const QString folder = test::sourceFile(QStringLiteral("tests/golden/codon.bias/edge"));
    QByteArray text;
    for (const QString& name : QDir(folder).entryList({QStringLiteral("*.fa")}, QDir::Files, QDir::Name)) {
        // NCBI's mark of a coding sequence; without it, so many odd records read as a genome.
        for (QByteArray line : readAll(folder + u'/' + name).split('\n')) {
            if (line.startsWith('>')) line = line.trimmed() + " [gbkey=CDS]";
            if (!line.isEmpty()) text += line + '\n';
        }
    }
    return text.toStdString();
}

Result<Report> run(const std::string& fasta, const std::map<std::string, ParameterValue>& parameters = {},
                   int code = 11)
{
    NoProgress progress;
    LoadOptions options;
    options.genome.defaultGeneticCode = code;
    options.genome.useProdigal = false;  // it knows few genetic codes
    const auto dataset = loadDataset({sourceFromBytes("genes.fna", fasta, SourceRole::Genome)}, options, progress);
    if (!dataset) return dataset.error();
    return runAnalysis({"codon.bias", Parameters(parameters), 1}, *dataset, progress);
}

/// The row of a gene, or -1.
int rowOf(const Table& table, const std::string& gene)
{
    const Column& ids = *table.find("gene_id");
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (cellText(ids, row) == gene) return static_cast<int>(row);
    return -1;
}

double at(const Table& table, const std::string& gene, std::string_view column)
{
    return cellNumber(*table.find(column), static_cast<std::size_t>(rowOf(table, gene)));
}

/// A gene of `codons` random sense codons of a genetic code behind a start codon, as FASTA.
std::string randomGene(const std::string& id, const GeneticCode& code, unsigned& state, int codons)
{
    std::string text = ">" + id + "\nATG";
    for (int n = 0; n < codons;) {
        state = state * 1664525U + 1013904223U;
        const int codon = static_cast<int>((state >> 16) % 64);
        if (!code.isSense(codon) || code.isStop(codon)) continue;
        text += codonText(codon);
        ++n;
    }
    return text + "\n";
}

}  // namespace

class TestCodonBias : public QObject {
    Q_OBJECT

private slots:
    void namesTheColumnsThatScriptsRelyOn()
    {
        const auto report = run(edgeCases());
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        const Table& table = *report->table("gene_bias");
        QCOMPARE(table.columns.front().id, std::string("gene_id"));
        for (const char* id : {"codons",      "gc",       "gc1",      "gc2",        "gc3",          "gc3s",  "nc",
                               "nc_uncapped", "nc_sun",   "nc_prime", "cai",        "cai_expected", "cai_z", "tai",
                               "fop",         "cbi",      "scuo",     "rcbs",       "dcbs",         "milc",  "melp",
                               "karlin_b",    "karlin_e", "gravy",    "aromaticity"})
            QVERIFY2(table.find(id) != nullptr, id);
    }

    void givesEdgeCasesWithTheirFlags()
    {
        const auto report = run(edgeCases());
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        const Table& table = *report->table("gene_bias");
        // 61 codons ten times each are even usage; one codon an amino acid is the strongest bias.
        QCOMPARE(at(table, "all61", "nc"), 61.0);
        QVERIFY(std::abs(at(table, "one_codon_each", "nc") - 20) < 1e-9);
        QVERIFY(std::abs(at(table, "one_codon_each", "scuo") - 1) < 1e-9);
        QVERIFY(std::abs(at(table, "all61", "scuo")) < 1e-9);
        QVERIFY(hasNote(*report, "codon.ambiguous"));
        QVERIFY(hasNote(*report, "codon.internal_stop"));
        QVERIFY(hasNote(*report, "codon.partial"));
        QVERIFY(hasNote(*report, "fasta.empty_record"));
        // No reference set and no tRNA: undefined, and said why.
        QVERIFY(std::isnan(at(table, "all61", "cai")));
        QVERIFY(hasNote(*report, "reference.none"));
        const Table& undefined = *report->table("undefined");
        bool said = false;
        for (std::size_t row = 0; row < undefined.rows(); ++row)
            said |= cellText(*undefined.find("statistic"), row) == "CAI" &&
                    cellText(*undefined.find("reason"), row) == "there is no reference set";
        QVERIFY(said);
    }

    void leavesAGeneOutOfItsOwnReference()
    {
        unsigned state = 7;
        const GeneticCode& code = *GeneticCode::find(11);
        const std::string fasta =
            randomGene("a", code, state, 200) + randomGene("b", code, state, 200) + randomGene("c", code, state, 200);
        const auto both = run(fasta, {{"reference", std::string("genes")}, {"reference_genes", std::string("a, b")}});
        const auto other = run(fasta, {{"reference", std::string("genes")}, {"reference_genes", std::string("b")}});
        QVERIFY(both && other);
        QCOMPARE(both->table("reference_genes")->rows(), std::size_t{2});
        const Table& left = *both->table("gene_bias");
        const Table& right = *other->table("gene_bias");
        QCOMPARE(at(left, "a", "cai_reference"), at(right, "a", "cai_reference"));
        QVERIFY(at(left, "c", "cai_reference") != at(right, "c", "cai_reference"));
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("list");
        QTest::newRow("no list") << "reference"
                                 << "genes"
                                 << "";
        QTest::newRow("unknown genes") << "reference"
                                       << "genes"
                                       << "nobody";
        QTest::newRow("no expression") << "reference"
                                       << "expression"
                                       << "";
        QTest::newRow("no table") << "reference"
                                  << "table"
                                  << "";
        QTest::newRow("stop codon as optimal") << "optimal_codons"
                                               << "AAA TAA"
                                               << "";
    }
    void refusesWhatItCannotUse()
    {
        QFETCH(QString, parameter);
        QFETCH(QString, value);
        QFETCH(QString, list);
        const auto report =
            run(edgeCases(), {{parameter.toStdString(), value.toStdString()}, {"reference_genes", list.toStdString()}});
        QVERIFY(!report);
        QVERIFY(report.error().kind == ErrorKind::Usage || report.error().kind == ErrorKind::BadInput);
        QVERIFY(!report.error().message.empty());
    }

    void runsUnderEveryGeneticCode_data()
    {
        QTest::addColumn<int>("id");
        for (const GeneticCode& code : GeneticCode::all()) QTest::addRow("table %d", code.id()) << code.id();
    }
    void runsUnderEveryGeneticCode()
    {
        QFETCH(int, id);
        unsigned state = 11;
        std::string fasta;
        for (int gene = 0; gene < 30; ++gene)
            fasta += randomGene("g" + std::to_string(gene), *GeneticCode::find(id), state, 150);
        const auto report = run(fasta, {{"reference", std::string("self")}}, id);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(report->scalar("genetic_code")->value, static_cast<double>(id));
        const Table& table = *report->table("gene_bias");
        // A gene that is the whole reference set has nothing to be measured against.
        const bool alone = report->table("reference_genes")->rows() == 1;
        int undefined = 0;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const double nc = cellNumber(*table.find("nc_sun"), row);
            const double cai = cellNumber(*table.find("cai_reference"), row);
            QVERIFY(nc > 19 && nc < 65);
            QVERIFY(std::isnan(cai) || (cai > 0 && cai <= 1));
            undefined += std::isnan(cai) ? 1 : 0;
        }
        QCOMPARE(undefined, alone ? 1 : 0);
    }
};

PLEIO_TEST(tst_codon_bias, TestCodonBias)
#include "tst_codon_bias.moc"
