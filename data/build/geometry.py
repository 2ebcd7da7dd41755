"""`python -m data.build.geometry countries-50m.json`: outlines of the region for the map.

The input is `countries-50m.json` of the npm package `world-atlas` 2.0.2: the country boundaries of
Natural Earth 4.1.0 (public domain) at 1:50 million. `make geometry` downloads it. Outlines are
simplified arc by arc, so that neighbours still share their border. They are cut to a box and
rounded to two decimals: about a kilometre, less than a pixel of the map.
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
#: west, south, east, north in degrees; wider than the map's view, so that cut edges stay outside
BOX = (38.0, 28.0, 106.0, 62.0)
#: ISO numeric code -> ISO3: the five, China, and countries around them
CODES = {
    "398": "KAZ", "860": "UZB", "417": "KGZ", "762": "TJK", "795": "TKM", "156": "CHN",
    "643": "RUS", "496": "MNG", "004": "AFG", "364": "IRN", "586": "PAK", "356": "IND",
    "524": "NPL", "031": "AZE", "051": "ARM", "268": "GEO", "792": "TUR", "368": "IRQ",
    "414": "KWT", "682": "SAU", "064": "BTN", "804": "UKR", "104": "MMR", "760": "SYR",
    "400": "JOR",
}  # fmt: skip
#: code of areas that Natural Earth assigns to no country
UNASSIGNED = "ZZZ"
#: largest distance of a removed point from the simplified line, in degrees of latitude
TOLERANCE = 0.035
#: smallest area of a ring that is kept, in square degrees
MIN_AREA = 0.06
#: length of a degree of longitude in the middle of the region, in degrees of latitude
LONGITUDE_SCALE = 0.7
Point = tuple[float, float]


def outlines(topology: dict[str, Any]) -> dict[str, list[list[Point]]]:
    """Return rings of (longitude, latitude) by ISO3 code, cut to BOX, the largest first.

    Countries outside BOX are left out. Raises KeyError if CODES lacks a country in BOX.
    """
    arcs = [simplified(arc) for arc in _decoded(topology)]
    countries: dict[str, list[list[Point]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape.get("arcs", [])
        if shape["type"] == "Polygon":
            polygons = [polygons]
        rings = [clipped(_stitched(ring, arcs)) for polygon in polygons for ring in polygon]
        kept = [_rounded(ring) for ring in rings if len(ring) > 3 and abs(area(ring)) >= MIN_AREA]
        if kept:
            code = CODES[shape["id"]] if "id" in shape else UNASSIGNED
            countries.setdefault(code, []).extend(kept)
    return {
        code: sorted(rings, key=lambda ring: -abs(area(ring)))
        for code, rings in sorted(countries.items())
    }


def _decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """Return arcs in degrees. TopoJSON stores each point as a step on a grid from the last one."""
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
    """Simplify a line with the Douglas-Peucker algorithm.

    Every point of `line` lies within `tolerance` (degrees of latitude) of the result.
    """
    if len(line) < 3:
        return list(line)
    distances = [_distance(point, line[0], line[-1]) for point in line[1:-1]]
    furthest = max(range(len(distances)), key=distances.__getitem__)
    if distances[furthest] <= tolerance:
        return [line[0], line[-1]]
    middle = furthest + 1
    head = simplified(line[: middle + 1], tolerance)
    return head[:-1] + simplified(line[middle:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return the distance from a point to a line segment, in degrees of latitude."""
    px, py = (point[0] - start[0]) * LONGITUDE_SCALE, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * LONGITUDE_SCALE, end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, (px * dx + py * dy) / length))
    return float(((px - along * dx) ** 2 + (py - along * dy) ** 2) ** 0.5)


def _stitched(ring: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Join arcs into a closed ring; the number `~n` means arc n reversed (TopoJSON)."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def clipped(ring: Sequence[Point]) -> list[Point]:
    """Clip a ring to BOX with the Sutherland-Hodgman algorithm.

    Returns a closed ring; empty if no part of it is inside.
    """
    points = list(ring)
    for axis, edge, sign in ((0, BOX[0], 1), (1, BOX[1], 1), (0, BOX[2], -1), (1, BOX[3], -1)):
        kept: list[Point] = []
        for start, end in zip(points, points[1:] + points[:1], strict=True):
            inside = (start[axis] - edge) * sign >= 0, (end[axis] - edge) * sign >= 0
            if inside[0]:
                kept.append(start)
            if inside[0] != inside[1]:
                part = (edge - start[axis]) / (end[axis] - start[axis])
                other = start[1 - axis] + part * (end[1 - axis] - start[1 - axis])
                kept.append((edge, other) if axis == 0 else (other, edge))
        points = kept
        if not points:
            return []
    return points if points[0] == points[-1] else [*points, points[0]]


def area(ring: Sequence[Point]) -> float:
    """Return the signed area of a closed ring in square degrees."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _rounded(ring: Sequence[Point]) -> list[Point]:
    """Round to two decimals and drop points that repeat the one before."""
    points: list[Point] = []
    for x, y in ring:
        point = (round(x, 2), round(y, 2))
        if not points or points[-1] != point:
            points.append(point)
    return points


def as_json(rings: dict[str, list[list[Point]]]) -> bytes:
    """Write the file: source, input, box, and each ring on a line of its own."""
    head = {"source": SOURCE, "input": INPUT, "box": list(BOX)}
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    countries = []
    for code, country in rings.items():
        ring_lines = ",\n".join(
            "   " + json.dumps([list(point) for point in ring], separators=(",", ":"))
            for ring in country
        )
        countries.append(f'  "{code}": [\n{ring_lines}\n  ]')
    lines.append('  "countries": {\n' + ",\n".join(countries) + "\n  }")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def main(arguments: list[str] | None = None) -> int:
    """Write or compare the outlines. Return 0, or 1 if the input or the file differs."""
    parser = argparse.ArgumentParser(prog="python -m data.build.geometry", description=__doc__)
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    parser.add_argument("--check", action="store_true", help="compare with the file in the package")
    options = parser.parse_args(arguments)
    content = options.countries.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != INPUT["sha256"]:
        print(f"expected sha256 {INPUT['sha256']}, found {digest}", file=sys.stderr)
        return 1
    output = as_json(outlines(json.loads(content)))
    if options.check:
        same = TARGET.is_file() and TARGET.read_bytes() == output
        print("outlines equal their input" if same else "outlines differ from their input")
        return 0 if same else 1
    TARGET.write_bytes(output)
    print(f"{len(output)} bytes  {TARGET.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
