"""Nearest vectors, by FAISS: derived from the store, never the truth.

``vectors.faiss`` holds the index and ``vectors.json`` says of what: the number and dimension of the
vectors, the encoder, the store's revision and the SHA-256 of the first file. Where any of it
disagrees with the store, the vectors are taken from the store again.
"""

import hashlib
import json
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors

Ids = NDArray[np.int64]

_STALE_SECONDS = 3600.0  # no file takes that long to write
_CHUNK = 10_000  # vectors moved at once: 15 MB at 384 dimensions


class VectorSource(Protocol):
    """What the vectors are derived from: one consistent view of a store."""

    def revision(self) -> str:
        """A token that differs whenever the content does."""
        ...

    def passage_ids(self) -> Ids:
        """The IDs of all passages, ascending."""
        ...

    def vectors(self, ids: Ids) -> Vectors:
        """The stored vectors of these passages, shape (len(ids), dimension), in the order given."""
        ...


class VectorBackend(Protocol):
    """An engine that finds the nearest of a set of vectors, each known by an integer ID."""

    @property
    def description(self) -> str:
        """The kind of index, for a person."""
        ...

    def __len__(self) -> int:
        """How many vectors it holds."""
        ...

    def ids(self) -> Ids:
        """The IDs of all vectors held, in no particular order."""
        ...

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors, shape (len(ids), dimension), under IDs that are not held yet."""
        ...

    def remove(self, ids: Ids) -> None:
        """Remove the vectors with these IDs."""
        ...

    def search(self, queries: Vectors, k: int, allowed: Ids | None) -> tuple[Vectors, Ids]:
        """Inner products and IDs of the k best for each query, best first, both of shape (len(queries), k).

        With fewer than k to be found, the rest of a row has the ID -1. ``allowed`` limits the
        search to these IDs; None means all.
        """
        ...

    def write(self, path: Path) -> None:
        """Write the index to a file."""
        ...


class FlatBackend:
    """FAISS ``IndexIDMap2(IndexFlatIP)``: exact search over all vectors (Johnson et al. 2017, arXiv 1702.08734)."""

    description = "FAISS flat (exact inner product)"

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def empty(cls, dimension: int) -> "FlatBackend":
        """An index without vectors."""
        import faiss

        return cls(faiss.IndexIDMap2(faiss.IndexFlatIP(dimension)))

    @classmethod
    def read(cls, path: Path) -> "FlatBackend":
        """Read what :meth:`write` wrote; RuntimeError where that is not what the file holds."""
        import faiss

        return cls(faiss.read_index(str(path)))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def ids(self) -> Ids:  # noqa: D102
        import faiss

        return np.asarray(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def add(self, ids: Ids, vectors: Vectors) -> None:  # noqa: D102
        self._index.add_with_ids(vectors, ids)

    def remove(self, ids: Ids) -> None:  # noqa: D102
        self._index.remove_ids(ids)

    def search(self, queries: Vectors, k: int, allowed: Ids | None) -> tuple[Vectors, Ids]:  # noqa: D102
        import faiss

        selector = None if allowed is None else faiss.IDSelectorBatch(allowed)
        parameters = None if selector is None else faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, ids = self._index.search(queries, k, params=parameters)
        return scores, ids

    def write(self, path: Path) -> None:  # noqa: D102
        import faiss

        faiss.write_index(self._index, str(path))


class VectorIndex:
    """The vectors of one index folder, kept in step with the store that each search looks at.

    May be shared by threads. ``fingerprint`` is the encoder's.
    """

    def __init__(self, folder: Path, dimension: int, fingerprint: str) -> None:
        self._file = folder / "vectors.faiss"
        self._label = folder / "vectors.json"
        self._dimension = dimension
        self._fingerprint = fingerprint
        self._backend: VectorBackend | None = None
        self._revision = ""
        self._saved = ""  # the revision that the files on disk are of
        self._lock = threading.Lock()

    def search(
        self, source: VectorSource, queries: Vectors, k: int, allowed: Ids | None = None
    ) -> list[list[tuple[int, float]]]:
        """The k nearest passages of each query as (passage ID, cosine), best first, out of ``source``."""
        with self._lock:
            backend = self._in_step(source)
            k = min(k, len(backend) if allowed is None else len(allowed))
            if k == 0 or not len(queries):
                return [[] for _ in queries]
            scores, ids = backend.search(queries, k, allowed)
        return [
            [(int(id), float(score)) for id, score in zip(*row, strict=True) if id >= 0]
            for row in zip(ids, scores, strict=True)
        ]

    def save(self, source: VectorSource) -> None:
        """Bring the files on disk in step with ``source``; raises OSError where they cannot be written."""
        with self._lock:
            backend = self._in_step(source)
            if self._saved != self._revision:
                self._write(backend)

    def _in_step(self, source: VectorSource) -> VectorBackend:
        """The backend, holding exactly the vectors of ``source``. The caller has the lock.

        Passage IDs are never used twice and a passage's vector never changes, so that within one
        process comparing the IDs is enough. A file may stem from another history of the store
        (a copy put back), so it counts only if its revision is the store's.
        """
        revision = source.revision()
        if self._backend is None:
            self._backend = self._read(revision)
            if self._backend is not None:
                self._revision = self._saved = revision
            else:
                self._backend = FlatBackend.empty(self._dimension)
                self._catch_up(self._backend, source)
                self._revision = revision
                with suppress(OSError):  # a folder that cannot be written can still be searched
                    self._write(self._backend)
        if self._revision != revision:
            self._catch_up(self._backend, source)
            self._revision = revision
        return self._backend

    def _catch_up(self, backend: VectorBackend, source: VectorSource) -> None:
        wanted, held = source.passage_ids(), backend.ids()
        gone, new = np.setdiff1d(held, wanted), np.setdiff1d(wanted, held)
        if len(gone):
            backend.remove(gone)
        for first in range(0, len(new), _CHUNK):
            chunk = new[first : first + _CHUNK]
            backend.add(chunk, source.vectors(chunk))

    def _read(self, revision: str) -> VectorBackend | None:
        """The saved index, or None where it is missing, damaged or of another state of the store."""
        # A label may be any JSON; RuntimeError is FAISS's.
        with suppress(OSError, ValueError, LookupError, TypeError, RuntimeError):
            label = json.loads(self._label.read_bytes())
            expected = {"dimension": self._dimension, "encoder": self._fingerprint, "revision": revision}
            if all(label[key] == value for key, value in expected.items()) and label["sha256"] == _sha256(self._file):
                backend = FlatBackend.read(self._file)
                return backend if len(backend) == label["count"] else None
        return None

    def _write(self, backend: VectorBackend) -> None:
        self._remove_stale()
        file = self._file.with_name(f"{self._file.name}.{uuid4().hex}.tmp")
        label = self._label.with_name(f"{self._label.name}.{uuid4().hex}.tmp")
        try:
            try:
                backend.write(file)
            except RuntimeError as error:  # how FAISS reports a full disk
                raise OSError(f"{self._file} could not be written") from error
            record = {
                "count": len(backend),
                "dimension": self._dimension,
                "encoder": self._fingerprint,
                "revision": self._revision,
                "sha256": _sha256(file),
            }
            label.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
            # Between these two lines, and when two processes write at once, label and file do not
            # match: the hash tells, and the next to open takes the vectors from the store.
            file.replace(self._file)
            label.replace(self._label)
        finally:
            file.unlink(missing_ok=True)
            label.unlink(missing_ok=True)
        self._saved = self._revision

    def _remove_stale(self) -> None:
        """Remove what a process that was killed has left half written."""
        for pattern in (f"{self._file.name}.*.tmp", f"{self._label.name}.*.tmp"):
            for left in self._file.parent.glob(pattern):
                with suppress(OSError):  # another process may be removing it too
                    if left.stat().st_mtime < time.time() - _STALE_SECONDS:
                        left.unlink()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
