import json
from pathlib import Path
from typing import Any

import pytest

from eval.gold import Gold, read_gold, read_squad
from index.articles import article_id
from index.errors import DataError

LINE = {"id": "a", "question": "Who won?", "answers": ["Ann"]}


def jsonl(folder: Path, *lines: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def squad(folder: Path, *paragraphs: Any, title: Any = "Beyonc%C3%A9_Knowles") -> Path:
    path = folder / "squad.json"
    path.write_text(json.dumps({"version": "2.0", "data": [{"title": title, "paragraphs": list(paragraphs)}]}))
    return path


def paragraph(*qas: Any, context: Any = "Ann won. Ben lost.") -> dict[str, Any]:
    return {"context": context, "qas": list(qas)}


def qa(id: Any = "q1", question: Any = "Who won?", answers: Any = (("Ann", 0),), **others: Any) -> dict[str, Any]:
    return {
        "id": id,
        "question": question,
        "answers": [{"text": text, "answer_start": start} for text, start in answers],
        **others,
    }


def test_jsonl(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        {"id": "a", "question": " Who won? ", "answers": ["Ann", " Ann Lee"], "articles": ["cup.md"], "kind": "who"},
        "",
        {"id": "b", "question": "Who won?", "answers": [], "history": ["Who played?"]},
        {"id": 3, "question": "Où ?", "answers": ["Évry"], "articles": None},
        "",
    )
    assert read_gold(path) == [
        Gold("a", "Who won?", ("Ann", "Ann Lee"), ("cup.md",)),
        Gold("b", "Who won?", (), (), ("Who played?",)),  # the same text, another question
        Gold("3", "Où ?", ("Évry",), ()),
    ]


def test_jsonl_with_byte_order_mark_crlf_and_separators_within_a_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    second = json.dumps({**LINE, "id": "b", "question": "Who\u2028won?"}, ensure_ascii=False)
    path.write_bytes(b"\xef\xbb\xbf" + f"{json.dumps(LINE)}\r\n{second}\r\n".encode())
    assert [gold.question for gold in read_gold(path)] == ["Who won?", "Who\u2028won?"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 2 is not JSON: "),
        ("[" * 200_000, "line 2 is not JSON: "),
        ("[]", "line 2 is not a JSON object."),
        ({"question": "Who?", "answers": []}, "line 2 has no id."),
        ({**LINE, "id": None}, "line 2: the id is missing or not text."),
        ({**LINE, "id": True}, "line 2: the id is missing or not text."),
        ({**LINE, "id": ""}, "line 2: the id is empty."),
        ({"id": "b", "answers": []}, "line 2: the question is missing or not text."),
        ({**LINE, "id": "b", "question": " "}, "line 2: the question is empty."),
        ({**LINE, "id": "b", "question": "\ud800"}, "line 2: the question holds lone surrogates, which are not text."),
        ({"id": "b", "question": "Who?"}, "line 2 has no answers."),
        ({**LINE, "id": "b", "answers": "Ann"}, "line 2: answers is not a list."),
        ({**LINE, "id": "b", "answers": None}, "line 2: answers is not a list."),
        ({**LINE, "id": "b", "answers": ["Ann", 2]}, "line 2: answers: number 2 is missing or not text."),
        ({**LINE, "id": "b", "answers": [""]}, "line 2: answers: number 1 is empty."),
        ({**LINE, "id": "b", "articles": "cup.md"}, "line 2: articles is not a list."),
        ({**LINE, "id": "b", "history": [1]}, "line 2: history: number 1 is missing or not text."),
    ],
)
def test_malformed_line(tmp_path: Path, line: Any, complaint: str) -> None:
    path = jsonl(tmp_path, LINE, line)
    with pytest.raises(DataError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}, {complaint}")


def test_an_id_that_occurs_twice_is_named_with_both_places(tmp_path: Path) -> None:
    path = jsonl(tmp_path, LINE, {**LINE, "id": "b"}, {**LINE, "question": "Who lost?"})
    with pytest.raises(DataError) as caught:
        read_gold(path)
    assert str(caught.value) == f"The id 'a' occurs twice: {path}, line 1 and {path}, line 3."


def test_files_that_are_no_gold_set(tmp_path: Path) -> None:
    for content, complaint in ((b"\n \n", "holds no questions"), (b"\xff\xfe\xfa", "it is not UTF-8 text")):
        (tmp_path / "bad.jsonl").write_bytes(content)
        with pytest.raises(DataError, match=complaint):
            read_gold(tmp_path / "bad.jsonl")
    for read in (read_gold, read_squad):
        with pytest.raises(DataError, match="could not be read: No such file or directory"):
            read(tmp_path / "missing.json")
        with pytest.raises(DataError, match="could not be read: Is a directory"):
            read(tmp_path)


def test_squad(tmp_path: Path) -> None:
    path = squad(
        tmp_path,
        paragraph(qa(answers=[("Ann", 0), ("Ann ", 0), ("Ben", 9)]), qa("q2", "Who won?", [], is_impossible=True)),
        paragraph(qa(7, "Where?", [("Évry", 3)]), context=" In Évry. "),
        paragraph(context="Nothing is asked here."),
    )
    first, second, third = (f"{path}#/data/0/paragraphs/{number}" for number in range(3))
    golds, articles = read_squad(path)
    assert golds == [
        Gold("q1", "Who won?", ("Ann", "Ben"), (first,)),
        Gold("q2", "Who won?", (), (first,)),
        Gold("7", "Where?", ("Évry",), (second,)),
    ]
    assert [article.sources for article in articles] == [(first,), (second,), (third,)]
    assert [article.text for article in articles] == ["Ann won. Ben lost.", " In Évry. ", "Nothing is asked here."]
    assert all(article.id == article_id(article.text) for article in articles)
    assert {article.title for article in articles} == {"Beyoncé Knowles"}


def test_squad_without_titles(tmp_path: Path) -> None:
    assert read_squad(squad(tmp_path, paragraph(qa()), title=None))[1][0].title is None


@pytest.mark.parametrize(
    ("paragraphs", "complaint"),
    [
        ([[]], "#/data/0/paragraphs/0 is not a JSON object."),
        ([{"qas": []}], "#/data/0/paragraphs/0: the context is missing or not text."),
        ([{"context": "x"}], "#/data/0/paragraphs/0 has no qas."),
        ([{"context": "x", "qas": {}}], "#/data/0/paragraphs/0/qas is not a list."),
        (
            [paragraph(qa()), paragraph(qa("q2"), qa(None))],
            "#/data/0/paragraphs/1/qas/1: the id is missing or not text.",
        ),
        ([paragraph(qa(question=""))], "#/data/0/paragraphs/0/qas/0: the question is empty."),
        ([paragraph({"id": "q", "question": "Who?"})], "#/data/0/paragraphs/0/qas/0 has no answers."),
        ([paragraph(qa(answers=[("", 0)]))], "#/data/0/paragraphs/0/qas/0/answers/0: the text is empty."),
        ([paragraph()], " holds no questions."),
    ],
)
def test_malformed_squad(tmp_path: Path, paragraphs: list[Any], complaint: str) -> None:
    path = squad(tmp_path, *paragraphs)
    with pytest.raises(DataError) as caught:
        read_squad(path)
    assert str(caught.value) == f"{path}{complaint}"


def test_squad_ids_that_occur_twice(tmp_path: Path) -> None:
    path = squad(tmp_path, paragraph(qa()), paragraph(qa("q2"), qa()))
    with pytest.raises(DataError) as caught:
        read_squad(path)
    places = f"{path}#/data/0/paragraphs/0/qas/0 and {path}#/data/0/paragraphs/1/qas/1"
    assert str(caught.value) == f"The id 'q1' occurs twice: {places}."


@pytest.mark.parametrize("content", ["{}", "[]", '{"data": 1}', json.dumps(LINE) + "\n" + json.dumps(LINE)])
def test_json_that_is_not_squad(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(DataError, match=r"other\.json"):
        read_squad(path)
