"""What is page furniture and what is the article: lines as real pages have them, in words of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.furniture import furniture

FURNITURE = [
    # rules
    "_______________",
    "---",
    "* * *",
    "• • •",
    "==========",
    # pointers to other pages
    "Read more:",
    "Read more",
    "READ MORE",
    "Read more: Ferry sinks in calm weather",
    "**Read more:** [Ferry sinks in calm weather](https://example.org/ferry)",
    "READ MORE Ferry sinks in calm weather",
    "Read more about the ferry line",
    "Read the full story here",
    "Also read: Ferry sinks in calm weather",
    "Related",
    "Related:\u00a0Ferry sinks in calm weather",
    "### Related stories",
    "See also",
    "See also – Ferry sinks in calm weather",
    "Watch: ferry sinks in calm weather",
    "Most read",
    "Most popular in Sport",
    "Trending now",
    "Editor’s picks",
    "You may also like",
    "Recommended for you",
    "More from this author",
    "More on this story",
    "Up next",
    "Latest news",
    # ways around the page
    "Scroll to Top",
    "Back to top ↑",
    "Skip to main content",
    "Jump to comments",
    "Home > World > Europe",
    "Tags: ferries, harbours",
    "Filed under: Harbours",
    "Load more",
    # sharing
    "Share this article",
    "Share on Facebook",
    "Share on Facebook Share on X Copy link",
    "Tweet",
    "Facebook | Twitter | WhatsApp | Email | Print",
    "Copy link",
    "Print",
    "Email",
    "Share this story with your friends",
    "Follow us on Instagram and Telegram",
    "Find us on Facebook",
    "128 shares",
    "1.2K shares",
    # subscriptions, newsletters, accounts, apps
    "Subscribe",
    "Subscribe to Harbour Plus to save this article",
    "Sign up for our newsletter",
    "Sign up here for the daily briefing, free of charge, in your inbox",
    "Get the morning headlines delivered to your inbox",
    "Enter your email address",
    "Want to bookmark stories for the weekend? Start your Harbour Plus subscription now.",
    "Already a subscriber? Log in",
    "Already have an account? Sign in here",
    "Create a free account",
    "This article is for subscribers only",
    "You have 2 free articles left this month",
    "To continue reading, take out a trial",
    "By signing up you agree to our terms of use",
    "Download our app for Android",
    "Turn on notifications",
    "Join our WhatsApp channel",
    # comments
    "Comments",
    "View comments",
    "14 comments",
    "Comments (14)",
    "Leave a comment",
    "Comments are closed",
    "Join the conversation",
    "Join lively discussions and read what other readers reply",
    "Be the first to comment",
    "What do you think? Tell us in the comments below",
    "Log in to comment",
    # cookies, advertisements, rights
    "We use cookies to make this page work for you.",
    "Accept all cookies",
    "Cookie policy",
    "Advertisement",
    "ADVERTISEMENT - story continues below",
    "Story continues below",
    "Sponsored content",
    "Scroll to continue",
    "Continue reading",
    "© 2021 Harbour Post Ltd",
    "Copyright 2021 Harbour Post. All rights reserved.",
    "All rights reserved",
    # listening, reading time, translation
    "3 min read",
    "Reading time: 4 minutes",
    "Listen to this article",
    "Listen · 5 min",
    "Powered by automated translation",
    "Automatically translated from Danish",
    # credits and captions
    "Getty Images",
    "(Reuters)",
    "AFP/Getty Images",
    "Photo: Jane Doe",
    "PHOTO BY JANE DOE",
    "Photograph: Jane Doe/Alamy",
    "Image credit: Jane Doe",
    "Image source, Getty Images",
    "Image caption, The ferry before it sank",
    "Picture courtesy of Jane Doe",
    "Divers look for the wreck off the northern pier on May 3, 2020. / AFP PHOTO / Jane DOE",
    "TOPSHOT - Divers look for the wreck off the northern pier on May 3, 2020.",
    "FILE PHOTO: Divers look for the wreck off the northern pier",
    "FILE - Divers look for the wreck off the northern pier on May 3, 2020.",
    "Divers look for the wreck off the northern pier. REUTERS/Jane Doe",
    "Divers look for the wreck off the northern pier [Jane Doe/AP Photo]",
    "Divers look for the wreck off the northern pier (Jane Doe/Reuters)",
    "Divers look for the wreck off the northern pier. (AP Photo/Jane Doe)",
    "Divers look for the wreck off the northern pier. (Photo by Jane Doe / Getty Images)",
    "Divers look for the wreck off the northern pier. Photo: Jane Doe",
    "Divers look for the wreck off the northern pier © Jane Doe",
    # sign-offs
    "xy/ab (AFP, dpa, Reuters)",
    "xy/ab",
    "With inputs from agencies",
    "(Reporting by Jane Doe in Oslo; Editing by John Roe)",
    # appeals to the reader
    "Your support helps us to tell the story",
    "Support our journalism",
    "Donate now",
    "Please consider making a donation to our newsroom.",
    "From as little as £1 a month",
    "Become a member today and keep this page free for all readers like you.",
    "Help us keep reporting.",
    "Our journalism is free to read but not free to make.",
    # forms, viewers, clicks
    "Your email address will not be published. Required fields are marked *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "View image in fullscreen",
    "Toggle caption",
    "Click to share on Facebook (Opens in new window)",
    "Like this:",
    "Contact the author at jane@example.org",
    "You need JavaScript to view this page.",
    "Spotted an error? Let us know below.",
    "Divers look for the wreck [Jane Doe/Harbour Post]",
    "Photo by Jane Doe on Unsplash",
]

ARTICLE = [
    "The company said subscribers rose by a tenth in the spring.",
    "Comments by the minister angered fishermen.",
    "Commenting on the ruling, the judge called it overdue.",
    "No comment was to be had from the ministry.",
    "He donated $3m to the hospital.",
    "Donations reached the town within a week.",
    "“Donate now, or the shelter closes,” the mayor said.",
    "Read more books, the minister urged pupils.",
    "More than 40 people were on board.",
    "More from the wreck came ashore on Sunday, when the wind turned.",
    "Related companies paid the fine.",
    "Related charges were dropped in May.",
    "See also how the harbour changed, the guide told visitors.",
    "Share prices fell on Friday.",
    "Shares in the ferry line fell by 4 per cent on Monday.",
    "Share the burden, she told the other states.",
    "Facebook and Twitter took down the video on Friday.",
    "Twitter was blocked across the country.",
    "The general posted the picture on Facebook, where it was shared 3,000 times.",
    "Print media lost readers for the tenth year.",
    "Email servers of the ministry were attacked.",
    "He follows us on every march, the soldiers complained.",
    "Subscribers to the pension fund were told on Monday.",
    "The union asked members to sign up for strike duty.",
    "Sign language was taught in four schools.",
    "The newsletter was printed in Oslo until 1943.",
    "Advertising revenue fell by half.",
    "Sponsored by two senators, the bill passed on Tuesday.",
    "Cookies were sold at the school gate.",
    "The bakery uses flour from the valley in its cookies.",
    "Continue reading the stars, the captain told his mate.",
    "Top commanders met in the harbour.",
    "The top of the page was torn off, the museum said.",
    "Listen to the people, protesters shouted.",
    "Watch towers were built along the border.",
    "Home prices rose by 3 per cent.",
    "Photographs of the wreck were shown in court.",
    "Photos by the suspect were found on his phone.",
    "The photo, taken by a diver, shows the wreck.",
    "Reuters could not verify the report.",
    "Reuters and AFP reported the strike on Friday.",
    "OSLO (Reuters) - The ferry sank on Friday, police said.",
    "The ferry sank on Friday, the coast guard told AFP.",
    "The pictures were bought by Getty Images.",
    "“It sank within minutes,” he told the AP.",
    "The ferry sank on Friday, police said. (Reuters)",
    "The right to copy was sold in 1920.",
    "All rights reserved to the crown were given up, the court found.",
    "Copyright law was changed in May.",
    "Powered by two diesel engines, the ferry could do 20 knots.",
    "Translated into nine languages, the book sold well.",
    "Back to the top of the league went the club from Bergen on Sunday.",
    "Tags were found on the bodies of the soldiers.",
    "The minister joined the debate late on Tuesday.",
    "Join the army or go to jail, the posters read.",
    "Popular anger grew.",
    "Trending upwards since May, prices reached a record.",
    "The latest strike killed four.",
    "The editor’s choice of words was criticised.",
    "Three minutes later the second bomb went off.",
    "3 min after the start, the engine failed.",
    "Where did it come from?",
    "Who is fighting back?",
    "How does the fund pay for itself?",
    "What happens next?",
    "Ferry line denies blame",
    "Unlocking the safe took nine hours.",
    "Registered voters may vote by post.",
    "Logging in the valley stopped in 2003.",
    "Your donation helps us to rebuild the school, the charity told its donors in a letter.",
    "“Your support helps us to keep fighting,” the general told the crowd.",
    "Support for independent journalism has fallen, a study found.",
    "The law would support independent journalism in the regions.",
    "We believe the captain acted alone, the prosecutor said.",
    "We were on the pier when the ferry sank.",
    "Flights are sold from as little as £20.",
    "The US sent reporters home.",
    "Membership of the union rose to 4,000.",
    "Bookmark makers strike for pay",
    "Download speeds fell to a tenth on Friday.",
    "Click here, the message said, and the money was gone.",
    "Close to 300 people died.",
    "Topic of the day: who pays for the pier?",
    "The fund was set up to support local journalism.",
    "The money will help fund independent media, the council hopes.",
    "Support for the captain came from only 3 of 40 sailors.",
    "Our reporters saw smoke rising over the pier.",
    "Support us with boats, fishermen beg",
    "More: the man for all seasons",
    "Credit: banks lend less",
    "File: the case against the mayor",
    "Copyright 2021 law was a mistake",
    "Bookmark this date: 3 May",
    "Unlock all the doors!",
    "By clicking on the link, you let the virus in.",
    "IS (Raqqa, Mosul)",
    "UN (Geneva, New York)",
    "He worked for AP.",
    "The daily printed nothing (AFP photo of him was used).",
    "• Four people died in the harbour",
    "- Ferry line denies blame",
    "1. The captain left first.",
    "Tell us the truth",
    "This content was removed by the court.",
    "Image of the dead captain spreads",
    "Sources: two dead",
    "Contact with the boat was lost at 3:12.",
    "Join us or die, militants told villagers",
    "Make a great deal of noise, or a small gift",
    "I need your help here, the message began.",
    "=",
    "∧",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_recognised(line: str) -> None:
    text = f"Ferry sinks in the harbour\n\nThe ferry sank on Friday.\n\n{line}\n\nNobody died, police said."
    start = text.index(line)
    assert furniture(text) == [(start, start + len(line))]


@pytest.mark.parametrize("line", FURNITURE)
def test_case_quotes_and_odd_spaces_do_not_matter(line: str) -> None:
    odd = line.replace("’", "'").replace(" ", "\u00a0", 1)
    text = f"The ferry sank on Friday.\r\n\r\n  {odd} \r\n\r\nNobody died, police said."
    assert [text[start:end].strip() for start, end in furniture(text)] == [odd]


@pytest.mark.parametrize("line", ARTICLE)
def test_the_article_survives(line: str) -> None:
    text = f"Ferry sinks in the harbour\n\nThe ferry sank on Friday.\n\n{line}\n\nNobody died, police said."
    assert furniture(text) == []
    assert furniture(text.replace("\n\n", "\n")) == []


def test_there_are_enough_examples() -> None:
    assert len(set(FURNITURE)) >= 60
    assert len(set(ARTICLE)) >= 60


def pieces(text: str, start: int = 0) -> list[str]:
    return [text[begin:end] for begin, end in furniture(text, start)]


APPEAL = (
    "Your gift keeps our newsroom open\n"
    "From school boards to the high court, the Harbour Post is there when it happens. Whether we look into a "
    "senator's trust fund or film the last lighthouse keepers, we know how much the facts matter to you.\n"
    "In times like these we need reporters on every pier. "
    "Your donation lets us send journalists where others do not go.\n"
    "The Harbour Post is read by Norwegians of all parties. We have never put our reporting behind a paywall.\n"
    "Your support makes all the difference."
)


@pytest.mark.parametrize("glue", ["", " ", "\n", "\n\n"])
def test_an_appeal_over_several_paragraphs_ends_where_the_article_begins(glue: str) -> None:
    article = (
        "At least four people died when the ferry sank, the coast guard said. It lay off the pier.\nNobody knows why."
    )
    text = f"Ferry sinks in the harbour\nFour dead\n{APPEAL}{glue}{article}"
    assert pieces(text) == [APPEAL]
    assert text[furniture(text)[0][1] :].lstrip() == article


def test_an_appeal_at_the_end_of_a_line_begins_with_its_sentence() -> None:
    text = "The ferry sank on Friday. Support our journalism with a monthly gift.\nNobody died."
    assert pieces(text) == ["Support our journalism with a monthly gift."]


def test_appeals_far_apart_do_not_swallow_the_article_between_them() -> None:
    news = "The ferry sank on Friday. The wind was strong. The captain left. The crew stayed on board."
    for glue in (" ", "\n", "\n\n"):
        text = glue.join(["Support our journalism.", news, "Donate now."])
        assert pieces(text) == ["Support our journalism.", "Donate now."]


def test_we_after_an_appeal_is_the_articles_own_voice() -> None:
    text = "Support our journalism\n\nWe were on the pier when the ferry sank at 6:23 p.m. on Friday."
    assert pieces(text) == ["Support our journalism"]


def test_the_title_as_alt_text_is_furniture_and_the_title_is_not() -> None:
    title, again = "U.S. Ferry Sinks In Harbour: Four Dead", "Us ferry sinks in harbour - four dead"
    text = f"{title}\n\nThe ferry sank on Friday.\n\n{again}\n{again}\n\nNobody else was on board."
    assert pieces(text) == [f"{again}\n{again}"]
    assert furniture(f"{title}\n{again}\n\nThe ferry sank.") == [(len(title) + 1, len(title) + 1 + len(again))]


def test_short_lines_may_be_said_twice() -> None:
    assert furniture("Nobody spoke.\n\nNo answer.\n\nNo answer.\n\nThe line was dead.") == []


def test_a_caption_over_two_lines_is_furniture_whole() -> None:
    caption = "Divers look for the wreck, on May 3, 2020.\nThe harbour was closed. / AFP / Jane DOE"
    text = f"Ferry sinks\n\nFour dead\n\n{caption}\n\nThe ferry sank on Friday.\n\nNobody else was on board."
    assert pieces(text) == [caption]


def test_only_the_line_with_the_credit_goes_where_no_blank_lines_part_the_paragraphs() -> None:
    text = "Ferry sinks\nThe ferry sank on Friday.\nDivers at work. / AFP / Jane DOE\nNobody else was on board."
    assert pieces(text) == ["Divers at work. / AFP / Jane DOE"]


def test_links_under_a_label() -> None:
    links = "Read more:\nBridge closed after flood\nMayor resigns over bridge"
    assert pieces(f"The ferry sank.\n\n{links}\n\nNobody died, police said.") == [links]
    ruled = "The ferry sank.\n\n____\n\nRead more:\n\nBridge closed after flood\n\n____\n\nNobody died, police said."
    assert pieces(ruled) == ["____\n\nRead more:\n\nBridge closed after flood\n\n____"]
    heading = "The ferry sank.\n\nRead more:\n\nFerry line denies blame\n\nThe owners spoke on Monday."
    assert pieces(heading) == ["Read more:"]


def test_explanatory_boxes_are_content() -> None:
    text = "The ferry sank.\n\n\nWho owned it?\n\nA company in Oslo.\n\n\nHow old was it?\n\nNine years."
    assert furniture(text) == []


def test_start_leaves_the_front_matter_alone() -> None:
    text = "---\ntitle: Ferry sinks\n---\nThe ferry sank.\n\n---\n\nNobody died."
    assert pieces(text, text.index("The ferry")) == ["---"]


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t", "One line only", "x" * 100_000, "." * 100_000, "# | " * 50_000])
def test_odd_texts(text: str) -> None:
    for start, end in furniture(text):
        assert text[start:end].strip()


@given(
    st.lists(st.sampled_from([*FURNITURE, *ARTICLE, "", APPEAL]) | st.text(max_size=30), max_size=12),
    st.integers(0, 50),
)
def test_ranges_are_sorted_apart_and_inside(lines: list[str], start: int) -> None:
    text = "\n".join(lines)
    start = min(start, len(text))
    ranges = furniture(text, start)
    assert ranges == furniture(text, start)
    bounds = [bound for pair in ranges for bound in pair]
    assert bounds == sorted(set(bounds))
    assert all(start <= bound <= len(text) for bound in bounds)


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    assert all(text[start:end].strip() for start, end in furniture(text))
