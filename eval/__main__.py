"""``python -m eval GOLD``: measure the answers against a gold set."""

import argparse
import sys
from pathlib import Path

from eval.report import evaluate_file
from index.errors import AttestError


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status is 0, or 2 after an error, which is one sentence."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Measure the answers against a gold set.")
    parser.add_argument("gold", type=Path, metavar="GOLD", help="questions and answers: JSONL, or SQuAD as .json")
    parser.add_argument("--index", type=Path, metavar="DIR", help="the index to ask (SQuAD: its own paragraphs)")
    parser.add_argument("--json", action="store_true", help="print all records and the summary as JSON")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write that JSON to a file")
    parser.add_argument("--misses", action="store_true", help="list each question whose answer is wrong")
    options = parser.parse_args(arguments)
    try:
        evaluate_file(options.gold, options.index, as_json=options.json, save=options.save, misses=options.misses)
    except AttestError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
