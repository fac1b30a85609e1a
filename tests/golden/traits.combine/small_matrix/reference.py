#!/usr/bin/env python3
"""ACAT, TATES, CPASSOC and PLACO of the genes of ../../traits.pleiotropy/small_matrix/input.tsv, from the papers."""
import csv
import numpy as np
from scipy import integrate, special, stats

rows = list(csv.reader(open("../../traits.pleiotropy/small_matrix/input.tsv"), delimiter="\t"))
z = np.array([[float(v) if v else np.nan for v in row[1:]] for row in rows[1:]])
p = 2 * stats.norm.sf(np.abs(z))
genes, traits = z.shape
# A correlation matrix given by hand, so that only the tests are compared here.
r = np.array([[0.5 ** abs(a - b) for b in range(traits)] for a in range(traits)])
weights = np.sqrt(np.array([100, 200, 150, 100, 400, 100, 120, 90.0]))


def acat(values):
    """For small p the tangent is 1 / (pi p), and the tail of Cauchy's distribution atan(1/t) / pi, as the authors note."""
    values = values[~np.isnan(values)]
    t = np.mean(np.where(values < 1e-10, 1 / (np.pi * values), np.tan((0.5 - values) * np.pi)))
    return np.arctan(1 / t) / np.pi if t > 0 else 1 + np.arctan(1 / t) / np.pi


def effective(matrix):
    value = np.linalg.eigvalsh(matrix)
    return len(matrix) - np.sum((value > 1) * (value - 1))


def tates(values):
    have = np.flatnonzero(~np.isnan(values))
    order = have[np.argsort(values[have])]
    c = r[np.ix_(order, order)]
    terms = [0.2178970393, -0.0218930325, 0.1095155903, 0.0148755138, 0.6226249243, -0.0022965148, -0.0007609278]
    rho = np.polyval(terms, c)
    np.fill_diagonal(rho, 1)
    everything = effective(rho)
    return min(everything / effective(rho[:j + 1, :j + 1]) * values[order[j]] for j in range(len(order)))


def homogeneous(values, w):
    have = ~np.isnan(values)
    inverse = np.linalg.inv(r[np.ix_(have, have)])
    return (w[have] @ inverse @ values[have]) ** 2 / (w[have] @ inverse @ w[have])


def heterogeneous(values):
    best = 0
    signed = weights * np.sign(values)
    for threshold in np.abs(values[~np.isnan(values)]):
        kept = np.where(np.abs(values) >= threshold, values, np.nan)
        best = max(best, homogeneous(kept, signed))
    return best


def product_tail(x):
    """Two-sided tail of the product of two normal variables, by numerical integration of the Bessel function."""
    return 2 / np.pi * integrate.quad(special.k0, abs(x), np.inf, epsabs=0, epsrel=1e-11, limit=200)[0]


def placo(a, b):
    have = ~np.isnan(a) & ~np.isnan(b)
    pa, pb = 2 * stats.norm.sf(np.abs(a)), 2 * stats.norm.sf(np.abs(b))
    neither = have & (pa >= 1e-4) & (pb >= 1e-4)
    c = np.corrcoef(a[neither], b[neither])
    value, vector = np.linalg.eigh(c)
    pair = np.column_stack([a, b]) @ (vector / np.sqrt(value)) @ vector.T
    not_both = have & ~((pa < 1e-4) & (pb < 1e-4))
    v = pair[not_both].var(0, ddof=1)
    out = []
    for x in pair.prod(1):
        out.append(np.nan if np.isnan(x) else
                   product_tail(x / np.sqrt(v[0])) + product_tail(x / np.sqrt(v[1])) - product_tail(x))
    return out


pair = placo(z[:, 0], z[:, 1])
with open("expected.tsv", "w") as out:
    print("gene", "acat", "tates", "shom", "shom_p", "shet", "placo", sep="\t", file=out)
    for g in range(genes):
        shom = homogeneous(z[g], weights)
        values = [acat(p[g]), tates(p[g]), shom, stats.chi2.sf(shom, 1), heterogeneous(z[g]), pair[g]]
        print(rows[g + 1][0], *["" if np.isnan(v) else repr(float(v)) for v in values], sep="\t", file=out)

# The null of S_Het by other random numbers: quantiles that a fit to ours must come near.
rng = np.random.default_rng(7)
null = np.array([heterogeneous(x) for x in rng.multivariate_normal(np.zeros(traits), r, 40000)])
with open("shet_null.tsv", "w") as out:
    print("p", "quantile", sep="\t", file=out)
    for tail in (0.5, 0.2, 0.1, 0.05, 0.01, 0.001):
        print(tail, repr(float(np.quantile(null, 1 - tail))), sep="\t", file=out)
with open("product_tail.tsv", "w") as out:
    print("x", "p", sep="\t", file=out)
    for x in (0.001, 0.1, 0.5, 1, 2, 5, 10, 20, 50, 100, 300):
        print(x, repr(product_tail(x)), sep="\t", file=out)
