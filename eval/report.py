"""The command ``evaluate``, and what it prints."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from eval.gold import Gold, read_gold, read_squad
from eval.run import Record, Run, evaluate
from index.errors import AttestError
from index.types import Article

if TYPE_CHECKING:
    from rich.console import Console


def evaluate_file(
    gold: Path,
    index: Path | None = None,
    *,
    as_json: bool = False,
    save: Path | None = None,
    misses: bool = False,
) -> Run:
    """Evaluate a gold file, and print the figures to standard output.

    A file named ``.json`` is read as SQuAD, any other as JSONL. ``index`` is the folder to ask; without
    one the paragraphs of SQuAD become an index of their own for the time of the run, and JSONL is asked
    of the default index. ``as_json`` prints the whole run as JSON instead of a table, ``save`` writes
    that to a file, ``misses`` lists each wrong answer. Raises AttestError, also when every question failed.
    """
    from rich.console import Console

    if save is not None and not save.absolute().parent.is_dir():  # rather now than when all is done
        raise AttestError(f"{save} could not be written: there is no folder {save.parent}.")
    if gold.suffix.lower() == ".json":
        golds, articles = read_squad(gold)
    else:
        golds, articles = read_gold(gold), []
    if articles and index is None:
        with TemporaryDirectory(prefix="attest-") as folder:
            run = _evaluate(golds, Path(folder), articles)
    else:
        run = _evaluate(golds, index, [])
    if run.records[0].error and run.summary.failed == len(run.records):
        raise AttestError(run.records[0].error)
    if save is not None:
        run.save(save)
    if as_json:
        sys.stdout.write(json.dumps(run.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        console = Console(highlight=False)
        print_summary(run, console)
        if misses:
            print_misses(run, console)
    return run


def print_summary(run: Run, console: "Console") -> None:
    """Print the figures of a run as a small table."""
    from rich.table import Table

    summary = run.summary
    table = Table("", "all", "answerable", "unanswerable", box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    table.add_row("questions", str(summary.n), str(summary.answerable), str(summary.unanswerable))
    # An unanswerable question scores 1 when it is refused, 0 otherwise, in both measures.
    refused = _figure(summary.refused)
    table.add_row("exact match", _figure(summary.exact_match), _figure(summary.answerable_exact_match), refused)
    table.add_row("F1", _figure(summary.f1), _figure(summary.answerable_f1), refused)
    silent = [record for record in run.records if record.prediction is None and record.error is None]
    table.add_row(
        "not answered", str(len(silent)), str(summary.withheld), str(sum(not record.answerable for record in silent))
    )
    for k, recall in ((1, summary.recall_at_1), (5, summary.recall_at_5), (10, summary.recall_at_10)):
        table.add_row(f"recall@{k}", "", _figure(recall), "")
    table.add_row("MRR", "", _figure(summary.mrr, ".3f"), "")
    table.add_row("cited a listed article", "", _figure(summary.cited), "")
    table.add_row("seconds, mean", _figure(summary.seconds, ".2f"), "", "")
    console.print(table)
    if summary.failed:
        first = next(record for record in run.records if record.error is not None)
        console.print(f"{summary.failed} failed and count as 0; the first, {first.id}: {first.error}", markup=False)


def _figure(value: float | None, form: str = ".1%") -> str:
    return "–" if value is None else format(value, form)


def print_misses(run: Run, console: "Console") -> None:
    """Print each question whose answer is not an exact match, in the order of the gold set."""
    for record in run.misses:
        console.print("\n".join(["", *_miss(record)]), markup=False, soft_wrap=True)


def _miss(record: Record) -> list[str]:
    answer = f"failed: {record.error}" if record.error is not None else record.prediction or "–"
    confidence = "" if record.confidence is None else f" (confidence {record.confidence:.2f}, F1 {record.f1:.2f})"
    ranks = ", ".join(
        f"{what} {'not found' if rank is None else f'at rank {rank}'}"
        for what, rank in (("passage", record.passage_rank), ("article", record.article_rank))
    )
    return [
        f"{record.id}: {record.question}",
        f"  answer: {answer}{confidence}",
        f"  gold:   {' | '.join(record.gold) or '–'}",
        *([f"  found:  {ranks}"] if record.answerable and record.error is None else []),
    ]


def _evaluate(golds: list[Gold], index: Path | None, articles: list[Article]) -> Run:
    """Ask the index in a folder, after ``articles`` were added to it; with a progress bar on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from qa.assistant import Assistant

    console = Console(stderr=True)
    with (
        Assistant.open(index, create=bool(articles)) as assistant,
        Progress(console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        for article in progress.track(articles, description="Indexing"):
            assistant.corpus.add(article)
        task = progress.add_task("Asking", total=len(golds))
        return evaluate(assistant, golds, lambda done: progress.update(task, completed=done))
