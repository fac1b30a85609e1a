#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codon pair and dinucleotide statistics of the small genome, from their formulas. Writes expected.json."""
import json
import math
import random
from collections import Counter

from genes import ACID, BASES, CODONS, moments, read, two_sided

genes = read("../../codon.windows/small_genome/input.fna")
PERMUTATIONS = 3000


def pairs_of(codons):
    return [(a, b) for a, b in zip(codons, codons[1:]) if a and b]


class Scores:
    def __init__(self, pool):
        self.codon, self.pair, self.acid, self.acids = Counter(), Counter(), Counter(), Counter()
        for gene in pool:
            self.codon.update(c for c in gene.codons if c)
            self.pair.update(pairs_of(gene.codons))
        for c, n in self.codon.items():
            self.acid[ACID[c]] += n
        for (a, b), n in self.pair.items():
            self.acids[ACID[a], ACID[b]] += n

    def expected(self, a, b):
        both = self.acids[ACID[a], ACID[b]]
        if not both or not self.codon[a] or not self.codon[b]:
            return None
        return self.codon[a] * self.codon[b] / (self.acid[ACID[a]] * self.acid[ACID[b]]) * both

    def cps(self, a, b, half):
        e, n = self.expected(a, b), self.pair[a, b]
        if e is None or (n == 0 and not half):
            return None
        return math.log((n or 0.5) / e)

    def cpb(self, codons, half):
        scores = [self.cps(a, b, half) for a, b in pairs_of(codons)]
        scores = [s for s in scores if s is not None]
        return sum(scores) / len(scores) if scores else None


pool = [g for g in genes if g.pooled]
whole = Scores(pool)
sense = [c for c in CODONS if ACID[c] != "*"]
out = {"total_pairs": sum(whole.pair.values()), "pairs": [], "genes": []}
for a in sense:
    for b in sense:
        out["pairs"].append([a, b, whole.pair[a, b], whole.expected(a, b), whole.cps(a, b, False), whole.cps(a, b, True)])

rng = random.Random(5)
for gene in genes:
    others = Scores([g for g in pool if g is not gene])
    row = {"gene": gene.tag, "pairs": len(pairs_of(gene.codons))}
    for name, half in (("skip", False), ("half", True)):
        row["cpb_" + name] = whole.cpb(gene.codons, half)
        row["held_out_" + name] = others.cpb(gene.codons, half)
    dealt = [gene.permuted(rng) for _ in range(PERMUTATIONS)] if row["pairs"] > 15 else []
    # The skipped pairs differ between permutations; that is part of the statistic.
    cache = {}
    null = []
    for codons in dealt:
        scores = []
        for ab in pairs_of(codons):
            if ab not in cache:
                cache[ab] = others.cps(*ab, False)
            if cache[ab] is not None:
                scores.append(cache[ab])
        null.append(sum(scores) / len(scores))
    if null and max(null) - min(null) > 1e-12:
        row["null_mean"], row["null_sd"] = moments(null)
        row["p"] = two_sided(row["held_out_skip"], null)
    out["genes"].append(row)

# Dinucleotides of the pooled coding sequences, both strands; junctions.
complement = str.maketrans("TCAG", "AGTC")
base, di, base2, di2 = Counter(), Counter(), Counter(), Counter()
for gene in pool:
    for text, b, d in ((gene.text, (base, base2), (di, di2)), (gene.text.translate(complement)[::-1], (base2,), (di2,))):
        for c in b:
            c.update(text)
        for c in d:
            c.update(text[i:i + 2] for i in range(len(text) - 1))


def rho(d, b1, b2):
    n, n1, n2 = sum(d.values()), sum(b1.values()), sum(b2.values())
    return {x + y: d[x + y] / n / (b1[x] / n1 * b2[y] / n2) for x in BASES for y in BASES}


out["rho"], out["rho_symmetrised"] = rho(di, base, base), rho(di2, base2, base2)
third, first, junction, expected = Counter(), Counter(), Counter(), Counter()
for (a, b), n in whole.pair.items():
    third[a[2]] += n
    first[b[0]] += n
    junction[a[2] + b[0]] += n
for a in sense:
    for b in sense:
        expected[a[2] + b[0]] += whole.expected(a, b) or 0
out["junction"] = rho(junction, third, first)
out["junction_synonymous"] = {k: junction[k] / expected[k] for k in out["junction"]}
json.dump(out, open("expected.json", "w"), separators=(",", ":"))
