"""Files that were made to hurt: each gives a fault in one line, never another exception."""

from __future__ import annotations

import gzip
import random
from typing import Any

import pytest

from data.records.observation import COLUMNS
from data.rules.files import line_of, parse_yaml

TOTALS = "countries/kazakhstan/totals.csv"
PARTNERS = "countries/kazakhstan/commodities_partners.csv.gz"

HOSTILE = [
    (TOTALS, bytes(range(256)) * 40, ":2 — text is UTF-8 (byte 0x80)"),
    (TOTALS, ",".join(COLUMNS).encode() + b"\nKAZ,\xff", ":2 — text is UTF-8 (byte 0xff)"),
    (TOTALS, b"a\x00b", ":1 — no control characters, lines end in \\n (U+0000)"),
    (TOTALS, b"a\r\nb", ":1 — no control characters, lines end in \\n (U+000D)"),
    (TOTALS, b"", f":1 — header is {','.join(COLUMNS)} (empty file)"),
    (TOTALS, b'"open', ":1 — well-formed CSV (unexpected end of data)"),
    (
        TOTALS,
        ",".join(COLUMNS).encode() + b"\n" + b"9" * 10_000_000,
        ":2 — well-formed CSV (field larger than field limit (131072))",
    ),
    (PARTNERS, gzip.compress(b"country,reporter" * 99)[:-9], " — a whole gzip file (EOFError)"),
    (PARTNERS, b"not packed", " — a whole gzip file (BadGzipFile)"),
    (PARTNERS, gzip.compress(bytes(100_000_001)), " — at most 100000000 bytes unpacked"),
    (
        "sources.yaml",
        b"a: !!python/object/apply:os.system ['true']",
        ":1 — plain YAML (could not determine a constructor for the tag 'tag:yaml.org,2002:"
        "python/objec...)",
    ),
    ("sources.yaml", b"- a\n- b\n", ":1 — a mapping with text keys (list)"),
    ("sources.yaml", b"1: a\n", ":1 — a mapping with text keys (dict)"),
    ("sources.yaml", b"", ":1 — a mapping with text keys (NoneType)"),
    ("sources.yaml", b"a: {b: [1\n", ":2 — plain YAML (did not find expected ',' or ']')"),
    ("sources.yaml", b"a: 1\na: 2", ":2 — plain YAML (key 'a' twice)"),
    ("sources.yaml", b"[" * 100_000, ":1 — at most 20 levels"),
    ("sources.yaml", b"a: &x [1]\nb: *x", ":2 — no YAML aliases (x)"),
    ("sources.yaml", b"a: " + b"x" * 10_000_000, ":1 a — a mapping (" + "x" * 77 + "...)"),
    ("caveats.yaml", b"a: {applies: {}, text: 5}", ":1 a.text — text (5)"),
    ("package.yaml", b"tables: [1]", ":1 tables — a mapping ([1])"),
    ("countries/kazakhstan/country.yaml", b"\xfe\xff", ":1 — text is UTF-8 (byte 0xfe)"),
]


@pytest.mark.parametrize(("file", "content", "line"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_are_faults(bench: Any, file: str, content: bytes, line: str) -> None:
    bench.write(file, content)
    if file != "package.yaml":
        bench.seal()
    found = bench.faults()
    assert file + line in found
    assert all(len(one) < 500 for one in found)


@pytest.mark.parametrize("file", [TOTALS, PARTNERS, "sources.yaml", "package.yaml", "ratios.csv"])
def test_random_damage_is_never_another_exception(bench: Any, file: str) -> None:
    chance = random.Random(file)
    whole = (bench.root / file).read_bytes()
    for _ in range(10):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 4))
        bench.write(file, bytes(content))
        bench.faults()  # any exception but PackageError fails the test


def test_a_folder_in_place_of_a_file(bench: Any) -> None:
    (bench.root / TOTALS).unlink()
    (bench.root / TOTALS).mkdir()
    assert f"{TOTALS} — a readable file (IsADirectoryError)" in bench.faults()


LINES = """\
# key: a comment
key: a
first:
  text: |
    key: not a key
    second: nor this
  'quoted': {inside: 1, text: 2}
  "list":
  - one
  - {name: x, key: y}
second:
  key: z
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ([], 1),
        (["key"], 2),
        (["second"], 11),
        (["second", "key"], 12),
        (["first", "key"], 3),
        (["first", "quoted", "text"], 7),
        (["first", "list"], 8),
        (["first", "list", 1, "key"], 10),
        (["first", "list", 0, "key"], 9),
        (["key", "deeper"], 2),
        (["nothing"], 1),
    ],
)
def test_the_line_of_a_key(keys: list[str | int], line: int) -> None:
    """Of the last key that is there; what looks like a key within a text is none."""
    assert parse_yaml("a.yaml", LINES, []) is not None
    assert line_of(LINES, keys) == line
