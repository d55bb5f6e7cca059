import pytest

from rashomon.compare.owned import is_unowned, owned
from rashomon.compare.versions import source
from rashomon.compare.who import Names, entities
from rashomon.model import Voice
from tests.compare.builders import analysis, quoted

TEXT = "Ida Holm of Solant spoke. Holm left Solant. Jonas Prentiss stayed."
NAMES = Names(
    entities(
        [
            analysis(
                TEXT,
                "a",
                [
                    ("Ida Holm", "PERSON", "Ida Holm"),
                    ("Solant", "GPE", "Solant"),
                    ("Holm", "PERSON", "Ida Holm"),
                    ("Jonas Prentiss", "PERSON", "Jonas Prentiss"),
                ],
            )
        ]
    )
)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("Solant's government", ("Solant government", True)),
        ("the Solant government", ("Solant government", True)),
        ("the government of Solant", ("Solant government", True)),
        ("Holm’s team", ("Ida Holm’s team", True)),
        ("Ida Holm's team", ("Ida Holm’s team", True)),
        ("the Holm campaign", ("Ida Holm’s campaign", True)),
        ("Mayor Holm’s lawyers", ("Ida Holm’s lawyers", False)),
        ("Holm’s lawyers", ("Ida Holm’s lawyers", False)),
        ("Jonas Prentiss’ lawyers", ("Jonas Prentiss’s lawyers", False)),
        ("the Solant ferry", None),
        ("the lawyers of Holm", None),
        ("Merrin’s government", None),
        ("the government", None),
        ("Ida Holm", None),
    ],
)
def test_whose_they_are_is_told_in_one_form(form, shown):
    found = owned(form, "a", NAMES)
    assert found == (shown and (shown[0].replace("Prentiss’s", "Prentiss’"), shown[1]))


def test_one_body_is_one_source_in_every_article():
    given = [
        quoted("It was late.", "late", form, Voice.ROLE) for form in ("the Solant government", "Solant’s government")
    ]
    one, other = (source(a, article, NAMES) for a, article in zip(given, "ab", strict=True))
    assert one == other
    assert one.named


@pytest.mark.parametrize(("form", "unowned"), [("its chief", True), ("His lawyers", True), ("the chief", False)])
def test_a_pronoun_does_not_tell_whose(form, unowned):
    assert is_unowned(form) is unowned
    assert (source(quoted("It was late.", "late", form, Voice.ROLE), "a", NAMES).name is None) is unowned
