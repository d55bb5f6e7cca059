import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.quotations import quotations
from rashomon.spans import Span
from rashomon.text.blocks import blocks
from rashomon.text.sentences import sentences
from tests.extract.lines import lines


def read(text: str):
    """Quotations of a text whose lines are its paragraphs."""
    paragraphs = lines(text)
    return quotations(text, paragraphs, sentences(text, blocks(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We dig," she said. "We build."', ["We dig", "We build."]),
        ("“We dig,” she said. “We build.”", ["We dig", "We build."]),
        ('“We dig," she said.', ["We dig"]),
        ("“We dig, ” she said.", ["We dig"]),
        ("She called the pit “a gift.”", ["a gift"]),
        ("She said “we dig. We build.”", ["we dig. We build."]),
        ("She saw “mines in the U.S.”", ["mines in the U.S."]),
        ("She said: “We dig.”", ["We dig."]),
        ("“We dig“, she said.", ["We dig"]),
        ('"We dig", she said.', ["We dig"]),
        ("«Nous creusons», dit-elle. »Wir graben«, sagte er. „Wir graben“, sagte sie.", None),
        ("''We dig,'' she said.", ["We dig"]),
        ("``We dig,'' she said.", ["We dig"]),
        ('""We dig,"" she said.', ["We dig"]),
        ("'We won't dig,' said the miners' leader. 'Not now.'", ["We won't dig", "Not now."]),
        ("‘We won’t dig,’ said the miners’ leader.", ["We won’t dig"]),
        ("'The miners' rights come first,' she said.", ["The miners' rights come first"]),
        ("“They said ‘no’ to us,” she said.", ["They said ‘no’ to us"]),
        ("'He called it \"daft\",' she said.", ['He called it "daft"']),
        ('She said "he told me "no" twice," and left.', ['he told me "no" twice']),
        ('A plan both "bold" and "dear".', ["bold", "dear"]),
        ("“We dig.\n“We build,” she said.", ["We dig.", "We build"]),
        ("‘We dig.\n‘We build,’ she said.", ["We dig.", "We build"]),
        ("« Nous creusons », dit-elle. « Non. »", ["Nous creusons", "Non."]),
        ("»We dig«, she said. »Now.«", ["We dig", "Now."]),
        ("„We dig”, she said.", ["We dig"]),
        ("”We dig”, she said. ”Now.”", ["We dig", "Now."]),
        ("’We dig’, she said.", ["We dig"]),
        ("‹We dig›, she said.", ["We dig"]),
        (",,We dig'', she said.", ["We dig"]),
        ("“ We dig, ” she said. “ Now. ”", ["We dig", "Now."]),
        ('" We dig, " she said. " Now. "', ["We dig", "Now."]),
        ("‪”We dig,” she said.", ["We dig"]),
        ('**"We dig,"** she said.', ["We dig"]),
        ('"...and we dig," she said.', ["...and we dig"]),
        ('"[We] dig," she said.', ["[We] dig"]),
        ('"We dig.""We build." Nobody came.', ["We dig.", "We build."]),
        ('"Where?" "There." "When?"', ["Where?", "There.", "When?"]),
        ("“We,” she said, “dig,” and left.", ["We", "dig"]),
        ("“So-called “experts” know,” she said.", ["So-called “experts” know"]),
        ("\"'No,' he told me,\" she said.", ["'No,' he told me"]),
        ("“He said, ‘No.’” They left.", ["He said, ‘No.’"]),
        ("She said: 'We dig.' He said: 'No.'", ["We dig.", "No."]),
        ("'Our workers' pay is low,' she said, 'and owners know.'", ["Our workers' pay is low", "and owners know"]),
    ],
)
def test_words_between_marks(text, words):
    expected = words or ["Nous creusons", "Wir graben", "Wir graben"]
    assert [q.words.of(text) for q in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "opened", "closed"),
    [
        ("We need the canal, ” she said.", "We need the canal", False, True),
        ("We need the canal. It feeds our fields,” she said.", "We need the canal. It feeds our fields", False, True),
        ("The mayor came late. The canal is dry,” she said.", "The canal is dry", False, True),
        ("“We need the canal. It feeds our fields.", "We need the canal. It feeds our fields.", True, False),
        ("“We need the canal, she said. Rain fell.", "We need the canal", True, False),
    ],
)
def test_missing_marks(text, words, opened, closed):
    (found,) = read(text)
    assert (found.words.of(text), found.opened, found.closed) == (words, opened, closed)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We dig,’ she said.", ["We dig"]),
        ("‘We dig,” she said. “Now.”", ["We dig", "Now."]),
        ("'We dig,\" she said.", ["We dig"]),
        ('"We dig, "she said. "Now."', ["We dig", "Now."]),
        ("“We dig, “says Ann Lee. “Now.”", ["We dig", "Now."]),
        ('"We dig," Ann Lee said." Now it is late."', ["We dig", "Now it is late."]),
        ('"We dig, she said. "Now."', ["We dig", "Now."]),
        ("“He said, ‘No. ” They left.", ["He said, ‘No."]),
        ("“Shall we dig? asked Ann Lee. “Now?”", ["Shall we dig?", "Now?"]),
        ("She wrote “a long road. We know it.", ["a long road. We know it."]),
        ("She saw the “long road ahead. Nobody else did.", ["long road ahead."]),
        ("We need the canal more than ever,’ she said. It rained.", ["We need the canal more than ever"]),
        ("‘We need the canal, Ann Lee said. It rained.", ["We need the canal"]),
        ("“We dig.\n“We build, she said.", ["We dig.", "We build"]),
    ],
)
def test_marks_of_two_kinds_and_blanks_on_the_wrong_side(text, words):
    assert [q.words.of(text) for q in read(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("&quot;We dig,&quot; she said. &ldquo;Now, &rsquo;tis late.&rdquo;", ["We dig", "Now, &rsquo;tis late."]),
        ("&#8220;We don&#8217;t dig,&#8221; she said.", ["We don&#8217;t dig"]),
        ("&amp;quot;We dig,&amp;quot; she said for AT&T.", ["We dig"]),
        ('\\"We dig,\\" she said.', ["We dig"]),
        ("â€œWe donâ€™t dig,â€\x9d she said. â€œNow.â€", ["We donâ€™t dig", "Now."]),
        ("â€œWe dig â€” now â€“ or never,â€ she said.", ["We dig â€” now â€“ or never"]),
        ("â\x80\x9cWe dig,â\x80\x9d she said.", ["We dig"]),
        ("\x93We don\x92t dig,\x94 she said.", ["We don\x92t dig"]),
        ("Ã¢â‚¬Å“We donÃ¢â‚¬â„¢t dig,Ã¢â‚¬Â\x9d she said.", ["We donÃ¢â‚¬â„¢t dig"]),
        ("‚ÄúWe don‚Äôt dig ‚Äî yet,‚Äù she said.", ["We don‚Äôt dig ‚Äî yet"]),
        ("Â«We digÂ», she said.", ["We dig"]),
        ("�We don�t dig,� she said.", ["We don�t dig"]),
    ],
)
def test_marks_that_came_damaged(text, words):
    assert [q.words.of(text) for q in read(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('A 12" pipe burst. "We dig," she said.', ["We dig"]),
        ('"It is a 12" pipe," she said.', ['It is a 12" pipe']),
        ('"We have 12," she said. "We need 15."', ["We have 12", "We need 15."]),
        ('It cost $12," she said. "Too much."', ["It cost $12", "Too much."]),
        ("Rock 'n' roll is 'dead', she said.", ["dead"]),
        ("The miners' union said 'no' to the owners' plan.", ["no"]),
        ("O'Brien and D’Arcy's 'old' boat.", ["old"]),
        ('<a href="http://example.org" class=\'b\'>"We dig,"</a> she said.', ["We dig"]),
    ],
)
def test_what_only_looks_like_a_mark(text, words):
    assert [q.words.of(text) for q in read(text)] == words


def test_paragraphs_without_marks_in_the_middle_of_a_quotation():
    lines = [
        "“The village has always needed its canal, and my family has always dug it.",
        "There was never any question of that in all the years I have lived here.",
        "And now they close it on us without a single word of thanks,” Ann Lee said.",
    ]
    text = "\n".join(lines)
    assert [q.words.of(text) for q in read(text)] == [lines[0][1:], lines[1], lines[2].split(",”")[0]]
    assert [(q.opened, q.closed) for q in read(text)] == [(True, False), (False, False), (False, True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("— I will not go, said Anna.\n— You must, said Bert. — We leave.", ["I will not go", "You must", "We leave."]),
        ("— I will not go, — said Anna. — Not now.", ["I will not go", "Not now."]),
        ("— Where are you going?\n— I am going home.\n— Now?", ["Where are you going?", "I am going home."]),
        ("— Are you going? asked Anna.", ["Are you going?"]),
        ("— Kavan denies it.\n— The court did not sit, the clerk said.", []),
        ("— You should wash your hands.\n— You should stay at home.", []),
        ("—Ann Lee contributed to this article.", []),
        ("- I will go, said Anna.", []),
        ("— “I will go,” said Anna.", ["I will go"]),
    ],
)
def test_dashes_as_speech(text, words):
    assert [q.words.of(text) for q in read(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "The door is 6'2\" tall.",
        "It's the '90s sound of rock 'n' roll.",
        "The workers' canal and the farmers' dam.",
        "Nothing was said.",
        'A 5"x7" print and a 6\' fence.',
        "He is 6’2” tall, she said.",
        "‘Twas late in ’08. ’Tis over for 'em, 'til dawn.",
        '<tweet id="77" author="@ann">No.</tweet>',
        '" " “ ”',
    ],
)
def test_no_quotation(text):
    assert read(text) == ()


def test_marks_belong_to_the_span_and_not_to_the_words():
    text = "Then “we dig,” she said."
    (found,) = read(text)
    assert found.span.of(text) == "“we dig,”"


UNITS = [
    "“ab ",
    '"ab ',
    "‘ab ",
    "'ab",
    "”a. ",
    "ab”, ",
    "''",
    "«x» ‘y ",
    "&quot;a ",
    "â€œ",
    "“a, ",
    '6" ',
    'a="',
    "“a.’ ",
]


@pytest.mark.parametrize("unit", [*UNITS, "“ab,” she said. ", ", ", "“Ann Bo Cy De said"])
def test_many_unclosed_marks_take_little_time(unit):
    text = unit * 10_000
    started = time.process_time()
    quotations(text, [Span(0, len(text))], [Span(0, len(text))])
    assert time.process_time() - started < 5


@pytest.mark.parametrize("unit", ["“I go, said Ann\n", "— I go, said Ann\n", "— I go?\n", "'ab\n", "ab\n“\n"])
def test_many_paragraphs_take_little_time(unit):
    text = unit * 10_000
    size = len(unit)
    parts = [Span(at, at + size - 1) for at in range(0, len(text), size)]
    started = time.process_time()
    quotations(text, parts, parts)
    assert time.process_time() - started < 5


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=" \n.,?aZs9\"“”„«»‘’'`-–—=", max_size=80))
def test_any_placement_of_marks_gives_ordered_spans_apart(text):
    found = read(text)
    for quotation in found:
        assert quotation.span.end <= len(text)
        assert quotation.span.covers(quotation.words)
        assert any(c.isalnum() for c in quotation.words.of(text))
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
