"""Gold sets: questions with the answers that are right, as JSONL or as SQuAD JSON.

What is malformed raises DataError, which says where: the line of a JSONL file, or the place in a JSON
file as a pointer (RFC 6901), such as ``dev.json#/data/0/paragraphs/12/qas/3``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from index.errors import DataError
from index.types import Article


@dataclass(frozen=True, slots=True)
class Gold:
    """A question and what is right: any of ``answers``; none when the articles do not say.

    ``articles`` are sources that hold the answer; empty when the gold set does not tell. ``history``
    are the earlier questions of the conversation, oldest first.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    articles: tuple[str, ...]
    history: tuple[str, ...] = ()


def read_gold(path: Path) -> list[Gold]:
    """The questions of a JSONL file, one JSON object a line; blank lines and other keys are ignored.

    ``id``, ``question`` and ``answers`` must be there; ``articles`` and ``history`` may be. Raises
    DataError, also for an ID that occurs twice and for a file without questions.
    """
    golds: list[Gold] = []
    places: dict[str, str] = {}
    for number, line in enumerate(_read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        fields = _object(_parse(line, where), where)
        gold = Gold(
            id=_id(fields, where),
            question=_text(fields.get("question"), f"{where}: the question"),
            answers=_texts(_required(fields, "answers", where), f"{where}: answers"),
            articles=_texts(fields.get("articles") or [], f"{where}: articles"),
            history=_texts(fields.get("history") or [], f"{where}: history"),
        )
        _note(places, gold.id, where)
        golds.append(gold)
    if not golds:
        raise DataError(f"{path} holds no questions.")
    return golds


def read_squad(path: Path) -> tuple[list[Gold], list[Article]]:
    """The questions of a SQuAD file, version 1.1 or 2.0, and its paragraphs, each an article.

    Rajpurkar et al. 2016 and 2018, https://rajpurkar.github.io/SQuAD-explorer/. As in their
    evaluation a question without answers is one that has none (``is_impossible`` and plausible answers
    are not looked at). A question's ``articles`` is the source of its own paragraph: the file with a
    pointer to the paragraph. Raises DataError, also for an ID that occurs twice and for a file without
    questions.
    """
    from index.articles import article_id

    root = str(path)
    golds: list[Gold] = []
    articles: list[Article] = []
    places: dict[str, str] = {}
    file = _object(_parse(_read_text(path), root), root)
    for document, at in _members(file, "data", f"{root}#"):
        title = document.get("title")
        for paragraph, source in _members(document, "paragraphs", at):
            text = _text(paragraph.get("context"), f"{source}: the context", keep=True)
            articles.append(
                Article(
                    id=article_id(text),
                    text=text,
                    sources=(source,),
                    # SQuAD has Wikipedia's titles as they stand in its addresses.
                    title=unquote(title).replace("_", " ") if isinstance(title, str) and title else None,
                )
            )
            for qa, where in _members(paragraph, "qas", source):
                answers = [
                    _text(answer.get("text"), f"{place}: the text") for answer, place in _members(qa, "answers", where)
                ]
                gold = Gold(
                    id=_id(qa, where),
                    question=_text(qa.get("question"), f"{where}: the question"),
                    answers=tuple(dict.fromkeys(answers)),  # several annotators gave the same
                    articles=(source,),
                )
                _note(places, gold.id, where)
                golds.append(gold)
    if not golds:
        raise DataError(f"{path} holds no questions.")
    return golds, articles


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError(f"{path} could not be read: {error.strerror}.") from error
    except ValueError as error:
        raise DataError(f"{path} could not be read: it is not UTF-8 text.") from error


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{where} is not JSON: {error}.") from error


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DataError(f"{where} is not a JSON object.")
    return value


def _members(parent: dict[str, Any], key: str, where: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The objects of the list ``parent[key]``, each with the pointer to it."""
    values = _required(parent, key, where)
    if not isinstance(values, list):
        raise DataError(f"{where}/{key} is not a list.")
    for number, value in enumerate(values):
        place = f"{where}/{key}/{number}"
        yield _object(value, place), place


def _required(fields: dict[str, Any], key: str, where: str) -> Any:
    if key not in fields:
        raise DataError(f"{where} has no {key}.")
    return fields[key]


def _id(fields: dict[str, Any], where: str) -> str:
    """The ID as text; some data sets in SQuAD's format number their questions."""
    value = _required(fields, "id", where)
    return str(value) if type(value) is int else _text(value, f"{where}: the id", keep=True)


def _text(value: Any, what: str, keep: bool = False) -> str:
    """``value`` if it is text that is not blank, without the space around it unless it is to be kept."""
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{what} is {'empty' if isinstance(value, str) else 'missing or not text'}.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DataError(f"{what} holds lone surrogates, which are not text.") from error
    return value if keep else value.strip()


def _texts(values: Any, what: str) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise DataError(f"{what} is not a list.")
    return tuple(_text(value, f"{what}: number {number}") for number, value in enumerate(values, start=1))


def _note(places: dict[str, str], id: str, where: str) -> None:
    """Remember where an ID stands; DataError where it stood before."""
    if id in places:
        raise DataError(f"The id {id!r} occurs twice: {places[id]} and {where}.")
    places[id] = where
