"""Answers and articles as lines for a terminal or a pipe; pure functions.

Everything that comes from an article is hostile until shown otherwise: it never reaches Rich as
markup, and control characters, which could move the cursor or reverse what is read, are taken out.
Where there is no colour the span of a citation stands in double square brackets, [[like this]];
brackets of the article itself are set apart as "[ [", so that the marks cannot be mistaken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:  # these records come with NumPy, which `attest --help` does not wait for
    from index.store import ArticleSummary
    from index.types import Article, IngestReport, Stats
    from qa.types import Agreement, Alternative, Answer, Citation

SPAN = "bold reverse"
QUIET = "dim"

# C0 and C1 controls (ESC and CSI among them) but for tab and line feed, and lone surrogates.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Embeddings, overrides and isolates of the bidirectional algorithm: with them "exe.txt" reads "txt.exe".
_BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u206f]")
_SEPARATOR = re.compile("[\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line (which a terminal may wrap), ``indent`` columns from the left."""

    text: Text = field(default_factory=Text)
    indent: int = 0


def plain(lines: Iterable[Line]) -> str:
    """The lines for a pipe: no styles, never wrapped, each ended by a line feed."""
    return "".join(f"{' ' * line.indent}{line.text.plain}".rstrip() + "\n" for line in lines)


def styled(lines: Iterable[Line]) -> Group:
    """The lines for a terminal: wrapped lines keep their indent."""
    # An empty line would vanish inside a Padding.
    return Group(*(Padding.indent(line.text, line.indent) if line.indent else line.text for line in lines))


def harmless(text: str) -> str:
    """The text without characters that steer a terminal: controls become U+FFFD, bidirectional ones go.

    >>> harmless("\\x1b[31mred")
    '�[31mred'
    """
    return _CONTROL.sub("\ufffd", _BIDIRECTIONAL.sub("", text))


def folded(text: str) -> str:
    """The text harmless and on one line: every run of white space is one space.

    >>> folded("the  minister\\nof war")
    'the minister of war'
    """
    return harmless(re.sub(r"\s+", " ", text)).strip()


def json_line(record: dict[str, Any]) -> bytes:
    """One line of JSON Lines: UTF-8, letters of any script as they are.

    JSON has C0 controls escaped anyway. Here the others are too, so that the line may be shown as it
    is, and so are the separators that Unicode adds, so that any way of splitting lines agrees.

    >>> json_line({"id": None, "answer": "Müller"})
    b'{"id": null, "answer": "M\\xc3\\xbcller"}\\n'
    """
    text = json.dumps(record, ensure_ascii=False)
    for pattern in (_CONTROL, _BIDIRECTIONAL, _SEPARATOR):
        text = pattern.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text.encode("utf-8") + b"\n"


def confidence_word(confidence: float) -> str:
    """A probability in one word or two: very likely from 0.9, likely from 0.7, possible from 0.4, else unlikely."""
    for bound, word in ((0.9, "very likely"), (0.7, "likely"), (0.4, "possible")):
        if confidence >= bound:
            return word
    return "unlikely"


def answer_lines(answer: Answer, *, marks: bool, heading: bool = False) -> list[Line]:
    """An answer with its evidence; without one, the passages that come closest, named as such.

    ``marks`` puts spans in [[brackets]]; without, their style alone shows them. ``heading`` puts
    the question above.
    """
    lines = [Line(Text(folded(answer.question), "underline"))] if heading else []
    if answer.text is not None:
        lines.append(Line(Text.assemble((folded(answer.text), "bold"), "  ", _confidence(answer.confidence))))
        for place, citation in enumerate(answer.citations):
            lines += _citation_lines(citation, marks) if place == 0 else _brief_lines(citation, first=place == 1)
        lines += _agreement_lines(answer.agreement)
        if answer.agreement.disagree:
            for other in answer.alternatives:
                lines.append(Line(_candidate(other), 2))
                lines += [Line(_place(citation), 4) for citation in other.citations]
        return lines
    lines.append(Line(Text("The articles do not say.", "bold")))
    if answer.alternatives:
        lines.append(Line(Text("The closest passages, which may have nothing to do with it:")))
        for other in answer.alternatives:
            lines.append(Line(_candidate(other), 2))
            for citation in other.citations[:1]:
                lines += [Line(_quote(citation, marks), 4), *_place_lines(citation, 4)]
    return lines


def ingest_line(report: IngestReport) -> Line:
    """The summary of an ingest: "97 articles added, 0 updated, 0 unchanged, 3 failed"."""
    counts = [
        _count(len(report.added), "article") + " added",
        f"{len(report.updated)} updated",
        f"{len(report.unchanged)} unchanged",
        f"{len(report.failures)} failed",
    ]
    if report.duplicates:
        counts.insert(3, f"{len(report.duplicates)} known under another name")
    if report.removed:
        counts.insert(-1, f"{len(report.removed)} removed")
    return Line(Text(", ".join(counts)))


def articles_table(articles: Sequence[ArticleSummary]) -> Table:
    """All articles as a table for a terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("ID", "Date"):
        table.add_column(name, no_wrap=True)
    for name in ("Publisher", "Title", "Source"):
        table.add_column(name, overflow="fold")
    for article in articles:
        table.add_row(*map(Text, article_row(article)))
    return table


def article_row(article: ArticleSummary) -> tuple[str, str, str, str, str]:
    """ID, date, publisher, title and first source, each on one line and empty where unknown."""
    date, publisher, title = (folded(value or "") for value in (article.date, article.publisher, article.title))
    return article.id, date, publisher, title, folded(article.source)


def article_record(article: ArticleSummary) -> dict[str, Any]:
    """The JSON object of one article in ``attest articles --json``."""
    keys = ("id", "title", "publisher", "date", "author", "url", "sources", "characters", "passages")
    return {key: getattr(article, key) for key in keys}


def article_lines(article: Article) -> list[Line]:
    """What is known of an article, and its text with its own line breaks."""
    known = {
        "Publisher": article.publisher,
        "Date": article.date,
        "Author": article.author,
        "URL": article.url,
        "Source": ", ".join(article.sources),
        "ID": article.id,
        "Length": _count(len(article.text), "character"),
    }
    lines = [Line(Text(folded(article.title), "bold"))] if article.title else []
    lines += [Line(Text(f"{name}: {folded(value)}", QUIET)) for name, value in known.items() if value]
    return [*lines, Line(), *(Line(Text(harmless(line))) for line in article.text.splitlines())]


def stats_lines(stats: Stats) -> list[Line]:
    """The figures of an index, one a line."""
    dates = f"{stats.first_date} to {stats.last_date}" if stats.first_date else "none known"
    encoder = folded(stats.encoder) + (f", {stats.dimension} dimensions" if stats.dimension else "")
    figures = {
        "Articles": str(stats.articles),
        "Passages": str(stats.passages),
        "Publishers": str(stats.publishers),
        "Dates": dates,
        "Encoder": encoder,
        "Vectors": stats.vector_index,
        "Size on disk": f"{stats.bytes / 1e6:.1f} MB",
    }
    return [Line(Text(f"{name + ':':<14}{value}")) for name, value in figures.items()]


def stats_record(stats: Stats) -> dict[str, Any]:
    """The JSON object of ``attest stats --json``."""
    return asdict(stats)


def _candidate(other: Alternative) -> Text:
    return Text.assemble(folded(other.answer), "  ", _confidence(other.confidence))


def _confidence(confidence: float) -> Text:
    word = confidence_word(confidence)
    style = {"very likely": "green", "likely": "green", "possible": "yellow", "unlikely": "red"}[word]
    return Text(f"{word}, {confidence:.2f}", style)


def _citation_lines(citation: Citation, marks: bool) -> list[Line]:
    claimant = [Line(Text(f"according to {folded(citation.claimant)}"), 2)] if citation.claimant else []
    return [Line(_quote(citation, marks), 2), *claimant, *_place_lines(citation, 2)]


def _quote(citation: Citation, marks: bool) -> Text:
    """The sentence with the span marked in it."""
    quote = citation.quote
    start, end = citation.start - citation.quote_start, citation.end - citation.quote_start
    # Folded one by one, but not stripped where they meet.
    before, span, after = (
        harmless(re.sub(r"\s+", " ", part)) for part in (quote[:start], quote[start:end], quote[end:])
    )
    before, after = before.lstrip(), after.rstrip()
    if not marks:
        return Text.assemble("“", before, (span, SPAN), after, "”")
    parts = [re.sub(r"([\[\]])(?=\1)", r"\1 ", part) for part in (before, span, after)]
    return Text(f"“{_apart(_apart(_apart(_apart(parts[0], '[['), parts[1]), ']]'), parts[2])}”")


def _apart(left: str, right: str) -> str:
    """The two texts joined, with a space between two brackets of the same kind."""
    touching = left[-1:] == right[:1] and left.endswith(("[", "]"))
    return f"{left} {right}" if touching else left + right


def _place_lines(citation: Citation, indent: int) -> list[Line]:
    """Title, publisher and date; then where the span stands."""
    about = [folded(value) for value in (citation.title, citation.publisher, citation.date) if value]
    where = f"{folded(citation.source)}, {_characters(citation)}"
    return [Line(Text(text, QUIET), indent) for text in (" · ".join(about), where) if text]


def _brief_lines(citation: Citation, *, first: bool) -> list[Line]:
    return [*([Line(Text("Also in:"))] if first else []), Line(_place(citation), 2)]


def _place(citation: Citation) -> Text:
    """A citation on one line: the span's own words, who has them, and where."""
    about = [folded(value) for value in (citation.publisher or citation.title, citation.date) if value]
    return Text.assemble(
        f"“{folded(citation.text)}”",
        (f"  {' · '.join([*about, folded(citation.source)])}, {_characters(citation)}", QUIET),
    )


def _agreement_lines(agreement: Agreement) -> list[Line]:
    lines = []
    if agreement.articles > 1:
        text = f"{agreement.articles} articles agree"
        if agreement.independent != agreement.articles:
            text += f", {agreement.independent} of them independent"
        lines.append(Line(Text(f"{text}.")))
    if agreement.disagree:
        lines.append(Line(Text("Sources differ:", "yellow")))
    return lines


def _characters(citation: Citation) -> str:
    return f"characters {citation.start}–{citation.end}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
