"""Figures in the manner of news: what each wording says, in tables."""

import pytest

from tests.extract.read_figures import read


def _shown(figures):
    return [(f.value, f.low, f.high) if f.low != f.value or f.high != f.value else f.value for f in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numerals, words, multipliers, fractions
        ("Rescuers saved half a million sheep.", [500_000]),
        ("A quarter of a million people voted.", [250_000]),
        ("Three quarters of a billion euros went to the ports.", [750_000_000]),
        ("Two and a half million trees burned.", [2_500_000]),
        ("He earned a million and a half dollars.", [1_500_000]),
        ("The factory made 1 1/2 million cars.", [1_500_000]),
        ("A hundred and twenty boats sank.", [120]),
        ("A half-dozen boats sank.", [6]),
        ("It fetched 4.2 million Swiss francs.", [4_200_000]),
        ("They counted 10, 000 geese.", [10_000]),
        ("The company will invest 5 MEUR.", [5_000_000]),
        ("More than two-thirds of the villagers left.", [(pytest.approx(2 / 3), pytest.approx(2 / 3), None)]),
        ("Nearly 1/3 of all pupils left.", [(pytest.approx(1 / 3), None, None)]),
        ("Fewer than one in 10 pupils passed.", [(0.1, None, 0.1)]),
        ("It rose by half a percentage point.", [0.5]),
        ("The ponds lie in a mile-and-a-half circle.", []),
        # magnitudes
        ("Several hundred people came.", [(None, 200, 1_000)]),
        ("A few dozen people came.", [(None, 24, 120)]),
        ("A couple of hundred people came.", [(None, 100, 300)]),
        ("A handful of people came.", [(None, 2, 10)]),
        ("The dead are in the low thousands.", [(None, 1_000, 5_000)]),
        ("The storm killed scores of people.", [(None, 20, 200)]),
        ("Their test scores of last year were good.", []),
        ("A few people came.", []),
        # ranges and changes
        ("Anywhere from 30 to 50 divers took part.", [(40, 30, 50)]),
        ("Two or three houses collapsed.", [(2.5, 2, 3)]),
        ("A 30- to 40-foot flame rose.", [(35, 30, 40)]),
        ("It cost between $5 and $7 million.", [(6e6, 5e6, 7e6)]),
        ("Around 5-10% of goats are infected.", [(7.5, 5, 10)]),
        ("The number of pupils has fallen by 300 to 1,200.", [300, 1_200]),
        ("The death toll rose to 36 from 29.", [36, 29]),
        ("Gold rose $12 to $1,800 an ounce.", [12, 1_800]),
        ("Rents may rise by 3 to 5 percent.", [(4, 3, 5)]),
        # hedges and bounds
        ("No fewer than 90 people came.", [(90, 90, None)]),
        ("Well over 80 people came.", [(80, 80, None)]),
        ("As many as 60 people came.", [(60, None, 60)]),
        ("Boats, as many as 300, sank.", [(300, None, 300)]),
        ("It earns north of $3m.", [(3e6, 3e6, None)]),
        ("Thirty-odd boats sank.", [(30, None, None)]),
        ("The 10,000-plus members agreed.", [(10_000, 10_000, None)]),
        ("It is 20 or so miles away.", [(20, None, None)]),
        ("It cost 3,000 or more euros.", [(3_000, 3_000, None)]),
        ("A total of 45 schools were shut.", [45]),
        ("He talked about a three-year delay.", [3]),
        ("The programme will cost $5m over three years.", [5e6, 3]),
        # compound measures
        ("He is 6 feet 3 inches tall.", [6.25]),
        ("He is 6ft 3in tall.", [6.25]),
        ("They met for two hours and 30 minutes.", [2.5]),
        # one and its like
        ("One person was killed.", [1]),
        ("Two people are dead and one is missing.", [2, 1]),
        ("Only one survived.", [1]),
        ("Not one of them sank.", []),
        ("The plan is one-sided.", []),
        ("For one thing, it rained.", []),
        # what is no figure
        ("Rain 15 35 30 25", []),
        ("The number 12 bus was hit.", []),
        ("The Zephyr 12 Pro costs more.", []),
        ("Call 0800 555 111 for help.", []),
        ("3M Co shares fell.", []),
        ("They should 1) lift the lid, 2) wait.", []),
        ("He lives at 22 Ave Merle, Lyon.", []),
        ("Highway 61 is shut.", []),
        ("It opened at 7:30 on the 12th.", []),
    ],
)
def test_value_and_bounds(text, expected):
    assert _shown(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Turnout was 61.4 per cent.", "percent"),
        ("Support dropped by 3 percentage points.", "percentage points"),
        ("The index lost 250 points.", "points"),
        ("The bank cut rates by 25 basis points.", "basis points"),
        ("It was 41C in the shade.", "degrees Celsius"),
        ("Temperatures hit 104 degrees Fahrenheit.", "degrees Fahrenheit"),
        ("The wind blew at 130 kilometres per hour.", "km/h"),
        ("The van was doing 90 mph.", "mph"),
        ("The plant makes 600 megawatts.", "MW"),
        ("The disk holds 2 terabytes.", "TB"),
        ("The farm covers 40 hectares.", "hectare"),
        ("The fire burned 12 square miles.", "square mile"),
        ("He weighed 14 stone.", "stone"),
        ("The bridge is 1,200ft long.", "foot"),
        ("The state spent 3 lakh rupees on it.", "INR"),
        ("It cost Rs 500 crore.", "INR"),
        ("The fine was 600 yen.", "JPY"),
        ("It fetched 4 million Swiss francs.", "CHF"),
        ("He paid $4.5 billion CAD for it.", "CAD"),
        ("The house passed a $1.3 trillion bill.", "USD"),
        ("The state's $5 billion debt grew.", "USD"),
        ("It cost A$45.", "AUD"),
        ("It cost S$45.", "SGD"),
        ("Water rose 2.5m in an hour.", "m"),
        ("Mira Lund, 34, said she was fine.", "years old"),
        ("The minister, 56, resigned.", "years old"),
        ("A boy aged six was hurt.", "years old"),
        ("The children, aged 4 to 11, were found.", "years old"),
        ("The driver, 34, was held.", "years old"),
        ("They stayed for five long months.", "month"),
        ("Three of four voters agreed.", None),
        ("Three out of four voters agreed.", "share"),
    ],
)
def test_unit(text, unit):
    assert read(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The mill turns out 40 barrels a day.", "day"),
        ("Cleaners earn $9 an hour at the harbour.", "hour"),
        ("The clinic treats 120 patients every week.", "week"),
        ("The port handles 3 million tonnes annually.", "year"),
        ("The port handles 3 million tonnes of ore a year.", "year"),
        ("The town pays $2.4 million a year for buses.", "year"),
        ("The village uses 150 litres per person.", "head"),
        ("The pass costs 35 euros a head.", "head"),
        ("It spends 900 euros per capita.", "head"),
        ("The rate fell to 12 cases per 100,000 people.", "100000 people"),
        ("Wheat fetched $210 per tonne.", "tonne"),
        ("Wheat fetched $210 a tonne.", "tonne"),
        ("Eggs cost 64 cents a dozen.", "dozen"),
        ("The passes cost $5 each.", "each"),
        ("The theatre sold 500 tickets per night.", "night"),
        ("Doctors see one patient every 10 minutes.", "10 minute"),
        ("The firm's annual revenue of $30 million is falling.", "year"),
        ("A weekly wage of 300 euros is not enough.", "week"),
        ("The monthly rent is £900.", "month"),
        ("He has a $600,000-a-year job.", "year"),
        ("A 52,000-barrel-a-day refinery opened.", "day"),
        ("The van was doing 90 miles an hour.", ""),
        ("The annual fair drew 4,000 people.", ""),
        ("They found 12 boats a day after the storm.", ""),
        ("They found 12 boats in a day.", ""),
        ("The party paid $80 million for spots in half a dozen towns.", ""),
        ("Rents rose 3 percent.", ""),
    ],
)
def test_rate(text, per):
    assert read(text)[0].scope.per == per


def test_what_a_rate_is_per_is_no_figure_of_its_own():
    assert [f.value for f in read("The rate fell to 12 cases per 100,000 people.")] == [12]
    assert [f.value for f in read("Eggs cost 64 cents a dozen.")] == [64]
    assert [f.value for f in read("It circles the lake every 33 years.")] == [33]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Police arrested 31 people, nine of them children.", ["people", "children"]),
        ("The ferry carried 90 people, of whom 12 were children.", ["people", "children"]),
        ("The ferry carried 90 passengers, 12 of whom were crew members.", ["passengers", "crew members"]),
        ("Crews rescued 12 people, three of whom were hurt.", ["people", "people"]),
        ("Of the 90 people on board, 30 survived.", ["people", "people"]),
        ("Officials said 11 of the dead were students.", ["dead"]),
        ("A blast killed 12 people and wounded 30 others.", ["people", "people"]),
        ("Twelve soldiers and four civilians were killed.", ["soldiers", "civilians"]),
        ("Twelve miners were killed and another 30 were hurt.", ["miners", "miners"]),
        ("The number of refugees rose to 4,000.", ["refugees"]),
        ("The country has recorded a total of 4,000 cases.", ["cases"]),
        ("A 12-member jury found him guilty.", ["member"]),
        ("The party holds seats in the 120-seat parliament.", ["seat"]),
        ("The 3-year-old company is worth $1bn.", ["company", "company"]),
        ("The 18-month project cost $3m.", ["project", "project"]),
        ("It is 12 miles (19 km) from Olmo.", [None, None]),
        ("Pupils lost a quarter of the school year.", [None]),
        ("More than two-thirds of the 600 villagers left.", ["villagers", "villagers"]),
        ("Two strong swimmers won.", ["strong swimmers"]),
        ("Thirty-odd boats sank.", ["boats"]),
        ("Cases are stabilising at around 8,000.", ["Cases"]),
        ("It will be dark for up to six months.", [None]),
        ("14 dead as ferry sinks off Olmo", [None]),
    ],
)
def test_what_is_counted(text, counted):
    assert [f.of and f.of.of(text) for f in read(text)] == counted


def test_one_who_is_missing_is_not_one_who_is_dead():
    dead, missing = read("Two people are dead and one is missing.")
    assert (dead.scope.done, missing.scope.done) == (("kill",), ("miss",))
