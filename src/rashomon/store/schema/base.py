"""What all tables share: names of constraints, moments, numbers and references."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Dialect, ForeignKey, Integer, MetaData, String, TypeDecorator

__all__ = ["METADATA", "Moment", "number", "to"]


class Moment(TypeDecorator[datetime]):
    """A moment as text in UTC, ``2021-02-13T09:30:00.000000Z``: it sorts, and reads alike in every database."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """From an aware moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002
        """To an aware moment."""
        return None if value is None else datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


METADATA = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)


def number() -> Column[int]:
    """The number by which the rows of a table are referred to."""
    return Column("number", Integer, primary_key=True, autoincrement=True)


def to(name: str, target: str, *, index: bool = True, key: bool = False, empty: bool = False) -> Column[int]:
    """A reference that goes with what it points to."""
    column = ForeignKey(f"{target}.number", ondelete="CASCADE")
    return Column(name, Integer, column, primary_key=key, nullable=empty, index=index and not key)
