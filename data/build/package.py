"""Assemble the package: gather rows, rank them, write tables that are equal byte for byte."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import yaml

from data.build import (
    atlas,
    baci,
    china,
    cleantech,
    comtrade,
    context,
    context_series,
    customs,
    factbook,
    headings,
    offices,
    press,
    quantities,
    ratios,
    reference,
    releases,
    sitc,
    sources,
    wits,
)
from data.build.judge import Judged, judgements, rank, rank_ratios
from data.build.judge import judge as apply_judgements
from data.build.manifest import MANIFEST, Inputs
from data.build.rows import Candidate, cents
from data.build.seal import PACKAGE, as_yaml, entry
from data.build.wording import worded
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, FOLDERS, REGION, WORLD
from data.records.history import CHANGES, RELEASED
from data.records.observation import COLUMNS
from data.records.reference import Indicator
from data.records.series import LEFT_OUT
from data.rules.references import HANDWRITTEN
from data.rules.releases import RELEASES

DATA = Path(__file__).parents[1] / "package"
Ranked = list[tuple[Candidate, int]]
Tables = dict[str, tuple[list[str], list[list[str]]]]


def gather(inputs: Inputs) -> tuple[list[Candidate], list[Candidate], list[ratios.Ratio]]:
    """Return rows of totals, periods and goods; rows of chapters by partner; ratios.

    The rows are not ranked yet.
    """
    rates = reference.rates(inputs)
    bilateral = wits.bilateral(inputs)
    kaz_chapters = wits.kazakhstan_chapters(inputs)
    splits = china.published(inputs)
    months = customs.months_2024(inputs) + customs.months_2023(inputs)
    table = atlas.cells(inputs)
    groups = partner_groups()
    rows = [
        *customs.nbs(inputs),
        *bilateral,
        *wits.region(bilateral, range(1992, 2005), groups[REGION]),
        *wits.region(bilateral, range(2015, 2017), groups[REGION]),
        *customs.annual_2023(inputs),
        *months,
        *customs.region(months + china.months(splits), groups[REGION]),
        *splits,
        *china.region(splits, groups[REGION]),
        *china.derived(inputs),
        *press.rows(press.chinese(inputs), "china", rates),
        *offices.kazakhstan(inputs),
        *offices.kyrgyzstan(inputs),
        *offices.uzbekistan(inputs),
        *offices.uzbekistan_2025(inputs),
        *offices.kazakhstan_months(inputs),
        *offices.kazakhstan_shares(inputs),
        *releases.national(inputs),
        *releases.uzbekistan(inputs),
        *wits.comtrade(inputs),
        *kaz_chapters,
        *headings.kazakhstan(inputs),
        *headings.atlas(inputs),
        *headings.baci_mean(inputs),
        *headings.baci_2021(inputs),
        *headings.comtrade(inputs),
        *wits.kazakhstan_totals(inputs, kaz_chapters),
        *wits.kazakhstan_amounts(inputs),
        *press.rows(press.national(inputs), "partner", rates),
        *atlas.totals(table),
        *atlas.chapters(table),
        *baci.from_china_mean(inputs),
        *baci.world(inputs),
        *baci.china_parts(inputs),
        *comtrade.china_kazakhstan(inputs),
        *factbook.totals(inputs),
    ]
    by_partner: list[Candidate] = []
    extracts = baci.kazakhstan_2021(inputs) + baci.partners(inputs)
    for country in COUNTRIES:
        top = atlas.top_partners(table, country)
        by_partner += atlas.partner_chapters(table, country, top, groups)
        for row in extracts:
            if row.country != country:
                continue
            if row.commodity == ALL_COMMODITIES or row.partner in (CHINA, WORLD):
                rows.append(row)
            elif row.partner in top:
                by_partner.append(row)
    shares = [
        *ratios.kazakhstan(inputs),
        *ratios.baci(inputs),
        *releases.shares(inputs),
        *press.ratios(press.chinese(inputs), "china"),
        *press.ratios(press.national(inputs), "partner"),
        *factbook.shares(inputs),
    ]
    return rows, by_partner, shares


def releases_of_package() -> list[tuple[str, str]]:
    """Return date and version of each release of releases.yaml, latest first."""
    entries = yaml.safe_load((DATA / RELEASES).read_text(encoding="utf-8"))
    return [(date, release["version"]) for date, release in entries.items()]


def partner_groups() -> dict[str, list[str]]:
    """Return the member codes of each group, from reference/partner_groups.yaml."""
    path = DATA / "reference" / "partner_groups.yaml"
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {code: groups[code]["members"] for code in ("EU27", "EAEU", REGION)}


def cells(ranked: Ranked) -> list[list[str]]:
    """Return rows as lists of text in the order of COLUMNS, sorted by key, rank and source."""
    ordered = sorted(
        ranked,
        key=lambda p: (*p[0].key, p[1], p[0].source, p[0].value_usd, p[0].unit, p[0].locator),
    )
    return [
        [
            r.country, r.reporter, r.partner, r.period, r.flow, r.commodity, cents(r.value_usd),
            r.value, r.unit, r.ledger, r.status, r.source, str(n), r.growth, r.locator, r.note,
            r.counted_by,
        ]
        for r, n in ordered
    ]  # fmt: skip


def table_of(row: Candidate) -> str:
    """Return the path of the table that stores `row`; empty for rows that are not stored.

    Not stored are single commodities of the region and of China.
    """
    annual = len(row.period) in (4, 9)
    if row.country in (REGION, CHINA):
        if row.commodity != ALL_COMMODITIES:
            return ""
        return f"region/{'totals' if annual else 'periods'}.csv"
    folder = f"countries/{FOLDERS[row.country]}/"
    if row.commodity == ALL_COMMODITIES:
        return folder + ("totals.csv" if annual else "periods.csv")
    if row.family.startswith("page"):
        return folder + "products.csv"
    if len(row.commodity) > 2:
        return folder + "headings.csv.gz"
    return folder + "commodities.csv"


def tables(inputs: Inputs) -> Tables:
    """Return every built table: path below data/package/ -> header and rows of text."""
    rows, by_partner, shares = gather(inputs)
    rules = judgements()
    sorted_rows: dict[str, Ranked] = {
        f"countries/{folder}/{name}": []
        for folder in FOLDERS.values()
        for name in (
            "totals.csv",
            "periods.csv",
            "commodities.csv",
            "products.csv",
            "headings.csv.gz",
        )
    }
    for name in ("totals", "periods"):
        sorted_rows[f"region/{name}.csv"] = []
    pages = press.counters_of_pages(inputs)
    for row, n in rank(apply_judgements(rows, rules["rows"])):
        row = _unless_of_page(row, pages)
        path = table_of(row)
        if path:
            sorted_rows[path].append((row, n))
    for row, n in rank([(r, False) for r in by_partner]):
        path = f"countries/{FOLDERS[row.country]}/commodities_partners.csv.gz"
        sorted_rows.setdefault(path, []).append((row, n))
    out: Tables = {path: (list(COLUMNS), cells(ranked)) for path, ranked in sorted_rows.items()}
    ranked_ratios = [
        (_unless_of_page(ratio, pages), n) for ratio, n in rank_ratios(shares, rules["ratios"])
    ]
    out["ratios.csv"] = (
        ratios.HEADER,
        sorted(
            [
                r.country, r.reporter, r.partner, r.period, r.flow, r.commodity, r.measure,
                r.value, r.ledger, r.status, r.source, str(n), r.locator, r.note,
                r.counted_by,
            ]
            for r, n in ranked_ratios
        ),
    )  # fmt: skip
    codes = {row[2] for path, (head, body) in out.items() for row in body}
    codes |= {row[0] for path, (head, body) in out.items() for row in body}
    out["reference/partners.csv"] = (reference.PARTNERS, reference.partners(codes))
    out["reference/economy.csv"] = (list(Indicator._fields), reference.economy(inputs))
    out["reference/exchange_rates.csv"] = (reference.RATES, reference.exchange_rates(inputs))
    out |= quantities.tables(inputs) | context.tables(inputs) | context_series.tables(inputs)
    out |= sitc.tables(inputs) | cleantech.tables(inputs)
    out[LEFT_OUT][1].extend(baci.not_listed(inputs))
    return worded(out)


def _unless_of_page(row: Judged, pages: dict[str, str]) -> Judged:
    """Return the row without its counter if sources.yaml gives the page the same one."""
    same = row.counted_by == pages.get(row.source, "")
    return replace(row, counted_by="") if same and row.counted_by else row


def used_sources(built: Tables) -> set[str]:
    """Return every source id that a table names; a cell joins several with `;`."""
    ids: set[str] = set()
    for header, body in built.values():
        if "source" in header:
            column = header.index("source")
            ids |= {source for row in body for source in row[column].split(";")}
    return ids


def as_bytes(path: str, header: list[str], body: Iterable[list[str]]) -> bytes:
    r"""Encode a table as UTF-8 CSV with `\n` line ends; gzip it if `path` ends in `.gz`.

    The gzip header has no file name and no time, so equal tables give equal bytes.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(body)
    raw = text.getvalue().encode("utf-8")
    if not path.endswith(".gz"):
        return raw
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as out:
        out.write(raw)
    return packed.getvalue()


def build(inputs: Inputs, root: Path) -> dict[str, int]:
    """Write the package below `root`. Return the number of rows of each table by its path."""
    built = tables(inputs)
    files = {path: as_bytes(path, head, body) for path, (head, body) in sorted(built.items())}
    listed = {path: entry(path, content) for path, content in files.items()}
    kept = (*HANDWRITTEN, CHANGES, RELEASED)
    listed |= {name: entry(name, (DATA / name).read_bytes()) for name in kept}
    used = used_sources(built)
    pages = press.counters_of_pages(inputs)
    publishers = press.publishers_of_pages(inputs)
    catalogue = sources.catalogue(inputs, used, context.pages(inputs), pages, publishers)
    files["sources.yaml"] = as_yaml(catalogue)
    files[PACKAGE] = as_yaml(
        {
            "version": releases_of_package()[0][1],
            "built_from": hashlib.sha256(MANIFEST.read_bytes()).hexdigest(),
            # Sources that no table names hold no figures, so their dates do not count.
            "data_date": max(
                releases_of_package()[0][0],
                *(catalogue[source]["date_read"] for source in used),
            ),
            "tables": dict(sorted(listed.items())),
        }
    )
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return {path: table["rows"] for path, table in listed.items()}
