// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/codon_layout.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace pleio {

namespace {

/// The families split by the first two bases of their codons, which are the upper four bits of the index.
std::vector<CodonFamily> boxes(const std::vector<CodonFamily>& families)
{
    std::vector<CodonFamily> out;
    for (const CodonFamily& family : families) {
        std::map<int, CodonFamily> byBox;
        for (const int codon : family.codons) {
            CodonFamily& box = byBox[codon >> 2];
            box.aminoAcid = family.aminoAcid;
            box.codons.push_back(codon);
        }
        for (auto& [prefix, box] : byBox) out.push_back(std::move(box));
    }
    return out;
}

}  // namespace

CodonLayout::CodonLayout(const GeneticCode& geneticCode, FamilyKind kind) : code(&geneticCode)
{
    const std::vector<CodonFamily> all = codonFamilies(geneticCode);
    for (const CodonFamily& family : all) aminoAcids.push_back(family.aminoAcid);
    for (const CodonFamily& family : kind == FamilyKind::Box ? boxes(all) : all) {
        if (family.codons.size() < 2) {
            ++singles;
            continue;
        }
        familyStart.push_back(codons.size());
        codons.insert(codons.end(), family.codons.begin(), family.codons.end());
        families.push_back(family);
    }
    familyStart.push_back(codons.size());
}

const GeneticCode& mostCommonCode(const Genome& genome)
{
    std::map<int, std::int64_t> genesByCode;
    for (const Gene& gene : genome.genes)
        if (gene.used()) ++genesByCode[gene.geneticCode];
    if (genesByCode.empty()) return GeneticCode::standard();
    const auto most = std::ranges::max_element(genesByCode, {}, [](const auto& entry) { return entry.second; });
    const GeneticCode* code = GeneticCode::find(most->first);
    return code != nullptr ? *code : GeneticCode::standard();
}

}  // namespace pleio
