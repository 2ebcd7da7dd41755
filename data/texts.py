"""Texts of the package that are shown on the screen, for translation.

Publishers have their Russian and Chinese names in reference/publishers.csv. Titles of sources and
quotations from pages are not translated: readers need the original words to find them. Codes and
column names are English in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.newenergy import SUM_OF_CODES, SUM_OF_MEMBERS, SUM_OF_MONTHS
from data.open.describe import english
from data.records.package import Package
from data.records.refreshed import TEXTS
from data.store import FORMULAS

_WORD = re.compile(r"[A-Za-z]{2,}")


def texts(package: Package) -> Iterator[tuple[str, str]]:
    """Yield each text with the file that it is in; a text may be yielded more than once.

    Files are relative to the package. Formulas come from `store.py`; notes of rows, which are in
    many tables, count as those of `package.yaml`. Texts without a Latin word are left out: they
    are the same in every language.
    """
    for file, text in _texts(package):
        if _WORD.search(text):
            yield text, file


def _texts(package: Package) -> Iterator[tuple[str, str]]:
    for chapter in package.chapters.values():
        yield "reference/hs_chapters.csv", chapter.name
        yield "reference/hs_chapters.csv", chapter.keywords
    for section in package.sections.values():
        yield "reference/hs_sections.csv", section.short
    for indicator in package.economy:
        yield "reference/economy.csv", indicator.note
    for group in package.groups.values():
        yield "reference/partner_groups.yaml", group.name
        yield "reference/partner_groups.yaml", group.note
    for info in package.countries.values():
        for said in (info.statistics_office, *info.publishes, *info.does_not_publish):
            yield f"countries/{info.slug}/country.yaml", said
    for caveat in package.caveats.values():
        yield "caveats.yaml", caveat.text
    for cause in package.gaps.causes.values():
        yield "gaps.yaml", cause.text
    for silent in package.gaps.no_second_ledger.values():
        yield "gaps.yaml", silent.text
    for printed in package.gaps.office_prints.values():
        yield "gaps.yaml", printed.concept
        yield "gaps.yaml", printed.why
    for claim in package.claims.claims.values():
        yield "claims.yaml", claim.name
        yield "claims.yaml", claim.claim
        yield "claims.yaml", claim.reasoning
        for claimed in claim.figures.values():
            yield "claims.yaml", claimed.label
    for release in package.releases.values():
        for line in release.lines:
            yield "releases.yaml", line.text
    for published in (*package.energy, *package.throughput):
        yield "context/energy.csv", published.note
    for figure in package.cleantech:
        yield "context/cleantech.csv", figure.note
    for sum_of in (SUM_OF_MEMBERS, SUM_OF_MONTHS, SUM_OF_CODES):
        yield "context/cleantech.csv", sum_of
    for month in package.solar:
        yield "context/solar.csv", month.note
    for event in package.events:
        yield "context/events.csv", event.title
        yield "context/events.csv", event.description
        yield "context/events.csv", event.note
    for turn in package.turns:
        yield "reference/turns.csv", turn.label
    for project in package.projects:
        yield "context/projects.csv", project.name
        yield "context/projects.csv", project.description
        yield "context/projects.csv", project.caveat
        yield "context/projects.csv", project.value_note
        yield "context/projects.csv", project.chinese_parties
        yield "context/projects.csv", project.sector
        yield "context/projects.csv", project.location
        yield "context/projects.csv", project.coord_precision
    for route in package.routes:
        yield "context/routes.csv", route.note
        yield "context/routes.csv", route.status
        for mode in route.modes.split(";"):
            yield "context/routes.csv", mode
    routes = {route.name for route in package.routes}
    for source in package.sources.values():
        yield "sources.yaml", source.licence
        if source.about not in routes:  # routes.csv has the names of routes in all languages
            yield "sources.yaml", source.about or ""
    for text in english():
        yield "open/columns.yaml", text
    for formula in FORMULAS.values():
        yield "store.py", formula
    for text in TEXTS:
        yield "package.yaml", text
    for row in package.observations:
        yield "package.yaml", row.note
    for quantity in package.quantities:
        yield "package.yaml", quantity.note
    for ratio in package.ratios:
        yield "package.yaml", ratio.note
