"""The summary of a chart for screen readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from components.charts.kit.base import Chart, Frame, Row, show, weakness
from components.export.tabletext import cell
from components.language import numbers
from components.language.text import _, amid, aside, in_turn, joined, sentence

#: most values in the summary
_VALUES_READ = 12


def summary(chart: Chart, frame: Frame, count: int, finding: str) -> str:
    """Return the alt text: the chart's question, its finding, the latest value of each series.

    `count` is the number of values in the table.
    """
    latest: dict[tuple[str, ...], Row] = {}
    for row in frame:
        key = (row.country, row.partner, row.flow, row.commodity, row.measure, row.ledger)
        if key not in latest or row.period >= latest[key].period:
            latest[key] = row
    varying = [
        name
        for name in ("country_name", "partner_name", "flow", "commodity_name", "measure")
        if len({getattr(row, name) for row in latest.values()}) > 1
    ]
    values = [
        aside(
            f"{in_turn(*_names(row, varying))} {show(row)}",
            in_turn(numbers.period(row.period), weakness(row)),
        ).strip()
        for row in list(latest.values())[:_VALUES_READ]
    ]
    text = _("{question} {finding}. Values: {count}. {told}").format(
        question=sentence(_(chart.question)),
        finding=finding,
        count=count,
        told=joined(values, "; "),
    )
    left = len(latest) - len(values)
    return text + (_("; and {left} more series in the table").format(left=left) if left else "")


def _names(row: Row, columns: Sequence[str]) -> Iterator[str]:
    """Yield what tells a series from the others; a commodity in lower case behind another name."""
    for column in columns:
        name = cell(row, column)
        yield amid(name) if column == "commodity_name" and column != columns[0] else name
