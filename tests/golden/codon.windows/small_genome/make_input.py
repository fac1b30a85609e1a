#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invents input.fna: coding sequences with their own codon preferences, and some awkward ones."""
import random

BASES = "TCAG"
AMINO = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
CODONS = [a + b + c for a in BASES for b in BASES for c in BASES]

rng = random.Random(20240607)
families = {}
for codon, acid in zip(CODONS, AMINO):
    if acid != "*":
        families.setdefault(acid, []).append(codon)
acids = sorted(families)
usage = {a: [rng.gammavariate(1.2, 1) for _ in families[a]] for a in acids}
weights = [rng.gammavariate(4, 1) for _ in acids]


def gene(length):
    out = [rng.choice(["ATG", "ATG", "ATG", "GTG", "TTG"])]
    for _ in range(length - 1):
        a = rng.choices(acids, weights)[0]
        out.append(rng.choices(families[a], usage[a])[0])
    return out


records = []
for i in range(24):
    records.append((f"t{i + 1:03}", f"50S ribosomal protein L{i + 1}", gene(rng.randint(40, 140)) + ["TAA"]))
for i in range(24, 38):
    records.append((f"t{i + 1:03}", "hypothetical protein", gene(rng.randint(25, 180)) + [rng.choice(["TAA", "TGA", "TAG"])]))
records.append(("t039", "start codon alone", ["ATG", "TAA"]))
records.append(("t040", "two codons", ["ATG", "CTG", "TAA"]))
records.append(("t041", "no choice", ["ATG", "TGG", "ATG", "TGG"] * 6 + ["TGA"]))
records.append(("t042", "one codon each", ["ATG"] + ["CTG", "AAA", "GCT"] * 20 + ["TAA"]))
ambiguous = gene(70)
ambiguous[30] = "GCN"
records.append(("t043", "ambiguous", ambiguous + ["TAA"]))
stopped = gene(70)
stopped[20] = "TGA"
records.append(("t044", "stop inside", stopped + ["TAA"]))

with open("input.fna", "w", newline="\n") as out:
    for tag, product, codons in records:
        out.write(f">lcl|small_cds_{tag} [locus_tag={tag}] [protein={product}]\n")
        text = "".join(codons)
        for at in range(0, len(text), 60):
            out.write(text[at:at + 60] + "\n")
