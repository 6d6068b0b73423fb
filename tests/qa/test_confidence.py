import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from qa.confidence import Confidence, Evidence, coverage

MODEL = Confidence(bias=-1.0, weights=Evidence(margin=0.5, similarity=2.0, coverage=1.0), threshold=0.4)


def test_the_probability_worked_by_hand() -> None:
    # -1 + 0.5 * 2 + 2 * 0.25 + 1 * 0.5 = 1
    assert MODEL.probability(Evidence(2.0, 0.25, 0.5)) == pytest.approx(1 / (1 + math.exp(-1)))
    assert MODEL.probability(Evidence(0.0, 0.5, 0.0)) == 0.5


@pytest.mark.parametrize("margin", [-1e9, -1e3, 1e3, 1e9])
def test_the_probability_stays_inside_0_and_1(margin: float) -> None:
    assert 0 < MODEL.probability(Evidence(margin, 0.5, 0.5)) < 1


@given(st.floats(-30, 30), st.floats(0, 5))
def test_a_higher_margin_is_no_less_probable(margin: float, more: float) -> None:
    lower, higher = Evidence(margin, 0.4, 0.4), Evidence(margin + more, 0.4, 0.4)
    assert MODEL.probability(lower) <= MODEL.probability(higher)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "confidence.json")
    assert Confidence.load(tmp_path / "confidence.json") == MODEL


def test_the_shipped_model_believes_the_reader() -> None:
    shipped = Confidence.load()
    assert 0 < shipped.threshold < 1
    sure, unsure = Evidence(10.0, 0.7, 1.0), Evidence(-10.0, 0.1, 0.0)
    assert shipped.probability(unsure) < shipped.threshold < shipped.probability(sure)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"bias": 0, "threshold": 0.5}',
        '{"bias": 0, "threshold": 0.5, "weights": {"margin": 1}}',
        '{"bias": 0, "threshold": 0.5, "weights": {"margin": 1, "similarity": 1, "coverage": 1, "age": 1}}',
        '{"bias": 0, "threshold": 0.5, "weights": [1, 1, 1]}',
        '{"bias": "high", "threshold": 0.5, "weights": {"margin": 1, "similarity": 1, "coverage": 1}}',
        '{"bias": 0, "threshold": 0.5, "weights": {"margin": "high", "similarity": 1, "coverage": 1}}',
        '{"bias": 0, "threshold": null, "weights": {"margin": 1, "similarity": 1, "coverage": 1}}',
    ],
)
def test_a_file_that_is_no_confidence_model_says_so_in_one_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "confidence.json"
    path.write_text(content)
    with pytest.raises(
        ModelError, match=r"^The confidence model .*confidence\.json could not be read: .+\.$"
    ) as caught:
        Confidence.load(path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_and_one_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    for name in ("missing.json", "binary.json"):
        with pytest.raises(ModelError, match=f"{name} could not be read"):
            Confidence.load(tmp_path / name)


@pytest.mark.parametrize(
    ("question", "passage", "share"),
    [
        ("Who commanded the garrison?", "Its commander left.", 0.5),
        ("Who commanded the garrison?", "The GARRISON had no commander.", 1.0),
        ("Who commanded the garrison?", "", 0.0),
        ("Who was it?", "Nothing of the kind.", 1.0),  # nothing to cover
        ("", "Rain.", 1.0),
        ("Who's the mayor's wife?", "The wife of the mayor spoke.", 1.0),  # what an apostrophe leaves is no content
        ("Why didn’t the mayor resign?", "The mayor resigned.", 1.0),
        ("How many died in Łódź in 1892?", "In Łódź 12 died.", 2 / 3),
    ],
)
def test_coverage(question: str, passage: str, share: float) -> None:
    assert coverage(question, passage) == pytest.approx(share)
