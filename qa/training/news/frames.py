"""What a frame is: the roles of an event, how a story tells them, and what can be asked of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from qa.training.news import names, values
from qa.training.news.values import Maker


@dataclass(frozen=True, slots=True)
class Ask:
    """One kind of question.

    The answer is the first of ``roles`` that the passage tells (the other ones are right too);
    there is none where it tells none of them. ``forms`` is a template whose roles must be told.
    ``hints`` are roles from which a reader might guess the answer: where one is told and the answer
    is not, the question is not asked; "*" stands for any story of the frame.
    """

    kind: str
    roles: tuple[str, ...]
    forms: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of event.

    ``roles`` are made in their order. ``leads`` tell the event, ``follows`` add to it (a role in
    passing must be told before), all without a full stop. ``patients`` are the roles for whom a
    question about one holds for the others too, so that exchanging them makes no unanswerable
    question. ``apart`` names the frames of which a question about this frame's people has no
    answer here. ``quotes`` are what a speaker may say. ``things`` are the nouns of the event.
    """

    name: str
    roles: Mapping[str, Maker]
    leads: tuple[str, ...]
    follows: tuple[str, ...]
    asks: tuple[Ask, ...]
    headlines: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    hedged: bool = True
    extra: Mapping[str, Maker] = field(default_factory=dict)


def lines(text: str) -> tuple[str, ...]:
    """The non-empty lines of a block of templates."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def asks(block: str) -> tuple[Ask, ...]:
    """Questions written one kind a line: ``kind = role role ? hint: forms``; the next line may go on with a bar."""
    made: list[Ask] = []
    for line in lines(block):
        head, colon, forms = line.partition(": ")
        if colon and " = " in head:
            kind, _, roles = head.partition(" = ")
            roles, _, hints = roles.partition("?")
            made.append(Ask(kind.strip(), tuple(roles.split()), forms.strip(), tuple(hints.split())))
        else:
            last = made.pop()
            made.append(replace(last, forms=f"{last.forms}|{line.removeprefix('|')}"))
    return tuple(made)


def where(clause: str, roles: str = "place near area target hideout trap scene", kind: str = "where") -> Ask:
    """Where something happened; the clause is in the order of questions: "was {victim} killed"."""
    forms = (
        f"Where {clause}?|Where {clause}?|Where exactly {clause}?|In [which|what] [town|place|city|village] {clause}?"
        f"|In which [part of the country|area|region] {clause}?|[In or near|Near] which [town|place|city] {clause}?"
        f"|At what [place|location] {clause}?"
    )
    return Ask(kind, tuple(roles.split()), forms)


def when(clause: str, roles: str = "date clock", kind: str = "when") -> Ask:
    """When something happened."""
    forms = f"When {clause}?|When {clause}?|On [what|which] [day|date] {clause}?"
    return Ask(kind, tuple(roles.split()), forms)


def said(what: str, kind: str = "source") -> Ask:
    """Who told of the event; ``what`` is a noun phrase: "the death of {victim}"."""
    forms = (
        f"Who [announced|confirmed|reported|made public] {what}?|Who told of {what}?"
        f"|Who was the source of the news of {what}?|By whom was {what} [announced|reported|confirmed]?"
        f"|Which [body|authority|organisation|source] [announced|reported|confirmed] {what}?"
    )
    return Ask(kind, ("source", "announcer"), forms)


PERSON_ASKS = asks(
    """
    alias = P.alias: What is {P} also known as?|What [other|second] name [is|was] {P} known by?|What [is|was] \
        {P}'s [nickname|alias|nom de guerre|other name]?
    |By what [other name|nickname|alias] [is|was] {P} known?|What do people call {P}?|{P} alias|What else is {P} \
        called?
    whois = P: Who is [also|] known as {P.alias}?|Who goes by the name [of|] {P.alias}?|Whose \
        [nickname|alias|other name] is {P.alias}?|What is the [real|full|proper] name of {P.alias}?
    job = P.job P.rank ? *: What is {P}'s [job|role|position|occupation]?|What was {P}'s \
        [role|position|job|function]?|What [does|did] {P} do [for a living|]?|Who [is|was] {P}?|What post [does|did] \
        {P} hold?
    |What is {P} by profession?|{P} role|In what capacity is {P} mentioned?
    former = P.former ? *: What did {P} do before?|What was {P}'s [former|previous|earlier|old] \
        [job|post|position|profession|career]?|What had {P} been [before|earlier|previously]?|What [job|post] did \
        {P} [once|formerly|previously] [hold|have]?
    |What did {P} [use to do|work as] [before that|earlier on|in the past]?|{P} former job
    left = P.left ? *: In [which|what] year did {P} [leave|give up|quit] [the|his or her] [old|previous|former] \
        [job|post]?|When did {P} [leave|give up] [the previous post|the earlier job]?|Until when did {P} \
        [hold|keep|have] [the earlier|the previous|that former] post?
    age = P.age: How old [is|was] {P}?|What [is|was] {P}'s age?|What [is|was] the age of {P}?|{P} age|At what \
        age is {P} described?
    origin = P.origin: Where [is|was] {P} [from|originally from]?|Where does {P} come from?|What [is|was] {P}'s \
        [place of origin|home|homeland]?|Which [place|country or town] [is|was] {P} a native of?|Where did {P} [grow \
        up|originate]?
    school = P.school: Where did {P} [study|go to university|train|get a degree]?|[Which|What] \
        [school|university|college] did {P} [attend|go to|graduate from]?|From which [university|school|institution] \
        did {P} graduate?|{P} university|What was {P}'s alma mater?
    studied = P.studied: What [subject|] did {P} study?|What [was|is] {P}'s [degree|field of study|subject]?|In \
        what [subject|field] did {P} [take a degree|graduate]?
    born = P.born: When was {P} born?|In [what|which] year was {P} born?|What [is|was] {P}'s [date of birth|year \
        of birth|birth year]?
    family = P.family ? *: Who [is|are|was|were] [in|among] {P}'s [close|immediate|] family?|What family [does|did] \
        {P} have?|How many children [does|did] {P} have?|Whom did {P} leave behind?|What is [said|known] about {P}'s \
        family?
    hobby = P.hobby: What [is|was] {P}'s hobby?|What did {P} [like|enjoy] doing in [spare|free] time?|What \
        [pastime|leisure activity] [does|did] {P} enjoy?
    salary = P.salary: How much [does|did] {P} [earn|make|get paid] [a year|]?|What [is|was] {P}'s \
        [salary|pay|annual income|wage]?
    joined = P.joined: When did {P} [join|start there|begin there]?|In [which|what] year did {P} [join|start \
        there|begin there]?
    """
)

BIO = lines(
    """
    {~P} was {P.former} [until|before leaving that post in] {P.left}
    {~P}, {P.age}, [was born in|comes from|grew up in] {P.origin}
    [originally from|a native of] {P.origin}, {~P} had [once|previously] been {P.former}
    {~P} studied {P.studied} at {P.school}
    a graduate of {P.school}, {~P} [became|later worked as] {P.former}
    born in {P.born}, {~P} grew up in {P.origin} [and studied {P.studied}|and attended {P.school}|]
    {~P}, {P.job}, [has|had] {P.family}, [neighbours|relatives|friends] said
    {~P} was [also|better|widely] known as {P.alias}
    [supporters|friends|colleagues|followers] called {~P} “{P.alias}”
    colleagues remember {~P} for a passion for {P.hobby}
    tax records show that {~P} earned {P.salary} a year
    in {P.joined} {~P} joined [the organisation|the service|the movement] after years as {P.former}
    {~P}, {P.age}, is {P.job}
    before that, {~P} had been {P.former}
    {~P} [attended|trained at|graduated from] {P.school} [and later worked as {P.former}|]
    {~P}, who is {P.age}, [had been|was once] {P.former}
    known to [friends|followers|the police] as {P.alias}, {~P} [came|originally came] from {P.origin}
    little is known about {~P}, [except that {P:he} was born in {P.born}|beyond the fact that {P:he} came from \
        {P.origin}]
    """
)

ORG_ASKS = asks(
    """
    founded = O.founded: When was {O} [founded|set up|created|established]?|In [which|what] year was {O} \
        [founded|set up|created|formed]?
    seat = O.seat: Where is {O} based?|Where does {O} have its [headquarters|head office|seat]?|In which \
        [city|town] is {O} headquartered?
    head = O.head ? *: Who [heads|leads|runs|is in charge of] {O}?|Who is the [head|leader|chief] of {O}?|By whom is \
        {O} led?
    size = O.size: How many people [work for|belong to] {O}?|How [big|large] is {O}?|How many \
        [members|staff|people] does {O} have?
    """
)
ORG_BIO = lines(
    """
    {~O}, founded in {O.founded}, is led by {O.head}
    {~O} has its headquarters in {O.seat} and counts {O.size} people
    led by {O.head}, {~O} is based in {O.seat}
    set up in {O.founded}, {~O} now has {O.size} [members|people]
    {~O} was established in {O.founded}
    {O.head} has led {~O} for [years|a decade|some time]
    """
)

PLACE_ASKS = asks(
    """
    population = L.population: How many people live in {L}?|What is the population of {L}?|How many \
        [inhabitants|residents] does {L} have?|{L} population
    """
)
PLACE_BIO = lines(
    """
    {~L}, {L.side}, has {L.population} inhabitants
    some {L.population} people live in {~L}, {L.distance} {L.side}
    {~L} [lies|is] {L.distance} {L.side}
    {~L} is home to {L.population} people
    """
)

QUOTE_ASKS = asks(
    """
    quote = speaker: Who said “{quote}”?|Who said that {quote:that}?|Who [told \
        reporters|stated|claimed|declared|remarked] that {quote:that}?|Whose words were “{quote}”?|By whom was it \
        said that {quote:that}?
    saidwhat = quote: What did {speaker} [say|tell reporters|state|declare]?|What were {speaker}'s words?|What \
        was {speaker}'s [comment|statement|message]?
    venue = venue ? *: Where did {speaker} [speak|make the statement|talk to reporters|comment]?|At what \
        [place|event] did {speaker} [speak|talk to the press]?|Where was {speaker} speaking?
    """
)
QUOTES = lines(
    """
    “{quote},” {speaker!} [said|told reporters|added|told a news conference]
    “{quote},” {speaker!} told reporters at {venue}
    “{quote},” said {speaker!}
    {speaker!} [said|stressed|told state television|insisted]: “{quote}”
    speaking at {venue}, {speaker!} said that {quote:that}
    “{quote},” {speaker} said in a statement
    at {venue}, {speaker!} told journalists: “{quote}”
    {speaker!} [said|told parliament|told a local radio station] that {quote:that}
    """
)

BACKGROUND = lines(
    """
    the [region|area] has seen [repeated unrest|heavy fighting|little rain|few visitors] since {year}
    {decoy} has been active in the [area|region] since {year}
    earlier in {month}, {decoy} [had called for talks|had promised an inquiry|had warned of more trouble to come]
    last year, {decoy} [signed a truce with|quarrelled with|broke with] its [neighbours|former allies|partners]
    [analysts|observers|diplomats] [say|warn] the [situation|mood] [remains tense|could change quickly|is hard \
        to judge]
    it was [not clear|unclear] [how|whether] the news would affect talks [due to open next month|planned for the \
        autumn]
    the [report|statement|news] could not be [independently verified|confirmed at once]
    there was no immediate comment from {decoy}
    {decoyperson}, an [analyst|expert|observer] at {school}, called it a turning point
    [reporters|journalists] were kept away from the scene
    {decoyperson} of {decoy} [declined to comment|could not be reached|asked for patience]
    the news comes [a week|ten days|two months] after {decoy} announced a [change of leadership|new strategy|review]
    """
)
DECOYS: Mapping[str, Maker] = {
    "decoy": values.organisation(values.MOVEMENT_PATTERNS + ";" + values.AGENCY_PATTERNS + ";" + values.AID_PATTERNS),
    "decoyperson": values.person("an analyst"),
    "month": lambda rng, _: values.phrase(rng.choice(values.MONTHS)),
    "year": lambda rng, _: values.phrase(str(rng.randint(1995, 2022))),
    "school": lambda rng, _: values.phrase(f"the University of {names.town(rng)}"),
}
VENUE = values.one_of(
    "the defence ministry;the airport;a news conference;the scene;a security summit;the "
    "parliament building;the town hall;the party's headquarters;a hospital;the presidential "
    "palace;a trade fair;the stadium;the courthouse;a memorial service;army headquarters"
)
