import copy
import json
from pathlib import Path
from typing import Any

import pytest
import torch

from qa.training.examples import Example
from qa.training.features import Batch, collate, make_features
from qa.training.train import Settings, Trainer, learning_rate, log_to, span_loss

# Learning rate and loss.


def test_the_rate_rises_and_falls_in_straight_lines() -> None:
    settings = Settings(budget=1000, learning_rate=2.0, warmup=0.1)
    rates = {0: 0.0, 50: 1.0, 100: 2.0, 550: 1.0, 1000: 0.0, 1500: 0.0}
    assert {tokens: learning_rate(settings, tokens) for tokens in rates} == pytest.approx(rates)


def batch_of(starts: list[int], ends: list[int], mask: list[list[int]]) -> Batch:
    ids = torch.zeros(len(mask), len(mask[0]), dtype=torch.long)
    return Batch(ids, ids, torch.tensor(mask), torch.tensor(starts), torch.tensor(ends))


def test_the_loss_worked_by_hand() -> None:
    # One example, two positions. Start: softmax [1/2, 1/2], right is 0 -> log 2.
    # End: softmax [1/4, 3/4], right is 1 -> log 4/3.
    batch = batch_of([0], [1], [[1, 1]])
    loss = span_loss(torch.zeros(1, 2), torch.tensor([[0.25, 0.75]]).log(), batch)
    assert float(loss) == pytest.approx((0.693147 + 0.287682) / 2, abs=1e-5)


def test_padding_takes_no_part_in_the_loss() -> None:
    batch = batch_of([0], [1], [[1, 1, 0]])
    whole = batch_of([0], [1], [[1, 1]])
    starts, ends = torch.tensor([[1.0, 2.0, 9.0]]), torch.tensor([[0.5, 0.0, 99.0]])
    assert float(span_loss(starts, ends, batch)) == pytest.approx(float(span_loss(starts[:, :2], ends[:, :2], whole)))


def test_the_loss_is_the_mean_over_the_batch_and_nothing_when_it_is_sure_and_right() -> None:
    logits = torch.tensor([[3.0, 1.0]])
    alone = [float(span_loss(logits, logits, batch_of([p], [p], [[1, 1]]))) for p in (0, 1)]
    both = span_loss(logits.repeat(2, 1), logits.repeat(2, 1), batch_of([0, 1], [0, 1], [[1, 1]] * 2))
    assert float(both) == pytest.approx(sum(alone) / 2)
    sure = torch.tensor([[50.0, -50.0]])
    assert float(span_loss(sure, sure, batch_of([0], [0], [[1, 1]]))) == pytest.approx(0, abs=1e-6)


# Training.

NAMES = ["Ana", "Omar", "Lena", "Tomas", "Ruth", "Ivan", "Nora", "Karl"]
TOWNS = ["Paris", "London", "Berlin", "Madrid", "Rome", "Vienna", "Moscow", "Athens"]


def town_examples() -> list[Example]:
    """Eight questions; the last two ask about someone else."""
    examples = []
    for number, (name, town) in enumerate(zip(NAMES, TOWNS, strict=True)):
        passage = f"{name} lives in {town} now."
        start = passage.index(town)
        asked, answers = (name, ((start, start + len(town)),)) if number < 6 else ("Peter", ())
        examples.append(Example(f"Where is {asked}?", passage, answers, passage))
    return examples


EXAMPLES = town_examples()
TINY = Settings(budget=3_000, batch=64, max_length=32, learning_rate=5e-3, seed=1, save_every=7)


def tiny_model(tokenizer: Any) -> Any:
    """A network of one layer with dropout, its weights random with seed 0."""
    from transformers import BertConfig, BertForQuestionAnswering

    torch.manual_seed(0)
    return BertForQuestionAnswering(
        BertConfig(
            vocab_size=len(tokenizer),
            hidden_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=64,
            max_position_embeddings=64,
            hidden_dropout_prob=0.1,
            attention_probs_dropout_prob=0.0,
        )
    )


def shuffled(epoch: int) -> list[Example]:
    """Another order and another first example each epoch."""
    return EXAMPLES[epoch % 8 :] + EXAMPLES[: epoch % 8]


def ignore(record: dict[str, Any]) -> None:
    pass


def state(model: Any) -> dict[str, torch.Tensor]:
    return {name: value.clone() for name, value in model.state_dict().items()}


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


@pytest.fixture(scope="module")
def trained(tokenizer: Any, tmp_path_factory: pytest.TempPathFactory) -> Trainer:
    """A run from beginning to end, without a break."""
    trainer = Trainer(tiny_model(tokenizer), tokenizer, tmp_path_factory.mktemp("run"), TINY)
    trainer.run(shuffled, ignore)
    return trainer


def test_a_small_network_learns_eight_examples_by_heart(tokenizer: Any, tmp_path: Path) -> None:
    settings = Settings(budget=14_000, batch=160, max_length=32, learning_rate=1e-2, save_every=10_000)
    records: list[dict[str, Any]] = []
    trainer = Trainer(tiny_model(tokenizer), tokenizer, tmp_path, settings)
    trainer.run(shuffled, records.append)
    batch = collate(make_features(EXAMPLES, tokenizer, 32), tokenizer.pad_token_id)
    with torch.inference_mode():
        output = trainer.model.eval()(
            input_ids=batch.input_ids, attention_mask=batch.attention_mask, token_type_ids=batch.token_type_ids
        )
    assert torch.equal(output.start_logits.argmax(dim=1), batch.starts)
    assert torch.equal(output.end_logits.argmax(dim=1), batch.ends)
    assert records[0]["loss"] > 10 * records[-1]["loss"]
    assert [record["step"] for record in records] == list(range(50, trainer.step + 1, 50))


def test_the_budget_is_spent_and_passed_by_less_than_a_batch(trained: Trainer) -> None:
    assert TINY.budget <= trained.tokens < TINY.budget + TINY.batch
    assert trained.epoch > 3


class PowerCutError(Exception):
    """What ends a run at a step of its own."""


@pytest.mark.parametrize("save_every", [7, 16])
def test_a_run_that_was_interrupted_ends_with_the_same_weights(
    tokenizer: Any, trained: Trainer, tmp_path: Path, save_every: int
) -> None:
    settings = Settings(**{name: getattr(TINY, name) for name in Settings.__slots__} | {"save_every": save_every})

    def cut(record: dict[str, Any]) -> None:
        raise PowerCutError

    first = Trainer(tiny_model(tokenizer), tokenizer, tmp_path, settings)
    with pytest.raises(PowerCutError):
        first.run(shuffled, cut)
    assert first.step == 50
    second = Trainer(tiny_model(tokenizer), tokenizer, tmp_path, settings)
    assert second.step == 50 // save_every * save_every
    assert second.tokens < first.tokens
    second.run(shuffled, ignore)
    assert (second.step, second.tokens, second.epoch) == (trained.step, trained.tokens, trained.epoch)
    assert same(state(second.model), state(trained.model))


def test_a_finished_run_is_not_gone_on_with(tokenizer: Any, trained: Trainer) -> None:
    again = Trainer(tiny_model(tokenizer), tokenizer, trained.folder, TINY)
    again.run(shuffled, ignore)
    assert again.step == trained.step
    assert same(state(again.model), state(trained.model))


def test_the_same_run_twice_gives_the_same_weights_and_another_seed_others(
    tokenizer: Any, trained: Trainer, tmp_path: Path
) -> None:
    def final(seed: int) -> dict[str, torch.Tensor]:
        settings = Settings(**{name: getattr(TINY, name) for name in Settings.__slots__} | {"seed": seed})
        trainer = Trainer(tiny_model(tokenizer), tokenizer, tmp_path / str(seed), settings)
        trainer.run(shuffled, ignore)
        return state(trainer.model)

    assert same(final(1), state(trained.model))
    assert not same(final(2), state(trained.model))


def test_the_word_embeddings_stay_as_they_were_and_nothing_else_does(tokenizer: Any, trained: Trainer) -> None:
    before, after = state(tiny_model(tokenizer)), state(trained.model)
    assert [name for name in before if torch.equal(before[name], after[name])] == [
        "bert.embeddings.word_embeddings.weight"
    ]


def test_a_checkpoint_that_was_not_written_whole_leaves_the_one_before(
    tokenizer: Any, trained: Trainer, tmp_path: Path
) -> None:
    whole = copy.copy(trained)
    whole.folder = tmp_path
    whole.save()
    (tmp_path / "checkpoint.partial").write_bytes(b"cut short")
    assert Trainer(tiny_model(tokenizer), tokenizer, tmp_path, TINY).step == trained.step


def test_the_log_is_a_line_of_json_for_each_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log_to(tmp_path / "log.jsonl")({"step": 50, "loss": 1.5})
    log_to(tmp_path / "log.jsonl")({"step": 100, "loss": 1.25})
    text = (tmp_path / "log.jsonl").read_text()
    assert [json.loads(line)["step"] for line in text.splitlines()] == [50, 100]
    assert capsys.readouterr().out == text
