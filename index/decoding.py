"""From bytes to text: which encoding it is, and whether it is text at all."""

import codecs
import re

from index.errors import ArticleError

BLANK = "\ufeff\u200b\u2060 \t\n\r\f\v\x85\xa0\u2028\u2029"
"""Characters that show nothing."""

NOT_TEXT = "This is not text (binary data)."

# A byte order mark and the codec that keeps it as U+FEFF. UTF-32 first: its mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(128) if _CONTROL_CHARACTERS.match(chr(code)))
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
_SAMPLE = 200_000  # bytes that decide which older encoding it is


def decode(data: bytes) -> str:
    """The text of a file's bytes, every character kept, a byte order mark as U+FEFF.

    A byte order mark decides; else it is UTF-8 when it can be; else the encoding is detected. UTF-8
    with a few broken bytes (at most one to two good characters beyond ASCII) stays UTF-8: what is
    broken becomes U+FFFD.
    Raises ArticleError when the bytes are empty, binary or in no encoding that can be told.
    """
    if not data.strip():
        raise ArticleError("The file is empty.")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(encoding, data)
    if b"\0" in data:
        return _decode_as(_utf16_without_mark(data), data)
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    if damaged and len(text) - len(text.encode("ascii", "ignore")) < 3 * damaged:
        return _decode_as(_detect(data), data)
    return _checked(text)


def decode_html(data: bytes) -> str:
    """A page's text: by its byte order mark, else the declared charset, else as any text.

    A declared ISO-8859-1 or ASCII is read as cp1252, as browsers do (WHATWG Encoding Standard, 4.2).
    """
    declared = _DECLARED.search(data[:4096])
    if declared and not any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        name = (declared[1] or declared[2]).decode("ascii", "replace").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name
        try:
            return _checked(data.decode(name))
        except (LookupError, UnicodeError):  # unknown, or a false declaration
            pass
    return decode(data)


def has_surrogates(text: str) -> bool:
    """Whether ``text`` holds lone surrogates, which no file can."""
    return bool(_SURROGATE.search(text))


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for lone surrogates, so that it can be stored and printed."""
    return _SURROGATE.sub("\ufffd", text)


def printable(path: str) -> str:
    """A path, or what a user gave for one, so that it can be stored and printed: "caf\\udce9.txt".

    Bytes of a name that are not UTF-8, which Python hands on as lone surrogates (PEP 383), are
    written out, so that different names stay different.
    """
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _decode_as(encoding: str, data: bytes) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError:
        raise ArticleError(f"The text is damaged: it is not valid {encoding.upper()}.") from None


def _checked(text: str) -> str:
    """The text, unless NULs or a share of control characters above 1 % tell that it is none."""
    if "\0" in text or len(_CONTROL_CHARACTERS.findall(text)) * 100 > len(text):
        raise ArticleError(NOT_TEXT)
    return text


def _utf16_without_mark(data: bytes) -> str:
    """Which UTF-16 it is, told by where the NULs stand: every second byte of mostly Latin text is one."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(data) // 4 and min(even, odd) * 20 < max(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    raise ArticleError(NOT_TEXT)


def _detect(data: bytes) -> str:
    """The encoding that charset-normalizer thinks likeliest.

    Western European (cp1252) and Cyrillic (cp1251) are preferred among readings of which none is
    messier: in a text that is mostly English the few other letters are too few to tell.
    """
    from charset_normalizer import from_bytes

    if len(data.translate(None, _CONTROL_BYTES)) * 50 < len(data) * 49:  # more than 2 % control characters
        raise ArticleError(NOT_TEXT)
    if len(data) > _SAMPLE:  # cut after a line, so that no character is cut in two
        data = data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    readings = from_bytes(data)
    best = readings.best()
    if best is None:
        raise ArticleError("The encoding of the text cannot be told.")
    for encoding in ("cp1252", "cp1251"):
        for reading in readings:
            alike = encoding in (reading.encoding, *reading.could_be_from_charset)
            if alike and reading.chaos <= best.chaos and reading.coherence >= best.coherence - 0.1:
                return encoding
    return best.encoding
