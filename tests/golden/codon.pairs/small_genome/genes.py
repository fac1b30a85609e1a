# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the coding sequences of the small genome as statistics of codon order take them."""
BASES = "TCAG"
AMINO = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
CODONS = [a + b + c for a in BASES for b in BASES for c in BASES]
ACID = dict(zip(CODONS, AMINO))
FAMILY = {}
for _codon in CODONS:
    if ACID[_codon] != "*":
        FAMILY.setdefault(ACID[_codon], []).append(_codon)


class Gene:
    def __init__(self, tag, product, text):
        self.tag, self.product, self.text = tag, product, text
        codons = [text[i:i + 3] for i in range(0, len(text), 3)]
        if ACID.get(codons[-1]) == "*":
            codons.pop()
        self.pooled = all(ACID.get(c, "*") != "*" for c in codons)
        self.codons = [c if ACID.get(c, "*") != "*" else None for c in codons]

    def permuted(self, rng):
        """Codons of each amino acid dealt anew; the start codon keeps its place."""
        places = {}
        for i, c in enumerate(self.codons):
            if i > 0 and c:
                places.setdefault(ACID[c], []).append(i)
        out = list(self.codons)
        for where in places.values():
            dealt = [self.codons[i] for i in where]
            rng.shuffle(dealt)
            for i, c in zip(where, dealt):
                out[i] = c
        return out


def read(path):
    genes = []
    for record in open(path).read().split(">")[1:]:
        head, _, text = record.partition("\n")
        tag = head.split("[locus_tag=")[1].split("]")[0]
        product = head.split("[protein=")[1].split("]")[0]
        genes.append(Gene(tag, product, text.replace("\n", "")))
    return genes


def moments(values):
    mean = sum(values) / len(values)
    return mean, (sum((v - mean) ** 2 for v in values) / (len(values) - 1)) ** 0.5


def two_sided(observed, values):
    centre = (sum(values) + observed) / (len(values) + 1)
    own = abs(observed - centre)
    return (1 + sum(abs(v - centre) >= own - 1e-9 for v in values)) / (len(values) + 1)
