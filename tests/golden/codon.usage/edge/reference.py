#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the codons of genes.fna for expected.tsv, by the rules of the analysis and nothing of its code: U is T, case and
CR do not matter, a terminal stop codon counts once, codons with other letters and internal stops are counted apart."""
import re

STOPS = {"TAA", "TAG", "TGA"}
CODONS = [a + b + c for a in "TCAG" for b in "TCAG" for c in "TCAG"]

records, name = {}, None
with open("genes.fna", newline="") as source:
    for line in source.read().replace("\r", "").split("\n"):
        if line.startswith(">"):
            name = line[1:].split()[0]
            records[name] = ""
        elif name:
            records[name] += line.upper().replace("U", "T")

pooled = dict.fromkeys(CODONS, 0)
with open("expected.tsv", "w") as out:
    print("gene_id", "codons", *CODONS, "ambiguous", "internal_stops", "flags", sep="\t", file=out)
    for gene, sequence in records.items():
        if not sequence:
            continue
        codons = [sequence[i:i + 3] for i in range(0, len(sequence) - len(sequence) % 3, 3)]
        stop = codons.pop() if codons and codons[-1] in STOPS else None
        ambiguous = sum(1 for c in codons if not re.fullmatch("[ACGT]{3}", c))
        internal = sum(1 for c in codons if c in STOPS)
        counts = {c: codons.count(c) for c in CODONS if c not in STOPS}
        sense = sum(counts.values())
        if stop:
            counts[stop] = 1
        flags = [word for word, is_set in [("short", sense < 80), ("partial", len(sequence) % 3 != 0),
                                           ("ambiguous", ambiguous > 0), ("internal stop", internal > 0)] if is_set]
        print(gene, sense, *(counts.get(c, 0) for c in CODONS), ambiguous, internal, ", ".join(flags), sep="\t", file=out)
        if not set(flags) - {"short"}:
            for c in CODONS:
                pooled[c] += counts.get(c, 0)
with open("pooled.tsv", "w") as out:
    print("codon", "count", sep="\t", file=out)
    for c in CODONS:
        print(c, pooled[c], sep="\t", file=out)
