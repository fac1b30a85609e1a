// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/trna_features.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/io/genomes/gene_attributes.h"
#include "core/io/genomes/insdc_location.h"

#include <algorithm>

namespace pleio {

namespace {

/// The anticodon at the beginning of a text, if a word of three bases stands there.
std::string tripletAt(std::string_view text)
{
    if (text.size() < 3 || codonOfAnticodon(text.substr(0, 3)) < 0 || (text.size() > 3 && isLetter(text[3]))) return {};
    std::string triplet;
    for (const char base : text.substr(0, 3)) triplet += "TCAG"[baseIndex(base)];
    return triplet;
}

/// The first anticodon that follows one of the marks.
std::string tripletAfter(std::string_view text, std::initializer_list<std::string_view> marks)
{
    const std::string lower = toLowerAscii(text);
    for (const std::string_view mark : marks)
        for (auto at = lower.find(mark); at != std::string::npos; at = lower.find(mark, at + 1)) {
            const auto begin = lower.find_first_not_of(" :=(", at + mark.size());
            if (begin == std::string::npos) break;
            if (std::string found = tripletAt(text.substr(begin)); !found.empty()) return found;
        }
    return {};
}

/// "tRNA-Ala-TGC" and "trnA-UGC": behind the last hyphen, if something is named before it.
std::string tripletAtEnd(std::string_view name)
{
    const auto hyphen = name.rfind('-');
    if (hyphen == std::string_view::npos || hyphen < 4 || name.size() != hyphen + 4 || !startsWithNoCase(name, "trn"))
        return {};
    return tripletAt(name.substr(hyphen + 1));
}

std::string statedAnticodon(const TrnaFeature& feature)
{
    if (std::string found = tripletAfter(feature.anticodon, {"seq:"}); !found.empty()) return found;
    if (std::string found = tripletAt(trimmed(feature.anticodon)); !found.empty()) return found;
    for (const std::string_view text : {std::string_view(feature.note), std::string_view(feature.names.product)}) {
        if (std::string found = tripletAfter(text, {"anticodon", "("}); !found.empty()) return found;
        if (std::string found = tripletAtEnd(text); !found.empty()) return found;
    }
    if (std::string found = tripletAt(feature.note); !found.empty()) return found;
    return tripletAtEnd(feature.names.symbol);
}

/// The bases at "(pos:complement(33..35),…)", or empty.
std::string anticodonOnSequence(const TrnaFeature& feature, const Genome& genome)
{
    static constexpr std::string_view kMark = "pos:";
    const auto begin = feature.anticodon.find(kMark);
    const auto at = static_cast<std::size_t>(feature.names.replicon);
    if (begin == std::string::npos || feature.names.replicon < 0 || at >= genome.replicons.size()) return {};
    std::string_view place = std::string_view(feature.anticodon).substr(begin + kMark.size());
    // The place ends at the comma or bracket that is not inside its own brackets.
    int depth = 0;
    const auto isEnd = [&](char c) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        return depth < 0 || (depth == 0 && c == ',');
    };
    place = place.substr(0, static_cast<std::size_t>(std::ranges::find_if(place, isEnd) - place.begin()));
    const auto location = parseInsdcLocation(place, genome.replicons[at].id);
    if (!location || location->remote) return {};
    const std::string& sequence = genome.replicons[at].sequence;
    const auto length = static_cast<std::int64_t>(sequence.size());
    for (const auto& part : location->parts)
        if (part.start < 0 || part.start > part.end || part.end > length) return {};
    if (location->length() != 3) return {};
    return tripletAt(spliced(sequence, *location));
}

}  // namespace

void applyTrnaAttribute(TrnaFeature& feature, std::string_view name, std::string_view value, NoteList& notes)
{
    if (name == "anticodon")
        feature.anticodon = value;
    else if (name == "note" || name == "Note")
        feature.note += (feature.note.empty() ? "" : "; ") + std::string(value);
    else if (name == "locus_tag" || name == "gene" || name == "product" || name == "pseudo" || name == "pseudogene")
        applyAttribute(feature.names, name, value, notes);
}

Trna trnaOf(const TrnaFeature& feature, const Genome& genome, NoteList& notes)
{
    static constexpr std::string_view kPrefix = "tRNA-";
    const Gene& names = feature.names;
    Trna trna;
    trna.replicon = names.replicon;
    trna.location = names.location;
    trna.pseudo = names.pseudo;
    for (const std::string_view product : {std::string_view(names.product), std::string_view(names.symbol)})
        if (trna.aminoAcid.empty() && startsWithNoCase(product, kPrefix)) {
            const std::string_view rest = product.substr(kPrefix.size());
            trna.aminoAcid = rest.substr(0, rest.find_first_of(" (-"));
        }
    trna.id = !names.locusTag.empty() ? names.locusTag : names.symbol;
    if (trna.id.empty()) trna.id = (names.product.empty() ? "tRNA" : names.product) + " at " + names.location.text();
    trna.anticodon = statedAnticodon(feature);
    if (trna.anticodon.empty()) trna.anticodon = anticodonOnSequence(feature, genome);
    if (trna.pseudo)
        notes.add(Severity::Info, "trna.pseudogene", "tRNA pseudogenes are not counted.", trna.id);
    else if (trna.anticodon.empty())
        notes.add(Severity::Info, "trna.no_anticodon",
                  "tRNA genes have no anticodon in the annotation and are not counted.",
                  trna.id + (names.product.empty() ? "" : ": " + names.product));
    return trna;
}

}  // namespace pleio
