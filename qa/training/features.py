"""Examples to the token ids and targets that the network is trained with."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from qa.training.examples import Example

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

CHUNK = 2_000  # examples tokenised at once


@dataclass(frozen=True, slots=True)
class Feature:
    """One tokenised example. ``start`` and ``end`` are the positions of the answer's first and last
    token; position 0 (CLS) stands for "no answer". ``question_tokens`` counts [CLS] question [SEP].
    """

    input_ids: list[int]
    question_tokens: int
    start: int
    end: int


def make_features(examples: Sequence[Example], tokenizer: "PreTrainedTokenizerFast", max_length: int) -> list[Feature]:
    """Tokenises the examples, passages cut at ``max_length`` tokens.

    The target is the answer that most annotators gave, the first of those that as many gave.
    Annotated answers that lie beyond the cut, or begin or end inside a token, are dropped; an example
    that thereby loses all of them is left out, since its question is not unanswerable. Should a
    question be longer than what remains of its passage, it is the one that is cut.
    """
    features = []
    for first in range(0, len(examples), CHUNK):
        chunk = examples[first : first + CHUNK]
        encoded = tokenizer(
            [example.question for example in chunk],
            [example.passage for example in chunk],
            truncation="longest_first",
            max_length=max_length,
            return_offsets_mapping=True,
        )
        for i, example in enumerate(chunk):
            ids = encoded["input_ids"][i]
            sequence = encoded.sequence_ids(i)
            offsets = encoded["offset_mapping"][i]
            context = [t for t, s in enumerate(sequence) if s == 1]
            start_of = {offsets[t][0]: t for t in reversed(context)}
            end_of = {offsets[t][1]: t for t in context}
            found = [(start_of[a], end_of[b]) for a, b in example.answers if a in start_of and b in end_of]
            if found or not example.answers:
                (start, end), _ = Counter(found or [(0, 0)]).most_common(1)[0]
                features.append(Feature(ids, context[0] if context else len(ids), start, end))
    return features


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step: ids, types and mask (batch, length); positions of start and end (batch)."""

    input_ids: torch.Tensor
    token_type_ids: torch.Tensor
    attention_mask: torch.Tensor
    starts: torch.Tensor
    ends: torch.Tensor


def batches(features: Sequence[Feature], tokens: int, rng: random.Random) -> Iterator[list[Feature]]:
    """The features in batches of at most ``tokens`` tokens after padding, lengths alike within a
    batch, the batches in random order.
    """
    by_length = sorted(features, key=lambda feature: len(feature.input_ids) + rng.random() * 8)
    made: list[list[Feature]] = []
    longest = 0
    for feature in by_length:
        longest = max(longest, len(feature.input_ids))
        if not made or longest * (len(made[-1]) + 1) > tokens:
            made.append([])
            longest = len(feature.input_ids)
        made[-1].append(feature)
    rng.shuffle(made)
    yield from made


def collate(features: Sequence[Feature], pad_id: int) -> Batch:
    """Pads to the longest."""
    shape = (len(features), max(len(feature.input_ids) for feature in features))
    input_ids = torch.full(shape, pad_id)
    types, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    for row, feature in enumerate(features):
        length = len(feature.input_ids)
        input_ids[row, :length] = torch.tensor(feature.input_ids)
        types[row, feature.question_tokens : length] = 1
        mask[row, :length] = 1
    starts, ends = (torch.tensor([getattr(f, name) for f in features]) for name in ("start", "end"))
    return Batch(input_ids, types, mask, starts, ends)
