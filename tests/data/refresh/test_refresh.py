"""From the package to a proposal to an accepted release and back, on the small package."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from data.history import HistoryError, as_of, in_order
from data.load import read_package
from data.records.history import CHANGES, RELEASED, LoggedChange
from data.refresh import accept as accepting
from data.refresh.accept import RefusedError, accept
from data.refresh.exchange import ExchangeError, exchange
from data.refresh.proposal import ProposalError, as_json, from_json
from data.refresh.releases import ReleaseError, next_version, with_entry
from data.refresh.tables import paths, read_table, table_bytes
from data.rules.faults import PackageError
from data.store import Store
from tests.data.refresh.conftest import NOW, refresh, state
from tests.small.bulletin import as_xlsx, bulletin
from tests.small.services import Server

TODAY = NOW.date()


def test_a_refresh_leaves_the_package_alone_and_reports(proposed: Path, ready: Path) -> None:
    """As text, as a page without scripts, and for machines."""
    assert state(proposed / "package") == state(ready)
    text = (proposed / "proposal.txt").read_text()
    assert "imf-imts KAZ: new" in text
    assert "drawn in place of" in text
    assert (
        "KAZ CHN 2024 export TOTAL china: — -> 10,908,000,000, drawn in place of 10,800,000,000 (+1.0%)"
        in text
    )
    page = (proposed / "proposal.html").read_text()
    assert "<script" not in page
    assert "KAZ CHN 2025 import TOTAL china" in page
    raw = json.loads((proposed / "proposal.json").read_bytes())
    assert {"new", "order"} <= {change["kind"] for change in raw["changes"]}
    assert all(len(answer["sha256"]) == 64 for answer in raw["answers"])


def test_accepted_it_is_a_release_that_can_be_gone_back_from(work: Path, ready: Path) -> None:
    """The app loads it, months are new, and the log gives back every table of before."""
    package = work / "package"
    assert accept(package, work / "proposal.json", today=TODAY) == ("2026.11.1", True)
    loaded = read_package(package)
    assert (loaded.meta.version, loaded.meta.data_date) == ("2026.11.1", "2026-11-29")
    assert (
        next(iter(loaded.releases.values())).lines[0].text.startswith("Trade by partner from the")
    )
    assert [row.release for row in loaded.history] == ["2026.11.1"]
    assert loaded.sources["imf-imts"].date_read == "2026-11-29"
    store = Store(loaded)
    assert max(store.part_year("KAZ", "import", "china")) == "2026-10"
    assert store.annual("KAZ", "import", "china")["2024"].source == "imf-imts"
    assert store.alternates["KAZ", "CHN", "import", "china", "2024", "TOTAL"][0].source == "customs"
    log = [LoggedChange(*row) for row in read_table(package, CHANGES).rows]
    for path in paths():
        before = as_of(read_table(package, path), log, "2026.11", ["2026.11.1"])
        old = read_table(ready, path)
        assert before.rows in (old.rows, in_order(old)), path
        now = as_of(read_table(package, path), log, "2026.11.1", ["2026.11.1"])
        assert now.rows == read_table(package, path).rows
    assert not list(work.glob(".package*"))
    before = state(package)
    assert accept(package, work / "proposal.json", today=TODAY) == ("2026.11.1", False)
    assert state(package) == before


def test_the_log_notices_a_table_that_was_edited(work: Path) -> None:
    accept(work / "package", work / "proposal.json", today=TODAY)
    log = [LoggedChange(*row) for row in read_table(work / "package", CHANGES).rows]
    table = read_table(work / "package", "countries/kazakhstan/totals.csv")
    edited = table._replace(rows=[[*row[:6], "1", *row[7:]] for row in table.rows])
    with pytest.raises(HistoryError, match="is not as 2026"):
        as_of(edited, log, "2026.11", ["2026.11.1"])


def test_a_part_is_accepted_by_source_and_country(work: Path) -> None:
    """And the rest later, from the same proposal; nobody else's figures change."""
    package = work / "package"
    version, _ = accept(
        package, work / "proposal.json", services=["imf"], countries=["UZB"], today=TODAY
    )
    assert version == "2026.11.1"
    loaded = read_package(package)
    assert {r.country for r in loaded.observations if r.source == "imf-imts"} == {"UZB"}
    assert not [row for row in loaded.economy if row.source == "worldbank-wdi"]
    assert accept(package, work / "proposal.json", today=TODAY) == ("2026.11.2", True)
    loaded = read_package(package)
    assert {row.release for row in loaded.history} == {"2026.11.1", "2026.11.2"}
    assert [row for row in loaded.economy if row.source == "worldbank-wdi"]
    assert next(iter(loaded.releases.values())).version == "2026.11.2"
    with pytest.raises(RefusedError, match="nothing to accept"):
        accept(package, work / "proposal.json", services=["worldbank"], today=TODAY)


def test_a_rule_that_another_part_breaks_does_not_stop_this_one(work: Path) -> None:
    """Nor can a rule be overruled: the package that would be is checked, and stays as it was."""
    raw = json.loads((work / "proposal.json").read_bytes())
    check = {"kind": "rule", "service": "", "country": "", "text": "KAZ", "stops": True}
    raw["checks"].append(check)
    (work / "proposal.json").write_text(json.dumps(raw))
    assert accept(work / "package", work / "proposal.json", countries=["UZB"], today=TODAY)[1]
    claims = work / "package" / "claims.yaml"
    claims.write_text(claims.read_text().replace("interview:", "interview: nobody #", 1))
    before = state(work / "package")
    with pytest.raises(PackageError, match=r"source is in sources\.yaml"):
        accept(work / "package", work / "proposal.json", anyway=True, today=TODAY)
    assert state(work / "package") == before
    assert not list(work.glob(".package*"))


def test_nothing_enters_unseen(work: Path) -> None:
    """A package, or a proposal, that was changed in between is refused and left as it is."""
    package = work / "package"
    raw = json.loads((work / "proposal.json").read_bytes())
    kept = [c for c in raw["changes"] if "KAZ CHN 2025 import" not in c["key"]]
    (work / "less.json").write_text(json.dumps({**raw, "changes": kept}))
    before = state(package)
    with pytest.raises(
        RefusedError, match=r"has changed since .* \(KAZ CHN 2025 import TOTAL china"
    ):
        accept(package, work / "less.json", today=TODAY)
    assert state(package) == before


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b'{"format": 2}', b"\xff",
        b'{"format":1,"made":"","version":"","package":"","readings":[{"service":"imf","since":"2024",'
        b'"asked":[],"observations":[["KAZ"]],"quantities":[],"economy":[],"cleantech":[],"rates":[]}],'
        b'"answers":[],"changes":[],"checks":[],"errors":[],"remarks":[]}',
    ],
)  # fmt: skip
def test_what_is_no_proposal_is_refused(work: Path, content: bytes) -> None:
    (work / "proposal.json").write_bytes(content)
    with pytest.raises(ProposalError):
        accept(work / "package", work / "proposal.json", today=TODAY)
    with pytest.raises(RefusedError, match="make refresh"):
        accept(work / "package", work / "none.json", today=TODAY)


def test_a_proposal_is_the_same_after_it_was_written(work: Path) -> None:
    content = (work / "proposal.json").read_bytes()
    assert as_json(from_json(content)) == content


def test_checks_that_fail_stop_their_country_only(
    running: Server, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A unit that is off by 1,000 is accepted only if somebody overrules the check."""

    def thousand(body: bytes, address: str) -> bytes:
        return body.replace(b",6,,", b"0,6,,").replace(b".", b"") if "/KGZ." in address else body

    running.always["imf"] = thousand
    shutil.rmtree(work / "answers")
    assert refresh(running, work, "imf") == 0
    running.always.clear()
    assert "checks stop it" in capsys.readouterr().out
    package = work / "package"
    before = state(package)
    with pytest.raises(RefusedError, match=r"KGZ CHN export .* a unit off by 1,000"):
        accept(package, work / "proposal.json", today=TODAY)
    assert state(package) == before
    chosen = {"countries": ["UZB"], "today": TODAY}
    assert accept(package, work / "proposal.json", **chosen) == ("2026.11.1", True)
    assert accept(package, work / "proposal.json", anyway=True, today=TODAY)[1]


def test_a_service_that_fails_does_not_stop_the_others(
    running: Server, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running.always["imf"] = lambda _body, _address: b"<html>down</html>"
    shutil.rmtree(work / "answers")
    assert refresh(running, work, "imf", "ember") == 1
    running.always.clear()
    text = (work / "proposal.txt").read_text()
    assert "imf: not CSV: <html>down</html>" in text
    assert "ember-cleantech KAZ: new" in text


def test_the_cache_gives_the_same_package_again(running: Server, work: Path, ready: Path) -> None:
    """Without the services: an input of `make data`. With it accepted there is nothing new."""
    running.asked.clear()
    assert refresh(running, work, "--offline", "--check") == 1
    before = (work / "proposal.json").read_bytes()
    assert refresh(running, work, "--offline") == 0
    assert (work / "proposal.json").read_bytes() == before
    accept(work / "package", work / "proposal.json", today=TODAY)
    assert refresh(running, work, "--offline", "--check") == 0
    assert running.asked == []
    for damage in (b"", b"[]", b'{"imf": {"now": "yesterday"}}'):
        (work / "answers" / "runs.json").write_bytes(damage)
        assert refresh(running, work, "--offline", "--check") == 2


def test_a_file_of_china_s_customs_becomes_figures(running: Server, work: Path) -> None:
    """Dollars as published are drawn before those of the IMF."""
    file = work / "2026-07.xlsx"
    file.write_bytes(as_xlsx(bulletin(7, factor=1000)))
    assert refresh(running, work, f"gacc={file}", "imf") == 0
    accept(work / "package", work / "proposal.json", anyway=True, today=TODAY)
    store = Store(read_package(work / "package"))
    row = store.part_year("KAZ", "import", "china")["2026-07"]
    assert (row.value, row.unit, row.source) == (1_000_000, "kUSD", "gacc-countries")
    assert (
        store.alternates["KAZ", "CHN", "import", "china", "2026-07", "TOTAL"][0].source
        == "imf-imts"
    )


def test_words_that_are_wrong_are_named(
    running: Server, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refresh(running, work, "imff") == 2
    assert "no source 'imff': there are imf, comtrade" in capsys.readouterr().err
    (work / "x.xls").write_bytes(b"<html>412</html>")
    assert refresh(running, work, f"gacc={work / 'x.xls'}") == 2
    assert "no table by country" in " ".join(capsys.readouterr().err.split())
    assert refresh(running, work, f"gacc={work / 'none.xls'}") == 2
    assert refresh(running, work, "gacc") == 1  # no file yet
    for option in (["--since", "24"], ["--hs", "3"]):
        capsys.readouterr()
        assert refresh(running, work, "imf", *option) == 2
        assert option[0] in capsys.readouterr().err


def test_a_dry_run_asks_nobody(
    running: Server, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running.asked.clear()
    before = state(work)
    assert refresh(running, work, "imf", "comtrade", "worldbank", "ember", "gacc", "--dry-run") == 0
    assert running.asked == []
    assert state(work) == before
    out = capsys.readouterr().out
    assert "KAZ.XG_FOB_USD+MG_CIF_USD.CHN+G001.M?startPeriod=2024" in out
    assert "getDa/C/A/HS?reporterCode=156" in out


@pytest.mark.parametrize(
    ("current", "today", "version"),
    [
        ("2026.11", date(2026, 11, 29), "2026.11.1"),
        ("2026.11.3", date(2026, 11, 29), "2026.11.4"),
        ("2026.11.3", date(2026, 12, 1), "2026.12"),
        ("2026.12", date(2027, 1, 1), "2027.01"),
    ],
)
def test_versions_follow_each_other(current: str, today: date, version: str) -> None:
    assert next_version(current, today) == version


def test_a_clock_that_is_behind_is_refused(work: Path) -> None:
    with pytest.raises(ReleaseError, match="the clock says 2026-10-01"):
        accept(work / "package", work / "proposal.json", today=date(2026, 10, 1))
    with pytest.raises(ReleaseError, match="the clock says 2026-11-02"):
        accept(work / "package", work / "proposal.json", today=date(2026, 11, 2))


def test_releases_yaml_keeps_comments_and_other_entries() -> None:
    text = '# By hand.\n\n"2026-11-01":\n  version: "2026.11"\n  lines:\n    - {text: First.}\n'
    once = with_entry(text, "2026.11.1", TODAY, ["imf"])
    twice = with_entry(once, "2026.11.2", TODAY, ["imf", "ember"])
    assert once.startswith("# By hand.\n\n'2026-11-29':\n  version: 2026.11.1\n")
    assert once.endswith(text.removeprefix("# By hand.\n\n"))
    assert twice.count("2026-11-29") == 1
    assert twice.count("text:") == 3


def test_a_file_system_that_cannot_exchange_is_named(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(work / "package")
    with pytest.raises(ExchangeError, match="No such file"):
        exchange(work / "package", work / "nothing")
    monkeypatch.setattr(sys, "platform", "other")
    with pytest.raises(ExchangeError, match="clone the project onto a disk of this machine"):
        accept(work / "package", work / "proposal.json", today=TODAY)
    assert state(work / "package") == before


def test_the_command_says_what_it_did(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--package", str(work / "package"), "--proposal", str(work / "proposal.json")]
    assert accepting.main([*words, "--source", "imf", "--country", "TJK"], TODAY) == 0
    assert capsys.readouterr().out.startswith("the package is now 20")
    assert accepting.main([*words, "--source", "imf", "--country", "TJK"], TODAY) == 0
    assert capsys.readouterr().out.startswith("accepted before: it is in 20")
    assert accepting.main([*words[:3], str(work / "none.json")], TODAY) == 1
    assert "run `make refresh` first" in capsys.readouterr().err
    claims = work / "package" / "claims.yaml"
    claims.write_text("interview: nobody\nclaims: {}\n")
    assert accepting.main(words, TODAY) == 1
    assert "would break its rules; nothing was accepted" in capsys.readouterr().err


def test_two_runs_do_not_accept_at_once(work: Path) -> None:
    with accepting._alone(work / "package"), pytest.raises(RefusedError, match="another run"):
        accept(work / "package", work / "proposal.json", today=TODAY)


def test_tables_are_written_as_the_build_writes_them(ready: Path) -> None:
    """So that an untouched table keeps its bytes."""
    for path in paths():
        table = read_table(ready, path)
        if not path.endswith(".gz"):
            assert table_bytes(table) == (ready / path).read_bytes(), path
    assert read_table(ready, RELEASED).rows == []
