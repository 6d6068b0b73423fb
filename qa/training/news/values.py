"""Makers of values: each takes a random generator and the roles made so far, and fills one role."""

import random
from collections.abc import Callable, Mapping

from qa.training.news import names
from qa.training.news.templates import AFTER_AN, Value

Maker = Callable[[random.Random, Mapping[str, Value]], Value]

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
TIMES_OF_DAY = ["midnight", "dawn", "noon", "sunset", "daybreak"]
PARTS = ["northern", "southern", "eastern", "western", "central", "north-western", "south-eastern"]
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def with_article(text: str) -> str:
    """The text with "an" for its leading "a" where a vowel follows."""
    return "an " + text[2:] if text.startswith("a ") and AFTER_AN.match(text[2:]) else text


def phrase(text: str) -> Value:
    """A fixed wording."""
    return Value((text,))


def one_of(options: str) -> Maker:
    """One of the wordings parted by semicolons; spaces around them do not count."""
    texts = tuple(" ".join(option.split()) for option in options.split(";"))
    return lambda rng, _: phrase(rng.choice(texts))


def _a_place_of_origin(rng: random.Random) -> Value:
    return phrase(rng.choice((names.town(rng), names.country(rng)[0], rng.choice(names.CITIES))))


SCHOOLS = (
    "University of {};{} University;{} Polytechnic;{} Institute of Technology;Technical "
    "University of {};{} Military Academy"
)
SPARE_TIME = (
    "chess;beekeeping;playing the cello;mountain climbing;restoring old clocks;long-distance "
    "running;sailing;pigeon breeding"
)
FAMILIES = (
    "«{spouse} and {n} children»;«{n} children»;«{n} daughters and a son»;«{spouse}»;«{n} "
    "sons»;«{spouse}, {n} daughters and a sister»"
)


def person(jobs: str, former: str = "", rank: str = "") -> Maker:
    """A person whose job, former job and rank are among those given, parted by semicolons.

    The facts are what a passage may or may not tell of them.
    """
    former = former or (
        "a teacher;a lawyer;a police officer;an army engineer;a lorry driver;a journalist;a customs officer;a wrestler"
    )

    def make(rng: random.Random, world: Mapping[str, Value]) -> Value:
        name = names.person(rng)
        he, his, him = ("she", "her", "her") if name.woman else ("he", "his", "him")
        age = rng.randint(19, 84)
        spouse = "a husband" if name.woman else "a wife"
        origin = _a_place_of_origin(rng)
        year = rng.randint(1985, 2019)
        facts = {
            "job": phrase(_filled(rng, jobs)),
            "former": phrase(_filled(rng, former)),
            "left": phrase(str(rng.randint(2004, 2022))),
            "age": phrase(str(age)),
            "origin": origin,
            "school": phrase("the " * (rng.random() < 0.2) + rng.choice(SCHOOLS.split(";")).format(names.town(rng))),
            "studied": phrase(
                rng.choice(
                    [
                        "law",
                        "engineering",
                        "economics",
                        "medicine",
                        "history",
                        "mathematics",
                        "theology",
                        "chemistry",
                        "literature",
                    ]
                )
            ),
            "born": Value((str(year - 30), f"«‹{rng.choice(MONTHS)} {year - 30}›»")),
            "family": Value((rng.choice(FAMILIES.split(";")).format(spouse=spouse, n=rng.choice(WORDS[:5])),)),
            "hobby": phrase(rng.choice(SPARE_TIME.split(";"))),
            "salary": phrase(_money(rng, rng.randint(30, 900), "000")),
            "joined": phrase(str(year)),
            "alias": phrase(_alias(rng)),
        }
        asked: tuple[str, ...] = (name.full, name.full, name.full, name.last)
        if rank:
            title = rng.choice(rank.split(";")).strip()
            facts["rank"] = phrase(title)
            asked = (*asked, f"{title} {name.last}", f"{title} {name.full}")
        asked = (*asked, name.last)
        forms = {"last": (name.last,), "he": (he,), "his": (his,), "him": (him,), "full": (name.full,)}
        return Value((name.full,), asked, "person", forms, facts)

    return make


def _alias(rng: random.Random) -> str:
    """A nom de guerre or a nickname."""
    if rng.random() < 0.5:
        return rng.choice(names.NICKNAMES)
    home = names.town(rng)
    return f"Abu {rng.choice(names.KUNYAS)}" + (f" al-{home}i" if home.isalpha() and rng.random() < 0.5 else "")


def _filled(rng: random.Random, options: str) -> str:
    """One of the options, its placeholders filled with invented names."""
    text = " ".join(rng.choice(options.split(";")).split())
    if "{" not in text:
        return text
    land, adjective = names.country(rng)
    return with_article(text.format(town=names.town(rng), country=land, adjective=adjective))


def _money(rng: random.Random, amount: float, unit: str) -> str:
    if unit == "000":
        return rng.choice(
            (f"${amount},000", f"€{amount},000", f"{amount},000 euros", f"{amount},000 dollars", f"£{amount},000")
        )
    return rng.choice(
        (
            f"${amount} {unit}",
            f"€{amount} {unit}",
            f"{amount} {unit} euros",
            f"£{amount}{'m' if unit == 'million' else 'bn'}",
            f"US${amount} {unit}",
        )
    )


def money(low: int, high: int, unit: str = "million") -> Maker:
    """A sum of money."""

    def make(rng: random.Random, world: Mapping[str, Value]) -> Value:
        amount: float = rng.randint(low, high)
        if unit != "000" and rng.random() < 0.3:
            amount += rng.randint(1, 9) / 10
        bare = _money(rng, amount, unit)
        return Value((bare, f"{rng.choice(('about', 'nearly', 'more than'))} «{bare}»"), (bare,))

    return make


def count(low: int, high: int) -> Maker:
    """A number, in words or figures, sometimes with a qualifier."""

    def make(rng: random.Random, world: Mapping[str, Value]) -> Value:
        number = rng.randint(low, high)
        if number > 1000:
            number = round(number, -2)
        bare = WORDS[number - 2] if 2 <= number <= 12 and rng.random() < 0.8 else f"{number:,}"
        qualifier = rng.choice(("at least", "more than", "about", "some", "nearly", "as many as", "over", "around"))
        return Value((bare, f"«{qualifier} ‹{bare}›»"), (bare,))

    return make


def date(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """When something happened, with its preposition: "on «Tuesday»"."""
    weekday, month, day, year = rng.choice(WEEKDAYS), rng.choice(MONTHS), rng.randint(1, 28), rng.randint(2003, 2024)
    text = rng.choice(
        (
            f"on «{weekday}»",
            f"on «{weekday}»",
            f"on «{weekday}»",
            f"on «{weekday} {rng.choice(('night', 'morning', 'evening', 'afternoon'))}»",
            f"late on «{weekday}»",
            f"early on «{weekday}»",
            f"on «{month} {day}»",
            f"on «{day} {month}»",
            f"on «{weekday}, {month} {day}»",
            f"on «{day} {month} {year}»",
            f"on «{month} {day}, {year}»",
            f"in «{month} {year}»",
            f"in «{month}»",
            f"«last {rng.choice(('week', 'month', weekday))}»",
            f"«earlier this {rng.choice(('week', 'month'))}»",
        )
    )
    return Value((text,))


def said_date(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """When something was announced."""
    weekday = rng.choice(WEEKDAYS)
    return Value(
        (rng.choice((f"on «{weekday}»", f"on «{weekday}»", f"late on «{weekday}»", f"on «{weekday} evening»")),)
    )


def past_year(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """A year or a month of a year, with its preposition."""
    year = rng.randint(1998, 2023)
    return Value((f"in «{year}»", f"in «{rng.choice(MONTHS)} ‹{year}›»") if rng.random() < 0.6 else (f"in «{year}»",))


def clock(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """A time of day, with its preposition."""
    hour, minute = rng.randint(1, 12), rng.choice((0, 5, 10, 15, 20, 23, 30, 40, 45, 50, 55, 17))
    half = rng.choice(("a.m.", "p.m.", "am", "pm"))
    spaced = " " if "." in half or rng.random() < 0.5 else ""
    plain = f"{hour}:{minute:02d}{spaced}{half}" if minute else f"{hour}{spaced}{half}"
    return Value(
        (
            rng.choice(
                (
                    f"at «{plain}»",
                    f"at «{plain}» local time",
                    f"at about «{plain}»",
                    f"shortly after «{plain}»",
                    f"at around «{rng.randint(0, 23):02d}:{minute:02d}»",
                    f"shortly {rng.choice(('before', 'after'))} «{rng.choice(TIMES_OF_DAY)}»",
                )
            ),
        )
    )


def place(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """A village, town or city; its facts are its population and how far it is from another."""
    name = names.town(rng)
    kind = "city" if name in names.CITIES else rng.choice(("village", "town", "city", "town", "port", "suburb"))
    other = names.town(rng)
    side = rng.choice(("north", "south", "east", "west", "north-east", "south-west"))
    forms = {"kind": (kind,), "bare": (name,)}
    facts = {
        "population": phrase(f"{rng.randint(2, 900)},{rng.choice(('000', '000', '500'))}"),
        "distance": phrase(f"{rng.randint(5, 240)} {rng.choice(('km', 'kilometres', 'miles'))}"),
        "side": phrase(f"{side} of {other}"),
    }
    return Value((name, name, f"‹the {kind} of «{name}»›"), (name,), "place", forms, facts)


def area(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """A province, region or part of a country."""
    land, _ = names.country(rng)
    base = names.town(rng)
    text = rng.choice(
        (
            f"{rng.choice(PARTS)} {land}",
            f"{base} province",
            f"the {base} region",
            f"the {base} district",
            f"{base} county",
            f"the {base} valley",
            f"the country's {rng.choice(('north', 'south', 'east', 'west'))}ern {base} province",
            land,
        )
    )
    return Value((text.replace("the United States", "Louisiana"),))


def country(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """A country."""
    return phrase(names.country(rng)[0])


def town(rng: random.Random, world: Mapping[str, Value]) -> Value:
    """A bare town, for "near X"."""
    return phrase(names.town(rng))


def _force(texts: str, asked: str) -> Maker:
    """The forces of a country, or of a coalition that it leads."""

    def make(rng: random.Random, world: Mapping[str, Value]) -> Value:
        adjective = names.country(rng)[1]
        wordings, questions = texts.replace("{a}", adjective).split(";"), asked.replace("{a}", adjective).split(";")
        if rng.random() < 0.15:
            adjective = f"{adjective}-led coalition"
            wordings, questions = [f"the {adjective}", adjective.replace(" coalition", " forces")], [f"the {adjective}"]
        return Value(tuple(rng.sample(wordings, k=2)), tuple(questions), "organisation", {"adj": (adjective,)})

    return make


air_force = _force(
    (
        "{a} jets;{a} warplanes;the {a} air force;{a} fighter-bombers;{a} aircraft;the {a} "
        "military;{a} drones;{a} attack helicopters"
    ),
    "{a} forces;the {a} air force;{a} jets;the {a} military",
)
ground_force = _force(
    (
        "{a} troops;{a} special forces;{a} soldiers;the {a} army;{a} commandos;{a} security "
        "forces;{a} marines;{a} police;{a} paratroopers;{a} government forces;{a} border guards"
    ),
    "{a} troops;the {a} army;{a} forces;{a} soldiers",
)

MOVEMENT_PATTERNS = (
    "the Free {t} Front;the {t} Liberation Army;the {a} People's Defence Union;the Movement for "
    "the Salvation of {t};the {t} Brigades;the Army of {t};the {a} National Resistance;the {t} "
    "Martyrs Battalion;the United {a} Front;Harakat al-{t};the Sons of {t};the {t} Revolutionary "
    "Council;the {a} Salvation Army Faction;Jaysh al-{t};the Red {t} Column;the {t} Defence Force"
)
COMPANY_PATTERNS = (
    "{n} Group;{n} Industries;{t} Energy;{n} & Sons;{t} Steel;{n} Pharma;{t} Airlines;{n} "
    "Foods;{n} Logistics;Bank of {t};{t} Telecom;{n} Robotics;{n}-Werke;Grupo {n};{n} Oy;{n} "
    "Motors;{t} Mining;{n} Semiconductor;{n} Software;{n} Holdings"
)
AGENCY_PATTERNS = (
    "the {a} Competition Authority;the {a} central bank;the {a} Data Protection Commission;the "
    "Financial Conduct Office of {l};the {a} aviation regulator;the {a} Environment Agency;the "
    "European Markets Board;the {a} Treasury;the {a} foreign ministry"
)
POLICE_PATTERNS = (
    "{a} police;the {a} National Intelligence Service;{a} customs officers;the {a} "
    "anti-corruption bureau;{a} counter-terrorism police;the {a} coast guard;{a} federal "
    "agents;{t} police;{a} border guards;the {a} prosecutor's office;{a} security agents"
)
SOURCE_PATTERNS = (
    "the {a} defence ministry;the {a} interior ministry;{a} officials;the {t} governor's office;a"
    " {a} army statement;state television;the {a} news agency;the {t} Observatory for Human "
    "Rights;the {a} presidency;local officials;the {a} military;police;{a} state media;{l}'s "
    "Ministry of Defence;the {a} High Command;two security officials;the {t} Monitor"
)
CLUB_PATTERNS = (
    "{t} United;FC {t};Dynamo {t};{t} Rovers;Real {t};{t} Tigers;Athletic {t};Sporting {t};{t} "
    "City;Hapoel {t};the {t} Hawks"
)
PARTY_PATTERNS = (
    "the {a} Unity Party;the Democratic Alliance;the {a} Workers' Party;the National Renewal "
    "Party;the Green Coalition;the {a} Liberal Union;the Farmers' League;the {a} People's "
    "Party;the Forward {l} bloc;the Christian Democratic Movement"
)
COURT_PATTERNS = (
    "a court in {t};the {t} District Court;the {a} Supreme Court;a military tribunal in {t};the "
    "High Court in {t};a {a} court;judges in {t}"
)
SCIENCE_PATTERNS = (
    "researchers at the University of {t};a team from {t} University;scientists at the {a} "
    "Academy of Sciences;divers from {l};archaeologists from the {t} Museum;astronomers at the "
    "{t} Observatory;geologists from {t} Polytechnic;a {a} expedition"
)
AID_PATTERNS = (
    "the {a} Red Crescent;the {n} Foundation;the {a} Red Cross;the charity Water for {t};the {a} "
    "government;the {n} Family Trust;Doctors for {t};the {t} Relief Fund;the {a} development "
    "agency"
)
RESCUE_PATTERNS = (
    "the {a} coast guard;firefighters from {t};the {a} navy;volunteers from {t};the crew of a {a}"
    " cargo ship;a {a} mountain rescue team;{a} army helicopters;divers from {t};local "
    "fishermen;{t} firefighters"
)


def organisation(patterns: str, *, known: bool = True) -> Maker:
    """An organisation after one of the patterns parted by semicolons.

    Its facts, where it is ``known``, are founding, seat, head and size.
    """

    def make(rng: random.Random, world: Mapping[str, Value]) -> Value:
        land, adjective = names.country(rng)
        family = names.person(rng).last
        pattern = rng.choice(patterns.split(";")).strip()
        family = family[0].upper() + family[1:]
        name = with_article(pattern.format(a=adjective, t=names.town(rng), l=land, n=family)).replace("al-al-", "al-")
        facts = {
            "founded": phrase(str(rng.randint(1890, 2020))),
            "seat": phrase(names.town(rng)),
            "head": phrase(names.person(rng).full),
            "size": Value(
                (
                    f"«{rng.choice(('about', 'some', 'more than'))} ‹{rng.randint(2, 99)}00›»",
                    f"{rng.randint(2, 99)},000",
                )
            ),
        }
        return Value((name,), None, "organisation", {"adj": (adjective,)}, facts if known else {})

    return make


movement = organisation(MOVEMENT_PATTERNS)
company = organisation(COMPANY_PATTERNS)
source = organisation(SOURCE_PATTERNS, known=False)

SPOKEN_JOBS = (
    "a spokesman for the {adjective} army;a military spokesman;an interior ministry spokesman;the"
    " ministry's spokeswoman;a government spokesman;the {adjective} defence minister;the governor"
    " of {town};a {adjective} foreign ministry spokeswoman;the mayor of {town};the {adjective} "
    "interior minister;a spokesperson for the coalition;the head of the {town} police;an aide to "
    "the president"
)
MILITARY_RANKS = (
    "Colonel;Col;General;Gen;Maj Gen;Major General;Captain;Lt Gen;Brigadier;Major;Lieutenant Colonel;Vice Admiral"
)
speaker = person(
    SPOKEN_JOBS,
    ("a pilot;an ambassador to {country};a war reporter;a history teacher;a district judge"),
    MILITARY_RANKS,
)
official = person(SPOKEN_JOBS, rank="Minister;Governor;Dr;Inspector;Commissioner;Mayor")

COMMANDER_JOBS = (
    "a senior commander;the group's finance chief;the head of its drone unit;an explosives "
    "expert;its military leader in {town};the movement's second-in-command;a recruiter of foreign"
    " fighters;the group's spokesman;a bomb-maker;the commander of the {town} front;a logistics "
    "chief;the group's so-called minister of war;a regional leader;its head of intelligence;a "
    "weapons smuggler;the organisation's treasurer;the leader of a splinter faction;a rocket "
    "engineer;the militia's deputy leader;a sniper instructor"
)
COMMANDER_FORMER = (
    "a {adjective} police colonel;a physics teacher in {town};an officer in the {adjective} "
    "special forces;a taxi driver;a car mechanic;the head of {country}'s riot police;an imam in "
    "{town};a boxer;a wheat trader;a prison guard;a captain in the {adjective} army;a radio "
    "presenter;a border guard;a computer engineer;a bodyguard of the {adjective} president"
)
commander = person(COMMANDER_JOBS, COMMANDER_FORMER, "Commander;Colonel;Emir;General;Sheikh")
civilian = person(
    "a journalist;a human rights lawyer;an opposition politician;a judge;a doctor at the {town} "
    "hospital;a trade union leader;a schoolteacher;a priest;a {adjective} diplomat;the mayor of "
    "{town};a newspaper editor;a banker;an aid worker;an anti-mining activist;a poet;a radio "
    "host;a professor of law;a police inspector;a customs officer;a shopkeeper"
)
suspect = person(
    "a former minister;a businessman;an alleged drug trafficker;a banker;a senior militant;a "
    "hacker;a customs official;a mayor;a property developer;an arms dealer;a retired general;a "
    "football official;a people smuggler;a blogger;a nightclub owner;the head of a {town} cartel"
)
politician = person(
    (
        "a lawmaker;a former prime minister;a lawyer;a retired general;an economist;the mayor of "
        "{town};a party veteran;a former ambassador to {country};a trade unionist;a physician;a "
        "central banker;a regional governor"
    ),
    (
        "the head of the {town} port;a lawyer;minister of transport;ambassador to {country};a "
        "university rector;a television presenter;deputy mayor of {town};finance minister;a "
        "prosecutor;chief executive of a bank"
    ),
    "Minister;Senator;President;Dr;Governor",
)
executive = person(
    (
        "the company's chief executive;the founder;the group's finance director;the chairman;an "
        "investor;the head of its {adjective} business"
    ),
    "a consultant;a mathematics professor;the head of a rival;a racing driver;an investment banker",
)
athlete = person(
    (
        "a left-footed striker;a marathon runner;a teenage swimmer;a sprinter;a chess grandmaster;a "
        "cyclist;a tennis player;a boxer;a ski jumper"
    ),
    "a baker;a postman;a ballet dancer;a gymnast;a primary school teacher",
)
artist = person(
    (
        "a novelist;a film director;a composer;a sculptor;an opera singer;a photographer;a "
        "physicist;an architect;a cartoonist;a folk singer;a mathematician"
    ),
    "a dock worker;a nurse;a schoolteacher;a soldier;a bank clerk",
)
