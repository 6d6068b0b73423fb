"""A small index, made once, and ``attest`` run in this process or in one of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from index.corpus import Corpus
from ui.cli import main

FINAL = """---
title: Harbour United win the cup
publisher: The Pier Post
date: 2019-05-18
---

Harbour United won the 2019 final on Saturday. Ines Falk scored the only goal in the 78th minute.
"""
MAYOR = """---
title: Corvel has a new mayor
publisher: The Corvel Courier
date: 2021-03-04
---

Anna Weiss was elected mayor of Corvel on Wednesday. She had been a teacher for thirty years.
"""
# As a Windows editor may leave it: byte order mark, CRLF, no-break space, no line feed at the end.
BRIDGE = (
    "\ufeffThe bridge at Lindow is closed\r\n\r\n"
    "The bridge at Lindow was closed on\u00a0Monday, says Zoë Müller of the roads office."
).encode()
STORM = {
    "id": "storm",
    "title": "[red]Storm[/red] \x1b[2J:smile: \u202efeels\u202c",
    "publisher": "[bold]Wire[/bold]",
    "text": "The storm [[Zora]] killed \x1b[31mnine\x9b people in\nTarn\u202e on Friday. Its wind tore roofs off.",
}


@dataclass(frozen=True)
class Run:
    """What came of one run of ``attest``."""

    status: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def records(self) -> list[dict[str, Any]]:
        """The standard output as JSON Lines."""
        return [json.loads(line) for line in self.stdout.decode("utf-8").splitlines()]


Attest = Callable[..., Run]


@pytest.fixture(autouse=True)
def _clean_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory of its own, and nothing in the environment that changes what is printed."""
    monkeypatch.chdir(tmp_path)
    for name in ("ATTEST_INDEX", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four articles in four files."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "final.md").write_text(FINAL, encoding="utf-8")
    (folder / "mayor.md").write_text(MAYOR, encoding="utf-8")
    (folder / "bridge.txt").write_bytes(BRIDGE)
    (folder / "storm.jsonl").write_text(json.dumps(STORM) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def index(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of those articles, which tests only read."""
    folder = tmp_path_factory.mktemp("made") / "index"
    with Corpus.open(folder, create=True) as corpus:
        report = corpus.ingest([sources])
    assert not report.failures
    return folder


@pytest.fixture
def attest(capfdbinary: pytest.CaptureFixture[bytes]) -> Attest:
    """Run ``attest`` in this process."""

    def run(*arguments: str | Path) -> Run:
        capfdbinary.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Run(status, captured.out, captured.err.decode("utf-8"))

    return run


def environment(**changes: str) -> dict[str, str]:
    """The environment in which a process of its own finds the packages."""
    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | changes


def attest_process(*arguments: str | Path, **changes: str) -> Run:
    """Run ``attest`` in a process of its own, with changes to the environment."""
    done = subprocess.run(
        [sys.executable, "-m", "ui", *map(str, arguments)], capture_output=True, env=environment(**changes), check=False
    )
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8"))
