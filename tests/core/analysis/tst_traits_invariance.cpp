// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must not matter to any analysis of traits: what is added to a condition, what it is multiplied by, in which
// order genes and conditions stand, what they are called, and how many threads there are.
#include "core/analysis/report_json.h"
#include "core/math/random.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

using namespace pleio;
using namespace pleio::test;

namespace {

constexpr std::size_t kGenes = 160, kConditions = 8;

/// Scores, row by row. All are multiples of 1/1024, so that sums and products with powers of 2 are exact.
using Scores = std::vector<std::vector<double>>;

/// Conditions in four pairs of replicates; effects of either sign, some far beyond what p can tell, and gaps, none of
/// them in both replicates: one gene that alone was tested for less would decide the regression on study effort.
Scores screen()
{
    Random random(12);
    Scores scores(kGenes, std::vector<double>(kConditions));
    for (std::size_t g = 0; g < kGenes; ++g) {
        const double everywhere = g < 12 ? 5 * random.normal() : 0;
        for (std::size_t c = 0; c < kConditions; c += 2) {
            const double own = random.below(7) == 0 ? 6 * random.normal() : 0;
            for (const std::size_t replicate : {c, c + 1}) {
                const double value = everywhere + own + random.normal();
                scores[g][replicate] =
                    replicate == c && random.below(12) == 0 ? qQNaN() : std::round(value * 1024) / 1024;
            }
        }
    }
    scores[3][0] = -60;
    scores[3][4] = 70;
    scores[5][0] = 55;
    return scores;
}

struct Screen {
    Scores scores = screen();
    Scores t;  ///< nothing, or of the same shape
    std::vector<std::size_t> genes = [] {
        std::vector<std::size_t> all(kGenes);
        std::iota(all.begin(), all.end(), std::size_t{0});
        return all;
    }();
    std::vector<std::size_t> conditions = {0, 1, 2, 3, 4, 5, 6, 7};  ///< order of the columns
    std::string prefix = "c";                                        ///< of the names of conditions
    bool hasGenome = true;
};

std::string tableText(const Screen& screen, const Scores& values)
{
    if (values.empty()) return {};
    std::string text = "gene";
    for (const std::size_t c : screen.conditions) text += "\t" + screen.prefix + std::to_string(c);
    for (const std::size_t g : screen.genes) {
        text += "\ng" + std::to_string(g + 1);
        for (const std::size_t c : screen.conditions)
            text += "\t" + (std::isnan(values[g][c]) ? std::string()
                                                     : QByteArray::number(values[g][c], 'g', 17).toStdString());
    }
    return text + "\n";
}

std::string genomeText()
{
    const GeneticCode& code = *GeneticCode::find(11);
    Random random(3);
    std::string text;
    for (std::size_t g = 1; g <= kGenes; ++g) {
        text += ">g" + std::to_string(g) + " [gbkey=CDS]\nATG";
        for (int n = 0; n < 90;) {
            const int codon = static_cast<int>(random.below(kCodons));
            if (code.isStop(codon)) continue;
            text += codonText(codon);
            ++n;
        }
        text += "\n";
    }
    return text;
}

Dataset load(const Screen& screen)
{
    std::string conditions = "condition\tgroup\n", sets = "gene\ttrait\n";
    for (std::size_t c = 0; c < kConditions; ++c)
        conditions += screen.prefix + std::to_string(c) + "\tgroup" + std::to_string(c / 2) + "\n";
    for (std::size_t g = 1; g <= kGenes; ++g) sets += "g" + std::to_string(g) + "\tset" + std::to_string(g % 7) + "\n";
    for (std::size_t g = 1; g <= 12; ++g) sets += "g" + std::to_string(g) + "\twide\n";
    std::vector<SourceFile> sources{
        sourceFromBytes("scores.tsv", tableText(screen, screen.scores), SourceRole::Phenotypes),
        sourceFromBytes("conditions.tsv", conditions, SourceRole::Conditions),
        sourceFromBytes("sets.tsv", sets, SourceRole::Traits)};
    if (screen.hasGenome)
        sources.insert(sources.begin(), sourceFromBytes("genes.fna", genomeText(), SourceRole::Genome));
    if (!screen.t.empty())
        sources.push_back(sourceFromBytes("t.tsv", tableText(screen, screen.t), SourceRole::PhenotypeT));
    LoadOptions options;
    options.genome.useProdigal = false;
    NoProgress progress;
    auto loaded = loadDataset(std::move(sources), options, progress);
    if (!loaded) qFatal("%s", loaded.error().oneLine().c_str());
    return std::move(*loaded);
}

Screen changed(const std::function<double(double, std::size_t)>& change)
{
    Screen screen;
    for (auto& row : screen.scores)
        for (std::size_t c = 0; c < row.size(); ++c) row[c] = change(row[c], c);
    return screen;
}

using Values = std::map<std::string, ParameterValue>;

struct Question {
    const char* name;
    const char* analysis;
    Values parameters;
};

const std::vector<Question>& questions()
{
    using Text = std::string;
    static const std::vector<Question> all{
        {"condition", "traits.condition", {{"condition", Text("c2")}}},
        {"pleiotropy", "traits.pleiotropy", {{"permutations", std::int64_t{2}}}},
        {"combine", "traits.combine", {{"draws", std::int64_t{1000}}}},
        {"correlation", "traits.correlation", {{"permutations", std::int64_t{4}}, {"shuffles", std::int64_t{3}}}},
        {"correlation, Kendall", "traits.correlation", {{"method", Text("kendall")}, {"shuffles", std::int64_t{0}}}},
        {"structure",
         "traits.structure",
         {{"permutations", std::int64_t{2}}, {"bootstraps", std::int64_t{2}}, {"gene_clusters", std::int64_t{5}}}},
        {"structure, Euclidean",
         "traits.structure",
         {{"distance", Text("euclidean")},
          {"linkage", Text("ward")},
          {"permutations", std::int64_t{0}},
          {"bootstraps", std::int64_t{0}}}},
        {"network", "traits.network", {{"most_genes", std::int64_t{100}}}},
        {"enrichment", "traits.enrichment", {{"permutations", std::int64_t{50}}}},
        {"enrichment, one trait", "traits.enrichment", {{"trait", Text("c2")}, {"permutations", std::int64_t{50}}}},
        {"agreement", "traits.agreement", {{"min_genes", std::int64_t{8}}}},
    };
    return all;
}

/// Every question, of the conditions and of their groups.
void addQuestions()
{
    QTest::addColumn<int>("question");
    QTest::addColumn<bool>("merged");
    for (std::size_t i = 0; i < questions().size(); ++i)
        for (const bool merged : {false, true})
            QTest::newRow(qPrintable(QString::fromLatin1(questions()[i].name) + (merged ? ", merged" : "")))
                << static_cast<int>(i) << merged;
}

Report answer(const Dataset& data, int number, bool merged, Values more = {})
{
    const Question& question = questions()[static_cast<std::size_t>(number)];
    for (const auto& [name, value] : question.parameters) more.try_emplace(name, value);
    if (merged) {
        more["replicates"] = std::string("merge");
        for (const char* name : {"condition", "trait"})
            if (more.contains(name)) more[name] = std::string("group1");
    }
    auto report = run(question.analysis, data, std::move(more));
    if (!report) qFatal("%s", report.error().oneLine().c_str());
    return std::move(*report);
}

/// Columns "table.column" of a report that are given back as they were loaded, or in the unit of the scores.
using Columns = std::set<std::string>;

/// The raw score, and intervals about it.
const Columns kListed{"condition_genes.effect", "evidence.effect", "evidence.effect_low", "evidence.effect_high",
                      "links.effect"};
/// Price's rules ask for effects above 1 in the unit of the score.
const Columns kInUnits{"pleiotropy.price_phenotypes", "pleiotropy.price_specific"};

/// The report without what it was made from and without these columns; hover texts of links list scores too.
Report without(Report report, const Columns& columns, const std::set<std::string>& plots = {})
{
    report.provenance = {};
    for (Table& table : report.tables)
        std::erase_if(table.columns, [&](const Column& c) { return columns.contains(table.id + "." + c.id); });
    std::erase_if(report.plots, [&](const PlotSpec& plot) { return plots.contains(plot.id); });
    for (PlotSpec& plot : report.plots)
        for (plot::Panel& panel : plot.panels)
            for (plot::Layer& layer : panel.layers)
                if (auto* flows = std::get_if<plot::Ribbons>(&layer)) flows->labels.clear();
    return report;
}

/// Where two reports differ, by table and column; empty if they are the same to the last bit.
QString difference(const Report& a, const Report& b)
{
    if (reportToCbor(a) == reportToCbor(b)) return {};
    for (std::size_t t = 0; t < std::min(a.tables.size(), b.tables.size()); ++t) {
        if (a.tables[t].rows() != b.tables[t].rows()) return QString::fromStdString("rows of " + a.tables[t].id);
        for (std::size_t c = 0; c < std::min(a.tables[t].columns.size(), b.tables[t].columns.size()); ++c)
            for (std::size_t row = 0; row < a.tables[t].rows(); ++row) {
                const Column &one = a.tables[t].columns[c], &other = b.tables[t].columns[c];
                if (cellText(one, row) != cellText(other, row))
                    return QString::fromStdString(a.tables[t].id + "." + one.id + ", row " + std::to_string(row) +
                                                  ": " + cellText(one, row) + " and " + cellText(other, row));
            }
    }
    return QStringLiteral("figures, notes or key numbers");
}

/// Rows of a table by the texts in them; numbers by column.
using Rows = std::multimap<std::string, std::map<std::string, double>>;

Rows rowsOf(const Table& table, const Columns& left)
{
    Rows rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::vector<std::string> texts;
        std::map<std::string, double> numbers;
        for (const Column& column : table.columns) {
            if (left.contains(table.id + "." + column.id)) continue;
            if (std::holds_alternative<std::vector<double>>(column.values) ||
                std::holds_alternative<std::vector<std::int64_t>>(column.values))
                numbers[column.id] = cellNumber(column, row);
            else
                texts.push_back(cellText(column, row));
        }
        // Which of two is called the first follows the order of the file, but a gene is not its partner's partner.
        if (table.id != "cofitness") std::ranges::sort(texts);
        std::string key;
        for (const std::string& text : texts) key += text + "\t";
        rows.emplace(std::move(key), std::move(numbers));
    }
    return rows;
}

bool isClose(double a, double b)
{
    return std::isnan(a) ? std::isnan(b) : std::abs(a - b) <= 1e-7 * (1e-9 + std::abs(a)) + 1e-11;
}

/// As difference, but for the order of rows and columns and the last digits.
QString differenceButForOrder(const Report& a, const Report& b, const Columns& left,
                              const std::set<std::string>& tables)
{
    for (const Scalar& scalar : a.scalars)
        if (!isClose(scalar.value, b.scalar(scalar.id)->value) && !left.contains(scalar.id))
            return QString::fromStdString("key number " + scalar.id);
    for (const Table& table : a.tables) {
        if (tables.contains(table.id)) continue;
        const Rows one = rowsOf(table, left), other = rowsOf(*b.table(table.id), left);
        if (one.size() != other.size()) return QString::fromStdString("rows of " + table.id);
        for (auto i = one.begin(), j = other.begin(); i != one.end(); ++i, ++j) {
            if (i->first != j->first) return QString::fromStdString(table.id + ": " + i->first + " and " + j->first);
            for (const auto& [column, value] : i->second)
                if (!j->second.contains(column) || !isClose(value, j->second.at(column)))
                    return QString::fromStdString(table.id + "." + column + " of " + i->first + ": ") +
                           QString::number(value, 'g', 17) + " and " + QString::number(j->second.at(column), 'g', 17);
        }
    }
    return {};
}

const Dataset& original()
{
    static const Dataset data = load({});
    return data;
}

}  // namespace

class TestTraitsInvariance : public QObject {
    Q_OBJECT

private slots:
    /// Something is found at all, on both sides and with strong effects.
    void screenIsRich()
    {
        const Report pleiotropy = answer(original(), 1, false), combined = answer(original(), 2, false);
        QVERIFY(pleiotropy.scalar("genes_pleiotropic")->value > 10 && pleiotropy.table("relations")->rows() > 30);
        QVERIFY(combined.scalar("s_hom_called")->value > 5 && combined.table("placo")->rows() > 50);
        const Report condition = answer(original(), 0, false);
        QVERIFY(condition.scalar("lower")->value >= 3 && condition.scalar("higher")->value >= 3);
        // z is kept where p is 0: -60 and 55 in c0 are not alike.
        const Report first = answer(original(), 0, false, {{"condition", std::string("c0")}});
        QCOMPARE(text(first, "condition_genes", "gene_id", 0), std::string("g4"));
        QCOMPARE(cell(first, "condition_genes", "p", 1), 0.0);
        QVERIFY(cell(first, "condition_genes", "z", 0) < -40 && cell(first, "condition_genes", "z", 1) > 39);
        QVERIFY(cell(first, "condition_genes", "z", 1) < -cell(first, "condition_genes", "z", 0));
    }

    void addingToAConditionChangesNothing_data() { addQuestions(); }
    void addingToAConditionChangesNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        // Whatever is added, differently in every condition: exact sums, and such as leave no score below 0.
        static const Dataset moved = load(changed(
                                 [](double v, std::size_t c) { return v + 64.0 * static_cast<double>(c) - 128; })),
                             positive = load(changed([](double v, std::size_t) { return v + 128; }));
        const Report expected = without(answer(original(), question, merged), kListed);
        for (const Dataset* data : {&moved, &positive}) {
            const QString at = difference(without(answer(*data, question, merged), kListed), expected);
            QVERIFY2(at.isEmpty(), qPrintable(at));
        }
    }

    void subtractingTheMedianChangesNothing_data() { addQuestions(); }
    void subtractingTheMedianChangesNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        static const Dataset centred = [] {
            Screen screen;
            for (std::size_t c = 0; c < kConditions; ++c) {
                std::vector<double> values;
                for (const auto& row : screen.scores)
                    if (!std::isnan(row[c])) values.push_back(row[c]);
                std::ranges::sort(values);
                const double median = (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
                for (auto& row : screen.scores) row[c] -= median;
            }
            return load(screen);
        }();
        const QString at = difference(without(answer(centred, question, merged), kListed),
                                      without(answer(original(), question, merged), kListed));
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }

    void multiplyingAConditionChangesNothing_data() { addQuestions(); }
    void multiplyingAConditionChangesNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        // Differently in every condition. Figures that show effects in their unit change: volcano and heat map.
        static const Dataset scaled =
            load(changed([](double v, std::size_t c) { return std::ldexp(v, static_cast<int>(c % 3) - 1); }));
        Columns left = kListed;
        left.insert(kInUnits.begin(), kInUnits.end());
        const std::set<std::string> inUnits{"volcano", "phenotypes"};
        const QString at = difference(without(answer(scaled, question, merged), left, inUnits),
                                      without(answer(original(), question, merged), left, inUnits));
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }

    /// The genes of the tables are those of the genome, in its order.
    void leavingOutTheGenomeChangesNothing_data() { addQuestions(); }
    void leavingOutTheGenomeChangesNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        static const Dataset tables = [] {
            Screen screen;
            screen.hasGenome = false;
            return load(screen);
        }();
        QCOMPARE(tables.genome.genes.size(), kGenes);
        const AnalysisDescriptor& analysis = *findAnalysis(questions()[static_cast<std::size_t>(question)].analysis);
        if (analysis.needsSequence) {
            const auto refused = run(analysis.id.c_str(), tables, {});
            QVERIFY(!refused && refused.error().message.find("give their genome") != std::string::npos);
            return;
        }
        Report expected = without(answer(original(), question, merged), {});
        Report found = without(answer(tables, question, merged), {});
        // The notes say how the genes are known.
        expected.notes.clear();
        found.notes.clear();
        const QString at = difference(found, expected);
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }

    /// Fitness of a colony array: about 1, none below 0.
    void positiveFitnessIsLikeLogRatios_data() { addQuestions(); }
    void positiveFitnessIsLikeLogRatios()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        static const Dataset fitness = load(changed([](double v, std::size_t) { return 1 + v / 128; }));
        Columns left = kListed;
        left.insert(kInUnits.begin(), kInUnits.end());
        const std::set<std::string> inUnits{"volcano", "phenotypes"};
        const QString at = difference(without(answer(fitness, question, merged), left, inUnits),
                                      without(answer(original(), question, merged), left, inUnits));
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }

    /// Changes that are not exact in binary give the same but for last digits. Agreement ranks |z|, of which the same
    /// on either side of the median are then no longer equal.
    void anyNumbersWillDo_data() { addQuestions(); }
    void anyNumbersWillDo()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        if (questions()[static_cast<std::size_t>(question)].analysis == std::string_view("traits.agreement")) return;
        static const Dataset other =
            load(changed([](double v, std::size_t c) { return 0.3 * v + 0.7 + 0.1 * static_cast<double>(c); }));
        Columns left = kListed;
        left.insert(kInUnits.begin(), kInUnits.end());
        const QString at =
            differenceButForOrder(answer(original(), question, merged), answer(other, question, merged), left, {});
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }

    void orderOfGenesChangesNothing_data() { addQuestions(); }
    void orderOfGenesChangesNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        static const Dataset turned = [] {
            Screen screen;
            Random random(5);
            shuffle(screen.genes, random);
            return load(screen);
        }();
        // Shuffles and draws go by the place of a gene, as do numbers of clusters of genes and the side from which a
        // tree is drawn.
        const Columns left{"pleiotropy.pm_p_polygenic",
                           "pleiotropy.pn_p_polygenic",
                           "pairs.p_permutation",
                           "pairs.q",
                           "pairs_significant",
                           "cofitness.threshold",
                           "cofitness.p_best",
                           "cofitness.above",
                           "genes_cofit",
                           "components.chance",
                           "components.above",
                           "components_above",
                           "clusters.stability",
                           "gene_clusters.place",
                           "gene_clusters.cluster"};
        const QString at =
            differenceButForOrder(answer(original(), question, merged), answer(turned, question, merged), left, {});
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }

    void orderOfConditionsChangesNothing_data() { addQuestions(); }
    void orderOfConditionsChangesNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        static const Dataset turned = [] {
            Screen screen;
            screen.conditions = {6, 7, 2, 5, 1, 0, 4, 3};
            return load(screen);
        }();
        // Besides: clusters are numbered by their first trait, the second of two traits is the later one, and of two
        // traits that correlate too much for HOPS the later one is left out.
        const Columns left{"pleiotropy.pm_p_polygenic",
                           "pleiotropy.pn_p_polygenic",
                           "pairs.p_permutation",
                           "pairs.q",
                           "pairs_significant",
                           "cofitness.threshold",
                           "cofitness.p_best",
                           "cofitness.above",
                           "genes_cofit",
                           "components.chance",
                           "components.above",
                           "components_above",
                           "clusters.stability",
                           "gene_clusters.place",
                           "gene_clusters.cluster",
                           "traits.cluster",
                           "traits.place",
                           "trait_hits.cluster",
                           "evidence.cluster",
                           "placo.z_first",
                           "placo.z_second",
                           "placo_pairs.variance_first",
                           "placo_pairs.variance_second",
                           "relations.p_first",
                           "relations.p_second",
                           "merges.merge",
                           "merges.left",
                           "merges.right",
                           "combined.s_het_p",
                           "combined.s_het_q",
                           "s_het_called"};
        Values none;
        if (questions()[static_cast<std::size_t>(question)].analysis == std::string_view("traits.pleiotropy"))
            none["prune_above"] = 1.0;
        const QString at = differenceButForOrder(answer(original(), question, merged, none),
                                                 answer(turned, question, merged, none), left, {"clusters", "merges"});
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }

    void namesOfConditionsChangeNothing_data() { addQuestions(); }
    void namesOfConditionsChangeNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        Screen screen;
        screen.prefix = "Mediumc";
        static const Dataset renamed = load(screen);
        Values names;
        for (const auto& [name, value] : questions()[static_cast<std::size_t>(question)].parameters)
            if (value == ParameterValue(std::string("c2"))) names[name] = std::string("Mediumc2");
        const Report one = answer(original(), question, merged), other = answer(renamed, question, merged, names);
        QCOMPARE(one.tables.size(), other.tables.size());
        for (std::size_t t = 0; t < one.tables.size(); ++t) {
            QCOMPARE(one.tables[t].columns.size(), other.tables[t].columns.size());
            for (std::size_t c = 0; c < one.tables[t].columns.size(); ++c) {
                const auto* numbers = std::get_if<std::vector<double>>(&one.tables[t].columns[c].values);
                if (!numbers) continue;
                for (std::size_t row = 0; row < numbers->size(); ++row)
                    QCOMPARE(cellText(other.tables[t].columns[c], row), cellText(one.tables[t].columns[c], row));
            }
        }
    }

    void threadsChangeNothing_data() { addQuestions(); }
    void threadsChangeNothing()
    {
        QFETCH(int, question);
        QFETCH(bool, merged);
        QByteArray bytes[2];
        for (const std::size_t threads : {1, 2}) {
            const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
            bytes[threads - 1] = reportToCbor(answer(original(), question, merged));
        }
        QVERIFY(bytes[0] == bytes[1]);
    }

    /// With a table of t, direction and size are those of t: scores that are all above 0 do no harm, and what is added
    /// to them changes only what compares their profiles or asks for effects in their unit.
    void tSaysTheDirection()
    {
        Screen screen;
        screen.t = screen.scores;
        const Dataset given = load(screen);
        for (auto& row : screen.scores)
            for (double& v : row) v += 128;
        const Dataset positive = load(screen);
        for (const int question : {2, 7}) {
            const QString at = difference(without(answer(positive, question, false), kListed),
                                          without(answer(given, question, false), kListed));
            QVERIFY2(at.isEmpty(), qPrintable(at));
        }
        // Genes of one t stand in the order of their scores.
        const QString at = differenceButForOrder(answer(positive, 0, false), answer(given, 0, false), kListed, {});
        QVERIFY2(at.isEmpty(), qPrintable(at));
        const Report condition = answer(positive, 0, false);
        QVERIFY(condition.scalar("lower")->value > 5 && condition.scalar("higher")->value > 5);
    }

    /// K-12: calls have no size, so order and threads are what must not matter; against the real matrix.
    void ecoliInAnotherOrder()
    {
        const Dataset* data = nichols();
        if (!data) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");
        Dataset turned = *data;
        Phenotypes& phenotypes = *turned.phenotypes;
        std::vector<Eigen::Index> rows(phenotypes.rows.size());
        std::iota(rows.begin(), rows.end(), Eigen::Index{0});
        Random random(9);
        shuffle(rows, random);
        const Phenotypes before = phenotypes;
        phenotypes.effect = before.effect(rows, Eigen::all);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            phenotypes.rows[i] = before.rows[static_cast<std::size_t>(rows[i])];
            phenotypes.genes[i] = before.genes[static_cast<std::size_t>(rows[i])];
        }
        const auto one = run("traits.pleiotropy", *data), other = run("traits.pleiotropy", turned);
        QVERIFY(one && other);
        const QString at = differenceButForOrder(*one, *other, {}, {});
        QVERIFY2(at.isEmpty(), qPrintable(at));
    }
};

PLEIO_TEST(tst_traits_invariance, TestTraitsInvariance)
#include "tst_traits_invariance.moc"
