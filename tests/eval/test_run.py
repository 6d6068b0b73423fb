import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.gold import Gold
from eval.run import Record, Run, evaluate, first_article, first_passage, holds, same_source, summarise
from index.articles import article_id
from index.corpus import Corpus
from index.errors import AttestError, DataError
from index.types import Article, Hit, Passage
from qa.assistant import Assistant
from qa.confidence import Confidence
from qa.evidence import Evidence
from qa.reader import Reader

TEXTS = {
    "cup.txt": "Harbour Town won the cup on Sunday. Ines Duarte scored the only goal in the 88th minute.",
    "storm.txt": "A storm killed 15 people in Port Amel on Tuesday. The mayor, Jonas Vik, closed the schools.",
    "bank.txt": "The central bank raised its rate to 4.5 per cent. Governor Lena Osei said inflation was too high.",
}
RIGHT = Record("1", "Who?", ("Ann",), "Ann", True, 1.0, 0.9, 1, 1, True, 0.5)
HALF = replace(RIGHT, id="2", prediction="Ann Lee", exact_match=False, f1=0.5, passage_rank=6, cited=False)
WITHHELD = replace(RIGHT, id="3", prediction=None, exact_match=False, f1=0.0, passage_rank=None, cited=None)
FAILED = replace(WITHHELD, id="4", confidence=None, article_rank=None, error="The question is empty.")
REFUSED = Record("5", "Why?", (), None, True, 1.0, 0.1, None, None, None, 0.25)
INVENTED = replace(REFUSED, id="6", prediction="Ann", exact_match=False, f1=0.0)
RECORDS = (RIGHT, HALF, WITHHELD, FAILED, REFUSED, INVENTED)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A real assistant; an answer is withheld where the reader prefers "no answer"."""
    folder = tmp_path_factory.mktemp("news")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    corpus = Corpus.open(folder / "index", create=True)
    corpus.ingest([folder / name for name in TEXTS])
    confidence = Confidence(bias=0.0, weights=Evidence(1.0, 0.0, 0.0, 0.0, 0.0, 0.0), threshold=0.5)
    with Assistant(corpus, Reader.load(), confidence) as assistant:
        yield assistant


def article(name: str, text: str) -> Article:
    return Article(article_id(text), text, (name,))


def hit(of: Article, start: int, end: int) -> Hit:
    return Hit(Passage(of.id, 0, start, end, of.text[start:end], ((start, end),)), 1.0, 1.0)


def test_every_question_has_a_record_with_what_became_of_it(assistant: Assistant) -> None:
    golds = [
        Gold("goal", "Who scored the goal?", ("Ines Duarte", "Duarte"), ("cup.txt",)),
        Gold("deaths", "How many people did the storm kill?", ("15", "15 people"), ()),
        Gold("again", "How many people did the storm kill?", ("16",), ("cup.txt",)),
        Gold("failed", " ", ("Ann",), ("cup.txt",)),
        Gold("failed too", " ", (), ()),
    ]
    done: list[int] = []
    run = evaluate(assistant, golds, done.append)
    goal, deaths, again, failed, failed_too = run.records
    assert [record.id for record in run.records] == [gold.id for gold in golds]
    assert done == [1, 2, 3, 4, 5]

    assert (goal.question, goal.gold, goal.answerable) == (golds[0].question, golds[0].answers, True)
    assert goal.prediction in golds[0].answers
    assert (goal.exact_match, goal.f1, goal.cited) == (True, 1.0, True)
    assert (goal.passage_rank, goal.article_rank, goal.error) == (1, 1, None)
    assert goal.confidence is not None
    assert 0.5 <= goal.confidence <= 1
    assert goal.seconds > 0

    assert (deaths.exact_match, deaths.cited, deaths.passage_rank) == (True, None, 1)  # no article is listed
    assert (again.prediction, again.exact_match, again.cited) == (deaths.prediction, False, False)
    assert (again.passage_rank, again.article_rank) == (None, None)

    assert failed == Record(
        "failed", " ", ("Ann",), None, False, 0.0, None, None, None, False, failed.seconds, "The question is empty."
    )
    assert (failed_too.answerable, failed_too.exact_match, failed_too.f1) == (False, False, 0.0)
    assert (failed_too.cited, failed_too.error) == (None, "The question is empty.")
    assert (run.summary.n, run.summary.failed, run.summary.refused, run.summary.withheld) == (5, 2, 0, 0)


def test_no_answer_is_right_only_where_there_is_none(assistant: Assistant) -> None:
    silent = Assistant(assistant.corpus, assistant.reader, assistant.confidence, min_confidence=1.0)
    golds = [
        Gold("withheld", "Who scored the goal?", ("Ines Duarte",), ("cup.txt",)),
        Gold("refused", "Who trains Harbour Town?", (), ("cup.txt",)),
    ]
    withheld, refused = evaluate(silent, golds).records
    assert (withheld.prediction, withheld.exact_match, withheld.f1, withheld.cited) == (None, False, 0.0, False)
    assert withheld.passage_rank == 1
    assert (refused.prediction, refused.exact_match, refused.f1, refused.cited) == (None, True, 1.0, None)
    assert refused.passage_rank is None


def test_ranks() -> None:
    one = article("news/one.txt", "Ann came. Ben went. Ann won.")
    two = article("news/two.txt", "Ben lost. Ann won.")
    known = {each.id: each for each in (one, two)}.__getitem__
    hits = [hit(one, 10, 19), hit(one, 0, 9), hit(two, 0, 9), hit(two, 10, 18)]
    for answers, articles, passage, first in (
        (("Ann",), (), 2, 1),  # the first article holds it, though not in its best passage
        (("Ann",), ("two.txt",), 4, 2),  # the same words in an article that is not listed do not count
        (("Ann", "Ben"), ("news/two.txt",), 3, 2),
        (("Ben lost", "nobody"), (), 3, 2),
        (("ann",), (), None, None),
        (("Ann",), ("three.txt",), None, None),
        ((), ("two.txt",), None, None),
    ):
        gold = Gold("a", "Who?", answers, articles)
        assert (first_passage(gold, hits, known), first_article(gold, hits, known)) == (passage, first), gold
    assert first_passage(Gold("a", "Who?", ("Ann",), ()), [], known) is None


def test_a_text_with_two_sources_is_listed_by_either() -> None:
    known = replace(article("old.txt", "Ann won."), sources=("old.txt", "new.txt"))
    gold = Gold("a", "Who?", ("Ann",), ("new.txt",))
    assert first_article(gold, [hit(known, 0, 8)], lambda _: known) == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("15", True),
        ("5", False),
        ("$3", True),
        ("3", True),  # of "$3,200"
        ("Ann", True),
        ("An", False),
        ("ann", False),
        ("(Ann)", True),
        ("Ann) w", False),
        ("won.", True),
        ("won. ", False),
    ],
)
def test_an_answer_stands_in_a_text_as_whole_words(answer: str, expected: bool) -> None:
    assert holds("She (Ann) was 15, had $3,200 and won.", [answer]) is expected


@pytest.mark.parametrize(
    ("listed", "source", "expected"),
    [
        ("a.txt", "/home/me/news/a.txt", True),
        ("news/a.txt", "/home/me/news/a.txt", True),
        ("/elsewhere/news/a.txt", "/home/me/news/a.txt", False),
        ("/home/me/news/a.txt", "a.txt", True),  # it may be the index that knows less
        ("../news/a.txt", "news/a.txt", True),
        ("./news//x/../a.txt", "news/a.txt", True),
        ("a.txt", "aa.txt", False),
        ("news\\a.txt", "C:\\me\\news\\a.txt", True),
        ("https://news.test/a/b", "https://news.test/a/b/", True),
        ("https://news.test/b", "https://other.test/b", False),
        ("articles.jsonl#2", "/home/me/articles.jsonl#2", True),
        ("articles.jsonl#2", "/home/me/articles.jsonl#12", False),
        ("..", "/home/me/news/a.txt", False),
    ],
)
def test_same_source(listed: str, source: str, expected: bool) -> None:
    assert same_source(listed, source) is expected


def test_summary_worked_by_hand() -> None:
    summary = summarise(RECORDS)
    assert (summary.n, summary.failed, summary.answerable, summary.unanswerable) == (6, 1, 4, 2)
    assert summary.exact_match == pytest.approx(2 / 6)
    assert summary.f1 == pytest.approx(2.5 / 6)
    assert (summary.answerable_exact_match, summary.answerable_f1) == (1 / 4, 1.5 / 4)
    assert (summary.withheld, summary.refused) == (1, 1 / 2)
    assert (summary.recall_at_1, summary.recall_at_5, summary.recall_at_10) == (1 / 4, 1 / 4, 2 / 4)
    assert summary.mrr == pytest.approx((1 + 1 / 6) / 4)
    assert summary.cited == 1 / 2
    assert summary.seconds == pytest.approx((4 * 0.5 + 2 * 0.25) / 6)


def test_means_of_nothing_are_none() -> None:
    unanswerable, answerable = summarise([REFUSED]), summarise([RIGHT])
    assert unanswerable.answerable_f1 is unanswerable.recall_at_1 is unanswerable.mrr is unanswerable.cited is None
    assert (unanswerable.f1, unanswerable.refused, answerable.refused) == (1.0, 1.0, None)
    assert summarise([]).f1 is None


def test_misses_are_the_records_without_an_exact_match() -> None:
    assert Run(RECORDS).misses == (HALF, WITHHELD, FAILED, INVENTED)


def test_a_saved_run_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    Run(RECORDS).save(path)
    assert Run.load(path) == Run(RECORDS)
    saved = json.loads(path.read_text())
    assert saved["summary"]["answerable_f1"] == 0.375
    saved["records"][0]["f1"] = 1  # as other programs write 1.0
    path.write_text(json.dumps(saved))
    assert Run.load(path) == Run(RECORDS)


def test_a_run_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(AttestError, match=r"run\.json could not be written: No such file or directory"):
        Run(RECORDS).save(tmp_path / "missing" / "run.json")


@pytest.mark.parametrize(
    "change", [{"f1": "1"}, {"prediction": 1}, {"gold": None}, {"gold": [1]}, {"passage_rank": 1.5}, {"new": 1}]
)
def test_files_that_are_no_saved_run(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "run.json"
    run = Run((RIGHT,)).to_json()
    run["records"][0] |= change
    for content in (json.dumps(run), "{", "[]", "{}", '{"records": 1}', '{"records": [1]}', '{"records": [{}]}'):
        path.write_text(content)
        with pytest.raises(DataError, match=r"run\.json is not a saved evaluation"):
            Run.load(path)
    path.unlink()
    with pytest.raises(DataError, match=r"run\.json could not be read"):
        Run.load(path)
