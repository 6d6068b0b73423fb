"""The sample corpus: its articles are complete, and its gold answers stand where they say."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = sorted(path.name for path in SEEDS.glob("*.md"))


def read_article(name: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of a sample article."""
    before, front_matter, body = (SEEDS / name).read_text(encoding="utf-8").split("---\n", 2)
    assert before == ""
    return yaml.safe_load(front_matter), body


def read_questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


QUESTIONS = read_questions()
BODIES = {name: read_article(name)[1] for name in ARTICLES}


@pytest.mark.parametrize("name", ARTICLES)
def test_article_has_front_matter_and_a_body(name: str) -> None:
    front_matter, body = read_article(name)
    assert set(front_matter) == {"title", "publisher", "date", "url"}
    assert isinstance(front_matter["date"], date)  # yaml reads YYYY-MM-DD, and nothing else without a time, as a date
    assert front_matter["title"].strip()
    assert front_matter["publisher"].strip()
    assert front_matter["url"].startswith("https://")
    assert 250 <= len(body.split()) <= 600


def test_articles_differ_in_title_and_url() -> None:
    front_matters = [read_article(name)[0] for name in ARTICLES]
    assert len({front_matter["title"] for front_matter in front_matters}) == len(ARTICLES)
    assert len({front_matter["url"] for front_matter in front_matters}) == len(ARTICLES)


def test_there_are_enough_articles_and_questions_of_each_kind() -> None:
    assert len(ARTICLES) >= 14
    assert len(QUESTIONS) >= 150
    assert sum(not question["answers"] for question in QUESTIONS) >= 40
    assert sum(len(question["articles"]) > 1 for question in QUESTIONS) >= 25


def test_ids_and_questions_are_unique() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    assert len({question["question"].casefold() for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["id"] for question in QUESTIONS])
def test_gold_spans_stand_in_the_listed_articles(question: dict[str, Any]) -> None:
    assert set(question) == {"id", "question", "answers", "articles"}
    assert question["question"].strip()
    answers, bodies = question["answers"], [BODIES[name] for name in question["articles"]]
    assert len(set(answers)) == len(answers)
    assert all(answer and any(answer in body for body in bodies) for answer in answers)
    assert all(any(answer in body for answer in answers) for body in bodies)
    assert bool(answers) == bool(bodies)
