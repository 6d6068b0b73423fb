"""The records of an answer, and their JSON.

All offsets count Unicode characters of the article's text, as ``attest show ID --raw`` prints it.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A candidate answer inside one passage, as the reader scored it.

    ``start`` and ``end`` are offsets in the passage's text. ``score`` is the sum of the start and
    end logits less a penalty for length, ``null_score`` the sum at the position that stands for
    "no answer" in the window the span was found in: their difference is comparable across windows
    and passages.
    """

    start: int
    end: int
    text: str
    score: float
    null_score: float

    @property
    def margin(self) -> float:
        """How much better than "no answer" the span is, in logits."""
        return self.score - self.null_score


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer stands: ``text`` is exactly ``article text[start:end]``.

    ``quote`` is the sentence (or the sentences) that the span stands in, exactly
    ``article text[quote_start:quote_end]``. ``claimant`` is who says so, None where the article
    speaks for itself.
    """

    article: str
    source: str
    title: str | None
    publisher: str | None
    date: str | None
    start: int
    end: int
    text: str
    quote: str
    quote_start: int
    quote_end: int
    claimant: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer that was considered, with the same scale of confidence."""

    answer: str
    confidence: float
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many articles hold the answer, how many of them are independent, whether others differ."""

    articles: int = 0
    independent: int = 0
    disagree: bool = False


@dataclass(frozen=True, slots=True)
class Seconds:
    """Wall-clock time by stage, in seconds."""

    retrieve: float = 0.0
    read: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; ``text`` is None when the articles do not say.

    ``confidence`` is the probability in [0, 1] that the best span is right, also when it was
    withheld; then ``alternatives`` holds the closest passages' spans, best first.
    """

    question: str
    text: str | None
    confidence: float
    citations: tuple[Citation, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    agreement: Agreement = Agreement()
    seconds: Seconds = Seconds()
    id: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The JSON object of the design: plain dicts and tuples, ready for ``json.dumps``."""
        record = asdict(self)
        record["answer"] = record.pop("text")
        order = ("id", "question", "answer", "confidence", "citations", "alternatives", "agreement", "seconds")
        return {key: record[key] for key in order}
