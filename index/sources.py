"""From the paths that a user names to the files that stand there."""

import glob
import json
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from index.decoding import printable
from index.errors import ArticleError
from index.types import Failure

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".jsonl")
"""The kinds of files that are read."""

MAX_BYTES = 20_000_000
"""The largest file, or line of a .jsonl file, that is read: 20 MB, some 3,000 pages of text."""

_KINDS = ", ".join(SUFFIXES)
ONLY_KINDS = f"Only {_KINDS} files are read."


def find_sources(paths: Iterable[str | Path]) -> list[str | Failure]:
    """The files that ``paths`` name, in the order given, each once; a Failure for what names none.

    A file stands for itself. A folder stands for the files of a known kind in it, recursively, in
    the order of their names, without hidden files and folders, and without .jsonl files of questions,
    which may lie beside the articles they are about. A path that does not exist and holds ``*``,
    ``?`` or ``[`` is a glob, ``**`` for any depth. Paths stay relative or absolute as given.
    """
    found: list[str | Failure] = []
    seen: set[str] = set()
    for path in paths:
        for source in _expand(os.fspath(path)):
            if isinstance(source, Failure):
                found.append(source)
            elif (real := os.path.realpath(source)) not in seen:
                seen.add(real)
                found.append(source)
    return found


def suffix(path: str) -> str:
    """The suffix of a path in lower case, with its dot."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122


def open_file(path: str) -> BinaryIO:
    """Open a regular file for reading bytes. Raises ArticleError for a folder, and for a pipe before it can block."""
    mode = os.stat(path).st_mode  # noqa: PTH116
    if stat.S_ISDIR(mode):
        raise ArticleError("This is a folder.")
    if not stat.S_ISREG(mode):
        raise ArticleError("This is not a regular file.")
    return Path(path).open("rb")


def failure(path: str, error: Exception) -> Failure:
    """What the operating system says about a path, in one sentence."""
    if isinstance(error, PermissionError):
        reason = "Permission denied."
    elif isinstance(error, FileNotFoundError):
        reason = "There is no such file or folder."
    else:
        reason = f"The file cannot be read: {getattr(error, 'strerror', None) or error}."
    return Failure(printable(path), reason)


def _expand(path: str) -> list[str | Failure]:
    """The sources that one path of the user stands for."""
    if not path.strip() or "\0" in path:
        return [Failure(printable(path), "This is not a path.")]
    if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where a folder above may not be read)
        return list(_walk(path)) or [Failure(printable(path), f"The folder holds no {_KINDS} files.")]
    if os.path.lexists(path):
        return [path if suffix(path) in SUFFIXES else Failure(printable(path), ONLY_KINDS)]
    if glob.has_magic(path):
        return list(_glob(path)) or [Failure(printable(path), f"No {_KINDS} file matches.")]
    try:
        os.lstat(path)
    except (OSError, ValueError) as error:
        return [failure(path, error)]
    return [path]


def _walk(folder: str) -> Iterator[str | Failure]:
    """The articles' files in a folder and those below it, then a Failure for each folder that cannot be opened."""
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)  # noqa: PTH118 (Path would drop a leading "./")
            if not name.startswith(".") and suffix(name) in SUFFIXES and not _holds_questions(path):
                yield path
    for error in errors:
        yield failure(str(error.filename), error)


def _glob(pattern: str) -> Iterator[str]:
    """The files of a known kind that a glob matches, and those in the folders that it matches."""
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207
        if os.path.isdir(match):  # noqa: PTH112
            yield from (source for source in _walk(match) if isinstance(source, str))
        elif suffix(match) in SUFFIXES:
            yield match


def _holds_questions(path: str) -> bool:
    """Whether a .jsonl file begins with a question, which has no text as an article has."""
    if suffix(path) != ".jsonl":
        return False
    try:
        with open_file(path) as file:
            first = json.loads(file.readline(MAX_BYTES))
    except (ArticleError, OSError, ValueError, RecursionError):
        return False  # reading it as articles will say what is wrong
    return isinstance(first, dict) and "question" in first and "text" not in first
