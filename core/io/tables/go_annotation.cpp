// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/go_annotation.h"

#include "core/base/text.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

bool isNegated(std::string_view qualifiers)
{
    return std::ranges::any_of(piecesOf(qualifiers, "|, _:;"),
                               [](std::string_view one) { return toLowerAscii(one) == "not"; });
}

}  // namespace

bool statesTrait(const GoAnnotation& annotation, TraitFileBuilder& builder)
{
    const auto example = [&annotation] { return std::string(annotation.gene) + ' ' + std::string(annotation.term); };
    if (isNegated(annotation.qualifier)) {
        builder.leaveOut(Severity::Info, "traits.negated",
                         "annotations with the qualifier NOT were left out: they say that a gene lacks the trait.",
                         example());
        return false;
    }
    if (annotation.evidence == "ND" || annotation.evidence == "ECO:0000307") {
        builder.leaveOut(Severity::Info, "traits.no_data",
                         "annotations with evidence ND (no biological data) were left out.", example());
        return false;
    }
    return true;
}

bool addGoAnnotation(const GoAnnotation& annotation, const std::string& line, TraitFileBuilder& builder)
{
    if (annotation.gene.empty() || annotation.term.empty()) {
        builder.leaveOut(Severity::Warning, "traits.no_gene",
                         "{line|lines} left out: {it lacks|they lack} the gene or the term.", line);
        return false;
    }
    if (!statesTrait(annotation, builder)) return false;
    builder.addRow(annotation.gene, builder.trait(annotation.term, "GO", annotation.name), annotation.evidence);
    return true;
}

bool isGoEvidence(std::string_view text)
{
    static constexpr std::array<std::string_view, 26> kCodes{
        "EXP", "IDA", "IPI", "IMP", "IGI", "IEP", "HTP", "HDA", "HMP", "HGI", "HEP", "IBA", "IBD",
        "IKR", "IRD", "ISS", "ISO", "ISA", "ISM", "IGC", "RCA", "TAS", "NAS", "IC",  "ND",  "IEA"};
    return std::ranges::find(kCodes, text) != kCodes.end();
}

bool isGoQualifier(std::string_view text)
{
    static constexpr std::array<std::string_view, 14> kRelations{"not",
                                                                 "enables",
                                                                 "contributes_to",
                                                                 "involved_in",
                                                                 "acts_upstream_of",
                                                                 "acts_upstream_of_positive_effect",
                                                                 "acts_upstream_of_negative_effect",
                                                                 "acts_upstream_of_or_within",
                                                                 "acts_upstream_of_or_within_positive_effect",
                                                                 "acts_upstream_of_or_within_negative_effect",
                                                                 "located_in",
                                                                 "part_of",
                                                                 "is_active_in",
                                                                 "colocalizes_with"};
    const auto pieces = piecesOf(text, "|");
    return !pieces.empty() && std::ranges::all_of(pieces, [](std::string_view piece) {
        std::string plain = toLowerAscii(piece);
        std::ranges::replace(plain, ' ', '_');
        if (plain.starts_with("not_")) plain.erase(0, 4);
        return std::ranges::find(kRelations, plain) != kRelations.end();
    });
}

std::string_view goAspectName(std::string_view aspect)
{
    const std::string plain = toLowerAscii(aspect);
    if (plain == "p" || plain.ends_with("process")) return "biological process";
    if (plain == "f" || plain.ends_with("function")) return "molecular function";
    if (plain == "c" || plain.ends_with("component")) return "cellular component";
    return {};
}

}  // namespace pleio
