import json
import os
import time
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.vectors import FlatBackend, Ids, VectorBackend, VectorIndex

ROWS = {3: (1.0, 0.0), 5: (0.6, 0.8), 9: (0.0, 1.0)}


class Source:
    """Vectors in memory, counting how many are handed out."""

    def __init__(self, rows: dict[int, tuple[float, float]]) -> None:
        self.rows = dict(rows)
        self.state = "r1"
        self.handed_out = 0

    def revision(self) -> str:
        return self.state

    def passage_ids(self) -> Ids:
        return np.array(sorted(self.rows), dtype=np.int64)

    def vectors(self, ids: Ids) -> Vectors:
        self.handed_out += len(ids)
        return np.array([self.rows[int(id)] for id in ids], dtype=np.float32).reshape(len(ids), 2)


def query(*row: float) -> Vectors:
    return np.array([row], dtype=np.float32)


def ids_of(allowed: list[int]) -> Ids:
    return np.array(allowed, dtype=np.int64)


@pytest.fixture
def source() -> Source:
    return Source(ROWS)


@pytest.fixture(params=[FlatBackend])
def backend(request: pytest.FixtureRequest) -> VectorBackend:
    empty: VectorBackend = request.param.empty(2)
    empty.add(ids_of(list(ROWS)), np.array(list(ROWS.values()), dtype=np.float32))
    return empty


def test_a_backend_finds_the_nearest(backend: VectorBackend) -> None:
    scores, ids = backend.search(query(1, 0), 2, None)
    assert ids.tolist() == [[3, 5]]
    np.testing.assert_allclose(scores, [[1.0, 0.6]], atol=1e-6)


def test_a_backend_finds_only_what_is_allowed(backend: VectorBackend) -> None:
    assert backend.search(query(1, 0), 2, ids_of([9, 5]))[1].tolist() == [[5, 9]]
    assert backend.search(query(1, 0), 2, ids_of([9]))[1].tolist() == [[9, -1]]


def test_a_backend_removes(backend: VectorBackend) -> None:
    backend.remove(ids_of([3]))
    assert (len(backend), sorted(backend.ids())) == (2, [5, 9])
    assert backend.search(query(1, 0), 3, None)[1].tolist() == [[5, 9, -1]]


def test_the_nearest_passages_with_their_cosine(tmp_path: Path, source: Source) -> None:
    (first, second) = VectorIndex(tmp_path, 2, "e").search(source, np.array([[1, 0], [0, 1]], dtype=np.float32), 2)
    assert [id for id, _ in first] == [3, 5]
    assert [id for id, _ in second] == [9, 5]
    assert [score for _, score in first] == pytest.approx([1.0, 0.6])


def test_fewer_passages_than_asked_for(tmp_path: Path, source: Source) -> None:
    index = VectorIndex(tmp_path, 2, "e")
    assert len(index.search(source, query(1, 0), 100)[0]) == 3
    assert [id for id, _ in index.search(source, query(1, 0), 100, ids_of([9]))[0]] == [9]
    assert index.search(source, query(1, 0), 100, ids_of([])) == [[]]
    assert VectorIndex(tmp_path / "x", 2, "e").search(Source({}), query(1, 0), 5) == [[]]


def test_saved_vectors_are_read_and_not_taken_again(tmp_path: Path, source: Source) -> None:
    VectorIndex(tmp_path, 2, "e").save(source)
    source.handed_out = 0
    assert [id for id, _ in VectorIndex(tmp_path, 2, "e").search(source, query(1, 0), 1)[0]] == [3]
    assert source.handed_out == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["vectors.faiss", "vectors.json"]


def test_what_a_killed_process_left_is_removed_and_what_another_writes_is_not(tmp_path: Path, source: Source) -> None:
    names = ("vectors.faiss.0a.tmp", "vectors.json.0a.tmp", "vectors.faiss.0b.tmp")
    for name in names:
        (tmp_path / name).touch()
    for name in names[:2]:
        os.utime(tmp_path / name, (0, time.time() - 7200))
    VectorIndex(tmp_path, 2, "e").save(source)
    kept = ["vectors.faiss", "vectors.faiss.0b.tmp", "vectors.json"]
    assert sorted(file.name for file in tmp_path.iterdir()) == kept


def test_changes_are_followed_without_taking_everything_again(tmp_path: Path, source: Source) -> None:
    index = VectorIndex(tmp_path, 2, "e")
    index.save(source)
    source.handed_out = 0
    del source.rows[3]
    source.rows[10] = (0.8, 0.6)
    source.state = "r2"
    assert [id for id, _ in index.search(source, query(1, 0), 3)[0]] == [10, 5, 9]
    assert source.handed_out == 1


@pytest.mark.parametrize("damage", ["no file", "no label", "truncated", "flipped", "empty", "label", "list", "count"])
def test_what_is_missing_or_damaged_is_made_again(tmp_path: Path, source: Source, damage: str) -> None:
    VectorIndex(tmp_path, 2, "e").save(source)
    file, label = tmp_path / "vectors.faiss", tmp_path / "vectors.json"
    content = file.read_bytes()
    match damage:
        case "no file":
            file.unlink()
        case "no label":
            label.unlink()
        case "truncated":
            file.write_bytes(content[:-5])
        case "flipped":
            file.write_bytes(content[:-30] + bytes([content[-30] ^ 1]) + content[-29:])
        case "empty":
            file.write_bytes(b"")
        case "label":
            label.write_bytes(b"{\xff")
        case "list":
            label.write_text("[]")
        case "count":
            label.write_text(json.dumps({**json.loads(label.read_text()), "count": 7}))
    source.handed_out = 0
    assert [id for id, _ in VectorIndex(tmp_path, 2, "e").search(source, query(1, 0), 5)[0]] == [3, 5, 9]
    assert source.handed_out == 3
    VectorIndex(tmp_path, 2, "e").search(source, query(1, 0), 5)
    assert source.handed_out == 3, "it is healed on disk too"


def test_another_history_with_the_same_ids_is_not_mistaken_for_this_one(tmp_path: Path, source: Source) -> None:
    VectorIndex(tmp_path, 2, "e").save(source)
    other = Source({3: (0.0, 1.0), 5: (0.6, 0.8), 9: (1.0, 0.0)})
    other.state = "from a copy"
    assert [id for id, _ in VectorIndex(tmp_path, 2, "e").search(other, query(1, 0), 1)[0]] == [9]


def test_vectors_of_another_encoder_are_not_used(tmp_path: Path, source: Source) -> None:
    VectorIndex(tmp_path, 2, "e").save(source)
    source.handed_out = 0
    VectorIndex(tmp_path, 2, "other").search(source, query(1, 0), 1)
    assert source.handed_out == 3


def test_a_folder_that_cannot_be_written_can_be_searched(tmp_path: Path, source: Source) -> None:
    index = VectorIndex(tmp_path / "missing", 2, "e")
    assert [id for id, _ in index.search(source, query(1, 0), 1)[0]] == [3]
    with pytest.raises(OSError, match=r"vectors\.faiss"):
        index.save(source)
