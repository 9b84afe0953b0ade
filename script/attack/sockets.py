"""Clients that are slow, go away, ask too much at once: others are served meanwhile, and memory and files come back."""
import json
import socket
import struct
import sys
import time

from common import expect, finish
from target import DICE, GAZETTEER, answers, fingerprints, received, target

ITEMS = '/collections/control-status/items?limit=10'
LARGE = '/collections/places/items?limit=10000'


def request(path: str, ending: str = 'close') -> bytes:
    return f'GET {path} HTTP/1.1\r\nHost: a\r\nConnection: {ending}\r\n\r\n'.encode()


def slowest_of(count: int) -> float:
    """The longest that one of several normal requests took, in seconds; infinite where one failed."""
    longest = 0.0
    for _ in range(count):
        started = time.monotonic()
        if server.get(ITEMS).status != 200:
            return float('inf')
        longest = max(longest, time.monotonic() - started)
    return longest


def go_away(connection: socket.socket) -> None:
    """Closes with a reset instead of a farewell."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    connection.close()


with target('sockets') as server:
    before = fingerprints(server.ledger, GAZETTEER)
    for _ in range(3):
        server.get(LARGE)
    server.settle()
    files, memory = server.open_files(), server.memory()

    slow = [server.connect() for _ in range(200)]
    for byte in b'GET / HTTP/1.1\r\nX:':
        for connection in slow:
            connection.send(bytes([byte]))
    expect('200 clients send a byte at a time: others are served', True, slowest_of(20) < 5)
    for connection in slow[:100]:
        connection.send(b' a\r\nHost: a\r\nConnection: close\r\n\r\n')
    expect('the slow ones are served as well, once they have asked', [200] * 100,
           [answer.status for connection in slow[:100] for answer in answers(received(connection))])
    for connection in slow:
        connection.close()

    bodies = [server.connect() for _ in range(100)]
    for connection in bodies:
        connection.send(b'POST /collections HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n' + b'a' * 100)
    expect('100 clients keep their bodies to themselves: others are served', True, slowest_of(20) < 5)
    for connection in bodies:
        connection.close()

    silent = [server.connect() for _ in range(500)]
    expect('500 clients that say nothing: others are served', True, slowest_of(20) < 5)
    for connection in silent:
        connection.close()

    deaf = [server.connect(receive_buffer=4096) for _ in range(60)]
    for connection in deaf:
        connection.send(request(LARGE))
    time.sleep(3)
    held_by_deaf = server.memory() - memory
    expect('60 clients do not read the ten thousand features they asked for: others are served', True, slowest_of(20) < 5)
    expect('and they hold no more than 10 MB each', True, held_by_deaf < 600)
    for connection in deaf[:30]:
        go_away(connection)
    for connection in deaf[30:]:
        connection.close()

    for _ in range(300):
        connection = server.connect()
        connection.send(request(LARGE))
        connection.recv(DICE.randrange(1, 5000))
        go_away(connection)
    expect('300 clients go away in the middle of ten thousand features', True, server.is_alive())

    for _ in range(300):
        connection = server.connect()
        connection.send(request(ITEMS)[:DICE.randrange(1, 60)])
        if DICE.random() < 0.5:
            connection.shutdown(socket.SHUT_WR)
        go_away(connection)
    expect('300 clients go away in the middle of a request', True, server.is_alive())

    statuses = [answer.status for _ in range(50) for answer in server.send(request(ITEMS), is_half_closed=True)]
    expect('who has said all and listens is answered (half-closed sockets)', [200] * 50, statuses)

    pipelined = server.send(b''.join(request(f'{ITEMS}&datetime=2016-{1 + n % 12:02}-01', 'keep-alive') for n in range(499))
                            + request(ITEMS))
    expect('500 requests in one go: 500 answers', [200] * 500, [answer.status for answer in pipelined])
    one_by_one = [server.get(f'{ITEMS}&datetime=2016-{1 + n % 12:02}-01') for n in range(12)]
    expect('in their order', [json.loads(answer.body)['features'] for answer in one_by_one],
           [json.loads(answer.body)['features'] for answer in pipelined[:12]])

    connection = server.connect()
    connection.sendall(request(ITEMS, 'keep-alive') * 20_000)
    connection.close()
    expect('20,000 requests whose answers nobody fetches', True, server.is_alive() and slowest_of(20) < 5)

    server.settle()
    expect('open files come back', True, server.open_files() <= files + 10)
    grown = server.memory() - memory
    print(f'      memory: {memory} MB before, {memory + grown} MB after, {held_by_deaf} MB more while 60 did not read')
    expect('memory comes back', True, grown < 200)
    expect('nothing was written', before, fingerprints(server.ledger, GAZETTEER))

sys.exit(finish())
