"""Part 1's parameters `limit`, `bbox` and `datetime`, paging and `numberMatched`, beside the exported layers."""
import random
import sys
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

from shapely import box
from shapely.geometry import shape

from common import DAYS, expect, finish, holders, layer
from service import LAYERS_SERVED, PLACES, ask, held, ids, items_path, link, pages, query

DICE = random.Random(7)


def within(name: str, west: float, south: float, east: float, north: float) -> set[str]:
    """Whose geometry meets a box, which may cross longitude 180, or who have none."""
    boxes = [box(west, south, east, north)] if west <= east else [box(west, south, 180, north),
                                                                  box(-180, south, east, north)]
    return {feature['id'] for feature in layer(name)
            if not feature['geometry'] or any(part.intersects(shape(feature['geometry'])) for part in boxes)}


def expect_ids(what: str, name: str, expected: set[str], **parameters: object) -> None:
    found = list(pages(query(items_path(name), limit=1000, **parameters)))
    expect(f'{what} {name} {parameters}', (expected, len(expected)),
           ({feature['id'] for page in found for feature in page['features']}, found[0]['numberMatched']))


# limit
for name in LAYERS_SERVED:
    exported = [feature['id'] for feature in layer(name)]
    order = ids(query(items_path(name), limit=10_000))
    expect(f'/req/core/fc-response {name}: each feature once', sorted(exported), sorted(order))
    for limit in (1, 3, 10, len(exported) - 1, len(exported), len(exported) + 1):
        found = list(pages(query(items_path(name), limit=limit)))
        expect(f'/req/core/fc-limit-response-1 {name} limit={limit}: whole, in one order, no page too many',
               (order, -(-len(exported) // limit)),
               ([feature['id'] for page in found for feature in page['features']], len(found)))
        expect(f'/req/core/fc-numberMatched, fc-numberReturned {name} limit={limit}', [],
               [page['numberReturned'] for page in found if page['numberMatched'] != len(exported)
                or page['numberReturned'] != len(page['features']) or len(page['features']) > limit])
for limit in (1_000_000, 10 ** 30):
    larger = ask(query(items_path(PLACES), limit=limit))
    expect(f'/req/core/fc-limit-response-1 places limit={limit}: clamped', (200, 10_000),
           (larger.status, larger.json['numberReturned']))
expect('every property stands on the first page', [],
       [name for name in LAYERS_SERVED for feature in ask(items_path(name)).json['features']
        if set(feature['properties']) != set(layer(name)[0]['properties'])])
page = ask(query(items_path('control-status'), limit=2, bbox='36,35,39,38', datetime='2016-09-01/2016-12-31',
                 filter="control IS NOT NULL", filter_lang='cql2-text', known_at='2017-04-01')).json
wanted = parse_qs('limit=2&bbox=36,35,39,38&datetime=2016-09-01/2016-12-31&filter=control IS NOT NULL'
                  '&filter-lang=cql2-text&known-at=2017-04-01')
carried = parse_qs(urlsplit(link(page['links'], 'next') or '').query)
expect('next carries every parameter', wanted, {name: carried.get(name) for name in wanted})
expect('self is the request', wanted, parse_qs(urlsplit(link(page['links'], 'self') or '').query))
whole = list(pages(query(items_path(PLACES), limit=10_000)))
found = [feature['id'] for part in whole for feature in part['features']]
expect('places: paging is complete, each once', (whole[0]['numberMatched'], whole[0]['numberMatched']),
       (len(found), len(set(found))))

# bbox
for name in LAYERS_SERVED:
    expect_ids('/req/core/fc-bbox-response', name, within(name, -180, -90, 180, 90), bbox='-180,-90,180,90')
    expect_ids('/req/core/fc-bbox-response', name, within(name, 0, 0, 1, 1), bbox='0,0,1,1')
    expect_ids('/req/core/fc-bbox-response, across 180', name, within(name, 37.5, -90, -170, 90), bbox='37.5,-90,-170,90')
    for _ in range(12):
        west, south = DICE.uniform(35.5, 38.5), DICE.uniform(34, 36.8)
        sides = [round(side, 4) for side in (west, south, west + DICE.uniform(0, 2), south + DICE.uniform(0, 1.5))]
        expect_ids('/req/core/fc-bbox-response', name, within(name, *sides), bbox=','.join(map(str, sides)))
    with_heights = ['36', '35', '-100', '38', '37', '9000']
    expect_ids('/req/core/fc-bbox-definition, six numbers', name, within(name, 36, 35, 38, 37), bbox=','.join(with_heights))

# datetime
first_day = date(2016, 8, 1)
for name in LAYERS_SERVED:
    times = [(f'{day}T00:00:00Z', f'{day}T23:59:59Z', day) for day in DAYS]
    for _ in range(10):
        one, other = sorted(first_day + timedelta(DICE.randrange(250)) for _ in range(2))
        instant = f'{one}T{DICE.randrange(24):02}:{DICE.randrange(60):02}:{DICE.randrange(60):02}Z'
        later = f'{other}T23:59:59Z'
        times += [(instant, instant, instant), (instant, later, f'{instant}/{later}'), (instant, None, f'{instant}/..'),
                  (None, instant, f'../{instant}'), (instant, None, f'{instant}/'), (None, instant, f'/{instant}'),
                  (f'{one}T00:00:00Z', later, f'{one}/{other}'), (f'{one}T00:00:00Z', None, f'{one}/..')]
    edges = {feature['properties'][key] for feature in layer(name) for key in ('start', 'end')} - {None}
    times += [(edge, edge, edge) for edge in DICE.sample(sorted(edges), min(8, len(edges)))]
    wrong = []
    for first, last, words in times:
        found = ask(query(items_path(name), limit=1000, datetime=words))
        if found.status != 200 or {f['id'] for f in found.json['features']} != held(name, first, last) \
                or found.json['numberMatched'] != len(held(name, first, last)):
            wrong.append(words)
    expect(f'/req/core/fc-time-response {name}: {len(times)} instants and intervals', [], wrong)
    shifted = held(name, '2016-09-03T22:00:00Z', '2016-09-03T22:00:00Z')
    expect_ids('/req/core/fc-time-definition, an offset', name, shifted, datetime='2016-09-04T01:00:00+03:00')
for day in DAYS:
    found = ask(query(items_path('control-status'), limit=1000, datetime=day)).json['features']
    expect(f'control-status on {day}, beside dateline ledger at', holders(day),
           {(f['properties']['place_id'], f['properties']['control']) for f in found if f['properties']['control']})
before = ask(query(items_path('control-changes'), limit=1000, known_at='2016-08-24')).json['numberMatched']
later = ask(query(items_path('control-changes'), limit=1000, known_at='2017-12-31')).json['numberMatched']
expect('known-at: nothing was known before the first report, all after the last',
       (0, len(layer('control-changes'))), (before, later))

# All at once: what each alone lets through.
for _ in range(40):
    name = DICE.choice(LAYERS_SERVED)
    west, south = round(DICE.uniform(35.5, 38), 3), round(DICE.uniform(34.5, 36.8), 3)
    east, north = round(west + DICE.uniform(0.5, 2), 3), round(south + DICE.uniform(0.5, 1.5), 3)
    day = str(first_day + timedelta(DICE.randrange(250)))
    expected = within(name, west, south, east, north) & held(name, f'{day}T00:00:00Z', f'{day}T23:59:59Z')
    found = list(pages(query(items_path(name), limit=DICE.choice((1, 2, 5, 100)), datetime=day,
                             bbox=f'{west},{south},{east},{north}')))
    expect(f'bbox and datetime, page by page: {name} {west},{south},{east},{north} {day}', (expected, len(expected)),
           ({feature['id'] for page in found for feature in page['features']}, found[0]['numberMatched']))

# What is refused, with the reason.
REFUSED = {
    'limit': ('0', '-1', 'ten', '1.5', '', '10,10', '0x10'),
    'bbox': ('', '1', '1,2,3', '1,2,3,4,5', '1,2,3,4,5,6,7', 'a,b,c,d', '1,2,3,', 'nan,0,1,1', 'inf,0,1,1', '0,5,1,4',
             '1;2;3;4', '1 2 3 4', '1e999,0,1,1'),
    'datetime': ('', '/', '../..', 'yesterday', '2016-13-01', '2016-02-30', '2016-09-04T25:00:00Z',
                 '2017-01-01/2016-01-01', '2016-09-04/2016-09-05/2016-09-06', '2016-9-4',
                 '2016-09-04T10:00:00+99:00', '-2016-09-04'),
    'known-at': ('', 'yesterday', '2016-02-30', '2016-09-04/2016-09-05'),
    'cursor': ('', 'x', '-1', '99999999999999999999', 'AAAA'),
    'filter': ('', '(', 'control =', 'nothing_such = 1', "control = 'a' AND", 'start > 5', "control LIKE 5", 'AND', "'x'"),
    'filter-lang': ('', 'cql', 'sql'),
    'filter-crs': ('', 'EPSG:4326', 'nothing'),
    'profile': ('', 'nothing'),
    'f': ('', 'nothing', 'xml'),
}
for name, values in REFUSED.items():
    for value in values:
        answer = ask(query(items_path('control-status'), **{name: value}))
        expect(f'/req/core/query-param-invalid {name}={value!r}', 400, answer.status)
        if answer.status == 400:
            expect(f'{name}={value!r}: the reason names the parameter', True, name in answer.json['detail'])
for twice in ('limit=1&limit=2', 'bbox=0,0,1,1&bbox=2,2,3,3', 'datetime=2016-09-04&datetime=2016-09-05'):
    expect(f'/req/core/query-param-invalid {twice}', 400, ask(f'{items_path("control-status")}?{twice}').status)

sys.exit(finish())
