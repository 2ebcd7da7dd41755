"""claims.yaml: every number of a claim is in the package or has a source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data.analysis import claims
from data.records.claims import (
    Claim,
    ClaimBook,
    ClaimFigure,
    FigureDefinition,
    Key,
    MixKey,
    ProjectsKey,
    TechKey,
)
from data.records.cleantech import CleanTech
from data.records.codes import COUNTRIES
from data.records.observation import Observation, Ratio
from data.records.projects import Project
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


# -- how each kind of figure is found or computed, from invented rows ------------------------


def observed(country: str, usd: float, **cells: Any) -> Observation:
    """Exports to China in 2024 by the country's own statistics."""
    row = Observation(
        country, country, "CHN", "2024", "export", "TOTAL", usd, usd, "USD", "partner", "reported",
        "bureau",
    )  # fmt: skip
    return row._replace(**cells)


PRINTED_SHARE = Ratio(
    "KAZ", "KAZ", "CHN", "2024", "export", "TOTAL", "share", 24.1, "partner", "estimate", "bank", 1,
    "", "", "",
)  # fmt: skip
#: Kazakhstan has a total, Uzbekistan chapters only, and Kyrgyzstan a total below its chapters
INVENTED = (
    observed("KAZ", 12.0, rank=0, source="press", growth_pct=99.0),
    observed("KAZ", 11.0, rank=3, source="late", growth_pct=7.0),
    observed("KAZ", 11.5, rank=2, source="page;agency", growth_pct=20.0, status="revised"),
    observed("KAZ", 2.0, commodity="26", source="table"),
    observed("KAZ", 10.0),
    observed("KAZ", 3.0, commodity="27"),
    observed("KAZ", 1.0, commodity="270900"),
    observed("KAZ", 50.0, commodity="27", rank=2),
    observed("KAZ", 60.0, commodity="27", partner="RUS"),
    observed("KAZ", 70.0, commodity="27", period="2023"),
    observed("UZB", 1.0, commodity="26"),
    observed("UZB", 3.0, commodity="52"),
    observed("KGZ", 3.0),
    observed("KGZ", 1.0, commodity="26"),
    observed("KGZ", 3.0, commodity="52"),
    observed("TJK", 4.0),
    observed("TJK", 1.0, commodity="26"),
    observed("TJK", 3.0, commodity="52"),
)
OWN = Key("KAZ", "2024", "export", "partner")


def mix_of(*countries: str) -> FigureDefinition:
    """Ores and fuels in the exports of countries."""
    return FigureDefinition(mix=MixKey(countries, "2024", "export", "partner", ("26", "27")))


def resolve(
    *, compare: tuple[str, str] | None = None, project: Project | None = None, **figures: Any
) -> tuple[Claim, dict[str, ClaimFigure]]:
    """A claim with these figures, and what they are."""
    claim = Claim("Exports", "x", "partly", "x", figures, "/", compare=compare)
    book = ClaimBook("interview", {"a": claim})
    began = ("2009", "energy"), ("2010", "energy"), ("2012", "transport"), ("2014", "energy")
    listed = [
        project._replace(start_year=None, status="announced", status_as_of=year, theme=theme)  # type: ignore[arg-type]
        for year, theme in (*began, ("2015", "energy"), ("", "energy"))
        if project
    ]
    made = [
        CleanTech(code, period, tech, 2.0, "reported", "ember;customs", "")
        for code in COUNTRIES
        for period, tech in (("2024", "ev"), ("2023", "ev"), ("2024", "battery"), ("2023", "wind"))
        if (code, tech) != ("TKM", "battery")
    ]
    growth_alone = PRINTED_SHARE._replace(measure="growth", value_pct=78.0)
    rows = claims.index_rows(book, INVENTED, (growth_alone, PRINTED_SHARE), listed, made)
    return claim, claims.figures(book, claim, rows)


SAID = FigureDefinition(said=30.0, label="Interview")
ROAD = FigureDefinition(fact=5.0, unit="km", source="press")
VALUE = FigureDefinition(value=OWN)
BOTH = ("interview", "bureau")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (SAID, (30.0, "USD", ("interview",), "reported", "said")),
        (ROAD, (5.0, "km", ("press",), "reported", "fact")),
        (VALUE, (10.0, "USD", ("bureau",), "reported", "value")),
        (
            FigureDefinition(value=replace(OWN, source="page;agency")),
            (11.5, "USD", ("page", "agency"), "revised", "value"),
        ),
        (
            FigureDefinition(printed_growth=OWN),
            (20.0, "percent", ("page", "agency"), "revised", "printed_growth"),
        ),
        (
            FigureDefinition(printed_growth=replace(OWN, source="press")),
            (99.0, "percent", ("press",), "reported", "printed_growth"),
        ),
        (FigureDefinition(share=OWN), (24.1, "percent", ("bank",), "estimate", "share")),
        (mix_of("KAZ"), (50.0, "percent", ("table", "bureau"), "derived", "mix")),
        (mix_of("UZB"), (25.0, "percent", ("bureau",), "derived", "mix")),
        (mix_of("KGZ"), (25.0, "percent", ("bureau",), "derived", "mix")),
        (mix_of("KAZ", "UZB", "TJK"), (700 / 18, "percent", ("table", "bureau"), "derived", "mix")),
        (
            FigureDefinition(tech=TechKey("ev", "2024")),
            (2.0 * len(COUNTRIES), "USD", ("ember", "customs"), "derived", "tech"),
        ),
        (FigureDefinition(add=("said", "own")), (40.0, "USD", BOTH, "derived", "add")),
        (FigureDefinition(divide=("said", "own")), (3.0, "times", BOTH, "derived", "divide")),
        (
            FigureDefinition(divide=("own", "road")),
            (2.0, "USD", ("bureau", "press"), "derived", "divide"),
        ),
        (
            FigureDefinition(grow=("own", "growth")),
            (12.0, "USD", ("bureau", "page", "agency"), "derived", "grow"),
        ),
        (FigureDefinition(change=("own", "said")), (200.0, "percent", BOTH[::-1], "derived", "change")),
    ],
)  # fmt: skip
def test_each_kind_of_figure(figure: FigureDefinition, expected: tuple[Any, ...]) -> None:
    """Its value, unit, sources, status and kind. Only a drawn row counts, unless one is named."""
    growth = FigureDefinition(printed_growth=OWN)
    _claim, found = resolve(said=SAID, own=VALUE, road=ROAD, growth=growth, it=figure)
    assert found["it"][:5] == (pytest.approx(expected[0]), *expected[1:])


def test_projects_that_began_in_the_years_named(small_store: Store) -> None:
    """Two of energy and one of transport in 2010-2014; one has no year."""
    definition = FigureDefinition(projects=ProjectsKey("energy", 2010, 2014))
    _claim, found = resolve(project=small_store.package.projects[0], it=definition)
    assert found["it"][:5] == (pytest.approx(200 / 3), "percent", (), "derived", "projects")


@pytest.mark.parametrize(
    "figure",
    [
        FigureDefinition(value=replace(OWN, period="1901")),
        FigureDefinition(printed_growth=replace(OWN, source="bureau")),
        FigureDefinition(printed_growth=replace(OWN, country="UZB")),
        FigureDefinition(mix=MixKey(("KAZ",), "2024", "export", "partner", ("88",))),
        FigureDefinition(tech=TechKey("battery", "2024")),
        FigureDefinition(divide=("said", "zero")),
        FigureDefinition(change=("zero", "said")),
        FigureDefinition(add=("said", "later")),
        FigureDefinition(said=1.0, fact=2.0),
    ],
)
def test_a_figure_without_a_value(figure: FigureDefinition) -> None:
    """Nothing is guessed: the name of the figure is the fault."""
    with pytest.raises(claims.UnresolvedError, match=r"^it$"):
        resolve(said=SAID, zero=FigureDefinition(said=0.0), it=figure, later=SAID)


def test_what_was_said_is_compared_with_statistics() -> None:
    """30 said and 10 counted are three times; a computed figure has the row of its parts."""
    figures = {
        "said": SAID, "own": VALUE, "road": ROAD, "three": FigureDefinition(divide=("said", "own")),
    }  # fmt: skip
    for name, ratio in (("own", 3.0), ("three", 10.0)):
        found = claims.checked(*resolve(compare=("said", name), **figures))
        assert found is not None
        assert (found.name, found.verdict, found.ratio) == ("Exports", "partly", ratio)
        assert found.row == observed("KAZ", 10.0)
    assert claims.checked(*resolve(compare=("said", "road"), **figures)) is None
    assert claims.checked(*resolve(**figures)) is None
