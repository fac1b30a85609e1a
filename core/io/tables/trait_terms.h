// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace pleio {

/// An identifier of a vocabulary of gene functions as it stands in a cell. The views point into the cell.
struct TraitTerm {
    std::string_view id;      ///< "GO:0006412"; with the prefix of its database where that is part of it
    std::string_view plain;   ///< without a prefix that only says the database: "K00001" for "ko:K00001"
    std::string_view source;  ///< "GO", "COG", "KEGG_ko", "KEGG_pathway", "EC", "Pfam", "InterPro" …
    std::string_view name;    ///< what stands beside: "translation" of "GO:0006412~translation"
};

/// The term that a text is, alone or with its name ("GO:0006412~translation", "translation [GO:0006412]",
/// "translation (GO:0006412)", "eco00010:Glycolysis", "K00001 alcohol dehydrogenase", "GO:0006412|translation" of
/// PATRIC, "GO:0006412^biological_process^translation" of Trinotate), with the aspect before ("P:GO:0006412" of
/// Blast2GO, which is its name then), with a place behind ("GT2(1-99)" of dbCAN) or with the database that assigned it
/// ("GO:0006412(InterPro)"). Known are the forms of GO, COG, KOG, KEGG (ko, map and organism pathways,
/// modules, reactions), EC, Pfam, InterPro, NCBIfam, TIGRFAM, SMART, PROSITE, CDD, PANTHER, HAMAP, CAZy, keywords of
/// UniProt and ontologies of the OBO Foundry ("FYPO:0001234"); see docs/reading.md.
[[nodiscard]] std::optional<TraitTerm> termIn(std::string_view text);

/// The terms of a cell with several ("GO:0006412; GO:0005524", "K00001 K00002", "GO:0006412|GO:0005524(InterPro)"),
/// cut at '`', ';', '|', ',', blanks, '/' or '+', whichever leaves nothing but terms. One for a cell that is a term;
/// none if any piece is something else, because then the sign may be part of a name.
[[nodiscard]] std::vector<TraitTerm> termsIn(std::string_view cell);

/// Whether a text is nothing but letters of categories of COG, each once: "EH". COG uses all of A to Z.
[[nodiscard]] bool isCogLetters(std::string_view text);

/// Pieces between any of the signs, without blanks around and without those that say that a value is missing.
[[nodiscard]] std::vector<std::string_view> piecesOf(std::string_view cell, std::string_view separators);

}  // namespace pleio
