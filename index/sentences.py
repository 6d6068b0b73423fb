"""Where the sentences of a text begin and end.

The text is cut into blocks first (lines and paragraphs), then each block into sentences by syntok,
whose decisions a few rules mend: syntok splits after some titles ("Sgt. Hall"), at semicolons and
after a bracket that opens a sentence ("PARIS (AP) — ..."), and does not split after some
abbreviations, decimal numbers and addresses that end one ("in Washington, D.C. Her ...").

Only the places where syntok lets a sentence begin are taken over, never its tokens, so that every
range is one of the text as it came.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

Range = tuple[int, int]

MAX_SENTENCE = 800
"""The longest sentence in characters; what runs on without an end (a table, a list) is cut."""

# White space, and the characters without width that scraped text carries as if they were white space.
SPACE = r"[\s\u200b\u2060\ufeff]"

# syntok sees at most so many characters at once: its time stays linear in the length of a line.
CHUNK = 10_000

# A text whose lines typically have a length in this range may have been wrapped by hand or by a PDF.
WRAPPED_WIDTHS = (40, 110)

TERMINALS = ".!?…‼‽⁇⁈⁉。！？．｡"
CLOSERS = "\"'”’“»«)]}*_"

# These stand before a name or a number and never end a sentence.
LEADING = (
    "Mr Mrs Ms Mx Dr Prof Rev Fr Msgr Hon Pres Gov Sen Rep Amb Sec Gen Lt Col Maj Brig Capt Cmdr Cdr Adm Sgt Cpl Pvt "
    "Supt Insp Det Op Ft Mt approx ca cf vs v e.g i.e"
)

# These begin a sentence whenever they are written with a capital after a full stop.
STARTERS = (
    "The He She It They We You His Her Its Their Our This That These Those There Then Here Nobody But And When While "
    "After Before However Since If In On At For As Some"
)

_LEADING = frozenset(LEADING.split())
_PAD = re.compile(f"{SPACE}*")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LINE_MARK = re.compile(r"[-*+•>#]+\s|\||\d{1,2}[.)]\s")
_SURE_BEGIN = re.compile(
    rf"[{TERMINALS}][{re.escape(CLOSERS)}]*\s+(?=(?:{STARTERS.replace(' ', '|')})\b)"
    r"|\w\.(?:\d+\w{0,2}|[a-z]{2,})\.\s+(?=[A-Z])"  # a decimal or an address: "for $1.3m.|Staff", "example.org.|We"
    rf"|[{TERMINALS}][*_]+\s+(?=[^\sa-z])"  # emphasis of Markdown: "**The army left.** |Police"
)


def split_sentences(text: str, start: int, end: int) -> list[Range]:
    """The (start, end) ranges in ``text`` of the sentences of ``text[start:end]``, in order.

    Ranges do not overlap, none is empty or begins or ends with white space, and together they hold
    every character of the range but white space (the zero-width space, word joiner and BOM count as
    such). None is longer than ``MAX_SENTENCE``.

    A blank line ends a sentence, and so does a line end, unless the text is hard-wrapped. Marks of
    headings and lists belong to the sentence that they stand before.

    >>> text = "Gen. Horak spoke at 6:23 p.m. local time. He left."
    >>> [text[start:end] for start, end in split_sentences(text, 0, len(text))]
    ['Gen. Horak spoke at 6:23 p.m. local time.', 'He left.']
    """
    return [
        piece
        for block in _blocks(text, start, end)
        for sentence in _sentences(text, *block)
        for piece in _cut(text, *sentence)
    ]


def _strip(text: str, start: int, end: int) -> Range:
    """The range without the white space around it; empty (start == end) when there is nothing else."""
    match = _PAD.match(text, start, end)
    start = match.end() if match else start
    while end > start and _PAD.fullmatch(text, end - 1, end):
        end -= 1
    return start, end


def _blocks(text: str, start: int, end: int) -> Iterator[Range]:
    """The runs of lines inside which a line end is only a space; a line of its own is the usual one."""
    lines = list(_lines(text, start, end))
    # A blank line yields an empty range: no pair with one is a break inside a paragraph.
    breaks = [(line, after) for line, after in pairwise(lines) if line[0] < line[1] and after[0] < after[1]]
    width = _wrap_width(text, breaks)
    first: int | None = None
    for line, after in pairwise([*lines, (end, end)]):
        if line[0] == line[1]:
            continue
        first = line[0] if first is None else first
        full = width is not None and line[1] - line[0] >= 0.75 * width and text[line[0]] != "#"
        if not full or after[0] == after[1] or _LINE_MARK.match(text, *after):
            yield first, line[1]
            first = None


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    """The lines without the white space around them; an empty range for a blank one."""
    for match in _LINE_END.finditer(text, start, end):
        yield _strip(text, start, match.start())
        start = match.end()
    yield _strip(text, start, end)


def _wrap_width(text: str, breaks: list[tuple[Range, Range]]) -> float | None:
    """The typical length of a line if the text is hard-wrapped, else None.

    Text is hard-wrapped when lines of a page's width often go on in the next one: the line has no
    full stop and the next begins with a small letter. Headlines, lists and whole paragraphs on one
    line hardly ever do.
    """
    if not breaks:
        return None
    width = median(end - start for (start, end), _ in breaks)
    goes_on = sum(not _is_ended(text, *line) and text[after[0]].islower() for line, after in breaks)
    return width if WRAPPED_WIDTHS[0] <= width <= WRAPPED_WIDTHS[1] and goes_on >= 0.4 * len(breaks) else None


def _is_ended(text: str, start: int, end: int) -> bool:
    """Whether the range ends like a sentence: with a terminal, perhaps closed by quotes or brackets."""
    while end > start and text[end - 1] in CLOSERS:
        end -= 1
    return end > start and text[end - 1] in TERMINALS


def _sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentences of one block, by syntok and the rules."""
    begins = {begin for begin in _syntok(text, start, end) if begin > start}
    begins |= {match.end() for match in _SURE_BEGIN.finditer(text, start, end)}
    first = previous = start
    for begin in sorted(begins):
        # Judged by the piece before it alone, so that many pieces in one sentence cost no more.
        if _may_begin(text, *_strip(text, previous, begin), begin):
            yield _strip(text, first, begin)
            first = begin
        previous = begin
    yield _strip(text, first, end)


def _syntok(text: str, start: int, end: int) -> Iterator[int]:
    """Where syntok lets a sentence begin, chunk by chunk."""
    from syntok.segmenter import segment
    from syntok.tokenizer import Tokenizer

    tokenizer = Tokenizer(replace_not_contraction=False)
    while start < end:
        stop = min(start + CHUNK, end)
        begins = [start + tokens[0].offset for tokens in segment(tokenizer.tokenize(text[start:stop]))]
        yield from begins
        # The last sentence of a chunk may go on in the next one: look at it again from its beginning.
        start = begins[-1] if stop < end and begins and begins[-1] > start else stop


def _may_begin(text: str, start: int, end: int, begin: int) -> bool:
    """Whether a sentence can begin at ``begin`` after the piece of text from ``start`` to ``end``."""
    if not _is_ended(text, start, end):
        return False
    words = text[max(start, end - 100) : end].split()
    if end == begin and re.search(r"://|www\.|@", words[-1]):  # inside an address: "www.|Example.com"
        return False
    return words[-1].strip("([{\"'“‘*_").removesuffix(".") not in _LEADING


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """The range in pieces of at most MAX_SENTENCE characters, cut at white space where there is any."""
    while end - start > MAX_SENTENCE:
        stop = start + MAX_SENTENCE
        while stop > start and not text[stop].isspace():
            stop -= 1
        if stop == start:
            stop = start + MAX_SENTENCE
        yield _strip(text, start, stop)
        start, _ = _strip(text, stop, end)
    if start < end:
        yield start, end
