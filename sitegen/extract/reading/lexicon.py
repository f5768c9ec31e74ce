"""The words of the reader: closed classes, verb forms by rule, and the tables of states, bodies and offices.

All tables are our own.  Tags are single characters, so that patterns over them can be read:

    D determiner   X pronoun   P preposition   C and, or, but   S subordinator   R who, which   H that   T to
    M modal   B be   V have   O do   ! not   A adverb   Q number   N common noun or adjective   Z proper noun
    v verb form   W time expression   ' possessive   $ currency   " quotation mark   , ; : . ( ) - punctuation
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent

_CLOSED = {
    "D": "the a an this these those its his her their our my your both all some any no each every another several many most few more"
    " such either neither certain various",
    "X": "he she it they we i you him them us me himself herself itself themselves ourselves someone anyone everyone nobody none others"
    " nothing everything something anything everybody somebody anybody"
    " there",
    "P": "in on at by with from of for about into over after before during between among amid amidst against without within under"
    " through throughout toward towards via upon onto across around near outside inside behind beyond above below despite"
    " regarding concerning including involving following since until till per alongside amongst ahead along off up out down like as besides"
    " aboard pending versus",
    "C": "and or but nor & yet plus",
    "S": "if when while because although though unless whether once whereas lest so than where why how whenever wherever provided",
    "R": "who which whom whose what",
    "H": "that",
    "T": "to",
    "M": "will would shall should can could may might must wo won't wouldn't shan't shouldn't can't cannot couldn't mightn't mustn't"
    " 'll ’ll 'd ’d ought",
    "B": "be is are was were been being am isn't aren't wasn't weren't 'm ’m 're ’re",
    "V": "has have had having hasn't haven't hadn't 've ’ve",
    "O": "do does did doesn't don't didn't",
    "!": "not never n't n’t",
    "A": "also much still now then just only even already again soon later earlier ago together here away back further far once almost"
    " perhaps however meanwhile instead thus therefore very too quite rather often always sometimes ever well long nearly reportedly"
    " afterwards afterward thereafter separately jointly firmly finally initially recently currently formally briefly previously"
    " otherwise moreover furthermore nevertheless nonetheless indeed hence both-ways apart abroad overseas aside personally directly"
    " privately publicly likely unlikely so-called early late twice yes",
    "Q": "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand million"
    " billion trillion dozen dozens hundreds thousands millions billions bn mn tn half",
}
CONTRACTED_NOT = "n't"


def _closed() -> dict[str, str]:
    return {word: tag for tag, words in _CLOSED.items() for word in words.split()}


CLOSED = _closed()
BE = frozenset(_CLOSED["B"].split())
SUBJECT_PRONOUNS = frozenset("he she it they we i".split())
PAST_BE = frozenset("was were wasn't weren't".split())
PAST_AUX = frozenset("was were wasn't weren't had hadn't did didn't".split())
FUTURE_MODALS = frozenset("will shall 'll ’ll won't shan't wo".split())
ENTRY_VERBS = "verbs.txt"

Form = tuple[str, str]  # (lemma, letters: I base, Z -s, D past, N past participle, G -ing)


@cache
def verb_forms() -> dict[str, Form]:
    """Every form of every listed verb: form -> (lemma, letters)."""
    table: dict[str, Form] = {}
    for lemma, past, participle, doubled, _ in _verb_lines():
        for form, letter in _inflect(lemma, past, participle, doubled):
            known = table.get(form)
            if known is None:
                table[form] = (lemma, letter)
            elif known[0] == lemma and letter not in known[1]:
                table[form] = (lemma, known[1] + letter)
    return table


@cache
def noun_verbs() -> frozenset[str]:
    """Base and -s forms that are nouns as often as verbs: "visit", "talks"."""
    return frozenset(form for lemma, _, _, _, noun in _verb_lines() if noun for form in (lemma, _third(lemma)))


@cache
def _verb_lines() -> tuple[tuple[str, str, str, bool, bool], ...]:
    rows = []
    for line in (HERE / ENTRY_VERBS).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        fields = line.split()
        marks = [field for field in fields[1:] if field in "*!"]
        forms = [field for field in fields[1:] if field not in "*!"]
        past, participle = (forms[0], forms[-1]) if forms else ("", "")
        rows.append((fields[0], past, participle, "!" in marks, "*" in marks))
    return tuple(rows)


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _inflect(lemma: str, past: str, participle: str, doubled: bool) -> list[tuple[str, str]]:
    if lemma == "be":
        return []
    stem = lemma + lemma[-1] if doubled else lemma
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        ing = lemma[:-1] + "ing"
    else:
        ing = stem + "ing"
    if lemma.endswith("e"):
        regular = lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        regular = lemma[:-1] + "ied"
    else:
        regular = stem + "ed"
    forms = [(lemma, "I"), (_third(lemma), "Z"), (past or regular, "D"), (participle or regular, "N"), (ing, "G")]
    if doubled:  # American spelling keeps one: "canceled", "traveling"
        forms += [(lemma + "ed", "D"), (lemma + "ed", "N"), (lemma + "ing", "G")]
    return forms


# ------------------------------------------------------------------ people in office

# A head noun that says what a person does.  The words before it ("UK Foreign", "deputy prime") belong to the office.
OFFICES = frozenset(
    "president vice-president premier chancellor minister secretary ambassador envoy chief leader spokesman spokeswoman spokesperson"
    " commissioner governor mayor senator congressman congresswoman chairman chairwoman chairperson chair director director-general"
    " secretary-general king queen prince princess emperor sultan emir sheikh pope cardinal archbishop bishop patriarch general admiral"
    " colonel major captain commander lieutenant marshal judge justice prosecutor attorney lawyer officer adviser advisor aide counterpart"
    " colleague rival predecessor successor"
    " head deputy mp lawmaker legislator speaker representative rep. sen. gov. gen. lt. col. maj. adm. capt. negotiator"
    " mediator diplomat economist professor analyst expert"
    " ceo cfo coo founder owner manager executive banker billionaire tycoon entrepreneur activist dissident candidate nominee monarch"
    " ruler strongman dictator warlord cleric ayatollah imam rabbi chief-of-staff permanent secretary undersecretary coordinator"
    " high-representative taoiseach tánaiste comptroller treasurer trustee boss coach author journalist reporter correspondent editor"
    " doctor nurse scientist researcher resident official minister-president delegate councillor counsellor counselor"
    " politician president-elect"
    " vice-chancellor vice-premier vice-minister attache attaché consul baroness lord lady sir dame dr dr. mr mr. mrs mrs."
    " ms ms. miss professor prof. rev. reverend"
    " representatives-general rapporteur whip statesman ex-president secretary-designate bank-governor".split()
)
COURTESY = frozenset(
    "sir dame dr dr. mr mr. mrs mrs. ms ms. miss prof. professor rev. reverend lord lady baroness madame hon. his her excellency".split()
)
# Offices whose holders speak for a government, a body or a firm.
# Offices of those who watch and tell.
OBSERVERS = frozenset(
    "analyst expert economist professor reporter correspondent journalist author editor scientist researcher activist historian".split()
)
SPOKESMEN = frozenset("spokesman spokeswoman spokesperson spokespeople".split())

GROUPS = frozenset(
    "leaders presidents ministers premiers chancellors officials diplomats envoys ambassadors negotiators delegates"
    " delegations delegation representatives"
    " secretaries chiefs heads lawmakers legislators senators congressmen mps members allies partners nations countries states powers"
    " governments rebels fighters militants insurgents separatists factions groups parties sides delegation troops forces soldiers"
    " commanders generals donors creditors lenders investors shareholders companies firms banks unions workers strikers employers"
    " regulators mediators experts scientists executives advisers aides lawyers judges prosecutors commissioners governors mayors"
    " activists protesters demonstrators campaigners residents refugees migrants families relatives kings princes monarchs"
    " neighbours neighbors counterparts authorities politicians opposition team quartet trio bloc coalition alliance duo pair economists"
    " units republics tribes clans pilots"
    " inspectors monitors observers peacekeepers spokespeople businessmen chairmen directors bosses owners players clubs towns villages"
    " republicans democrats conservatives tories liberals socialists communists moderates hardliners kurds arabs europeans"
    " managers bankers policymakers financiers organisers organizers clerics elders warlords"
    " emissaries intermediaries signatories guarantors"
    " royalists exiles veterans investigators auditors"
    " agencies committees panels commissions parliaments organisations organizations unions councils ministries"
    " gangs cartels militias tribesmen villagers islanders insurers suppliers operators growers truckers steelmakers chipmakers"
    " automakers drugmakers refiners hauliers landlords councillors pastors bishops chieftains stakeholders sponsors lobbyists"
    " candidates nominees developers contractors traders dealers pensioners consumers borrowers bondholders tenants commuters parents"
    " publishers broadcasters engineers fishermen landowners"
    " kidnappers captors gunmen hijackers guerrillas loyalists jihadists islamists miners drivers"
    " africans asians people citizens hostages prisoners ngos charities rivals opponents backers brokers exporters"
    " importers producers manufacturers retailers carmakers airlines students teachers doctors nurses farmers".split()
)
# People to whom something may be given, though they act in no other news of ours.
RECEIVERS = frozenset(
    "victims survivors homeowners taxpayers customers clients depositors savers households passengers patients women men children pupils"
    " businesses communities evacuees orphans mothers girls boys youths motorists retirees witnesses subscribers users minorities buyers"
    " commuters applicants inmates detainees amputees schoolchildren breadwinners jobless homeless pensioners recipients beneficiaries"
    " firefighters paramedics carers caregivers sailors divers shopkeepers".split()
)
# Verbs with two objects: "give the agency $4m", "sell Turkey missiles".
GIVING = frozenset("give offer promise lend pay send supply provide grant sell award hand pledge loan guarantee allow deny owe".split())
# Groups whose members come for a state or body: "the envoys of Ghana and Mali" are Ghana and Mali.
DELEGATES = frozenset(
    "leaders presidents ministers premiers chancellors officials diplomats envoys ambassadors negotiators delegates delegations delegation"
    " representatives secretaries chiefs heads governments authorities kings counterparts mediators inspectors".split()
)
BODIES = frozenset(
    "government administration cabinet parliament congress senate assembly ministry department agency commission committee council court"
    " tribunal union federation party army military navy police bank company firm group organisation organization office authority"
    " embassy consulate presidency palace regime junta league association corporation conglomerate airline carmaker automaker"
    " manufacturer retailer lender fund foundation institute university board watchdog regulator treasury secretariat bureau service"
    " services house chamber summit delegation mission club team force forces troops armies militia movement front bloc"
    " coalition alliance giant"
    " group charity ngo producer maker operator supplier utility insurer consortium startup start-up studio publisher developer".split()
)
ORG_WORDS = frozenset(
    "inc inc. corp corp. co co. ltd ltd. plc llc ag sa se nv gmbh group holdings bank banks union council commission"
    " committee ministry department"
    " agency office organisation organization association federation party congress parliament senate assembly court university institute"
    " foundation fund authority bureau league company corporation partners airlines airways motors technologies systems international"
    " industries energy electric pharmaceuticals capital trust society movement front alliance army forces force guard corps command"
    " service services embassy presidency palace cabinet centre center network house observatory watch police board club secretariat"
    " treasury exchange reserve directorate administration mission brotherhood coalition institution chamber"
    " times post journal news agency press television tv radio reuters bloomberg".split()
)
MEDIA = frozenset(
    "reuters bloomberg afp ap cnn bbc nbc abc cbs fox xinhua tass interfax ria kcna yonhap kyodo ansa dpa efe itar-tass"
    " guardian telegraph times post"
    " journal independent mirror sun mail express twitter facebook telegram politico axios economist newsweek spiegel monde figaro".split()
)
# Words that make any name that of a medium: "BBC Caribbean".
OUTLETS = frozenset(
    "bbc cnn nbc abc cbs msnbc npr pbs itv reuters afp bloomberg jazeera arabiya xinhua newspaper magazine broadcaster".split()
)
PLACE_WORDS = frozenset(
    "house palace hall hotel airport square street avenue city province region district village town island islands sea"
    " ocean river gulf bay"
    " mountain peninsula desert border valley strait coast castle centre center stadium university base camp resort office headquarters"
    " building complex residence compound park port harbour harbor temple church mosque cathedral museum school hospital"
    " europe asia africa america east west".split()
)
REGIONS = frozenset(
    "europe|eastern europe|western europe|central europe|northern europe|southern europe|asia|east asia|northeast"
    " asia|southeast asia|south asia|central asia"
    "|africa|west africa|east africa|north africa|southern africa|latin america|south america|north america|central"
    " america|middle east|the middle east"
    " |the region|balkans|caucasus|the gulf|gulf|scandinavia|the baltics|pacific|caribbean|arctic|korean peninsula|black"
    " sea|mediterranean".split("|")
)
GIVEN_NAMES = frozenset(
    "john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald"
    " steven paul andrew"
    " joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen"
    " larry justin scott"
    " brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry peter kyle mary"
    " patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly"
    " emily donna michelle"
    " carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela anna ruth brenda pamela nicole katherine"
    " samantha christine emma catherine virginia rachel carolyn janet maria heather diane julie joyce victoria kelly christina joan evelyn"
    " vladimir sergei sergey dmitry dmitri mikhail boris igor ivan alexei aleksei nikolai yuri viktor volodymyr petro oleksandr andriy"
    " angela olaf emmanuel francois françois nicolas jacques jean pierre marine giorgia silvio matteo mario sergio luigi giuseppe pedro"
    " mariano jose josé antonio luiz jair nicolas nicolás hugo evo cristina sebastian iván ivan gustavo andres andrés"
    " recep tayyip mevlut mevlüt ahmet abdullah"
    " mohammed mohammad muhammad mohamed ahmed ali hassan hussein mahmoud ibrahim omar khalid abdel bashar benjamin"
    " yitzhak ariel ehud shimon"
    " narendra manmohan imran nawaz asif hamid ashraf xi li wang hu kim park moon shinzo junichiro yoshihide fumio keir"
    " rishi theresa tony gordon"
    " jeremy liz boris ursula jens javier kaja josep federica herman donald barack bill hillary joe kamala mike"
    " condoleezza colin rex antony kofi ban antonio"
    " tom tim jim bob ben dan pete steve matt nick rob ron ted fred alan allan neil ian graham keith hugh lars ivo kofi tarek lech"
    " hosni abdoulaye goodluck muhammadu jacob cyril robert nelson paul yoweri abiy".split()
)

# Of the given names, those of women; and those that tell nothing.  A pronoun asks.
WOMENS_NAMES = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret emily donna michelle carol"
    " amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela anna ana anne ann ruth brenda pamela nicole"
    " katherine catherine samantha christine emma virginia rachel carolyn janet maria marie heather diane julie joyce victoria christina"
    " joan evelyn marine giorgia cristina theresa teresa liz ursula kaja federica hillary condoleezza kamala julia helen ellen annalena"
    " sanna mette magdalena melania melanie jacinda yulia yuliya indira sonia benazir dilma golda nicola penny priti yvette yvonne claudia"
    " dalia zuzana samia salome katrin erna ingrid natalia natalya olga svetlana irina elena ekaterina valentina margarita isabel isabella"
    " fatima aisha khadija leila layla mariam nadia amina halima zainab ngozi winnie graça sofia sophie alice charlotte caroline clare"
    " claire fiona harriet hannah jane judith judy kate kathy lucy lucia louise martha marta molly monica naomi natalie olivia paula"
    " priscilla roberta rosa rose sally silvia simone sue suzanne sylvia tina tracy vanessa vera wendy zoe abigail beatrice bridget eva"
    " geraldine gloria grace gwen ilse ines irene jacqueline juliet lea loretta madeleine marina marian mona noor pauline petra queen"
    " renata sabine sara tamara ivana ivanka jill gina cathy debbie dorothy eleanor esther frances".split()
)
EITHERS_NAMES = frozenset("kim park jean ashley kelly moon li hu wang xi jamie andrea leslie robin chris pat sam alex".split())

POLICY = frozenset(
    "affairs defence defense foreign security trade finance economy economic energy health development culture education"
    " intelligence media sport justice"
    " interior home commerce industry agriculture transport labour labor technology science cooperation policy".split()
)

# Several words that make one office, so that "of" and "and" inside do not cut it.
OFFICE_PHRASES = (
    "secretary of state",
    "secretary of defense",
    "secretary of defence",
    "secretary of the treasury",
    "secretary of the army",
    "minister of state",
    "minister of foreign affairs",
    "minister of defence",
    "minister of defense",
    "minister of finance",
    "minister of the interior",
    "chief of staff",
    "chief of the defence staff",
    "chief of defence",
    "chiefs of staff",
    "head of state",
    "heads of state",
    "head of government",
    "heads of government",
    "heads of state and government",
    "chancellor of the exchequer",
    "president of the united states",
    "speaker of the house",
    "member of parliament",
    "members of parliament",
    "commander in chief",
    "chair of the board",
    "chairman of the board",
    "leader of the opposition",
    "high representative",
    "high representative for foreign affairs and security policy",
    "secretary of homeland security",
    "joint chiefs of staff",
    "director of national intelligence",
    "prime minister",
    "foreign affairs",
)


@cache
def office_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the phrases that start with it, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in OFFICE_PHRASES:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in table.items()}
