import pytest

from qa.evidence import kind_fits, share, stems


@pytest.mark.parametrize(
    ("question", "passage", "covered"),
    [
        ("Who commanded the garrison?", "Its commander left.", 0.5),
        ("Who commanded the garrison?", "The GARRISON had no commander.", 1.0),
        ("Who commanded the garrison?", "", 0.0),
        ("Who was it?", "Nothing of the kind.", 1.0),  # nothing to cover
        ("", "Rain.", 1.0),
        ("Who's the mayor's wife?", "The wife of the mayor spoke.", 1.0),  # what an apostrophe leaves is no content
        ("Why didn’t the mayor resign?", "The mayor resigned.", 1.0),
        ("How many died in Łódź in 1892?", "In Łódź 12 died.", 2 / 3),
    ],
)
def test_coverage(question: str, passage: str, covered: float) -> None:
    assert share(stems(question), stems(passage), of_nothing=1.0) == pytest.approx(covered)


@pytest.mark.parametrize(
    ("question", "span", "fits"),
    [
        ("How many died?", "40", True),
        ("how many died", "about forty fighters", True),
        ("How many died?", "dozens", True),
        ("How many died?", "the fighters", False),
        ("How much did it cost?", "$3m", True),
        ("How much did it cost?", "the bridge", False),
        ("How old is she?", "thirty-one", True),
        ("When did he resign?", "on Friday", True),
        ("When did he resign?", "May 2015", True),
        ("When did he resign?", "after the vote", True),
        ("When did he resign?", "Ana Reyes", False),
        ("In what year was it built?", "1972", True),
        ("In which year was it built?", "the council", False),
        ("How long did it last?", "three weeks", True),
        ("How long did it last?", "Jakarta", False),
        ("Who resigned?", "Ana Reyes", True),
        ("who resigned", "the minister", True),
        ("Who resigned?", "1972", False),
        ("Who resigned?", "Friday", False),
        ("Where did they meet?", "in a bunker", True),
        ("Where did they meet?", "6:30", False),
        ("Why did he resign?", "1972", True),  # any kind of thing may be a reason
        ("", "Rain", True),
    ],
)
def test_kind_fits(question: str, span: str, fits: bool) -> None:
    assert kind_fits(question, span) is fits


def test_echo_is_the_share_of_the_span_that_the_question_says() -> None:
    assert share(stems("Colonel Reyes"), stems("Who killed Reyes?"), of_nothing=0.0) == 0.5
    assert share(stems("rebels"), stems("Who killed Reyes?"), of_nothing=0.0) == 0.0
    assert share(stems("of the"), stems("Who killed Reyes?"), of_nothing=0.0) == 0.0
