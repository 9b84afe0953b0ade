"""GeoJSON in geojson-validator and in GDAL 3.6 (Debian's) and 3.12 (pyogrio's)."""
import sys
from collections.abc import Iterator

import pyogrio
from geojson_validator import validate_geometries, validate_structure
from loguru import logger
from osgeo import ogr
from shapely import from_wkb
from shapely.geometry import mapping

from common import DAYS, FOLDER, LAYERS, expect, finish, holders, layer

ogr.UseExceptions()
logger.disable('geojson_validator')

# All that the validator can find, but for what areas of control may be: with holes, and with many corners.
INVALID = ['unclosed', 'less_three_unique_nodes', 'exterior_not_ccw', 'interior_not_cw']
PROBLEMATIC = ['inner_and_exterior_ring_intersect', 'self_intersection', 'duplicate_nodes',
               'excessive_coordinate_precision', '3d_coordinates', 'outside_lat_lon_boundaries', 'crosses_antimeridian']

TYPES = {'start': 'DateTime', 'end': 'DateTime', 'date': 'Date'}

Row = tuple[str, str | None, str | None, list[float]]


def row(properties: dict, geometry: dict | None) -> Row:
    """What must come back: id, both ends of the time, the numbers of the coordinates."""
    return (properties['id'], properties['start'], properties['end'],
            list(numbers(geometry['coordinates'])) if geometry else [])


def numbers(coordinates: object) -> Iterator[float]:
    if isinstance(coordinates, (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from numbers(part)


def read_by_3_6(path: str) -> tuple[dict[str, str], list[Row]]:
    """Types of the columns of time, and the rows."""
    source = ogr.Open(path)
    found = source.GetLayer(0)
    definition = found.GetLayerDefn()
    types = {name: definition.GetFieldDefn(definition.GetFieldIndex(name)).GetTypeName()
             for name in TYPES}
    rows = []
    for feature in found:
        geometry = feature.GetGeometryRef()
        shape = mapping(from_wkb(bytes(geometry.ExportToWkb()))) if geometry else None
        properties = {name: feature.GetField(name) for name in ('id', 'start', 'end')}
        rows.append(row({name: iso(value) for name, value in properties.items()}, shape))
    return types, rows


def read_by_3_12(path: str) -> tuple[dict[str, str], list[Row]]:
    """The same by the newer GDAL."""
    meta, _, geometries, columns = pyogrio.raw.read(path, columns=['id', *TYPES], datetime_as_string=True)
    names = {'datetime64[ms]': 'DateTime', 'datetime64[D]': 'Date'}
    kinds = dict(zip(*(pyogrio.read_info(path)[key] for key in ('fields', 'dtypes'))))
    types = {name: names.get(kinds[name], kinds[name]) for name in TYPES}
    by_name = dict(zip(meta['fields'], columns))
    rows = []
    for index, wkb in enumerate(geometries):
        properties = {name: iso(by_name[name][index]) for name in ('id', 'start', 'end')}
        rows.append(row(properties, mapping(from_wkb(wkb)) if wkb else None))
    return types, rows


def iso(value: object) -> str | None:
    """`2016/09/04 00:00:00+00` and `2016-09-04T00:00:00+00:00` as `2016-09-04T00:00:00Z`; other words as they are."""
    if not value:
        return None
    text = str(value)
    for offset in ('+00:00', '+00'):
        if text.endswith(offset):
            return text.removesuffix(offset).replace('/', '-').replace(' ', 'T').replace('.000', '') + 'Z'
    return text


def differences(rows: list[Row], found: list[Row]) -> list[object]:
    """The pairs of rows that are not the same to 1e-6 degrees; of unequal lists their lengths."""
    if len(rows) != len(found):
        return [len(rows), len(found)]
    return [(a, b) for a, b in zip(rows, found)
            if a[:3] != b[:3] or len(a[3]) != len(b[3]) or any(abs(x - y) > 1e-6 for x, y in zip(a[3], b[3]))]


def shown(day: str) -> set[tuple[str, str]]:
    """What the filter that QGIS makes of `start` and `end` lets through where GDAL knows null dates."""
    words = (f"(start <= '{day}T23:59:59Z' OR start IS NULL) AND (\"end\" > '{day}T00:00:00Z' OR \"end\" IS NULL)"
             ' AND control IS NOT NULL')
    meta, _, _, columns = pyogrio.raw.read(FOLDER / 'control-status.geojson', where=words, columns=['place_id', 'control'])
    by_name = dict(zip(meta['fields'], columns))
    return set(zip(by_name['place_id'], by_name['control']))


for name in LAYERS:
    features = layer(name)
    located = {'type': 'FeatureCollection', 'features': [feature for feature in features if feature['geometry']]}
    expect(f'{name}: geojson-validator, structure', {},
           validate_structure({'type': 'FeatureCollection', 'features': features}))
    expect(f'{name}: geojson-validator, geometry', {'invalid': {}, 'problematic': {}},
           {key: value for key, value in validate_geometries(located, INVALID, PROBLEMATIC).items()
            if key in ('invalid', 'problematic')})
    rows = [row(feature['properties'], feature['geometry']) for feature in features]
    for version, read in (('3.6', read_by_3_6), ('3.12', read_by_3_12)):
        types, found = read(str(FOLDER / f'{name}.geojson'))
        expect(f'{name}: GDAL {version} types start, end, date', TYPES, types)
        expect(f'{name}: GDAL {version} reads {len(rows)} ids, times, coordinates', [], differences(rows, found))

for day in DAYS:
    expect(f'control-status: GDAL 3.12, filtered by time: {day}', holders(day), shown(day))

sys.exit(finish())
