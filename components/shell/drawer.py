"""The drawer "Which number should I quote?", and the line that opens it after a click."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.language.text import (
    _,
    aside,
    capital,
    in_turn,
    joined,
    sentence,
    spoken_sign,
    stop_after,
)
from components.quote.citation import Citation
from components.quote.quoting import Quote, Reading, Sentence
from components.shell import ids
from components.shell.attributes import attributes
from components.shell.reading import key_of_marks

_SAFE = "noopener noreferrer"


def parts() -> list[Any]:
    """Return what the shell has once: the line, and the drawer."""
    return [
        html.Aside(
            id=ids.PICKED,
            className="picked",
            hidden=True,
            children=[
                html.P(id=ids.PICKED_TEXT, className="picked-text", role="status"),
                html.Button(
                    _("Which number should I quote?"),
                    id=ids.QUOTE_OPEN,
                    className="button strong",
                    type="button",
                ),
                # shown if a card below lists the project (assets/src/page/projects.js)
                html.A(
                    _("Open its card"),
                    id=ids.PICKED_CARD,
                    href="#",
                    className="button",
                    hidden=True,
                ),
                html.Button(
                    _("Pin"), className="button", type="button", **attributes(data_act="pin")
                ),
                html.Button(
                    "×",
                    id=ids.QUOTE_DROP,
                    className="button",
                    type="button",
                    **attributes(aria_label=_("Close this line")),
                ),
            ],
            **attributes(aria_label=_("Selected value")),
        ),
        dmc.Drawer(
            id=ids.DRAWER,
            title=_("Which number should I quote?"),
            opened=False,
            position="right",
            size="lg",
            closeButtonProps={"aria-label": _("Close")},
            children=html.Div(id=ids.DRAWER_BODY, className="quote"),
        ),
    ]


def headline(quote: Quote) -> str:
    """Return the chosen value in one line: its subject and the number."""
    return joined((quote.subject, quote.value), ": ")


def body(quote: Quote) -> list[Any]:
    """Return the content of the drawer, from the value to its sources."""
    parts: list[Any] = [
        html.H3(quote.subject, className="quote-subject", **attributes(data_of=quote.id)),
        html.P(quote.value, className="quote-value"),
        html.P(quote.how, className="quote-how"),
    ]
    if quote.readings:
        parts.append(
            _section(
                _("What each side recorded"), [_reading(reading) for reading in quote.readings]
            )
        )
    parts.append(_section(_("Ready to paste"), [_sentence(ready) for ready in quote.sentences]))
    if quote.others:
        parts.append(
            _section(
                _("Other published figures, and why they are not used here"),
                [_reading(reading) for reading in quote.others],
            )
        )
    if quote.caveats:
        parts.append(
            html.Section(
                [
                    html.H4(_("Points to note")),
                    html.Ul([html.Li(caveat) for caveat in quote.caveats]),
                ]
            )
        )
    parts.append(
        _section(_("Sources of this value"), [_source(citation) for citation in quote.sources])
    )
    parts.append(
        html.Details(
            [html.Summary(_("How to read the marks")), *key_of_marks()], className="quote-key"
        )
    )
    return parts


def _section(title: str, children: list[Any]) -> html.Section:
    return html.Section([html.H4(title), *children])


def _reading(reading: Reading) -> html.Div:
    lines: list[Any] = [
        html.P(
            [html.Strong(reading.value), f" · {reading.status}"],
            className="quote-reading",
        ),
        html.P(
            capital(
                in_turn(
                    reading.counted_by,
                    _("read at {via}").format(via=reading.via),
                )
            ),
            className="quote-cited",
        ),
    ]
    lines += [html.P(_citation(source), className="quote-cited") for source in reading.citations]
    if reading.locator:
        lines.append(html.P(_("On the page: “{text}”").format(text=reading.locator)))
    lines += [html.P(sentence(capital(text))) for text in (reading.why, reading.note) if text]
    return html.Div(lines, className="quote-item")


def _sentence(ready: Sentence) -> html.Div:
    buttons = [_copy_button(_("Copy sentence"), ready.text)]
    if ready.citation:
        buttons += [
            _copy_button(_("Copy citation"), ready.citation.plain),
            _copy_button(_("Copy BibTeX"), ready.citation.bibtex),
            _copy_button(_("Copy RIS"), ready.citation.ris),
        ]
    return html.Div(
        [
            html.P(ready.purpose, className="quote-purpose"),
            html.P(ready.text, className="quote-sentence"),
            html.P(buttons, className="quote-buttons"),
        ],
        className="quote-item",
    )


def _source(citation: Citation) -> html.P:
    return html.P(
        [
            *_citation(citation),
            spoken_sign(" "),
            _("Licence: {licence}.").format(licence=citation.licence),
            spoken_sign(" "),
            html.A(_("In the list of sources"), href=f"/data#source-{citation.id}"),
        ],
        className="quote-source",
    )


def _citation(citation: Citation) -> list[Any]:
    """Return publisher, title, dates and copy; title and copy are links to where they are."""
    title: Any = citation.title
    if citation.url.startswith(("https://", "http://")):
        title = html.A(citation.title, href=citation.url, target="_blank", rel=_SAFE)
    dates = _("published {published}, accessed {read}").format(
        published=citation.published or _("without a date"), read=citation.read
    )
    publisher = sentence(citation.publisher) + spoken_sign(" ")
    parts = [publisher, title, sentence(aside("", dates))]
    if citation.copy:
        copy = html.A(citation.copy_name, href=citation.copy, target="_blank", rel=_SAFE)
        parts += [spoken_sign(" "), _("Public copy:"), " ", copy, stop_after(citation.copy_name)]
    return parts


def _copy_button(label: str, text: str) -> html.Button:
    return html.Button(
        label,
        className="button copy",
        type="button",
        **attributes(data_copy=text, aria_live="polite"),
    )
