// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

namespace pleio::test {

/// Five genes whose names meet in several ways: 0 and 1 share the symbol insA, 3 is a pseudogene that
/// shares its symbol with 2, 4 has an id only; the coding sequences of 0 and 1 are equal.
inline Genome smallGenome()
{
    Genome genome;
    genome.genes.resize(5);
    for (std::size_t g = 0; g < 4; ++g) {
        Gene& gene = genome.genes[g];
        gene.locusTag = gene.id = "b000" + std::to_string(g);
        gene.geneticCode = 11;
    }
    genome.genes[0].symbol = genome.genes[1].symbol = "insA";
    genome.genes[0].oldLocusTags = {"ECK0001", "JW0001"};
    genome.genes[0].coding = genome.genes[1].coding = "ATGAAATAA";
    genome.genes[1].synonyms = {"insX", "b0002"};  // a synonym that is another gene's locus tag
    genome.genes[1].proteinId = "NP_1.2";
    genome.genes[2].symbol = "fdhF";
    genome.genes[2].geneId = "948584";
    genome.genes[2].coding = "ATGCCCTGA";
    genome.genes[3].symbol = "fdhF";
    genome.genes[3].exclusion = Exclusion::Pseudogene;
    genome.genes[3].coding = "ATGCCCTGA";
    genome.genes[4].id = "record5";
    genome.genes[4].geneticCode = 4;  // TGA is Trp
    genome.genes[4].coding = "ATGTGA";
    return genome;
}

}  // namespace pleio::test
