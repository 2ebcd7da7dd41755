"""The views and the codes that an address may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.records.codes import FOLDERS, LEDGERS
from data.store import Store

VIEWS: Mapping[str, str] = {
    "overview": "/",
    "country": "/country/<name>",
    "brief": "/country/<name>/brief",
    "share": "/share",
    "commodities": "/commodities",
    "ledgers": "/ledgers",
    "projects": "/projects",
    "corridors": "/corridors",
    "claims": "/claims",
    "data": "/data",
}
#: views of one country, whose name is in the path
OF_COUNTRY = tuple(view for view, path in VIEWS.items() if "<name>" in path)
#: name of a country in a path -> its code
SLUGS: Mapping[str, str] = {slug: code for code, slug in FOLDERS.items()}
THEMES = ("light", "dark", "contrast")
#: a reader's choice of ledger: two of them side by side, never added up
BOTH = "both"
LEDGER_CHOICES = (*LEDGERS[:2], BOTH, *LEDGERS[2:])
#: percent that freight and insurance may add on the way; empty text is the first
CIF_BANDS = ("5-10", "0-5", "5-15", "10-20")
#: stands between the two charts of a pair in `show`
PAIRED = "~"


@dataclass(frozen=True)
class Vocabulary:
    """The codes that the data knows; a ViewState holds no other."""

    periods: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    #: ids of the charts by view; what may fill the screen
    charts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, store: Store, charts: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    ) -> Vocabulary:
        """What `store` can be asked about; periods include means such as `2022/2023`."""
        chapters = store.package.chapters
        means = {
            row.period
            for row in store.package.observations
            if len(row.period) == 9 and row.rank == 1
        }
        return cls(
            periods=(*store.years(), *sorted(means)),
            partners=store.partner_codes(),
            chapters=tuple(chapters),
            items=(
                *(project.id for project in store.package.projects),
                *(route.id for route in store.package.routes),
            ),
            charts=charts,
        )
