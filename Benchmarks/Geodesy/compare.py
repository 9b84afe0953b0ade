"""Our geodesics beside GeographicLib's GeodSolve (10,000 seeded pairs) and pyproj (the statements of distances-dev.csv).

usage: compare.py SOLVER STATEMENTS; SOLVER is dateline-bench, asked with its verb `solve`.

Both solve the inverse problem in doubles. Karney (2013) bounds the error of either by 15 nm, so that two right answers
differ by at most 30 nm: a greater difference ends this with status 1. Azimuths are held against each other where the
geodesic is unique. Between antipodal points it is not, and between near ones an azimuth turns by much when a point
moves by a nanometre: so an azimuth also counts as right where its geodesic, by the direct problem, ends within 30 nm of
the second point.
"""

import csv
import math
import os
import random
import subprocess
import sys

import pyproj

BOUND = 30e-9
SEED = 2016
solver, statements = sys.argv[1:]


def ask(program, lines):
    """The numbers that a program answers, a list a line."""
    done = subprocess.run(program, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return [[float(word) for word in line.split()] for line in done.stdout.splitlines()]


def text(*values):
    """Numbers without an exponent, whose "e" GeodSolve takes for the east."""
    return " ".join(f"{value:.20f}" for value in values)


def pairs():
    """Kinds of pairs as (lat1, lon1, lat2, lon2), uniform on the sphere where nothing else is said."""
    rng = random.Random(SEED)

    def latitude():
        return math.degrees(math.asin(rng.uniform(-1, 1)))

    def longitude():
        return rng.uniform(-180, 180)

    def near(value, reach, limit):
        return max(-limit, min(limit, value + rng.uniform(-reach, reach)))

    def short():
        a, b = latitude(), longitude()
        return a, b, near(a, 1e-3, 90), near(b, 1e-3, 180)

    def meridional():
        b = longitude()
        return latitude(), b, latitude(), b

    def antipodal(reach):
        a, b = latitude(), longitude()
        return a, b, near(-a, reach, 90), near(b - 180 if b > 0 else b + 180, reach, 180)

    def polar():
        return rng.choice([-90, 90]), longitude(), rng.choice([-90.0, 90.0, latitude()]), longitude()

    def coincident():
        a, b = latitude(), longitude()
        return a, b, a, b

    kinds = [
        ("uniform", 3000, lambda: (latitude(), longitude(), latitude(), longitude())),
        ("short (below 200 m)", 1500, short),
        ("meridional", 1000, meridional),
        ("equatorial", 1000, lambda: (0.0, longitude(), 0.0, longitude())),
        ("nearly antipodal", 1500, lambda: antipodal(0.5)),
        ("antipodal", 500, lambda: antipodal(0)),
        ("polar", 1000, polar),
        ("coincident", 500, coincident),
    ]
    return [(kind, make()) for kind, count, make in kinds for _ in range(count)]


def turn(a, b):
    """The angle between two azimuths, degrees."""
    return abs((a - b + 180) % 360 - 180)


def compare():
    drawn = pairs()
    texts = [text(*pair) for _, pair in drawn]
    ours = ask([solver, "solve"], ["inverse " + line for line in texts])
    theirs = ask(["GeodSolve", "-i", "-p", "10"], texts)
    # Where our azimuths lead, by GeographicLib, and how far that is from the second point.
    starts = [text(pair[0], pair[1], answer[0], answer[2]) for (_, pair), answer in zip(drawn, ours)]
    ends = ask(["GeodSolve", "-p", "10"], starts)
    gaps = ask(["GeodSolve", "-i", "-p", "10"], [
        text(end[0], end[1], pair[2], pair[3]) for (_, pair), end in zip(drawn, ends)
    ])
    # And back along our own direct problem, which must lead to the same point.
    direct = ask([solver, "solve"], ["direct " + start for start in starts])
    away = ask(["GeodSolve", "-i", "-p", "10"], [
        text(end[0], end[1], own[0], own[1]) for end, own in zip(ends, direct)
    ])
    table = {}
    for (kind, _), own, other, gap, drift in zip(drawn, ours, theirs, gaps, away):
        row = table.setdefault(kind, dict(pairs=0, length=0.0, turn=0.0, differing=0, gap=0.0, direct=0.0))
        row["pairs"] += 1
        row["length"] = max(row["length"], abs(own[2] - other[2]))
        turned = max(turn(own[0], other[0]), turn(own[1], other[1]))
        row["gap"] = max(row["gap"], gap[2])
        row["direct"] = max(row["direct"], drift[2])
        if turned > 1e-9:
            row["differing"] += 1
        else:
            row["turn"] = max(row["turn"], turned)
    print("| pairs | number | length differs by, nm | azimuths differ by, degrees | other azimuths |"
          " end of our geodesic off by, nm | direct problem differs by, nm |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for kind, row in table.items():
        print(f"| {kind} | {row['pairs']} | {row['length'] * 1e9:.1f} | {row['turn']:.1e} | {row['differing']} |"
              f" {row['gap'] * 1e9:.1f} | {row['direct'] * 1e9:.1f} |")
    return max(max(row["length"], row["gap"], row["direct"]) for row in table.values())


def against_pyproj():
    if not os.path.exists(statements):
        print(f"{statements} is missing: SKIPPED", file=sys.stderr)
        return 0
    with open(statements, encoding="utf-8") as file:
        rows = [[float(row[key]) for key in ("anchor_lat", "anchor_lon", "subj_lat", "subj_lon")]
                for row in csv.DictReader(file)]
    ours = ask([solver, "solve"], ["inverse " + " ".join(map(repr, row)) for row in rows])
    geod = pyproj.Geod(ellps="WGS84")
    length = degrees = 0.0
    for row, own in zip(rows, ours):
        azimuth, _, metres = geod.inv(row[1], row[0], row[3], row[2])
        length = max(length, abs(metres - own[2]))
        degrees = max(degrees, turn(azimuth, own[0]))
    print(f"{len(rows)} statements beside pyproj {pyproj.__version__}: lengths differ by at most"
          f" {length * 1e9:.1f} nm, azimuths by {degrees:.1e} degrees")
    return length


worst = max(compare(), against_pyproj())
print(f"greatest difference {worst * 1e9:.1f} nm, bound {BOUND * 1e9:.0f} nm (Karney 2013: 15 nm for each of the two)")
sys.exit(worst > BOUND)
