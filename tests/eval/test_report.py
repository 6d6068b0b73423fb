import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from eval.report import print_misses, print_summary
from eval.run import Record, Run
from index.corpus import Corpus
from ui.cli import main

RIGHT = Record("q1", "Who won?", ("Ann",), "Ann", True, 1.0, 0.9, 1, 1, True, 0.5)
WRONG = replace(
    RIGHT, id="q2", question="Who [b]lost[/b]?", gold=("Ben", "Ben Oe"), prediction="[/] Oe", exact_match=False, f1=0.5
)
FAILED = replace(
    RIGHT, id="q3", prediction=None, exact_match=False, f1=0.0, confidence=None, passage_rank=None, error="No index."
)
REFUSED = Record("q4", "Why?", (), None, True, 1.0, 0.1, None, None, None, 0.5)
RUN = Run((RIGHT, WRONG, FAILED, REFUSED))

GOLD = {"id": "goal", "question": "Who scored the goal?", "answers": ["Ines Duarte", "Duarte"], "articles": ["cup.txt"]}
TEXT = "Harbour Town won the cup on Sunday. Ines Duarte scored the only goal in the 88th minute."


@pytest.fixture
def console() -> Console:
    return Console(file=io.StringIO(), width=80, highlight=False)


def printed(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD))
    return path


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "cup.txt").write_text(TEXT)
    with Corpus.open(tmp_path / "index", create=True) as corpus:
        corpus.ingest([tmp_path / "cup.txt"])
    return tmp_path / "index"


def test_summary(console: Console) -> None:
    print_summary(RUN, console)
    rows = [line.split() for line in printed(console).splitlines()]
    for row in (
        "questions 4 3 1",
        "exact match 50.0% 33.3% 100.0%",
        "F1 62.5% 50.0% 100.0%",
        "not answered 1 0 1",
        "recall@1 66.7%",
        "MRR 0.667",
        "cited a listed article 100.0%",
        "seconds, mean 0.50",
        "1 failed and count as 0; the first, q3: No index.",
    ):
        assert row.split() in rows, row


def test_summary_of_nothing(console: Console) -> None:
    print_summary(Run(()), console)
    assert "–" in printed(console)


def test_misses(console: Console) -> None:
    print_misses(RUN, console)
    assert printed(console) == (
        "\n"
        "q2: Who [b]lost[/b]?\n"
        "  answer: [/] Oe (confidence 0.90, F1 0.50)\n"
        "  gold:   Ben | Ben Oe\n"
        "  found:  passage at rank 1, article at rank 1\n"
        "\n"
        "q3: Who won?\n"
        "  answer: failed: No index.\n"
        "  gold:   Ann\n"
    )


def test_command(gold: Path, index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "run.json"
    assert main(["evaluate", str(gold), "--index", str(index), "--misses", "--save", str(saved)]) == 0
    out, err = capsys.readouterr()
    assert ["questions", "1", "1", "0"] in [line.split() for line in out.splitlines()]
    assert err == ""
    (record,) = Run.load(saved).records
    assert (record.id, record.passage_rank) == ("goal", 1)


def test_command_with_squad_indexes_its_paragraphs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paragraphs = [
        {"context": "A storm closed the schools of Port Amel.", "qas": []},
        {"context": TEXT, "qas": [{"id": "q", "question": "Who scored?", "answers": [{"text": "Ines Duarte"}]}]},
    ]
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": [{"title": "News", "paragraphs": paragraphs}]}))
    assert main(["evaluate", str(path), "--json"]) == 0
    out, err = capsys.readouterr()
    run = json.loads(out)
    assert (run["summary"]["n"], run["records"][0]["article_rank"], err) == (1, 1, "")
    assert [each.name for each in tmp_path.iterdir()] == ["squad.json"]


def test_command_errors_are_one_sentence(
    gold: Path, index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{")
    empty = tmp_path / "empty"
    Corpus.open(empty, create=True).close()
    for arguments, complaint in (
        ([tmp_path / "missing.jsonl", "--index", index], "missing.jsonl could not be read: No such file or directory."),
        ([bad, "--index", index], "bad.jsonl, line 1 is not JSON: "),
        ([gold, "--index", tmp_path / "nowhere"], "There is no index in "),
        ([gold, "--index", empty], "holds no articles"),  # no question could be asked
        ([gold, "--index", index, "--save", tmp_path / "nowhere" / "run.json"], "run.json could not be written: "),
    ):
        assert main(["evaluate", *map(str, arguments)]) == 2
        out, err = capsys.readouterr()
        assert complaint in err
        assert (out, err.count("\n")) == ("", 1)
