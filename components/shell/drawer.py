"""The drawer "Which number should I quote?" and the line that leads to it after a click."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from components.language.text import _, joined, sentence
from components.quote.citation import Citation
from components.quote.quoting import Quote, Reading, Sentence
from components.shell import ids
from components.shell.attributes import attributes


def parts() -> list[Any]:
    """What stands in the shell once: the request, the line at the foot of the page, the drawer."""
    return [
        dcc.Store(id=ids.ASKED),
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
                # shown where the value has a card of its own (assets/src/page/projects.js)
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
    """The chosen value in one line."""
    return joined((quote.subject, quote.value), ": ")


def body(quote: Quote) -> list[Any]:
    """The whole of a Quote, from the value to its sources."""
    found: list[Any] = [
        html.H3(quote.subject, className="quote-subject", **attributes(data_of=quote.id)),
        html.P(quote.value, className="quote-value"),
        html.P(quote.how, className="quote-how"),
    ]
    if quote.readings:
        found.append(
            _section(_("What each side recorded"), [_reading(one) for one in quote.readings])
        )
    found.append(_section(_("Ready to paste"), [_sentence(one) for one in quote.sentences]))
    if quote.others:
        found.append(
            _section(
                _("Other published figures, and why they are not used here"),
                [_reading(one) for one in quote.others],
            )
        )
    if quote.caveats:
        found.append(
            html.Section(
                [
                    html.H4(_("Points to note")),
                    html.Ul([html.Li(one) for one in quote.caveats]),
                ]
            )
        )
    found.append(_section(_("Sources of this value"), [_source(one) for one in quote.sources]))
    return found


def _section(title: str, children: list[Any]) -> html.Section:
    return html.Section([html.H4(title), *children])


def _reading(one: Reading) -> html.Div:
    lines: list[Any] = [
        html.P(
            [html.Strong(one.value), f" · {one.ledger} · {one.status}"],
            className="quote-reading",
        )
    ]
    lines += [html.P(_cited(source), className="quote-cited") for source in one.citations]
    if one.locator:
        lines.append(html.P(_("On the page: “{text}”").format(text=one.locator)))
    lines += [html.P(sentence(_capital(text))) for text in (one.why, one.note) if text]
    return html.Div(lines, className="quote-item")


def _sentence(one: Sentence) -> html.Div:
    buttons = [_copy(_("Copy sentence"), one.text)]
    if one.citation:
        buttons += [
            _copy(_("Copy citation"), one.citation.plain),
            _copy(_("Copy BibTeX"), one.citation.bibtex),
        ]
    return html.Div(
        [
            html.P(one.purpose, className="quote-purpose"),
            html.P(one.text, className="quote-sentence"),
            html.P(buttons, className="quote-buttons"),
        ],
        className="quote-item",
    )


def _source(one: Citation) -> html.P:
    return html.P(
        [
            *_cited(one),
            " " + _("Licence: {licence}. ").format(licence=one.licence),
            html.A(_("In the list of sources"), href=f"/data#source-{one.id}"),
        ],
        className="quote-source",
    )


def _cited(one: Citation) -> list[Any]:
    """Publisher, title as a link to the page itself, dates."""
    title: Any = one.title
    if one.url.startswith(("https://", "http://")):
        title = html.A(one.title, href=one.url, target="_blank", rel="noopener noreferrer")
    dates = _("published {published}, accessed {read}").format(
        published=one.published or _("without a date"), read=one.read
    )
    return [f"{one.publisher}. ", title, f" ({dates})."]


def _copy(label: str, text: str) -> html.Button:
    return html.Button(
        label,
        className="button copy",
        type="button",
        **attributes(data_copy=text, aria_live="polite"),
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
