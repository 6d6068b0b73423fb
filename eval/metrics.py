"""Measures of answers and of rankings; each for plain values, in [0, 1], higher is better."""

from collections.abc import Sequence
from statistics import fmean

from qa import match


def exact_match(prediction: str | None, golds: Sequence[str]) -> bool:
    """Whether the prediction equals one of the gold answers after normalisation.

    No gold answers mean that there is none: then no prediction (None) is right, and any text is wrong.
    Where there are gold answers, no prediction is wrong. Rajpurkar et al. 2016 (best of the gold
    answers) and 2018, "Know What You Don't Know" (no answer), https://rajpurkar.github.io/SQuAD-explorer/.
    """
    if prediction is None or not golds:
        return prediction is None and not golds
    return any(match.exact_match(prediction, gold) for gold in golds)


def f1(prediction: str | None, golds: Sequence[str]) -> float:
    """The best F1 over words that the prediction has with any gold answer; without an answer as exact match.

    Sources as for :func:`exact_match`.
    """
    if prediction is None or not golds:
        return float(prediction is None and not golds)
    return max(match.f1(prediction, gold) for gold in golds)


def recall_at(ranks: Sequence[int | None], k: int) -> float:
    """The share of questions whose first right passage is among the first k; ranks from 1, None if not found.

    The usual measure of open-domain retrieval, also called top-k accuracy (Karpukhin et al. 2020,
    "Dense Passage Retrieval", section 5). Raises ValueError without ranks.
    """
    return fmean(rank is not None and rank <= k for rank in ranks)


def mrr(ranks: Sequence[int | None]) -> float:
    """Mean reciprocal rank of the first right passage; ranks from 1, and None counts 0.

    Voorhees 1999, "The TREC-8 Question Answering Track Report". Raises ValueError without ranks.
    """
    return fmean(0.0 if rank is None else 1 / rank for rank in ranks)
