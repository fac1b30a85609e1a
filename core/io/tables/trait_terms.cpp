// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trait_terms.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/tables/go_annotation.h"
#include "core/io/tables/table_columns.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

/// Identifiers made of letters and a fixed number of digits.
struct TermForm {
    std::string_view letters;
    std::size_t leastDigits;
    std::size_t mostDigits;
    std::string_view source;
};
constexpr std::array<TermForm, 24> kTermForms{{{"GO:", 7, 7, "GO"},           {"COG", 4, 5, "COG"},
                                               {"KOG", 4, 4, "KOG"},          {"arCOG", 5, 5, "arCOG"},
                                               {"K", 5, 5, "KEGG_ko"},        {"ko", 5, 5, "KEGG_pathway"},
                                               {"map", 5, 5, "KEGG_pathway"}, {"M", 5, 5, "KEGG_module"},
                                               {"R", 5, 5, "KEGG_reaction"},  {"RC", 5, 5, "KEGG_rclass"},
                                               {"PF", 5, 5, "Pfam"},          {"IPR", 6, 6, "InterPro"},
                                               {"TIGR", 5, 5, "TIGRFAM"},     {"NF", 6, 6, "NCBIfam"},
                                               {"SM", 5, 5, "SMART"},         {"PS", 5, 5, "PROSITE"},
                                               {"cd", 5, 5, "CDD"},           {"PTHR", 5, 5, "PANTHER"},
                                               {"SSF", 5, 6, "SUPERFAMILY"},  {"PIRSF", 6, 6, "PIRSF"},
                                               {"MF_", 5, 5, "HAMAP"},        {"KW-", 4, 4, "UniProt_keyword"},
                                               {"CL", 4, 4, "Pfam_clan"},     {"ENOG", 5, 8, "eggNOG"}}};
constexpr std::array<std::string_view, 6> kCazyFamilies{"GH", "GT", "PL", "CE", "AA", "CBM"};

/// Prefixes that say a database and are no part of the identifier.
constexpr std::array<std::string_view, 18> kDatabasePrefixes{
    "path:",     "ko:",   "ec:", "md:", "module:", "rn:",      "kegg:",    "cog:",     "pfam:",
    "interpro:", "cazy:", "ec ", "rc:", "smart:",  "prosite:", "tigrfam:", "ncbifam:", "cdd:"};

bool areDigits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isDigit); }

/// Without the version of "PF00005.30".
std::string_view withoutVersion(std::string_view id)
{
    const auto dot = id.rfind('.');
    return dot != std::string_view::npos && areDigits(id.substr(dot + 1)) ? id.substr(0, dot) : id;
}

/// "1.1.1.1", "2.7.-.-", "3.6.1.n1".
bool isEnzymeNumber(std::string_view id)
{
    const auto levels = splitView(id, '.');
    if (levels.size() != 4 || !areDigits(levels[0]) || levels[0].size() > 1) return false;
    return std::all_of(levels.begin() + 1, levels.end(), [](std::string_view level) {
        if (level == "-") return true;
        if (level.starts_with('n')) level.remove_prefix(1);
        return areDigits(level) && level.size() <= 4;
    });
}

/// "FYPO:0001234": upper-case letters, a colon and seven digits, as the OBO Foundry writes identifiers.
std::string_view ontologyOf(std::string_view id)
{
    const auto colon = id.find(':');
    constexpr std::size_t kDigits = 7;
    if (colon == std::string_view::npos || colon < 2 || id.size() != colon + 1 + kDigits) return {};
    const std::string_view letters = id.substr(0, colon);
    const bool upper = std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
    return upper && areDigits(id.substr(colon + 1)) ? letters : std::string_view();
}

/// "eco00010", and "eco_M00001" of a module in an organism.
std::string_view organismSource(std::string_view id)
{
    const auto lower = [](std::string_view text) {
        return text.size() >= 3 && text.size() <= 4 &&
               std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    };
    constexpr std::size_t kDigits = 5;
    if (id.size() <= kDigits || !areDigits(id.substr(id.size() - kDigits))) return {};
    const std::string_view letters = id.substr(0, id.size() - kDigits);
    if (lower(letters)) return "KEGG_pathway";
    return letters.ends_with("_M") && lower(letters.substr(0, letters.size() - 2)) ? "KEGG_module" : std::string_view();
}

/// The vocabulary of an identifier without prefix, or nothing.
std::string_view vocabularyOf(std::string_view id)
{
    const std::string_view stem = withoutVersion(id);
    for (const TermForm& form : kTermForms) {
        if (!stem.starts_with(form.letters)) continue;
        std::string_view digits = stem.substr(form.letters.size());
        if (form.letters == "PTHR") digits = digits.substr(0, digits.find(":SF"));
        if (areDigits(digits) && digits.size() >= form.leastDigits && digits.size() <= form.mostDigits)
            return form.source;
    }
    if (isEnzymeNumber(id)) return "EC";
    if (const std::string_view source = organismSource(id); !source.empty()) return source;
    // "GH13_21" and "GT2_Glycos_transf_2"; brackets hold where it lies and are no part of it.
    const bool isWord = std::ranges::all_of(id, [](char c) { return isLetter(c) || isDigit(c) || c == '_'; });
    for (const std::string_view family : kCazyFamilies)
        if (isWord && id.starts_with(family) &&
            areDigits(id.substr(family.size(), id.find('_', family.size()) - family.size())))
            return "CAZy";
    return ontologyOf(id);
}

/// A term without anything beside.
std::optional<TraitTerm> bareTerm(std::string_view text)
{
    std::string_view plain = text;
    if (const std::string_view source = vocabularyOf(plain); !source.empty()) return TraitTerm{text, plain, source, {}};
    // Blast2GO puts the aspect before: "P:GO:0006412".
    if (plain.size() > 2 && plain[1] == ':' && std::string_view("PFC").find(plain[0]) != std::string_view::npos &&
        vocabularyOf(plain.substr(2)) == "GO")
        return TraitTerm{plain.substr(2), plain.substr(2), "GO", goAspectName(plain.substr(0, 1))};
    for (const std::string_view prefix : kDatabasePrefixes) {
        if (!startsWithNoCase(plain, prefix)) continue;
        plain = trimmed(plain.substr(prefix.size()));
        if (const std::string_view source = vocabularyOf(plain); !source.empty())
            return TraitTerm{text, plain, source, {}};
        return {};
    }
    return {};
}

/// Whether a name holds identifiers of its own in brackets, so that it is a list.
bool holdsBracketedTerm(std::string_view name)
{
    for (std::size_t open = name.find('['); open != std::string_view::npos; open = name.find('[', open + 1))
        if (bareTerm(name.substr(open + 1, name.find(']', open) - open - 1))) return true;
    return false;
}

/// "name [ID]", "name (ID)" and "ID (database)", "ID [name]".
std::optional<TraitTerm> bracketedTerm(std::string_view text)
{
    const char close = text.back();
    if (close != ')' && close != ']') return {};
    const auto open = text.rfind(close == ')' ? '(' : '[');
    if (open == std::string_view::npos || open == 0) return {};
    const std::string_view before = trimmed(text.substr(0, open));
    const std::string_view inside = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (std::optional<TraitTerm> term = bareTerm(inside)) {
        if (holdsBracketedTerm(before)) return {};
        term->name = before;
        return term;
    }
    std::optional<TraitTerm> term = bareTerm(before);
    if (term && close == ']') term->name = inside;
    return term;
}

/// What stands behind a term: of fields between '^' (Trinotate) the first that says more than the aspect. Nothing where
/// a field between bars is another term, because then it is a list.
std::optional<std::string_view> nameBehind(std::string_view name)
{
    name = trimmed(name);
    if (name.starts_with("- ")) name = trimmed(name.substr(1));
    // Two identifiers side by side are a list and no name.
    if (bareTerm(name.substr(0, name.find_first_of(" ,;|~^(")))) return {};
    for (const std::string_view field : piecesOf(name, "|"))
        if (bareTerm(field)) return {};
    if (name.find('^') == std::string_view::npos) return name;
    const auto fields = piecesOf(name, "^");
    const auto telling = std::ranges::find_if(fields, [](auto field) { return goAspectName(field).empty(); });
    return telling == fields.end() ? std::string_view() : *telling;
}

/// "ID~name", "ID name", "ID: name", "ID|name", "ID^aspect^name", cut at one place.
std::optional<TraitTerm> leadingTerm(std::string_view text, std::size_t at)
{
    std::string_view id = text.substr(0, at);
    if (id.ends_with(':')) id.remove_suffix(1);
    std::optional<TraitTerm> term = bareTerm(id);
    if (!term) return {};
    const auto name = nameBehind(text.substr(at + 1));
    if (!name) return {};
    term->name = *name;
    return term;
}

}  // namespace

std::optional<TraitTerm> termIn(std::string_view text)
{
    text = trimmed(text);
    if (text.empty()) return {};
    if (auto term = bareTerm(text)) return term;
    if (auto term = bracketedTerm(text)) return term;
    constexpr std::size_t kLongestId = 32;
    for (std::size_t at = 1; at < std::min(text.size(), kLongestId); ++at) {
        if (std::string_view("~ :|^").find(text[at]) == std::string_view::npos) continue;
        if (auto term = leadingTerm(text, at)) return term;
    }
    return {};
}

std::vector<std::string_view> piecesOf(std::string_view cell, std::string_view separators)
{
    std::vector<std::string_view> pieces;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
        if (const std::string_view piece = trimmed(cell.substr(0, end)); !isMissing(piece)) pieces.push_back(piece);
        cell = cell.substr(std::min(end + 1, cell.size()));
    }
    return pieces;
}

std::vector<TraitTerm> termsIn(std::string_view cell)
{
    std::vector<TraitTerm> terms;
    for (const std::string_view separator : {"`", ";", "|", ",", " ", "/", "+", ",; "}) {
        if (cell.find_first_of(separator) == std::string_view::npos) continue;
        terms.clear();
        const auto pieces = piecesOf(cell, separator);
        for (const std::string_view piece : pieces)
            if (const auto term = termIn(piece)) terms.push_back(*term);
        if (!pieces.empty() && terms.size() == pieces.size()) return terms;
    }
    terms.clear();
    if (const auto term = termIn(cell)) terms.push_back(*term);
    return terms;
}

bool isCogLetters(std::string_view text)
{
    constexpr std::size_t kMost = 8;
    if (text.empty() || text.size() > kMost) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] < 'A' || text[i] > 'Z' || text.find(text[i], i + 1) != std::string_view::npos) return false;
    return true;
}

}  // namespace pleio
