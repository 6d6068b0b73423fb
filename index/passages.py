"""From an article to the passages that are searched and read.

Page furniture is left out first; what stands between two pieces of it is split into sentences, and
the sentences are gathered into windows that overlap. The article's text is never changed.
"""

from collections.abc import Iterable, Iterator, Sequence

from index.furniture import furniture
from index.sentences import split_sentences
from index.types import Article, Passage

SIZE = 700
"""The longest passage in characters; a sentence that is longer still makes a passage of its own."""

OVERLAP = 140
"""How many characters of whole sentences two neighbouring passages share, at most; or one sentence."""


def make_passages(article: Article, size: int = SIZE, overlap: int = OVERLAP) -> list[Passage]:
    """The passages of the article in the order of its text, numbered from 0.

    Every sentence of the article proper is in at least one of them; front matter and page furniture
    are in none, and no passage reaches across furniture. An article without text has none.
    """
    start, end = article.start, len(article.text)
    blocks = between(furniture(article.text, start), start, end)
    runs = passages_of(article.text, blocks, size, overlap)
    return [
        Passage(article.id, number, run[0][0], run[-1][1], article.text[run[0][0] : run[-1][1]], run)
        for number, run in enumerate(runs)
    ]


def between(ranges: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What the ordered ``ranges`` leave over of the range from ``start`` to ``end``.

    >>> list(between([(2, 4), (4, 5)], 0, 9))
    [(0, 2), (5, 9)]
    """
    for taken_start, taken_end in ranges:
        if start < taken_start:
            yield start, taken_start
        start = max(start, taken_end)
    if start < end:
        yield start, end


def passages_of(
    text: str, blocks: Iterable[tuple[int, int]], size: int, overlap: int
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The sentences of each passage, as ranges in ``text``, for each of the ``blocks`` (ranges too) in turn."""
    for block in blocks:
        sentences = split_sentences(text, *block)
        for first, stop in windows(sentences, size, overlap):
            yield tuple(sentences[first:stop])


def windows(sentences: Sequence[tuple[int, int]], size: int, overlap: int) -> list[tuple[int, int]]:
    """Half-open index ranges of ``sentences``, each as long as fits into ``size`` characters.

    A window begins with the last sentences of the one before: as many as make up at most ``overlap``
    characters, one if that is more, none if they leave no room for a new sentence (or if ``overlap``
    is 0). The last window begins earlier if there is room, so as not to be a fragment. A sentence
    longer than ``size`` stands alone. Each window holds a sentence that the one before lacks, and
    lacks one that it holds: none is contained in another.

    >>> windows([(0, 10), (11, 20), (21, 30), (31, 40)], size=30, overlap=10)
    [(0, 3), (1, 4)]
    >>> windows([(0, 10), (11, 20), (21, 30), (31, 40)], size=20, overlap=10)
    [(0, 2), (1, 3), (2, 4)]
    """

    def length(first: int, stop: int) -> int:
        return sentences[stop - 1][1] - sentences[first][0]

    found: list[tuple[int, int]] = []
    first, count = 0, len(sentences)
    while first < count:
        stop = first + 1
        while stop < count and length(first, stop + 1) <= size:
            stop += 1
        if stop == count:
            earliest = found[-1][0] + 1 if found else 0
            while first > earliest and length(first - 1, stop) <= size:
                first -= 1
            return [*found, (first, stop)]
        found.append((first, stop))
        shared = 0
        while (
            overlap > 0
            and stop - shared - 1 > first
            and length(stop - shared - 1, stop + 1) <= size
            and (shared == 0 or length(stop - shared - 1, stop) <= overlap)
        ):
            shared += 1
        first = stop - shared
    return found
