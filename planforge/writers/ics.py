"""The dated tasks as a calendar file that calendar programs take in."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from planforge.document.blocks import Event, Extract


def write_ics(extract: Extract) -> bytes:
    """An iCalendar file (RFC 5545) with an all-day entry for each event, in their order.

    The time stamps are the day the plan counts from, never the clock, so that the same plan gives the same bytes and
    an entry that is taken in twice stays one.
    """
    stamp = datetime.combine(datetime.fromisoformat(extract.properties.day), time(), UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//planforge//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", extract.properties.title)
    for event in extract.events:
        calendar.add_component(_entry(event, stamp))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _entry(event: Event, stamp: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.key}@planforge")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))
    entry.add("summary", event.summary)
    entry.add("description", event.description)
    entry.add("transp", "TRANSPARENT")
    return entry
