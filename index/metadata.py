"""What a text says about itself: front matter, and a title and a date in its first lines."""

import datetime
import re
from typing import Any

from index.decoding import BLANK
from index.furniture import furniture

MAX_FRONT_MATTER = 64_000
"""The longest front matter, in characters; a longer block is taken for text."""

# --- front matter --------------------------------------------------------------------------------

# A first line "---", then lines up to one of "---" or "...", as Jekyll has it (jekyllrb.com/docs/front-matter)
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)[\r\n]*", re.DOTALL | re.MULTILINE
)
_PLAIN_ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")
_CONTINUATION = re.compile(r"[ \t]|-(?:[ \t]|$)")  # of the entry above: indented lines and the items of a list
_BLOCK = re.compile(r"[>|][+\-\d]*")  # a value that stands in the lines below


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The front matter at the very start of ``text``, keys in lower case, and the offset at which the article begins.

    A block that is no mapping is text between two rules, not front matter. YAML that is not well
    formed is read as lines of ``key: value`` (``title: War: the end`` is the usual slip), without the
    lists and blocks among them; when that fails as well, it is text.
    """
    import yaml

    match = _FRONT_MATTER.match(text, 0, MAX_FRONT_MATTER)
    if not match:
        return {}, 0
    try:
        matter = yaml.safe_load(match[1]) or {}
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):  # ValueError: a date such as 2017-02-31
        matter = _plain_entries(match[1])
    if not isinstance(matter, dict):
        return {}, 0
    return {str(key).lower(): value for key, value in matter.items()}, match.end()


def _plain_entries(block: str) -> dict[str, str] | None:
    """The lines of a block as ``key: value``, or None when one of them is something else.

    Lines that go on with the entry above are passed over, and an entry without a value of its own is left out.
    """
    entries = {}
    begun = False
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#") or (begun and _CONTINUATION.match(line)):
            continue
        match = _PLAIN_ENTRY.fullmatch(line)
        if not match:
            return None
        begun = True
        if match[2] and not _BLOCK.fullmatch(match[2]):
            entries[match[1]] = match[2].strip("\"'")
    return entries


# --- dates ---------------------------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    rf"{_DAY}(?: of)? {_MONTH},? (?P<year>\d{{4}})",
    rf"{_MONTH} {_DAY},? (?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
)
_LABEL = (
    r"(?:(?P<label>(?:first |date )?(?:published|posted|issued|released|created)(?: on| at)?|date|"
    r"(?P<update>(?:last )?(?:updated|modified|edited)(?: on| at)?)) ?[:|–—-]? ?|"
    r"by [^\d,|•·]{2,60} ?[,|•·–—-] ?)?"
)
_CLOCK = (
    r"(?:[T,|·•–—-]? ?(?:at )?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:z|[+-]\d{2}:?\d{2}|\(?[a-z]{2,5}\)?))?)?"
)
# The whole of a line: a label or a byline, the date, the time of day.
_DATE_LINES = tuple(re.compile(rf"{_LABEL}{_WEEKDAY}{date},?{_CLOCK}\.?", re.IGNORECASE) for date in _DATES)
_LONGEST_DATE_LINE = 150  # characters


def iso_date(value: object) -> str | None:
    """A date as YYYY-MM-DD, None when it is none or cannot be told for certain (08/09/2017).

    Takes dates, and strings with an ISO 8601 date or time, or with the month's English name.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if not isinstance(value, str):
        return None
    try:
        return datetime.datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        found = _date_line(value)
        return found[0] if found else None


def _date_line(line: str) -> tuple[str, str] | None:
    """The date that is all a line says, with what it is: "label", "update" or "" for no label."""
    if len(line) > _LONGEST_DATE_LINE:
        return None
    line = " ".join(line.replace("*", "").replace("_", "").split())
    for pattern in _DATE_LINES:
        if match := pattern.fullmatch(line):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3])
            try:
                date = datetime.date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                return None
            return date.isoformat(), "update" if match["update"] else "label" if match["label"] else ""
    return None


# --- the first lines -----------------------------------------------------------------------------

_HEAD_CHARACTERS = 5000
_HEAD_LINES = 10  # lines, blank ones and furniture not counted, in which a date may stand
_LONGEST_TITLE = 200
_BYLINE = re.compile(r"by [^.]{2,80}|[\w.+-]+@[\w.-]+|https?://\S+", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(.*?)(?:\s+#+)?")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_STRAY_MARK = re.compile(r"\*\*|__|^[*_]|[*_]$")


def title_and_date(text: str, start: int = 0) -> tuple[str | None, str | None]:
    """The title and the date (YYYY-MM-DD) found in the first lines of the article that begins at ``start``."""
    head = _head(text, start)
    return _title(head), _date(head)


def _head(text: str, start: int) -> list[str]:
    """The first lines of the article without furniture; blank lines are kept, but for those at the top."""
    head = text[: start + _HEAD_CHARACTERS]
    kept = []
    place = start
    for first, last in [*furniture(head, start), (len(head), len(head))]:
        kept.append(head[place:first])
        place = last
    lines = [line.strip(BLANK) for line in "\n".join(kept).lstrip(BLANK).splitlines()]
    if len(text) > len(head) and lines:  # the last line is cut off
        lines[-1] += "…"
    return lines


def _title(head: list[str]) -> str | None:
    """The first line when it looks like a title: short, no sentence, and something follows it.

    A line that goes on in the next one (which then begins in lower case) is none, nor is a date or a byline.
    """
    lines = [(number, line) for number, line in enumerate(head) if line and not _date_line(line)]
    if len(lines) < 2:
        return None
    number, line = lines[0]
    heading = _MARKDOWN_HEADING.fullmatch(line)
    title = " ".join(_STRAY_MARK.sub("", _EMPHASIS.sub(r"\2", heading[1] if heading else line)).split())
    goes_on = head[number + 1][:1].islower() or title.endswith((".", ",", ":", ";", "…"))
    if not heading and (goes_on or _BYLINE.fullmatch(title)):
        return None
    return title if len(title) <= _LONGEST_TITLE and any(map(str.isalpha, title)) else None


def _date(head: list[str]) -> str | None:
    """The date that a line near the top consists of: a labelled one, else the only bare one, else an update."""
    lines = [line for line in head if line][:_HEAD_LINES]
    found: dict[str, list[str]] = {"label": [], "": [], "update": []}
    for date, kind in filter(None, map(_date_line, lines)):
        found[kind].append(date)
    if found["label"]:
        return found["label"][0]
    if found[""]:
        return found[""][0] if len(set(found[""])) == 1 else None
    return found["update"][0] if found["update"] else None
