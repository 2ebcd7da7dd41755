"""Translate screen text, and hold the current language.

Every text on the screen is written `_("...")` in English. Other languages are gettext catalogues
(translations/<language>.po), which Babel reads. Code may write a straight apostrophe; the screen
shows a typographic one. `with speaking("ru"):` sets the language for the code inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, cast

from babel.messages.pofile import read_po

from components.language.cases import phrase

LANGUAGES = ("en", "ru", "zh")
FOLDER = Path(__file__).parent / "translations"
#: most names that each function keeps; a name is about 100 bytes
_NAMES_KEPT = 4096
#: Russian: spaces that become no-break spaces: before units, dashes and arrows, and after a short
#: preposition before a year
_NO_BREAK = re.compile(
    r"(?<=[\d}]) (?=г\.|гг\.|%|км|тыс|млн|млрд|трлн|долл|куб|т\b|м\b|МВт|раз)"
    r"|(?<=млрд) (?=долл|куб|т\b)|(?<=млн) (?=долл|т\b)|(?<=тыс\.) (?=долл|т\b)|(?<=куб\.) (?=м)"
    r"|(?<=строк:) (?={)|(?<= к) (?={)| (?=[—→] )"
)
_STOP = re.compile(r"(?<!\bг)(?<!\bгг)(?<!\bдр)(?<!долл)[.。]$")
#: separators that differ by language. CLDR has only those of lists that end in "and" or "or"
#: ("A, B, and C"), which are not used here.
_SIGNS = {"zh": {", ": "、", "; ": "；", ": ": "：", " ": "", "(": "（", ")": "）"}}
_speaking: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def _(message: str) -> str:
    """Return `message` in the current language; in English if there is no translation."""
    return catalogue(_speaking.get()).get(message) or message.replace("'", "’")


def mark(message: str) -> str:
    """Return `message` unchanged. Marks a constant for the catalogue; `_` translates it later."""
    return message


def language() -> str:
    """Return the current language: `en`, `ru` or `zh`."""
    return _speaking.get()


def joined(parts: Iterable[str], sign: str = ", ") -> str:
    """Join the items of a list with a comma, semicolon, colon or space of the language."""
    return spoken_sign(sign).join(parts)


def in_turn(*parts: str) -> str:
    """Join parts of different kinds (a place, a flow, a year) with commas, without empty ones.

    In Chinese this is another comma than that between the items of a list.
    """
    return ("，" if language() == "zh" else ", ").join(filter(None, parts))


def spoken_sign(sign: str) -> str:
    """Return `, `, `; `, `: `, a bracket or the space between sentences as the language writes."""
    return _SIGNS.get(language(), {}).get(sign, sign)


def aside(text: str, more: str) -> str:
    """Return `text (more)` with the brackets of the language; only `text` if `more` is empty."""
    if not more:
        return text
    return f"{text}（{more}）" if language() == "zh" else f"{text} ({more})"


def amid(name: str) -> str:
    """Return a name for the middle of a sentence: in lower case, unless it is an acronym (`HS`)."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def capital(name: str) -> str:
    """Return a name for the beginning of a sentence."""
    return name[:1].upper() + name[1:]


def one_stop(text: str) -> str:
    """Return `text` without the second of two full stops, as after an abbreviation at the end."""
    return text.replace("..", ".")


def unstopped(text: str) -> str:
    """Return `text` without a full stop at its end; that of a Russian abbreviation stays."""
    return _STOP.sub("", text)


def sentence(text: str) -> str:
    """Return `text` with a full stop of the language, unless it ends with a mark already."""
    return text + stop_after(text)


def stop_after(text: str) -> str:
    """Return the full stop of the language, or empty text if `text` ends with a mark already."""
    if text.endswith((".", "!", "?", "。", "！", "？")):
        return ""
    return "。" if language() == "zh" else "."


Asked = ParamSpec("Asked")


def kept_by_language(function: Callable[Asked, str]) -> Callable[Asked, str]:
    """Decorator: keep the last texts of a function, by its arguments and the current language.

    For names that every row of a chart asks for. The arguments must be hashable and positional.
    """

    @lru_cache(maxsize=_NAMES_KEPT)
    def kept(_language: str, *arguments: Any) -> str:
        return function(*arguments)  # type: ignore[call-arg]

    @wraps(function)
    def named(*arguments: Any) -> str:
        return kept(_speaking.get(), *arguments)

    return cast("Callable[Asked, str]", named)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Make `code` the current language inside the block; an unknown or empty code is English."""
    token = _speaking.set(code if code in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _speaking.reset(token)


@cache
def catalogue(code: str) -> Mapping[str, str]:
    """Read a catalogue: message -> translation, without missing and fuzzy translations."""
    path = FOLDER / f"{code}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {
            str(message.id): _without_breaks(str(message.string), code)
            for message in read_po(file, locale=code)
            if message.id and message.string and not message.fuzzy
        }


def _without_breaks(text: str, code: str) -> str:
    return phrase(_NO_BREAK.sub("\N{NO-BREAK SPACE}", text)) if code == "ru" else text


def unbroken(text: str) -> str:
    """A subtitle whose lines never begin with the sign between its parts: a dot or a stroke."""
    return text.replace(" · ", "\N{NO-BREAK SPACE}· ").replace(" / ", "\N{NO-BREAK SPACE}/ ")
