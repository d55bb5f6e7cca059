"""Pages that hold only the beginning, and whole ones that look like it."""

from __future__ import annotations

import json

import pytest

from rashomon.read.html import page

OPENING = (
    "The island council of Marrow said on Thursday that the only ferry to the mainland would not sail before April.",
    "The company that owns the ferry said its engine had failed three times since the new year.",
)
PROMPT = '<div class="gate"><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div>'
LONG = [
    f"Islander number {n} said the crossing had failed them in winter and would do so again soon." for n in range(40)
]


def html(paragraphs, after="", data=None, head=""):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f"<!DOCTYPE html><html><head><title>No ferry</title>{head}{script}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{body}{after}</article><footer>Marrow Post</footer></body></html>"
    )


CLOSED = {"@type": "NewsArticle", "isAccessibleForFree": False}


@pytest.mark.parametrize(
    "markup",
    [
        html(OPENING, PROMPT),
        html((*OPENING, "To continue reading, please log in or create a free account.")),
        html((*OPENING, "This article is only available to subscribers.")),
        html(OPENING, "<p>You have reached your limit of free articles.</p>"),
        html(OPENING, PROMPT, CLOSED),
        html((OPENING[0], "The company that owns the ferry said its engine had failed…"), "", CLOSED),
        html((OPENING[0], "The company that owns the ..."), "", CLOSED | {"isAccessibleForFree": "False"}),
        html(OPENING, "", CLOSED | {"wordCount": 900}),
        html(OPENING, PROMPT, {"@type": "NewsArticle", "wordCount": "900"}),
        html(
            OPENING,
            '<div class="paid"></div>' + PROMPT,
            CLOSED | {"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}},
        ),
        html(OPENING, PROMPT, head='<meta property="article:content_tier" content="locked">'),
    ],
)
def test_stubs_are_marked(markup):
    found = page(markup, "a.html")
    assert found.excerpt.startswith("the page holds only its beginning")
    assert found.excerpt in found.notes
    assert OPENING[0] in found.text
    assert "ubscribe" not in found.text


@pytest.mark.parametrize(
    "markup",
    [
        html(OPENING),
        html(OPENING, "", CLOSED),
        html(LONG, PROMPT, CLOSED),
        html(OPENING, PROMPT, CLOSED | {"wordCount": 37}),
        html(OPENING, "<p>The ferry's owners ask passengers to subscribe to the service's alerts.</p>"),
        html((*OPENING, "He told subscribers of the ferry line to continue with their plans.")),
        html(
            (OPENING[0],),
            f'<div class="paid"><p>{"</p><p>".join(LONG[:8])}</p></div>{PROMPT}',
            CLOSED | {"hasPart": {"isAccessibleForFree": False, "cssSelector": ".paid"}},
        ),
        html(OPENING, "", {"@type": "NewsArticle", "isAccessibleForFree": True, "wordCount": 900}),
    ],
)
def test_whole_reports_are_not(markup):
    assert page(markup, "a.html").excerpt == ""


def test_it_says_how_much_there_is():
    found = page(html(OPENING, "", CLOSED | {"wordCount": 1900}), "a.html")
    assert found.excerpt == "the page holds only its beginning, 37 of 1,900 words"


def test_the_whole_text_in_json_ld_is_taken_instead():
    found = page(html(OPENING, PROMPT, CLOSED | {"articleBody": "\n".join(LONG)}), "a.html")
    assert found.excerpt == ""
    assert LONG[-1] in found.text
