"""The truth of an index: articles, their passages and vectors, and keyword search, in one SQLite file.

Everything is read through a :class:`View`, one unchanging state of the store, and written through a
:class:`Writer`, one transaction that happens whole or not at all::

    with store.read() as view:          # sees none of what others write meanwhile
        view.keyword_search('"bridge"', limit=10)
    with store.write() as writer:       # committed at the end, undone by an exception
        writer.put(article, location, passages, vectors)
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import numpy as np

from index.encoder import Vectors
from index.errors import CorpusError
from index.types import Article, Filters, Passage
from index.vectors import Ids

FORMAT_VERSION = 1
_APPLICATION_ID = 0x41545354  # "ATST"; with the version it is the manifest, committed with the tables
_FILE = "index.sqlite3"
_BUSY_SECONDS = 10.0

# Passage IDs are AUTOINCREMENT: an ID that was deleted never comes back, so what was derived from
# the store can never take one passage for another.
# The keyword index keeps no text of its own: ``passage_texts`` shows SQLite where it stands (for
# FTS5's integrity check and rebuild), and rows are taken out by handing in the old text again.
_SCHEMA = """
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, characters INTEGER NOT NULL, start INTEGER NOT NULL,
    title TEXT, publisher TEXT, date TEXT, author TEXT, url TEXT
);
CREATE TABLE sources (
    number INTEGER PRIMARY KEY AUTOINCREMENT, location TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id)
);
CREATE INDEX sources_of_article ON sources (article_id);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, article_id TEXT NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentences TEXT NOT NULL,
    vector BLOB NOT NULL, UNIQUE (article_id, number)
);
CREATE VIEW passage_texts AS
    SELECT passages.id AS id, coalesce(articles.title, '') AS title,
           substr(articles.text, passages.start + 1, passages."end" - passages.start) AS text
    FROM passages JOIN articles ON articles.id = passages.article_id;
CREATE VIRTUAL TABLE keywords USING fts5 (
    title, text, content = 'passage_texts', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
"""

Outcome = Literal["added", "updated", "unchanged", "duplicate"]


@dataclass(frozen=True, slots=True)
class EncoderRecord:
    """Which encoder the vectors of an index are from."""

    name: str
    fingerprint: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in an article at its location means, and whether that needs its passages and vectors."""

    outcome: Outcome
    needs_passages: bool


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text; ``characters`` is the text's length."""

    id: str
    sources: tuple[str, ...]
    title: str | None
    publisher: str | None
    date: str | None
    author: str | None
    url: str | None
    characters: int
    passages: int

    @property
    def source(self) -> str:
        """The path or URL under which the article was first ingested."""
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; dates are those of the oldest and the newest article that has one."""

    articles: int
    passages: int
    publishers: int
    first_date: str | None
    last_date: str | None


class Store:
    """The SQLite file of one index folder. Made by :meth:`open`; may be shared by threads and processes.

    The journal is a write-ahead log, so that readers go on while one writes, and ``synchronous`` is
    FULL: a commit that returned survives a power cut. That costs one fsync an article, which is
    little beside encoding it.
    """

    def __init__(self, folder: Path, made: Path | None = None) -> None:
        """``made`` is what there was not before: the folder, or only the file in it."""
        self.folder = folder
        self._made = made
        self._idle: list[sqlite3.Connection] = []  # one connection serves one thread at a time
        self._closed = False

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> "Store":
        """Open the store in ``folder``; with ``create``, make folder and store where there are none.

        Raises CorpusError where there is no index, or one that cannot be read. One that cannot be
        written can still be read.
        """
        file = folder / _FILE
        made = None
        try:
            if folder.exists() and not folder.is_dir():
                raise CorpusError(f"{folder} is a file; an index is a folder.")
            if not file.is_file():
                if not create:
                    raise CorpusError(f"There is no index in {folder}: make one with `attest ingest`.")
                made = file if folder.is_dir() else folder
                folder.mkdir(parents=True, exist_ok=True)
                file.touch()
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            reason = error.strerror if isinstance(error, OSError) else error
            raise CorpusError(f"The index folder {str(folder)!r} cannot be used: {reason}.") from error
        store = cls(folder, made)
        try:
            with store._connection() as connection:
                if create and store.writable:
                    _create(connection)
                _check_format(connection, folder)
        except BaseException:
            store.close()
            raise
        return store

    @property
    def writable(self) -> bool:
        """Whether this process may write the index."""
        effective = os.access in os.supports_effective_ids
        files = (self.folder, self.folder / _FILE)
        return all(os.access(file, os.W_OK, effective_ids=effective) for file in files if os.path.lexists(file))

    def check_writable(self) -> None:
        """Raise CorpusError where this process may not write the index."""
        if not self.writable:
            raise CorpusError(self._not_writable())

    @contextmanager
    def read(self) -> Iterator["View"]:
        """One state of the store, the same until the end of the block whatever others write."""
        with self._connection() as connection:
            connection.execute("BEGIN")
            try:
                yield View(connection)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator["Writer"]:
        """One transaction: committed at the end of the block, undone when it raises.

        Raises CorpusError where the index cannot be written, or another writer does not finish within ten seconds.
        """
        self.check_writable()
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                writer = Writer(connection)
                yield writer
                writer.set("revision", uuid4().hex)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def size(self) -> int:
        """Bytes on disk of all files of the index folder that belong to the index."""
        size = 0
        for file in self.folder.iterdir():
            with suppress(FileNotFoundError):  # one that another process has just replaced
                size += file.stat().st_size if file.name.startswith((_FILE, "vectors.")) else 0
        return size

    def close(self) -> None:
        """Close all connections; whoever still reads or writes closes their own at the end."""
        self._closed = True
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def remove_unused(self) -> None:
        """Remove a store, closed by now, that was made here and never held anything, unless another has it open."""
        made, self._made = self._made, None
        if made is None:
            return
        file = self.folder / _FILE
        with suppress(sqlite3.Error, OSError), closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as last:
            last.execute("PRAGMA journal_mode = DELETE")  # refused while another has the file open
            last.execute("BEGIN EXCLUSIVE")
            if View(last).encoder() is None:
                file.unlink()
                if made == self.folder:
                    made.rmdir()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        if self._closed:
            raise CorpusError(f"The index in {self.folder} has been closed.")
        try:
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connect()
            try:
                yield connection
            finally:
                if self.writable:
                    self._idle.append(connection)
                else:  # one that cannot lock the file would not notice what others write
                    connection.close()
                if self._closed:
                    self.close()
        except sqlite3.Error as error:
            raise CorpusError(self._explain(error)) from error

    def _connect(self) -> sqlite3.Connection:
        if not self.writable:
            return self._connect_read_only()
        connection = sqlite3.connect(
            self.folder / _FILE, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what was deleted is overwritten
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect_read_only(self) -> sqlite3.Connection:
        """A connection that writes nothing, not even beside the store (sqlite.org/wal.html, "Read-Only Databases")."""
        log = self.folder / f"{_FILE}-wal"
        for option in ("mode=ro", "immutable=1"):
            connection = sqlite3.connect(
                f"{(self.folder / _FILE).absolute().as_uri()}?{option}",
                timeout=_BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
                uri=True,
            )
            try:
                connection.execute("SELECT count(*) FROM sqlite_master")
                break
            except sqlite3.Error as error:
                connection.close()
                # A write-ahead log cannot be read without its index beside it, which cannot be made here.
                # Where there is no log, no one is writing and the file is the whole truth.
                cannot_make = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
                if option != "mode=ro" or not cannot_make or (log.exists() and log.stat().st_size):
                    raise
        return connection

    def _not_writable(self) -> str:
        return f"The index in {self.folder} cannot be written: permission denied."

    def _explain(self, error: sqlite3.Error) -> str:
        match getattr(error, "sqlite_errorcode", 0) & 0xFF:  # the low byte is the primary code
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return f"The index in {self.folder} is being written by another process: try again when it is done."
            case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                return f"The index in {self.folder} is damaged: {error}."
            case sqlite3.SQLITE_READONLY:
                return self._not_writable()
            case sqlite3.SQLITE_FULL:
                return f"The index in {self.folder} cannot be written: the disk is full."
        return f"The index in {self.folder} cannot be used: {error}."


class View:
    """One state of a store; made by :meth:`Store.read`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def revision(self) -> str:
        """A token that differs whenever the content does."""
        return self._setting("revision") or ""

    def encoder(self) -> EncoderRecord | None:
        """The encoder of the stored vectors; None while nothing was ever stored."""
        record = self._setting("encoder")
        return None if record is None else EncoderRecord(**json.loads(record))

    def counts(self) -> Counts:
        """How much there is."""
        query = """
            SELECT count(*), (SELECT count(*) FROM passages), count(DISTINCT publisher), min(date), max(date)
            FROM articles
        """
        return Counts(*self._connection.execute(query).fetchone())

    def plan(self, article: Article, location: str) -> Plan:
        """What :meth:`Writer.put` would do with the article."""
        current = self.article_at(location)
        known = self.article(article.id)
        if known is None:
            return Plan("added" if current is None else "updated", needs_passages=True)
        if current != article.id:
            return Plan("duplicate" if current is None else "updated", needs_passages=False)
        # Of several sources with the same text, the oldest says what its title, publisher and date are.
        if location != self._oldest_location(article.id) or _metadata(known) == _metadata(article):
            return Plan("unchanged", needs_passages=False)
        # The title is searched with each passage, and ``start`` moves the passages.
        return Plan("updated", needs_passages=(known.title, known.start) != (article.title, article.start))

    def article_at(self, location: str) -> str | None:
        """The ID of the article ingested from this location."""
        return self._value("SELECT article_id FROM sources WHERE location = ?", location)

    def locations_under(self, prefix: str) -> dict[str, str]:
        """The locations that begin with ``prefix``, each with its source, oldest first."""
        query = "SELECT location, source FROM sources WHERE substr(location, 1, ?) = ? ORDER BY number"
        return dict(self._connection.execute(query, (len(prefix), prefix)))

    def article(self, article_id: str) -> Article | None:
        """The article with this ID."""
        query = "SELECT id, text, title, publisher, date, author, url, start FROM articles WHERE id = ?"
        row = self._connection.execute(query, (article_id,)).fetchone()
        if row is None:
            return None
        id, text, *metadata = row
        sources = self._connection.execute("SELECT source FROM sources WHERE article_id = ? ORDER BY number", (id,))
        return Article(id, text, tuple(source for (source,) in sources), *metadata)

    def summaries(self) -> list[ArticleSummary]:
        """All articles without their texts, in the order in which they came in."""
        query = """
            SELECT id, title, publisher, date, author, url, characters,
                   (SELECT count(*) FROM passages WHERE article_id = articles.id)
            FROM articles
        """
        rows = {row[0]: row for row in self._connection.execute(query)}
        sources: dict[str, list[str]] = {}
        for article_id, source in self._connection.execute("SELECT article_id, source FROM sources ORDER BY number"):
            sources.setdefault(article_id, []).append(source)
        return [ArticleSummary(id, tuple(names), *rows[id][1:]) for id, names in sources.items()]

    def find_articles(self, name: str, location: str) -> list[str]:
        """The IDs of the articles that may be meant by ``name``: several where it is ambiguous.

        In this order, and stopping at the first that finds any: the ID; the ``location``; the
        source as it was given; the beginning of the ID, of at least four characters; the file name.
        """
        ids = self._column("SELECT id FROM articles WHERE id = ?", name)
        ids = ids or self._column("SELECT article_id FROM sources WHERE location = ?", location)
        ids = ids or self._column("SELECT DISTINCT article_id FROM sources WHERE source = ?", name)
        if len(name) >= 4:
            ids = ids or self._column("SELECT id FROM articles WHERE id >= ? AND id < ?", name, name + "\U0010ffff")
        if not ids:
            rows = self._connection.execute("SELECT article_id, location FROM sources ORDER BY number")
            ids = list(dict.fromkeys(id for id, place in rows if place.rsplit("/", 1)[-1] == name))
        return ids

    def passage_ids(self, filters: Filters | None = None) -> Ids:
        """The IDs of the passages of all articles that pass the filters, ascending."""
        condition, values = _condition(filters)
        query = f"""
            SELECT passages.id FROM passages JOIN articles ON articles.id = passages.article_id
            WHERE {condition} ORDER BY passages.id
        """
        return np.fromiter((id for (id,) in self._connection.execute(query, values)), dtype=np.int64)

    def vectors(self, ids: Ids) -> Vectors:
        """The stored vectors of these passages, shape (len(ids), dimension), in the order given."""
        encoder = self.encoder()
        dimension = encoder.dimension if encoder else 0
        query = "SELECT id, vector FROM passages WHERE id IN (SELECT value FROM json_each(?))"
        stored = dict(self._connection.execute(query, (json.dumps(ids.tolist()),)))
        vectors = np.frombuffer(b"".join(stored[id] for id in ids.tolist()), dtype="<f4")
        return vectors.astype(np.float32).reshape(len(ids), dimension)

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages with these IDs, each cut from its article's text."""
        query = """
            SELECT id, article_id, number, start, "end", sentences FROM passages
            WHERE id IN (SELECT value FROM json_each(?))
        """
        rows = self._connection.execute(query, (json.dumps(list(ids)),)).fetchall()
        articles = json.dumps(list({row[1] for row in rows}))
        texts = dict(
            self._connection.execute(
                "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))", (articles,)
            )
        )
        return {
            id: Passage(
                article_id,
                number,
                start,
                end,
                texts[article_id][start:end],
                tuple((first, last) for first, last in json.loads(sentences)),
            )
            for id, article_id, number, start, end, sentences in rows
        }

    def keyword_search(
        self, query: str, limit: int, filters: Filters | None = None, title_weight: float = 1.0
    ) -> list[tuple[int, float]]:
        """The best passages for an FTS5 query as (passage ID, BM25 score), best first, higher is better.

        ``title_weight`` is how much a term in the title counts against one in the passage.
        """
        condition, values = _condition(filters)
        allowed = f"SELECT passages.id FROM passages JOIN articles ON articles.id = article_id WHERE {condition}"
        restriction = f"AND rowid IN ({allowed})" if values else ""
        statement = f"""
            SELECT rowid, -bm25(keywords, ?, 1.0) AS score FROM keywords
            WHERE keywords MATCH ? {restriction} ORDER BY score DESC, rowid LIMIT ?
        """
        return self._connection.execute(statement, (title_weight, query, *values, limit)).fetchall()

    def _setting(self, key: str) -> str | None:
        return self._value("SELECT value FROM settings WHERE key = ?", key)

    def _oldest_location(self, article_id: str) -> str | None:
        return self._value("SELECT location FROM sources WHERE article_id = ? ORDER BY number LIMIT 1", article_id)

    def _value(self, query: str, *values: str) -> str | None:
        row = self._connection.execute(query, values).fetchone()
        return None if row is None else row[0]

    def _column(self, query: str, *values: str) -> list[str]:
        return [value for (value,) in self._connection.execute(query, values)]


class Writer(View):
    """One transaction on a store, which sees what it has written itself; made by :meth:`Store.write`."""

    def set(self, key: str, value: str) -> None:
        """Record a setting of the index."""
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))

    def set_encoder(self, encoder: EncoderRecord) -> None:
        """Record which encoder the vectors are from."""
        record = {"name": encoder.name, "fingerprint": encoder.fingerprint, "dimension": encoder.dimension}
        self.set("encoder", json.dumps(record))

    def put(
        self, article: Article, location: str, passages: Sequence[Passage] = (), vectors: Vectors | None = None
    ) -> Outcome:
        """Take in an article from a location, in place of what was ingested from there before.

        A text that is there already only gains a source. ``vectors`` of shape (len(passages),
        dimension) are used where the plan needs them.
        """
        plan = self.plan(article, location)
        if plan.outcome == "unchanged":
            return plan.outcome
        if plan.needs_passages and vectors is None:
            raise CorpusError(f"{article.source} was changed by another process meanwhile: ingest it again.")
        current = self.article_at(location)
        known = self.article(article.id)
        if current is not None and current != article.id:
            self.remove_location(location)
        if known is None:
            row = (article.id, article.text, len(article.text), *_metadata(article))
            self._connection.execute(
                "INSERT INTO articles (id, text, characters, start, title, publisher, date, author, url)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
        elif current == article.id:
            if plan.needs_passages:
                self._delete_passages(known)
            self._connection.execute(
                "UPDATE articles SET start = ?, title = ?, publisher = ?, date = ?, author = ?, url = ? WHERE id = ?",
                (*_metadata(article), article.id),
            )
        if plan.needs_passages and vectors is not None:
            self._insert_passages(article, passages, vectors)
        if current != article.id:
            self._connection.execute(
                "INSERT INTO sources (location, source, article_id) VALUES (?, ?, ?)",
                (location, article.source, article.id),
            )
        return plan.outcome

    def remove_location(self, location: str) -> None:
        """Forget that an article was ingested from there; an article without any other location goes."""
        current = self.article_at(location)
        self._connection.execute("DELETE FROM sources WHERE location = ?", (location,))
        if current is not None and self._oldest_location(current) is None:
            self.delete(current)

    def optimize(self) -> None:
        """Merge the keyword index into one piece; until then the words of what was deleted stay in the file."""
        self._connection.execute("INSERT INTO keywords (keywords) VALUES ('optimize')")

    def delete(self, article_id: str) -> None:
        """Remove an article with everything that stems from it."""
        article = self.article(article_id)
        if article is not None:
            self._delete_passages(article)
            self._connection.execute("DELETE FROM sources WHERE article_id = ?", (article_id,))
            self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))

    def _insert_passages(self, article: Article, passages: Sequence[Passage], vectors: Vectors) -> None:
        for passage, vector in zip(passages, vectors, strict=True):
            id = self._connection.execute(
                'INSERT INTO passages (article_id, number, start, "end", sentences, vector) VALUES (?, ?, ?, ?, ?, ?)',
                (
                    article.id,
                    passage.number,
                    passage.start,
                    passage.end,
                    json.dumps(passage.sentences),
                    vector.astype("<f4").tobytes(),
                ),
            ).lastrowid
            self._connection.execute(
                "INSERT INTO keywords (rowid, title, text) VALUES (?, ?, ?)",
                (id, article.title or "", article.text[passage.start : passage.end]),
            )

    def _delete_passages(self, article: Article) -> None:
        """Remove an article's passages; ``article`` is the stored one, whose words the keyword index holds."""
        rows = self._connection.execute('SELECT id, start, "end" FROM passages WHERE article_id = ?', (article.id,))
        for id, start, end in rows.fetchall():
            self._connection.execute(
                "INSERT INTO keywords (keywords, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                (id, article.title or "", article.text[start:end]),
            )
        self._connection.execute("DELETE FROM passages WHERE article_id = ?", (article.id,))


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, whole or not at all, where the file has none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute("INSERT INTO settings VALUES ('revision', ?)", (uuid4().hex,))
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _check_format(connection: sqlite3.Connection, folder: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != _APPLICATION_ID:
        raise CorpusError(f"{folder / _FILE} is not an index of Attest.")
    if version > FORMAT_VERSION:
        raise CorpusError(
            f"The index in {folder} was made by a newer version of Attest"
            f" (format {version}; this one reads up to {FORMAT_VERSION})."
        )


def _metadata(article: Article) -> tuple[Any, ...]:
    return (article.start, article.title, article.publisher, article.date, article.author, article.url)


def _condition(filters: Filters | None) -> tuple[str, list[str]]:
    """An SQL condition on ``articles`` and its values; a missing publisher or date passes no filter on it."""
    conditions, values = ["TRUE"], []
    if filters and filters.publishers is not None:
        conditions.append("publisher IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(filters.publishers)))
    if filters and filters.date_from is not None:
        conditions.append("date >= ?")
        values.append(filters.date_from)
    if filters and filters.date_to is not None:
        conditions.append("date <= ?")
        values.append(filters.date_to)
    return " AND ".join(conditions), values
