// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/table_columns.h"

#include "core/base/ascii.h"
#include "core/base/question.h"
#include "core/base/text.h"
#include "core/io/sniff_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

/// Rows that are looked at to tell what a column holds.
constexpr std::size_t kSampleRows = 2'000;
/// A word of a text may be a name of a gene by chance.
constexpr double kLeastShare = 0.1;
/// Columns whose shares of genes differ by less are equally good.
constexpr double kNearShare = 0.05;

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, text) != words.end();
}

/// Identifiers of vocabularies, which look like gene names but are traits: GO:0006412, COG0001, K00001,
/// PF00001, IPR000001, TIGR00001, map00010, eco00010, EC 1.1.1.1.
bool looksLikeTerm(std::string_view cell)
{
    if (cell.find(':') != std::string_view::npos) return true;
    const auto letters = static_cast<std::size_t>(std::ranges::find_if(cell, isDigit) - cell.begin());
    const std::string prefix = toLowerAscii(cell.substr(0, letters));
    const std::string_view digits = cell.substr(letters);
    return digits.size() >= 4 && std::ranges::all_of(digits, isDigit) &&
           isOneOf(prefix, {"cog", "k", "ko", "pf", "ipr", "tigr", "map", "path", "cl"});
}

bool looksLikeGene(std::string_view cell)
{
    constexpr std::size_t kLongest = 64;
    return !cell.empty() && cell.size() <= kLongest && cell.find(' ') == std::string_view::npos && !looksLikeTerm(cell);
}

/// A way to write yes and no, in lower case.
struct FlagStyle {
    std::string_view yes;
    std::string_view no;
    bool number = false;
    bool mark = false;
    bool needsNo = false;  ///< yes alone may be the name of a trait
};
constexpr std::array kFlagStyles = std::to_array<FlagStyle>({{"1", "0", true},
                                                             {"1.0", "0.0", true},
                                                             {"true", "false"},
                                                             {"yes", "no"},
                                                             {"present", "absent"},
                                                             {"growth", "no growth", false, false, true},
                                                             // spreadsheets in German and French
                                                             {"wahr", "falsch"},
                                                             {"ja", "nein"},
                                                             {"vrai", "faux"},
                                                             {"oui", "non"},
                                                             {"t", "f", false, true},
                                                             {"y", "n", false, true},
                                                             {"+", "-", false, true},
                                                             {"x", "", false, true}});

const FlagStyle* styleOf(std::string_view cell)
{
    const std::string text = toLowerAscii(cell);
    const auto found = std::ranges::find_if(kFlagStyles, [&text](const FlagStyle& style) {
        return text == style.yes || (!style.no.empty() && text == style.no);
    });
    return found == kFlagStyles.end() ? nullptr : &*found;
}

struct Content {
    ColumnKind kind = ColumnKind::Empty;
    const FlagStyle* style = nullptr;  ///< of Flags and Marks
};

/// Whether so few cells are odd that they do not decide about their column.
bool areFew(std::size_t odd, std::size_t all)
{
    constexpr std::size_t kOneIn = 10;
    return odd == 0 || odd <= all / kOneIn || (odd == 1 && all > 2);
}

Content contentOf(const DelimitedTable& table, const NumberFormat& format, std::size_t column, std::size_t firstRow)
{
    std::size_t all = 0;
    std::size_t numbers = 0;
    std::array<std::size_t, kFlagStyles.size()> flags{};
    std::array<bool, kFlagStyles.size()> saysNo{};
    const std::size_t end = std::min(table.rows(), firstRow + kSampleRows);
    for (std::size_t row = firstRow; row < end; ++row) {
        const std::string_view cell = table.cell(row, column);
        // A plus or minus is a flag and "-" a missing value too.
        if (isMissing(cell)) continue;
        const CellNumber number = format.read(cell);
        if (number.kind == CellNumber::Kind::NotFinite || number.kind == CellNumber::Kind::Bound) continue;
        ++all;
        if (number.kind == CellNumber::Kind::Number) ++numbers;
        const FlagStyle* style = styleOf(cell);
        if (style == nullptr) continue;
        const auto at = static_cast<std::size_t>(style - kFlagStyles.data());
        ++flags[at];
        saysNo[at] = saysNo[at] || toLowerAscii(cell) == style->no;
    }
    if (all == 0) return {};
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (kFlagStyles[i].needsNo && !saysNo[i]) flags[i] = 0;
    const auto most = std::ranges::max_element(flags);
    const FlagStyle* style = &kFlagStyles[static_cast<std::size_t>(most - flags.begin())];
    // Other numbers among 0 and 1 are not odd.
    const bool isFlags = *most == all || (areFew(all - *most, all) && (numbers == *most || !style->number));
    if (isFlags) return {style->mark ? ColumnKind::Marks : ColumnKind::Flags, style};
    return {areFew(all - numbers, all) ? ColumnKind::Numbers : ColumnKind::Text, nullptr};
}

/// The known header of genes that a header is, without a number or letter behind that tells two of them apart:
/// "gene" for "gene1", "Gene B" and "gene"; else nothing.
std::string geneHeaderStem(std::string_view header)
{
    std::string plain = comparableHeader(header);
    if (headerNames(plain, ColumnRole::Gene)) return plain;
    if (plain.size() > 2 && plain[plain.size() - 2] == '_' && isLetter(plain.back())) plain.pop_back();
    while (!plain.empty() && isDigit(plain.back())) plain.pop_back();
    if (plain.ends_with('_')) plain.pop_back();
    return headerNames(plain, ColumnRole::Gene) ? plain : std::string();
}

/// Whether the first row can only be a header, because it stands as text above flags or numbers.
bool standsAboveValues(const DelimitedTable& table, const NumberFormat& format, bool shifted)
{
    const auto first = table.row(0);
    for (std::size_t c = 0; c < first.size(); ++c) {
        const Content below = contentOf(table, format, shifted ? c + 1 : c, 1);
        if (below.kind != ColumnKind::Flags && below.kind != ColumnKind::Numbers) continue;
        if (format.read(first[c]).kind != CellNumber::Kind::Text) continue;
        if (below.kind == ColumnKind::Numbers || styleOf(first[c]) != below.style) return true;
    }
    return false;
}

/// Whether a text stands in a column below the first row.
bool recurs(const DelimitedTable& table, std::size_t column, std::string_view text)
{
    const std::size_t end = std::min(table.rows(), kSampleRows);
    for (std::size_t row = 1; row < end; ++row)
        if (table.cell(row, column) == text) return true;
    return false;
}

constexpr std::string_view kColumnWord = "column ";

std::string numberedColumn(std::size_t column) { return std::string(kColumnWord) + std::to_string(column + 1); }

/// Whether the first row names two columns of genes, as gene1 and gene2.
bool namesPair(const DelimitedTable& table)
{
    constexpr std::size_t kMost = 100;  // a table of pairs has few columns, and others may have 100,000
    const auto first = table.row(0);
    std::vector<std::pair<std::size_t, std::string>> stems;  // by column
    for (std::size_t c = 0; c < first.size() && stems.size() < kMost; ++c)
        if (std::string stem = geneHeaderStem(first[c]); !stem.empty()) stems.emplace_back(c, std::move(stem));
    for (std::size_t i = 1; i < stems.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (stems[i].second != stems[j].second) continue;
            const std::size_t one = stems[j].first, other = stems[i].first;
            const auto isElsewhere = [&](std::string_view text) {
                return recurs(table, one, text) || recurs(table, other, text);
            };
            if (!isElsewhere(first[one]) && !isElsewhere(first[other])) return true;
        }
    return false;
}

/// Whether rows hold one field more than the first, but for a few.
bool hasRowNames(const DelimitedTable& table)
{
    const std::size_t rows = std::min(table.rows(), kSampleRows);
    std::size_t others = 0;
    for (std::size_t row = 1; row < rows; ++row)
        if (table.row(row).size() != table.row(0).size() + 1) ++others;
    return rows > 1 && others < rows - 1 && areFew(others, rows - 1);
}

/// Whether a column numbers the rows.
bool numbersRows(const DelimitedTable& table, std::size_t column, std::string_view header, std::size_t firstRow)
{
    const std::string plain = comparableHeader(header);
    const bool isUnnamed = plain.empty() || plain == "x" || plain.starts_with("x_") || plain.starts_with("unnamed_") ||
                           isOneOf(plain, {"1", "index", "row", "rowname", "row_name", "rownames", "row_names",
                                           "row_number", "rownumber", "rowid", "row_id", "no", "nr", "number", "v1"});
    const std::size_t end = std::min(table.rows(), firstRow + kSampleRows);
    std::int64_t first = 0;
    if (!isUnnamed || firstRow + 1 >= end || !parseInteger(table.cell(firstRow, column), first) || first < 0 ||
        first > 1)
        return false;
    for (std::size_t row = firstRow; row < end; ++row) {
        std::int64_t number = 0;
        if (!parseInteger(table.cell(row, column), number) ||
            number != first + static_cast<std::int64_t>(row - firstRow))
            return false;
    }
    return true;
}

/// Whether a column holds something in half of the rows or more.
bool holdsMuch(const DelimitedTable& table, std::size_t column, std::size_t firstRow)
{
    const std::size_t end = std::min(table.rows(), firstRow + kSampleRows);
    std::size_t cells = 0;
    for (std::size_t row = firstRow; row < end; ++row)
        if (!table.cell(row, column).empty()) ++cells;
    return end > firstRow && 2 * cells >= end - firstRow;
}

}  // namespace

Flag flagOf(std::string_view cell)
{
    if (const FlagStyle* style = styleOf(cell)) return toLowerAscii(cell) == style->yes ? Flag::Yes : Flag::No;
    return isMissing(cell) ? Flag::Missing : Flag::None;
}

Result<std::optional<char>> chosenDelimiter(const ReadChoices& choices, const std::string& file)
{
    const auto said = choices.find("delimiter");
    if (said == choices.end()) return std::optional<char>();
    const auto delimiter = delimiterOfName(said->second);
    if (delimiter) return delimiter;
    return Error{ErrorKind::Usage,
                 "There is no delimiter \"" + said->second + "\"; say tab, comma, semicolon or blank.", file};
}

void decideDelimiter(Reading& reading, char delimiter, bool wasSaid, std::string_view why)
{
    reading.decide("delimiter", delimiterName(delimiter), wasSaid ? kAsWasSaid : std::string(why),
                   {"tab", "comma", "semicolon", "blank"});
}

void decideByFormat(Reading& reading, std::string decision, std::string column)
{
    reading.decide(std::move(decision), std::move(column), "the format has it there");
}

TableColumns::TableColumns(const DelimitedTable& table, const std::vector<std::string>& asked, GeneNames isGene,
                           std::string_view decimalMark)
    : m_table(table), m_isGene(std::move(isGene)), m_found(findNumberFormat(table, decimalMark))
{
    const auto isName = [&asked](std::string_view cell) {
        // A column that is not asked for has an empty name, and so has an empty cell.
        return !cell.empty() && (namesAnyRole(cell) || std::ranges::find(asked, cell) != asked.end());
    };
    std::vector<std::string_view> header;
    if (std::ranges::any_of(table.headerComment(), isName)) {
        header = table.headerComment();
    } else {
        const auto first = table.row(0);
        // R writes no header above the row names, so that the rows hold one field more.
        const bool shifted = hasRowNames(table);
        bool found = standsAboveValues(table, m_found.format, shifted) || namesPair(table);
        // "GO" names a column, but a source too; a header stands nowhere else in its column.
        for (std::size_t c = 0; c < first.size() && !found; ++c)
            found = isName(first[c]) && !recurs(table, shifted ? c + 1 : c, first[c]);
        if (found) {
            header.assign(first.begin(), first.end());
            if (shifted) header.insert(header.begin(), std::string_view());
            m_firstRow = 1;
        }
    }
    m_headerSize = header.size();
    std::size_t columns = std::max(table.columns(), header.size());
    // Texts with a delimiter in them make a few rows longer.
    if (!header.empty())
        while (columns > header.size() && !holdsMuch(table, columns - 1, m_firstRow)) --columns;
    for (std::size_t c = 0; c < columns; ++c) {
        const bool isNamed = c < header.size() && !header[c].empty();
        m_names.push_back(isNamed ? std::string(header[c]) : numberedColumn(c));
        const Content content = contentOf(table, m_found.format, c, m_firstRow);
        m_kinds.push_back(content.kind);
        m_flagWords.push_back(content.style == nullptr    ? FlagWords::None
                              : content.style->number     ? FlagWords::Numbers
                              : content.style->no.empty() ? FlagWords::Crosses
                                                          : FlagWords::Words);
    }
    std::unordered_set<std::string_view> seen;
    for (const std::string& name : m_names) {
        m_isFirstOfName.push_back(seen.insert(name).second);
        m_comparable.push_back(comparableHeader(name));
    }
    while (hasHeader() && m_rowNumbers < columns &&
           numbersRows(table, m_rowNumbers, m_rowNumbers < header.size() ? header[m_rowNumbers] : std::string_view(),
                       m_firstRow))
        ++m_rowNumbers;
    // Of a table without texts they are what names its rows.
    if (std::ranges::find(m_kinds, ColumnKind::Text) == m_kinds.end()) m_rowNumbers = 0;
}

Result<std::size_t> TableColumns::named(const std::string& name) const
{
    if (hasHeader())
        if (const auto found = std::ranges::find(m_names, name); found != m_names.end())
            return static_cast<std::size_t>(found - m_names.begin());
    std::int64_t number = 0;
    const std::string_view digits =
        std::string_view(name).substr(name.starts_with(kColumnWord) ? kColumnWord.size() : 0);
    if (parseInteger(digits, number) && number >= 1 && number <= static_cast<std::int64_t>(size()))
        return static_cast<std::size_t>(number - 1);
    return Error{ErrorKind::Usage, "There is no column \"" + name + "\"; the columns are " + list() + ".",
                 m_table.where(0)};
}

std::string TableColumns::called(std::size_t column) const
{
    return m_isFirstOfName[column] ? m_names[column] : numberedColumn(column);
}

std::vector<std::string> TableColumns::allCalled() const
{
    std::vector<std::string> all;
    for (std::size_t c = 0; c < size(); ++c) all.push_back(called(c));
    return all;
}

std::optional<std::size_t> TableColumns::find(ColumnRole role, std::optional<std::size_t> except) const
{
    if (!hasHeader()) return {};
    // Cuffdiff calls the place of a gene its locus.
    const auto isPlace = [&](std::size_t c) {
        const std::string_view cell = m_firstRow < m_table.rows() ? m_table.cell(m_firstRow, c) : std::string_view();
        const auto colon = cell.find(':');
        return role == ColumnRole::Gene && colon != std::string_view::npos && colon + 1 < cell.size() &&
               isDigit(cell[colon + 1]) && cell.find('-', colon) != std::string_view::npos;
    };
    for (const std::string_view known : headersOfRole(role))
        for (std::size_t c = 0; c < size(); ++c)
            if (c != except && m_comparable[c] == known && !isPlace(c)) return c;
    return {};
}

double TableColumns::geneLikeness(std::size_t column) const
{
    std::size_t like = 0;
    const std::size_t end = std::min(m_table.rows(), m_firstRow + kSampleRows);
    for (std::size_t row = m_firstRow; row < end; ++row)
        if (looksLikeGene(m_table.cell(row, column))) ++like;
    return end == m_firstRow ? 0 : static_cast<double>(like) / static_cast<double>(end - m_firstRow);
}

double TableColumns::geneShare(std::size_t column) const
{
    if (!m_isGene) return 0;
    std::size_t all = 0;
    std::size_t genes = 0;
    const std::size_t end = std::min(m_table.rows(), m_firstRow + kSampleRows);
    for (std::size_t row = m_firstRow; row < end; ++row) {
        const std::string_view cell = m_table.cell(row, column);
        if (isMissing(cell)) continue;
        ++all;
        if (m_isGene(cell) != nullptr) ++genes;
    }
    return all == 0 ? 0 : static_cast<double>(genes) / static_cast<double>(all);
}

std::string TableColumns::geneReason(std::size_t column) const
{
    constexpr int kPercent = 100;
    if (const double share = geneShare(column); share > 0)
        return displayNumber(std::floor(kPercent * share), 3) + " % of its cells are known genes";
    return headerNames(m_names[column], ColumnRole::Gene) ? "its header names genes"
                                                          : "its cells look like names of genes";
}

std::size_t TableColumns::geneColumn(std::optional<std::size_t> except) const
{
    std::optional<std::size_t> known;
    const std::optional<std::size_t> named = find(ColumnRole::Gene, except);
    double bestShare = 0;
    for (std::size_t c = 0; c < size(); ++c) {
        if (c == except) continue;
        const double share = geneShare(c);
        if (share < kLeastShare) continue;
        if (share > bestShare || (share == bestShare && c == named)) {
            known = c;
            bestShare = share;
        }
    }
    if (known) return *known;
    if (named) return *named;
    std::size_t best = m_rowNumbers;
    if (best == except && best + 1 < size()) ++best;
    double bestLikeness = -1;
    for (std::size_t c = best; c < size(); ++c) {
        // Flags and numbers can look like names, but a table of nothing else has its names in front.
        if (c == except || (c > 0 && kind(c) != ColumnKind::Text)) continue;
        const double likeness = geneLikeness(c);
        if (likeness > bestLikeness) {
            best = c;
            bestLikeness = likeness;
        }
    }
    return best;
}

bool TableColumns::meanOtherGenes(std::size_t column, std::size_t other) const
{
    const bool byGenome = geneShare(column) >= kLeastShare;
    std::size_t both = 0;
    std::size_t apart = 0;
    const std::size_t end = std::min(m_table.rows(), m_firstRow + kSampleRows);
    for (std::size_t row = m_firstRow; row < end; ++row) {
        const std::string_view one = m_table.cell(row, column);
        const std::string_view two = m_table.cell(row, other);
        if (isMissing(one) || isMissing(two)) continue;
        const Gene* gene = byGenome ? m_isGene(one) : nullptr;
        const Gene* otherGene = byGenome ? m_isGene(two) : nullptr;
        if (byGenome && (gene == nullptr || otherGene == nullptr)) continue;
        ++both;
        if (byGenome ? gene != otherGene : one != two) ++apart;
    }
    return apart > 0 && !areFew(apart, both);
}

bool TableColumns::shareNames(std::size_t column, std::size_t other) const
{
    std::unordered_set<std::string_view> names;
    const std::size_t end = std::min(m_table.rows(), m_firstRow + kSampleRows);
    for (std::size_t row = m_firstRow; row < end; ++row)
        if (const auto cell = m_table.cell(row, column); !isMissing(cell)) names.insert(cell);
    std::size_t all = 0;
    std::size_t shared = 0;
    for (std::size_t row = m_firstRow; row < end; ++row) {
        const std::string_view cell = m_table.cell(row, other);
        if (isMissing(cell)) continue;
        ++all;
        // Of a gene without a name, a column of names may repeat the identifier.
        if (cell != m_table.cell(row, column) && names.contains(cell)) ++shared;
    }
    return shared > 0 && !areFew(shared, all);
}

bool TableColumns::isGeneRival(std::size_t column, std::size_t other) const
{
    const std::string header = hasHeader() ? geneHeaderStem(m_names[column]) : std::string();
    const std::string otherHeader = hasHeader() ? geneHeaderStem(m_names[other]) : std::string();
    if (const double share = geneShare(column); share >= kLeastShare) {
        if (geneShare(other) < share - kNearShare) return false;
        // "gene1" says that there is another.
        if (hasHeader() && headerNames(m_names[column], ColumnRole::Gene) && otherHeader.empty()) return false;
    } else if (header != otherHeader || kind(other) == ColumnKind::Empty) {
        return false;
    } else if (header.empty() &&
               (kind(column) != ColumnKind::Text || kind(other) != ColumnKind::Text || !shareNames(column, other))) {
        return false;
    }
    return meanOtherGenes(column, other);
}

std::vector<std::size_t> TableColumns::geneRivals(std::size_t column, std::optional<std::size_t> except) const
{
    std::vector<std::size_t> rivals;
    for (std::size_t c = 0; c < size(); ++c)
        if (c != column && c != except && isGeneRival(column, c)) rivals.push_back(c);
    return rivals;
}

Error TableColumns::undecided(const std::string& decision, const std::vector<std::size_t>& among,
                              std::string_view problem) const
{
    constexpr std::size_t kMostNamed = 6;
    constexpr std::size_t kCellsShown = 3;
    Question question;
    question.decision = decision;
    std::string names;
    for (std::size_t i = 0; i < among.size(); ++i) {
        Question::Answer answer{called(among[i]), {}};
        for (std::size_t row = m_firstRow; row < m_table.rows() && answer.examples.size() < kCellsShown; ++row)
            if (const auto cell = m_table.cell(row, among[i]); !isMissing(cell)) answer.examples.emplace_back(cell);
        if (i < kMostNamed) {
            names.append(i == 0 ? "" : i + 1 == among.size() ? " and " : ", ").append(answer.value);
            // Of columns of one name the second is called by its number.
            if (answer.value != m_names[among[i]]) names.append(" (\"").append(m_names[among[i]]).append("\")");
        }
        if (i == kMostNamed) names += ", …";
        question.answers.push_back(std::move(answer));
    }
    Error error{ErrorKind::Usage,
                "The columns " + names + ' ' + std::string(problem) + "; say which is to be read as " + decision + ".",
                m_table.where(0)};
    error.question = std::make_shared<const Question>(std::move(question));
    return error;
}

Error TableColumns::undecidedGene(std::size_t column, std::vector<std::size_t> rivals) const
{
    rivals.push_back(column);
    std::ranges::sort(rivals);
    return undecided("gene", rivals, "may hold the genes and name others in the same rows");
}

Result<std::size_t> TableColumns::saidOrFoundGene(const std::string& said, std::optional<std::size_t> describing) const
{
    if (!said.empty()) return named(said);
    const std::size_t gene = geneColumn();
    if (describing && gene >= *describing) return std::size_t{0};  // an identifier that looks like a number
    if (auto rivals = geneRivals(gene); !rivals.empty()) return undecidedGene(gene, std::move(rivals));
    return gene;
}

std::size_t TableColumns::distinct(std::size_t column) const
{
    std::unordered_set<std::string_view> texts;
    const std::size_t end = std::min(m_table.rows(), m_firstRow + kSampleRows);
    for (std::size_t row = m_firstRow; row < end; ++row) texts.insert(m_table.cell(row, column));
    return texts.size();
}

bool TableColumns::mostlyFlags(std::size_t column) const
{
    std::size_t flags = 0;
    std::size_t others = 0;
    for (std::size_t row = m_firstRow; row < m_table.rows(); ++row) {
        const std::string_view cell = m_table.cell(row, column);
        if (styleOf(cell))
            ++flags;
        else if (!isMissing(cell))
            ++others;
    }
    return flags > others;
}

std::string TableColumns::list() const
{
    constexpr std::size_t kMost = 12;
    std::string text;
    for (std::size_t c = 0; c < std::min(size(), kMost); ++c) text += (c > 0 ? ", " : "") + m_names[c];
    if (size() > kMost) text += " … (" + displayCount(static_cast<std::int64_t>(size())) + " in all)";
    return text;
}

}  // namespace pleio
