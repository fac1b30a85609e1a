// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/io/tables/obo.h"
#include "core/traits/trait_table.h"

#include <string>
#include <vector>

namespace pleio {

/// Gives traits of a file the namespace of their term as source, where the file names none, so that their source is the
/// name of the file (`fileStem`, see traitFileStem).
void takeNamespaces(TraitFile& file, const std::string& fileStem, const Ontology& ontology);

/// Traits that are terms of the ontology, under their own or another of their ids, get its name behind the identifier
/// ("GO:0008152 metabolic process"), and their description where they have none.
///
/// Where the ontology adds ancestors, the genes of a term belong to all terms above it, over is_a and part_of, by the
/// true path rule; traits are made for terms that no file names. They have the source of the trait below them, or their
/// own namespace where that trait has its own. A trait under another id of a term gives its genes to the term.
///
/// Obsolete terms stay as they are. The notes count them, the identifiers that the ontology does not have although it
/// has others with their prefix, and what was added. The traits stay sorted by source, then name.
[[nodiscard]] std::vector<Note> applyOntology(TraitTable& table, const Ontology& ontology);

}  // namespace pleio
