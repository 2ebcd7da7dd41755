"""The table of parameters: the only place that has the facts about a parameter of addresses.

It drives reading and writing of addresses (address.py), the controls in filter bar and header
(components/shell), what the browser knows of parameters, and the table in docs/url.md
(`make docs`).

To rename a parameter, change its `name` and add the old one to `old_names`. The key of the table
is the field of ViewState that code uses; it need not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from components.language.text import LANGUAGES, mark
from components.state.mending import main_language
from components.state.vocabulary import (
    CIF_BANDS,
    LEDGER_CHOICES,
    PAIRED,
    SLUGS,
    THEMES,
    VIEWS,
    Vocabulary,
    are_charts,
    are_layers,
    is_text,
    known_above,
    of_present,
    renewed_charts,
    tidy_layers,
)
from data.analysis.economy import TERMS
from data.records.cleantech import TECHS
from data.records.codes import COUNTRIES, FLOWS, REGION
from data.records.projects import STAGES
from data.records.projects import THEMES as SECTORS
from data.records.series import EVENT_KINDS
from data.store import is_year

#: most characters of a search text
MAX_SEARCH = 60
#: places of controls
Place = Literal["bar", "more", "settings", "search"]
_UNKNOWN = mark("“{value}” is not a known value of {name}; the default is shown.")


def _as_it_is(value: str, vocabulary: Vocabulary) -> str:
    return value


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of addresses. Texts are in English.

    name       its name in addresses; `old_names` are read, too, but never written
    meaning    its values and what they do, for docs/url.md; `{values}` stands for the values that
               do not depend on the data, `{names}` for the names of the countries
    values     function to the allowed values, `default` among them; None if they cannot be listed
    fits       in that case, or if more values are allowed than are written: function from value,
               view and vocabulary to whether it is allowed
    nearest    function from a value that is not allowed, and the vocabulary, to the value that is
               taken instead; empty text if there is none
    replaced   message about that, with `{value}` and `{nearest}`; `not_replaced`: the same where
               nothing is taken instead, because a file was asked for
    refusal    message about a value that is not allowed, with `{value}` and `{name}`
    listed     function to the values that this message lists, on pages, too
    settled    function from an allowed value and the vocabulary to its canonical form
    tidy       function from the value in an address to its canonical form
    renewed    the same for a value of an older link that is not allowed now
    meant      the same for a value that is not allowed but can mean one thing only
    label      label of its control; `control` is the place of that: the filter bar, its "More
               filters", the settings, the search field, or nowhere (clicks, keys and links set
               the parameter)
    search     the control has a search field, because it has many values
    views      the views in which the control has an effect, and is shown; None: all
    carried    links of the navigation keep the value
    """

    name: str
    meaning: str
    values: Callable[[Vocabulary], tuple[str, ...]] | None = None
    fits: Callable[[str, str, Vocabulary], bool] | None = None
    nearest: Callable[[str, Vocabulary], str] | None = None
    replaced: str = ""
    not_replaced: str = ""
    refusal: str = _UNKNOWN
    listed: Callable[[Vocabulary], tuple[str, ...]] | None = None
    settled: Callable[[str, Vocabulary], str] = _as_it_is
    default: str = ""
    old_names: tuple[str, ...] = ()
    tidy: Callable[[str], str] = str
    renewed: Callable[[str], str] = str
    meant: Callable[[str], str] = str
    label: str = ""
    control: Place | Literal[""] = ""
    search: bool = False
    views: tuple[str, ...] | None = None
    carried: bool = True

    def allows(self, value: str, view: str, vocabulary: Vocabulary) -> bool:
        """Return whether the parameter may have this value in this view."""
        if self.fits is not None:
            return self.fits(value, view, vocabulary)
        return self.values is not None and value in self.values(vocabulary)

    def works_in(self, view: str) -> bool:
        """Return whether its control has an effect in the view."""
        return self.views is None or view in self.views


#: field of ViewState -> its parameter, in the order of addresses and of the filter bar
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
    ),
    "ledger": Parameter(
        name="ledger",
        meaning="{values}; `both` draws the first two side by side; empty: the best available "
        "for each chart",
        values=lambda vocabulary: ("", *LEDGER_CHOICES),
        label=mark("Counted by"),
        control="bar",
        views=("overview", "country", "share", "commodities"),
    ),
    "period": Parameter(
        name="period",
        old_names=("year",),
        meaning="a year, or `2022/2023` (an average); empty: the latest of each chart",
        values=lambda vocabulary: ("", *vocabulary.periods),
        label=mark("Year"),
        control="bar",
        search=True,
        views=("overview", "country", "share", "commodities", "ledgers", "projects", "data"),
    ),
    "base": Parameter(
        name="base",
        meaning="the year to compare with; empty: each chart chooses one and names it",
        values=lambda vocabulary: ("", *vocabulary.periods),
        label=mark("Compared with"),
        control="more",
        search=True,
        views=("overview", "country"),
    ),
    "partner": Parameter(
        name="partner",
        meaning="ISO 3166 code of a partner, `WLD` for all partners; empty: China",
        values=lambda vocabulary: ("", *vocabulary.partners),
        tidy=str.upper,
        label=mark("Partner"),
        control="more",
        search=True,
        views=("overview", "country", "share", "commodities", "data"),
    ),
    "commodity": Parameter(
        name="commodity",
        old_names=("product", "hs"),
        meaning="HS code of 2, 4 or 6 digits; empty: all. A code without figures is replaced by "
        "the one above it: `870399` by `8703`, or else by `87`",
        values=lambda vocabulary: ("", *vocabulary.chapters, *vocabulary.products),
        nearest=known_above,
        replaced=mark("There are no figures for HS {value} in this package; {nearest} is shown."),
        not_replaced=mark(
            "There are no figures for HS {value} in this package; the closest code is {nearest}."
        ),
        label=mark("Commodity"),
        control="bar",
        search=True,
        views=("country", "commodities"),
    ),
    "q": Parameter(
        name="q",
        meaning="words to find a commodity by: the page opens with the results listed",
        fits=is_text,
        tidy=lambda value: value[:MAX_SEARCH].strip(),
        label=mark("Search"),
        control="search",
        carried=False,
    ),
    "terms": Parameter(
        name="terms",
        meaning="{values}: amounts at the prices of 2024 (US consumer prices), per person, or in "
        "percent of GDP; empty: current US dollars. Charts that cannot show it say so",
        values=lambda vocabulary: ("", *TERMS),
        label=mark("Shown in"),
        control="more",
        views=("overview", "country", "commodities", "corridors"),
    ),
    "cif": Parameter(
        name="cif",
        meaning="{values}: freight and insurance, in percent of the value; empty: `5-10`",
        values=lambda vocabulary: ("", *CIF_BANDS[1:]),
        label=mark("Freight added"),
        control="more",
        views=("ledgers", "country"),
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
        meaning="{values}: the status of a project; empty: all",
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
    "layers": Parameter(
        name="layers",
        meaning="layers of the map that are drawn, joined by `~`: `projects`, `crossings`, "
        "`railways`, `pipelines`; `none`: none of them; empty: all (`/projects`)",
        fits=are_layers,
        tidy=tidy_layers,
        carried=False,
    ),
    "tech": Parameter(
        name="tech",
        meaning="{values}: a technology of new energy, as Ember defines it "
        "(`/commodities`, country pages); empty: all",
        values=lambda vocabulary: ("", *TECHS),
        carried=False,
    ),
    "events": Parameter(
        name="events",
        meaning="{values}: events of all kinds, or of one kind, over charts of time; empty: none",
        values=lambda vocabulary: ("", "all", *EVENT_KINDS),
        label=mark("Events"),
        control="settings",
        views=("overview", "country", "brief", "share", "commodities", "ledgers", "corridors"),
    ),
    "around": Parameter(
        name="around",
        meaning="a year: charts of time show the three years on each side of it",
        values=lambda vocabulary: ("", *(year for year in vocabulary.periods if is_year(year))),
    ),
    "asof": Parameter(
        name="asof",
        meaning="an earlier release of the package, such as `2026.11`: everything as it was shown "
        "then ([versions.md](versions.md)); empty, or the current release: the present",
        values=lambda vocabulary: ("", *vocabulary.releases[1:]),
        fits=lambda value, view, vocabulary: value in ("", *vocabulary.releases),
        refusal=mark("“{value}” is not a release of the data; the current one is shown."),
        listed=lambda vocabulary: vocabulary.releases,
        settled=of_present,
    ),
    "theme": Parameter(
        name="theme",
        meaning="{values}; empty: the system's setting",
        values=lambda vocabulary: ("", *THEMES),
        label=mark("Theme"),
        control="settings",
    ),
    "lang": Parameter(
        name="lang",
        meaning="{values}; empty: English",
        values=lambda vocabulary: ("", *LANGUAGES[1:]),
        tidy=lambda value: "" if value == LANGUAGES[0] else value,
        meant=main_language,
        label=mark("Language"),
        control="settings",
    ),
    "present": Parameter(
        name="present",
        meaning="`1`: present mode ([presenting.md](presenting.md))",
        values=lambda vocabulary: ("", "1"),
    ),
    "show": Parameter(
        name="show",
        meaning=f"a chart of the page, or two joined by `{PAIRED}`: what fills the screen in "
        "present mode; empty: the first",
        fits=are_charts,
        renewed=renewed_charts,
        refusal=mark("“{value}” is not a chart or a pair of charts on this page."),
        carried=False,
    ),
}

#: name in an address, current or older -> field
FIELDS: Mapping[str, str] = {
    name: key
    for key, parameter in PARAMETERS.items()
    for name in (parameter.name, *parameter.old_names)
}


def choices(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Return field -> allowed values, the default among them; only fields that can be listed."""
    return {
        key: parameter.values(vocabulary)
        for key, parameter in PARAMETERS.items()
        if parameter.values is not None
    }


def controls(*places: Place) -> Mapping[str, Parameter]:
    """Return the parameters that have a control in one of the places, by field."""
    return {key: parameter for key, parameter in PARAMETERS.items() if parameter.control in places}


def absent(parameter: Parameter) -> tuple[str, ...]:
    """Return the views without the control, because it has no effect there."""
    return tuple(view for view in VIEWS if not parameter.works_in(view))


def for_browser() -> Mapping[str, Mapping[str, object]]:
    """Return what the browser needs of each parameter, by field.

    `name` is the name in addresses, `default` the default value. `views` are the only views that
    use the parameter; None: the links of the navigation carry it to every view.
    """
    return {
        key: {
            "name": parameter.name,
            "default": parameter.default,
            "views": None if parameter.carried else parameter.views or (),
        }
        for key, parameter in PARAMETERS.items()
    }
