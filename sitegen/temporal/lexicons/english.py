"""English words that are not of time: what the guards and the clues ask for around an expression."""

from __future__ import annotations

# Words that need a capital (or a day's number beside them) to be a name of the calendar.
NEED_CAPITAL = frozenset("may march mar august dec sun sat wed mon jan apr jun fri thu tue sep oct nov aug jul feb".split())
# Months that are also people, places and deeds.
ALSO_NAMES = frozenset("march april may june august jan".split())
SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
STREETS = frozenset("street avenue road lane boulevard drive st ave rd blvd square way plaza place court".split())
POSSESSIVES = frozenset("his her their my your our its".split())
# Nouns after which "the May ..." is a person's: "the May government".
PERSONS_NOUNS = frozenset(
    "government cabinet administration ministry premiership team camp era campaign family household presidency".split()
)
# "Today's world", "today's youth": of these times and of no day.
OF_OUR_TIME = frozenset(
    """world society youth generation generations children kids teenagers teens youngsters students parents families women men
    consumers voters readers technology computers economy climate standards terms money dollars prices values culture politics
    life media age era""".split()
)
NOT_BEFORE_NUMERIC = frozenset("version v build release section chapter ip article figure table".split())
REPORTING = frozenset("said told says reported announced added wrote declared stated confirmed tweeted posted insisted".split())
BEFORE_SUPERLATIVES = frozenset("the a an its their his her our my 's ’s".split())
NO_SUPERLATIVES = frozenset(  # words in "est" that compare nothing
    """west midwest interest forest protest request test arrest guest harvest contest rest unrest latest budapest modest honest quest
    priest conquest inquest manifest nest chest pest vest crest""".split()
)
# Words that make a number of four digits something else than a year.
NOT_BEFORE_YEAR = frozenset(
    "$ € £ ¥ # + / no nos number flight room page route highway model us$ c$ than nearly some about approximately over least most"
    " x article section boeing airbus area code line channel top only up under almost worth".split()
)
MEASURED_ADJECTIVES = frozenset(
    "year day page foot mile strong member pound ton metre meter man seat word room square kilometre kilometer acre".split()
)
AT_AN_HOUR = frozenset("at @ by until till til from before b4 after around about since".split())  # "at 9 tonight"
BEHIND_AN_HOUR = frozenset(
    "and or then so if but ok pls plz lol x xx xxx to til till until on at in for w tonight sharp thx hun mate".split()
)
OF_AN_EVENING = frozenset("tonight tonite 2nite nite night evening eve pm dinner drinks pub club gig party film movie quiz".split())
# Before it "sat" is a verb and "sun" a star.
NO_WEEKDAY_BEHIND = {
    "sat": frozenset("i he she it we they u you who and just".split()),
    "sun": frozenset("the a my some more no of in hot this".split()),
    "wed": frozenset("to they newly we".split()),
    "mon": frozenset(),
    "fri": frozenset(),
    "thu": frozenset(),
    "tue": frozenset(),
}
# "will last 22 days": a verb and no relation.
BEFORE_THE_VERB_LAST = frozenset("will would to could can may might must should shall did does not n't 'll ’ll t usually typically".split())
HOLIDAYS_WRITTEN_SMALL = frozenset("xmas christmas halloween thanksgiving easter".split())  # by whoever writes messages
BEFORE_SHORT_WEEKDAY = frozenset("on last next this until til till by from to since every both between".split())  # "on sat"
# In front of "31/10".
BEFORE_SHORT_DATE = frozenset("on is by until till til from ends starts begins before after since due dated date between".split())
# A count of things per unit: "$2 million a year", "20% annually".
SHARES = frozenset("% percent percentage million billion trillion thousand hundred bn m k".split())
# In front of a length without a number: "for weeks"; "three-day days" and "the old days" are no such thing.
BEFORE_BARE_UNITS = frozenset(
    """for in after within of over through throughout during since before by about just only the these those last take takes took taken
    spend spends spent spending wait waited waiting lasted lasts lasting last need needs needed has have been and or than as mere
    be on until to from until at around nearly almost perhaps maybe under between those such""".split()
)
# What goes by its number: "the 11th Circuit", "the 3rd Infantry Division".
NUMBERED_THINGS = frozenset(
    """circuit cavalry infantry army armies division regiment brigade corps battalion company squadron fleet panzer airborne marine guards
    armoured armored dragoons hussars lancers fusiliers foot light mechanized mechanised artillery flotilla wing congress parliament
    amendment session district precinct ward street avenue arrondissement plenum""".split()
)
ALSO_TITLES = frozenset(("today",))  # "USA Today"
# What is named after a weekday and is none: "Friday prayers".
NAMED_AFTER_DAYS = frozenset(
    "prayers prayer sermon sermons times telegraph mirror express post mail herald tribune independent world school".split()
)
NAMED_DAYS = frozenset("bloody black super cyber giving".split())  # "Bloody Sunday"
OF_A_GAME = frozenset("touchdown touchdowns comeback lead buzzer goal goals basket interception field".split())  # "third-quarter touchdown"
PERSONS = frozenset("son daughter child baby boy girl infant toddler man woman twins puppy kitten brother sister".split())
# Words after which "May", "March", "April", "June", "August" are a person, a place or a deed.
HONORIFICS = frozenset("mr mrs ms miss dr sir lady lord president minister secretary theresa prof senator sen rep judge".split())

# --- verb forms, for clues.py ---
FUTURE_AUX = frozenset("will 'll ’ll shall wo would may might should".split())  # "wo": won't
# What makes "to" + verb point forward: "is to", "plans to", "agreed to".
TO_VERB = frozenset(
    """is are was were be been 's ’s 're ’re set due scheduled expected slated planned plans plan planning going likely supposed about
    hopes hope intends intend wants want wanted agreed agrees vowed vows promised promises wish aims prepares preparing poised proposed
    decided pledged threatened ordered urged asked invited expects expecting willing need needs ready refuses refused order seeks seeking
    bound called calls""".split()
)
FUTURE_WORDS = frozenset(
    """due scheduled expected planned planning payable upcoming expiring slated effective tentatively
    postponed delayed rescheduled intends hopes please pls""".split()
)
# What is arranged beforehand: without a verb in the past, "a rally on Monday" is to come.
ARRANGED = frozenset(
    """rally rallies protest protests march marches strike strikes demonstration demonstrations meeting meetings summit summits talks vote
    votes voting ballot election elections runoff referendum hearing hearings conference deadline ceremony debate debates session trial
    match game final concert parade inauguration launch visit briefing negotiations round forum congress convention""".split()
)
MOVED = frozenset(  # "moved to Friday", "extended until Friday"
    "moved shifted pushed adjourned recessed postponed deferred extended rescheduled back forward".split()
)
BEHIND_A_DAY = frozenset("planned scheduled upcoming expected proposed".split())  # "Thursday's planned march"
ASKING = frozenset("invited asked urged invitation invitations".split())
STAYING = frozenset("remain remains stay stays keep keeps".split())
SAYINGS = frozenset(  # "his announcement in May that they would leave"
    "announcement statement pledge promise threat warning decision claim remark remarks vow offer assurance declaration".split()
)
OF_ANY_YEAR = frozenset(
    "time times album man woman person player book song film movie car team coach word athlete game goal sportsman manager".split()
)  # "album of the year"
SET_FOR = frozenset("set forecast".split())  # "set for Monday"
VERBS_WITH_OVER = frozenset("handed turned took taken take carried crossed went gone was were is all".split())
DENYING = frozenset("neither nor none nobody nothing no".split())  # "neither could be reached Friday"
WEAK_AUX = frozenset("could should".split())  # these tell a tense only in front: not in "his statement Tuesday that they should"
CONDITIONAL = frozenset("would might may should".split())
OF_WHAT_ONE_HAS = frozenset("a an another until till".split())
UNREAL = CONDITIONAL | frozenset("could must".split())  # with "have" behind: told of the past
MODALS = UNREAL | frozenset("will can".split())
# Past and present forms that are also infinitives: "plans to put", "could do".
ALSO_INFINITIVES = frozenset("beat put set cut hit let hurt shut split spread burst cost bet bid quit read become do have say".split())
NOT_OR_HAVE = frozenset("not have ’ve 've".split())  # "could not be reached Friday", "could have left Friday": past
# Present forms that news uses of what is arranged.
SCHEDULED = frozenset(
    """meets begins opens starts resumes reconvenes convenes expires travels arrives departs leaves faces returns kicks hosts closes ends
    airs appears runs goes premieres debuts reaches lands takes comes holds attends celebrates welcomes joins concludes delivers publishes
    unveils enters becomes turns sits speaks flies commences visits plays votes rules marks signs hosts launches tours releases heads
    meet expire resume reconvene""".split()
)
ALSO_PLURALS = frozenset("visits plays votes rules marks signs hosts launches tours releases heads".split())
PRONOUNS = frozenset("he she it who which".split())
OBJECTS = frozenset("the a an his her its their on in at to for against".split())
PASSIVE = frozenset("was were has have had is are".split())
CALLED_OFF = frozenset(
    "cancelled canceled postponed delayed scrapped suspended called put blocked averted banned abandoned halted moved ruled".split()
)
SCHEDULED_PLURAL = frozenset("close open start begin end leave arrive return go run".split())  # after a plural or a pronoun
PRESENT_VERBS = frozenset("is are am has have does do says say 're ’re im".split())
PREPOSITIONS = frozenset(
    "on in at by since until till til from to through during before after for within of over between around due into as under than".split()
)
DETERMINERS = frozenset("a an the its their his her our still newly recently".split())  # before a form in "ed" that is an adjective
PROGRESSIVE = frozenset("is are am 's ’s 're ’re 'm ’m".split())  # "is visiting Oslo on Tuesday": arranged
NOT_PROGRESSIVE = frozenset(  # what takes its time is not arranged for a day
    """nothing anything something everything missing king ring spring string thing evening morning during
    continuing trying considering looking seeking investigating reviewing going""".split()
)
# Names of days and months that are written small stand in messages.
CASUAL_SPELLING = (
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:tues?|thurs?|sept)(?=\s|[?!.,]|$)|(?:next|last|this) (?:mon|wed|fri|sat))\b"
)
CASUAL = frozenset(
    """i u you im we me ur lets ya pls plz thx thnx hey hi lol omg ok okay cu soz tmrw tomoz xx xxx btwn gonna wanna gotta dont cant wont
    ive b4 gr8 ppl rt @""".split()
)  # who writes to whom: a message, not a report
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt sgt sen rep gov st jr sr inc corp co ltd llc dept no vs jan feb mar apr jun jul aug sep sept oct nov dec
    calif fla mich wis minn mass conn pa va wash ill ind tex ariz ore ga ala tenn okla colo kan ky md del mo neb nev""".split()
)
IRREGULAR_PAST = frozenset(
    """was were had did said told made went came took got saw gave knew thought found left felt kept began brought held met ran wrote
    sat stood lost paid led fell rose grew drew flew broke chose drove froze hid rode shook spoke stole swore threw wore won shot
    sent spent built bought caught fought taught sought sold hit cut put set let hurt shut quit split spread burst cost bet bid
    slid struck stuck sank sang rang drank swam hung dug fed fled bled bred sped slept swept wept dealt meant lent bent heard laid
    read became overcame withdrew withheld understood undertook upheld forgot forgave foresaw outdid plunged soared dropped named
    gained agreed died born retook overthrew overran rebuilt arose awoke forbade tore shrank sprang swung clung spun flung strove
    beat bore""".split()
)
# Words in "ed" that are no past forms, and past forms that are mostly participles of what is to come.
BETWEEN = frozenset("also not now only probably likely never again soon then still".split())  # between an auxiliary and its verb
NOT_PAST = frozenset(
    """need indeed hundred red bed speed feed seed weed deed greed breed bleed steed exceed proceed succeed embed united
    alleged so-called wed shed fed fled sacred naked wicked""".split()
)
VERB_WORDS = (
    FUTURE_AUX
    | FUTURE_WORDS
    | SCHEDULED
    | SCHEDULED_PLURAL
    | PRESENT_VERBS
    | PROGRESSIVE
    | IRREGULAR_PAST
    | {"to", "set", "forecast", "could"}
)  # all that tell a tense
# "the May 3 accord", "its 2015 deal": the date tells which thing is meant.
NAMING = frozenset("the a an its their his her our this that those these".split())
AFTER_A_NAME = PREPOSITIONS | VERB_WORDS | frozenset("and or but which when who while than he she it they we i you".split()) | NAMING
MEASURED = frozenset(
    """people men women children soldiers troops police officers workers jobs employees members students prisoners refugees
    residents homes houses miles feet yards meters metres kilometers kilometres km acres hectares pounds tons tonnes kg
    barrels dollars euros percent points shares votes seats copies units aircraft planes tanks vehicles cars passengers
    dead wounded casualties deaths civilians fighters rebels square cubic block words pages cases families others times items
    bodies calories meters""".split()
)
