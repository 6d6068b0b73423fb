"""From a question and a corpus to a cited answer.

from qa import Assistant
with Assistant.open("my-index") as assistant:
    answer = assistant.ask("Who killed Khalimov?")
"""

from index.errors import AttestError
from index.types import Filters, IngestReport
from qa.assistant import Assistant
from qa.types import Agreement, Alternative, Answer, Citation, Seconds

__all__ = [
    "Agreement",
    "Alternative",
    "Answer",
    "Assistant",
    "AttestError",
    "Citation",
    "Filters",
    "IngestReport",
    "Seconds",
]
