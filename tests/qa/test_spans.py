from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.spans import decode_window, merge
from qa.types import Span

# One window, as it would go into a network:
#          [CLS]   who     [SEP]   Ann     met     Bob      Lee       [SEP]
OFFSETS = [(0, 0), (0, 3), (0, 0), (0, 3), (4, 7), (8, 11), (12, 15), (0, 0)]
PASSAGE = "Ann met Bob Lee"
CONTEXT = range(3, 7)


def decode(starts: list[float], ends: list[float], top_n: int = 3, max_tokens: int = 10) -> list[Span]:
    return decode_window(
        np.array(starts, dtype=np.float32),
        np.array(ends, dtype=np.float32),
        OFFSETS,
        PASSAGE,
        CONTEXT,
        top_n=top_n,
        max_tokens=max_tokens,
    )


def scored(spans: list[Span]) -> list[tuple[str, float]]:
    return [(span.text, span.score) for span in spans]


def test_the_best_spans_worked_by_hand() -> None:
    #               CLS who SEP Ann met Bob Lee SEP
    spans = decode([1, 9, 9, 2, 0, 4, 1, 9], [1, 9, 9, 3, 0, 1, 5, 9])
    # Bob Lee 4 + 5, then of what is left of it Ann 2 + 3 (better than "Ann met" 2 + 0), then met 0 + 0.
    # The 9s are those of the question and the separators, which are never an answer.
    assert spans == [Span(8, 15, "Bob Lee", 9, 2), Span(0, 3, "Ann", 5, 2), Span(4, 7, "met", 0, 2)]
    assert [span.margin for span in spans] == [7, 3, -2]


def test_start_and_end_are_chosen_together() -> None:
    #                      CLS who SEP Ann met Bob Lee SEP
    spans = decode([0, 0, 0, 0, 1, 5, 0, 0], [0, 0, 0, 4, 3, 0, 1, 0])
    # The best start by itself is Bob (5), the best end Ann (4), which stands before it.
    # Together: Bob Lee 5 + 1 = 6; then Ann 0 + 4 and met 1 + 3, of which the first in reading order is first.
    assert scored(spans) == [("Bob Lee", 6), ("Ann", 4), ("met", 4)]


@pytest.mark.parametrize(
    ("max_tokens", "best"),
    [(1, ("Lee", 6.0)), (2, ("Lee", 6.0)), (3, ("met Bob Lee", 7.0)), (4, ("Ann met Bob Lee", 8.0))],
)
def test_a_span_has_at_most_max_tokens(max_tokens: int, best: tuple[str, float]) -> None:
    #               CLS who SEP Ann met Bob Lee SEP
    spans = decode([0, 0, 0, 3, 2, 0, 1, 0], [0, 0, 0, 0, 0, 0, 5, 0], top_n=1, max_tokens=max_tokens)
    assert scored(spans) == [best]


def test_where_no_answer_is_the_best_the_spans_are_still_given_below_zero() -> None:
    spans = decode([20, 0, 0, 2, 0, 4, 1, 0], [20, 0, 0, 3, 0, 1, 5, 0])
    assert scored(spans) == [("Bob Lee", 9), ("Ann", 5), ("met", 0)]
    assert [span.margin for span in spans] == [-31, -35, -40]


@pytest.mark.parametrize("top_n", [1, 2, 3, 4, 50])
def test_the_null_score_does_not_depend_on_how_many_spans_are_wanted(top_n: int) -> None:
    spans = decode([3, 0, 0, 2, 0, 4, 1, 0], [4, 0, 0, 3, 0, 1, 5, 0], top_n=top_n)
    assert scored(spans) == [("Bob Lee", 9), ("Ann", 5), ("met", 0)][:top_n]
    assert {span.null_score for span in spans} == {7}


def test_none_wanted_and_nothing_to_read_give_none() -> None:
    logits = np.ones(8, dtype=np.float32)
    assert decode([1] * 8, [1] * 8, top_n=0) == []
    assert decode_window(logits, logits, OFFSETS, PASSAGE, range(0), top_n=3, max_tokens=9) == []


def test_a_network_that_gives_no_numbers_finds_nothing() -> None:
    assert decode([float("nan")] * 8, [float("nan")] * 8) == []


def test_white_space_at_the_ends_of_a_token_is_left_out_and_alone_is_no_span() -> None:
    passage = " Ann  \u00a0\r\n Bob"
    offsets = [(0, 0), (0, 5), (5, 10), (10, 13)]  # "␣Ann␣", then only white space, then "Bob"
    starts = np.array([0, 1, 7, 3], dtype=np.float32)
    ends = np.array([0, 2, 7, 1], dtype=np.float32)
    spans = decode_window(starts, ends, offsets, passage, range(1, 4), top_n=9, max_tokens=3)
    # White space alone (14) is nothing; together with it "Ann" has 1 + 7 and "Bob" 7 + 1.
    assert scored(spans) == [("Ann", 8), ("Bob", 8)]
    assert [(span.start, span.end) for span in spans] == [(1, 4), (10, 13)]


def test_more_white_space_than_words() -> None:
    passage = " " * 60 + "Bob"
    offsets = [(0, 0), *((i, i + 1) for i in range(60)), (60, 63)]
    starts = np.array([0] + [5] * 60 + [1], dtype=np.float32)
    spans = decode_window(starts, starts, offsets, passage, range(1, 62), top_n=1, max_tokens=1)
    assert spans == [Span(60, 63, "Bob", 2, 0)]


@pytest.mark.parametrize(
    ("passage", "offsets", "expected"),
    [
        ("le cafe\u0301 noir", (3, 7), "cafe\u0301"),  # the token ends before the accent
        ("na\u0303o", (0, 2), "na\u0303o"),
        ("\u0928\u092e\u0938\u094d\u0924\u0947 x", (0, 5), "\u0928\u092e\u0938\u094d\u0924\u0947"),  # a vowel sign
        ("x e\u0301a", (3, 5), "e\u0301a"),  # the token begins with the accent
        ("done \u2714\ufe0f.", (5, 6), "\u2714\ufe0f"),  # a variation selector
    ],
)
def test_a_letter_keeps_its_combining_marks(passage: str, offsets: tuple[int, int], expected: str) -> None:
    logits = np.array([0, 1], dtype=np.float32)
    (span,) = decode_window(logits, logits, [(0, 0), offsets], passage, range(1, 2), top_n=3, max_tokens=3)
    assert span.text == expected == passage[span.start : span.end]


def test_offsets_are_plain_integers_that_json_can_write() -> None:
    (span,) = decode([1] * 8, [1] * 8, top_n=1)
    assert [type(value) for value in (span.start, span.end, span.score, span.null_score)] == [int, int, float, float]


# Tokens follow each other without a gap; some are white space, or begin or end with it.
TOKENS = st.lists(st.sampled_from(["a", "bc", " ", "d ", " e", "\u00a0"]), min_size=1, max_size=9)
LOGITS = st.integers(-6, 6).map(float)  # sums are exact, ties frequent


@given(TOKENS, st.data(), st.integers(1, 5), st.integers(1, 6))
def test_decoding_is_the_same_as_trying_every_span(
    tokens: list[str], data: st.DataObject, top_n: int, max_tokens: int
) -> None:
    size = len(tokens)
    starts = data.draw(st.lists(LOGITS, min_size=size + 1, max_size=size + 1))
    ends = data.draw(st.lists(LOGITS, min_size=size + 1, max_size=size + 1))
    passage = " ".join(tokens)
    begins = [len(" ".join([*tokens[:i], ""])) for i in range(size)]
    offsets = [(0, 0), *((begin, begin + len(token)) for begin, token in zip(begins, tokens, strict=True))]

    expected: list[Span] = []
    every = [
        (-starts[first] - ends[last], first, last)
        for first in range(1, size + 1)
        for last in range(first, min(first + max_tokens, size + 1))
    ]
    for negative, first, last in sorted(every):
        start, end = offsets[first][0], offsets[last][1]
        while start < end and passage[start].isspace():
            start += 1
        while start < end and passage[end - 1].isspace():
            end -= 1
        free = all(end <= span.start or span.end <= start for span in expected)
        if start < end and free and len(expected) < top_n:
            expected.append(Span(start, end, passage[start:end], -negative, starts[0] + ends[0]))

    found = decode_window(
        np.array(starts, dtype=np.float32),
        np.array(ends, dtype=np.float32),
        offsets,
        passage,
        range(1, size + 1),
        top_n=top_n,
        max_tokens=max_tokens,
    )
    assert found == expected


def span(start: int, end: int, score: float, null_score: float = 0) -> Span:
    return Span(start, end, "x" * (end - start), score, null_score)


def test_of_overlapping_spans_the_best_is_kept() -> None:
    assert merge([span(0, 5, 3), span(4, 9, 7), span(8, 12, 5), span(20, 22, 1)], 9) == [span(4, 9, 7), span(20, 22, 1)]


def test_spans_that_touch_do_not_overlap() -> None:
    assert merge([span(0, 5, 3), span(5, 9, 7)], 9) == [span(5, 9, 7), span(0, 5, 3)]


def test_a_span_inside_another_and_the_same_span_twice_overlap() -> None:
    assert merge([span(0, 9, 3), span(2, 4, 2), span(0, 9, 3)], 9) == [span(0, 9, 3)]


def test_windows_are_compared_by_the_margin_over_their_own_null_score() -> None:
    loud, quiet = span(0, 5, 12, 14), span(40, 45, 3, 1)  # -2 and +2
    assert merge([loud, quiet], 2) == [quiet, loud]


def test_equal_margins_keep_their_order_and_no_more_than_wanted_are_kept() -> None:
    spans = [span(10 * i, 10 * i + 5, 1) for i in range(5)]
    assert merge(spans, 3) == spans[:3]
    assert merge(spans, 0) == []
    assert merge([], 3) == []


SPANS = st.builds(
    lambda start, length, score: span(start, start + length, score), st.integers(0, 30), st.integers(1, 8), LOGITS
)


@given(st.lists(SPANS, max_size=15), st.integers(0, 6))
def test_merging_keeps_no_overlap_drops_only_what_overlaps_a_better_one_and_grows_at_its_end(
    spans: list[Span], top_n: int
) -> None:
    kept = merge(spans, len(spans))
    margins = [one.margin for one in kept]
    assert margins == sorted(margins, reverse=True)
    for index, one in enumerate(kept):
        assert all(one.end <= other.start or other.end <= one.start for other in kept[:index])
    for one in spans:
        assert any(one.start < better.end and better.start < one.end and better.margin >= one.margin for better in kept)
    assert merge(spans, top_n) == kept[:top_n]


def test_length_penalty_and_sentences_worked_by_hand() -> None:
    """Starts at "Ann" (5) and "May" (4), ends at "Ann" (4) and "May" (5): unconstrained, the best span
    takes the start of one answer and the end of the other (10), over the single words (9 each).
    """
    passage = "Ann won. In May Ben left."
    offsets = [(0, 0), (0, 3), (4, 7), (7, 8), (9, 11), (12, 15), (16, 19), (20, 24)]
    starts = np.array([0, 5, 0, 0, 0, 4, 0, 0], dtype=np.float32)
    ends = np.array([0, 4, 0, 0, 0, 5, 0, 0], dtype=np.float32)

    def best(**options: Any) -> tuple[str, float]:
        (span,) = decode_window(starts, ends, offsets, passage, range(1, 8), top_n=1, max_tokens=10, **options)
        return span.text, span.score

    assert best() == ("Ann won. In May", 10.0)
    assert best(length_penalty=0.5) == ("Ann", 9.0)  # four tokens more would cost 2
    assert best(sentences=[(0, 8), (9, 25)]) == ("Ann", 9.0)


def test_a_piece_of_a_word_becomes_the_word() -> None:
    passage = "Colonel Oduya’s men"
    offsets = [(0, 0), (0, 7), (8, 10), (10, 13), (13, 14), (14, 15), (16, 19)]
    logits = np.array([0, 0, 0, 9, 0, 0, 0], dtype=np.float32)  # the piece "uya"
    (span,) = decode_window(logits, logits, offsets, passage, range(1, 7), top_n=1, max_tokens=5)
    assert (span.text, span.start, span.end) == ("Oduya", 8, 13)


@pytest.mark.parametrize(
    ("passage", "tokens", "expected"),
    [
        ("paid $3m (£2m) then", "$3m (£2m", "$3m (£2m)"),
        ("the party (SDF) won", "(SDF", "(SDF)"),
        ("the party (SDF, left) won", "(SDF", "SDF"),
        ("the party (SDF) won", "SDF)", "SDF"),
        ("the party (SDF) won", "SDF", "SDF"),
        ("the party (SDF) won", "party (SDF)", "party (SDF)"),
        ("the party (SDF, left) won", "party (SDF", "party (SDF"),
        ("he said “no way” twice", "“no way", "“no way”"),
        ("1) bread", "1)", "1"),
        ("so :) she", ")", ""),
    ],
)
def test_a_bracket_at_the_end_of_a_span_has_its_fellow(passage: str, tokens: str, expected: str) -> None:
    start = passage.index(tokens)
    offsets = [(0, 0), (start, start + len(tokens))]
    logits = np.zeros(2, dtype=np.float32)
    spans = decode_window(logits, logits, offsets, passage, range(1, 2), top_n=1, max_tokens=1)
    assert [span.text for span in spans] == ([expected] if expected else [])
    assert all(passage[span.start : span.end] == span.text for span in spans)
