// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trna_table.h"

#include "core/base/text.h"
#include "core/genome/amino_acid.h"
#include "core/genome/note_list.h"
#include "core/io/codon_tables/codon_table_formats.h"
#include "core/io/tables/delimited_table.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pleio {

namespace {

constexpr double kMostCopies = 1e6;
constexpr double kMostInGenome = 500;  ///< of one kind; more is read when the user says that these are tRNAs

std::optional<double> copiesOf(std::string_view cell)
{
    const auto number = amountOf(cell);
    return number && *number <= kMostCopies ? number : std::nullopt;
}

/// The columns of a table of copy numbers.
struct TrnaLayout {
    std::size_t triplet = 0, copies = 0;
    std::optional<std::size_t> aminoAcid;
    std::size_t firstRow = 0;
    std::optional<bool> isCodon;  ///< if a header says so
};

bool isAminoAcid(std::string_view cell)
{
    return aminoAcidLetter(cell) != '\0' || startsWithNoCase(cell, "Ile2") || startsWithNoCase(cell, "fMet");
}

/// Finds the columns in a row of data.
bool findColumns(std::span<const std::string_view> row, TrnaLayout& layout)
{
    bool hasTriplet = false, hasCopies = false;
    layout.aminoAcid.reset();
    for (std::size_t c = 0; c < row.size(); ++c) {
        if (!hasTriplet && codonOf(row[c]) >= 0) {
            layout.triplet = c;
            hasTriplet = true;
        } else if (!hasCopies && copiesOf(row[c])) {
            layout.copies = c;
            hasCopies = true;
        } else if (!layout.aminoAcid && isAminoAcid(row[c])) {
            layout.aminoAcid = c;
        }
    }
    return hasTriplet && hasCopies;
}

std::optional<TrnaLayout> trnaLayout(const DelimitedTable& table)
{
    TrnaLayout layout;
    if (table.rows() > 0 && findColumns(table.row(0), layout)) return layout;
    // Below a header; the first rows may lack a number.
    constexpr std::size_t kTried = 10;
    std::size_t shown = 1;
    while (shown < std::min(kTried, table.rows()) && !findColumns(table.row(shown), layout)) ++shown;
    if (shown >= std::min(kTried, table.rows())) return {};
    layout.firstRow = 1;
    const std::string header = toLowerAscii(table.cell(0, layout.triplet));
    if (header.find("codon") != std::string::npos) layout.isCodon = header.find("anti") == std::string::npos;
    return layout;
}

/// Without a header: copies at TAA, TAG or TGA mean that the triplets are anticodons, copies at TTA, CTA and TCA
/// (which would pair with the stops) that they are codons.
bool readsAsCodons(const DelimitedTable& table, const TrnaLayout& layout)
{
    double atStops = 0, atComplements = 0;
    for (std::size_t row = layout.firstRow; row < table.rows(); ++row) {
        const int codon = codonOf(table.cell(row, layout.triplet));
        const double copies = copiesOf(table.cell(row, layout.copies)).value_or(0);
        if (codon >= 0 && !GeneticCode::standard().isSense(codon)) atStops += copies;
        if (codon >= 0 && !GeneticCode::standard().isSense(codonOfAnticodon(table.cell(row, layout.triplet))))
            atComplements += copies;
    }
    return atComplements > atStops;
}

Error noCopies(const std::string& fileName)
{
    return badInput("The file says of no tRNA how many copies there are; give a table of anticodon and copy number, or "
                    "the output of tRNAscan-SE.",
                    fileName);
}

/// Genes are counted in whole numbers; shares and frequencies of codons are not.
bool areWhole(const DelimitedTable& table, const TrnaLayout& layout)
{
    std::size_t whole = 0, all = 0;
    for (std::size_t row = layout.firstRow; row < table.rows(); ++row)
        if (const auto copies = copiesOf(table.cell(row, layout.copies))) {
            ++all;
            if (*copies == std::floor(*copies)) ++whole;
        }
    return 2 * whole > all;
}

bool holdsCopies(const TrnaCopies& copies)
{
    return copies.lysidineIle > 0 || std::ranges::any_of(copies.byCodon, [](double n) { return n > 0; });
}

Result<TrnaTable> readColumns(std::string_view text, const std::string& fileName, Progress& progress)
{
    const Result<DelimitedTable> table = DelimitedTable::read(text, fileName, {}, progress);
    if (!table) return table.error();
    const auto layout = trnaLayout(*table);
    if (!layout) return noCopies(fileName);
    if (!areWhole(*table, *layout))
        return badInput("The numbers in column " + std::to_string(layout->copies + 1) +
                            " are not whole, so they are no copies of tRNA genes; give codon usage as a codon table.",
                        fileName);
    const bool isCodon = layout->isCodon ? *layout->isCodon : readsAsCodons(*table, *layout);
    TrnaTable result;
    NoteList notes;
    for (std::size_t row = layout->firstRow; row < table->rows(); ++row) {
        const std::string_view triplet = table->cell(row, layout->triplet);
        const auto copies = copiesOf(table->cell(row, layout->copies));
        const std::string_view aminoAcid =
            layout->aminoAcid ? table->cell(row, *layout->aminoAcid) : std::string_view();
        if (codonOf(triplet) < 0 || !copies) {
            notes.add(Severity::Warning, "trna.unreadable",
                      "{line|lines} left out: {it holds|they hold} no triplet or no number of copies.",
                      "line " + std::to_string(table->line(row)), fileName);
            continue;
        }
        if (isCodon)
            result.copies.byCodon[static_cast<std::size_t>(codonOf(triplet))] += *copies;
        else
            addTrna(result.copies, triplet, aminoAcid, *copies);
    }
    double total = result.copies.lysidineIle;
    for (const double copies : result.copies.byCodon) total += copies;
    result.layout = displayNumber(total) + " copies, " + std::string(isCodon ? "codon" : "anticodon") + " in column " +
                    std::to_string(layout->triplet + 1) + ", copies in column " + std::to_string(layout->copies + 1);
    result.notes = notes.take();
    return result;
}

/// The words of a row of tRNAscan-SE, empty if it is none: sequence, number, begin, end, type, anticodon, intron …
std::vector<std::string_view> trnascanRow(std::string_view line)
{
    auto words = wordsOf(line);
    std::int64_t number = 0;
    if (words.size() < 9) return {};
    for (const std::size_t at : {1U, 2U, 3U, 6U, 7U})
        if (!parseInteger(words[at].substr(0, words[at].find(',')), number)) return {};
    return words[5].size() == 3 ? words : std::vector<std::string_view>();
}

/// Says the type (version 1) or one of the fields behind the score (version 2); a sequence may be one of Pseudomonas.
bool isPseudoTrna(const std::vector<std::string_view>& words)
{
    constexpr std::size_t kType = 4, kNote = 9;
    const auto says = [](std::string_view word) { return toLowerAscii(word).find("pseudo") != std::string::npos; };
    return says(words[kType]) || std::any_of(words.begin() + std::min(kNote, words.size()), words.end(), says);
}

TrnaTable readTrnascan(std::string_view text, const std::string& fileName)
{
    TrnaTable result;
    NoteList notes;
    std::int64_t kept = 0;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        const auto words = trnascanRow(line);
        if (words.empty()) continue;
        if (!isPseudoTrna(words) && addTrna(result.copies, words[5], words[4], 1))
            ++kept;
        else
            notes.add(Severity::Info, "trna.left_out", "tRNAs left out: pseudogenes, or without a known anticodon.",
                      std::string(words[0]) + ':' + std::string(words[2]) + ".." + std::string(words[3]), fileName);
    }
    result.layout = "output of tRNAscan-SE, " + displayCount(kept) + " tRNAs";
    result.notes = notes.take();
    return result;
}

/// 64 numbers and nothing else.
std::optional<TrnaTable> readList(std::string_view text)
{
    TrnaTable result;
    std::size_t at = 0;
    while (!text.empty()) {
        const std::string_view line = trimmed(takeLine(text));
        if (line.empty()) continue;
        const auto copies = copiesOf(line);
        if (!copies || at == kCodons) return {};
        result.copies.byCodon[at++] = *copies;
    }
    result.layout = "64 numbers in TCAG order of the codon that pairs";
    return at == kCodons ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace

bool isTrnascan(std::string_view text)
{
    constexpr int kLines = 10;
    bool seen = false;
    for (int i = 0; i < kLines && !text.empty(); ++i) {
        const std::string_view line = takeLine(text);
        seen = seen || !trnascanRow(line).empty();
        if (i == 0 && !startsWithNoCase(trimmed(line), "Sequence") && trnascanRow(line).empty()) return false;
    }
    return seen;
}

bool isTrnaTable(std::string_view text)
{
    constexpr std::size_t kRows = 3, kBytes = 4096;
    text = text.substr(0, kBytes);
    NoProgress progress;
    const Result<DelimitedTable> table = DelimitedTable::read(text, {}, {}, progress);
    if (!table) return false;
    const auto layout = trnaLayout(*table);
    if (!layout || table->rows() < layout->firstRow + kRows) return false;
    // Larger numbers are counts of codons. The last row may be cut.
    for (std::size_t row = layout->firstRow; row + 1 < table->rows(); ++row) {
        const auto copies = copiesOf(table->cell(row, layout->copies));
        if (codonOf(table->cell(row, layout->triplet)) < 0 || !copies || *copies > kMostInGenome) return false;
    }
    return areWhole(*table, *layout);
}

Result<TrnaTable> readTrnaTable(const SourceFile& source, Progress& progress, std::string_view sheet)
{
    const Result<SourceText> text = sourceText(source, progress, sheet);
    if (!text) return text.error();
    Result<TrnaTable> table = [&]() -> Result<TrnaTable> {
        if (isTrnascan(*text)) return readTrnascan(*text, source.name);
        if (auto list = readList(*text)) return *std::move(list);
        return readColumns(*text, source.name, progress);
    }();
    if (!table) return table;
    if (!holdsCopies(table->copies)) return noCopies(source.name);
    table->copies.source = source.name;
    table->reading.decide("layout", table->layout);
    table->reading.decisions.insert(table->reading.decisions.end(), text->decisions().begin(), text->decisions().end());
    table->notes.insert(table->notes.begin(), text->notes().begin(), text->notes().end());
    return table;
}

}  // namespace pleio
