"""The table of parameters: every fact about a parameter of the address, once.

Addresses are read and written from it (address.py), the filter bar and the selects of the header
are built from it (components/shell), the browser gets its names, defaults and views, and
docs/url.md lists it (`make docs`).

To rename a parameter, change its `name` and put the old one into `old_names`. Code and charts go
on using the field of ViewState, which is the key of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from components.language.text import LANGUAGES, mark
from components.state.vocabulary import (
    CIF_BANDS,
    LEDGER_CHOICES,
    PAIRED,
    SLUGS,
    THEMES,
    VIEWS,
    Vocabulary,
)
from data.records.codes import COUNTRIES, FLOWS, REGION
from data.records.projects import STAGES
from data.records.projects import THEMES as SECTORS
from data.records.series import EVENT_KINDS

#: most characters of a search
MAX_SEARCH = 60
#: the key of `why_not` for every view that has no reason of its own
ELSEWHERE = ""
_UNKNOWN = mark("“{value}” is not a known value of {name}; the default is shown.")


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter.

    name       its name in addresses; `old_names` are read as well and never written
    meaning    its values and what they do, for docs/url.md; `{values}` lists those that the code
               knows, `{names}` the countries' names
    values     the values that are allowed, `default` among them, where they can be listed
    fits       otherwise: is a value allowed in a view?
    refusal    what a reader is told of a value that is not; `{value}` and `{name}` are filled in
    tidy       makes a value as typed into the one that is meant
    label      what its control is called; `control` is where that stands: the filter bar, the
               header, or nowhere (clicks, keys and links set it)
    search     its control can be searched: it has many values
    views      the views in which the control does something; None: all
    why_not    for other views, why it is shut there; where there is no reason it is absent
    hints      what it means in a view where that is not plain
    carried    the navigation takes it along to another view
    """

    name: str
    meaning: str
    values: Callable[[Vocabulary], tuple[str, ...]] | None = None
    fits: Callable[[str, str, Vocabulary], bool] | None = None
    refusal: str = _UNKNOWN
    default: str = ""
    old_names: tuple[str, ...] = ()
    tidy: Callable[[str], str] = str
    label: str = ""
    control: Literal["", "bar", "header"] = ""
    search: bool = False
    views: tuple[str, ...] | None = None
    why_not: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    carried: bool = True

    def allows(self, value: str, view: str, vocabulary: Vocabulary) -> bool:
        """May it have this value in this view?"""
        if self.fits is not None:
            return self.fits(value, view, vocabulary)
        return self.values is not None and value in self.values(vocabulary)

    def works_in(self, view: str) -> bool:
        """Does its control do something in the view?"""
        return self.views is None or view in self.views

    def reason(self, view: str) -> str:
        """Why its control is shut in a view; empty text where it works or is absent."""
        if self.works_in(view):
            return ""
        return self.why_not.get(view, self.why_not.get(ELSEWHERE, ""))


def _is_text(value: str, view: str, vocabulary: Vocabulary) -> bool:
    return True


def _are_charts(value: str, view: str, vocabulary: Vocabulary) -> bool:
    """Does `value` name one chart, or two different ones, that stand in the view?"""
    named = value.split(PAIRED)
    known = vocabulary.charts.get(view, ())
    one_or_two = len(named) <= 2 and len(set(named)) == len(named) and set(named) <= set(known)
    return not value or one_or_two


#: ViewState's field -> its parameter, in the order in which addresses are written
PARAMETERS: Mapping[str, Parameter] = {
    "country": Parameter(
        name="country",
        meaning="{values} (the first is the region), or a country's name: {names}; "
        "in the path on country pages",
        values=lambda vocabulary: (REGION, *COUNTRIES),
        default=REGION,
        tidy=lambda value: SLUGS.get(value.lower(), value.upper()),
        label=mark("Country"),
        control="bar",
    ),
    "flow": Parameter(
        name="flow",
        meaning="{values}, from the Central Asian country's side",
        values=lambda vocabulary: FLOWS,
        default="turnover",
        label=mark("Flow"),
        control="bar",
        views=("overview", "country", "share", "commodities", "ledgers", "data"),
        why_not={
            "brief": mark("The briefing covers exports and imports"),
            "projects": mark("Projects have no flow"),
            "corridors": mark("Goods in both directions, as published"),
            "claims": mark("Each claim has its own flow"),
        },
    ),
    "ledger": Parameter(
        name="ledger",
        meaning="{values}; `both` is the first two side by side; empty: the best for each chart",
        values=lambda vocabulary: ("", *LEDGER_CHOICES),
        label=mark("Counted by"),
        control="bar",
        views=("overview", "country", "share", "commodities"),
        why_not={
            "brief": mark("Each sentence says whose figures it uses"),
            "data": mark("All three counts are shown here"),
            "ledgers": mark("Both sides are shown here"),
            "projects": mark("Trade statistics do not cover projects"),
            "corridors": mark("Each figure has one source"),
            "claims": mark("Each claim is compared with the statistics that match it"),
        },
    ),
    "period": Parameter(
        name="period",
        old_names=("year",),
        meaning="a year, or `2022/2023` (a mean); empty: the newest each chart has",
        values=lambda vocabulary: ("", *vocabulary.periods),
        label=mark("Year"),
        control="bar",
        search=True,
        views=("overview", "country", "share", "commodities", "ledgers", "projects", "data"),
        why_not={
            "brief": mark("The briefing uses the latest figures"),
            "corridors": mark("All published years are shown"),
            "claims": mark("Each claim has its own period"),
        },
        hints={"projects": mark("“Latest” means all years here")},
    ),
    "base": Parameter(
        name="base",
        meaning="the year to compare with; empty: chosen by the chart, which says it",
        values=lambda vocabulary: ("", *vocabulary.periods),
        label=mark("Compared with"),
        control="bar",
        search=True,
        views=("overview", "country"),
        why_not={
            ELSEWHERE: mark("No chart here compares two years"),
            "brief": mark("The briefing uses the latest figures"),
        },
    ),
    "partner": Parameter(
        name="partner",
        meaning="ISO 3166 code of a partner; empty: China",
        values=lambda vocabulary: ("", *vocabulary.partners),
        tidy=str.upper,
        label=mark("Partner"),
        control="bar",
        search=True,
        views=("overview", "country", "share", "commodities", "data"),
        why_not={
            "brief": mark("Trade with China"),
            "ledgers": mark("Trade with China only"),
            "projects": mark("All projects are China-backed"),
            "corridors": mark("Traffic with China only"),
            "claims": mark("Each claim has its own partner"),
        },
    ),
    "commodity": Parameter(
        name="commodity",
        old_names=("product", "hs"),
        meaning="HS chapter, two digits; empty: all",
        values=lambda vocabulary: ("", *vocabulary.chapters),
        label=mark("Commodity"),
        control="bar",
        search=True,
        views=("country", "commodities"),
        why_not={
            ELSEWHERE: mark("Totals only on this page"),
            "brief": mark("All commodities"),
            "projects": mark("Choose a sector instead"),
            "corridors": mark("All goods, and gas"),
            "claims": mark("Each claim has its own commodity"),
        },
    ),
    "q": Parameter(
        name="q",
        meaning="plain words, to find a commodity",
        fits=_is_text,
        tidy=lambda value: value[:MAX_SEARCH].strip(),
        label=mark("Find a commodity"),
        control="bar",
        views=("commodities",),
        carried=False,
    ),
    "cif": Parameter(
        name="cif",
        meaning="{values}: percent that freight and insurance may add; empty: `5-10`",
        values=lambda vocabulary: ("", *CIF_BANDS[1:]),
        label=mark("Freight added"),
        control="bar",
        views=("ledgers",),
        carried=False,
    ),
    "sector": Parameter(
        name="sector",
        meaning="{values}: what a project does; empty: all",
        values=lambda vocabulary: ("", *SECTORS),
        label=mark("Sector"),
        control="bar",
        views=("projects",),
        carried=False,
    ),
    "stage": Parameter(
        name="stage",
        meaning="{values}: how far a project is; empty: all",
        values=lambda vocabulary: ("", *STAGES),
        label=mark("Status"),
        control="bar",
        views=("projects",),
        carried=False,
    ),
    "item": Parameter(
        name="item",
        meaning="id of a project or a route, as in `context/projects.csv` and "
        "`context/routes.csv` (`/projects`, `/corridors`)",
        values=lambda vocabulary: ("", *vocabulary.items),
        carried=False,
    ),
    "events": Parameter(
        name="events",
        meaning="{values}: events of all kinds, or of one, laid over charts of time; empty: none",
        values=lambda vocabulary: ("", "all", *EVENT_KINDS),
        label=mark("Events"),
        control="header",
        views=("overview", "country", "brief", "share", "commodities", "ledgers", "corridors"),
    ),
    "around": Parameter(
        name="around",
        meaning="a year: charts of time show the three years on each side of it",
        values=lambda vocabulary: ("", *(one for one in vocabulary.periods if len(one) == 4)),
    ),
    "theme": Parameter(
        name="theme",
        meaning="{values}; empty: as the system says",
        values=lambda vocabulary: ("", *THEMES),
        label=mark("Theme"),
        control="header",
    ),
    "lang": Parameter(
        name="lang",
        meaning="{values}; empty: English",
        values=lambda vocabulary: ("", *LANGUAGES[1:]),
        tidy=lambda value: "" if value == LANGUAGES[0] else value,
        label=mark("Language"),
        control="header",
    ),
    "present": Parameter(
        name="present",
        meaning="`1`: for a room, without the frame around the charts",
        values=lambda vocabulary: ("", "1"),
    ),
    "show": Parameter(
        name="show",
        meaning=f"a chart of the view, or two joined by `{PAIRED}`: what fills the screen while "
        "presenting; empty: the first",
        fits=_are_charts,
        refusal=mark("“{value}” is not a chart or a pair of charts on this page."),
        carried=False,
    ),
}

#: name in an address, of today or an older one -> field
FIELDS: Mapping[str, str] = {
    name: key
    for key, parameter in PARAMETERS.items()
    for name in (parameter.name, *parameter.old_names)
}


def choices(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Allowed values by field, the default among them, where they can be listed."""
    return {
        key: parameter.values(vocabulary)
        for key, parameter in PARAMETERS.items()
        if parameter.values is not None
    }


def controls(place: Literal["bar", "header"]) -> Mapping[str, Parameter]:
    """The parameters that have a control in the filter bar or in the header, by field."""
    return {key: one for key, one in PARAMETERS.items() if one.control == place}


def shut(view: str) -> Mapping[str, str]:
    """Why controls are shut in a view, by field; in English."""
    return {
        key: parameter.reason(view)
        for key, parameter in PARAMETERS.items()
        if parameter.reason(view)
    }


def hints(view: str) -> Mapping[str, str]:
    """What controls mean in a view where that is not plain, by field; in English."""
    return {key: one.hints[view] for key, one in PARAMETERS.items() if view in one.hints}


def absent(parameter: Parameter) -> tuple[str, ...]:
    """The views that a control is left out of: it does nothing there, and no reason is needed."""
    return tuple(
        view for view in VIEWS if not parameter.works_in(view) and not parameter.reason(view)
    )


def for_browser() -> Mapping[str, Mapping[str, object]]:
    """What the browser must know of each parameter, by field: its name in addresses, its default,
    and the views that it stays in; None where the navigation carries it to every view."""
    return {
        key: {
            "name": parameter.name,
            "default": parameter.default,
            "views": None if parameter.carried else parameter.views or (),
        }
        for key, parameter in PARAMETERS.items()
    }
