"""The one door through which screen text passes, and the language it comes out in.

Every sentence a reader sees is written `_("...")`. English is the text itself; the other
languages are gettext catalogues beside this file (translations/<language>.po), read by Babel.
In code an apostrophe is a straight one; what is shown has the printer's.
`with speaking("ru"):` sets the language for everything that is drawn inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("en", "ru", "zh")
FOLDER = Path(__file__).parent / "translations"
#: Russian: spaces at which no line may end; a dash or an arrow begins none
_HELD = re.compile(
    r"(?<=[\d}]) (?=г\.|гг\.|%|км|тыс|млн|млрд|трлн|долл|куб|т\b|м\b|МВт|раз)"
    r"|(?<=млрд) (?=долл|куб|т\b)|(?<=млн) (?=долл|т\b)|(?<=тыс\.) (?=долл|т\b)|(?<=куб\.) (?=м)"
    r"|(?<=строк:) (?={)| (?=[—→] )"
)
_STOP = re.compile(r"(?<!\bг)(?<!\bгг)(?<!\bдр)(?<!долл)[.。]$")
#: signs between items where a language has its own. CLDR knows lists that end in "and" or "or"
#: alone: "A, B, and C"; what stands between cells, names and clauses here is not one of them
_SIGNS = {"zh": {", ": "、", "; ": "；", ": ": "：", " ": ""}}
_speaking: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def _(message: str) -> str:
    """Return `message` in the reader's language; in English where nobody has translated it."""
    return catalogue(_speaking.get()).get(message) or message.replace("'", "’")


def mark(message: str) -> str:
    """Name a text for the catalogue where it is declared; `_` translates it when it is shown."""
    return message


def language() -> str:
    """The language that is being spoken: `en`, `ru` or `zh`."""
    return _speaking.get()


def joined(parts: Iterable[str], sign: str = ", ") -> str:
    """Items of a list, between commas, semicolons, colons or spaces as the language writes them."""
    return spoken_sign(sign).join(parts)


def in_turn(*parts: str) -> str:
    """Parts of different kinds in a row: a place, a flow, a year. Empty ones are left out.

    Chinese parts the items of a list with another comma than what follows one on the other.
    """
    return ("，" if language() == "zh" else ", ").join(filter(None, parts))


def spoken_sign(sign: str) -> str:
    """`, `, `; `, `: ` or the space after a sentence, in the reader's language."""
    return _SIGNS.get(language(), {}).get(sign, sign)


def aside(text: str, more: str) -> str:
    """`text (more)` with the brackets of the language; `text` alone where there is no more."""
    if not more:
        return text
    return f"{text}（{more}）" if language() == "zh" else f"{text} ({more})"


def amid(name: str) -> str:
    """A name within a sentence: without its capital, unless it is one of several (`HS`)."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def one_stop(text: str) -> str:
    """`text` without the second full stop behind an abbreviation that ends a sentence."""
    return text.replace("..", ".")


def unstopped(text: str) -> str:
    """`text` without the full stop at its end, unless that belongs to a Russian abbreviation."""
    return _STOP.sub("", text)


def sentence(text: str) -> str:
    """`text` with a full stop of the language, unless it ends with one."""
    return text + stop_after(text)


def stop_after(text: str) -> str:
    """The full stop of the language; empty if `text` ends with one."""
    if text.endswith((".", "!", "?", "。", "！", "？")):
        return ""
    return "。" if language() == "zh" else "."


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language inside the block; an unknown or empty code is English."""
    token = _speaking.set(code if code in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _speaking.reset(token)


@cache
def catalogue(code: str) -> Mapping[str, str]:
    """Message -> translation, without those that are missing or marked as doubtful (fuzzy)."""
    path = FOLDER / f"{code}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {
            str(one.id): _held(str(one.string), code)
            for one in read_po(file, locale=code)
            if one.id and one.string and not one.fuzzy
        }


def _held(text: str, code: str) -> str:
    return _HELD.sub("\N{NO-BREAK SPACE}", text) if code == "ru" else text
