// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/ontology_traits.h"

#include "core/base/text.h"
#include "core/genome/note_list.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

/// "GO:" of "GO:0008152"; nothing without a colon.
std::string_view prefixOf(std::string_view id) { return id.substr(0, id.find(':') + 1); }

std::string titleOf(const std::string& id, const OntologyTerm& term)
{
    return term.name.empty() ? id : id + " " + term.name;
}

/// Gives genes to the terms above the traits, and makes the traits that are missing.
class AncestorAdder {
public:
    AncestorAdder(TraitTable& table, const Ontology& ontology) : m_table(table), m_ontology(ontology)
    {
        for (std::size_t t = 0; t < table.traits.size(); ++t)
            m_traitOf[{table.traits[t].source, table.traits[t].name}] = t;
    }

    void add(NoteList& notes)
    {
        const std::size_t given = m_table.traits.size();
        std::vector<std::vector<std::int32_t>> genes(given);  // as the files say, because ancestors have all paths
        for (std::size_t t = 0; t < given; ++t) genes[t] = m_table.traits[t].genes;
        for (std::size_t t = 0; t < given; ++t) {
            const std::string name = m_table.traits[t].name;
            const OntologyTerm* term = m_ontology.find(name);
            if (term == nullptr) continue;
            if (term->id != name) give(t, *term, *term, genes[t]);
            for (const OntologyTerm* ancestor : m_ontology.ancestorsOf(*term)) give(t, *term, *ancestor, genes[t]);
        }
        for (std::size_t t = 0; t < m_table.traits.size(); ++t) {
            Trait& trait = m_table.traits[t];
            const std::size_t before = t < given ? genes[t].size() : 0;
            std::ranges::sort(trait.genes);
            trait.genes.erase(std::unique(trait.genes.begin(), trait.genes.end()), trait.genes.end());
            if (trait.genes.size() == before) continue;
            notes.add(Severity::Info, t < given ? "ontology.more_genes" : "ontology.added",
                      t < given ? "traits got the genes of terms below them."
                                : "traits were added: terms above those of the files.",
                      titleOf(trait.name, *m_ontology.find(trait.name)), m_ontology.file);
        }
    }

private:
    void give(std::size_t from, const OntologyTerm& term, const OntologyTerm& to,
              const std::vector<std::int32_t>& genes)
    {
        if (genes.empty()) return;
        const std::string& own = m_table.traits[from].source;
        std::string source = own == term.space && !to.space.empty() ? to.space : own;
        const auto [at, isNew] = m_traitOf.try_emplace({source, to.id}, m_table.traits.size());
        if (isNew) {
            Trait made;
            made.name = to.id;
            made.source = std::move(source);
            m_table.traits.push_back(std::move(made));
        }
        std::vector<std::int32_t>& all = m_table.traits[at->second].genes;
        all.insert(all.end(), genes.begin(), genes.end());
    }

    TraitTable& m_table;
    const Ontology& m_ontology;
    std::map<std::pair<std::string, std::string>, std::size_t> m_traitOf;  ///< by source and id
};

void noteTerms(const TraitTable& table, const Ontology& ontology, NoteList& notes)
{
    std::unordered_set<std::string_view> prefixes;
    for (const OntologyTerm& term : ontology.terms)
        if (const std::string_view prefix = prefixOf(term.id); !prefix.empty()) prefixes.insert(prefix);
    bool isAny = false;
    for (const Trait& trait : table.traits) {
        if (!trait.term.empty()) continue;  // of another ontology
        const OntologyTerm* term = ontology.find(trait.name);
        if (term == nullptr) {
            if (prefixes.contains(prefixOf(trait.name)))
                notes.add(Severity::Warning, "ontology.unknown",
                          "traits have an identifier that the ontology does not know; take one of the same time.",
                          trait.name, ontology.file);
            continue;
        }
        notes.add(Severity::Info, "ontology.terms", "traits are terms of the ontology.", titleOf(trait.name, *term),
                  ontology.file);
        isAny = true;
        if (term->id != trait.name)
            notes.add(Severity::Info, "ontology.other_id", "traits bear another identifier of a term.",
                      trait.name + " (" + term->id + ")", ontology.file);
        if (term->isObsolete)
            notes.add(Severity::Warning, "ontology.obsolete",
                      "traits are obsolete terms, which stand below no other; they stay as they are.",
                      trait.name + (term->replacedBy.empty() ? "" : " (replaced by " + term->replacedBy + ")"),
                      ontology.file);
    }
    if (!isAny)
        notes.add(Severity::Warning, "ontology.unused",
                  "ontology has no term that is a trait; give the one from which the traits are.", ontology.file,
                  ontology.file);
}

/// Terms that stand above themselves.
void noteCycles(const TraitTable& table, const Ontology& ontology, NoteList& notes)
{
    std::set<std::string_view> named;
    for (const Trait& trait : table.traits) {
        const OntologyTerm* term = ontology.find(trait.name);
        if (term == nullptr) continue;
        for (const OntologyTerm* ancestor : ontology.ancestorsOf(*term))
            if (std::ranges::any_of(ancestor->parents,
                                    [&](const std::string& id) { return ontology.find(id) == term; }) &&
                named.insert(term->id).second)
                notes.add(Severity::Warning, "ontology.cycle",
                          "terms stand above themselves; all terms of such a ring have the same genes.", term->id,
                          ontology.file);
    }
}

}  // namespace

void takeNamespaces(TraitFile& file, const std::string& fileStem, const Ontology& ontology)
{
    for (TraitName& trait : file.traits)
        if (trait.source == fileStem)
            if (const OntologyTerm* term = ontology.find(trait.name); term != nullptr && !term->space.empty())
                trait.source = term->space;
}

std::vector<Note> applyOntology(TraitTable& table, const Ontology& ontology)
{
    NoteList notes;
    noteTerms(table, ontology, notes);
    if (ontology.addsAncestors) {
        noteCycles(table, ontology, notes);
        AncestorAdder(table, ontology).add(notes);
    }
    for (Trait& trait : table.traits) {
        const OntologyTerm* term = ontology.find(trait.name);
        if (term == nullptr) continue;
        if (trait.description.empty()) trait.description = term->name;
        trait.term = std::exchange(trait.name, titleOf(trait.name, *term));
    }
    std::ranges::sort(table.traits, {}, [](const Trait& trait) { return std::tie(trait.source, trait.name); });
    return notes.take();
}

}  // namespace pleio
