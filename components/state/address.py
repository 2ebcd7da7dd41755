"""Read a ViewState from the path and query of an address, and write it back.

Reading is lenient: a bad value becomes the default, and a message says so. Writing is canonical:
only values that differ from the default, in a fixed order. So equal states have equal addresses.
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
    """Read an address; return the state, and a message for each part that was not understood.

    Never raises: a value that is not known becomes the default. The messages are in the language
    of the address.
    """
    with speaking(language_of(query)):
        return _parse(path, query, vocabulary)


def language_of(query: str) -> str:
    """Return the language of a query string; English if it names none of LANGUAGES."""
    languages = [
        value
        for name, value in parse_qsl(query[:MAX_QUERY].lstrip("?"))
        if FIELDS.get(name) == "lang" and value in LANGUAGES
    ]
    return languages[-1] if languages else LANGUAGES[0]


def _parse(path: str, query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    problems: list[str] = []
    view, values = _read_path(path, problems)
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
        if not parameter.allows(value, view, vocabulary):
            value = parameter.renewed(value)
        if parameter.allows(value, view, vocabulary):
            values[key] = value
        elif parameter.nearest and (nearest := parameter.nearest(value, vocabulary)):
            values[key] = nearest
            problems.append(_(parameter.replaced).format(value=_short(raw_value), nearest=nearest))
        else:
            problems.append(
                _(parameter.refusal).format(value=_short(raw_value), name=parameter.name)
            )
    if view in OF_COUNTRY and values.get("country", REGION) == REGION:
        values["country"] = COUNTRIES[0]
    return ViewState(view=view, **values), tuple(dict.fromkeys(problems))


def parse_query(query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    """Read the query of a download link, which names no view; otherwise like `parse`."""
    return parse("/", query, vocabulary)


def _read_path(path: str, problems: list[str]) -> tuple[str, dict[str, str]]:
    """Return the view and the fields that the path sets; add what is wrong to `problems`."""
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


def is_page(path: str) -> bool:
    """Return whether there is a page at `path`."""
    problems: list[str] = []
    _read_path(path, problems)
    return not problems


def _short(text: str) -> str:
    """Return at most 40 printable characters of `text`, to be quoted in a message."""
    printable = "".join(char if char.isprintable() else "?" for char in text)
    return printable if len(printable) <= 40 else printable[:39] + "…"


def query_of(state: ViewState, fields: Collection[str] = PARAMETERS) -> str:
    """Return the query of a state, without `?`: those of `fields` that differ from the default."""
    return urlencode(
        [
            (parameter.name, getattr(state, key))
            for key, parameter in PARAMETERS.items()
            if key in fields and getattr(state, key) != getattr(DEFAULT, key)
        ],
        quote_via=quote,
    )


def home(view: str) -> str:
    """Return the address of a view in its default state; a country page shows the first country."""
    return address(ViewState(view, country=COUNTRIES[0] if view in OF_COUNTRY else REGION))


def address(state: ViewState) -> str:
    """Return the canonical address of a state: path and query."""
    path = VIEWS[state.view]
    fields = set(PARAMETERS)
    if state.view in OF_COUNTRY:
        path = path.replace("<name>", FOLDERS[state.country])
        fields.remove("country")
    query = query_of(state, fields)
    return f"{path}?{query}" if query else path


def anchor(chart: str) -> str:
    """Return the element id of a chart's card, which is also the fragment of links to it."""
    return f"card-{chart}"
