"""The views, and the codes that an address may contain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.records.codes import FOLDERS, LEDGERS, WORLD
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
#: slug of a country in a path -> its code
SLUGS: Mapping[str, str] = {slug: code for code, slug in FOLDERS.items()}
THEMES = ("light", "dark", "contrast")
#: value of `ledger`: China's and the partner's figures side by side
BOTH = "both"
LEDGER_CHOICES = (*LEDGERS[:2], BOTH, *LEDGERS[2:])
#: chart that left its page -> the one that took its place there
_REPLACED = {"mix_year": "products_inside"}
#: bands of the cost of freight and insurance, in percent; the first is the default
CIF_BANDS = ("5-10", "0-5", "5-15", "10-20")
#: separator of two chart ids in `show`, and of layers of the map
PAIRED = "~"
#: layers of the map of projects; NO_LAYER: none of them is drawn
LAYERS = ("projects", "crossings", "railways", "pipelines")
NO_LAYER = "none"


@dataclass(frozen=True)
class Vocabulary:
    """The codes that are in the data. A ViewState read from an address contains no others."""

    periods: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    #: HS codes of 4 and 6 digits with a figure, and those of 4 digits above them
    products: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    #: releases of the package that can be shown, latest first
    releases: tuple[str, ...] = ()
    #: view -> ids of its charts, for `show`
    charts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        store: Store,
        charts: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        releases: tuple[str, ...] = (),
    ) -> Vocabulary:
        """Return the codes of `store`; periods include averages such as `2022/2023`."""
        chapters = store.package.chapters
        products = set(store.products)
        return cls(
            periods=(*store.years(), *store.averages),
            partners=(WORLD, *store.partner_codes()),
            chapters=tuple(chapters),
            products=tuple(sorted(products | {code[:4] for code in products})),
            items=(
                *(project.id for project in store.package.projects),
                *(route.id for route in store.package.routes),
            ),
            charts=charts,
            releases=releases,
        )


def of_present(value: str, vocabulary: Vocabulary) -> str:
    """Return a release as addresses have it: the present one is the empty value."""
    return "" if vocabulary.releases[:1] == (value,) else value


def tidy_layers(value: str) -> str:
    """Return the layers in the order of LAYERS, joined by `~`; empty text if all are named."""
    names = set(value.lower().split(PAIRED))
    if names == set(LAYERS):
        return ""
    return (
        PAIRED.join(layer for layer in LAYERS if layer in names) if names < set(LAYERS) else value
    )


def is_text(value: str, view: str, vocabulary: Vocabulary) -> bool:
    """Return True: every text is allowed."""
    return True


def are_layers(value: str, view: str, vocabulary: Vocabulary) -> bool:
    """Return whether `value`, which is tidy, names some of the layers, none, or all (empty)."""
    return value in ("", NO_LAYER) or set(value.split(PAIRED)) < set(LAYERS)


def renewed_charts(value: str) -> str:
    """Return the charts of an older link by the names of those that took their places."""
    return PAIRED.join(_REPLACED.get(name, name) for name in value.split(PAIRED))


def known_above(code: str, vocabulary: Vocabulary) -> str:
    """Return the longest known HS code that `code` begins with; empty text if there is none."""
    if not (code.isascii() and code.isdecimal()):
        return ""
    known = {"", *vocabulary.chapters, *vocabulary.products}
    return next(above for digits in (6, 4, 2, 0) if (above := code[:digits]) in known)


def are_charts(value: str, view: str, vocabulary: Vocabulary) -> bool:
    """Return whether `value` is empty, or names one chart or two different ones of the view."""
    names = value.split(PAIRED)
    charts = vocabulary.charts.get(view, ())
    one_or_two = len(names) <= 2 and len(set(names)) == len(names) and set(names) <= set(charts)
    return not value or one_or_two
