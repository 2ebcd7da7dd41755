"""Faults of a service: which are repeated, which stop the source, and what a person is told."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from data.refresh import imf, worldbank
from data.refresh.cache import LOG, Cache
from data.refresh.client import LONGEST_PAUSE, Client, QuotaError, ServiceError
from tests.data.refresh.conftest import NOW
from tests.small.services import Server

ADDRESS = f"{imf.BASE}/CHN.XG_FOB_USD.KAZ.A?startPeriod=2024"


def get(client: Client, address: str = ADDRESS) -> bytes:
    """Ask for one series."""
    return client.get("imf", address, imf.fault_of, accept=imf.ACCEPT)


@pytest.mark.parametrize("fault", ["500", "503", "429", "cut", "silent"])
def test_a_passing_fault_is_repeated(
    client: Client, server: Server, pauses: list[float], fault: str
) -> None:
    server.once["imf"] = [fault]
    client.timeout = 0.3 if fault == "silent" else client.timeout
    assert b"CHN,XG_FOB_USD,KAZ,A,2025" in get(client)
    assert len(server.asked) == 2
    assert len(pauses) == 1


def test_the_pause_is_the_one_that_the_service_asks_for(
    client: Client, server: Server, pauses: list[float]
) -> None:
    server.once["imf"] = ["429:7", "503:11"]
    get(client)
    assert pauses == [7, 11]


def test_pauses_grow_and_differ(client: Client, server: Server, pauses: list[float]) -> None:
    """So that clients that failed together do not come back together."""
    server.once["imf"] = ["500", "500", "500"]
    get(client)
    assert len(set(pauses)) == 3
    assert 0 <= pauses[0] <= 1 + 2 * client.pause
    assert pauses[2] >= 2 * client.pause


@pytest.mark.parametrize(
    ("faults", "words", "kind"),
    [
        (["401"], r"the key was not accepted \(401\): .*invalid subscription key", ServiceError),
        (["403"], r"quota of today may be used up: .*replenished in 03:10:00", QuotaError),
        ([f"429:{LONGEST_PAUSE + 1}"], "asks to wait 301 s: run this again later", QuotaError),
        (["429"] * 4, "too many requests", QuotaError),
        (["500"] * 4, "answered 500", ServiceError),
        (["404"], "answered 404", ServiceError),
        (["204"], "its structure has changed", ServiceError),
        (["silent"] * 4, "timed out|Read timed out|Connection", ServiceError),
        (["cut"] * 4, "IncompleteRead|broken", ServiceError),
    ],
)
def test_a_lasting_fault_stops_the_source(
    client: Client, server: Server, faults: list[str], words: str, kind: type[ServiceError]
) -> None:
    """And nothing of it is kept."""
    server.once["imf"] = list(faults)
    client.timeout = 0.3 if "silent" in faults else client.timeout
    with pytest.raises(kind, match=words):
        get(client)
    assert not (client.cache.root / LOG).exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><title>Maintenance</title></html>", "not CSV: <html>"),
        (b'{"message":"moved"}', "not CSV"),
        (b"", "not CSV"),
        (b"A,B\n1,2\n1", "the last line is cut"),
    ],
)
def test_what_is_no_answer_is_asked_for_again_and_never_kept(
    client: Client, server: Server, body: bytes, words: str
) -> None:
    server.always["imf"] = lambda _body, _address: body
    with pytest.raises(ServiceError, match=words):
        get(client)
    assert len(server.asked) == 4
    assert client.cache.latest("imf") == []
    server.always.clear()
    server.once["imf"] = [lambda _body, _address: body]
    assert b"KAZ" in get(client)


def test_half_a_json_is_no_answer(client: Client, server: Server) -> None:
    server.always["worldbank"] = lambda body, _address: body[: len(body) // 2]
    with pytest.raises(ServiceError, match="not JSON"):
        client.get(
            "worldbank",
            f"{worldbank.BASE}/KAZ/indicator/SP.POP.TOTL?date=2020:2024&page=1",
            worldbank.fault_of,
        )


def test_an_answer_is_kept_and_used_again(client: Client, server: Server) -> None:
    """With its address, date and sha256; a run that was stopped asks only for the rest."""
    body = get(client)
    (answer,) = client.cache.latest("imf")
    assert (answer.address, answer.date) == (ADDRESS, "2026-11-29T09:00:00+00:00")
    assert (client.cache.root / answer.file).read_bytes() == body
    again = Client(Cache(client.cache.root), client.hosts, now=lambda: NOW + timedelta(hours=5))
    assert get(again) == body
    assert len(server.asked) == 1
    later = Client(Cache(client.cache.root), client.hosts, now=lambda: NOW + timedelta(hours=30))
    get(later)
    assert len(server.asked) == 2


def test_answers_of_the_same_state_are_used_at_any_age(client: Client, server: Server) -> None:
    """A service that says that its data have not changed is not asked for them."""
    client.get("imf", ADDRESS, imf.fault_of, version="7")
    client.now = lambda: NOW + timedelta(days=90)
    client.get("imf", ADDRESS, imf.fault_of, version="7")
    assert len(server.asked) == 1
    client.get("imf", ADDRESS, imf.fault_of, version="8")
    assert len(server.asked) == 2


def test_a_damaged_answer_is_no_answer(client: Client, server: Server) -> None:
    """Nor is one from the future, nor a line that was cut when a run was killed."""
    get(client)
    (answer,) = client.cache.latest("imf")
    (client.cache.root / answer.file).write_bytes(b"changed")
    get(client)
    assert len(server.asked) == 2
    client.now = lambda: NOW - timedelta(days=1)
    get(client)
    assert len(server.asked) == 3
    log = client.cache.root / LOG
    log.write_bytes(log.read_bytes()[:-20])
    assert len(Cache(client.cache.root).latest("imf")) == 1
    hostile = json.dumps(
        {"service": "imf", "address": ADDRESS, "date": "2026-11-29", "sha256": "x", "open": True,
         "file": "../../etc/passwd", "content_type": "", "version": ""}
    )  # fmt: skip
    log.write_text(f"[1]\n{hostile}\n\x00\n", "utf-8")
    assert Cache(client.cache.root).latest("imf") == []


def test_an_answer_without_end_is_cut_short(
    client: Client, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.refresh.client.LARGEST", 10)
    with pytest.raises(ServiceError, match="more than 10 bytes"):
        get(client)


def test_a_kept_answer_that_is_of_no_use_is_asked_for_again(client: Client, server: Server) -> None:
    """A newer reader may want more of it."""
    get(client)
    client.get("imf", ADDRESS, lambda body: "" if len(server.asked) > 1 else "too old")
    assert len(server.asked) == 2


def test_without_a_test_server_the_service_itself_is_asked(client: Client) -> None:
    client.hosts = {}
    assert client._at("imf", ADDRESS) == ADDRESS


def test_offline_asks_nobody(client: Client, server: Server) -> None:
    get(client)
    client.offline = True
    client.now = lambda: NOW + timedelta(days=900)
    assert get(client)
    with pytest.raises(ServiceError, match="no kept answer"):
        get(client, f"{ADDRESS}&x=1")
    assert len(server.asked) == 1


def test_a_wrong_clock_is_named(client: Client, server: Server) -> None:
    server.clock = NOW + timedelta(days=400)
    get(client)
    get(client, f"{ADDRESS}&x=1")
    client._compare_clocks("imf", "yesterday")
    assert client.notices == [
        "imf: its clock says Mon, 03 Jan 2028 09:00:00 GMT: it is wrong, or the clock here is"
    ]


def test_a_key_is_sent_and_never_kept(client: Client, server: Server) -> None:
    client.get(
        "imf", ADDRESS, imf.fault_of, headers={"Ocp-Apim-Subscription-Key": "secret-of-mine"}
    )
    assert server.headers == ["secret-of-mine"]
    assert "secret" not in server.asked[0]
    assert "secret" not in (client.cache.root / LOG).read_text()
