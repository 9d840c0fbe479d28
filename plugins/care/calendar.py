"""What needs care as a calendar for who looks after it."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.cache import content_hash
from plugins.care.care import Care
from plugins.files.subscriptions import Day, calendar


def care_calendar(tasks: Iterable[Care]) -> bytes:
    """Everything with a day, as a calendar (RFC 5545) of whole days."""
    days = (
        Day(
            f"zorg-{content_hash([each.bestand, each.onderwerp, each.wat])}",
            each.dag,
            f"{each.onderwerp}: {each.wat}",
            f"{each.beheerder}: {each.doe}\n{each.bestand}",
        )
        for each in tasks
        if each.dag is not None
    )
    return calendar(days, "Wat aandacht vraagt")
