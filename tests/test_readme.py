"""Every command and every example of the README runs, in a copy of the sample articles."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory as the README has it: the sample articles, and a questions file."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(PROJECT / "seeds", folder / "seeds")
    (folder / "questions.jsonl").write_text('{"id": "q1", "question": "Who is the mayor of Brennau?"}\n')
    return folder


def test_two_commands_come_first() -> None:
    assert COMMANDS[:2] == ["make demo", "make test"]


def test_make_demo_answers_with_a_citation() -> None:
    done = subprocess.run(["make", "demo"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "[[" in done.stdout  # the span, marked in its sentence
    assert "characters" in done.stdout


def test_make_test_is_a_target() -> None:
    """It is what runs this test; here it is only looked at."""
    done = subprocess.run(["make", "-n", "test"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert "pytest" in done.stdout


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("attest")])
def test_command(command: str, place: Path) -> None:
    """In the README's order, each on what the ones before have left."""
    arguments = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "ui", *arguments],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or "--out" in arguments


def test_no_command_is_of_another_kind() -> None:
    assert all(command.startswith(("attest ", "make ")) for command in COMMANDS)


def test_every_command_of_attest_is_in_the_readme() -> None:
    from ui.cli import app

    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert names <= {shlex.split(command)[1] for command in COMMANDS if command.startswith("attest")}


def test_python_example(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    monkeypatch.chdir(place)
    names: dict[str, object] = {}
    exec(example, names)
    assert capsys.readouterr().out
    answers = names["answers"]
    assert isinstance(answers, list)
    assert len(answers) == 2
