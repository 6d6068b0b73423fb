"""Files become :class:`~index.types.Article` records; what cannot be read becomes a Failure.

    for item in load("news/bridge.md"):
        print(item.reason if isinstance(item, Failure) else item.title)

The text is never cleaned. For .txt and .md it is the file itself, decoded: byte order mark, CRLF and
no-break spaces stay, so offsets hold in the file. For .html, .pdf and .docx it is the text drawn
out of the file, for .jsonl the value of ``text``. What an article does not tell is None.
"""

import codecs
import datetime
import hashlib
import json
import logging
import os
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from index.decoding import (
    BLANK,
    BYTE_ORDER_MARKS,
    NOT_TEXT,
    decode,
    decode_html,
    has_surrogates,
    printable,
    without_surrogates,
)
from index.errors import ArticleError
from index.metadata import front_matter, iso_date, title_and_date
from index.sources import MAX_BYTES, ONLY_KINDS, failure, open_file, suffix
from index.types import Article, Failure

MAX_UNPACKED_BYTES = 100_000_000
"""The largest sum of what a .docx file unpacks to: 100 MB. Beyond it the file is taken for a zip bomb."""

_NOT_UNICODE = "holds characters that are not valid Unicode (lone surrogates)."


def article_id(text: str) -> str:
    """The ID of an article with this text: the first 16 hex digits of the SHA-256 of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load(path: str | Path) -> Iterator[Article | Failure]:
    """The article in a file, or the articles in a .jsonl file; a Failure for each that cannot be read.

    Raises nothing on account of what the file holds. The source of an article is the path as given,
    of one in a .jsonl file ``path#id``, with the article's own ID where the line gives none, so that
    it is the same wherever in the file the line stands. A Failure is of ``path#L7``, its line.
    """
    name = os.fspath(path)
    source = printable(name)
    kind = suffix(name)
    try:
        if kind == ".jsonl":
            yield from _read_jsonl(name, source)
        elif kind in _READERS:
            yield _article(_READERS[kind](_read_bytes(name)), source)
        else:
            yield Failure(source, ONLY_KINDS)
    except ArticleError as error:
        yield Failure(source, str(error))
    except (OSError, ValueError) as error:
        yield failure(name, error)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the reader of one kind of file found: the text, where the article begins, the metadata as it stands."""

    text: str
    start: int = 0
    title: object = None
    publisher: object = None
    date: object = None
    author: object = None
    url: object = None


def _article(content: _Content, source: str) -> Article:
    """The article; a title and a date that its metadata lacks are looked for in the text."""
    text = content.text
    if not text[content.start :].strip(BLANK):
        raise ArticleError("The file holds front matter only." if content.start else "The file is empty.")
    if has_surrogates(text):
        raise ArticleError(f"The text {_NOT_UNICODE}")
    title, date = title_and_date(text, content.start)
    return Article(
        id=article_id(text),
        text=text,
        sources=(source,),
        title=_string(content.title) or title,
        publisher=_string(content.publisher),
        date=iso_date(content.date) or date,
        author=_string(content.author),
        url=_string(content.url),
        start=content.start,
    )


def _string(value: object) -> str | None:
    """A string, a number or a date as text, a list of strings joined by commas; None for anything else."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        return None
    return " ".join(without_surrogates(str(value)).split()) or None


def _read_bytes(path: str) -> bytes:
    """The whole of a regular file; ArticleError when it is too large or not a file."""
    with open_file(path) as file:
        data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            size = _megabytes(os.fstat(file.fileno()).st_size)
            raise ArticleError(f"The file is {size}; articles may have at most {_megabytes(MAX_BYTES)}.")
    return data


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.4g} MB"


def _one_line(error: Exception) -> str:
    """The message of an error in one line, without its full stop."""
    message = " ".join(str(error).split()) or type(error).__name__
    return message[:200].rstrip(". ")


# --- text and Markdown ---------------------------------------------------------------------------


def _read_text(data: bytes) -> _Content:
    return _Content(decode(data))


def _read_markdown(data: bytes) -> _Content:
    text = decode(data)
    matter, start = front_matter(text)
    return _Content(
        text,
        start=start,
        title=matter.get("title"),
        publisher=matter.get("publisher") or matter.get("site") or matter.get("source"),
        date=matter.get("date"),
        author=matter.get("author"),
        url=matter.get("url"),
    )


# --- HTML, PDF, Word -----------------------------------------------------------------------------

_XML_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,300}\?>")
_HOST = re.compile(r"https?://(?:www\.|w[0-9]+\.)?([^/:]+)")
_FILE_NAME = re.compile(
    r"^(?:untitled|microsoft word - )|\.(?:docx?|pdf|rtf|odt|indd|qxd|tex|dvi|html?)$", re.IGNORECASE
)


@contextmanager
def _quiet(*loggers: str) -> Iterator[None]:
    """Keep libraries from printing warnings about a bad file: the Failure says what is wrong with it."""
    levels = {name: logging.getLogger(name).level for name in loggers}
    try:
        for name in loggers:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _read_html(data: bytes) -> _Content:
    """The main text of a page and its metadata, as trafilatura tells them from menus and comments."""
    from trafilatura import bare_extraction

    page = _XML_DECLARATION.sub("", decode_html(data)).lstrip("\ufeff")
    dates = {"original_date": True, "extensive_search": False}  # only dates that the page declares
    try:
        with _quiet("trafilatura", "htmldate", "courlan", "justext"):
            found: Any = bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=dates)
    except Exception as error:  # whatever lxml and trafilatura stumble over in a page
        raise ArticleError(f"The page cannot be read: {_one_line(error)}.") from None
    if found is None or not (found.text or "").strip():
        raise ArticleError("No article text was found in the page.")
    # Where a page names no site, trafilatura gives the host; the URL says that already.
    host = _HOST.match(found.url or "")
    publisher = None if host and found.sitename == host[1] else found.sitename
    return _Content(
        found.text, title=found.title, publisher=publisher, date=found.date, author=found.author, url=found.url
    )


def _read_pdf(data: bytes) -> _Content:
    """The text layer of a PDF, its pages parted by blank lines, with the title and author it declares."""
    import io

    from pypdf import PdfReader

    if not data.strip():
        raise ArticleError("The file is empty.")
    if b"%PDF-" not in data[:1024]:
        raise ArticleError("This is not a PDF.")
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-1024:]:  # ISO 32000-1, 7.5.5; readers look at the last 1024 bytes
        raise ArticleError("The PDF is damaged: it breaks off before its end.")
    try:
        with _quiet("pypdf"):
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ArticleError("The PDF is encrypted.")
            pages = [page.extract_text().strip() for page in reader.pages]
            about = reader.metadata
            title, author = (about.title, about.author) if about else (None, None)
    except ArticleError:
        raise
    except Exception as error:  # pypdf raises errors of many kinds on damaged files
        raise ArticleError(f"The PDF is damaged: {_one_line(error)}.") from None
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise ArticleError("The PDF has no text (it may be a scan).")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    return _Content(text, title=_declared_title(title), author=author)


def _declared_title(title: str | None) -> str | None:
    """The title in a document's properties, unless a program put a file's name there."""
    return None if _FILE_NAME.search((title or "").strip()) else title


def _read_docx(data: bytes) -> _Content:
    """The paragraphs and the table cells of a Word document, in order, parted by blank lines.

    The date it was made is not one of publication and is left out.
    """
    import io
    import zipfile

    import docx

    if not data.strip():
        raise ArticleError("The file is empty.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise ArticleError("This is not a Word document (.docx), or it is damaged or encrypted.") from None
    if unpacked > MAX_UNPACKED_BYTES:
        limit = _megabytes(MAX_UNPACKED_BYTES)
        raise ArticleError(f"The document unpacks to {_megabytes(unpacked)}; it may be at most {limit}.")
    try:
        with _quiet("docx"):
            document = docx.Document(io.BytesIO(data))
            text = "\n\n".join(_paragraphs(document))
            about = document.core_properties
            return _Content(text, title=_declared_title(about.title), author=about.author)
    except Exception as error:  # python-docx raises KeyError, ValueError, lxml and zip errors on damaged files
        raise ArticleError(f"The Word document is damaged: {_one_line(error)}.") from None


def _paragraphs(container: Any) -> Iterator[str]:
    """The texts of a document's (or cell's) paragraphs, those of tables included, merged cells once."""
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            cells = {cell._tc: cell for row in block.rows for cell in row.cells}
            for cell in cells.values():
                yield from _paragraphs(cell)
        elif block.text.strip():
            yield block.text


_READERS: dict[str, Callable[[bytes], _Content]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
}


# --- JSON Lines ----------------------------------------------------------------------------------


def _read_jsonl(path: str, source: str) -> Iterator[Article | Failure]:
    """One article a line, blank lines left out. Only a line is in memory at a time."""
    seen: dict[str, Article] = {}  # by source, without their texts
    empty = True
    with open_file(path) as file:
        for number, line in enumerate(_raw_lines(file), start=1):
            if number == 1 and line is not None:
                _check_encoding(line)
                line = line.removeprefix(codecs.BOM_UTF8)
            if line is not None and not line.strip():
                continue
            empty = False
            place = f"{source}#L{number}"
            try:
                article = _jsonl_article(line, source)
                first = seen.setdefault(article.source, replace(article, text=""))
                if first.id != article.id:
                    id = article.source.removeprefix(f"{source}#")
                    raise ArticleError(f"The id {id!r} was used for another text before.")
                yield replace(first, text=article.text)  # of a text given twice, the first metadata count
            except ArticleError as error:
                yield Failure(place, str(error))
    if empty:
        yield Failure(source, "The file is empty.")


def _raw_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is longer than MAX_BYTES."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
            yield None
        else:
            yield line


def _check_encoding(first_line: bytes) -> None:
    """Refuse a whole file at its first line, where each line would fail for the same reason."""
    if any(first_line.startswith(mark) for mark, encoding in BYTE_ORDER_MARKS if encoding != "utf-8"):
        raise ArticleError("JSON Lines must be UTF-8 (RFC 8259).")
    if b"\0" in first_line:
        raise ArticleError(NOT_TEXT)


def _jsonl_article(line: bytes | None, source: str) -> Article:
    """The article on one line; raises ArticleError."""
    if line is None:
        raise ArticleError(f"The line is longer than {_megabytes(MAX_BYTES)}.")
    try:
        record = json.loads(line.decode("utf-8").rstrip("\r\n"))
    except UnicodeDecodeError:
        raise ArticleError("The line is not valid UTF-8.") from None
    except json.JSONDecodeError as error:
        reason = f"{error.msg.removesuffix(' at')} at column {error.colno}"
        raise ArticleError(f"The line is not valid JSON: {reason}.") from None
    except (ValueError, RecursionError) as error:  # a number of too many digits, a list too deep
        raise ArticleError(f"The line is not valid JSON: {_one_line(error)}.") from None
    if not isinstance(record, dict):
        raise ArticleError("The line is not a JSON object.")
    if "text" not in record:
        raise ArticleError('The key "text" is missing.')
    keys = ("text", "title", "publisher", "date", "url", "author")
    values: dict[str, Any] = {key: _checked_string(record, key) for key in keys}
    text = values["text"]
    if not text or not text.strip(BLANK):
        raise ArticleError('The "text" is empty.')
    if "\0" in text:
        raise ArticleError('The "text" holds NUL characters.')
    id = record.get("id")
    if isinstance(id, bool) or not isinstance(id, str | int | None):
        raise ArticleError('The "id" is neither a string nor a whole number.')
    if isinstance(id, str):
        _checked_string(record, "id")
    id = article_id(text) if id is None or not str(id).strip() else id
    return _article(_Content(**values), f"{source}#{id}")


def _checked_string(record: dict[str, Any], key: str) -> str | None:
    """The value, if there is one; ArticleError when it is not a string, or not valid Unicode."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(f'The "{key}" is not a string.')
    if value and has_surrogates(value):
        raise ArticleError(f'The "{key}" {_NOT_UNICODE}')
    return value
