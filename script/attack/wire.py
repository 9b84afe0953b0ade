"""HTTP that is none (RFC 9112): methods, lengths, chunks, smuggled requests, headers; refused or closed at once, never 5xx."""
import sys

from common import expect, finish
from target import DICE, GAZETTEER, PATIENCE, fingerprints, target

ITEMS = '/collections/control-status/items'
HOST = 'Host: 127.0.0.1\r\n'
BODY = '{"type":"Feature"}'


def request(first: str, *headers: str, body: str = '', host: str = HOST) -> bytes:
    return (first + '\r\n' + host + ''.join(header + '\r\n' for header in headers) + '\r\n' + body).encode('latin-1')


# What is sent, and the statuses that may come; an empty set: what the server pleases, if it is no 5xx.
ATTACKS: dict[str, tuple[bytes, set[int]]] = {}
for method in ('POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'CONNECT', 'PROPFIND', 'MKCOL', 'LOCK', 'PURGE'):
    for path in ('/', '/collections', ITEMS, ITEMS + '/x', '/api', '/healthz'):
        for what, headers, body in (('without a body', ['Content-Length: 0'], ''),
                                    ('with a body', [f'Content-Length: {len(BODY)}', 'Content-Type: application/geo+json'], BODY),
                                    ('in chunks', ['Transfer-Encoding: chunked'], f'{len(BODY):x}\r\n{BODY}\r\n0\r\n\r\n')):
            ATTACKS[f'{method} {path} {what}'] = (request(f'{method} {path} HTTP/1.1', 'Connection: close', *headers, body=body),
                                                  {400, 404, 405})
ATTACKS |= {
    'a method in small letters': (request('get / HTTP/1.1', 'Connection: close'), {400, 405}),
    'a method of 5,000 letters': (request('G' * 5000 + ' / HTTP/1.1', 'Connection: close'), {400, 405, 414, 431}),
    'no host': (request('GET / HTTP/1.1', 'Connection: close', host=''), {400}),
    'two hosts': (request('GET / HTTP/1.1', 'Host: other', 'Connection: close'), {400}),
    'a host of markup': (request(f'GET {ITEMS} HTTP/1.1', 'Connection: close', host='Host: "><script>alert(1)</script>\r\n'), {400}),
    'a host with a path': (request('GET /collections HTTP/1.1', 'Connection: close', host='Host: a/b?c#d\r\n'), {400}),
    'a host of 10,000 letters': (request('GET /collections HTTP/1.1', 'Connection: close', host=f'Host: {"a" * 10_000}\r\n'), {400, 431}),
    'HTTP/0.9': (b'GET /\r\n\r\n', {400, 505}),
    'HTTP/3.7': (request('GET / HTTP/3.7', 'Connection: close'), {400, 505}),
    'HTTP/1.0 without a host': (b'GET /healthz HTTP/1.0\r\n\r\n', {200, 400}),
    'the preface of HTTP/2': (b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', {400, 405, 505}),
    'a hello of TLS': (b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' + bytes(500), {400}),
    'an upgrade to h2c': (request('GET /healthz HTTP/1.1', 'Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c',
                                  'HTTP2-Settings: AAMAAABkAAQAAP__'), {200, 400}),
    'an upgrade to WebSocket': (request('GET /healthz HTTP/1.1', 'Connection: Upgrade, close', 'Upgrade: websocket',
                                        'Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==', 'Sec-WebSocket-Version: 13'), {200, 400}),
    'an absolute target': (request(f'GET http://other.example{ITEMS} HTTP/1.1', 'Connection: close'), {200, 400, 404}),
    'an absolute target of a file': (request('GET file:///etc/passwd HTTP/1.1', 'Connection: close'), {400, 404}),
    'an asterisk': (request('GET * HTTP/1.1', 'Connection: close'), {400, 404}),
    'OPTIONS of the server': (request('OPTIONS * HTTP/1.1', 'Connection: close'), {200, 204, 400, 404, 405}),
    'a target that is empty': (request('GET  HTTP/1.1', 'Connection: close'), {400}),
    'a target with a blank': (request('GET /a b HTTP/1.1', 'Connection: close'), {400}),
    'a target with raw bytes': (b'GET /collections/\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', {400, 404}),
    'NUL in a target': (b'GET /collections/\0 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', {400, 404}),
    'NUL in a header': (request('GET / HTTP/1.1', 'X: a\0b', 'Connection: close'), {400}),
    'a carriage return in a header': (request('GET / HTTP/1.1', 'X: a\rSet-Cookie: b', 'Connection: close'), {400}),
    'a header without a colon': (request('GET / HTTP/1.1', 'nothing', 'Connection: close'), {400}),
    'a blank before a colon': (request('GET / HTTP/1.1', 'Content-Length : 5', 'Connection: close'), {400}),
    'a folded header': (request('GET /healthz HTTP/1.1', 'X: a', ' b', 'Connection: close'), {200, 400}),
    'a header of a megabyte': (request('GET / HTTP/1.1', 'X: ' + 'a' * (1 << 20), 'Connection: close'), {400, 431}),
    '20,000 headers': (request('GET / HTTP/1.1', *[f'X-{number}: {number}' for number in range(20_000)], 'Connection: close'), {400, 431}),
    'a method and no end': (b'G' * (1 << 20), {400, 405, 414, 431}),
    'blank lines without end': (b'\r\n' * (1 << 18), {400}),
    'noise': (DICE.randbytes(1 << 16) + b'\r\n\r\n', {400, 431}),
    # Where does a request end? Whoever answers one of these differently from a proxy before it lets requests be smuggled.
    'a length and chunks': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: 4', 'Transfer-Encoding: chunked', 'Connection: close',
                                    body='0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n'), {400}),
    'chunks and a length': (request(f'POST {ITEMS} HTTP/1.1', 'Transfer-Encoding: chunked', 'Content-Length: 4', 'Connection: close',
                                    body='5c\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n0\r\n\r\n'), {400}),
    'two lengths': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: 5', 'Content-Length: 6', 'Connection: close', body='hello!'), {400}),
    'a length of two numbers': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: 5, 5', 'Connection: close', body='hello'), {400, 405}),
    'a length below nothing': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: -1', 'Connection: close'), {400}),
    'a length with a sign': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: +5', 'Connection: close', body='hello'), {400}),
    'a length beyond integers': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: 99999999999999999999', 'Connection: close'), {400, 413}),
    'a length of words': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: five', 'Connection: close', body='hello'), {400}),
    'chunks of a strange coding': (request(f'POST {ITEMS} HTTP/1.1', 'Transfer-Encoding: xchunked', 'Connection: close',
                                           body='0\r\n\r\n'), {400, 405}),
    'chunks, then identity': (request(f'POST {ITEMS} HTTP/1.1', 'Transfer-Encoding: chunked, identity', 'Connection: close',
                                      body='0\r\n\r\n'), {400, 405}),
    'a chunk of no hexadecimal size': (request(f'POST {ITEMS} HTTP/1.1', 'Transfer-Encoding: chunked', 'Connection: close',
                                               body='xyz\r\nhello\r\n0\r\n\r\n'), {400, 405}),
    'a chunk beyond integers': (request(f'POST {ITEMS} HTTP/1.1', 'Transfer-Encoding: chunked', 'Connection: close',
                                        body='fffffffffffffffff\r\nhello\r\n0\r\n\r\n'), {400, 405}),
    'a chunk longer than it says': (request(f'POST {ITEMS} HTTP/1.1', 'Transfer-Encoding: chunked', 'Connection: close',
                                            body='1\r\nhello\r\n0\r\n\r\n'), {400, 405}),
    'GET with a body': (request('GET /healthz HTTP/1.1', 'Content-Length: 5', 'Connection: close', body='hello'), {200, 400, 413}),
    'a body of eight megabytes': (request(f'POST {ITEMS} HTTP/1.1', f'Content-Length: {8 << 20}', 'Connection: close',
                                          body='a' * (8 << 20)), {400, 405, 413}),
    'Expect: 100-continue': (request(f'POST {ITEMS} HTTP/1.1', 'Content-Length: 5', 'Expect: 100-continue', 'Connection: close',
                                     body='hello'), {400, 405, 417}),
}
HEADERS = {
    'Accept': ['', '*', 'text/html;q=2', 'application/json;q=abc', ',' * 5000, 'a/b;' * 3000, 'application/geo+json;q=0'],
    'Accept-Encoding': ['', 'gzip;q=abc', 'gzip;q=-1', '*;q=0', 'gzip,' * 5000, 'br, deflate'],
    'If-None-Match': ['', '"', 'W/', '"a", ' * 3000, '*', '\\', 'W/"x'],
    'Range': ['bytes=0-', 'bytes=5-1', 'bytes=-1', 'bytes=99999999999999999999-', 'bytes=0-0,' * 1000, 'lines=1'],
    'Origin': ['null', 'x' * 5000, 'https://a, https://b'],
    'Connection': ['close, keep-alive', 'x' * 5000],
    'X-Forwarded-Host': ['"><script>', 'a, b'],
    'Forwarded': ['host="', 'proto=<;host=>'],
    'X-HTTP-Method-Override': ['DELETE', 'PUT'],
    'If-Modified-Since': ['yesterday', 'Sun, 99 Foo 9999 99:99:99 GMT'],
    'Cookie': ['a=b; ' * 3000],
}

with target('wire') as server:
    before = fingerprints(server.ledger, GAZETTEER)
    for what, (sent, allowed) in ATTACKS.items():
        # Half-closed, so that a server which waits for more sees that none will come.
        try:
            found = server.send(sent, is_half_closed=True)
        except TimeoutError:
            expect(what, 'an end', f'none within {PATIENCE} s')
            continue
        statuses = [answer.status for answer in found]
        # Where a connection is closed while the client still sends, the reason may be lost on the way.
        is_fine = all(status in allowed for status in statuses) and (len(statuses) == 1 or (not statuses and len(sent) > 1 << 16))
        expect(what, f'one of {sorted(allowed)}', f'one of {sorted(allowed)}' if is_fine else statuses)
    for name, values in HEADERS.items():
        for value in values:
            status = server.get('/collections/control-status/items?limit=3', f'{name}: {value}').status
            expect(f'{name}: {value[:60]}', True, status in (200, 206, 304, 400, 406, 416, 431))
    for target_path in ('/collections/control-status/items?f=%0d%0aSet-Cookie:%20a=b', '/collections/%0d%0aX-Injected:%20b/items',
                        '/collections/control-status/items?limit=1&datetime=%0d%0a%0d%0aHTTP/1.1%20200%20OK'):
        answer = server.get(target_path)
        expect(f'no header is injected by {target_path}', (True, set()),
               (400 <= answer.status < 500, {'set-cookie', 'x-injected'} & set(answer.headers)))
    for target_path in ('/collections/control-status/items?f=%3Cscript%3Ealert(1)%3C/script%3E',
                        '/collections/%3Cscript%3Ealert(1)%3C%2Fscript%3E', '/%3Cscript%3Ealert(1)%3C%2Fscript%3E'):
        answer = server.get(target_path, 'Accept: text/html')
        expect(f'no markup is echoed by {target_path}', False, b'<script>alert' in answer.body and 'html' in answer.headers['content-type'])
    expect('it still answers', True, server.is_alive())
    expect('nothing was written', before, fingerprints(server.ledger, GAZETTEER))

sys.exit(finish())
