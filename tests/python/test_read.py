# SPDX-License-Identifier: GPL-3.0-or-later
import gc
import inspect

import numpy
import pytest

import pleioscope
from pleioscope import _core


def test_files_are_those_of_the_core():
    keywords = inspect.signature(pleioscope.read).parameters
    roles = [role for role, _, _ in _core.roles()]
    assert list(keywords)[: len(roles)] == roles


def test_genes_are_those_of_the_file(dataset, files):
    assert dataset.simulated
    assert len(dataset.genes) == 400
    gene = dataset.genes[3]
    assert gene.used and gene.exclusion == ""
    assert gene.strand in (1, -1)
    assert len(gene.sequence) == gene.end - gene.start
    assert gene.locus_tag in files.genome.read_text()


def test_codon_counts_are_counted_right(dataset):
    row = 17
    sequence = dataset.genes[dataset.codons.genes[row]].sequence
    triplets = [sequence[i : i + 3] for i in range(0, len(sequence) - 3, 3)]
    assert [triplets.count(codon) for codon in pleioscope.CODONS] == dataset.codons.counts[row].tolist()
    triplets = triplets[1:]
    assert [triplets.count(codon) for codon in pleioscope.CODONS] == dataset.codons_without_start.counts[row].tolist()


@pytest.mark.parametrize("array_of", [
    lambda d: d.codons.counts, lambda d: d.codons.genes, lambda d: d.traits[0].genes, lambda d: d.phenotypes.effect,
])
def test_arrays_are_the_datasets_memory(dataset, array_of):
    one, other = array_of(dataset), array_of(dataset)
    assert one.ctypes.data == other.ctypes.data
    assert not one.flags.owndata and not one.flags.writeable
    with pytest.raises(ValueError):
        one.setflags(write=True)
    with pytest.raises(ValueError):
        one[0] = 1


def test_an_array_keeps_its_dataset(files):
    counts = pleioscope.read(files.genome).codons.counts
    before = counts.copy()
    gc.collect()
    _ = [numpy.ones(before.shape, before.dtype) for _ in range(20)]
    assert (counts == before).all()


def test_phenotypes_are_a_matrix(dataset, files):
    phenotypes = dataset.phenotypes
    assert phenotypes.effect.shape == (400, 6)
    assert phenotypes.conditions[2] == "condition 2"
    assert numpy.allclose(phenotypes.effect, files.scores, atol=5e-5)
    assert phenotypes.t is None
    assert dataset.expression is None


def test_readings_say_what_was_decided(dataset):
    assert [source.role for source in dataset.sources] == ["genome", "traits", "phenotypes"]
    decisions = {decision.id: decision for decision in dataset.readings[1].decisions}
    assert decisions["gene"].value in decisions["gene"].alternatives
    assert decisions["gene"].why
    assert f"gene = {decisions['gene'].value}" in str(dataset.readings[1])


def test_a_question_is_answered(files, tmp_path):
    genes = [gene.id for gene in pleioscope.read(files.genome).genes]
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("a\tb\tkind\n" + "".join(f"{one}\t{two}\tx\n" for one, two in zip(genes, genes[1:])))
    said = {}
    for decision in ("gene", "trait"):
        with pytest.raises(pleioscope.UsageError) as raised:
            pleioscope.read(files.genome, traits=pairs, how={"pairs.tsv": said})
        question = raised.value.question
        assert (question.file, question.decision) == ("pairs.tsv", decision)
        answer, first_cells = question.answers[0]
        assert first_cells
        assert f"how={{'pairs.tsv': {{'{decision}': '{answer}'}}}}" in raised.value.__notes__[0]
        said[decision] = answer
    answered = pleioscope.read(files.genome, traits=pairs, how={"pairs.tsv": said})
    decided = {decision.id: decision.value for decision in answered.readings[1].decisions}
    assert {decision: decided[decision] for decision in said} == said


def test_errors_are_the_cores(files, tmp_path):
    with pytest.raises(pleioscope.InputError, match="nothing.gbk"):
        pleioscope.read(tmp_path / "nothing.gbk")
    with pytest.raises(pleioscope.UsageError, match="among the inputs"):
        pleioscope.read(files.genome, how={"other.tsv": {"gene": "a"}})
    with pytest.raises(pleioscope.UsageError, match="no file to read"):
        pleioscope.read()


def test_a_folder_is_sorted(files):
    dataset = pleioscope.read(files.genome.parent)
    assert {"genome", "traits"} <= {source.role for source in dataset.sources}
    assert any(note.code == "intake.taken" for note in dataset.notes)


def test_notes_are_warnings(files, tmp_path):
    traits = tmp_path / "traits.tsv"
    traits.write_text(files.traits.read_text() + "nobody\tplanted key 1\n")
    with pytest.warns(pleioscope.DataWarning):
        dataset = pleioscope.read(files.genome, traits=traits)
    note = next(note for note in dataset.notes if note.severity != "info")
    assert note.text in str(note) and note.count >= 1


def test_progress_is_told(files):
    told = []
    pleioscope.read(files.genome, traits=files.traits, progress=lambda share, what: told.append((share, what)))
    assert told and all(0 <= share <= 1 and what for share, what in told)


def test_a_callback_that_raises_stops_the_work(files):
    class Enough(Exception):
        pass

    def stop(share, what):
        raise Enough

    with pytest.raises(Enough):
        pleioscope.read(files.genome, traits=files.traits, progress=stop)
