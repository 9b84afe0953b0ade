"""HTTP itself (RFC 9110): HEAD, OPTIONS, other methods, CORS, entity tags, compression, health."""
import gzip
import json
import sys

from common import expect, finish
from service import PLACES, ask, item_path, items_path, query

status = query(items_path('control-status'), limit=20)
one = ask(status).json['features'][0]['id']
PATHS = ['/', '/api', '/conformance', '/collections', '/collections/control-status', status,
         item_path('control-status', one), '/collections/control-status/queryables']


def steady(body: bytes) -> object:
    """An answer without the second in which it was made."""
    document = json.loads(body)
    return {key: value for key, value in document.items() if key != 'timeStamp'}


for path in PATHS:
    whole = ask(path)
    head = ask(path, method='HEAD')
    expect(f'HEAD {path}: the head of GET, no body', (200, b'', whole.headers['Content-Type'], whole.headers['ETag']),
           (head.status, head.body, head.headers['Content-Type'], head.headers['ETag']))
    expect(f'HEAD {path}: the length GET has', len(whole.body), int(head.headers.get('Content-Length', len(whole.body))))
    options = ask(path, method='OPTIONS')
    allowed = {method.strip() for method in (options.headers['Allow'] or '').split(',')}
    expect(f'OPTIONS {path}', (True, {'GET', 'HEAD', 'OPTIONS'}), (options.status in (200, 204), allowed))
    for method in ('POST', 'PUT', 'PATCH', 'DELETE'):
        refused = ask(path, method=method, body=b'{}', headers={'Content-Type': 'application/geo+json'})
        expect(f'{method} {path}: refused, with what is allowed', (405, True),
               (refused.status, 'GET' in (refused.headers['Allow'] or '')))
    expect(f'{path}: any page may read it', '*',
           ask(path, {'Origin': 'https://maps.example.org'}).headers['Access-Control-Allow-Origin'])
    tag = whole.headers['ETag']
    expect(f'{path}: an entity tag, the same again', (True, tag), (bool(tag), ask(path).headers['ETag']))
    for words in (tag, f'"other", {tag}', f'W/{tag.removeprefix("W/")}', '*'):
        unchanged = ask(path, {'If-None-Match': words})
        expect(f'{path}: If-None-Match: {words}', (304, b'', tag),
               (unchanged.status, unchanged.body, unchanged.headers['ETag']))
    expect(f'{path}: If-None-Match of another', 200, ask(path, {'If-None-Match': '"other"'}).status)
    expect(f'{path}: nosniff', 'nosniff', whole.headers['X-Content-Type-Options'])
    packed = ask(path, {'Accept-Encoding': 'gzip'})
    if len(whole.body) > 2_000:
        expect(f'{path}: gzip', ('gzip', steady(whole.body)),
               (packed.headers['Content-Encoding'], steady(gzip.decompress(packed.body))))
        expect(f'{path}: gzip is told from plain', (True, True),
               ('accept-encoding' in (whole.headers['Vary'] or '').lower(),
                packed.headers['ETag'] != tag or tag.startswith('W/')))
        expect(f'{path}: no gzip where it is refused', None,
               ask(path, {'Accept-Encoding': 'gzip;q=0, identity'}).headers['Content-Encoding'])

preflight = ask(status, method='OPTIONS', headers={'Origin': 'https://maps.example.org',
                                                   'Access-Control-Request-Method': 'GET',
                                                   'Access-Control-Request-Headers': 'if-none-match'})
expect('preflight: any origin, GET', ('*', True), (preflight.headers['Access-Control-Allow-Origin'],
                                                   'GET' in (preflight.headers['Access-Control-Allow-Methods'] or '')))
health = ask('/healthz')
expect('/healthz', 200, health.status)
page = ask('/', {'Accept': 'text/html'})
policy = page.headers['Content-Security-Policy'] or ''
expect('the page may run no script of others', (True, False),
       ("default-src 'none'" in policy or "default-src 'self'" in policy, "script-src 'unsafe-inline'" in policy))
expect('what may be HTML or JSON says so', True, 'accept' in (ask('/collections').headers['Vary'] or '').lower())
expect('ten thousand features', 10_000, len(ask(query(items_path(PLACES), limit=10_000)).json['features']))

sys.exit(finish())
