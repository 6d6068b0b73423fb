"""Examples to the token ids and soft targets that the network is trained with."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from qa.training.data import Example

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

CHUNK = 2_000  # examples tokenised at once


@dataclass(frozen=True, slots=True)
class Feature:
    """One tokenised example. ``starts`` and ``ends`` hold one token position per annotator;
    position 0 (CLS) stands for "no answer". ``question_tokens`` counts [CLS] question [SEP].
    """

    input_ids: list[int]
    question_tokens: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def make_features(examples: Sequence[Example], tokenizer: "PreTrainedTokenizerFast", max_length: int) -> list[Feature]:
    """Tokenises the examples, passages cut at ``max_length`` tokens.

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
                starts, ends = zip(*found or [(0, 0)], strict=True)
                features.append(Feature(ids, context[0] if context else len(ids), starts, ends))
    return features


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step: ids, types and mask (batch, length); targets likewise, rows summing to 1."""

    input_ids: torch.Tensor
    token_type_ids: torch.Tensor
    attention_mask: torch.Tensor
    start_targets: torch.Tensor
    end_targets: torch.Tensor


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
    """Pads to the longest; each annotator has an equal share of the target's probability."""
    shape = (len(features), max(len(feature.input_ids) for feature in features))
    input_ids = torch.full(shape, pad_id)
    types, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    starts, ends = torch.zeros(shape), torch.zeros(shape)
    for row, feature in enumerate(features):
        length = len(feature.input_ids)
        input_ids[row, :length] = torch.tensor(feature.input_ids)
        types[row, feature.question_tokens : length] = 1
        mask[row, :length] = 1
        for start, end in zip(feature.starts, feature.ends, strict=True):
            starts[row, start] += 1 / len(feature.starts)
            ends[row, end] += 1 / len(feature.ends)
    return Batch(input_ids, types, mask, starts, ends)
