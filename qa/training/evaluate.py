"""The figures of a reader on the dev split, given the passage."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.match import exact_match, f1
from qa.reader import Reader
from qa.training.examples import Example


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentages. ``exact_match`` and ``f1`` are those of the best span of answerable questions
    against all annotators, whether or not it beats "no answer"; ``single_f1`` against the first
    annotator alone; ``answered`` is the share of answerable questions whose best span beats "no
    answer", ``refused`` the share of unanswerable ones where it does not.
    """

    questions: int
    exact_match: float
    f1: float
    single_f1: float
    answered: float
    refused: float


def figures(reader: Reader, examples: Sequence[Example]) -> Figures:
    """The figures over ``examples``, of which some may have no answers."""
    spans = reader.read([(example.question, example.passage) for example in examples], top_n=1)
    exact, overlap, single, answered, refused = [], [], [], [], []
    for example, best in zip(examples, spans, strict=True):
        beats_null = bool(best) and best[0].margin > 0
        if not example.answers:
            refused.append(not beats_null)
            continue
        golds = [example.passage[start:end] for start, end in example.answers]
        prediction = best[0].text if best else ""
        answered.append(beats_null)
        exact.append(any(exact_match(prediction, gold) for gold in golds))
        overlap.append(max(f1(prediction, gold) for gold in golds))
        single.append(f1(prediction, golds[0]))
    return Figures(len(examples), *(_percent(values) for values in (exact, overlap, single, answered, refused)))


def _percent(values: Sequence[float]) -> float:
    return round(100 * sum(values) / len(values), 2) if values else 0.0
