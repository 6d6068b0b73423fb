"""The small language in which passages and questions are written, and the text it makes, with exact offsets.

    [a|b|]          one of the alternatives, the empty one too; a bar outside brackets parts whole templates
    {victim}        the value of a role; the passage tells the role here, so that this range can be an answer
    {~victim}       the value of a role in passing: the range is no answer
    {victim:his}    a named form of the value
    {victim!}       a person with an apposition that tells something about them
    <victims:…>     a stretch that is itself a value of a role, such as a list of names

Inside a value «…» encloses the range an annotator would choose and ‹…› another that is right as well;
a value without them is right as a whole.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

TOKEN = re.compile(r"[\[\]|>]|\{[^}]*\}|<[a-z_.]+:|[^\[\]|<>{}]+")
ARTICLE = re.compile(r"(^|\s)[Aa] $")
AFTER_AN = re.compile(r"[aeioAEIO]|Um|8|1[18]\b")
MARKS = re.compile("[«»‹›]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for the value of ``role``; ``tells`` says whether the passage tells the role there."""

    role: str
    form: str
    tells: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    options: tuple["Sequence", ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A sequence whose whole range is a value of ``role``."""

    role: str
    body: "Sequence"


Sequence = tuple[str | Slot | Choice | Group, ...]


@cache
def parse(template: str) -> Choice:
    """The tree of a template. Raises ValueError where brackets do not match."""
    tokens = TOKEN.findall(template)
    if "".join(tokens) != template:
        raise ValueError(f"cannot read the template: {template}")
    tree, rest = _alternatives(tokens, 0, closing="")
    if rest != len(tokens):
        raise ValueError(f"brackets do not match: {template}")
    return tree


def _alternatives(tokens: list[str], at: int, closing: str) -> tuple[Choice, int]:
    options: list[Sequence] = []
    sequence: list[str | Slot | Choice | Group] = []
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token == closing:
            return Choice((*options, tuple(sequence))), at
        if token == "|":
            options.append(tuple(sequence))
            sequence = []
        elif token == "[":
            choice, at = _alternatives(tokens, at, "]")
            sequence.append(choice)
        elif token[0] == "<":
            body, at = _alternatives(tokens, at, ">")
            sequence.append(Group(token[1:-1], (body,)))
        elif token[0] == "{":
            sequence.append(_slot(token[1:-1]))
        elif token in "]>":
            raise ValueError(f"unexpected {token!r}")
        else:
            sequence.append(token)
    if closing:
        raise ValueError(f"missing {closing!r}")
    return Choice((*options, tuple(sequence))), at


def _slot(text: str) -> Slot:
    tells = not text.startswith("~")
    name = text.removeprefix("~")
    if name.endswith("!"):
        return Slot(name[:-1], "intro", tells)
    role, _, form = name.partition(":")
    return Slot(role, form, tells)


@cache
def roles_in_passing(template: str) -> frozenset[str]:
    """The roles that a template takes as known already: those of its ``{~role}``."""
    return frozenset(re.findall(r"\{~([a-z_0-9]+)", template))


@dataclass(frozen=True, slots=True)
class Value:
    """What a role can be filled with.

    ``texts`` are the wordings for passages, ``asked`` those for questions (``texts`` without their
    marks where None), ``forms`` further named wordings, ``facts`` the roles of the value itself
    (a person's age is ``victim.age``). ``kind`` is "person", "organisation" or "thing".
    """

    texts: tuple[str, ...]
    asked: tuple[str, ...] | None = None
    kind: str = "thing"
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Mapping[str, "Value"] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The wordings that a question may use."""
        return self.asked or tuple(core(text) for text in self.texts)


def core(text: str) -> str:
    """The preferred range of a marked text."""
    found = re.search("«(.*?)»", text)
    return MARKS.sub("", found.group(1) if found else text)


World = Mapping[str, Value]


def look_up(world: World, role: str) -> Value:
    """The value of a role, or of a fact of a role (``victim.age``). KeyError where the world has none."""
    name, _, fact = role.partition(".")
    return world[name].facts[fact] if fact else world[name]


@dataclass(frozen=True, slots=True)
class Mention:
    """A range of the text in which a role is told; ``rank`` 0 is the range an annotator would choose."""

    role: str
    start: int
    end: int
    rank: int


INTRO = (
    "{P}|{P}|{P}, {P.job},|{P}, {P.job},|{P} – {P.job} –|{P} ({P.age})|{P}, {P.age},|{P}, also known as {P.alias},"
    "|{P}, nicknamed {P.alias},|{P}, better known as {P.alias},|{P}, a native of {P.origin},|{P} ({P.job})"
    "|{P}, {P.job} and once {P.former},|{P}, who had been {P.former} until {P.left},|{P}, once {P.former},"
    "|{P}, {P.job}, also known as {P.alias},|{P}, {P.age}, {P.job},|{P}, originally from {P.origin},"
    "|{P}, a {P.age}-year-old from {P.origin},"
)


class Writer:
    """Writes a text piece by piece and remembers where each role is told.

    ``prefix`` parts the roles of two events in one passage; it is put before every role.
    """

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.mentions: list[Mention] = []
        self.seen: set[str] = set()
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "".join(self._pieces)

    @property
    def told(self) -> set[str]:
        """The roles that were told so far."""
        return {mention.role for mention in self.mentions}

    def write(self, text: str) -> None:
        """Adds plain text, and mends the seam.

        A comma or dash that closes an apposition, and a space before an empty alternative, give way
        to a following mark; "a" becomes "an" before a vowel; a sentence that starts inside a
        template starts with a capital.
        """
        last = self._pieces[-1] if self._pieces else ""
        if text.startswith(" ") and last.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            return
        if text[0] in ".,;:)":
            self._replace_last(last.rstrip(" ").removesuffix(",").removesuffix(" –"))
        elif ARTICLE.search(last) and AFTER_AN.match(text):
            self._replace_last(last[:-1] + "n ")
        elif last.endswith(". ") and not last.endswith((".m. ", "Col. ")):
            text = text[0].upper() + text[1:]
        self._pieces.append(text)
        self._length += len(text)

    def _replace_last(self, text: str) -> None:
        self._length += len(text) - len(self._pieces[-1])
        self._pieces[-1] = text

    def sentence(self, template: str, world: World, prefix: str = "") -> None:
        """Adds one sentence, its first letter a capital."""
        at = len(self._pieces)
        self.template(template, world, prefix)
        for index in range(at, len(self._pieces)):
            piece = self._pieces[index]
            letter = next((i for i, character in enumerate(piece) if character.isalnum()), None)
            if letter is not None:
                self._pieces[index] = piece[:letter] + piece[letter].upper() + piece[letter + 1 :]
                return

    def template(self, template: str, world: World, prefix: str = "") -> None:
        """Adds one rendering of a template."""
        self._choice(parse(template), world, prefix)

    def _choice(self, choice: Choice, world: World, prefix: str) -> None:
        options = choice.options
        for node in options[0] if len(options) == 1 else self.rng.choice(options):
            if isinstance(node, str):
                self.write(node)
            elif isinstance(node, Slot):
                self._slot(node, world, prefix)
            elif isinstance(node, Choice):
                self._choice(node, world, prefix)
            else:
                before = len(self._pieces)
                for part in node.body:
                    assert isinstance(part, Choice)
                    self._choice(part, world, prefix)
                start = self._length - sum(len(piece) for piece in self._pieces[before:])
                self.mentions.append(Mention(prefix + node.role, start, self._length, 0))

    def _slot(self, slot: Slot, world: World, prefix: str) -> None:
        if slot.form == "intro":
            self.template(INTRO.replace("P", slot.role), world, prefix)
            return
        value = look_up(world, slot.role)
        role = prefix + slot.role
        if value.kind == "person" and not slot.form:
            self._person(value, role, slot.tells)
            return
        if slot.form:
            rank = 2 if slot.form == "last" else 0
            self._marked(self.rng.choice(value.forms[slot.form]), role, slot.tells and slot.form not in PRONOUNS, rank)
        else:
            self._marked(self.rng.choice(value.texts), role, slot.tells, 0)

    def _person(self, value: Value, role: str, tells: bool) -> None:
        """The full name, sometimes with the rank, at first; mostly the last name later."""
        first = role not in self.seen
        self.seen.add(role)
        if first or self.rng.random() < 0.15:
            if self.rng.random() < 0.35 and "rank" in value.facts:
                self._marked(value.facts["rank"].texts[0], role + ".rank", True, 0)
                start = self.mentions[-1].start
                self.write(" ")
                self._marked(value.texts[0], role, tells, 0)
                if tells:
                    self.mentions.append(Mention(role, start, self._length, 1))
            else:
                self._marked(value.texts[0], role, tells, 0)
        else:
            self._marked(self.rng.choice(value.forms["last"]), role, tells, 2)

    def _marked(self, text: str, role: str, tells: bool, rank: int) -> None:
        """Writes a value's text without its marks and remembers the ranges they enclose."""
        clean = MARKS.sub("", text)
        self.write(clean)
        at = self._length - len(clean)  # only now: writing may mend the seam before it
        if not tells:
            return
        if clean == text:
            self.mentions.append(Mention(role, at, self._length, rank))
            return
        opened: list[tuple[str, int]] = []
        for piece in re.split("([«»‹›])", text):
            if piece in ("«", "‹"):
                opened.append((piece, at))
            elif piece in ("»", "›"):
                mark, start = opened.pop()
                self.mentions.append(Mention(role, start, at, rank + (mark == "‹")))
            else:
                at += len(piece)


PRONOUNS = frozenset({"he", "his", "him"})
