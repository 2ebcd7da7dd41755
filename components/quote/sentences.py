"""Sentences to quote a figure: what it is, who counted or estimated it, and how it came about.

A figure is attributed to its own counter (`Observation.counted_by`), never to its ledger: a bank's
estimate is the bank's. A share is never worded as an amount of trade. Every status other than
published and revised is named, a derived figure with its formula.
"""

from __future__ import annotations

from collections.abc import Callable

from components.charts.kit.base import Row, commodity_label, label_of, show
from components.language import numbers
from components.language.sources import counter_name
from components.language.terms import flow_name, measure_name, sector_name, status_name
from components.language.text import _, amid, aside, capital, in_turn, joined, language, mark
from data.analysis.partner_shares import Share
from data.records.codes import ALL_COMMODITIES, CHINA, WEAK
from data.records.observation import Observation, Ratio
from data.records.reference import Counter
from data.region import SUM_OF_MEMBERS
from data.store import FORMULAS, Store

#: ledger and flow, seen from the country -> sentence with a total that an office recorded. China's
#: customs name the flow as they record it: the country's exports are China's imports
_RECORDED = {
    ("china", "export"): mark("{who} recorded imports of {value} from {country} in {period}"),
    ("china", "import"): mark("{who} recorded exports of {value} to {country} in {period}"),
    ("china", "turnover"): mark("{who} recorded total trade of {value} with {country} in {period}"),
    ("partner", "export"): mark(
        "{who} recorded exports of {value} from {country} to {partner} in {period}"
    ),
    ("partner", "import"): mark(
        "{who} recorded imports of {value} by {country} from {partner} in {period}"
    ),
    ("partner", "turnover"): mark(
        "{who} recorded total trade of {value} between {country} and {partner} in {period}"
    ),
}
#: kind of the counter -> sentence with a figure that it gave
_GIVEN = {
    "statistics": mark("{what} came to {value} in {period}, as recorded by {who}"),
    "officials": mark("{what} came to {value} in {period}, according to {who}"),
    "estimates": mark("{what} came to {value} in {period}, as estimated by {who}"),
    "reconciled": mark("{what} came to {value} in {period}, as reconciled by {who}"),
}
_SHARE = {
    "estimates": mark(
        "{partner} accounted for {share} of {country}’s {flow} in {period}, as estimated by {who}"
    ),
    "": mark(
        "{partner} accounted for {share} of {country}’s {flow} in {period}, according to {who}"
    ),
}
_COMPUTED = mark(
    "{partner} accounted for {share} of {country}’s {flow} in {period} "
    "(calculated from figures of {who})"
)


#: notes of figures that are sums of figures as published
_SUMS = frozenset((*FORMULAS.values(), SUM_OF_MEMBERS))


def amount(store: Store, figure: Observation) -> str:
    """`China's customs recorded imports of $15.84 bn from Kazakhstan in 2024 (converted ...)`."""
    kind = kind_of(store, figure.counted_by)
    text = _GIVEN[kind]
    if kind == "statistics" and figure.commodity == ALL_COMMODITIES:
        # China's own trade with the world is counted as a country's own
        side = "partner" if figure.country == CHINA else figure.ledger
        text = _RECORDED.get((side, figure.flow), _GIVEN["officials"])
    sentence = _(text).format(
        who=counted_by(store, figure.counted_by),
        what=trade(
            figure.flow,
            label_of(store, figure.country),
            label_of(store, figure.partner),
            "" if figure.commodity == ALL_COMMODITIES else commodity_label(store, figure.commodity),
        ),
        value=numbers.money_quoted(figure.value_usd, figure.value, figure.unit),
        country=label_of(store, figure.country),
        partner=label_of(store, figure.partner),
        period=numbers.period(figure.period),
    )
    return _with_status(capital(sentence), _told(figure, kind))


def share(store: Store, figure: Share | Ratio) -> str:
    """`China accounted for 55% of Turkmenistan's total trade in 2024, as estimated by ...`."""
    whole = figure.part if isinstance(figure, Share) else figure
    counters = whole.counted_by
    if isinstance(figure, Share):
        counters = ";".join((counters, figure.whole.counted_by))
        text, percent, told = _COMPUTED, numbers.percent(figure.percent), _weakest(figure)
    else:
        kind = kind_of(store, counters)
        text = _SHARE["estimates" if kind == "estimates" else ""]
        percent, told = numbers.percent_printed(figure.value_pct), _told(figure, kind)
    sentence = _(text).format(
        partner=label_of(store, whole.partner),
        share=percent,
        country=label_of(store, whole.country),
        flow=flow_name(whole.flow),
        period=numbers.period(whole.period),
        who=counted_by(store, counters),
    )
    return _with_status(capital(sentence), told)


def shown(row: Row) -> str:
    """`subject: value (status; who counted)` of a row that is no figure as published."""
    if row.measure == "event":
        return aside(subject(row), row.counted_by)
    told = "" if row.status in ("reported", "revised") else status_name(row.status)
    if row.status == "derived" and row.note:
        told = _("calculated: {formula}").format(formula=row.note)
    who = counter(row.counted_by, row.status, own=row.own) if row.counted_by else ""
    return aside(joined((subject(row), value(row)), ": "), joined(filter(None, (told, who)), "; "))


def status_of(status: str, note: str) -> str:
    """The name of a status; a sum of figures as published is calculated, and its note says how."""
    is_sum = status in ("reported", "revised") and note in {_(text) for text in _SUMS}
    return _("calculated") if is_sum else status_name(status)


def counter(names: str, status: str, *, own: bool) -> str:
    """`counted by China's customs`; who is no office and gave an estimate estimated it."""
    text = (
        _("estimated by {names}") if status == "estimate" and not own else _("counted by {names}")
    )
    return text.format(names=names)


def trade(flow: str, country: str, partner: str, commodity: str = "") -> str:
    """`Kazakhstan's exports of mineral fuels to China`."""
    text = {
        "export": _("{country}’s exports{goods} to {partner}"),
        "import": _("{country}’s imports{goods} from {partner}"),
    }.get(flow, _("{country}’s {flow}{goods} with {partner}"))
    goods = _(" of {commodity}").format(commodity=amid(commodity)) if commodity else ""
    return text.format(country=country, flow=flow_name(flow), goods=goods, partner=partner)


def subject(row: Row) -> str:
    """`Kazakhstan's exports of mineral fuels to China, 2024`: what a value is about, and when."""
    when = numbers.period(row.period)
    if row.item:
        return in_turn(row.item_name, when)
    if row.measure == "projects":
        return in_turn(row.country_name, sector_name(row.sector), when)
    if is_share(row):
        text = _("{partner}’s share of {country}’s {flow}").format(
            partner=row.partner_name, country=row.country_name, flow=flow_name(row.flow)
        )
        return in_turn(text, when)
    goods = "" if row.commodity in ("", ALL_COMMODITIES) else row.commodity_name
    return in_turn(trade(row.flow, row.country_name, row.partner_name, goods), when)


def is_share(row: Row) -> bool:
    """True for a partner's share of a country's trade in all commodities."""
    return row.measure in ("share", "share_printed") and row.commodity in ("", ALL_COMMODITIES)


def value(row: Row) -> str:
    """The value, with its measure unless the subject names it or it is an amount."""
    plain = row.unit == "USD" and row.measure.startswith("value")
    return show(row) if plain or is_share(row) else f"{show(row)} · {measure_name(row.measure)}"


def counted_by(store: Store, counters: str) -> str:
    """Names of counters that `;` joins, as they stand in a sentence: `the Eurasian ... Bank`.

    Russian is in the genitive, for "по данным". Without a counter it is the reporter's office.
    """
    records = [store.package.counters[name] for name in dict.fromkeys(counters.split(";")) if name]
    if not records:
        return _("the country’s statistics office")
    form: Callable[[Counter], str] = {
        "en": lambda record: record.in_text,
        "ru": lambda record: record.of_ru,
    }.get(language(), lambda record: counter_name(store, record.counter))
    *first, last = map(form, records)
    return _("{names} and {last}").format(names=joined(first), last=last) if first else last


def kind_of(store: Store, counters: str) -> str:
    """The kind of counters that `;` joins; of several of different kinds it is `officials`."""
    kinds = {store.package.counters[name].kind for name in counters.split(";") if name}
    return kinds.pop() if len(kinds) == 1 else "officials" if kinds else "statistics"


def _told(figure: Observation | Ratio, kind: str) -> str:
    """The status of a figure in words, a derived one with its formula; empty if published."""
    if figure.status in ("reported", "revised") and figure.note not in _SUMS:
        return ""
    if figure.status not in WEAK:
        if isinstance(figure, Observation) and "CNY" in figure.unit:
            return _("converted from yuan")
        return _("calculated: {formula}").format(formula=_(figure.note)) if figure.note else ""
    if figure.status == "estimate" and kind == "estimates":
        return ""
    return status_name(figure.status)


def _weakest(figure: Share) -> str:
    """The status of a share's two figures that makes it doubtful; empty if neither does."""
    weak = [part.status for part in (figure.part, figure.whole) if part.status in WEAK]
    return status_name(weak[0]) if weak else ""


def _with_status(text: str, told: str) -> str:
    return _("{text} ({status})").format(text=text, status=told) if told else text
