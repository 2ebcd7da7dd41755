"""An accepted package shows the release before it, figure by figure."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from callbacks.service.settings import Settings
from components.shell.markup import HTML
from components.views.differences import changed_figures
from data.build.seal import seal
from data.changes import changes, changes_between
from data.diff import main
from data.load import read_package
from data.open import papers
from data.open.differences import as_lines, differences
from data.past import Dated, package_as_of, releases_of
from data.records.package import Package
from data.refresh.accept import accept
from data.refresh.tables import read_tables
from tests.data.refresh.conftest import NOW

#: the release before the accepted one, in a text
OLDER = re.compile(r"2026\.11(?!\.1)")


@pytest.fixture(scope="module")
def accepted(proposed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package with an accepted proposal. Tests do not change it."""
    folder = tmp_path_factory.mktemp("accepted") / "work"
    shutil.copytree(proposed, folder)
    accept(folder / "package", folder / "proposal.json", anyway=True, today=NOW.date())
    return folder / "package"


def _unordered(value: Any) -> Any:
    """A table of the small package need not be in the order in which the log restores it."""
    return sorted(value, key=repr) if isinstance(value, tuple) else value


def test_the_release_before(ready: Path, accepted: Path) -> None:
    """All that the older package held is there again; the newer one is another."""
    old, new = read_package(ready), read_package(accepted)
    assert old.observations != new.observations
    assert [row.release for row in releases_of(new)] == ["2026.11", "2026.11.1"]
    back = package_as_of(accepted, new, "2026.11")
    for name in Package.__dataclass_fields__:
        if name not in ("meta", "sources", "open_sizes", "tables"):
            assert _unordered(getattr(back, name)) == _unordered(getattr(old, name)), name
    assert (back.meta.version, back.meta.data_date) == ("2026.11", old.meta.data_date)
    assert releases_of(back) == releases_of(old) == (Dated("2026.11", old.meta.data_date),)
    assert package_as_of(accepted, new, "2026.11.1") is new
    with pytest.raises(KeyError):
        package_as_of(accepted, new, "2026.10")


@pytest.fixture(scope="module")
def asked(ready: Path, accepted: Path) -> tuple[FlaskClient, FlaskClient]:
    """Clients of the app on the older package, and of the app on the accepted one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("components.views.warm.warm", lambda renderer: None)
        import app

        patch.setattr(app, "warm", lambda renderer: None)
        older, newer = (
            app.create_app(folder, Settings()).server.test_client() for folder in (ready, accepted)
        )
    return older, newer


def test_asof_gives_the_bytes_of_then(asked: tuple[FlaskClient, FlaskClient]) -> None:
    """From the committed package to a proposal, to an accepted release, to `asof` and back."""
    older, newer = asked
    for path in ("/csv/flows_by_country", "/csv/flows_by_country.excel.csv", "/tables/totals.csv"):
        before, now = older.get(path), newer.get(path)
        then, same = newer.get(f"{path}?asof=2026.11"), newer.get(f"{path}?asof=2026.11.1")
        assert then.data == before.data != now.data, path
        assert same.data == now.data, path
        names = [answer.headers["Content-Disposition"] for answer in (then, before, same, now)]
        assert names[0] == names[1]
        assert names[2] == names[3]
        assert then.headers["ETag"] != now.headers["ETag"]
    chart = newer.get("/api/charts/flows_by_country.json?asof=2026.11&country=KAZ").json
    assert chart["release"] == "2026.11"
    assert "asof=2026.11" in chart["page"]
    assert newer.get("/api/charts/flows_by_country.json?country=KAZ").json["release"] == "2026.11.1"
    assert newer.get("/api/health?asof=2026.11").json["data"] == "2026.11"
    frame = quote("http://localhost/embed/flows_by_country?asof=2026.11", safe="")
    assert "asof=2026.11" in newer.get(f"/oembed?url={frame}").json["html"]


def test_a_page_of_then_says_so(asked: tuple[FlaskClient, FlaskClient]) -> None:
    """Every link to what it shows keeps the release, and one leads to the present."""
    _older, newer = asked
    then = newer.get("/view?page=/share&flow=import&asof=2026.11").json
    assert then["address"] == "/share?flow=import&asof=2026.11"
    assert "2026.11" in then["past"]["text"]
    assert then["past"]["href"] == "/share?flow=import"
    for card in then["cards"].values():
        assert "asof=2026.11" in card["csv"]
        assert "asof=2026.11" in card["link"]
        assert card["file"].startswith("khorgos-2026.11-")
    now = newer.get("/view?page=/share&flow=import&asof=2026.11.1").json
    assert (now["address"], now["past"]) == ("/share?flow=import", None)
    page = newer.get("/share?asof=2026.11&lang=ru").text
    assert '"requests_pathname_prefix":"/_ru_2026.11/"' in page
    shell = newer.get("/_ru_2026.11/_dash-layout").text
    assert OLDER.search(shell)
    assert shell != newer.get("/_ru/_dash-layout").text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Figures as of release 2026.11 (23 Nov 2026)"),
        ("ru", "Данные по состоянию на выпуск 2026.11 (23.11.2026)"),
        ("zh", "截至2026.11版（2026年11月23日）的数据"),
    ],
)
def test_frames_and_pictures_of_then_say_so(
    asked: tuple[FlaskClient, FlaskClient], language: str, text: str
) -> None:
    """In a frame, in a picture, and in what the browser draws; those of the present say nothing."""
    _older, newer = asked
    for path in ("/embed/flows_by_country", "/embed/headline", "/image/flows_by_country.svg"):
        assert text in newer.get(f"{path}?lang={language}&asof=2026.11").text, path
        assert text not in newer.get(f"{path}?lang={language}").text, path
    then, now = (
        newer.get(f"/view?page=/share&lang={language}{asof}").json["cards"]["china_share"]
        for asof in ("&asof=2026.11", "")
    )
    assert text in then["figure"]["layout"]["title"]["text"]
    assert text not in now["figure"]["layout"]["title"]["text"]


def test_a_chart_says_when_its_figures_changed(asked: tuple[FlaskClient, FlaskClient]) -> None:
    """On its card, in the API and in the workbook: changed by the new release, or as in the first."""
    older, newer = asked
    said = {
        chart: card["changed"]
        for page in ("/", "/corridors")
        for chart, card in newer.get(f"/view?page={page}").json["cards"].items()
    }
    assert said["flows_by_country"] == "Figures last changed in release 2026.11.1 (29 Nov 2026)"
    assert "Figures unchanged since release 2026.11 (23 Nov 2026)" in said.values()
    assert said["crossing_trains"] == "Figures of release 2026.11.1 (29 Nov 2026)"
    first = older.get("/view?page=/").json["cards"]["flows_by_country"]
    assert first["changed"] == "Figures of release 2026.11 (23 Nov 2026)"
    unchanged = next(chart for chart, text in said.items() if "unchanged" in text)
    changed = {"release": "2026.11.1", "date": "2026-11-29"}
    for chart, expected in (("flows_by_country", changed), (unchanged, None)):
        assert newer.get(f"/api/charts/{chart}").json["last_changed"] == expected
    assert older.get("/api/charts/flows_by_country").json["last_changed"] is None


@pytest.mark.parametrize(
    "release", ["2026.10", "2026.11.2", "../../etc", "2026.11%27--", "9" * 300]
)
def test_a_release_that_there_is_not(asked: tuple[FlaskClient, FlaskClient], release: str) -> None:
    """Files are refused, pages show the present; both list the releases that there are."""
    _older, newer = asked
    for path in ("/csv/flows_by_country", "/tables/totals.csv", "/api/sources", "/api/charts"):
        answer = newer.get(f"{path}?asof={release}")
        assert answer.status_code == 400, path
        assert "2026.11.1" in answer.text
        assert OLDER.search(answer.text)
    page = newer.get(f"/view?page=/&asof={release}").json
    assert page["address"] == "/"
    assert "2026.11.1" in " ".join(page["notices"])


def test_a_package_that_was_edited_since(accepted: Path, tmp_path: Path) -> None:
    """What was shown before can then not be told, so only the package itself is offered."""
    folder = Path(shutil.copytree(accepted, tmp_path / "package"))
    table = folder / "context/events.csv"
    table.write_text("".join(table.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    seal(folder)
    assert [row.release for row in releases_of(read_package(folder))] == ["2026.11.1"]


def test_what_changed_is_listed_by_country(
    asked: tuple[FlaskClient, FlaskClient],
    ready: Path,
    accepted: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The API, its CSV, /data, the zip and the command have the changes of the tables."""
    _older, newer = asked
    package = read_package(accepted)
    expected = changes(read_tables(ready), read_tables(accepted))
    found = changes_between(package, "2026.11", "2026.11.1")
    assert sorted((c for lines in found.values() for c in lines), key=repr) == sorted(
        expected, key=repr
    )
    assert list(found)[:2] == list(package.countries)[:2]
    said = newer.get("/api/changes").json
    assert (said["from"], said["to"]) == ("2026.11", "2026.11.1")
    assert len(said["rows"]) + said["left_out"] == len(expected)
    row = next(row for row in said["rows"] if row["old_value"] != row["new_value"])
    back = newer.get("/api/changes?from=2026.11.1&to=2026.11").json["rows"]
    (same,) = [
        other for other in back if all(other[n] == row[n] for n in ("table", "key", "source"))
    ]
    assert (same["old_value"], same["new_value"]) == (row["new_value"], row["old_value"])
    lines = newer.get("/api/changes?format=csv").text.splitlines()
    assert len(lines) == len(said["rows"]) + 1
    assert newer.get("/api/changes?from=2026.10").status_code == 400
    assert newer.get("/api/changes?asof=2026.11").json["rows"] == []
    assert main(["--package", str(accepted), "--from", "2026.11"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("2026.11.1 against 2026.11\n- Kazakhstan: ")
    assert row["key"] in printed
    assert main(["--package", str(accepted), "--to", "../x"]) == 2
    assert "2026.11, 2026.11.1" in capsys.readouterr().err
    paper = papers.changes(package)
    assert "## Figures: 2026.11.1 against 2026.11" in paper
    section = getattr(changed_figures(package, "").children[1], HTML)
    assert "2026.11.1 compared with 2026.11" in section
    assert 'href="/api/changes?from=2026.11&amp;to=2026.11.1' in section
    assert "first release" in changed_figures(read_package(ready), "").children[1].children


def test_a_row_that_may_not_be_passed_on_is_counted_only(accepted: Path) -> None:
    """Its values are in no list."""
    package = read_package(accepted)
    every, before = differences(package, "2026.11", "2026.11.1")
    source = every[0].source
    closed = replace(package.sources[source], licence="not known")
    package = replace(package, sources={**package.sources, source: closed})
    rows, left_out = differences(package, "2026.11", "2026.11.1")
    assert left_out - before == sum(source in row.source.split(";") for row in every) > 0
    assert len(rows) == len(every) + before - left_out
    text = "\n".join(as_lines(package, "2026.11", "2026.11.1", 10**6))
    assert f", {source}" not in text
    assert "are not listed" in text


def test_the_feed_has_the_new_release_first(asked: tuple[FlaskClient, FlaskClient]) -> None:
    """The entry of the older release keeps its id, and its link leads to what it was."""
    entry = "{http://www.w3.org/2005/Atom}entry"
    feeds = [ElementTree.fromstring(client.get("/releases.atom").data) for client in asked]
    before, (new, *others) = (root.findall(entry) for root in feeds)
    assert new[0].text == "Data package 2026.11.1"
    ids = [[node[1].text for node in nodes] for nodes in (before, others)]
    assert ids[0] == ids[1]
    assert new[1].text not in ids[0]
    (old,) = [node for node in others if node[0].text == "Data package 2026.11"]
    assert "asof=2026.11#" in old[3].attrib["href"]
