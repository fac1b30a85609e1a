#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes expected.json from input.tsv with the Python standard library alone.

Written from the definitions in the public headers of core/math, core/codon and core/cipher and from the
specification, without the C++ sources: what both compute alike was defined well enough to be computed twice.
Everything is plain loops over doubles; no result is taken from the program under test.
"""
import json
import math
import sys

AMINO_ACIDS = {11: "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"}
BASES = "TCAG"
CODONS = [a + b + c for a in BASES for b in BASES for c in BASES]
CODE = 11
FOLDS = 5
SEED = 1
FOLD_STREAM = 1
MIN_CODONS = 80
OPERON_GAP = 50
KEY_PRIOR = 20
COMPOSITION_PRIOR = 200
COVARIATE_RIDGE = 1
LENGTH_STRATA = 5
TRAIT_Q = 0.05
GENE_Q = 0.1
NAN = float("nan")

# ---------------------------------------------------------------------------------------------- numbers


class Xoshiro256StarStar:
    """Blackman & Vigna 2018; the state is four outputs of SplitMix64 started at the seed."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.s = []
        x = seed
        for _ in range(4):
            x = (x + 0x9E3779B97F4A7C15) & self.MASK
            self.s.append(mix64(x))

    @classmethod
    def rotl(cls, x, k):
        return ((x << k) | (x >> (64 - k))) & cls.MASK

    def bits(self):
        s = self.s
        result = (self.rotl((s[1] * 5) & self.MASK, 7) * 9) & self.MASK
        t = (s[1] << 17) & self.MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = self.rotl(s[3], 45)
        return result

    def below(self, n):
        """Uniform in 0..n-1: the remainder, after numbers below 2^64 mod n were drawn again."""
        while True:
            drawn = self.bits()
            if drawn >= (1 << 64) % n:
                return drawn % n


def mix64(z):
    """The finaliser of SplitMix64 (Steele, Lea & Flood 2014)."""
    mask = (1 << 64) - 1
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
    return z ^ (z >> 31)


def derive_seed(seed, index):
    gamma, mask = 0x9E3779B97F4A7C15, (1 << 64) - 1
    return mix64((mix64((seed + gamma) & mask) + (index + 1) * gamma) & mask)


def mean(values):
    return math.fsum(values) / len(values)


def sample_sd(values):
    m = mean(values)
    return math.sqrt(math.fsum((v - m) ** 2 for v in values) / (len(values) - 1))


def auc(scores, members):
    """Pairs counted one by one."""
    inside = set(members)
    others = [s for i, s in enumerate(scores) if i not in inside]
    won = 0.0
    for m in inside:
        for o in others:
            won += 1 if scores[m] > o else 0.5 if scores[m] == o else 0
    return won / (len(inside) * len(others)) if inside and others else NAN


def cluster_robust_auc(scores, members, groups):
    inside = set(members)
    ins = [i for i in range(len(scores)) if i in inside]
    outs = [i for i in range(len(scores)) if i not in inside]

    def beats(a, b):
        return 1.0 if a > b else 0.5 if a == b else 0.0

    a = auc(scores, members)
    by_group = {}
    for i in ins:
        v = math.fsum(beats(scores[i], scores[j]) for j in outs) / len(outs)
        by_group.setdefault(groups[i], []).append((v - a) / len(ins))
    for j in outs:
        v = math.fsum(beats(scores[i], scores[j]) for i in ins) / len(ins)
        by_group.setdefault(groups[j], []).append((v - a) / len(outs))
    se = math.sqrt(math.fsum(math.fsum(v) ** 2 for v in by_group.values()))
    if 0 < a < 1:
        centre, half = math.log(a / (1 - a)), 1.959963984540054 * se / (a * (1 - a))
        low, high = 1 / (1 + math.exp(-(centre - half))), 1 / (1 + math.exp(-(centre + half)))
    else:
        low = high = a
    return dict(auc=a, standard_error=se, low=low, high=high)


def benjamini_hochberg(p):
    tested = [i for i in range(len(p)) if not math.isnan(p[i])]
    q = [NAN] * len(p)
    for i in tested:
        # The smallest p_(j) m / j over all j whose p is not below p_i; j counts the p not above p_(j).
        q[i] = min([1.0] + [p[j] * len(tested) / sum(p[k] <= p[j] for k in tested) for j in tested if p[j] >= p[i]])
    return q


def mid_ranks(values):
    return [1 + sum(w < v for w in values) + (sum(w == v for w in values) - 1) / 2 for v in values]


def normal_upper(x):
    return 0.5 * math.erfc(x / math.sqrt(2))


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def solve(a, b):
    """Gaussian elimination with pivoting."""
    n = len(b)
    m = [row[:] + [b[i]] for i, row in enumerate(a)]
    for c in range(n):
        pivot = max(range(c, n), key=lambda r: abs(m[r][c]))
        m[c], m[pivot] = m[pivot], m[c]
        for r in range(c + 1, n):
            f = m[r][c] / m[c][c]
            for k in range(c, n + 1):
                m[r][k] -= f * m[c][k]
    x = [0.0] * n
    for r in range(n - 1, -1, -1):
        x[r] = (m[r][n] - sum(m[r][k] * x[k] for k in range(r + 1, n))) / m[r][r]
    return x


def penalised_log_likelihood(rows, y, ridge, beta):
    total = -0.5 * ridge * math.fsum(b * b for b in beta[1:])
    for x, t in zip(rows, y):
        eta = math.fsum(b * v for b, v in zip(beta, x))
        total += t * eta - (max(eta, 0) + math.log1p(math.exp(-abs(eta))))
    return total


def fit_logistic(x, y, ridge):
    """Newton with step halving, until the gradient is zero to rounding."""
    rows = [[1.0] + list(r) for r in x]
    k = len(rows[0])
    beta = [0.0] * k
    for _ in range(200):
        gradient = [0.0] * k
        hessian = [[0.0] * k for _ in range(k)]
        for r, t in zip(rows, y):
            mu = sigmoid(math.fsum(b * v for b, v in zip(beta, r)))
            for i in range(k):
                gradient[i] += (t - mu) * r[i]
                for j in range(k):
                    hessian[i][j] += mu * (1 - mu) * r[i] * r[j]
        for i in range(1, k):
            gradient[i] -= ridge * beta[i]
            hessian[i][i] += ridge
        step = solve(hessian, gradient)
        before, scale = penalised_log_likelihood(rows, y, ridge, beta), 1.0
        while scale > 1e-6:
            trial = [b + scale * s for b, s in zip(beta, step)]
            if penalised_log_likelihood(rows, y, ridge, trial) >= before - 1e-12 * abs(before):
                break
            scale /= 2
        beta = trial
        if max(abs(s) for s in step) < 1e-13:
            break
    return beta


def linear(beta, row):
    return beta[0] + math.fsum(b * v for b, v in zip(beta[1:], row))


# ------------------------------------------------------------------------------------------------ codons


def families(code, smallest):
    table = AMINO_ACIDS[code]
    found = {a: [i for i in range(64) if table[i] == a] for a in sorted(set(table) - {"*"})}
    return {a: codons for a, codons in found.items() if len(codons) >= smallest}


def adaptiveness(reference):
    w = [NAN] * 64
    for codons in families(CODE, 2).values():
        if sum(reference[i] for i in codons) == 0:
            continue
        top = max(reference[i] for i in codons)
        for i in codons:
            w[i] = (reference[i] if reference[i] > 0 else 0.5) / top
    return w


def cai(counts, w):
    used = [i for i in range(64) if counts[i] > 0 and not math.isnan(w[i])]
    n = sum(counts[i] for i in used)
    return math.exp(math.fsum(counts[i] * math.log(w[i]) for i in used) / n) if n else NAN


def cais(counts, reference_rows):
    pooled = [sum(counts[r][i] for r in reference_rows) for i in range(64)]
    result = []
    for r, own in enumerate(counts):
        others = [p - o for p, o in zip(pooled, own)] if r in reference_rows else pooled
        result.append(cai(own, adaptiveness(others)))
    return result


def rscu(counts):
    values = [NAN] * 64
    for codons in families(CODE, 1).values():
        n = sum(counts[i] for i in codons)
        for i in codons:
            if n:
                values[i] = counts[i] * len(codons) / n
    return values


def gc3s(counts):
    synonymous = [i for codons in families(CODE, 2).values() for i in codons]
    n = sum(counts[i] for i in synonymous)
    return sum(counts[i] for i in synonymous if CODONS[i][2] in "GC") / n if n else NAN


# -------------------------------------------------------------------------------------------------- keys

FAMILIES = families(CODE, 2)
LETTERS = list(families(CODE, 1))
TABLE = AMINO_ACIDS[CODE]


def amino_acid_counts(counts):
    return {a: sum(counts[i] for i in range(64) if TABLE[i] == a) for a in LETTERS}


class Keys:
    """theta_B, theta_T and w of both channels from the training genes of one trait."""

    def __init__(self, genes, training, members):
        pooled = [sum(genes[r]["counts"][i] for r in training) for i in range(64)]
        inside = [sum(genes[r]["counts"][i] for r in training if r in members) for i in range(64)]
        self.background, self.theta, self.weight = {}, {}, {}
        for a, codons in FAMILIES.items():
            total = sum(pooled[i] + 1 for i in codons)
            size = len(codons)
            n = sum(inside[i] for i in codons)
            for i in codons:
                self.background[i] = (pooled[i] + 1) / total
                self.theta[i] = (inside[i] + KEY_PRIOR * size * self.background[i]) / (n + KEY_PRIOR * size)
                self.weight[i] = math.log(self.theta[i] / self.background[i])
        self.family_mean, self.family_variance = {}, {}
        for a, codons in FAMILIES.items():
            m = math.fsum(self.background[i] * self.weight[i] for i in codons)
            self.family_mean[a] = m
            self.family_variance[a] = math.fsum(self.background[i] * (self.weight[i] - m) ** 2 for i in codons)

        pooled_aa, inside_aa = amino_acid_counts(pooled), amino_acid_counts(inside)
        total = sum(v + 1 for v in pooled_aa.values())
        n = sum(inside_aa.values())
        self.background_aa = {a: (pooled_aa[a] + 1) / total for a in LETTERS}
        self.theta_aa = {a: (inside_aa[a] + COMPOSITION_PRIOR * self.background_aa[a]) / (n + COMPOSITION_PRIOR)
                         for a in LETTERS}
        self.weight_aa = {a: math.log(self.theta_aa[a] / self.background_aa[a]) for a in LETTERS}
        self.mean_aa = math.fsum(self.background_aa[a] * self.weight_aa[a] for a in LETTERS)
        self.variance_aa = math.fsum(self.background_aa[a] * (self.weight_aa[a] - self.mean_aa) ** 2 for a in LETTERS)

    def z_synonymous(self, gene):
        score = math.fsum(gene["counts"][i] * w for i, w in self.weight.items())
        expected = math.fsum(gene["aa"][a] * m for a, m in self.family_mean.items())
        variance = math.fsum(gene["aa"][a] * v for a, v in self.family_variance.items())
        return (score - expected) / math.sqrt(variance) if variance > 0 else 0.0

    def z_composition(self, gene):
        length = sum(gene["aa"].values())
        score = math.fsum(gene["aa"][a] * w for a, w in self.weight_aa.items())
        variance = length * self.variance_aa
        return (score - length * self.mean_aa) / math.sqrt(variance) if variance > 0 else 0.0


def score_outside(genes, training, members, rows):
    """(z_syn, z_comp, combined) of `rows` under the keys of `training`."""
    keys = Keys(genes, training, members)
    sd_s = sample_sd([keys.z_synonymous(genes[r]) for r in training])
    sd_c = sample_sd([keys.z_composition(genes[r]) for r in training])
    result = {}
    for r in rows:
        s, c = keys.z_synonymous(genes[r]), keys.z_composition(genes[r])
        result[r] = (s, c, (s / sd_s if sd_s > 0 else 0) + (c / sd_c if sd_c > 0 else 0))
    return result


def held_out(genes, fold, members):
    scores = [None] * len(genes)
    for f in range(FOLDS):
        training = [r for r in range(len(genes)) if fold[r] != f]
        tested = [r for r in range(len(genes)) if fold[r] == f]
        for r, value in score_outside(genes, training, members, tested).items():
            scores[r] = value
    return scores


def nested(genes, fold, members, f):
    """Combined score of the rows outside fold f, each under keys without f and without its own fold."""
    scores = [None] * len(genes)
    for g in range(FOLDS):
        if g == f:
            continue
        training = [r for r in range(len(genes)) if fold[r] not in (f, g)]
        tested = [r for r in range(len(genes)) if fold[r] == g]
        for r, value in score_outside(genes, training, members, tested).items():
            scores[r] = value[2]
    return scores


# ---------------------------------------------------------------------------------------- groups and folds


def gene_groups(all_genes, training):
    """Components over all genes; groups are numbered in the order of their first training row."""
    parent = {g["gene"]: g["gene"] for g in all_genes}

    def root(x):
        while parent[x] != x:
            x = parent[x]
        return x

    ordered = sorted(all_genes, key=lambda g: (g["replicon"], g["start"]))
    for a, b in zip(ordered, ordered[1:]):
        if a["replicon"] == b["replicon"] and a["strand"] == b["strand"] and b["start"] - a["end"] < OPERON_GAP:
            parent[root(a["gene"])] = root(b["gene"])
    first = {}
    for g in all_genes:
        if g["cluster"] >= 0:
            other = first.setdefault(g["cluster"], g["gene"])
            parent[root(g["gene"])] = root(other)
    number = {}
    return [number.setdefault(root(g["gene"]), len(number)) for g in training]


def deal_folds(groups, folds, seed):
    sizes = [groups.count(g) for g in range(max(groups) + 1)]
    order = list(range(len(sizes)))
    random = Xoshiro256StarStar(seed)
    for i in range(len(order), 1, -1):
        j = random.below(i)
        order[i - 1], order[j] = order[j], order[i - 1]
    order.sort(key=lambda g: -sizes[g])
    filled = [0] * folds
    fold_of = {}
    for g in order:
        f = filled.index(min(filled))
        fold_of[g] = f
        filled[f] += sizes[g]
    return [fold_of[g] for g in groups]


# --------------------------------------------------------------------------------------------- covariates


def standardise(columns):
    result = []
    for column in columns:
        known = [v for v in column if not math.isnan(v)]
        m, sd = mean(known), sample_sd(known)
        result.append([0.0 if math.isnan(v) or sd == 0 else (v - m) / sd for v in column])
    return result


def covariate_auc(columns, members, fold, score, inner):
    n = len(score)
    plain, with_score = [0.0] * n, [0.0] * n
    for f in range(FOLDS):
        training = [r for r in range(n) if fold[r] != f]
        y = [1.0 if r in members else 0.0 for r in training]
        beta = fit_logistic([[c[r] for c in columns] for r in training], y, COVARIATE_RIDGE)
        beta_score = fit_logistic([[c[r] for c in columns] + [inner[f][r]] for r in training], y, COVARIATE_RIDGE)
        for r in range(n):
            if fold[r] == f:
                plain[r] = linear(beta, [c[r] for c in columns])
                with_score[r] = linear(beta_score, [c[r] for c in columns] + [score[r]])
    return auc(plain, members), auc(with_score, members)


def orthonormal(columns):
    """Modified Gram-Schmidt, done twice; what is left of a dependent column is dropped."""
    basis = []
    for column in columns:
        norm = math.sqrt(math.fsum(v * v for v in column))
        c = column[:]
        for _ in range(2):
            for b in basis:
                d = math.fsum(x * y for x, y in zip(b, c))
                c = [x - d * y for x, y in zip(c, b)]
        left = math.sqrt(math.fsum(v * v for v in c))
        if left > 1e-8 * norm:
            basis.append([v / left for v in c])
    return basis


def basis_columns(columns):
    n = len(columns[0])
    result = [[1.0] * n] + [c[:] for c in columns]
    result += [[v ** 2 for v in c] for c in columns] + [[v ** 3 for v in c] for c in columns]
    for i in range(len(columns)):
        for j in range(i + 1, len(columns)):
            result.append([a * b for a, b in zip(columns[i], columns[j])])
    return result


def residuals(values, basis):
    r = list(values)
    for _ in range(2):
        for b in basis:
            d = math.fsum(x * y for x, y in zip(b, r))
            r = [x - d * y for x, y in zip(r, b)]
    return r


def partial_p(score, members, groups, basis):
    rs = residuals(mid_ranks(score), basis)
    ry = residuals([1.0 if r in members else 0.0 for r in range(len(score))], basis)
    by_group = {}
    for r, (a, b) in enumerate(zip(rs, ry)):
        by_group.setdefault(groups[r], []).append(a * b)
    sums = [math.fsum(v) for v in by_group.values()]
    return normal_upper(math.fsum(sums) / math.sqrt(math.fsum(s * s for s in sums)))


# --------------------------------------------------------------------------------------------- gene calls


def length_strata(length, strata):
    order = sorted(range(len(length)), key=lambda r: (length[r], r))
    stratum = [0] * len(length)
    for rank, r in enumerate(order):
        stratum[r] = rank * strata // len(length)
    return stratum


def conformal_p(score, members, stratum):
    p = []
    for r, s in enumerate(score):
        others = [score[o] for o in range(len(score)) if o != r and stratum[o] == stratum[r] and o not in members]
        p.append((1 + sum(o >= s for o in others)) / (len(others) + 1))
    return p


def calibrated(score, inner, members, fold):
    probability = [0.0] * len(score)
    for f in range(FOLDS):
        training = [r for r in range(len(score)) if fold[r] != f]
        n1 = sum(r in members for r in training)
        n0 = len(training) - n1
        y = [(n1 + 1) / (n1 + 2) if r in members else 1 / (n0 + 2) for r in training]
        beta = fit_logistic([[inner[f][r]] for r in training], y, 0)
        for r in range(len(score)):
            if fold[r] == f:
                probability[r] = sigmoid(linear(beta, [score[r]])) if beta[1] > 0 else mean(y)
    return probability


def brier(probability, members):
    n = len(probability)
    prevalence = len(members) / n
    b = math.fsum((p - (r in members)) ** 2 for r, p in enumerate(probability)) / n
    return b, 1 - b / (prevalence * (1 - prevalence))


def reliability(probability, label, bins):
    order = sorted(range(len(probability)), key=lambda r: probability[r])
    rows_of = [[] for _ in range(bins)]
    for rank, r in enumerate(order):
        rows_of[rank * bins // len(order)].append(r)
    return [[len(rows), mean([probability[r] for r in rows]), mean([label[r] for r in rows])] for rows in rows_of]


# --------------------------------------------------------------------------------------------------- main


def read_input(path):
    with open(path) as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    genes = []
    for fields in rows[1:]:
        g = dict(zip(rows[0], fields))
        genes.append(dict(gene=g["gene"], used=g["used"] == "1", replicon=g["replicon"], start=int(g["start"]),
                          end=int(g["end"]), strand=g["strand"], code=int(g["code"]), cluster=int(g["cluster"]),
                          reference=g["reference"] == "1", traits=[t for t in g["traits"].split(",") if t != "-"],
                          counts=[int(g[c]) for c in CODONS]))
    return genes


def json_ready(value):
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, dict):
        return {k: json_ready(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [json_ready(v) for v in value]
    return value


def main():
    everything = read_input("input.tsv")
    used = [g for g in everything if g["used"]]

    # Codon usage, over the used genes in the order of the input.
    counts = [g["counts"] for g in used]
    all_cai = cais(counts, {r for r, g in enumerate(used) if g["reference"]})
    pooled = [sum(c[i] for c in counts) for i in range(64)]
    expected = {
        "codon": {
            "gene": [g["gene"] for g in used],
            "cai": all_cai,
            "gc3s": [gc3s(c) for c in counts],
            "pooled": pooled,
            "rscu_pooled": rscu(pooled),
            "rscu_first": rscu(counts[0]),
            "adaptiveness": adaptiveness([sum(g["counts"][i] for g in used if g["reference"]) for i in range(64)]),
        }
    }
    for g, c in zip(used, all_cai):
        g["cai"] = c

    # Training set.
    genes = [g for g in used if g["code"] == CODE and sum(g["counts"]) >= MIN_CODONS]
    genes.sort(key=lambda g: (g["replicon"], g["start"]))
    for g in genes:
        g["aa"] = amino_acid_counts(g["counts"])
    groups = gene_groups(everything, genes)
    fold = deal_folds(groups, FOLDS, derive_seed(SEED, FOLD_STREAM))
    n = len(genes)
    names = sorted({t for g in everything for t in g["traits"]})
    members = [{r for r, g in enumerate(genes) if name in g["traits"]} for name in names]
    expected["training"] = {"gene": [g["gene"] for g in genes], "group": groups, "fold": fold,
                            "too_short": sum(g["code"] == CODE and sum(g["counts"]) < MIN_CODONS for g in used),
                            "other_code": sum(g["code"] != CODE for g in used)}

    length = [sum(g["counts"]) for g in genes]
    covariates = standardise([[g["cai"] for g in genes], [gc3s(g["counts"]) for g in genes],
                              [math.log(v) for v in length]])
    basis = orthonormal(basis_columns(covariates))
    stratum = length_strata(length, LENGTH_STRATA)
    expected["covariates"] = {"values": covariates, "stratum": stratum}

    # Every rotation: the rows 1..n-1 that label the first row in turn.
    null = []
    for offset in range(1, n):
        column = []
        for m in members:
            rotated = {r for r in range(n) if (r + offset) % n in m}
            column.append(auc([s[2] for s in held_out(genes, fold, rotated)], rotated))
        null.append(column)
        if offset % 20 == 0:
            print(f"rotation {offset} of {n - 1}", file=sys.stderr)
    expected["null"] = null

    traits = []
    pooled_probability, pooled_label = [], []
    for t, (name, m) in enumerate(zip(names, members)):
        scores = held_out(genes, fold, m)
        combined = [s[2] for s in scores]
        inner = [nested(genes, fold, m, f) for f in range(FOLDS)]
        whole = Keys(genes, range(n), m)
        without0 = Keys(genes, [r for r in range(n) if fold[r] != 0], m)
        plain, with_score = covariate_auc(covariates, m, fold, combined, inner)
        interval = cluster_robust_auc(combined, m, groups)
        composition_basis = orthonormal(basis_columns(covariates) +
                                        [[s[1] ** k for s in scores] for k in (1, 2, 3)])
        p = conformal_p(combined, m, stratum)
        q = benjamini_hochberg(p)
        probability = calibrated(combined, inner, m, fold)
        b, skill = brier(probability, m)
        column = [row[t] for row in null]
        pooled_probability += probability
        pooled_label += [int(r in m) for r in range(n)]
        traits.append({
            "trait": name,
            "members": sorted(m),
            "key": {"codons": [i for i in whole.theta], "background": list(whole.background.values()),
                    "theta": list(whole.theta.values()), "weight": list(whole.weight.values()),
                    "variance": list(whole.family_variance.values()),
                    "amino_acids": "".join(LETTERS), "background_aa": list(whole.background_aa.values()),
                    "theta_aa": list(whole.theta_aa.values()), "weight_aa": list(whole.weight_aa.values()),
                    "variance_aa": whole.variance_aa},
            "weight_without_fold_0": list(without0.weight.values()),
            "synonymous": [s[0] for s in scores], "composition": [s[1] for s in scores], "combined": combined,
            "inner_fold_0": inner[0],
            "inner_sum": [math.fsum(v for v in i if v is not None) for i in inner],
            "auc_synonymous": auc([s[0] for s in scores], m),
            "auc_composition": auc([s[1] for s in scores], m),
            "auc_combined": interval["auc"], "standard_error": interval["standard_error"],
            "auc_low": interval["low"], "auc_high": interval["high"],
            "null_mean": mean(column), "null_sd": sample_sd(column),
            "p": (1 + sum(v >= interval["auc"] for v in column)) / (len(column) + 1),
            "auc_covariates": plain, "increment": with_score - plain,
            "p_beyond_covariates": partial_p(combined, m, groups, basis),
            "p_beyond_composition": partial_p([s[0] for s in scores], m, groups, composition_basis),
            "gene_p": p, "gene_q": q, "probability": probability, "brier": b, "brier_skill": skill,
            "calls": sum(v <= GENE_Q for v in q),
        })
    for name in ("p", "p_beyond_covariates", "p_beyond_composition"):
        for trait, q in zip(traits, benjamini_hochberg([t[name] for t in traits])):
            trait["q" + name[1:]] = q
    for trait in traits:
        grade = 0
        if trait["q"] <= TRAIT_Q:
            grade = 1
            if trait["q_beyond_covariates"] <= TRAIT_Q:
                grade = 2
                if trait["q_beyond_composition"] <= TRAIT_Q:
                    grade = 3
            if trait["calls"] > 0:
                grade = 4
        trait["grade"] = grade
    expected["traits"] = traits
    expected["reliability"] = reliability(pooled_probability, pooled_label, 10)
    with open("expected.json", "w", newline="\n") as out:
        # One value a line would be long; one trait's list a line is readable enough.
        json.dump(json_ready(expected), out, separators=(",", ":"), allow_nan=False)
        out.write("\n")


if __name__ == "__main__":
    main()
