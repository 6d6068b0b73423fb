"""Frames of courts, politics, business, disasters, science, sport and charity."""

from qa.training.news import values
from qa.training.news.frames import Frame, asks, lines, said, when, where
from qa.training.news.values import count, money, one_of, organisation

JUSTICE_QUOTES = lines(
    """
    nobody stands above the law
    the evidence speaks for itself
    we will appeal against this decision
    the investigation is not over
    it was a fair trial
    this is a witch hunt
    our client is innocent
    the victims have waited long enough
    """
)
POLITICS_QUOTES = lines(
    """
    the country needs a new beginning
    we will keep our promises
    there is no money for such a plan
    the people have spoken
    this is the worst decision in twenty years
    we are ready to talk to anyone
    nothing has been decided yet
    the voters deserve better
    the door remains open
    """
)
BUSINESS_QUOTES = lines(
    """
    this is a great day for our customers
    no jobs will be lost
    we expect profits to double within five years
    the price was fair
    the market had been waiting for this
    we made mistakes and we have learned from them
    """
)
DISASTER_QUOTES = lines(
    """
    we have never seen anything like it
    the roof simply fell in
    we need tents and clean water
    everything happened within seconds
    the worst is over
    we are doing everything we can
    """
)
SCIENCE_QUOTES = lines(
    """
    it is the find of a lifetime
    we could hardly believe our eyes
    this opens a new chapter
    many questions remain
    the data are better than we had hoped
    """
)
SPORT_QUOTES = lines(
    """
    it has not sunk in yet
    we played like a team
    the crowd carried us
    it is the best day of my life
    we deserved to win
    """
)
TERM = one_of("12 years; eight years; 30 months; life; 15 years; four and a half years; 22 years; six months; 99 years")
CHARGE = one_of(
    "fraud; tax evasion; spying; smuggling antiquities; arms trafficking; taking bribes; "
    "manslaughter; money laundering; forging passports; insider trading;planning a coup; poaching"
    " elephants; match-fixing; hacking a bank; inciting a riot; people smuggling"
)
JAIL = one_of(
    "the central prison; a police station; a high-security jail; house arrest; a remand centre; an island prison"
)

ARRESTED = Frame(
    "arrested",
    {
        "agent": organisation(values.POLICE_PATTERNS, known=False),
        "victim": values.suspect,
        "other": values.suspect,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "charge": CHARGE,
        "count": count(3, 60),
        "cash": money(1, 40),
        "jail": JAIL,
        "scene": one_of(
            "at «the airport»; in «a hotel»; at «a border crossing»; on «a yacht»; in «a hospital»; on «a train»;"
            "at «a wedding»; in «a supermarket»"
        ),
        "found": one_of(
            "forged passports; two pistols; a stolen painting; 40 kilograms of cocaine; a laptop; gold "
            "bars; ivory; a list of names"
        ),
    },
    lines(
        """
        {agent} [have arrested|arrested|detained] {victim!} [in {place}|near {near}|in {area}] [on suspicion of \
            {charge}|over {charge}|] {date}
        {victim!} was [arrested|detained|taken into custody] [{scene} |]in {place} {date} [on suspicion of \
            {charge}|over {charge}|]
        {victim!} [has been|was] [arrested|detained] by {agent} [on charges of {charge}|accused of {charge}|]
        {agent} detained <victims:{victim} and {other}> in {area} {date} on suspicion of {charge}
        [on charges of|accused of] {charge}, {victim!} was led away by {agent} {date}
        {agent} raided a house in {place} {date} and [took away|arrested] {victim!}
        {count} people were [arrested|detained] [in {place}|in {area}] {date}, [among them|including] {victim!}
        the arrest of {victim!} by {agent} [in {place}|near {near}] [surprised many|made headlines]
        {victim!}, wanted [for years|] for {charge}, was [caught|arrested] {scene} in {place} {date}
        {agent} said they had [arrested|detained] {victim!} {clock} {date}
        """
    ),
    lines(
        """
        {other} was [arrested|detained] too
        {~victim} is [accused|suspected] of {charge}
        {~victim} was stopped {scene}
        {~victim} is being held at {jail}
        {agent} made the arrest
        the arrest took place {clock}
        [officers|investigators] found {found} in the [flat|car|luggage]
        the damage is put at {cash}
        in all, {count} people were detained
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [arrested|detained|took away] {victim}?|By whom was {victim} \
                [arrested|detained]?|Which [authority|agency|police force] [arrested|detained] {victim}?|Who was \
                behind the arrest of {victim}?|{victim} arrest by whom
            agent2 = agent: Who [arrested|detained] {other}?|By whom was {other} [arrested|detained]?
            charge = charge: [Why|For what|On what charge] was {victim} [arrested|detained]?|What is {victim} \
                [accused|suspected] of?|Of what [crime|offence] is {victim} suspected?|What was the \
                [charge|allegation] against {victim}?
            whom = victims victim other: Whom did {agent} [arrest|detain]?|Who was [arrested|detained] by \
                {agent}?|Who was taken away by {agent}?
            alongside = other: Who else was [arrested|detained] [with|besides] {victim}?|Who was arrested \
                together with {victim}?
            jail = jail: Where is {victim} [being held|in custody|detained now]?|What is {victim}'s place of \
                detention?
            found = found: What [was found|did investigators find] [when {victim} was arrested|on {victim}|with \
                {victim}]?
            count = count: How many people were [arrested|detained] [along with {victim}|when {victim} was caught]?
            cash = cash: How [much|great] is the damage {victim} is accused of?|What is the damage in the case \
                of {victim}?
            clock = clock: At what [time|hour] was {victim} [arrested|detained]?
            """
        ),
        where("[was {victim} arrested|was {victim} detained|did the arrest of {victim} take place]"),
        when("[was {victim} arrested|was {victim} detained|did the arrest of {victim} take place]"),
        said("[the arrest of {victim}|{victim}'s arrest]"),
    ),
    lines("{victim:last} arrested\n{agent} arrest {victim:last}"),
    ("victim", "other"),
    ("killed_air", "killed_raid", "sentenced", "appointed", "elected", "freed", "kidnapped", "wounded"),
    JUSTICE_QUOTES,
)

SENTENCED = Frame(
    "sentenced",
    {
        "agent": organisation(values.COURT_PATTERNS, known=False),
        "victim": values.suspect,
        "judge": values.person("the presiding judge"),
        "place": values.town,
        "date": values.date,
        "charge": CHARGE,
        "term": TERM,
        "fine": money(1, 60),
        "lawyer": values.person("the defence lawyer"),
        "gain": money(2, 90),
        "appeal": one_of("two weeks; 30 days; a month"),
        "arrested": values.past_year,
    },
    lines(
        """
        {agent} [sentenced|jailed|has sentenced] {victim!} [to|for] {term} [in prison |]for {charge} {date}
        {victim!} was [sentenced|jailed] {date} [by {agent} |]for {charge}
        {victim!} must [serve|spend] {term} in prison for {charge}
        {agent} found {victim!} guilty of {charge} {date} [and handed down a term of {term}|]
        judge {judge} sentenced {victim!} to {term} in prison {date}
        convicted of {charge}, {victim!} was given {term} by {agent} {date}
        {victim!} [will go|is going] to prison for {charge}, {agent} [ruled|decided] {date}
        """
    ),
    lines(
        """
        the sentence was {term}
        the court also imposed a fine of {fine}
        {judge!} presided over the trial
        {lawyer}, who defended {~victim}, announced an appeal
        {~victim} had [gained|made] {gain} from the scheme
        {~victim} had been arrested {arrested}
        {~victim} has {appeal} to appeal
        the ruling came from {agent}
        """
    ),
    asks(
        """
        agent = agent judge: Who [sentenced|jailed|convicted] {victim}?|Which court [sentenced|convicted|jailed] \
            {victim}?|By whom was {victim} [sentenced|convicted]?|Who found {victim} guilty?
        term = term: [How long|For how long] must {victim} go to prison?|What [sentence|prison term] did \
            {victim} [get|receive]?|To what was {victim} sentenced?|How long is {victim}'s sentence?
        charge = charge: For what was {victim} [sentenced|convicted|jailed]?|What [crime|offence] was {victim} \
            [convicted|found guilty] of?|Why was {victim} [jailed|sent to prison]?
        fine = fine: How much [must|does] {victim} [have to |]pay?|What fine was imposed on {victim}?
        judge = judge: Who was the judge in the trial of {victim}?|Which judge [heard|tried] the case of {victim}?
        lawyer = lawyer: Who [defended|represented] {victim}?|Who is {victim}'s [lawyer|counsel]?|Who announced \
            an appeal for {victim}?
        gain = gain: How much did {victim} [gain|make] from the scheme?|What sum did {victim} [gain|make]?
        appeal = appeal: How long does {victim} have to appeal?|Within what time can {victim} appeal?
        arrestdate = arrested: When was {victim} arrested?|In [which|what] year was {victim} [arrested|taken \
            into custody]?
        whom = victim: Whom did {agent} [sentence|convict|send to prison]?|Who was [sentenced|convicted|jailed] \
            by {agent}?
        when = date: When was {victim} [sentenced|convicted]?|On [what|which] day was {victim} \
            [sentenced|convicted]?|{victim} sentence date
        """
    ),
    lines("{victim:last} jailed for {term}\nCourt sends {victim:last} to prison"),
    ("victim",),
    ("killed_air", "killed_raid", "appointed", "elected", "freed", "kidnapped", "wounded"),
    JUSTICE_QUOTES,
)

POST = one_of(
    "finance minister; ambassador to the United Nations; head of the central bank; army chief; "
    "director of the national museum; chief executive of the state railway;head coach of the "
    "national team; attorney general; chief of police; rector of the state university; bishop; "
    "head of the election commission"
)
REASON = one_of(
    "ill health; a row over the budget; a bribery scandal; family reasons; poor results; a leaked"
    " tape; a quarrel with the president; a train crash"
)

APPOINTED = Frame(
    "appointed",
    {
        "agent": values.politician,
        "victim": values.politician,
        "predecessor": values.politician,
        "post": POST,
        "date": values.date,
        "start": values.said_date,
        "reason": REASON,
        "party": organisation(values.PARTY_PATTERNS),
        "term": one_of("four years; five years; seven years; 18 months"),
        "pay": money(1, 3),
        "votes": count(20, 300),
    },
    lines(
        """
        {agent!} [appointed|named|chose] {victim!} as {post} {date}
        {victim!} [was|has been] [appointed|named|chosen as] {post} {date}
        {victim!} will [succeed|replace|take over from] {predecessor} as {post}[, {agent} announced {date}|]
        {agent!} has made {victim} the new {post}
        {date}, {victim!} became {post}, [succeeding|replacing|following] {predecessor!}
        {victim!}, appointed {post} by {agent} {date}, [takes over from|succeeds] {predecessor}
        <agent:parliament> [approved|confirmed] {victim!} as {post} {date} by {votes} votes
        the new {post} is {victim!}, who [succeeds|replaces] {predecessor}
        """
    ),
    lines(
        """
        {predecessor!} had [stepped down|resigned|left] because of {reason}
        the appointment is for {term}
        {~victim} will take office {start}
        {~victim} is a member of {party}
        the post pays {pay} a year
        {agent} made the [choice|appointment]
        {votes} members of parliament voted in favour
        """
    ),
    asks(
        """
        agent = agent: Who [appointed|named|chose] {victim}?|By whom was {victim} [appointed|named|chosen]?|To \
            whom does {victim} owe the post?|Who gave {victim} the [job|post]?
        post = post: What [post|position|office|job] was {victim} [appointed|named] to?|[To|As] what was \
            {victim} appointed?|What did {victim} become?|What is {victim}'s new [job|post]?
        predecessor = predecessor: Whom did {victim} [succeed|replace|follow]?|Who was {victim}'s \
            predecessor?|Who had the post before {victim}?|From whom did {victim} take over?
        successor = victim: Who [succeeded|replaced|followed|took over from] {predecessor}?|Who is \
            {predecessor}'s successor?|By whom was {predecessor} [replaced|succeeded]?
        reason = reason: Why did {predecessor} [resign|step down|leave]?|What was the reason for {predecessor}'s \
            [departure|going]?
        when = date: When was {victim} [appointed|named]?|On [what|which] day was {victim} [appointed|chosen]?
        start = start: When will {victim} [take office|start|begin]?|On what day does {victim} [take \
            office|start work]?
        term = term: For how long [is|was] {victim} appointed?|How long is {victim}'s term?
        party = party: To [which|what] party does {victim} belong?|Which party is {victim} [a member of|from]?
        pay = pay: How much does {victim}'s new post pay?|What will {victim} be paid?
        votes = votes: How many votes did {victim} [get|receive]?|By how many votes was {victim} confirmed?
        whom = victim: Whom did {agent} [appoint|name|choose]?|Who was [appointed|chosen] by {agent}?|Who became \
            {post}?|Who is the new {post}?
        """
    ),
    lines("{victim:last} named {post}\nNew {post} chosen"),
    ("victim",),
    ("killed_raid", "arrested", "sentenced", "kidnapped", "wounded", "freed"),
    POLITICS_QUOTES,
)

RESIGNED = Frame(
    "resigned",
    {
        "victim": values.politician,
        "successor": values.politician,
        "post": POST,
        "date": values.date,
        "reason": REASON,
        "tenure": one_of("three years; 11 months; a decade; 16 days; six years"),
        "critic": values.politician,
        "party": organisation(values.PARTY_PATTERNS),
        "recipient": values.politician,
    },
    lines(
        """
        {victim!} [resigned|stepped down|quit] as {post} {date} [because of {reason}|over {reason}|after \
            {tenure} in office|]
        {victim!}, {post} for {tenure}, [resigned|has resigned|stepped down] {date}
        after {tenure} [as|in office as] {post}, {victim!} [gave up the post|resigned] [because of {reason}|]
        the resignation of {victim!} as {post} was announced {date}
        {post} {victim} has [resigned|stepped down] [because of|over] {reason}
        {victim!} handed a letter of resignation to {recipient} {date}
        """
    ),
    lines(
        """
        {successor!} will take over
        {successor} [was|has been] named as successor
        {critic!} had called for the resignation
        {~victim} [cited|gave as the reason] {reason}
        {~victim} had been in office for {tenure}
        {~victim} remains a member of {party}
        {recipient} accepted the resignation
        """
    ),
    asks(
        """
        reason = reason: Why did {victim} [resign|step down|quit]?|What was the reason for {victim}'s \
            [resignation|departure]?|Because of what did {victim} [give up the post|leave]?
        successor = successor: Who [succeeds|will succeed|replaces|will take over from] {victim}?|Who is \
            {victim}'s successor?|By whom is {victim} [replaced|succeeded]?
        predecessor = victim: Whom [does|will] {successor} [replace|succeed]?|Who was {successor}'s predecessor?
        post = post: What [post|office] did {victim} give up?|From what [post|office] did {victim} resign?|As \
            what did {victim} resign?|What office had {victim} held?
        tenure = tenure: How long was {victim} in office?|How long did {victim} hold the post?
        critic = critic: Who had [called for|demanded] {victim}'s resignation?|Who wanted {victim} to [go|resign]?
        party = party: To which party does {victim} belong?|Which party is {victim} a member of?
        recipient = recipient: Who accepted {victim}'s resignation?|To whom did {victim} hand [the|a] \
            resignation?|To whom did {victim} give [the|a] letter?
        when = date: When did {victim} [resign|step down|quit]?|On [what|which] day did {victim} [resign|step \
            down]?|{victim} resignation date
        """
    ),
    lines("{victim:last} resigns\n{post} steps down"),
    ("victim",),
    ("killed_raid", "arrested", "sentenced", "kidnapped", "wounded", "freed", "elected", "won"),
    POLITICS_QUOTES,
)

ELECTED = Frame(
    "elected",
    {
        "winner": values.politician,
        "loser": values.politician,
        "post": one_of(
            "president; mayor; governor; party leader; speaker of parliament; head of the farmers' union;"
            " chair of the federation; prime minister"
        ),
        "place": values.town,
        "date": values.date,
        "share": lambda rng, _: values.phrase(
            f"{rng.randint(50, 79)}{rng.choice(('.4', '.7', ''))} {rng.choice(('per cent', 'percent'))}"
        ),
        "turnout": lambda rng, _: values.phrase(f"{rng.randint(31, 92)} {rng.choice(('per cent', 'percent'))}"),
        "party": organisation(values.PARTY_PATTERNS),
        "margin": count(20, 90000),
        "promise": one_of(
            "to cut taxes; to build a new harbour; to end the war; to raise pensions; to plant a million "
            "trees; to fight corruption; to close the mines"
        ),
    },
    lines(
        """
            {winner!} [has been|was] elected {post} [of {place} |]{date} [with {share} of the vote|]
            {winner!} [defeated|beat] {loser!} in the race for {post} {date}
            {winner!} won the election {date} with {share} of the vote, [ahead of|beating] {loser}
            {loser!} [lost to|was beaten by|conceded defeat to] {winner!} in the vote {date}
            voters in {place} [elected|chose] {winner!} as {post} {date}
            {winner!} of {party} became {post} {date}, beating {loser}
            with a margin of {margin} votes, {winner!} won against {loser}
            """
    ),
    lines(
        """
        turnout was {turnout}
        {~winner} [received|won] {share} of the vote
        {~winner} [promised|has vowed] {promise}
        {~winner} leads {party}
        the margin was {margin} votes
        {loser!} [admitted defeat|asked for a recount]
        """
    ),
    asks(
        """
        loser = loser: Whom did {winner} [beat|defeat]?|Who lost to {winner}?|Who was beaten by {winner}?|Who \
            came second to {winner}?|Against whom did {winner} win?
        winner = winner: Who [beat|defeated] {loser}?|To whom did {loser} lose?|Who won against {loser}?|Who was \
            elected {post}?|By whom was {loser} beaten?
        post = post: What was {winner} elected [as|to be]?|To what office was {winner} elected?|What did \
            {winner} become?
        share = share: What share of the vote did {winner} [get|win|receive]?|How much of the vote did {winner} \
            [get|win]?
        turnout = turnout: What was the turnout in the election that {winner} won?|How high was the turnout when \
            {winner} was elected?
        promise = promise: What did {winner} promise?|What has {winner} [vowed|pledged] to do?
        party = party: Which party does {winner} [lead|belong to]?|What is {winner}'s party?
        margin = margin: By how many votes did {winner} win?|What was {winner}'s margin?
        when = date: When was {winner} elected?|On [what|which] day was {winner} elected?|When did {winner} win \
            the election?
        where = place: Where was {winner} elected?|In which town did {winner} win?
        """
    ),
    lines("{winner:last} elected {post}\n{winner:last} beats {loser:last}"),
    ("winner",),
    ("killed_raid", "arrested", "sentenced", "kidnapped", "wounded", "freed"),
    POLITICS_QUOTES,
)

ACCUSED = Frame(
    "accused",
    {
        "agent": values.politician,
        "victim": values.suspect,
        "deed": CHARGE,
        "date": values.date,
        "amount": money(1, 90),
        "body": organisation(values.AGENCY_PATTERNS),
        "proof": one_of(
            "bank statements; satellite images; a secret recording; e-mails; the diary of a driver; phone records"
        ),
        "demand": one_of("an inquiry; an apology; new elections; compensation; a parliamentary debate"),
        "denier": values.person("a lawyer"),
        "since": values.past_year,
    },
    lines(
        """
        {agent!} [accused|has accused] {victim!} of {deed} {date}
        {victim!} [was|has been] accused of {deed} [by {agent} |]{date}
        {agent!} [alleged|claimed] {date} that {victim} was guilty of {deed}
        accusations of {deed} were raised against {victim!} {date}
        {agent!}, [pointing to|citing] {proof}, accused {victim} of {deed}
        {victim!} [denied|rejected] accusations of {deed} made by {agent} {date}
        """
    ),
    lines(
        """
        the accusation is based on {proof}
        {agent} [demanded|called for] {demand}
        {denier}, a lawyer for {~victim}, [denied the accusation|called it absurd]
        {~victim} is said to have taken {amount}
        {body} is looking into the case
        the affair began {since}
        """
    ),
    asks(
        """
        agent = agent: Who accused {victim}?|By whom was {victim} accused?|Who made [the accusation|accusations] \
            against {victim}?|Who [pointed the finger at|raised claims against] {victim}?
        whom = victim: Whom did {agent} accuse?|Who was accused by {agent}?|At whom did {agent} point the finger?
        deed = deed: Of what [was|is] {victim} accused?|What [was|is] {victim} accused of?|What did {agent} say \
            {victim} had done?|What is the accusation against {victim}?
        proof = proof: On what is the accusation against {victim} based?|What [proof|evidence] is there against \
            {victim}?|What did {agent} [base the accusation on|point to]?
        demand = demand: What did {agent} [demand|call for|want]?
        denier = denier: Who [denied the accusation|spoke] [for|on behalf of] {victim}?|Who is {victim}'s lawyer?
        amount = amount: How much is {victim} said to have taken?|What sum did {victim} allegedly take?
        body = body: Who is [looking into|investigating] the case of {victim}?|Which [authority|body] \
            investigates {victim}?
        when = date: When was {victim} accused?|On what day did {agent} make the accusation?
        """
    ),
    lines("{agent:last} accuses {victim:last}"),
    ("victim",),
    ("killed_raid", "elected", "kidnapped", "wounded", "freed", "appointed", "won"),
    POLITICS_QUOTES,
)

SANCTIONED = Frame(
    "bounty",
    {
        "agent": organisation(values.AGENCY_PATTERNS),
        "victim": values.commander,
        "reward": money(1, 25),
        "date": values.date,
        "crime": CHARGE,
        "land": values.country,
        "frozen": money(2, 90),
        "list": one_of("its list of most wanted men; a blacklist; a sanctions list; its terrorism list"),
        "movement": values.movement,
        "since": values.past_year,
    },
    lines(
        """
        {agent} [placed|put] a [bounty|price] of {reward} on the head of {victim!} {date}
        {agent} [offered|is offering] a reward of {reward} for [information on|the capture of] {victim!}
        {agent} [imposed sanctions on|blacklisted] {victim!} {date} [over {crime}|]
        {victim!}, [on whom|on whose head] {agent} placed a bounty of {reward}, is thought to be in {land}
        {victim!} was put on {list} {date} [by {agent}|because of {crime}|]
        sanctions against {victim!} were [announced|imposed] {date} [over {crime}|]
        """
    ),
    lines(
        """
        {~victim} is wanted for {crime}
        {~victim} is [believed|thought] to be hiding in {land}
        {frozen} in bank accounts was frozen
        {~victim} [leads|is a member of] {movement}
        {~victim} has been on {list} for some time
        the reward is {reward}
        the measure was taken by {agent}
        """
    ),
    asks(
        """
        agent = agent: Who [put a price on the head of|offered a reward for|imposed sanctions on|blacklisted] \
            {victim}?|By whom is {victim} wanted?|Which [body|authority] took measures against {victim}?|Whose \
            sanctions hit {victim}?
        reward = reward: How [much|big a reward] is [offered|promised] for {victim}?|What is the \
            [bounty|price|reward] on {victim}'s head?
        crime = crime: Why [is {victim} wanted|were sanctions imposed on {victim}]?|For what is {victim} wanted?
        land = land: Where is {victim} [thought|believed] to [be|hide]?|In which country is {victim} \
            [said|thought] to be hiding?
        frozen = frozen: How much of {victim}'s money was frozen?|What sum was frozen in {victim}'s accounts?
        movement = movement: To which [group|movement] does {victim} belong?|Which group does {victim} \
            [lead|fight for]?
        whom = victim: On whom did {agent} impose sanctions?|For whom did {agent} offer a reward?|Who was \
            blacklisted by {agent}?
        when = date: When were measures taken against {victim}?|On what day was {victim} blacklisted?
        """
    ),
    lines("{reward} reward for {victim:last}"),
    ("victim",),
    ("killed_raid", "killed_air", "arrested", "elected", "sentenced", "kidnapped", "freed", "appointed"),
    JUSTICE_QUOTES,
)

DEAL = Frame(
    "deal",
    {
        "agent": values.company,
        "partner": values.company,
        "amount": money(5, 900),
        "thing": one_of(
            "40 passenger jets; a gas pipeline; 200 electric buses; a desalination plant; a solar park; "
            "two ferries; wheat; a hospital; vaccines; a data centre"
        ),
        "date": values.date,
        "place": values.town,
        "length": one_of("ten years; 25 years; 18 months; three years; five years"),
        "jobs": count(50, 9000),
        "signer": values.executive,
        "rival": values.company,
    },
    lines(
        """
        {agent} [signed|has signed] a [deal|contract] [worth {amount} |]with {partner} [in {place} |]{date} [to \
            supply {thing}|for {thing}|]
        {agent} will supply {thing} to {partner} [under a {amount} contract|]
        {agent} and {partner} agreed {date} on a {amount} deal for {thing}
        {partner} has ordered {thing} from {agent}
        {partner} chose {agent} [over {rival} |]to [deliver|supply] {thing}
        a contract for {thing} between {agent} and {partner} was signed in {place} {date}
        """
    ),
    lines(
        """
        the [deal|contract] is worth {amount}
        the [deal|contract] runs for {length}
        it will create {jobs} jobs
        {signer!} signed for {agent}
        {rival} had also made an offer
        the signing took place in {place}
        """
    ),
    asks(
        """
        partner = partner: With whom did {agent} sign [the|a] [deal|contract]?|Who is {agent}'s partner in the \
            deal?|With which company did {agent} come to terms?
        partner2 = agent: With whom did {partner} sign [the|a] [deal|contract]?|Who is {partner}'s partner in \
            the deal?|With which company did {partner} come to terms?
        amount = amount: How much is the [deal|contract] [of {agent} |]with {partner} worth?|What is the value \
            of {agent}'s [deal|contract]?|What sum is {agent} to get?
        thing = thing: What is {agent}'s contract for?|What does {agent}'s [deal|contract] with {partner} \
            cover?|What is the subject of {agent}'s deal?
        length = length: How long does {agent}'s [deal|contract] run?|For how long will the deal of {agent} \
            [last|run]?
        jobs = jobs: How many jobs will {agent}'s [deal|contract] create?|What number of jobs comes with \
            {agent}'s deal?
        signer = signer: Who signed for {agent}?|Who signed the [deal|contract] on behalf of {agent}?
        rival = rival: Who else wanted the contract that {agent} got?|Which [company|rival] lost to {agent}?
        when = date: When did {agent} [sign|agree on] the [deal|contract]?|On what day was {agent}'s contract \
            signed?
        where = place: Where was {agent}'s [deal|contract] signed?|In which town did {agent} sign?
        """
    ),
    lines("{agent} wins order\n{agent}, {partner} sign deal"),
    ("agent", "partner"),
    (),
    BUSINESS_QUOTES,
)

BOUGHT = Frame(
    "bought",
    {
        "agent": values.company,
        "target": values.company,
        "seller": values.company,
        "amount": money(2, 950),
        "date": values.date,
        "chief": values.executive,
        "founder": values.executive,
        "stake": one_of("51 per cent; a third; all shares; 30 per cent; 75 per cent"),
        "jobs": count(40, 4000),
        "adviser": values.company,
        "close": values.past_year,
        "regulator": organisation(values.AGENCY_PATTERNS),
    },
    lines(
        """
        {agent} [bought|has bought|acquired|is buying] {target} [from {seller} |][for {amount} |]{date}
        {target} [was|has been] [sold to|taken over by] {agent} [for {amount} |]{date}
        {seller} [sold|has sold] {target} to {agent} [for {amount}|]
        {agent} [agreed to pay|will pay] {amount} for {target}
        {target}, [founded by {founder}|owned by {seller}], goes to {agent} for {amount}
        the purchase of {target} by {agent} [was|has been] [completed|announced] {date}
        {agent} took {stake} of {target} {date}
        """
    ),
    lines(
        """
        the price was {amount}
        the seller is {seller}
        {regulator} must still approve the sale
        {chief!} will run the [company|business]
        {target} was founded by {founder}
        {jobs} jobs are at risk
        {agent} now owns {stake}
        {adviser} advised the buyer
        """
    ),
    asks(
        """
        agent = agent: Who [bought|acquired|took over|purchased] {target}?|By whom was {target} \
            [bought|acquired|taken over]?|Which company [bought|acquired] {target}?|Who is the new owner of \
            {target}?|To whom was {target} sold?
        target = target: What did {agent} [buy|acquire|take over]?|Which company was [bought|acquired|taken \
            over] by {agent}?|What company now belongs to {agent}?
        seller = seller: Who sold {target}?|From whom did {agent} [buy|acquire] {target}?|Who [owned|was the \
            owner of] {target} before?
        amount = amount: How much did {agent} pay for {target}?|What was the price of {target}?|For how much was \
            {target} [bought|sold]?|What sum did {target} cost?
        chief = chief: Who will [run|lead] {target}?|Who will be in charge at {target}?
        founder = founder: Who [founded|set up] {target}?|By whom was {target} founded?
        jobs = jobs: How many jobs are at risk at {target}?|How many people may lose their jobs at {target}?
        stake = stake: What share of {target} did {agent} [buy|take]?|How much of {target} does {agent} own?
        regulator = regulator: Who must [approve|agree to] the sale of {target}?|Whose approval does the sale of \
            {target} need?
        adviser = adviser: Who advised {agent}?|Which company advised {agent}?
        when = date: When was {target} [sold|bought|taken over]?|When did {agent} buy {target}?|On what day was \
            {target} sold?
        """
    ),
    lines("{agent} buys {target}\n{target} sold"),
    (),
    (),
    BUSINESS_QUOTES,
)

FINED = Frame(
    "fined",
    {
        "agent": organisation(values.AGENCY_PATTERNS),
        "target": values.company,
        "amount": money(1, 800),
        "date": values.date,
        "reason": one_of(
            "leaking customers' data; dumping waste in a river; fixing prices; unsafe brakes; hiding "
            "losses; misleading advertising; late flights; selling expired medicine; bribing officials"
        ),
        "users": count(200, 90000),
        "chief": values.executive,
        "deadline": one_of("60 days; the end of the year; three months; March"),
        "previous": money(1, 50),
    },
    lines(
        """
        {agent} [fined|has fined] {target} {amount} [for {reason} |]{date}
        {target} [was|has been] fined [{amount} |][by {agent} |]{date} for {reason}
        {target} must pay [a fine of |]{amount} for {reason}[, {agent} ruled|]
        a fine of {amount} [was|has been] imposed on {target} {date} [by {agent}|]
        {agent} imposed a penalty on {target} {date} for {reason}
        for {reason}, {target} has to pay {amount}, {agent} decided {date}
        """
    ),
    lines(
        """
        {users} customers were affected
        {chief!} [apologised|said the company would appeal]
        the money is due in {deadline}
        it had already paid {previous} in an earlier case
        the fine amounts to {amount}
        the decision was taken by {agent}
        the reason given was {reason}
        """
    ),
    asks(
        """
        agent = agent: Who [fined|punished|imposed a fine on] {target}?|By whom was {target} fined?|Which \
            [authority|regulator|body] [fined|punished] {target}?
        target = target: Whom did {agent} [fine|punish]?|Which company was [fined|punished] by {agent}?|Who had \
            to pay a fine to {agent}?
        amount = amount: How much [was {target} fined|must {target} pay|did {target} have to pay]?|What was \
            {target}'s fine?|How big was the [fine|penalty] for {target}?
        reason = reason: Why was {target} fined?|For what was {target} [fined|punished]?|What had {target} done \
            wrong?|What was the reason for {target}'s [fine|penalty]?
        users = users: How many customers [of {target}|of the company {target}] were affected?|How many people \
            were affected by what {target} did?
        chief = chief: Who [spoke for|apologised for] {target}?
        previous = previous: How much had {target} paid [earlier|before|in an earlier case]?
        when = date: When was {target} [fined|punished]?|On what day was {target} fined?
        """
    ),
    lines("{target} fined {amount}"),
    (),
    (),
    BUSINESS_QUOTES,
)

DISASTER = Frame(
    "disaster",
    {
        "thing": one_of(
            "an earthquake; a flood; a fire; a landslide; a typhoon; a gas explosion; a volcanic "
            "eruption; a dam burst; a train crash; a ferry accident; an avalanche; a tornado; a bridge "
            "collapse"
        ),
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "count": count(3, 900),
        "hurt": count(10, 3000),
        "missing": count(3, 200),
        "homeless": count(1000, 80000),
        "cause": one_of(
            "days of heavy rain; a broken gas pipe; a spark from a tractor; a burst dam; a brake failure;"
            " melting snow; a short circuit; a fallen power line; a cigarette"
        ),
        "magnitude": lambda rng, _: values.phrase(f"{rng.randint(4, 8)}.{rng.randint(0, 9)}"),
        "helper": organisation(values.AID_PATTERNS),
        "aid": one_of("tents and blankets; drinking water; rescue dogs; 20 doctors; a field hospital; rice and oil"),
        "rebuild": money(3, 900),
        "evacuated": count(300, 60000),
        "shelter": one_of("schools; a sports hall; tents; churches; a football stadium; army barracks; hotels"),
    },
    lines(
        """
        {thing} [killed|has killed] [{count} people|{count} people and injured {hurt}] [in {place}|near \
            {near}|in {area}] {date}
        {count} people [died|were killed] in {thing} [in {place}|near {near}|in {area}] {date}
        {thing} [struck|hit] {place} [{clock} |]{date}, killing {count} people
        {thing} in {place} {date} has left {count} people dead and {homeless} homeless
        {evacuated} people [were evacuated|had to leave their homes] after {thing} [in {place}|in {area}] {date}
        {thing}, caused by {cause}, [destroyed much of|badly damaged] {place} {date}
        rescuers were looking for {missing} people after {thing} in {place} {date}
        """
    ),
    lines(
        """
            {hurt} people were [injured|hurt]
            {missing} people are [still |]missing
            {homeless} people lost their homes
            the disaster was caused by {cause}
            {helper} [sent|brought] {aid}
            rebuilding will cost {rebuild}
            {evacuated} people were [evacuated|brought to safety]
            those who lost their homes are staying in {shelter}
            the disaster [happened|struck] {clock}
            """
    ),
    (
        *asks(
            """
            count = count: How many people [died|were killed|lost their lives] in {place}?|What was the death \
                toll in {place}?|How many [deaths|victims] were there in {place}?
            hurt = hurt: How many people were [injured|hurt] in {place}?|What was the number of injured in {place}?
            missing = missing: How many people are missing in {place}?|How many are not found in {place}?
            homeless = homeless: How many people [lost their homes|became homeless] in {place}?
            evacuated = evacuated: How many people [were evacuated|had to leave|were brought to safety] in {place}?
            cause = cause: What caused [the disaster|what happened] in {place}?|What was the cause of the \
                disaster in {place}?|Why did the disaster in {place} happen?
            thing = thing: What [struck|hit|destroyed|happened in] {place}?|What kind of disaster [struck|hit] \
                {place}?
            helper = helper: Who sent help to {place}?|Who helped the people in {place}?|Which organisation \
                [sent aid to|helped] {place}?
            aid = aid: What did {helper} [send|bring]?|What help [came from|was sent by] {helper}?
            rebuild = rebuild: How much will rebuilding {place} cost?|What will it cost to rebuild {place}?
            shelter = shelter: Where are the people of {place} staying?|Where did the people of {place} find \
                shelter?
            clock = clock: At what time did the disaster strike {place}?|At what hour was {place} [hit|struck]?
            """
        ),
        when("[was {place} hit|was {place} struck|did the disaster in {place} happen]", "date clock"),
        said("[the disaster in {place}|the number of dead in {place}]"),
    ),
    lines("Disaster in {place}\n{count} dead in {place}"),
    ("place",),
    (),
    DISASTER_QUOTES,
)

RESCUED = Frame(
    "rescued",
    {
        "agent": organisation(values.RESCUE_PATTERNS, known=False),
        "victim": values.civilian,
        "other": values.civilian,
        "place": values.place,
        "near": values.town,
        "area": values.area,
        "date": values.date,
        "clock": values.clock,
        "trap": one_of(
            "a flooded cave; a sinking boat; a burning hotel; a cable car; a collapsed mine; a "
            "snow-covered hut; a lift; a crevasse; a rubber dinghy"
        ),
        "length": one_of("three days; 40 hours; nine hours; 11 days; a night"),
        "means": one_of("a helicopter; ropes; a rubber boat; a crane; a drone with a lamp; a ladder"),
        "count": count(3, 90),
        "ship": one_of("a cargo ship; a ferry; a tug; a frigate"),
        "injury": one_of("a broken leg; frostbite; smoke in the lungs; cuts and bruises; a sprained ankle"),
    },
    lines(
        """
        {agent} [rescued|saved|pulled] {victim!} from {trap} [near {near}|in {area}] {date}
        {victim!} was [rescued|saved|pulled] from {trap} [by {agent} |]{date} [after {length}|]
        {victim!} survived {length} in {trap} [near {near}|in {area}] before [being rescued by {agent}|help came]
        <victims:{victim} and {other}> were [saved|rescued] from {trap} by {agent} {date}
        {agent} saved {count} people from {trap} {date}. {victim!} was [among them|one of them]
        after {length} in {trap}, {victim!} was brought to safety {date}
        """
    ),
    lines(
        """
        {other} was rescued too
        the rescuers used {means}
        {~victim} had been trapped for {length}
        {~victim} was treated for {injury}
        the rescue [began|ended] {clock}
        the rescuers were {agent}
        the rescue took place near {near}
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [rescued|saved] {victim}?|By whom was {victim} [rescued|saved]?|To whom does \
                {victim} owe being alive?|Who brought {victim} to safety?
            trap = trap: From what was {victim} [rescued|saved]?|[Where|In what] was {victim} trapped?
            length = length: How long was {victim} trapped?|For how long did {victim} wait for help?
            means = means: [By what means|With what] was {victim} rescued?|What did {victim}'s rescuers use?
            injury = injury: What [injury|injuries] did {victim} have?|For what was {victim} treated?
            alongside = other: Who else was [rescued|saved] [with|besides] {victim}?|Who was saved together with \
                {victim}?
            count = count: How many people were [rescued|saved] [along with {victim}|when {victim} was saved]?
            whom = victims victim other: Whom did {agent} [rescue|save]?|Who was [rescued|saved] by {agent}?
            """
        ),
        where(
            ("[was {victim} rescued|was {victim} saved|did the rescue of {victim} take place]"), "near area place trap"
        ),
        when("[was {victim} rescued|was {victim} saved|did the rescue of {victim} take place]"),
        said("[the rescue of {victim}|{victim}'s rescue]"),
    ),
    lines("{victim:last} rescued after {length}"),
    ("victim", "other"),
    ("killed_raid", "arrested", "sentenced", "elected", "appointed", "kidnapped"),
    DISASTER_QUOTES,
)

DISCOVERED = Frame(
    "discovered",
    {
        "agent": organisation(values.SCIENCE_PATTERNS, known=False),
        "thing": one_of(
            "the wreck of a warship; a Bronze Age tomb; a new species of frog; a lake under the ice; the "
            "skeleton of a whale; 300 silver coins; a lost symphony; a comet; a mosaic floor; a cave full"
            " of paintings; a copper mine; an ancient harbour"
        ),
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "age": one_of("2,300 years; 40 million years; 900 years; four centuries; 12,000 years"),
        "leader": values.artist,
        "depth": one_of("70 metres; 3,400 metres; two metres; 18 feet; half a kilometre"),
        "means": one_of("sonar; a metal detector; a satellite; ground radar; an underwater robot; DNA tests; a drone"),
        "museum": organisation("the {t} Museum;the National Museum of {l};the {t} Gallery"),
        "journal": one_of("Nature Letters; the Journal of Deep Research; Acta Terrae; the Annals of Antiquity"),
        "cost": money(1, 40),
    },
    lines(
        """
        {agent} [discovered|found|have discovered] {thing} [near {near}|in {area}|in {place}] {date}
        {thing} [was|has been] [discovered|found] [by {agent} |][near {near}|in {area}|in {place}] {date}
        {agent} came across {thing} {date} while working [near {near}|in {area}]
        {thing} found [near {near}|in {area}] by {agent} is {age} old
        the discovery of {thing} [near {near}|in {area}] was announced {date}
        at a depth of {depth}, {agent} found {thing}
        """
    ),
    lines(
        """
        the find is [about |]{age} old
        the team was led by {leader!}
        it lay at a depth of {depth}
        the search was made with {means}
        the find will be shown in {museum}
        the results appeared in {journal}
        the search cost {cost}
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [discovered|found|came across] {thing}?|By whom was {thing} \
                [discovered|found]?|To whom do we owe the discovery of {thing}?
            thing = thing: What did {agent} [discover|find]?|What was found by {agent}?|What discovery did \
                {agent} make?
            age = age: How old is {thing}?|What is the age of {thing}?
            leader = leader: Who led the team that found {thing}?|Who was the leader of those who discovered \
                {thing}?
            depth = depth: How deep [was|lay] {thing}?|At what depth was {thing} found?
            means = means: [With|By] what was {thing} found?|What was used to find {thing}?
            museum = museum: Where will {thing} be shown?|In which museum [can|will] people see {thing}?
            journal = journal: Where were the results on {thing} published?|In which journal did the find of \
                {thing} appear?
            cost = cost: How much did the search for {thing} cost?
            """
        ),
        where("[was {thing} found|was {thing} discovered|did they find {thing}]", "place near area"),
        when("[was {thing} found|was {thing} discovered]", "date"),
    ),
    lines("Rare find in {area}"),
    (),
    (),
    SCIENCE_QUOTES,
)

LAUNCHED = Frame(
    "launched",
    {
        "agent": values.company,
        "thing": one_of(
            "a weather satellite; an electric car; a ferry line; a malaria vaccine; a payment app; a "
            "night train; a folding phone; a Mars probe; a news channel; an online university"
        ),
        "date": values.date,
        "place": values.place,
        "clock": values.clock,
        "price": money(15, 900, "000"),
        "chief": values.executive,
        "cost": money(2, 900),
        "rival": values.company,
        "rocket": one_of("a three-stage rocket; a test track; a floating platform; a new terminal"),
        "years": one_of("six years; 18 months; a decade; 200 days"),
        "users": count(1000, 90000),
    },
    lines(
        """
        {agent} [launched|has launched|presented|unveiled] {thing} [in {place} |]{date}
        {thing} [was|has been] [launched|presented|unveiled] by {agent} {date}
        {agent}'s chief {chief} [presented|unveiled] {thing} in {place} {date}
        {thing} from {agent} [went on sale|started] {date} [in {place}|]
        after {years} of work, {agent} presented {thing} {date}
        """
    ),
    lines(
        """
        it was developed in {years}
        the project cost {cost}
        {chief!} presented it
        {users} people have signed up
        {rival} plans something similar
        the presentation began {clock}
        the price is {price}
        """
    ),
    asks(
        """
        agent = agent: Who [launched|presented|unveiled] {thing}?|Which company is behind {thing}?|By whom was \
            {thing} launched?
        thing = thing: What did {agent} [launch|present|unveil]?|What is {agent}'s new product?
        cost = cost: How much did {agent}'s project cost?|What did {thing} cost {agent}?
        price = price: What is the price of {thing}?|For how much is {thing} sold?
        years = years: How long did {agent} work on {thing}?|How long did it take to develop {thing}?
        chief = chief: Who is the chief of {agent}?|Who presented {thing} for {agent}?
        users = users: How many people have signed up for {thing}?
        rival = rival: Which company plans something similar to {thing}?|Who is {agent}'s rival?
        where = place: Where was {thing} [launched|presented]?|In which town did {agent} present {thing}?
        when = date: When was {thing} [launched|presented]?|On what day did {agent} present {thing}?
        clock = clock: At what time was {thing} presented?
        """
    ),
    lines("{agent} presents {thing}"),
    (),
    (),
    BUSINESS_QUOTES,
)

WON = Frame(
    "won",
    {
        "winner": values.athlete,
        "loser": values.athlete,
        "event": one_of(
            "the world title; the national marathon; the Harbour Cup; the Golden Gloves final; the "
            "mountain stage; the junior championship; the Four Lakes race; the indoor open"
        ),
        "place": values.place,
        "date": values.date,
        "time": one_of("2 hours 8 minutes; 49.3 seconds; three sets; 11 rounds; a photo finish; 3-1; 27 moves"),
        "prize": money(20, 900, "000"),
        "crowd": count(900, 80000),
        "coach": values.person("a coach"),
        "third": values.athlete,
        "club": organisation(values.CLUB_PATTERNS),
        "injury": one_of("a knee injury; a fever; a broken wrist; a two-year ban"),
    },
    lines(
        """
        {winner!} [won|has won|took] {event} in {place} {date}[, beating {loser}|]
        {winner!} [beat|defeated] {loser!} to win {event} [in {place}|{date}]
        {loser!} [lost to|was beaten by] {winner!} in {event} in {place} {date}
        {event} [went to|was won by] {winner!} {date}[, ahead of {loser} and {third}|]
        {winner!} finished ahead of {loser} {date} to [take|win] {event}
        in front of {crowd} [spectators|people], {winner!} won {event} {date}
        """
    ),
    lines(
        """
        {third!} [came third|finished in third place]
        {~winner} [won|received] {prize} in prize money
        {crowd} [spectators|people] watched
        {~winner} is trained by {coach}
        {~winner} competes for {club}
        {~winner} had missed most of last year with {injury}
        {loser!} [came second|took the silver medal]
        """
    ),
    asks(
        """
        winner = winner: Who won {event}?|Who [beat|defeated] {loser}?|To whom did {loser} lose?|By whom was \
            {loser} beaten?|Who came first in {event}?
        loser = loser: Whom did {winner} [beat|defeat]?|Who lost to {winner}?|Who came second behind \
            {winner}?|Who was beaten by {winner}?
        event = event: What did {winner} win?|Which [title|competition] did {winner} [win|take]?
        third = third: Who came third behind {winner}?|Who took third place in {event}?
        prize = prize: How much [prize money|money] did {winner} [win|get]?|What was {winner}'s prize?
        crowd = crowd: How many people [watched|saw] {winner} win?|How many spectators came to {event}?
        coach = coach: Who [trains|coaches] {winner}?|Who is {winner}'s coach?
        club = club: For which club does {winner} compete?|What is {winner}'s club?
        injury = injury: Why had {winner} missed most of last year?|What had kept {winner} out last year?
        where = place: Where did {winner} win?|In [which|what] town was {event} held?|Where was {event} held?
        when = date: When did {winner} win {event}?|On what day was {event} held?|When was {loser} beaten?
        """
    ),
    lines("{winner:last} wins {event}"),
    ("winner",),
    ("killed_raid", "arrested", "sentenced", "elected", "kidnapped", "appointed"),
    SPORT_QUOTES,
)

DIED = Frame(
    "died",
    {
        "victim": values.artist,
        "place": values.place,
        "area": values.area,
        "date": values.date,
        "clock": values.clock,
        "cause": one_of(
            "pneumonia; a heart attack; a long illness; a stroke; lung cancer; a fall; complications "
            "after surgery; old age"
        ),
        "work": one_of(
            "“The Salt Road”; “Nine Winters”; “The Glass Orchard”; “Harbour Songs”; “A Map of Rain”; “The"
            " Last Ferryman”"
        ),
        "prize": one_of("the Silver Lyre; the Northern Prize; the Order of Merit; the Golden Quill; the Crystal Bear"),
        "prizeyear": values.past_year,
        "informant": values.person("a relative"),
        "mourner": values.politician,
        "buried": values.town,
        "teacher": values.artist,
    },
    lines(
        """
        {victim!} [died|has died] [in {place} |]{date} [of {cause}|]
        {victim!} is dead. The death came {date} in {place}
        the death of {victim!} was made known {date} by {informant}, a relative
        {victim!}, [creator|author] of {work}, died [of {cause} |][in {place} |]{date}
        {cause} has [killed|claimed the life of] {victim!}
        [admirers|colleagues] mourn {victim!}, who died {date} [at home |]in {place}
        """
    ),
    lines(
        """
        {~victim} was best known for {work}
        {~victim} won {prize} {prizeyear}
        the cause of death was {cause}
        {informant}, a relative, confirmed the death
        {mourner!} [called the death a great loss|paid tribute]
        {~victim} will be buried in {buried}
        {~victim} had been a pupil of {teacher}
        death came {clock}
        """
    ),
    (
        *asks(
            """
            cause = cause: Of what did {victim} die?|What did {victim} die of?|What was the cause of {victim}'s \
                death?|How did {victim} die?|What killed {victim}?
            work = work: For what work was {victim} known?|What was {victim}'s [best-known|most famous] \
                work?|What did {victim} create?
            prize = prize: What [prize|award] did {victim} [win|receive]?|Which prize went to {victim}?
            prizeyear = prizeyear: When did {victim} win the prize?|In which year did {victim} receive [the|an] \
                award?
            informant = informant source announcer: Who [confirmed|announced|made known] the death of \
                {victim}?|By whom was {victim}'s death [confirmed|made known]?
            mourner = mourner: Who paid tribute to {victim}?|Who [mourned|spoke about] {victim}?
            buried = buried: Where will {victim} be buried?|In which town is {victim}'s grave to be?
            teacher = teacher: Who [taught|was the teacher of] {victim}?|Whose pupil was {victim}?
            """
        ),
        where("did {victim} die", "place area"),
        when("did {victim} die", "date clock"),
    ),
    lines("{victim:last} dies\nMourning for {victim:last}"),
    ("victim",),
    ("killed_raid", "arrested", "sentenced", "elected", "kidnapped", "appointed", "freed"),
    (
        "the world has lost a great mind",
        "we have lost a friend",
        "there will be nobody like this again",
        "the house is very quiet today",
    ),
)

WARNED = Frame(
    "warned",
    {
        "agent": organisation(values.AGENCY_PATTERNS + ";" + values.AID_PATTERNS),
        "threat": one_of(
            "a famine; a cholera outbreak; a winter without gas; a new wave of attacks; rising rents; a "
            "locust plague; a heatwave; a water shortage; fake banknotes; a bird flu outbreak; power cuts"
        ),
        "area": values.area,
        "date": values.date,
        "people": count(1000, 90000),
        "cause": one_of(
            "two years of drought; the closed border; a lack of nurses; broken pipes; the fall of the "
            "currency; the war; warm winters"
        ),
        "advice": one_of(
            "to boil water; to stay indoors; to save electricity; to avoid travel; to store food; to change passwords"
        ),
        "need": money(2, 300),
        "expert": values.person("an adviser"),
        "horizon": one_of("within weeks; by the autumn; before the end of the year; in the coming days"),
    },
    lines(
        """
        {agent} [warned|has warned] {date} of {threat} in {area}
        {agent} warned that {threat} [could hit|was threatening] {people} people in {area}
        a warning of {threat} [was issued by|came from] {agent} {date}
        {area} is facing {threat}, {agent} warned {date}
        {threat} [could come|is likely] {horizon}, according to a warning by {agent}
        """
    ),
    lines(
        """
        {people} people are at risk
        the [danger|problem] is due to {cause}
        people were told {advice}
        {need} is needed for [help|preparations]
        {expert}, an adviser, called the figures alarming
        it could come {horizon}
        """
    ),
    asks(
        """
        agent = agent: Who warned of {threat}?|Which [body|organisation] [warned of|gave warning of] \
            {threat}?|By whom was the warning of {threat} [given|issued]?
        threat = threat: Of what did {agent} warn?|What did {agent} warn of?|What [danger|threat] did {agent} \
            [see|speak of]?
        people = people: How many people are at risk from {threat}?|How many people could {threat} hit?
        cause = cause: What is the cause of {threat}?|Why is there a danger of {threat}?|To what is {threat} due?
        advice = advice: What were people told to do about {threat}?|What did {agent} advise?
        need = need: How much money does {agent} need?|What sum is needed because of {threat}?
        horizon = horizon: When could {threat} come?|How soon is {threat} expected?
        expert = expert: Who called the figures on {threat} alarming?
        where = area: Where is {threat} expected?|Which [area|region] is threatened by {threat}?
        when = date: When did {agent} give the warning?|On what day did {agent} warn of {threat}?
        """
    ),
    lines("Warning of {threat}"),
    (),
    (),
    DISASTER_QUOTES,
)

DONATED = Frame(
    "donated",
    {
        "agent": organisation(values.AID_PATTERNS),
        "partner": organisation(
            (
                "the {t} Children's Hospital;the University of {t};the {t} orphanage;refugees in {l};the {t} "
                "Library;farmers in {l};the {t} Opera;schools in {t}"
            ),
            known=False,
        ),
        "amount": money(1, 90),
        "purpose": one_of(
            "a new roof; vaccines; scholarships; seeds and tools; an operating theatre; school meals; "
            "flood walls; new instruments; wells"
        ),
        "date": values.date,
        "place": values.town,
        "giver": values.executive,
        "thanks": values.person("a director"),
        "years": one_of("three years; five years; ten months; a decade"),
        "others": count(100, 9000),
    },
    lines(
        """
        {agent} [donated|gave|has given|pledged] {amount} to {partner} {date} [for {purpose}|]
        {partner} [received|has received|will get] {amount} from {agent} [for {purpose}|]
        {amount} for {purpose} [was|has been] [promised|given] to {partner} by {agent} {date}
        {agent} promised {date} to pay for {purpose} for {partner}
        thanks to {agent}, {partner} can afford {purpose}
        """
    ),
    lines(
        """
        the money is meant for {purpose}
        the gift amounts to {amount}
        it will be paid over {years}
        {giver!} handed over the cheque in {place}
        {thanks}, a director, thanked the donors
        {others} people will benefit
        """
    ),
    asks(
        """
        agent = agent: Who [gave|donated|pledged] money to {partner}?|Who is the donor of {partner}?|From whom \
            did {partner} [get|receive] [money|help]?
        partner = partner: To whom did {agent} [give|pledge] [money|help]?|Who [received|got] [money|help] from \
            {agent}?|Whom did {agent} help?
        amount = amount: How much did {agent} [give|donate|pledge]?|How much did {partner} [get|receive]?|What \
            sum did {agent} [give|pledge]?
        purpose = purpose: What is {agent}'s [money|gift] for?|What will {partner} do with [the|its] money?|For \
            what purpose did {agent} [give|pledge] money?
        years = years: Over what time will {agent}'s gift be paid?|How long will {agent} pay?
        giver = giver: Who handed over the cheque [to|for] {partner}?
        thanks = thanks: Who thanked {agent}?|Who spoke for {partner}?
        others = others: How many people will benefit from {agent}'s gift?
        where = place: Where was the cheque for {partner} handed over?
        when = date: When did {agent} [make the gift|make the promise]?|On what day did {partner} get the \
            [promise|news]?
        """
    ),
    lines("{agent} gives {amount}"),
    (),
    (),
    BUSINESS_QUOTES,
)

FRAMES = (
    ARRESTED,
    ARRESTED,
    SENTENCED,
    APPOINTED,
    RESIGNED,
    ELECTED,
    ACCUSED,
    SANCTIONED,
    DEAL,
    BOUGHT,
    FINED,
    DISASTER,
    RESCUED,
    DISCOVERED,
    LAUNCHED,
    WON,
    DIED,
    WARNED,
    DONATED,
)
