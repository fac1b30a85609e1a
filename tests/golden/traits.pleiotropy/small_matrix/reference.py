#!/usr/bin/env python3
"""Pleiotropy of the genes of input.tsv straight from the formulas of the papers, with SciPy's distributions."""
import csv
import numpy as np
from scipy import stats

rows = list(csv.reader(open("input.tsv"), delimiter="\t"))
z = np.array([[float(v) if v else np.nan for v in row[1:]] for row in rows[1:]])
names = [row[0] for row in rows[1:]]
genes, traits = z.shape
p = 2 * stats.norm.sf(np.abs(z))
cluster = np.array([0, 0, 0, 1, 2, 2, 3, 4])


def conjunction(values, u):
    tested = np.sort(values[~np.isnan(values)])
    n = tested.size
    return np.nan if n < u else min(1, (n - u + 1) * tested[u - 1])


def bound(values, alpha=0.05):
    n = np.count_nonzero(~np.isnan(values))
    u = 0
    while u < n and conjunction_raw(values, u + 1) <= alpha:
        u += 1
    return u


def conjunction_raw(values, u):
    tested = np.sort(values[~np.isnan(values)])
    return (tested.size - u + 1) * tested[u - 1]


def simes(values, u):
    tested = np.sort(values[~np.isnan(values)])
    n = tested.size
    rest = tested[u - 1:]  # the n - u + 1 largest, combined by Simes' test
    return np.nan if n < u else min(1, np.min(rest.size * rest / np.arange(1, rest.size + 1)))


def simes_bound(values, alpha=0.05):
    n = np.count_nonzero(~np.isnan(values))
    u = 0
    while u < n and simes(values, u + 1) <= alpha:
        u += 1
    return u


def by_cluster(values):
    out = []
    for c in range(cluster.max() + 1):
        part = values[cluster == c]
        part = part[~np.isnan(part)]
        out.append(min(1, part.size * part.min()) if part.size else np.nan)
    return np.array(out)


def hill(values):
    values = values[~np.isnan(values)]
    signal = np.maximum(values**2 - 1, 0)
    if signal.sum() == 0:
        return [np.nan] * 3
    share = signal[signal > 0] / signal.sum()
    return [share.size, np.exp(stats.entropy(share)), 1 / np.sum(share**2)]


def tau(values):
    size = np.abs(values[~np.isnan(values)])
    return np.sum(1 - size / size.max()) / (size.size - 1)


# Correlation of the z under the null, shrunk as Schäfer & Strimmer (2005) do.
null = z[[np.nansum(~np.isnan(row)) * np.nanmin(q) > 0.05 for row, q in zip(z, p)]]
s = (null - np.nanmean(null, 0)) / np.nanstd(null, 0, ddof=1)
r = np.eye(traits)
variances = sizes = 0.0
for a in range(traits):
    for b in range(a + 1, traits):
        both = ~np.isnan(s[:, a]) & ~np.isnan(s[:, b])
        x, y = s[both, a], s[both, b]
        n = x.size
        w = x * y
        r[a, b] = r[b, a] = np.sum(w) / np.sqrt(np.sum(x * x) * np.sum(y * y))
        variances += n / (n - 1) ** 3 * np.sum((w - w.mean()) ** 2)
        sizes += r[a, b] ** 2
shrinkage = min(1, max(0, variances / sizes))
shrunk = r * (1 - shrinkage)
np.fill_diagonal(shrunk, 1)


def hops(values):
    have = ~np.isnan(values)
    k = have.sum()
    value, vector = np.linalg.eigh(shrunk[np.ix_(have, have)])
    white = (vector / np.sqrt(value)) @ vector.T @ values[have]
    total = np.sum(white**2)
    large = int(np.sum(np.abs(white) > 2))
    chance = 2 * stats.norm.sf(2)
    return [100 * np.sqrt(total) / k, stats.chi2.sf(total, k), large, stats.binom.sf(large - 1, k, chance)]


columns = ["gene", "p1", "p2", "p4", "bound", "cluster_p2", "cluster_bound", "simes2", "simes_bound", "traits", "effective", "dominant", "tau",
           "pm", "pm_p", "pn", "pn_p"]
with open("expected.tsv", "w") as out:
    print(*columns, sep="\t", file=out)
    for g in range(genes):
        grouped = by_cluster(p[g])
        values = [conjunction(p[g], 1), conjunction(p[g], 2), conjunction(p[g], 4), bound(p[g]),
                  conjunction(grouped, 2), bound(grouped), simes(p[g], 2), simes_bound(p[g]), *hill(z[g]), tau(z[g]), *hops(z[g])]
        print(names[g], *["" if np.isnan(v) else repr(float(v)) for v in values], sep="\t", file=out)
with open("correlation.tsv", "w") as out:
    print("shrinkage", "genes", *[f"r{b}" for b in range(traits)], sep="\t", file=out)
    for a in range(traits):
        print(repr(shrinkage), len(null), *[repr(float(v)) for v in shrunk[a]], sep="\t", file=out)
