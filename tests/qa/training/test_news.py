import random
import re
from collections import defaultdict

import pytest

from qa.training.examples import Example
from qa.training.news import generate
from qa.training.news.stories import FRAMES, Asked, Questioner, Story, Storyteller
from qa.training.news.templates import Value, Writer, parse


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return generate(4000, seed=1)


@pytest.fixture(scope="module")
def asked() -> list[tuple[Story, Asked]]:
    rng = random.Random(2)
    questioner = Questioner(rng)
    stories = [Storyteller(rng).tell() for _ in range(900)]
    return [(story, question) for story in stories for question in questioner.ask(story, 6)]


def test_a_seed_makes_the_same_examples_and_another_seed_others() -> None:
    assert generate(200, seed=5) == generate(200, seed=5)
    assert generate(200, seed=5) != generate(200, seed=6)


def test_the_count_is_exact_and_a_passage_keeps_to_one_group(examples: list[Example]) -> None:
    assert len(examples) == 4000
    assert generate(0, seed=1) == []
    groups = defaultdict(set)
    for example in examples:
        groups[example.group].add(example.passage)
    assert all(len(passages) == 1 for passages in groups.values())
    assert all(re.fullmatch(r"news-\d+", group) for group in groups)


def test_every_answer_is_a_range_of_its_passage_without_loose_ends(examples: list[Example]) -> None:
    for example in examples:
        for start, end in example.answers:
            assert 0 <= start < end <= len(example.passage)
            answer = example.passage[start:end]
            assert answer.removesuffix(".m.") == answer.removesuffix(".m.").strip(" \n\u00a0.,;–")
            before, after = example.passage[start - 1 : start], example.passage[end : end + 1]
            assert not before.isalnum()
            assert not after.isalnum()
        assert len(set(example.answers)) == len(example.answers)


def test_about_a_third_has_no_answer(examples: list[Example]) -> None:
    share = sum(not example.answers for example in examples) / len(examples)
    assert 0.28 < share < 0.42


def test_no_brace_or_mark_of_the_template_language_is_left(examples: list[Example]) -> None:
    for example in examples:
        assert not re.search(r"[\[\]{}<>|«»‹›_]", example.passage + example.question)
        assert "  " not in example.passage
        assert not re.search(r" [.,;]|,,|,\.", example.passage)


def test_who_killed_somebody_is_never_answered_with_the_dead(asked: list[tuple[Story, Asked]]) -> None:
    seen = 0
    for story, question in asked:
        frame, _, kind = question.key.partition(".")
        if not frame.startswith("killed") or kind != "agent" or not question.answers:
            continue
        seen += 1
        dead = {
            event.world[role].forms["last"][0]
            for event in story.events
            if event.frame.name == frame
            for role in ("victim", "other")
        }
        for start, end in question.answers:
            answer = story.passage[start:end]
            assert answer.lower() not in question.question.lower()
            assert not any(re.search(rf"\b{re.escape(name)}$", answer) for name in dead)
    assert seen > 30


def test_every_frame_has_questions_with_and_without_an_answer(asked: list[tuple[Story, Asked]]) -> None:
    found = defaultdict(set)
    for _, question in asked:
        found[question.key.partition(".")[0]].add(bool(question.answers))
    for frame in FRAMES:
        assert found[frame.name] == {True, False}, frame.name


def test_the_wording_does_not_tell_whether_there_is_an_answer(asked: list[tuple[Story, Asked]]) -> None:
    kinds = defaultdict(list)
    for _, question in asked:
        kinds[question.key].append(not question.answers)
    common = {kind: sum(without) / len(without) for kind, without in kinds.items() if len(without) >= 20}
    assert len(common) > 30
    assert all(0.15 < share < 0.6 for share in common.values()), common


def test_an_answer_is_never_in_its_own_question(asked: list[tuple[Story, Asked]]) -> None:
    for story, question in asked:
        for start, end in question.answers[:1]:
            assert story.passage[start:end].lower() not in question.question.lower()


def test_passages_questions_and_names_differ(examples: list[Example]) -> None:
    passages = {example.passage for example in examples}
    assert len(passages) > 500
    assert len({example.question.lower() for example in examples}) > 3500
    names = {name for passage in passages for name in re.findall(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{3,}\b", passage)}
    assert len(names) > 1500
    words = [len(passage.split()) for passage in passages]
    assert min(words) >= 45
    assert max(words) <= 190


def test_a_writer_remembers_where_a_role_is_told() -> None:
    writer = Writer(random.Random(0))
    world = {"count": Value(("«more than ‹40›»",)), "place": Value(("Gorsk",))}
    writer.sentence("{count} people met in {place}, near {~place}", world)
    assert writer.text == "More than 40 people met in Gorsk, near Gorsk"
    found = [(mention.role, writer.text[mention.start : mention.end], mention.rank) for mention in writer.mentions]
    assert found == [("count", "40", 1), ("count", "More than 40", 0), ("place", "Gorsk", 0)]


def test_a_writer_mends_the_seams() -> None:
    writer = Writer(random.Random(0))
    world = {"kind": Value(("Ethiopian",)), "job": Value(("a mayor,",))}
    writer.sentence("a {kind} envoy met {job}. {kind} television said so [|].", world)
    assert writer.text == "An Ethiopian envoy met a mayor. Ethiopian television said so."


@pytest.mark.parametrize("template", ["[a|b", "a]", "<role:a", "{role"])
def test_a_template_whose_brackets_do_not_match_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"missing|unexpected|cannot read"):
        parse(template)
