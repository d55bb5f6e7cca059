"""Names of news outlets, through which others have what they report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Name
from rashomon.read.agencies import agency

__all__ = ["Outlets"]

#: Broadcasters and others that reports are taken from as from an agency, lower case.
_AS_AGENCIES = frozenset({"bbc", "cnn", "al jazeera", "npr", "pbs", "msnbc", "abc", "cbs", "nbc", "politico", "axios"})
#: Last words of the names of outlets.
_TITLES = """
    broadcasting chronicle courier daily dispatch examiner gazette globe guardian herald independent inquirer
    journal magazine mail mirror monitor news newspaper newspapers nightly observer post press radio
    sun telegraph television times today tonight tribune tv weekly
    """
_LAST = frozenset(_TITLES.split())
_PROGRAMMES = re.compile(r"\b(?:News|TV|Radio|Press|Times|BBC|CNN|NPR|MSNBC)\b")
_REPORTS = re.compile(r"\s+(?:first\s+|has\s+|had\s+|later\s+)?(?:reported|reports)\b")
_CALLED = re.compile(
    r"\b(?:newspaper|magazine|broadcaster|news agency|news site|outlet|channel|television|radio|website)\s+$",
    re.IGNORECASE,
)
#: Labels that the names of outlets get.
_LABELS = ("ORG", "WORK_OF_ART", "PRODUCT", "FAC")

#: Characters around a mention that are read.
_AROUND = 24


class Outlets:
    """The names of an article that are outlets': by their form, or because they are said to report."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        """Read what stands around the names."""
        self._reporting = {
            n.entity
            for n in names
            if n.label != "PERSON"
            and (
                _REPORTS.match(text[n.span.end : n.span.end + _AROUND])
                or _CALLED.search(text[max(0, n.span.start - _AROUND) : n.span.start])
            )
        }

    def __contains__(self, name: Name) -> bool:
        """Whether a name is an outlet's."""
        return self.is_named(name) or (name.label in _LABELS and name.entity in self._reporting)

    def is_named(self, name: Name) -> bool:
        """Whether a name is an outlet's by its form alone, whatever is said of it."""
        if name.label not in _LABELS:
            return False
        entity = name.entity
        return self.is_agency(name) or entity.split()[-1].lower() in _LAST or _PROGRAMMES.search(entity) is not None

    def is_agency(self, name: Name) -> bool:
        """Whether a name is one of the agencies and broadcasters that others take reports from."""
        if name.label == "PERSON":
            return False
        return agency(name.entity, signed=False) is not None or name.entity.lower() in _AS_AGENCIES
