#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a genome to a figure: genome_to_figure.py GENOME TRAITS FOLDER"""
import sys

import pleioscope

genome, traits, folder = sys.argv[1:]
dataset = pleioscope.read(genome, traits=traits)
print(dataset)
for source, reading in zip(dataset.sources, dataset.readings):
    print(source.name, "was read by", reading)

counts = dataset.codons.counts  # genes × 64, a view of the dataset's own memory
print("most frequent codon:", pleioscope.CODONS[counts.sum(axis=0).argmax()])

report = pleioscope.run("codon.bias", dataset, progress=lambda share, what: print(f"{share:4.0%} {what}"))
genes = report["gene_bias"]  # a pandas.DataFrame, where pandas is installed
print(genes[["gene_id", "nc", "cai"]].describe())

report.figures["nc_gc3s"].save(f"{folder}/nc_gc3s.svg")  # in a notebook, report alone shows all of them
report.save(f"{folder}/codon_bias")
