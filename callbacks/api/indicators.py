"""`/api/indicators` and the address of each indicator."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answer import own_host
from callbacks.api.answers import as_csv, as_json, query, refused
from components.api.indicators import LIST, indicators_content, operation_id, values_of
from components.api.operations import Operations
from components.render import Renderer
from data.indicators.catalogue import INDICATORS, Indicator
from data.indicators.rows import Value


def register(server: Flask, renderer: Renderer, declared: Operations) -> None:
    """Add the routes. `declared` are the operations by id."""
    store = renderer.store
    meta = store.package.meta

    @server.get(LIST)
    def indicators() -> Response:
        return as_json(indicators_content(store, own_host()), meta.data_date)

    def values(indicator: Indicator) -> Response:
        wanted, problems = declared[operation_id(indicator)].read(query())
        if problems:
            return refused(400, problems)
        rows = values_of(store, indicator, wanted)
        if wanted["format"] == "csv":
            return as_csv(Value._fields, rows, meta.data_date, f"{indicator.id}.csv")
        content = {
            "release": meta.version,
            "indicator": indicator.id,
            "formula": indicator.formula,
            "reference": indicator.reference,
            "rows": [row._asdict() for row in rows],
        }
        return as_json(content, meta.data_date)

    for each in INDICATORS.values():
        server.add_url_rule(f"{LIST}/{each.id}", operation_id(each), lambda each=each: values(each))
