"""Names of places and goods by their codes."""

from __future__ import annotations

from components.language.terms import country_name, name_in_language
from components.language.text import _, kept_by_language
from data.records.codes import ALL_COMMODITIES, COUNTRIES, REGION, WORLD
from data.store import Store

#: natural gas in gaseous state, the only HS6 code that several sources publish
PIPELINE_GAS = "271121"


@kept_by_language
def label_of(store: Store, code: str) -> str:
    """Name of a country, partner or group code in the reader's language, else the code itself."""
    package = store.package
    if code == REGION:
        return _("Central Asia")
    if code == WORLD:
        return _("all partners")
    if code in COUNTRIES:
        return country_name(code)
    if code in package.partners:
        return name_in_language(package.partners[code])
    if code in package.groups:
        return _(package.groups[code].name)
    return code


@kept_by_language
def commodity_label(store: Store, code: str) -> str:
    """Name of an HS chapter, heading or subheading, of pipeline gas, or of all commodities.

    A code of 4 or 6 digits that has no name gets that of the nearest code above it.
    """
    if code in (ALL_COMMODITIES, ""):
        return _("all commodities")
    if code == PIPELINE_GAS:
        return _("natural gas by pipeline")
    package = store.package
    if code in package.products:
        return name_in_language(package.products[code])
    if code in package.chapters:
        return _(package.chapters[code].name)
    above = commodity_label(store, code[:-2]) if len(code) in (4, 6) else code
    return f"{above} ({code})" if above not in (code, code[:-2]) else code


def with_code(code: str, name: str) -> str:
    """Code and name of a commodity: `8703 Passenger cars`. A name may end with the code itself."""
    return f"{code} {name.removesuffix(f' ({code})')}" if name != code else code
