"""Security headers, and whom to tell about a weakness."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from werkzeug.datastructures import Headers

from callbacks.service import contact, headers
from callbacks.service.settings import read_settings


def headers_of(path: str, scheme: str = "http", **settings: str) -> Headers:
    """Return the headers of an answer."""
    server = Flask("small", static_folder=None)
    headers.register(server, read_settings(settings), ["'sha256-x'"])
    return server.test_client().get(path, base_url=f"{scheme}://localhost").headers


def ancestors(path: str, hosts: str) -> str:
    """Return who may show a page in a frame."""
    policy = headers_of(path, KHORGOS_EMBED_HOSTS=hosts)["Content-Security-Policy"]
    assert policy.count("frame-ancestors") == 1
    return policy.partition("frame-ancestors ")[2]


def test_only_embedded_pages_may_be_framed() -> None:
    """By the sites of the setting; without it, by this site alone."""
    hosts = "https://news.example, *.b.example"
    assert ancestors("/embed/china_share", hosts) == "'self' https://news.example *.b.example"
    assert ancestors("/embed/china_share", "*") == "*"
    assert ancestors("/embed/china_share", "") == "'self'"
    for path in ("/", "/share", "/embed", "/embedded", "/x/embed/"):
        assert ancestors(path, hosts) == "'self'"


def test_https_is_asked_for_only_behind_https() -> None:
    """Over plain HTTP browsers ignore both headers."""
    secure = headers_of("/", "https")
    assert secure["Strict-Transport-Security"] == "max-age=31536000"
    assert secure["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers_of("/", "https", KHORGOS_HSTS_SECONDS="0")
    plain = headers_of("/")
    assert "Strict-Transport-Security" not in plain
    assert "Cross-Origin-Opener-Policy" not in plain


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/", "same-origin"),
        ("/view", "same-origin"),
        ("/assets/khorgos.js", "same-origin"),
        ("/csv/china_share", "cross-origin"),
        ("/image/china_share.png", "cross-origin"),
        ("/tables/x.csv", "cross-origin"),
    ],
)
def test_data_and_pictures_may_be_loaded_elsewhere(path: str, policy: str) -> None:
    assert headers_of(path)["Cross-Origin-Resource-Policy"] == policy


def test_pages_ask_for_nothing_of_the_device() -> None:
    policy = headers_of("/")["Permissions-Policy"]
    for name in ("camera", "geolocation", "microphone", "payment"):
        assert f"{name}=()" in policy
    assert "fullscreen" not in policy  # present mode uses it


def test_security_txt() -> None:
    """Names the contact, and is never old."""
    server = Flask("small", static_folder=None)
    contact.register(server, read_settings({"KHORGOS_SECURITY_CONTACT": "a@b.example"}))
    answer = server.test_client().get("/.well-known/security.txt")
    assert answer.mimetype == "text/plain"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:a@b.example"
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert 30 < (expires - datetime.now(UTC)).days < 365


def test_without_a_contact_there_is_no_such_file() -> None:
    server = Flask("small", static_folder=None)
    contact.register(server, read_settings({}))
    assert server.test_client().get("/.well-known/security.txt").status_code == 404
