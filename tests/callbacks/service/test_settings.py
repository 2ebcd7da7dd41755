"""Settings are read from the environment; whatever is wrong is told at once, before the start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path

import pytest

from callbacks.service.document import PAGE, updated_page
from callbacks.service.settings import Settings, SettingsError, read_settings, variables
from callbacks.service.start import refuse_port_in_use

ROOT = Path(__file__).resolve().parents[3]


def faults(**environ: str) -> list[str]:
    """Return the faults of an environment."""
    with pytest.raises(SettingsError) as caught:
        read_settings(environ)
    return caught.value.faults


def test_every_setting_has_a_default() -> None:
    """Nothing set, or set to nothing (as compose files do), gives the defaults."""
    settings = read_settings({})
    assert settings == Settings() == read_settings(dict.fromkeys(variables(), " "))
    assert (settings.bind, settings.url) == ("127.0.0.1:8050", "http://127.0.0.1:8050/")


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("HOST", "::1", "bind", "[::1]:8050"),
        ("HOST", "[::1]", "host", "::1"),
        ("HOST", "0.0.0.0", "url", "http://127.0.0.1:8050/"),
        ("HOST", "::", "url", "http://[::1]:8050/"),
        ("HOST", "localhost", "bind", "localhost:8050"),
        ("PORT", "65535", "port", 65535),
        ("PORT", " 80 ", "bind", "127.0.0.1:80"),
        ("DASH_URL_BASE_PATHNAME", "trade/ca", "base_path", "/trade/ca/"),
        ("DASH_URL_BASE_PATHNAME", "/", "base_path", "/"),
        ("FORWARDED_ALLOW_IPS", "10.0.0.7, fd00::/8", "forwarded_allow_ips", (ip_network("10.0.0.7"), ip_network("fd00::/8"))),
        ("FORWARDED_ALLOW_IPS", "*", "forwarded_allow_ips", (ip_network("0.0.0.0/0"), ip_network("::/0"))),
        ("KHORGOS_EMBED_HOSTS", "https://a.example:8443, *.b.example", "embed_hosts", ("https://a.example:8443", "*.b.example")),
        ("KHORGOS_EMBED_HOSTS", "*", "embed_hosts", ("*",)),
        ("KHORGOS_RATE_LIMIT", "5/second,100 / minute", "rate_limit", ("5/second", "100/minute")),
        ("KHORGOS_RATE_LIMIT", "OFF", "rate_limit", ()),
        ("KHORGOS_SECURITY_CONTACT", "a@b.example", "security_contact", "mailto:a@b.example"),
        ("KHORGOS_SECURITY_CONTACT", "https://b.example/report", "security_contact", "https://b.example/report"),
        ("KHORGOS_LOG_FORMAT", "JSON", "log_format", "json"),
        ("KHORGOS_CACHE", "/nowhere/yet", "cache", Path("/nowhere/yet")),
    ],
)  # fmt: skip
def test_values_are_read(name: str, text: str, field: str, value: object) -> None:
    """As a setting's type, in one spelling."""
    assert getattr(read_settings({name: text}), field) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("PORT", text) for text in ("0", "99999", "-1", "8050.0", "8_050", "0x50", "८०५०", "1" * 99)),
        *(("HOST", text) for text in ("1.2.3", "999.1.1.1", "a b", "::g", "-x", "a/b", "h:80", "é")),
        *(("WEB_CONCURRENCY", text) for text in ("0", "two", "65")),
        *(("DASH_URL_BASE_PATHNAME", text) for text in ("/a/../b/", "/a b/", "/a//b", "/<script>/")),
        *(("FORWARDED_ALLOW_IPS", text) for text in ("proxy", "10.0.0.0/99")),
        *(("KHORGOS_EMBED_HOSTS", text) for text in ("https://a.example; script-src *", "'unsafe-inline'", "javascript:x", "https://a/b")),
        *(("KHORGOS_RATE_LIMIT", text) for text in ("fast", "0/minute", "10", "10/day", "5/minute,")),
        *(("KHORGOS_SECURITY_CONTACT", text) for text in ("http://a.example", "a@b\nExpires: 1", "https://a b", "me")),
        ("KHORGOS_LOG_FORMAT", "xml"),
        ("KHORGOS_LOG_LEVEL", "loud"),
        ("KHORGOS_CACHE", __file__),
        ("KHORGOS_CACHE", "x" * 5000),
        ("KHORGOS_METRICS_TOKEN", "a b" * 9),
    ],
)  # fmt: skip
def test_wrong_values_are_refused(name: str, text: str) -> None:
    """With one short line that names the variable and what it must be."""
    (fault,) = faults(**{name: text})
    must = str(Settings.model_fields[variables()[name]].title).replace("`", "")
    assert fault.startswith(name)
    assert fault.endswith(f": it must be {must}.")
    assert fault.isprintable()
    assert len(fault) < len(must) + 120


def test_a_secret_is_not_repeated() -> None:
    """A log may be read by more people than the environment."""
    assert "my secret" not in faults(KHORGOS_METRICS_TOKEN="my secret")[0]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("KHORGOS_LOGLEVEL", "KHORGOS_LOG_LEVEL"),
        ("khorgos_cache", "KHORGOS_CACHE"),
        ("KHORGOS_PORT", "PORT"),
        ("KHORGOS_WORKERS", "WEB_CONCURRENCY"),
        ("KHORGOS_BASE_PATH", "DASH_URL_BASE_PATHNAME"),
    ],
)
def test_an_unknown_name_is_a_fault(name: str, meant: str) -> None:
    """A typing error would leave the setting at its default; the message says what was meant."""
    assert faults(**{name: "7"}) == [f"{name}: there is no such setting. Did you mean {meant}?"]


def test_an_unknown_name_may_be_like_none() -> None:
    assert faults(KHORGOS_XQZ="7") == ["KHORGOS_XQZ: there is no such setting."]


def test_variables_of_others_are_left_alone() -> None:
    """Kubernetes adds these where a Service has the name of the app; tests read KHORGOS_INPUTS."""
    links = {
        "KHORGOS_SERVICE_HOST": "10.0.0.1",
        "KHORGOS_SERVICE_PORT_HTTP": "80",
        "KHORGOS_PORT": "tcp://10.0.0.1:80",
        "KHORGOS_WEB_PORT_80_TCP_ADDR": "10.0.0.1",
    }
    assert read_settings(links | {"KHORGOS_INPUTS": "x", "LOG_LEVEL": "loud"}) == Settings()


def test_all_faults_come_at_once() -> None:
    """Unknown names and wrong values, each on a line."""
    with pytest.raises(SettingsError) as caught:
        read_settings({"PORT": "99999", "KHORGOS_LOGLEVEL": "info", "HOST": "1.2.3"})
    head, *lines = str(caught.value).splitlines()
    assert head == "Khorgos cannot start. 3 settings are wrong (docs/configuration.md lists them):"
    assert [line.split(":")[0] for line in lines] == [
        "  KHORGOS_LOGLEVEL",
        "  HOST=1.2.3",
        "  PORT=99999",
    ]


def test_the_table_is_current() -> None:
    """docs/configuration.md has every setting (`make docs`)."""
    assert updated_page() == PAGE.read_text("utf-8")


@pytest.mark.parametrize("command", [["app.py"], ["-m", "gunicorn", "app:server"]])
def test_a_wrong_start_is_refused_before_the_app_is_imported(command: list[str]) -> None:
    """Both ways to start say what is wrong, without a traceback; importing dash would take seconds."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        cwd=ROOT,
        env=os.environ | {"PORT": "99999"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    told = [line for line in run.stderr.splitlines() if not line.startswith("import time:")]
    assert (run.returncode, run.stdout) == (2, "")
    assert told == [
        "Khorgos cannot start. One setting is wrong (docs/configuration.md lists them):",
        "  PORT=99999: it must be a whole number from 1 to 65535.",
    ]
    assert "| dash" not in run.stderr


def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """In one line. A port that is free again after a stop is not refused."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        refuse = refuse_port_in_use.__wrapped__
        with pytest.raises(SystemExit):
            refuse("127.0.0.1", port)
    assert capsys.readouterr().err == (
        f"Khorgos cannot start. Another program uses PORT={port} on 127.0.0.1: "
        "stop it, or set another PORT.\n"
    )
    refuse("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-name.invalid"])
def test_an_address_of_another_machine_is_told(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """192.0.2.0/24 is reserved for examples (RFC 5737)."""
    with pytest.raises(SystemExit):
        refuse_port_in_use(host, 8050)
    (line,) = capsys.readouterr().err.splitlines()
    assert host in line


def test_the_port_is_probed_once(capsys: pytest.CaptureFixture[str]) -> None:
    """On a reload, gunicorn reads its settings again while it listens itself."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    refuse_port_in_use("127.0.0.1", port)
    with socket.create_server(("127.0.0.1", port)):
        refuse_port_in_use("127.0.0.1", port)
    assert capsys.readouterr().err == ""
