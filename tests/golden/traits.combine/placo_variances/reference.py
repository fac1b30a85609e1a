#!/usr/bin/env python3
"""PLACO's p with variances below and above 1, to 30 digits and without Bessel functions.

P(|XY| > x) of independent standard normal X and Y is the mean of P(|Y| > x / |X|) over X. All else is from the
definitions: matrices by eigenvectors, variances and correlation from sums.
"""
import random
from mpmath import mp, mpf, quad, erfc, exp, sqrt, pi, matrix, eigsy, diag, inf

mp.dps = 30
tails = {}


def tail(x):
    x = abs(mpf(x))
    if x == 0:
        return mpf(1)
    if x not in tails:
        # exp(-s^2/2 - x^2/(2 s^2)) is largest at s = sqrt(x); the integral is cut up around there.
        top = sqrt(x)
        ends = [mpf(0)] + [top * mpf(2) ** k / 4 for k in range(8)] + [top * 64 + 40]
        if x > 1:
            ends = [mpf(0)] + [top + d for d in range(-int(top) + 1, 12) if top + d > 0] + [top + 40]
        density = lambda s: 2 * exp(-s * s / 2) / sqrt(2 * pi) * (erfc(x / (s * sqrt(2))) if s > 0 else 0)
        tails[x] = quad(density, ends)
    return tails[x]


def placo_p(product, v1, v2):
    """Unaffected genes have the variance 1 of the model, or the one that is seen where that is smaller."""
    v1, v2, product = mpf(v1), mpf(v2), mpf(product)
    s1, s2 = min(mpf(1), v1), min(mpf(1), v2)
    return min(mpf(1), tail(product / sqrt(v1 * s2)) + tail(product / sqrt(s1 * v2)) - tail(product / sqrt(s1 * s2)))


def number(x):
    return mp.nstr(x, 17)


def grid():
    with open("grid.tsv", "w") as out:
        print("product", "variance1", "variance2", "p", sep="\t", file=out)
        for v1 in (0.3, 0.8, 1, 1.5, 4):
            for v2 in (0.5, 0.95, 1, 2, 9):
                for product in (1e-6, 0.01, 0.5, 2, 10, 60, 250):
                    print(product, v1, v2, number(placo_p(product, v1, v2)), sep="\t", file=out)


def two_sided(z):
    return erfc(abs(mpf(z)) / sqrt(2))


def placo(a, b):
    have = [i for i in range(len(a)) if a[i] is not None and b[i] is not None]
    hit = [[z is not None and two_sided(z) < mpf("1e-4") for z in column] for column in (a, b)]
    neither = [i for i in have if not hit[0][i] and not hit[1][i]]
    mean = lambda values: sum(values) / mpf(len(values))
    ma, mb = mean([mpf(a[i]) for i in neither]), mean([mpf(b[i]) for i in neither])
    cross = sum((a[i] - ma) * (b[i] - mb) for i in neither)
    r = cross / sqrt(sum((a[i] - ma) ** 2 for i in neither) * sum((b[i] - mb) ** 2 for i in neither))
    values, vectors = eigsy(matrix([[1, r], [r, 1]]))
    root = vectors * diag([1 / sqrt(v) for v in values]) * vectors.T
    pair = {i: root * matrix([mpf(a[i]), mpf(b[i])]) for i in have}
    rest = [i for i in have if not (hit[0][i] and hit[1][i])]
    variance = []
    for k in (0, 1):
        m = mean([pair[i][k] for i in rest])
        variance.append(sum((pair[i][k] - m) ** 2 for i in rest) / (len(rest) - 1))
    p = [placo_p(pair[i][0] * pair[i][1], *variance) if i in pair else None for i in range(len(a))]
    return r, variance, p


def columns():
    """Two with less noise than a standard normal, two with effects; genes affected in both, and missing values."""
    random.seed(20)
    z = {"a": [], "b": [], "c": [], "d": []}
    for g in range(90):
        shared = random.gauss(0, 1)
        both = random.gauss(0, 5) if g < 3 else 0
        for name, scale, effect in (("a", 0.6, 0), ("b", 0.8, 0), ("c", 1, 2.5), ("d", 1, 1.5)):
            noise = scale * (0.5 * shared + 0.866 * random.gauss(0, 1))
            own = random.gauss(0, effect) if effect and random.random() < 0.2 else 0
            missing = random.random() < 0.02
            z[name].append(None if missing else round(noise + own + both, 4))
    return z


grid()
z = columns()
text = lambda v: "" if v is None else number(v) if not isinstance(v, float) else repr(v)
with open("z.tsv", "w") as out:
    print(*z, sep="\t", file=out)
    for row in zip(*z.values()):
        print(*map(text, row), sep="\t", file=out)
with open("pairs.tsv", "w") as pairs, open("expected.tsv", "w") as out:
    print("first", "second", "r", "variance1", "variance2", sep="\t", file=pairs)
    names = [("a", "b"), ("a", "c"), ("d", "b"), ("c", "d")]
    p = []
    for first, second in names:
        r, variance, values = placo(z[first], z[second])
        print(first, second, number(r), *map(number, variance), sep="\t", file=pairs)
        p.append(values)
    print(*[f + s for f, s in names], sep="\t", file=out)
    for row in zip(*p):
        print(*map(text, row), sep="\t", file=out)
