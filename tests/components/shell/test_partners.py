"""The partner control lists those with figures: groups, then the largest."""

from __future__ import annotations

from components.shell.partners import partner_options
from components.state import ViewState
from data.records.codes import WORLD
from data.store import Store


def values(store: Store, state: ViewState) -> list[str]:
    """The values of the options."""
    options = partner_options(store, state)
    return [option if isinstance(option, str) else option["value"] for option in options]


def test_partners_are_listed_by_size_and_groups_come_first(live_store: Store) -> None:
    """China, all partners, the groups, then Russia, Kazakhstan's largest after China."""
    found = values(live_store, ViewState("country", country="KAZ"))
    groups = {*live_store.package.groups, "CIS", "SPECA"}
    assert found[:2] == ["", WORLD]
    others = [code for code in found[2:] if code not in groups]
    assert found[2:] == [code for code in found[2:] if code in groups] + others
    assert others[0] == "RUS"
    assert others.index("TUR") < others.index("MDA")
    assert not {"KAZ", "CHN"} & set(found)


def test_only_partners_with_figures_are_listed(live_store: Store) -> None:
    """China's customs know China only; a chosen partner without figures stays and says so."""
    state = ViewState("country", country="KAZ", ledger="china", partner="DEU")
    assert values(live_store, state) == ["", WORLD, "DEU"]
    assert partner_options(live_store, state)[-1] == {
        "value": "DEU", "label": "Germany · nothing on this page"
    }  # fmt: skip
    in_all = values(live_store, ViewState("country", country="UZB"))
    goods = values(live_store, ViewState("commodities", country="UZB"))
    assert "RUS" in goods
    assert len(goods) < len(in_all) / 4  # few have figures by chapter


def test_a_country_is_no_partner_of_itself(live_store: Store) -> None:
    """Of each of the five, and of the region."""
    for country in ("CA5", *live_store.region):
        assert country not in values(live_store, ViewState("share", country=country))[1:]
