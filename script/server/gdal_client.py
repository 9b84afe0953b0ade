"""GDAL 3.6 and 3.12 as clients (driver OAPIF): every feature as it is exported, and the right ones by attributes, box and time."""
import sys
from collections.abc import Callable
from functools import partial

import pyogrio
from osgeo import ogr
from shapely import box
from shapely.geometry import shape

from common import DAYS, expect, finish, layer
from gdal_rows import TYPES, Row, differences, read_by_3_12, read_by_3_6, row
from service import LAYERS_SERVED, PLACES, URL, ask, held, items_path, query

SOURCE = f'OAPIF:{URL}'
READERS: dict[str, Callable[..., tuple[dict[str, str], list[Row]]]] = {
    '3.6': partial(read_by_3_6, SOURCE), '3.12': partial(read_by_3_12, SOURCE)}
WHERE: list[tuple[str, str, Callable[[dict], bool]]] = [
    ('control-status', "control = 'ISIS'", lambda of: of['control'] == 'ISIS'),
    ('control-status', "control = 'ISIS' AND status = 'held'", lambda of: of['control'] == 'ISIS' and of['status'] == 'held'),
    ('control-status', "control = 'ISIS' OR name LIKE 'A%'",
     lambda of: of['control'] == 'ISIS' or of['name'].lower().startswith('a')),
    # Of whatever is said of a time GDAL makes `datetime`, which means start to end, and looks no further.
    ('control-status', "start >= '2016-09-04T00:00:00Z'", lambda of: (of['end'] or '9999') >= '2016-09-04T00:00:00Z'),
    ('control-status', "control = 'ISIS' AND start <= '2016-09-30T00:00:00Z'",
     lambda of: of['control'] == 'ISIS' and (of['start'] or '0000') <= '2016-09-30T00:00:00Z'),
    ('control-changes', "date = '2016-09-04'",
     lambda of: (of['start'] or '0000') <= '2016-09-04T23:59:59Z' and (of['end'] or '9999') >= '2016-09-04T00:00:00Z'),
    ('control-changes', "start >= '2016-09-01T00:00:00Z' AND start <= '2016-12-31T00:00:00Z'",
     lambda of: (of['start'] or '0000') <= '2016-12-31T00:00:00Z' and (of['end'] or '9999') >= '2016-09-01T00:00:00Z'),
    ('mentions', 'candidate_count >= 3', lambda of: of['candidate_count'] >= 3),
    ('distance-checks', 'stated_km > 20 AND distance_verdict = \'consistent\'',
     lambda of: (of['stated_km'] or 0) > 20 and of['distance_verdict'] == 'consistent'),
]
BOXES = ([36.5, 36.0, 37.8, 36.6], [37.1, 36.1, 37.2, 36.3], [0, 0, 1, 1], [-180, -90, 180, 90])


def listed_by_3_6() -> list[str]:
    source = ogr.Open(SOURCE)
    return sorted(source.GetLayer(index).GetName() for index in range(source.GetLayerCount()))


expect('GDAL 3.6: layers', sorted([*LAYERS_SERVED, PLACES]), listed_by_3_6())
expect('GDAL 3.12: layers', sorted([*LAYERS_SERVED, PLACES]), sorted(pyogrio.list_layers(SOURCE)[:, 0]))
for version, read in READERS.items():
    for name in LAYERS_SERVED:
        types, found = read(name)
        expect(f'GDAL {version}: {name}: types start, end, date', TYPES, types)
        expect(f'GDAL {version}: {name}: ids, times, coordinates as they are exported', [],
               differences([row(feature['properties'], feature['geometry']) for feature in layer(name)], found))
    for name, words, means in WHERE:
        expect(f'GDAL {version}: {name} -where {words}',
               sorted(feature['id'] for feature in layer(name) if means(feature['properties'])),
               sorted(id for id, *_ in read(name, where=words)[1]))
    for name in LAYERS_SERVED:
        for sides in BOXES:
            # GDAL's own filter leaves out what has no geometry, and so do we here.
            expected = sorted(feature['id'] for feature in layer(name)
                              if feature['geometry'] and box(*sides).intersects(shape(feature['geometry'])))
            expect(f'GDAL {version}: {name} -spat {sides}', expected,
                   sorted(id for id, _, _, numbers in read(name, box=sides)[1] if numbers))
# Time as a client that knows `datetime` asks for it.
for day in DAYS:
    for name in LAYERS_SERVED:
        _, found = read_by_3_12(f'OAPIF_COLLECTION:{URL}/collections/{name}', DATETIME=day)
        expect(f'GDAL 3.12: {name}, DATETIME={day}', held(name, f'{day}T00:00:00Z', f'{day}T23:59:59Z'),
               {id for id, *_ in found})
# A page by itself, in GeoJSON and in JSON-FG: what a person gives to ogr2ogr.
for day in DAYS:
    address = URL + query(items_path('control-status'), limit=1000, datetime=day)
    for version, read in (('3.6', read_by_3_6), ('3.12', read_by_3_12)):
        expect(f'GDAL {version}: the address of control-status on {day}', held('control-status', f'{day}T00:00:00Z', f'{day}T23:59:59Z'),
               {id for id, *_ in read(f'GeoJSON:{address}')[1]})
meta, _, _, columns = pyogrio.raw.read(
    f'JSONFG:{URL}{query(items_path("control-status"), limit=1000, profile="jsonfg")}', datetime_as_string=True)
by_name = dict(zip(meta['fields'], columns))
# `time` is a day, `time_start` and `time_end` are the ends of an interval.
expect('GDAL 3.12: JSON-FG by profile: time beside start and end', [], [
    row for row in zip(*(by_name[key] for key in ('time', 'time_start', 'time_end', 'start', 'end')))
    if [str(value or '')[:10] for value in (row[1] or row[0], row[2] or row[0])] != [str(value or '')[:10] for value in row[3:]]])
found = ask(query(items_path(PLACES), q='Manbij')).json
expect('places by name, through GDAL 3.12', sorted(feature['id'] for feature in found['features'])[:10],
       sorted(pyogrio.raw.read(f'GeoJSON:{URL}{query(items_path(PLACES), q="Manbij")}', columns=['id'])[3][0])[:10])

sys.exit(finish())
