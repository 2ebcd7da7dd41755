"""ViewState: everything a view depends on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from components.state.vocabulary import CIF_BANDS, PAIRED
from data.records.codes import REGION


@dataclass(frozen=True)
class ViewState:
    """One state of the screen. Empty text means: nothing chosen, each chart takes its default.

    Each field but `view` is a parameter of addresses (parameters.py).
    """

    view: str = "overview"
    country: str = REGION
    flow: str = "turnover"
    ledger: str = ""
    period: str = ""
    base: str = ""
    partner: str = ""
    commodity: str = ""
    q: str = ""
    cif: str = ""
    sector: str = ""
    stage: str = ""
    item: str = ""
    events: str = ""
    around: str = ""
    theme: str = ""
    lang: str = ""
    present: str = ""
    show: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the one or two charts that were chosen to fill the screen."""
        return tuple(self.show.split(PAIRED)) if self.show else ()

    @property
    def cif_band(self) -> tuple[float, float]:
        """Lowest and highest addition of freight and insurance that is looked at, in percent."""
        low, _dash, high = (self.cif or CIF_BANDS[0]).partition("-")
        return float(low), float(high)

    def with_(self, **changes: str) -> ViewState:
        """A copy with some fields changed."""
        return replace(self, **changes)

    def only(self, names: Iterable[str]) -> ViewState:
        """A copy that keeps `names` and puts every other field back to its default.

        Two states with equal `only(chart.uses)` draw that chart alike.
        """
        return ViewState(**{name: getattr(self, name) for name in names})


DEFAULT = ViewState()
