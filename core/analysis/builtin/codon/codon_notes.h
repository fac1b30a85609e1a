// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "core/analysis/report.h"
#include "core/base/note.h"
#include "core/genome/gene_codons.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio::builtin {

/// Parameter "start_codon", for every analysis that counts codons.
[[nodiscard]] ParameterSpec startCodonParameter();
[[nodiscard]] StartCodon startCodonOf(const Parameters& parameters);

/// A number that is made of codon counts, with id and title that say so where start codons are left out: `codons`
/// becomes `codons_without_start`. Plain ids mean that start codons are counted.
[[nodiscard]] Column countedBy(StartCodon start, Column column);
[[nodiscard]] Scalar countedBy(StartCodon start, Scalar scalar);

/// The genetic code, and whether start codons are in.
void noteConvention(const GeneticCode& code, StartCodon start, std::vector<Note>& notes);
/// How many CDS have no row, if any.
void noteMissing(std::int64_t missing, std::vector<Note>& notes);

/// How many genes carry each flag.
class FlagCounts {
public:
    void add(std::uint8_t flags, std::string_view gene);
    /// One note for each flag that some gene carries, with examples.
    void note(std::vector<Note>& notes) const;

private:
    struct Found {
        std::int64_t genes = 0;
        std::vector<std::string> examples;
    };
    std::array<Found, 6> m_found;
};

/// What a reader of codon statistics must know of the genes: all of the above.
void noteGenes(const Genome& genome, const GeneCodons& genes, std::vector<Note>& notes);

}  // namespace pleio::builtin
