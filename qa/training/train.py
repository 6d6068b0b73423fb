"""Trains the reader: a span head on a small encoder, with CLS standing for "no answer".

The loss is the cross entropy of start and end over the input's tokens (Devlin et al. 2019, section
4.2). The learning rate follows the tokens seen: a linear warm-up, then a linear decay to nothing at
the end of the budget. The word embeddings stay as they are: what is rare in the data would drift.
"""

import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from index.errors import DataError
from qa.training.examples import Example
from qa.training.features import Batch, batches, collate, make_features


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on besides its data."""

    budget: int = 18_000_000  # tokens, padding included
    batch: int = 4096  # tokens a step
    max_length: int = 320  # tokens of question and passage together
    learning_rate: float = 1.5e-4
    warmup: float = 0.06  # of the budget
    weight_decay: float = 0.01
    seed: int = 0
    save_every: int = 250  # steps


def learning_rate(settings: Settings, tokens: int) -> float:
    """The rate after ``tokens`` of the budget.

    >>> learning_rate(Settings(budget=100, learning_rate=1.0, warmup=0.5), 25)
    0.5
    >>> learning_rate(Settings(budget=100, learning_rate=1.0, warmup=0.5), 75)
    0.5
    """
    done = tokens / settings.budget
    return settings.learning_rate * max(0.0, min(done / settings.warmup, (1 - done) / (1 - settings.warmup)))


def span_loss(start_logits: torch.Tensor, end_logits: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Mean over start, end and batch of the cross entropy; logits are (batch, length)."""
    padding = batch.attention_mask == 0
    losses = [
        nn.functional.cross_entropy(logits.float().masked_fill(padding, -1e4), positions)
        for logits, positions in ((start_logits, batch.starts), (end_logits, batch.ends))
    ]
    return torch.stack(losses).mean()


class Trainer:
    """One run in a folder of its own: checkpoints and the log.

    A run that was interrupted goes on from its last checkpoint; the data of an epoch and the order
    of its batches are the same again, so steps already done are passed over.
    """

    def __init__(self, model: Any, tokenizer: Any, folder: Path, settings: Settings) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = model.to(self.device).train()
        self.tokenizer = tokenizer
        self.folder = folder
        self.settings = settings
        self.model.get_input_embeddings().requires_grad_(False)
        trained = [parameter for parameter in self.model.parameters() if parameter.requires_grad]
        decayed = [parameter for parameter in trained if parameter.ndim > 1]
        plain = [parameter for parameter in trained if parameter.ndim <= 1]
        self.optimizer = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": settings.weight_decay}, {"params": plain, "weight_decay": 0.0}],
            fused=True,
        )
        self.step, self.tokens, self.epoch, self.done_in_epoch = 0, 0, 0, 0
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "checkpoint.pt").exists():
            self._restore()

    def run(self, epoch: Callable[[int], list[Example]], on_log: Callable[[dict[str, Any]], None]) -> None:
        """Trains until the budget is spent; ``epoch(n)`` gives the examples of epoch n."""
        began, seen = time.time(), self.tokens
        losses: list[float] = []
        while self.tokens < self.settings.budget:
            rng = random.Random(f"{self.settings.seed} {self.epoch}")
            features = make_features(epoch(self.epoch), self.tokenizer, self.settings.max_length)
            if not features:
                raise DataError("The training data give no examples.")
            for number, chunk in enumerate(batches(features, self.settings.batch, rng)):
                if number < self.done_in_epoch:
                    continue
                if self.tokens >= self.settings.budget:
                    break
                batch = collate(chunk, self.tokenizer.pad_token_id)
                losses.append(self._train_step(batch))
                self.step += 1
                self.tokens += batch.input_ids.numel()
                self.done_in_epoch = number + 1
                if self.step % 50 == 0:
                    on_log(
                        {
                            "step": self.step,
                            "epoch": self.epoch,
                            "done": round(self.tokens / self.settings.budget, 4),
                            "loss": round(sum(losses) / len(losses), 4),
                            "tokens_per_second": round((self.tokens - seen) / (time.time() - began)),
                        }
                    )
                    losses.clear()
                if self.step % self.settings.save_every == 0:
                    self.save()
            else:
                self.epoch, self.done_in_epoch = self.epoch + 1, 0
        self.save()

    def _train_step(self, batch: Batch) -> float:
        batch = Batch(*(getattr(batch, name).to(self.device) for name in Batch.__slots__))
        # So that dropout too is the same in a run that was interrupted.
        torch.manual_seed(self.settings.seed + self.step)
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.settings, self.tokens)
        with torch.autocast(self.device.type, torch.bfloat16):
            output = self.model(
                input_ids=batch.input_ids,
                attention_mask=batch.attention_mask,
                token_type_ids=batch.token_type_ids,
            )
        loss = span_loss(output.start_logits, output.end_logits, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        return float(loss.detach())

    def save(self) -> None:
        """Writes the checkpoint to go on from; the old one stays until the new one is whole."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "settings": asdict(self.settings),
            "progress": [self.step, self.tokens, self.epoch, self.done_in_epoch],
        }
        partial = self.folder / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self.folder / "checkpoint.pt")

    def _restore(self) -> None:
        path = self.folder / "checkpoint.pt"
        try:
            state = torch.load(path, map_location=self.device, weights_only=True)
        except Exception as error:  # torch raises many kinds
            raise DataError(f"The checkpoint {path} is damaged; delete it to begin anew.") from error
        if state["settings"] != asdict(self.settings):
            raise DataError(f"The run in {self.folder} was begun with other settings; use another folder.")
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.tokens, self.epoch, self.done_in_epoch = state["progress"]


def log_to(path: Path) -> Callable[[dict[str, Any]], None]:
    """A function that appends a record to ``path`` as one line of JSON, and prints it."""

    def log(record: dict[str, Any]) -> None:
        line = json.dumps(record)
        with path.open("a") as file:
            file.write(line + "\n")
        print(line, flush=True)

    return log
