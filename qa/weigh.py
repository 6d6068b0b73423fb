"""Spans that say the same become one answer; pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.match import normalise

_MAGNITUDES = frozenset(("dozen", "hundred", "thousand", "million", "billion", "trillion"))


SUPPORT = 0.5
"""The share of the best candidate's probability from which on another one supports it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span as it stands in its article: ``text == article text[start:end]``.

    ``quote_start`` and ``quote_end`` bound the sentence (or sentences) around it; ``probability`` is
    the calibrated one that it answers the question.
    """

    article_id: str
    start: int
    end: int
    text: str
    quote_start: int
    quote_end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates that give the same answer, the best first."""

    members: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        """The candidate whose words are shown as the answer."""
        return self.members[0]

    @property
    def articles(self) -> tuple[Candidate, ...]:
        """The best candidate of each article that supports the answer, best first.

        One that is much less probable (SUPPORT) has a few of the same words, but is no support.
        """
        first: dict[str, Candidate] = {}
        for member in self.members:
            if member.probability >= SUPPORT * self.best.probability:
                first.setdefault(member.article_id, member)
        return tuple(first.values())


def group(candidates: Sequence[Candidate]) -> list[Group]:
    """The candidates as groups, the most probable first.

    A candidate joins the first group whose best says the same (:func:`same_answer`) or overlaps it
    in the same article, as spans found in overlapping passages do.
    """
    groups: list[list[Candidate]] = []
    for candidate in sorted(candidates, key=lambda candidate: -candidate.probability):
        for members in groups:
            if _overlap(members[0], candidate) or same_answer(members[0].text, candidate.text):
                members.append(candidate)
                break
        else:
            groups.append([candidate])
    return [Group(tuple(members)) for members in groups]


def same_answer(first: str, second: str) -> bool:
    """Whether two answers are equal after normalisation, or one is a longer form of the other: all
    its words, in their order and side by side, stand in the other. Numbers of another size are not.

    >>> same_answer("Colonel Ana Reyes", "Ana Reyes"), same_answer("40", "40 fighters"), same_answer("4", "40")
    (True, True, False)
    >>> same_answer("1.5", "15"), same_answer("40", "40 million")
    (False, False)
    """
    shorter, longer = sorted((_comparable(first), _comparable(second)), key=len)
    if not shorter:
        return first == second
    return f" {shorter} " in f" {longer} " and not _MAGNITUDES & (set(longer.split()) - set(shorter.split()))


def _comparable(text: str) -> str:
    """The text normalised, but with the points of decimals and the colons of times kept."""
    return normalise(re.sub(r"(?<=\d)[.:](?=\d)", "·", text))


def _overlap(first: Candidate, second: Candidate) -> bool:
    return first.article_id == second.article_id and first.start < second.end and second.start < first.end
