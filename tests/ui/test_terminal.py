import io
import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from index.types import Article, Failure, IngestReport, Stats
from qa.types import Agreement, Alternative, Answer, Citation
from ui.terminal import (
    Line,
    answer_lines,
    article_lines,
    confidence_word,
    folded,
    harmless,
    ingest_line,
    json_line,
    plain,
    stats_lines,
    styled,
)

TEXT = "Rain fell.  The  Red Team\nwon in Oslo. It was late."


def cite(text: str, span: str, sentence: str, **fields: str | None) -> Citation:
    start, quote_start = text.index(span), text.index(sentence)
    known = {
        "article": "a1",
        "source": "news/one.md",
        "title": "One",
        "publisher": "Post",
        "date": "2020-01-02",
    } | fields
    return Citation(
        **known,  # type: ignore[arg-type]
        start=start,
        end=start + len(span),
        text=span,
        quote=sentence,
        quote_start=quote_start,
        quote_end=quote_start + len(sentence),
    )


CITATION = cite(TEXT, "Red Team", "The  Red Team\nwon in Oslo.")
ANSWER = Answer("Who won?", "Red Team", 0.934, (CITATION,), agreement=Agreement(1, 1))


def on_terminal(answer: Answer, width: int = 80) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=width, color_system="standard", markup=False, emoji=False)
    console.print(styled(answer_lines(answer, marks=False)))
    return file.getvalue()


def in_pipe(answer: Answer, heading: bool = False) -> str:
    return plain(answer_lines(answer, marks=True, heading=heading))


def test_an_answer_in_a_pipe() -> None:
    assert in_pipe(ANSWER) == (
        "Red Team  very likely, 0.93\n"
        "  “The [[Red Team]] won in Oslo.”\n"
        "  One · Post · 2020-01-02\n"
        "  news/one.md, characters 17–25\n"
    )


def test_the_question_is_put_above_where_there_are_several() -> None:
    assert in_pipe(ANSWER, heading=True).startswith("Who won?\nRed Team  ")


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(CITATION, title=None, publisher=None, date=None)
    assert in_pipe(replace(ANSWER, citations=(bare,))).splitlines()[2:] == ["  news/one.md, characters 17–25"]


def test_claimant_further_citations_and_agreement() -> None:
    second = replace(CITATION, source="news/two.md", publisher=None, title="Two", claimant=None)
    answer = replace(
        ANSWER,
        citations=(replace(CITATION, claimant="the league"), second, second),
        agreement=Agreement(3, 2),
    )
    assert in_pipe(answer).splitlines()[2:] == [
        "  according to the league",
        "  One · Post · 2020-01-02",
        "  news/one.md, characters 17–25",
        "Also in:",
        "  “Red Team”  Two · 2020-01-02 · news/two.md, characters 17–25",
        "  “Red Team”  Two · 2020-01-02 · news/two.md, characters 17–25",
        "3 articles agree, 2 of them independent.",
    ]


def test_disagreement_shows_the_other_side() -> None:
    other = Alternative("Blue Team", 0.5, (replace(CITATION, text="Blue Team", source="news/b.md"),))
    answer = replace(ANSWER, alternatives=(other,), agreement=Agreement(2, 2, disagree=True))
    assert in_pipe(answer).splitlines()[-4:] == [
        "2 articles agree.",
        "Sources differ:",
        "  Blue Team  possible, 0.50",
        "    “Blue Team”  Post · 2020-01-02 · news/b.md, characters 17–25",
    ]


def test_alternatives_are_not_shown_beside_an_answer_that_none_disputes() -> None:
    assert "Blue" not in in_pipe(replace(ANSWER, alternatives=(Alternative("Blue Team", 0.1, (CITATION,)),)))


def test_no_answer_shows_the_closest_passages_as_such() -> None:
    answer = Answer("Who lost?", None, 0.07, alternatives=(Alternative("Red Team", 0.07, (CITATION, CITATION)),))
    assert in_pipe(answer) == (
        "The articles do not say.\n"
        "The closest passages, which may have nothing to do with it:\n"
        "  Red Team  unlikely, 0.07\n"
        "    “The [[Red Team]] won in Oslo.”\n"
        "    One · Post · 2020-01-02\n"
        "    news/one.md, characters 17–25\n"
    )


def test_no_answer_and_nothing_close() -> None:
    assert in_pipe(Answer("Who lost?", None, 0.0)) == "The articles do not say.\n"


def test_a_terminal_shows_the_span_by_style_and_keeps_the_indent_when_it_wraps() -> None:
    shown = on_terminal(ANSWER)
    assert "\x1b[1;7mRed Team\x1b[0m" in shown
    assert "[[" not in shown
    narrow = on_terminal(ANSWER, width=16).splitlines()
    assert all(line.replace("\x1b[2m", "").startswith("  ") for line in narrow[2:])


def test_a_terminal_keeps_empty_lines() -> None:
    file = io.StringIO()
    Console(file=file, force_terminal=True).print(styled([Line(Text("a")), Line(), Line(Text("b"), 2)]))
    assert [line.rstrip() for line in file.getvalue().splitlines()] == ["a", "", "  b"]


@pytest.mark.parametrize(
    ("sentence", "span", "shown"),
    [
        ("The [[Zora]] storm hit Tarn.", "Tarn", "“The [ [Zora] ] storm hit [[Tarn]].”"),
        ("[Tarn] was hit.", "Tarn", "“[ [[Tarn]] ] was hit.”"),
        ("It hit [Tarn].", "[Tarn]", "“It hit [[ [Tarn] ]].”"),
        ("[[[[", "[", "“[[ []][ [ [”"),
        ("Tarn", "Tarn", "“[[Tarn]]”"),
    ],
)
def test_brackets_of_an_article_are_never_taken_for_marks(sentence: str, span: str, shown: str) -> None:
    line = in_pipe(replace(ANSWER, citations=(cite(sentence, span, sentence),))).splitlines()[1].strip()
    assert line == shown
    assert line.count("[[") == line.count("]]") == 1


def test_article_text_reaches_neither_markup_nor_the_terminal() -> None:
    text = "[red]Nine[/red] \x1b[31mdied\x07 :smile: \u202eback\x9b2J"
    hostile = cite(
        text, "died", text, title="[link=x]T\x1b]0;own\x07[/link]", publisher="[bold]P\r", source="a\nb\x1b.md"
    )
    answer = replace(ANSWER, text="[red]\x1b[2Jx", citations=(hostile, hostile))
    for shown in (in_pipe(answer), on_terminal(answer)):
        for literal in ("[red]Nine[/red]", ":smile:", "[link=x]T", "[bold]P"):
            assert literal in shown
    assert not set(in_pipe(answer)) & set("\x1b\x07\x9b\u202e\r")
    # On a terminal there is only Rich's own ESC, which sets styles.
    assert not set(on_terminal(answer)) & set("\x07\x9b\u202e\r")
    assert "\x1b[2J" not in on_terminal(answer)
    assert "\x1b]" not in on_terminal(answer)


def test_folded() -> None:
    assert folded(" a\u00a0\r\n\tb\u2028c ") == "a b c"


@given(st.text(st.characters()))
def test_nothing_folded_can_steer_a_terminal_or_break_a_line(text: str) -> None:
    shown = folded(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)
    assert len(shown.splitlines()) <= 1
    assert harmless(shown) == shown


@given(st.text(st.characters()))
def test_a_json_line_gives_the_text_back(text: str) -> None:
    line = json_line({"answer": text})
    assert json.loads(line) == {"answer": text}
    [shown] = line.decode("utf-8").splitlines()
    assert harmless(shown) == shown


def test_a_json_line_keeps_letters_of_any_script() -> None:
    assert json_line({"a": "Zoë Müller 北京"}) == '{"a": "Zoë Müller 北京"}\n'.encode()


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (1.0, "very likely"),
        (0.9, "very likely"),
        (0.89, "likely"),
        (0.7, "likely"),
        (0.69, "possible"),
        (0.4, "possible"),
        (0.39, "unlikely"),
        (0.0, "unlikely"),
    ],
)
def test_confidence_in_words(confidence: float, word: str) -> None:
    assert confidence_word(confidence) == word


def test_the_summary_of_an_ingest() -> None:
    report = IngestReport(added=("a", "b"), unchanged=("c",), failures=(Failure("d", "Empty."),))
    assert plain([ingest_line(report)]) == "2 articles added, 0 updated, 1 unchanged, 1 failed\n"
    one = IngestReport(added=("a",), duplicates=("b",))
    assert (
        plain([ingest_line(one)]) == "1 article added, 0 updated, 0 unchanged, 1 known under another name, 0 failed\n"
    )
    gone = IngestReport(updated=("a",), removed=("b",))
    assert plain([ingest_line(gone)]) == "0 articles added, 1 updated, 0 unchanged, 1 removed, 0 failed\n"


def test_an_article_keeps_its_line_breaks() -> None:
    article = Article("a1", "One.\r\n\r\nTwo\x1b[31m.\rThree.", ("x.txt", "y.txt"), title="T")
    assert plain(article_lines(article)) == (
        "T\nSource: x.txt, y.txt\nID: a1\nLength: 24 characters\n\nOne.\n\nTwo\ufffd[31m.\nThree.\n"
    )


def test_stats_without_and_with_dates() -> None:
    figures = Stats(2, 5, 1, None, None, "mini", 384, "flat", 2_340_000)
    shown = plain(stats_lines(figures))
    assert "Articles:     2\n" in shown
    assert "none known" in shown
    assert "mini, 384 dimensions" in shown
    assert "2.3 MB" in shown
    assert "2019-01-01 to 2020-01-01" in plain(
        stats_lines(replace(figures, first_date="2019-01-01", last_date="2020-01-01"))
    )
