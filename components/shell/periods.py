"""The options of the controls of periods: only those that the page has figures of."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.kit.offers import Offer
from components.language import numbers
from components.language.terms import short_ledger
from components.language.text import _, in_turn
from components.state import ViewState
from data.store import is_year

#: options with their labels, or values alone, whose labels are those of the first layout
Options = Sequence[str | dict[str, str]]


def period_options(offers: Sequence[Offer], state: ViewState) -> dict[str, Options]:
    """Return field -> the options of its select, the default first.

    Remarks are for choosing: the chosen period has none, so that the control stays short. One that
    the page has nothing of stays an option and says so.
    """
    labels = {offer.period: _label(offer) for offer in offers}
    whole = {
        offer.period: numbers.period(offer.period)
        for offer in offers
        if is_year(offer.period) and not offer.part
    }
    return {
        "period": _options(
            _("All years") if state.view == "projects" else _("Latest year"), labels, state.period
        ),
        "base": _options(_("Automatic"), whole, state.base),
    }


def _label(offer: Offer) -> str:
    remarks = [_("part of the year")] if offer.part else []
    if offer.only:
        remarks.append(_("{ledger} only").format(ledger=short_ledger(offer.only)))
    name = numbers.period(offer.period)
    return f"{name} · {in_turn(*remarks)}" if remarks else name


def _options(empty: str, labels: dict[str, str], chosen: str) -> Options:
    if chosen in labels:
        labels = {**labels, chosen: numbers.period(chosen)}
    elif chosen:
        missing = _("{period} · nothing on this page").format(period=numbers.period(chosen))
        labels = dict(sorted({**labels, chosen: missing}.items(), reverse=True))
    return [{"value": value, "label": label} for value, label in ({"": empty} | labels).items()]
