"""What the parts of a scraped page that are not the article look like, by kind.

A kind is written as a block: one alternative a line, with comments between. All are matched against
normalised lines (plain quotes, single spaces, no list marks), and case does not matter.
"""

import re


def _one_of(*blocks: str) -> re.Pattern[str]:
    """The pattern that matches what any line of the blocks matches; lines that begin with "#" are comments."""
    lines = (line for block in blocks for line in block.splitlines())
    return re.compile("|".join(line for line in lines if line and not line.startswith("#")), re.IGNORECASE)


_PLATFORM = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|reddit|pinterest|threads|bluesky|"
    r"mastodon|snapchat|flipboard|google news|apple news|messenger|social media|viber|weibo|wechat)"
)
_PLATFORMS = rf"{_PLATFORM}\b(?:(?:,| and| or|/| \|)* ?{_PLATFORM}\b)*"
_AGENCY = (
    r"(?:afp|agence france-presse|reuters|ap|associated press|epa-efe|epa|efe|getty images|getty|shutterstock|alamy|"
    r"istock|dpa|ansa|xinhua|tass|pa wire|pa media|pa images|pa|anadolu agency|anadolu|bloomberg|upi|zuma press|zuma|"
    r"unsplash|pixabay|pexels|wikimedia commons|wikimedia|flickr|adobe stock|nurphoto|sipa usa|sipa|"
    r"picture alliance|imago images|imago|rex features|corbis|kyodo|yonhap|handout|supplied)"
)
_NAME = r"(?:(?-i:[A-Z])[\w.'-]+)"  # a capitalised word
_NAMES = rf"{_NAME}(?: (?:{_NAME}|de|da|del|van|von|der|den|al|el|bin|ibn|for)){{0,4}}"
_CREATOR = rf"(?:{_AGENCY}|{_NAMES})"
_CREATORS = rf"{_CREATOR}(?:(?: ?[/|,] ?| on | via ){_CREATOR})*"
_PICTURE = r"(?:photo(?:graph)?s?|pictures?|pics?|images?|illustrations?)"
_PAGES = r"(?:articles?|stor(?:y|ies)|news|topics?|content|coverage|links?|posts?|tags|reading|items?|videos?)"
_READ_ALSO = r"(?:also )?read (?:more|also|next|on)|also read|see also|further reading"
_RELATED = rf"related(?: {_PAGES})?"
_HEADLINE = r"(?: ?[:|>»].*| [–—-] .*)"
_NOTE = r"(?: ?[:|] ?.{0,60}| [–—-] .{0,60})?"
_MEDIA = r"(?:article|story|episode|podcast|video|audio|broadcast|stream|report)"
_TO_YOU = r"(?:in)?to your (?:inbox|e-?mail|mailbox|phone)"
_CONSENT = r"(?:agree|accept|consent|acknowledge|confirm|terms|privacy)"
_SUBSCRIBER = r"(?:subscribers?|subscribed|members?|registered|customers?)"
_ASK = r"(?:what do you think|do you agree|let us know|tell us|share your|have you)"
_KIND = r"(?:(?:only|some|our|own|and|or|essential|necessary|third-party|functional|analytical|tracking|optional) )"
_SUPPORT = r"(?:support|fund|sustain|protect|power|back)"
_SUPPORTING = r"(?:donating|supporting|funding|giving|making|becoming|subscribing|contributing)"
_LITTLE = r"(?:(?:just|only) [£$€]|as little as [£$€]?)"
_GIFT = r"(?:support|donations?|contributions?|gifts?|generosity|subscriptions?|membership)"
_OUR_WORK = (
    r"(?:our|quality|independent|fearless|public[- ]interest|public[- ]service|local|trustworthy|trusted|honest|"
    r"free|investigative|open|real)"
    r"(?:,? (?:and )?(?:\w+[ -]){0,2})(?:journalism|reporting|newsrooms?|journalists|reporters|media|news coverage)"
)


# --- words that decide about a line ----------------------------------------------------------------

# Nothing but the marks that rules are made of.
RULE = re.compile(r"[-_=~*•·.…—–+#|/\\◆■●▪★☆♦ ]{3,}|[*•·—–_|-]{1,2}")

# A line with a reporting verb tells what somebody said and is no button or notice.
REPORTED = re.compile(
    r"\b(?:said|says|tells|told|added|adds|urged|urges|wrote|writes|warned|warns|asked|asks|ordered|orders|chanted|"
    r"shouted|announced|explained|replied|declared|according to|reported|reports that|promised|argued|heard|recalled|"
    r"insisted|begged|pleaded|reads|posters?|slogans?|banners?)\b",
    re.IGNORECASE,
)

# A row of buttons ("Share on Facebook | Email | Print") has words that say what a button does, and fillers.
BUTTON = _one_of(r"""
share|tweet|retweet|e-?mail|print|save|copy|sms|gift|bookmark|subscribe|login|register
facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|messenger|flipboard|bluesky|mastodon|instagram
youtube|tiktok
""")
BUTTON_FILLER = _one_of(r"""
x|threads|pocket|comments?|like|follow|pin|post|mail|sign|link|url|more|options|close|article|story|page
this|that|on|via|by|to|with|the|an?|and|or|in|us|it
""")


# --- labels: furniture when they are the whole line ------------------------------------------------

_POINTERS = rf"""
# "Read more: …", "Related – …", "Watch: …": a pointer to another page with its headline, or without
(?:please )?(?:also )?(?:{_READ_ALSO}|{_RELATED}|read(?: this)?|also see|see more|(?-i:MORE)|more on this){_HEADLINE}
(?:please )?(?:also )?(?:in pictures|watch(?: now| live| this)?|listen|video|recommended(?: reading)?){_HEADLINE}
{_READ_ALSO}|{_RELATED}|also see|see more|topics
# "READ MORE Another headline": the label tells itself by its capitals
(?-i:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED) [^.]{{1,200}}
# "Read more about …", "Read the full story here"
read more (?:about|on|from|at|in our|stories|here)\b[^.,;]{{0,80}}
read (?:the )?full (?:story|article|report|text)[^.,;]{{0,40}}
# Lists of other pages
(?:the )?(?:most|what's) (?:popular|read|viewed|shared|commented|watched|trending)(?: (?:now|today|this week|{_PAGES}))?
(?:the )?most (?:popular|read|viewed|shared|commented|watched) (?:in|on|from) \S+(?: \S+){{0,2}}
(?:trending|popular|latest)(?: (?:now|today|headlines|updates|{_PAGES}))?
explore more(?: (?:on|from|in|about) .{{1,40}})?
recommended(?: (?:for you|by \S+|{_PAGES}))?
you (?:may|might) (?:also )?(?:like|enjoy|be interested in|have missed)\b.{{0,30}}
(?:the )?editors?(?:'s|s')? (?:picks?|choice)|top (?:stories|headlines|news)
don'?t miss(?: this)?|in case you missed it|(?:from )?around the web
more (?:headlines|top stories|{_PAGES})(?: (?:from|on|about|in)(?: \S+){{1,5}})?
more (?:from|in) \S+(?: [^\s.,;]+){{0,4}}|more on this (?:story|topic)
(?:what to )?(?:read|watch) next|up next|(?:next|previous)(?: (?:article|story|post|page))?
(?:load|show|see|view) (?:more|all)(?: \S+){{0,3}}
"""

_NAVIGATION = r"""
(?:scroll|back|return|go|jump) (?:back )?(?:up )?(?:to )?(?:the )?top(?: of (?:the |this )?page)?
(?:skip|jump|go) (?:straight )?to (?:the )?(?:main )?(?:content|navigation|footer|header|comments?|search|menu|article)
(?:skip|jump|go) to (?:the )?(?:accessibility|end of ).*
home ?[>»/|›] ?.{0,150}|breadcrumbs?|navigation|(?:toggle|main) (?:navigation|menu)|(?:(?:close|open) )?menu
search|home|close|loading\.*|top|more|got it|ok(?:ay)?|i (?:accept|agree)
(?:tags?|topics?|keywords|categor(?:y|ies)|filed under|posted in) ?:.{0,200}|filed under
about (?:us|the authors?)|contact(?: us)?|help(?: cent(?:er|re))?|faqs?|site ?map|advertise(?: with us)?|careers
press office|accessibility(?: statement| help)?|corrections?(?: policy)?|editorial (?:policy|standards)
(?:cookie|privacy|terms)(?: (?:policy|notice|settings|preferences|statement|cent(?:er|re)))?(?: ?[|&/•·] ?.{0,100})?
terms (?:and conditions|of (?:use|service))(?: ?[|&/•·] ?.{0,100})?
manage (?:cookies?|consent|preferences)
"""

_ADVERTISEMENTS = rf"""
(?:advertisements?|advertising|adverts?|ads?|advertorial|sponsored|promoted){_NOTE}
(?:(?:sponsored|promoted|paid|partner) content|(?:sponsored|paid) post|(?:sponsored|paid for) by .{{1,40}}){_NOTE}
skip (?:ad|advert|advertisement)|ad feedback|remove ads|report (?:this )?ad
(?:story|article|content|text|report) continues? (?:below|after|under).{{0,40}}
(?:scroll (?:down )?|swipe )to continue.{{0,30}}|(?:continue|keep) (?:reading|scrolling)(?: [^.,;]{{1,60}})?\.{{0,3}}
"""

_PLAYERS = rf"""
(?:listen|play|watch)(?: to)?(?: (?:this|the|our))?(?: (?:full|latest|live))?(?: {_MEDIA})?(?: (?:here|now|live))?
(?:listen|play|watch)(?: to (?:this|the) {_MEDIA})? ?[·•|(–—-]? ?\d+ ?min.{{0,20}}
\(?(?:about |approx\.? )?\d+[- ]?min(?:ute)?s?[- ](?:read|listen|watch|video)\)?|\d+:\d\d
(?:estimated )?(?:reading|read|listening) time ?:? ?.{{0,25}}
(?:video player|media|audio) is loading\.*|now playing|your browser does not support .{{0,80}}
this (?:audio|voice|narration) is (?:ai|auto|automatically|computer).{{0,80}}
"""

_TRANSLATION = r"""
powered by \S+(?: [^\s.]+){0,4}|automated translation
(?:this (?:article|page|text|story) (?:was|has been) )?(?:automatically|machine|auto)[- ]?translated\b.{0,80}
this (?:article|page|text|story) (?:was|has been) translated (?:automatically|by (?:a machine|ai|software)).{0,60}
"""

_COMMENTS = r"""
\(?[\d.,]*[km]?\)? ?comments?(?: ?\(?\d[\d,.]*\)?)?\.?|no comments(?: yet)?\.?|readers?'? comments
comments (?:are (?:now )?(?:closed|off|disabled)|section|policy|guidelines|below).{0,40}
(?:leave|add|post|write|view|show|see|hide|read|load|submit)(?: a| your| all| more| \d+)* (?:comments?|reply|replies)
(?:view|show|see|hide|read|load)(?: all)? comments \(?\d+\)?|(?:leave a reply )?cancel reply|responses|reply
be the first to (?:comment|reply|share).{0,40}|have your say.{0,40}
(?:sort by )?(?:newest|oldest|most recommended)(?: first)?
[\d.,]+ ?[km]? (?:shares?|likes?|views?|reactions?|retweets?|reposts?|replies)
"""

_FORMS_AND_PICTURES = r"""
(?:your )?(?:name|website|e-?mail address|message)(?: \(?(?:required|optional)\)?)?|save my name.{1,120}
(?:view|open|enlarge|see|expand|zoom)(?: this| the)? (?:image|photo|picture|gallery|slideshow)s?(?: in .{1,20})?
(?:hide|show|toggle|view|open|see|expand)(?: the)? captions?|(?:image|photo|slide)? ?\d+ ?(?:of|/) ?\d+
"""

_RIGHTS = rf"""
(?:©|\(c\)|copyright (?:©|\(c\))|&copy;).{{0,250}}|.{{0,200}}\ball rights (?:are )?reserved\.?
copyright \d{{4}}(?: ?[-–,] ?\d{{4}})?,?(?: by)?(?: {_NAMES})?[.,]?
(?:re-?published|reproduced|reprinted|used) with (?:the )?permission.{{0,100}}
this (?:material|article|story|content|work) (?:may not|must not|cannot) be (?:published|reproduced|copied).{{0,150}}
"""

_SIGN_OFFS = rf"""
# "ab/cd (AFP, dpa)", "ab/cd"
(?-i:[a-z]{{1,5}})(?:/(?-i:[a-z]{{1,5}})){{0,3}} ?\((?:[^(),]{{2,30}}, ?){{0,7}}{_AGENCY}(?:, ?[^(),]{{2,30}}){{0,7}}\)
(?-i:[a-z]{{2,4}})(?:/(?-i:[a-z]{{2,4}})){{1,3}}
# "(Reuters)", "Source: AFP/Getty Images", "With inputs from agencies"
[\[(–—-]* ?(?:source ?: ?|with |via )?{_AGENCY}(?:(?: ?[/,|&] ?| and | via ){_AGENCY}){{0,5}}[\])]?\.?
\(?(?:source ?: ?|with )?(?:news |wire )?agencies\)?
\(?with (?:additional )?(?:inputs?|material|files) (?:from|by) .{{1,80}}
# "(Reporting by Jane Doe; Editing by John Roe)"
\((?:additional |by )?(?:reporting|writing|editing|compiled)\b.{{0,20}} by .{{1,250}}\)
(?:additional )?reporting by .{{1,120}}; ?(?:writing|editing|additional).{{1,200}}
"""

LABEL = _one_of(
    _POINTERS,
    _NAVIGATION,
    _ADVERTISEMENTS,
    _PLAYERS,
    _TRANSLATION,
    _COMMENTS,
    _FORMS_AND_PICTURES,
    _RIGHTS,
    _SIGN_OFFS,
)

# A label under which links to other pages are listed.
LIST_LABEL = _one_of(rf"""
(?:{_READ_ALSO}|related|recommended) ?:?
(?:related|recommended|trending|more|top|latest|popular) (?:{_PAGES}|now|for you) ?:?
(?:most (?:popular|read|viewed|shared)(?: \S+)?|you (?:may|might) also (?:like|enjoy)) ?:?
""")


# --- calls: furniture when the line begins so, unless it reports what somebody said ----------------

_SHARING = rf"""
# "Share this article with your friends", "Share on X"
share (?:this|your (?:thoughts|views|opinion|feedback)|with (?:your )?friends)\b(?: [^\s,;]+){{0,9}}$
(?:please )?(?:share|tweet|post|send|save|pin) .{{0,40}}\b(?:on|via|to|with) {_PLATFORMS}[.!]?$
# "Follow us on …", "Like our page", "Join our channel"
(?:you can )?(?:also )?(?:follow|find|like|join) [@\w. ]{{1,40}} (?:on|via|at) (?:our )?{_PLATFORM}\b.{{0,80}}$
(?:add|watch|connect with) [@\w. ]{{1,40}} (?:on|via|at) (?:our )?{_PLATFORM}\b.{{0,80}}$
(?:follow|like|contact|e-?mail) us(?: (?:here|today|now))?[.!:]?$|follow @\w+
follow (?:the author|this topic|this author)[.!]?$|send (?:this )?to a friend|like this:?$
join our .{{0,60}}\b(?:channels?|groups?|community|newsletters?|forums?|mailing list|membership|readers)\b
join our .{{0,60}}\b(?:telegram|whatsapp)\b
(?:contact|e-?mail|write to|reach) .{{0,50}}\S+@\S+\.\w+[.)]?$
(?:make|add|set|choose) .{{1,40}}\b(?:preferred (?:source|site)|preferred on)\b
(?:copied|link copied|url copied|copy (?:link|url))\b.{{0,20}}$
"""

_NEWSLETTERS = rf"""
subscribe(?:[.!]?$| (?:to|now|today|here|for|from|with|via|on)\b)|.{{0,80}}[.!?] subscribe(?: now| today)?[.!]?$
subscribe and (?:get|read|support|enjoy|unlock|receive|never|stay)\b
(?:please )?(?:sign|signing) ?up\b(?:[.!]?$| (?:now|today|here|free)\b)
(?:please )?(?:sign|signing) ?up (?:for|to|with|and) .*\b(?:newsletters?|updates?|alerts?|briefings?|digest)\b
(?:please )?(?:sign|signing) ?up (?:for|to|with|and) .*\b(?:inbox|e-?mails?|notifications?|free|account|our)\b
(?:get|receive|want|never miss|stay|keep) .{{0,120}}\b(?:in your inbox|{_TO_YOU}|newsletters?|by e-?mail)\b
(?:get|receive|want|never miss|stay|keep) .{{0,120}}\b(?:push notifications|e-?mail alerts?|news alerts?)\b
.{{0,200}}\b(?:delivered|sent|straight|direct(?:ly)?) (?:right |straight |directly )?{_TO_YOU}\b
(?:please )?(?:enter|provide|confirm|type|check) (?:your|a valid) e-?mail
your e-?mail(?: address)? (?:will|is|has)\b|e-?mail address[*:]?$|invalid e-?mail
by (?:signing up|subscribing|registering|submitting|entering|providing|creating|joining)\b.*\b{_CONSENT}\b
by (?:clicking|continuing|using)\b.*\b{_CONSENT}\b
(?:i would like|yes, (?:i|send)).*\b(?:e-?mails?|newsletters?|offers|updates)\b
you can unsubscribe|unsubscribe\b(?! \w+ed)|thank(?:s| you) for (?:subscribing|signing up|registering)
thank(?:s| you) for (?:reading (?:this|our|us)|your (?:support|subscription|registration|comment))
"""

_ACCOUNTS = rf"""
(?:already|not(?: yet)?|are you|existing) (?:an? )?(?:\S+ ){{0,2}}{_SUBSCRIBER}\b ?(?:\?|:|[.!]?$|log|sign)
already have an account|(?:don't|do not) have an account|create (?:an?|your)(?: free| new)? account
(?:please )?(?:log|sign) ?-?in(?:[.!]?$| (?:to|or|here|with|now|and)\b)(?! with (?:a|the) win)|you must be logged in
register (?:for free|now|today|here|with us|to (?:read|continue|comment|access))
(?:log ?out|register|my account|your account)$
(?:start|begin|manage|renew|activate|claim|get) (?:your|a|my) .{{0,60}}\b(?:subscription|free trial|trial|membership)\b
(?:start|choose|take out|upgrade|extend|see) (?:your|our|a) .{{0,60}}\bsubscriptions?\b
(?:subscription|subscribe) (?:options|offers?|plans?)\b
(?:want|would you like|do you want|wish) to (?:bookmark|save|read|see|listen|comment|join|hear|get|share) .{{0,150}}\?
bookmark (?:this|your|our) (?:\S+ )?(?:articles?|stor(?:y|ies)|pages?)\b|bookmark$
save (?:this )?(?:article|story|for later)
(?:(?:the rest of )?this|our) (?:page|{_PAGES}) (?:is|are) (?:\S+ ){{0,4}}(?:for|to) (?:\S+ ){{0,3}}{_SUBSCRIBER}\b
(?:for )?(?:subscribers?|members)[ -]only\b|exclusive to (?:subscribers|members)
you(?:'ve| have) (?:reached|read|used|exceeded|\d+).{{0,40}}\b(?:free|articles?|limit)\b
unlock (?:this (?:article|story)|unlimited|full access|premium|exclusive)\b
unlock (?:all|more) (?:articles|stories|content|access)\b
to (?:continue|keep) reading\b|to read (?:the|this) (?:full|rest|article|story)\b
(?:for|get|enjoy) (?:unlimited|full|exclusive|ad-free) (?:digital )?access\b
"""

_APPS = r"""
(?:download|get|try|install|open|view|read|continue)\b.{0,40}\b(?:the|our|this|in) (?:\S+ ){0,2}app\b(?! store)
download on the app store|get it on google play|(?:turn on|enable|allow|manage) (?:\S+ ){0,2}(?:notifications?|alerts)\b
(?:please )?(?:click|tap|press) (?:here|below|on the|the (?:link|button|image|icon|photo))\b
(?:please )?(?:click|tap|press) to (?:read|view|see|watch|share|expand|enlarge|play|subscribe)\b
(?:hit|click) the (?:bell|subscribe)
"""

_DISCUSSION = rf"""
join (?:the|our|in|this) (?:\S+ ){{0,2}}(?:conversation|discussion|debate|comments?|forum)\b(?: [^\s,]+){{0,6}}$
join .{{0,60}}\b(?:conversation|discussion|debate)s?\b.*\b(?:readers?|replies|comment(?:er)?s|users|subscribers)\b
{_ASK}\b.*\b(?:in the comments?|comments? section|below)\b
{_ASK}\b.*\byour (?:story|experience|thoughts|views)\b
(?:read|see) our comment(?:s|ing)? (?:policy|guidelines)|comments (?:are|will be) (?:moderated|reviewed)
got a (?:tip|story|news tip)\?|(?:do you )?have (?:a|any) (?:story|tip|news tip|confidential tip)s?\b.{{0,60}}\?
(?:report|suggest) (?:an? )?(?:error|correction|typo)\b
(?:notice|spot|spotted|found|see) (?:an?|any) (?:error|mistake|typo)s?\?
"""

_COOKIES = rf"""
(?:we|(?:this|our) (?:web)?site|our partners)\b.{{0,60}}\b(?:uses?|stores?|using) {_KIND}*cookies\b
(?:accept|reject|allow|decline|manage|customi[sz]e)(?: all| optional| necessary| our)*(?: cookies)?[.!]?$
(?:accept|reject|allow)(?: all)?(?: cookies)? and (?:continue|close)[.!]?$
this (?:site|page|form) is protected by|(?:please )?(?:enable|turn on|allow) (?:javascript|cookies)\b
javascript (?:is|must)|you (?:need|must have) javascript|your browser (?:is|does) not\b
"""

CALL = _one_of(_SHARING, _NEWSLETTERS, _ACCOUNTS, _APPS, _DISCUSSION, _COOKIES)


# --- credits of pictures ---------------------------------------------------------------------------

# The line is a credit, or a caption with one, by its beginning.
CREDIT = _one_of(rf"""
# "Photo: …", "Image source, …", "Credit: Jane Doe/Agency"
(?:(?:featured|main|top|cover|file) )?{_PICTURE}(?: (?:credits?|sources?|captions?|by|courtesy(?: of)?))* ?[:/©] ?\S.*
image (?:source|credit)s?\b.*|(?:photo|picture|image|video) captions?\b.*|caption ?: .*|credits? ?: ?{_CREATORS}
# "Picture by Jane Doe on Agency"
\(?(?:{_PICTURE}|videos?)(?: (?:is|are|was|taken|provided|supplied))* (?:by|via|credits?) {_CREATORS}\)?\.?
\(?(?:{_PICTURE}|videos?)(?: (?:is|are|was|taken|provided|supplied))* courtesy(?: of)? {_CREATORS}\)?\.?
# "TOPSHOT - …", "FILE PHOTO: …", "FILE - …": wire services' captions
(?-i:(?:TOPSHOTS?|FILE|HANDOUT|(?:FILE|File) (?:PHOTO|photo|PICTURE|picture|IMAGE|image))(?: ?[:–—]| -) ?\S.*)
""")

# The line ends in a credit.
CREDIT_TAIL = _one_of(rf"""
# " / AGENCY / Jane Doe"
(?:^|\s|[.!?"])/ ?{_AGENCY}(?: photos?| images?| pictures?)?(?: ?/ ?[^/]{{2,40}})?$
# "(Photo by Jane Doe)", "[File: Agency]", "(Supplied)"
[\[(](?:{_PICTURE}|file|courtesy|handout|supplied|via|credit)\b[^()\[\]]{{0,80}}[\])]\.?$
# "[Agency]", "[Jane Doe/Agency]", "[Jane Doe/Harbour Post]"
\[[^\[\]]{{0,80}}\b{_AGENCY}(?: photos?)?\]\.?$|\[{_NAMES} ?/ ?{_NAMES}\]\.?$
# "(Jane Doe/Agency)", "(Agency/Jane Doe)"
\({_NAMES} ?[/,|–—-] ?{_AGENCY}\b[^()]{{0,40}}\)\.?$
\({_AGENCY}(?: photos?)? ?[/|] ?{_NAME} {_NAMES}[^()]{{0,30}}\)\.?$
# "(Agency Photo/Jane Doe, File)", "(Jane Doe via Agency)"
\({_AGENCY} (?:file )?(?:photo|image|picture|file)s?(?:(?: ?[/|,–-]| by) ?[^()]{{2,50}})?\)\.?$
\([^()]{{0,60}} via {_AGENCY}\)\.?$
# "… . Jane Doe/Agency"
(?:^|[.!?|"] ?|\s[–—-] ){_NAMES} ?/ ?{_AGENCY}(?:(?: ?/ ?| via ){_AGENCY})*\.?$
# "AGENCY/Jane Doe"
(?:^|[.!?|"]|\s){_AGENCY}(?: photos?)?/{_NAME} {_NAMES}(?:/{_NAME}(?: {_NAME})?)?\.?$
# "… . Agency", "… via Agency"
(?:[.!?|"] |\s[–—-] |© ?|\bvia ){_AGENCY}(?:(?: ?[/,|] ?| via ){_AGENCY})*(?: photos?| file photo| pics?)?$
# "… . Photo: Jane Doe/Agency"
[.!?|)"] ?(?:file )?(?:{_PICTURE}|credits?|source)(?: credits?)?(?: by|:|/| courtesy(?: of)?:?) ?{_CREATORS}\.?$
# "… © Jane Doe"
\S\s?©\s?[\w .,'/-]{{2,50}}$
""")


# --- appeals: sentences in which the publisher speaks to the reader --------------------------------

FIRST_OR_SECOND_PERSON = _one_of(r"""
\b(?:we|we're|we've|we'll|our|ours|us|you|your|you're|you'll|yours)\b(?!\.)
""")
TRADE = _one_of(r"""
\b(?:journalis[mt]s?|reporters?|reporting|newsrooms?|readers?|readership|paywalls?|subscribers?|subscriptions?)\b
\b(?:supporters|donations?|donors|contributions?|newsletters?|investigations|independent media|fact-check\w*)\b
\b(?:the facts|ad-free|free to read|editorial independence|billionaire owner|shareholders or)\b
""")
APPEAL = _one_of(rf"""
# "Your support helps us to …", "Your gift makes all the difference"
\byour (?:\w+ ){{0,2}}{_GIFT}\b.{{0,60}}\b(?:us|our|all the difference|a difference|possible|matters?|counts)\b
\byour (?:\w+ ){{0,2}}{_GIFT}\b.{{0,60}}\b(?:journalis[mt]s?|reporting|newsroom)\b
# "without your support", "we depend on your donations"
\b(?:with|without|thanks to|rely on|depend on|because of) your (?:\w+ ){{0,2}}{_GIFT}\b
# "Support our journalism", "please help fund independent reporting"
(?:^(?:help )?|\b(?:please|consider|choose to|help us|you can|you help) ){_SUPPORT}(?:ing)? {_OUR_WORK}\b
\b(?:support|fund|sustain|power)(?:s|ing)? our (?:\w+ ){{0,2}}(?:journalism|reporting|newsroom|journalists|reporters)\b
\b(?:support|back) us (?:now|today|from|every|for (?:just|only|as)|just)\b
\b(?:support|back) us by (?:giving|donating|subscribing|becoming|making)\b
^support us[.!]?$
# "Donate now", "make a one-off donation", "please consider giving", "become a member"
^(?:please )?(?:donate|contribute|give)(?: (?:now|today|here|online|monthly|once|what you can))?[.!]?$
\bdonate (?:now|today|here|online)[.!]?$
^(?:please |you can |to |and |if you can, |so )*make (?:an?|your) (?:[\w-]+ ){{0,4}}(?:donation|contribution)\b
\b(?:please|do|you(?:'ll| will)?|why not) consider (?:\w+ ){{0,3}}(?:{_SUPPORTING}|an? {_GIFT})\b
^(?:please )?(?:become|join us as) an? (?:[\w-]+ ){{0,3}}(?:member|supporter|subscriber|patron|friend)\b(?! of )
# "readers like you", "funded by our readers"
\b(?:readers|supporters|subscribers|viewers|listeners|members) like you\b
\b(?:funded|powered|supported|paid for|made possible) (?:\w+ )?by (?:you|(?:our )?readers|our (?:members|supporters))\b
# "From as little as £1 a month", with what it is for
^(?:from )?(?:for )?as little as .{{1,40}}$
\b(?:us|our|we|you|your)\b.{{0,80}}\b(?:from|for) {_LITTLE}\d
^(?:support|donate|contribute|subscribe|give|join)\b.{{0,80}}\b(?:from|for) {_LITTLE}\d
^(?:from )?(?:for )?(?:just|only|as little as) [£$€]?\d[^.]{{0,60}}\b(?:you|us|our|support|journalism)\b
# "Our journalism is free to read but not to make"
^our (?:\w+ ){{0,2}}(?:journalis[mt]s?|reporting|newsroom) (?:is|are) (?:\w+ ){{0,2}}(?:free|open|funded|paid|powered)\b
# "Help us keep …"
^(?:please )?help us (?:to )?(?:keep|continue|report|tell|fund|hold|stay|grow|protect|do|bring|make|reach|sustain)\b
^(?:please )?help us (?:to )?(?:investigate|uncover)\b
""")
