#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Statistics of codon order of the small genome, from their formulas. Writes expected.json."""
import json
import math
import random
import sys
from collections import Counter

sys.path.insert(0, "../../codon.pairs/small_genome")
from genes import ACID, CODONS, FAMILY, moments, read, two_sided  # noqa: E402

WINDOW, RARE, PERMUTATIONS = 18, 0.5, 3000
genes = read("input.fna")
pooled = Counter(c for g in genes if g.pooled for c in g.codons)
total = {a: sum(pooled[c] for c in f) for a, f in FAMILY.items()}
rare = {c for a, f in FAMILY.items() for c in f if total[a] and pooled[c] * len(f) / total[a] < RARE}
ribosomal = [g for g in genes if "ribosomal protein" in g.product]


def ln_w(without):
    """Relative adaptiveness from the ribosomal proteins but one."""
    counts = Counter(c for g in ribosomal if g is not without for c in g.codons)
    w = {}
    for f in FAMILY.values():
        most = max(counts[c] for c in f)
        if len(f) > 1 and most:
            w.update({c: math.log((counts[c] or 0.5) / most) for c in f})
    return w


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def ramp(codons, w):
    if len(codons) <= 50:
        return None
    sides = [mean(w[c] for c in part if c in w) for part in (codons[1:50], codons[50:])]
    return None if None in sides else sides[0] - sides[1]


def minmax(codons):
    out = []
    for i in range(len(codons) - WINDOW + 1):
        part = codons[i:i + WINDOW]
        if None in part:
            out.append(None)
            continue
        fams = [[pooled[s] for s in FAMILY[ACID[c]]] for c in part]
        used, most = sum(pooled[c] for c in part), sum(map(max, fams))
        least, middle = sum(map(min, fams)), sum(sum(f) / len(f) for f in fams)
        if most == least:
            out.append(None)
        elif used - middle > 1e-9:
            out.append(100 * (used - middle) / (most - middle))
        else:
            out.append(-100 * (middle - used) / (middle - least))
    return out


def cluster(codons):
    counts = [sum(c in rare for c in codons[i:i + WINDOW]) for i in range(max(1, len(codons) - WINDOW + 1))]
    return max(counts), counts.index(max(counts)) + 1


def reuse(codons, trna):
    """Successive occurrences of an amino acid, and how many have the same reader."""
    def reader(c):
        return c[:2] + "Y" if trna and c[2] in "TC" else c
    last, pairs, same = {}, 0, 0
    for c in codons:
        if not c or len({reader(s) for s in FAMILY[ACID[c]]}) < 2:
            continue
        if ACID[c] in last:
            pairs += 1
            same += last[ACID[c]] == reader(c)
        last[ACID[c]] = reader(c)
    return pairs, same


def sun(codons):
    """Sun et al. 2013 with families split by box and n as weights."""
    boxes = {}
    for c in CODONS:
        if ACID[c] != "*":
            boxes.setdefault((ACID[c], c[:2]), []).append(c)
    n = Counter(codons)
    nc = sum(len(b) == 1 for b in boxes.values())
    for k in (2, 3, 4):
        size = [b for b in boxes.values() if len(b) == k]
        codons_of = [sum(n[c] for c in b) for b in size]
        f = [sum(((n[c] + 1) / (m + k)) ** 2 for c in b) for b, m in zip(size, codons_of)]
        if sum(codons_of):
            nc += len(size) * sum(codons_of) / sum(m * x for m, x in zip(codons_of, f))
        else:
            nc += len(size) * k
    return nc


rng = random.Random(7)
out = {"rare": sorted(rare), "genes": [], "windows": {}}
for gene in genes:
    w, codons = ln_w(gene), gene.codons
    profile = minmax(codons)
    defined = [v for v in profile if v is not None]
    row = {"gene": gene.tag, "codons": len(codons), "ramp": ramp(codons, w), "rare_codons": sum(c in rare for c in codons),
           "reuse": reuse(codons, False), "reuse_trna": reuse(codons, True), "cluster": cluster(codons)}
    if defined:
        row["minmax"] = [min(defined), max(defined), mean(defined), sum(v < 0 for v in defined) / len(defined)]
    if len(codons) > 60 and gene.tag not in ("t041", "t042"):
        dealt = [gene.permuted(rng) for _ in range(PERMUTATIONS)]
        shares = [reuse(d, False)[1] / row["reuse"][0] for d in dealt]
        ramps = [ramp(d, w) for d in dealt]
        counts = [cluster(d)[0] for d in dealt]
        row["null"] = {"reuse": [*moments(shares), two_sided(row["reuse"][1] / row["reuse"][0], shares)],
                       "ramp": [*moments(ramps), two_sided(row["ramp"], ramps)],
                       "cluster": [*moments(counts), (1 + sum(c >= row["cluster"][0] for c in counts)) / (len(counts) + 1)]}
        if gene.tag in ("t001", "t030"):
            lows = [min(v for v in minmax(d) if v is not None) for d in dealt[:1000]]
            row["null"]["minmax"] = [*moments(lows), (1 + sum(v <= row["minmax"][0] + 1e-9 for v in lows)) / (len(lows) + 1)]
    out["genes"].append(row)

for tag in ("t001", "t030", "t043"):
    gene = next(g for g in genes if g.tag == tag)
    w = ln_w(gene)
    parts = [gene.codons[i:i + WINDOW] for i in range(len(gene.codons) - WINDOW + 1)]
    counted = [[c for c in p if c] for p in parts]
    out["windows"][tag] = {"cai": [math.exp(mean(w[c] for c in p if c in w)) for p in counted], "nc": [sun(p) for p in counted],
                           "gc": [mean(b in "GC" for c in p for b in c) for p in counted], "minmax": minmax(gene.codons)}
json.dump(out, open("expected.json", "w"), separators=(",", ":"))
