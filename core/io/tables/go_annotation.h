// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/trait_file_builder.h"

#include <string>
#include <string_view>

namespace pleio {

/// One line of an annotation file of the Gene Ontology, in whichever format.
struct GoAnnotation {
    std::string_view gene;
    std::string_view term;
    std::string_view qualifier;  ///< "NOT|involved_in", "NOT enables", "located_in"
    std::string_view evidence;   ///< "IDA", or of the Evidence and Conclusion Ontology: "ECO:0000314"
    std::string_view name;       ///< of the term, or its aspect
};

/// Whether an annotation states that the gene carries the term. One with the qualifier NOT says that it does not, and
/// one with evidence ND (ECO:0000307, no biological data available) says nothing: such are left out, and counted in a
/// note. So says the Gene Ontology of all its formats (geneontology.org/docs/go-annotation-file-gaf-format-2.2,
/// guide-go-evidence-codes).
[[nodiscard]] bool statesTrait(const GoAnnotation& annotation, TraitFileBuilder& builder);

/// Adds the row under the source "GO", unless the rule above or a missing gene or term leaves it out; `line` is for
/// the note. True if it was added.
bool addGoAnnotation(const GoAnnotation& annotation, const std::string& line, TraitFileBuilder& builder);

/// Whether a text is one of the evidence codes ("IDA", "IEA").
[[nodiscard]] bool isGoEvidence(std::string_view text);

/// Whether a text says how a gene belongs to a term ("involved_in", "NOT|enables", "NOT"), alone or several between
/// bars: the relations of GAF 2.2 and GPAD 2.0.
[[nodiscard]] bool isGoQualifier(std::string_view text);

/// "biological process" for "P", "biological_process", "Process"; so for function and component; else nothing.
[[nodiscard]] std::string_view goAspectName(std::string_view aspect);

}  // namespace pleio
