"""The nouns that can name people, bodies and acts in a report, and the words beside them that name nothing.

    The lists say what a noun can stand for, never whether it is a kind or an unkind word: outlets are set
    side by side, not
rated. A noun that is in none of them makes no label.
"""

from __future__ import annotations

from rashomon.model import ActFamily
from rashomon.text.gazetteer import nation
from rashomon.text.titles import GROUPS, ROLES, TITLES

__all__ = [
    "ACTS",
    "ACT_VERBS",
    "BODIES",
    "DISTANCING",
    "FORCES",
    "LIGHT",
    "MEMBERS",
    "NAMED_BODIES",
    "NEUTRAL",
    "OFFICIAL",
    "PERSONS",
    "PLAIN_HEADS",
    "is_following",
    "is_nation",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: People who make up a body: after its name they are that body ("Harun fighters").
MEMBERS = _set(
    """
    activist anarchist bandit bomber combatant commando communist criminal demonstrator dissident extremist fanatic
    fascist fighter freedom-fighter gangster guerrilla gunman hacker hardliner hooligan insurgent insurrectionist
    invader islamist jihadi jihadist loyalist looter marxist member mercenary militant militiaman moderate mujahid
    mujahideen nationalist neo-nazi occupier paramilitary partisan pirate protester protestor provocateur
    radical rebel
    resister revolutionary rioter secessionist separatist settler shooter soldier supremacist terrorist thug
    trafficker
    vandal vigilante warrior
    """
)
#: Bodies of people: "the Harun movement" is the Harun.
BODIES = _set(
    """
    alliance army bloc body cartel cell clan coalition collective cult dictatorship faction force front gang
    government
    group junta league mafia militia mob movement network organisation organization outfit party platform regime
    republic ring sect side state syndicate team theocracy tribe union wing
    company conglomerate corporation firm giant maker manufacturer publisher retailer startup
    agency broadcaster charity foundation institute newspaper nonprofit outlet site think-tank watchdog website
    """
)
#: Of these, those that may follow the name of the body itself: "the Harun side" is more than the Harun.
NAMED_BODIES = BODIES - _set("body government platform republic side site state team union wing")
#: What one person can be called besides office and trade.
PERSONS = _set(
    """
    accomplice accuser addict adversary advocate agitator alien apologist apostle architect aristocrat arsonist
    assailant assassin asylum-seeker attacker autocrat backer believer bigot billionaire blogger bomber
    businessman businesswoman
    butcher buffoon celebrity champion cleric collaborator commentator con-man conservative conspirator convict crank
    critic critics crusader culprit darling defector demagogue denier despot detainee dictator disciple dreamer driver
    emigrant enemy entrepreneur evangelical evangelist exile extremist fan father felon feminist figure firebrand
    foe former founder fraudster friend front-runner frontrunner fugitive globalist godfather grandmother grifter
    guest guru hardliner hero heroine hostage husband icon idealist immigrant independent informant informer inmate
    insider intellectual jailbird killer kingmaker leaker leftist liar liberal libertarian lobbyist loyalist magnate
    martyr mastermind maverick migrant millionaire mogul monster mother murderer nationalist native neoconservative
    newcomer oligarch opponent outsider pacifist patriot personality philanthropist pioneer populist predator prisoner
    progressive propagandist protege provocateur pundit racist radical reactionary rebel refugee reformer rival rookie
    ruler sceptic scapegoat schoolboy segregationist self-made shooter showman skeptic socialist socialite soldier
    spy star strongman sympathiser sympathizer suspect survivor teenager terrorist theorist thief thug titan traitor
    troll tycoon tyrant underdog upstart veteran victim villain visionary warlord whistleblower whistle-blower widow
    wife winner youth
    """
)

#: Nouns that say no more than office, trade or kind of body, as long as nothing telling stands before them.
PLAIN_HEADS = (
    ROLES
    | TITLES
    | GROUPS
    | BODIES
    | _set(
        """
    academic accountant adviser alumnus analyst announcer anchor artist astronaut baker banker barrister biographer
    biologist boy broker brother builder businessman businesswoman carpenter chemist child citizen clerk coauthor
    co-author co-chair co-chairman co-founder cofounder co-host co-owner co-worker colleague comedian commentator
    composer contractor contributor cook counsel counsellor counselor cousin creator critic criminologist curator
    custodian daughter dean demographer dentist designer developer driver employee entrepreneur epidemiologist
    essayist father fellow figure filmmaker financier firefighter force former founder freshman friend girl graduate
    grandfather grandmother guard historian husband immigrant instructor investigator investor journalist lecturer
    librarian lobbyist local major marine mathematician mechanic member meteorologist migrant mother musician native
    neuroscientist novelist nurse officeholder paramedic partner passenger patient personnel pharmacist philosopher
    photographer physicist pilot player poet policeman policewoman pollster portfolio postmaster presenter producer
    programmer psychiatrist psychologist publicist publisher ranger receptionist recruit regulator relative rep
    researcher responder resident scholar sergeant singer sister sociologist soldier solicitor son spokesman
    spokesperson spokeswoman staffer student technician teenager trainer troop trustee tutor undergraduate
    undersecretary veterinarian widow wife youth candidate contender front-runner frontrunner hopeful
    challenger incumbent favorite
    favourite runner-up appointee designee successor predecessor
    """
    )
) - _set(
    """
    ally activist boss critic insider insurgents junta militants operative rebels regime survivor syndicate victim
    supporter supporters winner witness cult mafia mob gang cartel clan dictatorship theocracy giant elite hero
    moderator interior defence defense foreign former presidential
    """
)

#: Words before a noun that leave open what somebody is: time, rank, place, kinship with an office.
NEUTRAL = _set(
    """
    acting additional administrative annual associate assistant attempted bipartisan chief civil civilian clinical
    coming commercial congressional constitutional corporate criminal current deputy diplomatic domestic early
    economic editorial educational elder elderly elected eldest electoral environmental ethnic eventual executive
    ex external fatal federal fellow female final financial first fiscal foreign former free full fundamental further
    future general global global governing great head high high-level high-profile high-ranking historic honorary
    human immediate incoming independent individual industrial inner interim internal international joint judicial
    junior key last late lead leading legal legislative local long long-serving long-term longest-serving longtime
    long-time main major male married medical mid-level military minority-owned monthly multinational
    municipal national
    naval new newest newly next nonprofit non-profit nuclear official old older oldest ongoing only opening original
    other outgoing outside overall own parliamentary partial past permanent personal planned planning political
    possible potential powerful present presidential previous primary principal prior private professional prominent
    proposed provincial public ranking recent regional regular related remaining republican reported respective
    resulting retired retiring rural same scheduled second second-largest self-employed senior separate serving single
    sister small social sole special specific state statewide strategic subsequent successful supreme then third
    three-term top total two-term unidentified unilateral united unmarried unnamed upcoming urban usual various very
    veteran vice weekly well-known whole widowed wide-ranging world young younger youngest yearlong year-long
    democratic
    democrat gop labour tory like-minded largest biggest large big eastern northern southern western north south east
    west central online digital independent freelance local-area renowned noted famous famed award-winning
    nobel-winning eponymous then-president then-candidate one many several few more most such certain alleged
    popular beloved undergraduate postgraduate technical theoretical tactical operational mutual mere multiple
    similar nearby neighboring neighbouring fellow nonpartisan newborn
    deputy-general two three four five six seven eight nine ten hundred thousand dozen dozens hundreds thousands
    """
)

#: Words by which a report keeps away from what it calls somebody.
DISTANCING = _set(
    """
    so-called self-styled self-proclaimed self-described self-declared self-avowed self-identified avowed alleged
    suspected purported supposed reputed accused would-be presumed ostensible putative
    """
)

#: Nouns that follow the name of a state, or of what states or a public make up, and of no armed group.
OFFICIAL = _set(
    """
    ally ambassador commissioner constitution directorate general-secretary headquarters minister ministerial mission
    ombudsman parliament presidency secretary secretary-general summit treaty envoy embassy troops budget lawmaker
    senator spokesperson
    """
)

#: What leaves and is withdrawn.
FORCES = _set("army contingent force garrison military mission personnel soldier troop peacekeeper marine")

_F = ActFamily
_NOUNS = {
    _F.LEAVING: """
        withdrawal pullout pull-out exit retreat departure drawdown pullback pull-back disengagement evacuation
        """,
    _F.KILLING: """
        shooting massacre killing murder slaying slaughter assassination execution stabbing rampage attack bloodbath
        carnage bloodshed lynching assault homicide beheading genocide atrocity ambush
        """,
    _F.STRIKE: """
    attack strike airstrike air-strike bombing bombardment shelling raid operation assault offensive blast
    explosion
        ambush onslaught
        """,
    _F.INVASION: """
        invasion incursion intervention operation offensive aggression occupation annexation conquest liberation
        """,
    _F.UNREST: """
        riot protest demonstration rally march uprising unrest revolt rebellion insurrection siege storming disorder
        rampage mutiny sit-in attack assault looting rioting disturbance breach
        """,
    _F.FIGHTING: """
        clash skirmish battle fighting firefight confrontation shootout shoot-out gunfight brawl melee scuffle
        """,
    _F.OVERTHROW: "coup takeover putsch overthrow revolution",
    _F.CAPTURE: "arrest detention abduction kidnapping seizure capture detainment",
    _F.EXPULSION: "deportation expulsion eviction banishment removal",
    _F.DISMISSAL: "firing dismissal ouster sacking ousting removal termination",
}
#: The nouns for acts, each with what it may be.
ACTS: dict[str, tuple[ActFamily, ...]] = {
    noun: tuple(family for family, nouns in _NOUNS.items() if noun in nouns.split())
    for noun in sorted({n for nouns in _NOUNS.values() for n in nouns.split()})
}
_VERBS = {
    _F.LEAVING: "withdraw exit retreat depart leave remove pull evacuate",
    _F.KILLING: "shoot massacre kill murder slay slaughter assassinate execute stab gun",
    _F.STRIKE: "attack strike bomb bombard shell raid",
    _F.INVASION: "invade occupy annex",
    _F.UNREST: "riot protest demonstrate rally march revolt rebel storm besiege breach",
    _F.FIGHTING: "clash battle skirmish",
    _F.OVERTHROW: "overthrow topple",
    _F.CAPTURE: "arrest detain abduct kidnap seize capture",
    _F.EXPULSION: "deport expel evict banish",
    _F.DISMISSAL: "fire dismiss oust sack",
}
#: Verbs that tell such an act: whom they concern tells whom a noun elsewhere in the report does.
ACT_VERBS: dict[str, ActFamily] = {verb: family for family, verbs in _VERBS.items() for verb in verbs.split()}

#: Verbs that do no more than say that an act is done: their subject does it, their place is its place.
LIGHT = _set(
    "carry launch conduct stage commit mount make wage lead begin start perpetrate order plan complete unleash"
)

_PEOPLES = _set(
    """
    african arab asian basque catalan chechen chechnyan chechens democrat democratic european hispanic kashmiri kurd
    kurdish latino palestinian republican rohingya tamil tatar tory tibetan uighur uyghur
    """
)
#: What else many people are called after who are no body: "Sunni militants" are not the Sunni.
_FOLLOWERS = _set(
    """
    buddhist catholic christian communist conservative evangelical fascist hindu islamic islamist jewish jihadist
    leftist liberal marxist maoist muslim nazi orthodox protestant salafist shia shiite shi'ite sikh sunni western
    """
)


def is_nation(word: str) -> bool:
    """Whether a word tells of which country, people or party somebody is ("Norwegian", "Kurdish", "Republican")."""
    small = word.casefold()
    return small in _PEOPLES or small.removesuffix("s") in _PEOPLES or (word[:1].isupper() and bool(nation(word)))


def is_following(word: str) -> bool:
    """Whether a word tells of which people or belief many are who make up no one body."""
    small = word.casefold()
    return is_nation(word) or small in _FOLLOWERS or small.removesuffix("s") in _FOLLOWERS
