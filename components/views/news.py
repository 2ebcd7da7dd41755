"""What is new: what the latest release brought, and the latest period that there is of each kind.

The lines of a release are written by hand (data/package/releases.yaml). The periods are looked up
in the package, and each links to a card that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from dash import html

from components.charts.kit.base import label_of
from components.charts.trade import headline
from components.language import numbers
from components.language.text import _, mark, spoken_sign
from components.render import Renderer
from components.shell.attributes import attributes
from components.shell.markup import filled, templates
from components.state import OF_COUNTRY, ViewState, address, anchor
from data.analysis.latest import Latest, latest
from data.records.codes import COUNTRIES, REGION
from data.records.releases import Release

_TABLE = templates(__file__).get_template("latest.html")
#: most releases that are described
_RELEASES_SHOWN = 2


@dataclass(frozen=True)
class Question:
    """How a question of data/analysis/latest.py is shown.

    `charts` are ids of charts, of which the first that has the period is linked, with `chosen`.
    """

    name: str
    counted: str
    charts: tuple[str, ...]
    chosen: Mapping[str, str]


_CHINA = mark("China’s customs")
_OWN = mark("national statistics")
QUESTIONS: Mapping[str, Question] = {
    "china_to_date": Question(
        mark("Trade with China, year to date"), _CHINA, ("year_to_date_by_country",), {}
    ),
    "china_year": Question(
        mark("Trade with China, year"), _CHINA, ("headline",), {"ledger": "china"}
    ),
    "china_month": Question(mark("Exports and imports by month"), _CHINA, ("months",), {}),
    "own_year": Question(
        mark("Trade with China, year"),
        _OWN,
        ("china_trade", "turnover_by_country"),
        {"ledger": "partner"},
    ),
    "own_part": Question(
        mark("Trade with China, part of a year"),
        _OWN,
        ("year_to_date", "months"),
        {"ledger": "partner"},
    ),
    "world_part": Question(
        mark("Trade with all partners, part of a year"),
        _OWN,
        ("year_to_date", "months"),
        {"ledger": "partner", "partner": "WLD"},
    ),
    "chapters": Question(
        mark("Trade with China by HS chapter"), mark("all sources"), ("products_inside",), {}
    ),
    "new_energy": Question(
        mark("New energy from China, month"), _CHINA, ("new_energy_months",), {}
    ),
}


@dataclass(frozen=True)
class Fact:
    """The texts of a row of templates/latest.html.

    `countries` has the name of each and the address of a card that shows its period; empty if
    there is none.
    """

    period: str
    countries: list[tuple[str, str]]
    date: str


def news(renderer: Renderer) -> html.Section:
    """Return the section in the current language."""
    meta = renderer.store.package.meta
    releases = islice(renderer.store.package.releases.items(), _RELEASES_SHOWN)
    return html.Section(
        [
            html.H2(_("What is new"), id="new"),
            html.Div(
                [
                    html.Div(
                        [_release(renderer, date, release) for date, release in releases],
                        className="news-releases",
                    ),
                    html.Div(
                        [
                            html.H3(
                                _("Latest figures in package {version}").format(
                                    version=meta.version
                                )
                            ),
                            _latest(renderer),
                        ],
                        className="news-latest",
                        role="region",
                        tabIndex=0,
                        **attributes(aria_label=_("Latest figures")),
                    ),
                ],
                className="news-columns",
            ),
        ],
        className="why-block news",
    )


def _release(renderer: Renderer, date: str, release: Release) -> html.Div:
    """Return what a release brought; a line links to its chart."""
    title = _("Package {version}, data of {date}").format(
        version=release.version, date=numbers.period(date)
    )
    lines = [
        html.Li(
            html.A(_(line.text), href=_home(renderer, line.chart)) if line.chart else _(line.text)
        )
        for line in release.lines
    ]
    return html.Div([html.H3(title), html.Ul(lines)])


def _home(renderer: Renderer, chart: str) -> str:
    """Return the address of a chart where its links lead; of the first country if it needs one."""
    view = renderer.homes[chart]
    country = COUNTRIES[0] if view in OF_COUNTRY else REGION
    return f"{address(ViewState(view, country=country))}#{anchor(chart)}"


def _latest(renderer: Renderer) -> Any:
    """Return the table of the latest periods."""
    found = {question: tuple(facts) for question, facts in _by_question(renderer)}
    groups = [
        {
            "name": _(question.name),
            "counted": _(question.counted),
            "facts": [_fact(renderer, question, fact) for fact in found[name]],
        }
        for name, question in QUESTIONS.items()
        if name in found
    ]
    head = (_("Figures"), _("Latest"), _("Of"), _("Source dated"))
    return filled(_TABLE, head=head, groups=groups, comma=spoken_sign(", "))


def _by_question(renderer: Renderer) -> Iterator[tuple[str, list[Latest]]]:
    for question, facts in groupby(latest(renderer.store), key=lambda fact: fact.question):
        yield question, list(facts)


def _fact(renderer: Renderer, question: Question, fact: Latest) -> Fact:
    date = numbers.period(fact.date)
    return Fact(
        period=numbers.period(fact.period),
        countries=[
            (label_of(renderer.store, code), card_with(renderer, question, code, fact.period))
            for code in fact.countries
        ],
        date=date if fact.published else _("read {date}").format(date=date),
    )


def card_with(renderer: Renderer, question: Question, country: str, period: str) -> str:
    """Return the address of the first card that shows the period; empty if none does.

    The charts of the question come first, then the tiles of that year. For the region a chart of
    all its countries will do.
    """
    attempts = [(chart, question.chosen) for chart in question.charts]
    attempts.append((headline.CHART.id, {**question.chosen, "period": period[:4]}))
    for chart, chosen in attempts:
        view = renderer.homes[chart]
        if view in OF_COUNTRY and country == REGION:
            continue
        state = ViewState(view, country=country).with_(**chosen)
        rows = renderer.draw(renderer.charts[chart], state).frame
        if any(row.period == period and country in (row.country, REGION) for row in rows):
            return f"{address(state)}#{anchor(chart)}"
    return ""
