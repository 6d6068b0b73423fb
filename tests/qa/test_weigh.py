import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.weigh import Candidate, group, same_answer


def candidate(text: str, probability: float, article: str = "a", start: int = 0) -> Candidate:
    return Candidate(article, start, start + len(text), text, start, start + len(text), probability)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Russian air force", "Russian Air Force."),
        ("Colonel Ana Reyes", "Ana Reyes"),
        ("Reyes", "Colonel Ana Reyes"),
        ("40", "40 fighters"),
        ("1,500", "1500"),
        ("6:23 p.m.", "6:23 pm"),
        ("two hundred", "two hundred people"),
        ("8 September", "8 September 2017"),
        ("$", "$"),  # nothing is left of it, yet it is the same
    ],
)
def test_answers_that_say_the_same(first: str, second: str) -> None:
    assert same_answer(first, second)
    assert same_answer(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("4", "40"),
        ("Ana Reyes", "Ana Maria Reyes"),  # not side by side
        ("Reyes Ana", "Ana Reyes"),
        ("Ann", "Annette"),
        ("1.5", "15"),
        ("1.5 million", "15 million"),
        ("2", "2 million"),
        ("two", "two hundred people"),
        ("6:23", "623"),
        ("$", "the"),
        ("", "Ana Reyes"),
        ("the", "the air force"),
    ],
)
def test_answers_that_do_not(first: str, second: str) -> None:
    assert not same_answer(first, second)
    assert not same_answer(second, first)


def test_the_same_answer_of_several_articles_is_one_group_best_first() -> None:
    low, high, other = candidate("Reyes", 0.6), candidate("Ana Reyes", 0.8, "b"), candidate("Bo Lind", 0.5, "c")
    first, second = group([low, high, other])
    assert (first.members, second.members) == ((high, low), (other,))
    assert (first.best, first.articles) == (high, (high, low))


def test_an_article_counts_once_with_its_best() -> None:
    best, other, again = candidate("Reyes", 0.9), candidate("Reyes", 0.7, "b"), candidate("Reyes", 0.8, start=90)
    assert group([best, other, again])[0].articles == (best, other)


def test_spans_that_overlap_in_one_article_are_one_answer() -> None:
    # "the air force of Russia" and "force of Russia said": found in two passages that overlap
    first, second = (
        candidate("the air force of Russia", 0.6, start=10),
        candidate("force of Russia said", 0.5, start=18),
    )
    assert len(group([first, second])) == 1


def test_the_same_place_in_another_article_is_no_overlap() -> None:
    assert len(group([candidate("jets", 0.6, "a", 10), candidate("guns", 0.5, "b", 10)])) == 2


def test_spans_that_touch_are_two_answers() -> None:
    assert len(group([candidate("Ann", 0.6, start=0), candidate("Bob", 0.5, start=3)])) == 2


def test_a_short_form_that_fits_two_answers_joins_the_more_probable() -> None:
    son, father, short = candidate("Ali Noor", 0.6), candidate("Omar Noor", 0.7, "b"), candidate("Noor", 0.2, "c")
    assert [each.members for each in group([short, son, father])] == [(father, short), (son,)]


def test_equal_probabilities_keep_the_order_given() -> None:
    candidates = [candidate(word, 0.5, word) for word in ("ash", "birch", "cedar")]
    assert [each.best for each in group(candidates)] == candidates


def test_no_candidates_no_groups() -> None:
    assert group([]) == []


WORDS = st.sampled_from(["Ana", "Ana Reyes", "Reyes", "Bo Lind", "the", "40", "40 men", "4.0"])
CANDIDATES = st.builds(
    candidate, WORDS, st.integers(0, 100).map(lambda n: n / 100), st.sampled_from("abc"), st.integers(0, 30)
)


@given(st.lists(CANDIDATES, max_size=12, unique_by=lambda each: each.probability), st.randoms(use_true_random=False))
def test_every_candidate_is_in_one_group_whatever_their_order(candidates: list[Candidate], rng: random.Random) -> None:
    groups = group(candidates)
    assert sorted(map(repr, candidates)) == sorted(repr(member) for each in groups for member in each.members)
    best = [each.best.probability for each in groups]
    assert best == sorted(best, reverse=True)
    assert all(member.probability <= each.best.probability for each in groups for member in each.members)
    assert group(rng.sample(candidates, len(candidates))) == groups


def test_a_much_less_probable_fragment_is_no_support() -> None:
    best, fragment = candidate("Colonel Ana Reyes", 0.9, "a"), candidate("Colonel", 0.1, "b")
    (only,) = group([best, fragment])
    assert only.members == (best, fragment)  # nor is it another answer
    assert only.articles == (best,)
