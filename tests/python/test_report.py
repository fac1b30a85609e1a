# SPDX-License-Identifier: GPL-3.0-or-later
import json
import math

import numpy
import pytest

import pleioscope
from pleioscope import _figures

needs_drawing = pytest.mark.skipif(not _figures.can_draw(), reason="a build without graphics draws no figures")


def test_scalars_have_their_meaning(bias):
    words = json.loads(bias.to_json())["scalars"]
    for scalar in words:
        value = bias.scalars[scalar["id"]].value
        assert math.isnan(value) if scalar["value"] is None else value == scalar["value"]
        assert bias.scalars[scalar["id"]].help == scalar["help"]


def test_columns_are_the_reports_memory(bias):
    column = bias.tables["gene_bias"]["nc"]
    assert column.type == "real" and column.help
    values = column.values
    assert values.ctypes.data == column.values.ctypes.data
    assert not values.flags.owndata and not values.flags.writeable


def test_every_cell_is_that_of_the_file(bias, decoded, tmp_path):
    types = set()
    for report, folder in ((bias, tmp_path / "bias"), (decoded, tmp_path / "decoded")):
        report.save(folder)
        for table in report.tables.values():
            lines = (folder / f"{table.id}.tsv").read_text(encoding="utf-8").split("\n")
            rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
            assert rows[0] == list(table) and len(rows) == table.rows + 1
            for place, column in enumerate(table.values()):
                types.add(column.type)
                for row, value in zip(rows[1:], column.values):
                    cell = row[place]
                    if column.type == "real":
                        assert math.isnan(value) if cell == "" else value == float(cell)
                    elif column.type == "integer":
                        assert value == int(cell)
                    else:
                        assert (value or "") == cell.removeprefix("'")
    assert types == {"real", "integer", "text", "category"}


def test_a_table_is_a_data_frame(bias, decoded):
    pandas = pytest.importorskip("pandas")
    for table in decoded.tables.values():
        for column in table.values():
            if column.type == "category":
                values = decoded[table.id][column.id]
                assert [None if pandas.isna(value) else value for value in values] == column.values
    table = bias.tables["gene_bias"]
    frame = bias["gene_bias"]
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(table)
    assert len(frame) == table.rows
    assert numpy.array_equal(frame["nc"].to_numpy(), table["nc"].values, equal_nan=True)


def test_a_table_is_an_arrow_table(bias):
    pytest.importorskip("pyarrow")
    table = bias.tables["gene_bias"]
    arrow = table.to_arrow()
    assert arrow.column_names == list(table) and arrow.num_rows == table.rows
    assert arrow["nc"].null_count == int(numpy.isnan(table["nc"].values).sum())
    for column in table.values():
        if column.type in ("text", "category"):
            assert arrow[column.id].to_pylist() == column.values


def test_a_table_needs_nothing_else(bias, monkeypatch):
    import builtins

    known = builtins.__import__

    def without(name, *rest):
        if name in ("pandas", "pyarrow"):
            raise ImportError(name)
        return known(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    columns = bias["gene_bias"]
    assert isinstance(columns, dict)
    assert len(columns["gene_id"]) == bias.tables["gene_bias"].rows


@needs_drawing
def test_figures_are_drawn(bias, tmp_path):
    figure = bias.figures["nc_gc3s"]
    assert figure._repr_svg_().startswith("<?xml") and "<svg" in figure.svg
    figure.save(tmp_path / "nc.svg")
    assert (tmp_path / "nc.svg").read_text(encoding="utf-8") == figure.svg
    figure.save(tmp_path / "nc.pdf", width_mm=89, height_mm=80)
    assert (tmp_path / "nc.pdf").read_bytes().startswith(b"%PDF")
    figure.save(tmp_path / "nc.png", dpi=72)
    assert (tmp_path / "nc.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(pleioscope.UsageError, match="dpi"):
        figure.save(tmp_path / "nc.png", dpi=1)
    with pytest.raises(pleioscope.UsageError, match=".pdf, .svg or .png"):
        figure.save(tmp_path / "nc.jpeg")


@needs_drawing
def test_a_report_shows_itself_in_a_notebook(bias):
    page = bias._repr_html_()
    assert page.count("data:image/svg+xml;base64,") == len(bias.figures) > 0
    assert "Simulated data" in page and bias.title in page
    assert "<script" not in page


def test_no_window_library_is_in_the_process(bias):
    bias._repr_html_()
    with open("/proc/self/maps", encoding="utf-8") as maps:
        assert not [line for line in maps if "libQt6Gui" in line or "libQt6Widgets" in line]


def test_what_was_changed_is_not_written_over(bias, tmp_path):
    bias.save(tmp_path / "out")
    (tmp_path / "out/gene_bias.tsv").write_text("mine\n")
    with pytest.raises(pleioscope.UsageError, match="gene_bias.tsv"):
        bias.save(tmp_path / "out")
    assert (tmp_path / "out/gene_bias.tsv").read_text() == "mine\n"
    with pytest.raises(pleioscope.OutputError):
        bias.save("/proc/pleioscope/out")
