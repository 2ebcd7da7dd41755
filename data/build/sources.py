"""Ids of sources, and the content of sources.yaml.

Entries of datasets are written by hand (datasets.yaml); entries of pages come from the inputs.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit

from data.build.manifest import Inputs, settings

#: date on which the pages of the inputs were read
READ = "2026-11-23"
#: and those of the later ones
READ_UPDATE = "2026-11-28"
#: where the items of China's television news were read
TRANSCRIPTS = {
    "repository": "DuckBurnIncense/xin-wen-lian-bo",
    "commit": "ae8d591d33dd3701a34045e0acb24cd5b70b2ede",
}
FIELDS = (
    "publisher", "title", "url", "repository", "commit", "path", "licence", "date_published",
    "date_read", "kind", "concept", "extent", "note", "about",
    "counted_by",
)  # fmt: skip


def page_id(url: str, date: str) -> str:
    """Return the id of a page: host, date, first six hex digits of the sha256 of its address."""
    slug = re.sub(r"[^a-z0-9]+", "-", site(url).lower()).strip("-")
    digest = hashlib.sha256(url.encode("utf-8")).hexdigest()[:6]
    return f"page-{slug}-{first_date(date) or 'undated'}-{digest}"


def site(url: str) -> str:
    """Return the host of an address without `www.`."""
    return (urlsplit(url).hostname or "unknown").removeprefix("www.")


def first_date(date: str) -> str:
    """Return the first date of a span: `2026-01` for `2026-01/02`."""
    return date.split("/")[0].strip()


def factbook_id(url: str) -> str:
    """Return the id of a commit of the Factbook files, from the address of a file in it.

    Raises ValueError for any other address.
    """
    commit = re.search(r"/blob/([0-9a-f]+)/", url)
    if commit is None:
        raise ValueError(f"not an address of the Factbook files: {url}")
    return f"cia-factbook-{commit.group(1)[:10]}"


def entry(**fields: str) -> dict[str, str]:
    """Return an entry of sources.yaml: all of FIELDS in order, empty where not given."""
    return {name: fields.get(name, "") for name in FIELDS}


def _pages(inputs: Inputs) -> dict[str, dict[str, str]]:
    """Return entries of the pages that figures were read from, by id.

    Records of one page may name it differently: a printed title goes before a derived one, then
    the shortest is kept.
    """
    pages: dict[str, dict[str, str]] = {}
    for name in ("gacc_observations", "national_observations", "china_kazakhstan"):
        china = name != "national_observations"
        television = name == "china_kazakhstan"
        for r in inputs.records(name):
            if "NBS" in r["publisher"] or (television and "CCTV" not in r["publisher"]):
                continue
            concept = "goods; China customs as quoted on the page"
            if not china:
                uzb = r["reporter"] == "UZB"
                concept = "goods and services, gold included" if uzb else "goods"
            key = page_id(r["source_url"], r["source_date"])
            title = r["source_title"]
            kept = pages.get(key)
            if kept is None:
                pages[key] = entry(
                    publisher=r["publisher"], title=title, url=r["source_url"],
                    licence="not confirmed", date_published=first_date(r["source_date"]),
                    date_read=READ_UPDATE if television else READ,
                    kind="page", concept=concept, **(TRANSCRIPTS if television else {}),
                )  # fmt: skip
            elif kept["title"].startswith("derived") or len(title) < len(kept["title"]):
                kept["title"] = title if not title.startswith("derived") else kept["title"]
    return pages


def _factbook(inputs: Inputs) -> dict[str, dict[str, str]]:
    """Return an entry for each commit of the Factbook files, with its earliest date, by id."""
    dates: dict[str, str] = {}
    for r in inputs.records("factbook_observations"):
        key = factbook_id(r["source_url"])
        dates[key] = min(dates.get(key, r["source_date"]), r["source_date"])
    for r in inputs.records("cia_factbook_partners"):
        key = f"cia-factbook-{r['first_seen_commit']}"
        dates[key] = min(dates.get(key, r["first_seen_date"]), r["first_seen_date"])
    return {
        key: entry(
            publisher="US Central Intelligence Agency",
            title="The World Factbook, Central Asia, as kept in factbook.json",
            url=f"https://github.com/factbook/factbook.json/tree/{key.split('-')[-1]}/central-asia",
            repository="factbook/factbook.json", commit=key.split("-")[-1],
            path="central-asia/", licence="public domain", date_published=date, date_read=READ,
            kind="dataset", concept="third-party estimate; goods, or goods and services",
            counted_by="US Central Intelligence Agency",
            note="one entry for each commit in which a figure was first seen",
        )
        for key, date in sorted(dates.items())
    }  # fmt: skip


def catalogue(
    inputs: Inputs,
    used: set[str],
    more: dict[str, dict[str, str]],
    counters: dict[str, str],
    publishers: dict[str, str],
) -> dict[str, dict[str, str]]:
    """Return the content of sources.yaml in order of id.

    `used` are the ids that tables name, `more` the pages of projects and routes, `counters` who
    counted the figures of a page if it is one counter, `publishers` whom its figures are cited by.
    Pages of pages.yaml are always
    included: only texts (gaps.yaml, claims.yaml) cite them. Raises KeyError if a used id has no
    entry, or if nothing uses an entry of datasets.yaml.
    """
    listed = settings("datasets.yaml")
    datasets = {k: _at_home(entry(**v), listed["homes"]) for k, v in listed["datasets"].items()}
    cited = {k: entry(**v) for k, v in settings("pages.yaml")["pages"].items()}
    entries = more | datasets | cited | _pages(inputs) | _factbook(inputs)
    for key, name in counters.items():
        entries[key]["counted_by"] = name
    for key, name in publishers.items():
        entries[key]["publisher"] = name
    used = used | cited.keys()
    missing = sorted(used - entries.keys())
    unused = sorted(datasets.keys() - used)
    if missing or unused:
        raise KeyError(f"sources without an entry: {missing}; unused entries: {unused}")
    return {key: _clean(entries[key]) for key in sorted(used)}


def _at_home(source: dict[str, str], homes: dict[str, str]) -> dict[str, str]:
    """Return an entry with the publisher's own address, if it has that of a public copy."""
    home = homes.get(source["publisher"], "")
    copied = source["repository"] and source["repository"] in source["url"]
    return source | {"url": home} if home and copied else source


def _clean(source: dict[str, str]) -> dict[str, str]:
    """Return an entry with single spaces, and with percent-encoding removed from its path."""
    return {k: re.sub(r"\s+", " ", unquote(v) if k == "path" else v) for k, v in source.items()}
