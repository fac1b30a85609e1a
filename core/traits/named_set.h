// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/traits/gene_index.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pleio {

enum class SetKind : std::uint8_t { Genes, Conditions };
[[nodiscard]] std::string_view setKindId(SetKind kind);  ///< "genes", "conditions"
[[nodiscard]] std::optional<SetKind> findSetKind(std::string_view id);

/// Genes or conditions that a person keeps under a name. Names of one kind are different.
struct NamedSet {
    std::string name;
    SetKind kind = SetKind::Genes;
    /// Gene::id, or names of conditions (or of their groups) as in Phenotypes; each once.
    std::vector<std::string> members;
    std::string note;  ///< what it is and how it was made; may be empty
    [[nodiscard]] bool operator==(const NamedSet&) const = default;
};

/// All that a set may hold, in the order of the genome or of the phenotypes, and the algebra of lists of members. Every
/// result holds each member once, in this order. What is not among all, because the set was made for another genome, is
/// kept behind the others, in the order of the lists; only complementOf() cannot know of it.
class MemberOrder {
public:
    explicit MemberOrder(std::vector<std::string> all);
    /// The ids of all genes, excluded ones too.
    [[nodiscard]] static MemberOrder ofGenome(const Genome& genome);

    [[nodiscard]] const std::vector<std::string>& all() const { return m_all; }
    [[nodiscard]] bool has(const std::string& member) const { return m_places.contains(member); }
    /// Those that are among all.
    [[nodiscard]] std::vector<std::string> known(std::span<const std::string> members) const;

    [[nodiscard]] std::vector<std::string> unionOf(std::span<const std::string> a,
                                                   std::span<const std::string> b) const;
    [[nodiscard]] std::vector<std::string> intersectionOf(std::span<const std::string> a,
                                                          std::span<const std::string> b) const;
    /// Those of a that are not in b.
    [[nodiscard]] std::vector<std::string> differenceOf(std::span<const std::string> a,
                                                        std::span<const std::string> b) const;
    /// All that are not in a.
    [[nodiscard]] std::vector<std::string> complementOf(std::span<const std::string> a) const;

private:
    [[nodiscard]] std::vector<std::string> ordered(std::vector<std::string> members) const;

    std::vector<std::string> m_all;
    std::unordered_map<std::string, std::size_t> m_places;
};

/// The names of a list that was pasted: lines, commas, semicolons and tabs stand between them, a name in double quotes
/// may hold these, and a doubled quotation mark there is one. A mark that is never closed is a part of its name. Blanks
/// inside stay, those around go.
[[nodiscard]] std::vector<std::string> listedNames(std::string_view text);

/// What a list of names came to.
struct FoundMembers {
    std::vector<std::string> members;  ///< each once, in the order of the genome or of the phenotypes
    std::size_t names = 0;             ///< different ones that were asked for
    std::vector<std::string> unknown;  ///< those that nothing bears, each once, in the order of the list
    /// What is to be told of it: "sets.unknown", with examples and what may be meant; "sets.ambiguous", names that
    /// several genes bear; "sets.excluded", genes that are left out of statistics.
    std::vector<Note> notes;
};
/// The genes that a list names, by any of their names (GeneIndex::find). A name with blanks that no gene bears is taken
/// apart at them. Of a name that several genes bear all are taken, as of traits.
[[nodiscard]] FoundMembers genesFromText(std::string_view text, const GeneIndex& index);
/// The conditions that a list names, as they are written.
[[nodiscard]] FoundMembers conditionsFromText(std::string_view text, const MemberOrder& conditions);

/// A name that no other of the sets of this kind has: as it is, or with a number behind it ("x 2").
[[nodiscard]] std::string freeSetName(std::string_view name, SetKind kind, std::span<const NamedSet> sets);

}  // namespace pleio
