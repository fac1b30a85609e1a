# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures are drawn by a program beside this file, in a process of its own: the same code as the workbench draws with,
without a window library or a second application object in a notebook's process."""

from __future__ import annotations

import os
import subprocess
import tempfile
from typing import Sequence

from ._errors import exception_of

_PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pleioscope-draw")
# The exit status of all programs of Pleioscope that have no window.
_KINDS = {1: "io", 2: "usage", 3: "bad_input"}


def can_draw() -> bool:
    """False in a build without graphics."""
    return os.path.exists(_PROGRAM)


def draw(plots_cbor: bytes, paths: Sequence[str], width_mm: float = 0, height_mm: float = 0, dpi: int = 300) -> None:
    """Draws plots into files; the suffix of each (.svg, .pdf, .png) is its format."""
    if not can_draw():
        raise exception_of(
            "internal",
            "This build has no graphics and cannot draw figures; use one configured with PLEIOSCOPE_GUI=ON.", "")
    sizes = [repr(float(width_mm)), repr(float(height_mm)), str(int(dpi))]
    done = subprocess.run([_PROGRAM, *sizes, *paths], input=plots_cbor, capture_output=True, check=False)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise exception_of(_KINDS.get(done.returncode, "internal"), said or "The figure could not be drawn.", "")


def draw_svgs(plots_cbor: bytes, count: int) -> list[str]:
    """The plots as SVG text."""
    if count == 0:
        return []
    with tempfile.TemporaryDirectory(prefix="pleioscope-") as folder:
        paths = [os.path.join(folder, f"{i}.svg") for i in range(count)]
        draw(plots_cbor, paths)
        svgs = []
        for path in paths:
            with open(path, encoding="utf-8", newline="") as file:
                svgs.append(file.read())
        return svgs
