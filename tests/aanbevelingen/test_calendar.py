"""The calendar in the terms of RFC 5545, read back by two programs that know nothing of this site."""

from __future__ import annotations

import re
from datetime import date, timedelta

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from plugins.aanbevelingen.exports import days
from plugins.files.subscriptions import NO_ADDRESS, Day, calendar
from plugins.site.load_records import load_records
from tests.projects import TODAY, VOORBEELD

SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\u2028\u2029\x85")
WORDS = st.text(st.one_of(SIGNS, st.sampled_from(",;\\:\"'é€")), min_size=1, max_size=200)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
DAYS = st.lists(
    st.builds(
        Day,
        st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,3}", fullmatch=True),
        st.dates(date(2000, 1, 1), date(2099, 12, 30)),
        WORDS,
        TEXTS,
    ),
    max_size=4,
    unique_by=lambda day: day.name,
)


@settings(max_examples=100, deadline=None)
@given(DAYS, WORDS)
def test_every_line_is_folded_at_75_octets_and_ends_as_rfc_5545_says(given_days: list[Day], name: str):
    data = calendar(given_days, name)
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in unfolded)


@settings(max_examples=100, deadline=None)
@given(DAYS, WORDS)
def test_what_was_put_in_comes_out_again_in_two_programs(given_days: list[Day], name: str):
    data = calendar(given_days, name)
    events = list(Calendar.from_ical(data).walk("VEVENT"))
    assert [(str(event["summary"]), str(event["description"])) for event in events] == [
        (day.title, day.text) for day in given_days
    ]
    read = vobject.readOne(data.decode())
    if given_days:  # a calendar without events holds no component to validate
        assert read.validate(raiseException=True)
    assert [event.summary.value for event in getattr(read, "vevent_list", [])] == [
        day.title for day in given_days
    ]


@settings(max_examples=50, deadline=None)
@given(DAYS, WORDS)
def test_a_calendar_and_its_events_have_what_rfc_5545_requires_once(given_days: list[Day], name: str):
    data = calendar(given_days, name)
    made = Calendar.from_ical(data)
    assert (str(made["version"]), bool(str(made["prodid"]))) == ("2.0", True)
    events = list(made.walk("VEVENT"))
    assert len({str(event["uid"]) for event in events}) == len(given_days)
    for event, day in zip(events, given_days, strict=True):
        assert (event["dtstart"].dt, event["dtend"].dt) == (day.day, day.day + timedelta(days=1))
        assert {event["dtstart"].params["VALUE"], event["dtend"].params["VALUE"]} == {"DATE"}
    stamps = re.findall(rb"\r\nDTSTAMP:(.*)\r\n", data)
    assert len(stamps) == len(given_days)
    assert all(re.fullmatch(rb"\d{8}T\d{6}Z", stamp) for stamp in stamps), "a moment in UTC (3.8.7.2)"
    assert calendar(given_days, name) == data


def test_an_event_leads_to_its_page_by_a_whole_address_or_says_that_there_is_none_yet():
    records, _ = load_records(VOORBEELD, TODAY)
    assert records is not None
    site = "https://voorbeeld.example"
    with_address, without = list(days(records, site)), list(days(records, ""))
    assert with_address
    assert all(day.text.splitlines()[-1].startswith(f"{site}/aanbevelingen/") for day in with_address)
    assert all(day.text.endswith(f"\n{NO_ADDRESS}") for day in without)
