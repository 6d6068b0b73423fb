"""Stories from frames, and questions on them that are answered exactly where the story tells the role."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa.training.examples import Example
from qa.training.news import conflict, frames, public_life, values
from qa.training.news.frames import Ask, Frame
from qa.training.news.templates import Mention, Slot, Value, World, Writer, look_up, roles_in_passing

FRAMES: tuple[Frame, ...] = (*conflict.FRAMES, *public_life.FRAMES)
BY_NAME = {frame.name: frame for frame in FRAMES}
UNANSWERABLE = 0.32  # the share aimed at, of all questions and of each kind


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a story; ``prefix`` stands before its roles in the story's mentions."""

    frame: Frame
    world: World
    prefix: str


@dataclass(frozen=True, slots=True)
class Story:
    """A passage, the events it tells, and where it tells their roles: ``told`` are all roles told."""

    passage: str
    events: tuple[Event, ...]
    mentions: tuple[Mention, ...]
    told: frozenset[str]


def make_world(frame: Frame, rng: random.Random, only: str = "") -> World:
    """Fresh values for every role of a frame and for what all frames share, or for those in a template only."""
    world: dict[str, Value] = {}
    for role, maker in {**frame.roles, **frame.extra, **COMMON, **frames.DECOYS}.items():
        if role not in world and (not only or "{" + role in only):
            world[role] = maker(rng, world)
    if frame.quotes:
        quote = rng.choice(frame.quotes)
        world["quote"] = Value((quote,), (quote,), forms={"that": (quote,)})
    return world


COMMON = {
    "source": values.source,
    "said_date": values.said_date,
    "speaker": values.speaker,
    "announcer": values.speaker,
    "venue": frames.VENUE,
}

HEDGES = (
    "S, {source} said",
    "S, {source} said {said_date}",
    "S, according to {source}",
    "{source} said [{said_date} |]that S",
    "according to {source}, S",
    "{source} [announced|confirmed|reported] [{said_date} |]that S",
    "S, {source} [reported|confirmed|announced] {said_date}",
    "S, {announcer!} [said|confirmed|announced] [{said_date}|]",
    "it is [believed|understood|thought] that S",
    "S, {source} said in a statement",
    "{announcer!} [said|announced|confirmed] [{said_date} |]that S",
)
LINKS: tuple[str, ...] = (
    "Separately, ",
    "In a separate development, ",
    "Meanwhile, ",
    "Elsewhere, ",
    "In other news, ",
    "At the same time, ",
    "",
    "A day earlier, ",
    "In an earlier case, ",
)
LINKS_TO_THE_PAST = ("Earlier, ", "Some years before, ", "It is not the first time in the news: ", "In the past, ", "")
SECOND = "second/"


class Storyteller:
    """Writes one passage."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.writer = Writer(rng)
        self.gap = rng.choice((" ", " ", " ", "\n\n", "\n", "\n\n"))

    def tell(self) -> Story:
        """A passage of one event, or of two that may be of the same frame."""
        rng = self.rng
        first = rng.choice(FRAMES)
        events = [Event(first, make_world(first, rng), "")]
        links, shared = LINKS, ""
        if rng.random() < 0.15 and (earlier := [name for name in first.apart if not name.startswith("killed")]):
            shared, links = first.patients[0], LINKS_TO_THE_PAST
            second = BY_NAME[rng.choice(earlier)]
            world = {**make_world(second, rng), second.patients[0]: events[0].world[shared]}
            events.append(Event(second, world, SECOND))
        elif rng.random() < 0.45:
            second = first if rng.random() < 0.5 else rng.choice(FRAMES)
            events.append(Event(second, make_world(second, rng), SECOND))
        order = events if rng.random() < 0.7 or shared else events[::-1]
        headline = rng.random() < 0.2 and order[0].frame.headlines
        if headline:
            self.writer.sentence(rng.choice(headline), order[0].world, order[0].prefix)
            self.writer.write(rng.choice(("\n", "\n\n")))
        for place, event in enumerate(order):
            self.block(event, opening="" if not place else rng.choice(links), main=event is events[0])
        mentions = self.writer.mentions
        if shared:
            mentions = [*mentions, *in_both(mentions, shared, SECOND + events[1].frame.patients[0])]
        told = frozenset(mention.role for mention in mentions)
        return Story(self.finish(self.writer.text.rstrip()), tuple(events), tuple(mentions), told)

    def block(self, event: Event, opening: str, main: bool) -> None:
        """One event: how it is led in, what follows, who speaks, what lies behind."""
        rng, frame = self.rng, event.frame
        lead = rng.choice(frame.leads)
        if frame.hedged and ". " not in lead and rng.random() < 0.45:
            lead = rng.choice(HEDGES).replace("S", f"[{lead}]")
        self.sentence(opening + lead, event)
        follows = rng.sample(frame.follows, k=min(len(frame.follows), rng.randint(1, 4) if main else rng.randint(0, 2)))
        for follow in follows:
            told = self.writer.told
            if all(event.prefix + role in told for role in roles_in_passing(follow)):
                self.sentence(follow, event)
        extras = ["bio", "bio", "quote", "background", "org", "place", "background"]
        for extra in rng.sample(extras, k=rng.randint(1, 4) if main else rng.randint(0, 1)):
            self.extra(extra, event)

    def extra(self, kind: str, event: Event) -> None:
        """A sentence about a person, an organisation or a place already named, a quote, or background."""
        rng = self.rng
        if kind == "background":
            self.sentence(rng.choice(frames.BACKGROUND), event)
        elif kind == "quote":
            if event.frame.quotes and not any(m.role == event.prefix + "quote" for m in self.writer.mentions):
                self.sentence(rng.choice(frames.QUOTES), event)
        else:
            wanted, bank, letter = {
                "bio": ("person", frames.BIO, "P"),
                "org": ("organisation", frames.ORG_BIO, "O"),
                "place": ("place", frames.PLACE_BIO, "L"),
            }[kind]
            told = self.writer.told
            known = [
                role
                for role, value in event.world.items()
                if value.kind == wanted and value.facts and event.prefix + role in told
            ]
            if known:
                self.sentence(fill(rng.choice(bank), letter, rng.choice(known)), event)

    def sentence(self, template: str, event: Event) -> None:
        """One sentence (or two within one template), and the gap after it."""
        self.writer.sentence(template, event.world, event.prefix)
        if not self.writer.text.endswith((".”", ",”", "?”", ".m.")):
            self.writer.write(".")
        self.writer.write(self.gap if self.rng.random() < 0.8 else " ")

    def finish(self, text: str) -> str:
        """Typography of one outlet: curly or straight quotes, now and then a space that does not break."""
        if self.rng.random() < 0.5:
            text = text.translate(STRAIGHT)
        elif self.rng.random() < 0.5:
            text = text.replace("'", "’")
        if self.rng.random() < 0.06:
            text = "".join("\u00a0" if c == " " and self.rng.random() < 0.05 else c for c in text)
        return text


def in_both(mentions: list[Mention], first: str, second: str) -> Iterator[Mention]:
    """The facts told of one person under one of two roles, under the other one."""
    for mention in mentions:
        for one, other in ((first, second), (second, first)):
            if mention.role.startswith(one + "."):
                yield replace(mention, role=other + mention.role.removeprefix(one))


STRAIGHT = str.maketrans({"“": '"', "”": '"', "–": "-"})


def fill(template: str, letter: str, role: str) -> str:
    """A template about P, O or L, for one role."""
    for before in ("{~", "{"):
        for after in ("}", ".", ":", "!"):
            template = template.replace(f"{before}{letter}{after}", f"{before}{role}{after}")
    return template


GENERAL = {
    "person": ("P", frames.PERSON_ASKS),
    "organisation": ("O", frames.ORG_ASKS),
    "place": ("L", frames.PLACE_ASKS),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its key for balance and, for a look from outside, its wording with the roles left open."""

    question: str
    answers: tuple[tuple[int, int], ...]
    key: str
    pattern: str


class Questioner:
    """Asks about stories, and keeps the share of unanswerable questions the same for each kind."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.totals: Counter[str] = Counter()
        self.without: Counter[str] = Counter()

    def ask(self, story: Story, wanted: int) -> Iterator[Asked]:
        """Up to ``wanted`` different questions on one story."""
        seen: set[str] = set()
        for _ in range(wanted * 6):
            if len(seen) == wanted:
                return
            asked = self.one(story)
            if asked and asked.question.lower() not in seen:
                seen.add(asked.question.lower())
                self.totals[asked.key] += 1
                self.without[asked.key] += not asked.answers
                yield asked

    def one(self, story: Story) -> Asked | None:
        """One question, if the story has one of the kind that balance asks for."""
        rng = self.rng
        event = rng.choice((*story.events, story.events[0]))
        draw = rng.random()
        if draw < 0.07 and event.frame.apart:
            return self.of_another_frame(story, event)
        if draw < 0.27:
            known = [
                (role, value.kind)
                for role, value in event.world.items()
                if value.facts and event.prefix + role in story.told and value.kind in GENERAL
            ]
            if not known:
                return None
            role, kind = rng.choice(known)
            letter, asks = GENERAL[kind]
            general = rng.choice(asks)
            roles = tuple(fill("{" + r + "}", letter, role)[1:-1] for r in general.roles)
            ask = Ask(general.kind, roles, fill(general.forms, letter, role), general.hints)
            key = f"{kind}.{ask.kind}"
        else:
            of_quotes = bool(event.frame.quotes) and rng.random() < 0.07
            ask = rng.choice(frames.QUOTE_ASKS if of_quotes else event.frame.asks)
            key = f"{'any' if of_quotes else event.frame.name}.{ask.kind}"
        total, without = self.totals[key], self.without[key]
        share = without / total if total else UNANSWERABLE
        if rng.random() < min(0.9, UNANSWERABLE + 4 * (UNANSWERABLE - share)):
            return self.unanswerable(story, event, ask, key)
        return self.answerable(story, event, ask, key)

    def answerable(self, story: Story, event: Event, ask: Ask, key: str) -> Asked | None:
        """A question whose roles and whose answer the story tells."""
        question = self.write(ask, event, event.world, story)
        answers = self.answers(story, event, ask)
        if question is None or not answers:
            return None
        text, needs, pattern = question
        if not all(event.prefix + role in story.told for role in needs) or self.gives_away(text, answers, story):
            return None
        return Asked(text, answers, key, pattern)

    def gives_away(self, question: str, answers: tuple[tuple[int, int], ...], story: Story) -> bool:
        """Whether the question holds its own answer."""
        return any(story.passage[start:end].lower() in question.lower() for start, end in answers[:1])

    def unanswerable(self, story: Story, event: Event, ask: Ask, key: str) -> Asked | None:
        """A question that comes close: the role is not told, or told of another one."""
        rng = self.rng
        if not self.answers(story, event, ask):
            if any(hint == "*" or event.prefix + hint in story.told for hint in ask.hints):
                return None
            question = self.write(ask, event, event.world, story)
            if question is None:
                return None
            text, needs, pattern = question
            return Asked(text, (), key, pattern) if all(event.prefix + role in story.told for role in needs) else None
        if rng.random() < 0.6 and ask.kind not in NOT_EXCHANGED:
            return self.exchanged(story, event, ask, key)
        fresh = make_world(event.frame, rng, ask.forms)
        question = self.write(ask, event, fresh, story)
        if question is None:
            return None
        text, needs, pattern = question
        if not needs or (needs == {"agent"} and fresh["agent"].kind == "thing"):
            return None  # other "gunmen" might be the same ones
        return Asked(text, (), key, pattern) if not self.overlaps(needs, fresh, story) else None

    def overlaps(self, needs: frozenset[str], fresh: World, story: Story) -> bool:
        """Whether a name made up for the question happens to stand in the passage."""
        passage = story.passage.lower()
        return any(name.lower() in passage for role in needs for name in look_up(fresh, role).names if "." not in role)

    def exchanged(self, story: Story, event: Event, ask: Ask, key: str) -> Asked | None:
        """The question asked of another one in the story, for whom it does not hold."""
        rng = self.rng
        slots = [
            role
            for role, value in event.world.items()
            if "{" + role + "}" in ask.forms and (value.kind in ("person", "organisation") or role == "agent")
        ]
        if not slots or "." in ask.roles[0]:
            return None
        slot = rng.choice(slots)
        kinds = {"person", "organisation"} if event.world[slot].kind == "organisation" else {"person"}
        barred = set(event.frame.patients) | set(ask.roles) if slot in event.frame.patients else {slot}
        others = []
        for other in story.events:
            for role, value in other.world.items():
                if value.kind not in kinds or other.prefix + role not in story.told:
                    continue
                same = (
                    other.frame.name == event.frame.name
                    or other.frame.name.partition("_")[0] == event.frame.name.partition("_")[0]
                )
                if (same and role in barred) or (slot == "speaker" and role in ("speaker", "announcer")):
                    continue
                named = any(letter.isupper() for letter in value.names[0])
                if not named or value.names[0] == event.world[slot].names[0]:
                    continue
                others.append(value)
        if not others:
            return None
        question = self.write(ask, event, {**event.world, slot: rng.choice(others)}, story)
        if question is None:
            return None
        text, needs, pattern = question
        if slot not in needs or not all(event.prefix + role in story.told for role in needs):
            return None
        return Asked(text, (), key, pattern)

    def of_another_frame(self, story: Story, event: Event) -> Asked | None:
        """Another event asked of this one's people: who arrested the one who was killed."""
        rng = self.rng
        name = rng.choice(event.frame.apart)
        other = BY_NAME.get(name)
        if (
            other is None
            or any(e.frame.name == name for e in story.events)
            or not event.frame.patients
            or not other.patients
        ):
            return None
        slot = rng.choice(event.frame.patients)
        if event.prefix + slot not in story.told or event.world[slot].kind != "person":
            return None
        own = {ask.kind for ask in event.frame.asks} - OF_THE_VERB
        ask = rng.choice([ask for ask in other.asks if ask.kind not in own | OF_THE_STATE])
        target = other.patients[0]
        key = f"{name}.{ask.kind}"
        if self.totals[key] and self.without[key] / self.totals[key] > UNANSWERABLE + 0.03:
            return None
        question = self.write(
            ask, Event(other, event.world, ""), {**make_world(other, rng, ask.forms), target: event.world[slot]}, story
        )
        if question is None or question[1] != {target}:
            return None
        return Asked(question[0], (), key, question[2])

    def answers(self, story: Story, event: Event, ask: Ask) -> tuple[tuple[int, int], ...]:
        """Every range that is right, the best one first."""
        found: dict[tuple[int, int], None] = {}
        for role in ask.roles:
            ranges = sorted((m.rank, m.start, m.end) for m in story.mentions if m.role == event.prefix + role)
            found.update(dict.fromkeys((start, end) for _, start, end in ranges))
        return tuple(found)

    def write(self, ask: Ask, event: Event, world: World, story: Story) -> tuple[str, frozenset[str], str] | None:
        """A wording of the question, the roles it names, and the wording with the roles left open."""
        rng = self.rng
        choice = Wording(rng, world)
        choice.template(ask.forms, world)
        if not choice.needs and len(story.events) > 1:
            return None
        text, pattern = choice.text, "".join(choice.open)
        if rng.random() < 0.25:
            text = text.rstrip("?")
        if rng.random() < 0.2:
            text = text.lower()
        elif text[0].islower() and "?" in choice.text:
            text = text[0].upper() + text[1:]
        return " ".join(text.split()), frozenset(choice.needs), pattern


def stem(frame: Frame) -> str:
    """What frames of the same meaning share: killed_air and killed_raid are both of "killed"."""
    return frame.name.partition("_")[0]


OF_THE_VERB = {"agent", "where", "when", "source", "alongside", "whom", "means", "count", "clock"}  # name the event
OF_THE_STATE = {"hideout", "land", "held", "jail", "movement", "party", "club"}  # may hold after another event too
NOT_EXCHANGED = {"parties", "quote", "whois"}


class Wording(Writer):
    """Writes a question: values in the wordings for questions, and which roles it names."""

    def __init__(self, rng: random.Random, world: World):
        super().__init__(rng)
        self.needs: set[str] = set()
        self.open: list[str] = []

    def write(self, text: str) -> None:
        """Adds plain text, to the wording with open roles as well."""
        super().write(text)
        self.open.append(text)

    def _slot(self, slot: Slot, world: World, prefix: str) -> None:
        value = look_up(world, slot.role)
        self.needs.add(slot.role)
        name = self.rng.choice(value.forms[slot.form] if slot.form else value.names)
        super().write(name)
        self.open.append("{" + slot.role + "}")


def generate(count: int, seed: int) -> list[Example]:
    """``count`` examples, always the same for a seed.

    About a third has no answer in its passage. The share is the same for every kind of question, so
    that the wording alone does not tell.
    """
    rng = random.Random(seed)
    questioner = Questioner(rng)
    examples: list[Example] = []
    number = 0
    while len(examples) < count:
        story = Storyteller(rng).tell()
        if not 45 <= len(story.passage.split()) <= 190:
            continue
        for asked in questioner.ask(story, rng.randint(4, 8)):
            examples.append(Example(asked.question, story.passage, asked.answers, f"news-{number}"))
        number += 1
    return examples[:count]
