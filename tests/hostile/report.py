"""What came of hostile requests: counts by kind, faults, and the verdict."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.hostile.generate import Request
from tests.hostile.handling import Outcome

#: most characters of a request, and of a fault, in the report
_SHORT, _LONG = 300, 3000


class Report:
    """Collects outcomes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.statuses: dict[str, Counter[int]] = defaultdict(Counter)
        self.faults: list[str] = []

    def add(self, request: Request, outcome: Outcome) -> None:
        """Count the outcome; note it if the service should not behave so."""
        self.statuses[request.kind][outcome.status] += 1
        what = (
            f"status {outcome.status}" if outcome.status >= 500
            else "traceback" if outcome.traces
            else "more than one line" if len(outcome.lines) > 1
            else "a line that is forged" if not all(map(str.isprintable, outcome.lines))
            else ""
        )  # fmt: skip
        if what:
            details = "\n".join(outcome.traces or outcome.lines)[-_LONG:]
            self.faults.append(f"{what}: {request.raw[:_SHORT]!r}\n{details}")

    def count(self, low: int, high: int) -> int:
        """Return how many answers have a status in this range."""
        return sum(
            number
            for counter in self.statuses.values()
            for status, number in counter.items()
            if low <= status < high
        )

    def table(self) -> str:
        """Return a line for each kind of request, with the counts by class of status."""
        lines = [f"{'kind':<10} {'requests':>8} {'2xx/3xx':>8} {'4xx':>8} {'closed':>8} {'5xx':>8}"]
        for kind, counter in sorted(self.statuses.items()):
            classes = [
                sum(number for status, number in counter.items() if low <= status < high)
                for low, high in ((200, 400), (400, 500), (0, 1), (500, 600))
            ]
            numbers = " ".join(f"{number:>8}" for number in (counter.total(), *classes))
            lines.append(f"{kind:<10} {numbers}")
        return "\n".join(lines)
