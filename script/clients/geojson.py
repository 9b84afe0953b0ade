"""GeoJSON in geojson-validator and in GDAL 3.6 (Debian's) and 3.12 (pyogrio's)."""
import sys

import pyogrio
from geojson_validator import validate_geometries, validate_structure
from loguru import logger

from common import DAYS, FOLDER, LAYERS, expect, finish, holders, layer
from gdal_rows import TYPES, differences, read_by_3_12, read_by_3_6, row

logger.disable('geojson_validator')

# All that the validator can find, but for what areas of control may be: with holes, and with many corners.
INVALID = ['unclosed', 'less_three_unique_nodes', 'exterior_not_ccw', 'interior_not_cw']
PROBLEMATIC = ['inner_and_exterior_ring_intersect', 'self_intersection', 'duplicate_nodes',
               'excessive_coordinate_precision', '3d_coordinates', 'outside_lat_lon_boundaries', 'crosses_antimeridian']


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
