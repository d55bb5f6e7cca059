"""Words that tell prose from page furniture before any line is read as a whole.

Function words are those of the languages that news pages are most often written in: a dump in Portuguese has the same
furniture around it as one in English, and prose in either is full of such words where menus hold none.
"""

from __future__ import annotations

__all__ = [
    "FIRST_PERSON",
    "FUNCTION_WORDS",
    "FURNITURE_TRIGGERS",
    "FURNITURE_VOCABULARY",
    "TOPICS",
    "TOPIC_BITS",
    "TOPIC_CODES",
]

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

FIRST_PERSON = frozenset({"i", "my", "you", "your"})

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

#: Bits that the count of each topic takes in a code; a line of up to 60 words, four to a topic at most, fits.
TOPIC_BITS = 6


def _codes() -> dict[str, int]:
    codes: dict[str, int] = {}
    for place, words in enumerate(TOPICS.values()):
        for word in words.split():
            codes[word] = codes.get(word, 0) | 1 << (place * TOPIC_BITS)
    return codes


#: For each word of a topic a number; the sum over the words of a line holds the count of each topic in its own bits.
TOPIC_CODES = _codes()

_TRIGGERS = """
    reserved privacy terms cookie cookies unsubscribe newsletter inbox sign email mail follow twitter facebook instagram
    subscribe download comment reply post originally published posted appeared reproduced copied commission affiliate
    responsible expressed click javascript adblock member patron subscriber journalism donation contribution
    """
#: Words of which `FURNITURE_INSIDE` needs at least one (or an @): most paragraphs need not be searched for it.
FURNITURE_TRIGGERS = frozenset(_TRIGGERS.split())

_FURNITURE_OTHERS = """
    save bookmark jump toggle back go show load loading breaking latest must ads ad promoted paid story article
    continues continue continuing tap listen full screen become contribute add write join website submit cancel may
    might around web designed filed under tagged keyword keywords us legal play pause mute live expand fullscreen
    enlarge media reading yesterday today accept agree ok okay learn find manage thank thanks please post older newer
    corrections imprint got top
    """
#: Words of which `FURNITURE` needs at least one, or a number: most lines need not be matched against it.
FURNITURE_VOCABULARY = frozenset(TOPIC_CODES) | FURNITURE_TRIGGERS | frozenset(_FURNITURE_OTHERS.split())
