// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dataset.h"
#include "core/analysis/provenance.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

SourceFile table(const char* name, const char* text, SourceRole role = SourceRole::Phenotypes)
{
    return sourceFromBytes(name, text, role);
}

/// The sources beside a genome with the genes g1 … g9.
Result<Dataset> loaded(std::vector<SourceFile> sources, const LoadOptions& options = {})
{
    sources.insert(sources.begin(), sourceFromBytes("genes.fna", test::randomGenes(9), SourceRole::Genome));
    NoProgress progress;
    return loadDataset(std::move(sources), options, progress);
}

const char* said(const Result<Dataset>& dataset)
{
    static std::string text;
    text = dataset ? std::string() : dataset.error().oneLine();
    return text.c_str();
}

/// The number of a gene in a condition, by their names.
double numberOf(const Phenotypes& phenotypes, const Eigen::MatrixXd& values, const std::string& row,
                const std::string& condition)
{
    const auto r = std::ranges::find(phenotypes.rows, row) - phenotypes.rows.begin();
    const auto c = std::ranges::find(phenotypes.conditions, condition) - phenotypes.conditions.begin();
    return values(r, c);
}

bool hasNoteOf(const Dataset& dataset, std::string_view code)
{
    const auto notes = dataset.notes();
    return std::ranges::any_of(notes, [&](const Note& note) { return note.code == code; });
}

constexpr const char* kDeseq2 = "\"\",\"log2FoldChange\",\"stat\",\"pvalue\",\"padj\"\n\"g1\",1.5,4,0.001,0.01\n"
                                "\"g2\",-2,-5,1e-4,0.001\n\"g3\",0.25,1,0.3,0.5\n";
constexpr const char* kEdgeR = "\tlogFC\tlogCPM\tLR\tPValue\tFDR\ng2\t3\t9\t25\t0.02\t0.1\ng4\t-1\t8\t16\t0.04\t0.2\n";
constexpr const char* kScores = "gene\tcold\theat\tsalt\ng1\t1\t2.5\t-1\ng4\t-0.5\t0\t3\nlcl|g5\t0\t1\t1\n";
constexpr const char* kObo =
    "format-version: 1.2\ndefault-namespace: process\n\n[Term]\nid: GO:0000001\nname: all\n\n[Term]\nid: GO:0000002\n"
    "name: some\nis_a: GO:0000001\n\n[Term]\nid: MY_3\nname: other\nis_a: GO:0000001\n";

}  // namespace

/// Several files of one role, and an ontology beside traits, through loadDataset.
class TestJoinedFiles : public QObject {
    Q_OBJECT

private slots:
    void comparisonsAndScoresStandSideBySide()
    {
        const std::vector<SourceFile> files{table("a_vs_b.csv", kDeseq2), table("a_vs_c.tsv", kEdgeR),
                                            table("scores.tsv", kScores)};
        const auto data = loaded(files);
        QVERIFY2(data, said(data));
        const Phenotypes& phenotypes = *data->phenotypes;
        QVERIFY(phenotypes.conditions == (std::vector<std::string>{"a_vs_b", "a_vs_c", "cold", "heat", "salt"}));
        QVERIFY(phenotypes.rows == (std::vector<std::string>{"g1", "g2", "g3", "g4", "g5"}));
        QCOMPARE(numberOf(phenotypes, phenotypes.effect, "g2", "a_vs_c"), 3.0);
        QVERIFY(std::isnan(numberOf(phenotypes, phenotypes.effect, "g3", "a_vs_c")));
        QCOMPARE(numberOf(phenotypes, phenotypes.effect, "g4", "salt"), 3.0);
        QCOMPARE(numberOf(phenotypes, phenotypes.p, "g2", "a_vs_b"), 1e-4);
        QCOMPARE(numberOf(phenotypes, phenotypes.p, "g4", "a_vs_c"), 0.04);
        QVERIFY(std::isnan(numberOf(phenotypes, phenotypes.p, "g4", "salt")));
        QCOMPARE(numberOf(phenotypes, phenotypes.t, "g1", "a_vs_b"), 4.0);
        QVERIFY(phenotypes.t.col(1).array().isNaN().all());
        QVERIFY(hasNoteOf(*data, "phenotypes.partial") && hasNoteOf(*data, "phenotypes.without_p") &&
                hasNoteOf(*data, "phenotypes.prefix"));
        QCOMPARE(phenotypes.match.rows, std::int64_t{8});
        QCOMPARE(phenotypes.match.matched, std::int64_t{8});

        // What a result is made from: each file with its own reading.
        const auto inputs = provenanceOf(*data).inputs;
        QCOMPARE(inputs.size(), std::size_t{4});
        QVERIFY(inputs[1].reading.find("format = comparison") != std::string::npos);
        QVERIFY(inputs[3].reading.find("format = wide") != std::string::npos);
        // A file of another name gives another condition, and so another result.
        QVERIFY(inputs[1].reading.find("condition = a_vs_b") != std::string::npos);
        QVERIFY(inputs[1].role == "phenotypes" && inputs[3].role == "phenotypes");

        // Another order: other columns, the same numbers.
        const auto turned = loaded({files[2], files[1], files[0]});
        QVERIFY2(turned, said(turned));
        QVERIFY(turned->phenotypes->rows == phenotypes.rows && turned->phenotypes->genes == phenotypes.genes);
        for (const std::string& row : phenotypes.rows)
            for (const std::string& condition : phenotypes.conditions) {
                const double one = numberOf(phenotypes, phenotypes.effect, row, condition);
                const double other = numberOf(*turned->phenotypes, turned->phenotypes->effect, row, condition);
                QVERIFY(one == other || (std::isnan(one) && std::isnan(other)));
            }
    }

    /// A comparison with p leaves the tables without p as they are tested alone.
    void scoresBesideAComparisonAreTested_data()
    {
        QTest::addColumn<QByteArray>("beside");
        QTest::newRow("p and q") << QByteArray("gene\tlogFC\tPValue\tFDR\ng1\t3\t0.02\t0.1\ng2\t-1\t0.5\t0.6\n");
        QTest::newRow("q alone") << QByteArray("gene\tlogFC\tFDR\ng1\t3\t0.01\ng2\t-1\t0.6\n");
    }
    void scoresBesideAComparisonAreTested()
    {
        QFETCH(QByteArray, beside);
        const SourceFile scores = table("scores.tsv", "gene\tcold\theat\ng1\t40\t0.5\ng2\t-0.5\t0\ng3\t0.25\t1\n"
                                                      "g4\t0\t-30\ng5\t0.5\t0.25\ng6\t-0.25\t-1\n");
        const auto data = loaded({table("a_vs_c.tsv", beside.constData()), scores});
        QVERIFY2(data, said(data));
        const auto report = test::run("traits.condition", *data, {{"condition", std::string("cold")}});
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(report->scalar("higher")->value, 1.0);
        QCOMPARE(report->scalar("lower")->value, 0.0);
        QVERIFY(std::ranges::find(report->notes, "phenotypes.own_p", &Note::code) != report->notes.end());
        const auto compared = test::run("traits.condition", *data, {{"condition", std::string("a_vs_c")}});
        QVERIFY(compared && compared->scalar("genes_condition")->value == 2.0);
    }

    void effectsWithQAloneAreSpokenOfTruly()
    {
        const auto data = loaded({table("a.tsv", "gene\tA_logFC\tA_FDR\tB_logFC\tB_FDR\ng1\t3\t0.01\t2\t0.02\n"
                                                 "g2\t-1\t0.6\t1\t0.7\ng3\t1\t0.9\t-1\t0.5\n")});
        QVERIFY2(data, said(data));
        const auto combined = test::run("traits.combine", *data, {});
        QVERIFY(!combined);
        QVERIFY2(combined.error().message.find("let p come from the scores") != std::string::npos,
                 combined.error().message.c_str());
        QVERIFY(test::run("traits.combine", *data, {{"p_from", std::string("z")}}));
        const auto report = test::run("traits.pleiotropy", *data, {});
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        const auto note = std::ranges::find(report->notes, "pleiotropy.calls", &Note::code);
        QVERIFY(note != report->notes.end() && note->text.starts_with("Genes are called by their q"));
    }

    void oneFileIsAsItWas()
    {
        const auto data = loaded({table("scores.tsv", kScores)});
        QVERIFY2(data, said(data));
        QVERIFY(data->phenotypes->rows == (std::vector<std::string>{"g1", "g4", "lcl|g5"}));
        QVERIFY(!hasNoteOf(*data, "phenotypes.partial"));
    }

    void twoResultsOfOneNameAreRefused()
    {
        const auto data = loaded({table("results.csv", kDeseq2), table("results.csv", kEdgeR)});
        QVERIFY(!data);
        QVERIFY2(data.error().message.find("both results.csv") != std::string::npos, said(data));
        const auto scores = loaded({table("one.tsv", kScores), table("two.tsv", kScores)});
        QVERIFY(!scores);
        QVERIFY2(scores.error().message.find("in one.tsv and in two.tsv") != std::string::npos, said(scores));
    }

    void severalFilesOfP()
    {
        const auto data = loaded(
            {table("scores.tsv", kScores), table("more.tsv", "gene\tdry\tacid\twet\ng1\t1.5\t2\t1\ng2\t1\t2.5\t0.5\n"),
             table("p1.tsv", "gene\tcold\theat\ng1\t0.1\t0.25\ng4\t0.5\t0.75\n", SourceRole::PhenotypeP),
             table("p2.tsv", "gene\tdry\tacid\ng1\t0.01\t0.02\ng2\t0.03\t0.04\n", SourceRole::PhenotypeP)});
        QVERIFY2(data, said(data));
        QCOMPARE(numberOf(*data->phenotypes, data->phenotypes->p, "g4", "heat"), 0.75);
        QCOMPARE(numberOf(*data->phenotypes, data->phenotypes->p, "g2", "dry"), 0.03);
        QVERIFY(std::isnan(numberOf(*data->phenotypes, data->phenotypes->p, "g1", "salt")));
    }

    void dosesAreReplicatesOfTheirCompound()
    {
        const SourceFile doses = table("doses.tsv", "gene\tcompound\tdose\tscore\ng1\tA\t1\t1.5\ng1\tA\t2\t2.5\n"
                                                    "g1\tA\t2\t3.5\ng2\tB\t1\t-1\n");
        const auto data = loaded({doses, table("scores.tsv", kScores)});
        QVERIFY2(data, said(data));
        QVERIFY(data->phenotypes->grouped);
        QVERIFY(data->phenotypes->groups == (std::vector<std::string>{"A", "A", "B", "cold", "heat", "salt"}));
        QCOMPARE(numberOf(*data->phenotypes, data->phenotypes->effect, "g1", "A 2"), 3.0);
        QVERIFY(hasNoteOf(*data, "phenotypes.replicates") && !hasNoteOf(*data, "phenotypes.repeated"));
        QCOMPARE(data->phenotypes->match.rows, std::int64_t{5});

        LoadOptions options;
        options.read[doses.sha256] = {{"format", "wide"}};
        const auto wide = loaded({doses}, options);
        QVERIFY2(wide, said(wide));
        QVERIFY(wide->phenotypes->conditions == (std::vector<std::string>{"dose", "score"}));
        options.read[doses.sha256] = {{"format", "wide"}, {"condition", "compound"}};
        const auto both = loaded({doses}, options);
        QVERIFY(!both);  // a wide table has no column of conditions
        QCOMPARE(both.error().kind, ErrorKind::Usage);
    }

    void anOntologyNamesTermsAndGivesAncestors()
    {
        const SourceFile obo = table("small.obo", kObo, SourceRole::Ontology);
        const SourceFile traits =
            table("go.tsv", "gene\tterm\tsource\ng1\tGO:0000002\tGO\ng2\tGO:0000001\tGO\n", SourceRole::Traits);
        const SourceFile mine = table("mine.tsv", "gene\tterm\ng3\tMY_3\n", SourceRole::Traits);
        const auto data = loaded({traits, mine, obo});
        QVERIFY2(data, said(data));
        const auto textOf = [](const Dataset& dataset) {
            std::string text;
            for (const Trait& trait : dataset.traits.traits)
                text += trait.source + "|" + trait.name + "|" + std::to_string(trait.genes.size()) + "\n";
            return QString::fromStdString(text);
        };
        QCOMPARE(textOf(*data), QStringLiteral("GO|GO:0000001 all|2\nGO|GO:0000002 some|1\nprocess|GO:0000001 all|1\n"
                                               "process|MY_3 other|1\n"));
        QVERIFY(hasNoteOf(*data, "ontology.terms") && hasNoteOf(*data, "ontology.added"));
        const Provenance::Input with = provenanceOf(*data).inputs.back();
        QCOMPARE(with.role, std::string("ontology"));
        QVERIFY2(with.reading.find("ancestors = added (is_a, part_of)") != std::string::npos, with.reading.c_str());

        LoadOptions options;
        options.read[obo.sha256]["ancestors"] = "no";
        const auto named = loaded({traits, mine, obo}, options);
        QVERIFY2(named, said(named));
        QCOMPARE(textOf(*named), QStringLiteral("GO|GO:0000001 all|1\nGO|GO:0000002 some|1\nprocess|MY_3 other|1\n"));
        QVERIFY(provenanceOf(*named).inputs.back().reading !=
                with.reading);  // a result of the one is stale with the other
        const auto alone = loaded({obo});
        QVERIFY2(alone, said(alone));
        QVERIFY(hasNoteOf(*alone, "ontology.unused"));

        // A trait is meant by its identifier too.
        const auto report = test::run("codon.usage", *data, {{"trait", std::string("GO:0000002")}});
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QVERIFY(!test::run("codon.usage", *data, {{"trait", std::string("GO:0000009")}}));
    }
};

PLEIO_TEST(tst_joined_files, TestJoinedFiles)
#include "tst_joined_files.moc"
