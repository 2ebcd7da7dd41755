"""Have projects shifted from raw materials to factories, transport and power?"""

from __future__ import annotations

from components.charts.kit import marks, style
from components.charts.kit.base import Chart, Figure, Frame, Row, label_of
from components.charts.kit.draw import LEGEND, groups
from components.charts.kit.paint import ink_on
from components.charts.kit.points import point
from components.charts.kit.projects import chosen, counted
from components.language.numbers import period
from components.language.terms import PRESS, sector_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.projects import year_of
from data.records.projects import THEMES, Project
from data.store import Store

#: first and last year of each column
BANDS = ((2004, 2009), (2010, 2014), (2015, 2019), (2020, 2024), (2025, 2026))


def table(store: Store, state: ViewState) -> Frame:
    """Number of projects by theme and by period in which they began; no row for zero."""
    projects = [
        project for project in chosen(store, state.with_(sector="", period="")) if year_of(project)
    ]
    cells = {
        (theme, band): [
            project
            for project in projects
            if project.theme == theme and band[0] <= int(year_of(project)) <= band[1]
        ]
        for theme in THEMES
        for band in BANDS
    }
    return tuple(
        _row(store, state.country, theme, band, members)
        for (theme, band), members in cells.items()
        if members
    )


def _row(
    store: Store, country: str, theme: str, band: tuple[int, int], projects: list[Project]
) -> Row:
    """A count; derived if the year of one of them is not that of the start of works."""
    sources = dict.fromkeys(
        source_id for project in projects for source_id in project.source.split(";")
    )
    inferred = any(project.start_year is None for project in projects)
    return Row(
        country=country,
        country_name=label_of(store, country),
        partner="",
        partner_name="",
        period=f"{band[0]}..{band[1]}",
        flow="",
        commodity="",
        commodity_name="",
        measure="projects",
        value=float(len(projects)),
        unit="count",
        ledger=PRESS,
        status="derived" if inferred else "reported",
        source=";".join(sources),
        note=_("our count from the list of projects"),
        sector=theme,
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """A column for each period, divided by theme, with the number of each."""
    order = [_two_lines(code) for code in sorted({row.period for row in frame})]
    data: list[Figure] = []
    entries: list[Figure] = []  # solid: the first column of a sector may be a derived, paler one
    for theme, rows in groups(frame, "sector").items():
        colour = style.SECTOR_COLOURS[theme]
        full = style.fade(theme, state.sector)
        entries.append(marks.key_entry(sector_name(theme), {"color": colour, "opacity": full}))
        data.append(
            {
                "type": "bar",
                "name": sector_name(theme),
                "x": [_two_lines(row.period) for row in rows],
                "y": [row.value for row in rows],
                "text": [counted(int(row.value)) for row in rows],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"color": ink_on(colour) if full == 1.0 else style.NEUTRAL},
                "hovertemplate": f"{sector_name(theme)}, %{{x}}<br>%{{text}}<extra></extra>",
                "customdata": [point(row, sector=theme) for row in rows],
                "showlegend": False,
                "marker": {
                    "color": colour,
                    "opacity": full,
                },
            }
        )
    return {
        "data": [*entries, *data],
        "layout": {
            "barmode": "stack",
            "bargap": 0.28,
            "showlegend": True,
            "legend": LEGEND,
            "xaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": order,
                "showgrid": False,
                "tickangle": 0,
            },
            "yaxis": {"rangemode": "tozero", "nticks": 5, "tickformat": "d"},
            "margin": {"t": 84},
        },
    }


def _two_lines(code: str) -> str:
    """`2010–` above `2014`, which is narrow enough for a phone."""
    return period(code).replace("–", "–<br>")


def finding(frame: Frame, state: ViewState) -> str:
    """The part of the chosen sector, or of raw materials, before 2015 and since."""
    theme = state.sector or "raw"
    early, late = _sum(frame, "", late=False), _sum(frame, "", late=True)
    text = _(
        "{sector} made up {early} of {all_early} projects begun before 2015 "
        "and {late} of {all_late} since"
    )
    if not early:
        text = _("{sector} made up {late} of {all_late} projects, all begun since 2015")
    elif not late:
        text = _("{sector} made up {early} of {all_early} projects, all begun before 2015")
    return text.format(
        sector=sector_name(theme),
        early=counted(_sum(frame, theme, late=False)),
        all_early=counted(early),
        late=counted(_sum(frame, theme, late=True)),
        all_late=counted(late),
    )


def _sum(frame: Frame, theme: str, *, late: bool) -> int:
    return int(
        sum(
            row.value
            for row in frame
            if theme in ("", row.sector) and (int(row.period[:4]) >= 2015) == late
        )
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """What is counted, and how projects are dated."""
    return _(
        "Number of projects in our list, not their value; dated by start of "
        "works, else by opening, else by announcement"
    )


CHART = Chart(
    id="projects_turn",
    question=mark("Have projects shifted from raw materials to factories, transport and power?"),
    uses=("country", "sector", "stage"),
    missing=mark("None of the selected projects has a date."),
    ignores={"period": mark("Projects of all years.")},
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=640,
)
