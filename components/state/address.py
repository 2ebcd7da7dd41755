"""Addresses: from path and query to a ViewState, and back.

A link is read leniently (a bad value gives the default and a sentence saying so) and written
strictly (only what differs from the default, in a fixed order), so that two equal views have
one address.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl, quote, urlencode

from components.language.terms import country_name
from components.language.text import LANGUAGES, _, speaking
from components.state.parameters import FIELDS, PARAMETERS
from components.state.viewstate import DEFAULT, ViewState
from components.state.vocabulary import OF_COUNTRY, SLUGS, VIEWS, Vocabulary
from data.records.codes import COUNTRIES, FOLDERS, REGION

#: most characters of a query that are read
MAX_QUERY = 2000


def parse(path: str, query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    """Read an address; return the state and one plain sentence for each thing not understood.

    Never raises: whatever is not a known value is replaced by its default and told, in the
    language that the link asks for.
    """
    with speaking(language_of(query)):
        return _parse(path, query, vocabulary)


def language_of(query: str) -> str:
    """The language a query string asks for; English where it asks for none that is spoken here."""
    asked = [
        value
        for name, value in parse_qsl(query[:MAX_QUERY].lstrip("?"))
        if FIELDS.get(name) == "lang" and value in LANGUAGES
    ]
    return asked[-1] if asked else LANGUAGES[0]


def _parse(path: str, query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    problems: list[str] = []
    view, found = _read_path(path, problems)
    if len(query) > MAX_QUERY:
        problems.append(_("The link is too long, so its filters were ignored."))
        query = ""
    for raw_name, raw_value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
        key = FIELDS.get(raw_name)
        if key is None:
            problems.append(
                _("“{name}” is not a filter here; it was ignored.").format(name=_short(raw_name))
            )
            continue
        parameter = PARAMETERS[key]
        value = parameter.tidy("".join(filter(str.isprintable, raw_value)).strip())
        if parameter.allows(value, view, vocabulary):
            found[key] = value
        else:
            problems.append(
                _(parameter.refusal).format(value=_short(raw_value), name=parameter.name)
            )
    if view in OF_COUNTRY and found.get("country", REGION) == REGION:
        found["country"] = COUNTRIES[0]
    return ViewState(view=view, **found), tuple(dict.fromkeys(problems))


def parse_query(query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    """Read the state of a download link, which has no view."""
    return parse("/", query, vocabulary)


def _read_path(path: str, problems: list[str]) -> tuple[str, dict[str, str]]:
    clean = "/" + "/".join(part for part in path.split("/") if part)
    for view, root in VIEWS.items():
        if clean == root:
            return view, {}
    first, *rest = clean.split("/")[1:]
    if first == "country":
        view = "brief" if rest[-1:] == ["brief"] else "country"
        slug = "/".join(rest[:-1] if view == "brief" else rest).lower()
        code = SLUGS.get(slug)
        if slug and not code:
            problems.append(
                _("There is no country page “{name}”; {country} is shown.").format(
                    name=_short(slug), country=country_name(COUNTRIES[0])
                )
            )
        return view, {"country": code} if code else {}
    problems.append(
        _("There is no page “{name}”; the overview is shown.").format(name=_short(clean))
    )
    return "overview", {}


def _short(text: str) -> str:
    shown = "".join(char if char.isprintable() else "?" for char in text)
    return shown if len(shown) <= 40 else shown[:39] + "…"


def query_of(state: ViewState, fields: Collection[str] = PARAMETERS) -> str:
    """The query string of a state without `?`: only what differs from the default.

    `fields` are the fields of the state that are written.
    """
    return urlencode(
        [
            (parameter.name, getattr(state, key))
            for key, parameter in PARAMETERS.items()
            if key in fields and getattr(state, key) != getattr(DEFAULT, key)
        ],
        quote_via=quote,
    )


def home(view: str) -> str:
    """The address of a view with nothing chosen; of the first country where it needs one."""
    return address(ViewState(view, country=COUNTRIES[0] if view in OF_COUNTRY else REGION))


def address(state: ViewState) -> str:
    """The canonical path and query of a state."""
    path = VIEWS[state.view]
    written = set(PARAMETERS)
    if state.view in OF_COUNTRY:
        path = path.replace("<name>", FOLDERS[state.country])
        written.remove("country")
    query = query_of(state, written)
    return f"{path}?{query}" if query else path


def anchor(chart: str) -> str:
    """The element id of a chart's card; a link to one card ends in `#` and this."""
    return f"card-{chart}"
