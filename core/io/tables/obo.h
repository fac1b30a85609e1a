// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/reading.h"
#include "core/io/source_file.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pleio {

/// A term of an ontology as its file states it.
struct OntologyTerm {
    std::string id;                    ///< "GO:0006412"
    std::string name;                  ///< "translation"; may be empty
    std::string space;                 ///< its namespace: "biological_process"; may be empty
    std::vector<std::string> parents;  ///< ids, over is_a and part_of; they need not be in the file
    bool isObsolete = false;
    std::string replacedBy;  ///< of an obsolete term, may be empty
};

/// Terms and how they hang together. There may be cycles, and parents that are not there.
struct Ontology {
    std::string file;
    std::vector<OntologyTerm> terms;
    std::unordered_map<std::string, std::size_t> byId;  ///< index into terms, also by the other ids of a term (alt_id)
    bool addsAncestors = true;                          ///< whether a gene with a term has its ancestors too
    std::vector<Note> notes;
    Reading reading;

    /// The term of this id, or of this other id; nullptr where there is none.
    [[nodiscard]] const OntologyTerm* find(const std::string& id) const
    {
        const auto found = byId.find(id);
        return found == byId.end() ? nullptr : &terms[found->second];
    }
    /// The terms above one, over all paths, each once and without itself, in the order in which they are met.
    [[nodiscard]] std::vector<const OntologyTerm*> ancestorsOf(const OntologyTerm& term) const;
};

inline std::vector<const OntologyTerm*> Ontology::ancestorsOf(const OntologyTerm& term) const
{
    std::vector<const OntologyTerm*> found;
    std::unordered_set<const OntologyTerm*> seen{&term};
    const OntologyTerm* from = &term;
    for (std::size_t next = 0; from; from = next < found.size() ? found[next++] : nullptr)
        for (const std::string& id : from->parents)
            if (const OntologyTerm* parent = find(id); parent && seen.insert(parent).second) found.push_back(parent);
    return found;
}

/// Whether the first lines are those of an OBO file: its header or a stanza [Term].
[[nodiscard]] bool isObo(std::string_view text);

/// Reads OBO 1.2 or 1.4: of the stanzas [Term] the id, name, namespace, is_a, relationship part_of, alt_id, is_obsolete
/// and replaced_by; of the header default-namespace. Comments, modifiers in braces and escaped letters are taken as the
/// specification says. Stanzas of one id are one term. The choice "ancestors" is "yes" or "no". BadInput for a file
/// without terms, Usage for another choice. Source: see docs/reading.md.
[[nodiscard]] Result<Ontology> readObo(const SourceFile& source, const ReadChoices& choices, Progress& progress);

}  // namespace pleio
