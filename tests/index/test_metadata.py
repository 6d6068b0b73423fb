"""Front matter, and the title and the date that the first lines of a text tell."""

import datetime

import pytest

from index.metadata import front_matter, iso_date, title_and_date

BODY = "The ferry sank on Friday. Four people died, the coast guard said.\n\nNobody knows why.\n"


@pytest.mark.parametrize(
    ("block", "matter"),
    [
        ('title: "War: what next?"\nDate: 8 May', {"title": "War: what next?", "date": "8 May"}),
        ("title: War: what next?\n# a comment\nsite:", {"title": "War: what next?"}),  # not well formed
        ("title: War: the end\ntags:\n  - a\npublisher: The P", {"title": "War: the end", "publisher": "The P"}),
        ("title: War: the end\ntags:\n- a\n-\n  # c\ndate: 8 May", {"title": "War: the end", "date": "8 May"}),
        ("description: >\n  A: b\n\n  C.\ntitle: War: the end", {"title": "War: the end"}),
        ("author:\n  - Jane\nabout: |-2\n   x\ntitle: 'War: the end': now", {"title": "War: the end': now"}),
        ("title: Ferry\ndate: 2017-02-31", {"title": "Ferry", "date": "2017-02-31"}),  # there is no such day
        ("tags: [1, {a: b}]", {"tags": [1, {"a": "b"}]}),
        ("title:", {"title": None}),
        ("", {}),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter(block: str, matter: dict[str, object], mark: str, newline: str, end: str) -> None:
    text = mark + f"---\n{block}\n{end}\n\n\n# Ferry sinks\n\n{BODY}".replace("\n", newline)
    found, start = front_matter(text)
    assert found == matter
    assert text[start:].startswith("# Ferry sinks")


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}---\nMore.\n",
        "---\n- War: the end: now\n- b\n---\nThe ferry sank.\n",
        "---\ntitle: War: the end\nThe ferry sank.\n---\nMore.\n",
        "---\n- a\n- b\n---\nThe ferry sank.\n",
        f"---\ntitle: never closed\n{BODY}",
        f"Ferry sinks\n---\ntitle: x\n---\n{BODY}",
        "---\n" + "[" * 5000 + "\n---\nThe ferry sank.\n",
        "---\n" + "key: value\n" * 10_000 + "---\nThe ferry sank.\n",
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert front_matter(text) == ({}, 0)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ferry sinks in harbour\n\n{BODY}", "Ferry sinks in harbour"),
        (f"\ufeff\r\n  Ferry\u00a0sinks  \r\n{BODY}", "Ferry sinks"),
        (f"# **Ferry** sinks #\n\n{BODY}", "Ferry sinks"),
        (f"# The *big* tower\n\n{BODY}", "The big tower"),
        (f"# *The* ***big*** _tower_ of snake_case_names\n\n{BODY}", "The big tower of snake_case_names"),
        (f"Is 2 * 3 * 4 = 24?\n\n{BODY}", "Is 2 * 3 * 4 = 24?"),
        (f"Is it safe?\n{BODY}", "Is it safe?"),
        (f"Skip to content\nHome > World\nFerry sinks\n{BODY}", "Ferry sinks"),
        (f"8 September 2017\nFerry sinks\n{BODY}", "Ferry sinks"),
        (BODY, None),
        ("The ferry that sank on Friday was\nbuilt in 1990.\n", None),
        (f"By Jane Doe\n\n{BODY}", None),
        ("Ferry sinks", None),
        (f"{'Ferry ' * 40}\n\n{BODY}", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert title_and_date(text)[0] == title


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 8 September 2017", "2017-09-08"),
        ("September 8, 2017", "2017-09-08"),
        ("Sept. 8, 2017", "2017-09-08"),
        ("2017-09-08", "2017-09-08"),
        ("2017-09-08T14:05:00Z", "2017-09-08"),
        ("08 Sep 2017 14:05", "2017-09-08"),
        ("Friday, 8th September 2017, 2:05 pm BST", "2017-09-08"),
        ("Posted on September 8, 2017 at 14:05", "2017-09-08"),
        ("By Jane Doe | September 8, 2017", "2017-09-08"),
        ("**Date:** 8 September 2017", "2017-09-08"),
        ("Published 8 September 2017\nUpdated 9 September 2017", "2017-09-08"),
        ("Last updated: 9 September 2017", "2017-09-09"),
        ("8 September 2017\n9 September 2017", None),
        ("08/09/2017", None),
        ("31 September 2017", None),
        ("2017", None),
        ("A diver on the pier on November 4, 2019. / AFP / Jane DOE", None),
        ("The ferry sank on November 4, 2019", None),
        ("November 4, 2019: the ferry sinks", None),
    ],
)
def test_date(line: str, date: str | None) -> None:
    assert title_and_date(f"Ferry sinks\n\n{line}\n\n{BODY}")[1] == date


def test_a_date_far_down_is_not_the_articles() -> None:
    text = "Ferry sinks\n\n" + "".join(f"Boat {number} sank.\n\n" for number in range(12)) + "8 September 2017\n"
    assert title_and_date(text) == ("Ferry sinks", None)


def test_the_head_begins_after_the_front_matter() -> None:
    text = f"---\ndate: x\n---\nFerry sinks\n2017-09-08\n\n{BODY}"
    assert title_and_date(text, text.index("Ferry")) == ("Ferry sinks", "2017-09-08")


def test_iso_date() -> None:
    assert iso_date(datetime.date(2017, 9, 8)) == "2017-09-08"
    assert iso_date(datetime.datetime(2017, 9, 8, 23, 30)) == "2017-09-08"
    assert iso_date("Fri, 08 Sep 2017 14:05:00 GMT") == "2017-09-08"
    assert iso_date("20170908") == "2017-09-08"
    assert [iso_date(value) for value in ("", "soon", "08.09.2017", 20170908, None, "9999-99-99")] == [None] * 6
