# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the input of this case from the genes that Prodigal finds (see SOURCE.md).

usage: make_input.py genes.fna codonw.out
"""
import sys

BASES = "TCAG"
CODONS = [a + b + c for a in BASES for b in BASES for c in BASES]
CHOSEN = [1, 2, 3, 4, 10, 100, 1000, 2000, 3000, 4544]


def genes(path):
    found = []
    for line in open(path):
        if line.startswith(">"):
            found.append([])
        else:
            found[-1].append(line.strip())
    return ["".join(parts) for parts in found]


def counts(gene):
    codons = [gene[i:i + 3] for i in range(0, len(gene) - 2, 3)]
    return [codons.count(codon) for codon in CODONS]


def main():
    all_genes = genes(sys.argv[1])
    with open("genes.fna", "w") as out:
        for number in CHOSEN:
            gene = all_genes[number - 1]
            out.write(f">{number}\n")
            for start in range(0, len(gene), 70):
                out.write(gene[start:start + 70] + "\n")
    pooled = [0] * 64
    table = [counts(gene) for gene in all_genes]
    for row in table:
        pooled = [a + b for a, b in zip(pooled, row)]
    with open("pooled.tsv", "w") as out:
        out.writelines(f"{codon}\t{n}\n" for codon, n in zip(CODONS, pooled))
    # Every 23rd gene as codonW sees it: its columns, then the 64 counts.
    lines = open(sys.argv[2]).read().split("\n")
    header = lines[0].split()
    with open("codonw.tsv", "w") as out:
        out.write("\t".join(["number"] + header[1:] + CODONS) + "\n")
        for i in range(0, len(table), 23):
            values = lines[i + 1].split()[-(len(header) - 1):]
            out.write("\t".join([str(i + 1)] + values + [str(n) for n in table[i]]) + "\n")


main()
