# SPDX-License-Identifier: GPL-3.0-or-later
"""Pleioscope: which traits can be told from the codons of a genome, and how sure is that.

    import pleioscope

    dataset = pleioscope.read("genome.gbk", traits="traits.tsv")
    report = pleioscope.run("cipher.decode", dataset, min_genes=25)
    report["traits"]                                # a table, as pandas if that is installed
    report.figures["trait_auc"].save("auc.pdf")
    report.save("results")                          # the files of `pleioscope-cli analyze --out results`

help(pleioscope.analyses["codon.bias"]) says what an analysis answers and which parameters it has.
"""

from ._analyses import Analysis, Parameter, analyses, run
from ._core import Codons, Dataset, Decision, Gene, Note, Phenotypes, Reading, Replicon, Source, Trait
from ._core import codons as _codons
from ._core import version as _version
from ._dataset import read
from ._errors import DataWarning, Error, InputError, InternalError, OutputError, Question, UsageError
from ._report import Column, Figure, Report, Scalar, Table

#: Version and commit, as reports and projects say it: "0.2.0 (abc1234)". Builds of one name give equal numbers.
build: str = _version()
__version__: str = build.split(" ")[0]
#: The 64 codons in the order of the columns of Codons.counts.
CODONS: tuple[str, ...] = tuple(_codons())

__all__ = [
    "CODONS", "Analysis", "Codons", "Column", "DataWarning", "Dataset", "Decision", "Error", "Figure", "Gene",
    "InputError", "InternalError", "Note", "OutputError", "Parameter", "Phenotypes", "Question", "Reading", "Replicon",
    "Report", "Scalar", "Source", "Table", "Trait", "UsageError", "analyses", "build", "read", "run",
]
