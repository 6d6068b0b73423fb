"""The confidence model: fitted on hand-made evidence, collected from a real corpus."""

from pathlib import Path

from index.articles import article_id
from index.corpus import Corpus
from index.types import Article
from qa.evidence import Evidence
from qa.reader import Reader
from qa.training.calibrate import Asked, Judged, collect, fit, news_questions, public_questions, seeds_questions
from qa.training.examples import Example


def known(margin: float) -> Evidence:
    return Evidence(margin, similarity=0.5, coverage=0.5, article_coverage=0.5, echo=0.0, kind=1.0)


def judged(margin: float, right: bool) -> Judged:
    return Judged(known(margin), right)


def test_fit_follows_the_evidence() -> None:
    # Above a margin of 2 nearly all winners are right, below nearly none; one of each breaks the rule.
    spans = [[judged(margin / 4, margin > 8), judged(-6, False)] for margin in range(-20, 40)]
    spans += [[judged(6, False), judged(-6, False)], [judged(-2, True), judged(-6, False)], []]
    confidence = fit(spans)
    assert confidence.weights.margin > 0
    low, middle, high = (confidence.probability(known(margin)) for margin in (-4, 2, 8))
    assert low < 0.1 < middle < 0.9 < high
    assert 0.05 <= confidence.threshold <= 0.95
    assert low < confidence.threshold < high


def test_the_threshold_withholds_one_right_answer_in_twenty() -> None:
    # Forty winners are right, with margins from 0 to 7.8; twenty are wrong.
    spans = [[judged(number / 5, True)] for number in range(40)] + [
        [judged(-number / 5, False)] for number in range(20)
    ]
    confidence = fit(spans)
    withheld = sum(confidence.probability(known(number / 5)) < confidence.threshold for number in range(40))
    assert withheld == 2


def test_seeds_questions(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('{"id": "a", "question": "Who?", "answers": ["Ann"]}\n\n')
    assert seeds_questions(tmp_path) == [Asked("Who?", ("Ann",))]


def test_news_questions_are_spread_over_all_of_them() -> None:
    examples = [Example(f"Who {n}?", "Ann ran.", ((0, 3), (0, 7)) if n % 2 else (), "g") for n in range(2103)]
    asked = news_questions(examples)
    assert 600 < len(asked) < 800
    assert asked[:2] == [Asked("Who 0?", ()), Asked("Who 3?", ("Ann", "Ann ran"))]
    assert len(news_questions(examples[:5])) == 5


def test_public_questions_hide_every_third_passage() -> None:
    examples = [Example("Who?", f"Ann ran {n} times.", ((0, 3),), str(n)) for n in range(60)]
    asked = public_questions(examples)
    hidden = [item for item in asked if item.hidden]
    assert 8 <= len(hidden) <= 35
    assert all(item.answers == () for item in hidden)
    assert all(item.answers == ("Ann",) for item in asked if not item.hidden)
    assert public_questions(examples) == asked


def test_collect_reads_what_is_not_hidden(tmp_path: Path) -> None:
    texts = ("Ann Oduya won the race in Elvik on Sunday.", "The race in Tolva was won by Ben Castro.")
    with Corpus.open(tmp_path, create=True) as corpus:
        corpus.add(*(Article(article_id(text), text, (f"race-{n}",)) for n, text in enumerate(texts)))
        question = "Who won the race in Elvik?"
        asked = [Asked(question, ("Ann Oduya",)), Asked(question, (), frozenset([article_id(texts[0])]))]
        open_, hidden = collect(corpus, Reader.load(), asked, passages=5)
    assert len(open_) == 2
    assert len(hidden) == 1
    best = max(open_, key=lambda span: span.evidence.margin)
    assert best.right
    assert hidden[0].right is False
    assert hidden[0].evidence.margin < best.evidence.margin
