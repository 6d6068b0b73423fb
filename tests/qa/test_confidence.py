import json
import math
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from qa.confidence import Confidence
from qa.evidence import Evidence

MODEL = Confidence(bias=-1.0, weights=Evidence(0.5, 2.0, 1.0, 0.0, -1.0, 0.0), threshold=0.4)
FIELDS = json.loads(json.dumps(asdict(MODEL)))


def known(margin: float, similarity: float = 0.5, coverage: float = 0.5, echo: float = 0.0) -> Evidence:
    return Evidence(margin, similarity, coverage, article_coverage=coverage, echo=echo, kind=1.0)


def test_the_probability_worked_by_hand() -> None:
    # -1 + 0.5 * 2 + 2 * 0.25 + 1 * 0.5 = 1, and half the span echoing the question takes 0.5 off
    assert MODEL.probability(known(2.0, 0.25, 0.5)) == pytest.approx(1 / (1 + math.exp(-1)))
    assert MODEL.probability(known(2.0, 0.25, 0.5, echo=0.5)) == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert MODEL.probability(known(0.0, 0.5, 0.0)) == 0.5


@pytest.mark.parametrize("margin", [-1e9, -1e3, 1e3, 1e9])
def test_the_probability_stays_inside_0_and_1(margin: float) -> None:
    assert 0 < MODEL.probability(known(margin)) < 1


@given(st.floats(-30, 30), st.floats(0, 5))
def test_a_higher_margin_is_no_less_probable(margin: float, more: float) -> None:
    lower, higher = known(margin), known(margin + more)
    assert MODEL.probability(lower) <= MODEL.probability(higher)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "confidence.json")
    assert Confidence.load(tmp_path / "confidence.json") == MODEL


def test_the_shipped_model_believes_the_reader() -> None:
    shipped = Confidence.load()
    assert 0 < shipped.threshold < 1
    sure, unsure = known(10.0, 0.7, 1.0), known(-10.0, 0.1, 0.0)
    assert shipped.probability(unsure) < shipped.threshold < shipped.probability(sure)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        json.dumps({"bias": 0, "threshold": 0.5}),
        json.dumps(FIELDS | {"weights": {"margin": 1}}),
        json.dumps(FIELDS | {"weights": FIELDS["weights"] | {"age": 1}}),
        json.dumps(FIELDS | {"weights": [1, 1, 1]}),
        json.dumps(FIELDS | {"weights": FIELDS["weights"] | {"margin": "high"}}),
        json.dumps(FIELDS | {"bias": "high"}),
        json.dumps(FIELDS | {"threshold": None}),
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
