"""`/api/indicators`: the list of indicators, and the values of one (data/indicators)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from components.api.declared import CSV, JSON, Operation, Param, rows_schema
from components.state import Vocabulary
from data.indicators.catalogue import INDICATORS, MISSING, Indicator
from data.indicators.rows import Query, Value
from data.records.codes import LEDGERS
from data.store import Store

_YEAR = r"[12][0-9]{3}"
#: address of the list, and what the addresses of the indicators begin with
LIST = "/api/indicators"


def indicator_operations(vocabulary: Vocabulary) -> tuple[Operation, ...]:
    """Return the declarations of the list and of each indicator."""
    item = {"type": "object", "required": ["id", "name", "formula", "reference", "measures"]}
    content = {
        "type": "object",
        "required": ["release", "indicators", "missing"],
        "properties": {"indicators": {"type": "array", "items": item}},
    }
    return (
        Operation(
            id="indicators",
            path=LIST,
            summary="List of indicators: formula, reference, units, and what cannot be computed",
            content=content,
            refuses=(),
            group="Indicators",
        ),
        *(_operation(indicator, vocabulary) for indicator in INDICATORS.values()),
    )


def operation_id(indicator: Indicator) -> str:
    """Return the id of the declaration of an indicator."""
    return f"indicator_{indicator.id}"


def _operation(indicator: Indicator, vocabulary: Vocabulary) -> Operation:
    filters = {param.name: param for param in _filters(indicator, vocabulary)}
    return Operation(
        id=operation_id(indicator),
        path=f"{LIST}/{indicator.id}",
        summary=indicator.name,
        text=f"{indicator.formula}. Reference: {indicator.reference}.",
        params=(
            Param(
                name="country",
                text="code of a country, or of the region",
                values=indicator.countries,
                required=True,
            ),
            Param(name="period", text="a year, such as 2020; empty: all years", pattern=_YEAR),
            *(filters[name] for name in indicator.filters),
            Param(name="format", text="json or csv", values=("json", "csv"), default="json"),
        ),
        answers=(JSON, CSV),
        content=rows_schema({}, {"type": "object", "required": list(Value._fields)}),
        group="Indicators",
    )


def _filters(indicator: Indicator, vocabulary: Vocabulary) -> Iterable[Param]:
    return (
        Param(
            name="partner",
            text="code of the partner; WLD is the world",
            values=vocabulary.partners,
            default=indicator.partner,
        ),
        Param(
            name="flow",
            text="seen from the country",
            values=indicator.flows,
            default=indicator.flows[0],
        ),
        Param(name="ledger", text="who counted; empty: each by itself", values=LEDGERS),
        Param(
            name="base",
            text="the earlier year, such as 2015; empty: the last year before with figures of the "
            "same source",
            pattern=_YEAR,
        ),
        Param(
            name="commodity",
            text="TOTAL, or an HS code of 2, 4 or 6 digits; empty: all",
            pattern="TOTAL|(?:[0-9]{2}){1,3}",
        ),
    )


def indicators_content(store: Store, host: str) -> dict[str, Any]:
    """Return the list of indicators, and why others cannot be computed."""
    return {
        "release": store.package.meta.version,
        "indicators": [
            {
                "id": indicator.id,
                "name": indicator.name,
                "formula": indicator.formula,
                "reference": indicator.reference,
                "measures": {name: list(units) for name, units in indicator.measures.items()},
                "filters": ["country", "period", *indicator.filters],
                "address": f"{host}{LIST}/{indicator.id}",
            }
            for indicator in INDICATORS.values()
        ],
        "missing": [{"name": name, "why": why} for name, why in MISSING.items()],
    }


def values_of(store: Store, indicator: Indicator, wanted: dict[str, str]) -> tuple[Value, ...]:
    """Return the values of an indicator. `wanted` has the parameters that its address declares."""
    asked = {name: text for name, text in wanted.items() if name in Query._fields}
    defaults = {"partner": indicator.partner, "flow": indicator.flows[0], "by": indicator.by}
    query = Query(**(defaults | asked))
    return tuple(indicator.compute(store, query))
