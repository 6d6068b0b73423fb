"""From a reader's logits to spans: pure functions on one window, one passage at a time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.types import Span

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
) -> list[Span]:
    """The ``top_n`` best spans of one window, best first.

    ``start_logits``, ``end_logits`` and ``offsets`` have one entry per token of the window, position
    0 being the token that stands for "no answer"; ``context`` are the positions of the passage's
    tokens, ``offsets`` their (start, end) in ``passage``. A span's score is start + end logit, taken
    jointly over all pairs with start <= end < start + ``max_tokens`` (Devlin et al. 2019, section 4.3):
    the best start and the best end by themselves may not make a span.
    Spans of white space alone are left out.
    """
    if not context:
        return []
    null_score = float(start_logits[0] + end_logits[0])
    starts, ends = start_logits[context.start : context.stop], end_logits[context.start : context.stop]
    joint = starts[:, None] + ends[None, :]
    length = len(context)
    position = np.arange(length)
    distance = position[None, :] - position[:, None]
    joint = np.where((distance >= 0) & (distance < max_tokens), joint, -np.inf)
    # A stable sort: equal scores keep reading order, whatever the platform.
    order = np.argsort(-joint, axis=None, kind="stable")[: 4 * top_n]
    spans = []
    for first, last in zip(*np.unravel_index(order, joint.shape), strict=True):
        if not np.isfinite(joint[first, last]):
            break
        start, end = offsets[context.start + first][0], offsets[context.start + last][1]
        text = passage[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        if start < end:
            spans.append(Span(start, end, passage[start:end], float(joint[first, last]), null_score))
    return spans[:top_n]


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
