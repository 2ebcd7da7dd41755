"""Read files that may be broken in any way. Problems become faults, never exceptions."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import yaml

from data.rules.faults import Fault, excerpt

#: Largest size of a file, unpacked. Files of the package are far smaller.
MAX_BYTES = 100_000_000
#: Deepest nesting of YAML. The parser recurses once per level, so deeper files could crash it.
MAX_DEPTH = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RawTable(NamedTuple):
    """A CSV file as text: `columns` by name, and in `lines` the line on which each row starts."""

    file: str
    lines: Sequence[int]
    columns: dict[str, list[str]]


class _Loader(_Base):  # type: ignore[misc]
    """Safe YAML in which a repeated key is an error and a date stays text."""

    yaml_implicit_resolvers: ClassVar = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in _Base.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if isinstance(key.value, str):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"key {key.value!r} twice", key.start_mark
                    )
                seen.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


def read_bytes(root: Path, file: str, faults: list[Fault]) -> bytes | None:
    """Return a file's bytes as stored (a `.gz` stays packed); None and a fault on any problem."""
    try:
        with (root / file).open("rb") as handle:
            content = handle.read(MAX_BYTES + 1)
    except FileNotFoundError:
        faults.append(Fault(file, 0, "", "file missing"))
        return None
    except (OSError, ValueError) as error:
        faults.append(Fault(file, 0, "", "a readable file", type(error).__name__))
        return None
    if len(content) > MAX_BYTES:
        faults.append(Fault(file, 0, "", f"at most {MAX_BYTES} bytes"))
        return None
    return content


def to_text(file: str, content: bytes, faults: list[Fault]) -> str | None:
    """Unpack if the name ends in `.gz`, and decode UTF-8; None and a fault if that fails."""
    if file.endswith(".gz"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            faults.append(Fault(file, 0, "", "a whole gzip file", type(error).__name__))
            return None
        if len(content) > MAX_BYTES:
            faults.append(Fault(file, 0, "", f"at most {MAX_BYTES} bytes unpacked"))
            return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start : error.start + 1].hex()
        faults.append(Fault(file, row, "", "text is UTF-8", f"byte 0x{byte}"))
        return None
    control = _CONTROL.search(text)
    if control:
        row = text.count("\n", 0, control.start()) + 1
        code = f"U+{ord(control.group()):04X}"
        faults.append(Fault(file, row, "", "no control characters, lines end in \\n", code))
        return None
    return text


def parse_csv(file: str, text: str, header: Sequence[str], faults: list[Fault]) -> RawTable | None:
    """Split a CSV text into columns; the header must be exactly `header`.

    Rows with a wrong number of cells are faults and left out. Every cell stays text: `NA` is the
    ISO 2 code of Namibia, not a missing value. Returns None and a fault if the header is wrong or
    the CSV is malformed.
    """
    regular = _regular_rows(text, header)
    if regular is not None:
        return _table(file, range(2, len(regular) + 2), regular, header)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    start = 1
    first: list[str] | None = None
    try:
        for row in reader:
            if first is None:
                first = row
                if row != list(header):
                    faults.append(
                        Fault(file, 1, "", f"header is {','.join(header)}", excerpt(",".join(row)))
                    )
                    return None
            elif len(row) == len(header):
                rows.append(row)
                lines.append(start)
            else:
                faults.append(Fault(file, start, "", f"{len(header)} cells", str(len(row))))
            start = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, start, "", "well-formed CSV", excerpt(error)))
        return None
    if first is None:
        faults.append(Fault(file, 1, "", f"header is {','.join(header)}", "empty file"))
        return None
    return _table(file, lines, rows, header)


def _regular_rows(text: str, header: Sequence[str]) -> list[list[str]] | None:
    """Return the rows of a CSV without faults and with one line a row; None for any other."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return None
    regular = reader.line_num == len(rows) and set(map(len, rows)) == {len(header)}
    return rows[1:] if regular and rows[0] == list(header) else None


def _table(
    file: str, lines: Sequence[int], rows: list[list[str]], header: Sequence[str]
) -> RawTable:
    cells = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in header]
    return RawTable(file, lines, dict(zip(header, cells, strict=True)))


def parse_yaml(file: str, text: str, faults: list[Fault]) -> dict[str, Any] | None:
    """Return the mapping of a YAML text, or None and a fault. Only plain YAML types are read."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    faults.append(Fault(file, _line(event), "", f"at most {MAX_DEPTH} levels"))
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                # Aliases make cycles and bombs possible, and nothing of ours needs them.
                faults.append(
                    Fault(file, _line(event), "", "no YAML aliases", excerpt(event.anchor))
                )
                return None
        # _Loader is a safe loader: no tag makes an object.
        loaded = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or type(error).__name__
        faults.append(Fault(file, mark.line + 1 if mark else 0, "", "plain YAML", excerpt(problem)))
        return None
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        name = type(loaded).__name__
        faults.append(Fault(file, 1, "", "a mapping with text keys", name))
        return None
    return loaded


def _line(marked: Any) -> int:
    """The line of an event or a node, as an editor counts it."""
    return int(marked.start_mark.line) + 1


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """Return the line on which the last of the nested `keys` that can be found is written.

    `text` is one that `parse_yaml` accepts. A whole number is a place in a list.
    """
    node, line = _tree(text), 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == key), None)
            if found is None:
                break
            name, node = found
            line = _line(name)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
            line = _line(node)
        else:
            break
    return line


@lru_cache(maxsize=4)  # a file that breaks one rule often breaks it many times
def _tree(text: str) -> Any:
    """The nodes of a YAML text, which know their lines."""
    return yaml.compose(text, Loader=_Loader)
