#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes input.tsv: a small invented genome as codon counts, with places, clusters and traits.

It has one of everything that the definitions of keys and decoding must get right: two replicons, genes
in no order, operons on both strands, an excluded gene inside an operon, genes nested on the other strand,
paralogs, genes too short to train on, a gene of another genetic code, genes of equal length, a trait that
lives in operons, one with a codon key, one with a protein composition and one with neither.
"""
import math
import random

AMINO_ACIDS = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
BASES = "TCAG"
CODONS = [a + b + c for a in BASES for b in BASES for c in BASES]
GENES = 240
random.seed(20240611)


def draw(weights):
    x = random.random() * sum(weights)
    for i, w in enumerate(weights):
        x -= w
        if x < 0:
            return i
    return len(weights) - 1


def gamma(shape):
    # Sum of exponentials for whole shapes is enough here.
    return -sum(math.log(1 - random.random()) for _ in range(shape))


letters = sorted(set(AMINO_ACIDS) - {"*"})
family = {a: [i for i in range(64) if AMINO_ACIDS[i] == a] for a in letters}
protein = {a: 0.5 + len(family[a]) * 0.6 for a in letters}
usage = [0.4 + random.random() + (0.5 if c[2] in "GC" else 0) for c in CODONS]
key = {}
for a in letters:
    best = random.choice(family[a])
    for i in family[a]:
        key[i] = 4.0 if i == best else 0.4


def gene_counts(length, redrawn, boost):
    tilt = {a: protein[a] * (2.2 if boost and a in "KRED" else 1.0) * gamma(9) / 9 for a in letters}
    lean = [usage[i] * gamma(6) / 6 for i in range(64)]
    counts = [0] * 64
    for _ in range(length):
        a = letters[draw([tilt[x] for x in letters])]
        codons = family[a]
        weights = [key[i] for i in codons] if random.random() < redrawn else [lean[i] for i in codons]
        counts[codons[draw(weights)]] += 1
    return counts


genes = []
place = {"chromosome": 100, "plasmid": 40}
strand = "+"
left = 0
for n in range(GENES):
    replicon = "chromosome" if n < 190 else "plasmid"
    if n == 190:
        left = 0
    if left == 0:
        strand = random.choice("+-")
        left = random.randint(1, 5)
    left -= 1
    length = 90 + int(math.exp(random.gauss(4.6, 0.6)))
    if n % 30 == 7:
        length = random.randint(30, 79)
    if n % 12 == 3:
        length = 200
    gap = random.choice([-8, -1, 3, 20, 49, 50, 51, 120, 300])
    start = max(0, place[replicon] + gap)
    end = start + 3 * (length + 2)
    place[replicon] = end
    genes.append(dict(gene=f"g{n:03d}", used=1, replicon=replicon, start=start, end=end, strand=strand, code=11,
                      cluster=-1, reference=0, traits=set(), length=length, redrawn=0.0, boost=False))

# A gene nested in a long one of the other strand, between two neighbours of one operon.
def in_operon_with_next(n):
    a, b = genes[n], genes[n + 1]
    return a["strand"] == b["strand"] and b["start"] - a["end"] < 50


long_gene = genes[max((n for n in range(20, 180) if in_operon_with_next(n)), key=lambda n: genes[n]["length"])]
nested = dict(long_gene, gene="nested", start=long_gene["start"] + 30, end=long_gene["start"] + 30 + 3 * 92,
              strand="-" if long_gene["strand"] == "+" else "+", length=90, traits=set())
genes.append(nested)

for n in (33, 90, 150):
    genes[n]["used"] = 0
genes[60]["code"] = 4
for cluster in range(12):
    for g in random.sample(genes[:GENES], random.choice([1, 2, 2, 3])):
        g["cluster"] = cluster
for n in range(5, 240, 14):
    genes[n]["reference"] = 1
    genes[n]["redrawn"] = 0.35
for g in random.sample(genes[:GENES], 45):
    g["traits"].add("keyed")
    g["redrawn"] = max(g["redrawn"], 0.25)
for g in random.sample(genes[:GENES], 36):
    g["traits"].add("charged")
    g["boost"] = True
for g in random.sample(genes[:GENES], 40):
    g["traits"].add("nothing")
for first in random.sample(range(0, 230, 6), 9):
    for g in genes[first:first + 3]:
        g["traits"].add("operons")

random.shuffle(genes)
with open("input.tsv", "w", newline="\n") as out:
    out.write("# simulated by make_input.py\n")
    out.write("\t".join(["gene", "used", "replicon", "start", "end", "strand", "code", "cluster", "reference", "traits"]
                        + CODONS) + "\n")
    for g in genes:
        counts = gene_counts(g["length"], g["redrawn"], g["boost"])
        traits = ",".join(sorted(g["traits"])) or "-"
        fields = [g["gene"], g["used"], g["replicon"], g["start"], g["end"], g["strand"], g["code"], g["cluster"],
                  g["reference"], traits] + counts
        out.write("\t".join(str(x) for x in fields) + "\n")
