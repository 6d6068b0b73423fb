import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataError
from qa.training.examples import Example, is_dev, passage_key, read_examples
from qa.training.mixture import (
    Mixture,
    Source,
    crop,
    draw,
    in_context,
    load_sources,
    retrieved_negatives,
    without_answer,
)


def example(question: str, passage: str, *answers: str) -> Example:
    ranges = tuple((passage.index(answer), passage.index(answer) + len(answer)) for answer in answers)
    return Example(question, passage, ranges, passage_key(passage))


WORDS = ["ferry", "mayor", "storm", "bread"]


def encode(texts: Sequence[str]) -> np.ndarray:
    """One dimension for each of the four words: how often it occurs."""
    return np.array([[text.lower().count(word) for word in WORDS] for text in texts], dtype=np.float32)


# draw


def test_a_share_of_the_passages_with_at_most_so_many_questions_of_each() -> None:
    examples = [example(f"Question {n}?", f"Passage {n % 10}.") for n in range(50)]
    drawn = draw(examples, 0.4, 3, random.Random(1))
    counts = Counter(each.passage for each in drawn)
    assert (len(counts), set(counts.values())) == (4, {3})
    assert len(set(drawn)) == 12
    assert set(drawn) <= set(examples)


def test_all_of_them_can_be_drawn_and_the_draw_is_that_of_the_seed() -> None:
    examples = [example(f"Question {n}?", f"Passage {n % 10}.") for n in range(50)]
    assert Counter(draw(examples, 1.0, 100, random.Random(1))) == Counter(examples)
    assert draw(examples, 0.5, 2, random.Random(7)) == draw(examples, 0.5, 2, random.Random(7))
    assert draw(examples, 0.5, 2, random.Random(7)) != draw(examples, 0.5, 2, random.Random(8))
    assert draw([], 0.5, 2, random.Random(7)) == []


# retrieved_negatives

SANK = example("Which ferry sank?", "The ferry Marisol sank.", "Marisol")
FOUND = example("What was found?", "The ferry was found; ferry crews saw the Marisol.", "ferry")
STORM = example("What hit the storm coast?", "A storm hit the coast; no ferry sailed.", "A storm")
BREAD = example("Who sells bread?", "Ana sells bread.", "Ana")


def test_the_nearest_passage_that_does_not_hold_the_answer() -> None:
    negatives = retrieved_negatives([SANK, FOUND, STORM, BREAD], encode)
    by_question = {negative.question: negative for negative in negatives}
    # Two ferries in FOUND make it the nearest to the question, but Marisol is in it; then SANK itself; then STORM.
    assert by_question[SANK.question].passage == STORM.passage
    assert all(negative.answers == () for negative in negatives)
    # A negative stays on its question's side of the train/dev split.
    assert by_question[SANK.question].group == SANK.group


def test_a_negative_never_holds_the_answer_as_words() -> None:
    for negative in retrieved_negatives([SANK, FOUND, STORM, BREAD], encode):
        (original,) = [each for each in (SANK, FOUND, STORM, BREAD) if each.question == negative.question]
        for start, end in original.answers:
            assert original.passage[start:end].lower() not in negative.passage.lower()


def test_where_every_passage_holds_the_answer_there_is_no_negative() -> None:
    one, other = example("Who?", "Ana sells bread.", "Ana"), example("Who?", "The mayor, Ana, left.", "Ana")
    assert retrieved_negatives([one, other], encode) == []


def test_a_passage_is_no_negative_of_its_own_answer_however_little_that_is() -> None:
    one, other = example("What ferry sign?", "The ferry has a $ sign.", "$"), example("Who?", "Ana sells bread.", "Ana")
    by_question = {negative.question: negative.passage for negative in retrieved_negatives([one, other], encode)}
    assert by_question["What ferry sign?"] == other.passage


def test_a_part_of_a_word_is_not_the_answer() -> None:
    one, other = example("Who?", "Ana sells bread.", "Ana"), example("What?", "Anabel bakes bread.", "bread")
    assert [each.passage for each in retrieved_negatives([one, other], encode)] == ["Anabel bakes bread."]


def test_the_same_question_on_two_passages_is_looked_up_for_both() -> None:
    one = example("What sank?", "The ferry sank in a storm.", "The ferry")
    other = example("What sank?", "The mayor saw the barge sink.", "the barge")
    assert [(n.passage, n.group) for n in retrieved_negatives([one, other], encode)] == [
        (other.passage, one.group),
        (one.passage, other.group),
    ]


# without_answer

LONG = (
    "The ferry Marisol sank off the island of Brena on Tuesday. It carried 48 passengers and a crew of nine people. "
    "The harbour office said that a storm had closed the port. Fishermen from the village of Orlo searched for hours."
)


def test_the_sentences_with_the_answer_are_taken_out() -> None:
    removed = without_answer(example("How many passengers?", LONG, "48"))
    assert removed is not None
    assert removed.passage == LONG.replace(" It carried 48 passengers and a crew of nine people.", "")
    assert (removed.question, removed.answers, removed.group) == ("How many passengers?", (), passage_key(LONG))


def test_all_answers_are_taken_out_also_one_over_two_sentences() -> None:
    passage = f"{LONG} The mayor of Orlo said he would write to the minister about the engine of the ferry."
    removed = without_answer(example("Who?", passage, "a crew of nine people. The harbour office", "Tuesday"))
    assert removed is not None
    assert removed.passage == passage[passage.index("Fishermen") :]


def test_none_where_the_answer_stands_again_or_too_little_is_left() -> None:
    assert without_answer(example("What sank?", LONG + " The MARISOL was built in 1980.", "Marisol")) is None
    assert without_answer(example("Who?", "Ana left. Bo stayed.", "Ana")) is None


# in_context

SENTENCE = Example("Who?", "Ana left.", ((0, 3),), "g", before=("One.", "Two."), after=("Three.", "Four."))


@pytest.mark.parametrize(
    ("length", "passage"),
    [
        (5, "Ana left."),
        (10, "Ana left. Three."),
        (17, "Two. Ana left. Three."),
        (22, "Two. Ana left. Three. Four."),
        (500, "One. Two. Ana left. Three. Four."),
    ],
)
def test_sentences_are_added_after_and_before_by_turns(length: int, passage: str) -> None:
    widened = in_context(SENTENCE, length)
    assert widened.passage == passage
    assert [widened.passage[start:end] for start, end in widened.answers] == ["Ana"]
    assert (widened.question, widened.group) == ("Who?", "g")


def test_a_sentence_alone_in_its_document_stays_alone() -> None:
    alone = example("Who left?", "Ana left.", "Ana")
    assert in_context(alone, 500) == alone


# crop


def test_a_short_passage_is_left_as_it_is() -> None:
    short = example("How many?", LONG, "48")
    assert crop(short, len(LONG), random.Random(0)) is short


@given(
    st.lists(st.text("ab,é😀", min_size=1, max_size=12), min_size=1, max_size=60),
    st.data(),
    st.integers(1, 120),
    st.integers(0, 9),
)
def test_answers_that_are_kept_say_the_same(words: list[str], data: st.DataObject, longest: int, seed: int) -> None:
    passage = " ".join(words)
    cuts = st.integers(0, len(passage))
    drawn = data.draw(st.lists(st.tuples(cuts, cuts).map(lambda pair: (min(pair), max(pair))), max_size=3))
    whole = Example("Who?", passage, tuple((start, end) for start, end in drawn if start < end), "g")
    cropped = crop(whole, longest, random.Random(seed))
    assert len(cropped.passage) <= longest or cropped is whole
    assert cropped.passage in passage
    assert (cropped.question, cropped.group) == ("Who?", "g")
    wanted = [passage[start:end] for start, end in whole.answers]
    kept = [cropped.passage[start:end] for start, end in cropped.answers]
    assert not Counter(kept) - Counter(wanted)
    assert all(0 <= start < end <= len(cropped.passage) for start, end in cropped.answers)


@given(st.integers(0, 2000), st.integers(0, 10_000))
def test_what_had_an_answer_has_its_first_answer_still(place: int, seed: int) -> None:
    passage = ("rain fell on the town " * 100)[:place] + " forty " + ("and no one spoke of it " * 100)[: 2000 - place]
    cropped = crop(example("How many?", passage, "forty"), 300, random.Random(seed))
    assert [cropped.passage[start:end] for start, end in cropped.answers] == ["forty"]


def test_an_answer_longer_than_the_crop_is_not_made_into_none() -> None:
    whole = example("What?", LONG, LONG[10:150])
    assert crop(whole, 100, random.Random(0)) == whole


def test_a_passage_without_an_answer_is_cropped_anywhere_too() -> None:
    whole = example("Which bread?", LONG)
    assert len({crop(whole, 60, random.Random(seed)).passage for seed in range(20)}) > 3


# The sources and the mixture.


@pytest.fixture
def without_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No news of our own among the sources."""
    monkeypatch.setattr("qa.training.mixture.OWN", tmp_path_factory.mktemp("own"))


def write_squad(path: Path, passages: int) -> None:
    paragraphs = [
        {
            "context": f"Report {n}. " + LONG.replace("48", str(100 + n)),
            "qas": [
                {
                    "id": f"{n}",
                    "question": f"How many passengers in report {n}?",
                    "answers": [{"text": str(100 + n), "answer_start": (f"Report {n}. " + LONG).index("48")}],
                }
            ],
        }
        for n in range(passages)
    ]
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))


@pytest.mark.usefixtures("without_own")
def test_sources_are_told_by_how_a_file_is_called(tmp_path: Path) -> None:
    write_squad(tmp_path / "shifts_new_wiki.json", 3)
    write_squad(tmp_path / "covidqa_1.json", 2)
    write_squad(tmp_path / "covidqa_2.json", 1)
    write_squad(tmp_path / "something_else.json", 9)
    sources, files = load_sources(tmp_path)
    assert {source.prefix: len(examples) for source, examples in sources.items()} == {
        "shifts_new_wiki": 3,
        "covidqa": 3,
    }
    assert [file.name for file in files] == ["shifts_new_wiki.json", "covidqa_1.json", "covidqa_2.json"]


def test_our_own_news_are_among_the_sources(tmp_path: Path) -> None:
    write_squad(tmp_path / "covidqa.json", 2)
    sources, files = load_sources(tmp_path)
    assert {file.name for file in files} == {"news.jsonl", "covidqa.json"}
    (news,) = [examples for source, examples in sources.items() if source.prefix == "news"]
    assert len(news) >= 6000
    assert 0.25 < sum(not each.answers for each in news) / len(news) < 0.4


def test_a_folder_without_data_says_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(DataError, match="holds none of the training data files"):
            load_sources(folder)


def test_an_epoch_is_that_of_its_number_and_seed_and_holds_no_dev_passage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.training.mixture.SYNTHETIC", 30)
    write_squad(tmp_path / "squad.json", 60)
    source = Source("squad", wide=True)
    sources = {source: read_examples(tmp_path / "squad.json")}
    mixture = Mixture(sources, encode, seed=3)
    epoch = mixture.epoch(0)
    assert epoch == Mixture(sources, encode, seed=3).epoch(0)
    assert epoch != Mixture(sources, encode, seed=4).epoch(0)
    dev = {each.passage for each in sources[source] if is_dev(each)}
    assert dev
    assert not dev & {each.passage for each in epoch}
    news, public = ([each for each in epoch if each.group.startswith("news-") == wanted] for wanted in (True, False))
    assert len(news) == 30
    assert news != [each for each in mixture.epoch(1) if each.group.startswith("news-")]
    # Every question that may be trained on, and some of them again without an answer.
    trained = [each for each in sources[source] if not is_dev(each)]
    answerable = [each for each in public if each.answers]
    assert Counter(answerable) == Counter(trained)
    assert len(public) - len(answerable) == 2 * round(0.1 * len(trained))
