"""Both sides of one country, year and flow as rows, for the charts of the view /ledgers.

A row has the ledger of the side that counted. What is computed from both (difference, ratio) has
the ledger `china`: it is China's value compared with the country's. Its note names both.
"""

from __future__ import annotations

from collections.abc import Mapping

from components.charts.kit.base import Row, row_of
from components.charts.kit.facts import Reason
from components.language import numbers
from components.language.sources import publisher_name
from components.language.terms import flow_name
from components.language.text import _, joined, mark
from data.analysis.comparability import counts_services
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, Gap, unpaired
from data.records.observation import Observation
from data.store import Store

#: measure of a total that the office publishes, compared here although other charts draw another
PRINTED = "value_printed"
GAP, RATIO = "gap", "ratio"
CIF_LOW, CIF_HIGH = "cif_low", "cif_high"
#: measures of a figure that one side counted
COUNTED = ("value", PRINTED)
_SERVICES = mark("the country's figure includes services")
_WHY_UNPAIRED: Mapping[Reason, str] = {
    "no_china": mark("no figure from China's customs found for {year}"),
    "no_own": mark("no national figure found for {year}"),
    "no_own_after": mark("no national figure published after {year}"),
}


def value_rows(store: Store, gap: Gap) -> tuple[Row, Row]:
    """China's value and the country's own, in US dollars; the notes say what each counts."""
    own = one_side(store, gap.own)
    if gap.printed:
        notes = [_(gap.printed.concept)]
        if gap.drawn:
            source = store.package.sources[gap.drawn.source.split(";")[0]]
            notes.append(
                _("other charts use {value} from {publisher}").format(
                    value=numbers.money(gap.drawn.value_usd),
                    publisher=publisher_name(store, source),
                )
            )
        own = own._replace(measure=PRINTED, concept=gap.printed.concept, note=joined(notes, "; "))
    return one_side(store, gap.china), own


def one_side(store: Store, observation: Observation, reason: Reason = "", base: str = "") -> Row:
    """One side's figure in US dollars; `reason` and `base` say why the other side's is missing."""
    row = row_of(store, observation, base=base)._replace(reason=reason)
    notes = [why_unpaired(row), row.note]
    if observation.ledger == OWN_LEDGER and counts_services(store, observation):
        notes.insert(1, _("goods and services, as the statistics office reports"))
    return row._replace(note=joined(filter(None, notes), "; "))


def ratio_row(store: Store, gap: Gap) -> Row:
    """China's value divided by the country's own."""
    return _computed(store, gap, RATIO, gap.ratio, "ratio")


def gap_row(store: Store, gap: Gap) -> Row:
    """China's value less the country's own, in US dollars."""
    return _computed(store, gap, GAP, gap.difference, "USD")


def _computed(store: Store, gap: Gap, measure: str, value: float, unit: str) -> Row:
    formula = (
        _("China's customs / national statistics")
        if measure == RATIO
        else _("China's customs − national statistics")
    )
    concept = ""
    if gap.printed:
        concept = gap.printed.concept
    elif counts_services(store, gap.own):
        concept = _SERVICES
    row = row_of(
        store,
        gap.china,
        measure=measure,
        value=value,
        unit=unit,
        also=(gap.own,),
        note=joined(filter(None, (formula, _(concept))), "; "),
    )
    return row._replace(concept=concept)


def unpaired_row(store: Store, country: str, flow: str, year: str) -> Row | None:
    """The figure of the only side that counted a year, with the reason; None if neither did."""
    figure = unpaired(store, country, flow, year)
    if figure is None:
        return None
    return one_side(store, figure.observation, figure.reason, str(figure.last or ""))


def why_unpaired(row: Row) -> str:
    """Why the other side's figure is missing; empty if it is not."""
    text = _WHY_UNPAIRED.get(row.reason)
    return _(text).format(year=row.base or row.period) if text else ""


def both_sides(china: Row, own: Row) -> str:
    """`Kyrgyzstan's imports in 2024: China recorded $19.9 bn, Kyrgyzstan $5.45 bn`."""
    return _("{country}'s {flow} in {year}: China recorded {china}, {country} {own}").format(
        country=own.country_name,
        flow=flow_name(own.flow),
        year=own.period,
        china=numbers.money(china.value),
        own=numbers.money(own.value),
    )


def one_sided(row: Row) -> str:
    """The figure of the only side that counted a year, and why the other is missing."""
    return _("{country}'s {flow} in {year}: {who} recorded {value}; {reason}").format(
        country=row.country_name,
        flow=flow_name(row.flow),
        year=row.period,
        who=_("China") if row.ledger == CHINA_LEDGER else row.country_name,
        value=numbers.money(row.value),
        reason=why_unpaired(row),
    )


def printed_notes(rows: tuple[Row, ...], sign: str = "") -> str:
    """What each office's own total among `rows` counts, after a `sign`; empty without any."""
    return "".join(
        _(" · {country} {year}: {concept}").format(
            country=sign + row.country_name, year=row.period, concept=_(row.concept)
        )
        for row in rows
        if row.measure == PRINTED
    )
