"""The proposal for people: as text, and as one HTML file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from data.changes import KINDS, Change, amount, line
from data.refresh.proposal import Proposal

#: changes of a source and country that the text lists; the HTML file lists all
_LISTED = 25
_WORDS = {
    "new": "new",
    "revised": "revised",
    "withdrawn": "no longer there",
    "words": "status or note changed",
    "order": "another figure is drawn, or ranks moved",
}
_PAGES = Environment(
    loader=PackageLoader("data.refresh", "templates"), autoescape=True, undefined=StrictUndefined,
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip


def heading(proposal: Proposal) -> str:
    """Return the proposal in one sentence."""
    counts = Counter(change.kind for change in proposal.changes)
    parts = [f"{counts[kind]:,} {kind}" for kind in ("new", "revised", "withdrawn")]
    stops = sum(check.stops for check in proposal.checks)
    warning = f"; {stops} checks stop it" if stops else ""
    return f"{', '.join(parts)} against {proposal.version}{warning}"


def grouped(changes: Iterable[Change]) -> dict[tuple[str, str, str], list[Change]]:
    """Return source, country and kind -> changes, in the order of KINDS."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    groups: dict[tuple[str, str, str], list[Change]] = {}
    for change in sorted(changes, key=lambda c: (c.source, c.country, order[c.kind], c.key)):
        groups.setdefault((change.source, change.country, change.kind), []).append(change)
    return groups


def as_text(proposal: Proposal) -> str:
    """Return the report as text: the changes of each source and country, cut after some."""
    out = [f"Proposal of {proposal.made}: {heading(proposal)}", ""]
    for title, texts in (
        ("Not read", proposal.errors),
        ("Checks that fail and stop", [c.text for c in proposal.checks if c.stops]),
        ("Checks to look at", [c.text for c in proposal.checks if not c.stops]),
    ):
        if texts:
            out += [title, *(f"  {text}" for text in texts), ""]
    for (source, country, kind), changes in grouped(proposal.changes).items():
        out.append(f"{source} {country}: {_WORDS[kind]} ({len(changes):,})")
        out += [f"  {line(change)}" for change in changes[:_LISTED]]
        if len(changes) > _LISTED:
            out.append(f"  … and {len(changes) - _LISTED:,} more in proposal.html")
        out.append("")
    if proposal.remarks:
        out += ["Not taken", *(f"  {text}" for text in proposal.remarks), ""]
    out += ["Read from", *(f"  {a.date} {a.sha256[:12]} {a.address}" for a in proposal.answers)]
    return "\n".join(out) + "\n"


def as_html(proposal: Proposal) -> str:
    """Return the report as one page without scripts or other files."""
    return _PAGES.get_template("proposal.html").render(
        proposal=proposal, heading=heading(proposal), groups=grouped(proposal.changes),
        words=_WORDS, amount=amount,
    )  # fmt: skip
