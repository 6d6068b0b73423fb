"""What the reader is trained on, epoch by epoch: public data, hard negatives, news of our own.

Public questions alone teach a reader to answer always. Two kinds of unanswerable question are made
from them: the question on another passage that search finds for it (which does not hold the
answer), and the question on its own passage without the sentences that hold the answer. Questions
on single sentences are asked half of the time of the text around the sentence.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.errors import DataError
from index.sentences import split_sentences
from qa.match import normalise
from qa.training.examples import Example, is_dev, read_examples
from qa.training.news import generate

Encode = Callable[[Sequence[str]], np.ndarray]

NEIGHBOURS = 8  # how far down the search results a hard negative is looked for
LONGEST = 1400  # characters; longer passages are cut around the answer


@dataclass(frozen=True, slots=True)
class Source:
    """How much of a kind of file (told by how its name starts) goes into each epoch.

    ``share`` of its passages, at most ``per_passage`` questions on each; both drawn anew for each
    epoch. ``wide`` sources have whole paragraphs, from which negatives can be made. Sources of
    sentences have ``context``: the share of questions that are asked of the text around theirs.
    """

    prefix: str
    share: float = 1.0
    per_passage: int = 100
    wide: bool = False
    context: float = 0.0


OWN = Path(__file__).parent / "data"  # written for this project; see the README there
SOURCES = (
    Source("news"),
    Source("shifts_new_wiki", share=0.7, wide=True),
    Source("shifts_reddit", share=0.35, wide=True),
    Source("shifts_amazon", share=0.25, wide=True),
    Source("qamr", per_passage=8, context=0.5),
    Source("qasrlgs", share=0.7, context=0.5),
    Source("qed", wide=True),
    Source("covidqa", per_passage=3),
    Source("policyqa", share=0.1, per_passage=1),
)
RETRIEVED_NEGATIVES = 0.1  # of the questions of wide sources, each epoch
REMOVED_NEGATIVES = 0.1  # of the questions on passages of several sentences
CONTEXT = (200, 900)  # characters that a sentence with the text around it has; drawn for each question
SYNTHETIC = 4_000  # synthetic news examples, new ones each epoch


class Mixture:
    """The data of a training run; ``epoch(n)`` is the same list for the same n and seed."""

    def __init__(self, sources: dict[Source, list[Example]], encode: Encode, seed: int) -> None:
        self.seed = seed
        self.train = {source: [e for e in examples if not is_dev(e)] for source, examples in sources.items()}
        wide = [example for source, examples in self.train.items() if source.wide for example in examples]
        self.negatives = retrieved_negatives(wide, encode)
        self.wide = wide

    def epoch(self, number: int) -> list[Example]:
        """The examples of one epoch (counted from 0), in no particular order."""
        rng = random.Random(f"{self.seed} {number}")
        chosen = [
            in_context(example, rng.randint(*CONTEXT)) if rng.random() < source.context else example
            for source, examples in self.train.items()
            for example in draw(examples, source.share, source.per_passage, rng)
        ]
        negatives = list(self.negatives)
        chosen += rng.sample(negatives, min(len(negatives), round(RETRIEVED_NEGATIVES * len(self.wide))))
        several = [example for example in chosen if example.answers and len(example.passage) >= CONTEXT[0]]
        for example in rng.sample(several, round(REMOVED_NEGATIVES * len(several))):
            if removed := without_answer(example):
                chosen.append(removed)
        chosen += generate(SYNTHETIC, seed=self.seed + number)
        return [crop(example, LONGEST, rng) for example in chosen]


def load_sources(folder: Path) -> tuple[dict[Source, list[Example]], list[Path]]:
    """The examples of each source under ``folder`` and of our own, and the files they came from.

    Raises DataError when no file of any source is in ``folder``.
    """
    sources: dict[Source, list[Example]] = {}
    files = []
    for source in SOURCES:
        paths = [
            path
            for place in (folder, OWN)
            for path in sorted(place.glob(f"{source.prefix}*"))
            if ".sent" not in path.name.replace("_", ".")
        ]
        files += paths
        if paths:
            sources[source] = [example for path in paths for example in read_examples(path)]
    if not any(path.parent == folder for path in files):
        raise DataError(f"{folder} holds none of the training data files ({', '.join(s.prefix for s in SOURCES)}).")
    return sources, files


def draw(examples: Sequence[Example], share: float, per_passage: int, rng: random.Random) -> list[Example]:
    """A random ``share`` of the passages, with at most ``per_passage`` questions of each."""
    by_passage: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_passage[example.group].append(example)
    groups = rng.sample(list(by_passage), round(share * len(by_passage)))
    return [
        example
        for group in groups
        for example in rng.sample(by_passage[group], min(per_passage, len(by_passage[group])))
    ]


def retrieved_negatives(examples: Sequence[Example], encode: Encode) -> list[Example]:
    """Each question on the passage nearest to it by vectors that does not hold its answer."""
    passages = list(dict.fromkeys(example.passage for example in examples))
    normalised = [f" {normalise(passage)} " for passage in passages]
    questions = list(dict.fromkeys(example.question for example in examples))
    question_vectors, passage_vectors = encode(questions), encode(passages)
    nearest = {
        question: np.argsort(-(passage_vectors @ vector))[:NEIGHBOURS]
        for question, vector in zip(questions, question_vectors, strict=True)
    }
    negatives = []
    for example in examples:
        answers = {normalise(example.passage[start:end]) for start, end in example.answers} - {""}
        for index in nearest[example.question]:
            # Its own passage holds the answer, also where nothing of it is left to look for ("$").
            if passages[index] != example.passage and not any(f" {answer} " in normalised[index] for answer in answers):
                negatives.append(Example(example.question, passages[index], (), example.group))
                break
    return negatives


def without_answer(example: Example) -> Example | None:
    """The example on its passage without the sentences that hold an answer: the topic stays, the
    fact is gone. None when too little is left or an answer still stands in the rest.
    """
    passage = example.passage
    kept = [
        passage[start:end]
        for start, end in split_sentences(passage, 0, len(passage))
        if not any(answer_start < end and start < answer_end for answer_start, answer_end in example.answers)
    ]
    rest = " ".join(kept)
    answers = {normalise(passage[start:end]) for start, end in example.answers} - {""}
    if len(rest) < 100 or any(f" {answer} " in f" {normalise(rest)} " for answer in answers):
        return None
    return Example(example.question, rest, (), example.group)


def in_context(example: Example, length: int) -> Example:
    """The example on about ``length`` characters of the text around its sentence: sentences are
    added after and before it by turns, as long as there are any.
    """
    before, after = list(example.before), list(example.after)
    passage, shift = example.passage, 0
    while len(passage) < length and (before or after):
        if after:
            passage = f"{passage} {after.pop(0)}"
        if before and len(passage) < length:
            added = before.pop()
            passage = f"{added} {passage}"
            shift += len(added) + 1
    answers = tuple((start + shift, end + shift) for start, end in example.answers)
    return Example(example.question, passage, answers, example.group)


def crop(example: Example, longest: int, rng: random.Random) -> Example:
    """The example with at most ``longest`` characters of passage, cut at spaces, around the first
    answer (at a random place in the window); answers that fall outside are dropped.
    """
    passage = example.passage
    if len(passage) <= longest:
        return example
    # Without an answer any place will do: a crop's place must not tell whether there is one.
    first, last = example.answers[0] if example.answers else (len(passage), 0)
    low, high = max(0, last - longest), min(first, len(passage) - longest)
    if low > high:
        return example  # the answer alone is longer: tokenising cuts the passage, and drops the example
    start = rng.randint(low, high)
    space = passage.rfind(" ", 0, start) + 1
    start = space if space >= low and start - space < 40 else start
    end = start + longest
    inside = tuple((a - start, b - start) for a, b in example.answers if start <= a and b <= end)
    return Example(example.question, passage[start:end], inside, example.group)
