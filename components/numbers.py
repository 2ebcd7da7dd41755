"""Numbers as a reader sees them: money, percents, counts, and periods.

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


def percent(value: float | None, *, sign: bool = False) -> str:
    """`24 %`, `4.3 %`, `0.03 %`; with `sign` also `+12 %`."""
    if value is None:
        return _("not published")
    size = abs(value)
    digits = 0 if size >= 9.95 else 1 if size >= 0.95 or size == 0 else 2
    if 99.5 <= size < 99.95:  # nearly all is not all
        digits = 1
    return _signed(value, f"{size:,.{digits}f} %", sign)


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
