"""The tables of a report in a browser: sorted, filtered and opened by mouse and by keyboard; on a phone; on paper."""

from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.export.report import report
from rashomon.model import Cell, Findings, LedgerEntry, Opposed, PledgeLedger, Wording
from tests.account.invented import story
from tests.account.opposing import opposing
from tests.export.opened import audited, page

pytestmark = pytest.mark.browser

SECTIONS = ("incidents", "pledges", "opposed", "wording", "coverage")


def mixed():
    """The ferry story with cells of every kind."""
    made = account(*story())
    rows = list(made.coverage.rows)
    one = next(i for i, row in enumerate(rows) if row.kind == "figure")
    rows[one] = replace(rows[one], cells=(Cell.OPPOSED, Cell.UNREAD, Cell.CARRIED), outlets=1, able=2)
    two = next(i for i, row in enumerate(rows) if row.kind == "quote")
    rows[two] = replace(rows[two], cells=(Cell.INDIRECT, Cell.NOT_YET, Cell.CARRIED))
    return replace(made, coverage=replace(made.coverage, rows=tuple(rows)))


@pytest.fixture(scope="module")
def made():
    return report([account(*opposing()), mixed()])


@pytest.fixture(scope="module")
def matrix():
    return report([mixed()])


def kinds(opened):
    return opened.locator(".matrix tbody tr:visible td.kind").all_inner_texts()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 390)])
def test_no_rule_of_accessibility_is_broken(browser, tmp_path, made, scheme, width):
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with page(browser, tmp_path, made, bypass_csp=True, **options) as opened:
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        opened.locator(".matrix th button").first.click()
        broken, _ = audited(opened)
    assert broken == []


def test_columns_sort_by_mouse_and_by_keyboard(browser, tmp_path, matrix):
    with page(browser, tmp_path, matrix) as opened:
        given = kinds(opened)
        head = opened.locator(".matrix th", has_text="Kind")
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        assert kinds(opened) == sorted(given) != given
        opened.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        assert kinds(opened) == sorted(given, reverse=True)
        assert "sorted by Kind" in opened.get_by_role("status").inner_text()
        outlets = opened.locator(".matrix th", has_text="Outlets")
        outlets.get_by_role("button").focus()
        opened.keyboard.press("Space")
        assert (outlets.get_attribute("aria-sort"), head.get_attribute("aria-sort")) == ("descending", None)
        counts = [int(n.split()[0]) for n in opened.locator(".matrix td.carriers").all_inner_texts()]
        assert counts == sorted(counts, reverse=True)
        opened.get_by_role("button", name="In the order given").click()
        assert kinds(opened) == given
        assert outlets.get_attribute("aria-sort") is None


def test_an_outlet_sorts_what_it_carries_first(browser, tmp_path, matrix):
    with page(browser, tmp_path, matrix) as opened:
        head = opened.locator(".matrix th", has_text="Courier")
        head.get_by_role("button").click()
        column = head.evaluate("th => th.cellIndex")
        order = ["carried", "indirect", "opposed", "not-yet", "unread", "not-carried"]
        cells = opened.eval_on_selector_all(".matrix tbody tr", f"rows => rows.map(r => r.cells[{column}].className)")
        assert {"indirect", "opposed"} <= set(cells)
        assert [order.index(c) for c in cells] == sorted(order.index(c) for c in cells)


def test_one_kind_can_be_shown_alone(browser, tmp_path, matrix):
    with page(browser, tmp_path, matrix) as opened:
        every = kinds(opened)
        button = opened.locator("[data-show=figure]")
        button.focus()
        opened.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        assert set(kinds(opened)) == {"figure"}
        assert f"1 of {len(every)} shown" in opened.get_by_role("status").inner_text()
        opened.locator(".matrix th", has_text="Kind").get_by_role("button").click()
        assert set(kinds(opened)) == {"figure"}
        opened.locator("[data-show='']").click()
        assert len(kinds(opened)) == len(every)


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_a_cell_opens_its_evidence(browser, tmp_path, matrix, how):
    with page(browser, tmp_path, matrix) as opened:
        cell = opened.locator(".matrix tr[data-kind=figure] a.cell").first
        if how == "mouse":
            cell.click()
        else:
            cell.focus()
            opened.keyboard.press("Enter")
        assert opened.locator("#panel mark").all_inner_texts() == ["some 200 passengers"]
        assert opened.locator("#panel-title").inner_text() == "Courier"


def test_a_cell_says_to_a_listener_why_a_thing_is_not_carried(browser, tmp_path, matrix):
    with page(browser, tmp_path, matrix) as opened:
        heard = opened.locator(".matrix").aria_snapshot()
        assert "early was published between 30 and 31 March 2031, before this was reported" in heard
        assert "early was read in part, and this is not in that part" in heard
        assert "Courier tells the opposite" in heard


def test_the_heads_stay_while_the_matrix_scrolls(browser, tmp_path, matrix):
    with page(browser, tmp_path, matrix, viewport={"width": 390, "height": 300}) as opened:
        box = opened.locator(".tall")
        box.evaluate("b => { b.scrollTop = 200; b.scrollLeft = 120; }")
        frame = box.bounding_box()
        head = opened.locator(".matrix th", has_text="Courier").bounding_box()
        first = opened.locator(".matrix tbody th").last.bounding_box()
        assert abs(head["y"] - frame["y"]) <= 1
        assert abs(first["x"] - frame["x"]) <= 1


def test_without_a_script_the_tables_stand_and_nothing_is_dead(browser, tmp_path, made):
    with page(browser, tmp_path, made, java_script_enabled=False) as opened:
        assert opened.locator("main button:visible").count() == 0
        assert opened.locator(".matrix tbody tr").count() > 3
        opened.locator(".matter a.cite").first.click()
        assert opened.locator("a:target + span.c").first.is_visible()


@pytest.mark.parametrize("section", SECTIONS[:4])
def test_every_value_of_a_section_leads_to_words(browser, tmp_path, made, section):
    with page(browser, tmp_path, made) as opened:
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        links = opened.locator(f"#s0-{section} a.cite").all()
        assert links
        for link in links:
            link.focus()
            opened.keyboard.press("Enter")
            assert opened.locator("#panel mark").first.is_visible()


def test_a_place_leads_to_its_act(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        opened.locator(".places").get_by_role("link", name="4 May 2031").first.click()
        target = opened.locator(".acts > li:target")
        assert "Orlen bridge" in target.inner_text()


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_runs_off_a_narrow_telephone(browser, tmp_path, made, width):
    with page(browser, tmp_path, made, viewport={"width": width, "height": 800}) as opened:
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        for one in opened.locator(".acts li, .matter, .sides li, .tools").all():
            box = one.bounding_box()
            assert box is None or box["x"] + box["width"] <= width + 1


def test_on_paper_the_matrix_is_whole_and_nothing_waits_for_a_click(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        opened.emulate_media(media="print")
        box = opened.locator(".tall").last
        assert box.evaluate("b => b.scrollHeight <= b.clientHeight + 1")
        assert not opened.locator(".tools").last.is_visible()


def test_hostile_text_stays_text_in_every_table(browser, tmp_path):
    evil = "</b></td><img src=x onerror=alert(1)><script>alert(2)</script>\u202e{{ 7 * 7 }}"
    tale, analyses, findings = opposing()
    hostile = Findings(
        incidents=tuple(replace(g, place=evil, why=(evil,)) for g in findings.incidents),
        pledges=tuple(
            PledgeLedger(evil, tuple(_evil_entry(e, evil) for e in ledger.entries)) for ledger in findings.pledges
        ),
        opposed=tuple(
            Opposed(evil, o.ground, tuple(replace(s, says=evil, party=evil) for s in o.sides), True, f"“{evil}”")
            for o in findings.opposed
        ),
        wording=tuple(Wording(evil, w.kind, tuple(replace(u, text=evil) for u in w.uses)) for w in findings.wording),
    )
    outlets = tuple(replace(a, article=replace(a.article, outlet=f"{evil} {a.id}")) for a in analyses)
    with page(browser, tmp_path, report([account(tale, outlets, hostile)])) as opened:
        assert opened.locator("img").count() == 0
        for section in SECTIONS[:4]:
            assert "{{ 7 * 7 }}" in opened.locator(f"#s0-{section}").inner_text()
            assert "\u202e" not in opened.locator(f"#s0-{section}").inner_text()
        opened.locator(".matrix th button").last.click()
        assert opened.locator("[aria-sort]").count() == 1


def _evil_entry(entry: LedgerEntry, evil: str) -> LedgerEntry:
    return replace(entry, party=evil, commitment=evil, claimants=(evil,) * len(entry.claims))
