"""ViewState: all choices that determine what the screen shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from components.state.vocabulary import CIF_BANDS, LAYERS, NO_LAYER, PAIRED
from data.records.codes import REGION


@dataclass(frozen=True)
class ViewState:
    """One state of the screen. In an empty field nothing is chosen; each chart has its default.

    Each field except `view` is a parameter of addresses; parameters.py describes them.
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
    terms: str = ""
    cif: str = ""
    sector: str = ""
    stage: str = ""
    item: str = ""
    layers: str = ""
    tech: str = ""
    events: str = ""
    around: str = ""
    asof: str = ""
    theme: str = ""
    lang: str = ""
    present: str = ""
    show: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the charts chosen to fill the screen: none, one or two."""
        return tuple(self.show.split(PAIRED)) if self.show else ()

    @property
    def map_layers(self) -> tuple[str, ...]:
        """Layers of the map of projects that are drawn."""
        if self.layers == NO_LAYER:
            return ()
        return tuple(self.layers.split(PAIRED)) if self.layers else LAYERS

    @property
    def cif_band(self) -> tuple[float, float]:
        """The lowest and highest cost of freight and insurance, in percent of the goods' value."""
        low, _dash, high = (self.cif or CIF_BANDS[0]).partition("-")
        return float(low), float(high)

    def with_(self, **changes: str) -> ViewState:
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    def only(self, names: Iterable[str]) -> ViewState:
        """Return a copy that keeps the fields `names` and has defaults in all others.

        States with equal `only(chart.fields)` draw the chart alike, so it is the key of caches.
        """
        return ViewState(**{name: getattr(self, name) for name in names})


DEFAULT = ViewState()
