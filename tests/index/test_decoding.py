"""Bytes in every encoding become the text that was written, and binary data is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.decoding import decode, decode_html
from index.errors import ArticleError

BODY = "The ferry sank on Friday. Four people died, the coast guard said.\n\nNobody knows why.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_stays(encoding: str) -> None:
    text = "\ufeffCafé – “naïve” 👩‍🚀\r\n\u00a0\u2028"
    assert decode(text.encode(encoding)) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_any_utf8_text_is_kept(text: str) -> None:
    text = "Ferry sinks " + text
    assert decode(text.encode()) == text


LEGACY = [
    ("cp1252", "The café’s owner said “no” – and left for Genève.\nIt cost £20, the paper wrote.\n"),
    ("latin-1", "Señor Núñez llegó a Málaga después de la reunión. El año pasado visitó España.\n"),
    (
        "cp1251",
        "Министр обороны заявил в пятницу, что паром затонул в порту города. По его словам, погибли четыре человека.\n",
    ),
    (
        "koi8-r",
        "Министр обороны заявил в пятницу, что паром затонул в порту города. По его словам, погибли четыре человека.\n",
    ),
    ("gb18030", "周五，一艘渡轮在港口沉没，造成四人死亡。海岸警卫队说，原因尚不清楚。\n"),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_older_encodings_are_detected(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text
    assert decode((text * 4000).encode(encoding)) == text * 4000


def test_utf16_without_a_mark() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(BODY.encode(encoding)) == BODY


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    assert decode("Žluťoučký kůň “sank” – said".encode() + b"\xe2\x80") == "Žluťoučký kůň “sank” – said\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\n", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "This is not text (binary data)."),
        (bytes((i * 7919 + i // 3) % 255 + 1 for i in range(5000)), "This is not text (binary data)."),
        (b"one\0NUL in a long enough text of plain letters", "This is not text (binary data)."),
        (b"\x01\x02\x03 controls \x04\x05", "This is not text (binary data)."),
        (b"\xff\xfea", "The text is damaged: it is not valid UTF-16-LE."),
    ],
)
def test_what_is_not_text(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError) as caught:
        decode(data)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">', "iso-8859-15"),
        ('<?xml version="1.0" encoding="iso-8859-15"?>', "iso-8859-15"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="no-such-thing">', "utf-8"),
        ('<meta charset="utf-8">', "utf-16"),  # the byte order mark wins
    ],
)
def test_html_is_decoded_as_declared(declaration: str, encoding: str) -> None:
    page = f"<html><head>{declaration}</head><body>Ferry sinks in Møre harbour</body></html>"
    assert decode_html(page.encode(encoding)).removeprefix("\ufeff") == page
