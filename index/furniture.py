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

_LONGEST_BUTTON = 60  # words: a line with more is prose or a caption, never a button or a notice
_LONGEST_LINE = 1500  # characters: a line with more is prose, not even a caption


def furniture(text: str, start: int = 0) -> list[tuple[int, int]]:
    """The ranges of ``text``, from the offset ``start`` on, that are page furniture.

    Ranges are half open, sorted and do not touch. They hold whole lines (without the line's end),
    save an appeal to the reader, which begins and ends with a sentence since the article's first
    sentence is often glued to it. Furniture on neighbouring lines makes one range.
    """
    lines = list(_lines(text, start))
    found = {number for number, line in enumerate(lines) if is_furniture(line.text)}
    found |= _repeats(lines) | _link_lists(lines, found) | _caption_tops(lines)
    ranges = [(lines[number].start, lines[number].end) for number in found]
    return _merge(text, ranges + _appeals(text, lines))


def is_furniture(line: str) -> bool:
    """Whether one line is furniture whatever stands around it."""
    line = _normalise(line) if len(line) <= _LONGEST_LINE else ""
    if not line:
        return False
    if _RULE.fullmatch(line) or _is_caption(line):
        return True
    if len(line.split(" ", _LONGEST_BUTTON)) > _LONGEST_BUTTON:
        return False
    if any(pattern.fullmatch(line) for pattern in _LABELS) or _is_buttons(line):
        return True
    return not _REPORTED.search(line) and any(pattern.match(line) for pattern in _CALLS)


# --- lines ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its range without the line's end, and whether a blank line stands above."""

    start: int
    end: int
    text: str
    after_blank: bool


_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_PARAGRAPH_BREAK = re.compile(r"\r\n[^\S\r\n]*\r\n|\n[^\S\n]*\n|\r[^\S\r\n]*\r|\u2029|\x0c")
_SPACES = re.compile(r"\s+")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_LEADING_MARKS = " #>*+•·◆■●▪►▶→↓↑»|~-\ufeff"
_TRAILING_MARKS = " *#»›→▶►↓↑|"
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "\u200b": ""})


def _lines(text: str, start: int) -> Iterator[_Line]:
    """The lines of ``text`` from ``start`` on that hold more than white space."""
    previous_end = start
    for match in _LINE.finditer(text, start):
        if match.group().strip():
            gap = text[previous_end : match.start()]
            yield _Line(match.start(), match.end(), match.group(), bool(_PARAGRAPH_BREAK.search(gap)))
            previous_end = match.end()


def _normalise(line: str) -> str:
    """The line with plain quotes and single spaces, without list marks, heading marks and links' addresses."""
    line = _SPACES.sub(" ", line.translate(_PLAIN)).strip()
    if "](" in line:
        line = _MARKDOWN_LINK.sub(r"\1", line)
    if not any(character.isalnum() for character in line):
        return line
    if line.startswith("**") or line.startswith("__"):  # bold or italics around a whole label
        line = line.replace("**", "").replace("__", "")
    return line.lstrip(_LEADING_MARKS).rstrip(_TRAILING_MARKS)


# --- 1. a line by itself -------------------------------------------------------------------------


def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern over normalised lines, for which case does not matter."""
    return re.compile(pattern, re.IGNORECASE)


_PLATFORM = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|reddit|pinterest|threads|bluesky|"
    r"mastodon|snapchat|flipboard|google news|apple news|messenger|social media|viber|weibo|wechat)"
)
_AGENCY = (
    r"(?:afp|agence france-presse|reuters|ap|associated press|epa-efe|epa|efe|getty images|getty|shutterstock|alamy|"
    r"istock|dpa|ansa|xinhua|tass|pa wire|pa media|pa images|pa|anadolu agency|anadolu|bloomberg|upi|zuma press|zuma|"
    r"unsplash|pixabay|pexels|wikimedia commons|wikimedia|flickr|adobe stock|nurphoto|sipa usa|sipa|"
    r"picture alliance|imago images|imago|rex features|corbis|kyodo|yonhap|handout|supplied)"
)
_NAME = r"(?:(?-i:[A-Z])[\w.'-]+)"  # a capitalised word, also where case does not matter otherwise
_NAMES = rf"{_NAME}(?: (?:{_NAME}|de|da|del|van|von|der|den|al|el|bin|ibn|for)){{0,4}}"

# A rule: nothing but the marks that rules are made of.
_RULE = re.compile(r"[-_=~*•·.…—–+#|/\\◆■●▪★☆♦ ]{3,}|[*•·—–_|-]{1,2}")

# Reporting verbs: a line with one of them tells what somebody said and is no button or notice.
_REPORTED = re.compile(
    r"\b(?:said|says|tells|told|added|adds|urged|urges|wrote|writes|warned|warns|asked|asks|ordered|orders|chanted|"
    r"shouted|announced|explained|replied|declared|according to|reported|reports that|promised|argued|heard|recalled|"
    r"insisted|begged|pleaded|reads|posters?|slogans?|banners?)\b",
    re.IGNORECASE,
)

# Labels are furniture when they are the whole line.
_LABELS = (
    # "Read more: …", "Related", "See also – …", "Watch: …": a pointer to another page, with or without its headline
    _pattern(
        r"(?:please )?(?:also )?(?:read (?:more|also|next|on|this)|also read|read|related(?: (?:articles?|"
        r"stor(?:y|ies)|"
        r"news|topics?|content|coverage|links?|posts?|tags|reading|items?|videos?))?|"
        r"see also|also see|see more|(?-i:MORE)|"
        r"further reading|more on this|in pictures|watch(?: now| live| this)?|listen|video|recommended(?: reading)?)"
        r"(?: ?[:|>»].*| [–—-] .*)"
    ),
    _pattern(
        r"(?:also )?read (?:more|also|next|on)|also read|see also|also see|see more|further reading|topics|"
        r"related(?: (?:articles?|stor(?:y|ies)|news|topics?|content|coverage|links?|posts?|tags|reading|videos?))?"
    ),
    # "READ MORE Another headline": the label tells itself by its capitals
    _pattern(r"(?-i:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED) [^.]{1,200}"),
    # "Read more about …", "Read the full story here"
    _pattern(
        r"read (?:more (?:about|on|from|at|in our|stories|here)\b[^.,;]{0,80}|(?:the )?full (?:story|article|"
        r"report|text)[^.,;]{0,40})"
    ),
    # Lists of other articles
    _pattern(
        r"(?:the )?(?:most|more|what's) (?:popular|read|viewed|shared|commented|watched|trending)"
        r"(?: (?:now|today|articles?|stories|news|this week|(?:in|on|from) \S+(?: \S+){0,2}))?"
    ),
    _pattern(
        r"explore more(?: (?:on|from|in|about) .{1,40})?|trending(?: now| today| topics?| stories| news)?|"
        r"popular(?: now| today| stories| posts| articles)|"
        r"latest(?: news| stories| headlines| updates| articles)?"
    ),
    _pattern(
        r"recommended(?: for you| stories| articles| reading| videos| by \S+)?|you (?:may|"
        r"might) (?:also )?(?:like|enjoy|be interested in|have missed)\b.{0,30}"
    ),
    _pattern(
        r"(?:the )?editors?(?:'s|s')? (?:picks?|choice)|top (?:stories|headlines|news)|don'?t miss(?: this)?|"
        r"in case you missed it|(?:from )?around the web"
    ),
    _pattern(
        r"more (?:news|stories|articles|headlines|coverage|videos|top stories)(?: (?:from|on|about|"
        r"in)(?: \S+){1,5})?|more (?:from|in) (?:this|our|the|\S+)(?: [^\s.,;]+){0,4}|more on this (?:story|topic)"
    ),
    _pattern(
        r"(?:what to )?(?:read|watch) next|up next|(?:next|previous)(?: (?:article|story|post|page))?|(?:load|"
        r"show|see|view) (?:more|all)(?: \S+){0,3}"
    ),
    # Ways around the page
    _pattern(r"(?:scroll|back|return|go|jump) (?:back )?(?:up )?(?:to )?(?:the )?top(?: of (?:the |this )?page)?"),
    _pattern(
        r"(?:skip|jump|go) (?:straight |directly )?to (?:the |your )?(?:main )?(?:content|navigation|footer|"
        r"header|comments?|search|menu|article|main|accessibility.*|end of .*)"
    ),
    _pattern(
        r"home ?[>»/|›] ?.{0,150}|menu|search|home|close|loading\.*|navigation|toggle (?:navigation|menu)|"
        r"main (?:menu|navigation)|breadcrumbs?|top|(?:close|open) menu|more|got it|ok(?:ay)?|i (?:accept|agree)"
    ),
    _pattern(r"(?:tags?|topics?|keywords|categor(?:y|ies)|filed under|posted in) ?:.{0,200}|filed under"),
    _pattern(
        r"about (?:us|the authors?)|contact(?: us)?|help(?: cent(?:er|re))?|faqs?|site ?map|"
        r"advertise(?: with us)?|careers|press office|accessibility(?: statement| help)?|corrections?(?: policy)?|"
        r"editorial (?:policy|standards)"
    ),
    _pattern(
        r"(?:cookie|privacy|terms)(?: and conditions)?(?: (?:policy|notice|settings|preferences|statement|"
        r"of (?:use|service)|cent(?:er|re)))?(?: ?[|&/•·] ?.{0,100})?|manage (?:cookies?|consent|preferences)"
    ),
    # Advertisements
    _pattern(
        r"(?:advertisements?|advertising|adverts?|ads?|sponsored(?: content| post| by .{1,40})?|promoted(?: content)?|"
        r"paid (?:content|post|for by .{1,40})|advertorial|partner content|skip (?:ad|advert|advertisement)|"
        r"ad feedback|remove ads|"
        r"report (?:this )?ad)(?: ?[:|] ?.{0,60}| [–—-] .{0,60})?"
    ),
    _pattern(
        r"(?:story|article|content|text|report) continues? (?:below|after|under).{0,40}|(?:scroll (?:down )?|"
        r"swipe )to continue.{0,30}|(?:continue|keep) (?:reading|scrolling)(?: [^.,;]{1,60})?\.{0,3}"
    ),
    # Listening, reading time, players
    _pattern(
        r"(?:listen|play|watch)(?: to)?(?: (?:this|the|our))?(?: (?:full|latest|live))?(?: (?:article|story|"
        r"episode|podcast|video|audio|broadcast|stream|report))?(?: (?:here|now|"
        r"live))?(?: ?[·•|(–—-]? ?\d+ ?min.{0,20})?"
    ),
    _pattern(
        r"\(?(?:about |approx\.? )?\d+[- ]?min(?:ute)?s?[- ](?:read|listen|watch|video)\)?|"
        r"(?:estimated )?(?:reading|read|listening) time ?:? ?.{0,25}|\d+:\d\d"
    ),
    _pattern(
        r"(?:video player|media|audio) is loading\.*|now playing|this (?:audio|voice|narration) is (?:ai|auto|"
        r"automatically|computer).{0,80}|your browser does not support .{0,80}"
    ),
    # Machine translation
    _pattern(
        r"powered by \S+(?: [^\s.]+){0,4}|(?:this (?:article|page|text|story) (?:was|has been) )?(?:automatically|"
        r"machine|auto)[- ]?translated\b.{0,80}|automated translation|"
        r"this (?:article|page|text|story) (?:was|has been) translated (?:automatically|by (?:a machine|ai|"
        r"software|computer)).{0,60}"
    ),
    # Comments
    _pattern(
        r"\(?[\d.,]*[km]?\)? ?comments?(?: ?\(?\d[\d,.]*\)?| (?:are (?:now )?(?:closed|off|disabled)|section|"
        r"policy|guidelines|below).{0,40})?\.?|no comments(?: yet)?\.?|readers?'? comments|"
        r"(?:leave|add|post|write|view|show|see|hide|read|load|submit)(?: a| your| all| the| more|"
        r" \d+)*(?: comments?| reply| replies)(?: \(?\d+\)?)?(?: cancel reply)?|cancel reply"
    ),
    _pattern(
        r"be the first to (?:comment|reply|share).{0,40}|have your say.{0,40}|responses|reply|"
        r"(?:sort by )?(?:newest|oldest|most recommended)(?: first)?"
    ),
    # Forms and viewers of pictures
    _pattern(
        r"(?:your )?(?:name|website|e-?mail address|message)(?: \(?(?:required|optional)\)?)?|"
        r"save my name.{1,120}"
    ),
    _pattern(
        r"(?:view|open|enlarge|see|expand|zoom)(?: this| the)? (?:image|photo|picture|gallery|caption|slideshow)s?"
        r"(?: in .{1,20})?|(?:hide|show|toggle) captions?|(?:image|photo|slide)? ?\d+ ?(?:of|/) ?\d+"
    ),
    # Counts
    _pattern(r"[\d.,]+ ?[km]? (?:shares?|likes?|views?|reactions?|retweets?|reposts?|replies)"),
    # Rights
    _pattern(
        rf"(?:©|\(c\)|copyright (?:©|\(c\))|&copy;).{{0,250}}|"
        rf"copyright \d{{4}}(?: ?[-–,] ?\d{{4}})?,?(?: by)?(?: {_NAMES})?[.,]?|"
        r".{0,200}\ball rights (?:are )?reserved\.?"
    ),
    _pattern(
        r"(?:re-?published|reproduced|reprinted|used) with (?:the )?permission.{0,100}|this (?:material|article|"
        r"story|content|work) (?:may not|must not|cannot) be (?:published|reproduced|copied|redistributed|"
        r"broadcast).{0,150}"
    ),
    # Sign-offs of agencies and desks: "ab/cd (AFP, dpa)", "(Reuters)", "With inputs from agencies", "(Reporting by …)"
    _pattern(
        rf"(?-i:[a-z]{{1,5}})(?:/(?-i:[a-z]{{1,5}})){{0,3}} ?"
        rf"\((?:[^(),]{{2,30}}, ?){{0,7}}{_AGENCY}(?:, ?[^(),]{{2,30}}){{0,7}}\)|"
        r"(?-i:[a-z]{2,4})(?:/(?-i:[a-z]{2,4})){1,3}"
    ),
    _pattern(
        rf"[\[(–—-]* ?(?:source ?: ?|with |via )?{_AGENCY}(?:(?: ?[/,|&] ?| and | via ){_AGENCY}){{0,5}}[\])]?\.?|"
        rf"\(?(?:source ?: ?|with )?(?:news |wire )?agencies\)?"
    ),
    _pattern(
        r"\(?with (?:additional )?(?:inputs?|material|files) (?:from|by) .{1,80}|\((?:additional |"
        r"by )?(?:reporting|writing|editing|compiled)\b.{0,20} by .{1,250}\)"
    ),
    _pattern(r"(?:additional )?reporting by .{1,120}; ?(?:writing|editing|additional).{1,200}"),
)

# Calls are furniture when the line begins so, unless it reports what somebody said.
_CALLS = (
    # "Share this article with your friends"
    _pattern(r"share (?:this|your (?:thoughts|views|opinion|feedback)|with (?:your )?friends)\b(?: [^\s,;]+){0,9}$"),
    _pattern(
        rf"(?:please )?(?:share|tweet|post|send|save|pin) .{{0,40}}\b(?:on|via|to|with) {_PLATFORM}\b(?:(?:,| and|"
        rf" or|/| \|)* ?{_PLATFORM}\b)*[.!]?$"
    ),
    # "Follow us on …", "Like our page", "Join our channel"
    _pattern(
        rf"(?:you can )?(?:also )?(?:follow|find|like|join|add|connect with|watch) (?:us|me|our \S+|the author|"
        rf"[@\w. ]{{1,40}}) (?:on|via|at) (?:our )?{_PLATFORM}\b.{{0,80}}$"
    ),
    _pattern(
        r"(?:follow|like|contact|e-?mail) us(?: (?:here|today|now))?[.!:]?$|follow @\w+|follow (?:the author|"
        r"this topic|this author)[.!]?$"
    ),
    _pattern(
        r"join our .{0,60}\b(?:channels?|groups?|community|newsletters?|forums?|telegram|whatsapp|mailing list|"
        r"membership|readers)\b"
    ),
    # Newsletters and alerts
    _pattern(
        r"subscribe\b(?:[.!]?$| (?:to|now|today|here|for|from|with|via|on)\b| and (?:get|read|support|enjoy|"
        r"unlock|receive|never|stay)\b)|.{0,80}[.!?] subscribe(?: now| today)?[.!]?$"
    ),
    _pattern(
        r"(?:please )?(?:sign|signing) ?up\b(?:[.!]?$| (?:now|today|here|free)\b| (?:for|to|with|"
        r"and) .*\b(?:newsletters?|updates?|alerts?|briefings?|inbox|e-?mails?|free|account|our|notifications?|"
        r"digest)\b)"
    ),
    _pattern(
        r"(?:get|receive|want|never miss|stay|keep) .{0,120}\b(?:in(?:to)? your inbox|to your inbox|newsletters?|"
        r"by e-?mail|push notifications|e-?mail alerts?|news alerts?)\b"
    ),
    _pattern(
        r".{0,200}\b(?:delivered|sent|straight|directly|direct) (?:straight |directly |"
        r"right )?(?:in)?to your (?:inbox|e-?mail|phone|mailbox)\b"
    ),
    _pattern(
        r"(?:please )?(?:enter|provide|confirm|type|check) (?:your|a valid) e-?mail|"
        r"your e-?mail(?: address)? (?:will|is|has)\b|e-?mail address[*:]?$|invalid e-?mail"
    ),
    _pattern(
        r"by (?:signing up|subscribing|registering|clicking|continuing|submitting|entering|providing|creating|"
        r"joining|using)\b.*\b(?:agree|accept|consent|acknowledge|confirm|terms|privacy)\b"
    ),
    _pattern(
        r"(?:i would like|yes, (?:i|send)).*\b(?:e-?mails?|newsletters?|offers|updates)\b|you can unsubscribe|"
        r"unsubscribe\b(?! \w+ed)|thank(?:s| you) for (?:subscribing|signing up|registering|reading (?:this|our|"
        r"us)|your (?:support|subscription|registration|comment))"
    ),
    # Accounts, subscriptions, paywalls, bookmarks
    _pattern(
        r"(?:already|not(?: yet)?|are you|existing) (?:an? )?(?:\S+ ){0,2}(?:subscribers?|members?|registered|"
        r"subscribed|customers?)\b ?(?:\?|:|[.!]?$|log|sign)|already have an account|(?:don't|"
        r"do not) have an account"
    ),
    _pattern(
        r"(?:please )?(?:log|sign) ?-?in(?:[.!]?$| (?:to|or|here|with|now|and)\b)(?! with (?:a|the) win)|"
        r"register (?:for free|now|today|here|with us|to (?:read|continue|comment|access))|(?:log ?out|register|"
        r"my account|your account)$"
    ),
    _pattern(
        r"create (?:an?|your)(?: free| new)? account|(?:start|begin|manage|renew|activate|claim|get) (?:your|a|"
        r"my) .{0,60}\b(?:subscription|free trial|trial|membership)\b"
    ),
    _pattern(
        r"(?:want|would you like|do you want|wish) to (?:bookmark|save|read|keep|listen|comment|join|see|hear|get|"
        r"share) .{0,150}\?|bookmark (?:this|your|our) (?:\S+ )?(?:articles?|stor(?:y|ies)|pages?)\b|bookmark$|"
        r"save (?:this )?(?:article|story|for later)"
    ),
    _pattern(
        r"(?:start|choose|take out|upgrade|extend|see) (?:your|our|a) .{0,60}\bsubscriptions?\b|(?:subscription|"
        r"subscribe) (?:options|offers?|plans?)\b"
    ),
    _pattern(
        r"(?:this|the rest of this|our) (?:article|story|content|page|feature)s? (?:is|are) (?:\S+ ){0,4}(?:for|"
        r"to) (?:\S+ ){0,3}(?:subscribers?|members|registered)\b|(?:for )?(?:subscribers?|members)[ -]only\b|"
        r"exclusive to (?:subscribers|members)"
    ),
    _pattern(
        r"you(?:'ve| have) (?:reached|read|used|exceeded|\d+).{0,40}\b(?:free|articles?|limit)\b|unlock "
        r"(?:this (?:article|story)|"
        r"unlimited|full access|premium|exclusive|all (?:articles|stories|content|access)|more (?:articles|"
        r"stories))\b|(?:to (?:continue|keep) reading|to read (?:the|this) (?:full|rest|article|"
        r"story))\b|(?:for|get|enjoy) (?:unlimited|full|exclusive|ad-free) (?:digital )?access\b"
    ),
    # Apps and notifications
    _pattern(
        r"(?:download|get|try|install|open|view|read|continue)\b.{0,40}\b(?:the|our|this|"
        r"in) (?:\S+ ){0,2}app\b(?! store)|download on the app store|get it on google play|(?:turn on|enable|"
        r"allow|manage) (?:\S+ ){0,2}(?:notifications?|alerts)\b"
    ),
    # Join the discussion
    _pattern(
        r"join (?:the|our|in|this) (?:\S+ ){0,2}(?:conversation|discussion|debate|comments?|commenting|"
        r"forum)\b(?: [^\s,]+){0,6}$"
    ),
    _pattern(
        r"join .{0,60}\b(?:conversations?|discussions?|debates?)\b.*\b(?:readers?|replies|commenters|comments|"
        r"users|subscribers)\b"
    ),
    _pattern(
        r"(?:what do you think|do you agree|let us know|tell us|share your|have you)\b.*\b(?:in the comments?|"
        r"comments? (?:below|section)|below|your (?:story|experience|thoughts|views))\b"
    ),
    _pattern(
        r"(?:log|sign) ?in to (?:comment|reply)|you must be logged in|(?:read|see) our comment(?:s|"
        r"ing)? (?:policy|guidelines)|comments (?:are|will be) (?:moderated|reviewed)"
    ),
    # Cookies and scripts
    _pattern(
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners|we and our .{0,40}partners)\b.{0,60}\b(?:uses?|"
        r"stores?|using) (?:(?:only|some|our|own|and|or|essential|necessary|third-party|functional|"
        r"analytical|tracking|technical|optional) )*cookies\b"
    ),
    _pattern(
        r"(?:accept|reject|allow|decline|manage|customi[sz]e)(?: all| optional| necessary|"
        r" our)*(?: cookies)?(?: and (?:continue|close))?[.!]?$|this (?:site|page|form) is protected by|"
        r"(?:please )?(?:enable|turn on|allow) (?:javascript|cookies)\b|javascript (?:is|must)|"
        r"you (?:need|must have) javascript|your browser (?:is|does) not\b"
    ),
    # Letters to the desk, favourites of search engines
    _pattern(r"(?:contact|e-?mail|write to|reach) .{0,50}\S+@\S+\.\w+[.)]?$|send (?:this )?to a friend|like this:?$"),
    _pattern(r"(?:make|add|set|choose) .{1,40}\b(?:preferred (?:source|site)|preferred on)\b"),
    # Clicks
    _pattern(
        r"(?:please )?(?:click|tap|press) (?:here|below|on the|the (?:link|button|image|icon|photo)|to (?:read|"
        r"view|see|watch|share|expand|enlarge|play|subscribe))\b|(?:hit|click) the (?:bell|subscribe)"
    ),
    _pattern(
        r"(?:copied|link copied|url copied|copy (?:link|url))\b.{0,20}$|got a (?:tip|story|news tip)\?|"
        r"(?:do you )?have (?:a|any) (?:story|tip|news tip|confidential tip)s?\b.{0,60}\?|(?:report|"
        r"suggest) (?:an? )?(?:error|correction|typo)\b|(?:notice|spot|spotted|found|see) (?:an?|any) (?:error|mistake|"
        r"typo)s?\?"
    ),
)

# A row of buttons ("Share on Facebook | Email | Print") has words that say what a button does ...
_BUTTON = _pattern(
    r"share|tweet|retweet|e-?mail|print|save|copy|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|"
    r"messenger|"
    r"flipboard|bluesky|mastodon|instagram|youtube|tiktok|sms|gift|bookmark|subscribe|login|register"
)
# ... and no others than these.
_BUTTON_FILLER = _pattern(
    r"x|threads|pocket|comments?|like|follow|pin|post|mail|sign|link|url|more|options|close|this|that|on|via|by|"
    r"to|with|"
    r"the|an?|article|story|page|and|or|in|us|it"
)


def _is_buttons(line: str) -> bool:
    """Whether the line is a share prompt or a row of buttons: made of the words of buttons alone."""
    words = re.findall(r"[^\W_](?:[^\s|•·/,:.!()–—]*[^\W_])?|[^\s|•·/,:.!()–—-]+", line)
    return (
        len(words) <= 25
        and any(_BUTTON.fullmatch(word) for word in words)
        and all(_BUTTON.fullmatch(word) or _BUTTON_FILLER.fullmatch(word) for word in words)
    )


# "Photo: …", "Image source, …", "Picture by Jane Doe": the line is a credit or a caption by its label
_CREDIT_LABEL = _pattern(
    r"(?:(?:featured |main |top |cover |file )?(?:photo(?:graph)?s?|pictures?|pics?|images?|illustrations?)"
    r"(?: (?:credits?|sources?|captions?|by|courtesy(?: of)?))* ?[:/©] ?\S.*|image (?:source|caption|"
    r"credit)s?\b.*|(?:photo|picture|video) captions?\b.*|"
    rf"credits? ?: ?(?:{_NAMES}|{_AGENCY})(?: ?[/|,] ?(?:{_NAMES}|{_AGENCY}))*|caption ?: .*)"
)
_CREDIT_BY = _pattern(
    rf"\(?(?:photo(?:graph)?s?|pictures?|images?|videos?|illustrations?)(?: (?:is|are|was|taken|provided|supplied))* "
    rf"(?:by|courtesy(?: of)?|via|credits?) {_NAMES}(?:(?: ?[/|,] ?| on | via )(?:{_AGENCY}|{_NAMES}))*\)?\.?"
)
# "TOPSHOT - …", "FILE PHOTO: …", "FILE - …": wire services' captions
_WIRE_CAPTION = re.compile(
    r"(?:TOPSHOTS?|FILE|HANDOUT|(?:FILE|File) (?:PHOTO|photo|PICTURE|picture|IMAGE|image))(?: ?[:–—]| -) ?\S.*"
)
# A credit that ends the line: "… on Friday. / AGENCY / Jane Doe", "(Jane Doe/Agency)", "[Agency]", "Photo: Jane Doe"
_CREDIT_TAILS = (
    # " / AGENCY / Jane Doe"
    _pattern(rf"(?:^|\s|[.!?\"])/ ?{_AGENCY}(?: photos?| images?| pictures?)?(?: ?/ ?[^/]{{2,40}})?$"),
    # "(Photo by Jane Doe)", "[File: Agency]", "(Supplied)"
    _pattern(
        r"[\[(](?:photo(?:graph)?s?|pictures?|images?|file|courtesy|handout|supplied|via|credit)\b"
        r"[^()\[\]]{0,80}[\])]\.?$"
    ),
    # "[Agency]", "[Jane Doe/Agency]", "[Jane Doe/Harbour Post]"
    _pattern(rf"\[[^\[\]]{{0,80}}\b{_AGENCY}(?: photos?)?\]\.?$|\[{_NAMES} ?/ ?{_NAMES}\]\.?$"),
    # "(Jane Doe/Agency)", "(Agency/Jane Doe)"
    _pattern(
        rf"\({_NAMES} ?[/,|–—-] ?{_AGENCY}\b[^()]{{0,40}}\)\.?$|"
        rf"\({_AGENCY}(?: photos?)? ?[/|] ?{_NAME} {_NAMES}[^()]{{0,30}}\)\.?$"
    ),
    # "(Agency Photo/Jane Doe, File)", "(Jane Doe via Agency)"
    _pattern(
        rf"\({_AGENCY} (?:file )?(?:photo|image|picture|file)s?(?:(?: ?[/|,–-]| by) ?[^()]{{2,50}})?\)\.?$|"
        rf"\([^()]{{0,60}} via {_AGENCY}\)\.?$"
    ),
    # "… . Jane Doe/Agency"
    _pattern(rf"(?:^|[.!?|\"] ?|\s[–—-] ){_NAMES} ?/ ?{_AGENCY}(?:(?: ?/ ?| via ){_AGENCY})*\.?$"),
    # "AGENCY/Jane Doe"
    _pattern(rf"(?:^|[.!?|\"]\s?|\s){_AGENCY}(?: photos?)?/{_NAME} {_NAMES}(?:/{_NAME}(?: {_NAME})?)?\.?$"),
    # "… . Agency", "… via Agency"
    _pattern(
        rf"(?:[.!?|\"] |\s[–—-] |© ?|\bvia ){_AGENCY}(?:(?: ?[/,|] ?| via ){_AGENCY})*"
        rf"(?: photos?| file photo| pics?)?$"
    ),
    # "… . Photo: Jane Doe/Agency"
    _pattern(
        rf"[.!?|)\"] ?(?:file )?(?:photo(?:graph)?s?|pictures?|pics?|images?|credits?|source)(?: credits?)?"
        rf"(?: by|:|/| courtesy(?: of)?:?) ?(?:{_AGENCY}|{_NAMES})(?: ?[/|,] ?(?:{_AGENCY}|{_NAMES}))*\.?$"
    ),
    # "… © Jane Doe"
    _pattern(r"\S\s?©\s?[\w .,'/-]{2,50}$"),
)
_LONGEST_CREDIT = 220  # characters at a line's end within which its credit is looked for


def _is_caption(line: str) -> bool:
    """Whether the line is a photo's credit, or a caption that carries one."""
    if _WIRE_CAPTION.fullmatch(line) or _CREDIT_LABEL.fullmatch(line) or _CREDIT_BY.fullmatch(line):
        return True
    return _has_credit(line)


def _has_credit(line: str) -> bool:
    """Whether the line ends in a photo credit."""
    tail = line[-_LONGEST_CREDIT:]
    return any(pattern.search(tail) for pattern in _CREDIT_TAILS)


# --- 2. a line among its neighbours --------------------------------------------------------------


def _key(line: str) -> str:
    """The letters and digits of a line alone, so that two spellings of one headline are equal."""
    return "".join(character for character in line.casefold() if character.isalnum())


def _repeats(lines: list[_Line]) -> set[int]:
    """The lines that say the title, or the line right above, again: alt texts and captions of images.

    What is said first stays. Lines of fewer than three words may be said twice on purpose.
    """
    if not lines:
        return set()
    found = set()
    title = previous = _key(lines[0].text) if len(lines[0].text) <= 300 else ""
    for number, line in enumerate(lines[1:], start=1):
        key = _key(line.text) if len(line.text) <= 300 else ""
        if key and key in (title, previous) and len(line.text.split()) >= 3:
            found.add(number)
        previous = key
    return found


_LONGEST_LIST = 12  # lines
_LIST_LABEL = _pattern(
    r"(?:also )?read (?:more|also|next|on) ?:?|also read ?:?|see also ?:?|further reading ?:?|"
    r"(?:related|recommended|trending|more|top|latest|popular)(?: (?:articles?|stor(?:y|ies)|news|topics?|content|"
    r"coverage|links?|posts?|reading|videos?|now|for you)) ?:?|"
    r"related ?:?|recommended ?:?|most (?:popular|read|viewed|shared)(?: \S+)? ?:?|you (?:may|might) also (?:like|"
    r"enjoy) ?:?"
)


def _link_lists(lines: list[_Line], found: set[int]) -> set[int]:
    """The headlines of other articles that stand under a label such as "Related".

    They follow the label without a blank line; after one they count only when there are two or more,
    or when furniture (a rule) closes the list: a single line might be a heading of the article.
    """
    links: set[int] = set()
    for label in found:
        if not _LIST_LABEL.fullmatch(_normalise(lines[label].text)):
            continue
        run = []
        for number in range(label + 1, min(label + 1 + _LONGEST_LIST, len(lines))):
            if number in found or not _is_headline(lines[number].text):
                break
            run.append(number)
        close = [number for number in run if not any(lines[n].after_blank for n in range(label + 1, number + 1))]
        closed_by_rule = (
            bool(run) and run[-1] + 1 in found and bool(_RULE.fullmatch(_normalise(lines[run[-1] + 1].text)))
        )
        listed = bool(run) and (len(run) > 1 or closed_by_rule) and lines[run[0]].after_blank
        links.update(run if listed else close)
    return links


def _is_headline(line: str) -> bool:
    """Whether a line could be a headline: short, and not ended like a sentence."""
    line = _normalise(line) if len(line) <= _LONGEST_LINE else ""
    return 2 <= len(line.split()) <= 22 and line[-1] not in ".!:;,\"'" and not _REPORTED.search(line[-40:])


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
        for place, number in enumerate(block):
            if (
                0 < place <= 2
                and len(lines[number].text) <= _LONGEST_LINE
                and _has_credit(_normalise(lines[number].text))
            ):
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
_QUOTED = re.compile(r"\"[^\"]{0,1000}(?:\"|$)")
_FIRST_OR_SECOND_PERSON = _pattern(r"\b(?:we|we're|we've|we'll|our|ours|us|you|your|you're|you'll|yours)\b(?!\.)")
# What each sentence of an appeal has at least one of; the rest need not be looked at.
_MAYBE_APPEAL = _pattern(
    r"\b(?:we|our|ours|us|you|yours?|donate|contribute|give|support|fund|sustain|protect|power|back|help|make|become|"
    r"join|supporting|funding|sustaining|protecting|powering|backing|readers|subscribe|funded|powered|supported|"
    r"paid for|made possible|little as)\b"
)
_UPPER_US = re.compile(r"\bUS\b")  # the country, not the pronoun
_TRADE = re.compile(
    r"\b(?:journalis[mt]s?|reporters?|reporting|newsrooms?|readers?|readership|paywalls?|subscribers?|"
    r"subscriptions?|supporters|"
    r"donations?|donors|contributions?|newsletters?|investigations|independent media|fact-check\w*|the facts|"
    r"ad-free|free to read|"
    r"editorial independence|billionaire owner|shareholders or)\b",
    re.IGNORECASE,
)
_GIFT = r"(?:support|donations?|contributions?|gifts?|generosity|subscriptions?|membership)"
_OUR_WORK = (
    r"(?:our|quality|independent|fearless|public[- ]interest|public[- ]service|local|trustworthy|trusted|honest|"
    r"free|investigative|open|real)"
    r"(?:,? (?:and )?(?:\w+[ -]){0,2})(?:journalism|reporting|newsrooms?|journalists|reporters|media|news coverage)"
)
_APPEALS = (
    # "Your support helps us to …", "Your gift makes all the difference"
    _pattern(
        rf"\byour (?:\w+ ){{0,2}}{_GIFT}\b.{{0,60}}\b(?:us|our|all the difference|a difference|possible|matters?|"
        rf"counts|journalis[mt]s?|reporting|newsroom)\b"
    ),
    # "without your support", "we depend on your donations"
    _pattern(rf"\b(?:with|without|thanks to|rely on|depend on|because of) your (?:\w+ ){{0,2}}{_GIFT}\b"),
    # "Support our journalism", "please help fund independent reporting"
    _pattern(
        rf"(?:^|\b(?:please|consider|choose to|help us|you can|you help) |^help )"
        rf"(?:support|fund|sustain|protect|power|back)(?:ing)? {_OUR_WORK}\b"
    ),
    _pattern(
        r"\b(?:support|fund|sustain|power)(?:s|ing)? our (?:\w+ ){0,2}(?:journalism|reporting|newsroom|"
        r"journalists|reporters)\b"
    ),
    _pattern(
        r"\b(?:support|back) us (?:now|today|from|every|for (?:just|only|as)|just|by (?:giving|donating|"
        r"subscribing|becoming|making))\b|^support us[.!]?$"
    ),
    # "Donate now", "make a one-off donation", "please consider giving", "become a member"
    _pattern(
        r"^(?:please )?(?:donate|contribute|give)(?: (?:now|today|here|online|monthly|once|what you can))?[.!]?$|"
        r"\bdonate (?:now|today|here|online)[.!]?$"
    ),
    _pattern(
        r"^(?:please |you can |to |and |if you can, |so )*make (?:an?|your) (?:[\w-]+ ){0,4}"
        r"(?:donation|contribution)\b"
    ),
    _pattern(
        rf"\b(?:please|do|will you|would you|could you|you(?:'ll| will)?|"
        rf"why not) consider (?:\w+ ){{0,3}}(?:donating|supporting|giving|making|becoming|subscribing|contributing|"
        rf"an? {_GIFT})\b"
    ),
    _pattern(
        r"^(?:please )?(?:become|join us as) an? (?:[\w-]+ ){0,3}(?:member|supporter|subscriber|patron|"
        r"friend)\b(?! of (?:the )?[A-Z])"
    ),
    # "readers like you", "funded by our readers"
    _pattern(
        r"\b(?:readers|supporters|subscribers|viewers|listeners|members) like you\b|\b(?:funded|powered|"
        r"supported|paid for|made possible) (?:\w+ )?by (?:you\b|our readers|our members|our supporters|readers\b)"
    ),
    # "From as little as £1 a month", with what it is for
    _pattern(
        r"^(?:from )?(?:for )?as little as .{1,40}$|\b(?:us|our|we|you|your)\b.{0,80}\b(?:from|for) "
        r"(?:just|only|as little as) [£$€]\d|^(?:support|donate|contribute|subscribe|give|join)\b.{0,80}\b"
        r"(?:from|for) (?:(?:just|only) [£$€]|as little as [£$€]?)\d"
    ),
    _pattern(r"^(?:from )?(?:for )?(?:just|only|as little as) [£$€]?\d[^.]{0,60}\b(?:you|us|our|support|journalism)\b"),
    # "Our journalism is free to read but not to make"
    _pattern(
        r"^our (?:\w+ ){0,2}(?:journalism|reporting|newsroom|journalists) (?:is|are) (?:\w+ ){0,2}(?:free|funded|"
        r"paid|powered|open)\b"
    ),
    # "Help us keep …"
    _pattern(
        r"^(?:please )?help us (?:to )?(?:keep|continue|report|tell|fund|hold|stay|grow|protect|do|bring|make|"
        r"reach|sustain|investigate|uncover)\b"
    ),
)


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
            plain = _normalise(text[start:end]) if end - start <= 2000 else ""
            yield _Sentence(start, end, number, _voice(plain), plain)
        start = end


def _voice(sentence: str) -> _Voice:
    """How much one normalised sentence speaks as the publisher to the reader; quotes do not count."""
    if not _MAYBE_APPEAL.search(sentence):
        return _Voice.NONE
    own = _UPPER_US.sub("the country", _QUOTED.sub(" ", sentence))
    if not own or _REPORTED.search(own):
        return _Voice.NONE
    if any(pattern.search(own) for pattern in _APPEALS):
        return _Voice.APPEAL
    if not _FIRST_OR_SECOND_PERSON.search(own):
        return _Voice.NONE
    return _Voice.CLEAR if _TRADE.search(own) else _Voice.HINT


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
