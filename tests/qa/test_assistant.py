"""The assistant on a small corpus, with the shipped models and with none of their chances."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import qa
from index.errors import CorpusError, ModelError, QuestionError
from index.types import Article, Filters, Hit, Passage
from qa import Answer, Assistant, Citation
from qa.assistant import candidate, evidence
from qa.types import Span

BRIDGE = """---
title: Bridge over the Orle opens
publisher: The Orle Post
date: 2021-05-04
---

The new bridge over the Orle was opened on Tuesday by Mayor Hanne Brandt. It cost 41 million crowns.

Read more:

The architect, Tomas Lindqvist, said that the work had taken six years.
"""
BRIDGE_RETOLD = "Crowds watched on Tuesday as Hanne Brandt opened the Orle bridge.\r\n\r\nTrams will use it from June."
FIRE = "\ufeffA fire destroyed the paper mill in Tolva on Sunday.\u00a0Two firemen were hurt, said Chief Ines Castro."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("assistant")
    (folder / "bridge.md").write_text(BRIDGE)
    (folder / "retold.txt").write_bytes(BRIDGE_RETOLD.encode())
    (folder / "fire.txt").write_bytes(FIRE.encode())
    with Assistant.open(folder / "index", create=True) as made:
        report = made.ingest([folder])
        assert not report.failures
        yield made


def check_citations(assistant: Assistant, answer: Answer) -> None:
    """Every piece of evidence stands in its article, at the offsets given."""
    shown = [*answer.citations, *(c for other in answer.alternatives for c in other.citations)]
    for citation in shown:
        text = assistant.corpus.article(citation.article).text
        assert citation.text == text[citation.start : citation.end]
        assert citation.quote == text[citation.quote_start : citation.quote_end]
        assert citation.quote_start <= citation.start < citation.end <= citation.quote_end


def test_answers_with_citation(assistant: Assistant) -> None:
    answer = assistant.ask("How much did the bridge cost?")
    assert answer.text is not None
    assert "41 million" in answer.text
    citation = answer.citations[0]
    assert (citation.title, citation.publisher, citation.date) == (
        "Bridge over the Orle opens",
        "The Orle Post",
        "2021-05-04",
    )
    assert citation.quote == "It cost 41 million crowns."
    assert citation.source.endswith("bridge.md")
    assert 0.5 < answer.confidence <= 1
    assert answer.seconds.total >= answer.seconds.read > 0
    check_citations(assistant, answer)


def test_articles_that_agree_are_cited_together(assistant: Assistant) -> None:
    answer = assistant.ask("Who opened the bridge over the Orle?")
    assert answer.text is not None
    assert "Hanne Brandt" in answer.text
    assert answer.agreement.articles == len(answer.citations) == 2
    assert len({citation.article for citation in answer.citations}) == 2
    check_citations(assistant, answer)


def test_byte_order_mark_crlf_and_odd_spaces_keep_offsets(assistant: Assistant) -> None:
    for question, word in (("What was destroyed by fire?", "mill"), ("When will trams use the bridge?", "June")):
        answer = assistant.ask(question)
        assert answer.text is not None
        assert word in answer.text
        check_citations(assistant, answer)


def test_says_nothing_when_the_articles_do_not_say(assistant: Assistant) -> None:
    answer = assistant.ask("Which composer wrote the opera about the moon landing?")
    assert answer.text is None
    assert answer.citations == ()
    assert answer.agreement.articles == 0
    assert answer.alternatives  # the closest passages
    assert answer.confidence == answer.alternatives[0].confidence < assistant.min_confidence
    check_citations(assistant, answer)


def test_threshold_decides_only_what_is_shown(assistant: Assistant) -> None:
    question = "How much did the bridge cost?"
    shown = assistant.ask(question)
    strict = Assistant(assistant.corpus, assistant.reader, assistant.confidence, min_confidence=1.0)
    withheld = strict.ask(question)
    assert withheld.text is None
    assert withheld.confidence == pytest.approx(shown.confidence)
    assert withheld.alternatives[0].answer == shown.text


def test_many_are_answered_as_one_by_one(assistant: Assistant) -> None:
    questions = [
        "Who opened the bridge?",
        "How many firemen were hurt?",
        "Who opened the bridge?",
        "Where was the fire?",
    ]
    many = assistant.ask_many(questions, ids=["a", None, "b", "a"])
    assert [answer.id for answer in many] == ["a", None, "b", "a"]
    assert [answer.question for answer in many] == questions
    for answer, question in zip(many, questions, strict=True):
        single = assistant.ask(question)
        assert (answer.text, [c.start for c in answer.citations]) == (single.text, [c.start for c in single.citations])
        assert answer.confidence == pytest.approx(single.confidence, abs=1e-3)
    assert assistant.ask_many([]) == []
    assert len(assistant.ask_many(question for question in questions)) == 4


def test_filters(assistant: Assistant) -> None:
    question = "Who opened the bridge?"
    answer = assistant.ask(question, filters=Filters(publishers=frozenset({"The Orle Post"})))
    assert [citation.publisher for citation in answer.citations] == ["The Orle Post"]
    nothing = assistant.ask(question, filters=Filters(date_from="2030-01-01"))
    assert (nothing.text, nothing.confidence, nothing.alternatives) == (None, 0.0, ())
    eager = Assistant(assistant.corpus, assistant.reader, assistant.confidence, min_confidence=0.0)
    assert eager.ask(question, filters=Filters(date_from="2030-01-01")).text is None


@pytest.mark.parametrize("question", ["", "  \n", "\u00a0"])
def test_empty_question(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        assistant.ask(question)


@pytest.mark.parametrize("question", ["?!", "🙂", "of the and", "x" * 5000, "who " * 3000, '"AND OR NEAR(', "ноль"])
def test_odd_questions_have_an_answer_or_none(assistant: Assistant, question: str) -> None:
    check_citations(assistant, assistant.ask(question))


def test_deleted_article_is_in_no_answer(tmp_path: Path) -> None:
    (tmp_path / "bridge.md").write_text(BRIDGE)
    (tmp_path / "fire.txt").write_text(FIRE)
    with Assistant.open(tmp_path / "index", create=True) as assistant:
        assistant.ingest([tmp_path])
        assert assistant.ask("Who opened the bridge?").citations
        gone = assistant.corpus.delete("bridge.md")
        answer = assistant.ask("Who opened the bridge?")
        shown = [*answer.citations, *(c for other in answer.alternatives for c in other.citations)]
        assert gone.id not in {citation.article for citation in shown}


def test_nothing_to_ask(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere"):
        Assistant.open(tmp_path / "nowhere")
    with (
        Assistant.open(tmp_path / "new", create=True) as assistant,
        pytest.raises(CorpusError, match=r"new holds no articles; add some with `attest ingest PATH`\."),
    ):
        assistant.ask("Who?")


def test_wrong_settings(tmp_path: Path, assistant: Assistant) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Assistant(assistant.corpus, assistant.reader, assistant.confidence, passages=0)
    with pytest.raises(ModelError, match="no-such-reader"):
        Assistant.open(tmp_path / "index", create=True, reader=tmp_path / "no-such-reader")
    with pytest.raises(ValueError, match="from 0 to 1"):
        Assistant(assistant.corpus, assistant.reader, assistant.confidence, min_confidence=5)
    with pytest.raises(TypeError, match="ask takes one"):
        assistant.ask_many("Who?")
    with pytest.raises(QuestionError, match="not int"):
        assistant.ask_many(["Who?", 5])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="2 ids for 1 questions"):
        assistant.ask_many(["Who?"], ids=["a", "b"])


def test_candidate_is_a_range_of_the_article_with_its_sentences() -> None:
    # Article: "Ana ran. Ben sat." with the passage starting at 4; the span "ran" is 4..7 in the article.
    passage = Passage("id", 0, 4, 17, "ran. Ben sat.", ((4, 8), (9, 17)))
    hit = Hit(passage, 1.0, 0.5)
    one = candidate(hit, Span(0, 3, "ran", 1.0, 0.0), 0.5)
    assert (one.start, one.end, one.quote_start, one.quote_end) == (4, 7, 4, 8)
    both = candidate(hit, Span(0, 8, "ran. Ben", 1.0, 0.0), 0.5)
    assert (both.quote_start, both.quote_end) == (4, 17)
    article = Article("id", "Ana ran. Ben sat.", ("a.txt",), title="Race")
    found = evidence("Who won the race?", hit, Span(0, 3, "ran", 1.5, 0.5), {"id": article})
    assert (found.margin, found.similarity) == (1.0, 0.5)


def test_public_face() -> None:
    assert sorted(qa.__all__) == qa.__all__
    assert all(hasattr(qa, name) for name in qa.__all__)
    assert {"Assistant", "Answer", "Citation"} <= set(qa.__all__)


def test_json_is_that_of_the_design(assistant: Assistant) -> None:
    record = json.loads(json.dumps(assistant.ask("How much did the bridge cost?", id="q1").to_json()))
    assert list(record) == [
        "id", "question", "answer", "confidence", "citations", "alternatives", "agreement", "seconds",
    ]  # fmt: skip
    assert record["id"] == "q1"
    wanted = {"article", "source", "title", "publisher", "date", "start", "end", "text", "quote", "claimant"}
    assert wanted <= set(record["citations"][0])
    assert set(record["agreement"]) == {"articles", "independent", "disagree"}
    assert set(record["seconds"]) == {"retrieve", "read", "total"}
    assert Citation(**record["citations"][0]).text == record["citations"][0]["text"]
