"""Reading a file of questions: JSON Lines, one ``{"id", "question"}`` a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import DataError, QuestionError


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask; ``where`` says where it came from ("line 3"), ``id`` goes back out with its answer."""

    text: str
    where: str
    id: str | int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that was not answered, and why, in one sentence."""

    where: str
    reason: str


def read_questions(path: Path) -> list[Question | Refused]:
    """The questions of a JSON Lines file in its order, with the lines that hold none as ``Refused``.

    The file is UTF-8, with or without a byte order mark; blank lines are skipped, and so is every
    key but "id" (text, a whole number, or missing) and "question". Raises DataError when the file
    cannot be read.
    """
    try:
        content = path.read_bytes()
    except IsADirectoryError as error:
        raise DataError(f"{path} is a folder, not a file of questions.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else error
        raise DataError(f"{path} cannot be read: {reason}.") from error
    return list(_parse_lines(content.removeprefix(b"\xef\xbb\xbf")))


def check_question(text: str) -> str:
    """The question itself; raises QuestionError when there is nothing in it to ask."""
    if not text.strip():
        raise QuestionError("The question is empty.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:  # bytes of an argument that are not UTF-8, or a JSON escape
        raise QuestionError("The question holds lone surrogates, which are not text.") from error
    return text


def _parse_lines(content: bytes) -> Iterator[Question | Refused]:
    # JSON Lines ends a line with "\n" alone: a JSON text may hold U+2028 and the like as they are.
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            where = f"line {number}"
            try:
                yield _parse(line, where)
            except (DataError, QuestionError) as error:
                yield Refused(where, str(error))


def _parse(line: bytes, where: str) -> Question:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DataError("It is not UTF-8.") from error
    except json.JSONDecodeError as error:
        raise DataError(f"It is not JSON ({error.msg} at character {error.pos + 1}).") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise DataError("It is not JSON that can be read.") from error
    if not isinstance(record, dict):
        raise DataError("It is not a JSON object.")
    if "question" not in record:
        raise DataError('It has no "question".')
    text, id = record["question"], record.get("id")
    if not isinstance(text, str):
        raise DataError('The "question" is not text.')
    if id is not None and (not isinstance(id, str | int) or isinstance(id, bool)):
        raise DataError('The "id" is neither text nor a whole number.')
    return Question(check_question(text), where, id)
