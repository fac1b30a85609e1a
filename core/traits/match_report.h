// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/traits/gene_index.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pleio {

/// How the rows of files found their genes: of trait files, where known sequences count as rows, or of phenotypes.
struct MatchReport {
    std::int64_t rows = 0;
    std::int64_t matched = 0;
    /// Key (see geneKeyName, or "sequence" of traits) and rows matched by it; all keys, in the order in which they are
    /// tried, then those behind a prefix that was taken off the name ("locus_tag behind 'eco:'"). Each row counts once.
    std::vector<std::pair<std::string, std::int64_t>> byKey;
    /// Every name that matched no gene, and how many rows used it; most frequent first, then by name.
    std::vector<std::pair<std::string, std::int64_t>> unmatched;
    /// Rows whose name fits several genes by the same key. A trait is given to all of them; a row of phenotypes, which
    /// was measured once, to none, and is not among `matched`.
    std::int64_t ambiguous = 0;
    std::int64_t toExcluded = 0;  ///< rows all of whose genes are excluded from statistics
    std::vector<Note> notes;
};

/// Counts rows while they find their genes.
class MatchCounter {
public:
    void addUnmatched(const std::string& name);
    /// `prefix` is what was taken off the name, see GeneMatch.
    void addMatched(GeneKey key, std::string_view prefix, const std::string& name);
    void addSequence();
    /// A row whose name fits several genes and was given to none.
    void addAmbiguous();
    /// Rows, matched, byKey, unmatched and ambiguous; "sequence" is among the keys where sequences may match.
    [[nodiscard]] MatchReport report(bool withSequences) const;
    /// How many rows needed a prefix taken off their name; nothing if none did. `rows` begins the sentence: "Trait
    /// rows".
    [[nodiscard]] std::optional<Note> prefixNote(std::string code, std::string_view rows) const;

private:
    std::int64_t m_rows = 0, m_matched = 0, m_ambiguous = 0, m_sequences = 0;
    std::array<std::int64_t, kGeneKeys> m_byKey{};
    std::map<std::pair<GeneKey, std::string>, std::int64_t> m_byPrefix;  ///< by key and what was taken off the name
    std::set<std::string> m_prefixedNames;
    std::unordered_map<std::string, std::int64_t> m_unmatched;
};

/// The first kMaxExamples names.
[[nodiscard]] std::vector<std::string> firstNames(const std::set<std::string>& names);

}  // namespace pleio
