# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import os
from typing import Callable, Iterable, Mapping, Optional, Union

from . import _core
from ._errors import warn_of

Path = Union[str, "os.PathLike[str]"]
Paths = Union[Path, Iterable[Path]]
Progress = Callable[[float, str], object]


def _bytes_of(paths: Optional[Paths]) -> list[bytes]:
    if paths is None:
        return []
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    return [os.fsencode(path) for path in paths]


def read(
    genome: Optional[Path] = None,
    *,
    annotation: Optional[Path] = None,
    traits: Optional[Paths] = None,
    expression: Optional[Path] = None,
    clusters: Optional[Path] = None,
    codon_table: Optional[Paths] = None,
    trna: Optional[Path] = None,
    phenotypes: Optional[Paths] = None,
    phenotype_t: Optional[Paths] = None,
    phenotype_p: Optional[Paths] = None,
    phenotype_q: Optional[Paths] = None,
    conditions: Optional[Path] = None,
    ontology: Optional[Paths] = None,
    how: Optional[Mapping[str, Mapping[str, str]]] = None,
    genetic_code: int = 11,
    prodigal: bool = True,
    progress: Optional[Progress] = None,
) -> _core.Dataset:
    """Reads files into a dataset, as the command line does by options of the same names.

    A folder or an archive stands for the files in it, which are sorted by content. Tables may come without a genome.

    how            what is said about the reading of single files, by name or path: {"pairs.tsv": {"gene": "sysName"}};
                   Dataset.readings says what was decided, why, and what else could be said
    genetic_code   NCBI number, for CDS that name none
    prodigal       use Prodigal for a genome without annotation where it is installed
    progress       called with the fraction that is done and what is being done; what it raises stops the work

    Raises InputError for a file that cannot be used, and an error with a `question` where an answer by `how` helps.
    Notes of some weight are warnings (DataWarning) besides.
    """
    given = {
        "genome": genome, "annotation": annotation, "traits": traits, "expression": expression, "clusters": clusters,
        "codon_table": codon_table, "trna": trna, "phenotypes": phenotypes, "phenotype_t": phenotype_t,
        "phenotype_p": phenotype_p, "phenotype_q": phenotype_q, "conditions": conditions, "ontology": ontology,
    }
    files = {role: _bytes_of(paths) for role, paths in given.items() if paths is not None}
    said = {os.fsencode(file): dict(choices) for file, choices in (how or {}).items()}
    dataset = _core.read(files, said, genetic_code, prodigal, progress)
    warn_of(dataset.notes, stacklevel=3)
    return dataset
