"""One evaluation: a record for each question first, means from the records alone."""

import json
import posixpath
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Self, get_type_hints

from eval import metrics
from eval.gold import Gold
from index.errors import AttestError, DataError
from index.types import Article, Hit

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.types import Answer

DEPTH = 20
"""How many passages are looked through for a gold answer."""


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one question.

    ``prediction`` is None when no answer was given; with ``error`` set that is because the question
    failed, and it scores 0 even if there is no answer to it. ``passage_rank`` and ``article_rank`` are
    those of the first that is right (see :func:`first_passage` and :func:`first_article`), from 1; None
    when none is among the first ``DEPTH`` passages, or the question has no answer. ``cited`` says
    whether the first citation is of an article that the gold set lists; None when it lists none, or
    there is no answer. ``seconds`` is the time to the answer.
    """

    id: str
    question: str
    gold: tuple[str, ...]
    prediction: str | None
    exact_match: bool
    f1: float
    confidence: float | None
    passage_rank: int | None
    article_rank: int | None
    cited: bool | None
    seconds: float
    error: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return bool(self.gold)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts, and shares and means in [0, 1] (None where there is nothing to take the mean of).

    ``withheld`` counts the answerable questions that got no answer without having failed, ``refused``
    is the share of the unanswerable ones for which that is so. Recall and mean reciprocal rank are of
    the first right passage, over the answerable questions; ``cited`` is over those whose articles are
    listed; ``seconds`` is the mean over all.
    """

    n: int
    failed: int
    exact_match: float | None
    f1: float | None
    answerable: int
    answerable_exact_match: float | None
    answerable_f1: float | None
    withheld: int
    unanswerable: int
    refused: float | None
    recall_at_1: float | None
    recall_at_5: float | None
    recall_at_10: float | None
    mrr: float | None
    cited: float | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """The records of one evaluation, in the order of the gold set."""

    records: tuple[Record, ...]

    @property
    def summary(self) -> Summary:
        """The figures, computed from the records."""
        return summarise(self.records)

    @property
    def misses(self) -> tuple[Record, ...]:
        """The records without an exact match."""
        return tuple(record for record in self.records if not record.exact_match)

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, ready for ``json.dumps``."""
        return {"summary": asdict(self.summary), "records": [asdict(record) for record in self.records]}

    def save(self, path: Path) -> None:
        """Write the run as JSON. Raises AttestError when that is not possible."""
        try:
            path.write_text(json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise AttestError(f"{path} could not be written: {error.strerror}.") from error

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what :meth:`save` wrote; the summary is computed anew. Raises DataError."""
        try:
            records = json.loads(path.read_text(encoding="utf-8"))["records"]
            return cls(tuple(_record(fields) for fields in records))
        except OSError as error:
            raise DataError(f"{path} could not be read: {error.strerror}.") from error
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise DataError(f"{path} is not a saved evaluation.") from error


def evaluate(assistant: "Assistant", golds: Sequence[Gold], on_progress: Callable[[int], None] | None = None) -> Run:
    """Ask every question once. One that fails (AttestError) has a record too, and scores 0.

    ``on_progress`` is told after each question how many are done. The history of a question is not
    given to the assistant.
    """
    article = cache(assistant.corpus.article)
    records = []
    for done, gold in enumerate(golds, start=1):
        records.append(_ask(assistant, gold, article))
        if on_progress:
            on_progress(done)
    return Run(tuple(records))


def summarise(records: Sequence[Record]) -> Summary:
    """The figures of these records; nothing else goes into them."""
    answerable = [record for record in records if record.answerable]
    unanswerable = [record for record in records if not record.answerable]
    ranks = [record.passage_rank for record in answerable]
    return Summary(
        n=len(records),
        failed=sum(record.error is not None for record in records),
        exact_match=_mean(record.exact_match for record in records),
        f1=_mean(record.f1 for record in records),
        answerable=len(answerable),
        answerable_exact_match=_mean(record.exact_match for record in answerable),
        answerable_f1=_mean(record.f1 for record in answerable),
        withheld=sum(_refused(record) for record in answerable),
        unanswerable=len(unanswerable),
        refused=_mean(_refused(record) for record in unanswerable),
        recall_at_1=metrics.recall_at(ranks, 1) if ranks else None,
        recall_at_5=metrics.recall_at(ranks, 5) if ranks else None,
        recall_at_10=metrics.recall_at(ranks, 10) if ranks else None,
        mrr=metrics.mrr(ranks) if ranks else None,
        cited=_mean(record.cited for record in records if record.cited is not None),
        seconds=_mean(record.seconds for record in records),
    )


def first_passage(gold: Gold, hits: Sequence[Hit], article: Callable[[str], Article]) -> int | None:
    """The rank of the first hit that holds a gold answer and is of a listed article, if any are listed.

    ``article`` gives the article with an ID.
    """
    for rank, hit in enumerate(hits, start=1):
        if holds(hit.passage.text, gold.answers) and _listed(gold, article(hit.passage.article_id)):
            return rank
    return None


def first_article(gold: Gold, hits: Sequence[Hit], article: Callable[[str], Article]) -> int | None:
    """The rank of the first article that holds a gold answer anywhere and is listed, if any are listed.

    Articles rank by the best of their passages. ``article`` gives the article with an ID.
    """
    for rank, id in enumerate(dict.fromkeys(hit.passage.article_id for hit in hits), start=1):
        if holds(article(id).text, gold.answers) and _listed(gold, article(id)):
            return rank
    return None


def holds(text: str, answers: Iterable[str]) -> bool:
    """Whether one of the answers stands in the text, letter by letter, but not inside a longer word.

    >>> holds("It has 15 networks.", ["5", "two"]), holds("It has 15 networks.", ["15 network", "15"])
    (False, True)
    """
    return any(re.search(_as_words(answer), text) for answer in answers)


def same_source(listed: str, source: str) -> bool:
    """Whether two paths or URLs agree from their end, as far as the shorter one goes.

    >>> same_source("news/a.txt", "/home/me/news/a.txt"), same_source("news/a.txt", "old-news/a.txt")
    (True, False)
    """
    one, other = _components(listed), _components(source)
    shared = min(len(one), len(other))
    return shared > 0 and one[-shared:] == other[-shared:]


def _ask(assistant: "Assistant", gold: Gold, article: Callable[[str], Article]) -> Record:
    began = time.perf_counter()
    try:
        answer = assistant.ask(gold.question, id=gold.id)
        seconds = time.perf_counter() - began
        hits = assistant.corpus.search(gold.question, DEPTH) if gold.answers else []
        return Record(
            id=gold.id,
            question=gold.question,
            gold=gold.answers,
            prediction=answer.text,
            exact_match=metrics.exact_match(answer.text, gold.answers),
            f1=metrics.f1(answer.text, gold.answers),
            confidence=answer.confidence,
            passage_rank=first_passage(gold, hits, article),
            article_rank=first_article(gold, hits, article),
            cited=_cited(gold, answer, article),
            seconds=seconds,
        )
    except AttestError as error:
        return Record(
            id=gold.id,
            question=gold.question,
            gold=gold.answers,
            prediction=None,
            exact_match=False,
            f1=0.0,
            confidence=None,
            passage_rank=None,
            article_rank=None,
            cited=False if gold.answers and gold.articles else None,
            seconds=time.perf_counter() - began,
            error=str(error),
        )


def _as_words(answer: str) -> str:
    """A pattern for the answer where no letter or digit goes on before or behind it."""
    before = r"(?<!\w)" if re.match(r"\w", answer) else ""
    behind = r"(?!\w)" if re.search(r"\w\Z", answer) else ""
    return before + re.escape(answer) + behind


def _cited(gold: Gold, answer: "Answer", article: Callable[[str], Article]) -> bool | None:
    if not gold.answers or not gold.articles:
        return None
    return bool(answer.citations) and _listed(gold, article(answer.citations[0].article))


def _listed(gold: Gold, article: Article) -> bool:
    """Whether the gold set lists the article, or none at all."""
    return not gold.articles or any(same_source(one, other) for one in gold.articles for other in article.sources)


def _components(source: str) -> list[str]:
    parts = posixpath.normpath(source.replace("\\", "/")).split("/")
    return [part for part in parts if part not in ("", ".", "..")]


def _refused(record: Record) -> bool:
    return record.prediction is None and record.error is None


def _mean(values: Iterable[float]) -> float | None:
    values = list(values)
    return fmean(values) if values else None


def _record(fields: dict[str, Any]) -> Record:
    """A record from its JSON; raises TypeError where a field is missing, unknown or of another type."""
    record = Record(**{**fields, "gold": tuple(fields["gold"])})
    for name, hint in get_type_hints(Record).items():
        value = getattr(record, name)
        values, kind = (value, str) if name == "gold" else ([value], hint)
        for each in values:
            # JSON has one kind of number: other programs write 1.0 as 1.
            if not isinstance(each, kind) and not (type(each) is int and isinstance(float(each), kind)):
                raise TypeError(f"{name} is {each!r}")
    return record
