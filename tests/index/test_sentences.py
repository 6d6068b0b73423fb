"""Hard cases by hand, one a line; "|" stands where a new sentence begins, "~" for a no-break space."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import MAX_SENTENCE, split_sentences

IN_ONE_LINE = """
Mr. Adeyemi met the delegation on Monday.| He left at once.
Mrs. Okafor and Ms. Lund spoke first.| Dr. Varga spoke last.
The order came from Gen. Pavel Horak.| He denied it.
Lt. Gen. Maria Costa commands the force.| Col. Ivan Petrov is her deputy.
They were met by Maj. Gen. Tariq Aziz and Brig. Gen. Lee.
Sgt. Mike Hall, Cpl. Dana Reed and Pvt. Luis Ortega were hurt.
Sen. Ruth Park and Rep. Omar Diaz voted no.| Gov. Hale signed it.
Prof. Anders Berg of St. Olaf College disagreed.
The talks were led by Rev. Paul Otieno and Fr. Tomas Silva.
The U.S. Air Force said it struck two sites.
A U.S.-led coalition carried out the strike.| Nobody was hurt.
He moved to the U.S. in 2009.| She stayed behind.
They flew to the U.S.| The visit lasted a week.
The U.N. Security Council met on Friday.
The U.K. and the E.U. signed.| The U.S. did not.
Troops of the U.S. Central Command left the base.
The U.S. government and U.S. allies agreed.| U.S. officials declined to comment.
He worked in Washington, D.C., for years.
She lives in Washington, D.C.| Her brother lives in Paris.
The strike happened at 6:23 p.m. local time.
The bomb went off at 6:23 p.m.| The next one followed an hour later.
Doors open at 9 a.m. on Tuesday and close at 5 p.m. on Friday.
The market opened at 8 a.m.| It closed early.
It began at 7 p.m. Saturday and ended at dawn.
The crash was reported at 11:40 a.m. EST by a passer-by.
J. R. Smith wrote the report.| It runs to 40 pages.
The book is by J.R.R. Miller.| It sold well.
George W. Hart and Samuel L. Boyd were elected.
The suspect, identified as A. Karim, was freed.
The letter was signed by John F.| Nobody knew him.
Acme Inc. reported a loss.| Its shares fell.
Shares of Acme Inc. Europe fell.
He joined Brown & Co. in 1998.| It went bankrupt.
Northern Rail Ltd. said trains would run.
He worked for Acme Corp.| The firm sacked him.
See No. 5 on the list.| It is short.
Was it the No. 2 leader?| The answer is no.
He said no.| Five people then left.
The clubs (Ajax vs. Porto) drew 1-1.| Both were tired.
The case of Brown v. Board is famous.
She was born on Sept. 7, 2017.| Her twin came a day later.
It was founded in Jan. 1998 and closed on Dec. 31.
The attack on Aug. 4 killed ten.| On Oct. 9 came another.
The firm paid $3.5m for it.| Rivals had bid $2.75 million.
Growth was 2.4 percent.| Inflation was 3.1 percent.
It grew by 0.5.| Then it fell by 1.2.
Some 1,200 people came in 2016.| In 2017 it was 3,400.
The toll rose to 45.| 12 of them were children.
The vote ended 52-48.| 3 members abstained.
Version 2.0.1 was released on 4.5.2019.
Visit www.example.com for more.| The site is free.
Write to press@example.org.| We answer all letters.
"We will not leave," he said.| "This is our home."
“We will not leave,” he said.| “This is our home.”
"We will not leave."| He then sat down.
He said: "We will not leave."| Then he sat down.
She told reporters: “It is over.”| The crowd cheered.
“It is over.| We have won,” she told reporters.
"Where is he?" she asked.
“Why now?” asked the minister.| Nobody replied.
"Stop!" he shouted.| The car did not stop.
He asked, "Are you sure?"| She nodded.
‘We saw nothing,’ said one witness.| ‘It was dark.’
The group calls itself "the Lions."| It has few members.
Its aim is a new "state".| It will fail.
Is it true?| Yes.| Is it legal?| No.
What a day!| The whole town came.
He did what?!| Nobody believed it.
Well … we waited.| Nothing came.
He paused... and then went on.
We waited...| Nothing came.
“I do not know…” he said.
The plan – drawn up in May – failed.| It cost lives.
The plan -- drawn up in May -- failed.| It cost lives.
The town — home to 3,000 — fell.| The army fled.
The mayor (a former judge) resigned.| Her deputy took over.
The mayor resigned (she had been ill).| Her deputy took over.
The mayor resigned.| (She had been ill.)| Her deputy took over.
The bounty is $3 million (2.49 million euro).| It was paid.
It is led by the P.K.K., a banned group.| Turkey objects.
Col~ Jane Doe told reporters.~ |She gave no details.
Lt~ Gen~ John Roe, who leads the force, agreed.
The minister of war,~ suffered a wound.~ |He survived.
The ministry said.~|Nobody else did.
The raid took place approx. 40 km from the city.
The rebels, i.e. the northern ones, fled.| Others, e.g. the Reds, stayed.
They took food, fuel, tents, etc. and left.
They took food, fuel, tents, etc.| The rest was burned.
The army took the hill; the rebels fled.| It was over.
There were three aims: peace, land, bread.| None was met.
Mount St. Helens erupted.| Ft. Bragg sent help.
They live at 12 Elm St. in Dover.
They met on Elm St.| The police came.
He beat Jones Jr. in the final.| Jones Jr. was hurt.
Article 5(1) applies, see p. 12 and Fig. 3.
It was a plan of Henry V.| The king had died.
Yahoo! shares rose.| Investors were glad.
It all makes a difference.|Today five people came.
The group got vitamin C.| The rest got none.
The U.S. and Russia agreed.| So did the E.U.
"The enemy fled," the ministry said Friday in a statement.| The strike was carried out by Su-34 jets.
(Reuters) - Two people died.| More were hurt.
PARIS (AP) — Two people died.| More were hurt.
Gov. J. B. Hale, R-Ohio, spoke at 5 p.m. EST.| He left.
The crew of the U.S.S. Carver was saved.
She earned a Ph.D. in physics.| He did not.
He has a Ph.D.| She does not.
A gun of 7.62 mm.| A knife.
Police found 5 lbs. of powder.
The patrol drove 30 km.| It met nobody.
In Op. Dawn Light, Capt. Noor led Unit 4.| Unit 5 failed.
He lost vs. Kim on Wed. in Rome.
Brig. Gen. Amir Nasser briefed reporters.| His staff took notes.
Adm. Lucy Tan, Vice Adm. Brook and Cmdr. Diaz attended.
Police Sgt. Ana Ruiz was unhurt.| Officer Kim was not.
Secretary-General Dr. A. B. Mensah resigned.| He gave no reason.
The U.S. Embassy in Quito closed.| Staff went home.
The plane took off at 5:10 a.m. and landed at 9 p.m. the same day.
The curfew starts at 10 p.m. Sunday.| It ends at 5 a.m. Monday.
It hit the village at about 2 a.m., witnesses said.| Homes burned.
The deal with Orbit Inc. and Delta Corp. was signed.| It is worth $4.2bn.
The unit, part of Zeta Co., was sold for £1.3m.| Staff were told by e-mail.
He ranks No. 3 in the group.| No. 4 is unknown.
Did he say no?| She would not tell.
T. S. Malik and R. Osei led the study.| It took 3.5 years.
The name on the list was M. Farouk.| He was not found.
On Nov. 13, 2015, 130 people died.| On Dec. 2 came the arrests.
It was signed on Feb. 3.| Both sides kept to it.
The index lost 1.75 points to 3,201.4.| Oil rose.
"I have no idea," said Ms. Peeters.| "Ask the minister."
“I have no idea.| Ask him,” said Mr. Peeters.
"It was him!" cried the boy, pointing.| Nobody moved.
"Who did it?"| The boy pointed.
'Leave now,' the sign read.| 'You have an hour.'
The slogan was “Never again.”| Thousands sang it.
The slogan was “Never again”.| Thousands sang it.
He called it “a disaster”; others agreed.| The vote was lost.
The army said: “We hit a post... and a depot.”| It gave no toll.
“We hit them …| It was over,” he said.
Rescuers (some from abroad) dug all night.| Nobody was found.
Nobody was found.| (The search goes on.)
He is 54 (his wife is 50).| They have three sons.
ACCRA, Ghana (Wire) — The bridge fell.| Traffic stopped.
GENEVA – Talks failed.| Both sides left.
Rain fell – for hours – on the camp.| Tents sank.
See the site www.Example.com or mail Info@Example.org.| Both work.
The vote was unanimous.|Members then left.
Dr. No is a film.| It came out in 1962.
Why?| Because.| And how?| Like this.
The Rev. Martin Cole, of Ft. Worth, prayed.| The crowd wept.
About 3,000 sq. km burned.| The wind fell.
The van (reg. no. 44) was found.| It was empty.
She holds an M.B.A. and a B.A. from Leeds.| He holds none.
He has an M.A.| She has none.
The E.U. Commission said on Fri. it would pay.
Judges at the I.C.C. agreed.| Mr. Obi's lawyers did not.
The Smith v. Jones ruling stands.| Few liked it.
**The army left.**| Police came.
He lived at No. 10 Downing St. until May.| Then he moved.
Gen. He Weimin met Col. She Lan.| They shook hands.
"""

ZERO_WIDTH = "\u200b\u2060\ufeff"

# Line ends and paragraphs; "|" as above, beside the white space that it stands in.
LAYOUTS = {
    "paragraphs": "The army left\n\n|Police came.\n\n|It was over.\n",
    "one paragraph a line": "Army leaves the town\n|The army left. |Police came.\n|It was over.\n",
    "carriage returns": "The army left.\r\n\r\n|Police came\r\n|It was over. |Nobody stayed.\r\n",
    "old carriage returns": "The army left\r|Police came\r\r|It was over.",
    "blank line of odd spaces": "The army left\n \u00a0\t\n|Police came.",
    "form feed": "The army left\f|Police came.",
    "Unicode line ends": "The army left\u2028|Police came\u2029|It was over\x85|Nobody stayed.",
    "list": "The aims:\n|- peace\n|- land and bread\n|* both\n|1. at once\n|2) for all",
    "headings": "# Army leaves\n|The army left.\n\n|## What next\n|Nobody knows.",
    "headlines twice": "Army leaves the northern town after weeks of heavy fighting\n|" * 2 + "\nThe army left.",
    "long lines that end": ("The army left the town on Monday after weeks of fighting.\n|" * 4)[:-2],
    "hard-wrapped": (
        "The army left the northern town on Monday after weeks of heavy fighting in\n"
        "which hundreds of people had died, the ministry said. |Police came in the\n"
        "evening. |Shops in the centre opened again on Tuesday, among them the market\n"
        "hall, and Gen. Pavel\n\n|"
        "Horak said that the rest of the troops would leave by the end of the month.\n|"
        "He gave no date.\n"
    ),
    "hard-wrapped with CRLF": (
        "The army left the northern town on Monday after weeks of heavy fighting in\r\n"
        "which hundreds of people had died, the ministry said.\r\n\r\n|"
        "Police came in the evening, and shops in the centre opened again on the\r\n"
        "next day.\r\n"
    ),
    "hard-wrapped with a list and a heading": (
        "# The army has left the northern town at last, the ministry says in a note\n|"
        "The army left the northern town on Monday after weeks of heavy fighting in\n"
        "which hundreds of people had died, and said that it had three reasons for\n"
        "that:\n|"
        "- the winter, which is long and hard in the north, with many weeks of snow,\n|"
        "- the talks.\n"
    ),
}


def marked(line: str) -> tuple[str, list[str]]:
    return line.replace("|", ""), [part.strip() for part in line.split("|") if part.strip()]


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize("line", IN_ONE_LINE.strip().replace("~", "\u00a0").splitlines())
def test_hard_cases(line: str) -> None:
    text, expected = marked(line)
    assert sentences_of(text) == expected


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    text, expected = marked(LAYOUTS[layout])
    assert sentences_of(text) == expected


def test_offsets_count_in_the_whole_text_and_nothing_outside_the_range_is_looked_at() -> None:
    text = "\ufeffMr. Hall left.\r\n\U0001f600 Zoe\u0301 didn\u2019t.\u00a0 She stayed. Skip this."
    start, end = text.index("\U0001f600"), text.index(" Skip")
    ranges = split_sentences(text, start, end)
    assert [text[a:b] for a, b in ranges] == ["\U0001f600 Zoe\u0301 didn\u2019t.", "She stayed."]
    assert ranges[0][0] == start
    assert ranges[1][1] == end
    assert split_sentences(text, 0, start) == [(1, 15)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \u00a0\t", "\ufeff", "\u200b \u2060\n"])
def test_nothing_but_white_space_has_no_sentence(text: str) -> None:
    assert split_sentences(text, 0, len(text)) == []


def test_what_runs_on_is_cut_at_white_space() -> None:
    text = "price 12 " * 1000
    pieces = sentences_of(text)
    assert max(map(len, pieces)) <= MAX_SENTENCE
    assert min(map(len, pieces[:-1])) > MAX_SENTENCE - 10
    assert " ".join(pieces) == text.strip()
    assert set(" ".join(pieces).split()) == {"price", "12"}


def test_what_runs_on_without_white_space_is_cut_hard() -> None:
    assert [len(piece) for piece in sentences_of("x" * (2 * MAX_SENTENCE + 5))] == [MAX_SENTENCE, MAX_SENTENCE, 5]


def test_sentences_are_the_same_in_a_long_line_as_in_a_short_one() -> None:
    # Longer than what syntok sees at once; lengths that no chunk is a multiple of.
    sentence = "Gen. Horak and Lt. Gen. Costa met at 6:23 p.m. local time in the U.S. embassy, she said."
    text = " ".join([sentence] * 700)
    assert sentences_of(text) == [sentence] * 700


@pytest.mark.parametrize(
    "unit",
    ["word ", "x", "(", ")", ". ", "...", "A.", "a.B", "?!", "“", "@", "; X", "1.", "\u200b", ") (", "_ ", "Mr. "],
)
def test_a_long_line_is_cut_and_nothing_is_lost(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    ranges = split_sentences(text, 0, len(text))
    covered = "".join(text[start:end] for start, end in ranges)
    assert all(end - start <= MAX_SENTENCE for start, end in ranges)
    assert "".join(covered.split()).strip(ZERO_WIDTH) == "".join(text.split()).strip(ZERO_WIDTH)


# fmt: off
PIECES = st.sampled_from([
    "He ", "left", "Gen. ", "U.S.", "6:23 p.m.", "don't ", "cannot", "a-b", "_", ". ", "?", "!", "…", "...", "; ",
    "(", ")", "“", "”", '"', "'", "’", "- ", "# ", "1. ", "\n", "\r\n", "\n\n", "\r", "\u2028", "\u00a0", "\ufeff",
    "\u200b", "\u2060", "\u00ad", "\U0001f600", "e\u0301", "\u0301", "x" * 900,
    "the town on Monday after weeks of fighting in",
])
# fmt: on
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_sentences_cover_all_but_white_space_in_order(text: str, skip: int, leave: int) -> None:
    start = min(skip, len(text))
    end = max(start, len(text) - leave)
    ranges = split_sentences(text, start, end)
    covered = {position for first, last in ranges for position in range(first, last)}
    for position in range(start, end):
        assert position in covered or text[position].isspace() or text[position] in ZERO_WIDTH
    assert all(start <= first < last <= end and last - first <= MAX_SENTENCE for first, last in ranges)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
    for first, last in ranges:
        assert not text[first].isspace()
        assert not text[last - 1].isspace()
        assert text[first] not in ZERO_WIDTH
        assert text[last - 1] not in ZERO_WIDTH
