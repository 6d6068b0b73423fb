import dataclasses
import json

import pytest

from qa.types import Agreement, Alternative, Answer, Citation, Seconds, Span

CITATION = Citation(
    article="3f2a",
    source="news/raid.md",
    title=None,
    publisher="The Harbour Post",
    date="2017-09-08",
    start=4,
    end=9,
    text="Ana R",
    quote="It’s Ana R.",
    quote_start=0,
    quote_end=11,
    claimant=None,
)


def test_the_margin_is_the_distance_to_no_answer() -> None:
    assert Span(0, 3, "Ann", 7.5, 9.0).margin == -1.5


def test_the_json_of_an_answer_is_that_of_the_design() -> None:
    answer = Answer(
        question="Who?",
        text="Ana R",
        confidence=0.93,
        citations=(CITATION,),
        alternatives=(Alternative("Bo", 0.2, (CITATION,)),),
        agreement=Agreement(2, 1, True),
        seconds=Seconds(0.01, 0.12, 0.14),
        id="q1",
    )
    record = json.loads(json.dumps(answer.to_json(), ensure_ascii=False))
    citation = {
        "article": "3f2a",
        "source": "news/raid.md",
        "title": None,
        "publisher": "The Harbour Post",
        "date": "2017-09-08",
        "start": 4,
        "end": 9,
        "text": "Ana R",
        "quote": "It’s Ana R.",
        "quote_start": 0,
        "quote_end": 11,
        "claimant": None,
    }
    assert record == {
        "id": "q1",
        "question": "Who?",
        "answer": "Ana R",
        "confidence": 0.93,
        "citations": [citation],
        "alternatives": [{"answer": "Bo", "confidence": 0.2, "citations": [citation]}],
        "agreement": {"articles": 2, "independent": 1, "disagree": True},
        "seconds": {"retrieve": 0.01, "read": 0.12, "total": 0.14},
    }
    assert list(record)[:4] == ["id", "question", "answer", "confidence"]


def test_an_answer_withheld_is_null() -> None:
    record = Answer("Who?", None, 0.1).to_json()
    assert record["answer"] is None
    assert record["id"] is None
    assert (len(record["citations"]), len(record["alternatives"])) == (0, 0)
    assert record["agreement"] == {"articles": 0, "independent": 0, "disagree": False}


def test_records_do_not_change() -> None:
    answer = Answer("Who?", None, 0.1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.text = "Ana"  # type: ignore[misc]
