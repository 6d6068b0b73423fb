"""What is known of a span before it is believed: figures that a fitted model turns into a probability.

All of them are general: they compare words, and know the kinds of question and answer, but no name.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

# Words that a question is built with rather than about; at the end what an apostrophe leaves of "who's" and "don't".
FUNCTION_WORDS = (
    "a an and any are as at be been by can could did do does for from had has have he her his how i in into is it its "
    "many much name no not of on or she so some than that the their them they this to was we were what when where "
    "which who whom whose why will with would you your "
    "d didn doesn don isn ll m re s t ve wasn weren"
)
_FUNCTION_WORDS = frozenset(FUNCTION_WORDS.split())

_ASKS_NUMBER = re.compile(r"\bhow (?:many|much|old|far|tall|high|large|big|deep|fast)\b|\bwhat (?:number|percentage)\b")
_ASKS_TIME = re.compile(
    r"\bwhen\b|\bhow (?:long|soon|often)\b|\b(?:what|which) (?:year|month|day|date|time|weekday|decade|century)\b"
)
_ASKS_PERSON_OR_PLACE = re.compile(r"\b(?:who|whom|whose|where)\b")

_NUMBER = re.compile(
    r"\d|\b(?:no|none|nobody|one|once|two|twice|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores|"
    r"half|halves|thirds?|quarters?|several|few|many|most|all|both|couple|single)\b"
)
_TIME = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|"
    r"september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|yesterday|"
    r"(?:mid)?night|(?:mid|fore|after)?noon|morning|evening|dawn|dusk|sunrise|sunset|spring|summer|autumn|fall|winter|"
    r"(?:second|minute|hour|day|week|weekend|month|year|decade|centur|season)(?:s|y|ies)?|daily|weekly|monthly|"
    r"ago|after|before|during|since|until|while|once|when|later|earlier|recently|soon|now|eve|christmas|easter|ramadan)\b"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Figures of one span; a higher one is better, save ``echo``.

    ``margin``: the reader's score over "no answer", in logits. ``similarity``: cosine of question
    and passage. ``coverage`` and ``article_coverage``: the share of the question's content words
    that the passage with its title, and the whole article, hold. ``echo``: the share of the span's
    content words that the question holds, since nobody asks for what he says himself. ``kind``: 1
    when the span can be what the question asks for (a number, a time, ...), else 0.
    """

    margin: float
    similarity: float
    coverage: float
    article_coverage: float
    echo: float
    kind: float


@lru_cache(maxsize=512)  # a passage and its article are asked about once for each span
def stems(text: str) -> frozenset[str]:
    """The content words of a text, cut to their first five letters: a rough stem.

    >>> sorted(stems("Who commanded the garrison?"))
    ['comma', 'garri']
    """
    return frozenset(word[:5] for word in re.findall(r"\w+", text.lower()) if word not in _FUNCTION_WORDS)


def share(wanted: frozenset[str], held: frozenset[str], of_nothing: float) -> float:
    """How much of ``wanted`` is in ``held``, in [0, 1]; ``of_nothing`` when nothing is wanted.

    >>> share(stems("Who commanded the garrison?"), stems("Its commander left."), of_nothing=1.0)
    0.5
    """
    return len(wanted & held) / len(wanted) if wanted else of_nothing


def kind_fits(question: str, span: str) -> bool:
    """Whether the span can be the kind of thing that the question asks for.

    >>> kind_fits("How many were hurt?", "about forty"), kind_fits("How many were hurt?", "the firemen")
    (True, False)
    """
    asked, given = question.lower(), span.lower()
    if _ASKS_NUMBER.search(asked):
        return bool(_NUMBER.search(given))
    if _ASKS_TIME.search(asked):
        return bool(_TIME.search(given) or _NUMBER.search(given))
    if _ASKS_PERSON_OR_PLACE.search(asked):
        return any(word.isalpha() and not _TIME.fullmatch(word) for word in re.findall(r"\w+", given))
    return True
