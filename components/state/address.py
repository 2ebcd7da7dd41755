"""Read a ViewState from the path and query of an address, and write it back.

Reading is lenient: damage whose meaning is certain is repaired (mending.py), another bad value
becomes the default, and a message says so. Writing is canonical: only values that differ from the
default, in a fixed order. So equal states have equal addresses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode

from components.language.terms import country_name
from components.language.text import LANGUAGES, _, joined, speaking
from components.state.mending import is_tracker, repairs, trimmed, unescaped
from components.state.parameters import FIELDS, PARAMETERS, Parameter
from components.state.viewstate import DEFAULT, ViewState
from components.state.vocabulary import OF_COUNTRY, SLUGS, VIEWS, Vocabulary
from data.records.codes import COUNTRIES, FOLDERS, REGION

#: most characters of a query that are read
MAX_QUERY = 2000
#: most values that a message lists
_VALUES_LISTED = 12


class Mistake(NamedTuple):
    """Something in an address that was not read as it stands.

    notice   what a page says: what was wrong, and what it shows
    refusal  what is said instead of a file; empty if what was meant is certain
    """

    notice: str
    refusal: str = ""


def parse(path: str, query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    """Read an address; return the state, and a message for each part that was not understood.

    Never raises: a value that is not known becomes the default. The messages are in the language
    of the address.
    """
    state, mistakes = _parse(path, query, vocabulary)
    return state, tuple(dict.fromkeys(mistake.notice for mistake in mistakes))


def parse_query(query: str, vocabulary: Vocabulary) -> tuple[ViewState, tuple[str, ...]]:
    """Read the query of a download link, which names no view.

    The messages say why there is no file. There is none for damage whose meaning is certain.
    """
    state, mistakes = _parse("/", query, vocabulary)
    refusals = (mistake.refusal for mistake in mistakes)
    return state, tuple(dict.fromkeys(filter(None, refusals)))


def language_of(query: str) -> str:
    """Return the language of a query string; English if it names none of LANGUAGES."""
    lang = PARAMETERS["lang"]
    values = (
        _read_value(lang, raw, "", Vocabulary())[0]
        for name, raw in _pairs(query[:MAX_QUERY])
        if _field(name) == "lang"
    )
    known = [value for value in values if value is not None]
    return (known[-1] if known else "") or LANGUAGES[0]


def release_of(query: str) -> str:
    """Return the release that a query string names, as it is written there; empty if none."""
    named = [raw.strip() for name, raw in _pairs(query[:MAX_QUERY]) if _field(name) == "asof"]
    return named[-1] if named else ""


def _parse(path: str, query: str, vocabulary: Vocabulary) -> tuple[ViewState, list[Mistake]]:
    path, more = _split(path)
    if more:  # a program has escaped the question mark
        query = f"{more}&{query}"
    with speaking(language_of(query)):
        mistakes = [_read_as("%3F", "?")] if more else []
        view, values = _read_path(path, mistakes)
        if len(query) > MAX_QUERY:
            text = _("The link is too long, so its filters were ignored.")
            mistakes.append(Mistake(text, text))
            query = ""
        values |= _read_parameters(query, view, vocabulary, mistakes)
    if view in OF_COUNTRY and values.get("country", REGION) == REGION:
        values["country"] = COUNTRIES[0]
    return ViewState(view=view, **values), mistakes


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    """Yield names and values of a query, without those that trackers add."""
    for name, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
        if not is_tracker(trimmed(unescaped(name))):
            yield name, value


def _field(name: str) -> str | None:
    """Return the field of a parameter, whose name may be damaged; None if there is none."""
    name = unescaped(name)
    return FIELDS.get(name) or FIELDS.get(trimmed(name).lower())


def _read_parameters(
    query: str, view: str, vocabulary: Vocabulary, mistakes: list[Mistake]
) -> dict[str, str]:
    """Return field -> value of the parameters in a query; add what is wrong to `mistakes`."""
    values: dict[str, str] = {}
    unknown: list[tuple[str, str]] = []
    several: dict[str, str] = {}  # field -> the text that was taken last
    for raw_name, raw in _pairs(query):
        key = _field(raw_name)
        if key is None:
            if trimmed(unescaped(raw_name)):  # else it is the text behind the link
                mistakes.append(_no_parameter(raw_name))
            continue
        name = unescaped(raw_name)
        if name != raw_name:
            mistakes.append(_read_as("&amp;", "&"))
        if name not in FIELDS:
            mistakes.append(_read_as(name, trimmed(name).lower()))
        parameter = PARAMETERS[key]
        value, repaired = _read_value(parameter, raw, view, vocabulary)
        if value is None and parameter.nearest:
            value = parameter.nearest(raw, vocabulary) or None
            mistakes += [_replaced(parameter, raw, value)] if value else []
        if value is None:
            unknown.append((key, raw))
            continue
        if repaired:
            mistakes.append(_read_as(raw, repaired))
        if values.setdefault(key, value) != value or key in several:
            several[key] = raw
        values[key] = value
    for key, raw in unknown:
        mistakes.append(_not_known(PARAMETERS[key], raw, view, vocabulary, key in values))
    mistakes += [_several(PARAMETERS[key].name, raw) for key, raw in several.items()]
    return values


def _read_value(
    parameter: Parameter, raw: str, view: str, vocabulary: Vocabulary
) -> tuple[str | None, str]:
    """Return the value of a parameter, None if it is not known, and the repaired text if any."""
    text = "".join(filter(str.isprintable, raw)).strip()
    repaired = (meant for meant in (parameter.meant(text), *repairs(text)) if meant)
    for candidate in (text, *repaired):
        value = parameter.tidy(candidate)
        for form in (value, parameter.renewed(value)):
            if parameter.allows(form, view, vocabulary):
                read = parameter.settled(form, vocabulary)
                return read, "" if candidate == text else candidate
    return None, ""


def _read_as(text: str, meant: str) -> Mistake:
    notice = _("“{text}” in the link was read as “{meant}”.")
    return Mistake(notice.format(text=_short(text), meant=_short(meant)))


def _no_parameter(name: str) -> Mistake:
    return Mistake(
        _("“{name}” is not a filter here; it was ignored.").format(name=_short(name)),
        _("“{name}” is not a parameter of this address.").format(name=_short(name)),
    )


def _not_known(
    parameter: Parameter, raw: str, view: str, vocabulary: Vocabulary, is_given: bool
) -> Mistake:
    """Say that a value is not known; `is_given`: the parameter has another one that is."""
    value, name = _short(raw), parameter.name
    refusal = _("“{value}” is not a known value of {name}.").format(value=value, name=name)
    known = tuple(filter(None, parameter.values(vocabulary))) if parameter.values else ()
    if parameter.listed:
        known = parameter.listed(vocabulary)[:_VALUES_LISTED]
    listed = ""
    if known and len(known) <= _VALUES_LISTED:
        listed = _("Known values: {values}.").format(values=joined(known))
    text = _("“{value}” is not a known value of {name}; it was ignored.")
    notice = (text if is_given else _(parameter.refusal)).format(value=value, name=name)
    on_page = listed if parameter.listed else ""
    return Mistake(
        joined(filter(None, (notice, on_page)), " "), joined(filter(None, (refusal, listed)), " ")
    )


def _replaced(parameter: Parameter, raw: str, nearest: str) -> Mistake:
    notice, refusal = _(parameter.replaced), _(parameter.not_replaced)
    value = _short(raw)
    return Mistake(
        notice.format(value=value, nearest=nearest), refusal.format(value=value, nearest=nearest)
    )


def _several(name: str, value: str) -> Mistake:
    notice = _("The link has “{name}” more than once; “{value}” is shown.")
    refusal = _("The address has “{name}” more than once, with different values.")
    return Mistake(notice.format(name=name, value=_short(value)), refusal.format(name=name))


def _split(path: str) -> tuple[str, str]:
    """Return a path in plain letters, and the query that a program took for a part of it."""
    plain, _mark, more = unquote(path, errors="replace").partition("?")
    return plain, more


def _clean(path: str) -> str:
    return "/" + "/".join(part for part in path.split("/") if part)


def _read_path(path: str, mistakes: list[Mistake]) -> tuple[str, dict[str, str]]:
    """Return the view and the fields that the path sets; add what is wrong to `mistakes`."""
    clean = _clean(path)
    if found := _at(clean):
        return found
    for meant in repairs(clean):
        if meant and (found := _at(meant)):
            mistakes.append(_read_as(clean, _path_of(*found)))
            return found
    first, *rest = clean.split("/")[1:]
    if first.lower() == "country":
        is_brief = rest[-1:] == ["brief"]
        mistakes.append(
            Mistake(
                _("There is no country page “{name}”; {country} is shown.").format(
                    name=_short("/".join(rest[:-1] if is_brief else rest)),
                    country=country_name(COUNTRIES[0]),
                )
            )
        )
        return "brief" if is_brief else "country", {}
    mistakes.append(
        Mistake(_("There is no page “{name}”; the overview is shown.").format(name=_short(clean)))
    )
    return "overview", {}


def _at(path: str) -> tuple[str, dict[str, str]] | None:
    """Return the view at a path and the fields that it sets; None if there is no page."""
    first, *rest = path.split("/")[1:]
    if first != "country":
        return next(((view, {}) for view, root in VIEWS.items() if path == root), None)
    view = "brief" if rest[-1:] == ["brief"] else "country"
    name = "/".join(rest[:-1] if view == "brief" else rest)
    if not name:
        return view, {}
    code = SLUGS.get(name) or (name.upper() if name.upper() in FOLDERS else None)
    return (view, {"country": code}) if code else None


def _path_of(view: str, fields: dict[str, str]) -> str:
    return VIEWS[view].replace("<name>", FOLDERS[fields.get("country", COUNTRIES[0])])


def is_page(path: str) -> bool:
    """Return whether there is a page at `path`, damaged as it may be."""
    clean = _clean(_split(path)[0])
    return any(meant and _at(meant) for meant in (clean, *repairs(clean)))


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
