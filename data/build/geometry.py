"""`python -m data.build.geometry countries-50m.json`: outlines of the region for the map.

The input is the file of that name in the npm package `world-atlas` 2.0.2, which holds the country
boundaries of Natural Earth 4.1.0 (public domain) at 1:50 million. `make geometry` fetches it.
Outlines are simplified arc by arc, so that neighbours still share their border, cut to a box,
and written with two decimals: about a kilometre, less than a pixel of the map.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "package" / "reference" / "geometry.json"
INPUT = {
    "package": "world-atlas 2.0.2",
    "file": "countries-50m.json",
    "sha256": "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
}
SOURCE = "natural-earth"
#: west, south, east, north in degrees: wider than what is looked at, so that no cut is seen
BOX = (38.0, 28.0, 106.0, 62.0)
#: ISO numeric code -> ISO3: the five, China, and who lies around them
CODES = {
    "398": "KAZ", "860": "UZB", "417": "KGZ", "762": "TJK", "795": "TKM", "156": "CHN",
    "643": "RUS", "496": "MNG", "004": "AFG", "364": "IRN", "586": "PAK", "356": "IND",
    "524": "NPL", "031": "AZE", "051": "ARM", "268": "GEO", "792": "TUR", "368": "IRQ",
    "414": "KWT", "682": "SAU", "064": "BTN", "804": "UKR", "104": "MMR", "760": "SYR",
    "400": "JOR",
}  # fmt: skip
#: ground that Natural Earth gives to no country
NOBODY = "ZZZ"
#: a point is left out where the line without it runs within so many degrees of latitude
TOLERANCE = 0.035
#: rings smaller than this, in square degrees, are left out
LEAST = 0.06
#: a degree of longitude, in degrees of latitude, in the middle of the region
WIDTH = 0.7
Point = tuple[float, float]


def outlines(topology: dict[str, Any]) -> dict[str, list[list[Point]]]:
    """Rings of (longitude, latitude) by ISO3 code, cut to BOX; countries outside are left out.

    Raises KeyError where a country in the box has no code in CODES.
    """
    arcs = [simplified(one) for one in _decoded(topology)]
    found: dict[str, list[list[Point]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape.get("arcs", [])
        if shape["type"] == "Polygon":
            polygons = [polygons]
        rings = [clipped(_stitched(ring, arcs)) for polygon in polygons for ring in polygon]
        kept = [_rounded(ring) for ring in rings if len(ring) > 3 and abs(area(ring)) >= LEAST]
        if kept:
            code = CODES[shape["id"]] if "id" in shape else NOBODY
            found.setdefault(code, []).extend(kept)
    return {
        code: sorted(rings, key=lambda ring: -abs(area(ring)))
        for code, rings in sorted(found.items())
    }


def _decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """Arcs in degrees: TopoJSON keeps them as steps on a grid."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


def simplified(line: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """Douglas and Peucker's line: no point of `line` is further from it than `tolerance`."""
    if len(line) < 3:
        return list(line)
    distances = [_distance(point, line[0], line[-1]) for point in line[1:-1]]
    furthest = max(range(len(distances)), key=distances.__getitem__)
    if distances[furthest] <= tolerance:
        return [line[0], line[-1]]
    middle = furthest + 1
    head = simplified(line[: middle + 1], tolerance)
    return head[:-1] + simplified(line[middle:], tolerance)


def _distance(point: Point, one: Point, two: Point) -> float:
    """From a point to the stretch between two others, in degrees of latitude."""
    px, py = (point[0] - one[0]) * WIDTH, point[1] - one[1]
    dx, dy = (two[0] - one[0]) * WIDTH, two[1] - one[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, (px * dx + py * dy) / length))
    return float(((px - along * dx) ** 2 + (py - along * dy) ** 2) ** 0.5)


def _stitched(ring: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """One ring from its arcs; `~n` is arc n backwards. The last point repeats the first."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def clipped(ring: Sequence[Point]) -> list[Point]:
    """The part of a ring in BOX (Sutherland and Hodgman), closed; empty where there is none."""
    points = list(ring)
    for axis, edge, sign in ((0, BOX[0], 1), (1, BOX[1], 1), (0, BOX[2], -1), (1, BOX[3], -1)):
        kept: list[Point] = []
        for one, two in zip(points, points[1:] + points[:1], strict=True):
            inside = (one[axis] - edge) * sign >= 0, (two[axis] - edge) * sign >= 0
            if inside[0]:
                kept.append(one)
            if inside[0] != inside[1]:
                part = (edge - one[axis]) / (two[axis] - one[axis])
                other = one[1 - axis] + part * (two[1 - axis] - one[1 - axis])
                kept.append((edge, other) if axis == 0 else (other, edge))
        points = kept
        if not points:
            return []
    return points if points[0] == points[-1] else [*points, points[0]]


def area(ring: Sequence[Point]) -> float:
    """Signed area of a closed ring in square degrees."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _rounded(ring: Sequence[Point]) -> list[Point]:
    """Two decimals, and no point twice in a row."""
    points: list[Point] = []
    for x, y in ring:
        point = (round(x, 2), round(y, 2))
        if not points or points[-1] != point:
            points.append(point)
    return points


def as_json(rings: dict[str, list[list[Point]]]) -> bytes:
    """The file: where it comes from, the box, and one line for each ring."""
    head = {"source": SOURCE, "input": INPUT, "box": list(BOX)}
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    countries = []
    for code, country in rings.items():
        drawn = ",\n".join(
            "   " + json.dumps([list(point) for point in ring], separators=(",", ":"))
            for ring in country
        )
        countries.append(f'  "{code}": [\n{drawn}\n  ]')
    lines.append('  "countries": {\n' + ",\n".join(countries) + "\n  }")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 when written (or equal), 1 when the input or the file is another one."""
    parser = argparse.ArgumentParser(prog="python -m data.build.geometry", description=__doc__)
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    parser.add_argument("--check", action="store_true", help="only compare with what is kept")
    options = parser.parse_args(arguments)
    content = options.countries.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != INPUT["sha256"]:
        print(f"expected sha256 {INPUT['sha256']}, found {digest}", file=sys.stderr)
        return 1
    made = as_json(outlines(json.loads(content)))
    if options.check:
        same = TARGET.is_file() and TARGET.read_bytes() == made
        print("outlines equal their input" if same else "outlines differ from their input")
        return 0 if same else 1
    TARGET.write_bytes(made)
    print(f"{len(made)} bytes  {TARGET.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
