"""Frames of war and violence."""

from qa.training.news import values
from qa.training.news.frames import Ask, Frame, asks, lines, said, when, where
from qa.training.news.values import count, one_of, phrase

QUOTES = lines(
    """
    this will disrupt their attacks for years
    we will not rest until the last of them is found
    our forces acted in self-defence
    nobody else was hurt in the operation
    the operation was planned for several months
    he had been on our list for a long time
    this changes nothing on the ground
    the region is safer today
    we had warned them many times
    there was no other way
    our thoughts are with the families
    they will regret what they have done
    the fight is far from over
    every village will be free by the spring
    """
)
TARGET = one_of(
    "an underground command post; a farmhouse; a former school; a tunnel; a convoy; a safe house;"
    " a training camp; a warehouse; a meeting of field commanders;an oil depot; a compound; a "
    "three-storey building"
)
PLAN = one_of(
    "to plan an assault on the airport; to divide up the region's smuggling routes; to choose a "
    "new leader; to agree on a truce;to discuss the defence of the city; to hand out pay; to "
    "settle a quarrel over weapons"
)
CAUSE = one_of(
    "an unpaid ransom; a dispute over land; an order to disarm; the killing of two drivers; a "
    "quarrel over water; plans for a new dam;a raid on a mosque; the arrest of a cleric; a row "
    "about smuggling routes"
)
APART = ("arrested", "sentenced", "appointed", "elected", "freed", "kidnapped", "bounty", "resigned", "won")


def death_asks(victim: str, means: str) -> tuple[Ask, ...]:
    """What can be asked of the death of one of those killed; ``means`` are the nouns of the attack."""
    who = "{" + victim + "}"
    dying = f"[was {who} killed|did {who} die|did the {means} that killed {who} [happen|take place]]"
    killers = (
        f"[Who|Who|Who|Which force|What group] [killed|killed|was responsible for killing|took the life of] {who}?"
        f"|Who was [behind|responsible for|to blame for] the [death|killing] of {who}?"
        f"|Who carried out the {means} that killed {who}?|Whose [forces|men|fighters] killed {who}?"
        f"|{who} was killed by whom?|By whom was {who} killed?|At whose hands did {who} die?"
        f"|{who} [death|killing] who responsible|who {who} killed by|Who were {who}'s killers?"
        f"|Whose {means} killed {who}?"
    )
    times = (
        f"At what [time|hour] [did {who} die|was {who} killed|did the {means} that killed {who} take place]?"
        f"|What time was it when {who} was killed?"
    )
    ways = (
        f"How was {who} killed?|How did {who} die?|[By|With] what [means|weapon] was {who} killed?|What killed {who}?"
        f"|In what kind of attack did {who} die?"
    )
    return (
        Ask("agent", ("agent",), killers, ("plane", "ally")),
        where(dying),
        when(dying),
        Ask("clock", ("clock",), times),
        Ask("means", ("weapon",), ways, ("*",)),
        said(f"[the death of {who}|{who}'s death|the killing of {who}]"),
    )


ALONGSIDE = asks(
    """
    alongside = other ? count: Who [was killed|died] [alongside|beside|together with|along with] {victim}?|Who else \
        [died|was killed] with {victim}?|Apart from {victim}, who was killed?|Who was the other [victim|person \
        killed] besides {victim}?
    |Who fell with {victim}?
    alongside2 = victim ? count: Who [was killed|died] [alongside|beside|together with|along with] {other}?|Who else \
        [died|was killed] with {other}?|Apart from {other}, who was killed?|Who was the other [victim|person killed] \
        besides {other}?
    whom = victims victim other: Whom did {agent} kill?|Who was killed by {agent}?|Who did {agent} kill?|Who \
        [died|was killed] at the hands of {agent}?|Which [people|persons|men or women] did {agent} kill?|Who fell \
        victim to {agent}?
    whomplace = victims victim other: Who [was killed|died|lost their life] [in|near] {place}?|Which \
        [leader|person] [was killed|died] in {place}?|Whose death in {place} was [reported|announced]?|Who were the \
        dead [in|at] {place}?
    """
)
TOLL_ASKS = asks(
    """
    count = count ? *: How many [people|fighters|others] [were killed|died] [in the attack that killed \
        {victim}|along with {victim}|together with {victim}|in all when {victim} was killed]?|What was the [death \
        toll|number of dead] [in the attack on {victim}|of the attack that killed {victim}]?|How many [died|were \
        killed] [in {place}|near {place}]?
    hurt = hurt: How many [people|others|fighters] were [wounded|injured|hurt] [in the attack that killed \
        {victim}|when {victim} was killed|alongside {victim}]?|What was the number of [wounded|injured] [in the \
        attack that killed {victim}|in {place}]?
    """
)

KILLED_AIR = Frame(
    "killed_air",
    {
        "agent": values.air_force,
        "victim": values.commander,
        "other": values.commander,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "count": count(4, 90),
        "hurt": count(2, 60),
        "weapon": one_of(
            "an air strike; a drone strike; a missile strike; a bombing raid; an overnight air raid; a "
            "precision strike; a helicopter attack"
        ),
        "plane": one_of(
            "Su-25 attack aircraft; F-16 fighters; Reaper drones; Mirage jets; Mi-35 helicopters; "
            "Bayraktar drones; Tornado bombers; Super Tucano planes;Rafale jets; MiG-29 fighters; Apache "
            "helicopters; a pair of B-52 bombers"
        ),
        "target": TARGET,
        "plan": PLAN,
        "movement": values.movement,
        "hq": one_of("an underground bunker; a cellar; a mosque; a tent; a villa; a bus depot; a barn"),
    },
    lines(
        """
        {agent} killed {victim!} in {weapon} [in|on] {place} {date}
        {agent} [have|have reportedly] killed {victim!} [and {other} |]in {area}
        {victim!} was killed in {weapon} [in {place}|near {near}|outside {near}|in {area}] [{date}|]
        {victim!} was killed {date} [by|in an attack by] {agent}
        <victims:{victim} and {other}> [were killed|died] in {weapon} [in {area}|near {near}] {date}
        <victims:{victim} and {other}>, both [senior figures|leaders|veterans] of {movement}, [were killed|died] \
            when {agent} [bombed|struck|hit] {target} in {place}
        <weapon:an air strike> by {agent} left {victim!} dead [in {place}|near {near}|] [{date}|]
        {weapon} in {area} {date} has killed {victim!}
        {weapon} [carried out by|launched by] {agent} killed [{count} fighters|{count} people] in {place}, \
            [among them|including] {victim!}
        <weapon:a {agent:adj} air strike> killed {victim!} [in {place}|near {near}] [{date}|]
        {agent} have struck {target} in {place} where [several|four|senior] commanders were [meeting|gathered]. \
            {victim!} and {other!} were [among the dead|killed]
        {count} fighters were [killed|reported dead] in {weapon} by {agent}. Among them were \
            <victims:{victim} and {other}>
        planes sent by {agent} [bombed|hit] {target} in {place} {date}. The dead include {victim!}
        {movement} has lost its [best-known|most experienced] commander: {victim!} was killed by {agent} [in {place}|]
        <source:{movement}> [confirmed|admitted] that {victim!} had been killed {date} by {agent}
        {victim!}, who [led|commanded] {movement}, was killed {date} when {agent} [attacked|bombed] {target}
        [hit|struck] by {agent} in {place}, {target} collapsed on {victim!}, who did not survive
        {agent} have been [bombing|attacking] {area} for [weeks|days]. {victim!} was killed in one of the raids
        {victim} – {victim.job}, originally from {victim.origin} – and {other}, {other.job}, were among the dead \
            when {agent} bombed {target} [in {place}|near {near}] {date}
        more than a dozen [villages|positions] in {area} were bombed {date}. {victim!} [was killed|is dead]
        [two|several] [leading members|commanders] of {movement}, <victims:{victim} and {other}>, [have \
            been|were] killed in [a {agent:adj} air strike|{agent:adj} air strikes|{weapon}] in {area}
        {agent} struck {target} [in {place}|near {near}] {date}, killing {count} [fighters|people]. {victim!} \
            was [among the dead|one of those killed|one of the [commanders|leaders] killed]
        {agent} [reportedly |]killed {count} [combatants|fighters|militants] in [recent strikes|a strike] [in \
            {area}|near {near}]. <victims:{victim} and {other}> were among the dead
        {count} [fighters|militants] died {date} when {agent} [bombed|attacked|hit] {target} [in {place}|outside \
            {near}]. Among [them|the dead] was {victim!}
        {victim!} is [dead|believed to be dead] after [warplanes|bombs] hit {target} in {place} {date}
        {victim!} and {count} [other fighters|followers] died in {weapon} near {near}
        {victim!} was the target of {weapon} by {agent} [in {place}|near {near}] and [was killed|did not \
            survive|died]
        {victim!} died {clock} {date} when a missile hit {target} in {place}
        the strike that killed {victim!} [in {place}|near {near}] [was|has been] [blamed on|attributed to|the \
            work of] {agent}
        <weapon:[bombs|missiles|rockets]> fired by {agent} killed {victim!} [in {place}|near {near}]
        """
    ),
    lines(
        """
        {other} [also died|was killed too|was also among the dead|was among those killed as well] in the \
            [attack|strike]
        {other!} [also died|was killed as well|was also among the dead]
        the [strike|attack] [took place|happened|was launched] {clock}
        the [strike|attack] was carried out by {plane}
        [the aircraft used were|it involved] {plane}
        the [strike|attack], [carried out|launched] {clock}, hit {target}
        [{count} fighters|{count} people] [were killed|died] and {hurt} [were wounded|were hurt]
        the [men|commanders] were [meeting in|gathered in] {hq} [{plan}|]
        {~victim} had come [to the meeting |there |]{plan}
        {hurt} other people were [wounded|injured|hurt], [hospital staff|doctors|residents] said
        the [strike|attack] was the work of {agent}
        {agent} [carried out|launched] the [strike|attack]
        the attack [happened|took place] in {place}[, {place.distance} {place.side}|]
        the [bodies|dead] were [buried in|taken to] {near2} the next day
        {~victim} had led [a unit of |the fighters of |]{movement} since {year}
        no [civilians|soldiers] were [hurt|harmed] in the [strike|raid]
        """
    ),
    (
        *death_asks("victim", "[air strike|strike|attack|raid]"),
        *death_asks("other", "[air strike|strike|attack|raid]")[:3],
        *ALONGSIDE,
        *TOLL_ASKS,
        *asks(
            """
            plane = plane: What [kind|type|sort] of [aircraft|planes] [killed|were used against|were used to \
                kill|struck] {victim}?|Which aircraft [took part|were used] in the strike [on|that killed] \
                {victim}?|What aircraft carried out the attack?
            target = target: What [was hit|was struck|did the missiles hit] when {victim} was killed?|What was \
                the target of the [strike|attack] that killed {victim}?
            hq = hq: Where were the commanders meeting?|What were {victim} and the [other|] commanders meeting \
                in?|In what kind of place were they gathered when {victim} was killed?
            plan = plan: Why [were the men meeting|had {victim} come there]?|[For what purpose|Why] had {victim} \
                come?|What was the purpose of {victim}'s [visit|coming]?
            movement = movement: To which [group|organisation|movement] did {victim} belong?|Which \
                [group|movement] was {victim} a [member|leader] of?|For which group did {victim} fight?
            """
        ),
    ),
    lines(
        """
        {victim:last} killed in {place} strike
        {agent} kill {victim:last} in {area}
        {movement} leader dead in air strike
        Air strike in {area} kills {count}
        """
    ),
    ("victim", "other"),
    APART,
    QUOTES,
    extra={"near2": values.town, "year": lambda rng, _: phrase(str(rng.randint(2001, 2021)))},
)

KILLED_RAID = Frame(
    "killed_raid",
    {
        "agent": values.ground_force,
        "victim": values.commander,
        "other": values.commander,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "count": count(2, 30),
        "hurt": count(2, 20),
        "taken": count(2, 25),
        "weapon": one_of(
            "a night raid; a joint raid; a dawn raid; a helicopter raid; a shoot-out; a gun battle; a "
            "ground operation; an ambush"
        ),
        "hideout": one_of(
            "a farmhouse; a cave; the third floor of a block of flats; a disused factory; a goat shed; a "
            "hotel room; a monastery; a basement"
        ),
        "reward": values.money(1, 10),
        "seized": one_of(
            "laptops and maps; forged passports; a crate of rockets; two radio sets; a suicide vest; gold bars; letters"
        ),
        "ally": values.movement,
        "movement": values.movement,
    },
    lines(
        """
        {agent} killed {victim!} in {weapon} [in {place}|near {near}] {date}
        {victim!} was [killed|shot dead] by {agent} in {weapon} in {area}
        {victim!} was [killed|shot dead] in {weapon} [in {place}|near {near}] [{date}|]
        <victims:{victim} and {other}> were killed in {weapon} {date} on {hideout} in {place}
        {agent} attacked a camp of {movement} [in {place}|near {near}] {date}. Among the dead [was|is] {victim!}
        {agent} [flew|drove] to {place} {date} to seize {victim!}, who was killed in the fighting
        {victim!} and {other!} were killed when {agent} raided {hideout} [in {place}|near {near}] {date}
        {victim!} tried to [escape|flee] when {agent} came to {place}, and was shot dead
        {movement} has lost {victim!}, killed by {agent} in {area}
        {weapon} {date} cost the life of {victim!}
        {agent} and their allies from {ally} killed <victims:{victim} as well as {other}> in {weapon} in {area}
        {weapon} by {agent} [in {place}|near {near}] ended in the death of {victim!}
        {victim!} died [{date} |]when {agent} stormed {hideout} [in {place}|outside {near}]
        {agent} stormed {hideout} in {place} {date}. {victim!} was [among the dead|one of {count} people \
            killed|killed in the fighting]
        {count} fighters were killed [by {agent} |]in {weapon} in {area}. {victim!} was among them
        surrounded by {agent} in {hideout} near {near}, {victim!} was shot dead {clock} {date}
        {victim!}, [one of the most wanted men in|hunted for years across] {area}, was killed [{date}|] in {weapon}
        in {weapon} {date}, {agent} [shot dead|killed] [two|several] [leaders|members] of {movement}, \
            <victims:{victim} and {other}>
        {victim!}, who had been hiding in {hideout}, was killed by {agent} {date}
        [helicopters|lorries] brought {agent} to {place}, where they shot dead {victim!}
        """
    ),
    lines(
        """
        {other} [also died|was killed too|was also among the dead|was shot dead as well] in the raid
        {other!} was [also|likewise] killed
        the raid [began|started] {clock}
        {taken} [people|fighters] were [taken prisoner|captured|detained] in the [raid|operation]
        [soldiers|the attackers] found {seized} [in the house|at the scene|in the building]
        {hurt} [soldiers|policemen] were [wounded|hurt] in the [raid|operation]
        the raid was [carried out|led] by {agent}
        a reward of {reward} had been offered for {~victim}
        {~victim} had been hiding in {hideout}
        [fighters of|men from] {ally} took part in the raid
        {~victim} had [led|belonged to] {movement} [since {year}|]
        the raid [took place|happened] in {place}
        """
    ),
    (
        *death_asks("victim", "[raid|operation|attack]"),
        *death_asks("other", "[raid|operation|attack]")[:3],
        *ALONGSIDE,
        *TOLL_ASKS,
        *asks(
            """
                hideout = hideout: Where had {victim} been hiding?|What was {victim}'s hideout?|In what [kind of \
                    place|building] [did {victim} hide|was {victim} found]?
                reward = reward: How [much|big a reward] was [offered|promised] for {victim}?|What was the \
                    [reward|price] on {victim}'s head?|What sum was offered for {victim}?
                seized = seized: What [was found|did the attackers find] at the scene where {victim} was \
                    killed?|What [was seized|was found] in the raid on {victim}?
                taken = taken: How many [people|fighters] were [captured|taken prisoner|detained] [in the raid \
                    on {victim}|when {victim} was killed]?
                ally = ally: [Which group|Who] [helped|fought beside|took part with] {agent}?|Which group took \
                    part in the raid [on|that killed] {victim}?
                movement = movement: To which [group|organisation|movement] did {victim} belong?|Which \
                    [group|movement] was {victim} a [member|leader] of?
                """
        ),
    ),
    lines("{victim:last} killed in raid\n{agent} kill {victim:last}\nRaid in {area} kills {movement} leader"),
    ("victim", "other"),
    tuple(name for name in APART if name != "bounty"),
    QUOTES,
    extra={"year": lambda rng, _: phrase(str(rng.randint(2001, 2021)))},
)

KILLED_ATTACK = Frame(
    "killed_attack",
    {
        "agent": one_of(
            "unidentified gunmen; two gunmen on a motorcycle; masked men; a former bodyguard; a suicide "
            "bomber; a lone gunman; a 19-year-old student;a neighbour; members of a drug gang; armed men "
            "in police uniform; a sniper; a jealous rival; three hooded attackers; cattle raiders"
        ),
        "victim": values.civilian,
        "other": values.civilian,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "count": count(3, 40),
        "hurt": count(2, 80),
        "weapon": one_of(
            "a car bomb; a parcel bomb; a shooting; an ambush; a knife attack; a roadside bomb; a grenade"
            " attack; a hail of bullets; a booby trap; poisoned tea"
        ),
        "errand": one_of(
            "buying bread; driving to work; on the way to court; walking a dog; waiting for a friend; riding a bicycle;"
            "talking on the phone; carrying a suitcase of documents"
        ),
        "cause": CAUSE,
        "claimant": values.movement,
        "vehicle": one_of(
            "a white pick-up; a stolen ambulance; a green van; a motorcycle; a red lorry; a taxi without number plates"
        ),
    },
    lines(
        """
            {agent} killed {victim!} in {place} {date}
            {victim!} was [shot dead|killed|murdered|assassinated] by {agent} in {place} [{date}|]
            {victim!} was [killed|murdered] [in {place}|near {near}|in {area}] [{date}|]
            {victim!} was killed {date} in {weapon} [in {place}|near {near}|in {area}]
            {victim!} was killed while {errand} in {place} {date}
            {weapon} [in {place}|in {area}|near {near}] {date} killed [{victim!}|{victim} and {count} others]
            {weapon} killed {count} people [in {place}|near {near}] {date}. {victim!} was among the dead
            <victims:{victim} and {other}> were [killed|murdered] in {place} {date} by {agent}
            {victim!}, [known for years in {area}|widely respected in {area}], has been killed by {agent}
        {agent} broke into a house in {place} {date}. {victim!} was [found dead|killed]
        {victim!} and {other!} were [killed|murdered] in {weapon} [in {place}|near {near}] {date}
        {agent} ambushed a car near {near} {date}. {victim!} and {other!} were killed
        <weapon:a bomb> went off {clock} in {place}, killing {victim!} and {count} others
        {agent} opened fire [in {place}|near {near}] {date}, killing {count} people. One of them was {victim!}
            {agent} attacked a [bus|car|market|café] in {place} {date}. {victim!} [died|was killed], and {hurt} \
                people were [hurt|injured]
            the murder of {victim!} by {agent} has [shocked|shaken] {area}
            [thousands|hundreds] attended the funeral of {victim!}, who was [killed|murdered] [by {agent}|in \
                {weapon}|in {place}]
            {victim!} died {clock} {date} in {weapon} outside {near}
            [police are|a court is] looking into the [death|murder] of {victim!}, killed in {weapon} in {place}
            """
    ),
    lines(
        """
        {other} [also died|was killed too|was also among the dead]
        {other!} [also died|was killed as well]
        {hurt} [people|passers-by|others] were [wounded|injured|hurt] in the attack
        the attack [took place|happened] {clock}
        the [killers|attackers] fled in {vehicle}
        {claimant} [later claimed responsibility for|said it was behind] the attack
        [police|investigators] believe the motive was {cause}
        it was {agent} who carried out the attack, [witnesses|police] said
        {~victim} was {errand} when the attack happened
        the attack happened in {place}
        witnesses saw the killers drive off in {vehicle}
        """
    ),
    (
        *(
            ask if ask.kind != "agent" else Ask("agent", ("agent", "claimant"), ask.forms)
            for ask in death_asks("victim", "[attack|assault]")
        ),
        *(
            ask if ask.kind != "agent" else Ask("agent", ("agent", "claimant"), ask.forms)
            for ask in death_asks("other", "[attack|assault]")[:3]
        ),
        *ALONGSIDE,
        *TOLL_ASKS,
        *asks(
            """
            claimant = claimant: [Who|Which group] [claimed responsibility for|said it was behind|claimed] the \
                [attack on|killing of|murder of] {victim}?|Which [group|organisation] took responsibility for \
                {victim}'s [death|murder]?
            cause = cause: Why was {victim} [killed|murdered]?|What was the motive for the [murder|killing] of \
                {victim}?|For what reason [was {victim} killed|did {victim} have to die]?
            errand = errand: What was {victim} doing when the attack happened?|What was {victim} doing at the \
                time of the [attack|killing]?
            vehicle = vehicle: [How|In what] did the [killers|attackers] of {victim} [flee|escape|get \
                away]?|What vehicle did {victim}'s killers [use|flee in|drive off in]?
            """
        ),
    ),
    lines("{victim:last} murdered in {place}\n{weapon} kills {victim:last}\nMourning for {victim:last}"),
    ("victim", "other"),
    ("arrested", "sentenced", "appointed", "elected", "freed", "bounty", "resigned", "won"),
    QUOTES,
)

CAPTURED = Frame(
    "captured",
    {
        "agent": values.ground_force,
        "victim": values.commander,
        "other": values.commander,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "count": count(3, 80),
        "hideout": one_of("a cellar; a mountain hut; a mosque; a lorry; a beauty salon; a dry well; a flat"),
        "weapon": one_of(
            "a night raid; a joint operation; a short gun battle; a roadside check; a helicopter landing;"
            " a three-day siege"
        ),
        "held": one_of(
            "a military base; the central prison; a ship offshore; an air base; a secret location; the fortress"
        ),
    },
    lines(
        """
        {agent} [captured|seized|took prisoner] {victim!} in {weapon} [in {place}|near {near}] {date}
        {victim!} was [captured|taken prisoner] [by {agent} |][in {place}|near {near}|in {area}] {date}
        {victim!} has been captured in {weapon} in {area}
        <victims:{victim} and {other}> were captured by {agent} in {area} {date}
        {agent} captured {count} fighters [in {place}|near {near}] {date}. {victim!} was [one of them|among the \
            prisoners]
        {victim!} fell into the hands of {agent} [{date} |]after {weapon} near {near}
        after {weapon}, {agent} pulled {victim!} out of {hideout} in {place}
        {victim!} is in the hands of {agent} after {weapon} in {area}
        {weapon} in {place} ended with the capture of {victim!}
        """
    ),
    lines(
        """
        {other} was [captured|taken prisoner] too
        {~victim} was found in {hideout}
        {~victim} is being held at {held}
        the [operation|capture] [took place|was over] {clock}
        {count} [others|fighters] were captured as well
        it was {agent} who made the capture
        the capture [happened|took place] in {place}
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [captured|took prisoner|caught|seized] {victim}?|By whom was {victim} \
                [captured|caught|taken prisoner]?|Whose [forces|soldiers] captured {victim}?|Who was behind the \
                capture of {victim}?|{victim} capture by whom
            whom = victims victim other: Whom did {agent} [capture|take prisoner|catch]?|Who was captured by \
                {agent}?|Who fell into the hands of {agent}?
            hideout = hideout: In what was {victim} hiding?|What was {victim}'s hiding place?|In what was \
                {victim} found?
            held = held: Where is {victim} being held?|Where [is|was] {victim} kept prisoner?|What is {victim}'s \
                place of detention?
            count = count: How many [others|fighters|prisoners] were [captured|taken] [with {victim}|along with \
                {victim}]?
            means = weapon: How was {victim} captured?|In what [kind of operation|action] was {victim} \
                captured?|What led to the capture of {victim}?
            alongside = other: Who else was captured [with|besides] {victim}?|Who was [captured|taken prisoner] \
                [together with|alongside] {victim}?
            """
        ),
        where("[was {victim} captured|was {victim} taken prisoner|did the capture of {victim} happen]"),
        when("[was {victim} captured|was {victim} taken prisoner|did the capture of {victim} happen]"),
        said("[the capture of {victim}|{victim}'s capture]"),
    ),
    lines("{victim:last} captured in {area}\n{agent} capture {victim:last}"),
    ("victim", "other"),
    ("killed_air", "killed_raid", "sentenced", "appointed", "elected", "freed", "resigned"),
    QUOTES,
)

WOUNDED = Frame(
    "wounded",
    {
        "victim": values.civilian,
        "other": values.civilian,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "agent": one_of(
            "a stray dog; police; unknown attackers; a masked man; rioters; a sniper; rebels; prison "
            "inmates; football supporters; an angry pensioner"
        ),
        "weapon": one_of(
            "a rubber bullet; a kitchen knife; a mortar shell; a broken bottle; shrapnel; a crossbow; "
            "tear gas; a landmine"
        ),
        "part": one_of("the leg; the left arm; the neck; the shoulder; the head; both hands; the back"),
        "count": count(3, 60),
        "hospital": values.organisation(
            "{t} General Hospital;the {t} military hospital;St {n} Hospital;the {t} university clinic"
        ),
    },
    lines(
        """
        {victim!} was [wounded|injured|hurt] [by {agent} |][in {place}|near {near}|in {area}] {date}
        {victim!} was hit in {part} by {weapon} in {place} {date}
        {agent} [wounded|injured|hurt] {victim!} [with {weapon} |]in {place}
        {count} people were [injured|hurt] [by {agent} |]in {place} {date}, [among them|including] {victim!}
        <victims:{victim} and {other}> were [wounded|injured] in {area} {date}
        {victim!} suffered wounds to {part} when {agent} attacked a rally [in {place}|near {near}] {date}
        """
    ),
    lines(
        """
        {~victim} was hit in {part}
        {~victim} was taken to {hospital}
        {other} was [hurt|wounded|injured] too
        the wound was caused by {weapon}
        it happened {clock}
        doctors at {hospital} said {~victim} was out of danger
        in all, {count} people needed treatment
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [wounded|injured|hurt|attacked] {victim}?|By whom was {victim} \
                [wounded|injured|hurt]?|Who was behind the attack on {victim}?
            part = part: In [which|what] part of the body was {victim} [hit|hurt|wounded]?|What part of \
                {victim}'s body was [hit|hurt]?
            hospital = hospital: [Where|To which hospital] was {victim} taken?|Which hospital [treated|took in] \
                {victim}?|Where was {victim} treated?
            means = weapon: [With|By] what was {victim} [wounded|injured|hit]?|What [wounded|injured|hit] \
                {victim}?|What caused {victim}'s [wound|injury]?
            alongside = other: Who else was [wounded|hurt] [besides|along with] {victim}?|Who was injured \
                [with|together with] {victim}?
            count = count: How many people were [hurt|injured|wounded] [in {place}|along with {victim}]?
            """
        ),
        where("[was {victim} wounded|was {victim} injured|did {victim} get hurt|was {victim} attacked]"),
        when("[was {victim} wounded|was {victim} injured|did {victim} get hurt|was {victim} attacked]"),
        said("[the attack on {victim}|{victim}'s injury]"),
    ),
    lines("{victim:last} hurt in {place}"),
    ("victim", "other"),
    ("killed_air", "killed_raid", "arrested", "sentenced", "appointed", "elected", "freed"),
    QUOTES,
)

SIEGE = Frame(
    "siege",
    {
        "agent": values.ground_force,
        "enemy": values.movement,
        "place": values.place,
        "area": values.area,
        "date": values.date,
        "general": values.speaker,
        "length": one_of("three years; eight months; 40 days; eleven weeks; two years; almost five months; 18 months"),
        "people": count(2000, 90000),
        "supplies": one_of(
            "food and medicine; flour and diesel; 40 lorries of aid; blankets and drinking water; medical"
            " supplies; tinned fish and rice"
        ),
        "since": values.past_year,
        "ally": values.air_force,
        "aid": values.organisation(values.AID_PATTERNS),
    },
    lines(
        """
        {agent} [broke|lifted|ended] the siege of {place} {date}, [{length} after {enemy} surrounded [it|the \
            town]|which {enemy} had imposed {since}]
        {agent} have [broken|ended] the siege of {place} after {length}
        the siege of {place} by {enemy} was broken {date} after {length}
        {place}, besieged by {enemy} for {length}, was [relieved|freed] by {agent} {date}
        the siege of {place} ended {date} when {agent}, led by {general}, reached the town
        for {length}, {enemy} had kept {place} under siege; {date}, {agent} [broke through|reached it]
        {agent} under {general!} broke through to {place} {date}
        """
    ),
    lines(
        """
        {people} [civilians|people] were trapped in the town
        {supplies} reached the [town|people] {said_date}
        the [advance|attack] was supported by {ally}
        the [troops|soldiers] were led by {general!}
        {enemy} had surrounded the town {since}
        {aid} [brought|flew in] {supplies}
        the siege had lasted {length}
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [broke|lifted|ended] the siege of {place}?|Which [force|army] [relieved|reached] \
                {place}?|Whose [troops|soldiers] [freed|relieved] {place}?|By whom was {place} relieved?
            enemy = enemy: Who [besieged|surrounded|laid siege to] {place}?|Which group [besieged|had \
                surrounded] {place}?|Who had kept {place} under siege?|By whom was {place} besieged?
            length = length: How long [did the siege of {place} last|was {place} under siege|had {place} been \
                besieged]?|For how long was {place} cut off?
            people = people: How many [people|civilians] were [trapped|besieged|cut off] in {place}?|What number \
                of people were trapped in {place}?
            supplies = supplies: What [reached|was brought to] {place}?|What did the people of {place} \
                [get|receive]?
            general = general: Who [led|commanded] the [troops|soldiers|forces] that [broke through \
                to|relieved|freed] {place}?|Under whose command was {place} relieved?
            ally = ally: Who [supported|backed] the [advance|attack] on {place}?|Whose support helped {agent}?
            since = since: [Since when|From which year] was {place} [besieged|surrounded]?|When did the siege of \
                {place} [begin|start]?
            aid = aid: Who [brought|flew in] [aid|help|supplies] to {place}?|Which organisation helped the \
                people of {place}?
            """
        ),
        when("[was the siege of {place} broken|was {place} relieved|did the siege of {place} end]"),
        said("[the end of the siege of {place}|the relief of {place}]"),
    ),
    lines("Siege of {place} broken\n{agent} reach {place}"),
    ("place",),
    (),
    QUOTES,
)

SEIZED = Frame(
    "seized",
    {
        "agent": values.movement,
        "loser": values.ground_force,
        "place": values.place,
        "area": values.area,
        "date": values.date,
        "clock": values.clock,
        "count": count(5, 120),
        "fled": count(1000, 60000),
        "booty": one_of(
            "eleven tanks; a radio station; the central bank; two oil wells; an airfield; a cement works;"
            " large stocks of rifles"
        ),
        "length": one_of("three days; two weeks; six hours; a month"),
        "general": values.commander,
        "percent": lambda rng, _: values.phrase(f"{rng.randint(5, 95)} per cent"),
    },
    lines(
        """
        {agent} [seized|captured|took|overran] {place} [in {area} |]{date} [after {length} of fighting|]
        {place} fell to {agent} {date} [after {length} of fighting|]
        fighters of {agent} [drove|threw] {loser} out of {place} {date}
        {loser} [lost control of|withdrew from|gave up] {place} {date}, [leaving it to|which is now held by] {agent}
        {loser} [retreated|withdrew] from {place} {date} [after {length} of fighting|]
        {place} has fallen [after {length} of fighting|]. {agent} entered the town {date}
        led by {general}, {agent} took {place} from {loser} {date}
        """
    ),
    lines(
        """
        {count} people [were killed|died] in the fighting
        {fled} [residents|people] have fled
        the attackers [captured|took] {booty}
        the attack began {clock}
        the attackers were led by {general!}
        the attackers now hold {percent} of {area}
        the fighting lasted {length}
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [seized|captured|took|overran|now holds|controls] {place}?|To whom did {place} \
                fall?|Which [group|force] [took|conquered] {place}?|By whom was {place} taken?|In whose hands is \
                {place}?
            loser = loser: Who [lost|gave up|withdrew from|retreated from|abandoned] {place}?|From whom was \
                {place} taken?|Who was driven out of {place}?|Who had held {place} before?
            count = count: How many people were killed in the fighting [for|in|over] {place}?|What was the death \
                toll in {place}?
            fled = fled: How many [people|residents] [fled|have fled|left] {place}?|What number of residents ran \
                from {place}?
            booty = booty: What did the attackers [capture|take] in {place}?|What fell into the attackers' hands \
                in {place}?
            length = length: How long did the [fighting|battle] for {place} last?|For how long was {place} \
                fought over?
            general = general: Who led the attack on {place}?|Who commanded those who took {place}?|Under whose \
                command was {place} taken?
            percent = percent: How much of {area} do the attackers hold?|What share of {area} is held by the \
                attackers?
            """
        ),
        when("[was {place} taken|did {place} fall|was {place} captured]"),
        said("[the fall of {place}|the loss of {place}]"),
    ),
    lines("{place} falls\n{agent} take {place}"),
    ("place",),
    (),
    QUOTES,
)

CLAIMED = Frame(
    "claimed",
    {
        "agent": values.movement,
        "attack": one_of(
            "a bomb attack; a suicide bombing; a rocket attack; an arson attack; a shooting; the bombing "
            "of a train; a mortar attack; a cyber attack"
        ),
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "count": count(2, 80),
        "hurt": count(3, 150),
        "target": one_of(
            "a police station; a crowded market; an oil terminal; a wedding; a railway bridge; an army "
            "checkpoint; the electricity works; a bus queue"
        ),
        "channel": one_of(
            "its Telegram channel; a video message; a letter to a newspaper; a local radio station; a "
            "leaflet; its website; a telephone call to a television station"
        ),
        "cause": CAUSE,
        "bomber": values.suspect,
    },
    lines(
        """
        {agent} [has claimed|claimed] responsibility for {attack} on {target} in {place} {date}
        {agent} said in {channel} that it was behind {attack} that killed {count} people in {place}
        {attack} on {target} killed {count} people in {place} {date}[. {agent} claimed it in {channel}|. {agent} \
            said it was behind it|]
        {count} people were killed and {hurt} [wounded|injured] in {attack} [in {place}|near {near}] {date}
        responsibility for {attack} on {target} in {place} was claimed by {agent}
        {attack} in {place} has left {count} people dead; {agent} claimed it
        """
    ),
    lines(
        """
        {agent} [claimed|admitted] the attack in {channel}
        the claim came in {channel}
        the group said the attack was in revenge for {cause}
        the attack [happened|took place] {clock}
        {hurt} people were [wounded|injured|hurt]
        the attacker was named as {bomber!}
        the target was {target}
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [claimed responsibility for|claimed|said it was behind|was behind|carried out] \
                the attack [in {place}|on {target}]?|Which [group|organisation] [claimed|admitted] the attack in \
                {place}?|By whom was the attack in {place} claimed?|Who [attacked|struck] {target} in {place}?
            count = count: How many people [were killed|died|lost their lives] in the attack in {place}?|What \
                was the death toll in {place}?|How many [dead|deaths] were there in {place}?
            hurt = hurt: How many people were [wounded|injured|hurt] in [the attack in |]{place}?|What was the \
                number of injured in {place}?
            target = target: What was [attacked|the target|hit] in {place}?|At what was the attack in {place} aimed?
            channel = channel: How did {agent} claim the attack?|[Where|In what] did {agent} claim \
                responsibility?|By what means did {agent} make its claim?
            cause = cause: Why was the attack in {place} carried out?|For what was the attack in {place} \
                revenge?|What [reason|motive] was given for the attack in {place}?
            bomber = bomber: Who was the attacker in {place}?|What was the name of the [attacker|bomber] in \
                {place}?|As whom was the attacker in {place} named?
            """
        ),
        when("[was the attack in {place}|did the attack in {place} happen|was {place} attacked]"),
    ),
    lines("Attack in {place} kills {count}"),
    ("place",),
    (),
    QUOTES,
)

DEFECTED = Frame(
    "defected",
    {
        "victim": values.commander,
        "agent": values.movement,
        "place": values.place,
        "since": values.past_year,
        "date": values.date,
        "land": values.country,
        "trained": values.country,
        "vow": one_of(
            "to bring the war home; to topple the president; to return with an army; never to surrender; "
            "to free the prisoners"
        ),
        "post": one_of(
            "the head of the riot police; a colonel in the presidential guard; deputy defence minister; "
            "the commander of a commando unit; the chief of military intelligence"
        ),
        "video": values.past_year,
    },
    lines(
        """
        {victim!} defected to {agent} {since} [after serving as {post}|]
        {victim!}, [formerly|once] {post}, went over to {agent} {since}
        {since}, {victim!} [deserted|changed sides] and joined {agent}
        {victim!} [deserted|defected|changed sides] {since}
        {victim!}, {post} in {land}, joined {agent} {since}
        {agent} [gained|won] a [well-known|prominent] [recruit|convert] {since}, when {victim!} \
            [defected|changed sides]
        """
    ),
    lines(
        """
        in a video posted {video}, {~victim} vowed {vow}
        before that, {~victim} had been {post} in {land}
        {~victim} had been trained in {trained}
        {~victim} travelled to {trained} several times for training
        {~victim} [vowed|promised] {vow}
        {~victim} crossed the border at {place}
        """
    ),
    (
        *asks(
            """
            agent = agent: [To whom|To which group] did {victim} defect?|Whom did {victim} join?|Which \
                [group|movement] did {victim} [join|go over to]?|Whose side did {victim} join?
            since = since: When did {victim} [defect|change sides|desert|go over to the other side]?|In \
                [which|what] year did {victim} [defect|change sides|desert]?|{victim} defection year
            post = post: What [post|position] did {victim} [hold|have] before [defecting|the defection|changing \
                sides]?|What was {victim} before [defecting|changing sides]?|What did {victim} do before \
                [defecting|joining the group]?
            trained = trained: Where [was {victim} trained|did {victim} get training]?|Which country trained \
                {victim}?|To which country did {victim} travel for training?
            vow = vow: What did {victim} vow?|What did {victim} [promise|vow to do]?
            video = video: When did {victim} post [a|the] video?|When was the video of {victim} posted?
            place = place: Where did {victim} cross the border?|At what place did {victim} cross over?
            land = land: In which country did {victim} hold that post?|In which country had {victim} served before?
            who = victim: Who [defected to|went over to|joined|changed sides to] {agent}?|Which \
                [person|commander] [defected to|joined] {agent}?
            """
        ),
    ),
    lines("{victim:last} changes sides"),
    ("victim",),
    ("killed_raid", "arrested", "elected", "sentenced", "captured"),
    QUOTES,
)

KIDNAPPED = Frame(
    "kidnapped",
    {
        "agent": one_of(
            "pirates; cattle thieves; four armed men; separatists; a criminal gang; men in uniform; "
            "bandits; a drug cartel; members of a sect; rebels"
        ),
        "victim": values.civilian,
        "other": values.civilian,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "clock": values.clock,
        "ransom": values.money(1, 20),
        "count": count(3, 90),
        "length": one_of("40 days; nine months; three weeks; two years; eleven days; more than a year"),
        "freer": values.ground_force,
        "errand": one_of(
            "on the way to a wedding; driving home; collecting samples; visiting a clinic; asleep in a hotel"
        ),
    },
    lines(
        """
        {agent} [kidnapped|abducted|seized] {victim!} [in {place}|near {near}] {date}
        {victim!} was [kidnapped|abducted] [by {agent} |][in {place}|near {near}|in {area}] {date}
        {victim!} was [kidnapped|abducted] while {errand} [in {area}|near {near}]
        <victims:{victim} and {other}> were [abducted|kidnapped|taken hostage] by {agent} in {area}
        {agent} took {count} people hostage in {place} {date}. {victim!} is among them
        {count} people, among them {victim!}, were taken hostage [by {agent} |]near {near} {date}
        {agent} are [demanding|asking for] {ransom} for {victim!}, [who was abducted|kidnapped] {date} in {place}
        """
    ),
    lines(
        """
        {other} was [taken hostage|kidnapped|abducted] as well
        the kidnappers [demand|have asked for|want] [a ransom of |]{ransom}
        {~victim} was {errand} at the time
        it happened {clock}
        the kidnappers were {agent}, [police|relatives] said
        in all, {count} people were taken
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [kidnapped|abducted|took] {victim}?|By whom was {victim} \
                [kidnapped|abducted]?|Who were {victim}'s kidnappers?|Who [holds|is holding] {victim}?|{victim} \
                kidnappers who
            ransom = ransom: How much [ransom|money] [is|was] [demanded|asked] for {victim}?|What ransom do \
                {victim}'s kidnappers [want|demand]?|What sum is wanted for {victim}?
            errand = errand: What was {victim} doing when the kidnappers came?|What was {victim} doing at the \
                time of the kidnapping?
            count = count: How many people were [kidnapped|taken hostage|abducted] [in {place}|with {victim}]?
            alongside = other: Who else was [kidnapped|abducted] [with|besides] {victim}?|Who was taken \
                [together|along] with {victim}?
            whom = victims victim other: Whom did {agent} [kidnap|abduct|take hostage]?|Who was \
                [kidnapped|abducted] by {agent}?
            """
        ),
        where("[was {victim} kidnapped|was {victim} abducted|did the kidnapping of {victim} happen]"),
        when("[was {victim} kidnapped|was {victim} abducted|did the kidnapping of {victim} happen]"),
        said("[the kidnapping of {victim}|{victim}'s abduction]"),
    ),
    lines("{victim:last} kidnapped in {area}"),
    ("victim", "other"),
    ("killed_air", "killed_raid", "arrested", "sentenced", "elected", "freed", "appointed"),
    QUOTES,
)

FREED = Frame(
    "freed",
    {
        "agent": values.ground_force,
        "holder": values.movement,
        "victim": values.civilian,
        "other": values.civilian,
        "place": values.place,
        "area": values.area,
        "near": values.town,
        "date": values.date,
        "length": one_of("40 days; nine months; three weeks; two years; eleven days; more than a year"),
        "ransom": values.money(1, 9),
        "broker": values.organisation(values.AID_PATTERNS),
        "health": one_of("in good health; weak but unhurt; badly malnourished; with a broken arm; ill with malaria"),
    },
    lines(
        """
            {agent} [freed|liberated] {victim!} from the hands of {holder} {date}
            {victim!} was [freed|set free] {date} after {length} [in captivity|as a hostage|in the hands of \
                {holder}]
            {victim!} was set free [near {near}|in {place}] {date} [after {length}|]
            <victims:{victim} and {other}>, held by {holder} for {length}, were [freed|set free] {date} in {area}
            {victim!}, a hostage of {holder} for {length}, [is free|has been freed|has come home]
            after {length} as a prisoner of {holder}, {victim!} was freed by {agent} {date}
            """
    ),
    lines(
        """
        {other} was freed too
        a ransom of {ransom} was paid
        {broker} had [negotiated|arranged] the release
        {~victim} came back {health}, doctors said
        it was {agent} who [freed the hostages|brought about the release]
        the captivity had lasted {length}
        """
    ),
    (
        *asks(
            """
            agent = agent: Who [freed|liberated|set free] {victim}?|By whom was {victim} \
                [freed|liberated]?|Whose [soldiers|men] freed {victim}?|To whom does {victim} owe [freedom|being \
                free]?
            holder = holder: Who [had held|held|had kidnapped] {victim}?|By whom was {victim} held?|Whose \
                [hostage|prisoner] was {victim}?|Which group held {victim}?
            length = length: How long was {victim} [held|a hostage|in captivity|a prisoner]?|For how long was \
                {victim} kept prisoner?
            ransom = ransom: How much [was paid|ransom was paid] for {victim}?|What ransom was paid for {victim}?
            broker = broker: Who [negotiated|arranged|brokered] the release of {victim}?|Who [negotiated|talked] \
                to get {victim} out?
            health = health: [In what state|How] was {victim} after the release?|What [state|condition] was \
                {victim} in?
            """
        ),
        where("[was {victim} freed|was {victim} set free|was {victim} released]"),
        when("[was {victim} freed|was {victim} set free|was {victim} released]"),
        said("[the release of {victim}|{victim}'s release]"),
    ),
    lines("{victim:last} free after {length}"),
    ("victim", "other"),
    ("killed_air", "killed_raid", "sentenced", "elected", "appointed", "won"),
    QUOTES,
)

FRAMES = (  # the more often it stands here, the more often it is told
    *(KILLED_AIR,) * 4,
    *(KILLED_RAID,) * 3,
    *(KILLED_ATTACK,) * 2,
    CAPTURED,
    WOUNDED,
    SIEGE,
    SEIZED,
    CLAIMED,
    DEFECTED,
    KIDNAPPED,
    FREED,
)
