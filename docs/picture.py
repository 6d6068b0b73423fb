"""Makes answer.svg, the picture of the README: ``python docs/picture.py`` after ``make demo``."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from qa import Assistant
from ui.terminal import answer_lines, styled

PROJECT = Path(__file__).parents[1]
QUESTION = "how much money did the Americans offer for Khalimov?"

console = Console(record=True, width=110, force_terminal=True, color_system="truecolor")
with Assistant.open(PROJECT / "build" / "demo-index") as assistant:
    answer = assistant.ask(QUESTION)
console.print(Text(f'$ attest ask "{QUESTION}"', "dim"))
console.print(styled(answer_lines(answer, marks=False)))
console.save_svg(str(Path(__file__).with_name("answer.svg")), title="Attest")
