"""Build the tables of gas, traffic and events of data/package/context from the research files.

Every row of these files is in a table or, with the reason, in left_out.csv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from data.build.context import Tables, dates, source_ids
from data.build.manifest import Inputs, settings
from data.build.rows import tidy
from data.records.series import ENERGY, EVENTS, LEFT_OUT, THROUGHPUT, Event, LeftOut, Published

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: periods that begin in January: `Jan-Oct`, `1 Jan-15 Oct`, and `to 15 Oct`
_SPAN = re.compile(rf"^(?:Jan|1 Jan)-(?P<last>(?:\d+ )?(?:{'|'.join(_MONTHS)}))$")
_UP_TO = re.compile(rf"^to (?P<last>(?:\d+ |early )(?:{'|'.join(_MONTHS)}))$")
#: notes of rounded or approximate figures
_ROUGH = re.compile(r'(?i)^"?(over|more than|about|around|surpass|goal)\b|\brounded\b|^derived')
#: notes of figures that look wrong
_DOUBT = re.compile(r"may in fact|looks high|CONFLICT in level")
#: notes of figures that rank after others of their key: another page repeats or contradicts them,
#: or they include liquefied gas
_LATER = re.compile(r"CONFLICT with|second page|liquefied")
#: publishers that are a statistics office of the five countries
_OWN = re.compile(r"Statistics Agency|Goskomstat")


def tables(inputs: Inputs) -> Tables:
    """Return energy.csv, throughput.csv, events.csv and left_out.csv of context.

    Path below data/package/ -> header and rows of text.
    """
    page_dates = dates(inputs)
    energy = [
        _published(r, r["iso3"], r["measure"], page_dates) for r in inputs.records("context_energy")
    ]
    traffic = [
        _published(r, r["corridor_id"], r["metric"], page_dates)
        for name in ("context_throughput", "throughput_update")
        for r in inputs.records(name)
    ]
    left_out = settings("events.yaml")["left_out"]
    events = [
        _event(r, f"E{number:03d}", page_dates)
        for number, r in enumerate(_events(inputs), 1)
        if r["title"] not in left_out
    ]
    reasons = [["events", title, reason] for title, reason in left_out.items()]
    return {
        ENERGY: (list(Published._fields), _ranked(energy)),
        THROUGHPUT: (list(Published._fields), _ranked(traffic)),
        EVENTS: (list(Event._fields), events),
        LEFT_OUT: (list(LeftOut._fields), reasons + _left_out(inputs)),
    }


def _events(inputs: Inputs) -> list[dict[str, str]]:
    """Return the events of both files in their order, with the notes that events.yaml corrects.

    Raises KeyError if events.yaml names an event that neither file has.
    """
    events = inputs.records("context_timeline") + inputs.records("events_update")
    rules = settings("events.yaml")
    unknown = {*rules["notes"], *rules["left_out"]} - {r["title"] for r in events}
    if unknown:
        raise KeyError(f"events.yaml names events that are in no file: {sorted(unknown)}")
    return [r | {"note": rules["notes"].get(r["title"], r["note"])} for r in events]


def period_of(year: str, printed: str) -> tuple[str, str, bool]:
    """Return the code of a printed period, its scope, and True if it ends within a month.

    A period that is neither a year, a month nor a part of the year from January (a plan, a
    capacity, a running total) has the code of its year and the scope `other`.
    """
    if printed == "full year":
        return year, "year", False
    if printed in _MONTHS:
        return f"{year}-{_MONTHS.index(printed) + 1:02d}", "part", False
    span = _SPAN.match(printed) or _UP_TO.match(printed)
    if not span:
        return year, "other", False
    day, _space, month = span["last"].rpartition(" ")
    return f"{year}-01/{year}-{_MONTHS.index(month) + 1:02d}", "part", bool(day)


def _published(
    r: Mapping[str, str], subject: str, measure: str, page_dates: Mapping[str, str]
) -> dict[str, str]:
    period, scope, within_month = period_of(r["year"], r["period"])
    note = tidy(re.sub(r"^\+", "up ", r["note"].replace(", see next row", "")), 240)
    own = bool(_OWN.search(r["publisher"]))
    customs = "GACC" in r["publisher"]
    status = "reported"
    if within_month:
        status = "incomplete"
    elif _DOUBT.search(r["note"]):
        status = "suspect"
    elif _ROUGH.search(r["note"]) or scope == "other":
        status = "estimate"
    number = re.fullmatch(r"\d+(\.\d+)?", r["value"])
    return {
        "subject": subject,
        "period": period,
        "scope": scope,
        "when": f"{r['period']} {r['year']}".strip(),
        "measure": measure,
        "value": r["value"] if number else "",
        "printed": r["value"],
        "unit": r["unit"],
        "side": "partner" if own else "china" if customs else "",
        "status": status,
        "publisher": r["publisher"],
        "rank": "2" if _LATER.search(r["note"]) else "1",
        "note": re.sub(r"^CONFLICT( in level)? with", "differs from", note),
        "source": source_ids(r["source_url"], page_dates),
    }


def _ranked(rows: list[dict[str, str]]) -> list[list[str]]:
    """Return rows of text with ranks 1, 2, 3 ... inside each key.

    Rows that `_published` gave rank 1 go first, then rows go in the order of the file.
    """
    counts: dict[tuple[str, ...], int] = {}
    rows = sorted(rows, key=lambda r: r["rank"] != "1")
    for r in rows:
        key = (r["subject"], r["period"], r["scope"], r["measure"], r["unit"], r["side"])
        counts[key] = counts.get(key, 0) + 1
        r["rank"] = str(counts[key])
    rows.sort(key=lambda r: (r["measure"], r["subject"], r["period"], r["rank"], r["printed"]))
    return [[r[name] for name in Published._fields] for r in rows]


def _event(r: Mapping[str, str], event_id: str, page_dates: Mapping[str, str]) -> list[str]:
    cells = {
        **r,
        "id": event_id,
        "date": r["date"][:7] if r["date_precision"] == "month" else r["date"],
        "kind": r["category"].replace(" ", "-"),
        "source": source_ids(r["source_urls"], page_dates),
    }
    return [cells[name] for name in Event._fields]


def _left_out(inputs: Inputs) -> list[list[str]]:
    """Return file, row and reason for the indicators: only exchange rates are in the package."""
    left_out = []
    for r in inputs.records("indicators"):
        name = f"{r['iso3']} {r['year']} {r['indicator']}"
        if r["indicator"].startswith("china_"):
            reason = "a figure of China's customs that the tables of trade have from other pages"
        elif r["indicator"] == "fx_cny_per_usd_annual_avg":
            reason = "the same rates stand in reference/exchange_rates.csv"
            if r["year"] in ("2023", "2024"):
                reason = "reference/exchange_rates.csv has rates fitted to China's own dollars"
        elif r["indicator"] == "cpi_u_annual_avg_1982_84_100":
            reason = "all amounts here are in current dollars; nothing is deflated"
        else:
            reason = "nothing here is measured against output or population"
        left_out.append(["indicators", name, reason])
    return left_out
