import hashlib
import re
from collections.abc import Sequence

import numpy as np
import pytest

from index.encoder import Encoder, Vectors


class HashingEncoder:
    """A real, tiny encoder: a bag of words hashed to 64 dimensions. Counts what it encodes."""

    def __init__(self, name: str = "hashing-64", seed: str = "") -> None:
        self.name = name
        self.fingerprint = hashlib.sha256((name + seed).encode()).hexdigest()
        self.dimension = 64
        self.encoded: list[str] = []
        self._seed = seed

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()) or [text]:
                digest = hashlib.sha256((self._seed + word).encode("utf-8", "replace")).digest()
                vector[digest[0] % self.dimension] += 1 if digest[1] % 2 else -1
            if not vector.any():
                vector[0] = 1
            vector /= np.linalg.norm(vector)
        return vectors


@pytest.fixture
def hashing_encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture(scope="session")
def real_encoder() -> Encoder:
    """The encoder that is installed with Attest."""
    return Encoder.load(device="cpu")
