// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dataset.h"
#include "core/base/question.h"
#include "core/genome/genetic_code.h"
#include "core/io/source_roles.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pleio;

namespace {

constexpr int kGenes = 12;

/// b0001 … b0012, also called gen1 … gen12.
SourceFile smallGenome()
{
    std::string text;
    for (int i = 1; i <= kGenes; ++i) {
        const std::string number = std::to_string(i);
        const std::string tag = std::string(i < 10 ? "b000" : "b00") + number;
        text += '>' + tag + " [gene=gen" + number + "] [locus_tag=" + tag + "]\nATG";
        for (int codon = 0; codon < 20; ++codon) text += (codon + i) % 3 == 0 ? "GCT" : "AAA";
        text += "TAA\n";
    }
    return sourceFromBytes("genome.fna", text, SourceRole::Genome);
}

std::string tag(int i) { return std::string(i < 10 ? "b000" : "b00") + std::to_string(i); }

/// Twelve rows under a header, in which <g> stands for the locus tag, <h> for that of the next gene, <n> for two
/// digits.
std::string rows(const std::string& header, const QString& row)
{
    std::string text = header.empty() ? std::string() : header + '\n';
    for (int i = 1; i <= kGenes; ++i) {
        QString line = row;
        line.replace(QLatin1String("<g>"), QString::fromStdString(tag(i)));
        line.replace(QLatin1String("<h>"), QString::fromStdString(tag(i % kGenes + 1)));
        line.replace(QLatin1String("<n>"), QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0')));
        text += line.toStdString() + '\n';
    }
    return text;
}

Result<Dataset> loaded(const std::vector<SourceFile>& sources, const LoadOptions& options = {})
{
    NoProgress progress;
    return loadDataset(sources, options, progress);
}

/// A column a gene, and a row a condition.
std::string across(const std::vector<std::string>& conditions)
{
    std::string text = "condition";
    for (int i = 1; i <= kGenes; ++i) text += '\t' + tag(i);
    for (const std::string& condition : conditions) {
        text += '\n' + condition;
        for (int i = 1; i <= kGenes; ++i) text += '\t' + std::to_string(i) + ".5";
    }
    return text + '\n';
}

/// A sheet with the usage of all codons.
std::string codonSheet()
{
    std::vector<std::vector<std::string>> cells{{"codon", "number"}};
    for (int codon = 0; codon < kCodons; ++codon) cells.push_back({std::string(codonText(codon)), "7"});
    return test::textRows(cells);
}

const char* said(const Result<Dataset>& dataset)
{
    static std::string text;
    text = dataset ? std::string() : dataset.error().oneLine();
    return text.c_str();
}

/// Files of a role that together leave open all that can be chosen, the file of the role last.
struct Sample {
    const char* name;
    std::vector<SourceFile> sources;
};

std::vector<Sample> samples()
{
    const SourceFile genome = smallGenome();
    const auto traits = [&](const char* name, const std::string& text) {
        return Sample{name, {genome, sourceFromBytes("t.tsv", text, SourceRole::Traits)}};
    };
    const auto other = [&](const char* name, SourceRole role, const std::string& text) {
        return Sample{name, {genome, sourceFromBytes("o.tsv", text, role)}};
    };
    const std::string wide = rows("gene\tname\theat\tcold\tacid", "<g>\t<g>\t1.5\t-2.<n>\t0.<n>");
    const std::string inRows = rows("gene\tcompound\tconcentration\tfitness\tother", "<g>\tX\t1.5\t2.<n>\t0.<n>") +
                               rows({}, "<g>\tY\t2.5\t2.<n>\t0.<n>");
    const SourceFile phenotypes = sourceFromBytes("p.tsv", wide, SourceRole::Phenotypes);
    const auto besidePhenotypes = [&](const char* name, SourceRole role, const std::string& text) {
        return Sample{name, {genome, phenotypes, sourceFromBytes("o.tsv", text, role)}};
    };
    const SourceFile fitness = sourceFromBytes(
        "f.tsv",
        rows("gene\tset1IT001 LB\tset1IT002 LB\tset1IT003 M9\tset1IT004 Time0", "<g>\t1.5\t-2.<n>\t0.<n>\t0.5"),
        SourceRole::Phenotypes);
    const std::string quality = "name\tshort\tu\tnote\nset1IT001\tLB\tTRUE\ta\nset1IT002\tLB\tTRUE\ta\n"
                                "set1IT003\tM9\tFALSE\tb\nset1IT004\tTime0\tTRUE\tb\n";
    const std::string usage = codonSheet();
    const std::string sheet = test::textRows({{"gene", "trait"}, {tag(1), "t1"}, {tag(2), "t1"}, {tag(3), "t2"}});
    return {
        other("expression", SourceRole::Expression, rows("gene\tname\tTPM\tcounts", "<g>\t<g>\t1.<n>\t<n>")),
        other("clusters", SourceRole::Clusters, rows("cluster\tgene\tother", "c<n>\t<g>\tx")),
        other("wide phenotypes", SourceRole::Phenotypes, wide),
        other("long phenotypes", SourceRole::Phenotypes, inRows),
        other("open decimal mark of expression", SourceRole::Expression, rows("gene\tTPM", "<g>\t1,1<n>")),
        other("open decimal mark", SourceRole::Phenotypes, rows("gene\theat\tcold", "<g>\t1,1<n>\t2,2<n>")),
        other("expression across", SourceRole::Expression, across({"TPM"})),
        other("genes across", SourceRole::Phenotypes, across({"heat", "cold"})),
        other("yes and no", SourceRole::Phenotypes, rows("gene\tessential\theat\tcold", "<g>\tTRUE\t1.5\t2.<n>")),
        Sample{"codon tables in a workbook",
               {genome, sourceFromBytes("w.xlsx", test::workbookBytes({{{"one", usage}, {"two", usage}}, {}, {}, {}}),
                                        SourceRole::CodonTable)}},
        besidePhenotypes("t", SourceRole::PhenotypeT, wide),
        besidePhenotypes("p", SourceRole::PhenotypeP,
                         rows("gene\tname\theat\tcold\tacid", "<g>\t<g>\t0.5\t0.<n>\t0.<n>")),
        besidePhenotypes("q", SourceRole::PhenotypeQ,
                         rows("gene\tname\theat\tcold\tacid", "<g>\t<g>\t0.5\t0.<n>\t0.<n>")),
        Sample{"experiments", {genome, fitness, sourceFromBytes("q.tsv", quality, SourceRole::Conditions)}},
        Sample{"workbook",
               {genome, sourceFromBytes("w.xlsx", test::workbookBytes({{{"one", sheet}, {"two", sheet}}, {}, {}, {}}),
                                        SourceRole::Traits)}},
        Sample{"ontology",
               {genome, sourceFromBytes("t.tsv", rows("gene\ttrait", "<g>\tGO:0000001"), SourceRole::Traits),
                sourceFromBytes("go.obo",
                                "format-version: 1.2\n\n[Term]\nid: GO:0000001\nname: one\nis_a: GO:0000002\n\n"
                                "[Term]\nid: GO:0000002\nname: two\n",
                                SourceRole::Ontology)}},
        traits("long", rows("locus_tag\ttrait\tsource\textra", "<g>\tt<n>\tS\t<n>")),
        traits("wide", rows("gene\tfirst\tsecond", "<g>\t1\t0")),
        traits("gmt", "set\tabout\tb0001\tb0002\tb0003\nother\tabout\tb0004\tb0005\n"),
        traits("headless", rows({}, "<g>\tPF000<n>")),
        traits("workbook",
               test::workbookBytes({{{"first", test::textRows({{"gene", "trait"}, {"b0001", "a"}, {"b0002", "b"}})},
                                     {"second", test::textRows({{"gene", "trait"}, {"b0003", "c"}})}},
                                    {},
                                    {},
                                    {}}))};
}

const Reading& lastReading(const Dataset& dataset) { return dataset.readings.back(); }

}  // namespace

/// What can be decided about a file, by whom, and what happens where nobody can.
class TestReadingChoices : public QObject {
    Q_OBJECT

private slots:
    void whatIsOpenCanBeChosen_data()
    {
        QTest::addColumn<int>("sample");
        for (std::size_t i = 0; i < samples().size(); ++i) QTest::newRow(samples()[i].name) << static_cast<int>(i);
    }
    /// Each decision that names alternatives is one that the role lists, and each alternative is taken or refused for
    /// what it means in this file.
    void whatIsOpenCanBeChosen()
    {
        QFETCH(int, sample);
        const Sample given = samples()[static_cast<std::size_t>(sample)];
        const SourceFile& source = given.sources.back();
        const auto found = loaded(given.sources);
        QVERIFY2(found, said(found));
        for (const Reading::Decision& decision : lastReading(*found).decisions) {
            if (decision.alternatives.empty()) continue;
            const auto& choices = sourceRole(source.role).choices;
            QVERIFY2(std::ranges::find(choices, decision.id) != choices.end(), decision.id.c_str());
            QVERIFY2(std::ranges::find(decision.alternatives, decision.value) != decision.alternatives.end(),
                     decision.text().c_str());
            for (const std::string& alternative : decision.alternatives) {
                LoadOptions options;
                options.read[source.sha256][decision.id] = alternative;
                const auto other = loaded(given.sources, options);
                const std::string what = decision.id + "=" + alternative + ": " + said(other);
                if (!other) {
                    QVERIFY2(other.error().message.find("nothing that can be decided") == std::string::npos,
                             what.c_str());
                    QVERIFY2(alternative != decision.value, what.c_str());
                    continue;
                }
                const Reading::Decision* taken = lastReading(*other).find(decision.id);
                QVERIFY2(taken != nullptr, what.c_str());
                QCOMPARE(taken->value, alternative);
                QVERIFY2(taken->why.starts_with(kAsWasSaid), taken->why.c_str());
                // To say what is found by content changes nothing about what results are made from.
                if (alternative == decision.value) QCOMPARE(lastReading(*other).text(), lastReading(*found).text());
            }
        }
    }

    void whatCanBeChosenIsOpenSomewhere()
    {
        std::set<std::pair<SourceRole, std::string>> open;
        for (const Sample& sample : samples()) {
            const auto found = loaded(sample.sources);
            QVERIFY2(found, said(found));
            for (const Reading::Decision& decision : lastReading(*found).decisions)
                if (!decision.alternatives.empty()) open.insert({sample.sources.back().role, decision.id});
        }
        for (const SourceRoleInfo& role : sourceRoles())
            for (const std::string_view choice : role.choices) {
                // All tables are taken from workbooks in the same way, and t, p and q are read as phenotypes are.
                const bool isSheet = choice == "sheet";
                const bool isCompanion = role.role == SourceRole::PhenotypeT || role.role == SourceRole::PhenotypeP ||
                                         role.role == SourceRole::PhenotypeQ;
                const SourceRole as = isSheet ? SourceRole::Traits : isCompanion ? SourceRole::Phenotypes : role.role;
                QVERIFY2(open.contains({as, std::string(choice)}),
                         (std::string(role.id) + ": " + std::string(choice)).c_str());
            }
    }

    void equalColumnsAreAsked_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("decision");
        QTest::addColumn<QString>("answers");
        const auto row = [](const char* name, SourceRole role, const std::string& text, const char* decision,
                            const char* answers) {
            QTest::newRow(name) << static_cast<int>(role) << QString::fromStdString(text)
                                << QString::fromLatin1(decision) << QString::fromLatin1(answers);
        };
        row("pairs of genes", SourceRole::Traits, rows("gene1\tgene2\ttrait", "<g>\t<h>\tt<n>"), "gene", "gene1|gene2");
        row("pairs in a wide table", SourceRole::Traits, rows("a\tb\tflag", "<g>\t<h>\t1"), "gene", "a|b");
        row("two vocabularies", SourceRole::Traits, rows("gene\tx\ty", "<g>\tPF000<n>\tK000<n>"), "trait", "x|y");
        row("two samples", SourceRole::Expression, rows("gene\ta.bam\tb.bam", "<g>\t1<n>\t2<n>"), "value",
            "a.bam|b.bam");
        row("two abundances", SourceRole::Expression, rows("gene\tTPM\ttpm\tFPKM", "<g>\t1.<n>\t2.<n>\t3.<n>"), "value",
            "TPM|tpm");
        row("expression of pairs", SourceRole::Expression, rows("x\ty\tTPM", "<g>\t<h>\t1.<n>"), "gene", "x|y");
        row("phenotypes of pairs", SourceRole::Phenotypes, rows("x\ty\ta\tb\tc", "<g>\t<h>\t1.<n>\t2.<n>\t3.<n>"),
            "gene", "x|y");
        row("many words", SourceRole::Traits, rows("gene\tx\ty\tz", "<g>\tthe x <n>\tthe y\tthe z <n>"), "trait",
            "x|y|z");
    }
    void equalColumnsAreAsked()
    {
        QFETCH(int, role);
        QFETCH(QString, text);
        QFETCH(QString, decision);
        QFETCH(QString, answers);
        const SourceFile table = sourceFromBytes("t.tsv", text.toStdString(), static_cast<SourceRole>(role));
        const auto found = loaded({smallGenome(), table});
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Usage);
        QVERIFY2(found.error().question, said(found));
        const Question& question = *found.error().question;
        QCOMPARE(question.sha256, table.sha256);
        QCOMPARE(question.file, table.name);
        QCOMPARE(QString::fromStdString(question.decision), decision);
        QStringList values;
        for (const Question::Answer& answer : question.answers) {
            values << QString::fromStdString(answer.value);
            QVERIFY(!answer.examples.empty() && answer.examples.size() <= 3);
            QVERIFY2(found.error().message.find(answer.value) != std::string::npos, said(found));
        }
        QCOMPARE(values.join(QLatin1Char('|')), answers);
        // Each answer lets the work go on, and is what is then read.
        for (const Question::Answer& answer : question.answers) {
            LoadOptions options;
            options.read[question.sha256][question.decision] = answer.value;
            const auto decided = loaded({smallGenome(), table}, options);
            QVERIFY2(decided, said(decided));
            QCOMPARE(lastReading(*decided).find(question.decision)->value, answer.value);
        }
    }

    /// One file in two roles has choices of its own for each.
    void rolesOfOneFile()
    {
        const std::string text = rows("locus\tother\ttrait\theat\tcold\tacid", "<g>\t<g>\tt<n>\t1.5\t2.<n>\t0.<n>");
        const std::vector<SourceFile> sources{smallGenome(), sourceFromBytes("t.tsv", text, SourceRole::Traits),
                                              sourceFromBytes("t.tsv", text, SourceRole::Phenotypes)};
        LoadOptions options;
        options.read[sources[1].sha256] = {{"traits.gene", "other"}, {"phenotypes.format", "wide"}, {"gene", "locus"}};
        const auto found = loaded(sources, options);
        QVERIFY2(found, said(found));
        QCOMPARE(found->readings[1].find("gene")->value, std::string("other"));
        QCOMPARE(found->readings[2].find("gene")->value, std::string("locus"));
        QCOMPARE(found->readings[2].find("format")->value, std::string("wide"));
    }

    void whatTheFormatHasIsNoChoice()
    {
        std::string gaf = "!gaf-version: 2.2\n";
        for (int i = 1; i <= kGenes; ++i)
            gaf += "DB\t" + tag(i) + "\t\t\tGO:0000001\tref\tIDA\t\tP\t\t\tprotein\ttaxon:1\t20200101\tDB\n";
        const SourceFile file = sourceFromBytes("t.gaf", gaf, SourceRole::Traits);
        LoadOptions options;
        options.read[file.sha256]["gene"] = "2";
        const auto refused = loaded({smallGenome(), file}, options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY2(refused.error().message.find("gaf") != std::string::npos, said(refused));
        // What is said about all files of traits is noted where it means nothing.
        options = {};
        options.traits.geneColumn = "locus_tag";
        const auto noted = loaded({smallGenome(), file}, options);
        QVERIFY2(noted, said(noted));
        const auto notes = noted->notes();
        QVERIFY(std::ranges::find(notes, "traits.choice_unused", &Note::code) != notes.end());
    }

    void linesLeftOutAreSaid()
    {
        const std::string text = "gene\ttrait\nb0001\ta\nb0002\t\n\ta\nb0003\ta\nb0004\ta\n";
        const auto found = loaded({smallGenome(), sourceFromBytes("t.tsv", text, SourceRole::Traits)});
        QVERIFY2(found, said(found));
        const Reading::Decision* leftOut = lastReading(*found).find("rows_left_out");
        QVERIFY(leftOut != nullptr);
        QCOMPARE(leftOut->value, std::string("2"));
        QVERIFY2(leftOut->why.find("they name no gene") != std::string::npos, leftOut->why.c_str());
        QVERIFY(leftOut->alternatives.empty());
    }
};

PLEIO_TEST(tst_reading_choices, TestReadingChoices)
#include "tst_reading_choices.moc"
