"""claims.yaml: the rules a claim must keep, so that no number in it stands without a source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.analysis.claims import UnresolvedError, figures, shelf
from data.records.claims import Claim, ClaimBook
from data.records.observation import Observation, Ratio
from data.rules.faults import Fault, quote
from data.rules.files import line_of

CLAIMS = "claims.yaml"
_PLACEHOLDER = re.compile(r"\{([a-z0-9_-]*)\}")
#: digits that are not a year of our time
_TYPED = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
MOST_SENTENCES = 3


def check_claims(
    text: str,
    book: ClaimBook,
    sources: frozenset[str] | None,
    observations: Sequence[Observation] | None,
    ratios: Sequence[Ratio],
    faults: list[Fault],
) -> None:
    """Every figure resolves and is used, every placeholder names a figure, no number is typed.

    Where tables have faults (`observations` is None) no figure is looked up: a row that is broken
    is one fault, not one more for each claim that names it.
    """

    def fault(place: Sequence[str], rule: str, value: str = "") -> None:
        faults.append(Fault(CLAIMS, line_of(text, place), ".".join(place), rule, quote(value)))

    def known(place: Sequence[str], one: str) -> None:
        if sources is not None and one not in sources:
            fault(place, "source is in sources.yaml", one)

    shelved = shelf(book, observations, ratios) if observations is not None else None
    known(["interview"], book.interview)
    for name, claim in book.claims.items():
        root = ["claims", name]
        if not re.match(r"/(?!/)", claim.see):
            fault([*root, "see"], "an address of this site", claim.see)
        for one in claim.sources:
            known([*root, "sources"], one)
        for part in ("claim", "reasoning"):
            words = getattr(claim, part)
            for used in _PLACEHOLDER.findall(words):
                if used not in claim.figures:
                    fault([*root, part], "a placeholder names a figure of the claim", used)
            typed = _TYPED.search(_PLACEHOLDER.sub("", words))
            if typed:
                fault([*root, part], "no numbers but years: write {figure}", typed.group())
        if len(_SENTENCE.findall(claim.reasoning)) > MOST_SENTENCES:
            fault([*root, "reasoning"], f"at most {MOST_SENTENCES} sentences")
        for one in (*claim.bars, *(claim.compare or ())):
            if one not in claim.figures:
                fault([*root, "bars"], "a figure of the claim", one)
        for one in claim.figures.keys() - _used(claim):
            fault([*root, "figures", one], "stands in a text, a bar or another figure")
        for one, named in claim.figures.items():
            if len(named.kinds) != 1:
                fault([*root, "figures", one], "says once what it is", ", ".join(named.kinds))
            if named.fact is not None:
                known([*root, "figures", one, "source"], named.source)
        if shelved is None:
            continue
        try:
            found = figures(book, claim, shelved)
        except UnresolvedError as missing:
            place = [*root, "figures", str(missing)]
            fault(place, "an observation, a printed share or figures before it", str(missing))
            continue
        if len({found[one].unit for one in claim.bars if one in found}) > 1:
            fault([*root, "bars"], "bars of one unit")


def _used(claim: Claim) -> set[str]:
    """Names of the figures that a reader meets, or that another figure needs."""
    texts = _PLACEHOLDER.findall(claim.claim + claim.reasoning)
    parts = [part for named in claim.figures.values() for part in named.parts]
    return {*texts, *parts, *claim.bars, *(claim.compare or ())}
