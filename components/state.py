"""ViewState: everything a view depends on, and the only place that knows the URL's names.

A link is read leniently (a bad value gives the default and a sentence saying so) and written
strictly (only what differs from the default, in a fixed order), so that two equal views have
one address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from urllib.parse import parse_qsl, quote, urlencode

from components.language.text import LANGUAGES, _, speaking
from data.records.codes import COUNTRIES, FLOWS, FOLDERS, LEDGERS, REGION
from data.records.projects import STAGES
from data.records.projects import THEMES as PROJECT_THEMES
from data.records.series import EVENT_KINDS
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
THEMES = ("light", "dark", "contrast")
#: a reader's choice of ledger: two of them side by side, never added up
BOTH = "both"
LEDGER_CHOICES = (*LEDGERS[:2], BOTH, *LEDGERS[2:])
#: percent that freight and insurance may add on the way; empty text is the first
CIF_BANDS = ("5-10", "0-5", "5-15", "10-20")
#: names that older or hand-typed links use -> the name of today
MIGRATIONS: Mapping[str, str] = {"year": "period", "product": "commodity", "hs": "commodity"}
#: stands between the two charts of a pair in `show`
PAIRED = "~"
MAX_QUERY = 2000
MAX_SEARCH = 60
SLUGS = {slug: code for code, slug in FOLDERS.items()}


@dataclass(frozen=True)
class Vocabulary:
    """The codes that the data knows; a ViewState holds no other."""

    periods: tuple[str, ...]
    partners: tuple[str, ...]
    chapters: tuple[str, ...]
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
                *(one.id for one in store.package.projects),
                *(one.id for one in store.package.routes),
            ),
            charts=charts,
        )


@dataclass(frozen=True)
class ViewState:
    """One state of the screen. Empty text means: nothing chosen, each chart takes its default."""

    view: str = "overview"
    country: str = REGION
    flow: str = "turnover"
    ledger: str = ""
    period: str = ""
    base: str = ""
    partner: str = ""
    commodity: str = ""
    q: str = ""
    cif: str = ""
    sector: str = ""
    stage: str = ""
    item: str = ""
    events: str = ""
    around: str = ""
    theme: str = ""
    lang: str = ""
    present: str = ""
    show: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the one or two charts that were chosen to fill the screen."""
        return tuple(self.show.split(PAIRED)) if self.show else ()

    @property
    def cif_band(self) -> tuple[float, float]:
        """Lowest and highest addition of freight and insurance that is looked at, in percent."""
        low, _dash, high = (self.cif or CIF_BANDS[0]).partition("-")
        return float(low), float(high)

    def with_(self, **changes: str) -> ViewState:
        """A copy with some fields changed."""
        return replace(self, **changes)

    def only(self, names: tuple[str, ...]) -> ViewState:
        """A copy that keeps `names` and puts every other field back to its default.

        Two states with equal `only(chart.uses)` draw that chart alike.
        """
        return ViewState(**{name: getattr(self, name) for name in names})


DEFAULT = ViewState()
#: what may stand in a link, in the order in which it is written
PARAMETERS: tuple[str, ...] = tuple(one.name for one in fields(ViewState) if one.name != "view")


def choices(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Allowed values by parameter, the default among them; `q` is free text and not listed,
    nor is `show`, whose values depend on the view."""
    return {
        "country": (REGION, *COUNTRIES),
        "flow": FLOWS,
        "ledger": ("", *LEDGER_CHOICES),
        "period": ("", *vocabulary.periods),
        "base": ("", *vocabulary.periods),
        "partner": ("", *vocabulary.partners),
        "commodity": ("", *vocabulary.chapters),
        "cif": ("", *CIF_BANDS[1:]),
        "sector": ("", *PROJECT_THEMES),
        "stage": ("", *STAGES),
        "events": ("", "all", *EVENT_KINDS),
        "around": ("", *(one for one in vocabulary.periods if len(one) == 4)),
        "item": ("", *vocabulary.items),
        "theme": ("", *THEMES),
        "lang": ("", *LANGUAGES[1:]),
        "present": ("", "1"),
    }


def parse(path: str, query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    """Read an address; return the state and one plain sentence for each thing not understood.

    Never raises: whatever is not a known value is replaced by its default and told, in the
    language that the link asks for.
    """
    with speaking(language_of(query)):
        return _parse(path, query, vocabulary)


def language_of(query: str) -> str:
    """The language a query string asks for; English where it asks for none that is spoken here."""
    asked = dict(parse_qsl(query[:MAX_QUERY].lstrip("?"))).get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _parse(path: str, query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    problems: list[str] = []
    view, found = _read_path(path, problems)
    if len(query) > MAX_QUERY:
        problems.append(_("The link was longer than links are here, so its filters were not read."))
        query = ""
    allowed = choices(vocabulary)
    for raw_name, raw_value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
        name = MIGRATIONS.get(raw_name, raw_name)
        value = _tidy(name, raw_value)
        if name not in PARAMETERS:
            problems.append(
                _("“{name}” is not a filter here; it was left out.").format(name=_short(raw_name))
            )
        elif name == "q":
            found["q"] = value
        elif name == "show":
            if _known_charts(value, vocabulary.charts.get(view, ())):
                found["show"] = value
            elif value:
                problems.append(
                    _("“{value}” is not a chart or a pair of charts of this page.").format(
                        value=_short(raw_value)
                    )
                )
        elif value not in allowed[name]:
            problems.append(
                _("“{value}” is not a known value of {name}; the default is shown.").format(
                    value=_short(raw_value), name=name
                )
            )
        else:
            found[name] = value
    if view in OF_COUNTRY and found.get("country", REGION) == REGION:
        found["country"] = COUNTRIES[0]
    return ViewState(view=view, **found), tuple(dict.fromkeys(problems))


def _known_charts(value: str, known: tuple[str, ...]) -> bool:
    """Does `value` name one chart, or two different ones, that stand in the view?"""
    named = value.split(PAIRED)
    return len(named) <= 2 and len(set(named)) == len(named) and set(named) <= set(known)


def parse_query(query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    """Read the state of a download link, which has no view."""
    return parse("/", query, vocabulary)


def _read_path(path: str, problems: list[str]) -> tuple[str, dict[str, str]]:
    clean = "/" + "/".join(part for part in path.split("/") if part)
    for view, root in VIEWS.items():
        if clean == root:
            return view, {}
    first, *rest = clean.split("/")[1:]
    if first == "country":
        view = "brief" if rest[-1:] == ["brief"] else "country"
        slug = "/".join(rest[:-1] if view == "brief" else rest).lower()
        code = SLUGS.get(slug)
        if slug and not code:
            problems.append(
                _("There is no country page “{name}”; Kazakhstan is shown.").format(
                    name=_short(slug)
                )
            )
        return view, {"country": code} if code else {}
    problems.append(
        _("There is no page “{name}”; this is the overview.").format(name=_short(clean))
    )
    return "overview", {}


def _tidy(name: str, value: str) -> str:
    value = "".join(char for char in value if char.isprintable()).strip()
    if name == "country":
        return SLUGS.get(value.lower(), value.upper())
    if name == "partner":
        return value.upper()
    if name == "lang" and value == LANGUAGES[0]:
        return ""
    return value[:MAX_SEARCH] if name == "q" else value


def _short(text: str) -> str:
    shown = "".join(char if char.isprintable() else "?" for char in text)
    return shown if len(shown) <= 40 else shown[:39] + "…"


def query_of(state: ViewState, names: tuple[str, ...] = PARAMETERS) -> str:
    """The query string of a state without `?`: only what differs from the default."""
    return urlencode(
        [
            (name, getattr(state, name))
            for name in PARAMETERS
            if name in names and getattr(state, name) != getattr(DEFAULT, name)
        ],
        quote_via=quote,
    )


def home(view: str) -> str:
    """The address of a view with nothing chosen; of the first country where it needs one."""
    return address(ViewState(view, country=COUNTRIES[0] if view in OF_COUNTRY else REGION))


def address(state: ViewState) -> str:
    """The canonical path and query of a state."""
    path = VIEWS[state.view]
    names = PARAMETERS
    if state.view in OF_COUNTRY:
        path = path.replace("<name>", FOLDERS[state.country])
        names = tuple(name for name in PARAMETERS if name != "country")
    query = query_of(state, names)
    return f"{path}?{query}" if query else path


def anchor(chart: str) -> str:
    """The element id of a chart's card; a link to one card ends in `#` and this."""
    return f"card-{chart}"
