// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream_reference.h"

#include "core/codon/cai.h"

namespace pleio {

bool needsAllGenes(std::string_view reference) { return reference == "expression" || reference == "self"; }

Result<StreamReference> StreamReference::of(const Parameters& parameters)
{
    StreamReference reference;
    const std::string& kind = parameters.text("reference");
    if (needsAllGenes(kind))
        return Error{
            ErrorKind::Usage,
            "This reference set needs all genes at once, but here they are read one by one; choose another, or run "
            "codon.bias.",
            "reference"};
    if (kind == "table") reference.m_kind = Kind::Table;
    if (kind == "genes") {
        reference.m_kind = Kind::Genes;
        auto names = builtin::referenceNames(parameters);
        if (!names) return names.error();
        reference.m_names = *std::move(names);
        for (const std::string& name : reference.m_names) reference.m_named[name];
    }
    return reference;
}

void StreamReference::add(const Gene& gene, std::int64_t row, const std::array<std::uint32_t, kCodons>* counts)
{
    if (m_kind == Kind::Ribosomal && counts != nullptr && namesRibosomalProtein(gene.product))
        m_found.emplace(row, *counts);
    if (m_kind != Kind::Genes) return;
    eachName(gene, [&](GeneKey key, std::string_view name) {
        const auto at = m_named.find(name);
        if (at == m_named.end()) return;
        Named& named = at->second;
        if (named.key && *named.key < key) return;
        if (!named.key || key < *named.key) named.rows.clear();
        named.key = key;
        if (counts == nullptr) return;
        named.rows.insert(row);
        m_found.emplace(row, *counts);
    });
}

Result<builtin::ReferenceSet> StreamReference::set(const std::vector<CodonTable>& tables, std::vector<Note>& notes)
{
    if (m_kind == Kind::Table) return builtin::tableReference(tables, notes);
    std::vector<std::string> unknown;
    if (m_kind == Kind::Genes) {
        std::set<std::int64_t> members;
        for (const std::string& name : m_names) {
            const Named& named = m_named[name];
            members.insert(named.rows.begin(), named.rows.end());
            if (named.rows.empty()) unknown.push_back(name);
        }
        std::erase_if(m_found, [&](const auto& found) { return !members.contains(found.first); });
    }
    CodonVector pooled{};
    for (const auto& [row, counts] : m_found)
        for (std::size_t c = 0; c < kCodons; ++c) pooled[c] += counts[c];
    if (m_kind == Kind::Genes)
        return builtin::listedReference(m_found.size(), pooled, m_names.size(), std::move(unknown), notes);
    builtin::ReferenceSet set = builtin::ribosomalReference(m_found.size(), pooled, notes);
    if (!set.defined()) m_found.clear();
    return set;
}

}  // namespace pleio
