"""Search results other than products: partners, projects, crossings and routes, pages, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from components import views
from components.charts.kit.labels import label_of
from components.charts.kit.leader import comparison, sentence
from components.charts.kit.projects import country_names
from components.language import numbers
from components.language.sources import published, title_of
from components.language.terms import flow_name, route_name, sector_name, stage_name
from components.language.text import LANGUAGES, _, capital, catalogue, in_turn
from components.state import DEFAULT, OF_COUNTRY, ViewState, address
from components.views.asked import understood
from data.analysis.comparability import goods_flow
from data.records.codes import CHINA, COUNTRIES, COUNTRY_INFO, REGION, WORLD
from data.records.projects import Project, Route, countries_of
from data.search import Entry, Index, plain
from data.store import Store

#: most results of a kind
MOST_OF_KIND = 3

Result = dict[str, str]


class Hits(NamedTuple):
    """Results of each kind; the first word that nothing has, and similar words.

    `named`: the words are the whole name of a page.
    """

    partners: list[Result]
    projects: list[Result]
    routes: list[Result]
    pages: list[Result]
    sources: list[Result]
    named: bool
    unknown: str
    suggestions: tuple[str, ...]


class Places:
    """Finds what has a place on a page. Threads may share it."""

    def __init__(self, store: Store) -> None:
        """Index names in all languages, and what a reader may call things besides."""
        self._store = store
        package = store.package
        self._projects = {project.id: project for project in package.projects}
        self._routes = {route.id: route for route in package.routes}
        self._indexes: Mapping[str, Index] = {
            "partner": Index(_partners(store)),
            "project": Index(_project(project) for project in package.projects),
            "route": Index(_route(route) for route in package.routes),
            "page": Index(_pages()),
            "source": Index(_sources(store)),
        }
        #: for words that nothing has: names are suggested, not words of titles
        self._names = Index(
            [*_partners(store), *_countries(), *_pages(), *map(_route, package.routes)]
        )

    def find(self, query: str, state: ViewState) -> Hits:
        """Return what has all words of `query`, in the current language."""
        found = {kind: index.find(query) for kind, index in self._indexes.items()}
        asked = understood(query)
        if not found["page"].whole and (asked.country or asked.named) and asked.left:
            # `imports dependence`: the page, with the filter that the other word names
            found["page"] = self._indexes["page"].find(" ".join(asked.left))
            state = state.with_(
                country=asked.country or state.country, flow=asked.named or state.flow
            )
        codes = {kind: hit.codes[:MOST_OF_KIND] if hit.whole else () for kind, hit in found.items()}
        names = self._names.find(query)
        projects = [self._of_project(self._projects[code], state) for code in codes["project"]]
        # what is on both lists is a project here
        routes = [self._of_route(self._routes[code], state) for code in codes["route"]]
        named = {plain(name) for code in codes["page"] for name in _names(views.ALL[code].name)}
        return Hits(
            [self._partner(code, state) for code in codes["partner"]],
            projects,
            [route for route in routes if route["name"] not in {one["name"] for one in projects}],
            [_of_page(self._store, code, state) for code in codes["page"]],
            [self._of_source(code, state) for code in codes["source"]],
            plain(query).strip() in named,
            names.unknown,
            names.suggestions,
        )

    def _partner(self, code: str, state: ViewState) -> Result:
        view = state.view if state.view in ("overview", "country", "share") else "overview"
        target = _bare(state, view).with_(country=state.country, flow=state.flow, partner=code)
        name = capital(label_of(self._store, code))
        parent = in_turn(_("Trade with this partner"), label_of(self._store, state.country))
        return _result(name, address(target), parent)

    def _of_project(self, project: Project, state: ViewState) -> Result:
        where = country_names(self._store, countries_of(project))
        money = "" if project.value_usd is None else numbers.money(project.value_usd)
        return _result(
            _(project.name),
            address(_bare(state, "projects").with_(item=project.id)),
            in_turn(where, sector_name(project.theme)),
            in_turn(money, stage_name(project.status)),
        )

    def _of_route(self, route: Route, state: ViewState) -> Result:
        where = country_names(self._store, countries_of(route))
        target = address(_bare(state, "projects").with_(item=route.id))
        return _result(route_name(route), target, where, _(route.status))

    def _of_source(self, code: str, state: ViewState) -> Result:
        source = self._store.package.sources[code]
        target = f"{address(_bare(state, 'data'))}#source-{code}"
        return _result(title_of(self._store, source), target, published(self._store, source))


def _bare(state: ViewState, view: str) -> ViewState:
    """Return another view with the language and the theme of `state`."""
    return ViewState(view, lang=state.lang, theme=state.theme)


def _result(name: str, href: str, parent: str = "", figure: str = "") -> Result:
    return {"code": "", "name": name, "parent": parent, "figure": figure, "href": href}


def _of_page(store: Store, code: str, state: ViewState) -> Result:
    view = views.ALL[code]
    country = state.country if state.country in COUNTRIES else COUNTRIES[0]
    country = country if code in OF_COUNTRY else state.country
    target = _bare(state, code).with_(country=country, flow=state.flow)
    chosen = [label_of(store, country)] if country != REGION else []
    chosen += [flow_name(state.flow)] if state.flow != DEFAULT.flow else []
    parent = in_turn(*chosen) if chosen else ""
    if code == "share" and country == REGION:  # what most people look for there
        found = comparison(store, goods_flow(state.flow))
        parent = sentence(found) if found else parent
    return _result(_(view.name), address(target), parent)


def _names(english: str) -> tuple[str, ...]:
    """Return a text of a catalogue in all languages."""
    return (english, *(catalogue(code).get(english, "") for code in LANGUAGES[1:]))


def _countries() -> Iterator[Entry]:
    for code, info in COUNTRY_INFO.items():
        yield Entry(code, (info.name, info.name_ru, info.name_zh), ())


def _partners(store: Store) -> Iterator[Entry]:
    for code in store.partner_codes():
        partner = store.package.partners[code]
        if code not in (CHINA, WORLD, *COUNTRIES):
            yield Entry(code, (partner.name, partner.name_ru, partner.name_zh), ())


def _where(record: Project | Route) -> tuple[str, ...]:
    infos = [COUNTRY_INFO[code] for code in countries_of(record)]
    return tuple(name for info in infos for name in (info.name, info.name_ru, info.name_zh))


def _project(project: Project) -> Entry:
    texts = (project.location, project.sector, project.chinese_parties)
    keywords = tuple(name for text in texts for name in _names(text))
    return Entry(
        project.id, _names(project.name), (*keywords, *_where(project), *_KINDS["project"])
    )


def _route(route: Route) -> Entry:
    modes = [name for mode in route.modes.split(";") for name in _names(mode)]
    keywords = (*_where(route), *modes, *_KINDS.get(route.kind, ()))
    return Entry(route.id, (route.name, route.name_ru, route.name_zh), keywords)


def _pages() -> Iterator[Entry]:
    for code, view in views.ALL.items():
        yield Entry(code, _names(view.name), (*_names(view.lede), *_PAGE_WORDS.get(code, ())))


def _sources(store: Store) -> Iterator[Entry]:
    for code, source in store.package.sources.items():
        yield Entry(code, (title_of(store, source),), (source.publisher,))


#: kind of a project or route -> words for it that its name may lack
_KINDS: Mapping[str, tuple[str, ...]] = {
    "project": ("project", "проект", "项目"),
    "border_crossing": ("border crossing", "пункт пропуска", "граница", "口岸"),
    "pipeline": ("pipeline", "gas", "трубопровод", "газопровод", "管道", "天然气"),
    "corridor": ("corridor", "railway", "коридор", "железная дорога", "走廊", "铁路"),
    "dry_port": ("dry port", "сухой порт", "无水港"),
}
#: page -> what readers call its subject
_PAGE_WORDS: Mapping[str, tuple[str, ...]] = {
    "share": (
        *("dependence on China", "depends most", "dependent", "зависимость от Китая"),
        *("зависит больше всего", "对华依存度", "依赖"),
    ),
    "ledgers": (
        *("gap", "discrepancy", "difference", "why figures differ", "why figures disagree"),
        *("both sides", "расхождение", "почему данные расходятся", "差异", "不一致"),
    ),
    "corridors": ("gas", "trains", "railway", "газ", "поезда", "天然气", "班列"),
    "claims": ("interview", "fact check", "интервью", "проверка", "访谈"),
    "data": (
        *(
            "download",
            "all",
            "everything",
            "package",
            "changes",
            "what changed",
            "columns",
            "CSV",
            "licence",
            "license",
            "citation",
            "sources",
            "methodology",
            "release",
        ),
        *("скачать", "лицензия", "источники", "методика", "下载", "许可", "来源", "方法"),
    ),
}
