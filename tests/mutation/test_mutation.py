"""The faults that `make mutants` puts into code, and that they reach code that is loaded."""

from __future__ import annotations

import ast
import sys
from types import ModuleType

import pytest

from tests.mutation.mutants import mutants, mutated
from tests.mutation.transplant import transplant

SOURCE = '''"""A docstring is no code."""
SCALE = {"t": 10}

def largest(values: list[int], least: int = 2) -> int:
    """Return the largest value."""
    return max([value * SCALE["t"] for value in values if value >= least], default=0)
'''


def _loaded() -> ModuleType:
    module = ModuleType("tests.invented")
    module.__file__ = "invented.py"
    exec(SOURCE, vars(module))
    return module


def test_each_kind_of_fault_is_made_and_described() -> None:
    changes = [mutated(SOURCE, mutant.number)[1] for mutant in mutants(SOURCE)]
    assert len(changes) == 11, changes
    for change in ("10 -> 11", "value * SCALE['t'] -> value / SCALE['t']",
                   "value >= least -> value > least", "'t' -> 'XXt'"):  # fmt: skip
        assert any(" ".join(known.split()) == change for known in changes), change
    assert not any("docstring" in change for change in changes)
    assert {mutant.line for mutant in mutants(SOURCE)} == {2, 4, 6}


@pytest.mark.parametrize(
    ("sound", "broken", "result"),
    [
        ("max([", "min([", 20),  # the code of a function
        ("least: int = 2", "least: int = 4", 0),  # a default
        ('"t": 10', '"t": 100', 300),  # a constant
    ],
)
def test_who_imported_a_function_calls_the_mutant(sound: str, broken: str, result: int) -> None:
    module = _loaded()
    imported = module.largest
    assert imported([1, 2, 3]) == 30
    sys.modules["tests.invented"] = module
    try:
        transplant(module, ast.parse(SOURCE.replace(sound, broken)))
    finally:
        del sys.modules["tests.invented"]
    assert imported([1, 2, 3]) == result
