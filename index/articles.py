"""Files become :class:`~index.types.Article` records; what cannot be read becomes a Failure.

    for item in load("news/bridge.md"):
        print(item.reason if isinstance(item, Failure) else item.title)

The text is never cleaned. For .txt and .md it is the file itself, decoded: byte order mark, CRLF and
no-break spaces stay, so offsets hold in the file. For .html, .pdf and .docx it is the text drawn
out of the file, for .jsonl the value of ``text``. What an article does not tell is None.
"""

import codecs
import datetime
import glob
import hashlib
import json
import logging
import os
import re
import stat
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from index.errors import ArticleError
from index.furniture import furniture
from index.types import Article, Failure

MAX_BYTES = 20_000_000
"""The largest file, or line of a .jsonl file, that is read: 20 MB, some 3,000 pages of text."""

MAX_UNPACKED_BYTES = 100_000_000
"""The largest sum of what a .docx file unpacks to: 100 MB. Beyond it the file is taken for a zip bomb."""

MAX_FRONT_MATTER = 64_000
"""The longest front matter, in characters; a longer block is taken for text."""


def article_id(text: str) -> str:
    """The ID of an article with this text: the first 16 hex digits of the SHA-256 of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# --- finding files -------------------------------------------------------------------------------


def find_sources(paths: Iterable[str | Path]) -> list[str | Failure]:
    """The files that ``paths`` name, in the order given, each once; a Failure for what names none.

    A file stands for itself. A folder stands for the files of a known kind in it, recursively, in
    the order of their names, without hidden files and folders. A path that does not exist and holds
    ``*``, ``?`` or ``[`` is a glob, ``**`` for any depth. Paths stay relative or absolute as given.
    """
    found: list[str | Failure] = []
    seen: set[str] = set()
    for path in paths:
        for source in _expand(os.fspath(path)):
            if isinstance(source, Failure):
                found.append(source)
            elif (real := os.path.realpath(source)) not in seen:
                seen.add(real)
                found.append(source)
    return found


def _expand(path: str) -> Iterator[str | Failure]:
    """The sources that one path of the user stands for."""
    if not path.strip() or "\0" in path:
        yield Failure(path, "This is not a path.")
    elif os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where a folder above may not be read)
        yield from _folder(path)
    elif os.path.lexists(path):
        known = suffix(path) in _READERS
        yield path if known else Failure(_printable(path), f"Only {', '.join(_READERS)} files are read.")
    elif glob.has_magic(path):
        yield from _glob(path)
    else:
        try:
            os.lstat(path)
        except (OSError, ValueError) as error:
            yield Failure(_printable(path), _reason(error))


def _folder(folder: str) -> Iterator[str | Failure]:
    """The files of a known kind in a folder and those below it; a folder that cannot be opened is a Failure.

    Questions that lie beside the articles they are about (a gold file) are no articles, and passed over.
    """
    errors: list[OSError] = []
    empty = True
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)  # noqa: PTH118 (Path would drop a leading "./")
            if not name.startswith(".") and suffix(name) in _READERS and not _holds_questions(path):
                empty = False
                yield path
    for error in errors:
        yield Failure(_printable(str(error.filename)), _reason(error))
    if empty and not errors:
        yield Failure(_printable(folder), f"The folder holds no {', '.join(_READERS)} files.")


def _holds_questions(path: str) -> bool:
    """Whether a .jsonl file begins with a question, which has no text as an article has."""
    if suffix(path) != ".jsonl":
        return False
    try:
        with _open(path) as file:
            first = json.loads(file.readline(MAX_BYTES))
    except (ArticleError, OSError, ValueError, RecursionError):
        return False  # reading it as articles will say what is wrong
    return isinstance(first, dict) and "question" in first and "text" not in first


def _glob(pattern: str) -> Iterator[str | Failure]:
    """The files of a known kind that a glob matches, and those in the folders that it matches."""
    empty = True
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207
        if os.path.isdir(match):  # noqa: PTH112
            below: Iterable[str | Failure] = (source for source in _folder(match) if isinstance(source, str))
        else:
            below = [match] if suffix(match) in _READERS else []
        for source in below:
            empty = False
            yield source
    if empty:
        yield Failure(_printable(pattern), f"No {', '.join(_READERS)} file matches.")


def suffix(path: str) -> str:
    """The suffix of a path in lower case, with its dot."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122


# --- reading a file ------------------------------------------------------------------------------


def load(path: str | Path) -> Iterator[Article | Failure]:
    """The article in a file, or the articles in a .jsonl file; a Failure for each that cannot be read.

    Raises nothing on account of what the file holds. The source of an article is the path as given,
    of one in a .jsonl file ``path#id``, or ``path#L7`` where line 7 has no id.
    """
    name = os.fspath(path)
    source = _printable(name)
    kind = suffix(name)
    try:
        if kind not in _READERS:
            raise ArticleError(f"Only {', '.join(_READERS)} files are read.")
        if kind == ".jsonl":
            yield from _read_jsonl(name, source)
        else:
            yield _article(_READERS[kind](_read_bytes(name)), source)
    except ArticleError as error:
        yield Failure(source, str(error))
    except (OSError, ValueError) as error:
        yield Failure(source, _reason(error))


@dataclass(frozen=True, slots=True)
class _Content:
    """What a reader of one kind of file found; metadata is None where the file has none."""

    text: str
    start: int = 0
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None


def _article(content: _Content, source: str) -> Article:
    """The article; a title and a date that its metadata lacks are looked for in the text."""
    text = content.text
    if not text[content.start :].strip(_BLANK):
        raise ArticleError("The file holds front matter only." if content.start else "The file is empty.")
    if _SURROGATE.search(text):
        raise ArticleError("The text holds characters that are not valid Unicode (lone surrogates).")
    head = _head(text, content.start)
    return Article(
        id=article_id(text),
        text=text,
        sources=(source,),
        title=content.title or _title(head),
        publisher=content.publisher,
        date=content.date or _date(head),
        author=content.author,
        url=content.url,
        start=content.start,
    )


def _read_bytes(path: str) -> bytes:
    """The whole of a regular file; ArticleError when it is too large or not a file."""
    with _open(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MAX_BYTES:
            raise ArticleError(f"The file is {_megabytes(size)}; articles may have at most {_megabytes(MAX_BYTES)}.")
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ArticleError(f"The file grew beyond {_megabytes(MAX_BYTES)} while it was read.")
    return data


def _open(path: str) -> BinaryIO:
    """Open a regular file for reading bytes. A pipe or a device is refused before it can block."""
    mode = os.stat(path).st_mode  # noqa: PTH116
    if stat.S_ISDIR(mode):
        raise ArticleError("This is a folder.")
    if not stat.S_ISREG(mode):
        raise ArticleError("This is not a regular file.")
    return Path(path).open("rb")


def _reason(error: Exception) -> str:
    """An error of the operating system in one sentence."""
    if isinstance(error, PermissionError):
        return "Permission denied."
    if isinstance(error, FileNotFoundError):
        return "There is no such file or folder."
    if isinstance(error, OSError) and error.strerror:
        return f"The file cannot be read: {error.strerror}."
    return f"The file cannot be read: {_one_line(error)}."


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.4g} MB"


def _one_line(error: BaseException | str) -> str:
    """The first line of an error's message, without its full stop."""
    message = " ".join(str(error).split()) or type(error).__name__
    return message[:200].rstrip(". ")


def _printable(path: str) -> str:
    """A path that can be stored and printed: bytes of a file name that are not UTF-8 are replaced."""
    return _SURROGATE.sub("\ufffd", path)


# --- decoding ------------------------------------------------------------------------------------

_BLANK = "\ufeff\u200b\u2060 \t\n\r\f\v\x85\xa0\u2028\u2029"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(ord(character) for character in map(chr, range(128)) if _CONTROL_CHARACTERS.match(character))
_NOT_TEXT = "This is not text (binary data)."

# A byte order mark and the codec that keeps it as U+FEFF. UTF-32 first: its mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """The text of a file's bytes, every character kept, a byte order mark as U+FEFF.

    A byte order mark decides; else it is UTF-8 when it can be; else the encoding is detected. UTF-8
    with a few broken bytes (at most one to two good characters beyond ASCII) stays UTF-8: what is
    broken becomes U+FFFD.
    Raises ArticleError when the bytes are empty, binary or in no encoding that can be told.
    """
    if not data.strip(b" \t\r\n\f\v"):
        raise ArticleError("The file is empty.")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data, encoding))
    if b"\0" in data:
        return _checked(_decoded(data, _utf16_without_mark(data)))
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    if damaged and len(text) - len(text.encode("ascii", "ignore")) < 3 * damaged:
        text = _decoded(data, _detect(data))
    return _checked(text)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ArticleError(f"The text is damaged: it is not valid {encoding.upper()}.") from None


def _checked(text: str) -> str:
    """The text, unless NULs or a share of control characters above 1 % tell that it is none."""
    if "\0" in text or len(_CONTROL_CHARACTERS.findall(text)) * 100 > len(text):
        raise ArticleError(_NOT_TEXT)
    return text


def _utf16_without_mark(data: bytes) -> str:
    """Which UTF-16 it is, told by where the NULs stand: every second byte of mostly Latin text is one."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(data) // 4 and min(even, odd) * 20 < max(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    raise ArticleError(_NOT_TEXT)


def _detect(data: bytes) -> str:
    """The encoding that charset-normalizer thinks likeliest.

    Western European (cp1252) and Cyrillic (cp1251) are preferred among readings of which none is
    messier: in a text that is mostly English the few other letters are too few to tell. Its first
    200 kB decide.
    """
    from charset_normalizer import from_bytes

    if len(data.translate(None, _CONTROL_BYTES)) * 50 < len(data) * 49:  # more than 2 % control characters
        raise ArticleError(_NOT_TEXT)
    with _quiet("charset_normalizer"):
        readings = from_bytes(_sample(data))
    best = readings.best()
    if best is None:
        raise ArticleError("The encoding of the text cannot be told.")
    for encoding in ("cp1252", "cp1251"):
        for reading in readings:
            alike = encoding in (reading.encoding, *reading.could_be_from_charset)
            if alike and reading.chaos <= best.chaos and reading.coherence >= best.coherence - 0.1:
                return encoding
    return best.encoding


def _sample(data: bytes, size: int = 200_000) -> bytes:
    """The beginning of ``data``, cut after a line, so that no character is cut in two."""
    if len(data) <= size:
        return data
    cut = data.rfind(b"\n", 0, size) + 1
    return data[: cut or size]


@contextmanager
def _quiet(*loggers: str) -> Iterator[None]:
    """Keep libraries from printing warnings about a bad file: the Failure says what is wrong with it."""
    levels = [(logging.getLogger(name), logging.getLogger(name).level) for name in loggers]
    try:
        for logger, _ in levels:
            logger.setLevel(logging.CRITICAL + 1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in levels:
            logger.setLevel(level)


# --- text and Markdown ---------------------------------------------------------------------------


def _read_text(data: bytes) -> _Content:
    return _Content(decode(data))


def _read_markdown(data: bytes) -> _Content:
    text = decode(data)
    matter, start = _front_matter(text)
    return _Content(
        text,
        start=start,
        title=_scalar(matter.get("title")),
        publisher=_scalar(matter.get("publisher") or matter.get("site") or matter.get("source")),
        date=iso_date(matter.get("date")),
        author=_scalar(matter.get("author")),
        url=_scalar(matter.get("url")),
    )


# A first line "---", then lines up to one of "---" or "...", as Jekyll has it (jekyllrb.com/docs/front-matter)
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PLAIN_ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")


def _front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The front matter at the very start of ``text`` and the offset at which the article begins.

    A block that is no mapping is text between two rules, not front matter. YAML that is not well
    formed is read as lines of ``key: value`` (``title: War: the end`` is the usual slip); when that
    fails as well, it is text.
    """
    import yaml

    match = _FRONT_MATTER.match(text, 0, MAX_FRONT_MATTER)
    if not match:
        return {}, 0
    try:
        matter = yaml.safe_load(match.group(1)) or {}
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):  # ValueError: a date such as 2017-02-31
        matter = _plain_entries(match.group(1))
    if not isinstance(matter, dict):
        return {}, 0
    start = match.end()
    while start < len(text) and text[start] in "\r\n":
        start += 1
    return {str(key).lower(): value for key, value in matter.items()}, start


def _plain_entries(block: str) -> dict[str, str] | None:
    """The lines of a block as ``key: value``, or None when one of them is something else."""
    entries = {}
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PLAIN_ENTRY.fullmatch(line)
        if not match:
            return None
        entries[match.group(1)] = (match.group(2) or "").strip("\"'")
    return entries or None


def _scalar(value: object) -> str | None:
    """A string, a number or a date as text, a list of strings joined by commas; None for anything else."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        return None
    return " ".join(_SURROGATE.sub("\ufffd", str(value)).split()) or None


# --- HTML, PDF, Word -----------------------------------------------------------------------------

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
_XML_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,300}\?>")


def _read_html(data: bytes) -> _Content:
    """The main text of a page and its metadata, as trafilatura tells them from menus and comments."""
    from trafilatura import bare_extraction

    page = _XML_DECLARATION.sub("", _decode_html(data)).lstrip("\ufeff")
    dates = {"original_date": True, "extensive_search": False}  # only dates that the page declares
    try:
        with _quiet("trafilatura", "htmldate", "courlan", "justext"):
            found: Any = bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=dates)
    except Exception as error:  # whatever lxml and trafilatura stumble over in a page
        raise ArticleError(f"The page cannot be read: {_one_line(error)}.") from None
    if found is None or not (found.text or "").strip():
        raise ArticleError("No article text was found in the page.")
    # Where a page names no site, trafilatura gives the host; the URL says that already.
    publisher = found.sitename if found.sitename != _host(found.url) else None
    return _Content(
        found.text,
        title=_scalar(found.title),
        publisher=_scalar(publisher),
        date=iso_date(found.date),
        author=_scalar(found.author),
        url=_scalar(found.url),
    )


def _host(url: str | None) -> str | None:
    """The host of a URL without "www.", as trafilatura gives it."""
    match = re.match(r"https?://(?:www\.|w[0-9]+\.)?([^/:]+)", url or "")
    return match.group(1) if match else None


def _decode_html(data: bytes) -> str:
    """The page's text: by its byte order mark, else the declared charset, else as any text.

    A declared ISO-8859-1 or ASCII is read as cp1252, as browsers do (WHATWG Encoding Standard, 4.2).
    """
    declared = _DECLARED.search(data[:4096])
    if declared and not any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS):
        name = (declared.group(1) or declared.group(2)).decode("ascii", "replace").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name
        try:
            return _checked(data.decode(name))
        except (LookupError, UnicodeError):  # unknown, or a false declaration
            pass
    return decode(data)


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
    return _Content(text, title=_declared_title(title), author=_scalar(author))


def _declared_title(title: object) -> str | None:
    """The title in a document's properties, unless a program put a file's name there."""
    found = _scalar(title)
    if found and re.search(
        r"^(?:untitled|microsoft word - )|\.(?:docx?|pdf|rtf|odt|indd|qxd|tex|dvi|html?)$", found, re.I
    ):
        return None
    return found


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
            paragraphs = list(_paragraphs(document))
            title, author = document.core_properties.title, document.core_properties.author
    except Exception as error:  # python-docx raises KeyError, ValueError, lxml and zip errors on damaged files
        raise ArticleError(f"The Word document is damaged: {_one_line(error)}.") from None
    return _Content("\n\n".join(paragraphs), title=_declared_title(title), author=_scalar(author))


def _paragraphs(container: Any) -> Iterator[str]:
    """The texts of a document's (or cell's) paragraphs, those of tables included, merged cells once."""
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            done = set()
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in done:
                        done.add(cell._tc)
                        yield from _paragraphs(cell)
        elif block.text.strip():
            yield block.text


# --- JSON Lines ----------------------------------------------------------------------------------


def _read_jsonl(path: str, source: str) -> Iterator[Article | Failure]:
    """One article a line, blank lines left out. Only a line is in memory at a time."""
    texts: dict[str, str] = {}  # the id of a line -> the ID of its text
    empty = True
    with _open(path) as file:
        for number, line in enumerate(_raw_lines(file), start=1):
            if number == 1 and line is not None:
                _check_jsonl(line)
                line = line.removeprefix(codecs.BOM_UTF8)
            if line is not None and not line.strip():
                continue
            empty = False
            place = f"{source}#L{number}"
            try:
                article = _jsonl_article(line, source, place)
                first = texts.setdefault(article.source, article.id)
                if first != article.id:
                    raise ArticleError(
                        f"The id {article.source[len(source) + 1 :]!r} was used for another text before."
                    )
                yield article
            except ArticleError as error:
                yield Failure(place, str(error))
    if empty:
        yield Failure(source, "The file is empty.")


def _raw_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file without their ends; None for one that is longer than MAX_BYTES."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
            yield None
        else:
            yield line


def _check_jsonl(first_line: bytes) -> None:
    """Refuse a whole file at its first line, where each line would fail for the same reason."""
    if any(first_line.startswith(mark) for mark, encoding in _BYTE_ORDER_MARKS if encoding != "utf-8"):
        raise ArticleError("JSON Lines must be UTF-8 (RFC 8259).")
    if b"\0" in first_line:
        raise ArticleError(_NOT_TEXT)


def _jsonl_article(line: bytes | None, source: str, place: str) -> Article:
    """The article on one line; raises ArticleError."""
    if line is None:
        raise ArticleError(f"The line is longer than {_megabytes(MAX_BYTES)}.")
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise ArticleError("The line is not valid UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"The line is not valid JSON: {_one_line(error)}.") from None
    if not isinstance(record, dict):
        raise ArticleError("The line is not a JSON object.")
    if "text" not in record:
        raise ArticleError('The key "text" is missing.')
    for key in ("text", "title", "publisher", "date", "url", "author"):
        _check_string(record, key)
    text = record["text"]
    if not text or not text.strip(_BLANK):
        raise ArticleError('The "text" is empty.')
    if "\0" in text:
        raise ArticleError('The "text" holds NUL characters.')
    id = record.get("id")
    if isinstance(id, bool) or not isinstance(id, str | int | None):
        raise ArticleError('The "id" is neither a string nor a whole number.')
    if isinstance(id, str):
        _check_string(record, "id")
    content = _Content(
        text,
        title=_scalar(record.get("title")),
        publisher=_scalar(record.get("publisher")),
        date=iso_date(record.get("date")),
        author=_scalar(record.get("author")),
        url=_scalar(record.get("url")),
    )
    return _article(content, place if id is None or not str(id).strip() else f"{source}#{id}")


def _check_string(record: dict[str, Any], key: str) -> None:
    """Raise ArticleError when a value is there that is not a string, or not valid Unicode."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(f'The "{key}" is not a string.')
    if value and _SURROGATE.search(value):
        raise ArticleError(f'The "{key}" holds characters that are not valid Unicode (lone surrogates).')


# --- what the text itself tells ------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_CLOCK = (
    r"(?:[T,|·•–—-]? ?(?:at )?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:z|[+-]\d{2}:?\d{2}|\(?[a-z]{2,5}\)?))?)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DATE = (
    rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?,? (?P<year>\d{{4}})",
    rf"{_WEEKDAY}(?:{_MONTH}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    rf"{_WEEKDAY}(?:(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
)
# The whole of a line: a label or a byline, the date, the time of day.
_DATE_LINES = tuple(
    re.compile(
        rf"(?:(?P<label>(?:first |date )?(?:published|posted|issued|released|created)(?: on| at)?|date|"
        rf"(?P<update>(?:last )?(?:updated|modified|edited)(?: on| at)?)) ?[:|–—-]? ?|"
        rf"by [^\d,|•·]{{2,60}} ?[,|•·–—-] ?)?{date}),?{_CLOCK}\.?",
        re.IGNORECASE,
    )
    for date in _DATE
)
_HEAD_CHARACTERS = 5000
_HEAD_LINES = 10  # lines, blank ones and furniture not counted, in which a date may stand
_LONGEST_TITLE = 200
_BYLINE = re.compile(r"by [^.]{2,80}|[\w.+-]+@[\w.-]+|https?://\S+", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?")


def iso_date(value: object) -> str | None:
    """A date as YYYY-MM-DD, None when it is none or cannot be told for certain (08/09/2017).

    Takes dates, and strings with an ISO 8601 date or time, or with the month's English name.
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    value = value.strip()
    try:
        return datetime.datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        found = _date_line(value)
        return found[0] if found else None


def _date_line(line: str) -> tuple[str, str] | None:
    """The date that is all a line says, with what it is: "label", "update" or "" for no label."""
    if len(line) > 150:
        return None
    line = " ".join(line.replace("*", "").replace("_", "").split())
    for pattern in _DATE_LINES:
        if match := pattern.fullmatch(line):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3])
            try:
                date = datetime.date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                return None
            return date.isoformat(), "update" if match["update"] else "label" if match["label"] else ""
    return None


def _head(text: str, start: int) -> list[str]:
    """The first lines of the article that are not furniture, each with a blank line's emptiness kept."""
    head = text[: start + _HEAD_CHARACTERS]
    ranges = furniture(head, start)
    kept = []
    place = start
    for first, last in [*ranges, (len(head), len(head))]:
        kept.append(head[place:first])
        place = last
    lines = [line.strip(_BLANK) for line in "\n".join(kept).splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    if len(text) > len(head) and lines:  # the last line is cut off
        lines[-1] += "…"
    return lines


def _title(head: list[str]) -> str | None:
    """The first line when it looks like a title: short, no sentence, and something follows it.

    A line that goes on in the next one (which then begins in lower case) is none, nor is a date or a byline.
    """
    lines = [(number, line) for number, line in enumerate(head) if line and not _date_line(line)]
    if len(lines) < 2:
        return None
    number, line = lines[0]
    heading = _MARKDOWN_HEADING.fullmatch(line)
    title = re.sub(r"\*\*|__|^[*_]|[*_]$", "", heading.group(1) if heading else line).strip()
    follows = head[number + 1] if number + 1 < len(head) else ""
    if not heading and (follows[:1].islower() or title.endswith((".", ",", ":", ";", "…")) or _BYLINE.fullmatch(title)):
        return None
    if len(title) > _LONGEST_TITLE or not any(character.isalpha() for character in title):
        return None
    return " ".join(title.split())


def _date(head: list[str]) -> str | None:
    """The date that a line near the top consists of: a labelled one, else the only bare one, else an update."""
    found = [date for line in [line for line in head if line][:_HEAD_LINES] if (date := _date_line(line))]
    labelled = [date for date, kind in found if kind == "label"]
    if labelled:
        return labelled[0]
    bare = {date for date, kind in found if kind == ""}
    if bare:
        return bare.pop() if len(bare) == 1 else None
    return next((date for date, _ in found), None)


_READERS: dict[str, Callable[[bytes], _Content]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".jsonl": _read_text,  # only its place in the list counts: load reads it line by line
}
