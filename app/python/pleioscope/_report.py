# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import base64
import html
import json
import os
import warnings
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Iterator, Mapping, Optional, Union

import numpy
from numpy.typing import NDArray

from . import _core, _figures
from ._core import Note
from ._dataset import Path, Progress
from ._errors import DataWarning

if TYPE_CHECKING:
    import pandas
    import pyarrow


@dataclass(frozen=True)
class Scalar:
    """One number of a report with its meaning; NaN is undefined."""

    id: str
    title: str
    value: float
    help: str

    def __float__(self) -> float:
        return self.value


class Column:
    """One column of a table. Numbers are arrays over the report's own memory: not copied, read-only."""

    def __init__(self, computed: _core.Report, place: tuple[int, int], words: dict[str, Any]) -> None:
        self._computed, self._place = computed, place
        self.id: str = words["id"]
        self.title: str = words["title"]
        self.help: str = words["help"]
        self.type: str = words["type"]  #: "real", "integer", "text" or "category"

    def _raw(self) -> Any:
        return self._computed.column(*self._place)

    def _categories(self) -> tuple[list[str], NDArray[numpy.int32]]:
        """The different texts of a category, and an index into them for each row, -1 where it has none."""
        levels, codes = self._raw()
        different = {level: i for i, level in enumerate(dict.fromkeys(levels))}
        if len(different) < len(levels):  # as names of genes, of which two may have one
            merged = numpy.array([different[level] for level in levels] + [-1], dtype=codes.dtype)
            codes = merged[codes]
        return list(different), codes

    @property
    def values(self) -> Union[NDArray[Any], list[Optional[str]]]:
        """An array of numbers, NaN where undefined; of texts a list, None where a category has no value."""
        if self.type != "category":
            values: Union[NDArray[Any], list[Optional[str]]] = self._raw()
            return values
        levels, codes = self._raw()
        return [levels[code] if code >= 0 else None for code in codes.tolist()]

    def __repr__(self) -> str:
        return f"<pleioscope.Column {self.id} ({self.type}): {self.title}>"


class Table(Mapping[str, Column]):
    """A table of a report: its columns by id."""

    def __init__(self, computed: _core.Report, place: int, words: dict[str, Any]) -> None:
        self.id: str = words["id"]
        self.title: str = words["title"]
        self.rows: int = words["rows"]
        self._columns = {c["id"]: Column(computed, (place, i), c) for i, c in enumerate(words["columns"])}

    def __getitem__(self, column: str) -> Column:
        return self._columns[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a data frame; needs pandas."""
        import pandas

        def series(column: Column) -> Any:
            if column.type != "category":
                return column.values
            levels, codes = column._categories()
            return pandas.Categorical.from_codes(codes, levels)

        return pandas.DataFrame({column.id: series(column) for column in self._columns.values()})

    def to_arrow(self) -> pyarrow.Table:
        """The table for Arrow, undefined numbers as null; needs pyarrow."""
        import pyarrow

        def array(column: Column) -> Any:
            if column.type == "real":
                return pyarrow.array(column.values, from_pandas=True)
            if column.type != "category":
                return pyarrow.array(column.values)
            levels, codes = column._categories()
            return pyarrow.DictionaryArray.from_arrays(
                pyarrow.array(codes, mask=codes < 0), pyarrow.array(levels, type=pyarrow.string()))

        return pyarrow.table({column.id: array(column) for column in self._columns.values()})

    def to_columns(self) -> dict[str, Union[NDArray[Any], list[Optional[str]]]]:
        """The values of the columns by id; needs nothing."""
        return {column.id: column.values for column in self._columns.values()}

    def best(self) -> Any:
        """The table as pandas, else as Arrow, else as a dict of columns: the first of these that is installed."""
        for convert in (self.to_pandas, self.to_arrow):
            try:
                return convert()
            except ImportError:
                continue
        return self.to_columns()

    def __repr__(self) -> str:
        return f"<pleioscope.Table {self.id}: {self.rows} rows, {len(self)} columns>"


class Figure:
    """A figure of a report, drawn when it is asked for."""

    def __init__(self, computed: _core.Report, place: int, words: dict[str, Any]) -> None:
        self._computed, self._place = computed, place
        self._svg: Optional[str] = None
        self.id: str = words["id"]
        self.title: str = words["title"]
        self.caption: str = words["caption"]
        self.width_mm: float = words["width_mm"]
        self.height_mm: float = words["height_mm"]

    @property
    def svg(self) -> str:
        """The figure as SVG text, as report.html has it."""
        if self._svg is None:
            self._svg = _figures.draw_svgs(self._computed.plots_cbor([self._place]), 1)[0]
        return self._svg

    def save(self, path: Path, *, width_mm: float = 0, height_mm: float = 0, dpi: int = 300) -> None:
        """Writes it as .svg, .pdf or .png, by the suffix; 0 stands for its own size, dpi is of PNG alone."""
        _figures.draw(self._computed.plots_cbor([self._place]), [os.fspath(path)], width_mm, height_mm, dpi)

    def _repr_svg_(self) -> Optional[str]:
        return self.svg if _figures.can_draw() else None

    def __repr__(self) -> str:
        return f"<pleioscope.Figure {self.id}: {self.title}>"


class Report:
    """What an analysis found. report["genes"] is a table as pandas, Arrow or columns, whichever is installed."""

    def __init__(self, computed: _core.Report) -> None:
        self._computed = computed
        words = json.loads(computed.json)
        self.title: str = words["title"]
        self.analysis: str = words["analysis"]
        self.simulated: bool = words["simulated"]
        self.notes: list[Note] = computed.notes
        #: Program, version, parameters, seed, and the inputs with their SHA-256 and how they were read.
        self.provenance: dict[str, Any] = words["provenance"]
        self.scalars: Mapping[str, Scalar] = MappingProxyType({
            scalar["id"]: Scalar(scalar["id"], scalar["title"], value, scalar["help"])
            for scalar, value in zip(words["scalars"], computed.scalar_values)
        })
        self.tables: Mapping[str, Table] = MappingProxyType(
            {table["id"]: Table(computed, i, table) for i, table in enumerate(words["tables"])})
        self.figures: Mapping[str, Figure] = MappingProxyType(
            {plot["id"]: Figure(computed, i, plot) for i, plot in enumerate(words["plots"])})

    def __getitem__(self, table: str) -> Any:
        return self.tables[table].best()

    def _draw_all(self) -> list[tuple[str, str]]:
        """Ids and SVG of all figures, drawn in one go; none in a build without graphics."""
        if not _figures.can_draw():
            return []
        figures = list(self.figures.values())
        missing = [figure for figure in figures if figure._svg is None]
        svgs = _figures.draw_svgs(self._computed.plots_cbor([figure._place for figure in missing]), len(missing))
        for figure, svg in zip(missing, svgs):
            figure._svg = svg
        return [(figure.id, figure.svg) for figure in figures]

    def to_json(self) -> str:
        """The text of report.json."""
        return self._computed.json

    def to_cbor(self) -> bytes:
        """The whole report, tables and figures included, as projects and swarms keep it; equal work, equal bytes."""
        return self._computed.cbor

    def save(self, folder: Path, *, progress: Optional[Progress] = None) -> None:
        """Writes tables, report.json and report.html into a folder: the same bytes as the command line.

        Raises UsageError, and writes nothing, if something would be replaced that was changed since, is an input, or
        that Pleioscope did not write."""
        place = os.fsencode(folder)
        if halfway := _core.halfway_warning(place):
            warnings.warn(halfway, DataWarning, stacklevel=2)
        self._computed.save(place, self._draw_all(), progress)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td style='text-align:left' title='{html.escape(s.help, quote=True)}'>{html.escape(s.title)}</td>"
            f"<td>{'–' if numpy.isnan(s.value) else format(s.value, '.6g')}</td></tr>" for s in self.scalars.values())
        # As images, so that the ids in one drawing meet neither those of another nor those of the page.
        pictures = "".join(
            f"<p><img alt='{html.escape(self.figures[name].title, quote=True)}' style='max-width:100%' "
            f"src='data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}'></p>"
            for name, svg in self._draw_all())
        simulated = "<p>Simulated data.</p>" if self.simulated else ""
        tables = ", ".join(f"{html.escape(t.id)} ({t.rows:,} rows)" for t in self.tables.values())
        return f"<h3>{html.escape(self.title)}</h3>{simulated}<table>{rows}</table><p>Tables: {tables}</p>{pictures}"

    def __repr__(self) -> str:
        return (f"<pleioscope.Report {self.analysis}: {len(self.scalars)} scalars, {len(self.tables)} tables, "
                f"{len(self.figures)} figures, {len(self.notes)} notes>")
