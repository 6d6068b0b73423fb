"""Fits the confidence model: P(a span is right) from the evidence of the stages before it.

Fitted in two steps that end in one linear model: first on every passage's best span, so that the
spans of a question are ranked well; then, along that ranking's score, on the one that wins, whose
raw probability is too high because it was chosen for being high (Platt 1999 for the second step).
"""

import json
import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.articles import article_id
from index.corpus import Corpus
from index.errors import DataError
from qa.assistant import evidence
from qa.confidence import Confidence
from qa.evidence import Evidence
from qa.match import f1
from qa.reader import Reader
from qa.training.examples import Example

RIGHT = 0.7  # F1 with a gold answer from which on a span counts as right
BATCH = 64  # questions read at once
QUESTIONS = 350  # of public data, about as many as the gold questions of seeds/
NEWS_QUESTIONS = 700
RIGHT_WITHHELD = 0.05  # of the right answers: what refusing the wrong ones may cost


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to calibrate on. ``answers`` are the texts that are right, none when the corpus
    does not say; passages of ``hidden`` articles are kept from the reader.
    """

    question: str
    answers: tuple[str, ...]
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate span's evidence, and whether it was right."""

    evidence: Evidence
    right: bool


def seeds_questions(seeds: Path) -> list[Asked]:
    """The gold questions that lie beside the articles in ``seeds``."""
    rows = [json.loads(line) for line in (seeds / "questions.jsonl").read_text().splitlines() if line.strip()]
    return [Asked(row["question"], tuple(row["answers"])) for row in rows]


def news_questions(examples: Sequence[Example]) -> list[Asked]:
    """About NEWS_QUESTIONS questions on passages that are articles of their own; many have no answer."""
    return [
        Asked(example.question, tuple(example.passage[a:b] for a, b in example.answers))
        for example in examples[:: max(1, len(examples) // NEWS_QUESTIONS)]
    ]


def public_questions(examples: Sequence[Example]) -> list[Asked]:
    """About QUESTIONS questions on passages that are articles of their own, spread over all passages.

    All of them have an answer, so every third passage is hidden.
    """
    asked = []
    for example in examples[:: max(1, len(examples) // QUESTIONS)]:
        id = article_id(example.passage)
        if int(id, 16) % 3 == 0:
            asked.append(Asked(example.question, (), frozenset([id])))
        else:
            asked.append(Asked(example.question, tuple(example.passage[a:b] for a, b in example.answers)))
    return asked


def collect(corpus: Corpus, reader: Reader, asked: Sequence[Asked], passages: int) -> list[list[Judged]]:
    """For each question the best span of every passage found for it."""
    judged: list[list[Judged]] = []
    for first in range(0, len(asked), BATCH):
        batch = asked[first : first + BATCH]
        found = corpus.search_many([item.question for item in batch], 2 * passages)
        kept = [
            [hit for hit in hits if hit.passage.article_id not in item.hidden][:passages]
            for item, hits in zip(batch, found, strict=True)
        ]
        pairs = [(item.question, hit.passage.text) for item, hits in zip(batch, kept, strict=True) for hit in hits]
        sentences = [hit.passage.own_sentences for hits in kept for hit in hits]
        spans = iter(reader.read(pairs, top_n=1, sentences=sentences))
        articles = {id: corpus.article(id) for id in {hit.passage.article_id for hits in kept for hit in hits}}
        for item, hits in zip(batch, kept, strict=True):
            judged.append(
                [
                    Judged(
                        evidence(item.question, hit, span, articles),
                        any(f1(span.text, answer) >= RIGHT for answer in item.answers),
                    )
                    for hit in hits
                    for span in next(spans)
                ]
            )
    return judged


def fit(judged: Sequence[Sequence[Judged]]) -> Confidence:
    """The confidence model that fits the judged spans of each question best.

    The threshold is the highest that withholds no more than RIGHT_WITHHELD of the right answers. Raises
    DataError when all spans are right, or all wrong.
    """
    spans = [span for candidates in judged for span in candidates]
    values = np.array([astuple(span.evidence) for span in spans])
    bias, weights = _logistic(values, np.array([span.right for span in spans]))

    def score(span: Judged) -> float:
        return bias + float(np.dot(weights, astuple(span.evidence)))

    winners = [max(candidates, key=score) for candidates in judged if candidates]
    right = np.array([span.right for span in winners])
    shift, (scale,) = _logistic(np.array([[score(span)] for span in winners]), right)
    confidence = Confidence(float(shift + scale * bias), Evidence(*(float(scale * weight) for weight in weights)), 0.5)
    probabilities = np.array([confidence.probability(span.evidence) for span in winners])
    threshold = math.floor(100 * np.quantile(probabilities[right], RIGHT_WITHHELD)) / 100
    return Confidence(confidence.bias, confidence.weights, threshold)


def _logistic(values: NDArray[Any], labels: NDArray[Any]) -> tuple[float, NDArray[Any]]:
    from sklearn.linear_model import LogisticRegression  # installed with sentence-transformers

    if len(set(labels.tolist())) < 2:
        kind = "right" if labels.any() else "wrong"
        raise DataError(f"There is nothing to fit: every answer to the questions to calibrate on is {kind}.")
    model = LogisticRegression(C=10.0, max_iter=1000).fit(values, labels)
    return float(model.intercept_[0]), model.coef_[0]
