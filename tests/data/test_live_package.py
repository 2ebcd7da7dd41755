"""The published package passes its own rules, and its nomenclature is complete."""

from __future__ import annotations

from data.build.sources import site
from data.records.codes import COUNTRIES
from data.store import Store


def test_the_real_package_is_without_fault(live_store: Store) -> None:
    package = live_store.package
    assert set(package.countries) == set(COUNTRIES)
    assert len(package.observations) > 10_000
    assert package.meta.tables.keys() >= package.tables.keys()


def test_real_chapters_and_sections_are_whole(live_store: Store) -> None:
    package = live_store.package
    assert {f"{code:02}" for code in range(1, 98) if code != 77} <= package.chapters.keys()
    assert len(package.sections.keys() - {"none"}) == 21
    assert len(package.groups["EU27"].members) == 27
    assert package.groups["CA5"].members == ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def test_a_page_with_figures_of_several_offices_is_cited_by_its_site(live_store: Store) -> None:
    """Uzbekistan's exports of January to November 2023 were cited as Kazakhstan's bureau's."""
    counters: dict[str, set[str]] = {}
    package = live_store.package
    for row in (*package.observations, *package.ratios):
        if row.source.startswith("page-") and ";" not in row.source:
            counters.setdefault(row.source, set()).add(row.counted_by)
    several = [package.sources[page] for page, names in counters.items() if len(names) > 1]
    assert len(several) > 3
    assert {source.publisher for source in several} == {
        site(source.url or "") for source in several
    }
