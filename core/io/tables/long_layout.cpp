// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/phenotype_layout.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

using namespace std::string_view_literals;

/// Headers of the column that says in which condition a value was measured, in the form of comparableHeader(): of
/// conditions as such, and of what was done in them.
constexpr std::array kConditionWords{"condition"sv, "condition_name"sv, "condition_id"sv,     "experiment"sv,
                                     "contrast"sv,  "comparison"sv,     "sample"sv,           "sample_name"sv,
                                     "sample_id"sv, "environment"sv,    "growth_condition"sv, "growth_medium"sv,
                                     "medium"sv,    "media"sv};
/// Of these, those that may number replicates.
constexpr std::array kSampleWords{"sample"sv, "sample_name"sv, "sample_id"sv, "experiment"sv};
/// Headers of columns that say which group of cells or samples was compared with all others, in words or numbers, as
/// Seurat (FindAllMarkers) and scanpy (rank_genes_groups_df) write them.
constexpr std::array kGroupWords{"cluster"sv,   "group"sv, "cell_type"sv, "celltype"sv, "subcluster"sv,
                                 "community"sv, "ident"sv, "leiden"sv,    "louvain"sv};
/// The two sides of a comparison, and whether the second comes first in its name: Cuffdiff gives log2(value_2/value_1),
/// Trinity the logarithm of A over B.
struct SideHeaders {
    std::string_view first, second;
    bool isTurned;
};
constexpr std::array kSideHeaders{
    SideHeaders{"sample_1", "sample_2", true},  SideHeaders{"sample1", "sample2", true},
    SideHeaders{"samplea", "sampleb", false},   SideHeaders{"sample_a", "sample_b", false},
    SideHeaders{"treatment", "control", false}, SideHeaders{"numerator", "denominator", false}};
constexpr std::array kCompoundHeaders{"compound"sv,     "compound_name"sv, "chemical"sv, "drug"sv,       "drug_name"sv,
                                      "treatment"sv,    "stress"sv,        "stressor"sv, "antibiotic"sv, "inhibitor"sv,
                                      "perturbation"sv, "carbon_source"sv, "nutrient"sv};
/// Those of values, in the form of headerLetters(), the most specific first. Effects of comparisons are known beside.
constexpr std::array kValueHeaders{
    "sscore"sv, "fitness"sv,    "fitnessscore"sv, "phenotypescore"sv, "score"sv, "meanscore"sv, "normalizedscore"sv,
    "zscore"sv, "effect"sv,     "effectsize"sv,   "logratio"sv,       "beta"sv,  "estimate"sv,  "relativegrowth"sv,
    "growth"sv, "growthrate"sv, "abundance"sv,    "expression"sv,     "tpm"sv,   "call"sv,      "value"sv,
    "lrn"sv};
/// Numbers that say which measurement it is, and not what came out of it, beside those of measured_columns.h.
constexpr std::array kNumberedHeaders{"row"sv, "col"sv, "column"sv, "n"sv};
constexpr std::array kDoseWords{"dose"sv, "concentration"sv, "conc"sv, "dosage"sv};
constexpr std::array kUnitHeaders{
    "unit"sv,      "units"sv,     "dose_unit"sv, "dose_units"sv, "concentration_unit"sv, "concentration_units"sv,
    "conc_unit"sv, "conc_units"sv};
/// Units behind the word of a dose: "dose_uM".
constexpr std::array kUnits{"m"sv,     "mm"sv,    "um"sv,    "nm"sv,   "pm"sv,   "percent"sv,
                            "ug_ml"sv, "mg_ml"sv, "ng_ml"sv, "mg_l"sv, "ug_l"sv, "g_l"sv};

bool isOneOfWords(std::span<const std::string_view> words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// What stands behind the word of a dose in a header, "um" of "Dose (uM)"; nothing for other headers.
std::optional<std::string> behindDoseWord(std::string_view header)
{
    const std::string plain = comparableHeader(header);
    for (const std::string_view word : kDoseWords) {
        if (plain == word) return std::string();
        if (plain.starts_with(word) && plain[word.size()] == '_') return plain.substr(word.size() + 1);
    }
    return {};
}

bool isDoseHeader(std::string_view header)
{
    const auto behind = behindDoseWord(header);
    if (!behind || isOneOfWords(kUnitHeaders, comparableHeader(header))) return false;
    return behind->empty() || header.find_first_of("([") != std::string_view::npos || isOneOfWords(kUnits, *behind) ||
           *behind == "level";
}

/// "uM" of "dose (uM)" and of "dose_uM".
std::string unitIn(std::string_view header)
{
    const auto open = header.find_first_of("([");
    if (open != std::string_view::npos)
        return std::string(trimmed(header.substr(open + 1, header.find_first_of(")]", open) - open - 1)));
    const auto behind = behindDoseWord(header);
    return behind && isOneOfWords(kUnits, *behind) ? std::string(header.substr(header.size() - behind->size()))
                                                   : std::string();
}

/// The first column, but for those of `taken`, with the best of the headers.
std::optional<std::size_t> longColumnHeaded(const TableColumns& columns, std::span<const std::string_view> headers,
                                            std::span<const std::size_t> taken, std::string (*plain)(std::string_view))
{
    for (const std::string_view header : headers)
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (plain(columns.name(c)) == header && std::ranges::find(taken, c) == taken.end()) return c;
    return {};
}

/// Finds the columns of a long table one after the other.
class LongFinder {
public:
    LongFinder(const DelimitedTable& table, const TableColumns& columns, std::size_t gene, const TableHints& hints,
               bool isStrict)
        : m_table(table), m_columns(columns), m_gene(gene), m_hints(hints), m_isStrict(isStrict),
          m_isAsked(hints.choice("format") == kLong || hints.choices.contains("condition") ||
                    hints.choices.contains("dose") || hints.choices.contains("value"))
    {
    }

    Result<std::optional<PhenotypeLayout>> find();

private:
    using Found = std::optional<std::size_t>;

    bool isStatedOfTraits() const;
    bool holdsWords(std::size_t column) const
    {
        return !isNumeric(m_columns.kind(column)) && m_columns.kind(column) != ColumnKind::Empty;
    }
    Found ofWords(std::span<const std::string_view> headers) const;
    bool isFoundKnown();
    bool findCondition();
    void findConditionAndGroup();
    bool determines(const std::vector<std::size_t>& columns, std::size_t other) const;
    bool tellsRepeatsApart(std::size_t column) const;
    Found ofComparedGroups() const;
    std::vector<std::size_t> conditionColumns() const;
    void findFurther();
    void findDose();
    bool findValue();
    bool hasRowsOfConditions() const;
    void decide(PhenotypeLayout& layout) const;
    Result<Found> named(const char* choice) const;
    std::vector<std::size_t> takenColumns() const;
    std::vector<std::size_t> otherNumbers() const;
    std::string why(const char* choice, std::string reason) const
    {
        return m_hints.choices.contains(choice) ? kAsWasSaid : std::move(reason);
    }

    const DelimitedTable& m_table;
    const TableColumns& m_columns;
    std::size_t m_gene;
    const TableHints& m_hints;
    bool m_isStrict, m_isAsked;
    Found m_condition, m_comparedTo, m_group, m_dose, m_unit, m_value, m_t, m_p, m_q, m_status;
    std::vector<std::size_t> m_further;
    bool m_isKnown = false;             ///< the headers are those of a program, whatever the rows say
    bool m_isExcerpt = false;           ///< strong.tab of FEBA
    std::vector<std::size_t> m_rivals;  ///< columns that may as well be the value
};

Result<LongFinder::Found> LongFinder::named(const char* choice) const
{
    const std::string name = m_hints.choice(choice);
    if (name.empty()) return Found();
    const Result<std::size_t> column = m_columns.named(name);
    if (!column) return column.error();
    if (*column == m_gene)
        return Error{ErrorKind::Usage,
                     "The gene and the " + std::string(choice) + " cannot be in the same column; name two columns.",
                     m_table.where(0)};
    return Found(*column);
}

std::vector<std::size_t> LongFinder::takenColumns() const
{
    std::vector<std::size_t> taken{m_gene};
    for (const Found& each : {m_condition, m_comparedTo, m_group, m_dose, m_unit, m_value, m_t, m_p, m_q, m_status})
        if (each) taken.push_back(*each);
    taken.insert(taken.end(), m_further.begin(), m_further.end());
    return taken;
}

/// A header that names traits beside genes is one of a table of traits, whatever numbers stand beside.
bool LongFinder::isStatedOfTraits() const { return m_columns.find(ColumnRole::Trait, m_gene).has_value(); }

/// The first column of words with one of the headers; one such as "Stress" above numbers is a condition itself.
LongFinder::Found LongFinder::ofWords(std::span<const std::string_view> headers) const
{
    std::vector<std::size_t> taken = takenColumns();
    while (const auto found = longColumnHeaded(m_columns, headers, taken, comparableHeader)) {
        if (holdsWords(*found)) return found;
        taken.push_back(*found);
    }
    return {};
}

/// Tables whose headers say all: two sides of comparisons, as Cuffdiff and Trinity write them; strong.tab of FEBA.
bool LongFinder::isFoundKnown()
{
    const auto isEffect = columnMeasuring(m_columns, m_gene, Measured::Effect).has_value();
    for (const SideHeaders& sides : kSideHeaders) {
        const Found first = ofWords(std::span(&sides.first, 1)), second = ofWords(std::span(&sides.second, 1));
        if (!first || !second || !isEffect) continue;
        m_condition = sides.isTurned ? second : first;
        m_comparedTo = sides.isTurned ? first : second;
        constexpr std::array kStatus{"status"sv};
        m_status = ofWords(kStatus);
        return true;
    }
    constexpr std::array kName{"name"sv}, kShortName{"short"sv}, kLogRatio{"lrn"sv};
    const Found name = ofWords(kName), shortName = ofWords(kShortName);
    m_isExcerpt = name && shortName && longColumnHeaded(m_columns, kLogRatio, takenColumns(), comparableHeader);
    if (!m_isExcerpt) return false;
    m_condition = name;
    m_group = shortName;
    return true;
}

/// Whether what stands in some columns says what stands in another.
bool LongFinder::determines(const std::vector<std::size_t>& columns, std::size_t other) const
{
    std::unordered_map<std::string, std::string_view> seen;
    for (std::size_t row = m_columns.firstRow(); row < m_table.rows(); ++row) {
        std::string key;
        for (const std::size_t c : columns) key.append(m_table.cell(row, c)).push_back('\n');
        const auto [at, isNew] = seen.try_emplace(std::move(key), m_table.cell(row, other));
        if (!isNew && at->second != m_table.cell(row, other)) return false;
    }
    return true;
}

/// Whether a column of words, whatever its header, is one of the design: it stands beside many genes, and rows of one
/// gene and condition differ in it, but for one in ten. Names of guides and strains belong to one gene each, and what
/// came out of a measurement is alike in replicates.
bool LongFinder::tellsRepeatsApart(std::size_t column) const
{
    if (determines({column}, m_gene)) return false;
    std::vector<std::size_t> key = conditionColumns();
    key.push_back(m_gene);
    std::unordered_map<std::string, std::vector<std::string_view>> groups;
    for (std::size_t row = m_columns.firstRow(); row < m_table.rows(); ++row) {
        std::string text;
        for (const std::size_t c : key) text.append(m_table.cell(row, c)).push_back('\n');
        groups[std::move(text)].push_back(m_table.cell(row, column));
    }
    std::size_t repeated = 0, apart = 0;
    for (const auto& [text, cells] : groups) {
        if (cells.size() < 2) continue;
        ++repeated;
        const std::unordered_set<std::string_view> different(cells.begin(), cells.end());
        if (different.size() == cells.size()) ++apart;
    }
    constexpr std::size_t kOneIn = 10;
    return repeated > 1 && (repeated - apart) * kOneIn <= repeated;
}

/// Where genes come in several rows with effect and p of a test, the column that tells the rows of a gene apart: each
/// of its groups was compared by itself, and their effects are not to be averaged.
LongFinder::Found LongFinder::ofComparedGroups() const
{
    const bool isTested =
        columnMeasuring(m_columns, m_gene, Measured::P) || columnMeasuring(m_columns, m_gene, Measured::Q);
    if (!isTested || !columnMeasuring(m_columns, m_gene, Measured::Effect)) return {};
    for (const bool isKnown : {true, false})
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (c == m_gene || headerNames(m_columns.name(c), ColumnRole::Gene)) continue;
            const bool mayBe = isKnown
                                   ? isOneOfWords(kGroupWords, comparableHeader(m_columns.name(c)))
                                   : m_columns.kind(c) == ColumnKind::Text && !isNumberOfMeasurement(m_columns.name(c));
            if (mayBe && tellsRepeatsApart(c)) return c;
        }
    return {};
}

std::vector<std::size_t> LongFinder::conditionColumns() const
{
    std::vector<std::size_t> columns = m_further;
    for (const Found& each : {m_condition, m_comparedTo, m_dose})
        if (each) columns.push_back(*each);
    return columns;
}

void LongFinder::findConditionAndGroup()
{
    m_condition = ofWords(kConditionWords);
    const Found compound = ofWords(kCompoundHeaders);
    if (!m_condition || !compound) {
        if (compound) m_condition = compound;
        return;
    }
    // Of both, a column that says which compound it was names the conditions, and the compound is their group; a column
    // that the compound says is a coarser word for it. Else a condition is the two together.
    if (determines({*m_condition}, *compound)) {
        m_group = compound;
        return;
    }
    const std::size_t other = *std::exchange(m_condition, compound);
    if (!determines({*compound}, other) && !isOneOfWords(kSampleWords, comparableHeader(m_columns.name(other))))
        m_further.push_back(other);
}

bool LongFinder::findCondition()
{
    if (m_condition) {
        m_group = ofWords(kCompoundHeaders);
        if (m_group && !determines({*m_condition}, *m_group)) m_group.reset();
        return true;
    }
    m_isKnown = isFoundKnown();
    if (m_isKnown) return true;
    findConditionAndGroup();
    // Of genes that come once, a word such as "function" is said of the gene.
    if (!m_condition && !m_isStrict && (m_isAsked || textsComeAgain(m_table, m_columns, m_gene))) {
        m_condition = m_columns.find(ColumnRole::Trait, m_gene);
        if (m_condition && !holdsWords(*m_condition)) m_condition.reset();
    }
    // Genes that were measured at several times, and in nothing else.
    for (std::size_t c = 0; c < m_columns.size() && !m_condition; ++c)
        if (c != m_gene && isNumberOfCondition(m_columns.name(c)) && isNumeric(m_columns.kind(c)) &&
            m_columns.distinct(c) > 1 && textsComeAgain(m_table, m_columns, m_gene))
            m_condition = c;
    if (!m_condition && textsComeAgain(m_table, m_columns, m_gene)) m_condition = ofComparedGroups();
    if (!m_condition && m_isAsked) {
        // Whoever says that the table is long may mean any words that come again.
        for (std::size_t c = 0; c < m_columns.size() && !m_condition; ++c)
            if (c != m_gene && holdsWords(c) && textsComeAgain(m_table, m_columns, c)) m_condition = c;
    }
    return m_condition.has_value();
}

/// Other columns that say what a gene was measured in: known ones that the columns before do not say already, and
/// words of which the rows of one gene and condition differ.
void LongFinder::findFurther()
{
    if (m_isKnown || m_hints.choices.contains("condition")) return;
    const auto isOfCondition = [&](std::size_t c) {
        const std::string plain = comparableHeader(m_columns.name(c));
        const bool isWord = isOneOfWords(kConditionWords, plain) || isOneOfWords(kCompoundHeaders, plain);
        return (isWord && holdsWords(c) && !isOneOfWords(kSampleWords, plain)) ||
               (isNumberOfCondition(m_columns.name(c)) && isNumeric(m_columns.kind(c)));
    };
    const auto isWordOfDesign = [&](std::size_t c) {
        return m_columns.kind(c) == ColumnKind::Text && !isNumberOfMeasurement(m_columns.name(c)) &&
               !headerNames(m_columns.name(c), ColumnRole::Gene) &&
               !isOneOfWords(kSampleWords, comparableHeader(m_columns.name(c))) && tellsRepeatsApart(c);
    };
    for (const bool isKnown : {true, false})
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            const std::vector<std::size_t> taken = takenColumns();
            if (std::ranges::find(taken, c) != taken.end() || determines(conditionColumns(), c)) continue;
            if (isKnown ? isOfCondition(c) : isWordOfDesign(c)) m_further.push_back(c);
        }
}

void LongFinder::findDose()
{
    const std::vector<std::size_t> taken = takenColumns();
    for (std::size_t c = 0; c < m_columns.size() && !m_dose; ++c)
        if (isDoseHeader(m_columns.name(c)) && std::ranges::find(taken, c) == taken.end() &&
            !(m_group && determines(conditionColumns(), c)))
            m_dose = c;
    if (m_dose) m_unit = longColumnHeaded(m_columns, kUnitHeaders, takenColumns(), comparableHeader);
}

std::vector<std::size_t> LongFinder::otherNumbers() const
{
    std::vector<std::size_t> others;
    const std::vector<std::size_t> taken = takenColumns();
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const std::string& name = m_columns.name(c);
        if (std::ranges::find(taken, c) != taken.end() || !isNumeric(m_columns.kind(c)) || isDoseHeader(name) ||
            isOneOfWords(kNumberedHeaders, headerLetters(name)) || isNumberOfMeasurement(name) ||
            isNumberOfCondition(name) || measuredBy(name) == Measured::Technical ||
            headerNames(name, ColumnRole::Gene) || m_columns.isRowNumber(c))
            continue;
        others.push_back(c);
    }
    return others;
}

bool LongFinder::findValue()
{
    m_t = columnMeasuring(m_columns, m_gene, Measured::T);
    m_p = columnMeasuring(m_columns, m_gene, Measured::P);
    m_q = columnMeasuring(m_columns, m_gene, Measured::Q);
    if (m_value) {
        for (Found* own : {&m_t, &m_p, &m_q})
            if (*own == m_value) own->reset();
        return true;
    }
    m_value = columnMeasuring(m_columns, m_gene, Measured::Effect);
    if (!m_value) {
        std::vector<std::size_t> taken = takenColumns();
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            if (!isNumeric(m_columns.kind(c))) taken.push_back(c);
        m_value = longColumnHeaded(m_columns, kValueHeaders, taken, headerLetters);
    }
    if (m_value) return true;
    const std::vector<std::size_t> others = otherNumbers();
    if (others.size() == 1) {
        m_value = others.front();
    } else if (others.size() > 1) {
        m_rivals = others;
    } else {
        // A table of t, p or q alone.
        for (Found* own : {&m_t, &m_p, &m_q})
            if (!m_value) m_value = std::exchange(*own, std::nullopt);
    }
    return m_value.has_value();
}

/// Genes in several rows; or a single condition, which stands in all of them.
bool LongFinder::hasRowsOfConditions() const
{
    return m_isKnown || textsComeAgain(m_table, m_columns, m_gene) || m_columns.distinct(*m_condition) == 1;
}

void LongFinder::decide(PhenotypeLayout& layout) const
{
    Reading& reading = layout.reading;
    const std::vector<std::string> all = m_columns.allCalled();
    reading.decide("condition", m_columns.called(*m_condition), why("condition", "its header names conditions"), all);
    if (m_comparedTo)
        reading.decide("compared_with", m_columns.called(*m_comparedTo), "a comparison is of the two columns");
    if (!m_further.empty()) {
        std::string names;
        for (const std::size_t c : m_further) addToList(names, m_columns.called(c));
        reading.decide("further_conditions", names, "a condition is what all these columns say together");
    }
    if (m_group) reading.decide("group", m_columns.called(*m_group), "what was done in the condition");
    if (m_dose) {
        reading.decide("dose", m_columns.called(*m_dose), why("dose", "its header names doses"), all);
        if (m_unit) reading.decide("unit", m_columns.called(*m_unit), "its header names units");
    }
    reading.decide("value", m_columns.called(*m_value),
                   why("value", isOneOfWords(kValueHeaders, headerLetters(m_columns.name(*m_value))) ||
                                        measuredBy(m_columns.name(*m_value))
                                    ? "its header names values"
                                    : "it is the only other column of numbers"),
                   all);
    const char* const beside = "its header is that of a program that compares";
    if (m_t) reading.decide("t", m_columns.called(*m_t), beside);
    if (m_p) reading.decide("p", m_columns.called(*m_p), beside);
    if (m_q) reading.decide("q", m_columns.called(*m_q), beside);
}

Result<std::optional<PhenotypeLayout>> LongFinder::find()
{
    const std::optional<PhenotypeLayout> none;
    if (m_isStrict && (isStatedOfTraits() || !headerNames(m_columns.name(m_gene), ColumnRole::Gene))) return none;
    for (auto [choice, column] : {std::pair{"condition", &m_condition}, {"dose", &m_dose}, {"value", &m_value}}) {
        const auto said = named(choice);
        if (!said) return said.error();
        *column = *said;
    }
    if (!findCondition()) return none;
    if (!m_isAsked && !hasRowsOfConditions()) return none;
    findDose();
    findFurther();
    if (!findValue()) {
        // Of a table with one condition in all rows the numbers may be conditions as well.
        if (m_rivals.empty() || m_isStrict || (!m_isAsked && m_columns.distinct(*m_condition) == 1)) return none;
        return m_columns.undecided("value", m_rivals, "may each hold the values of a gene in a condition");
    }
    PhenotypeLayout layout;
    layout.format = kLong;
    layout.whyFormat = "genes come in several rows, beside a column that names conditions";
    const auto labelOf = [&](std::size_t c) { return holdsWords(c) ? std::string() : m_columns.name(c); };
    ConditionsInRows inRows;
    inRows.condition = *m_condition;
    inRows.label = labelOf(*m_condition);
    inRows.comparedTo = m_comparedTo;
    for (const std::size_t c : m_further) inRows.further.push_back({c, labelOf(c)});
    inRows.dose = m_dose;
    inRows.unit = m_unit;
    if (m_dose && !m_unit) inRows.doseUnit = unitIn(m_columns.name(*m_dose));
    inRows.group = m_group;
    inRows.status = m_status;
    layout.inRows = std::move(inRows);
    if (m_isExcerpt)
        layout.notes.push_back({Severity::Warning,
                                "phenotypes.excerpt",
                                "The table lists strong phenotypes alone, and all else counts as not measured; "
                                "fit_logratios.tab, of which it is an excerpt, has all.",
                                1,
                                {},
                                m_table.fileName()});
    layout.conditions = {{{}, *m_value, m_t, m_p, m_q}};
    const std::vector<std::size_t> taken = takenColumns();
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (std::ranges::find(taken, c) == taken.end()) layout.leftOut.push_back(m_columns.name(c));
    decide(layout);
    return std::optional(std::move(layout));
}

}  // namespace

bool textsComeAgain(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    constexpr std::size_t kRowsOfDistinct = 2'000;
    return columns.distinct(column) < std::min(table.rows() - columns.firstRow(), kRowsOfDistinct);
}

Result<std::optional<PhenotypeLayout>> longLayout(const DelimitedTable& table, const TableColumns& columns,
                                                  std::size_t gene, const TableHints& hints, bool isStrict)
{
    return LongFinder(table, columns, gene, hints, isStrict).find();
}

}  // namespace pleio
