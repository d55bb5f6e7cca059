"""Time expressions kind by kind: what a reader takes each to mean in a report of Wednesday, 16 October 2019."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.extract.times import time_references
from rashomon.model import Published
from tests.conftest import parsed

DAY = date(2019, 10, 16)
ON_THE_DAY = Published(DAY, DAY, ("test",))


def found(text: str) -> list[tuple[str, str]]:
    return [(t.span.of(text), t.value) for t in time_references(parsed(text), ON_THE_DAY)]


def check(text: str, *expected: tuple[str, str]) -> None:
    assert found(text) == list(expected)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The quay was rebuilt on Tuesday, 3 March 2015.", "Tuesday, 3 March 2015", "2015-03-03"),
        ("The quay was rebuilt on the 3rd of March 2015.", "the 3rd of March 2015", "2015-03-03"),
        ("The quay was rebuilt on March 3rd, 2015.", "March 3rd, 2015", "2015-03-03"),
        ("The quay was rebuilt on 3 Mar. 2015.", "3 Mar. 2015", "2015-03-03"),
        ("The quay was rebuilt on 25/12/2015.", "25/12/2015", "2015-12-25"),
        # a day of March or of April
        ("The quay was rebuilt on 3/4/2015.", "3/4/2015", "2015"),
        ("The quay was rebuilt in early March 2015.", "early March 2015", "2015-03"),
        ("The quay was rebuilt in mid-1996.", "mid-1996", "1996"),
        ("The quay was rebuilt in late 2015.", "late 2015", "2015"),
        ("The quay was rebuilt at the end of 2015.", "the end of 2015", "2015"),
        ("The quay was rebuilt in 1887.", "1887", "1887"),
        ("The pact of 1648 was kept in the town hall.", "1648", "1648"),
        ("The quay was rebuilt in the late 1980s.", "the late 1980s", "198"),
        ("The quay was rebuilt in the mid-1980s.", "the mid-1980s", "198"),
        ("The quay was rebuilt in the '80s.", "the '80s", "198"),
        ("The quay was rebuilt in the nineties.", "the nineties", "199"),
        ("The quay was rebuilt in the 1700s.", "the 1700s", "17"),
        ("The quay was rebuilt in the 18th century.", "the 18th century", "17"),
        ("The quay was rebuilt in the early twentieth century.", "the early twentieth century", "19"),
        ("The quay was rebuilt in the summer of 2015.", "the summer of 2015", "2015-SU"),
        ("The quay was rebuilt in spring 2015.", "spring 2015", "2015-SP"),
        ("The fee rose in the second quarter of 2015.", "the second quarter of 2015", "2015-Q2"),
        ("The fee rose in the first half of 2015.", "the first half of 2015", "2015-H1"),
        ("The fee rose in the second half of 2015.", "the second half of 2015", "2015-H2"),
        ("The fee rose in fiscal 2015.", "fiscal 2015", "2015"),
        ("The fee rose in fiscal year 2015.", "fiscal year 2015", "2015"),
        ("The school year began on September 2, 2019, at noon.", "September 2, 2019", "2019-09-02"),
    ],
)
def test_what_stands_in_full(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mayor resigned on Sept. 30.", "Sept. 30", "2019-09-30"),
        ("The mayor resigned on the 30th of September.", "the 30th of September", "2019-09-30"),
        ("The mayor resigned on Monday, September 30.", "Monday, September 30", "2019-09-30"),
        ("The mayor resigned on March eighth.", "March eighth", "2019-03-08"),
        ("The mayor resigned on the first of May.", "the first of May", "2019-05-01"),
        ("The mayor will resign on December 1.", "December 1", "2019-12-01"),
        ("The mayor resigned on December 1.", "December 1", "2018-12-01"),
        ("The mayor resigned on September 30 last year.", "September 30 last year", "2018-09-30"),
        ("The mayor resigned in early September.", "early September", "2019-09"),
        ("The mayor resigned in mid-March.", "mid-March", "2019-03"),
        ("The mayor resigned at the end of March.", "the end of March", "2019-03"),
        ("The mayor resigned in July last year.", "July last year", "2018-07"),
        # the tense is that of the winter, the month just past is no other's
        ("The yard will be fuller than it was in September.", "September", "2019-09"),
        ("The mayor will resign next June.", "next June", "2020-06"),
        ("The mayor resigned earlier this month.", "earlier this month", "2019-10"),
        ("The mayor will resign later this month.", "later this month", "2019-10"),
        ("The mayor will resign by the end of the month.", "the end of the month", "2019-10"),
        ("The mayor resigned late last week.", "late last week", "2019-W41"),
        ("The mayor resigned earlier this week.", "earlier this week", "2019-W42"),
        ("The mayor will resign early next week.", "early next week", "2019-W43"),
        ("The mayor resigned last month.", "last month", "2019-09"),
        ("The mayor resigned earlier this year.", "earlier this year", "2019"),
        ("The mayor will resign next year.", "next year", "2020"),
        ("The town grew last decade.", "last decade", "200"),
        ("The town grew in the last century.", "the last century", "19"),
        ("The mayor resigned last summer.", "last summer", "2019-SU"),
        ("The mayor resigned last winter.", "last winter", "2018-WI"),
        ("The mayor will resign next spring.", "next spring", "2020-SP"),
        ("The mayor will resign this winter.", "this winter", "2019-WI"),
        ("The fee rose in the third quarter.", "the third quarter", "2019-Q3"),
        # a firm reports on the quarter that has just ended, whatever the tense
        ("The yard expects to report a third-quarter loss.", "a third-quarter", "2019-Q3"),
        ("The yard will open in the first quarter.", "the first quarter", "2020-Q1"),
        ("The fee rose last quarter.", "last quarter", "2019-Q3"),
        ("The fee rose in the first half of this year.", "the first half of this year", "2019-H1"),
        ("The fee rose in the second half of last year.", "the second half of last year", "2018-H2"),
        ("The fee will rise in the first half of next year.", "the first half of next year", "2020-H1"),
        ("The fee rose in the first half of the year.", "the first half of the year", "2019-H1"),
        ("The fee will rise at the turn of the year.", "the turn of the year", "2019-12-31"),
        ("The mayor resigned at the weekend.", "the weekend", "2019-W41-WE"),
        ("The mayor resigned last weekend.", "last weekend", "2019-W41-WE"),
        ("The mayor will resign this weekend.", "this weekend", "2019-W42-WE"),
        ("The mayor resigned the weekend of October 5.", "the weekend of October 5", "2019-W40-WE"),
        ("The court will sit the week of March 9.", "the week of March 9", "2020-W11"),
        ("The mayor resigned a fortnight ago.", "a fortnight ago", "2019-W40"),
        ("The mayor resigned two weeks ago.", "two weeks ago", "2019-W40"),
        ("The mayor resigned a week ago.", "a week ago", "2019-W41"),
        ("The mayor will resign in two weeks' time.", "two weeks' time", "2019-W44"),
        ("The mayor will resign a week from now.", "a week from now", "2019-W43"),
        ("The mayor resigned three days ago.", "three days ago", "2019-10-13"),
        ("The mayor resigned six months ago.", "six months ago", "2019-04"),
        ("The mayor resigned a year and a half ago.", "a year and a half ago", "2018-04"),
        ("The mayor resigned a decade ago.", "a decade ago", "2009"),
        ("The mayor resigned the day before yesterday.", "the day before yesterday", "2019-10-14"),
        ("The mayor will resign the day after tomorrow.", "the day after tomorrow", "2019-10-18"),
    ],
)
def test_what_counts_from_the_publication(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mayor resigned on Friday.", "Friday", "2019-10-11"),
        ("The mayor has resigned on Tuesday.", "Tuesday", "2019-10-15"),
        ("The mayor resigned early Monday.", "early Monday", "2019-10-14"),
        ("The mayor resigned late on Monday.", "Monday", "2019-10-14"),
        ("The mayor resigned on Monday afternoon.", "Monday afternoon", "2019-10-14TAF"),
        ("The mayor will resign on Friday.", "Friday", "2019-10-18"),
        ("The mayor is going to resign on Friday.", "Friday", "2019-10-18"),
        ("The mayor is to resign on Friday.", "Friday", "2019-10-18"),
        ("The mayor is expected to resign on Friday.", "Friday", "2019-10-18"),
        ("The mayor may resign by Friday.", "Friday", "2019-10-18"),
        ("The hearing was postponed until Monday.", "Monday", "2019-10-21"),
        ("The mayor has scheduled a hearing for Friday.", "Friday", "2019-10-18"),
        ("The mayor planned a rally for Friday.", "Friday", "2019-10-18"),
        ("The offer had been due to lapse on Friday.", "Friday", "2019-10-11"),
        ("The mayor resigned this past Friday.", "this past Friday", "2019-10-11"),
        ("The mayor will resign this coming Friday.", "this coming Friday", "2019-10-18"),
        ("This Thursday's ruling worries the mayor.", "This Thursday", "2019-10-17"),
        ("The mayor resigned this Thursday.", "this Thursday", "2019-10-10"),
        ("The mayor resigned Friday of last week.", "Friday of last week", "2019-10-11"),
        ("The mayor resigned on Monday last week.", "Monday last week", "2019-10-07"),
        ("The mayor will resign on Monday week.", "Monday week", "2019-10-28"),
        ("The council voted to sell the quay on Tuesday.", "Tuesday", "2019-10-15"),
        ("A quarrel set in motion on Friday split the council.", "Friday", "2019-10-11"),
        ("The mayor has to win the vote on Friday.", "Friday", "2019-10-18"),
        ("The mayor declined to give a reason on Tuesday.", "Tuesday", "2019-10-15"),
        ("The mayor agreed to sell the quay on Friday.", "Friday", "2019-10-18"),
        ("The mayor is meeting the owners on Friday.", "Friday", "2019-10-18"),
        ("The envoys met to mark the feast on Sunday.", "Sunday", "2019-10-13"),
    ],
)
def test_week_days_by_the_tense(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He had ruled for two decades.", "two decades", "P20Y"),
        ("He has ruled for more than 20 years.", "more than 20 years", "P20Y"),
        ("He spoke for an hour and a half.", "an hour and a half", "PT1H30M"),
        ("He spoke for two and a half hours.", "two and a half hours", "PT2H30M"),
        ("He spoke for a minute and a half.", "a minute and a half", "PT1M30S"),
        ("It took a year and a half.", "a year and a half", "P1Y6M"),
        ("It took two and a half years.", "two and a half years", "P2Y6M"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("The truce held for 24 hours.", "24 hours", "PT24H"),
        ("Ten shells fell in the past 24 hours.", "the past 24 hours", "PT24H"),
        ("It was a 48-hour truce.", "48-hour", "PT48H"),
        ("They held a day-long meeting.", "day-long", "P1D"),
        ("It was a decades-long feud.", "decades-long", "PXE"),
        ("The strike lasted a fortnight.", "a fortnight", "P2W"),
        ("The strike lasted several months.", "several months", "PXM"),
        ("Ships have waited for weeks.", "weeks", "PXW"),
        ("Fees have doubled over the past three years.", "the past three years", "P3Y"),
        ("Fees will double over the next two quarters.", "the next two quarters", "P6M"),
        ("Fees have doubled in recent years.", "recent years", "PAST_REF"),
        ("Fees will double in the coming weeks.", "the coming weeks", "FUTURE_REF"),
        ("The camp held out for 40 days.", "40 days", "P40D"),
    ],
)
def test_stretches(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sails every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
        ("The ferry sails on Tuesdays.", "Tuesdays", "XXXX-WXX-2"),
        ("The ferry sails each Friday night.", "each Friday night", "XXXX-WXX-5TNI"),
        ("The ferry sails twice a week.", "twice a week", "P1W"),
        ("The ferry sails three times a day.", "three times a day", "P1D"),
        ("The ferry sails once a month.", "once a month", "P1M"),
        ("The ferry sails every other week.", "every other week", "P2W"),
        ("The ferry sails every two hours.", "every two hours", "PT2H"),
        ("The ferry sails daily.", "daily", "P1D"),
        ("The ferry sails every night.", "every night", "XXXX-XX-XXTNI"),
        ("The fair is held every May.", "every May", "XXXX-05"),
        ("The fair is held every summer.", "every summer", "XXXX-SU"),
        ("The fair is held annually.", "annually", "P1Y"),
        ("The pump moves 300 tonnes an hour.", "an hour", "PT1H"),
    ],
)
def test_what_repeats(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry left this morning.", "this morning", "2019-10-16TMO"),
        ("The ferry left last night.", "last night", "2019-10-15TNI"),
        ("The ferry leaves tonight.", "tonight", "2019-10-16TNI"),
        ("The ferry will leave tomorrow morning.", "tomorrow morning", "2019-10-17TMO"),
        ("The ferry left at 6 p.m. on Monday.", "6 p.m. on Monday", "2019-10-14T18:00"),
        ("The ferry left at noon on Monday.", "noon on Monday", "2019-10-14T12:00"),
        ("The ferry left on Monday at 6 p.m.", "6 p.m.", "2019-10-14T18:00"),
        ("It sank at 10.30pm on Saturday, 12 October.", "10.30pm on Saturday, 12 October", "2019-10-12T22:30"),
        ("The ferry left at 18:30 GMT.", "18:30 GMT", "T18:30"),
        ("The ferry left at 6:30 pm local time.", "6:30 pm local time", "T18:30"),
        ("The ferry left at 1830 GMT.", "1830 GMT", "T18:30"),
        ("The ferry left at midnight.", "midnight", "T24:00"),
        ("The ferry left at six o'clock in the evening.", "six o'clock in the evening", "T18:00"),
        ("The ferry left at 4 in the morning.", "4 in the morning", "T04:00"),
        ("Two barges sank overnight.", "overnight", "2019-10-15TNI"),
        ("The ferry left on the night of 3 March 2015.", "the night of 3 March 2015", "2015-03-03TNI"),
        ("The ferry left on the morning of October 3.", "the morning of October 3", "2019-10-03TMO"),
    ],
)
def test_times_of_the_day(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair ran from 3 to 5 March.", ["2019-03-03", "2019-03-05"]),
        ("The fair ran on March 3-5.", ["2019-03-03", "2019-03-05"]),
        ("The fair ran from March 3 to March 5.", ["2019-03-03", "2019-03-05"]),
        ("The fair ran from March 30 to April 2.", ["2019-03-30", "2019-04-02"]),
        ("The fair ran from 3 to 5 March 2015.", ["2015-03-03", "2015-03-05"]),
        ("The fair ran on March 3 and 5, 2015.", ["2015-03-03", "2015-03-05"]),
        ("The fair ran between 2010 and 2015.", ["2010", "2015"]),
        ("The fair ran from 2010 to 2015.", ["2010", "2015"]),
        ("The fair ran from 2010-15.", ["2010", "2015"]),
        ("The fair of 2010-2015 is forgotten.", ["2010", "2015"]),
        ("The fair will not run past May 1.", ["2020-05-01"]),
        ("The fair ran from Monday to Wednesday.", ["2019-10-14", "2019-10-16"]),
        ("The fair will run Monday through Friday.", ["2019-10-21", "2019-10-25"]),
        ("The fair ran from Saturday to Tuesday.", ["2019-10-12", "2019-10-15"]),
        ("The fair ran in July and August.", ["2019-07", "2019-08"]),
        ("The fair ran from May to July 2015.", ["2015-05", "2015-07"]),
        ("The fair ran in the winter of 2015-16.", ["2015-WI"]),
    ],
)
def test_ranges(text, expected):
    assert [v for _, v in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mayor resigned on Christmas Eve.", "Christmas Eve", "2018-12-24"),
        ("The mayor will resign on New Year's Day.", "New Year's Day", "2020-01-01"),
        ("The mayor resigned on Easter Sunday.", "Easter Sunday", "2019-04-21"),
        ("The mayor resigned on Good Friday.", "Good Friday", "2019-04-19"),
        ("The mayor resigned on Easter Monday 2015.", "Easter Monday 2015", "2015-04-06"),
        ("The mayor resigned on Ash Wednesday.", "Ash Wednesday", "2019-03-06"),
        ("The mayor resigned on Palm Sunday.", "Palm Sunday", "2019-04-14"),
        ("The mayor will resign at Easter.", "Easter", "2020-04-12"),
        ("The mayor resigned on Labor Day.", "Labor Day", "2019-09-02"),
        ("The mayor resigned on Memorial Day.", "Memorial Day", "2019-05-27"),
        ("The mayor will resign on Thanksgiving.", "Thanksgiving", "2019-11-28"),
        ("The mayor resigned on Thanksgiving 2015.", "Thanksgiving 2015", "2015-11-26"),
        ("The mayor resigned on Valentine's Day.", "Valentine's Day", "2019-02-14"),
        ("The mayor resigned on Martin Luther King Jr. Day.", "Martin Luther King Jr. Day", "2019-01-21"),
        ("The mayor resigned last Christmas.", "last Christmas", "2018-12-25"),
        ("The mayor will resign on Halloween.", "Halloween", "2019-10-31"),
        # by the moon, seen a day sooner or later from place to place
        ("The truce began on Eid al-Fitr.", "Eid al-Fitr", "2019-06"),
        ("The truce began at the start of Ramadan.", "the start of Ramadan", "2019"),
    ],
)
def test_holidays(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # from the day named before, not from that of publication
        ("The dam broke on March 3, 2015. The next day it rained.", "The next day", "2015-03-04"),
        ("The dam broke on March 3, 2015. Two days later it rained.", "Two days later", "2015-03-05"),
        ("The dam broke on March 3, 2015. The day before, it had rained.", "The day before", "2015-03-02"),
        ("The dam broke on March 3, 2015. It had rained three days earlier.", "three days earlier", "2015-02-28"),
        ("The dam broke on March 3, 2015. That night it rained.", "That night", "2015-03-03TNI"),
        ("The dam broke on March 3, 2015. It rained later that day.", "later that day", "2015-03-03"),
        ("The dam broke on March 3, 2015. It rained the same day.", "the same day", "2015-03-03"),
        ("The dam broke on March 3, 2015. It rained the following Friday.", "the following Friday", "2015-03-06"),
        ("The dam broke on March 3, 2015. It had rained the previous Friday.", "the previous Friday", "2015-02-27"),
        ("The dam broke on March 3, 2015. A week later it was mended.", "A week later", "2015-W11"),
        ("The dam broke on March 3, 2015. A year later it was mended.", "A year later", "2016"),
        ("The dam broke on March 3, 2015. It was mended later that year.", "later that year", "2015"),
        ("The dam broke in 1996. The following year it was mended.", "The following year", "1997"),
        ("The dam broke in 1996. Two years earlier it had been mended.", "Two years earlier", "1994"),
        ("The dam broke in May 1996. The following month it was mended.", "The following month", "1996-06"),
        ("The dam broke on Monday. The next day it rained.", "The next day", "2019-10-15"),
        ("The dam broke on Monday. It had rained the night before.", "the night before", "2019-10-13TNI"),
        ("The dam broke on September 3.\n\nThe next morning it rained.", "The next morning", "2019-09-04TMO"),
        ("The dam broke on September 3. The next day it rained. A day later it snowed.", "A day later", "2019-09-05"),
        ("Sales were 20 in 2015, up from 10 a year earlier.", "a year earlier", "2014"),
        # told of, not told on
        ("The dam broke on May 3, police said on Monday. The next day it rained.", "The next day", "2019-05-04"),
        ("Police said on Monday that the dam had broken the day before.", "the day before", "2019-10-13"),
        # nothing to count from, or not precise enough, or yet to come when it has been
        ("The dam broke. The next day it rained.", "The next day", "XXXX-XX-XX"),
        ("The dam broke in 1996. The next day it rained.", "The next day", "XXXX-XX-XX"),
        ("The dam broke today. The next day it rained.", "The next day", "XXXX-XX-XX"),
        ("The dam broke. Two days later it rained.", "Two days later", "P2D"),
        ("The dam broke. It rained that Friday.", "that Friday", "XXXX-WXX-5"),
        # "ago" is from publication, whatever day is named before
        ("The dam broke on March 3, 2015. Two days ago it was mended.", "Two days ago", "2019-10-14"),
    ],
)
def test_what_counts_from_a_day_named_before(text, words, value):
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on Brenn, and they may not.",
        "May we see the ledger? March on, said the sergeant.",
        "The march through Brenn was long.",
        "The sun will set; sat in the shade, she saw the sun.",
        "She came second, and a second man came third.",
        "Prices fall, and a fall in prices helps; spring water and a spring in the step.",
        "Augusta Hale met April Reed and June Osei at the hotel.",
        "Mr Friday runs the shop.",
        "He was in 24 films and sold 2000 books for $1990.",
        "The number 1987 bus and Room 1812 were empty of 1500 people.",
        "The Sunday Times and USA Today printed it.",
        "He told 60 Minutes about it.",
        "She watched Good Morning Brenn and Saturday Night Live.",
        "He read Friday Night Lights.",
        'She told the "Today" programme about it.',
        "Father Christmas ate the Easter eggs.",
        "It was the last day they met.",
        "It was the third strike in as many weeks.",
        "Shops cut prices on Black Friday.",
        "He was 30 years old, and his 6-year-old son slept.",
        "It was a quarter of the grain.",
        "A day labourer saw the sun set.",
        "His future wife bought the red edition.",
        "A previously unknown group threatened them.",
        "The Daily Ledger and the Weekly Bell wrote of a quarterly dividend.",
    ],
)
def test_what_is_no_time(text):
    assert found(text) == []
