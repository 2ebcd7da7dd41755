"""States that readers ask for, sampled with a seed, for measurements."""

from __future__ import annotations

import random
from collections.abc import Iterator

from components.render import Renderer
from components.state import OF_COUNTRY, PARAMETERS, ViewState, choices
from components.state.vocabulary import VIEWS
from data.records.codes import COUNTRIES, FLOWS, REGION

#: chance that a filter of the page differs from its default, in a random state
CHANGED = 0.4
#: words that a reader may search for
WORDS = ("", "copper", "gas", "solar panels", "no such thing")


def random_state(renderer: Renderer, dice: random.Random) -> ViewState:
    """Return a state of any page in which each filter of that page may have any value."""
    allowed = choices(renderer.vocabulary)
    view = dice.choice(list(VIEWS))
    countries = COUNTRIES if view in OF_COUNTRY else (REGION, *COUNTRIES)
    changes = {"country": dice.choice(countries)}
    for name, parameter in PARAMETERS.items():
        if name in ("country", "present", "show") or not parameter.works_in(view):
            continue
        if dice.random() < CHANGED:
            changes[name] = dice.choice(allowed[name] if name in allowed else _free(name))
    return ViewState(view=view, **changes)


def usual_state(dice: random.Random) -> ViewState:
    """Return a state that readers ask for often: a page for a country and a flow."""
    view = dice.choice(list(VIEWS))
    countries = COUNTRIES if view in OF_COUNTRY else (REGION, *COUNTRIES)
    return ViewState(view=view, country=dice.choice(countries), flow=dice.choice(FLOWS[:3]))


def random_states(renderer: Renderer, count: int, seed: int) -> Iterator[ViewState]:
    """Yield `count` random states, the same ones for a seed and a package."""
    dice = random.Random(seed)
    for _ in range(count):
        yield random_state(renderer, dice)


def _free(name: str) -> tuple[str, ...]:
    """Return values of a filter whose values cannot be listed."""
    return WORDS if name == "q" else ("",)
