# SPDX-License-Identifier: GPL-3.0-or-later
"""The statistics of expected.tsv that codonW, cubar and the like do not share, from their formulas in the papers,
for the ten genes of genes.fna. Plain loops over sequences; nothing is shared with the program under test.

usage: reference.py > more.tsv
The reference set is genes 1 to 5 of the file, the optimal codons are those that end in C, tRNA copies are those of
E. coli K-12, and the base frequencies are T 0.2, C 0.3, A 0.1, G 0.4.
"""
from collections import Counter
from itertools import product
from math import exp, log, log10, sqrt

AMINO = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
CODONS = ["".join(c) for c in product("TCAG", repeat=3)]
AA = dict(zip(CODONS, AMINO))
SENSE = [c for c in CODONS if AA[c] != "*"]
SYNONYMS = {c: [d for d in SENSE if AA[d] == AA[c]] for c in SENSE}
TRNA = {"GGC": 2, "TGC": 3, "ACG": 4, "CCG": 1, "CCT": 1, "TCT": 1, "GTT": 4, "GTC": 3, "GCA": 1, "CTG": 2, "TTG": 2,
        "TTC": 4, "CCC": 1, "GCC": 4, "TCC": 1, "GTG": 1, "GAT": 3, "CAG": 4, "GAG": 1, "TAG": 1, "CAA": 1, "TAA": 1,
        "TTT": 6, "GAA": 2, "CGG": 1, "GGG": 1, "TGG": 1, "CGA": 1, "GCT": 1, "GGA": 2, "TGA": 1, "CGT": 2, "GGT": 2,
        "TGT": 1, "CCA": 1, "GTA": 3, "GAC": 2, "TAC": 5, "TCA": 1}


def read():
    found = {}
    for line in open("genes.fna"):
        if line.startswith(">"):
            name = line[1:].strip()
            found[name] = ""
        else:
            found[name] += line.strip()
    return found


GENES = read()
SPLIT = {name: [s[i:i + 3] for i in range(0, len(s), 3)] for name, s in GENES.items()}
CODING = {name: [c for c in codons if AA[c] != "*"] for name, codons in SPLIT.items()}
GENOME = {line.split()[0]: int(line.split()[1]) for line in open("pooled.tsv")}
REFERENCE = Counter(c for name in list(GENES)[:5] for c in CODING[name])


def share(counts, codon):
    return counts[codon] / sum(counts[d] for d in SYNONYMS[codon])


def w(codon):
    return (REFERENCE[codon] or 0.5) / max(REFERENCE[d] for d in SYNONYMS[codon])


def rca(codon):
    total = sum(REFERENCE.values())
    value = (REFERENCE[codon] or 0.5) / total
    for position in range(3):
        value /= sum(n for d, n in REFERENCE.items() if d[position] == codon[position]) / total
    return value


def geometric(values):
    return exp(sum(log(v) for v in values) / len(values))


def tai_weights():
    pair = {"A": "T", "C": "G", "G": "C", "T": "A"}

    def copies(codon):
        return TRNA.get(pair[codon[2]] + pair[codon[1]] + pair[codon[0]], 0)

    weights = {}
    for codon in SENSE:
        if codon == "ATG":
            continue
        exact, two = copies(codon), codon[:2]
        wobble = {"T": (two + "C", 1 - 0.41), "C": (two + "T", 1 - 0.28), "A": (two + "T", 1 - 0.9999),
                  "G": (two + "A", 1 - 0.68)}[codon[2]]
        weights[codon] = exact + copies(wobble[0]) * wobble[1]
    weights["ATA"] = 1 - 0.89
    largest = max(weights.values())
    weights = {c: v / largest for c, v in weights.items()}
    mean = geometric([v for v in weights.values() if v > 0])
    return {c: v or mean for c, v in weights.items()}


TAI = tai_weights()


def family_counts(codons):
    table = {}
    for codon in codons:
        table.setdefault(AA[codon], Counter())[codon] += 1
    return table


def novembre(codons, expected):
    by_size = {}
    for amino, counts in family_counts(codons).items():
        family = [c for c in SENSE if AA[c] == amino]
        n, k = sum(counts.values()), len(family)
        if k == 1 or n < 2:
            continue
        chi2 = sum(n * (counts[c] / n - expected[c]) ** 2 / expected[c] for c in family)
        f = (chi2 + n - k) / (k * (n - 1))
        if f > 1e-7:
            by_size.setdefault(k, []).append(f)
    mean = {k: sum(f) / len(f) for k, f in by_size.items()}
    if 3 not in mean and 2 in mean and 4 in mean:
        mean[3] = (mean[2] + mean[4]) / 2
    if not all(k in mean for k in (2, 3, 4, 6)):
        return float("nan")
    return min(61, 2 + 9 / mean[2] + 1 / mean[3] + 5 / mean[4] + 3 / mean[6])


def from_bases(frequency):
    raw = {c: frequency[c[0]] * frequency[c[1]] * frequency[c[2]] for c in SENSE}
    return {c: share(raw, c) for c in SENSE}


def statistics(name):
    codons = CODING[name]
    synonymous = [c for c in codons if len(SYNONYMS[c]) > 1]
    out = {}
    third = Counter(c[2] for c in codons)
    every = Counter("".join(codons))
    out["gc_skew"] = (every["G"] - every["C"]) / (every["G"] + every["C"])
    out["at_skew"] = (every["A"] - every["T"]) / (every["A"] + every["T"])
    out["gc3_skew"] = (third["G"] - third["C"]) / (third["G"] + third["C"])
    out["at3_skew"] = (third["A"] - third["T"]) / (third["A"] + third["T"])
    boxes = [c for c in codons if len({AA[c[:2] + b] for b in "TCAG"}) == 1]
    four = [c for c in codons if AA[c] in "APTVG"]
    out["gc4d_boxes"] = sum(c[2] in "GC" for c in boxes) / len(boxes)
    out["gc4d_amino_acids"] = sum(c[2] in "GC" for c in four) / len(four)
    for base in "TCAG":
        able = [c for c in synonymous if any(d[2] == base for d in SYNONYMS[c])]
        out[base.lower() + "3s"] = sum(c[2] == base for c in able) / len(able)

    out["nc_prime"] = novembre(codons, {c: share(GENOME, c) for c in SENSE})
    out["nc_prime_intergenic"] = novembre(codons, from_bases({"T": 0.2, "C": 0.3, "A": 0.1, "G": 0.4}))

    ln = {c: log(w(c)) for c in SENSE}
    mean = {c: sum(share(GENOME, d) * ln[d] for d in SYNONYMS[c]) for c in SENSE}
    variance = {c: sum(share(GENOME, d) * (ln[d] - mean[c]) ** 2 for d in SYNONYMS[c]) for c in SENSE}
    n = len(synonymous)
    lncai, mu = sum(ln[c] for c in synonymous) / n, sum(mean[c] for c in synonymous) / n
    sigma = sqrt(sum(variance[c] for c in synonymous)) / n
    out["cai"], out["cai_expected"], out["cai_z"] = exp(lncai), exp(mu), (lncai - mu) / sigma
    out["cai_95"] = exp(mu + 1.6448536269514722 * sigma)
    out["rca"] = geometric([rca(c) for c in codons])
    out["nrca"] = geometric([rca(c) / max(rca(d) for d in SYNONYMS[c]) for c in synonymous])
    out["tai"] = geometric([TAI[c] for c in codons if c != "ATG"])

    distances = []
    usage = Counter(codons)
    for two in {c[:2] for c in codons}:
        for amino in {AA[two + b] for b in "TCAG"} - {"*"}:
            box = [two + b for b in "TCAG" if AA[two + b] == amino]
            used = sum(usage[c] for c in box)
            if len(box) < 2 or used == 0:
                continue
            supply = sum(TAI[c] for c in box)
            distances.append(sqrt(sum((usage[c] / used - TAI[c] / supply) ** 2 for c in box)))
    out["dp"] = geometric(distances)

    optimal = [c for c in SENSE if c[2] == "C"]
    with_optimal = [c for c in synonymous if any(d in optimal for d in SYNONYMS[c])]
    nopt = sum(c in optimal for c in with_optimal)
    nran = sum(sum(d in optimal for d in SYNONYMS[c]) / len(SYNONYMS[c]) for c in with_optimal)
    out["fop"], out["cbi"] = nopt / len(with_optimal), (nopt - nran) / (len(with_optimal) - nran)

    families = family_counts(codons)

    def milc(shares):
        g = sum(2 * m * log(m / sum(counts.values()) / shares[c])
                for counts in families.values() for c, m in counts.items())
        freedom = sum(len([c for c in SENSE if AA[c] == amino]) - 1 for amino in families)
        return g / len(codons) - (freedom / len(codons) - 0.5)

    def karlin(shares):
        return sum(abs(families[amino][c] - sum(families[amino].values()) * shares[c])
                   for amino in families for c in SENSE if AA[c] == amino) / len(codons)

    smooth = {c: (REFERENCE[c] + 0.5) / sum(REFERENCE[d] + 0.5 for d in SYNONYMS[c]) for c in SENSE}
    genome = {c: share(GENOME, c) for c in SENSE}
    out["milc_reference"] = milc(smooth)
    out["melp"] = milc(genome) / milc(smooth)
    out["karlin_b_reference"] = karlin({c: share(REFERENCE, c) for c in SENSE})
    out["karlin_e"] = karlin(genome) / out["karlin_b_reference"]
    terms = []
    for amino, counts in families.items():
        if len([c for c in SENSE if AA[c] == amino]) > 1:
            m = sum(counts.values())
            terms.append(log10(m) * sum((x / m - genome[c]) ** 2 / genome[c] for c, x in counts.items()))
    out["mcb"] = sum(terms) / len(terms)
    # One step of GCB: the target set is the reference, the mean is over the ten genes.
    cb = {}
    for c in SENSE:
        shares = []
        for other in CODING.values():
            own = Counter(other)
            if sum(own[d] for d in SYNONYMS[c]):
                shares.append(share(own, c))
        target, average = share(REFERENCE, c), sum(shares) / len(shares)
        cb[c] = (log(target / average) if target else -5) if average else 0
    out["gcb"] = sum(cb[c] for c in codons) / len(codons)
    return out


for number, gene in enumerate(GENES):
    values = statistics(gene)
    if number == 0:
        print("idx", *values, sep="\t")
    print(gene, *(f"{v:.10g}" for v in values.values()), sep="\t")
