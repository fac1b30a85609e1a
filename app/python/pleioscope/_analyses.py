# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Mapping, Optional, Sequence, Union

import numpy

from . import _core
from ._dataset import Progress
from ._errors import warn_of
from ._report import Report

Value = Union[bool, int, float, str]


@dataclass(frozen=True)
class Parameter:
    """One parameter of an analysis."""

    id: str
    title: str
    help: str
    unit: str
    default: Value
    minimum: Optional[float]
    maximum: Optional[float]
    choices: tuple[tuple[str, str], ...]  #: id and title of each; empty if it is no choice
    kind: str  #: what its text names: "plain", "trait", "condition", "conditions", "gene", "genes"

    def __str__(self) -> str:
        default = f"{self.default!r} {self.unit}".rstrip()
        bounds = ""
        if self.minimum is not None or self.maximum is not None:
            low = "" if self.minimum is None else f"{self.minimum:g}"
            high = "" if self.maximum is None else f"{self.maximum:g}"
            bounds = f", {low} to {high}" if low and high else f", at least {low}" if low else f", at most {high}"
        one_of = ", one of " + ", ".join(choice for choice, _ in self.choices) if self.choices else ""
        head = f"{self.id} (default {default}{bounds}{one_of})"
        return textwrap.fill(head, 100) + "\n" + textwrap.indent(textwrap.fill(self.help or self.title, 96), "    ")


@dataclass(frozen=True)
class Analysis:
    """One analysis, described; run() runs it."""

    id: str
    title: str
    answers: str  #: the biologist's question
    citation: str
    version: int  #: raised when the numbers change
    needs: tuple[str, ...]
    tables: tuple[str, ...]  #: ids of all tables that its reports may hold
    parameters: tuple[Parameter, ...] = field(repr=False)

    def __post_init__(self) -> None:
        # So that help(analyses[id]) is about this one.
        object.__setattr__(self, "__doc__", self._description())

    def _description(self) -> str:
        parts = [f"{self.id}: {self.title}", textwrap.fill(self.answers, 100)]
        if self.needs:
            parts.append("Needs " + ", ".join(self.needs) + ".")
        parts.append(f'pleioscope.run("{self.id}", dataset, seed=1, progress=None, **parameters)')
        if self.parameters:
            parts.append("Parameters\n\n" + "\n".join(str(parameter) for parameter in self.parameters))
        if self.tables:
            parts.append("Tables: " + ", ".join(self.tables))
        if self.citation:
            parts.append(textwrap.fill(self.citation, 100))
        return "\n\n".join(parts)


def _described(words: dict[str, Any]) -> Analysis:
    """What the extension says of an analysis, in which lists take the place of tuples."""
    parameters = (Parameter(**dict(each, choices=tuple(each["choices"]))) for each in words["parameters"])
    tuples: dict[str, Any] = {"needs": tuple(words["needs"]), "tables": tuple(words["tables"])}
    return Analysis(**dict(words, parameters=tuple(parameters), **tuples))


#: All analyses by id, in the order of `pleioscope-cli list`.
analyses: Mapping[str, Analysis] = MappingProxyType({words["id"]: _described(words) for words in _core.analyses()})

# How the names of a parameter of several stand in its text.
_JOINED_BY = {"genes": ", ", "conditions": "; "}


def _plain(analysis: str, name: str, value: object) -> Value:
    if isinstance(value, numpy.generic):
        value = value.item()
    if isinstance(value, (list, tuple)) and analysis in analyses:
        kinds = {parameter.id: parameter.kind for parameter in analyses[analysis].parameters}
        if kinds.get(name) in _JOINED_BY and all(isinstance(each, str) for each in value):
            value = _JOINED_BY[kinds[name]].join(value)
    if not isinstance(value, (bool, int, float, str)):
        raise TypeError(f"{name}: a parameter is true or false, a number or a text, not {type(value).__name__}")
    return value


def run(
    analysis: str,
    dataset: _core.Dataset,
    *,
    seed: int = 1,
    progress: Optional[Progress] = None,
    **parameters: Union[Value, Sequence[str]],
) -> Report:
    """Runs an analysis by its id; parameters that are not given have their defaults.

    Parameters that name several genes or conditions take a list of names too. Equal inputs, parameters and seed give
    equal reports, bit for bit, here and by the command line. `progress` is called with the fraction that is done and
    what is being done. Ctrl+C stops the run within a second.

    Raises UsageError for an unknown analysis or parameter and a value that does not fit, InputError where the dataset
    lacks something. Notes of some weight that are not the dataset's are warnings (DataWarning) besides.
    """
    plain = {name: _plain(analysis, name, value) for name, value in parameters.items()}
    computed = _core.run(analysis, dataset, plain, seed, progress)
    report = Report(computed)
    warn_of(computed.own_notes, stacklevel=3)
    return report
