"""The records that travel between the layers.

All offsets count Unicode characters (code points) of ``Article.text``; ranges are half open.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came: ``text`` is never cleaned, so that offsets hold.

    ``id`` is derived from the text alone: the same text has the same ID wherever it was found.
    What the article does not tell is None, never a guess. ``date`` is ISO 8601 (YYYY-MM-DD).
    ``sources`` are the paths or URLs it was ingested from, oldest first; at least one.
    ``start`` is where the article proper begins in ``text`` (after the front matter of Markdown).
    """

    id: str
    text: str
    sources: tuple[str, ...]
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None
    start: int = 0

    @property
    def source(self) -> str:
        """The path or URL under which the article was first ingested."""
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: ``text == article.text[start:end]``.

    ``sentences`` are the (start, end) ranges in the article's text that it is made of, in order.
    """

    article_id: str
    number: int
    start: int
    end: int
    text: str
    sentences: tuple[tuple[int, int], ...]

    @property
    def own_sentences(self) -> tuple[tuple[int, int], ...]:
        """The ranges of the sentences in the passage's own text."""
        return tuple((start - self.start, end - self.start) for start, end in self.sentences)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that search found, best first.

    ``score`` is the fused score (higher is better, comparable within one question only);
    ``similarity`` the cosine of question and passage vectors in [-1, 1], comparable across questions;
    ``keyword_rank`` and ``vector_rank`` count from 1; None where that engine did not find it.
    """

    passage: Passage
    score: float
    similarity: float
    keyword_rank: int | None = None
    vector_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be searched; None means all. Dates are ISO 8601, both ends included.

    An article without a date or publisher does not pass a filter on it.
    """

    publishers: frozenset[str] | None = None
    date_from: str | None = None
    date_to: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be ingested, and why, in one sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of each source of one ingest, in the order given.

    ``added``, ``updated``, ``unchanged`` and ``duplicates`` hold sources: new articles, changed
    ones that replaced the old, ones already there, and new names for a text already there.
    ``removed`` holds those that an earlier state of a .jsonl file had, and this one no longer has.
    ``encoded`` counts the passages that had to be encoded.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    encoded: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of one index. ``bytes`` is its size on disk."""

    articles: int
    passages: int
    publishers: int
    first_date: str | None
    last_date: str | None
    encoder: str
    dimension: int
    vector_index: str
    bytes: int
