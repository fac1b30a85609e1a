// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/genome/codon_counts.h"
#include "core/synth/generator.h"
#include "core/synth/synthetic_genome.h"
#include "core/synth/typical_bacterium.h"

#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

using namespace pleio;

namespace {

class CancelAfter final : public Progress {
public:
    explicit CancelAfter(int reports) : m_left(reports) {}
    void report(double fraction, std::string_view) override
    {
        ordered = ordered && fraction >= last && fraction <= 1;
        last = fraction;
        --m_left;
    }
    [[nodiscard]] bool isCancelled() const override { return m_left <= 0; }

    bool ordered = true;
    double last = 0;

private:
    int m_left;
};

SyntheticGenome drawn(const SynthParams& params)
{
    NoProgress progress;
    Result<SyntheticGenome> result = drawGenome(params, progress);
    if (!result) qFatal("%s", result.error().oneLine().c_str());
    return std::move(result).value();
}

SynthFiles written(const SynthParams& params)
{
    NoProgress progress;
    Result<SynthFiles> result = synthesize(params, progress);
    if (!result) qFatal("%s", result.error().oneLine().c_str());
    return std::move(result).value();
}

bool sameFiles(const SynthFiles& a, const SynthFiles& b)
{
    return a.genbank == b.genbank && a.fasta == b.fasta && a.gff == b.gff && a.traits == b.traits &&
           a.truth == b.truth && a.truthKeys == b.truthKeys && a.codonTable == b.codonTable &&
           a.plantedTraits == b.plantedTraits;
}

SynthParams small()
{
    SynthParams params;
    params.genes = 300;
    params.traits = 4;
    params.plantedTraits = 2;
    params.genesPerTrait = 60;
    return params;
}

/// Correlation over codons between ln(members' fraction / others' fraction) and ln(key / background).
double recovered(const SyntheticGenome& synthetic, std::size_t trait)
{
    CodonFractions members{};
    CodonFractions others{};
    const std::set<std::int32_t> genes(synthetic.traits[trait].genes.begin(), synthetic.traits[trait].genes.end());
    for (std::size_t g = 0; g < synthetic.genome.genes.size(); ++g) {
        const Gene& gene = synthetic.genome.genes[g];
        if (!gene.used()) continue;
        const CodonTally tally = countCodons(gene.coding, *GeneticCode::find(gene.geneticCode));
        CodonFractions& group = genes.contains(static_cast<std::int32_t>(g)) ? members : others;
        for (std::size_t c = 0; c < group.size(); ++c) group[c] += tally.counts[c];
    }
    std::vector<double> x;
    std::vector<double> y;
    for (const CodonFamily& family : synthetic.families) {
        if (family.codons.size() < 2) continue;
        double membersTotal = 0;
        double othersTotal = 0;
        for (const int codon : family.codons) {
            membersTotal += members[static_cast<std::size_t>(codon)];
            othersTotal += others[static_cast<std::size_t>(codon)];
        }
        for (const int codon : family.codons) {
            const auto c = static_cast<std::size_t>(codon);
            x.push_back(std::log((members[c] / membersTotal) / (others[c] / othersTotal)));
            y.push_back(std::log(synthetic.keys[trait][c] / synthetic.background[c]));
        }
    }
    const auto n = static_cast<double>(x.size());
    double meanX = 0;
    double meanY = 0;
    for (std::size_t i = 0; i < x.size(); ++i) meanX += x[i] / n, meanY += y[i] / n;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - meanX) * (y[i] - meanY);
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / std::sqrt(xx * yy);
}

}  // namespace

class TestGenerator : public QObject {
    Q_OBJECT

private slots:
    void sameSeedSameBytes()
    {
        QVERIFY(sameFiles(written(small()), written(small())));
        SynthParams other = small();
        other.seed = 2;
        const SynthFiles a = written(small());
        const SynthFiles b = written(other);
        QVERIFY(a.genbank != b.genbank);
        QVERIFY(a.fasta != b.fasta);
        QVERIFY(a.traits != b.traits);
        QVERIFY(a.truthKeys != b.truthKeys);
    }

    void everyFileSaysSimulated()
    {
        const SynthFiles files = written(small());
        QVERIFY(files.genbank.find("\nKEYWORDS    Simulated.\n") != std::string::npos);
        QVERIFY(files.genbank.find("\nCOMMENT     Simulated by Pleioscope, seed 1,") != std::string::npos);
        QVERIFY(files.gff.starts_with("##gff-version 3\n##pleioscope simulated\n"));
        QVERIFY(files.fasta.substr(0, files.fasta.find('\n')).find("[simulated=true]") != std::string::npos);
        for (const std::string* table : {&files.traits, &files.truth, &files.truthKeys, &files.codonTable})
            QVERIFY(table->starts_with("# simulated by Pleioscope, seed 1, "));
    }

    void genesTranslateToTheirProteins()
    {
        const SyntheticGenome synthetic = drawn(small());
        std::set<std::string> starts;
        std::set<std::string> stops;
        int shortGenes = 0;
        for (const Gene& gene : synthetic.genome.genes) {
            if (!gene.used()) continue;
            QCOMPARE(translate(gene), gene.translation);
            QVERIFY(gene.translation.size() >= static_cast<std::size_t>(kMinSyntheticCodons));
            if (gene.translation.size() < 80) ++shortGenes;
            starts.insert(gene.coding.substr(0, 3));
            stops.insert(gene.coding.substr(gene.coding.size() - 3));
        }
        QVERIFY(starts == (std::set<std::string>{"ATG", "GTG", "TTG"}));
        QVERIFY(stops == (std::set<std::string>{"TAA", "TAG", "TGA"}));
        QVERIFY(shortGenes > 0);
    }

    /// What the generator says of its own genes is what the program finds when it reads the same features.
    void exclusionsAreFound()
    {
        SyntheticGenome synthetic = drawn(small());
        Genome again = synthetic.genome;
        for (Gene& gene : again.genes) {
            gene.coding.clear();
            gene.exclusion = Exclusion::None;
        }
        finishGenes(again);
        QCOMPARE(again.usedGenes(), std::int64_t{300} - kFaultyGenes);
        QCOMPARE(again.translationMismatches, std::int64_t{0});
        std::map<Exclusion, int> reasons;
        for (std::size_t g = 0; g < again.genes.size(); ++g) {
            QCOMPARE(again.genes[g].exclusion, synthetic.genome.genes[g].exclusion);
            QCOMPARE(again.genes[g].coding, synthetic.genome.genes[g].coding);
            ++reasons[again.genes[g].exclusion];
        }
        QCOMPARE(reasons[Exclusion::Pseudogene], 3);
        QCOMPARE(reasons[Exclusion::NotMultipleOfThree], 1);
        const auto joined = std::ranges::count_if(
            again.genes, [](const Gene& gene) { return gene.location.parts.size() == 2 && gene.used(); });
        QCOMPARE(joined, 1);
    }

    void bothStrandsInRuns()
    {
        const std::vector<Gene> genes = drawn(small()).genome.genes;
        int close = 0;
        int apart = 0;
        int switches = 0;
        for (std::size_t g = 1; g < genes.size(); ++g) {
            const std::int64_t gap = genes[g].location.start() - genes[g - 1].location.end();
            QVERIFY(gap >= 0);
            if (genes[g].location.strand() != genes[g - 1].location.strand()) {
                ++switches;
                QVERIFY(gap >= 50);
            } else {
                ++(gap < 50 ? close : apart);
            }
        }
        QVERIFY(close > 60 && apart > 60 && switches > 60);
    }

    void ribosomalProteins()
    {
        const SyntheticGenome synthetic = drawn(SynthParams{});
        QCOMPARE(synthetic.ribosomalGenes, std::int64_t{54});
        std::set<std::string> symbols;
        std::set<std::string> tags;
        for (const Gene& gene : synthetic.genome.genes) {
            if (!gene.symbol.empty()) QVERIFY(symbols.insert(gene.symbol).second);
            QVERIFY(tags.insert(gene.locusTag).second);
            if (gene.product.find("ribosomal protein") == std::string::npos)
                QCOMPARE(gene.product, std::string("hypothetical protein"));
        }
        QCOMPARE(*tags.begin(), std::string("SYN_00010"));
        for (const RibosomalProtein& protein : pleio::ribosomalProteins())
            QVERIFY(symbols.contains(std::string(protein.symbol)));
    }

    void keysKeepProteinsAndMembers()
    {
        SynthParams params = small();
        params.redrawn = 0;
        const SyntheticGenome without = drawn(params);
        params.redrawn = 1;
        const SyntheticGenome with = drawn(params);
        std::set<std::int32_t> members;
        for (std::size_t t = 0; t < 2; ++t) members.insert(with.traits[t].genes.begin(), with.traits[t].genes.end());
        for (std::size_t g = 0; g < with.genome.genes.size(); ++g) {
            QCOMPARE(with.genome.genes[g].translation, without.genome.genes[g].translation);
            const bool changed = with.genome.genes[g].coding != without.genome.genes[g].coding;
            QCOMPARE(changed, members.contains(static_cast<std::int32_t>(g)));
        }
        for (std::size_t t = 0; t < with.traits.size(); ++t) QVERIFY(with.traits[t].genes == without.traits[t].genes);
    }

    void keysAreRecovered()
    {
        SynthParams params = small();
        params.genes = 600;
        params.overlap = 0;
        double last = 0.3;
        for (const double redrawn : {0.1, 0.3, 0.9}) {
            params.redrawn = redrawn;
            const SyntheticGenome synthetic = drawn(params);
            const double mean = (recovered(synthetic, 0) + recovered(synthetic, 1)) / 2;
            QVERIFY2(mean > last, qPrintable(QStringLiteral("%1 redrawn: %2").arg(redrawn).arg(mean)));
            last = mean;
        }
        QVERIFY(last > 0.97);
        params.redrawn = 0;
        QVERIFY(std::abs(recovered(drawn(params), 0)) < 0.4);
    }

    void gcOfTheThirdPosition()
    {
        SynthParams params = small();
        params.plantedTraits = 0;
        params.gc = 0.7;
        std::int64_t strong = 0;
        std::int64_t all = 0;
        for (const Gene& gene : drawn(params).genome.genes) {
            if (!gene.used() || gene.product != "hypothetical protein") continue;
            for (std::size_t i = 5; i + 3 < gene.coding.size(); i += 3) {
                if (gene.coding[i - 2] == 'G' && gene.coding[i - 1] == 'C') {  // Ala
                    ++all;
                    if (gene.coding[i] == 'G' || gene.coding[i] == 'C') ++strong;
                }
            }
        }
        const double share = static_cast<double>(strong) / static_cast<double>(all);
        QVERIFY2(std::abs(share - 0.7) < 0.02, qPrintable(QString::number(share)));
    }

    void membersOverlapAsAsked_data()
    {
        QTest::addColumn<double>("overlap");
        QTest::addColumn<int>("genesPerTrait");
        QTest::addColumn<int>("shared");
        QTest::newRow("none") << 0.0 << 40 << 0;
        QTest::newRow("quarter") << 0.25 << 40 << 10;
        QTest::newRow("all") << 1.0 << 40 << 40;
        QTest::newRow("more than there is room for") << 0.0 << 200 << 104;
    }
    void membersOverlapAsAsked()
    {
        QFETCH(double, overlap);
        QFETCH(int, genesPerTrait);
        QFETCH(int, shared);
        SynthParams params = small();
        params.overlap = overlap;
        params.genesPerTrait = genesPerTrait;
        const SyntheticGenome synthetic = drawn(params);
        std::set<std::int32_t> carriers;
        for (std::size_t t = 0; t < synthetic.traits.size(); ++t) {
            const SyntheticTrait& trait = synthetic.traits[t];
            QCOMPARE(trait.genes.size(), static_cast<std::size_t>(genesPerTrait));
            QVERIFY(std::ranges::is_sorted(trait.genes));
            QVERIFY(std::ranges::adjacent_find(trait.genes) == trait.genes.end());
            const auto before =
                std::ranges::count_if(trait.genes, [&](std::int32_t g) { return carriers.contains(g); });
            QCOMPARE(trait.shared, static_cast<std::int64_t>(before));
            if (t == 1) QCOMPARE(trait.shared, static_cast<std::int64_t>(shared));
            carriers.insert(trait.genes.begin(), trait.genes.end());
            for (const std::int32_t gene : trait.genes)
                QVERIFY(synthetic.genome.genes[static_cast<std::size_t>(gene)].used());
        }
        QCOMPARE(synthetic.traits[1].name, std::string("planted key 2"));
        QCOMPARE(synthetic.traits[2].name, std::string("no key 3"));
    }

    void tablesAddUp()
    {
        const SynthFiles files = written(small());
        std::string_view rest = files.traits;
        std::size_t rows = 0;
        std::size_t unmatched = 0;
        while (!rest.empty()) {
            const std::string_view line = takeLine(rest);
            if (line.starts_with("SYN_")) ++rows;
            if (line.starts_with("SYN_UNKNOWN_")) ++unmatched;
        }
        QCOMPARE(rows, std::size_t{4 * 60 + 5});
        QCOMPARE(unmatched, std::size_t{5});
        QVERIFY(files.truth.find("\nplanted key 1\t1\t60\t0\t0.3\t") != std::string::npos);
        QVERIFY(files.truth.find("\nno key 3\t0\t60\t6\t0\t\n") != std::string::npos);
        QVERIFY(files.plantedTraits == (std::vector<std::string>{"planted key 1", "planted key 2"}));

        const SyntheticGenome synthetic = drawn(small());
        std::int64_t counted = 0;
        for (const Gene& gene : synthetic.genome.genes)
            if (gene.used()) counted += static_cast<std::int64_t>(gene.translation.size());
        std::int64_t listed = 0;
        double thousand = 0;
        rest = files.codonTable;
        while (!rest.empty()) {
            const std::string_view line = takeLine(rest);
            if (line.starts_with('#') || line.starts_with("amino_acid")) continue;
            const std::vector<std::string_view> fields = splitView(line, '\t');
            QCOMPARE(fields.size(), std::size_t{5});
            std::int64_t count = 0;
            double share = 0;
            QVERIFY(parseInteger(fields[2], count) && parseNumber(fields[4], share));
            listed += count;
            thousand += share;
        }
        QCOMPARE(listed, counted);
        QVERIFY(std::abs(thousand - 1000) < 1e-6);
    }

    void allOfFewTraitsArePlanted()
    {
        SynthParams params = small();
        params.traits = 1;
        params.plantedTraits = 4;
        const SynthFiles files = written(params);
        QVERIFY(files.plantedTraits == std::vector<std::string>{"planted key 1"});
        QVERIFY(files.truth.find(", traits 1, planted 1,") != std::string::npos);
    }

    void fewGenesWork()
    {
        SynthParams params;
        params.genes = kMinSyntheticGenes;
        params.genesPerTrait = 16;
        params.meanCodons = 30;
        params.sdLogCodons = 0;
        params.overdispersion = 0.9;
        const SynthFiles files = written(params);
        QVERIFY(files.genbank.ends_with("//\n"));
    }

    void parametersOutOfRange_data()
    {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<std::function<void(SynthParams&)>>("change");
        const auto row = [](const char* parameter, const char* what, const std::function<void(SynthParams&)>& change) {
            QTest::newRow(what) << QString::fromLatin1(parameter) << change;
        };
        row("genes", "too few genes", [](SynthParams& p) { p.genes = 19; });
        row("genes", "too many genes", [](SynthParams& p) { p.genes = 100'001; });
        row("genes", "too long a genome", [](SynthParams& p) { p.genes = 100'000, p.meanCodons = 1'000; });
        row("traits", "no traits", [](SynthParams& p) { p.traits = 0; });
        row("planted", "too many planted", [](SynthParams& p) { p.plantedTraits = 201; });
        row("planted", "negative", [](SynthParams& p) { p.plantedTraits = -1; });
        row("genes-per-trait", "more than genes", [](SynthParams& p) { p.genesPerTrait = 1'997; });
        row("genes-per-trait", "none", [](SynthParams& p) { p.genesPerTrait = 0; });
        row("overlap", "above one", [](SynthParams& p) { p.overlap = 1.01; });
        row("redrawn", "not a number", [](SynthParams& p) { p.redrawn = std::nan(""); });
        row("gc", "no GC", [](SynthParams& p) { p.gc = 0; });
        row("mean-codons", "short", [](SynthParams& p) { p.meanCodons = 29; });
        row("sd-log-codons", "wide", [](SynthParams& p) { p.sdLogCodons = 2.5; });
        row("overdispersion", "one", [](SynthParams& p) { p.overdispersion = 1; });
        row("unmatched-ids", "negative ids", [](SynthParams& p) { p.unmatchedIds = -1; });
    }
    void parametersOutOfRange()
    {
        QFETCH(QString, parameter);
        QFETCH(std::function<void(SynthParams&)>, change);
        SynthParams params;
        change(params);
        NoProgress progress;
        const Result<SynthFiles> result = synthesize(params, progress);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        QCOMPARE(QString::fromStdString(result.error().where), parameter);
        QVERIFY(!result.error().message.empty());
    }

    void cancelled_data()
    {
        QTest::addColumn<int>("reports");
        QTest::newRow("at once") << 1;
        QTest::newRow("while drawing codons") << 8;
        QTest::newRow("while writing") << 11;
    }
    void cancelled()
    {
        QFETCH(int, reports);
        CancelAfter progress(reports);
        const Result<SynthFiles> result = synthesize(small(), progress);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QVERIFY(progress.ordered);
    }

    void progressRisesToOne()
    {
        CancelAfter progress(1'000'000);
        QVERIFY(synthesize(small(), progress).has_value());
        QVERIFY(progress.ordered);
        QCOMPARE(progress.last, 1.0);
    }

    /// Defaults that depend on others fit them, from the smallest genome on.
    void usualValuesFit()
    {
        for (const std::int64_t genes : {20, 21, 50, 100, 399, 2'000}) {
            SynthParams params;
            params.genes = genes;
            params.genesPerTrait = usualGenesPerTrait(genes);
            for (const std::int64_t traits : {1, 3, 8}) {
                params.traits = traits;
                params.plantedTraits = usualPlantedTraits(traits);
                NoProgress none;
                const auto files = synthesize(params, none);
                QVERIFY2(files, files ? "" : files.error().oneLine().c_str());
                QCOMPARE(std::ssize(files->plantedTraits), params.plantedTraits);
            }
        }
        QCOMPARE(usualGenesPerTrait(SynthParams().genes), SynthParams().genesPerTrait);
        QCOMPARE(usualPlantedTraits(SynthParams().traits), SynthParams().plantedTraits);
    }

    void filesAreWritten()
    {
        QTemporaryDir parent;
        const QString folder = parent.filePath(QStringLiteral("made/below"));
        const SynthFiles files = written(small());
        QVERIFY(writeSynthFiles(files, folder.toStdString()).has_value());
        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name),
                 (QStringList{"codon_usage.tsv", "genome.fna", "genome.gbk", "genome.gff", "pleioscope.sha256",
                              "traits.tsv", "truth.tsv", "truth_keys.tsv"}));
        QFile genbank(QDir(folder).filePath(QStringLiteral("genome.gbk")));
        QVERIFY(genbank.open(QIODevice::ReadOnly));
        QCOMPARE(genbank.readAll().toStdString(), files.genbank);
    }

    void folderThatCannotBeMade()
    {
        QTemporaryDir parent;
        QFile file(parent.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Result<void> result = writeSynthFiles(SynthFiles{}, parent.filePath("file/below").toStdString());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Io);
    }

    /// One name is taken by a folder: nothing at all is written.
    void nothingIsWrittenByHalves()
    {
        QTemporaryDir parent;
        QVERIFY(QDir(parent.path()).mkdir(QStringLiteral("codon_usage.tsv")));
        const Result<void> result = writeSynthFiles(SynthFiles{}, parent.path().toStdString());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Usage);  // what somebody else made
        QVERIFY(QDir(parent.path()).entryList(QDir::Files).isEmpty());
    }
};

PLEIO_TEST(tst_generator, TestGenerator)
#include "tst_generator.moc"
