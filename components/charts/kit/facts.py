"""What a row says of itself beside its value: a reason, and how much of a whole is known."""

from __future__ import annotations

from typing import Literal, NamedTuple

Reason = Literal[
    "",
    "no_china",  # no figure from China's customs was found
    "no_own",  # no national figure was found
    "no_own_after",  # the country publishes none after the year `base`
    "computed",  # growth computed from the two values
    "printed",  # growth as published
    "printed_apart",  # growth as published, which rounding of the two values does not explain
    "printed_yuan",  # growth as published in yuan, of values that are shown in dollars
    "latest_whole",  # the latest period in which all chapters are known; later ones have some
    "latest_all",  # the latest year with all partners, two or more years before other figures
    "main_partners",  # the largest partners as a release lists them, not all partners
    "open_end",  # a part of a year whose last month is incomplete
]


class Extent(NamedTuple):
    """Chapters that a source has of a flow whose other chapters are unknown.

    There are `chapters` of them, together `value` US dollars. `counted` is the whole flow by
    China's customs, None if that is unknown. `flow` is the flow of the chapters, total trade if
    they are of either flow; `asked` is the flow that was asked for.
    """

    chapters: int
    value: float
    counted: float | None
    flow: str
    asked: str
