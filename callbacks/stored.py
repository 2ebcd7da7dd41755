"""Scripts and style sheets: read and compressed once, at addresses with a hash of their bytes.

To compress them as well as can be takes seconds, so the compressed forms are kept in a folder.
Where nothing can be written they are compressed less, at each start, and kept in memory only.
"""

from __future__ import annotations

import mimetypes
import pkgutil
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from dash import Dash
from dash.fingerprint import check_fingerprint
from flask import Response, abort, request

from callbacks.answer import A_MINUTE, FOR_GOOD, answer_of
from callbacks.forms import Forms
from callbacks.pressed import press
from components.views.payload import Payload, tagged

_ASSETS, _SUITES = "/assets/", "/_dash-component-suites/"
_NAMED = re.compile(r'(?<= src=")[^"?]+[^"]*|(?<= href=")[^"?]+[^"]*')


class File(NamedTuple):
    """A file and its media type."""

    payload: Payload
    mimetype: str

    @property
    def version(self) -> str:
        """The hash in its address."""
        return self.payload.etag[:16]


class Assets:
    """The files that pages name, by path. Their compressed forms are pinned in `forms`."""

    def __init__(self, app: Dash, forms: Forms, cache: Path | None) -> None:
        """Read the files of the assets folder. `cache` is the folder for compressed forms."""
        self._prefix = str(app.config.requests_pathname_prefix)
        self._forms = forms
        self._cache = cache
        self._files: dict[str, File] = {}
        folder = Path(app.config.assets_folder)
        self._add(
            (_ASSETS + path.name, path.read_bytes())
            for path in sorted(folder.iterdir())
            if path.is_file()
        )

    def get(self, path: str) -> File | None:
        """Return the file at a path; None if no page names it."""
        return self._files.get(path)

    def address(self, path: str) -> str:
        """Return the address of a file. Raises KeyError if there is none at the path."""
        return f"{self._prefix}{path[1:]}?v={self._files[path].version}"

    def hashed(self, html: str) -> str:
        """Return the page with a hash in the addresses of its files, which are read now."""
        named = {address: self._path(address) for address in _NAMED.findall(html)}
        suites = [path for path in named.values() if path.startswith(_SUITES)]
        new = [path for path in dict.fromkeys(suites) if path not in self._files]
        self._add((path, _of_package(path)) for path in new)
        return _NAMED.sub(lambda found: self._renamed(found[0], named[found[0]]), html)

    def _renamed(self, address: str, path: str) -> str:
        return self.address(path) if path in self._files else address

    def _path(self, address: str) -> str:
        """Return the path of a file at an address as Dash writes it, with its fingerprint."""
        path = "/" + address.partition("?")[0].removeprefix(self._prefix).removeprefix("/")
        return str(check_fingerprint(path)[0]) if path.startswith(_SUITES) else path

    def _add(self, contents: Iterable[tuple[str, bytes]]) -> None:
        found = {path: tagged(body) for path, body in contents}
        pressed = press(found.values(), self._cache)
        for path, payload in found.items():
            self._forms.pin(payload.etag, pressed[payload.etag])
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            self._files[path] = File(payload, kind)


def register(app: Dash, assets: Assets) -> None:
    """Serve the files in place of Dash, which serves what else its libraries have."""
    views = app.server.view_functions
    for rule in app.server.url_map.iter_rules():
        if rule.rule.startswith(_SUITES):
            views[rule.endpoint] = _view(assets, views[rule.endpoint])
        if rule.rule.startswith(_ASSETS):
            views[rule.endpoint] = _view(assets, _nothing)


def _view(assets: Assets, otherwise: Callable[..., Any]) -> Callable[..., Any]:
    def serve(**names: str) -> Any:
        file = assets.get(request.path)
        if file is None:
            found = otherwise(**names)
            # Dash lets browsers keep a script for a year under any version that is asked for.
            found.headers["Cache-Control"] = A_MINUTE
            return found
        answer = answer_of(file.payload, file.mimetype)
        if request.args.get("v") == file.version:
            # Under another hash these would be the wrong bytes, for a year: in a rolling release
            # an old worker may be asked for a script of the new page.
            answer.headers["Cache-Control"] = FOR_GOOD
        return answer

    return serve


def _nothing(**_names: str) -> Response:
    abort(404)


def _of_package(path: str) -> bytes:
    """Return a script of an installed library, such as `/_dash-component-suites/dash/dcc/x.js`."""
    package, _slash, name = path.removeprefix(_SUITES).partition("/")
    body = pkgutil.get_data(package, name)
    assert body is not None
    return body
