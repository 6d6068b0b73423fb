"""The command line: ``attest``.

Exit status: 0 done; 1 some articles could not be ingested, or whoever read the output went away;
2 what was asked for cannot be done, or some of it; 130 interrupted. Answers and lists go to the
standard output, everything else to the standard error. Where a command goes on with what is left
(``ask``, ``delete``) it keeps an AttestError for the end; every other is caught in :func:`main`
and printed as one sentence.

The layers below are imported inside the commands: they bring NumPy, torch and FAISS with them.
"""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer
from rich.console import Console

from index.errors import ArticleNotFound, AttestError, CorpusError, DataError, QuestionError
from ui.questions import Question, Refused, check_question, read_questions
from ui.terminal import (
    Line,
    answer_lines,
    article_lines,
    article_record,
    article_row,
    articles_table,
    folded,
    ingest_line,
    json_line,
    plain,
    stats_lines,
    stats_record,
    styled,
)

if TYPE_CHECKING:
    from index.types import Filters
    from qa.assistant import Assistant
    from qa.types import Answer

TOGETHER = 8  # questions read together: several full batches of the reader, a few seconds of work
MOST_PASSAGES = 1000  # a question reads each of them in full

app = typer.Typer(
    name="attest",
    help="Answers questions from a collection of articles, in the articles' own words, and shows where each stands.",
    epilog=(
        "Examples:\n\n"
        "  attest ingest articles/ report.pdf\n\n"
        '  attest ask "Who won the election?"\n\n'
        "  attest ask --file questions.jsonl --out answers.jsonl"
    ),
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``attest`` with the arguments (None: those of the process) and return the exit status."""
    _quieten_models()
    # A closed stream is None; what would have gone there goes nowhere.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal's encoding lacks is no reason to fail
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        status: int = app(given, prog_name="attest", standalone_mode=False) or 0
        sys.stdout.flush()
    except AttestError as error:
        _complain(str(error))
        return 2
    except typer.TyperException as error:  # wrong usage
        _complain(error.format_message().rstrip(".") + "; see `attest --help`.")
        return 2
    except OSError as error:
        if error.errno is None or error.filename is not None:
            raise  # not of a stream that was being written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it flushes at exit
        if isinstance(error, BrokenPipeError):
            return 1
        _complain(f"The output cannot be written: {error.strerror}.")
        return 2
    if status == 130:
        _complain("Interrupted; what was finished before is kept.")
    return status


def _iso_date(value: str | None) -> str | None:
    try:
        if value is not None and date.fromisoformat(value).isoformat() != value:
            raise ValueError
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a date of the form YYYY-MM-DD.") from error
    return value


def _probability(value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 1:
        raise typer.BadParameter(f"{value} is not a number from 0 to 1.")
    return value


def _number(value: int) -> int:
    if not 1 <= value <= MOST_PASSAGES:
        raise typer.BadParameter(f"{value} is not a number from 1 to {MOST_PASSAGES}.")
    return value


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"attest {version('attest')}")
        except PackageNotFoundError:
            print("attest (not installed)")
        raise typer.Exit


IndexOption = Annotated[
    Path, typer.Option("--index", "-i", envvar="ATTEST_INDEX", metavar="DIR", help="The folder of the index.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
ArticleArgument = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="Its ID, the beginning of it, its source or its file name.")
]
DEFAULT_INDEX = Path("attest-index")


@app.callback()
def _attest(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: attest ingest articles/ 'archive/*.html' report.pdf")
def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders and globs: txt, md, html, pdf, docx, jsonl.",
        ),
    ],
    index: IndexOption = DEFAULT_INDEX,
) -> None:
    """Take articles into the index; make the index where there is none.

    What cannot be read is listed with its reason, stops nothing, and makes the exit status 1.
    """
    from index.corpus import Corpus

    with Corpus.open(index, create=True) as corpus, _progress("Reading articles") as advance:
        report = corpus.ingest(paths, on_progress=lambda progress: advance(progress.done, progress.total))
    for failure in report.failures:
        print(f"{folded(failure.source)}: {folded(failure.reason)}", file=sys.stderr)
    _print([ingest_line(report)])
    if report.failures:
        raise typer.Exit(1)


@app.command(
    epilog="Examples:\n\n"
    '  attest ask "Who won the election?" --from 2024-01-01\n\n'
    "  attest ask --file questions.jsonl --out answers.jsonl"
)
def ask(
    questions: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", show_default=False, help="One or several questions."),
    ] = None,
    index: IndexOption = DEFAULT_INDEX,
    as_json: JsonOption = False,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", metavar="FILE", help='Ask what is in a file of JSON lines {"id", "question"}.'),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write the answers to --file there, one JSON object a line."),
    ] = None,
    passages: Annotated[
        int, typer.Option(metavar="N", callback=_number, help="How many passages are read for each question.")
    ] = 10,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            metavar="P",
            callback=_probability,
            help="Withhold answers that are less likely to be right than this, from 0 to 1.",
        ),
    ] = None,
    publisher: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", show_default=False, help="Only articles of this publisher; may be repeated."),
    ] = None,
    date_from: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", callback=_iso_date, help="Only articles of this day, YYYY-MM-DD, or later."
        ),
    ] = None,
    date_to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="DATE", callback=_iso_date, help="Only articles of this day, YYYY-MM-DD, or earlier."
        ),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Another reader: a local folder or a model of the Hugging Face hub."),
    ] = None,
) -> None:
    """Answer questions in the articles' own words, and show where each answer stands.

    In a pipe the answer is marked in its sentence by double square brackets.
    """
    wanted = _wanted(questions or [], file, out)
    filters = _check_corpus(index, publisher or [], date_from, date_to)
    from qa.assistant import Assistant

    asked = [item for item in wanted if isinstance(item, Question)]
    refused = {item.where: item.reason for item in wanted if isinstance(item, Refused)}
    with (
        Assistant.open(index, reader=reader, passages=passages, min_confidence=min_confidence) as assistant,
        _answers_to(out, as_json=as_json or file is not None, headings=len(wanted) > 1) as put,
        _progress("Answering", shown=file is not None and (out is not None or not sys.stdout.isatty())) as advance,
    ):
        for done, (question, answer) in enumerate(_answer(assistant, asked, filters), start=1):
            if isinstance(answer, AttestError):
                refused[question.where] = str(answer)
            else:
                put(question, answer)
            advance(done, len(asked))
    for item in wanted:  # in the order of the file
        if item.where in refused:
            _complain(f"{file}, {item.where}: {refused[item.where]}" if file else refused[item.where])
    if refused:
        raise typer.Exit(2)


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Questions with their answers: JSONL, or SQuAD 1.1 or 2.0 (.json).")
    ],
    index: Annotated[
        Path | None,
        typer.Option(
            "--index",
            "-i",
            envvar="ATTEST_INDEX",
            metavar="DIR",
            help="The folder of the index; without it SQuAD's paragraphs are the articles.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole run as JSON.")] = False,
    save: Annotated[
        Path | None, typer.Option("--save", metavar="FILE", help="Write the run as JSON to a file.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List each wrong answer.")] = False,
) -> None:
    """Ask the questions of a gold set and measure the answers."""
    from eval.report import evaluate_file

    evaluate_file(gold, index, as_json=as_json, save=save, misses=misses)


@app.command()
def articles(index: IndexOption = DEFAULT_INDEX, as_json: JsonOption = False) -> None:
    """List the articles of the index.

    In a pipe: one a line, with ID, date, publisher, title and source between tabs.
    """
    from index.corpus import Corpus

    with Corpus.open(index) as corpus:
        found = corpus.articles()
    if as_json:
        _print_json(article_record(article) for article in found)
    elif sys.stdout.isatty():
        _console().print(articles_table(found))
    else:
        for article in found:
            print("\t".join(article_row(article)))


@app.command()
def show(
    article: ArticleArgument,
    index: IndexOption = DEFAULT_INDEX,
    raw: Annotated[
        bool, typer.Option("--raw", help="Print the text alone, exactly as it came: offsets count its characters.")
    ] = False,
) -> None:
    """Print an article."""
    from index.corpus import Corpus

    with Corpus.open(index) as corpus:
        found = corpus.article(_name(article))
    if raw:
        sys.stdout.flush()
        sys.stdout.buffer.write(found.text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        _print(article_lines(found))


@app.command()
def delete(
    names: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", help="IDs, beginnings of IDs, sources or file names.")
    ],
    index: IndexOption = DEFAULT_INDEX,
) -> None:
    """Remove articles from the index, under all their sources.

    One that is not there is named, stops nothing, and makes the exit status 2.
    """
    from index.corpus import Corpus

    missing = False
    with Corpus.open(index) as corpus:
        for name in names:
            try:
                article = corpus.delete(_name(name))
            except ArticleNotFound as error:
                _complain(str(error))
                missing = True
            else:
                title = f" ({folded(article.title)})" if article.title else ""
                print(f"Deleted {article.id}{title}: {folded(', '.join(article.sources))}")
    if missing:
        raise typer.Exit(2)


@app.command()
def stats(index: IndexOption = DEFAULT_INDEX, as_json: JsonOption = False) -> None:
    """Print the figures of the index."""
    from index.corpus import Corpus

    with Corpus.open(index) as corpus:
        figures = corpus.stats()
    if as_json:
        _print_json([stats_record(figures)])
    else:
        _print(stats_lines(figures))


def _wanted(questions: Sequence[str], file: Path | None, out: Path | None) -> list[Question | Refused]:
    """What to ask, from the arguments or the file; raises an AttestError or BadParameter."""
    if file is None:
        if out is not None:
            raise typer.BadParameter("it goes with --file only", param_hint="--out")
        if not questions:
            raise typer.BadParameter("give a question, or a file of questions with --file", param_hint="QUESTION")
        return [Question(check_question(text), f"question {number}") for number, text in enumerate(questions, start=1)]
    if questions:
        raise typer.BadParameter("give questions or a file of questions, not both", param_hint="--file")
    wanted = read_questions(file)
    if not wanted:
        raise DataError(f"{file} holds no questions.")
    if out is not None and out.exists() and out.samefile(file):
        raise DataError(f"{out} is the file of questions: the answers would overwrite it.")
    return wanted


def _check_corpus(index: Path, publishers: Sequence[str], date_from: str | None, date_to: str | None) -> "Filters":
    """The filters, after a look into the index that there is something to search; no model is loaded for it."""
    from index.corpus import Corpus
    from index.types import Filters

    if date_from and date_to and date_from > date_to:
        raise QuestionError(f"No day is both from {date_from} and to {date_to}.")
    with Corpus.open(index) as corpus:
        if not corpus.stats().articles:
            raise CorpusError(f"The index {index} holds no articles; add some with `attest ingest PATH`.")
        if publishers:
            unknown = set(publishers) - {article.publisher for article in corpus.articles()}
            if unknown:
                raise QuestionError(f"No article in the index {index} is of the publisher {min(unknown)!r}.")
    return Filters(frozenset(publishers) or None, date_from, date_to)


def _answer(
    assistant: "Assistant", questions: Sequence[Question], filters: "Filters"
) -> Iterator[tuple[Question, "Answer | AttestError"]]:
    """Each question with its answer, or with the error that kept it from one."""
    for first in range(0, len(questions), TOGETHER):
        chunk = questions[first : first + TOGETHER]
        try:
            found: list[Answer | AttestError] = [
                *assistant.ask_many([question.text for question in chunk], filters=filters)
            ]
        except AttestError as error:  # of one of them; the others shall have theirs
            found = [error] if len(chunk) == 1 else [_ask(assistant, question, filters) for question in chunk]
        yield from zip(chunk, found, strict=True)


def _ask(assistant: "Assistant", question: Question, filters: "Filters") -> "Answer | AttestError":
    try:
        return assistant.ask(question.text, filters=filters)
    except AttestError as error:
        return error


@contextmanager
def _answers_to(out: Path | None, *, as_json: bool, headings: bool) -> Iterator[Callable[[Question, "Answer"], None]]:
    """A function that puts an answer where it goes at once, so that an interruption loses none before it."""
    if not as_json:
        yield lambda _, answer: _print_answer(answer, headings)
    elif out is None:
        yield lambda question, answer: _put_answer(question, answer, sys.stdout.buffer)
    else:
        stream = _open_for_writing(out)
        try:
            yield lambda question, answer: _put_answer(question, answer, stream)
        finally:
            with suppress(OSError):  # what could not be written has been told
                stream.close()


def _open_for_writing(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be written: {getattr(error, 'strerror', error)}.") from error


def _put_answer(question: Question, answer: "Answer", stream: BinaryIO) -> None:
    stream.write(json_line(answer.to_json() | {"id": question.id}))
    stream.flush()


def _print_answer(answer: "Answer", heading: bool) -> None:
    lines = answer_lines(answer, marks=_console().color_system is None, heading=heading)
    _print([*lines, Line()] if heading else lines)


def _print(lines: Iterable[Line]) -> None:
    """Print on the standard output, with styles where it has them."""
    console = _console()
    if console.color_system is None:
        print(plain(lines), end="")
    else:
        console.print(styled(lines))


def _print_json(records: Iterable[dict[str, Any]]) -> None:
    """Print JSON Lines on the standard output, in UTF-8 whatever the locale."""
    for record in records:
        sys.stdout.buffer.write(json_line(record))
    sys.stdout.buffer.flush()


def _complain(sentence: str) -> None:
    print(f"attest: {folded(sentence)}", file=sys.stderr)


def _console(*, stderr: bool = False) -> Console:
    """Rich's view of a stream; what is printed on it is never read as markup, emoji codes or numbers to colour."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


@contextmanager
def _progress(description: str, *, shown: bool = True) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on a terminal's standard error, nothing in a pipe; gives a function of done and total."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    disabled = not (shown and sys.stderr.isatty())
    with Progress(*columns, console=_console(stderr=True), transient=True, disable=disabled) as progress:
        task = progress.add_task(description, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _name(argument: str) -> str:
    """The name of an article as given, with what is not UTF-8 in it written as the index does."""
    from index.decoding import printable

    return printable(argument)


def _quieten_models() -> None:
    """Keep the libraries that load models from drawing progress bars and giving advice."""
    for name, value in (
        ("HF_HUB_DISABLE_PROGRESS_BARS", "1"),
        ("TRANSFORMERS_VERBOSITY", "error"),
        ("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1"),
    ):
        os.environ.setdefault(name, value)
