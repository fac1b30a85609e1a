#!/usr/bin/env python3
"""Conditional odds ratios with exact intervals (SciPy; R's own are only good to four digits), and running enrichment scores."""
import csv
import numpy as np
from scipy.stats.contingency import odds_ratio

with open("odds.tsv", "w") as out:
    print("both", "marked", "drawn", "population", "odds", "low", "high", sep="\t", file=out)
    for row in csv.DictReader(open("fisher_r.tsv"), delimiter="\t"):
        both, marked, drawn, population = (int(row[k]) for k in ("both", "marked", "drawn", "population"))
        if marked == population:
            continue
        table = [[both, marked - both], [drawn - both, population - marked - drawn + both]]
        result = odds_ratio(table, kind="conditional")
        interval = result.confidence_interval(0.95)
        print(both, marked, drawn, population, result.statistic, interval.low, interval.high, sep="\t", file=out)


def enrichment(scores, members, exponent):
    """Subramanian et al. 2005, equation 1, by walking down the whole list."""
    order = np.argsort(-scores, kind="stable")
    inside = np.isin(order, members)
    hit = np.where(inside, np.abs(scores[order]) ** exponent, 0)
    running = np.cumsum(hit) / hit.sum() - np.cumsum(~inside) / np.sum(~inside)
    return running[np.argmax(np.abs(running))]


rng = np.random.default_rng(3)
scores = np.round(rng.normal(size=200), 6)
sets = [np.sort(rng.choice(200, size, replace=False)) for size in (3, 10, 25, 60)]
sets.append(np.sort(np.argsort(-scores)[:12]))
sets.append(np.sort(np.argsort(scores)[:9]))
np.savetxt("scores.tsv", scores, fmt="%.6f", header="score", comments="")
with open("enrichment.tsv", "w") as out:
    print("genes", "weighted", "classic", sep="\t", file=out)
    for members in sets:
        print(",".join(map(str, members)), enrichment(scores, members, 1), enrichment(scores, members, 0), sep="\t", file=out)
