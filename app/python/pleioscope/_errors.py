# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong, as exceptions; their texts are those of the command line."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Iterable, Optional

if TYPE_CHECKING:
    from ._core import Note


@dataclass(frozen=True)
class Question:
    """What has to be said before a file can be read: give `how={file: {decision: answer}}` to read()."""

    file: str
    decision: str
    #: Each with the first cells of the column that it stands for.
    answers: tuple[tuple[str, tuple[str, ...]], ...]


class Error(Exception):
    """What happened, where, and what to do."""

    def __init__(self, message: str, where: str = "", question: Optional[Question] = None) -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        #: A file with a line, or the name of a parameter; may be empty.
        self.where = where
        #: Where an answer would let the work go on.
        self.question = question
        if question is not None:
            answers = " or ".join(f"how={{{question.file!r}: {{{question.decision!r}: {answer!r}}}}}"
                                  for answer, _ in question.answers[:3])
            self.add_note(f"Answer with {answers}" + (" or another of them." if len(question.answers) > 3 else "."))


class InputError(Error, ValueError):
    """A file or its content cannot be read or used."""


class UsageError(Error, ValueError):
    """The request is wrong: an unknown name, a value out of range, a file would be written over."""


class OutputError(Error, OSError):
    """Writing failed: permissions, a full disk."""


class InternalError(Error, RuntimeError):
    """Something failed in a way that the user cannot mend."""


class DataWarning(UserWarning):
    """What did not stop the work, but should be seen: a note whose severity is warning or problem."""


_CLASSES = {"bad_input": InputError, "usage": UsageError, "io": OutputError, "internal": InternalError}


def exception_of(
    kind: str, message: str, where: str, question: Optional[tuple[str, str, list[tuple[str, list[str]]]]] = None
) -> Exception:
    """The exception for an error of the core."""
    asked = None
    if question is not None:
        file, decision, answers = question
        asked = Question(file, decision, tuple((value, tuple(cells)) for value, cells in answers))
    return _CLASSES.get(kind, InternalError)(message, where, asked)


def warn_of(notes: Iterable[Note], stacklevel: int) -> None:
    for note in notes:
        if note.severity != "info":
            warnings.warn(str(note), DataWarning, stacklevel=stacklevel)
