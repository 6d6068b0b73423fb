"""The whole of ``make train`` on a thimble of data: a reader comes out that can be loaded and asked."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qa.confidence import Confidence
from qa.reader import Reader

PROJECT = Path(__file__).parents[3]
CITIES = ("Aalen", "Bergen", "Cuenca", "Dakar", "Esbjerg", "Faro", "Gera", "Hilo", "Izmir", "Jena", "Kiel", "Linz")


def squad(sport: str) -> str:
    """A SQuAD file with one paragraph and two questions for each city."""
    paragraphs = []
    for n, city in enumerate(CITIES * 3):
        context = f"The {sport} club of {city} was founded in {1900 + n}. Its ground holds {n + 1},000 people."
        questions = {f"When was the {sport} club of {city} founded?": str(1900 + n), "How many fit in?": f"{n + 1},000"}
        qas = [
            {"id": f"{n}{i}", "question": question, "answers": [{"text": text, "answer_start": context.index(text)}]}
            for i, (question, text) in enumerate(questions.items())
        ]
        paragraphs.append({"context": context, "qas": qas})
    return json.dumps({"data": [{"title": sport, "paragraphs": paragraphs}]})


def training(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "qa.training", *map(str, arguments)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name, sport in (("new_wiki", "football"), ("reddit", "chess"), ("amazon_reviews", "rowing")):
        (folder / f"shifts_{name}.json").write_text(squad(sport))
    return folder


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "final.txt").write_text("Elvik beat Tolva in the final. The match was played in Dakar before 900 people.")
    gold = [("Who beat Tolva?", ["Elvik"]), ("Where was the final played?", ["Dakar"]), ("Who paid?", [])]
    lines = [json.dumps({"id": question, "question": question, "answers": answers}) for question, answers in gold]
    (folder / "questions.jsonl").write_text("\n".join(lines))
    return folder


def test_train_and_export(tmp_path: Path, data: Path, seeds: Path) -> None:
    run, weights = tmp_path / "run", tmp_path / "weights"
    for step in (("train", data, run, "--budget", "6000"), ("export", data, run, weights)):
        done = training(*step)
        assert done.returncode == 0, done.stderr
    meta = json.loads((weights / "meta.json").read_text())
    assert set(meta) >= {"encoder", "data", "settings", "steps", "dev"}
    assert set(meta["data"]) == {f"shifts_{name}.json" for name in ("new_wiki", "reddit", "amazon_reviews")}
    assert meta["steps"] > 0
    assert (weights / "model.safetensors").stat().st_size < 50_000_000
    assert Reader.load(weights).read([("Who won?", "Elvik won.")])[0]


def test_calibrate(tmp_path: Path, data: Path, seeds: Path) -> None:
    weights = tmp_path / "weights"
    shutil.copytree(PROJECT / "qa" / "weights", weights)
    (weights / "confidence.json").unlink()
    done = training("calibrate", data, seeds, weights)
    assert done.returncode == 0, done.stderr
    confidence = Confidence.load(weights / "confidence.json")
    assert 0 < confidence.threshold < 1
    assert confidence.weights.margin > 0


@pytest.mark.parametrize("step", [("train", "DATA", "run"), ("export", "DATA", "run", "weights")])
def test_missing_data_is_one_sentence(tmp_path: Path, step: tuple[str, ...]) -> None:
    (tmp_path / "data").mkdir()
    done = training(*(str(tmp_path / part.lower()) if i else part for i, part in enumerate(step)))
    assert done.returncode == 2
    assert done.stderr.startswith("qa.training: ")
    assert done.stderr.count("\n") == 1
