import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import index
from index.articles import article_id
from index.corpus import Corpus, Progress
from index.encoder import DEFAULT_ENCODER, Encoder, Vectors
from index.errors import ArticleNotFound, CorpusError, EncoderMismatch, ModelError, QuestionError
from index.types import Article, Filters, IngestReport
from tests.index.conftest import HashingEncoder
from tests.index.files import read_only, shared_folder

FLOOD = "River floods the lower town\n\nThe Vell rose by three metres on Monday. Forty families left their houses.\n"
FIRE = "Mill burns down\n\nA fire destroyed the old mill on Tuesday night. Nobody was hurt, the brigade said.\n"
VOTE = "Council votes for bridge\n\nThe council voted for the new bridge on Friday. It will cost nine million.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, beside which the current folder lies."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "flood.txt").write_text(FLOOD)
    (folder / "fire.txt").write_text(FIRE)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def corpus(tmp_path: Path, hashing_encoder: HashingEncoder) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "index", create=True, encoder=hashing_encoder) as corpus:
        yield corpus


def found(corpus: Corpus, question: str, filters: Filters | None = None) -> list[str]:
    return [corpus.article(hit.passage.article_id).source for hit in corpus.search(question, filters=filters)]


def test_what_goes_in_is_found(corpus: Corpus, files: Path) -> None:
    report = corpus.ingest(["news"])
    assert report.added == ("news/fire.txt", "news/flood.txt")
    assert (report.failures, report.encoded) == ((), corpus.stats().passages)
    (best, *_) = corpus.search("what did the fire destroy?")
    article = corpus.article(best.passage.article_id)
    assert (article.source, article.text) == ("news/fire.txt", FIRE)
    assert article.text[best.passage.start : best.passage.end] == best.passage.text
    assert article.id == article_id(FIRE)


def test_the_same_again_costs_no_encoding(corpus: Corpus, files: Path, hashing_encoder: HashingEncoder) -> None:
    corpus.ingest(["news"])
    hashing_encoder.encoded.clear()
    report = corpus.ingest([files / "flood.txt", "news/fire.txt"])
    assert report == IngestReport(unchanged=(str(files / "flood.txt"), "news/fire.txt"))
    assert hashing_encoder.encoded == []
    assert {article.source for article in corpus.articles()} == {"news/fire.txt", "news/flood.txt"}


def test_a_changed_file_replaces_the_old_article(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news"])
    (files / "fire.txt").write_text(VOTE)
    report = corpus.ingest(["news"])
    assert (report.updated, report.unchanged) == (("news/fire.txt",), ("news/flood.txt",))
    assert len(corpus.articles()) == 2
    assert all("brigade" not in hit.passage.text for hit in corpus.search("what did the brigade say?"))
    with pytest.raises(ArticleNotFound):
        corpus.article(article_id(FIRE))


def test_the_same_text_is_stored_once_with_both_names(
    corpus: Corpus, files: Path, hashing_encoder: HashingEncoder
) -> None:
    (files / "again.txt").write_text(FLOOD)
    report = corpus.ingest(["news"])
    assert (report.added, report.duplicates) == (("news/again.txt", "news/fire.txt"), ("news/flood.txt",))
    assert report.encoded == len(hashing_encoder.encoded) == corpus.stats().passages
    assert corpus.article("flood.txt").sources == ("news/again.txt", "news/flood.txt")
    # Each name leads to it, and it stays as long as one of them has the text.
    (files / "again.txt").write_text(VOTE)
    assert corpus.ingest(["news/again.txt"]).updated == ("news/again.txt",)
    assert corpus.article("flood.txt").sources == ("news/flood.txt",)
    assert corpus.article("again.txt").text == VOTE


def test_two_files_may_swap_their_texts(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news"])
    (files / "flood.txt").write_text(FIRE)
    (files / "fire.txt").write_text(FLOOD)
    corpus.ingest(["news"])
    assert (corpus.article("flood.txt").text, corpus.article("fire.txt").text) == (FIRE, FLOOD)
    assert len(corpus.articles()) == 2


def test_new_metadata_of_the_same_text_are_taken_over(corpus: Corpus, hashing_encoder: HashingEncoder) -> None:
    def record(title: str, publisher: str) -> Article:
        return Article(article_id(FLOOD), FLOOD, ("https://example.org/flood",), title, publisher)

    assert corpus.add(record("Flood", "P")).added == ("https://example.org/flood",)
    hashing_encoder.encoded.clear()
    assert corpus.add(record("Flood", "Q")).updated == ("https://example.org/flood",)
    assert (corpus.article("flood").publisher, hashing_encoder.encoded) == ("Q", [])
    report = corpus.add(record("Deluge", "Q"))
    assert (report.updated, report.encoded) == (("https://example.org/flood",), len(hashing_encoder.encoded))
    assert hashing_encoder.encoded[0].startswith("Deluge. ")
    (hit, *_) = corpus.search("deluge")
    assert hit.keyword_rank == 1
    assert corpus.add(record("Deluge", "Q")).unchanged == ("https://example.org/flood",)


def test_of_one_text_with_two_titles_the_first_counts(corpus: Corpus, files: Path) -> None:
    lines = [{"id": name, "title": name, "text": "One text in two records."} for name in ("first", "second")]
    Path("both.jsonl").write_text("\n".join(map(json.dumps, lines)))
    report = corpus.ingest(["both.jsonl"])
    assert (len(report.added), len(report.duplicates)) == (1, 1)
    (article,) = corpus.articles()
    assert (article.title, len(article.sources)) == ("first", 2)
    assert len(corpus.ingest(["both.jsonl"]).unchanged) == 2


def rows(path: str, *records: dict[str, str] | str) -> str:
    Path(path).write_text("".join((json.dumps(item) if isinstance(item, dict) else item) + "\n" for item in records))
    return path


def test_a_line_without_an_id_is_the_same_wherever_it_stands(
    corpus: Corpus, files: Path, hashing_encoder: HashingEncoder
) -> None:
    corpus.ingest(rows("a.jsonl", {"text": FLOOD}, {"text": FIRE}))
    hashing_encoder.encoded.clear()
    report = corpus.ingest(rows("a.jsonl", {"text": VOTE}, {"text": FIRE}, {"text": FLOOD}))
    assert (len(report.added), len(report.unchanged), report.removed) == (1, 2, ())
    assert len(hashing_encoder.encoded) == report.encoded == 1
    assert corpus.article(f"a.jsonl#{article_id(FIRE)}").text == FIRE


def test_what_a_jsonl_file_no_longer_holds_is_removed(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news/flood.txt", rows("a.jsonl", {"text": FLOOD}, {"id": "https://x.org/1", "text": FIRE})])
    corpus.ingest(rows("a.jsonl.jsonl", {"id": "https://x.org/1", "text": FIRE + "Again."}))
    report = corpus.ingest(rows("a.jsonl", {"id": "2", "text": VOTE}))
    assert report.removed == (f"a.jsonl#{article_id(FLOOD)}", "a.jsonl#https://x.org/1")
    assert [article.sources for article in corpus.articles()] == [
        ("news/flood.txt",),  # another source has it
        ("a.jsonl.jsonl#https://x.org/1",),
        ("a.jsonl#2",),
    ]
    assert corpus.ingest("a.jsonl") == IngestReport(unchanged=("a.jsonl#2",))


def test_nothing_is_removed_for_a_jsonl_file_of_which_a_line_failed(corpus: Corpus, files: Path) -> None:
    corpus.ingest(rows("a.jsonl", {"text": FLOOD}, {"text": FIRE}))
    report = corpus.ingest(rows("a.jsonl", {"text": FLOOD}, '{"text": "A fi'))
    assert (len(report.unchanged), len(report.failures), report.removed) == (1, 1, ())
    assert len(corpus.articles()) == 2
    Path("a.jsonl").unlink()
    assert corpus.ingest("a.jsonl").removed == ()
    assert len(corpus.articles()) == 2


def test_names_that_are_not_utf8(corpus: Corpus, files: Path) -> None:
    names = [os.fsdecode(b"news/caf" + byte + b".txt") for byte in (b"\xe9", b"\xe8")]
    for name, text in zip(names, (VOTE, VOTE + "More."), strict=True):
        Path(name).write_text(text)
    assert len(corpus.ingest(names).added) == 2
    assert [corpus.article(name).text for name in names] == [VOTE, VOTE + "More."]
    assert corpus.article(Path(names[0]).name).text == VOTE
    assert corpus.delete(names[1]).text == VOTE + "More."
    assert [article.source for article in corpus.articles()] == ["news/caf\\udce9.txt"]


def test_an_index_that_may_not_be_written_is_searched(files: Path, hashing_encoder: HashingEncoder) -> None:
    with shared_folder() as folder:
        with Corpus.open(folder / "index", create=True, encoder=hashing_encoder) as corpus:
            corpus.ingest("news")
            expected = corpus.search("what did the fire destroy?")
        with read_only(folder / "index"), Corpus.open(folder / "index", encoder=hashing_encoder) as corpus:
            assert corpus.search("what did the fire destroy?") == expected
            assert (len(corpus.articles()), corpus.article("fire.txt").text) == (2, FIRE)
            assert corpus.stats().articles == 2
            refused = pytest.raises(CorpusError, match=r"^The index in .* cannot be written: permission denied\.$")
            with refused:
                corpus.ingest("nothing.txt")
            with refused:
                corpus.delete("fire.txt")


def test_an_ingest_of_nothing_leaves_no_new_index_behind(files: Path) -> None:
    for name in ("nothing.txt", "news"):
        with Corpus.open("new", create=True, encoder=HashingEncoder()) as corpus:
            corpus.ingest(name)
        assert Path("new").exists() == (name == "news")
    with Corpus.open("new") as corpus:
        corpus.ingest("nothing.txt")
        assert len(corpus.articles()) == 2


def test_the_words_of_what_was_replaced_or_deleted_are_not_in_the_files(corpus: Corpus, files: Path) -> None:
    corpus.ingest("news")
    (files / "fire.txt").write_text(VOTE)
    corpus.ingest("news")
    corpus.delete("flood.txt")
    corpus.close()
    content = b"".join(file.read_bytes() for file in corpus.folder.iterdir())
    assert b"council" in content
    assert not [
        word for word in (b"brigade", b"destroyed", b"brigad", b"Vell", b"metres", b"flood.txt") if word in content
    ]


def test_what_fails_is_listed_and_stops_nothing(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news"])
    (files / "empty.txt").touch()
    (files / "flood.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    (files / "vote.txt").write_text(VOTE)
    report = corpus.ingest(["news", "missing.txt"])
    assert (report.added, report.unchanged) == (("news/vote.txt",), ("news/fire.txt",))
    assert {failure.source for failure in report.failures} == {"news/empty.txt", "news/flood.txt", "missing.txt"}
    assert all(failure.reason for failure in report.failures)
    assert corpus.article("flood.txt").text == FLOOD, "what was there before stays"


def test_an_article_of_furniture_alone_is_a_failure(corpus: Corpus) -> None:
    text = "Advertisement\n\nScroll to Top\n"
    report = corpus.add(Article(article_id(text), text, ("page.txt",)))
    assert [failure.source for failure in report.failures] == ["page.txt"]
    assert "No sentence is left" in report.failures[0].reason
    assert corpus.articles() == []


@pytest.mark.parametrize("text", ["A lone \ud800 surrogate is no text.", "Another text."])
def test_what_cannot_be_stored_is_a_failure(corpus: Corpus, text: str) -> None:
    title = "\udce9" if text == "Another text." else None
    report = corpus.add(Article(article_id("") if title is None else article_id(text), text, ("a.txt",), title))
    assert [failure.source for failure in report.failures] == ["a.txt"]
    assert corpus.articles() == []


def test_one_path_needs_no_list(corpus: Corpus, files: Path) -> None:
    assert len(corpus.ingest("news").added) == 2
    assert len(corpus.ingest(files).unchanged) == 2


def test_progress_is_told_file_by_file(corpus: Corpus, files: Path) -> None:
    told: list[Progress] = []
    corpus.ingest(["news"], on_progress=told.append)
    assert told == [Progress(1, 2, "news/fire.txt"), Progress(2, 2, "news/flood.txt")]


def test_delete_removes_every_trace(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news"])
    gone = corpus.delete("news/fire.txt")
    assert gone.text == FIRE
    assert found(corpus, "what did the fire destroy at the mill?") == ["news/flood.txt"]
    with pytest.raises(ArticleNotFound):
        corpus.article("fire.txt")
    assert [article.source for article in corpus.articles()] == ["news/flood.txt"]
    corpus.close()
    database = sqlite3.connect(corpus.folder / "index.sqlite3")
    assert not any(word in "\n".join(database.iterdump()) for word in ("mill", "fire.txt", gone.id))
    database.close()
    label = json.loads((corpus.folder / "vectors.json").read_text())
    assert label["count"] == 1
    with Corpus.open(corpus.folder, encoder=HashingEncoder()) as again:
        assert found(again, "what did the fire destroy at the mill?") == ["news/flood.txt"]
        again.delete("flood.txt")
        assert again.search("anything") == []
        assert again.ingest(["news"]).added == ("news/fire.txt", "news/flood.txt")


def test_names_of_an_article(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news"])
    (files.parent / "old").mkdir()
    Path("old/flood.txt").write_text(VOTE)
    corpus.ingest(["old"])
    id = article_id(FIRE)
    for name in (id, id[:6], "news/fire.txt", "./news/../news/fire.txt", str(files / "fire.txt"), "fire.txt"):
        assert corpus.article(name).id == id
    with pytest.raises(ArticleNotFound, match="could be any of 2 articles"):
        corpus.article("flood.txt")
    for name in ("", "nothing", id[:3], "%", "*", "' OR 1=1 --", "\x00", "\udce9", "~nobody/x"):
        with pytest.raises(ArticleNotFound, match="There is no article"):
            corpus.article(name)
    assert corpus.article("news/flood.txt").text == FLOOD


def test_a_link_to_a_file_is_the_same_location(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news/fire.txt"])
    Path("link.txt").symlink_to(files / "fire.txt")
    assert corpus.ingest(["link.txt"]).unchanged == ("link.txt",)


def test_filters(corpus: Corpus) -> None:
    for text, publisher, day in ((FLOOD, "P", "2017-09-08"), (FIRE, "Q", "2017-09-09"), (VOTE, None, None)):
        corpus.add(Article(article_id(text), text, (text[:4],), None, publisher, day))
    assert found(corpus, "mill fire", Filters(publishers=frozenset({"P"}))) == [FLOOD[:4]]
    assert found(corpus, "river", Filters(date_from="2017-09-09")) == [FIRE[:4]]
    assert found(corpus, "river", Filters(date_to="2017-01-01")) == []
    with pytest.raises(QuestionError, match="is not a date"):
        corpus.search("river", filters=Filters(date_to="soon"))


def test_an_empty_index_can_be_searched(corpus: Corpus) -> None:
    assert corpus.search("anything?") == []
    assert corpus.search_many(["one?", "two?"]) == [[], []]
    assert corpus.search_many([]) == []
    with pytest.raises(QuestionError, match="The question is empty"):
        corpus.search(" ")


def test_several_questions_are_encoded_at_once(corpus: Corpus, files: Path, hashing_encoder: HashingEncoder) -> None:
    corpus.ingest("news")
    hashing_encoder.encoded.clear()
    questions = ["what burned?", "how far did the river rise?", "what burned?"]
    many = corpus.search_many(questions, k=1)
    assert hashing_encoder.encoded == questions
    assert many == [corpus.search(question, k=1) for question in questions]
    assert many[0] == many[2] != many[1]


def test_stats(corpus: Corpus, files: Path) -> None:
    assert (corpus.stats().articles, corpus.stats().passages) == (0, 0)
    corpus.ingest(["news"])
    stats = corpus.stats()
    assert (stats.articles, stats.passages, stats.encoder, stats.dimension) == (2, 2, "hashing-64", 64)
    assert stats.bytes >= sum(file.stat().st_size for file in corpus.folder.glob("vectors.*"))
    assert "flat" in stats.vector_index


def test_it_opens_again_with_saved_vectors(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news"])
    expected = corpus.search("who voted?")
    corpus.close()
    saved = (corpus.folder / "vectors.faiss").stat()
    with Corpus.open(corpus.folder, encoder=HashingEncoder()) as again:
        assert again.search("who voted?") == expected
    now = (corpus.folder / "vectors.faiss").stat()
    assert (now.st_ino, now.st_mtime_ns) == (saved.st_ino, saved.st_mtime_ns), "it was not written again"


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"damaged")])
def test_lost_or_damaged_vectors_are_made_again_without_encoding(
    corpus: Corpus, files: Path, damage: Callable[[Path], object]
) -> None:
    corpus.ingest(["news"])
    expected = corpus.search("who voted?")
    corpus.close()
    content = (corpus.folder / "vectors.faiss").read_bytes()
    damage(corpus.folder / "vectors.faiss")
    encoder = HashingEncoder()
    with Corpus.open(corpus.folder, encoder=encoder) as again:
        assert again.search("who voted?") == expected
        assert encoder.encoded == ["who voted?"]
    assert (corpus.folder / "vectors.faiss").read_bytes() == content


class Interrupted(HashingEncoder):
    """An encoder that is stopped at its second batch."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self.encoded:
            raise KeyboardInterrupt
        return super().encode(texts)


def test_an_interrupted_ingest_keeps_what_was_written(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.corpus._BATCH", 1)
    with Corpus.open(tmp_path / "index", create=True, encoder=Interrupted()) as corpus:
        with pytest.raises(KeyboardInterrupt):
            corpus.ingest(["news"])
        assert [article.source for article in corpus.articles()] == ["news/fire.txt"]
    assert json.loads((tmp_path / "index" / "vectors.json").read_text())["count"] == 1
    with Corpus.open(tmp_path / "index", encoder=HashingEncoder("hashing-64")) as again:
        assert found(again, "river") == ["news/fire.txt"]
        report = again.ingest(["news"])
        assert (report.added, report.unchanged) == (("news/flood.txt",), ("news/fire.txt",))


def test_another_encoder_is_refused(corpus: Corpus, files: Path, hashing_encoder: HashingEncoder) -> None:
    corpus.ingest(["news"])
    with pytest.raises(EncoderMismatch, match="was made with the encoder hashing-64, not with other"):
        Corpus.open(corpus.folder, encoder=HashingEncoder("other"))
    with pytest.raises(EncoderMismatch, match="another version of the encoder hashing-64"):
        Corpus.open(corpus.folder, encoder=HashingEncoder(seed="x"))
    with pytest.raises(EncoderMismatch, match="not with sentence-transformers/all-MiniLM-L6-v2"):
        Corpus.open(corpus.folder, encoder=DEFAULT_ENCODER)
    with Corpus.open(corpus.folder) as unnamed, pytest.raises(ModelError, match="There is no encoder 'hashing-64'"):
        unnamed.search("who?")


def test_an_encoder_that_came_too_late_writes_nothing(tmp_path: Path, files: Path) -> None:
    """Two open a new index, each with its own encoder: the first to write decides."""
    with (
        Corpus.open(tmp_path / "index", create=True, encoder=HashingEncoder("one")) as first,
        Corpus.open(tmp_path / "index", encoder=HashingEncoder("two")) as second,
    ):
        first.ingest(["news/fire.txt"])
        with pytest.raises(EncoderMismatch):
            second.ingest(["news/flood.txt"])
        with pytest.raises(EncoderMismatch):
            second.search("river")
        assert len(first.articles()) == 1


def test_one_sees_what_another_writes(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news/fire.txt"])
    with Corpus.open(corpus.folder, encoder=HashingEncoder()) as other:
        assert found(other, "river") == ["news/fire.txt"]
        corpus.ingest(["news/flood.txt"])
        assert sorted(found(other, "river")) == ["news/fire.txt", "news/flood.txt"]
        corpus.delete("fire.txt")
        assert found(other, "river") == ["news/flood.txt"]


def test_threads_search_while_articles_come_and_go(corpus: Corpus, files: Path) -> None:
    corpus.ingest(["news/flood.txt"])
    stop, errors = threading.Event(), []

    def search() -> None:
        while not stop.is_set():
            try:
                for hit in corpus.search("which river rose by three metres?"):
                    assert hit.passage.text.strip()
                assert "Vell" in " ".join(hit.passage.text for hit in corpus.search("which river rose?"))
            except BaseException as error:
                errors.append(error)
                return

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(8):
        text = f"Fire number {number} burned a house down."
        corpus.add(Article(article_id(text), text, (f"{number}.txt",)))
        if number % 2:
            corpus.delete(f"{number}.txt")
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(corpus.articles()) == 5


def test_many_articles_are_encoded_in_batches(corpus: Corpus, files: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"Record {n} tells of the number {n}."}) for n in range(150)]
    Path("many.jsonl").write_text("\n".join(lines))
    report = corpus.ingest(["many.jsonl"])
    assert (len(report.added), report.encoded) == (150, 150)
    assert corpus.search("what tells record 77 of?")[0].keyword_rank is not None


def test_opening_what_is_not_there(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(CorpusError, match="attest ingest"):
            Corpus.open(folder)
    for encoder in ("/no/such/encoder", tmp_path / "encoder"):
        with pytest.raises(ModelError, match="There is no encoder"):
            Corpus.open(tmp_path / "new", create=True, encoder=encoder)
    assert not (tmp_path / "new").exists()


def test_a_closed_corpus_says_so(corpus: Corpus) -> None:
    corpus.close()
    with pytest.raises(CorpusError, match="has been closed"):
        corpus.articles()


def test_the_default_encoder_from_end_to_end(tmp_path: Path, files: Path, real_encoder: Encoder) -> None:
    with Corpus.open(tmp_path / "index", create=True) as corpus:
        assert corpus.stats().encoder == DEFAULT_ENCODER
        corpus.ingest(["news"])
        assert found(corpus, "how many people had to leave home?")[0] == "news/flood.txt"
        assert corpus.stats().dimension == 384
    with Corpus.open(tmp_path / "index", encoder=real_encoder) as again:
        assert found(again, "was anybody injured in the blaze?")[0] == "news/fire.txt"


def test_the_public_face() -> None:
    assert sorted(index.__all__) == list(index.__all__)
    assert all(getattr(index, name).__name__ == name for name in index.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        index.nothing  # noqa: B018


def test_importing_the_index_loads_nothing_heavy() -> None:
    code = "import sys, index; print([m for m in ('numpy', 'torch', 'faiss', 'transformers') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
    code = "import sys; from index import Corpus; print([m for m in ('torch', 'faiss') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
