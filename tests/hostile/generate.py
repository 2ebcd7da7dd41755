"""Requests that somebody hostile, broken or careless might send, from a seed.

They know the app: its routes come from its map, parameters and their values from the table of
parameters, callbacks from Dash's map. What is odd is put into places where the app reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus

from flask import Flask

from components.state.parameters import PARAMETERS
from components.state.vocabulary import Vocabulary
from components.views import PAGES

#: texts that have broken programs
ODD = (
    "", " ", "\x00", "\r\nX-Forged: 1", "\n[2026-01-01] forged line", "%", "%zz", "%00", "%0d%0aX: 1",
    "%ED%A0%80", "%ff%fe", "\u202e", "\ufeff", "😀", "é", "ſ", "İ", "٣", "..", "../../etc/passwd",
    "..%2f..%2fapp.py", "%2e%2e/%2e%2e/app.py", "//", "\\\\host\\share", ".", "/", "C:\\", "CON", "~",
    "NaN", "-1", "1e999", "9" * 400, "0x1F", "null", "undefined", "true", "[]", "{}", "__proto__",
    "constructor", "<script>alert(1)</script>", "' OR 1=1 --", "{{7*7}}", "${jndi:ldap://a}", "%s%s%n",
    "a" * 3000, "a&b=c", "a;b", "a#b", "a?b", "=", "&&&&", "+", "http://[", "http://[::1", "javascript:1",
    "2024/", "2024/2023", "KAZ,", ",", "27,27,27", "KAZ KAZ", "kaz", "Kazakhstan", "870310", "zh", "xx",
)  # fmt: skip
_METHODS = (
    "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "G T", "",
)  # fmt: skip
#: header -> values that a client may send in it
_HEADERS: dict[str, tuple[str, ...]] = {
    "Referer": ("http://[", "http://[::1", "//", "a", "http://a/_dash-layout?x=%ff"),
    "Origin": ("null", "http://[", "*"),
    "Host": ("", "a b", "[::1", "a:99999999", "a:b", "a/b", "é", "a" * 300, "127.0.0.1:8050, evil"),
    "Script-Name": ("/x", "//", "/csv", "%2f"),
    "SCRIPT_NAME": ("/x", "//evil", "/csv"),
    "Path-Info": ("/x", "/etc"),
    "X-Forwarded-For": ("1", "::1", "999.9.9.9", "a, b, c", "' --", "," * 200),
    "X-Forwarded-Proto": ("https", "gopher", "https, http", ""),
    "X-Forwarded-Host": ("evil", "[", "a, b", "a:b:c"),
    "X-Forwarded-Port": ("0", "99999", "x"),
    "X-Forwarded-Prefix": ("/p", "//evil", "/../..", "é"),
    "Forwarded": ("for=1;host=[", "for=;;;", '"'),
    "Range": ("bytes=0-", "bytes=9-1", "bytes=-", "bytes=0-0,1-1," + "2-2," * 500, "bytes=99999999999-", "lines=1"),
    "If-Range": ('"x"', "x", "Sun, 99 Foo 9999 99:99:99 GMT"),
    "If-None-Match": ("*", '"', 'W/"', 'W/"a", ' * 300, ",", "\x80"),
    "If-Match": ("*", '"a"', ","),
    "If-Modified-Since": ("x", "Sun, 99 Foo 9999 99:99:99 GMT", "-1", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "If-Unmodified-Since": ("x", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "Accept": ("*/*;q=9", "text/html;q=a", ";", "," * 300, "a/b/c"),
    "Accept-Encoding": ("gzip;q=9", "br;q=", "zstd, zstd", "*;q=0", "identity;q=0", "\x80", ";"),
    "Accept-Language": ("xx", "*", "ru;q=2", "a-" * 300),
    "Accept-Charset": ("x", "*;q=x"),
    "Content-Type": ("", "application/json", "text/html", "multipart/form-data", "application/json; charset=x", "/"),
    "Content-Encoding": ("gzip", "x"),
    "Content-Length": ("-1", "x", "1, 2", "", "1e3", "+5", "0x5", "99999999999999999999999", "104857600"),
    "Transfer-Encoding": ("chunked", "gzip, chunked", "x", "chunked, chunked", " chunked"),
    "Cookie": ("=", "a=" + "b" * 4000, ";;;", "a=\x80", "session=x"),
    "Authorization": ("Basic !!!", "Bearer", "Basic " + "A" * 500, "Bearer \x80"),
    "Upgrade": ("websocket", "h2c"),
    "Connection": ("Upgrade", "close", "keep-alive, close", "x"),
    "Expect": ("100-continue", "x"),
    "X-HTTP-Method-Override": ("DELETE",),
    "User-Agent": ("", "() { :; }", "a\x1b[31m", "x" * 5000),
    "Date": ("x",),
    "X Bad": ("a",),
    "X-Long": ("a" * 9000,),
}  # fmt: skip
_GARBAGE = (
    b"", b"\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\nHost: a\n\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET  /  HTTP/1.1\r\n\r\n",
    b"GET http://[/ HTTP/1.1\r\nHost: a\r\n\r\n", b"GET //[ HTTP/1.1\r\nHost: a\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET http://evil/view HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n", b"GET ?a HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\n b: c\r\n\r\n", b"GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", b"GET / HTTP/1.1\r\n: b\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 300 + b"\r\n", b"GET /" + b"%41" * 2000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n", b"\x00" * 50 + b"\r\n\r\n",
)  # fmt: skip
_CHUNKS = (
    b"zz\r\n",
    b"5\r\nhello\r\n0\r\n\r\n",
    b"ffffffffffffffffffff\r\n",
    b"-1\r\n\r\n",
    b"5;a=\r\n",
    b"",
)


class Request(NamedTuple):
    """What is sent, byte for byte, and what kind of attack it is."""

    kind: str
    raw: bytes


class Generator:
    """Makes requests. The same seed gives the same ones as long as the app has the same routes."""

    def __init__(self, server: Flask, seed: int = 1) -> None:
        """Read the routes of the app, and the callbacks that it tells browsers."""
        self.random = Random(seed)
        self.rules = sorted({rule.rule for rule in server.url_map.iter_rules()})
        self.charts = sorted({chart.id for charts in PAGES.values() for chart in charts})
        listed = server.test_client().get("/_dash-dependencies").json
        self.callbacks = [(entry["output"], entry) for entry in listed or []]
        #: addresses of the scripts of the first page
        self.scripts = re.findall(r'src="([^"]+)"', server.test_client().get("/").text)
        self.kinds: dict[Callable[[], bytes], float] = {
            self.page: 5,
            self.data: 5,
            self.route: 3,
            self.callback: 6,
            self.script: 2,
            self.header: 5,
            self.method: 2,
            self.body: 1.5,
            self.garbage: 0.5,
        }

    def requests(self, count: int) -> Iterator[Request]:
        """Yield requests of all kinds."""
        kinds, weights = list(self.kinds), list(self.kinds.values())
        for kind in self.random.choices(kinds, weights, k=count):
            yield Request(kind.__name__, kind())

    # kinds

    def page(self) -> bytes:
        """A page of readers, with a query that is right in parts."""
        path = self.any_of(
            "/",
            "/share",
            "/country/kazakhstan",
            "/data",
            "/projects",
            "/" + self.odd(),
            self.place(),
        )
        return self.get(f"{path}?{self.query()}")

    def data(self) -> bytes:
        """A route of programs, with a query that is right in parts."""
        chart = self.any_of(*self.charts, self.odd())
        ending = self.any_of("", "", "", ".excel.csv", ".csv", "." + self.odd())
        if self.random.random() < 0.004:
            ending = ".xlsx"
        row = self.any_of(0, 1, "title", -1, 10**9, self.encoded(self.odd()))
        path = self.any_of(
            f"/csv/{chart}{ending}", f"/rows/{chart}", f"/points/{chart}", f"/quote/{chart}/{row}", f"/tables/{self.place()}",
            "/layout", "/search", "/presenter", "/sitemap.xml",
        )  # fmt: skip
        if self.random.random() < 0.004:
            path = f"/image/{chart}.png"
        page = self.any_of(
            "", f"page={self.encoded(self.place())}&", "page=/share&", "scene=1&page=/&"
        )
        return self.get(f"{path}?{page}{self.query()}")

    def route(self) -> bytes:
        """Any route, with something in place of what it takes."""
        rule = self.any_of(*self.rules)
        if rule.startswith("/image"):  # drawing pictures takes time
            return self.get(f"/image/{self.encoded(self.odd())}.png")
        parts = [self.place() if part.startswith("<") else part for part in rule.split("/")]
        prefix = self.any_of("", "", "", "/_ru", "/_zh", "/_xx", "/.", "//")
        return self.get(prefix + "/".join(parts) + self.any_of("", "?" + self.query(), "/", "%00"))

    def script(self) -> bytes:
        """A script of a Dash library, or something like it."""
        if self.random.random() < 0.3:
            address = self.any_of(*self.scripts)
            place = self.random.randrange(len(address))
            return self.get(
                address[:place] + self.any_of("", self.encoded(self.odd())) + address[place + 1 :]
            )
        package = self.any_of(
            "dash",
            "dash_table",
            "dash_core_components",
            "plotly",
            "dash_mantine_components",
            self.odd(),
        )
        name = self.any_of(
            "dash.min.js", "plotly.min.js", "dash-renderer/build/dash_renderer.v1m1.js", "x.v1_0m.js.map", "../../app.py",
            "__init__.py", self.place(),
        )  # fmt: skip
        return self.get(f"/_dash-component-suites/{self.encoded(package)}/{name}")

    def callback(self) -> bytes:
        """A callback body: of one of our callbacks, those in the browser included, with faults."""
        ours = [pair for pair in self.callbacks if not pair[1].get("clientside_function")]
        name, declared = self.any_of(*self.any_of(ours or self.callbacks, self.callbacks))
        outputs: Any = [
            {"id": part.rpartition(".")[0], "property": part.rpartition(".")[2]}
            for part in name.strip(".").split("...")
        ]
        asked = {
            "chart": self.any_of(*self.charts),
            "query": self.query(),
            "row": 0,
            "origin": "http://a",
        }
        body: Any = {
            "output": name,
            "outputs": outputs if name.startswith("..") else outputs[0],
            "inputs": [dict(part) | {"value": asked} for part in declared.get("inputs", [])],
            "state": [dict(part) | {"value": asked} for part in declared.get("state", [])],
            "changedPropIds": [f"{part['id']}.{part['property']}" for part in declared.get("inputs", [])],
        }  # fmt: skip
        if body["inputs"] and self.random.random() < 0.4:  # only what the callback itself reads
            body["inputs"][0]["value"] = self.spoilt(self.spoilt(asked))
            return self.post(json.dumps(body).encode())
        for _ in range(self.random.randrange(4)):
            body = self.spoilt(body)
        return self.post(json.dumps(body).encode())

    def body(self) -> bytes:
        """A body that is no JSON, or none that fits its header."""
        content = self.any_of(
            b"", b"{", b"[" * 5000, b"\xff\xfe", b'"\\ud800"', b"x" * 300_000, b"1" * 5000, b'{"a":1e999}', b"null",
        )  # fmt: skip
        if self.random.random() < 0.3:
            head = "POST /_dash-update-component HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            return head.encode() + self.any_of(*_CHUNKS)
        return self.post(content)

    def header(self) -> bytes:
        """A good request with headers that are odd."""
        names = self.random.sample(sorted(_HEADERS), self.random.randint(1, 3))
        headers = {name: self.any_of(*_HEADERS[name], self.odd()) for name in names}
        path = self.any_of(
            "/",
            "/view",
            "/healthz",
            "/assets/khorgos.css",
            "/csv/headline",
            "/tables/sources.yaml",
            "/_dash-layout",
        )
        return self.get(path, headers)

    def method(self) -> bytes:
        """Any method at any route."""
        method = self.any_of(*_METHODS)
        rule = self.any_of(
            "/",
            "/view",
            "/csv/headline",
            "/_dash-update-component",
            "/assets/khorgos.css",
            "/healthz",
            "/%ff",
        )
        return f"{method} {rule} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()

    def garbage(self) -> bytes:
        """No HTTP at all, or hardly."""
        raw = bytearray(self.any_of(*_GARBAGE))
        if raw and self.random.random() < 0.3:
            raw[self.random.randrange(len(raw))] = self.random.randrange(256)
        return bytes(raw)

    # parts

    def any_of(self, *choices: Any) -> Any:
        """Choose one."""
        return choices[self.random.randrange(len(choices))]

    def odd(self) -> str:
        """An odd text, at times two of them, or some random characters."""
        if self.random.random() < 0.1:
            return "".join(chr(self.random.randrange(1, 0xD7FF)) for _ in range(9))
        return self.any_of(*ODD) + (self.any_of(*ODD) if self.random.random() < 0.1 else "")

    def encoded(self, text: str) -> str:
        """Encode a text for an address, in one of the ways that clients do."""
        way = self.any_of(
            quote,
            quote_plus,
            lambda text: quote(text, safe="/%?=&"),
            lambda text: quote(quote(text)),
        )
        return str(way(text))

    def place(self) -> str:
        """Something in place of a part of a path."""
        good = self.any_of(
            "countries/kazakhstan/totals.csv",
            "khorgos.js",
            "headline",
            "share",
            "country/kazakhstan",
            "sources.yaml",
        )
        return self.any_of(
            good,
            self.encoded(self.odd()),
            good + self.encoded(self.odd()),
            self.encoded(self.odd()) + "/" + good,
        )

    def query(self) -> str:
        """Some parameters, with values that they know and values that nobody knows."""
        pairs = []
        for _ in range(self.random.randrange(4)):
            parameter = PARAMETERS[self.any_of(*PARAMETERS)]
            known = parameter.values(_VOCABULARY) if parameter.values else ("27", "solar", "RUS")
            name = parameter.name if self.random.random() < 0.9 else self.odd()
            value = self.any_of(*known) if known and self.random.random() < 0.6 else self.odd()
            pairs.append(f"{self.encoded(name)}={self.encoded(value)}")
        return self.any_of("&", "&", "&", ";").join(pairs)

    def spoilt(self, value: Any) -> Any:
        """Return JSON in which one part, at any depth, is replaced, removed or doubled."""
        if isinstance(value, dict) and value and self.random.random() < 0.8:
            key = self.any_of(*value)
            what = self.random.random()
            if what < 0.15:
                return {name: part for name, part in value.items() if name != key}
            if what < 0.25:
                return value | {self.odd(): value[key]}
            return value | {key: self.spoilt(value[key])}
        if isinstance(value, list) and value and self.random.random() < 0.7:
            place = self.random.randrange(len(value))
            return [*value[:place], self.spoilt(value[place]), *value[place + self.any_of(0, 1) :]]
        return self.any_of(
            None, True, -1, 10**30, 0.5, self.odd(), [], {}, [[]], [None], {"a": {}}, [value, value], {"value": value},
            "\ud800", {"id": self.odd(), "property": self.odd()}, {"index": self.odd(), "type": 1},
            *(name for name, _declared in self.callbacks),
        )  # fmt: skip

    def get(self, target: str, headers: dict[str, str] | None = None) -> bytes:
        """A GET request. A header replaces a usual one of the same name."""
        fields = {"Host": "a", "Connection": "close"} | (headers or {})
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"GET {target} HTTP/1.1\r\n{lines}\r\n".encode("utf-8", "replace")

    def post(self, body: bytes) -> bytes:
        """A POST request of a callback."""
        kind = self.any_of(
            "application/json",
            "application/json",
            "application/json; charset=utf-16",
            "text/plain",
            "",
        )
        head = (
            f"POST {self.any_of('', '', '/_ru', '/_zh')}/_dash-update-component HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


#: some codes of the data, as parameters name them
_VOCABULARY = Vocabulary(
    periods=(*map(str, range(1992, 2027)), "2022/2023"),
    partners=("WLD", "RUS", "CHN", "DEU"),
    chapters=("27", "85", "87"),
    products=("8703", "870380", "2709"),
    items=("khorgos",),
)
