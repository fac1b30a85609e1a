# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import subprocess
from types import SimpleNamespace

import numpy
import pytest

import pleioscope


def cli(*arguments, check=True):
    """Runs the command line of the same build."""
    command = [os.environ["PLEIOSCOPE_CLI"], *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=check)


def pytest_sessionstart(session):
    told = cli("--version").stdout.strip()
    if told != f"Pleioscope {pleioscope.build}":
        pytest.exit(f"The command line is of another build ({told}) than the module ({pleioscope.build}); build both.", 1)


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """A simulated genome with traits, and a table of phenotypes of its genes."""
    folder = tmp_path_factory.mktemp("data")
    cli("synth", "--genes", 400, "--traits", 4, "--genes-per-trait", 60, "--mean-codons", 120, "--seed", 7,
        "--out", folder / "synth")
    genome, traits = folder / "synth/genome.gbk", folder / "synth/traits.tsv"
    genes = [gene.id for gene in pleioscope.read(genome).genes]
    random = numpy.random.default_rng(5)
    scores = random.normal(size=(len(genes), 6)) + 3 * (random.random((len(genes), 1)) < 0.1)
    rows = ["gene\t" + "\t".join(f"condition {c}" for c in range(6))]
    rows += [gene + "\t" + "\t".join(f"{score:.4f}" for score in row) for gene, row in zip(genes, scores)]
    phenotypes = folder / "phenotypes.tsv"
    phenotypes.write_text("\n".join(rows) + "\n")
    return SimpleNamespace(genome=genome, traits=traits, phenotypes=phenotypes, scores=scores)


@pytest.fixture(scope="session")
def dataset(files):
    return pleioscope.read(files.genome, traits=files.traits, phenotypes=files.phenotypes)


@pytest.fixture(scope="session")
def bias(dataset):
    return pleioscope.run("codon.bias", dataset)


@pytest.fixture(scope="session")
def decoded(dataset):
    return pleioscope.run("cipher.decode", dataset, rotations=200)


@pytest.fixture(scope="session")
def source_folder():
    return pathlib.Path(os.environ["PLEIOSCOPE_SOURCE_DIR"])
