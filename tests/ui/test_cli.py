import json
import os
import pty
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from index.corpus import Corpus
from tests.ui.conftest import BRIDGE, FINAL, STORM, Attest, attest_process, environment
from ui.cli import app

ANSWER_KEYS = ["id", "question", "answer", "confidence", "citations", "alternatives", "agreement", "seconds"]
CITATION_KEYS = {"article", "source", "title", "publisher", "date", "start", "end", "text", "quote", "claimant"}
COMMANDS = ("ingest", "ask", "articles", "show", "delete", "stats")


def assert_one_sentence(stderr: str) -> None:
    assert stderr.startswith("attest: ")
    assert stderr.count("\n") == 1
    assert stderr.endswith("\n")
    assert "Traceback" not in stderr


def ids(index: Path) -> dict[str, str]:
    """The ID of each article by the name of its file."""
    with Corpus.open(index) as corpus:
        return {Path(article.source).name.partition("#")[0]: article.id for article in corpus.articles()}


# --- help and usage ------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help(command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert "Usage: attest" in result.stdout


def test_help_names_every_command_and_is_what_attest_alone_says(attest: Attest) -> None:
    run = attest()
    assert run.status == 0
    assert all(f" {name} " in run.text for name in COMMANDS)
    assert run == attest("-h")


def test_version(attest: Attest) -> None:
    run = attest("--version")
    assert run.status == 0
    assert run.text.startswith("attest ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "nonsense"),
        (("ask", "--nonsense"), "--nonsense"),
        (("ask",), "--file"),
        (("ask", "Who?", "--file", "questions.jsonl"), "not both"),
        (("ask", "Who?", "--out", "answers.jsonl"), "--file"),
        (("ask", "Who?", "--passages", "0"), "from 1 to 1000"),
        (("ask", "Who?", "--passages", "many"), "--passages"),
        (("ask", "Who?", "--min-confidence", "1.5"), "from 0 to 1"),
        (("ask", "Who?", "--min-confidence", "nan"), "from 0 to 1"),
        (("ask", "Who?", "--from", "yesterday"), "YYYY-MM-DD"),
        (("ask", "Who?", "--to", "20190518"), "YYYY-MM-DD"),
        (("ask", "Who?", "--to", "2019-02-30"), "YYYY-MM-DD"),
        (("ask", "Who?", "--from", "2020-01-02", "--to", "2020-01-01"), "2020-01-02"),
        (("ingest",), "PATH"),
        (("show",), "ARTICLE"),
        (("delete",), "ARTICLE"),
    ],
)
def test_wrong_usage_is_one_sentence(attest: Attest, arguments: tuple[str, ...], said: str) -> None:
    run = attest(*arguments)
    assert run.status == 2
    assert run.stdout == b""
    assert said in run.stderr
    assert_one_sentence(run.stderr)


# --- what cannot be asked ------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("ask", "Who?"), ("articles",), ("show", "x"), ("delete", "x"), ("stats",)])
def test_a_missing_index_is_one_sentence_and_is_not_made(attest: Attest, command: tuple[str, ...]) -> None:
    run = attest(*command)
    assert run.status == 2
    assert "attest-index" in run.stderr
    assert_one_sentence(run.stderr)
    assert not Path("attest-index").exists()


def test_an_index_folder_that_is_a_file(attest: Attest, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not an index", encoding="utf-8")
    for command in (("ask", "Who?"), ("ingest", "file")):
        run = attest(*command, "--index", "file")
        assert run.status == 2
        assert_one_sentence(run.stderr)


def test_an_index_that_is_not_one(attest: Attest, tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "index.sqlite3").write_bytes(b"x" * 5000)
    for command in (("ask", "Who?"), ("ingest", "x.txt"), ("stats",)):
        run = attest(*command, "--index", "odd")
        assert run.status == 2
        assert_one_sentence(run.stderr)


def test_an_empty_index(attest: Attest) -> None:
    with Corpus.open("attest-index", create=True):
        pass
    run = attest("ask", "Who?")
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr == "attest: The index attest-index holds no articles; add some with `attest ingest PATH`.\n"
    assert attest("articles").stdout == b""
    assert attest("stats", "--json").records[0]["articles"] == 0


@pytest.mark.parametrize("question", ["", "  \n", "\udcff?"])
def test_a_question_that_is_none(attest: Attest, index: Path, question: str) -> None:
    run = attest("ask", "Who won?", question, "--index", index)
    assert (run.status, run.stdout) == (2, b"")
    assert_one_sentence(run.stderr)


def test_an_unknown_publisher(attest: Attest, index: Path) -> None:
    run = attest("ask", "Who won?", "--publisher", "The Pier Post", "--publisher", "Nobody", "--index", index)
    assert (run.status, run.stdout) == (2, b"")
    assert "'Nobody'" in run.stderr
    assert_one_sentence(run.stderr)


def test_a_reader_that_is_not_there(attest: Attest, index: Path) -> None:
    run = attest("ask", "Who won?", "--reader", "./no-such-reader", "--index", index)
    assert run.status == 2
    assert "no-such-reader" in run.stderr
    assert_one_sentence(run.stderr)


# --- asking --------------------------------------------------------------------------------------


def test_ask_in_a_pipe(index: Path) -> None:
    run = attest_process("ask", "Who won the 2019 final?", "--index", index)
    assert (run.status, run.stderr) == (0, "")
    answer, *rest = run.text.splitlines()
    assert answer.startswith("Harbour United  ")
    assert rest[0] == "  “[[Harbour United]] won the 2019 final on Saturday.”"
    assert rest[1] == "  Harbour United win the cup · The Pier Post · 2019-05-18"
    start = FINAL.index("Harbour United won")
    assert rest[2].endswith(f"final.md, characters {start}–{start + len('Harbour United')}")
    assert "\x1b" not in run.text


def test_ask_as_json_is_the_contract_and_citations_are_exact_slices(index: Path) -> None:
    # A locale and an encoding that cannot hold the text: JSON is UTF-8 all the same.
    run = attest_process(
        "ask",
        "Who says the bridge at Lindow was closed?",
        "Who won the 2019 final?",
        "--json",
        *("--min-confidence", "0", "--index", index),
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
    )
    assert (run.status, run.stderr) == (0, "")
    assert len(run.records) == 2
    assert "Zoë" in run.text
    assert [record["question"][:3] for record in run.records] == ["Who", "Who"]
    for record in run.records:
        assert list(record) == ANSWER_KEYS
        assert record["id"] is None
        assert 0 <= record["confidence"] <= 1
        assert set(record["seconds"]) == {"retrieve", "read", "total"}
        assert set(record["agreement"]) == {"articles", "independent", "disagree"}
        found = [citation for other in record["alternatives"] for citation in other["citations"]]
        for citation in record["citations"] + found:
            assert set(citation) >= CITATION_KEYS
            with Corpus.open(index) as corpus:
                text = corpus.article(citation["article"]).text
            assert text[citation["start"] : citation["end"]] == citation["text"]
            assert citation["text"] in citation["quote"]
    assert "Harbour United" in run.records[1]["answer"]


def test_several_questions_stand_under_their_words_and_a_withheld_answer_says_so(attest: Attest, index: Path) -> None:
    run = attest("ask", "Who won the 2019 final?", "Who is mayor of Corvel?", "--min-confidence", "1", "--index", index)
    assert (run.status, run.stderr) == (0, "")
    first, second = run.text.split("\n\n")[:2]
    for block, question in ((first, "Who won the 2019 final?"), (second, "Who is mayor of Corvel?")):
        lines = block.splitlines()
        assert lines[:2] == [question, "The articles do not say."]
        assert lines[2] == "The closest passages, which may have nothing to do with it:"
        assert "[[" in block


def test_filters_reach_the_search(attest: Attest, index: Path) -> None:
    asked = ("ask", "Who was elected?", "--json", "--min-confidence", "0", "--index", index)
    for filters in (("--publisher", "The Pier Post"), ("--from", "2019-05-18", "--to", "2019-05-18")):
        [record] = attest(*asked, *filters).records
        assert {Path(citation["source"]).name for citation in record["citations"]} == {"final.md"}
    [nothing] = attest(*asked, "--to", "1999-01-01").records
    assert (nothing["answer"], nothing["alternatives"]) == (None, [])


def test_hostile_articles_are_shown_as_text(attest: Attest, index: Path) -> None:
    asked = ("ask", "How many people did the storm kill?", "--publisher", str(STORM["publisher"]), "--index", index)
    shown = attest(*asked, "--min-confidence", "0").text
    assert "[red]Storm[/red]" in shown
    assert "[bold]Wire[/bold]" in shown
    assert ":smile:" in shown
    listing = (attest("articles", "--index", index), attest("show", ids(index)["storm.jsonl"], "--index", index))
    records = (attest(*asked, "--json"), attest("articles", "--json", "--index", index))
    for run in (*listing, *records):
        assert not set(run.text) & set("\x1b\x9b\u202e\u202c")
    assert not set(shown) & set("\x1b\x9b\u202e\u202c")
    assert STORM["title"] in {record["title"] for record in records[1].records}


# --- a file of questions -------------------------------------------------------------------------


def test_a_batch_goes_on_past_bad_lines_and_names_them(attest: Attest, index: Path, tmp_path: Path) -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "a", "question": "Who won the 2019 final?", "answers": ["x"], "more": {}}\r',
        b"",
        b"{not json}",
        b'["a list"]',
        b'{"id": "b"}',
        b'{"id": "c", "question": "  "}',
        b'{"id": "d", "question": 7}',
        b'{"id": [1], "question": "Who?"}',
        b'{"id": "e", "question": "\xff"}',
        b'{"id": "f", "question": "\\ud800?"}',
        b"[" * 100_000,
        b'{"id": ' + b"1" * 5000 + b', "question": "Who?"}',
        b'{"id": 7, "question": "Who was elected mayor of Corvel?\xe2\x80\xa8"}',
        b'{"question": "Who won the 2019 final?"}',
    ]
    (tmp_path / "questions.jsonl").write_bytes(b"\n".join(lines))
    run = attest("ask", "--file", "questions.jsonl", "--out", "answers.jsonl", "--index", index)
    assert run.status == 2
    assert run.stdout == b""
    complaints = run.stderr.splitlines()
    assert [line.partition(": It ")[0].partition(": The ")[0] for line in complaints] == [
        f"attest: questions.jsonl, line {number}" for number in range(3, 13)
    ]
    answers = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 7, None]
    assert all(list(answer) == ANSWER_KEYS for answer in answers)
    assert "Harbour United" in answers[0]["answer"]
    assert "Anna Weiss" in answers[1]["answer"]


def test_a_batch_without_out_goes_to_the_standard_output(index: Path, tmp_path: Path) -> None:
    questions = "".join(json.dumps({"id": n, "question": f"Who won the {2010 + n} final?"}) + "\n" for n in range(10))
    (tmp_path / "questions.jsonl").write_text(questions, encoding="utf-8")
    run = attest_process("ask", "--file", "questions.jsonl", "--index", index)
    assert (run.status, run.stderr) == (0, "")
    assert [record["id"] for record in run.records] == list(range(10))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--file", "missing.jsonl"), "missing.jsonl"),
        (("--file", "."), "folder"),
        (("--file", "blank.jsonl"), "no questions"),
        (("--file", "good.jsonl", "--out", "./good.jsonl"), "overwrite"),
        (("--file", "good.jsonl", "--out", "linked.jsonl"), "overwrite"),
        (("--file", "good.jsonl", "--out", "no/such/folder.jsonl"), "cannot be written"),
        (("--file", "good.jsonl", "--out", "."), "cannot be written"),
    ],
)
def test_files_that_cannot_serve(
    attest: Attest, index: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    good = b'{"question": "Who won the 2019 final?"}\n'
    (tmp_path / "good.jsonl").write_bytes(good)
    (tmp_path / "linked.jsonl").symlink_to("good.jsonl")
    (tmp_path / "blank.jsonl").write_bytes(b"\xef\xbb\xbf\n \r\n")
    run = attest("ask", *options, "--index", index)
    assert (run.status, run.stdout) == (2, b"")
    assert said in run.stderr
    assert_one_sentence(run.stderr)
    assert (tmp_path / "good.jsonl").read_bytes() == good


def test_answers_stay_as_they_are_when_nothing_can_be_asked(attest: Attest, tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_bytes(b'{"question": "Who?"}\n')
    (tmp_path / "answers.jsonl").write_bytes(b"earlier\n")
    assert attest("ask", "--file", "good.jsonl", "--out", "answers.jsonl").status == 2
    assert (tmp_path / "answers.jsonl").read_bytes() == b"earlier\n"


# --- ingest, delete ------------------------------------------------------------------------------


def test_ingest_lists_failures_and_takes_the_rest(attest: Attest, sources: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    run = attest("ingest", sources / "final.md", "empty.txt", "missing.md", sources / "mayor.md")
    assert run.status == 1
    assert run.text == "2 articles added, 0 updated, 0 unchanged, 2 failed\n"
    failures = run.stderr.splitlines()
    assert [line.partition(": ")[0] for line in failures] == ["empty.txt", "missing.md"]
    assert all(line.partition(": ")[2] for line in failures)
    again = attest("ingest", sources / "final.md")
    assert (again.status, again.text) == (0, "0 articles added, 0 updated, 1 unchanged, 0 failed\n")

    deleted = attest("delete", "final.md", "nobody", "mayor.md")
    assert deleted.status == 2
    assert [line.split()[0] for line in deleted.text.splitlines()] == ["Deleted", "Deleted"]
    assert "Harbour United win the cup" in deleted.text
    assert "'nobody'" in deleted.stderr
    assert_one_sentence(deleted.stderr)
    assert attest("articles").stdout == b""


def test_the_index_can_be_named_by_the_environment(
    attest: Attest, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATTEST_INDEX", str(index))
    assert attest("stats", "--json").records[0]["articles"] == 4
    assert attest("stats", "--index", "elsewhere").status == 2


def test_an_interruption_is_one_sentence(sources: Path, tmp_path: Path) -> None:
    """The signal comes at a known place: when the second article is opened."""
    code = (
        "import signal, sys\n"
        "def hook(event, arguments):\n"
        "    if event == 'open' and str(arguments[0]).endswith('mayor.md'):\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "sys.addaudithook(hook)\n"
        "from ui.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", code, "ingest", str(sources / "final.md"), str(sources / "mayor.md")]
    done = subprocess.run(command, capture_output=True, env=environment(), cwd=tmp_path, check=False)
    assert done.returncode == 128 + signal.SIGINT
    assert done.stdout == b""
    assert_one_sentence(done.stderr.decode())
    assert attest_process("stats").status == 0


# --- articles, show, stats -----------------------------------------------------------------------


def test_articles_in_a_pipe(attest: Attest, index: Path) -> None:
    run = attest("articles", "--index", index)
    assert (run.status, run.stderr) == (0, "")
    rows = [line.split("\t") for line in run.text.splitlines()]
    assert {len(row) for row in rows} == {5}
    final = next(row for row in rows if row[4].endswith("final.md"))
    assert final[:4] == [ids(index)["final.md"], "2019-05-18", "The Pier Post", "Harbour United win the cup"]
    bridge = next(row for row in rows if row[4].endswith("bridge.txt"))
    assert bridge[2] == ""


def test_articles_as_json(attest: Attest, index: Path) -> None:
    records = attest("articles", "--json", "--index", index).records
    assert len(records) == 4
    keys = ["id", "title", "publisher", "date", "author", "url", "sources", "characters", "passages"]
    assert all(list(record) == keys for record in records)
    bridge = next(record for record in records if record["sources"][0].endswith("bridge.txt"))
    assert bridge["characters"] == len(BRIDGE.decode())
    assert bridge["passages"] == 1


def test_articles_where_the_encoding_lacks_a_letter(index: Path) -> None:
    run = attest_process("show", "bridge.txt", "--index", index, PYTHONIOENCODING="ascii")
    assert (run.status, run.stderr) == (0, "")
    assert b"Zo? M?ller" in run.stdout


def test_show_raw_is_the_file_byte_for_byte(index: Path, sources: Path) -> None:
    run = attest_process("show", "--raw", ids(index)["bridge.txt"], "--index", index, PYTHONIOENCODING="ascii")
    assert (run.status, run.stderr) == (0, "")
    assert run.stdout == BRIDGE == (sources / "bridge.txt").read_bytes()


def test_show_by_id_its_beginning_source_and_file_name(attest: Attest, index: Path, sources: Path) -> None:
    id = ids(index)["final.md"]
    shown = attest("show", id, "--index", index)
    assert shown.text.startswith("Harbour United win the cup\nPublisher: The Pier Post\nDate: 2019-05-18\n")
    assert "won the 2019 final on Saturday." in shown.text
    for name in (id[:8], sources / "final.md", "final.md"):
        assert attest("show", name, "--index", index) == shown


@pytest.mark.parametrize("name", ["nobody", "", "\udcff", "[red]x"])
def test_show_what_is_not_there(attest: Attest, index: Path, name: str) -> None:
    run = attest("show", name, "--index", index)
    assert (run.status, run.stdout) == (2, b"")
    assert_one_sentence(run.stderr)


def test_stats(attest: Attest, index: Path) -> None:
    [record] = attest("stats", "--json", "--index", index).records
    assert record["articles"] == 4
    assert record["first_date"] == "2019-05-18"
    shown = attest("stats", "--index", index)
    assert shown.status == 0
    assert "Articles:     4\n" in shown.text


# --- terminals, pipes, imports -------------------------------------------------------------------


def on_terminal(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """The status and all that ``attest`` writes on a terminal of 100 columns."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env=environment(TERM="xterm-256color", COLUMNS="100"),
    )
    os.close(slave)
    written = bytearray()
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # EIO: the last writer has closed the terminal
            break
        if not chunk:
            break
        written += chunk
    os.close(master)
    return process.wait(), written.decode("utf-8")


def test_a_terminal_shows_progress_colour_and_a_table(sources: Path, tmp_path: Path) -> None:
    status, shown = on_terminal("ingest", sources, cwd=tmp_path)
    assert status == 0
    assert "Reading articles" in shown
    assert "4/4" in shown
    assert shown.rstrip().endswith("4 articles added, 0 updated, 0 unchanged, 0 failed")

    status, shown = on_terminal("articles", cwd=tmp_path)
    assert status == 0
    assert "Publisher" in shown
    assert "[red]Storm[/red]" in shown
    assert "\x1b[2J" not in shown

    status, shown = on_terminal("ask", "Who won the 2019 final?", cwd=tmp_path)
    assert status == 0
    assert "\x1b[1;7mHarbour United\x1b[0m" in shown


@pytest.mark.parametrize("command", [("articles",), ("articles", "--json"), ("show", "--raw", "bridge.txt")])
def test_a_reader_that_goes_away_is_no_error(index: Path, command: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", *command, "--index", str(index)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    stderr = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), stderr) == (1, b"")


@pytest.mark.parametrize(
    ("command", "stdout"),
    [
        (("articles",), "/dev/full"),
        (("articles", "--json"), "/dev/full"),
        (("show", "--raw", "bridge.txt"), "/dev/full"),
        (("ask", "--json", "Who won?"), "/dev/full"),
        (("ask", "--file", "good.jsonl", "--out", "/dev/full"), "/dev/null"),
    ],
)
def test_a_full_disk_is_one_sentence(index: Path, command: tuple[str, ...], stdout: str) -> None:
    Path("good.jsonl").write_bytes(b'{"question": "Who won the 2019 final?"}\n')
    with Path(stdout).open("wb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "ui", *command, "--index", str(index)],
            stdout=stream,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr.decode()
    assert_one_sentence(done.stderr.decode())


@pytest.mark.parametrize(
    "command", [("--help",), ("ask", "--help"), ("--version",), ("articles",), ("show", "final.md"), ("stats",)]
)
def test_what_needs_no_model_imports_none(index: Path, command: tuple[str, ...]) -> None:
    heavy = ["torch", "transformers", "sentence_transformers", "faiss", "gradio", "trafilatura", "docx", "pypdf"]
    code = (
        "import sys\n"
        "from ui.cli import main\n"
        "status = main(sys.argv[1:])\n"
        f"print(sorted(set(sys.modules) & set({heavy})), 'numpy' in sys.modules, status, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        capture_output=True,
        env=environment(ATTEST_INDEX=str(index)),
        check=True,
    )
    assert done.stderr.decode() == f"[] {not command[-1].startswith('--')} 0\n"


@pytest.mark.parametrize("command", [("articles",), ("stats", "--json"), ("show", "--raw", "mayor.md")])
def test_a_closed_standard_output_is_no_traceback(index: Path, command: tuple[str, ...]) -> None:
    line = shlex.join([sys.executable, "-m", "ui", *command, "--index", str(index)]) + " >&-"
    done = subprocess.run(["sh", "-c", line], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")
