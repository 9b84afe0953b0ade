"""20,000 seeded requests made of right ones by chance: never 5xx, always an answer, and memory does not grow."""
import socket
import sys
import time

from common import expect, finish, layer
from target import DICE, GAZETTEER, Answer, answers, fingerprints, target

REQUESTS = 20_000
IDS = [feature['id'] for feature in layer('control-status')]
SEGMENTS = ['collections', 'items', 'control-status', 'control-changes', 'mentions', 'places', 'front-lines', 'control-areas',
            'distance-checks', 'queryables', 'schema', 'tiles', 'WebMercatorQuad', 'api', 'conformance', 'healthz', '8', '100', '152', '..', '',
            '%2e', 'style.json', 'page.js', '%00', 'é', '😀', *IDS[:5]]
PATHS = ['/', '/api', '/conformance', '/collections', '/healthz', *[f'/collections/{name}{end}' for name in SEGMENTS[2:9] for end in (
    '', '/items', '/items', '/items', '/items', '/queryables', '/schema', '/tiles', '/tiles/WebMercatorQuad',
    '/tiles/WebMercatorQuad/8/100/152', f'/items/{IDS[0]}')]]
VALUES = {
    'limit': ['1', '10', '100', '10000', '0', '-1', '99999999999999999999'],
    'bbox': ['36,35,38,37', '170,-10,-170,10', '-180,-90,180,90', '36,35,0,38,37,9', '1,2,3'],
    'datetime': ['2016-09-04', '2016-09-01/2016-12-31', '../2016-09-04T00:00:00Z', '2016-09-04T12:00:00Z/..', '2016-99-99', '/'],
    'known-at': ['2016-09-05', '2017-12-31', 'x'],
    'filter': ["control = 'ISIS'", "name LIKE 'A%'", 'place_score BETWEEN 0.1 AND 0.9', 'S_INTERSECTS(geometry,BBOX(36,35,38,37))',
               "CASEI(name) IN (CASEI('manbij'),CASEI('dabiq'))", "T_AFTER(start,TIMESTAMP('2016-09-01T00:00:00Z'))",
               'NOT (country IS NULL) OR population + 1 > 2 * population', '{"op":"=","args":[{"property":"control"},"ISIS"]}',
               '{"op":"and","args":[{"op":"isNull","args":[{"property":"control"}]},true]}'],
    'filter-lang': ['cql2-text', 'cql2-json', 'x'],
    'profile': ['rfc7946', 'jsonfg', 'x'],
    'f': ['json', 'html', 'x'],
    'cursor': ['x', '0', 'AAAA'],
    'q': ['Manbij', 'منبج', 'Tlatinah', "'", ''],
    'control': ['ISIS', ''],
    'nothing': ['1'],
}


def spoiled(words: str) -> str:
    """The words with a character taken, doubled or put in; mostly as they were."""
    while words and DICE.random() < 0.3:
        at = DICE.randrange(len(words))
        words = words[:at] + DICE.choice(['', words[at] * 2, chr(DICE.randrange(0x20, 0x7F)), chr(DICE.randrange(1, 0xD000)), words[:9]]) \
            + words[at + DICE.randrange(2):]
    return words


def encoded(words: str) -> str:
    """As it goes on the wire; now and then with what no URL may have left as it is, but for what ends a line or the target."""
    return ''.join(c if c.isalnum() and c.isascii() or c in '/-._~,:' or (DICE.random() < 0.02 and c not in '\r\n ' and c.isascii())
                   else ''.join(f'%{byte:02X}' for byte in c.encode()) for c in words)


def made() -> bytes:
    path = DICE.choice(PATHS) if DICE.random() < 0.8 else '/' + '/'.join(DICE.choices(SEGMENTS, k=DICE.randrange(1, 7)))
    parameters = [f'{encoded(spoiled(name))}={encoded(spoiled(DICE.choice(VALUES[name])))}'
                  for name in DICE.choices(list(VALUES), k=DICE.randrange(4))]
    method = 'GET' if DICE.random() < 0.9 else DICE.choice(['HEAD', 'OPTIONS', 'POST', 'DELETE', 'PUT', 'PATCH'])
    headers = ''.join(f'{name}: {value}\r\n' for name, value in (
        ('Accept', DICE.choice(['text/html', 'application/geo+json', '*/*', 'x'])), ('Accept-Encoding', 'gzip'),
        ('If-None-Match', '"x"'), ('Content-Length', '0')) if DICE.random() < 0.3 or (name == 'Content-Length' and method == 'POST'))
    target = encoded(spoiled(path)) if DICE.random() < 0.1 else encoded(path)
    if parameters:
        target += '?' + '&'.join(parameters)
    return f'{method} {target or "/"} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n'.encode()


def one_answer(connection: socket.socket, request: bytes) -> Answer:
    """The answer to a request on a connection that is kept; status 0 where the server closes without one."""
    connection.sendall(request)
    stream = b''
    while True:
        head, mark, body = stream.partition(b'\r\n\r\n')
        if mark:
            words = head.lower()
            if request.startswith(b'HEAD') or b' 304 ' in words[:20] or b' 204 ' in words[:20]:
                return answers(head + b'\r\ncontent-length: 0\r\n\r\n')[0]
            chunked = b'transfer-encoding: chunked' in words
            length = int(words.partition(b'content-length:')[2].split(b'\r\n')[0] or -1) if b'content-length:' in words else -1
            if (chunked and body.endswith(b'0\r\n\r\n')) or (0 <= length <= len(body)):
                return answers(stream)[0]
        part = connection.recv(1 << 16)
        if not part:
            return (answers(stream) or [Answer(0, {}, b'')])[0]
        stream += part


with target('noise') as server:
    before = fingerprints(server.ledger, GAZETTEER)
    statuses: dict[int, int] = {}
    failures, memory, longest = [], [], (0.0, b'')
    connection = server.connect()
    for number in range(REQUESTS):
        request = made()
        started = time.monotonic()
        try:
            answer = one_answer(connection, request)
        except (ConnectionError, TimeoutError) as error:
            answer = Answer(0, {}, str(error).encode())
        longest = max(longest, (time.monotonic() - started, request))
        statuses[answer.status] = statuses.get(answer.status, 0) + 1
        if answer.status >= 500 or answer.status == 0:
            failures.append((answer.status, request))
        if answer.status == 0 or answer.headers.get('connection') == 'close':
            connection.close()
            if server.process.poll() is not None:
                break
            connection = server.connect()
        if number % (REQUESTS // 4) == REQUESTS // 4 - 1:
            memory.append(server.memory())
    connection.close()
    print(f'      statuses {dict(sorted(statuses.items()))}; memory after each quarter {memory} MB; longest {longest[0]:.2f} s: {longest[1][:200]!r}')
    expect(f'{REQUESTS} requests: no 5xx, an answer to each', [], failures[:5])
    expect('many were right, many were refused', True, statuses.get(200, 0) > REQUESTS // 10 and statuses.get(400, 0) > REQUESTS // 10)
    expect('none took ten seconds', True, longest[0] < 10)
    expect('memory does not grow any more', True, len(memory) == 4 and memory[3] - memory[1] < 48)
    expect('it still answers', True, server.process.poll() is None and server.is_alive())
    expect('nothing was written', before, fingerprints(server.ledger, GAZETTEER))

sys.exit(finish())
