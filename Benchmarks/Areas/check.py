"""Holds the areas and front lines of Dateline against shapely and pyproj.

    check.py SOLVER [--small]     seeded theatres, divided by `SOLVER divide`
    check.py --folder FOLDER      the control-areas.geojson and front-lines.geojson of a run
"""
import csv, json, subprocess, sys
import numpy as np, pyproj, shapely
from shapely import MultiPolygon
from theatres import theatres

MOST_OVERLAP = 1.0  # m²


def multipolygon(polygons):
    return MultiPolygon([(p[0], p[1:]) for p in polygons])


def plane(shapes):
    """An equal-area plane for some shapes on WGS 84."""
    corners = shapely.get_coordinates(shapes)
    x, y = corners.mean(axis=0) if len(corners) else (0, 0)
    to = pyproj.Transformer.from_crs(4326, f"+proj=laea +lat_0={y} +lon_0={x} +datum=WGS84", always_xy=True)
    return lambda shape: shapely.transform(shape, lambda c: np.column_stack(to.transform(c[:, 0], c[:, 1])))


def steps(rings):
    """The directed edges of rings or lines, in millionths of a degree."""
    for ring in rings:
        whole = np.rint(np.asarray(ring) * 1e6).astype(int)
        assert np.abs(np.asarray(ring) * 1e6 - whole).max() < 1e-3, "more than six decimals"
        yield from zip(map(tuple, whole[:-1]), map(tuple, whole[1:]))


def problems(areas, fronts, kin=frozenset()):
    """What is wrong with the areas (label → polygons) and fronts (pair → lines) of one day; kin have no front."""
    shapes = {label: multipolygon(polygons) for label, polygons in areas.items()}
    for label, shape in shapes.items():
        if not shape.is_valid:
            yield f"area {label}: {shapely.is_valid_reason(shape)}"
    if any(not shape.is_valid for shape in shapes.values()):
        return
    project = plane(list(shapes.values()))
    labels = list(shapes)
    for place, a in enumerate(labels):
        for b in labels[place + 1:]:
            overlap = project(shapes[a].intersection(shapes[b])).area
            if overlap > MOST_OVERLAP:
                yield f"areas {a} and {b} overlap by {overlap} m²"
    edges = {label: set(steps(ring for polygon in polygons for ring in polygon)) for label, polygons in areas.items()}
    for place, a in enumerate(labels):
        for b in labels[place + 1:]:
            if (a, b) in kin:
                continue
            shared = {(p, q) for p, q in edges[a] if (q, p) in edges[b]}
            drawn = list(steps(fronts.get((a, b), [])))
            if (a, b) in fronts or shared:
                # An independent word: the whole length along which both outlines run together.
                both = shapely.length(shapely.intersection(shapes[a].boundary, shapes[b].boundary))
                front = sum(np.hypot(q[0] - p[0], q[1] - p[1]) for p, q in drawn) / 1e6
                if abs(both - front) > 1e-9 * max(1, front):
                    yield f"front {a}|{b}: {front}° long, the outlines meet along {both}°"
            if len(drawn) != len(set(drawn)) or set(drawn) != shared:
                yield f"front {a}|{b}: {len(drawn)} edges, the areas share {len(shared)}"


def solve(solver, lines):
    text = "\n".join(lines) + "\n"
    run = subprocess.run([solver, "divide"], input=text, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"check-areas: {run.stderr.strip()}")
    head, *rest = [json.loads(line) for line in run.stdout.splitlines()]
    areas = {r["label"]: r["polygons"] for r in rest if "label" in r}
    fronts = {tuple(r["pair"]): r["lines"] for r in rest if "pair" in r}
    return head, areas, fronts


def against_the_clip(solver, lines, areas):
    """Coloured or all of one colour, the same ground is covered; and it is what lies within reach of a place."""
    words = [line.split() for line in lines]
    labelled = [w[:3] + ["0"] if w[0] == "site" and w[3] != "-" else w for w in words]
    whole = [w[:3] + ["0"] if w[0] == "site" else w for w in words]
    positions = {}
    for w in words:
        if w[0] == "site":
            # Places that are the same in five decimals share a cell.
            positions.setdefault((round(float(w[1]) * 1e5), round(float(w[2]) * 1e5)), set()).add(w[3])
    if all(len(labels) == 1 for labels in positions.values()):
        one = multipolygon(solve(solver, [" ".join(w) for w in labelled])[1].get(0, []))
        union = shapely.union_all([multipolygon(p) for p in areas.values()])
        off = plane([one])(one.symmetric_difference(union)).area
        if off > MOST_OVERLAP:
            yield f"the sides together and the ground that all labelled places cover differ by {off} m²"
        total = sum(multipolygon(p).area for p in areas.values())
        if abs(total - one.area) > 1e-9 * one.area:
            yield f"the areas add up to {total}, the ground they cover is {one.area} square degrees"
    border = [w for w in words if w[0] in ("border", "hole")]
    if border:
        polygons = []
        for w in border:
            ring = [(float(x), float(y)) for x, y in zip(w[1::2], w[2::2])]
            polygons.append([ring]) if w[0] == "border" else polygons[-1].append(ring)
        limit = multipolygon(polygons)
        union = shapely.union_all([multipolygon(p) for p in areas.values()])
        beyond = plane([limit])(union.difference(limit.buffer(1e-6))).area
        if beyond > MOST_OVERLAP:
            yield f"{beyond} m² lie beyond the border"
        if not any(w[0] == "barrier" for w in words):
            free = multipolygon(solve(solver, [" ".join(w) for w in labelled if w[0] not in ("border", "hole")])[1][0])
            # Rounding moves each corner of the border's crossings by a tenth of a metre.
            missing = plane([limit])(free.intersection(limit).difference(union.buffer(2e-6))).area
            if missing > MOST_OVERLAP:
                yield f"{missing} m² within border and reach are missing"
    if any(w[0] in ("border", "barrier") for w in words):
        return
    # Discs by pyproj's geodesics, not by our planes: those are off by up to 1.3 % in distance, hence the bounds.
    reach = float(words[0][1]) * 1000
    sites = np.array([(float(w[1]), float(w[2])) for w in words if w[0] == "site"])
    ground = multipolygon(solve(solver, [" ".join(w) for w in whole])[1][0])
    rng = np.random.default_rng(1)
    ellipsoid = pyproj.Geod(ellps="WGS84")
    chosen = sites[rng.integers(0, len(sites), 2000)]
    bearing, far = rng.uniform(0, 360, 2000), rng.uniform(0, 2, 2000) * reach
    x, y, _ = ellipsoid.fwd(chosen[:, 0], chosen[:, 1], bearing, far)
    least = nearest(ellipsoid, sites, x, y)
    shapely.prepare(ground)
    inside = shapely.contains_xy(ground, x, y)
    wrong = (inside & (least > 1.02 * reach + 20)) | (~inside & (least < 0.98 * reach - 20))
    if wrong.any():
        yield f"{wrong.sum()} of 2000 points are on the wrong side of the reach"


def nearest(ellipsoid, sites, x, y):
    """From each point to the nearest site, metres: candidates by chord, the distance by geodesic."""
    def vectors(lon, lat):
        lon, lat = np.radians(lon), np.radians(lat)
        return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    v = vectors(sites[:, 0], sites[:, 1])
    found = np.empty(len(x))
    for i, p in enumerate(vectors(x, y)):
        close = np.argsort(((v - p) ** 2).sum(axis=1))[:4]
        _, _, d = ellipsoid.inv(np.full(len(close), x[i]), np.full(len(close), y[i]), sites[close, 0], sites[close, 1])
        found[i] = d.min()
    return found


def check_theatres(solver, small):
    failed = 0
    for name, lines in theatres(small):
        lines = list(lines)
        head, areas, fronts = solve(solver, lines)
        found = list(problems(areas, fronts)) + list(against_the_clip(solver, lines, areas))
        count = sum(line.startswith("site") for line in lines)
        print(f"{'FAIL' if found else 'ok  '} {name}: {count} places, {len(areas)} areas, {len(fronts)} fronts, "
              f"{head['divide_s'] + head['dissolve_s']:.2f} s; {(head['projections'] or ['none'])[0]}"
              + (f" and {len(head['projections']) - 1} more" if len(head["projections"]) > 1 else ""))
        for problem in found:
            print(f"     {problem}")
        failed += bool(found)
    return failed


def wholes_and_parts():
    """The pairs of which one is a part of the other, by the project's actor book."""
    with open("gazetteer/actors.csv", encoding="utf8", newline="") as file:
        parts = {row["id"]: set(filter(None, row["part_of"].split("|"))) for row in csv.DictReader(file)}

    def wholes(actor):
        return parts.get(actor, set()).union(*map(wholes, parts.get(actor, ())))

    return frozenset(pair for actor in parts for whole in wholes(actor) for pair in ((actor, whole), (whole, actor)))


def check_folder(folder):
    """Every day on which something changes."""
    def features(name):
        return json.load(open(f"{folder}/{name}.geojson"))["features"]

    def key(feature, *names):
        return next(feature["properties"][n] for n in names if feature["properties"][n] is not None)

    def parts(feature):
        geometry = feature["geometry"]
        return geometry["coordinates"] if geometry["type"].startswith("Multi") else [geometry["coordinates"]]

    def holds(feature, day):
        start, end = feature["properties"]["start"], feature["properties"]["end"]
        return (start is None or start <= day) and (end is None or day <= end)

    areas, fronts, kin = features("control-areas"), features("front-lines"), wholes_and_parts()
    days = sorted({f["properties"]["start"] for f in areas + fronts if f["properties"]["start"]})
    days = ["0000-01-01T00:00:00Z"] + days + ["9999-12-31T00:00:00Z"]
    failed = 0
    for day in days:
        now = {key(f, "holder_id", "holder"): parts(f) for f in areas if holds(f, day)}
        lines = {}
        for f in fronts:
            if holds(f, day):
                lines[key(f, "side_id", "side"), key(f, "opponent_id", "opponent")] = parts(f)
        now = dict(sorted(now.items()))
        found = list(problems(now, lines, kin))
        for problem in found:
            print(f"FAIL {day}: {problem}")
        failed += bool(found)
    print(f"{folder}: {len(areas)} areas, {len(fronts)} fronts, {len(days)} days, {failed} with problems")
    return failed


if sys.argv[1] == "--folder":
    sys.exit(check_folder(sys.argv[2]) > 0)
sys.exit(check_theatres(sys.argv[1], "--small" in sys.argv) > 0)
