"""`/claims`: each claim of the interview beside published statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from dash import html

from components.charts.claims import claims_check
from components.charts.kit.verdicts import VERDICTS, figure_text, filled, sources_of
from components.language.text import _, joined, mark
from components.render import Renderer
from components.shell.attributes import attributes
from components.shell.links import source_links
from components.state import ViewState, address
from components.views.base import View
from data.records.claims import Claim, ClaimFigure
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Return the heading, which is the same for every state."""
    return _("An interview checked against statistics")


def extra(renderer: Renderer) -> list[Any]:
    """Return the number of claims by verdict, a note on the source, and a card for each claim."""
    store = renderer.store
    book = store.package.claims
    figures_by_claim = store.claims
    return [
        html.Section(
            [
                html.H2(_("Claim by claim"), id="claims"),
                html.P(_tally(book.claims.values()), className="verdicts"),
                html.P(
                    [
                        _(
                            "Only the beginning of the interview could be read again; claims d "
                            "to j are given as they were passed on to us."
                        ),
                        " ",
                        *source_links(store, [book.interview]),
                    ],
                    className="lede",
                ),
                html.Div(
                    [
                        _card(store, letter, claim, figures_by_claim[letter])
                        for letter, claim in book.claims.items()
                    ],
                    className="note-grid claim-grid",
                ),
            ],
            className="why-block",
        )
    ]


def _tally(claims: Iterable[Claim]) -> list[Any]:
    """Return the number of claims by verdict: `● supported: 5 · ◇ ambiguous: 1`.

    Each is a span, which is never broken; a line ends after the dot between two.
    """
    counts: Counter[str] = Counter(claim.verdict for claim in claims)
    entries = [
        joined((f"{verdict.sign}\N{NO-BREAK SPACE}{_(verdict.word)}", str(counts[code])), ": ")
        for code, verdict in VERDICTS.items()
        if counts[code]
    ]
    parts: list[Any] = []
    for entry in entries[:-1]:
        parts += [html.Span(f"{entry} ·"), " "]
    return [*parts, *map(html.Span, entries[-1:])]


def _card(
    store: Store, letter: str, claim: Claim, figures: Mapping[str, ClaimFigure]
) -> html.Article:
    """Return the card of a claim: verdict, quotation, reasoning, bars, sources."""
    verdict = VERDICTS[claim.verdict]
    return html.Article(
        [
            html.H3(f"{letter}. {_(claim.name)}", id=f"claim-{letter}-name"),
            html.P(
                [
                    html.Span(
                        verdict.sign, className="verdict-sign", **attributes(aria_hidden="true")
                    ),
                    " ",
                    _(verdict.word),
                ],
                className=f"verdict verdict-{claim.verdict}",
            ),
            html.Blockquote(filled(claim.claim, figures), className="claim-words"),
            html.P(filled(claim.reasoning, figures)),
            _bars(claim, figures),
            html.P([_("Sources: "), *_sources(store, claim, figures)], className="note-source"),
            html.A(_("See it in the charts"), href=claim.see, className="button note-left-button"),
        ],
        className="note-card claim-card",
        id=f"claim-{letter}",
        **attributes(aria_labelledby=f"claim-{letter}-name"),
    )


def _sources(store: Store, claim: Claim, figures: Mapping[str, ClaimFigure]) -> list[Any]:
    """Return links to the sources of a claim; to the list of projects if its figures count them."""
    ids = sources_of(claim, figures)
    if ids:
        return source_links(store, ids, brackets=False)
    return [html.A(_("our list of projects"), href=address(ViewState("projects")))]


def _bars(claim: Claim, figures: Mapping[str, ClaimFigure]) -> html.Table:
    """Return the figures of a claim as bars from zero, each number with a link to its source.

    Bars of figures from the interview are hatched (class `said`), those of published figures are
    solid (class `found`).
    """
    largest = max(figures[name].value for name in claim.bars)
    rows = []
    for name in claim.bars:
        figure = figures[name]
        kind = "said" if figure.kind == "said" else "found"
        width = f"{100 * figure.value / largest:.1f}%"
        rows.append(
            html.Tr(
                [
                    html.Th(_(claim.figures[name].label), scope="row"),
                    html.Td(html.Div(className=f"claim-bar {kind}", style={"width": width})),
                    html.Td(
                        html.A(figure_text(figure), href=_origin(figure)),
                        className="claim-value",
                        **attributes(data_claim_figure=name),
                    ),
                ]
            )
        )
    return html.Table(html.Tbody(rows), className="claim-bars")


def _origin(figure: ClaimFigure) -> str:
    """Return the address of a figure's source; of a count of projects, that of their list."""
    if not figure.sources:
        return address(ViewState("projects"))
    return f"/data#source-{figure.sources[0]}"


VIEW = View(
    id="claims",
    name=mark("Claims"),
    heading=heading,
    lede=mark(
        "In January 2026 Kubat Umurzakov told vb.kg how this trade grew. "
        "Each of his figures is shown beside published statistics."
    ),
    charts=(claims_check.CHART,),
    extra=extra,
)
