"""The section of `/data` about releases: how many figures each one changed, by country."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from dash import html

from components.language import numbers
from components.language.terms import country_name, name_in_language
from components.language.text import _
from components.shell.markup import filled, templates
from data.changes import logged_releases
from data.open.differences import counted
from data.records.codes import COUNTRIES
from data.records.package import Package

_TEMPLATE = templates(__file__).get_template("differences.html")


def changed_figures(package: Package, asof: str) -> html.Section:
    """Return the section; `asof` is the earlier release that it is of."""
    releases = logged_releases(package)
    steps = [_step(package, *step) for step in reversed([*pairwise(releases)])]
    only = _(
        "{version} is the first release with a log of changes, so that there is no "
        "earlier one to compare it with."
    )
    content = (
        filled(_TEMPLATE, query=f"&asof={asof}" if asof else "", steps=steps)
        if steps
        else html.P(only.format(version=releases[0]))
    )
    heading = html.H2(_("What changed between releases"), id="changes")
    return html.Section([heading, content], className="block")


def _step(package: Package, start: str, end: str) -> dict[str, Any]:
    """Return the texts of one release, by the names in templates/differences.html."""
    counts = counted(package, start, end)
    return {
        "start": start,
        "end": end,
        "title": _("{new} compared with {old}").format(new=end, old=start),
        "rows": [
            {
                "name": _name(package, code),
                "counts": [
                    numbers.decimal(kinds.get("new", 0), 0),
                    numbers.decimal(kinds.get("revised", 0), 0),
                    numbers.decimal(kinds.get("withdrawn", 0), 0),
                    numbers.decimal(kinds.get("words", 0) + kinds.get("order", 0), 0),
                ],
            }
            for code, kinds in counts.items()
        ],
    }


def _name(package: Package, code: str) -> str:
    if code in COUNTRIES:
        return country_name(code)
    partner = package.partners.get(code)
    return name_in_language(partner) if partner else code or _("Exchange rates and names")
