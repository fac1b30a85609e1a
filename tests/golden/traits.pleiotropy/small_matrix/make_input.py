#!/usr/bin/env python3
"""Writes input.tsv: z of 120 genes for 8 traits. Traits 1-3 correlate, genes 1-20 have effects, 4 % are missing."""
import numpy as np

rng = np.random.default_rng(20110407)
genes, traits = 120, 8
r = np.eye(traits)
r[:3, :3] = 0.6
np.fill_diagonal(r, 1)
r[4, 5] = r[5, 4] = 0.9
z = rng.multivariate_normal(np.zeros(traits), r, genes)
for g in range(20):
    hit = rng.choice(traits, 1 + g % 4, replace=False)
    z[g, hit] += rng.choice([-1, 1], hit.size) * rng.uniform(3, 7, hit.size)
z[rng.random(z.shape) < 0.04] = np.nan
with open("input.tsv", "w") as out:
    print("gene", *[f"t{t + 1}" for t in range(traits)], sep="\t", file=out)
    for g in range(genes):
        print(f"g{g + 1}", *["" if np.isnan(v) else f"{v:.6f}" for v in z[g]], sep="\t", file=out)
