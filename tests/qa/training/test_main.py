"""The whole of ``make train`` on a thimble of data: a reader comes out that can be loaded and asked."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from qa.confidence import Confidence
from qa.reader import Reader
from qa.training.__main__ import main

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


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thimble of news in the place of our own."""
    folder = tmp_path / "own"
    folder.mkdir()
    paragraphs = json.loads(squad("judo"))["data"][0]["paragraphs"]
    for paragraph in paragraphs:
        paragraph["qas"].append({"id": "none", "question": "Who owns the club?", "answers": []})
    (folder / "news.jsonl").write_text("".join(json.dumps(paragraph) + "\n" for paragraph in paragraphs))
    for module in ("mixture", "__main__"):
        monkeypatch.setattr(f"qa.training.{module}.OWN", folder)


def run_step(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> None:
    monkeypatch.setattr(sys, "argv", ["qa.training", *map(str, arguments)])
    assert main() == 0


@pytest.mark.usefixtures("own")
def test_train_and_export(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, weights = tmp_path / "first", tmp_path / "second", tmp_path / "weights"
    run_step(monkeypatch, "train", data, first, "--budget", "6000")
    run_step(monkeypatch, "train", data, second, "--budget", "6000", "--seed", "1")
    run_step(monkeypatch, "export", data, weights, first, second)
    bias = "bert.encoder.layer.0.output.dense.bias"
    runs = [torch.load(run / "checkpoint.pt", weights_only=True)["model"][bias] for run in (first, second)]
    assert not torch.equal(*runs)
    assert torch.allclose(load_file(weights / "model.safetensors")[bias].float(), (runs[0] + runs[1]) / 2, atol=1e-3)
    meta = json.loads((weights / "meta.json").read_text())
    assert set(meta) == {"runs", "dev", "news_dev"}
    assert [run["settings"]["seed"] for run in meta["runs"]] == [0, 1]
    public = {f"shifts_{name}.json" for name in ("new_wiki", "reddit", "amazon_reviews")}
    assert set(meta["runs"][0]["data"]) == public | {"news.jsonl"}
    assert meta["runs"][0]["steps"] > 0
    assert (weights / "model.safetensors").stat().st_size < 50_000_000
    assert Reader.load(weights).read([("Who won?", "Elvik won.")])[0]


@pytest.mark.usefixtures("own")
def test_calibrate(tmp_path: Path, data: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "weights"
    shutil.copytree(PROJECT / "qa" / "weights", weights)
    (weights / "confidence.json").unlink()
    run_step(monkeypatch, "calibrate", data, seeds, weights)
    confidence = Confidence.load(weights / "confidence.json")
    assert 0 < confidence.threshold < 1
    assert confidence.weights.margin > 0


@pytest.mark.parametrize("step", [("train", "DATA", "run"), ("export", "DATA", "weights", "run")])
def test_missing_data_is_one_sentence(tmp_path: Path, step: tuple[str, ...]) -> None:
    (tmp_path / "data").mkdir()
    done = training(*(str(tmp_path / part.lower()) if i else part for i, part in enumerate(step)))
    assert done.returncode == 2
    assert done.stderr.startswith("qa.training: ")
    assert done.stderr.count("\n") == 1
