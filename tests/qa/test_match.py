import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.match import exact_match, f1, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The  “Russian”  jets.", "russian jets"),
        ("an apple a day", "apple day"),
        ("a.n. Other", "other"),  # punctuation goes first, as in the published script: "an" is then an article
        ("theatre Another", "theatre another"),
        ("St. Mary’s – 1,500…", "st marys 1500"),
        ("Gul\u00a0Murod\r\nHalimov", "gul murod halimov"),
        ("ÉCLAIR", "éclair"),
        ("the", ""),
        ("", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_exact_match() -> None:
    assert exact_match("The Russian jets", "russian jets.")
    assert not exact_match("Russian jet", "Russian jets")
    assert exact_match("", "the")


@pytest.mark.parametrize(
    ("prediction", "gold", "expected"),
    [
        ("the Russian air force", "Russian air force", 1.0),
        ("air force", "Russian air force", 0.8),  # precision 2/2, recall 2/3
        ("Russian jets", "Russian air force", 0.4),  # 1/2, 1/3
        ("to be or not to be", "to be", 0.5),  # "to" and "be" count once each: 2/6, 2/2
        ("jets", "air force", 0.0),
        ("", "", 1.0),
        ("", "air force", 0.0),
        ("air force", "", 0.0),
        ("the", "a", 1.0),
    ],
)
def test_f1_worked_by_hand(prediction: str, gold: str, expected: float) -> None:
    assert f1(prediction, gold) == pytest.approx(expected)


@given(st.text("ab the.,–é", max_size=20), st.text("ab the.,–é", max_size=20))
def test_f1_is_symmetric_between_0_and_1_and_1_for_an_exact_match(first: str, second: str) -> None:
    assert f1(first, second) == f1(second, first)
    assert 0 <= f1(first, second) <= 1
    assert f1(first, first) == 1
    if exact_match(first, second):
        assert f1(first, second) == 1


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing_more_where_words_are_plain(text: str) -> None:
    assert "  " not in normalise(text)
    assert normalise(text) == normalise(text).strip()
