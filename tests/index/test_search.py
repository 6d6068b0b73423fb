from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder, TextEncoder
from index.errors import QuestionError
from index.search import (
    check,
    keyword_query,
    min_max_average,
    passage_input,
    question_terms,
    reciprocal_rank_fusion,
    search,
)
from index.store import EncoderRecord, Store
from index.types import Article, Filters, Hit, Passage
from index.vectors import VectorIndex
from tests.index.conftest import HashingEncoder


class Searched:
    """A store of one-passage articles, and what is needed to search it."""

    def __init__(self, folder: Path, encoder: TextEncoder) -> None:
        self.encoder = encoder
        self.store = Store.open(folder, create=True)
        self.vectors = VectorIndex(folder, encoder.dimension, encoder.fingerprint)

    def add(self, id: str, text: str, title: str | None = None, publisher: str | None = None) -> None:
        item = Article(id, text, (id,), title, publisher)
        with self.store.write() as writer:
            writer.set_encoder(EncoderRecord(self.encoder.name, self.encoder.fingerprint, self.encoder.dimension))
            passage = Passage(id, 0, 0, len(text), text, ((0, len(text)),))
            writer.put(item, id, [passage], self.encoder.encode([passage_input(title, text)]))

    def hits(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        with self.store.read() as view:
            return search(view, self.vectors, [question], self.encoder.encode([question]), k, filters)[0]

    def found(self, question: str, k: int = 10, filters: Filters | None = None) -> list[str]:
        return [hit.passage.article_id for hit in self.hits(question, k, filters)]


@pytest.fixture
def searched(tmp_path: Path, hashing_encoder: HashingEncoder) -> Iterator[Searched]:
    searched = Searched(tmp_path, hashing_encoder)
    searched.add("flood", "The river rose and flooded the lower town.", "Flood", "P")
    searched.add("fire", "A fire burned the mill at the river down.", "Fire", "Q")
    searched.add("vote", "The council voted on the new bridge.")
    yield searched
    searched.store.close()


def test_reciprocal_rank_fusion_by_hand() -> None:
    fused = reciprocal_rank_fusion([[7, 8], [8, 9]], constant=60)
    assert list(fused) == [8, 7, 9]
    assert fused == pytest.approx({8: 1 / 62 + 1 / 61, 7: 1 / 61, 9: 1 / 62})


def test_reciprocal_rank_fusion_of_little() -> None:
    assert reciprocal_rank_fusion([[], []]) == {}
    assert list(reciprocal_rank_fusion([[3, 1], []])) == [3, 1]
    assert list(reciprocal_rank_fusion([[5], [2]])) == [2, 5], "of equal scores the earlier passage first"


def test_min_max_average_by_hand() -> None:
    # [0, 1] of the first: 1 -> 1, 2 -> 0.5, 3 -> 0; of the second: 3 -> 1, 2 -> 0.
    fused = min_max_average([{1: 8.0, 2: 6.0, 3: 4.0}, {3: 0.9, 2: 0.5}])
    assert fused == pytest.approx({1: 0.5, 3: 0.5, 2: 0.25})
    assert list(fused) == [1, 3, 2]


def test_min_max_average_above_a_floor_by_hand() -> None:
    # 8 -> 1, 6 -> 0.75; 0.8 -> 1, 0.2 -> 0.25, -0.4 -> 0: what is nearly the best stays so.
    fused = min_max_average([{1: 8.0, 2: 6.0}, {1: 0.2, 2: 0.8, 3: -0.4}], floor=0.0)
    assert fused == pytest.approx({2: 0.875, 1: 0.625, 3: 0.0})
    assert list(fused) == [2, 1, 3]
    assert min_max_average([{}, {7: -0.5}], floor=0.0) == {7: 0.0}


def test_min_max_average_of_little() -> None:
    assert min_max_average([{}, {}]) == {}
    assert min_max_average([{4: -3.0}, {}]) == {4: 0.5}
    assert min_max_average([{4: 2.0, 5: 2.0}]) == {4: 1.0, 5: 1.0}


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Who killed the general's brother?", ["killed", "general", "brother"]),
        ("Killed or killed, KILLED?", ["Killed"]),
        ("who is it?", []),
        ("?! … 🙂", []),
        ("\ud800\x00", []),
        ('title:"x" NEAR(a b) * ^', ["title", "x", "NEAR", "b"]),
        ("Deir-ez-Zor at 6:23 p.m.", ["Deir", "ez", "Zor", "6", "23", "p"]),
        ("snake_case", ["snake", "case"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("Кто убил?", ["Кто", "убил"]),
    ],
)
def test_question_terms(question: str, terms: list[str]) -> None:
    assert question_terms(question) == terms


def test_a_pasted_document_gives_a_bounded_query() -> None:
    assert keyword_query(" ".join(f"word{number}" for number in range(10_000))).count("OR") == 63


def test_the_title_travels_with_the_passage_once() -> None:
    assert passage_input("Flood", "It rained.") == "Flood. It rained."
    assert passage_input("Flood", "\nFlood in the town\nIt rained.") == "\nFlood in the town\nIt rained."
    assert passage_input(None, "It rained.") == passage_input("", "It rained.") == "It rained."


def test_hits_carry_the_ranks_of_both_engines_and_the_cosine(searched: Searched) -> None:
    hits = searched.hits("what burned the mill down?")
    assert hits[0].passage.article_id == "fire"
    assert (hits[0].keyword_rank, hits[0].vector_rank) == (1, 1)
    assert hits[0].score == pytest.approx(1)
    assert {hit.keyword_rank for hit in hits[1:]} == {None}
    question = searched.encoder.encode(["what burned the mill down?"])[0]
    for hit in hits:
        with searched.store.read() as view:
            article = view.article(hit.passage.article_id)
        assert article is not None
        vector = searched.encoder.encode([passage_input(article.title, article.text)])[0]
        assert hit.similarity == pytest.approx(float(question @ vector), abs=1e-5)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_what_only_keywords_find_has_its_true_cosine(
    searched: Searched, hashing_encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.CANDIDATES", 1)
    for number in range(4):  # nearer by vector than any passage with the rare word, in words that are ignored
        searched.add(f"near{number}", f"when was what is who and where {number}")
    question = "when was what is who and where flooded"
    hits = searched.hits(question, k=2)
    only_keywords = [hit for hit in hits if hit.vector_rank is None]
    assert [hit.passage.article_id for hit in only_keywords] == ["flood"]
    expected = (
        hashing_encoder.encode([question])[0]
        @ hashing_encoder.encode([passage_input("Flood", only_keywords[0].passage.text)])[0]
    )
    assert only_keywords[0].similarity == pytest.approx(float(expected), abs=1e-5)


def test_fewer_passages_than_asked_for(searched: Searched) -> None:
    assert sorted(searched.found("river", k=1000)) == ["fire", "flood", "vote"]
    assert len(searched.found("river", k=1)) == 1


@pytest.mark.parametrize(
    "question",
    [
        "who is it?",
        "?!",
        "🙂",
        "'",
        '"',
        '" OR 1=1 --',
        "NEAR(",
        "title:",
        "*",
        "^river",
        "a AND",
        "-",
        "\x00",
        "\ud800",
        "x" * 100_000,
    ],
)
def test_any_question_can_be_asked(searched: Searched, question: str) -> None:
    assert len(searched.found(question)) == 3


def test_filters_reach_both_engines(searched: Searched) -> None:
    only_q = Filters(publishers=frozenset({"Q"}))
    assert searched.found("the flood in the lower town", filters=only_q) == ["fire"]
    assert searched.found("the flood in the lower town", filters=Filters(publishers=frozenset({"none"}))) == []
    assert searched.found("the flood", filters=Filters(date_from="2017-01-01")) == []
    assert len(searched.found("the flood", filters=Filters())) == 3


def test_an_empty_store_finds_nothing(tmp_path: Path, hashing_encoder: HashingEncoder) -> None:
    empty = Searched(tmp_path / "empty", hashing_encoder)
    assert empty.found("river") == []
    empty.store.close()


def test_several_questions_find_what_each_alone_finds(searched: Searched) -> None:
    questions = ["what burned?", "who voted?", "what burned?"]
    with searched.store.read() as view:
        many = search(view, searched.vectors, questions, searched.encoder.encode(questions), 2)
    assert many == [searched.hits(question, 2) for question in questions]


@pytest.mark.parametrize(("question", "kind"), [(None, "NoneType"), (5, "int"), (b"who?", "bytes")])
def test_what_is_no_text_is_no_question(question: str, kind: str) -> None:
    with pytest.raises(QuestionError, match=rf"^A question has to be text, not {kind}\.$"):
        check([question], 5)


@pytest.mark.parametrize("question", ["", " \n\t"])
def test_an_empty_question_is_refused(question: str) -> None:
    with pytest.raises(QuestionError, match="The question is empty"):
        check([question], 5)


@pytest.mark.parametrize("day", ["yesterday", "2017-13-01", "20170101", "2017", ""])
def test_a_filter_on_what_is_no_date_is_refused(day: str) -> None:
    with pytest.raises(QuestionError, match="is not a date"):
        check(["who?"], 5, Filters(date_from=day))
    with pytest.raises(QuestionError, match="is not a date"):
        check(["who?"], 5, Filters(date_to=day))
    check(["who?"], 5, Filters(date_from="2017-01-01", date_to="2017-12-31"))


def test_no_passages_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="at least one passage"):
        check(["who?"], 0)


def test_the_real_encoder_finds_what_shares_no_word(tmp_path: Path, real_encoder: Encoder) -> None:
    searched = Searched(tmp_path, real_encoder)
    searched.add("strike", "The commander lost his life in an air raid on Monday.")
    searched.add("garden", "Tomatoes need sun, water and a little patience.")
    searched.add("match", "The home side won by three goals to one.")
    (best, *_) = searched.hits("who killed the general?")
    assert (best.passage.article_id, best.keyword_rank, best.vector_rank) == ("strike", None, 1)
    assert -1 <= best.similarity <= 1
    question, passage = real_encoder.encode(["who killed the general?", best.passage.text])
    assert best.similarity == pytest.approx(float(np.dot(question, passage)), abs=1e-4)
    searched.store.close()
