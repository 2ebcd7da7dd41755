"""claims.yaml: every number of a claim is in the package or has a source."""

from __future__ import annotations

from typing import Any

import pytest

from data.records.claims import Claim
from data.store import Store

SWAPS = [
    (
        "a number that is typed",
        "Exports were {said} in 2019.",
        "Exports were 9 m in 2019.",
        "claims.yaml:5 claims.a.claim — no numbers but years: write {figure} (9)",
    ),
    (
        "a placeholder that names nothing",
        "The bureau has {own}",
        "The bureau has {mine}",
        "claims.yaml:7 claims.a.reasoning — a placeholder names a figure of the claim (mine)",
    ),
    (
        "an observation that is not there",
        "period: '2019'",
        "period: '1901'",
        "claims.yaml:10 claims.a.figures.own — names an observation, a printed share, or figures"
        " defined before it (own)",
    ),
    (
        "a source that nobody lists",
        "interview: press",
        "interview: rumour",
        "claims.yaml:1 interview — source is in sources.yaml (rumour)",
    ),
    (
        "a fact without its source",
        "{said: 9000000, label: Interview}",
        "{fact: 9000000}",
        "claims.yaml:9 claims.a.figures.said.source — source is in sources.yaml",
    ),
    (
        "two figures in one",
        "{said: 9000000, label: Interview}",
        "{said: 9000000, fact: 3, source: press}",
        "claims.yaml:9 claims.a.figures.said — has exactly one kind of value (said, fact)",
    ),
    (
        "a figure that no reader meets",
        "{divide: [said, own]}\n",
        "{divide: [said, own]}\n      spare: {said: 4}\n",
        "claims.yaml:12 claims.a.figures.spare — is used in a text, a bar or another figure",
    ),
    (
        "bars of two units",
        "bars: [said, own]",
        "bars: [said, times]",
        "claims.yaml:12 claims.a.bars — bars of one unit",
    ),
    (
        "four sentences",
        "that is {times} less.",
        "that is {times} less. One. Two. Three.",
        "claims.yaml:7 claims.a.reasoning — at most 3 sentences",
    ),
    (
        "a verdict of our own making",
        "verdict: contradicted",
        "verdict: a lie",
        "claims.yaml:6 claims.a.verdict — one of 'supported', 'partly', 'ambiguous',"
        " 'contradicted' or 'not_found' (a lie)",
    ),
    (
        "an address of another house",
        "see: /",
        "see: //elsewhere.example",
        "claims.yaml:15 claims.a.see — an address of this site (//elsewhere.example)",
    ),
    (
        "a script for an address",
        "see: /",
        "see: javascript:alert(1)",
        "claims.yaml:15 claims.a.see — an address of this site (javascript:alert(1))",
    ),
]


@pytest.mark.parametrize(("why", "old", "new", "message"), SWAPS, ids=[case[0] for case in SWAPS])
def test_a_claim_that_could_mislead_is_refused(
    bench: Any, why: str, old: str, new: str, message: str
) -> None:
    """The fault names file, line, field and rule."""
    assert bench.faults() == []
    bench.swap("claims.yaml", old, new)
    assert message in bench.faults()


#: claim -> figure -> value as the pages print it, and its number of decimals
PRINTED = {
    "a": {
        "china_2020": (38.53e9, -7),
        "since_2020": (2.76, 2),
        "bank": (2.8, 1),
        "china_2025": (106.3e9, -8),
    },
    "b": {"printed": (12, 0), "computed": (12.1, 1), "china_2024": (94.82e9, -7)},
    "c": {"bank": (24.1, 1), "bank_2020": (17.7, 1), "uzb_own": (12.4e9, -8)},
    "d": {"china_2025": (19.0e9, -8), "china_growth": (19.4, 1), "own_growth": (2.0, 1)},
    "e": {
        "before": (10.2e9, -8),
        "grown": (13.1e9, -8),
        "exports": (1.9e9, -8),
        "china": (1.94e9, -7),
    },
    "f1": {"fitch": (67, 0), "months": (77.5, 1), "china": (63, 0)},
    "f2": {"china_2025": (8.41e9, -7)},
    "g": {"own": (123e6, -6), "china": (2.8e9, -8), "base": (22e6, -6), "china_q1": (22e6, -6)},
    "h": {"china": (24.8, 1), "russia": (23.2, 1), "kaz_imports": (29.7, 1)},
    "l": {"bought_2025": (14, 0), "sold_2025": (11, 0)},
}


@pytest.mark.parametrize("letter", PRINTED)
def test_figures_have_the_printed_digits(store: Store, letter: str) -> None:
    """Figures of the package that a claim shows equal those that the pages print."""
    for name, (value, digits) in PRINTED[letter].items():
        assert round(store.claims[letter][name].value, digits) == value, name


def test_every_figure_not_from_the_interview_has_a_row_or_a_source(store: Store) -> None:
    """The value of a figure equals the row that it names, to the last digit."""
    package = store.package
    rows = 0
    for letter, claim in package.claims.claims.items():
        for name, figure in store.claims[letter].items():
            definition = claim.figures[name]
            if definition.value:
                assert figure.row in package.observations, name
                assert figure.value == figure.row.value_usd
                rows += 1
            elif definition.share or definition.printed_growth:
                assert figure.row is not None, name
                rows += 1
            for source in figure.sources:
                assert source in package.sources
    assert rows >= 25


def test_all_claims_are_there(store: Store) -> None:
    """Claims a to o, f in two parts, with their verdicts."""
    verdicts = {letter: claim.verdict for letter, claim in store.package.claims.claims.items()}
    assert verdicts == {
        "a": "partly", "b": "supported", "c": "supported", "d": "not_found",
        "e": "contradicted", "f1": "not_found", "f2": "supported", "g": "contradicted",
        "h": "supported", "i": "partly", "j": "supported", "k": "partly", "l": "partly",
        "m": "partly", "n": "partly", "o": "supported",
    }  # fmt: skip


def test_claims_cannot_be_changed(store: Store) -> None:
    """The claims of a store are read-only."""
    with pytest.raises(TypeError):
        store.package.claims.claims["z"] = None  # type: ignore[index]
    assert all(isinstance(claim, Claim) for claim in store.package.claims.claims.values())


def test_a_mix_is_the_part_of_the_chapters_in_the_total(store: Store) -> None:
    """Kazakhstan's ores, fuels and copper of 2024, added up here from its own table."""
    chapters = store.chapters("KAZ", "export", "partner", "2024")
    part = sum(chapters[code].value_usd for code in ("26", "27", "74"))
    whole = sum(row.value_usd for row in chapters.values())
    assert store.claims["o"]["kaz"].value == pytest.approx(100 * part / whole, rel=0.001)


def test_projects_of_a_theme_are_counted(store: Store) -> None:
    """Nine of the 26 projects that began before 2015 are in raw materials."""
    figure = store.claims["n"]["raw_before"]
    assert figure.value == pytest.approx(100 * 9 / 26)
    assert figure.status == "derived"


def test_a_technology_is_the_sum_of_the_five(store: Store) -> None:
    """China's new-energy exports of 2025 by Ember: 5.43 bn."""
    assert round(store.claims["k"]["clean_2025"].value, -7) == 5.43e9
