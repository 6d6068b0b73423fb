"""Files of every kind, whole and broken, become articles or reasons."""

import io
import json
import os
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from index import articles
from index.articles import article_id, load
from index.types import Article, Failure
from tests.index.files import without_root, written

BODY = "The ferry sank on Friday. Four people died, the coast guard said.\n\nNobody knows why.\n"


def only(path: Path) -> Article:
    """The one article of a file."""
    (item,) = load(path)
    assert isinstance(item, Article), item
    assert item.id == article_id(item.text)
    assert item.sources[0].startswith(str(path))
    return item


def reason(path: Path) -> str:
    """Why a file could not be read: one sentence."""
    (item,) = load(path)
    assert isinstance(item, Failure), item
    assert item.source == str(path)
    assert item.reason[0].isupper()
    assert item.reason.endswith((".", ")."))
    assert "\n" not in item.reason
    return item.reason


def test_article_id_is_of_the_text_alone() -> None:
    assert article_id("abc") == "ba7816bf8f01cfea"
    assert len(article_id("\ud800")) == 16


# --- text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "text",
    [
        "\ufeffFerry sinks\r\n\r\nThe\u00a0ferry sank.\r\n",
        "  Ferry sinks  \n\tThe ferry sank \u2028 there.\x0c\n\n",
        "Ferry\rsinks\r\rCafé – “naïve” 👩‍🚀\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_the_text_is_the_file_untouched(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    text = text if encoding == "utf-8" else "\ufeff" + text.lstrip("\ufeff")
    assert only(written(tmp_path / name, text.encode(encoding))).text == text


def test_binary_data_is_a_failure(tmp_path: Path) -> None:
    assert reason(written(tmp_path / "a.txt", bytes(range(256)) * 8)) == "This is not text (binary data)."


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\ufeff\u00a0\n".encode("utf-16-le")])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.jsonl"])
def test_empty_files(tmp_path: Path, name: str, content: bytes) -> None:
    path = written(tmp_path / name, content)
    if content.strip() and name not in ("a.txt", "a.md"):  # a mark alone is not empty for every kind
        assert reason(path)
    else:
        assert reason(path) == "The file is empty."


def test_the_limit_of_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert reason(path) == "The file is 50 MB; articles may have at most 20 MB."


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    path = written(tmp_path / "closed.txt", BODY)
    path.chmod(0o000)
    with without_root():
        assert list(load(path)) == [Failure(str(path), "Permission denied.")]
        assert list(load(tmp_path / "closed.jsonl")) in (
            [Failure(str(tmp_path / "closed.jsonl"), "Permission denied.")],
            [Failure(str(tmp_path / "closed.jsonl"), "There is no such file or folder.")],
        )
    (tmp_path / "folder.txt").mkdir()
    assert reason(tmp_path / "folder.txt") == "This is a folder."
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    assert reason(tmp_path / "broken.txt") == "There is no such file or folder."
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    assert reason(tmp_path / "round.txt").startswith("The file cannot be read: ")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "This is not a regular file."
    assert reason(written(tmp_path / "a.png", "x")).startswith("Only .txt, ")


# --- Markdown ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter(tmp_path: Path, mark: str, newline: str) -> None:
    text = mark + newline.join(
        [
            "---",
            'title: "War: what next?"',
            "Publisher: Harbour Post",
            "date: 2017-09-08",
            "author: [Jane Doe, John Roe]",
            "url: https://example.org/a",
            "tags: {a: 1}",
            "---",
            "",
            "# Another heading",
            "",
            "The ferry sank.",
        ]
    )
    article = only(written(tmp_path / "a.md", text))
    assert article.text == text
    assert article.text[article.start :].startswith("# Another heading")
    assert (article.title, article.publisher, article.date) == ("War: what next?", "Harbour Post", "2017-09-08")
    assert (article.author, article.url) == ("Jane Doe, John Roe", "https://example.org/a")


@pytest.mark.parametrize(
    ("matter", "title", "date"),
    [
        ("title: Ferry\ndate: 08/09/2017", "Ferry", None),  # either of two days
        ("title: 1984\ndate: 2017-09-08T23:30:00Z", "1984", "2017-09-08"),
        ("title: War: what next?\ndate: 8 September 2017", "War: what next?", "2017-09-08"),
        ("title: [1, {a: b}]\ndate: 7", "Ferry sinks", None),
        ("title:\ndate:", "Ferry sinks", None),
    ],
)
def test_odd_front_matter(tmp_path: Path, matter: str, title: str, date: str | None) -> None:
    article = only(written(tmp_path / "a.md", f"---\n{matter}\n---\n# Ferry sinks\n\n{BODY}"))
    assert (article.title, article.date) == (title, date)


def test_an_alias_bomb_does_no_harm(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 60))
    article = only(written(tmp_path / "a.md", f"---\n{bomb}title: *a59\n---\n# Ferry sinks\n\n{BODY}"))
    assert article.title == "Ferry sinks"


def test_front_matter_only(tmp_path: Path) -> None:
    assert reason(written(tmp_path / "a.md", "---\ntitle: x\n---\n\n")) == "The file holds front matter only."


def test_nothing_is_made_up(tmp_path: Path) -> None:
    article = only(written(tmp_path / "a.txt", BODY))
    assert article == Article(id=article_id(BODY), text=BODY, sources=(str(tmp_path / "a.txt"),))


# --- HTML ----------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry sinks – Harbour Post</title>{head}</head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Ferry sinks in Møre harbour</h1>
<p>The ferry to the islands sank on Friday, the coast guard said in a statement to reporters.</p>
<p>Divers found 14 bodies near the northern pier and will need three weeks for the rest, the mayor told the paper.</p>
<p>Buses will be sent over the eastern road until then, a spokeswoman said on Friday evening.</p></article>
<footer>© 2021 Harbour Post. All rights reserved.</footer></body></html>"""
HEAD = """<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Jane Doe">
<link rel="canonical" href="https://www.harbour.example/ferry">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">"""


@pytest.mark.parametrize("name", ["a.html", "a.htm"])
def test_html(tmp_path: Path, name: str) -> None:
    article = only(written(tmp_path / name, PAGE.format(head=HEAD)))
    assert article.title == "Ferry sinks in Møre harbour"
    assert (article.author, article.publisher, article.date) == ("Jane Doe", "Harbour Post", "2021-03-04")
    assert article.url == "https://www.harbour.example/ferry"
    assert "The ferry to the islands sank on Friday" in article.text
    assert "a spokeswoman said on Friday evening." in article.text
    assert "World" not in article.text
    assert "All rights" not in article.text


def test_html_without_metadata_has_none(tmp_path: Path) -> None:
    article = only(written(tmp_path / "a.html", PAGE.format(head="")))
    assert (article.author, article.publisher, article.date, article.url) == (None, None, None, None)
    link = '<link rel="canonical" href="https://www.harbour.example/ferry">'
    assert only(written(tmp_path / "b.html", PAGE.format(head=link))).publisher is None


def test_html_in_the_declared_encoding(tmp_path: Path) -> None:
    page = PAGE.format(head='<meta charset="windows-1252">').encode("cp1252")
    assert only(written(tmp_path / "a.html", page)).title == "Ferry sinks in Møre harbour"


def test_xhtml_with_an_xml_declaration(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.format(head="")
    assert only(written(tmp_path / "a.html", page)).title == "Ferry sinks in Møre harbour"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<<<>>>", "<html><body><script>var a = 1</script></body></html>", "words"]
)
def test_html_without_an_article(tmp_path: Path, page: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert reason(written(tmp_path / "a.html", page)) == "No article text was found in the page."
    assert capfd.readouterr() == ("", "")


# --- PDF -----------------------------------------------------------------------------------------


def pdf(*pages: str, title: str | None = None, author: str | None = None, password: str | None = None) -> bytes:
    """A PDF with one line of text for each line of each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        shown = b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in page.split("\n"))
        stream = b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    out += b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, end)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(out)))
    about = {"/Title": title, "/Author": author}
    writer.add_metadata({key: value for key, value in about.items() if value})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_pdf(tmp_path: Path) -> None:
    content = pdf("Ferry sinks\nThe ferry sank on Friday.", "Nobody knows why.", title="The ferry", author="Jane Doe")
    article = only(written(tmp_path / "a.pdf", content))
    assert article.text == "Ferry sinks\nThe ferry sank on Friday.\n\nNobody knows why."
    assert (article.title, article.author, article.date) == ("The ferry", "Jane Doe", None)


def test_pdf_without_a_title_or_with_a_files_name_for_it(tmp_path: Path) -> None:
    for title in (None, "Microsoft Word - ferry.doc", "untitled"):
        content = pdf("Ferry sinks\n8 September 2017\nThe ferry sank on Friday.", title=title)
        article = only(written(tmp_path / "a.pdf", content))
        assert (article.title, article.date) == ("Ferry sinks", "2017-09-08")


def test_broken_pdfs(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = pdf("The ferry sank on Friday.\n" * 30)
    broken = "The PDF is damaged: "
    assert reason(written(tmp_path / "a.pdf", whole[: len(whole) // 2])).startswith(broken)
    assert reason(written(tmp_path / "b.pdf", whole[:40] + b"\n%%EOF")).startswith(broken)
    assert reason(written(tmp_path / "c.pdf", pdf("Secret.", password="x"))) == "The PDF is encrypted."
    assert reason(written(tmp_path / "d.pdf", pdf(""))) == "The PDF has no text (it may be a scan)."
    assert reason(written(tmp_path / "e.pdf", BODY)) == "This is not a PDF."
    assert capfd.readouterr() == ("", "")


def test_a_pdf_without_a_password_to_open_it_is_read(tmp_path: Path) -> None:
    assert only(written(tmp_path / "a.pdf", pdf("The ferry sank.", password=""))).text == "The ferry sank."


# --- Word ----------------------------------------------------------------------------------------


def word(path: Path, title: str = "", author: str = "") -> Path:
    document = docx.Document()
    document.add_heading("Ferry sinks")
    document.add_paragraph("The ferry sank on\u00a0Friday.")
    document.add_paragraph("")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Dead", "Four", "Missing", "Nobody"], strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_paragraph("Nobody knows why.")
    document.core_properties.title, document.core_properties.author = title, author
    document.save(str(path))
    return path


def test_docx(tmp_path: Path) -> None:
    article = only(word(tmp_path / "a.docx", "The ferry", "Jane Doe"))
    paragraphs = [
        "Ferry sinks",
        "The ferry sank on\u00a0Friday.",
        "Dead",
        "Four",
        "Missing",
        "Nobody",
        "Nobody knows why.",
    ]
    assert article.text == "\n\n".join(paragraphs)
    assert (article.title, article.author, article.date) == ("The ferry", "Jane Doe", None)
    assert only(word(tmp_path / "b.docx")).title == "Ferry sinks"


def test_broken_docx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = word(tmp_path / "a.docx")
    none = "This is not a Word document (.docx), or it is damaged or encrypted."
    assert reason(written(tmp_path / "b.docx", whole.read_bytes()[:2000])) == none
    assert reason(written(tmp_path / "c.docx", BODY)) == none
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as archive:
        archive.writestr("a.txt", "no document")
    assert reason(tmp_path / "d.docx").startswith("The Word document is damaged: ")
    empty = docx.Document()
    empty.save(str(tmp_path / "e.docx"))
    assert reason(tmp_path / "e.docx") == "The file is empty."
    with zipfile.ZipFile(tmp_path / "f.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 101_000_000)
    assert reason(tmp_path / "f.docx") == "The document unpacks to 101 MB; it may be at most 100 MB."


# --- JSON Lines ----------------------------------------------------------------------------------


def lines(path: Path, *records: object) -> Path:
    """A .jsonl file; strings are lines as they are."""
    rows = [record if isinstance(record, str) else json.dumps(record) for record in records]
    return written(path, "\n".join(rows) + "\n")


def test_jsonl(tmp_path: Path) -> None:
    record = {
        "id": "x1",
        "title": "Ferry",
        "text": " \ufeffA\r\nB\u00a0",
        "publisher": "Post",
        "url": "http://a",
        "z": [],
    }
    path = lines(
        tmp_path / "a.jsonl", record | {"date": "2017-09-08T10:00:00Z"}, "", {"text": BODY}, {"id": 7, "text": "C"}
    )
    first, second, third = (item for item in load(path) if isinstance(item, Article))
    assert first == Article(
        id=article_id(" \ufeffA\r\nB\u00a0"),
        text=" \ufeffA\r\nB\u00a0",
        sources=(f"{path}#x1",),
        title="Ferry",
        publisher="Post",
        date="2017-09-08",
        url="http://a",
    )
    assert (second.source, second.text, second.title) == (f"{path}#{article_id(BODY)}", BODY, None)
    assert third.source == f"{path}#7"


def test_a_bad_line_is_a_failure_and_the_others_go_on(tmp_path: Path) -> None:
    bad: dict[str, str] = {
        "{": "The line is not valid JSON: Expecting property name enclosed in double quotes at column 2.",
        '{"text": "a': "The line is not valid JSON: Unterminated string starting at column 10.",
        '{"text": "a"} x': "The line is not valid JSON: ",
        "[" * 100_000: "The line is not valid JSON: ",
        '{"id": ' + "9" * 5000 + ', "text": "a"}': "The line is not valid JSON: ",
        "[1]": "The line is not a JSON object.",
        "{}": 'The key "text" is missing.',
        '{"text": 3}': 'The "text" is not a string.',
        '{"text": null}': 'The "text" is empty.',
        '{"text": " \\n\\u00a0"}': 'The "text" is empty.',
        '{"text": "a\\u0000b"}': 'The "text" holds NUL characters.',
        '{"text": "a\\ud800"}': 'The "text" holds characters that are not valid Unicode',
        '{"text": "a", "title": ["b"]}': 'The "title" is not a string.',
        '{"text": "a", "date": 2017}': 'The "date" is not a string.',
        '{"text": "a", "id": true}': 'The "id" is neither',
        '{"text": "a", "id": 1.5}': 'The "id" is neither',
        '{"text": "a", "id": "\\udc00"}': 'The "id" holds characters',
    }
    good = [{"id": number, "text": f"Text {number}"} for number in range(len(bad))]
    path = lines(tmp_path / "a.jsonl", *[row for pair in zip(bad, good, strict=True) for row in pair])
    items = list(load(path))
    assert [item.text for item in items if isinstance(item, Article)] == [str(record["text"]) for record in good]
    failures = [item for item in items if isinstance(item, Failure)]
    assert [failure.source for failure in failures] == [f"{path}#L{number}" for number in range(1, 2 * len(bad), 2)]
    for failure, expected in zip(failures, bad.values(), strict=True):
        assert failure.reason.startswith(expected)
        assert failure.reason.endswith(".")


def test_jsonl_that_is_not_utf8(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"text": "A"}\r\n{"text": "caf\xe9"}\r\n{"text": "B"}')
    items = list(load(path))
    assert [item.text for item in items if isinstance(item, Article)] == ["A", "B"]
    assert items[1] == Failure(f"{path}#L2", "The line is not valid UTF-8.")
    assert reason(written(tmp_path / "b.jsonl", '{"text": "A"}\n'.encode("utf-16"))).startswith(
        "JSON Lines must be UTF-8"
    )
    assert reason(written(tmp_path / "c.jsonl", bytes(1000))) == "This is not text (binary data)."


def test_the_same_id_twice(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": 1, "text": "A"}, {"id": "1", "text": "A"}, {"id": "1", "text": "B"})
    first, same, other = load(path)
    assert first == same
    assert other == Failure(f"{path}#L3", "The id '1' was used for another text before.")


def test_the_same_text_twice_without_an_id(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"title": "First", "text": "A"}, {"title": "Second", "text": "A"})
    first, second = load(path)
    assert first == second
    assert isinstance(first, Article)
    assert first.title == "First"


def test_names_that_differ_in_bytes_beyond_utf8_stay_different(tmp_path: Path) -> None:
    names = [os.fsdecode(os.fsencode(tmp_path) + b"/caf" + byte + b".txt") for byte in (b"\xe9", b"\xe8")]
    articles = [item for name in names for item in load(written(Path(name), BODY)) if isinstance(item, Article)]
    assert [article.source for article in articles] == [f"{tmp_path}/caf\\udce9.txt", f"{tmp_path}/caf\\udce8.txt"]


def test_a_date_that_cannot_be_told_is_none(tmp_path: Path) -> None:
    assert only(lines(tmp_path / "a.jsonl", {"text": BODY, "date": "08/09/2017"})).date is None


def test_a_line_beyond_the_limit_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "MAX_BYTES", 100)
    path = lines(tmp_path / "a.jsonl", {"text": "A"}, {"text": "B" * 1000}, {"text": "C"}, {"text": "D" * 1000})
    first, long, third, last = load(path)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert third.source == f"{path}#{article_id('C')}"
    assert long == Failure(f"{path}#L2", "The line is longer than 0.0001 MB.")
    assert isinstance(last, Failure)


def test_blank_lines_only(tmp_path: Path) -> None:
    assert reason(written(tmp_path / "a.jsonl", "\n\n  \n")) == "The file is empty."


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".jsonl"]))
def test_no_content_raises(tmp_path_factory: pytest.TempPathFactory, content: bytes, kind: str) -> None:
    path = written(tmp_path_factory.mktemp("any") / f"a{kind}", content)
    for item in load(path):
        assert isinstance(item, Article | Failure)
