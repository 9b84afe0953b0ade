"""Requests that are wrong in one way each: a 4xx with a reason, or what the row says, at once; never 5xx."""
import json
import sys

from common import expect, finish
from target import DICE, GAZETTEER, PATIENCE, fingerprints, target

ITEMS, PLACES = '/collections/control-status/items', '/collections/places/items'
REFUSED = frozenset(range(400, 500))
# Whether a filter that costs much is answered or refused is the server's choice; not how long it takes.
ANSWERED = REFUSED | {200}


def text(words: str) -> str:
    """A filter in CQL2 text on the wire."""
    return f'{PLACES}?filter=' + ''.join(c if c.isalnum() else ''.join(f'%{b:02X}' for b in c.encode()) for c in words)


def written(filter: object) -> str:
    """A filter in CQL2 JSON on the wire."""
    return text(json.dumps(filter, separators=(',', ':'))) + '&filter-lang=cql2-json'


def nested(depth: int) -> str:
    return written_raw('{"op":"not","args":[' * depth + 'true' + ']}' * depth)


def written_raw(words: str) -> str:
    return text(words) + '&filter-lang=cql2-json'


PARAMETERS = {
    'limit': ['-1', '0', 'ten', '1e3', '1.0', '%00', '+5', '0x7', '٣'],
    'bbox': ['1', '1,2,3', '1,2,3,4,5,6,7', ',,,', 'a,b,c,d', 'nan,nan,nan,nan', 'inf,-inf,inf,-inf', '0,9,1,1', '1e400,0,1,1',
             '1,2,3,4' * 1000, '%31%2C'],
    'datetime': ['/', '//', '../..', 'now', '2016-02-30', '2016-13-01', '2016-09-04T24:60:60Z', '0000-00-00', '2017-01-01/2016-01-01',
                 '2016-09-04/2016-09-05/..', '99999999999999-01-01', '2016-09-04T00:00:00%2B99:99', '-0001-01-01', '%00', 'P1D'],
    'known-at': ['x', '2016-02-30', '../..', '99999-01-01'],
    'cursor': ['x', '-1', '0', '9' * 400, 'AAAA' * 100, '%FF%FE', '../../etc/passwd', '==', 'eyJhIjoxfQ=='],
    'filter': ['', '(', ')', '()', "'", 'control', "control = ", "= 'a'", 'control = control =', 'nothing = 1', 'control = 1 AND AND',
               "control LIKE", 'control IN ()', "control = 'a' ; DROP TABLE claims", "S_INTERSECTS(geometry)",
               'S_INTERSECTS(geometry,POINT(1))', 'S_INTERSECTS(geometry,POLYGON((0 0,1 1)))', 'DATE()', "start > DATE('x')",
               "T_AFTER(start,TIMESTAMP('2016'))", '%00', '%FF', '%ED%A0%80', '%C0%80'],
    'filter-lang': ['', 'sql', 'CQL2-TEXT%00', 'x' * 5000],
    'filter-crs': ['EPSG:3857', 'http://127.0.0.1:1/', 'file:///etc/passwd', ''],
    'f': ['xml', '../json', '%00', ''],
    'profile': ['x', ''],
    'nothing': ['1'],
}
ENCODINGS = ['%', '%1', '%G1', '%%', '%u0041', '%FF', '%C0%AE', '%E0%80%AF', '%ED%A0%80', '%F8%88%80%80%80', '%00']
PATHS = ['/../etc/passwd', '/%2e%2e%2fetc%2fpasswd', '/..%2f..%2f..%2fetc/passwd', '//etc/passwd', '/collections/../../etc/passwd',
         '/collections/..%00/items', '/%C0%AE%C0%AE/etc/passwd', '/collections/control-status%00/items', '/.\\..\\etc',
         '/collections/' + 'x' * 4000, '/' + 'a/' * 4000, '/collections/control-status/items/' + '%2e%2e%2f' * 50 + 'etc%2fpasswd',
         '/collections/%3Cscript%3E/items', '/collections/control-status/items/%0d%0aSet-Cookie:%20a=b', '/collections/CON',
         '/collections/control-status/tiles/WebMercatorQuad/64/0/0', '/collections/control-status/tiles/WebMercatorQuad/-1/0/0',
         '/collections/control-status/tiles/WebMercatorQuad/9223372036854775807/9223372036854775807/0',
         '/collections/control-status/tiles/WebMercatorQuad/8/9223372036854775808/0',
         '/collections/control-status/tiles/..%2f..%2f/8/0/0', '/collections/control-status/tiles/WebMercatorQuad/8/0',
         '/style.json/../../x', '/page/../../../etc/passwd', '/api/..']
HARD = {
    'a sum beyond integers': text('population = 9223372036854775807 + 9223372036854775807'),
    'a product beyond integers': text('population = 9223372036854775807 * 9223372036854775807'),
    'the least integer divided by -1': text('population = -9223372036854775808 DIV -1'),
    'a division by nothing': text('population / 0 = 1 OR population DIV 0 = 1 OR population % 0 = 1'),
    'a power beyond numbers': text('population ^ 99999 = 1 OR 0 ^ -1 = 1 OR -1 ^ 0.5 = 1'),
    'an integer of 5,000 digits': text('population = ' + '9' * 5000),
    'a number beyond numbers': text('population = 1e400 OR population = -1e400'),
    'a year of ten digits': text("DATE('9999999999-01-01') = DATE('2016-01-01')"),
    'a time before time': text("TIMESTAMP('0000-01-01T00:00:00Z') < TIMESTAMP('9999-12-31T23:59:60Z')"),
    'an interval that ends before it begins': text("T_DURING(INTERVAL('2017-01-01','2016-01-01'),INTERVAL('..','..'))"),
    'a pattern that backtracks': text("name LIKE '" + '%a' * 40 + "%b'"),
    'a pattern of 5,000 wildcards': text("name LIKE '" + '%' * 5000 + "x'"),
    'parentheses, 5,000 deep': text('(' * 5000 + '1=1' + ')' * 5000),
    'NOT, 5,000 times': text('NOT ' * 5000 + '1=1'),
    'minus, 10,000 times': text('1 = ' + '-' * 10_000 + '1'),
    'CASEI, 2,000 deep': text('CASEI(' * 2000 + 'name' + ')' * 2000 + "='a'"),
    '5,000 terms': text(' OR '.join(['a=1'] * 5000)),
    '1,000 terms of the layer': text(' OR '.join(f"name='{number}'" for number in range(1000))),
    '8,000 values': text('name IN (' + ','.join(["'a'"] * 8000) + ')'),
    'JSON, 2,000 deep': nested(2000),
    'arrays in JSON, 20,000 deep': written_raw('[' * 20_000),
    'JSON that is cut off': written_raw('{"op":"=","args":[{"property":"name"},'),
    'JSON with a lone surrogate': written_raw('{"op":"=","args":[{"property":"name"},"\\ud800"]}'),
    'JSON of other kinds': written({'op': 5, 'args': {'a': []}}),
    'JSON with an operator of no arguments': written({'op': 'between', 'args': []}),
    'JSON that is a number': written(5),
    'a polygon of 1,500 corners': text('S_INTERSECTS(geometry,POLYGON((' + ','.join(f'{n % 7} {n % 5}' for n in range(1500))
                                       + ',0 0)))'),
    'a polygon that crosses itself': text('S_INTERSECTS(geometry,POLYGON((0 0,50 50,50 0,0 50,0 0)))'),
    'a polygon of one point': text('S_INTERSECTS(geometry,POLYGON((0 0,0 0,0 0,0 0)))'),
    'an empty polygon': text('S_INTERSECTS(geometry,POLYGON EMPTY)'),
    'coordinates beyond the world': text('S_INTERSECTS(geometry,POINT(1e308 -1e308))'),
    'collections of collections': text('S_INTERSECTS(geometry,' + 'GEOMETRYCOLLECTION(' * 1000 + 'POINT(0 0)' + ')' * 1000 + ')'),
    'the greatest limit': f'{PLACES}?limit=9223372036854775807',
    'a limit of 400 digits': f'{PLACES}?limit=' + '9' * 400,
    'a box of great numbers': f'{PLACES}?bbox=-1e308,-1e308,1e308,1e308',
    'the last day of all': f'{ITEMS}?datetime=9999-12-31T23:59:59Z/..',
    'the first day of all, an offset before it': f'{ITEMS}?datetime=0001-01-01T00:00:00%2B23:59',
    'a leap second': f'{ITEMS}?datetime=2016-12-31T23:59:60Z',
    'a fraction of 400 digits': f'{ITEMS}?datetime=2016-12-31T23:59:59.' + '9' * 400 + 'Z',
    'known long ago': f'{ITEMS}?known-at=0001-01-01',
    'a name of 5,000 letters': f'{PLACES}?q=' + 'a' * 5000,
    'a name of marks alone': f'{PLACES}?q=' + '%CC%81' * 1500,
    'a name of nothing': f'{PLACES}?q=%20',
    'a name with NUL': f'{PLACES}?q=a%00b',
    'a name of a quote': f"{PLACES}?q=%27%22%3B--",
}


def expect_status(what: str, allowed: frozenset[int], request: str) -> None:
    answer = server.get(request)
    reason = answer.status not in REFUSED or bool(answer.body)
    is_fine = answer.status in allowed and reason and answer.seconds < PATIENCE / 3
    expect(what[:100], 'refused with a reason' if allowed == REFUSED else 'answered, or refused with a reason',
           ('refused with a reason' if allowed == REFUSED else 'answered, or refused with a reason') if is_fine else
           f'status {answer.status}, {answer.seconds:.1f} s, {answer.body[:200]!r}')


with target('requests') as server:
    before = fingerprints(server.ledger, GAZETTEER)
    for name, values in PARAMETERS.items():
        for value in values:
            expect_status(f'{name}={value}', REFUSED, f'{ITEMS}?{name}=' + value.replace(' ', '%20'))
    for code in ENCODINGS:
        expect_status(f'the path /collections/{code}', REFUSED, f'/collections/{code}')
        expect_status(f'{code} in a filter', REFUSED, f'{ITEMS}?filter={code}')
        expect_status(f'{code} in the name of a parameter', REFUSED, f'{ITEMS}?li{code}mit=1')
    for path in PATHS:
        expect_status(f'the path {path}', REFUSED, path)
    for what, request in HARD.items():
        expect_status(what, ANSWERED, request)
    expect_status('a query of a megabyte', REFUSED, f'{ITEMS}?filter=' + 'a' * (1 << 20))
    expect_status('100,000 terms in text', REFUSED, text(' OR '.join(['a=1'] * 100_000)))
    expect_status('100,000 terms in JSON', REFUSED,
                  written({'op': 'or', 'args': [{'op': '=', 'args': [{'property': 'a'}, 1]}] * 100_000}))
    expect_status('100,000 parameters', REFUSED, f'{ITEMS}?' + '&'.join(['limit=1'] * 100_000))
    for _ in range(300):
        # A filter that is right but for one byte, or for a part left out.
        words = "control = 'ISIS' AND S_INTERSECTS(geometry,BBOX(36,35,38,37)) AND start > TIMESTAMP('2016-09-01T00:00:00Z')"
        at = DICE.randrange(len(words))
        spoiled = words[:at] + DICE.choice(['', chr(DICE.randrange(1, 0x3000)), words[at] * 2]) + words[at + DICE.randrange(1, 9):]
        answer = server.get(text(spoiled).replace(PLACES, ITEMS))
        if answer.status not in ANSWERED:
            expect(f'a spoiled filter: {spoiled}', 'an answer', answer.status)
    expect('it still answers', True, server.is_alive())
    expect('nothing was written', before, fingerprints(server.ledger, GAZETTEER))

sys.exit(finish())
