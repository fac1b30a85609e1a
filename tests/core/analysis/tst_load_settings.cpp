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

PLEIO_TEST(tst_load_settings, TestLoadSettings)
#include "tst_load_settings.moc"
