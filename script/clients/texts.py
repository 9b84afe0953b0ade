"""texts.py FOLDER: GDAL (Debian's and pyogrio's own) and geojson-validator read the text formats of one run back.

FOLDER holds the same layers as .geojson, .geojsonl, .geojsons, .csv and dateline.kml
(dateline map --format geojson,geojsonl,geojsons,csv,kml). The GeoJSON files are what the others are compared with: ids, the days
of start and end, positions to 1e-6. Also looks at *.lpf.json as Linked Places 1.3. Ends with 1 where anything differs.

Needs: pip install pyogrio geojson-validator; ogr2ogr (gdal-bin).
"""

import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

TOLERANCE = 1e-6
problems = []


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", text or "")]


def flat(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        return [float(number) for number in coordinates[:2]]
    return [number for part in coordinates for number in flat(part)]


def day(text):
    match = re.match(r"(\d{4})[-/](\d\d)[-/](\d\d)", text or "")
    return "-".join(match.groups()) if match else ""


def expected(path):
    with open(path, encoding="utf8") as file:
        features = json.load(file)["features"]
    return {
        feature["id"]: (
            day(feature["properties"].get("start")),
            day(feature["properties"].get("end")),
            flat(feature["geometry"]["coordinates"]) if feature["geometry"] else [],
        )
        for feature in features
    }


def row(values, geometry):
    return values["id"], (day(values.get("start") or values.get("begin")), day(values.get("end")), geometry)


def by_ogr2ogr(path, layer, options):
    """What Debian's GDAL reads."""
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "out.csv")
        command = ["ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", *options, output, path]
        subprocess.run(command + ([layer] if layer else []), check=True, stderr=subprocess.DEVNULL)
        with open(output, encoding="utf8", newline="") as file:
            return dict(row(values, numbers(values["WKT"])) for values in csv.DictReader(file))


def by_pyogrio(path, layer, options):
    """What the GDAL of pyogrio's wheel reads."""
    import pyogrio
    import shapely

    # Else LIBKML shows the element's own id, which XML does not let be ours, in the field `id`.
    pyogrio.set_gdal_config_options({"LIBKML_ID_FIELD": "element_id"})

    chosen = dict(option.split("=") for option in options if "=" in option)
    meta, _, geometries, columns = pyogrio.raw.read(path, layer=layer or None, datetime_as_string=True, **chosen)
    found = {}
    for index, geometry in enumerate(geometries):
        values = {
            name: None if column[index] is None else str(column[index]) for name, column in zip(meta["fields"], columns)
        }
        shape = shapely.from_wkb(geometry) if geometry is not None else None
        points = shapely.get_coordinates(shape).ravel().tolist() if shape is not None else []
        key, rest = row(values, points)
        found[key] = rest
    return found


def compare(what, wanted, found):
    before = len(problems)
    if wanted.keys() != found.keys():
        odd = sorted(wanted.keys() ^ found.keys())
        problems.append(f"{what}: ids differ: {len(odd)}, as {odd[0]}")
    for key in wanted.keys() & found.keys():
        (start, end, position), (start_found, end_found, position_found) = wanted[key], found[key]
        if (start, end) != (start_found, end_found):
            problems.append(f"{what}: {key}: expected {start}..{end}, found {start_found}..{end_found}")
        near = len(position) == len(position_found) and all(
            abs(a - b) <= TOLERANCE for a, b in zip(position, position_found)
        )
        if not near:
            problems.append(f"{what}: {key}: expected {position[:4]}, found {position_found[:4]}")
    print(f"{what}: {len(found)} features, {len(problems) - before} differences")


def main(folder):
    csv_options = ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-oo", "GEOM_POSSIBLE_NAMES=wkt"]
    layers = sorted(glob.glob(os.path.join(folder, "*.geojson")))
    if not layers:
        sys.exit(f"texts.py: no .geojson in {folder}")
    kml = os.path.join(folder, "dateline.kml")
    for path in layers:
        name = os.path.basename(path)[: -len(".geojson")]
        wanted = expected(path)
        if not wanted:
            continue
        for reader in (by_ogr2ogr, by_pyogrio):
            for suffix, options in ((".geojson", []), (".geojsonl", []), (".geojsons", []), (".csv", csv_options)):
                other = path[: -len(".geojson")] + suffix
                if os.path.exists(other):
                    compare(f"{reader.__name__} {name}{suffix}", wanted, reader(other, "", options))
            if os.path.exists(kml):
                compare(f"{reader.__name__} dateline.kml {name}", wanted, reader(kml, name, []))
        validate(path)
    for path in glob.glob(os.path.join(folder, "*.lpf.json")):
        linked_places(path)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def validate(path):
    """geojson-validator's criteria; holes and many vertices are no faults of a layer."""
    from geojson_validator import validate_geometries, validate_structure

    with open(path, encoding="utf8") as file:
        data = json.load(file)
    structure = validate_structure(data)
    located = {**data, "features": [feature for feature in data["features"] if feature["geometry"]]}
    result = validate_geometries(located) if located["features"] else {}
    invalid = {key: value for key, value in result.get("invalid", {}).items() if value}
    odd = {key: value for key, value in result.get("problematic", {}).items() if value and key not in ("holes", "excessive_vertices")}
    if structure or invalid or odd:
        problems.append(f"geojson-validator {path}: {structure} {invalid} {odd}")
    print(f"geojson-validator {os.path.basename(path)}: {'faults' if structure or invalid or odd else 'clean'}")


def linked_places(path):
    """What Linked Places 1.3 asks of each place, read by another hand than dateline verify."""
    with open(path, encoding="utf8") as file:
        data = json.load(file)
    before = len(problems)
    if "linkedplaces-context" not in str(data.get("@context")):
        problems.append(f"{path}: no @context of Linked Places")
    for place in data["features"]:
        key = place.get("@id", "?")
        properties = place["properties"]
        if not properties.get("title") or not set(properties.get("fclasses") or ["?"]) <= set("AHLPRST"):
            problems.append(f"{key}: title or fclasses")
        if not all(re.fullmatch("[A-Z]{2}", code) for code in properties.get("ccodes", [])):
            problems.append(f"{key}: ccodes {properties['ccodes']}")
        if not place.get("names") or not all(name.get("toponym") for name in place["names"]):
            problems.append(f"{key}: names")
        dated = place.get("when") or any(
            name.get("when") or any("year" in citation for citation in name.get("citations", [])) for name in place["names"]
        )
        if not dated:
            problems.append(f"{key}: no time")
    print(f"Linked Places {os.path.basename(path)}: {len(data['features'])} places, {len(problems) - before} faults")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
