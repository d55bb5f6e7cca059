"""A text in segments is the text, and over each character lies what was found there and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.spans import Span
from rashomon.web.found import Found, Layer, Part, layers_of
from rashomon.web.segments import page_of, pages, segments, shown

ROLES = ("content", "cue", "source", "figure", "text t3")


@st.composite
def texts_with_findings(draw):
    """A text, things found in it that lie over one another at random, a part of it, and words to cite."""
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))

    def span():
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    found = [
        Found(
            draw(st.sampled_from(list(Layer))),
            tuple(
                sorted((Part(span(), draw(st.sampled_from(ROLES))) for _ in range(draw(st.integers(1, 3)))), key=str)
            ),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    return text, found, span(), draw(st.booleans()) and span()


@given(texts_with_findings())
def test_joined_the_segments_are_the_text_and_each_place_has_its_classes(made):
    text, found, within, cited = made
    pieces = segments(text, within, found, cited or None)
    assert "".join(p.text for p in pieces) == shown(within.of(text))
    assert [p.span.start for p in pieces[1:]] == [p.span.end for p in pieces[:-1]]
    for piece in pieces:
        for place in range(piece.span.start, piece.span.end):
            over = [
                (number, part, one.layer)
                for number, one in enumerate(found)
                for part in one.parts
                if part.span.start <= place < part.span.end
            ]
            assert set(piece.found) == {number for number, _, _ in over}
            wanted = {name for _, part, layer in over for name in (layer.value, *_classes(layer, part))}
            assert set(piece.classes) == wanted
            assert piece.cited == bool(cited and cited.start <= place < cited.end)


def _classes(layer, part):
    return [f"{layer.value}-{word}" for word in part.role.split()]


@given(texts_with_findings())
def test_what_has_words_in_a_part_begins_there_once_at_the_first_of_them(made):
    text, found, within, _ = made
    pieces = segments(text, within, found)
    begins = [number for piece in pieces for number in piece.begins]
    inside = {n for n, one in enumerate(found) if any(p.span.overlaps(within) for p in one.parts)}
    assert sorted(begins) == sorted(inside)
    for number in inside:
        first = next(piece for piece in pieces if number in piece.found)
        assert number in first.begins


@given(st.text(max_size=300), st.integers(1, 40))
def test_pages_together_are_the_text_and_none_is_too_long(text, size):
    found = pages(text, size)
    assert "".join(page.of(text) for page in found) == text
    assert all(page.end - page.start <= size for page in found)
    for place in range(len(text)):
        page = found[page_of(found, place)]
        assert page.start <= place < page.end


def test_a_page_ends_with_a_paragraph_where_one_ends_near():
    text = "One two three.\n\nFour five six.\n\nSeven"
    assert [page.of(text) for page in pages(text, 34)] == ["One two three.\n\nFour five six.\n\n", "Seven"]


def test_what_reorders_or_drives_a_terminal_is_shown_as_a_replacement():
    assert shown("a\u202eb\x1b[c\nd\te\u200f\x00\ud83d") == "a\ufffdb\ufffd[c\nd\te\ufffd\ufffd\ufffd"


def test_the_address_names_layers_and_what_it_does_not_know_is_passed_over():
    assert layers_of("times, figures,spells") == (Layer.FIGURES, Layer.TIMES)
    assert layers_of("none") == ()
    assert layers_of(None) == (Layer.BLOCKS, Layer.ATTRIBUTIONS)
