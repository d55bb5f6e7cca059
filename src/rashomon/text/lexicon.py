"""Words that tell prose from page furniture before any line is read as a whole.

Function words are those of the languages that news pages are most often written in: a dump in Portuguese has the same
furniture around it as one in English, and prose in either is full of such words where menus hold none.
"""

from __future__ import annotations

__all__ = ["CODES", "CODE_BITS", "FUNCTION_WORDS", "FURNITURE_OPENINGS", "HINTS", "TOPICS"]

_ENGLISH = """
    a about after all also an and are as at be because been but by can could did do for from had has have he her his
    how i if in into is it its just more not of on one or our out said she so some than that the their them there they
    this to up was we were what when which who will with would you your my no me
    """
_OTHERS = """
    de da do das dos que e o os um uma em na nos nas para por com não se ao mais como mas foi à é el la los las un una
    y en del al con su es lo le les des du et est dans pour qui sur par pas une au aux plus ce cette il elle sont avec
    der die und den von zu mit sich auf für ist im dem nicht ein eine auch werden aus er hat dass sie nach wird bei
    einer sind noch wie einem über di che per i gli della nel alla dei si ha più anche van het een dat op te zijn met
    voor niet aan och att som på är till den har om men ett w z się jest nie
    """
#: The commonest function words of English and of nine other languages, lower case.
FUNCTION_WORDS = frozenset((_ENGLISH + _OTHERS).split())

#: What furniture is about, and the words it uses for it.
TOPICS = {
    "share": """
        share shared shares tweet retweet facebook twitter whatsapp pinterest linkedin email mail print follow
        instagram reddit telegram youtube messenger google tumblr flipboard copy link teilen partager compartir
        compartilhar condividi
        """,
    "site": """
        cookie cookies privacy terms copyright reserved rights policy disclaimer advertise advertisement advertising
        sponsored contact careers jobs sitemap accessibility javascript browser powered help faq feedback permission
        reproduced redistributed rewritten impressum datenschutz privacidade privacidad
        """,
    "subscribe": """
        subscribe subscription subscriber subscribers newsletter newsletters inbox sign login log register account
        signup unlimited membership member members join donate support app download alerts notifications abonnieren
        """,
    "comment": """
        comment comments reply replies leave required moderated posted anonymous commenting disqus guidelines abuse
        logged responses thoughts likes vote votes kommentare commentaires comentarios comentários commenti
        """,
    "related": """
        related more read recommended popular trending latest also next previous prev recent view watch see continue
        stories articles headlines videos editor picks featured top similar
        """,
    "photo": """
        photo photos photograph photographer image images credit credits caption getty file picture pictured courtesy
        via shutterstock istock gallery slideshow video afp ap reuters
        """,
    "about": """
        tags tag topics topic category categories filed by author written updated published posted ago minutes hours
        min days shares views
        """,
    "menu": """
        home news sports sport business opinion lifestyle entertainment world politics tech technology culture travel
        health science weather video videos about search menu close skip toggle navigation main sections section
        edition
        """,
}

_MONTH_NAMES = """
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
    november dec december
    """
#: Months and the years of news on the web.
_DATE_WORDS = frozenset(_MONTH_NAMES.split()) | frozenset(map(str, range(1990, 2100)))

_TRIGGER_WORDS = """
    reserved privacy terms cookie cookies unsubscribe newsletter inbox sign email mail follow twitter facebook instagram
    subscribe download comment reply post originally published posted appeared reproduced copied commission affiliate
    responsible expressed click javascript adblock member patron subscriber journalism donation contribution
    """

# words of which every byline holds one
_SIGNATURE_WORDS = "by written reported reporting story text author posted published from"

#: Kinds of words that are counted by themselves: those of dates and the first person; those of which
#: `wording.FURNITURE_INSIDE` (unless by an @) and `wording.BYLINE` need at least one, so that most lines need not be
#: searched for them.
HINTS = {
    "date": _DATE_WORDS,
    "person": frozenset({"i", "my", "you", "your"}),
    "trigger": frozenset(_TRIGGER_WORDS.split()),
    "signature": frozenset(_SIGNATURE_WORDS.split()),
}

#: Bits that each count takes in a code; a line of up to 60 different words fits.
CODE_BITS = 6


def _codes() -> dict[str, int]:
    codes: dict[str, int] = {}
    kinds = [words.split() for words in TOPICS.values()] + [sorted(words) for words in HINTS.values()]
    for place, words in enumerate(kinds):
        for word in words:
            codes[word] = codes.get(word, 0) | 1 << (place * CODE_BITS)
    return codes


#: For each word of a topic or a hint a number; their sum over the words of a line holds each count in its own bits,
#: topics first.
CODES = _codes()

_OPENINGS = """
    a about accept accessibility ad add ads advert advertise advertisement advertisements advertisment advertisments
    all also an around article audio author back be become bookmark breaking by c cancel careers categories category
    click clicking close comment commented comments contact continue continues contribute cookie cookies copy
    copyright correction corrections designed disclaimer donate download e editor editors email enlarge expand
    facebook faq faqs featured feed feedback filed find follow footer from full fullscreen galleries gallery get go
    got headlines help home homepage i if image images imprint instagram jobs join jump keep keyword keywords latest
    learn leave legal like link linkedin listen live load loading log login logon logout main manage may media menu
    messenger more most must mute my name navigation newer newsletter newsletters next no ok okay older on paid
    partner pause photo photos pinterest play please popular post posted powered prev previous print privacy
    promoted read reader reading receive recent recommended reddit register related replies reply report required
    retweet rss save search see share shared show sign site sitemap skip sponsored story submit subscribe support
    tag tagged tags tap telegram terms thank thanks this time to today toggle top topic topics trending tweet
    twitter up user video videos view viewed watch watched we website what whatsapp yesterday you your youtube
    """
#: Words that `wording.FURNITURE` and `wording.END_OF_ARTICLE` begin with, unless it is a number or no word at all: most
#: lines need not be matched against them.
FURNITURE_OPENINGS = frozenset(_OPENINGS.split())
