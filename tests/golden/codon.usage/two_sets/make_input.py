#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes set_a.fna and set_b.fna: coding sequences drawn with two different codon preferences (seeded)."""
import random

BASES = "TCAG"
CODONS = [a + b + c for a in BASES for b in BASES for c in BASES]
AMINO = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
STOPS = ["TAA", "TAG", "TGA"]


def preferences(rng, bias):
    """A weight for each sense codon: GC-ending ones are favoured by `bias`, with some noise."""
    return [0 if amino == "*" else (bias if codon[2] in "GC" else 1) * rng.uniform(0.4, 1.6)
            for codon, amino in zip(CODONS, AMINO)]


def write(path, prefix, genes, weights, rng):
    with open(path, "w") as out:
        for i in range(genes):
            length = rng.randint(90, 240)
            body = rng.choices(CODONS, weights, k=length)
            sequence = "ATG" + "".join(body) + rng.choice(STOPS)
            out.write(f">{prefix}{i + 1:02d}\n")
            for at in range(0, len(sequence), 60):
                out.write(sequence[at:at + 60] + "\n")


rng = random.Random(536)
write("set_a.fna", "a", 12, preferences(rng, 1.3), rng)
write("set_b.fna", "b", 5, preferences(rng, 0.8), rng)
