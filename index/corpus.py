"""Corpus: the door of this folder. Articles go in, passages are found::

with Corpus.open("my-index", create=True) as corpus:
    report = corpus.ingest(["articles/"])
    for hit in corpus.search("who killed Khalimov?", k=10):
        print(hit.similarity, hit.passage.text)
"""

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from index import search as searching
from index.articles import article_id, load
from index.decoding import printable
from index.encoder import Encoder, TextEncoder, fingerprint, locate
from index.errors import ArticleError, ArticleNotFound, EncoderMismatch
from index.passages import make_passages
from index.sources import find_sources, suffix
from index.store import ArticleSummary, EncoderRecord, Store
from index.types import Article, Failure, Filters, Hit, IngestReport, Passage, Stats
from index.vectors import FlatBackend, VectorIndex

_BATCH = 64
"""Passages encoded together, across articles."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come: ``done`` of ``total`` files, the last of them ``source``."""

    done: int
    total: int
    source: str


class Corpus:
    """Articles in one folder on disk, searched by keywords and vectors.

    Made by :meth:`open`. May be shared by threads, and opened by several processes: each search
    sees one state of the whole. The encoder is loaded when something has to be encoded.
    """

    def __init__(self, store: Store, encoder: str | TextEncoder | None = None) -> None:
        self._store = store
        self._wanted = encoder
        self._loaded: TextEncoder | None = None
        self._vectors: VectorIndex | None = None
        self._ingested = False
        self._lock = threading.Lock()

    @classmethod
    def open(
        cls, folder: str | Path, *, create: bool = False, encoder: str | Path | TextEncoder | None = None
    ) -> "Corpus":
        """Open the index in ``folder``; with ``create``, make it where there is none.

        ``encoder`` is a local folder, a hub name, or an encoder that is loaded already; None takes
        the one that the index was made with, or the default for a new one. Raises CorpusError where
        there is no index or it cannot be read, EncoderMismatch where it was made with another encoder
        than the one given, ModelError where that cannot be found. An index that may not be written
        can be searched; :meth:`ingest` and :meth:`delete` then raise CorpusError.
        """
        encoder = str(encoder) if isinstance(encoder, Path) else encoder
        identity: tuple[str, str] | None = None
        if isinstance(encoder, str):
            name, files = locate(encoder)
            identity = name, fingerprint(files)
        elif encoder is not None:
            identity = encoder.name, encoder.fingerprint
        corpus = cls(Store.open(Path(folder), create=create), encoder)
        if identity is not None:
            try:
                corpus._check_encoder(*identity)
            except BaseException:
                corpus.close()
                raise
        return corpus

    @property
    def folder(self) -> Path:
        """The folder that holds the index."""
        return self._store.folder

    def ingest(
        self, paths: str | Path | Iterable[str | Path], on_progress: Callable[[Progress], None] | None = None
    ) -> IngestReport:
        """Take in files, folders and globs; what fails is in the report and stops nothing.

        What is there already costs no encoding; a changed text replaces the one that came from the
        same location before; a known text from another location is stored once with both sources.
        What a .jsonl file no longer holds is removed, provided that every line of it could be read.
        Each article is one transaction: what was taken in before an interruption stays.
        """
        found = find_sources([paths] if isinstance(paths, str | Path) else paths)
        with self._intake() as intake:
            for done, source in enumerate(found, start=1):
                if isinstance(source, Failure):
                    intake.take(source)
                else:
                    intake.take_file(source)
                if on_progress:
                    on_progress(Progress(done, len(found), source.source if isinstance(source, Failure) else source))
        return intake.report()

    def add(self, *articles: Article) -> IngestReport:
        """Take in articles that are ready, as :meth:`ingest` would from their first sources."""
        with self._intake() as intake:
            for article in articles:
                intake.take(article)
        return intake.report()

    def search(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The k passages that are most likely to answer the question, best first; fewer where there are fewer.

        Raises QuestionError for an empty question, EncoderMismatch or ModelError when the encoder is
        not (or no longer) that of the index.
        """
        return self.search_many([question], k, filters)[0]

    def search_many(self, questions: Sequence[str], k: int = 10, filters: Filters | None = None) -> list[list[Hit]]:
        """:meth:`search` for several questions, encoded in one batch, all on the same state of the index."""
        searching.check(questions, k, filters)
        with self._store.read() as view:
            record = view.encoder()
        if record is None or not questions:
            return [[] for _ in questions]
        encoder = self._encoder()
        check_encoder(self.folder, record, encoder.name, encoder.fingerprint)
        queries = encoder.encode(questions)
        with self._store.read() as view:  # opened late: a long-lived view keeps the write-ahead log growing
            return searching.search(view, self._index(record), questions, queries, k, filters)

    def articles(self) -> list[ArticleSummary]:
        """All articles without their texts, in the order in which they came in."""
        with self._store.read() as view:
            return view.summaries()

    def article(self, name: str) -> Article:
        """The article that goes by ``name``.

        That is its ID, the beginning of it (four characters or more), a source of it, or the file
        name of one. Raises ArticleNotFound where none or several go by it.
        """
        name = printable(name)
        with self._store.read() as view:
            ids = view.find_articles(name, location_of(name))
            article = view.article(ids[0]) if len(ids) == 1 else None
        if article is None:
            raise ArticleNotFound(
                f"There is no article {name!r} in the index in {self.folder}."
                if not ids
                else f"{name!r} could be any of {len(ids)} articles: {', '.join(ids[:5])}{' …' * (len(ids) > 5)}."
            )
        return article

    def delete(self, name: str) -> Article:
        """Remove the article that goes by ``name``, with all its sources and passages, and return it.

        Raises ArticleNotFound.
        """
        article = self.article(name)
        with self._store.write() as writer:
            writer.delete(article.id)
            writer.optimize()
        self._save_vectors()
        return article

    def stats(self) -> Stats:
        """Figures of the index; the dimension is 0 while nothing was ever taken in."""
        with self._store.read() as view:
            counts, record = view.counts(), view.encoder()
        if record is not None:
            encoder, dimension = record.name, record.dimension
        elif self._wanted is None or isinstance(self._wanted, str):
            encoder, dimension = locate(self._wanted)[0], 0
        else:
            encoder, dimension = self._wanted.name, self._wanted.dimension
        return Stats(
            articles=counts.articles,
            passages=counts.passages,
            publishers=counts.publishers,
            first_date=counts.first_date,
            last_date=counts.last_date,
            encoder=encoder,
            dimension=dimension,
            vector_index=FlatBackend.description,
            bytes=self._store.size(),
        )

    def close(self) -> None:
        """Close the files. Searches that still run come to their end.

        An index that was made for an ingest of which nothing came is not left behind.
        """
        self._store.close()
        if self._ingested:
            self._store.remove_unused()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _intake(self) -> Iterator["_Intake"]:
        self._store.check_writable()
        intake = _Intake(self._store, self._encoder)
        try:
            yield intake
            intake.finish()
            self._ingested = True
        finally:  # also after an interruption: what was written shall be found
            if intake.written:
                self._save_vectors()

    def _encoder(self) -> TextEncoder:
        """The encoder, loaded at the first call."""
        with self._lock:
            if self._loaded is None:
                wanted = self._wanted
                if wanted is None:
                    with self._store.read() as view:
                        record = view.encoder()
                    wanted = record.name if record else None
                loaded = Encoder.load(wanted) if wanted is None or isinstance(wanted, str) else wanted
                self._check_encoder(loaded.name, loaded.fingerprint)
                self._loaded = loaded
            return self._loaded

    def _check_encoder(self, name: str, identity: str) -> None:
        with self._store.read() as view:
            record = view.encoder()
        check_encoder(self.folder, record, name, identity)

    def _index(self, record: EncoderRecord) -> VectorIndex:
        with self._lock:
            if self._vectors is None:
                self._vectors = VectorIndex(self.folder, record.dimension, record.fingerprint)
            return self._vectors

    def _save_vectors(self) -> None:
        """Bring the derived file in step. Without it nothing is lost: it is made again when the index is opened."""
        with self._store.read() as view:
            record = view.encoder()
            if record is not None:
                with suppress(OSError):
                    self._index(record).save(view)


class _Intake:
    """One ingest: collects articles until a batch of passages is full, encodes it, writes each article."""

    def __init__(self, store: Store, encoder: Callable[[], TextEncoder]) -> None:
        self.written = False
        self._store = store
        self._encoder = encoder
        self._waiting: list[tuple[int, Article, str, list[Passage]]] = []
        self._outcomes: list[tuple[int, str, str]] = []  # position, outcome, source
        self._failures: list[Failure] = []
        self._removed: list[str] = []
        self._taken = 0
        self._encoded = 0

    def take_file(self, path: str) -> None:
        """Take what a file holds; what a .jsonl file no longer holds goes, if every line could be read."""
        whole = suffix(path) == ".jsonl"
        held: set[str] = set()
        for item in load(path):
            self.take(item)
            if isinstance(item, Article):
                held.add(location_of(item.source))
            else:
                whole = False
        if whole:
            self.flush()
            self._remove_missing(location_of(printable(path)), held)

    def _remove_missing(self, file: str, held: set[str]) -> None:
        with self._store.read() as view:
            before = view.locations_under(f"{file}#")
        gone = {location: source for location, source in before.items() if location not in held}
        if gone:
            with self._store.write() as writer:
                for location in gone:
                    writer.remove_location(location)
            self.written = True
            self._removed.extend(gone.values())

    def take(self, item: Article | Failure) -> None:
        """Write the article, or let it wait for the batch that encodes it."""
        if isinstance(item, Failure):
            self._failures.append(item)
            return
        try:
            self._take(item)
        except ArticleError as error:
            self._failures.append(Failure(item.source, str(error)))

    def _take(self, article: Article) -> None:
        self._taken += 1
        location = location_of(article.source)
        _check_article(article, location)
        if any(article.id == other.id or location == place for _, other, place, _ in self._waiting):
            self.flush()  # what becomes of this one depends on one that is not written yet
        with self._store.read() as view:
            plan = view.plan(article, location)
        if plan.needs_passages:
            passages = make_passages(article)
            if not passages:
                raise ArticleError("No sentence is left when page furniture is taken out.")
            self._waiting.append((self._taken, article, location, passages))
            if sum(len(passages) for *_, passages in self._waiting) >= _BATCH:
                self.flush()
        elif plan.outcome == "unchanged":
            self._outcomes.append((self._taken, plan.outcome, article.source))
        else:
            with self._store.write() as writer:
                outcome = writer.put(article, location)
            self.written = True
            self._outcomes.append((self._taken, outcome, article.source))

    def flush(self) -> None:
        """Encode what waits, and write it article by article."""
        if not self._waiting:
            return
        encoder = self._encoder()
        vectors = encoder.encode(
            [
                searching.passage_input(article.title, passage.text)
                for _, article, _, passages in self._waiting
                for passage in passages
            ]
        )
        record = EncoderRecord(encoder.name, encoder.fingerprint, encoder.dimension)
        first = 0
        for position, article, location, passages in self._waiting:
            stop = first + len(passages)
            with self._store.write() as writer:
                recorded = writer.encoder()
                check_encoder(self._store.folder, recorded, record.name, record.fingerprint)
                if recorded is None:
                    writer.set_encoder(record)
                outcome = writer.put(article, location, passages, vectors[first:stop])
            self.written = True
            self._outcomes.append((position, outcome, article.source))
            first = stop
        self._encoded += first
        self._waiting.clear()

    def finish(self) -> None:
        """Write what still waits; of what was replaced or removed no word stays."""
        self.flush()
        if self._removed or any(outcome == "updated" for _, outcome, _ in self._outcomes):
            with self._store.write() as writer:
                writer.optimize()

    def report(self) -> IngestReport:
        """What became of each article, in the order in which they were taken."""

        def sources(outcome: str) -> tuple[str, ...]:
            return tuple(source for _, what, source in sorted(self._outcomes) if what == outcome)

        return IngestReport(
            added=sources("added"),
            updated=sources("updated"),
            unchanged=sources("unchanged"),
            duplicates=sources("duplicate"),
            removed=tuple(self._removed),
            failures=tuple(self._failures),
            encoded=self._encoded,
        )


_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_IN_JSONL = re.compile(r"(.*?\.jsonl)(#.*)", re.IGNORECASE | re.DOTALL)


def location_of(source: str) -> str:
    """What a source is known by: a URL as it is, a path by its absolute one (symbolic links resolved).

    What follows the path of a .jsonl file stays as it is.
    """
    if _URL.match(source):
        return source
    inside = _IN_JSONL.fullmatch(source)
    path, id = inside.groups() if inside else (source, "")
    try:
        return str(Path(path).resolve()) + id
    except (OSError, ValueError, RuntimeError):  # a NUL or a loop of links: then it is no file
        return source


def check_encoder(folder: Path, record: EncoderRecord | None, name: str, identity: str) -> None:
    """Raise EncoderMismatch unless the index in ``folder`` is made with this encoder, or with none yet."""
    if record is None or record.fingerprint == identity:
        return
    if record.name == name:
        raise EncoderMismatch(f"The index in {folder} was made with another version of the encoder {name}.")
    raise EncoderMismatch(f"The index in {folder} was made with the encoder {record.name}, not with {name}.")


def _check_article(article: Article, location: str) -> None:
    """Raise ArticleError for what cannot be stored."""
    if article.id != article_id(article.text):
        raise ArticleError("The ID is not that of the text.")
    fields = (article.text, article.title, article.publisher, article.date, article.author, article.url)
    try:
        "".join([location, *article.sources, *(field or "" for field in fields)]).encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError("It holds lone surrogates, which are not text.") from error
