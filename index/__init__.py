"""From articles to passages that can be searched.

The door is :class:`Corpus`; the records it takes and gives are in ``index.types``, what it raises
in ``index.errors``.
"""

from typing import TYPE_CHECKING, Any

from index.errors import (
    ArticleError,
    ArticleNotFound,
    AttestError,
    CorpusError,
    DataError,
    EncoderMismatch,
    ModelError,
    QuestionError,
)
from index.types import Article, Failure, Filters, Hit, IngestReport, Passage, Stats

if TYPE_CHECKING:
    from index.corpus import Corpus, Progress
    from index.encoder import Encoder, TextEncoder
    from index.store import ArticleSummary

__all__ = [
    "Article",
    "ArticleError",
    "ArticleNotFound",
    "ArticleSummary",
    "AttestError",
    "Corpus",
    "CorpusError",
    "DataError",
    "Encoder",
    "EncoderMismatch",
    "Failure",
    "Filters",
    "Hit",
    "IngestReport",
    "ModelError",
    "Passage",
    "Progress",
    "QuestionError",
    "Stats",
    "TextEncoder",
]

_LATER = {
    "ArticleSummary": "index.store",
    "Corpus": "index.corpus",
    "Encoder": "index.encoder",
    "Progress": "index.corpus",
    "TextEncoder": "index.encoder",
}


def __getattr__(name: str) -> Any:
    """Import what needs NumPy only when it is asked for (PEP 562), so that `attest --help` does not."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)
