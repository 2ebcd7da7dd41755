"""`/api/charts`: the list, each chart in each format, its citation, and code that reads it."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answer import own_host
from callbacks.api.answers import answer, as_json, query, refusal, refused
from components.api.asked import Asked, Refusal, asked
from components.api.content import charts_content, work_of
from components.api.declared import CITED_AS, listed
from components.api.files import FORMATS, File
from components.api.pages import addresses, iframe, picture_snippet
from components.api.snippets import snippets
from components.export.csvfile import file_name
from components.render import Renderer
from data.open.citation import FORMATS as CITATIONS


def register(server: Flask, renderer: Renderer) -> None:
    """Add the routes."""
    meta = renderer.store.package.meta
    date = meta.data_date

    @server.get("/api/charts")
    def charts() -> Response:
        return as_json(charts_content(renderer, own_host()), date)

    @server.get("/api/charts/<name>")
    def chart(name: str) -> Response:
        chart_id, dot, ending = name.partition(".")
        file = FORMATS.get(ending) if dot else _accepted()
        if file is None:
            if dot:
                return refused(404, (f"There is no format with that name. {listed(FORMATS)}",))
            types = listed(each.media_type for each in FORMATS.values())
            return refused(406, (f"None of the accepted media types is offered. {types}",))
        found = asked(renderer, chart_id, query())
        if isinstance(found, Refusal):
            return refusal(found)
        body = file.write(renderer, found.chart, found.state, own_host())
        is_download = file.media_type != FORMATS["json"].media_type
        saved = (
            file_name(found.chart, found.state, meta.version, file.ending) if is_download else ""
        )
        said = answer(body, file.media_type, date, saved)
        said.vary.add("Accept")
        return said

    @server.get("/api/charts/<chart_id>/citation.<form>")
    def citation(chart_id: str, form: str) -> Response:
        if form not in CITATIONS:
            return refused(404, (f"There is no format with that name. {listed(CITATIONS)}",))
        found = asked(renderer, chart_id, query())
        if isinstance(found, Refusal):
            return refusal(found)
        work = work_of(renderer, found.chart, found.state, own_host())
        name = ""
        if form != "txt":
            name = file_name(found.chart, found.state, meta.version, f".{form}")
        return answer(CITATIONS[form](work).encode(), CITED_AS[form], date, name)

    @server.get("/api/charts/<chart_id>/code")
    def code(chart_id: str) -> Response:
        found = asked(renderer, chart_id, query())
        if isinstance(found, Refusal):
            return refusal(found)
        return as_json(_code(renderer, found), date)


def _code(renderer: Renderer, found: Asked) -> dict[str, object]:
    host = own_host()
    work = work_of(renderer, found.chart, found.state, host)
    at = addresses(renderer, found.chart, found.state, host)
    return {
        "chart": found.chart.id,
        "embed": iframe(work.title, at.embed),
        "picture": picture_snippet(work.title, at),
        "snippets": [part._asdict() for part in snippets(found.chart, found.state, host)],
        "citations": {name: write(work) for name, write in CITATIONS.items()},
    }


def _accepted() -> File | None:
    """Return the format that the header Accept asks for; JSON if it names none."""
    types = [file.media_type for file in FORMATS.values()]
    if not request.accept_mimetypes.provided:
        return FORMATS["json"]
    best = request.accept_mimetypes.best_match(types)
    return next((file for file in FORMATS.values() if file.media_type == best), None)
