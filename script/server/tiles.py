"""Vector tiles over HTTP: decoded by mapbox-vector-tile and by GDAL 3.12, they hold what `items` says at that time."""
import math
import sys
import warnings

import mapbox_vector_tile
import pyogrio

from common import DAYS, FOLDER, expect, finish, layer
from service import LAYERS_SERVED, PLACES, ask, held, query

MVT = 'application/vnd.mapbox-vector-tile'
# The deepest zoom of archives and the first at which all of the sample's places are apart.
ZOOMS = (0, 5, 8, 10)


def column_and_row(longitude: float, latitude: float, zoom: int) -> tuple[int, int]:
    """The tile of WebMercatorQuad in which a position lies (OGC 17-083r4, annex D.1)."""
    side, y = 1 << zoom, math.asinh(math.tan(math.radians(latitude)))
    return int((longitude + 180) / 360 * side), int((1 - y / math.pi) / 2 * side)


def positions(coordinates: list) -> list[list[float]]:
    return [coordinates] if isinstance(coordinates[0], (int, float)) else [p for part in coordinates for p in positions(part)]


def covering(name: str, zoom: int) -> set[tuple[int, int]]:
    """The tiles in which features of a layer lie: of each the box, and no tile beside it."""
    found = set()
    for feature in layer(name):
        if feature['geometry']:
            corners = [column_and_row(*position[:2], zoom) for position in positions(feature['geometry']['coordinates'])]
            columns, rows = zip(*corners)
            found |= {(column, row) for column in range(min(columns), max(columns) + 1)
                      for row in range(min(rows), max(rows) + 1)}
    return found


def path(name: str, zoom: int, column: int, row: int, **parameters: str) -> str:
    return query(f'/collections/{name}/tiles/WebMercatorQuad/{zoom}/{row}/{column}', **parameters)


for name in LAYERS_SERVED:
    located = {feature['id'] for feature in layer(name) if feature['geometry']}
    for zoom in ZOOMS:
        tiles = covering(name, zoom)
        if len(tiles) > 400:
            continue
        for day in (None, *DAYS) if zoom == 8 else (None, DAYS[3]):
            ids, statuses, numbers, names = set(), set(), {}, set()
            for column, row in tiles:
                answer = ask(path(name, zoom, column, row, **({'datetime': day} if day else {})))
                statuses.add((answer.status, answer.type if answer.status == 200 else ''))
                decoded = mapbox_vector_tile.decode(answer.body, default_options={'y_coord_down': True}) if answer.body else {}
                names |= set(decoded)
                for feature in decoded.get(name, {'features': []})['features']:
                    ids.add(feature['properties']['id'])
                    numbers.setdefault(feature['properties']['id'], set()).add(feature['id'])
            expected = located & (held(name, f'{day}T00:00:00Z', f'{day}T23:59:59Z') if day else located)
            # Small areas and short lines may vanish at small zooms.
            small = zoom < 8 and name in ('control-areas', 'front-lines', 'distance-checks')
            expect(f'{name}: zoom {zoom}, {day or "any day"}, {len(tiles)} tiles: ids', set() if small else expected,
                   ids - expected if small else ids)
            expect(f'{name}: zoom {zoom}, {day or "any day"}: status, type, one number an id, one layer', True,
                   statuses <= {(200, MVT), (204, '')} and all(len(found) == 1 for found in numbers.values())
                   and names <= {name})
empty = ask(path('control-status', 8, 0, 0))
expect('a tile in which nothing lies', True, empty.status == 204 or (empty.status == 200 and empty.body == b''))
for wrong in ('31/0/0', '8/256/0', '8/0/256', '8/-1/0', 'x/0/0', '8/0/0.5', '99999999999999999999/0/0'):
    expect(f'tile {wrong}: no such', True, ask(f'/collections/control-status/tiles/WebMercatorQuad/{wrong}').status in (400, 404))
expect('tiles of no matrix set of ours', 404, ask('/collections/control-status/tiles/Nothing/8/0/0').status)
expect('a time that is none', 400, ask(path('control-status', 8, 152, 100, datetime='yesterday')).status)

# The places: all of a tile's box, and GDAL reads the same.
one = ask(f'/collections/{PLACES}/items?limit=1&q=Manbij').json['features'][0]
column, row = column_and_row(*one['geometry']['coordinates'], 8)
address = path(PLACES, 8, column, row)
ids = {feature['properties']['id'] for feature in
       mapbox_vector_tile.decode(ask(address).body)[PLACES]['features']}
expect('places: the tile of Manbij has it', True, one['id'] in ids)
warnings.simplefilter('ignore')
for name, place in (('control-status', (37.95, 36.53)), (PLACES, tuple(one['geometry']['coordinates']))):
    column, row = column_and_row(*place, 8)
    tile = ask(path(name, 8, column, row)).body
    expected = sorted(feature['properties']['id'] for feature in mapbox_vector_tile.decode(tile)[name]['features'])
    # GDAL knows tiles by the ending of a file's name.
    copy = FOLDER / f'{name}.pbf'
    copy.write_bytes(tile)
    _, _, _, (found,) = pyogrio.raw.read(copy, layer=name, columns=['id'], X=str(column), Y=str(row), Z='8')
    expect(f'{name}: GDAL reads tile 8/{row}/{column} as mapbox-vector-tile does', expected, sorted(found))

sys.exit(finish())
