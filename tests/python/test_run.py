# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pydoc
import signal
import threading
import time

import numpy
import pytest

import pleioscope
from conftest import cli


def test_analyses_are_those_of_the_command_line():
    listed = cli("list").stdout
    assert all(identity in listed for identity in pleioscope.analyses)
    assert "codon.bias" in pleioscope.analyses and len(pleioscope.analyses) >= 15


def test_help_is_made_from_the_descriptor():
    text = pydoc.render_doc(pleioscope.analyses["codon.bias"], renderer=pydoc.plaintext)
    analysis = pleioscope.analyses["codon.bias"]
    assert analysis.title in text
    for parameter in analysis.parameters:
        assert parameter.id in text


def test_equal_work_gives_equal_bytes(dataset, bias):
    again = pleioscope.run("codon.bias", dataset)
    assert again.to_cbor() == bias.to_cbor()
    other = pleioscope.run("codon.bias", dataset, seed=2)
    assert other.provenance["seed"] == 2


def test_unknown_names_are_told_by_the_core(dataset):
    with pytest.raises(pleioscope.UsageError, match="There is no analysis of this name; give one of .*codon.bias"):
        pleioscope.run("codon.bais", dataset)
    with pytest.raises(pleioscope.UsageError) as raised:
        pleioscope.run("cipher.decode", dataset, mni_genes=3)
    assert raised.value.where == "mni_genes"
    assert "this analysis has" in str(raised.value) and "min_genes" in str(raised.value)
    with pytest.raises(pleioscope.UsageError, match="out of range"):
        pleioscope.run("cipher.decode", dataset, min_genes=-1)
    with pytest.raises(pleioscope.UsageError, match="give a whole number"):
        pleioscope.run("cipher.decode", dataset, min_genes=True)
    with pytest.raises(TypeError, match="min_genes"):
        pleioscope.run("cipher.decode", dataset, min_genes=None)


def test_the_text_of_an_error_is_that_of_the_command_line(dataset, files, tmp_path):
    said = cli("run", "cipher.decode", "--genome", files.genome, "--traits", files.traits, "--out", tmp_path / "out",
               "--min-genes", 0, check=False).stderr
    with pytest.raises(pleioscope.UsageError) as raised:
        pleioscope.run("cipher.decode", dataset, min_genes=0)
    assert raised.value.message in said


def test_what_is_lacking_is_told(files):
    with pytest.raises(pleioscope.InputError, match="give a trait table"):
        pleioscope.run("cipher.decode", pleioscope.read(files.genome))


def test_numpy_numbers_and_lists_of_names_are_taken(dataset):
    names = [gene.id for gene in dataset.genes[:30]]
    one = pleioscope.run("codon.usage", dataset, genes=names)
    other = pleioscope.run("codon.usage", dataset, genes=", ".join(names))
    assert one.to_cbor() == other.to_cbor()
    report = pleioscope.run("cipher.decode", dataset, min_genes=numpy.int64(20), rotations=numpy.int32(100))
    assert report.provenance["parameters"]["min_genes"] == 20


def long_run(dataset, **more):
    pleioscope.run("cipher.decode", dataset, min_genes=10, rotations=100_000, **more)


def test_a_keyboard_interrupt_stops_a_run(dataset):
    sent = []

    def interrupt():
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(1, interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        long_run(dataset)
    stopped = time.monotonic() - sent[0]
    print(f"stopped {stopped:.2f} s after the signal")
    assert stopped < 10  # a second on a machine that is not busy; the run takes minutes
    assert pleioscope.run("codon.bias", dataset).tables


def test_other_threads_of_python_go_on(dataset):
    class Enough(Exception):
        pass

    beats = []
    stop = threading.Event()

    def beat():
        while not stop.wait(0.01):
            beats.append(time.monotonic())

    def enough(share, what):
        if len(beats) > 20:
            raise Enough

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        with pytest.raises(Enough):
            long_run(dataset, progress=enough)
    finally:
        stop.set()
        thread.join()
