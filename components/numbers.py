"""Numbers as a reader sees them: money, percents, factors, counts, and periods.

No more digits than the sources gave: billions with one decimal by default, two below ten.
"""

from __future__ import annotations

from components.text import _

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUS = "−"


def money(usd: float | None, *, sign: bool = False) -> str:
    """US dollars in words of scale: `$106.3 bn`, `$4.27 bn`, `$971 m`, `$85 k`."""
    if usd is None:
        return _("not published")
    size = abs(usd)
    if size >= 9.995e9:
        text = f"${size / 1e9:,.1f} bn"
    elif size >= 9.995e8:
        text = f"${size / 1e9:.2f} bn"
    elif size >= 9.95e6:
        text = f"${size / 1e6:,.0f} m"
    elif size >= 9.95e5:
        text = f"${size / 1e6:.1f} m"
    elif size >= 1e3:
        text = f"${size / 1e3:,.0f} k"
    else:
        text = f"${size:,.0f}"
    return _signed(usd, text, sign)


#: how many decimals a unit has left when it is told in billions
_BELOW_BILLION = {"USD": 9, "kUSD": 6, "mUSD": 3, "bnUSD": 0, "10kCNY": 5, "bnCNY": 0}


def money_quoted(usd: float, printed: float, unit: str) -> str:
    """US dollars for a sentence: two decimals, or fewer where the source printed fewer.

    `printed` and `unit` are the figure as the source has it: `$30.1 bn` from 30.1 bnUSD,
    `$14.89 bn` from 14889180 kUSD.
    """
    digits = f"{printed!r}".partition(".")[2].rstrip("0")
    known = len(digits) + _BELOW_BILLION[unit]
    size = abs(usd)
    if size >= 9.995e8:
        text = f"${size / 1e9:,.{min(2, known)}f} bn"
    elif size >= 1e6:
        text = f"${size / 1e6:,.{min(1, max(0, known - 3))}f} m"
    else:
        text = f"${size / 1e3:,.{min(1, max(0, known - 6))}f} k"
    return _signed(usd, text, False)


def percent(value: float | None, *, sign: bool = False) -> str:
    """`24 %`, `4.3 %`, `0.03 %`; with `sign` also `+12 %`."""
    if value is None:
        return _("not published")
    size = abs(value)
    digits = 0 if size >= 9.95 else 1 if size >= 0.95 or size == 0 else 2
    if 99.5 <= size < 99.95:  # nearly all is not all
        digits = 1
    return _signed(value, f"{size:,.{digits}f} %", sign)


def percent_printed(value: float) -> str:
    """A percentage with the digits it was printed with: `12 %`, `24.1 %`, `−5.1 %`."""
    return _signed(value, f"{abs(value):g} %", False)


def times(value: float) -> str:
    """A ratio as a factor, two or three digits of it: `×1.46`, `×4.1`, `×23`, `×0.94`."""
    if value < 0.095:
        return f"×{value:.2g}"
    digits = 0 if value >= 9.95 else 1 if value >= 2.995 else 2
    return f"×{value:.{digits}f}"


def multiple(value: float) -> str:
    """A factor in a sentence, two digits of it: `2.1 times`, `93 times`."""
    return _("{number} times").format(number=f"{value:.2g}")


def kilometres(value: float) -> str:
    """A length: `523 km`, `532.53 km`."""
    return _("{number} km").format(number=f"{value:g}")


def _signed(value: float, text: str, sign: bool) -> str:
    if value < 0:
        return MINUS + text
    return "+" + text if sign and value > 0 else text


def period(code: str) -> str:
    """`2024`; `Mar 2024`; `Jan–Sep 2025`; `mean of 2022–23`."""
    first, slash, last = code.partition("/")
    if slash and len(first) == 4:
        return _("mean of {first}–{last}").format(first=first, last=last[2:])
    if slash:
        return f"{_MONTHS[int(first[5:]) - 1]}–{_MONTHS[int(last[5:]) - 1]} {last[:4]}"
    if len(first) == 7:
        return f"{_MONTHS[int(first[5:]) - 1]} {first[:4]}"
    return first
