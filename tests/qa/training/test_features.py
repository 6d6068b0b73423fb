import random
from typing import Any

import torch
from hypothesis import given
from hypothesis import strategies as st

from qa.training.examples import Example
from qa.training.features import Feature, batches, collate, make_features

PASSAGE = "Ana Reyes left Orlo."  # [CLS] who left ? [SEP] ana reyes left or ##lo . [SEP]


def features(tokenizer: Any, *answers: tuple[int, int], passage: str = PASSAGE, length: int = 64) -> list[Feature]:
    return make_features([Example("Who left?", passage, answers, "g")], tokenizer, length)


def words(tokenizer: Any, feature: Feature) -> list[str]:
    return list(tokenizer.convert_ids_to_tokens(feature.input_ids[feature.start : feature.end + 1]))


def test_the_target_is_what_most_annotators_gave(tokenizer: Any) -> None:
    (feature,) = features(tokenizer, (15, 19), (0, 9), (0, 9))
    tokens = tokenizer.convert_ids_to_tokens(feature.input_ids)
    assert tokens == ["[CLS]", "who", "left", "?", "[SEP]", "ana", "reyes", "left", "or", "##lo", ".", "[SEP]"]
    assert feature.question_tokens == 5
    assert (feature.start, feature.end) == (5, 6)
    assert words(tokenizer, feature) == ["ana", "reyes"]


def test_of_answers_that_as_many_gave_the_first_is_the_target(tokenizer: Any) -> None:
    (feature,) = features(tokenizer, (15, 19), (0, 9), (0, 3))
    assert words(tokenizer, feature) == ["or", "##lo"]


def test_no_answer_stands_at_position_0(tokenizer: Any) -> None:
    (feature,) = features(tokenizer)
    assert (feature.start, feature.end) == (0, 0)


def test_answers_beyond_the_cut_are_dropped_and_the_example_with_its_last_one(tokenizer: Any) -> None:
    (feature,) = features(tokenizer, (0, 9), (15, 19), length=9)
    assert tokenizer.convert_ids_to_tokens(feature.input_ids)[5:] == ["ana", "reyes", "left", "[SEP]"]
    assert (feature.start, feature.end) == (5, 6)
    assert features(tokenizer, (15, 19), length=9) == []
    assert features(tokenizer, (0, 19), length=9) == []  # begins before the cut, ends beyond it
    assert len(features(tokenizer, length=9)) == 1  # no answer is still no answer


def test_answers_that_cut_a_token_are_dropped(tokenizer: Any) -> None:
    assert features(tokenizer, (1, 9)) == []
    assert features(tokenizer, (0, 2)) == []


def test_a_passage_without_text_and_a_question_longer_than_the_window(tokenizer: Any) -> None:
    (feature,) = features(tokenizer, passage="")
    assert (feature.question_tokens, feature.start) == (len(feature.input_ids), 0)
    (feature,) = make_features([Example("who " * 500, PASSAGE, ((0, 3),), "g")], tokenizer, 64)
    assert len(feature.input_ids) == 64
    assert words(tokenizer, feature) == ["ana"]


def test_no_examples_no_features(tokenizer: Any) -> None:
    assert make_features([], tokenizer, 64) == []


def test_collating_worked_by_hand() -> None:
    long = Feature([101, 7, 102, 8, 9, 102], 3, 3, 4)
    short = Feature([101, 7, 102, 102], 3, 0, 0)
    batch = collate([long, short], pad_id=0)
    assert batch.input_ids.tolist() == [[101, 7, 102, 8, 9, 102], [101, 7, 102, 102, 0, 0]]
    assert batch.token_type_ids.tolist() == [[0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 0, 0]]
    assert batch.attention_mask.tolist() == [[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0]]
    assert (batch.starts.tolist(), batch.ends.tolist()) == ([3, 0], [4, 0])
    assert {tensor.dtype for tensor in (batch.input_ids, batch.token_type_ids, batch.starts)} == {torch.long}


def test_token_types_are_those_of_the_tokenizer(tokenizer: Any) -> None:
    (feature,) = features(tokenizer, (0, 3))
    expected = tokenizer("Who left?", PASSAGE)
    assert collate([feature], tokenizer.pad_token_id).token_type_ids[0].tolist() == expected["token_type_ids"]
    assert feature.input_ids == expected["input_ids"]


def features_of(lengths: list[int]) -> list[Feature]:
    return [Feature([n] * length, 1, 0, length - 1) for n, length in enumerate(lengths)]


@given(st.lists(st.integers(1, 60), max_size=40), st.integers(60, 300), st.integers(0, 5))
def test_every_feature_is_in_one_batch_and_no_batch_is_too_large(lengths: list[int], tokens: int, seed: int) -> None:
    made = list(batches(features_of(lengths), tokens, random.Random(seed)))
    numbers = [feature.input_ids[0] for batch in made for feature in batch]
    assert sorted(numbers) == list(range(len(lengths)))
    for batch in made:
        tensors = collate(batch, 0)
        assert tensors.input_ids.numel() <= tokens
        assert tensors.ends.tolist() == [len(feature.input_ids) - 1 for feature in batch]


def test_lengths_are_alike_in_a_batch_and_the_batches_in_the_order_of_the_seed() -> None:
    all_of_them = features_of([1 + n % 300 for n in range(900)])
    made = list(batches(all_of_them, 4096, random.Random(0)))
    sizes = [[len(feature.input_ids) for feature in batch] for batch in made]
    padding = sum(max(size) * len(size) - sum(size) for size in sizes)
    assert padding < 0.1 * sum(map(sum, sizes))
    assert [max(size) for size in sizes] != sorted(max(size) for size in sizes)
    assert made == list(batches(all_of_them, 4096, random.Random(0)))
    assert made != list(batches(all_of_them, 4096, random.Random(1)))
