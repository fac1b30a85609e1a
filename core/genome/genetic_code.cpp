// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/genetic_code.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>

namespace pleio {

namespace {

constexpr std::string_view kBases = "TCAG";

constexpr std::array<signed char, 256> makeBaseIndices()
{
    std::array<signed char, 256> indices{};
    for (auto& index : indices) index = -1;
    for (const unsigned char base : {'T', 't', 'U', 'u'}) indices[base] = 0;
    for (const unsigned char base : {'C', 'c'}) indices[base] = 1;
    for (const unsigned char base : {'A', 'a'}) indices[base] = 2;
    for (const unsigned char base : {'G', 'g'}) indices[base] = 3;
    return indices;
}

constexpr auto kBaseIndices = makeBaseIndices();

/// NCBI's tables: amino acids, then starts ('M') and stops ('*'), both in TCAG order.
const std::vector<GeneticCode>& tables()
{
    static const std::vector<GeneticCode> codes = {
        {1, "Standard",  //
         "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "---M------**--*----M---------------M----------------------------"},
        {2, "Vertebrate Mitochondrial",  //
         "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSS**VVVVAAAADDEEGGGG",
         "----------**--------------------MMMM----------**---M------------"},
        {3, "Yeast Mitochondrial",  //
         "FFLLSSSSYY**CCWWTTTTPPPPHHQQRRRRIIMMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------**----------------------MM---------------M------------"},
        {4, "Mold, Protozoan and Coelenterate Mitochondrial; Mycoplasma; Spiroplasma",
         "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "--MM------**-------M------------MMMM---------------M------------"},
        {5, "Invertebrate Mitochondrial",  //
         "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSSSSVVVVAAAADDEEGGGG",
         "---M------**--------------------MMMM---------------M------------"},
        {6, "Ciliate, Dasycladacean and Hexamita Nuclear",
         "FFLLSSSSYYQQCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "--------------*--------------------M----------------------------"},
        {9, "Echinoderm and Flatworm Mitochondrial", "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNNKSSSSVVVVAAAADDEEGGGG",
         "----------**-----------------------M---------------M------------"},
        {10, "Euplotid Nuclear",  //
         "FFLLSSSSYY**CCCWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------**-----------------------M----------------------------"},
        {11, "Bacterial, Archaeal and Plant Plastid",
         "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "---M------**--*----M------------MMMM---------------M------------"},
        {12, "Alternative Yeast Nuclear",  //
         "FFLLSSSSYY**CC*WLLLSPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------**--*----M---------------M----------------------------"},
        {13, "Ascidian Mitochondrial",  //
         "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSSGGVVVVAAAADDEEGGGG",
         "---M------**----------------------MM---------------M------------"},
        {14, "Alternative Flatworm Mitochondrial", "FFLLSSSSYYY*CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNNKSSSSVVVVAAAADDEEGGGG",
         "-----------*-----------------------M----------------------------"},
        {15, "Blepharisma Macronuclear",  //
         "FFLLSSSSYY*QCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------*---*--------------------M----------------------------"},
        {16, "Chlorophycean Mitochondrial",  //
         "FFLLSSSSYY*LCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------*---*--------------------M----------------------------"},
        {21, "Trematode Mitochondrial",  //
         "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNNKSSSSVVVVAAAADDEEGGGG",
         "----------**-----------------------M---------------M------------"},
        {22, "Scenedesmus obliquus Mitochondrial", "FFLLSS*SYY*LCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "------*---*---*--------------------M----------------------------"},
        {23, "Thraustochytrium Mitochondrial", "FF*LSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "--*-------**--*-----------------M--M---------------M------------"},
        {24, "Rhabdopleuridae Mitochondrial", "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSSKVVVVAAAADDEEGGGG",
         "---M------**-------M---------------M---------------M------------"},
        {25, "Candidate Division SR1 and Gracilibacteria",
         "FFLLSSSSYY**CCGWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "---M------**-----------------------M---------------M------------"},
        {26, "Pachysolen tannophilus Nuclear", "FFLLSSSSYY**CC*WLLLAPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------**--*----M---------------M----------------------------"},
        {27, "Karyorelict Nuclear",  //
         "FFLLSSSSYYQQCCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "--------------*--------------------M----------------------------"},
        {28, "Condylostoma Nuclear",  //
         "FFLLSSSSYYQQCCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------**--*--------------------M----------------------------"},
        {29, "Mesodinium Nuclear",  //
         "FFLLSSSSYYYYCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "--------------*--------------------M----------------------------"},
        {30, "Peritrich Nuclear",  //
         "FFLLSSSSYYEECC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "--------------*--------------------M----------------------------"},
        {31, "Blastocrithidia Nuclear",  //
         "FFLLSSSSYYEECCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "----------**-----------------------M----------------------------"},
        {32, "Balanophoraceae Plastid",  //
         "FFLLSSSSYY*WCC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG",
         "---M------*---*----M------------MMMM---------------M------------"},
        {33, "Cephalodiscidae Mitochondrial", "FFLLSSSSYYY*CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSSKVVVVAAAADDEEGGGG",
         "---M-------*-------M---------------M---------------M------------"},
    };
    return codes;
}

}  // namespace

int baseIndex(char base) { return kBaseIndices[static_cast<unsigned char>(base)]; }

int codonIndex(char b1, char b2, char b3)
{
    const int i1 = baseIndex(b1);
    const int i2 = baseIndex(b2);
    const int i3 = baseIndex(b3);
    return i1 < 0 || i2 < 0 || i3 < 0 ? -1 : 16 * i1 + 4 * i2 + i3;
}

std::string codonText(int index)
{
    assert(index >= 0 && index < kCodons);
    const auto i = static_cast<std::size_t>(index);
    return {kBases[i / 16], kBases[i / 4 % 4], kBases[i % 4]};
}

GeneticCode::GeneticCode(int id, std::string_view name, std::string_view aminoAcids, std::string_view starts)
    : m_id(id), m_name(name)
{
    assert(aminoAcids.size() == kCodons && starts.size() == kCodons);
    for (std::size_t codon = 0; codon < kCodons; ++codon) {
        m_aminoAcids[codon] = aminoAcids[codon];
        m_starts[codon] = starts[codon] == 'M';
        m_stops[codon] = starts[codon] == '*';
    }
}

std::span<const GeneticCode> GeneticCode::all() { return tables(); }

const GeneticCode& GeneticCode::standard() { return tables().front(); }

const GeneticCode* GeneticCode::find(int ncbiId)
{
    const auto found = std::ranges::find(tables(), ncbiId, &GeneticCode::id);
    return found == tables().end() ? nullptr : &*found;
}

std::vector<CodonFamily> codonFamilies(const GeneticCode& code, std::size_t minimumSize)
{
    std::vector<CodonFamily> families;
    for (char aminoAcid = 'A'; aminoAcid <= 'Z'; ++aminoAcid) {
        CodonFamily family{aminoAcid, {}};
        for (int codon = 0; codon < kCodons; ++codon)
            if (code.aminoAcid(codon) == aminoAcid) family.codons.push_back(codon);
        if (!family.codons.empty() && family.codons.size() >= minimumSize) families.push_back(std::move(family));
    }
    return families;
}

}  // namespace pleio
