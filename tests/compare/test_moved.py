"""What a date is to the plan of an event, by the words around it."""

from __future__ import annotations

import pytest

from rashomon.compare.moved import Role, role
from rashomon.spans import Span


@pytest.mark.parametrize(
    ("text", "date", "verb", "expected"),
    [
        ("The vote was held on Monday.", "Monday", "held", Role.PLAIN),
        ("The vote will be held on Monday.", "Monday", "held", Role.PLAIN),
        # moved to
        ("The vote was put off until Monday.", "Monday", "put", Role.NEW),
        ("The fair has been postponed to 4 May.", "4 May", "postponed", Role.NEW),
        ("The fair will now open on 4 May.", "4 May", "open", Role.NEW),
        ("The fair opens on 4 May, a week later than planned.", "4 May", "opens", Role.NEW),
        ("The owners brought the sale forward to 4 May.", "4 May", "brought", Role.NEW),
        # moved from
        ("The fair, originally planned for 4 May, will not be missed.", "4 May", "planned", Role.OLD),
        ("The launch was put off from Tuesday to Friday.", "Tuesday", "put", Role.OLD),
        ("The judge postponed Tuesday's hearing.", "Tuesday", "postponed", Role.OLD),
        ("The bridge was to have opened on 4 May.", "4 May", "opened", Role.OLD),
        # off
        ("The regatta planned for 4 May was called off.", "4 May", "planned", Role.OFF),
        ("The band scrapped Tuesday's concert.", "Tuesday", "scrapped", Role.OFF),
        # the day of the change itself
        ("The band called off its tour on Tuesday.", "Tuesday", "called", Role.MOVING),
        ("On Tuesday the judge postponed the hearing.", "Tuesday", "postponed", Role.MOVING),
        # what only looks like a change
        ("Prices fell to a low last month, though no record.", "last month", "fell", Role.PLAIN),
        ("Rain fell before Monday's rescheduled race.", "Monday", "fell", Role.PLAIN),
        ("Few had expected snow on Tuesday.", "Tuesday", "expected", Role.PLAIN),
    ],
)
def test_role(text, date, verb, expected):
    def span(words):
        return Span(text.index(words), text.index(words) + len(words))

    assert role(text, Span(0, len(text)), span(date), span(verb)) is expected


def test_the_sentence_before_may_call_it_off():
    text = "The concert is cancelled. It had been fixed for Saturday."
    second = Span(text.index("It"), len(text))
    at = Span(text.index("Saturday"), text.index("Saturday") + 8)
    assert role(text, second, at, None) is Role.OFF
