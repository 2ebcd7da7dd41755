"""Read the files of a package. Any problem becomes a fault, never an exception."""

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

#: most characters of a cell
_MOST_IN_CELL = 131_072
#: Largest size of a file, unpacked. Files of the package are far smaller.
MAX_BYTES = 100_000_000
#: Deepest nesting of YAML. The parser recurses once per level, so deeper files could crash it.
MAX_DEPTH = 20
_LEVELS = f"at most {MAX_DEPTH} levels"
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
        keys = set()
        for key, _ in node.value:
            if isinstance(key.value, str):
                if key.value in keys:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"key {key.value!r} twice", key.start_mark
                    )
                keys.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


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
    columns = _split_columns(text, header)
    if columns is not None:
        places = range(2, len(columns[0]) + 2)
        return RawTable(file, places, dict(zip(header, columns, strict=True)))
    csv.field_size_limit(_MOST_IN_CELL)  # it is one for the process: a library may have raised it
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    start = 1
    found_header: list[str] | None = None
    try:
        for row in reader:
            if found_header is None:
                found_header = row
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
    if found_header is None:
        faults.append(Fault(file, 1, "", f"header is {','.join(header)}", "empty file"))
        return None
    cells = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in header]
    return RawTable(file, lines, dict(zip(header, cells, strict=True)))


def _split_columns(text: str, header: Sequence[str]) -> list[list[str]] | None:
    """Return the columns of a CSV without faults in which each row is one line; None for others.

    Only lines with quotes need a CSV reader. Splitting the others takes a third of its time.
    """
    width = len(header)
    if not text.startswith(",".join(header) + "\n") or not text.endswith("\n"):
        return None
    lines = text[:-1].split("\n")[1:]
    quoted = [place for place, line in enumerate(lines) if '"' in line] if '"' in text else []
    reader = csv.reader([lines[place] for place in quoted], strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return None
    for place in quoted:
        lines[place] = "," * (width - 1)
    if len(rows) < len(quoted) or {line.count(",") for line in lines} - {width - 1}:
        return None
    if any(len(row) != width for row in rows):
        return None
    cells = ",".join(lines).split(",") if lines else []
    columns = [cells[place::width] for place in range(width)]
    for place, row in zip(quoted, rows, strict=True):
        for column, cell in zip(columns, row, strict=True):
            column[place] = cell
    return columns


def parse_yaml(file: str, text: str, faults: list[Fault]) -> dict[str, Any] | None:
    """Return the mapping of a YAML text, or None and a fault. Only plain YAML types are read."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    faults.append(Fault(file, _line(event), "", _LEVELS))
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                # Aliases allow cycles and exponential expansion, and no file here needs them.
                faults.append(
                    Fault(file, _line(event), "", "no YAML aliases", excerpt(event.anchor))
                )
                return None
        # _Loader is a safe loader: no tag creates a Python object.
        loaded = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or type(error).__name__
        line = mark.line + 1 if mark else 0
        if "nesting depth" in problem:  # the reader's own limit, since PyYAML 6.0.4
            faults.append(Fault(file, line, "", _LEVELS))
        else:
            faults.append(Fault(file, line, "", "plain YAML", excerpt(problem)))
        return None
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        name = type(loaded).__name__
        faults.append(Fault(file, 1, "", "a mapping with text keys", name))
        return None
    return loaded


def _line(event_or_node: Any) -> int:
    """Return the line on which a YAML event or node starts, counted from 1."""
    return int(event_or_node.start_mark.line) + 1


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """Return the line of the innermost of the nested `keys` that exists.

    `text` must be one that `parse_yaml` accepts. A number in `keys` is an index into a list.
    """
    node, line = _parse_nodes(text), 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == key), None)
            if pair is None:
                break
            key_node, node = pair
            line = _line(key_node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
            line = _line(node)
        else:
            break
    return line


@lru_cache(maxsize=4)  # a file with one fault often has many
def _parse_nodes(text: str) -> Any:
    """Return the root node of a YAML text; nodes have line numbers."""
    return yaml.compose(text, Loader=_Loader)
