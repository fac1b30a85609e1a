// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/codon/reference_set.h"
#include "core/traits/gene_index.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// Whether a choice of the parameter "reference" cannot be had where genes are read one by one.
[[nodiscard]] bool needsAllGenes(std::string_view reference);

/// The reference set of genes that come one by one, the same as builtin::referenceSet() finds among all of them.
class StreamReference {
public:
    /// Usage for a set that needs all genes at once, and for a list without names.
    [[nodiscard]] static Result<StreamReference> of(const Parameters& parameters);

    /// Looks at a gene with its row. `counts` is null if it is not pooled; then the row does not matter.
    void add(const Gene& gene, std::int64_t row, const std::array<std::uint32_t, kCodons>* counts);
    /// After the last gene.
    [[nodiscard]] Result<builtin::ReferenceSet> set(const std::vector<CodonTable>& tables, std::vector<Note>& notes);
    /// After set(): how many genes belong to it, and whether the one with this row does.
    [[nodiscard]] std::size_t genes() const { return m_found.size(); }
    [[nodiscard]] bool has(std::int64_t row) const { return m_found.contains(row); }

private:
    enum class Kind { Ribosomal, Genes, Table };
    /// The genes a name of the list stands for: those that bear it under the first key that has any (see GeneIndex).
    struct Named {
        std::optional<GeneKey> key;
        std::set<std::int64_t> rows;
    };

    Kind m_kind = Kind::Ribosomal;
    std::vector<std::string> m_names;
    std::map<std::string, Named, std::less<>> m_named;
    std::map<std::int64_t, std::array<std::uint32_t, kCodons>> m_found;  ///< rows that may belong to the set
};

}  // namespace pleio
