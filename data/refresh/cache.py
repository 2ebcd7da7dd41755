"""The folder of raw answers: each as it came, with its address, date and sha256.

`answers.jsonl` has a line for each answer, in the order in which they came; the bytes are beside it
in files that are named by their sha256. The folder is an input of `make data`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path

LOG, RUNS = "answers.jsonl", "runs.json"
#: how a source was asked last, by name of the option: `now`, `since`, `hs`, `keyed`
Run = dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """One raw answer. `version` is what the service says of the state of its data, if it does.

    `date` is when it came (ISO, UTC); `file` is relative to the folder; `open` says that the
    licence of the service lets anybody pass it on.
    """

    service: str
    address: str
    date: str
    sha256: str
    file: str
    content_type: str = ""
    version: str = ""
    open: bool = False


class Cache:
    """Raw answers below `root`. Only whole answers are in it: a line is written after its file."""

    def __init__(self, root: Path) -> None:
        """Read the log. A line that was cut while it was written is left out."""
        self.root = root
        self._answers: dict[tuple[str, str], Answer] = {}
        for answer in self._lines():
            self._answers[answer.service, answer.address] = answer

    def _lines(self) -> Iterator[Answer]:
        names = {field.name for field in fields(Answer)}
        log = self.root / LOG
        for line in log.read_text("utf-8").splitlines() if log.exists() else ():
            try:
                entry = json.loads(line)
                answer = Answer(**{name: entry[name] for name in names})
            except (ValueError, KeyError, TypeError):
                continue
            if answer.file == _name(answer.service, answer.sha256):
                yield answer

    def runs(self) -> dict[str, Run]:
        """Return source -> how it was asked last; empty if nobody asked, or the file is damaged."""
        try:
            raw = json.loads((self.root / RUNS).read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(raw, dict):
            return {}
        return {
            str(name): {str(key): str(value) for key, value in run.items()}
            for name, run in raw.items()
            if isinstance(run, dict)
        }

    def note_run(self, service: str, run: Run) -> None:
        """Keep how a source was asked, so that its answers can be read in the same way again."""
        content = json.dumps({**self.runs(), service: run}, indent=1, sort_keys=True)
        write_whole(self.root / RUNS, content.encode())

    def latest(self, service: str) -> list[Answer]:
        """Return the latest answer to each address of a service, in the order of addresses."""
        found = [answer for key, answer in self._answers.items() if key[0] == service]
        return sorted(found, key=lambda answer: answer.address)

    def find(
        self, service: str, address: str, now: datetime, age: timedelta | None, version: str = ""
    ) -> Answer | None:
        """Return a kept answer that is still good, else None.

        It is good if the service says that its data have not changed since (`version`), or if it
        is younger than `age` (None: of any age). An answer from the future is never good: a clock
        was wrong. A file that is missing or damaged is no answer.
        """
        answer = self._answers.get((service, address))
        if answer is None:
            return None
        try:
            old = now - datetime.fromisoformat(answer.date)
        except (ValueError, TypeError):
            return None
        same = bool(version) and version == answer.version
        fresh = not version and (age is None or old <= age)
        if old < timedelta(0) or not (same or fresh):
            return None
        return answer if self._whole(answer) else None

    def _whole(self, answer: Answer) -> bool:
        path = self.root / answer.file
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == answer.sha256

    def body(self, answer: Answer) -> bytes:
        """Return the bytes of an answer. Raises OSError if its file is gone or was changed."""
        content = (self.root / answer.file).read_bytes()
        if hashlib.sha256(content).hexdigest() != answer.sha256:
            raise OSError(f"{answer.file}: its sha256 is not that of the answer of {answer.date}")
        return content

    def keep(
        self,
        service: str,
        address: str,
        content: bytes,
        now: datetime,
        *,
        content_type: str = "",
        version: str = "",
        is_open: bool = False,
    ) -> Answer:
        """Write an answer and its line in the log; return it."""
        digest = hashlib.sha256(content).hexdigest()
        answer = Answer(
            service, address, now.isoformat(timespec="seconds"), digest, _name(service, digest),
            content_type, version, is_open,
        )  # fmt: skip
        write_whole(self.root / answer.file, content)
        with (self.root / LOG).open("ab") as log:
            log.write(b"\n" if _is_cut(self.root / LOG) else b"")
            log.write(json.dumps(asdict(answer), ensure_ascii=False).encode() + b"\n")
            log.flush()
            os.fsync(log.fileno())
        self._answers[service, address] = answer
        return answer


def _name(service: str, digest: str) -> str:
    return f"{service}/{digest}"


def _is_cut(log: Path) -> bool:
    """Return True if the log does not end with a whole line: the run that wrote it was killed."""
    content = log.read_bytes()
    return bool(content) and not content.endswith(b"\n")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole, as it was, or not at all, whenever the run ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
