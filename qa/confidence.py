"""The probability that a span answers the question, and when to say nothing.

A logistic model on a few figures that the stages before have measured; its coefficients are fitted
by ``qa.training.calibrate`` and shipped as JSON beside the reader.
"""

import json
import math
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from index.errors import ModelError
from qa.evidence import Evidence


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
