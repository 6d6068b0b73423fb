"""Page furniture: the parts of a scraped page that are not the article.

The one public function says where they stand; nothing is ever cut out of a text, so offsets hold.

Three kinds of evidence are used, each general (no rule knows a site or a name of a person):

1. the line by itself ("Share on …", "Read more:", "© 2020", a caption that ends in a photo credit);
2. the line among its neighbours (the title again as an image's alt text, the links under "Related");
3. the sentence by itself and among its neighbours, for appeals to the reader ("Your support helps
   us …"), which run over several paragraphs and may run straight into the article.

    >>> text = "Bridge closed\\n\\nShare on Facebook\\n\\nThe bridge was closed on Friday."
    >>> [text[start:end] for start, end in furniture(text)]
    ['Share on Facebook']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import takewhile

from index.furniture_patterns import (
    APPEAL,
    BUTTON,
    BUTTON_FILLER,
    CALL,
    CREDIT,
    CREDIT_TAIL,
    FIRST_OR_SECOND_PERSON,
    LABEL,
    LIST_LABEL,
    REPORTED,
    RULE,
    TRADE,
)


def furniture(text: str, start: int = 0) -> list[tuple[int, int]]:
    """The ranges of ``text``, from the offset ``start`` on, that are page furniture.

    Ranges are half open, sorted and do not touch. They hold whole lines (without the line's end),
    save an appeal to the reader, which begins and ends with a sentence since the article's first
    sentence is often glued to it. Furniture on neighbouring lines makes one range.
    """
    lines = list(_lines(text, start))
    found = {number for number, line in enumerate(lines) if _is_furniture(line.plain)}
    found |= _repeats(lines) | _link_lists(lines, found) | _caption_tops(lines)
    return _merge(text, [(lines[number].start, lines[number].end) for number in found] + _appeals(text, lines))


# --- lines ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its range without the line's end."""

    start: int
    end: int
    plain: str  # normalised; empty for a line so long that it can only be prose
    after_blank: bool  # whether a blank line stands above


_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_SPACES = re.compile(r"\s+")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_LEADING_MARKS = " #>*+•·◆■●▪►▶→↓↑»|~-\ufeff"
_TRAILING_MARKS = " *#»›→▶►↓↑|"
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "\u200b": ""})


def _lines(text: str, start: int) -> Iterator[_Line]:
    """The lines of ``text`` from ``start`` on that hold more than white space."""
    previous_end = start
    for match in _LINE.finditer(text, start):
        line = match.group()
        if line.strip():
            plain = _normalise(line) if len(line) <= _LONGEST_LINE else ""
            after_blank = len(text[previous_end : match.start()].splitlines()) > 1
            yield _Line(match.start(), match.end(), plain, after_blank)
            previous_end = match.end()


def _normalise(line: str) -> str:
    """The line with plain quotes and single spaces, without list marks, heading marks and links' addresses."""
    line = _MARKDOWN_LINK.sub(r"\1", _SPACES.sub(" ", line.translate(_PLAIN)).strip())
    if not any(character.isalnum() for character in line):
        return line
    if line.startswith(("**", "__")):  # bold or italics around a whole label
        line = line.replace("**", "").replace("__", "")
    return line.lstrip(_LEADING_MARKS).rstrip(_TRAILING_MARKS)


# --- 1. a line by itself -------------------------------------------------------------------------

_LONGEST_LINE = 1500  # characters: a line with more is prose, not even a caption
_LONGEST_BUTTON = 60  # words: a line with more is prose or a caption, never a button or a notice
_LONGEST_CREDIT = 220  # characters at a line's end within which its credit is looked for
_WORD = re.compile(r"[^\W_](?:[^\s|•·/,:.!()–—]*[^\W_])?|[^\s|•·/,:.!()–—-]+")


def _is_furniture(line: str) -> bool:
    """Whether one normalised line is furniture whatever stands around it."""
    if RULE.fullmatch(line) or CREDIT.fullmatch(line) or _has_credit(line):
        return True
    if len(line.split()) > _LONGEST_BUTTON:
        return False
    return bool(LABEL.fullmatch(line)) or _is_buttons(line) or bool(CALL.match(line) and not REPORTED.search(line))


def _has_credit(line: str) -> bool:
    """Whether the line ends in the credit of a picture."""
    return bool(CREDIT_TAIL.search(line[-_LONGEST_CREDIT:]))


def _is_buttons(line: str) -> bool:
    """Whether the line is a share prompt or a row of buttons: made of the words of buttons alone."""
    words = _WORD.findall(line)
    buttons = [word for word in words if BUTTON.fullmatch(word)]
    return 0 < len(buttons) <= len(words) <= 25 and all(
        BUTTON_FILLER.fullmatch(word) for word in words if word not in buttons
    )


# --- 2. a line among its neighbours --------------------------------------------------------------


_LONGEST_HEADLINE = 300  # characters
_LONGEST_LIST = 12  # lines


def _repeats(lines: list[_Line]) -> set[int]:
    """The lines that say the title, or the line right above, again: alt texts and captions of images.

    What is said first stays. Lines of fewer than three words may be said twice on purpose.
    """
    keys = [_key(line.plain) for line in lines]
    return {
        number
        for number in range(1, len(lines))
        if keys[number] and keys[number] in (keys[0], keys[number - 1]) and len(lines[number].plain.split()) >= 3
    }


def _key(line: str) -> str:
    """The letters and digits of a headline alone, so that two spellings of it are equal; empty for longer lines."""
    return "".join(filter(str.isalnum, line.casefold())) if len(line) <= _LONGEST_HEADLINE else ""


def _link_lists(lines: list[_Line], found: set[int]) -> set[int]:
    """The headlines of other articles that stand under a label such as "Related".

    They follow the label without a blank line; after one they count only when there are two or more,
    or when a rule closes the list: a single line might be a heading of the article.
    """
    links: set[int] = set()
    for label in found:
        if not LIST_LABEL.fullmatch(lines[label].plain):
            continue
        below = range(label + 1, min(label + 1 + _LONGEST_LIST, len(lines)))
        run = list(takewhile(lambda number: number not in found and _is_headline(lines[number].plain), below))
        if not run:
            continue
        if not lines[run[0]].after_blank:
            links.update(takewhile(lambda number: not lines[number].after_blank, run))
        elif len(run) > 1 or any(RULE.fullmatch(line.plain) for line in lines[run[-1] + 1 : run[-1] + 2]):
            links.update(run)
    return links


def _is_headline(line: str) -> bool:
    """Whether a normalised line could be a headline: short, and not ended like a sentence."""
    return 2 <= len(line.split()) <= 22 and line[-1] not in ".!:;,\"'" and not REPORTED.search(line[-40:])


def _caption_tops(lines: list[_Line]) -> set[int]:
    """The lines of a caption above the one that carries its credit.

    Only where blank lines part the paragraphs: then a caption is a block of two or three lines that
    ends in the credit. The block that opens the text is not one, since the title is in it.
    """
    blocks: list[list[int]] = []
    for number, line in enumerate(lines):
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(number)
    if sum(len(block) == 1 for block in blocks) * 2 < len(blocks):
        return set()
    found: set[int] = set()
    for block in blocks[1:]:
        for place in (1, 2):
            if place < len(block) and _has_credit(lines[block[place]].plain):
                found.update(block[:place])
    return found


# --- 3. appeals to the reader, sentence by sentence ----------------------------------------------


class _Voice(IntEnum):
    """How much a sentence speaks as the publisher to the reader."""

    NONE = 0
    HINT = 1  # "we", "our", "you" outside of quotes
    CLEAR = 2  # the same, and about journalism or about paying for it
    APPEAL = 3  # asks for money, a subscription, support


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    line: int
    voice: _Voice
    plain: str

    @property
    def generic(self) -> bool:
        """Whether it has no digits and no names, so that no news can be lost with it."""
        words = self.plain.split()
        names = [word for word in words[1:] if word.lstrip("\"'(")[:1].isupper() and word not in ("I", "I'm")]
        return 0 < len(words) <= 40 and not names and not any(character.isdigit() for character in self.plain)


# The end of a sentence: before white space, or before a capital that is glued to a word's full stop.
_SENTENCE_END = re.compile(r"[.!?…]{1,9}[\"”’')\]]{0,4}(?=\s)|(?<=[a-z]{3})[.!?]{1,9}[\"”’]?(?=[\"“‘]?[A-Z])")
_LONGEST_SENTENCE = 2000  # characters
_QUOTED = re.compile(r"\"[^\"]{0,1000}(?:\"|$)")
_COUNTRY = re.compile(r"\bUS\b")  # not the pronoun


def _appeals(text: str, lines: list[_Line]) -> list[tuple[int, int]]:
    """The ranges of appeals: from a sentence that asks, over those that belong to it, to the last of them."""
    sentences = [sentence for number, line in enumerate(lines) for sentence in _sentences(text, line, number)]
    ranges = []
    done = 0
    for number, sentence in enumerate(sentences):
        if number < done or sentence.voice < _Voice.APPEAL:
            continue
        first, last = _first_of_appeal(sentences, number, done), _last_of_appeal(sentences, number)
        ranges.append((sentences[first].start, sentences[last].end))
        done = last + 1
    return ranges


def _first_of_appeal(sentences: list[_Sentence], number: int, done: int) -> int:
    """Go back over what leads to the asking: talk of journalism, and the publisher's own voice in the same line."""
    while number > done:
        before = sentences[number - 1]
        same_line = before.line == sentences[number].line
        if not before.generic or before.voice < (_Voice.HINT if same_line else _Voice.CLEAR):
            break
        number -= 1
    return number


def _last_of_appeal(sentences: list[_Sentence], number: int) -> int:
    """Go on while another sentence of the appeal follows within reach of three sentences."""
    while True:
        for ahead in range(number + 1, min(number + 4, len(sentences))):
            between = sentences[number + 1 : ahead]
            if sentences[ahead].voice >= _Voice.CLEAR and _bridged(sentences, number, between):
                number = ahead
                break
        else:
            break
    # "We are grateful." closes an appeal when it stands in its line and tells no news.
    while (
        number + 1 < len(sentences)
        and sentences[number + 1].line == sentences[number].line
        and sentences[number + 1].generic
        and sentences[number + 1].voice >= _Voice.HINT
    ):
        number += 1
    return number


def _bridged(sentences: list[_Sentence], number: int, between: list[_Sentence]) -> bool:
    """Whether the sentences between two of an appeal belong to it: each speaks to the reader, leads (in its
    paragraph) to one that does, or is the only one and tells no news."""
    for place, sentence in enumerate(between):
        following = sentences[number + 2 + place : number + 5 + place]
        leads = any(other.line == sentence.line and other.voice >= _Voice.HINT for other in following)
        alone = len(between) == 1 and sentence.generic
        if sentence.voice < _Voice.HINT and not leads and not alone:
            return False
    return True


def _sentences(text: str, line: _Line, number: int) -> Iterator[_Sentence]:
    """The sentences of one line, roughly: good enough to tell an appeal from what is glued to it."""
    start = line.start
    ends = [match.end() for match in _SENTENCE_END.finditer(text, line.start, line.end)]
    for end in (*ends, line.end):
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            plain = _normalise(text[start:end]) if end - start <= _LONGEST_SENTENCE else ""
            yield _Sentence(start, end, number, _voice(plain), plain)
        start = end


def _voice(sentence: str) -> _Voice:
    """How much one normalised sentence speaks as the publisher to the reader; quotes do not count."""
    own = _COUNTRY.sub("the country", _QUOTED.sub(" ", sentence))
    if REPORTED.search(own):
        return _Voice.NONE
    if APPEAL.search(own):
        return _Voice.APPEAL
    if not FIRST_OR_SECOND_PERSON.search(own):
        return _Voice.NONE
    return _Voice.CLEAR if TRADE.search(own) else _Voice.HINT


# --- ranges --------------------------------------------------------------------------------------


def _merge(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges, those that overlap or have only white space between them made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
