"""How alike two answers are: the comparison of SQuAD's published evaluation (Rajpurkar et al. 2016,
https://rajpurkar.github.io/SQuAD-explorer/, evaluate-v1.1.py), save that curly quotes, dashes and the
ellipsis count as punctuation too, as their plain forms do there.
"""

import re
import string
from collections import Counter

_PUNCTUATION = str.maketrans("", "", string.punctuation + "‘’“”–—…")


def normalise(text: str) -> str:
    """Lower case, without punctuation (curly quotes and dashes too), articles and extra spaces.

    >>> normalise("The  “Russian”  jets.")
    'russian jets'
    """
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(prediction: str, gold: str) -> bool:
    """Whether the two answers are equal after normalisation."""
    return normalise(prediction) == normalise(gold)


def f1(prediction: str, gold: str) -> float:
    """Harmonic mean of precision and recall over the words of the normalised answers, in [0, 1].

    Two empty answers are alike (1), an empty and a non-empty one are not (0).
    """
    predicted, expected = normalise(prediction).split(), normalise(gold).split()
    if not predicted or not expected:
        return float(predicted == expected)
    common = sum((Counter(predicted) & Counter(expected)).values())
    return 2 * common / (len(predicted) + len(expected))
