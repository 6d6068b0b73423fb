"""The probability that a span answers the question, and when to say nothing.

A logistic model on a few figures that the stages before have measured; its coefficients are fitted
by ``qa.training.calibrate`` and shipped as JSON beside the reader.
"""

import json
import math
import re
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from index.errors import ModelError

# Words that a question is built with rather than about; at the end what an apostrophe leaves of "who's" and "don't".
FUNCTION_WORDS = (
    "a an and any are as at be been by can could did do does for from had has have he her his how i in into is it its "
    "many much name no not of on or she so some than that the their them they this to was we were what when where "
    "which who whom whose why will with would you your "
    "d didn doesn don isn ll m re s t ve wasn weren"
)
_FUNCTION_WORDS = frozenset(FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one span: the reader's margin over "no answer" (logits), the cosine of
    question and passage, and the share of the question's content words that the passage (or its
    article's title) holds.
    """

    margin: float
    similarity: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """P(right) = sigmoid(bias + weights . evidence); an answer below ``threshold`` is withheld."""

    bias: float
    weights: Evidence
    threshold: float

    @classmethod
    def load(cls, path: Path | None = None) -> "Confidence":
        """The shipped coefficients, or those of a file; ModelError when they cannot be read."""
        source = path or files("qa") / "weights" / "confidence.json"
        try:
            fields: dict[str, Any] = json.loads(source.read_text())
            weights = Evidence(**{name: float(value) for name, value in fields["weights"].items()})
            return cls(float(fields["bias"]), weights, float(fields["threshold"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"it has no {error}" if isinstance(error, KeyError) else error
            raise ModelError(f"The confidence model {source} could not be read: {reason}.") from error

    def save(self, path: Path) -> None:
        """Writes the coefficients where :meth:`load` can read them."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n")

    def probability(self, evidence: Evidence) -> float:
        """The probability in (0, 1) that a span with this evidence is right."""
        weights, values = asdict(self.weights), asdict(evidence)
        logit = self.bias + sum(weights[name] * values[name] for name in values)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def coverage(question: str, passage: str) -> float:
    """The share of the question's content words that the passage holds, in [0, 1].

    Words are compared by their first five letters, a rough stem. A question without content words
    is covered.

    >>> coverage("Who commanded the garrison?", "Its commander left.")
    0.5
    """
    wanted = {word[:5] for word in re.findall(r"\w+", question.lower()) if word not in _FUNCTION_WORDS}
    held = {word[:5] for word in re.findall(r"\w+", passage.lower())}
    return len(wanted & held) / len(wanted) if wanted else 1.0
