import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from index import store as store_module
from index.encoder import Vectors
from index.errors import CorpusError
from index.store import EncoderRecord, Store
from index.types import Article, Filters, Passage
from tests.index.files import read_only, shared_folder

ENCODER = EncoderRecord("tiny", "f1", 2)


def article(id: str, text: str, title: str | None = None, **metadata: str | int) -> Article:
    return Article(id, text, (f"{id}.txt",), title, **metadata)  # type: ignore[arg-type]


def cut(article: Article, *ranges: tuple[int, int]) -> list[Passage]:
    return [
        Passage(article.id, number, start, end, article.text[start:end], ((start, end),))
        for number, (start, end) in enumerate(ranges)
    ]


def vectors(*rows: Sequence[float]) -> Vectors:
    return np.array(rows, dtype=np.float32).reshape(len(rows), 2)


def put(store: Store, item: Article, location: str | None = None) -> str:
    """Take in an article with its whole text as the one passage."""
    with store.write() as writer:
        writer.set_encoder(ENCODER)
        passages = cut(item, (0, len(item.text)))
        return writer.put(item, location or f"/{item.source}", passages, vectors((1, 0)))


def found(store: Store, query: str, filters: Filters | None = None) -> list[str]:
    with store.read() as view:
        ids = [id for id, _ in view.keyword_search(query, 10, filters)]
        passages = view.passages(ids)
        return [passages[id].article_id for id in ids]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "index", create=True)
    yield store
    store.close()


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    text = "﻿Première phrase.\r\nDeuxième\x00 phrase 🙂. שלום.\n"
    item = article(
        "a1", text, "Titre", publisher="P", date="2017-09-08", author="A", url="https://example.org/a", start=1
    )
    passages = cut(item, (1, 17), (19, len(text)))
    with store.write() as writer:
        writer.set_encoder(ENCODER)
        assert writer.put(item, "/a1.txt", passages, vectors((1, 0), (0.6, 0.8))) == "added"
    with store.read() as view:
        assert view.article("a1") == item
        assert view.encoder() == ENCODER
        ids = view.passage_ids()
        assert list(view.passages([int(id) for id in ids]).values()) == passages
        np.testing.assert_array_equal(view.vectors(ids[::-1]), vectors((0.6, 0.8), (1, 0)))
        (summary,) = view.summaries()
        assert (summary.characters, summary.passages, summary.source) == (len(text), 2, "a1.txt")
        assert view.article_at("/a1.txt") == "a1"
        assert view.article("a2") is None


def test_counts(store: Store) -> None:
    with store.read() as view:
        counts = view.counts()
        assert (counts.articles, counts.passages, counts.first_date) == (0, 0, None)
        assert view.encoder() is None
        assert view.vectors(view.passage_ids()).shape == (0, 0)
    put(store, article("a", "One.", publisher="P", date="2017-01-02"))
    put(store, article("b", "Two.", publisher="P", date="2016-01-02"))
    put(store, article("c", "Three."))
    with store.read() as view:
        counts = view.counts()
    assert (counts.articles, counts.passages, counts.publishers) == (3, 3, 1)
    assert (counts.first_date, counts.last_date) == ("2016-01-02", "2017-01-02")


def test_keyword_search_ranks_folds_and_stems(store: Store) -> None:
    put(store, article("a", "The shell hit the bridge. The bridge fell."))
    put(store, article("b", "A bridge in Łódź and the café there, which nobody had bridged with anything in years."))
    put(store, article("c", "Nothing of the sort."))
    assert found(store, '"bridge"') == ["a", "b"]
    assert found(store, '"cafe"') == ["b"]
    assert found(store, '"shelling"') == ["a"]
    assert found(store, '"absent"') == []
    with store.read() as view:
        scores = [score for _, score in view.keyword_search('"bridge" OR "sort"', 10)]
    assert scores == sorted(scores, reverse=True)


def test_the_title_is_searched_with_its_own_weight(store: Store) -> None:
    put(store, article("a", "It rained on the village.", "Flood"))
    put(store, article("b", "There was a flood on the plain.", "Rain"))
    put(store, article("c", "Nothing."))
    with store.read() as view:
        first = {
            weight: view.passages([view.keyword_search('"flood"', 2, None, weight)[0][0]]).popitem()[1].article_id
            for weight in (0.1, 10.0)
        }
    assert first == {0.1: "b", 10.0: "a"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"a", "b", "c"}),
        (Filters(publishers=frozenset({"P"})), {"a"}),
        (Filters(publishers=frozenset({"P", "Q"})), {"a", "b"}),
        (Filters(publishers=frozenset()), set()),
        (Filters(publishers=frozenset({"') OR 1=1 --"})), set()),
        (Filters(date_from="2017-01-01"), {"b"}),
        (Filters(date_to="2017-01-01"), {"a", "b"}),
        (Filters(date_from="2016-01-01", date_to="2016-12-31"), {"a"}),
        (Filters(publishers=frozenset({"P"}), date_from="2017-01-01"), set()),
    ],
)
def test_filters_reach_keywords_and_vectors(store: Store, filters: Filters, expected: set[str]) -> None:
    put(store, article("a", "A flood.", publisher="P", date="2016-05-01"))
    put(store, article("b", "A flood.", publisher="Q", date="2017-01-01"))
    put(store, article("c", "A flood."))
    assert set(found(store, '"flood"', filters)) == expected
    with store.read() as view:
        allowed = view.passages([int(id) for id in view.passage_ids(filters)])
    assert {passage.article_id for passage in allowed.values()} == expected


def test_a_changed_text_replaces_the_one_from_the_same_location(store: Store) -> None:
    assert put(store, article("a", "Old words."), "/x") == "added"
    assert put(store, article("b", "New words."), "/x") == "updated"
    assert found(store, '"old"') == []
    with store.read() as view:
        assert view.article("a") is None
        assert view.article_at("/x") == "b"


def test_a_text_stays_while_another_location_has_it(store: Store) -> None:
    put(store, article("a", "Old words."), "/x")
    assert put(store, article("a", "Old words."), "/y") == "duplicate"
    assert put(store, article("b", "New words."), "/x") == "updated"
    assert found(store, '"old"') == ["a"]
    with store.read() as view:
        assert (view.article_at("/x"), view.article_at("/y")) == ("b", "a")


def test_a_location_that_takes_on_a_known_text_is_its_newest_source(store: Store) -> None:
    put(store, Article("a", "One.", ("first",)), "/first")
    put(store, Article("b", "Two.", ("second",)), "/second")
    assert put(store, Article("b", "Two.", ("first",)), "/first") == "updated"
    with store.read() as view:
        kept = view.article("b")
        assert kept is not None
        assert kept.sources == ("second", "first")
        assert view.article("a") is None


def test_a_new_title_is_found_and_the_old_one_is_not(store: Store) -> None:
    put(store, article("a", "Some words.", "Before"))
    with store.read() as view:
        old_ids = view.passage_ids()
        assert view.plan(article("a", "Some words.", "After"), "/a.txt").needs_passages
        assert not view.plan(article("a", "Some words.", "Before", date="2017-01-01"), "/a.txt").needs_passages
    assert put(store, article("a", "Some words.", "After")) == "updated"
    assert (found(store, '"after"'), found(store, '"before"')) == (["a"], [])
    with store.read() as view:
        assert not set(view.passage_ids()) & set(old_ids)


def test_the_oldest_source_says_what_the_metadata_are(store: Store) -> None:
    put(store, article("a", "Some words.", publisher="P"), "/x")
    other = article("a", "Some words.", publisher="Q")
    assert put(store, other, "/y") == "duplicate"
    assert put(store, other, "/y") == "unchanged"
    assert put(store, other, "/x") == "updated"
    with store.read() as view:
        kept = view.article("a")
    assert kept is not None
    assert kept.publisher == "Q"


def test_delete_leaves_no_trace(store: Store) -> None:
    put(store, article("a", "A quokka was seen.", "Quokka", publisher="Quokka News"))
    put(store, article("b", "A heron was seen."))
    with store.write() as writer:
        writer.delete("a")
    assert found(store, '"quokka"') == []
    assert found(store, '"seen"') == ["b"]
    database = sqlite3.connect(store.folder / "index.sqlite3")
    dump = "\n".join(database.iterdump())
    assert "heron" in dump
    assert "uokka" not in dump
    # FTS5 itself compares the keyword index with the passages, and raises where they differ.
    database.execute("INSERT INTO keywords (keywords, rank) VALUES ('integrity-check', 1)")
    terms = database.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'keywords', 'row')")
    assert "heron" in {term for (term, *_) in terms.execute("SELECT * FROM temp.terms")}
    assert "quokka" not in {term for (term, *_) in terms.execute("SELECT * FROM temp.terms")}
    database.close()


def test_deleted_words_are_overwritten_in_the_file(store: Store) -> None:
    put(store, article("a", "A quokka was seen.", "Quokka", publisher="Quokka News"))
    put(store, article("b", "A heron was seen."))
    with store.write() as writer:
        writer.delete("a")
        writer.optimize()
    assert found(store, '"seen"') == ["b"]
    store.close()
    content = (store.folder / "index.sqlite3").read_bytes()
    assert b"heron" in content
    assert b"uokka" not in content


def test_the_locations_under_a_prefix_and_removing_one(store: Store) -> None:
    put(store, article("a", "One."), "/x.jsonl#1")
    put(store, article("b", "Two."), "/x.jsonl#2")
    put(store, article("b", "Two."), "/y.jsonl#2")
    put(store, article("c", "Three."), "/x_jsonl#%")
    with store.write() as writer:
        assert writer.locations_under("/x.jsonl#") == {"/x.jsonl#1": "a.txt", "/x.jsonl#2": "b.txt"}
        for location in ("/x.jsonl#1", "/x.jsonl#2", "/nowhere"):
            writer.remove_location(location)
        assert [summary.id for summary in writer.summaries()] == ["b", "c"]
    assert (found(store, '"one"'), found(store, '"two"')) == ([], ["b"])


@pytest.mark.parametrize("log", ["none", "another has it open", "another was killed"])
def test_a_store_that_may_not_be_written_is_read(log: str) -> None:
    with shared_folder() as folder:
        store = Store.open(folder / "index", create=True)
        put(store, article("a", "One."))
        if log == "none":
            store.close()
        elif log == "another was killed":  # its log holds the article, and nobody has a lock
            shutil.copytree(store.folder, folder / "copy")
            store.close()
            store.folder = folder / "copy"
        with read_only(store.folder):
            for create in (False, True):
                reader = Store.open(store.folder, create=create)
                assert found(reader, '"one"') == ["a"]
                with pytest.raises(CorpusError, match=r"^The index in .* cannot be written: permission denied\.$"):
                    put(reader, article("b", "Two."))
                reader.close()
        store.close()
        again = Store.open(store.folder)
        assert put(again, article("b", "Two.")) == "added"
        again.close()


def test_a_log_without_its_index_is_not_passed_over() -> None:
    with shared_folder() as folder:
        store = Store.open(folder / "index", create=True)
        put(store, article("a", "One."))
        shutil.copytree(store.folder, folder / "copy", ignore=shutil.ignore_patterns("*-shm"))
        store.close()
        with read_only(folder / "copy"), pytest.raises(CorpusError, match="cannot be used"):
            Store.open(folder / "copy")


def test_an_index_that_cannot_be_made(tmp_path: Path) -> None:
    with shared_folder() as folder, read_only(folder), pytest.raises(CorpusError, match="Permission denied"):
        Store.open(folder, create=True)


def test_what_was_made_and_never_used_is_removed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for folder in (tmp_path / "new", tmp_path / "mine"):
        store = Store.open(folder, create=True)
        store.close()
        store.remove_unused()
    assert list(tmp_path.rglob("*")) == [tmp_path / "mine"]
    used, shared = Store.open(tmp_path / "used", create=True), Store.open(tmp_path / "shared", create=True)
    put(used, article("a", "One."))
    other = Store.open(tmp_path / "shared")
    for store in (used, shared):
        store.close()
        store.remove_unused()
    assert put(other, article("a", "One.")) == "added"
    other.close()
    for folder in (tmp_path / "used", tmp_path / "shared"):
        again = Store.open(folder, create=True)
        assert found(again, '"one"') == ["a"]
        again.close()
        again.remove_unused()  # it was there before
        assert folder.exists()


def test_deleted_passage_ids_never_come_back(store: Store) -> None:
    put(store, article("a", "One."))
    with store.read() as view:
        (old,) = view.passage_ids()
    with store.write() as writer:
        writer.delete("a")
    put(store, article("a", "One."))
    with store.read() as view:
        assert list(view.passage_ids()) == [old + 1]


def test_an_error_inside_a_transaction_leaves_what_was_there(store: Store) -> None:
    put(store, article("a", "Old words."), "/x")
    new = article("b", "New words. And more.")
    with store.read() as view:
        revision = view.revision()
    # The second passage has no vector: the first one is written already when that is noticed.
    with pytest.raises(ValueError, match="shorter"), store.write() as writer:
        writer.put(new, "/x", cut(new, (0, 10), (11, 20)), vectors((1, 0)))
    with store.read() as view:
        assert view.article_at("/x") == "a"
        assert view.article("b") is None
        assert len(view.passage_ids()) == 1
        assert view.revision() == revision
    assert (found(store, '"old"'), found(store, '"new"')) == (["a"], [])


def test_every_write_changes_the_revision(store: Store) -> None:
    revisions = set()
    for number in range(3):
        put(store, article(f"a{number}", f"Text {number}."))
        with store.read() as view:
            revisions.add(view.revision())
    assert len(revisions) == 3


def test_readers_see_one_state_while_another_writes(store: Store) -> None:
    put(store, article("a", "One."))
    with store.read() as view:
        assert len(view.summaries()) == 1
        put(store, article("b", "Two."))
        assert len(view.summaries()) == 1
        assert [id for id, _ in view.keyword_search('"two"', 10)] == []
    with store.read() as view:
        assert len(view.summaries()) == 2


def test_many_threads_read_while_one_writes(store: Store) -> None:
    put(store, article("a0", "Number 0."))
    stop, errors = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            try:
                with store.read() as view:
                    ids = view.passage_ids()
                    passages = view.passages([int(id) for id in ids])
                    assert len(passages) == len(ids) == len(view.summaries()) == len(view.vectors(ids))
            except BaseException as error:
                errors.append(error)
                return

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(1, 20):
        put(store, article(f"a{number}", f"Number {number}."))
    with store.write() as writer:
        writer.delete("a0")
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_second_writer_is_told_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_BUSY_SECONDS", 0.05)
    other = Store.open(store.folder)
    with store.write(), pytest.raises(CorpusError, match="being written by another process"), other.write():
        pass
    other.close()


def test_finding_an_article_by_its_names(store: Store) -> None:
    put(store, Article("abcd1234", "One.", ("news/one.txt",)), "/home/x/news/one.txt")
    put(store, Article("abcd5678", "Two.", ("news/two.txt",)), "/home/x/news/two.txt")
    put(store, Article("ffff0000", "Three.", ("old/one.txt",)), "/home/x/old/one.txt")
    with store.read() as view:
        assert view.find_articles("abcd1234", "") == ["abcd1234"]
        assert view.find_articles("abcd1", "") == ["abcd1234"]
        assert view.find_articles("abcd", "") == ["abcd1234", "abcd5678"]
        assert view.find_articles("abc", "") == []
        assert view.find_articles("news/two.txt", "/elsewhere") == ["abcd5678"]
        assert view.find_articles("x", "/home/x/old/one.txt") == ["ffff0000"]
        assert view.find_articles("two.txt", "") == ["abcd5678"]
        assert view.find_articles("one.txt", "") == ["abcd1234", "ffff0000"]
        assert view.find_articles("%", "") == []
        assert view.find_articles("' OR 1=1", "") == []


def test_it_opens_again(store: Store) -> None:
    put(store, article("a", "One."))
    store.close()
    again = Store.open(store.folder)
    assert found(again, '"one"') == ["a"]
    again.close()
    with pytest.raises(CorpusError, match="has been closed"), again.read():
        pass
    assert [file.name for file in store.folder.iterdir()] == ["index.sqlite3"]


def test_a_missing_index_is_not_made_unasked(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(CorpusError, match="attest ingest"):
            Store.open(folder)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_index_says_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    for create in (False, True):
        with pytest.raises(CorpusError, match="is a file; an index is a folder"):
            Store.open(file, create=create)
    with pytest.raises(CorpusError, match="cannot be used"):
        Store.open(file / "below", create=True)
    for name in ("a\x00b", "x" * 300):
        with pytest.raises(CorpusError, match="cannot be used"):
            Store.open(tmp_path / name, create=True)
    (tmp_path / "index.sqlite3").write_bytes(b"not a database, but long enough to look for a header in it" * 20)
    with pytest.raises(CorpusError, match="damaged"):
        Store.open(tmp_path)


def test_another_database_is_no_index(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "index.sqlite3")
    database.execute("CREATE TABLE other (a)")
    database.close()
    for create in (False, True):
        with pytest.raises(CorpusError, match="is not an index of Attest"):
            Store.open(tmp_path, create=create)


def test_an_interrupted_creation_is_taken_up_again(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite3").touch()
    with pytest.raises(CorpusError, match="is not an index of Attest"):
        Store.open(tmp_path)
    Store.open(tmp_path, create=True).close()
    Store.open(tmp_path).close()


def test_a_newer_format_says_so(store: Store) -> None:
    store.close()
    database = sqlite3.connect(store.folder / "index.sqlite3")
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(CorpusError, match=r"newer version of Attest \(format 99"):
        Store.open(store.folder)


def test_a_damaged_file_says_so(store: Store) -> None:
    for number in range(50):
        put(store, article(f"a{number}", f"Number {number}. " * 100))
    store.close()
    file = store.folder / "index.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    damaged = Store.open(store.folder)  # which reads no more than the file's head
    with pytest.raises(CorpusError, match="damaged"):
        put(damaged, article("b", "Words."))
    damaged.close()
