"""Settings of the service: environment variables, checked at start, all faults listed at once.

Add one: a field here with its environment variable (alias), what it may be (title) and what it does
(description); then `make docs`, which writes the table in docs/configuration.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from callbacks.service import values
from callbacks.service.values import Network

PREFIX = "KHORGOS_"
#: names with our prefix that other programs read (tests of the data, docs/data.md)
_OTHERS = frozenset({"KHORGOS_INPUTS"})
#: values of secrets are not repeated in messages
_SECRETS = frozenset({"KHORGOS_METRICS_TOKEN"})
#: variables that Kubernetes adds to each container if a Service has a name like `khorgos`
_SERVICE_LINK = re.compile(r"\w+_SERVICE_(HOST|PORT)(_\w+)?|\w+_PORT_\d+_(TCP|UDP|SCTP)(_\w+)?")
_LINK_VALUE = re.compile(r"(tcp|udp|sctp)://")
#: most characters of a wrong value in a message
_QUOTED = 60


class Settings(BaseModel):
    """All settings. Each is immutable and has a default with which `make run` works."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    host: Annotated[str, values.HOST] = Field(
        "127.0.0.1",
        alias="HOST",
        title="a name or an IP address, such as `0.0.0.0`, `::1` or `::`",
        description="address that the service listens on",
    )
    port: Annotated[int, values.whole(1, 65535)] = Field(
        8050,
        alias="PORT",
        title="a whole number from 1 to 65535",
        description="port that the service listens on",
    )
    workers: Annotated[int, values.whole(1, 64)] = Field(
        2,
        alias="WEB_CONCURRENCY",
        title="a whole number from 1 to 64",
        description="number of worker processes",
    )
    threads: Annotated[int, values.whole(1, 64)] = Field(
        4,
        alias="KHORGOS_THREADS",
        title="a whole number from 1 to 64",
        description="threads in each worker",
    )
    client_connections: Annotated[int, values.whole(1, 700)] = Field(
        100,
        alias="KHORGOS_CLIENT_CONNECTIONS",
        title="a whole number from 1 to 700",
        description="most connections of one client in each worker; a proxy that "
        "`FORWARDED_ALLOW_IPS` names has no such limit",
    )
    base_path: Annotated[str, values.BASE_PATH] = Field(
        "/",
        alias="DASH_URL_BASE_PATHNAME",
        title="a path of letters, digits and `.`, `_`, `~`, `-`, such as `/khorgos/`",
        description="path below which everything is served; a proxy may take it off requests or "
        "leave it. `X-Forwarded-Prefix` is not read",
    )
    trusted_proxies: Annotated[int, values.whole(0, 9)] = Field(
        0,
        alias="KHORGOS_TRUSTED_PROXIES",
        title="a whole number from 0 to 9",
        description="number of your proxies that a request passes; each must add to "
        "`X-Forwarded-For`. With 0 the forwarded headers are ignored",
    )
    forwarded_allow_ips: Annotated[tuple[Network, ...], values.NETWORKS] = Field(
        values.LOOPBACK,
        alias="FORWARDED_ALLOW_IPS",
        title="IP addresses or networks with commas between them, or `*` for all",
        description="addresses of the proxy that connects to the service; forwarded headers of "
        "others are ignored",
    )
    embed_hosts: Annotated[tuple[str, ...], values.HOSTS] = Field(
        (),
        alias="KHORGOS_EMBED_HOSTS",
        title="sites with commas between them, such as `https://news.example` or "
        "`*.example.org`, or `*` for all",
        description="sites that may show the pages below `/embed/` in a frame",
    )
    hsts_seconds: Annotated[int, values.whole(0, 63_072_000)] = Field(
        31_536_000,
        alias="KHORGOS_HSTS_SECONDS",
        title="a whole number from 0 to 63072000",
        description="how long browsers shall use HTTPS only; sent with HTTPS answers, not with 0",
    )
    rate_limit: Annotated[tuple[str, ...], values.RATES] = Field(
        ("1200/minute",),
        alias="KHORGOS_RATE_LIMIT",
        title="numbers of requests per `second`, `minute` or `hour`, such as "
        "`50/second, 1200/minute`, or `off`",
        description="most requests of one client, counted in each worker",
    )
    security_contact: Annotated[str, values.CONTACT] = Field(
        "",
        alias="KHORGOS_SECURITY_CONTACT",
        title="an e-mail address or an `https://` address",
        description="whom `/.well-known/security.txt` names; without it there is no such file",
    )
    log_format: Annotated[str, values.choice("auto", "json", "text")] = Field(
        "auto",
        alias="KHORGOS_LOG_FORMAT",
        title="`auto`, `json` or `text`",
        description="form of the log's lines; `auto` is `text` on a terminal, otherwise `json`",
    )
    log_level: Annotated[str, values.choice("debug", "info", "warning", "error")] = Field(
        "info",
        alias="KHORGOS_LOG_LEVEL",
        title="`debug`, `info`, `warning` or `error`",
        description="least level that is logged; the lines of requests are `info`",
    )
    metrics_token: Annotated[str, values.TOKEN] = Field(
        "",
        alias="KHORGOS_METRICS_TOKEN",
        title="16 to 200 letters, digits and `-`, `_`, `.`, `~`, `+`, `/`, `=`",
        description="whoever sends it (`Authorization: Bearer …`) may read `/metrics`; without "
        "it there is no such address",
    )
    metrics_folder: Annotated[Path | None, values.FOLDER] = Field(
        None,
        alias="PROMETHEUS_MULTIPROC_DIR",
        title="a folder",
        description="where the workers keep their counts; without it a temporary folder",
    )
    cache: Annotated[Path | None, values.FOLDER] = Field(
        None,
        alias="KHORGOS_CACHE",
        title="a folder",
        description="where files are kept that speed up the next start; without it the user's "
        "folder of caches. If nobody may write there, nothing is kept",
    )

    @property
    def bind(self) -> str:
        """The address as gunicorn and URLs write it, such as `[::1]:8050`."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the service."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host)
        return f"http://{f'{host}:{self.port}' if host else self.bind}{self.base_path}"


class SettingsError(Exception):
    """Settings are wrong. `faults` has one sentence for each of them."""

    def __init__(self, faults: list[str]) -> None:
        """Make a message of one line for each fault."""
        self.faults = faults
        count = "One setting is" if len(faults) == 1 else f"{len(faults)} settings are"
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(
            f"Khorgos cannot start. {count} wrong (docs/configuration.md lists them):\n{lines}"
        )


def variables() -> dict[str, str]:
    """Return environment variable -> name of the field, in the order of the class."""
    return {str(field.alias): name for name, field in Settings.model_fields.items()}


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read all settings. A variable that is empty counts as not set.

    Raises SettingsError, which lists every wrong value and every unknown `KHORGOS_…` name.
    """
    known = variables()
    given = {name: environ[name] for name in known if environ.get(name, "").strip()}
    faults = list(_unknown(environ, known))
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        names = {str(fault["loc"][0]) for fault in error.errors()}
        faults += [_wrong(name, given[name]) for name in known if name in names]
        raise SettingsError(faults) from None
    if faults:
        raise SettingsError(faults)
    return settings


def _wrong(name: str, value: str) -> str:
    """Say what the value of a variable must be."""
    must = str(Settings.model_fields[variables()[name]].title).replace("`", "")
    quoted = "" if name in _SECRETS else f"={_excerpt(value)}"
    return f"{name}{quoted}: it must be {must}."


def _unknown(environ: Mapping[str, str], known: Mapping[str, str]) -> Iterator[str]:
    """Name the variables with our prefix that are no settings, with what may have been meant."""
    meant = {name: name for name in known} | {
        f"{PREFIX}{field.upper()}": name for name, field in known.items()
    }
    for name in sorted(environ):
        if not name.upper().startswith(PREFIX) or name in known or name in _OTHERS:
            continue
        if _SERVICE_LINK.fullmatch(name) or _LINK_VALUE.match(environ[name]):
            continue
        close = get_close_matches(name.upper(), meant, n=1, cutoff=0.7)
        hint = f" Did you mean {meant[close[0]]}?" if close else ""
        yield f"{_excerpt(name)}: there is no such setting.{hint}"


def _excerpt(text: str) -> str:
    """Return the text as one short printable line."""
    cut = text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"
    return "".join(char if char.isprintable() else "?" for char in cut)
