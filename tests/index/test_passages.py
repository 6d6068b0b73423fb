from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import between, make_passages, passages_of, windows
from index.sentences import split_sentences
from index.types import Article

# Four sentences of 9, 9, 9 and 4 characters with one space between them.
FOUR = [(0, 9), (10, 19), (20, 29), (30, 34)]


@pytest.mark.parametrize(
    ("size", "overlap", "expected"),
    [
        (100, 10, [(0, 4)]),
        (34, 10, [(0, 4)]),  # fits exactly
        (33, 10, [(0, 3), (1, 4)]),  # the last one begins earlier, to fill the size
        (29, 9, [(0, 3), (1, 4)]),
        (19, 9, [(0, 2), (1, 3), (2, 4)]),
        (19, 1, [(0, 2), (1, 3), (2, 4)]),  # one sentence is shared even if it is longer than the overlap
        (19, 0, [(0, 2), (2, 4)]),
        (18, 9, [(0, 1), (1, 2), (2, 4)]),  # no room for an overlap
        (9, 9, [(0, 1), (1, 2), (2, 3), (3, 4)]),
        (1, 0, [(0, 1), (1, 2), (2, 3), (3, 4)]),  # each is longer than the size
    ],
)
def test_windows(size: int, overlap: int, expected: list[tuple[int, int]]) -> None:
    assert windows(FOUR, size, overlap) == expected


def test_windows_share_as_many_sentences_as_make_up_the_overlap() -> None:
    ten = [(10 * number, 10 * number + 9) for number in range(10)]
    assert windows(ten, 49, 19) == [(0, 5), (3, 8), (5, 10)]
    assert windows(ten, 49, 18) == [(0, 5), (4, 9), (5, 10)]  # two would be 19


def test_windows_around_a_sentence_longer_than_the_size() -> None:
    assert windows([(0, 9), (10, 90), (91, 99), (100, 109)], 30, 9) == [(0, 1), (1, 2), (2, 4)]


def test_windows_of_nothing_and_of_one() -> None:
    assert windows([], 10, 5) == []
    assert windows([(3, 90)], 10, 5) == [(0, 1)]


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], [(2, 9)]),
        ([(2, 9)], []),
        ([(2, 4)], [(4, 9)]),
        ([(7, 9)], [(2, 7)]),
        ([(3, 5), (5, 6)], [(2, 3), (6, 9)]),
        ([(0, 1), (3, 6), (4, 5)], [(2, 3), (6, 9)]),  # before the start; one inside another
    ],
)
def test_between(ranges: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert list(between(ranges, 2, 9)) == expected


def test_between_nothing() -> None:
    assert list(between([], 5, 5)) == []


def test_no_passage_reaches_across_a_gap() -> None:
    text = "The army left. Police came. <advertisement> It was over. Nobody stayed."
    gap = text.index("<"), text.index(">") + 1
    runs = list(passages_of(text, between([gap], 0, len(text)), 700, 140))
    assert [text[run[0][0] : run[-1][1]] for run in runs] == [
        "The army left. Police came.",
        "It was over. Nobody stayed.",
    ]


def test_passages_of_an_article() -> None:
    front = "---\ntitle: Army leaves\n---\n"
    text = front + "The army left. Police came.\r\n\r\nGen. Horak spoke at 6:23 p.m. local time. It was over."
    passages = make_passages(Article("a1", text, ("a.md",), start=len(front)), size=55, overlap=20)
    assert [passage.text for passage in passages] == [
        "The army left. Police came.",
        "Gen. Horak spoke at 6:23 p.m. local time. It was over.",
    ]
    assert [passage.number for passage in passages] == [0, 1]
    assert {passage.article_id for passage in passages} == {"a1"}
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
        assert (passage.sentences[0][0], passage.sentences[-1][1]) == (passage.start, passage.end)
    assert [text[start:end] for start, end in passages[1].sentences] == [
        "Gen. Horak spoke at 6:23 p.m. local time.",
        "It was over.",
    ]


@pytest.mark.parametrize(("text", "start"), [("", 0), ("\n \u00a0\n", 0), ("title: x\n", 9)])
def test_an_article_without_text_has_no_passages(text: str, start: int) -> None:
    assert make_passages(Article("a1", text, ("a.txt",), start=start)) == []


# fmt: off
PIECES = st.sampled_from([
    "The army left. ", "He said so. ", "Gen. Horak ", "U.S. ", "“It is over.” ", "Why? ", "Read more: ", "Comments\n",
    "\n", "\r\n", "\n\n", "\r\n\r\n", "\u00a0", "\ufeff", "\u200b", "\U0001f600", "e\u0301", "\u0301", ". ", "...",
    "police and shops in the centre of the town were said to be at work again on Tuesday ", "x" * 900,
])
# fmt: on
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 30), st.integers(1, 400), st.integers(0, 200))
def test_passages_of_any_text(text: str, start: int, size: int, overlap: int) -> None:
    start = min(start, len(text))
    passages = make_passages(Article("a1", text, ("a.txt",), start=start), size, overlap)
    assert [passage.number for passage in passages] == list(range(len(passages)))
    for passage in passages:
        assert passage.text == text[passage.start : passage.end]
        assert passage.start >= start
        assert (passage.sentences[0][0], passage.sentences[-1][1]) == (passage.start, passage.end)
        assert len(passage.text) <= size or len(passage.sentences) == 1
    for before, after in pairwise(passages):
        assert before.start < after.start
        assert before.end < after.end


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 500), max_size=8), st.integers(1, 400), st.integers(0, 200))
def test_every_sentence_outside_furniture_is_in_a_passage(text: str, cuts: list[int], size: int, overlap: int) -> None:
    ends = sorted(min(cut, len(text)) for cut in cuts)
    furniture = list(zip(ends[::2], ends[1::2], strict=False))
    runs = list(passages_of(text, between(furniture, 0, len(text)), size, overlap))
    sentences = [sentence for block in between(furniture, 0, len(text)) for sentence in split_sentences(text, *block)]
    assert sorted({sentence for run in runs for sentence in run}) == sentences
    outside = set(range(len(text))) - {position for start, end in furniture for position in range(start, end)}
    covered = {position for run in runs for position in range(run[0][0], run[-1][1])}
    assert covered <= outside
    assert all(text[position].isspace() or text[position] in "\u200b\u2060\ufeff" for position in outside - covered)
