"""A question to the passages most likely to answer it: keywords and vectors, fused."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from index.encoder import Vectors
from index.errors import QuestionError
from index.store import View
from index.types import Filters, Hit
from index.vectors import VectorIndex

CANDIDATES = 100
"""How many passages each engine proposes at least, before they are fused."""

TITLE_WEIGHT = 1.0
"""How much a word of the title counts in BM25 against a word of the passage."""

_MAXIMUM_TERMS = 64  # more words than a question has; keeps a pasted document from slowing the search

# Words of questions and grammar, which nearly every passage holds or which say nothing of its subject.
_STOP_WORDS = """
    a an the this that these those there
    who whom whose what which when where why how
    is are was were be been being am do does did doing done have has had having
    can could would shall should
    i me my we our you your he him his she her it its they them their
    of in on at by for from to with about into as and or but if than then so
    s t d ll re ve m
"""
_IGNORED = frozenset(_STOP_WORDS.split())


def question_terms(question: str) -> list[str]:
    """The words of a question worth looking for, without repetition, in their order.

    >>> question_terms("Who killed the general's brother?")
    ['killed', 'general', 'brother']
    """
    # Marks belong to the word they stand on: without them the words of Indic scripts fall apart.
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in unicodedata.normalize("NFC", question))
    words: dict[str, str] = {}
    for word in "".join(kept).split():
        words.setdefault(word.casefold(), word)
    return [word for folded, word in words.items() if folded not in _IGNORED][:_MAXIMUM_TERMS]


def keyword_query(question: str) -> str:
    """An FTS5 query for passages with any of the question's terms; empty where it has none.

    Every term is quoted, so that nothing in a question is read as FTS5 syntax.

    >>> keyword_query("Who killed AND robbed the general?")
    '"killed" OR "robbed" OR "general"'
    """
    return " OR ".join(f'"{term}"' for term in question_terms(question))


def passage_input(title: str | None, text: str) -> str:
    """What is encoded for a passage: its title travels with it, unless it opens the passage anyway."""
    if not title or text.lstrip().startswith(title):
        return text
    return f"{title}. {text}"


def reciprocal_rank_fusion(rankings: Sequence[Sequence[int]], constant: int = 60) -> dict[int, float]:
    """Fuse rankings of IDs, best first: score = sum over rankings of 1 / (constant + rank), ranks from 1.

    Cormack, Clarke and Büttcher 2009, "Reciprocal rank fusion outperforms Condorcet and individual
    rank learning methods", which found 60 to serve.
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, id in enumerate(ranking, start=1):
            scores[id] = scores.get(id, 0.0) + 1 / (constant + rank)
    return _best_first(scores)


def min_max_average(results: Sequence[Mapping[int, float]], floor: float | None = None) -> dict[int, float]:
    """Fuse scores by ID: each engine's are stretched to [0, 1], and averaged; not found counts as 0.

    Without a ``floor``, each engine's lowest score becomes 0 (Fox and Shaw 1994, "Combination of
    multiple searches", CombSUM on normalised scores), which parts two good scores as far as a good
    and a bad one where an engine finds little. With the lowest score that matters as ``floor``, what
    scores alike stays alike (Bruch et al. 2022, "An analysis of fusion functions for hybrid
    retrieval", arXiv 2210.11934). Scores that are all the same, above the floor, are 1 each.
    """
    fused: dict[int, float] = {}
    for result in results:
        low = min(result.values(), default=0.0) if floor is None else floor
        span = max(result.values(), default=0.0) - low
        for id, score in result.items():
            stretched = max(score - low, 0.0) / span if span > 0 else float(floor is None)
            fused[id] = fused.get(id, 0.0) + stretched / len(results)
    return _best_first(fused)


def check(questions: Sequence[str], k: int, filters: Filters | None = None) -> None:
    """Raise QuestionError for what is no question or a date that is none, ValueError for k < 1."""
    if k < 1:
        raise ValueError(f"k is {k}, but at least one passage has to be asked for")
    for question in questions:
        if not isinstance(question, str):
            raise QuestionError(f"A question has to be text, not {type(question).__name__}.")
        if not question.strip():
            raise QuestionError("The question is empty.")
    for day in (filters.date_from, filters.date_to) if filters else ():
        try:
            if day is not None and date.fromisoformat(day).isoformat() != day:
                raise ValueError
        except ValueError as error:
            raise QuestionError(f"{day!r} is not a date of the form YYYY-MM-DD.") from error


def search(
    view: View,
    vectors: VectorIndex,
    questions: Sequence[str],
    queries: Vectors,
    k: int,
    filters: Filters | None = None,
) -> list[list[Hit]]:
    """The k best passages of ``view`` for each question, best first; fewer where there are fewer.

    ``queries`` are the questions' vectors, shape (len(questions), dimension).
    """
    depth = max(CANDIDATES, 2 * k)
    allowed = None if filters in (None, Filters()) else view.passage_ids(filters)
    nearest = vectors.search(view, queries, depth, allowed)
    return [
        _fuse(view, question, query, near, depth, k, filters)
        for question, query, near in zip(questions, queries, nearest, strict=True)
    ]


def _fuse(
    view: View,
    question: str,
    query: Vectors,
    nearest: list[tuple[int, float]],
    depth: int,
    k: int,
    filters: Filters | None,
) -> list[Hit]:
    """One question's hits, from the nearest passages by vector and the best by keyword."""
    match = keyword_query(question)
    bm25 = dict(view.keyword_search(match, depth, filters, TITLE_WEIGHT)) if match else {}
    candidates = list(dict.fromkeys([*bm25, *(id for id, _ in nearest)]))
    if not candidates:
        return []
    # From the store, so that what only keywords found has its cosine too.
    cosines = view.vectors(np.array(candidates, dtype=np.int64)) @ query
    similarities = dict(zip(candidates, map(float, cosines), strict=True))
    scores = min_max_average([bm25, similarities], floor=0.0)
    best = list(scores)[:k]
    passages = view.passages(best)
    keyword_ranks = {id: rank for rank, id in enumerate(bm25, start=1)}
    vector_ranks = {id: rank for rank, (id, _) in enumerate(nearest, start=1)}
    return [Hit(passages[id], scores[id], similarities[id], keyword_ranks.get(id), vector_ranks.get(id)) for id in best]


def _best_first(scores: Mapping[int, float]) -> dict[int, float]:
    """Sorted by score; of equal scores the earlier passage first, so that results repeat."""
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))
