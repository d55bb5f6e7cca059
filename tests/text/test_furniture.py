"""Lines that an outlet prints on page after page."""

from __future__ import annotations

from rashomon.text.furniture import shared_lines

MENU = "Tide times\n\nHarbour cam\n\n"
PROMPT = "Readers like you keep the Osterby Mail afloat, so tell a friend about us today.\n"
SUBJECTS = ("mill", "ferry", "school", "bridge", "council", "library")


def pages(outlet="mail.example", prompt=PROMPT, n=6):
    for subject in SUBJECTS[:n]:
        report = f"The {subject} of Osterby was closed on Sunday after a storm, the fire service of the town said."
        yield outlet, f"{MENU}{report}\n\n{prompt}"


def test_lines_of_every_page_are_furniture():
    assert shared_lines(pages())["mail.example"] == {"tide times", "harbour cam", PROMPT.strip().casefold()}


def test_two_pages_say_nothing():
    assert shared_lines(pages(n=2)) == {}


def test_outlets_are_told_apart():
    two = [*pages("a.example", n=2), *pages("b.example", n=2)]
    assert shared_lines(two) == {}


def test_background_told_again_is_no_furniture():
    background = "About 900 people live in Osterby, where the last storm of this kind was forty years ago.\n"
    told = [(outlet, text + (background if i < 3 else "")) for i, (outlet, text) in enumerate(pages(prompt=""))]
    assert shared_lines(told)["mail.example"] == {"tide times", "harbour cam"}


def test_versions_of_one_report_count_once():
    report = "\n\n".join(
        f"The {subject} of Osterby was closed on Sunday after a storm, the fire service of the town said."
        for subject in SUBJECTS
    )
    versions = [("mail.example", f"Storm closes town\n\n{report}\n\nUpdate {n}\n") for n in range(6)]
    assert shared_lines(versions) == {}


def test_nothing_of_nothing():
    assert shared_lines([]) == {}
