// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/load_settings.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

class TestLoadSettings : public QObject {
    Q_OBJECT
private slots:
    void defaultsNeedNoText() { QVERIFY(loadSettings({}).empty()); }
    void everyOptionComesBack();
    void unknownNamesAreLeftAlone();
    void whatIsSaidOfAllIsSaidOfEach();
};

void TestLoadSettings::everyOptionComesBack()
{
    LoadOptions options;
    options.genome.defaultGeneticCode = 4;
    options.genome.useProdigal = false;
    options.traits.format = "table";
    options.traits.delimiter = '\t';
    options.traits.geneColumn = "locus";
    options.traits.traitColumn = "term";
    options.traits.sourceColumn = "study";
    options.expressionColumn = "tpm";
    options.read[std::string(64, 'a')] = {{"gene", "sysName"}, {"value", "a.b = c"}};
    const auto settings = loadSettings(options);
    QCOMPARE(settings.size(), std::size_t{10});
    const LoadOptions again = loadOptionsFrom(settings);
    QCOMPARE(loadSettings(again), settings);
    QVERIFY(again.read == options.read);
    QCOMPARE(again.genome.defaultGeneticCode, 4);
    QVERIFY(!again.genome.useProdigal);
    QCOMPARE(again.traits.delimiter, std::optional('\t'));
    QCOMPARE(again.expressionColumn, options.expressionColumn);
}

void TestLoadSettings::unknownNamesAreLeftAlone()
{
    const LoadOptions options = loadOptionsFrom({{"colour", "red"}, {"traits.gene_column", "locus"}});
    QCOMPARE(options.traits.geneColumn, std::string("locus"));
    QCOMPARE(loadSettings(options).size(), std::size_t{1});
}

/// The files are read alike, and each can be changed alone.
void TestLoadSettings::whatIsSaidOfAllIsSaidOfEach()
{
    const auto file = [](const char* name, const std::string& text, SourceRole role) {
        return sourceFromBytes(name, text, role);
    };
    const std::vector<SourceFile> sources{
        file("g.fna", ">b1\nATGAAACGCATTAGCACCACCATTACCACCTAA\n>b2\nATGCGAGTGTTGAAGTTCGGCGGTACATAA\n",
             SourceRole::Genome),
        file("long.tsv", "gene\tko\tcog\nb1\tK00001\tCOG0001\nb2\tK00002\tCOG0002\n", SourceRole::Traits),
        file("wide.tsv", "gene\tx\ty\nb1\t1\t0\nb2\t0\t1\n", SourceRole::Traits),
        file("set.gmt", "one\tabout\tb1\nother\tabout\tb1\tb2\n", SourceRole::Traits)};
    LoadOptions all;
    all.traits.geneColumn = "gene";
    NoProgress progress;
    const auto before = loadDataset(sources, all, progress);
    QVERIFY2(before, before ? "" : before.error().oneLine().c_str());
    const LoadOptions each = saidOfFiles(all, *before);
    QVERIFY(each.traits.geneColumn.empty());
    QCOMPARE(each.read.size(), std::size_t{2});  // gene sets have no such column
    QCOMPARE(each.read.at(sources[1].sha256).at("gene"), std::string("gene"));
    const auto after = loadDataset(sources, each, progress);
    QVERIFY2(after, after ? "" : after.error().oneLine().c_str());
    for (std::size_t i = 0; i < sources.size(); ++i) QCOMPARE(after->readings[i].text(), before->readings[i].text());
    // What is said of a file already goes before.
    all.read[sources[1].sha256]["gene"] = "1";
    QCOMPARE(saidOfFiles(all, *before).read.at(sources[1].sha256).at("gene"), std::string("1"));
}

PLEIO_TEST(tst_load_settings, TestLoadSettings)
#include "tst_load_settings.moc"
