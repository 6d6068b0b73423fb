"""Questions and passages to scored spans, with any extractive question-answering model.

The model is loaded with ``AutoModelForQuestionAnswering``; its first position (CLS) is taken to
stand for "no answer", as in Devlin et al. 2019, section 4.3. A passage longer than the model's
window is read in windows that overlap.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ModelError
from qa.spans import decode_window, merge
from qa.types import Span

WINDOW = 384  # tokens of question and passage together
STRIDE = 96  # tokens that neighbouring windows share
MAX_QUESTION = 96  # tokens; what a question has beyond that is not read
MAX_ANSWER = 40  # tokens
LENGTH_PENALTY = 0.03  # logits for each token of an answer after the first (LOG.md)
BATCH = 8_192  # tokens in one forward pass, padding included


@dataclass(frozen=True, slots=True)
class _Window:
    """One input of the network. ``pair`` is the index of the question and passage it belongs to;
    ``context`` the positions of the passage's tokens, ``offsets`` every token's range in its text.
    """

    pair: int
    inputs: dict[str, list[int]]
    offsets: list[tuple[int, int]]
    context: range

    @property
    def length(self) -> int:
        return len(self.offsets)


class Reader:
    """An extractive reader. Made by :meth:`load`; may be shared by threads."""

    def __init__(self, model: Any, tokenizer: Any, name: str, window: int = WINDOW) -> None:
        limit = getattr(model.config, "max_position_embeddings", window)
        self.name = name
        self.window = min(window, limit, tokenizer.model_max_length)
        self._model = model.eval()
        self._tokenizer = tokenizer
        self._lock = threading.Lock()  # fast tokenizers keep truncation as mutable state

    @classmethod
    def load(cls, name: str | Path | None = None, device: str | None = None) -> "Reader":
        """The shipped reader, or the model of a local folder or hub name.

        ``name`` None means $ATTEST_READER, else the shipped one; ``device`` is torch's name ("cpu",
        "cuda"), None the best there is. Only safetensors weights are read and no code of the model's
        is run. Raises ModelError when there is no such model, or it is not a question-answering
        model with a fast tokenizer.
        """
        if name is None:
            name = os.environ.get("ATTEST_READER") or None
        if name is None:
            with as_file(files("qa") / "weights") as folder:
                return cls._load(str(folder), "attest-reader", device)
        return cls._load(str(name), str(name), device)

    @classmethod
    def _load(cls, path: str, name: str, device: str | None) -> "Reader":
        import torch
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        folder = Path(path).expanduser()
        if folder.is_dir():
            path = str(folder)
            if not (folder / "config.json").is_file():
                raise ModelError(f"The reader {name} could not be loaded: its folder has no config.json.")
            if not any(folder.glob("*.safetensors")):
                raise ModelError(f"The reader {name} has no safetensors weights.")
        elif folder.exists():
            raise ModelError(f"The reader {name} is a file; a reader is a folder.")
        try:
            with _quiet():
                tokenizer = AutoTokenizer.from_pretrained(path, trust_remote_code=False)
                model, report = AutoModelForQuestionAnswering.from_pretrained(
                    path,
                    use_safetensors=True,
                    trust_remote_code=False,
                    dtype=torch.float32,
                    ignore_mismatched_sizes=True,  # told from the report, in our words
                    output_loading_info=True,
                )
                model.to(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        except Exception as error:  # the libraries raise dozens of kinds here
            if isinstance(error, OSError) and not folder.exists():
                raise ModelError(
                    f"There is no reader {name!r}: no such folder, and the hub gave no safetensors model of that name."
                ) from error
            reason = (str(error).strip() or type(error).__name__).partition("\n")[0].partition(". ")[0].rstrip(".")
            raise ModelError(f"The reader {name} could not be loaded: {reason}.") from error
        if report["missing_keys"]:
            raise ModelError(f"{name} is not a question-answering model: its weights have no span head.")
        if report["mismatched_keys"]:
            raise ModelError(f"The reader {name} could not be loaded: its weights do not fit its config.json.")
        if not tokenizer.is_fast:
            raise ModelError(f"The reader {name} has no fast tokenizer, which is needed for offsets.")
        if len(tokenizer) <= len(tokenizer.all_special_tokens):  # what is made up where there are no files of one
            raise ModelError(f"The reader {name} has no tokenizer.")
        return cls(model, tokenizer, name)

    def read(
        self,
        pairs: Sequence[tuple[str, str]],
        top_n: int = 3,
        sentences: Sequence[Sequence[tuple[int, int]]] | None = None,
    ) -> list[list[Span]]:
        """The best spans for each (question, passage), best first, none overlapping another.

        A list may be shorter than ``top_n``; it is empty for a passage without text. The null span
        is never among them: every span carries the null score of its window. ``sentences`` are, for
        each pair, the ranges of the passage's sentences, if known: no span then runs over their ends.
        """
        with self._lock:
            windows = self._windows([(_encodable(question), _encodable(passage)) for question, passage in pairs])
        windows.sort(key=lambda window: -window.length)
        found: list[list[Span]] = [[] for _ in pairs]
        first = 0
        while first < len(windows):
            size = max(1, BATCH // windows[first].length)
            batch = windows[first : first + size]
            first += size
            starts, ends = self._forward(batch)
            for window, start_logits, end_logits in zip(batch, starts, ends, strict=True):
                found[window.pair] += decode_window(
                    start_logits[: window.length],
                    end_logits[: window.length],
                    window.offsets,
                    pairs[window.pair][1],
                    window.context,
                    top_n=top_n,
                    max_tokens=MAX_ANSWER,
                    length_penalty=LENGTH_PENALTY,
                    sentences=sentences[window.pair] if sentences else (),
                )
        return [merge(spans, top_n) for spans in found]

    def _windows(self, pairs: Sequence[tuple[str, str]]) -> list[_Window]:
        readable = [i for i, (_, passage) in enumerate(pairs) if passage.strip()]
        if not readable:
            return []
        encoded = self._tokenizer(
            [self._shorten(pairs[i][0]) for i in readable],
            [pairs[i][1] for i in readable],
            truncation="only_second",
            max_length=self.window,
            stride=min(STRIDE, self.window // 4),
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )
        names = [name for name in self._tokenizer.model_input_names if name in encoded]
        windows = []
        for w, sample in enumerate(encoded["overflow_to_sample_mapping"]):
            context = [t for t, sequence in enumerate(encoded.sequence_ids(w)) if sequence == 1]
            windows.append(
                _Window(
                    pair=readable[sample],
                    inputs={name: encoded[name][w] for name in names},
                    offsets=encoded["offset_mapping"][w],
                    context=range(context[0], context[-1] + 1) if context else range(0),
                )
            )
        return windows

    def _shorten(self, question: str) -> str:
        """The question, cut where it would leave the passage less than half of the window."""
        limit = min(MAX_QUESTION, self.window // 2)
        offsets = self._tokenizer(
            question, add_special_tokens=False, return_offsets_mapping=True, truncation=True, max_length=limit
        )["offset_mapping"]
        return question[: offsets[-1][1]] if len(offsets) == limit else question

    def _forward(self, windows: Sequence[_Window]) -> tuple[Any, Any]:
        """Start and end logits as float32 arrays of shape (windows, longest window)."""
        import torch

        inputs = self._tokenizer.pad(
            {name: [window.inputs[name] for window in windows] for name in windows[0].inputs},
            padding_side="right",
            return_tensors="pt",
        )
        with torch.inference_mode():
            output = self._model(**inputs.to(self._model.device))
        return (
            output.start_logits.float().cpu().numpy().astype(np.float32),
            output.end_logits.float().cpu().numpy().astype(np.float32),
        )


def _encodable(text: str) -> str:
    """The text with a question mark for each lone surrogate, which tokenizers refuse; as long as before."""
    return text.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps transformers from printing its progress and its reports."""
    from transformers.utils import logging as untyped

    logging: Any = untyped
    verbosity, drawn = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if drawn:
            logging.enable_progress_bar()
