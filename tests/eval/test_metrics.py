import pytest

from eval.metrics import exact_match, f1, mrr, recall_at


@pytest.mark.parametrize(
    ("prediction", "golds", "matches", "overlap"),
    [
        ("the Russian jets.", ["Russian jets"], True, 1.0),
        ("Russian jets", ["the jets", "Russian planes", "Russian jets"], True, 1.0),  # the best counts, not the mean
        ("two Russian jets", ["Russian jets", "jets"], False, 0.8),  # 2·2/(3+2), not 2·1/(3+1)
        ("jets jets", ["jets"], False, 2 / 3),  # a word counts as often as it occurs in both
        ("Ann", ["Ben"], False, 0.0),
        ("", ["Ben"], False, 0.0),
        ("the", ["a"], True, 1.0),  # nothing is left of either
        (None, [], True, 1.0),  # rightly refused
        ("Ann", [], False, 0.0),  # answered where there is no answer
        ("", [], False, 0.0),
        (None, ["Ann"], False, 0.0),  # withheld
        (None, ["the"], False, 0.0),
    ],
)
def test_answers(prediction: str | None, golds: list[str], matches: bool, overlap: float) -> None:
    assert exact_match(prediction, golds) is matches
    assert f1(prediction, golds) == pytest.approx(overlap)


def test_recall_at() -> None:
    ranks = [1, 3, None, 6]
    assert [recall_at(ranks, k) for k in (1, 2, 3, 5, 6, 20)] == [0.25, 0.25, 0.5, 0.5, 0.75, 0.75]


def test_mean_reciprocal_rank() -> None:
    assert mrr([1, 2, None, 4]) == (1 + 1 / 2 + 0 + 1 / 4) / 4
    assert mrr([None]) == 0


def test_no_ranks_have_no_mean() -> None:
    for measure in (mrr, lambda ranks: recall_at(ranks, 1)):
        with pytest.raises(ValueError, match="at least one"):
            measure([])
