"""All that is known about one plotted value, with sentences to quote it.

`about` looks up a row of a chart in the store: what each ledger has, which other figures were
published, which warnings apply, and a sentence for each purpose. components/shell/drawer.py draws
the result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components.charts.kit.base import Chart, Row, label_of
from components.language import numbers
from components.language.sources import counter_names, is_own, read_at
from components.language.terms import ledger_name, measure_name, status_name
from components.language.text import _, capital, joined, mark
from components.quote import compiled, sentences
from components.quote.citation import Citation, cite
from components.render import Drawn
from data.analysis import partner_shares
from data.analysis.partner_shares import Share
from data.analysis.products import series_of
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, LEDGERS, WORLD
from data.records.observation import Observation, Ratio
from data.records.sources import Applies, Caveat
from data.store import Store, is_year

_USED = mark(
    "Used: the source that ranks first for these statistics. An "
    "office’s own table ranks above a page that quotes it, a stated "
    "figure above a derived one, more decimals above fewer."
)
_PURPOSE = {
    ("china", "export"): mark("China’s recorded imports: the importer’s figure, with freight."),
    ("china", "import"): mark("China’s recorded exports: the exporter’s figure, without freight."),
    ("partner", "export"): mark("The country’s recorded exports."),
    ("partner", "import"): mark("The country’s recorded imports: the importer’s figure."),
    ("reconciled", ""): mark(
        "A third party’s figure, reconciled from both sides. Not either side’s own figure."
    ),
    ("china", ""): mark("China’s figure: comparable across countries."),
    ("partner", ""): mark("The country’s own figure: consistent with its other statistics."),
}

#: kind of a counter that is no office -> what its figures are good for
_NO_OFFICE = {
    "officials": mark("A figure given in public. No statistics office published it."),
    "estimates": mark("An estimate of a third party. No statistics office published it."),
}


@dataclass(frozen=True)
class Reading:
    """One published figure: its text, who counted it, its status and where it was read.

    `counted_by` also says if it was estimated. `via` is where it was read, `locator` its passage on
    the page, `note` what is known about it, `why` the reason that it is used or not.
    """

    value: str
    counted_by: str
    via: str
    status: str
    citations: tuple[Citation, ...]
    locator: str
    note: str
    why: str


@dataclass(frozen=True)
class Sentence:
    """A sentence to paste, its purpose, and its first citation."""

    purpose: str
    text: str
    citation: Citation | None


@dataclass(frozen=True)
class Quote:
    """What the drawer shows about a value.

    `id` is the chart and the place of the row: `china_trade 12`. `others` are figures with the same
    key that are not drawn.
    """

    id: str
    subject: str
    value: str
    how: str
    readings: tuple[Reading, ...]
    others: tuple[Reading, ...]
    sentences: tuple[Sentence, ...]
    caveats: tuple[str, ...]
    sources: tuple[Citation, ...]


def about(store: Store, chart: Chart, drawn: Drawn, place: int, link: str) -> Quote:
    """The Quote of row `place` of a drawn chart; `link` is the address of the view.

    Raises IndexError if the frame has no such row.
    """
    if place < 0:
        raise IndexError(place)
    row = drawn.rows[place]
    key = _from_the_country(row)
    figures = _readings(store, key)
    readings = (
        *(_share_reading(store, ratio) for ratio in _printed_shares(store, row, key)),
        *(_reading(store, figure) for figure in figures),
    )
    others = tuple(
        _reading(store, figure, _why_not(figure, figures))
        for ledger in LEDGERS
        for figure in _others(store, key, ledger)
    )
    return Quote(
        id=f"{chart.id} {place}",
        subject=sentences.subject(row),
        value=sentences.value(row),
        how=_how(row),
        readings=tuple(readings),
        others=others,
        sentences=tuple(_sentences(store, row, key, figures, link)),
        caveats=tuple(_(caveat.text) for caveat in _caveats(store, row)),
        sources=tuple(cite(store, source_id) for source_id in row.source.split(";") if source_id),
    )


def _why_not(other: Observation, figures: list[Observation]) -> str:
    """Why a figure is not used, in a few words; its note says more."""
    used = next((figure for figure in figures if figure.ledger == other.ledger), None)
    if used is not None and abs(used.value_usd - other.value_usd) <= 0.005 * used.value_usd:
        return _("The same figure")
    return _("Not used") if other.rank == 0 else _("Ranks lower among the sources")


def _how(row: Row) -> str:
    who = row.counted_by or ledger_name(row.ledger)
    parts = [
        sentences.counter(who, row.status, own=row.own),
        _("read at {via}").format(via=row.via) if row.via else "",
        sentences.status_of(row.status, row.note),
        row.note,
    ]
    text = " · ".join(part for part in parts if part)
    return capital(text)


def _observed(store: Store, row: Row, ledger: str) -> Observation | None:
    """The observation of a ledger for the key of a row; None if there is none."""
    if row.commodity not in ("", ALL_COMMODITIES):
        # a section, or what is left, has no series
        series = series_of(store, row.country, row.flow, ledger, row.commodity, row.partner)
        return series.get(row.period)
    read = store.annual if is_year(row.period) else store.part_year
    return read(row.country, row.flow, ledger, row.partner).get(row.period)


def _readings(store: Store, row: Row) -> list[Observation]:
    if row.ledger not in LEDGERS:
        return []
    figures = (_observed(store, row, ledger) for ledger in LEDGERS)
    return [figure for figure in figures if figure is not None]


def _printed_shares(store: Store, row: Row, key: Row) -> list[Ratio]:
    """The share that a row shows as published; none if it shows another one, or an amount."""
    if not sentences.is_share(row):
        return []
    known = store.printed_shares(key.country, key.flow, key.ledger, key.partner)
    ratio = known.get(key.period)
    return [ratio] if ratio is not None and ratio.value_pct == row.value else []


def _counter(store: Store, figure: Observation | Ratio) -> str:
    """`counted by China's customs`, `estimated by the ...`."""
    names = counter_names(store, figure.counted_by) or ledger_name(figure.ledger)
    own = is_own(store, figure.counted_by, figure.ledger)
    return sentences.counter(names, figure.status, own=own)


def _share_reading(store: Store, ratio: Ratio) -> Reading:
    percent, share = numbers.percent_printed(ratio.value_pct), measure_name("share")
    return Reading(
        value=f"{percent} · {share}",
        counted_by=_counter(store, ratio),
        via=read_at(store, ratio.source),
        status=status_name(ratio.status),
        citations=tuple(cite(store, source_id) for source_id in ratio.source.split(";")),
        locator=ratio.locator,
        note=_(ratio.note),
        why="",
    )


def _from_the_country(row: Row) -> Row:
    """A row of China's own trade with one of the countries, as seen from that country."""
    if row.country != CHINA or row.partner not in COUNTRIES:
        return row
    return row._replace(
        country=row.partner,
        country_name=row.partner_name,
        partner=CHINA,
        partner_name=row.country_name,
        flow={"export": "import", "import": "export"}.get(row.flow, row.flow),
    )


def _others(store: Store, row: Row, ledger: str) -> tuple[Observation, ...]:
    key = (row.country, row.partner, row.flow, ledger, row.period, row.commodity or ALL_COMMODITIES)
    return tuple(
        sorted(store.alternates.get(key, ()), key=lambda other: (other.rank == 0, other.rank))
    )


def _reading(store: Store, figure: Observation, why: str = "") -> Reading:
    key = (
        figure.country,
        figure.partner,
        figure.flow,
        figure.ledger,
        figure.period,
        figure.commodity,
    )
    if not why and any(other.rank > 1 for other in store.alternates.get(key, ())):
        why = _(_USED)
    return Reading(
        value=numbers.money_quoted(figure.value_usd, figure.value, figure.unit),
        counted_by=_counter(store, figure),
        via=read_at(store, figure.source),
        status=sentences.status_of(figure.status, _(figure.note)),
        citations=tuple(
            cite(store, source_id) for source_id in figure.source.split(";") if source_id
        ),
        locator=figure.locator,
        note=_(figure.note),
        why=why,
    )


def _sentences(
    store: Store, row: Row, key: Row, figures: list[Observation], link: str
) -> Iterable[Sentence]:
    """A sentence for each ledger, the importer's first; then dependence; then the plotted value.

    `key` is the row as seen from the country. The last one is left out if it only repeats a figure.
    """
    if key.flow == "import":
        figures = sorted(figures, key=lambda figure: figure.ledger != "partner")
    for figure in figures:
        yield _sentence(
            store,
            _purpose(store, key, figure),
            sentences.amount(store, figure),
            figure.source,
            link,
        )
    share = _dependence(store, key)
    if share is not None:
        partner = label_of(store, key.partner)
        purpose = _(
            "How much the country depends on {partner}: both figures from the same statistics."
        )
        if isinstance(share, Ratio):
            purpose = _("How much the country depends on {partner}: the share as published.")
        text = sentences.share(store, share)
        yield _sentence(store, purpose.format(partner=partner), text, _sources_of(share), link)
    if (row.measure != "value" or not figures) and not _says(share, row):
        purpose = _("The value as shown here.")
        text = compiled.text(row) if compiled.is_compiled(row) else sentences.shown(row)
        yield _sentence(store, purpose, text, row.source, link)


def _says(share: Share | Ratio | None, row: Row) -> bool:
    """True if a row shows just this share, so that its sentence need not be repeated."""
    said: tuple[float, str] | None = None
    if isinstance(share, Ratio):
        said = (share.value_pct, share.period)
    elif share:
        said = (share.percent, share.part.period)
    return sentences.is_share(row) and said == (row.value, row.period)


def _purpose(store: Store, key: Row, figure: Observation) -> str:
    """What a figure is good for, by whoever gave it."""
    kind = sentences.kind_of(store, figure.counted_by)
    if kind in _NO_OFFICE:
        return _(_NO_OFFICE[kind])
    return _(_PURPOSE.get((figure.ledger, key.flow)) or _PURPOSE[figure.ledger, ""])


def _sentence(store: Store, purpose: str, text: str, source: str, link: str) -> Sentence:
    citations = [cite(store, source_id) for source_id in source.split(";") if source_id]
    named = joined(dict.fromkeys(citation.short for citation in citations[:2]), "; ")
    # a Russian abbreviation at the end has its stop already
    whole = _("{text}. Source: {source}. {link}").format(
        text=text.removesuffix("."), source=named, link=link
    )
    return Sentence(purpose, whole, citations[0] if citations else None)


def _dependence(store: Store, row: Row) -> Share | Ratio | None:
    """The partner's share of the same flow and year, from national statistics or reconciled."""
    if row.country not in COUNTRIES or row.partner == WORLD or row.flow == "balance":
        return None
    if row.commodity not in ("", ALL_COMMODITIES):
        return None
    for ledger in ("partner", "reconciled"):
        shares = partner_shares.yearly(store, row.country, row.flow, ledger, row.partner)
        if row.period in shares:
            return shares[row.period]
    return None


def _sources_of(share: Share | Ratio) -> str:
    """The ids of a share's sources, joined by `;`."""
    if isinstance(share, Ratio):
        return share.source
    ids = (*share.part.source.split(";"), *share.whole.source.split(";"))
    return ";".join(dict.fromkeys(ids))


def _caveats(store: Store, row: Row) -> list[Caveat]:
    """Warnings that apply to the row, the most specific first."""
    sources = set(row.source.split(";"))
    years = {int(part[:4]) for part in row.period.split("/") if part}
    caveats = [
        caveat
        for caveat in store.package.caveats.values()
        if (not caveat.applies.country or row.country in caveat.applies.country)
        and (not caveat.applies.ledger or row.ledger in caveat.applies.ledger)
        and (not caveat.applies.flow or row.flow in caveat.applies.flow)
        and (not caveat.applies.source or sources & set(caveat.applies.source))
        and not sources <= set(caveat.applies.other_than)
        and (
            caveat.applies.years is None
            or any(caveat.applies.years[0] <= year <= caveat.applies.years[1] for year in years)
        )
        # the caveat without conditions is about parts of years
        and (caveat.applies != Applies() or not is_year(row.period))
    ]
    return sorted(
        caveats, key=lambda caveat: (not caveat.applies.source, not caveat.applies.country)
    )
