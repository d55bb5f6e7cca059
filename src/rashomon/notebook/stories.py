"""A story in a notebook: its account, and each part of it as a table."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from rashomon.account.coverage import is_shared
from rashomon.account.sources import Sources
from rashomon.account.wording import counted
from rashomon.export import rows
from rashomon.export.cells import SYMBOLS
from rashomon.export.footnotes import plain
from rashomon.export.plain import HEADINGS, visible
from rashomon.export.revisions import summary
from rashomon.export.versions import fullest_parts, version_parts
from rashomon.model import Account, Cell, Section, Utterance
from rashomon.model.revisions import Revision
from rashomon.notebook.tables import Row, Table, escaped, framed

__all__ = ["StoryView"]

#: Lines of an account that its first sight shows.
_LINES = 12

_CLASSES = {"carried": "y", "in indirect speech": "y", "opposed": "o"}


class StoryView:
    """A story and its account, read-only. Each part is a `Table`.

    Args:
        account: The account.
        revisions: What was changed in its articles after publication.
    """

    def __init__(self, account: Account, revisions: tuple[Revision, ...] = ()) -> None:
        self.account = account
        self._revisions = revisions

    @property
    def id(self) -> str:
        """The story's id."""
        return self.account.story.id

    @property
    def title(self) -> str:
        """Its headline."""
        return self.account.title

    @cached_property
    def articles(self) -> Table:
        """Who reports it, and when."""
        return Table("Reports", rows.article_rows(self.account), ("label", "headline", "published", "article"))

    @cached_property
    def lines(self) -> Table:
        """The account, line by line."""
        return Table("Account", rows.line_rows(self.account), ("section", "text", "reports"))

    @cached_property
    def timeline(self) -> Table:
        """What happened when, and where the reports differ on the day."""
        shown = ("date", "what", "status", "verdict", "other_dates", "reports", "origins")
        return Table(HEADINGS[Section.TIMELINE], rows.timeline_rows(self.account), shown)

    @cached_property
    def utterances(self) -> Table:
        """What is quoted, version by version, with the words that differ marked."""
        shown = ("speaker", "report", "words", "relation", "changes")
        drawn = {"words": self._version}
        return Table(HEADINGS[Section.QUOTES], rows.utterance_rows(self.account), shown, drawn)

    @cached_property
    def speakers(self) -> Table:
        """Everything that each speaker is reported to have said."""
        shown = ("speaker", "kind", "words", "reports", "origins")
        return Table(HEADINGS[Section.SPEAKERS], rows.speaker_rows(self.account), shown)

    @cached_property
    def figures(self) -> Table:
        """What is counted, and whether the reports agree."""
        shown = ("what", "report", "words", "value", "unit", "verdict", "according_to")
        return Table(HEADINGS[Section.FIGURES], rows.figure_rows(self.account), shown)

    @cached_property
    def incidents(self) -> Table:
        """Dated acts with places and casualties."""
        shown = ("type", "date", "place", "killed", "wounded", "actor", "report", "words")
        return Table(HEADINGS[Section.INCIDENTS], rows.incident_rows(self.account), shown)

    @cached_property
    def pledges(self) -> Table:
        """What was promised, and who says that it was kept."""
        shown = ("party", "commitment", "deadline", "told", "by", "report", "words")
        return Table(HEADINGS[Section.PLEDGES], rows.pledge_rows(self.account), shown)

    @cached_property
    def coverage(self) -> Table:
        """Which report carries what: a row a thing that more than one report carries, a column a report."""
        held = rows.coverage_rows(self.account)
        shared = [r for r, row in zip(held, self.account.coverage.rows, strict=True) if is_shared(row)]
        names = tuple(dict.fromkeys(k for row in held for k in row))[5:]
        drawn = {name: _cell(name) for name in names}
        return Table(HEADINGS[Section.COVERAGE], shared, ("kind", "what", "origins", *names), drawn)

    @cached_property
    def lineage(self) -> Table:
        """Which reports have text from which."""
        shown = ("report", "other", "share", "share_of_other", "copied", "source", "same_origin")
        return Table(HEADINGS[Section.LINEAGE], rows.lineage_rows(self.account), shown)

    @cached_property
    def origins(self) -> Table:
        """The independent origins of the story, each with the reports that go back to it."""
        sources = Sources.of(self.account)
        found = [
            {
                "reports": [sources.label(a) for a in one.articles],
                "root": sources.label(one.root) if one.root else None,
                "why": one.text or None,
            }
            for one in self.account.lineage.origins
        ]
        return Table("Origins", found)

    @cached_property
    def revisions(self) -> Table:
        """What outlets changed in these reports after publication, edit by edit."""
        shown = ("outlet", "part", "old", "new", "grade", "earlier_seen", "later_seen")
        drawn = {"old": _struck, "new": _put_in}
        return Table(HEADINGS[Section.REVISIONS], rows.revision_rows(self._revisions), shown, drawn)

    @property
    def revision_summaries(self) -> list[str]:
        """Each revision in one line."""
        return [f"{visible(one.outlet)}: {summary(one)}" for one in self._revisions]

    def to_dict(self) -> dict[str, Any]:
        """The whole account, as ``rashomon brief --json`` writes a story."""
        from rashomon.export.interchange import accounts_json
        from rashomon.version import __version__

        found: dict[str, Any] = accounts_json([self.account], __version__, ())["stories"][0]
        return found

    def markdown(self) -> str:
        """The whole account as Markdown with footnotes."""
        from rashomon.export.markdown import markdown

        return markdown([self.account])

    def report(self) -> str:
        """The whole account as one HTML page."""
        from rashomon.export.report import report

        return report([self.account])

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{escaped(text)}</li>" for text in self._first())
        more = len(self.account.lines) - len(self._first())
        note = f'<p class="q">{more:,} more lines in <code>.lines</code>; parts: {_PARTS}</p>'
        return framed(f"<strong>{escaped(self.title)}</strong><p>{escaped(self._counts())}</p><ul>{items}</ul>{note}")

    def _repr_markdown_(self) -> str:
        lines = "\n".join(f"- {plain(text)}" for text in self._first())
        return f"### {plain(self.title)}\n\n{plain(self._counts())}\n\n{lines}"

    def __repr__(self) -> str:
        lines = "\n".join(f"  - {visible(text)}" for text in self._first())
        return f"{visible(self.title)}\n{self._counts()}\n{lines}"

    def _first(self) -> list[str]:
        head = (Section.SOURCES, Section.LEAD, Section.PARTING)
        return [line.text for line in self.account.lines if line.section in head][:_LINES]

    def _counts(self) -> str:
        found = self.account
        parts = [counted(len(found.analyses), "report"), counted(len(found.lineage.origins), "origin")]
        parts += [counted(len(found.findings.utterances), "utterance"), counted(len(found.findings.figures), "figure")]
        return f"story {self.id}: {', '.join(parts)}"

    def _version(self, row: Row) -> str:
        """A version of an utterance with its differing words marked."""
        one: Utterance = self.account.findings.utterances[row["utterance"]]
        member = next(
            m
            for m in one.members
            if (m.article, m.span.start, m.span.end) == (row["article"], row["start"], row["end"])
        )
        text = Sources.of(self.account).text(member.article)
        parts = fullest_parts(text, one) if member is one.members[0] else version_parts(text, one, member)
        return "".join(
            escaped_run(part.text)
            if not part.grade
            else (f"<del>{escaped(part.instead)}</del> " if part.instead else "")
            + (f"<ins>{escaped(part.text)}</ins>" if part.text else "")
            for part in parts
        )


def escaped_run(text: str) -> str:
    """Words as they stand between others: the blanks at their ends are kept."""
    return f"{' ' * text[:1].isspace()}{escaped(text)}{' ' * (text[-1:].isspace() and len(text) > 1)}"


_PARTS = ", ".join(
    f"<code>.{name}</code>"
    for name in (
        *("articles", "timeline", "utterances", "speakers", "figures", "incidents", "pledges"),
        *("coverage", "lineage", "origins", "revisions"),
    )
)

_SIGNS = {rows.COVERED[cell]: SYMBOLS[cell][0] for cell in Cell}


def _cell(name: str) -> Any:  # noqa: ANN401 - a function from a row to HTML
    def drawn(row: Row) -> str:
        state = str(row[name])
        return (
            f'<span class="{_CLASSES.get(state, "q")}" title="{escaped(state)}">{_SIGNS[state]} {escaped(state)}</span>'
        )

    return drawn


def _struck(row: Row) -> str:
    return f"<del>{escaped(row['old'])}</del>" if row["old"] else ""


def _put_in(row: Row) -> str:
    return f"<ins>{escaped(row['new'])}</ins>" if row["new"] else ""
