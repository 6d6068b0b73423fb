"""Reads question-answer data into one record, whatever its format.

Formats: SQuAD JSON (1.1 and 2.0; or JSON lines, one paragraph a line), QAMR (Michael et al. 2018),
QA-SRL Gold (Roit et al. 2020) and QED (Lamm et al. 2020). The kind of a file is told from its name;
every file may be gzipped.
"""

import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import DataError

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """One question on one passage.

    ``answers`` are the (start, end) ranges in ``passage`` that the annotators gave, one per
    annotator, so that a range may occur more than once; empty when the passage does not say.
    Examples that share a ``group`` stay on one side of a train/dev split. Where the passage is a
    sentence, ``before`` and ``after`` are the sentences of its document around it, in order.
    """

    question: str
    passage: str
    answers: tuple[Range, ...]
    group: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def read_examples(path: Path) -> list[Example]:
    """All examples of one file; the sentences of QAMR and QA-SRL lie in a second file beside it."""
    name = path.name
    try:
        if name.startswith("qamr"):
            return list(_read_qamr(path, _beside(path, "qamr_sents.tsv")))
        if name.startswith("qasrl"):
            return list(_read_qasrl(path, path.with_name(name.replace(".gold.", ".sentences."))))
        if name.startswith("qed"):
            return list(_read_qed(path))
        if ".jsonl" in name:
            return [example for line in _lines(path) for example in _read_paragraph(json.loads(line))]
        return list(read_squad(path))
    except (OSError, EOFError, LookupError, ValueError, TypeError, AttributeError, zlib.error, csv.Error) as error:
        reason = f"there is no {error}" if isinstance(error, KeyError) else str(error).rstrip(".")
        raise DataError(f"{path} is not question-answer data that can be read: {reason}.") from error


def passage_key(passage: str) -> str:
    """A name for a passage that depends on its text alone."""
    return hashlib.sha256(passage.encode()).hexdigest()


def is_dev(example: Example) -> bool:
    """Whether the example belongs to the tenth of the passages that is never trained on."""
    return int(hashlib.sha256(example.group.encode()).hexdigest(), 16) % 10 == 0


def read_squad(path: Path) -> Iterator[Example]:
    """Examples of a SQuAD 1.1 or 2.0 file (https://rajpurkar.github.io/SQuAD-explorer/).

    White space around an annotated answer is cut off; an answer that does not stand at its offset
    is dropped, and a question all of whose answers were dropped is left out, since it is not known
    to be unanswerable.
    """
    for document in json.loads(_read_text(path))["data"]:
        for paragraph in document["paragraphs"]:
            yield from _read_paragraph(paragraph)


def _read_paragraph(paragraph: dict[str, Any]) -> Iterator[Example]:
    passage = paragraph["context"]
    for question in paragraph["qas"]:
        found = [
            _trim(passage, answer["answer_start"], answer["answer_start"] + len(answer["text"]))
            for answer in question["answers"]
            if passage.startswith(answer["text"], answer["answer_start"])
        ]
        answers = tuple(range_ for range_ in found if range_)
        if answers or not question["answers"]:
            yield Example(question["question"].strip(), passage, answers, passage_key(passage))


def _read_qamr(path: Path, sentences_path: Path) -> Iterator[Example]:
    """QAMR: who-did-what questions on single sentences, answered as token indices by three people."""
    sentences = {}
    for line in _lines(sentences_path):
        sentence_id, tokens = line.split("\t")
        sentences[sentence_id] = detokenise(tokens.split(" "))
    around = _around({sentence_id: text for sentence_id, (text, _) in sentences.items()})
    for line in _lines(path):
        sentence_id, _, _, _, _, question, answer, *validations = line.split("\t")
        passage, offsets = sentences[sentence_id]
        given = [answer, *(validation.split(":", 1)[1] for validation in validations)]
        if any("invalid" in indices.lower() for indices in given):
            continue
        answers = []
        for indices in given:
            positions = sorted(int(index) for index in indices.split())
            if positions and positions[-1] - positions[0] + 1 == len(positions):  # one contiguous span
                answers.append(_trim(passage, offsets[positions[0]][0], offsets[positions[-1]][1]))
        ranges = tuple(range_ for range_ in answers if range_)
        if ranges:
            yield Example(_tidy_question(question), passage, ranges, passage_key(passage), *around[sentence_id])


def _read_qasrl(path: Path, sentences_path: Path) -> Iterator[Example]:
    """QA-SRL Gold. Questions with a placeholder ("someone", "something") are left out.

    The answers of all annotators to one question of one sentence are put together: several
    answers of one annotator are several participants, all of them right.
    """
    sentences = {}
    for row in csv.DictReader(_lines(sentences_path)):
        sentences[row["qasrl_id"]] = detokenise(row["tokens"].split(" "))
    around = _around({sentence_id: text for sentence_id, (text, _) in sentences.items()})
    answers: dict[tuple[str, str], list[Range]] = defaultdict(list)
    for row in csv.DictReader(_lines(path)):
        if re.search(r"\bsome(one|thing|where)\b", row["question"]) or not row["answer_range"]:
            continue
        passage, offsets = sentences[row["qasrl_id"]]
        for tokens in row["answer_range"].split("~!~"):
            first, last = (int(index) for index in tokens.split(":"))
            range_ = _trim(passage, offsets[first][0], offsets[last - 1][1])
            if range_:
                answers[row["qasrl_id"], row["question"]].append(range_)
    for (sentence_id, question), ranges in answers.items():
        passage = sentences[sentence_id][0]
        yield Example(_tidy_question(question), passage, tuple(ranges), passage_key(passage), *around[sentence_id])


def _read_qed(path: Path) -> Iterator[Example]:
    """QED: search questions (lower case, no question mark) with a tokenised Wikipedia paragraph."""
    for line in _lines(path):
        row = json.loads(line)
        tokens = row["paragraph_text"].split(" ")
        passage, offsets = detokenise(tokens)
        starts = [0]
        for token in tokens:
            starts.append(starts[-1] + len(token) + 1)
        answers = []
        for spans in row["original_nq_answers"]:
            if len(spans) != 1:  # an answer in several pieces is not one span
                continue
            inside = [
                offsets[i]
                for i, start in enumerate(starts[:-1])
                if start >= spans[0]["start"] and start + len(tokens[i]) <= spans[0]["end"]
            ]
            if inside:
                answers.append(_trim(passage, inside[0][0], inside[-1][1]))
        ranges = tuple(range_ for range_ in answers if range_)
        if ranges:
            yield Example(row["question_text"].strip(), passage, ranges, passage_key(passage))


def _around(sentences: dict[str, str]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The sentences before and after each in its document, as far as they are there.

    Sentences are named DOCUMENT:PARAGRAPH:SENTENCE, the last two being numbers.
    """
    documents: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for sentence_id in sentences:
        document, paragraph, number = sentence_id.rsplit(":", 2)
        documents[document].append((int(paragraph), int(number), sentence_id))
    around: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for places in documents.values():
        ids = [sentence_id for _, _, sentence_id in sorted(places)]
        texts = tuple(sentences[sentence_id] for sentence_id in ids)
        around |= {sentence_id: (texts[:i], texts[i + 1 :]) for i, sentence_id in enumerate(ids)}
    return around


_SURFACES = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "--": "–"}
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}’]+|'|''|'(s|S|m|M|d|D|ll|re|ve|LL|RE|VE)|’\w+|n['’]t|N'T|\.\.\.|”")
_NO_SPACE_AFTER = re.compile(r"[(\[{$£€#“]|``|‘")


def detokenise(tokens: Iterable[str]) -> tuple[str, list[Range]]:
    """Penn Treebank tokens to the sentence as a newspaper prints it, with each token's range in it.

    >>> detokenise(["``", "We", "wo", "n't", "''", ",", "he", "said", "-LRB-", "twice", "-RRB-", "."])[0]
    '"We won\\'t", he said (twice).'
    """
    text = ""
    offsets = []
    glue = True  # whether the next token follows without a space
    open_quote = False
    for token in tokens:
        surface = _SURFACES.get(token, token)
        before, after = bool(_NO_SPACE_BEFORE.fullmatch(surface)), bool(_NO_SPACE_AFTER.fullmatch(surface))
        if token in ("``", "''", '"'):
            opening = token == "``" or (token == '"' and not open_quote)
            surface, before, after, open_quote = '"', not opening, opening, opening
        if token == "-":  # a free-standing hyphen joins its neighbours in these data
            before = after = True
        if not (glue or before):
            text += " "
        offsets.append((len(text), len(text) + len(surface)))
        text += surface
        glue = after
    return text, offsets


def _tidy_question(question: str) -> str:
    """The question with its spaces folded, "did n't" joined, and one question mark at its end."""
    return re.sub(r"\s+", " ", question).replace(" n't", "n't").strip().rstrip("? ") + "?"


def _trim(text: str, start: int, end: int) -> Range | None:
    """The range without outer white space; None when nothing is left."""
    span = text[start:end]
    start += len(span) - len(span.lstrip())
    end -= len(span) - len(span.rstrip())
    return (start, end) if start < end else None


def _read_text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")


def _lines(path: Path) -> list[str]:
    """The lines that hold something. Only line ends separate them, unlike with ``str.splitlines``."""
    return [line.rstrip("\n") for line in io.StringIO(_read_text(path), newline=None) if line.strip()]


def _beside(path: Path, name: str) -> Path:
    """The file ``name`` in the folder of ``path``, or the gzipped one when only that is there."""
    plain = path.with_name(name)
    return plain if plain.exists() else path.with_name(f"{name}.gz")
