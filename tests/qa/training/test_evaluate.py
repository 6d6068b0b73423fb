import pytest

from qa.reader import Reader
from qa.training.evaluate import Figures, figures
from qa.training.examples import Example

RAIN = "Rain fell on the quiet town."
ANSWERABLE = "The lighthouse keeper slept."


def test_figures_worked_by_hand(keeper_reader: Reader) -> None:
    examples = [
        Example("Who slept?", ANSWERABLE, ((4, 21),), "a"),  # "lighthouse keeper": exact
        Example("Who slept?", ANSWERABLE, ((15, 21), (0, 21)), "a"),  # "keeper": F1 2/3; "The lighthouse keeper": exact
        Example("Who slept?", ANSWERABLE, ((15, 21),), "a"),  # "keeper": F1 2/3
        Example("Who slept?", ANSWERABLE, ((22, 27),), "a"),  # "slept": F1 0
        Example("Who slept?", RAIN, ((0, 4),), "b"),  # "Rain": refused, and the span is another
        Example("Who slept?", RAIN, (), "b"),  # refused, rightly
        Example("Who slept?", ANSWERABLE, (), "a"),  # answered, wrongly
        Example("Who slept?", " ", (), "c"),  # nothing to read is refused
    ]
    result = figures(keeper_reader, examples)
    span = keeper_reader.read([("Who slept?", RAIN)], top_n=1)[0][0]
    assert span.margin < 0
    assert span.start > 4
    assert result.questions == 8
    assert result.exact_match == 40.0  # 2 of 5
    assert result.f1 == pytest.approx(100 * (1 + 1 + 2 / 3) / 5, abs=0.01)
    assert result.single_f1 == pytest.approx(100 * (1 + 2 / 3 + 2 / 3) / 5, abs=0.01)
    assert result.answered == 80.0
    assert result.refused == pytest.approx(100 * 2 / 3, abs=0.01)


def test_no_examples_and_only_unanswerable_ones(keeper_reader: Reader) -> None:
    assert figures(keeper_reader, []) == Figures(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    only = [Example("Who slept?", RAIN, (), "b")]
    assert figures(keeper_reader, only) == Figures(1, 0.0, 0.0, 0.0, 0.0, 100.0)


def test_an_answerable_question_on_a_passage_without_text_counts_as_zero(keeper_reader: Reader) -> None:
    examples = [
        Example("Who slept?", "\u200b\u200b", ((0, 1),), "a"),
        Example("Who slept?", ANSWERABLE, ((4, 21),), "b"),
    ]
    result = figures(keeper_reader, examples)
    assert (result.exact_match, result.f1, result.answered) == (50.0, 50.0, 50.0)
