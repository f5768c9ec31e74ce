"""The vocabulary of pledges, as tables: verbs and nouns that commit, acts worth committing to, and what is no undertaking."""

from __future__ import annotations

# A verb that by itself commits its subject: (status, evidence).  "announce", "decide" need an act after them.
COMMISSIVES: dict[str, tuple[str, float]] = {
    "pledge": ("stated", 1.5),
    "promise": ("stated", 1.4),
    "vow": ("stated", 1.3),
    "commit": ("stated", 1.2),
    "undertake": ("stated", 0.9),
    "guarantee": ("stated", 0.5),
    "swear": ("stated", 0.3),
    "agree": ("stated", 0.9),
    "offer": ("stated", 0.8),
    "threaten": ("stated", 0.9),
    "volunteer": ("stated", 0.5),
    "assure": ("stated", 0.5),
    "authorise": ("stated", 0.2),
    "authorize": ("stated", 0.2),
    "back": ("stated", 0.2),
    "endorse": ("stated", 0.2),
    "order": ("stated", 0.2),
    "propose": ("proposed", 0.5),
    "suggest": ("proposed", 0.1),
    **dict.fromkeys(("consider", "weigh", "mull"), ("proposed", 0.1)),
    "refuse": ("refused", 0.0),
    "decline": ("refused", -0.15),
    "plan": ("stated", 0.1),
    "intend": ("stated", 0.0),
    "decide": ("stated", 0.3),
    "announce": ("stated", 0.5),
    "approve": ("stated", 0.2),
    "signal": ("stated", 0.1),
    "prepare": ("stated", -0.4),
    "warn": ("stated", -0.1),
    "vote": ("stated", 0.2),
    "earmark": ("stated", 0.6),
    "allocate": ("stated", 0.4),
}
# Money put aside for something: undertaken, not yet given.
FUNDING = frozenset(("earmark", "allocate"))
# Predicates of readiness: "is ready to", "is willing to".
READY = {"ready": 0.4, "willing": 0.3, "prepared": 0.2, "determined": 0.1, "set": 0.3, "due": 0.1}
# Nouns that are undertakings.
NOUNS: dict[str, tuple[str, float]] = {
    "pledge": ("stated", 0.6),
    "pledges": ("stated", 0.4),
    "promise": ("stated", 0.4),
    "promises": ("stated", 0.3),
    "commitment": ("stated", 0.3),
    "commitments": ("stated", 0.4),
    "vow": ("stated", 0.5),
    "offer": ("stated", 0.3),
    "assurance": ("stated", 0.1),
    "assurances": ("stated", 0.1),
    "guarantee": ("stated", 0.0),
    "guarantees": ("stated", 0.0),
    "threat": ("stated", 0.1),
    "undertaking": ("stated", 0.4),
    "plan": ("stated", 0.0),
    "plans": ("stated", 0.1),
    "decision": ("stated", 0.2),
    "proposal": ("proposed", 0.3),
    "package": ("stated", 0.2),
    "agreement": ("stated", 0.1),
    "agreements": ("stated", 0.0),
    "deal": ("stated", 0.0),
    "accord": ("stated", 0.0),
    "pact": ("stated", 0.0),
    "treaty": ("stated", 0.0),
    "truce": ("stated", -0.3),
    "memorandum": ("stated", 0.0),
    "announcement": ("stated", -0.2),
    "ceasefire": ("stated", -0.3),
}
# Acts that change something for others.  Families keep different pledges of one actor apart; "" is general.
_FAMILIES: dict[str, str] = {
    "aid": (
        "provide give send donate contribute fund finance supply deliver lend loan grant pay repay invest spend allocate"
        " earmark allot disburse inject ship dispatch train equip arm offer award support help assist aid back bail write-"
        " down reimburse compensate subsidise subsidize underwrite refund double triple match top redouble feed airlift fly"
        " treble pour plough plow bankroll"
    ),
    "sanctions": (
        "impose sanction ban expel freeze seize confiscate lift ease suspend reimpose tighten toughen punish fine"
        " retaliate target blacklist tax levy unfreeze exempt waive block cut slap bar seal"
    ),
    "troops": (
        "deploy station send withdraw pull leave evacuate redeploy launch strike attack invade bomb fire fight defend"
        " intervene mobilise mobilize occupy reinforce disarm retreat retake clear storm destroy disband shell surrender crush sink"
        " halt cease stop end kill execute behead"
    ),
    "release": ("release free extradite return repatriate hand swap exchange exempt pardon deport"),
    "law": (
        "introduce adopt ratify repeal amend reform pass legalise legalize sign scrap abolish reverse recognise recognize"
        " veto approve outlaw rewrite enforce enact enshrine comply abide uphold vote oppose block appeal sue challenge"
        " privatise privatize nationalise nationalize appoint nominate dismiss sack dissolve testify"
    ),
    "business": (
        "buy acquire sell merge build open close shut cut hire lay-off invest expand relocate produce manufacture launch"
        " reopen restart resume divest list float recall repurchase refund construct develop upgrade modernise modernize"
        " replace recruit retain privatise hire shed axe slash lower trim hike"
    ),
    "policy": (
        "increase raise reduce cut step boost strengthen extend expand limit cap curb restrict restore maintain keep continue"
        " protect ensure guarantee create establish set form host accept admit allow welcome permit take grant resettle share join"
        " resign quit step-down relinquish renounce abandon dismantle destroy stop end halt give-up restart resume respond act"
        " cooperate co-operate work boycott leave implement fulfil fulfill honour honor deliver meet pursue investigate prosecute"
        " compensate apologise apologize rebuild reopen move transfer relocate phase eliminate address resolve tackle prevent"
        " deter counter reject turn begin start lay put intensify accelerate recall summon downgrade sever cancel scale review"
        " publish disclose patrol monitor inspect escort repair remove renew prolong mediate facilitate secure refrain desist"
        " reinstate rejoin overhaul safeguard preserve relax loosen delay postpone shelve spare ground unblock tolerate surrender concede"
        " cede drop let"
        " save shield eradicate redraw revise revoke revamp abdicate"
        " legislate decommission vaccinate treat shelter rescue house bring campaign negotiate"
    ),
}
ACTS: dict[str, str] = {}
for _family, _words in _FAMILIES.items():
    for _word in _words.split():
        ACTS.setdefault(_word, _family)
# Acts plain enough that a bare "will" makes them an undertaking; the rest need a commissive or a sum of money.
PLAIN_ACTS = frozenset(
    "provide give send donate contribute fund finance supply deliver lend pay invest spend allocate impose lift ease"
    " suspend reimpose withdraw deploy release free"
    " extradite repatriate retaliate double triple redouble offer support help ban expel freeze seize resume reopen host"
    " accept grant extend increase reduce cut boost strengthen step"
    " announce introduce ratify sign buy acquire build close hire train equip halt stop end pull defend protect continue"
    " boycott respond join resign allow hand return launch recall sever retaliate refund disarm surrender vacate exchange"
    " dispatch station redeploy evacuate freeze unfreeze pardon abolish scrap repeal ship lend subsidise subsidize slash"
    " lower shed axe treble earmark abdicate overhaul".split()
)
# Objects that make an act an undertaking towards others.
MATTERS = frozenset(
    "aid assistance help support money funding funds loan loans grant grants cash relief finance financing investment weapons arms"
    " missiles tanks jets ammunition equipment vehicles troops soldiers forces personnel police peacekeepers sanctions tariffs"
    " tariff ban bans embargo restrictions duties measures withdrawal deployment package programme program supplies food medicine"
    " vaccines vaccine doses water shelter land visas passports prisoners hostages detainees ceasefire truce treaty agreement deal"
    " accord pact reforms reform law legislation bill tax taxes cuts jobs plant factory factories stake shares bid guarantees"
    " protection security training base bases talks negotiations elections election vote referendum access corridor corridors"
    " compensation reparations debt emissions target targets border borders strikes strike attack attacks operation offensive fire"
    " response action retaliation consequences war blockade evacuation rescue teams doctors nurses experts refugees migrants asylum"
    " quota quotas production output exports imports gas oil electricity energy fuel assets resources hotline embassy embassies"
    " ambassador ambassadors diplomats visa independence sovereignty amnesty curfew warships warship aircraft drones ships rifles"
    " artillery helicopters shells platoon battalion brigade contingent drills drill manoeuvres maneuvers exercises frigate"
    " frigates destroyer destroyers submarine submarines marines monitors observers advisers trainers medics fighters launchers"
    " generators ventilators masks tents blankets howitzers batteries planes mission convoy convoys rocket warheads enrichment"
    " probe inquiry investigation hospital hospitals schools homes flights route routes line pipeline project projects contract"
    " contracts fees prices wages pensions subsidies workers staff employees cabinet parliament constitution pressure prisoner"
    " resistance objections veto lawsuit captives bodies remains detainee emergency team force".split()
)
BENEFIT = frozenset("for".split())
TARGET_PREPS = frozenset(("against", "on", "at", "over"))
RECIPIENT_PREPS = frozenset(("to", "for", "with"))
# Verbs after which a clause is somebody else's call, hope or guess, not an undertaking.
NOT_UNDERTAKEN = frozenset(
    "urge ask call demand want hope expect believe predict think fear suggest recommend advise wish request beg implore"
    " appeal warn need deny doubt suspect estimate forecast assume argue insist accuse"
    " consider mull weigh discuss".split()
)
DECLINED_SPEECH = frozenset(
    "say comment answer discuss elaborate name confirm identify specify speculate respond disclose give reply".split()
)
CONDITION_WORDS = (
    ("only", "if"),
    ("only", "after"),
    ("only", "when"),
    ("only", "once"),
    ("once",),
    ("if",),
    ("unless",),
    ("provided", "that"),
    ("provided",),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("as", "soon", "as"),
    ("on", "condition", "that"),
    ("on", "the", "condition", "that"),
    ("on", "condition"),
    ("in", "the", "event", "of"),
    ("in", "the", "event", "that"),
    ("in", "return", "for"),
    ("in", "exchange", "for"),
    ("contingent", "on"),
    ("contingent", "upon"),
    ("conditional", "on"),
    ("conditional", "upon"),
    ("subject", "to"),
    ("depending", "on"),
    ("should",),
    ("until",),
    ("without",),
    ("before",),
)
# These make a condition only beside a negation: "will not leave until ...".
NEGATIVE_CONDITIONS = frozenset(("until", "without", "before"))
ANAPHORIC = frozenset(
    (
        "pledge promise offer plan plans deal agreement commitment proposal package decision threat vow announcement pact"
        " accord pledges promises commitments"
    ).split()
)
SPEECH_OBJECTS = frozenset(
    "statement speech question questions comment details detail evidence example interview answer reason explanation apology"
    " condolences opinion view insight allegiance loyalty prayers prayer sympathy sympathies thanks congratulations hope glimpse"
    " clue clues resistance prospect chance".split()
)

# Deeds as nouns, the objects of announcing and approving: "announced a suspension of flights".
DEEDS = frozenset(
    "suspension withdrawal deployment closure increase reduction release extension expulsion lifting halt moratorium contribution donation"
    " grant cut cuts freeze creation purchase sale acquisition takeover merger recognition resumption reopening pull-out pullout ban"
    " boycott evacuation truce amnesty curfew embargo blockade strike rise hike bailout rescue stimulus"
    " export exports transfer delivery deliveries dispatch supply shipment shipments resettlement repatriation mobilisation mobilization"
    " disarmament pause restoration nationalisation nationalization privatisation privatization".split()
)
# On its way counts as undertaken: "is sending a platoon".  Not "is providing", which goes on already.
UNDER_WAY = frozenset(
    "send deploy dispatch donate withdraw pull impose double triple lift expel recall suspend close invest"
    " cut buy sell scrap shed axe".split()
)
# "Said he was transferring powers": told of oneself, to be done.
HANDING_ON = frozenset("transfer hand relinquish resign step abdicate quit dissolve".split())
# Verbs that carry out what was undertaken: with the promise itself as object, with a deed, or with the thing promised.
KEEPING = frozenset("keep honour honor fulfil fulfill complete finish implement".split())
PROMISES = frozenset("promise promises pledge pledges commitment commitments vow word undertaking obligation obligations".split())
DELIVERING = frozenset(
    "deliver send pay transfer disburse complete lift release withdraw provide supply ship hand repay return free open build give donate"
    " sign ratify introduce impose cut raise".split()
)
FINISHED = frozenset(
    "withdrawal pullout pull-out delivery deliveries deployment handover hand-over transfer disarmament release exchange evacuation"
    " repatriation acquisition takeover merger sale".split()
)
# Verbs that turn something down: "ruled out sending troops", "rejected calls to resign".
REFUSING = frozenset("rule reject rebuff exclude".split())
CALLS = frozenset("call calls demand demands request requests appeal appeals plea pleas proposal proposals suggestion suggestions".split())
# A clause with a subject of its own may tell what these undertake: "promised (that) taxes would fall".
CLAUSAL = frozenset(
    "assure pledge promise vow swear guarantee agree announce decide warn signal threaten propose undertake intend plan".split()
)
