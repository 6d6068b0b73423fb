"""The door of this folder: a corpus and a reader that answer questions with citations."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from index.corpus import Corpus
from index.errors import CorpusError, QuestionError
from index.types import Article, Filters, Hit, IngestReport
from qa.confidence import Confidence
from qa.evidence import Evidence, kind_fits, share, stems
from qa.reader import Reader
from qa.types import Agreement, Alternative, Answer, Citation, Seconds, Span
from qa.weigh import Candidate, Group, group

DEFAULT_INDEX = "attest-index"
PASSAGES = 10  # read for each question
SPANS = 3  # kept of each passage
ALTERNATIVES = 3
BATCH = 32  # questions searched and read together


class Assistant:
    """Answers questions from a corpus, in the articles' own words.

    >>> with Assistant.open("my-index") as assistant:  # doctest: +SKIP
    ...     assistant.ask("Who killed Khalimov?").text
    """

    def __init__(
        self,
        corpus: Corpus,
        reader: Reader,
        confidence: Confidence,
        *,
        passages: int = PASSAGES,
        min_confidence: float | None = None,
    ) -> None:
        """``passages`` are read for each question; an answer less likely to be right than
        ``min_confidence`` is withheld (None: the threshold that the confidence model was fitted with).
        """
        if passages < 1:
            raise ValueError(f"passages must be at least 1, not {passages}")
        if min_confidence is not None and not 0 <= min_confidence <= 1:
            raise ValueError(f"min_confidence must be from 0 to 1, not {min_confidence}")
        self.corpus = corpus
        self.reader = reader
        self.confidence = confidence
        self.passages = passages
        self.min_confidence = confidence.threshold if min_confidence is None else min_confidence

    @classmethod
    def open(
        cls,
        index: str | Path | None = None,
        *,
        create: bool = False,
        reader: str | Path | None = None,
        encoder: str | Path | None = None,
        passages: int = PASSAGES,
        min_confidence: float | None = None,
    ) -> Self:
        """The assistant over the index in a folder (None: $ATTEST_INDEX, else "attest-index").

        ``reader`` and ``encoder`` name a local folder or a hub model; None means the shipped ones.
        With ``create`` a missing index is made. Raises CorpusError when there is no index to open,
        ModelError when a model cannot be loaded.
        """
        corpus = Corpus.open(index or os.environ.get("ATTEST_INDEX") or DEFAULT_INDEX, create=create, encoder=encoder)
        try:
            return cls(corpus, Reader.load(reader), Confidence.load(), passages=passages, min_confidence=min_confidence)
        except BaseException:
            corpus.close()
            raise

    def ingest(self, paths: Iterable[str | Path], on_progress: Callable[[Any], None] | None = None) -> IngestReport:
        """Adds files, folders and globs to the corpus; see :meth:`index.Corpus.ingest`."""
        return self.corpus.ingest(paths, on_progress=on_progress)

    def ask(self, question: str, *, id: str | None = None, filters: Filters | None = None) -> Answer:
        """The answer to one question; its ``text`` is None when the articles do not say.

        Raises QuestionError for an empty question, CorpusError for a corpus without articles.
        """
        return self.ask_many([question], ids=[id], filters=filters)[0]

    def ask_many(
        self,
        questions: Iterable[str],
        *,
        ids: Sequence[str | None] | None = None,
        filters: Filters | None = None,
    ) -> list[Answer]:
        """The answers to several questions, in their order; each gets ``ids``' entry as its ID.

        Questions are read together, so that this is faster than asking one by one; the seconds of
        an answer are its share. Raises as :meth:`ask` does, before any question is answered.
        """
        if isinstance(questions, str):
            raise TypeError("ask_many takes several questions; ask takes one")
        questions = list(questions)
        ids = [None] * len(questions) if ids is None else ids
        if len(ids) != len(questions):
            raise ValueError(f"{len(ids)} ids for {len(questions)} questions")
        for question in questions:
            if not isinstance(question, str):
                raise QuestionError(f"A question has to be text, not {type(question).__name__}.")
            if not question.strip():
                raise QuestionError("The question is empty.")
        if questions and not self.corpus.stats().articles:
            raise CorpusError(f"The index {self.corpus.folder} holds no articles; add some with `attest ingest PATH`.")
        answers: list[Answer] = []
        for first in range(0, len(questions), BATCH):
            chunk = slice(first, first + BATCH)
            answers += self._answer_batch(questions[chunk], ids[chunk], filters)
        return answers

    def _answer_batch(
        self, questions: Sequence[str], ids: Sequence[str | None], filters: Filters | None
    ) -> list[Answer]:
        began = time.perf_counter()
        found = self.corpus.search_many(questions, self.passages, filters)
        searched = time.perf_counter()
        pairs = [(question, hit.passage.text) for question, hits in zip(questions, found, strict=True) for hit in hits]
        sentences = [hit.passage.own_sentences for hits in found for hit in hits]
        read = iter(self.reader.read(pairs, top_n=SPANS, sentences=sentences))
        spans = [[(hit, span) for hit in hits for span in next(read)] for hits in found]
        finished = time.perf_counter()
        share = 1 / len(questions)
        seconds = Seconds((searched - began) * share, (finished - searched) * share, (finished - began) * share)
        articles = {id: self.corpus.article(id) for id in {hit.passage.article_id for hits in found for hit in hits}}
        return [
            self._weigh(question, id, candidates, articles, seconds)
            for question, id, candidates in zip(questions, ids, spans, strict=True)
        ]

    def _weigh(
        self,
        question: str,
        id: str | None,
        spans: Sequence[tuple[Hit, Span]],
        articles: dict[str, Article],
        seconds: Seconds,
    ) -> Answer:
        candidates = [
            candidate(hit, span, self.confidence.probability(evidence(question, hit, span, articles)))
            for hit, span in spans
        ]
        groups = group(candidates)
        best = groups[0].best.probability if groups else 0.0
        if not groups or best < self.min_confidence:
            answer, others = None, groups
        else:
            answer, others = groups[0], groups[1:]
        return Answer(
            question=question,
            id=id,
            text=answer.best.text if answer else None,
            confidence=best,
            citations=_citations(answer, articles) if answer else (),
            alternatives=tuple(
                Alternative(other.best.text, other.best.probability, _citations(other, articles))
                for other in others[:ALTERNATIVES]
            ),
            agreement=Agreement(len(answer.articles), len(answer.articles)) if answer else Agreement(),
            seconds=seconds,
        )

    def close(self) -> None:
        """Closes the corpus."""
        self.corpus.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def evidence(question: str, hit: Hit, span: Span, articles: dict[str, Article]) -> Evidence:
    """What the stages before have measured of one span."""
    article = articles[hit.passage.article_id]
    asked = stems(question)
    return Evidence(
        margin=span.margin,
        similarity=hit.similarity,
        coverage=share(asked, stems(f"{article.title or ''} {hit.passage.text}"), of_nothing=1.0),
        article_coverage=share(asked, stems(f"{article.title or ''} {article.text}"), of_nothing=1.0),
        echo=share(stems(span.text), asked, of_nothing=0.0),
        kind=float(kind_fits(question, span.text)),
    )


def candidate(hit: Hit, span: Span, probability: float) -> Candidate:
    """A span of a passage as a range of its article, with the sentences that it touches."""
    passage = hit.passage
    start, end = passage.start + span.start, passage.start + span.end
    touched = [(a, b) for a, b in passage.sentences if a < end and start < b]
    return Candidate(
        article_id=passage.article_id,
        start=start,
        end=end,
        text=span.text,
        quote_start=touched[0][0] if touched else start,
        quote_end=touched[-1][1] if touched else end,
        probability=probability,
    )


def _citations(answer: Group, articles: dict[str, Article]) -> tuple[Citation, ...]:
    """One citation for each article that holds the answer, best first."""
    return tuple(
        Citation(
            article=member.article_id,
            source=articles[member.article_id].source,
            title=articles[member.article_id].title,
            publisher=articles[member.article_id].publisher,
            date=articles[member.article_id].date,
            start=member.start,
            end=member.end,
            text=member.text,
            quote=articles[member.article_id].text[member.quote_start : member.quote_end],
            quote_start=member.quote_start,
            quote_end=member.quote_end,
        )
        for member in answer.articles
    )
