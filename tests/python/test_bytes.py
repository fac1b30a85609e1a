# SPDX-License-Identifier: GPL-3.0-or-later
"""The module and the command line write the same bytes."""
import os
import pathlib

import pytest

import pleioscope
from conftest import cli


# What the defaults find too little for in a small genome, or take too long for.
OPTIONS = {"cipher.decode": {"rotations": 200}, "traits.agreement": {"min_genes": 10}}


def folder_of(path):
    return {file.name: file.read_bytes() for file in path.iterdir()}


@pytest.mark.parametrize("analysis", list(pleioscope.analyses))
def test_every_analysis(analysis, dataset, files, tmp_path):
    options = OPTIONS.get(analysis, {})
    pleioscope.run(analysis, dataset, seed=3, **options).save(tmp_path / "module")
    cli("run", analysis, "--genome", files.genome, "--traits", files.traits, "--phenotypes", files.phenotypes,
        "--seed", 3, "--out", tmp_path / "cli",
        *(f"--{name.replace('_', '-')}={value}" for name, value in options.items()))
    assert folder_of(tmp_path / "module") == folder_of(tmp_path / "cli")


def test_k12(tmp_path):
    data = pathlib.Path(os.environ.get("PLEIOSCOPE_DATA", "nowhere"))
    genome = data / "ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz"
    if not genome.exists():
        pytest.skip("PLEIOSCOPE_DATA names no folder with the genome of K-12")
    pleioscope.run("codon.bias", pleioscope.read(genome)).save(tmp_path / "module")
    cli("run", "codon.bias", "--genome", genome, "--out", tmp_path / "cli")
    assert folder_of(tmp_path / "module") == folder_of(tmp_path / "cli")
