"""Rules of claims.yaml: every number in a claim comes from a figure that has a source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.analysis.claims import UnresolvedError, figures, index_rows
from data.records.claims import Claim, ClaimBook, ClaimFigure
from data.records.cleantech import CleanTech
from data.records.observation import Observation, Ratio
from data.records.projects import Project
from data.rules.faults import Fault, excerpt
from data.rules.files import line_of

CLAIMS = "claims.yaml"
_PLACEHOLDER = re.compile(r"\{([a-z0-9_-]*)\}")
#: numbers that are not a year from 1900 to 2099
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
MOST_SENTENCES = 3


def check_claims(
    text: str,
    book: ClaimBook,
    sources: frozenset[str] | None,
    observations: Sequence[Observation] | None,
    ratios: Sequence[Ratio],
    projects: Sequence[Project],
    cleantech: Sequence[CleanTech],
    faults: list[Fault],
) -> dict[str, dict[str, ClaimFigure]]:
    """Return claim -> name -> figure; add a fault for each rule that claims.yaml breaks.

    Every figure can be looked up and is used, every placeholder names a figure, texts hold no
    numbers but years, and source ids are in `sources`. `text` is the content of the file, for line
    numbers. `sources` and `observations` are None if their files have faults: then ids and figures
    are not looked up, because each broken row would add a fault for every claim that names it.
    A claim whose figures cannot be looked up is left out of what is returned.
    """

    def report(place: Sequence[str], rule: str, value: str = "") -> None:
        faults.append(Fault(CLAIMS, line_of(text, place), ".".join(place), rule, excerpt(value)))

    def check_source(place: Sequence[str], source: str) -> None:
        if sources is not None and source not in sources:
            report(place, "source is in sources.yaml", source)

    rows = None
    if observations is not None:
        rows = index_rows(book, observations, ratios, projects, cleantech)
    found: dict[str, dict[str, ClaimFigure]] = {}
    check_source(["interview"], book.interview)
    for claim_id, claim in book.claims.items():
        root = ["claims", claim_id]
        if not re.match(r"/(?!/)", claim.see):
            report([*root, "see"], "an address of this site", claim.see)
        for source in claim.sources:
            check_source([*root, "sources"], source)
        for field in ("claim", "reasoning"):
            words = getattr(claim, field)
            for name in _PLACEHOLDER.findall(words):
                if name not in claim.figures:
                    report([*root, field], "a placeholder names a figure of the claim", name)
            number = _NUMBER.search(_PLACEHOLDER.sub("", words))
            if number:
                report([*root, field], "no numbers but years: write {figure}", number.group())
        if len(_SENTENCE.findall(claim.reasoning)) > MOST_SENTENCES:
            report([*root, "reasoning"], f"at most {MOST_SENTENCES} sentences")
        for name in (*claim.bars, *(claim.compare or ())):
            if name not in claim.figures:
                report([*root, "bars"], "a figure of the claim", name)
        for name in claim.figures.keys() - _used(claim):
            report([*root, "figures", name], "is used in a text, a bar or another figure")
        for name, definition in claim.figures.items():
            if len(definition.kinds) != 1:
                kinds = ", ".join(definition.kinds)
                report([*root, "figures", name], "has exactly one kind of value", kinds)
            if definition.fact is not None:
                check_source([*root, "figures", name, "source"], definition.source)
        if rows is None:
            continue
        try:
            resolved = found[claim_id] = figures(book, claim, rows)
        except UnresolvedError as error:
            name = str(error)
            rule = "names an observation, a printed share, or figures defined before it"
            report([*root, "figures", name], rule, name)
            continue
        if len({resolved[name].unit for name in claim.bars if name in resolved}) > 1:
            report([*root, "bars"], "bars of one unit")
    return found


def _used(claim: Claim) -> set[str]:
    """Return names of the figures that a text or a bar shows, or that another figure needs."""
    texts = _PLACEHOLDER.findall(claim.claim + claim.reasoning)
    parts = [part for definition in claim.figures.values() for part in definition.parts]
    return {*texts, *parts, *claim.bars, *(claim.compare or ())}
