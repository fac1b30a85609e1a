# SPDX-License-Identifier: GPL-3.0-or-later
import ast
import importlib.util
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree

import pytest

import pleioscope
from conftest import cli
from pleioscope import _core, _figures

PACKAGE = pathlib.Path(pleioscope.__file__).parent


def public(names):
    return {name for name in names if not name.startswith("_")}


def test_version_is_that_of_the_command_line():
    assert cli("--version").stdout.strip() == f"Pleioscope {pleioscope.build}"
    assert re.fullmatch(r"\d+\.\d+\.\d+", pleioscope.__version__)


def test_the_stub_names_what_the_extension_has():
    stub = ast.parse((PACKAGE / "_core.pyi").read_text(encoding="utf-8"))
    defined = {node.name: node for node in stub.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    assert set(defined) == public(dir(_core))
    for name, node in defined.items():
        if isinstance(node, ast.ClassDef):
            assert {member.name for member in node.body} == public(dir(getattr(_core, name))), name
    assert (PACKAGE / "py.typed").exists()


def test_what_is_exported_is_there():
    assert all(hasattr(pleioscope, name) for name in pleioscope.__all__)


def test_the_example_goes_from_genome_to_figure(files, source_folder, tmp_path):
    script = source_folder / "app/python/examples/genome_to_figure.py"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= 24
    if importlib.util.find_spec("pandas") is None or not _figures.can_draw():
        pytest.skip("the example needs pandas and a build with graphics")
    command = [sys.executable, script, files.genome, files.traits, tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "400 genes" in done.stdout and "most frequent codon" in done.stdout
    assert xml.etree.ElementTree.parse(tmp_path / "nc_gc3s.svg").getroot().tag.endswith("svg")
    cli("run", "codon.bias", "--genome", files.genome, "--traits", files.traits, "--out", tmp_path / "cli")
    for file in (tmp_path / "cli").iterdir():
        assert file.read_bytes() == (tmp_path / "codon_bias" / file.name).read_bytes(), file.name


def test_a_wheel_is_made_and_installed(source_folder, tmp_path):
    maker = source_folder / "app/python/make_wheel.py"
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        done = subprocess.run([sys.executable, maker, PACKAGE, pleioscope.__version__, tmp_path / name],
                              capture_output=True, text=True, check=True)
        made.append(pathlib.Path(done.stdout.strip()))
    assert made[0].read_bytes() == made[1].read_bytes()
    if importlib.util.find_spec("pip") is None:
        pytest.skip("pip is not installed")
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target",
                    tmp_path / "installed", made[0]], capture_output=True, check=True)
    program = "import pleioscope as p; print(p.__file__, p.build, p._figures.can_draw())"
    told = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": str(tmp_path / "installed")},
                          capture_output=True, text=True, check=True).stdout
    assert told.split()[0].startswith(str(tmp_path / "installed"))
    assert pleioscope.build in told and str(_figures.can_draw()) in told
