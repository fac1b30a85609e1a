// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/trait_table.h"

#include "core/base/text.h"
#include "core/genome/genetic_code.h"
#include "core/traits/gene_index.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>

namespace pleio {

namespace {

/// Upper case, T for U, without blanks and line breaks.
std::string plainSequence(std::string_view sequence)
{
    std::string plain;
    for (const char c : sequence) {
        if (trimmed({&c, 1}).empty()) continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        plain += upper == 'U' ? 'T' : upper;
    }
    return plain;
}

std::string_view withoutStop(std::string_view coding, int geneticCode)
{
    const GeneticCode* code = GeneticCode::find(geneticCode);
    if (!code || coding.size() < 3 || coding.size() % 3 != 0) return coding;
    const std::string_view last = coding.substr(coding.size() - 3);
    const int codon = codonIndex(last[0], last[1], last[2]);
    return codon >= 0 && code->isStop(codon) ? coding.substr(0, coding.size() - 3) : coding;
}

/// Genes by their coding sequences, with and without the stop codon.
class SequenceIndex {
public:
    explicit SequenceIndex(const Genome& genome)
    {
        for (const bool used : {true, false})
            for (std::size_t g = 0; g < genome.genes.size(); ++g) {
                const Gene& gene = genome.genes[g];
                if (gene.used() != used || gene.coding.empty()) continue;
                const std::string_view open = withoutStop(gene.coding, gene.geneticCode);
                add(gene.coding, g, used, genome);
                if (open.size() < gene.coding.size()) add(open, g, used, genome);
            }
    }
    [[nodiscard]] std::span<const std::int32_t> find(std::string_view plain) const
    {
        const auto found = m_genes.find(plain);
        return found == m_genes.end() ? std::span<const std::int32_t>() : found->second;
    }

private:
    void add(std::string_view sequence, std::size_t gene, bool used, const Genome& genome)
    {
        std::vector<std::int32_t>& genes = m_genes[sequence];
        const bool hasUsed = !genes.empty() && genome.genes[static_cast<std::size_t>(genes.front())].used();
        if (used || !hasUsed) genes.push_back(static_cast<std::int32_t>(gene));
    }
    std::unordered_map<std::string_view, std::vector<std::int32_t>> m_genes;
};

class Matcher {
public:
    explicit Matcher(const Genome& genome) : m_genome(genome), m_index(genome) {}

    void add(const TraitFile& file);
    std::pair<TraitTable, MatchReport> finish() &&;

private:
    struct Found {
        std::optional<GeneKey> key;           ///< nothing for a known sequence
        std::span<const std::int32_t> genes;  ///< empty if nothing fits
        std::string_view prefix = {};         ///< see GeneMatch
    };

    Found find(const TraitFile& file, const std::string& name) const;
    void count(const Found& found, const std::string& name, Trait& trait);
    void addNotes(MatchReport& report) const;

    const Genome& m_genome;
    GeneIndex m_index;
    std::optional<SequenceIndex> m_sequences;
    std::map<std::pair<std::string, std::string>, Trait> m_traits;  ///< by source and name
    MatchCounter m_counter;
    std::set<std::string> m_ambiguousNames;
    std::set<std::string> m_excludedGenes;  ///< ids
    std::int64_t m_memberships = 0;         ///< before identical statements are made one
    std::int64_t m_ambiguous = 0, m_toExcluded = 0;
};

Matcher::Found Matcher::find(const TraitFile& file, const std::string& name) const
{
    if (const auto match = findGeneOf(m_index, file, name)) return {match->key, match->genes, match->prefix};
    return {};
}

void Matcher::count(const Found& found, const std::string& name, Trait& trait)
{
    if (found.genes.empty()) {
        m_counter.addUnmatched(name);
        return;
    }
    if (found.key)
        m_counter.addMatched(*found.key, found.prefix, name);
    else
        m_counter.addSequence();
    if (found.genes.size() > 1) {
        ++m_ambiguous;
        m_ambiguousNames.insert(name);
    }
    if (!m_genome.genes[static_cast<std::size_t>(found.genes.front())].used()) {
        ++m_toExcluded;
        m_excludedGenes.insert(m_genome.genes[static_cast<std::size_t>(found.genes.front())].id);
    }
    trait.genes.insert(trait.genes.end(), found.genes.begin(), found.genes.end());
    m_memberships += static_cast<std::int64_t>(found.genes.size());
}

void Matcher::add(const TraitFile& file)
{
    std::vector<Trait*> traits;
    for (const TraitName& name : file.traits) {
        Trait& trait = m_traits[{name.source, name.name}];
        trait.name = name.name;
        trait.source = name.source;
        if (trait.description.empty()) trait.description = name.description;
        traits.push_back(&trait);
    }
    std::unordered_map<std::string_view, Found> known;  // files name a gene in many rows
    for (const TraitRow& row : file.rows) {
        assert(row.trait >= 0 && static_cast<std::size_t>(row.trait) < traits.size());
        const auto [at, isNew] = known.try_emplace(row.gene);
        if (isNew) at->second = find(file, row.gene);
        count(at->second, row.gene, *traits[static_cast<std::size_t>(row.trait)]);
    }
    for (const auto& [trait, sequence] : file.knownSequences) {
        assert(trait >= 0 && static_cast<std::size_t>(trait) < traits.size());
        if (!m_sequences) m_sequences.emplace(m_genome);
        const std::string plain = plainSequence(sequence);
        constexpr std::size_t kShown = 12;
        const std::string name = "sequence " + plain.substr(0, kShown) + (plain.size() > kShown ? "…" : "") + " (" +
                                 displayCount(static_cast<std::int64_t>(plain.size())) + " bases)";
        count({{}, m_sequences->find(plain)}, name, *traits[static_cast<std::size_t>(trait)]);
    }
}

void Matcher::addNotes(MatchReport& report) const
{
    if (report.rows > 0 && report.matched == 0) {
        std::string text =
            "No row of the trait files names a gene of this genome, " + displayCount(report.rows) +
            " rows were tried; choose the column that holds the genes, or the genome of the same strain.";
        if (!m_genome.genes.empty() && !report.unmatched.empty())
            text += " The files say \"" + report.unmatched.front().first + "\", the genome \"" +
                    m_genome.genes.front().id + "\".";
        report.notes.push_back({Severity::Problem, "traits.none_matched", std::move(text), report.rows, {}, {}});
    }
    if (!report.unmatched.empty()) {
        std::vector<std::string_view> names;
        std::vector<std::string> examples;
        for (const auto& [name, rows] : report.unmatched) {
            names.push_back(name);
            if (examples.size() < kMaxExamples) examples.push_back(name);
        }
        const std::int64_t rows = report.rows - report.matched;
        report.notes.push_back({Severity::Warning,
                                "traits.unmatched",
                                "Trait rows that match no gene: " + displayCount(rows) + ", under " +
                                    displayCount(static_cast<std::int64_t>(names.size())) + " names.",
                                rows,
                                std::move(examples),
                                {}});
        const auto near = m_index.nearMisses(names, names.size());
        if (!near.empty()) {
            std::vector<std::string> pairs;
            for (const auto& [given, known] : near)
                if (pairs.size() < kMaxExamples) pairs.push_back(std::string(given) + " / " + std::string(known));
            const auto number = static_cast<std::int64_t>(near.size());
            report.notes.push_back({Severity::Warning,
                                    "traits.near_miss",
                                    "Unmatched names that differ from a gene's name only in case or version number: " +
                                        displayCount(number) + "; correct them in the trait file to use them.",
                                    number,
                                    std::move(pairs),
                                    {}});
        }
    }
    if (auto note = m_counter.prefixNote("traits.prefix", "Trait rows")) report.notes.push_back(*std::move(note));
    if (report.ambiguous > 0)
        report.notes.push_back({Severity::Warning,
                                "traits.ambiguous",
                                "Trait rows whose name fits several genes, all of which were given the trait: " +
                                    displayCount(report.ambiguous) + ".",
                                report.ambiguous,
                                firstNames(m_ambiguousNames),
                                {}});
    if (report.toExcluded > 0)
        report.notes.push_back(
            {Severity::Info,
             "traits.to_excluded",
             "Trait rows of genes that are excluded from statistics: " + displayCount(report.toExcluded) + ".",
             report.toExcluded,
             firstNames(m_excludedGenes),
             {}});
}

std::pair<TraitTable, MatchReport> Matcher::finish() &&
{
    TraitTable table;
    std::int64_t unique = 0;
    for (auto& [key, trait] : m_traits) {
        std::ranges::sort(trait.genes);
        trait.genes.erase(std::unique(trait.genes.begin(), trait.genes.end()), trait.genes.end());
        unique += static_cast<std::int64_t>(trait.genes.size());
        table.traits.push_back(std::move(trait));
    }
    MatchReport report = m_counter.report(true);
    report.ambiguous = m_ambiguous;
    report.toExcluded = m_toExcluded;
    addNotes(report);
    if (const std::int64_t repeated = m_memberships - unique; repeated > 0)
        report.notes.push_back({Severity::Info,
                                "traits.repeated",
                                "Statements that repeat an earlier one, counted once: " + displayCount(repeated) + ".",
                                repeated,
                                {},
                                {}});
    return {std::move(table), std::move(report)};
}

}  // namespace

std::optional<GeneMatch> findGeneOf(const GeneIndex& index, const TraitFile& file, const std::string& name)
{
    if (const auto match = index.findExact(name)) return match;
    std::optional<GeneMatch> best;
    if (const auto aliases = file.aliases.find(name); aliases != file.aliases.end())
        for (const std::string& alias : aliases->second)
            if (const auto match = index.findExact(alias); match && (!best || match->key < best->key)) best = match;
    return best ? best : index.find(name);
}

std::pair<TraitTable, MatchReport> matchTraits(const std::vector<TraitFile>& files, const Genome& genome)
{
    Matcher matcher(genome);
    for (const TraitFile& file : files) matcher.add(file);
    return std::move(matcher).finish();
}

}  // namespace pleio
