"""Put a mutant into modules that are already loaded, so that nothing is loaded again for it."""

from __future__ import annotations

import ast
import sys
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

#: packages whose modules may have imported a name of a mutated module
_PACKAGES = ("components", "callbacks", "data", "tests")


def transplant(module: ModuleType, tree: ast.Module) -> None:
    """Give the functions, classes and constants of a loaded module the code of another source.

    Functions keep their identity: who imported one calls the new code. A constant that differs
    takes the place of the old one in every module that imported it.
    """
    fresh = ModuleType(module.__name__)
    fresh.__file__ = module.__file__
    # NamedTuple and dataclass look for their module while they are made
    sys.modules[module.__name__] = fresh
    try:
        exec(compile(tree, str(module.__file__), "exec"), vars(fresh))
    finally:
        sys.modules[module.__name__] = module
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if name.startswith("__") or old is new:
            continue
        if isinstance(new, type) and isinstance(old, type):
            if new.__module__ == module.__name__:
                _into_class(old, new)
        elif not _into_function(old, new):
            _rebind(name, old, new)


def _into_class(old: type, new: type) -> None:
    for name, value in vars(new).items():
        if _into_function(vars(old).get(name), value) or name.startswith("__"):
            continue
        if isinstance(value, property):
            _into_function(vars(old)[name].fget, value.fget)


def _into_function(old: Any, new: Any) -> bool:
    """Give a function the code of another; False if they are none."""
    old, new = getattr(old, "__wrapped__", old), getattr(new, "__wrapped__", new)
    if not (isinstance(old, FunctionType) and isinstance(new, FunctionType)):
        return False
    if len(old.__code__.co_freevars) == len(new.__code__.co_freevars):
        old.__code__ = new.__code__
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__
    return True


def _rebind(name: str, old: object, new: object) -> None:
    if isinstance(new, partial) or repr(old) == repr(new):
        return
    for module in list(sys.modules.values()):
        if module and module.__name__.partition(".")[0] in _PACKAGES:
            for known, value in list(vars(module).items()):
                if value is old and known.lstrip("_") == name.lstrip("_"):
                    setattr(module, known, new)
