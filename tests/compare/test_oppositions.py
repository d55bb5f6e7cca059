from rashomon.compare.oppositions import oppositions
from rashomon.model import Accord, Ground, StatementPair
from tests.compare.passages import passage

RISEN = passage("a", "Violence has surged in the valley.")
WORSE = passage("b", "Violence in the valley has escalated since May.")
CALM = passage("c", "There have been few violent incidents in the valley.")


def pair(accord, one, other, ground=None):
    first, second = ((a.id, a.statements[0]) for a in (one, other))
    return StatementPair(accord, first, second, ground, "a reason" if ground else "")


def told(found):
    return [[[m.article for m in side.members] for side in one.sides] for one in found]


def test_those_who_say_the_same_stand_on_one_side():
    pairs = [
        pair(Accord.OPPOSED, RISEN, CALM, Ground.DIRECTION),
        pair(Accord.OPPOSED, WORSE, CALM, Ground.DIRECTION),
        pair(Accord.SAME, RISEN, WORSE),
    ]
    (one,) = oppositions((RISEN, WORSE, CALM), pairs)
    assert told([one]) == [[["a", "b"], ["c"]]]
    assert (one.kind, one.ground, one.why) == ("outlets", Ground.DIRECTION, "a reason")


def test_who_says_the_same_as_one_side_joins_it():
    pairs = [pair(Accord.OPPOSED, RISEN, CALM, Ground.DIRECTION), pair(Accord.MORE_SPECIFIC, WORSE, RISEN)]
    assert told(oppositions((RISEN, WORSE, CALM), pairs)) == [[["a", "b"], ["c"]]]


def test_what_does_not_come_to_two_sides_is_told_pair_by_pair():
    pairs = [
        pair(Accord.OPPOSED, RISEN, CALM, Ground.DIRECTION),
        pair(Accord.OPPOSED, WORSE, CALM, Ground.DIRECTION),
        pair(Accord.OPPOSED, RISEN, WORSE, Ground.STAGE),
    ]
    assert len(oppositions((RISEN, WORSE, CALM), pairs)) == 3


def test_what_nobody_can_tell_opposes_nothing():
    assert oppositions((RISEN, CALM), [pair(Accord.UNCLEAR, RISEN, CALM)]) == ()


def test_two_speakers_who_contradict_each_other_are_a_dispute_between_parties():
    ministry = passage("a", "The ministry said the bridge had collapsed.")
    rebels = passage("b", "The rebels said the bridge was intact.")
    (one,) = oppositions((ministry, rebels), [pair(Accord.OPPOSED, ministry, rebels, Ground.DIRECTION)])
    assert one.kind == "parties"
    assert [side.party for side in one.sides] == ["the ministry", "the rebels"]


def test_one_speaker_told_to_opposite_effect_is_a_difference_between_outlets():
    first = passage("a", "Mayor Ada Lorne said the bridge had collapsed.")
    second = passage("b", "Mayor Ada Lorne said the bridge was intact.")
    (one,) = oppositions((first, second), [pair(Accord.OPPOSED, first, second, Ground.DIRECTION)])
    assert one.kind == "outlets"
