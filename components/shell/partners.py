"""The options of the control of partners: only those that the page has figures with."""

from __future__ import annotations

from components.charts.kit.base import label_of
from components.language.text import _, capital
from components.state import ViewState
from data.records.codes import CHINA, LEDGERS, REGION, WORLD
from data.store import Store

#: views of goods, where a partner needs figures by HS chapter
_OF_GOODS = ("commodities",)
#: codes of groups that are no groups of the package, because their members are not added up here
_OTHER_GROUPS = ("CIS", "SPECA")


def partner_options(store: Store, state: ViewState) -> list[str | dict[str, str]]:
    """Return the options: China, all partners, groups, then partners by the size of their trade.

    They are values, whose labels the control has from the start. A chosen partner that the page
    has nothing of stays an option, with a label that says so.
    """
    countries = store.region if state.country == REGION else (state.country,)
    flows = (state.flow,) if state.flow in ("export", "import") else ("export", "import")
    ledgers = (state.ledger,) if state.ledger in LEDGERS else LEDGERS
    sizes = store.trade_partners.sizes(
        countries, flows, ledgers, by_chapter=state.view in _OF_GOODS
    )
    groups = (*store.package.groups, *_OTHER_GROUPS)
    known = [code for code in sizes if code not in (CHINA, state.country)]
    known.sort(key=lambda code: (code not in groups, -sizes[code]))
    options: list[str | dict[str, str]] = ["", WORLD, *known]
    if state.partner not in options:
        name = capital(label_of(store, state.partner))
        missing = _("{partner} · nothing on this page").format(partner=name)
        options.append({"value": state.partner, "label": missing})
    return options
