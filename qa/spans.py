"""From a reader's logits to spans: pure functions on one window, one passage at a time."""

from collections.abc import Sequence
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from qa.types import Span

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))

Logits = NDArray[np.float32]
Offsets = Sequence[tuple[int, int]]


def decode_window(
    start_logits: Logits,
    end_logits: Logits,
    offsets: Offsets,
    passage: str,
    context: range,
    *,
    top_n: int,
    max_tokens: int,
    length_penalty: float = 0.0,
    sentences: Offsets = (),
) -> list[Span]:
    """The ``top_n`` best spans of one window, best first, none overlapping a better one.

    ``start_logits``, ``end_logits`` and ``offsets`` have one entry per token of the window, position
    0 being the token that stands for "no answer"; ``context`` are the positions of the passage's
    tokens, ``offsets`` their (start, end) in ``passage``. A span's score is start + end logit, taken
    jointly over all pairs with start <= end < start + ``max_tokens`` (Devlin et al. 2019, section 4.3):
    the best start and the best end by themselves may not make a span. Of it ``length_penalty`` is taken
    for each token after the first: a start and an end that belong to two different answers make a long
    span. With ``sentences``, ranges of ``passage`` in order, a span starts and ends in the same one.
    Of equal scores the first in reading order is better. Spans of white space alone are left out; what
    would cut a word is widened to the whole word, and a bracket at an end without its fellow mended.

    >>> logits = np.array([0, 5, 1, 2], dtype=np.float32)
    >>> offsets = [(0, 0), (0, 3), (4, 7), (8, 11)]
    >>> spans = decode_window(logits, logits, offsets, "one two six", range(1, 4), top_n=2, max_tokens=2)
    >>> [(span.text, span.score) for span in spans]
    [('one', 10.0), ('six', 4.0)]
    """
    if not context:
        return []
    null_score = float(start_logits[0] + end_logits[0])
    begins, finishes = np.array(offsets)[context.start : context.stop].T
    position = np.arange(len(context))
    distance = position[None, :] - position[:, None]
    joint = start_logits[context.start : context.stop, None] + end_logits[None, context.start : context.stop]
    allowed = (distance >= 0) & (distance < max_tokens)
    if sentences:
        sentence = np.searchsorted([start for start, _ in sentences], begins, side="right")
        allowed &= sentence[:, None] == sentence[None, :]
    joint = np.where(allowed, joint - length_penalty * distance, -np.inf)
    spans: list[Span] = []
    while len(spans) < top_n:
        first, last = divmod(int(joint.argmax()), len(context))
        score = float(joint[first, last])
        if not np.isfinite(score):
            break
        joint[first, last] = -np.inf
        start, end = _balanced(passage, *_whole(passage, int(begins[first]), int(finishes[last])))
        if start < end and not any(start < span.end and span.start < end for span in spans):
            spans.append(Span(start, end, passage[start:end], score, null_score))
            joint[(begins[:, None] < end) & (start < finishes[None, :])] = -np.inf
    return spans


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the white space around it (then perhaps empty), widened to whole words.

    A token may be a piece of a word; and tokenizers that strip accents leave the last combining mark
    of a word outside of its token.
    """
    span = text[start:end]
    start, end = start + len(span) - len(span.lstrip()), end - len(span) + len(span.rstrip())
    if start < end:
        while start > 0 and (_is_mark(text[start]) or (text[start].isalnum() and _in_word(text, start - 1))):
            start -= 1
        while end < len(text) and (_is_mark(text[end]) or (text[end].isalnum() and _in_word(text, end - 1))):
            end += 1
    return start, end


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the closing bracket or quotation mark that comes right after it, if it is the one
    that is missing; without one at its outer ends whose fellow lies outside.
    """
    for opening, closing in _PAIRS:
        span = text[start:end]
        missing = span.count(opening) - span.count(closing)
        if missing == 1 and text.startswith(closing, end):
            end += 1
        elif missing == 1 and span.startswith(opening):
            start += 1
        elif missing == -1 and span.endswith(closing):
            end -= 1
    return _whole(text, start, end)


def _is_mark(character: str) -> bool:
    return category(character).startswith("M")


def _in_word(text: str, position: int) -> bool:
    """Whether the character is a letter or digit, or a mark on one."""
    while position > 0 and _is_mark(text[position]):
        position -= 1
    return text[position].isalnum()


def merge(spans: Sequence[Span], top_n: int) -> list[Span]:
    """The best spans by margin over their own window's null score; of overlapping ones the best.

    Logits of different windows are not on one scale, but each window's null score is the zero of its
    own: the margin is what can be compared.
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: -span.margin):
        if len(kept) == top_n:
            break
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return kept
