"""`make mutants`: breaks the code in small ways, and lists what no test notices.

    python -m tests.mutation.mutation [--count N | --all] [--seed N] [--only WORD]

Modules and tests are loaded once, and all tests run once to learn which of them reach which line.
Then each mutant gets a process of its own by fork, with all packages and fixtures in memory, and
runs the tests that reach its lines until one fails. README.md beside this file says why no
ready-made tool does this, and argues the mutants that are left. The bar: at most 5 % survive.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import os
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from random import Random
from types import ModuleType

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.mutants import Mutant, mutants, mutated
from tests.mutation.transplant import transplant

ROOT = Path(__file__).parents[2]
#: what is mutated -> the tests nearest to it. A fault in the rules of the field, in the sentences
#: and in the numbers is a wrong statement
MUTATED = {
    "components/language/numbers.py": (
        "tests/components/language/test_numbers.py",
        "tests/components/language/test_any_number.py",
    ),
    "data/sums.py": ("tests/data/test_sums.py",),
    "data/analysis/*.py": ("tests/data/analysis", "tests/data/test_sums.py"),
    "components/quote/*.py": ("tests/components/quote", "tests/components/language"),
}
#: tests of charts, which take minutes: they join with --wide
WIDE = ("tests/components/charts", "tests/components/export", "tests/components/test_render.py")
BAR = 5.0
#: a mutant may meet this many tests, the quickest ones, and run for so many seconds
_MOST_TESTS, _MOST_SECONDS = 400, 40
#: modules whose caches do not depend on a mutant and are slow to fill
_LEFT_ALONE = ("components.language.text", "components.charts.kit")


class Run:
    """A plugin of pytest: runs all tests once, then the tests of each mutant."""

    def __init__(self, modules: Sequence[Path], count: int | None, seed: int) -> None:
        self.modules, self.count, self.seed = modules, count, seed
        self.covered: dict[tuple[str, int], set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []
        self.killed: Counter[str] = Counter()
        self.tried: Counter[str] = Counter()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        self._run_all(session.items)
        print("Mutants that no test notices, and how many tests reached them:", flush=True)
        if not self.failed:
            _empty_caches()
            gc.collect()
            gc.freeze()  # a collection in a child would copy all pages
            for path in self.modules:
                self._try_module(path, items)
        return True

    def _run_all(self, items: Sequence[pytest.Item]) -> None:
        """Run every test, and note the lines that it reaches."""
        tracer = coverage.Coverage(
            data_file=None, config_file=False, include=[str(path) for path in self.modules]
        )
        tracer.start()
        for place, item in enumerate(items):
            _empty_caches(of_mutated=True)  # a kept result would hide what a test depends on
            tracer.switch_context(item.nodeid)
            began = time.perf_counter()
            # Fixtures of the session stay for the mutants.
            following = items[place + 1] if place + 1 < len(items) else items[0]
            if not _passes(item, following):
                self.failed.append(item.nodeid)
            self.seconds[item.nodeid] = time.perf_counter() - began
        tracer.stop()
        data = tracer.get_data()
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                self.covered[file, line] = {name for name in contexts if name}

    def _try_module(self, path: Path, items: dict[str, pytest.Item]) -> None:
        name = path.relative_to(ROOT).with_suffix("").as_posix()
        module = importlib.import_module(name.replace("/", "."))
        source = path.read_text("utf-8")
        known = mutants(source)
        if self.count is not None and self.count < len(known):
            chosen = Random(f"{self.seed} {name}").sample(range(len(known)), self.count)
            known = [known[place] for place in sorted(chosen)]
        for mutant in known:
            tests = self._tests_of(path, mutant)[:_MOST_TESTS]
            self.tried[name] += 1
            tree, what = mutated(source, mutant.number)
            if _notices(module, tree, [items[test] for test in tests]):
                self.killed[name] += 1
            else:
                print(f"  {name}.py:{mutant.line}  {what}  ({len(tests)} tests)", flush=True)
        print(f"{name}: {self.killed[name]} of {self.tried[name]} noticed", flush=True)

    def _tests_of(self, path: Path, mutant: Mutant) -> list[str]:
        """The tests that reach the lines of a mutant: its own folder's first, then the quickest.

        A constant of the module has no such tests: then those that reach the module.
        """
        file = str(path)
        tests = set().union(
            *(self.covered[file, line] for line in range(mutant.line, mutant.last_line + 1))
        )
        tests = tests or {
            test for (known, _), found in self.covered.items() if known == file for test in found
        }
        folder = f"tests/{path.parent.relative_to(ROOT).as_posix()}/"
        stem = path.stem.rstrip("s")
        return sorted(
            tests,
            key=lambda test: (
                not test.startswith(folder),
                stem not in test.partition("::")[0],
                self.seconds[test],
            ),
        )


def _notices(module: ModuleType, tree: ast.Module, tests: list[pytest.Item]) -> bool:
    """Whether a test fails, or does not end, in a process that has the mutant."""
    if not tests:
        return False
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    code = 1
    try:
        signal.alarm(_MOST_SECONDS)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1), os.dup2(silent, 2)
        transplant(module, tree)
        tests[0].session._setupstate.teardown_exact(tests[0])
        following = (*tests[1:], tests[-1])
        began = time.monotonic()
        code = 0
        for test, after in zip(tests, following, strict=True):
            if not _passes(test, after):
                code = 1
                break
            if time.monotonic() - began > _MOST_SECONDS / 2:
                break
    except BaseException:  # the mutant breaks the module itself
        code = 1
    finally:
        os._exit(code)


def _passes(item: pytest.Item, following: pytest.Item) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=following)
    return not any(report.failed for report in reports)


def _empty_caches(*, of_mutated: bool = False) -> None:
    """Forget kept results of the project; with `of_mutated` only those of mutated packages."""
    for found in _caches():
        module = getattr(found, "__module__", "") or ""
        if of_mutated and not module.startswith(("data.analysis", "components.quote")):
            continue
        if module.startswith(("data.", "components.")) and not module.startswith(_LEFT_ALONE):
            found.cache_clear()


def _caches() -> Iterable[_lru_cache_wrapper]:
    if not _KNOWN or len(sys.modules) != _KNOWN[0]:
        _KNOWN[:] = [len(sys.modules), *_found_caches()]
    return _KNOWN[1:]


_KNOWN: list = []


def _found_caches() -> list[_lru_cache_wrapper]:
    return [found for found in gc.get_objects() if isinstance(found, _lru_cache_wrapper)]


def main(arguments: Sequence[str]) -> int:
    """Print a table of modules and the mutants that no test noticed; 1 if they are too many."""
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--count", type=int, default=40, help="mutants of each module")
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="modules with this in their path")
    parser.add_argument("--tests", nargs="*", default=[], help="run these instead of the nearest")
    parser.add_argument("--wide", action="store_true", help="run the tests of charts too")
    options = parser.parse_args(arguments)
    found = {
        path: tests
        for pattern, tests in MUTATED.items()
        for path in sorted(ROOT.glob(pattern))
        if options.only in str(path.relative_to(ROOT)) and path.stat().st_size
    }
    nearest = (test for tests in found.values() for test in tests)
    chosen = dict.fromkeys(options.tests or nearest)
    run = Run(list(found), None if options.all else options.count, options.seed)
    quiet = ["-q", "-p", "no:xdist", "--assert=plain", "-m", "not browser"]
    pytest.main([*quiet, *chosen, *(WIDE if options.wide else ())], plugins=[run])
    return _report(run)


def _report(run: Run) -> int:
    for test in run.failed:
        print(f"fails without any mutant: {test}")
    if run.failed or not run.tried:
        return 1
    print(f"\n{'module':36} mutants  survived  percent")
    for name, tried in run.tried.items():
        left = tried - run.killed[name]
        print(f"{name:36} {tried:7} {left:9} {100 * left / tried:8.1f}")
    tried = run.tried.total()
    left = tried - run.killed.total()
    percent = 100 * left / tried
    print(f"{'all':36} {tried:7} {left:9} {percent:8.1f}")
    print(f"The bar is {BAR:g} %: {'held' if percent <= BAR else 'not held'}.")
    return 0 if percent <= BAR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
