"""The ledger under a running server: locked, grown, replaced, truncated, deleted. Each answer is wholly old or wholly new."""
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

from common import FOLDER, PROGRAM, expect, finish
from target import GAZETTEER, PATIENCE, Target, fingerprints, free_port, start, stop, target

ITEMS = '/collections/control-status/items'
GROWTH = '''{"id":"more-%d","published":"2017-05-%02d","text":"Kurdish-led forces captured %s from ISIS on %d May 2017, a local source said."}'''
TOWNS = ('Tabqa', 'Raqqa', 'Ayn Issa', 'Maskanah', 'Dayr Hafir', 'Suluk', 'Tall Abyad', 'Qabasin')


def status_of(server: Target, path: str = f'{ITEMS}?limit=1000') -> int:
    return server.get(path).status


def ids(server: Target) -> list[str]:
    answer = server.get(f'{ITEMS}?limit=1000')
    return [feature['id'] for feature in json.loads(answer.body)['features']] if answer.status == 200 else [str(answer.status)]


def wait_until(is_so: object, what: str) -> None:
    """The server looks at its ledger by itself; how soon is its own affair, if it is within half a minute."""
    for _ in range(PATIENCE * 4):
        if is_so():
            break
        time.sleep(0.25)
    expect(what, True, is_so())


def reports(count: int) -> str:
    return '\n'.join(GROWTH % (n, 1 + n % 28, TOWNS[n % len(TOWNS)], 1 + n % 28) for n in range(count)) + '\n'


def grow(ledger: os.PathLike, words: str) -> subprocess.CompletedProcess:
    return subprocess.run([PROGRAM, 'map', '-', '--ledger', ledger, '--gazetteer', GAZETTEER, '-o', FOLDER / 'grown'],
                          input=words, text=True, capture_output=True)


def serve_in_vain(ledger: os.PathLike, port: int) -> subprocess.CompletedProcess:
    """A server that cannot begin; raises TimeoutExpired where it does all the same."""
    return subprocess.run([PROGRAM, 'serve', '--ledger', ledger, '--gazetteer', GAZETTEER, '--host', '127.0.0.1', '--port', str(port)],
                          capture_output=True, text=True, timeout=PATIENCE)


def page_on(server: Target, seen: list, ending: threading.Event) -> None:
    """Asks for page after page, over and over, and keeps what each said."""
    path = f'{ITEMS}?limit=7'
    while not ending.is_set():
        answer = server.get(path)
        document = json.loads(answer.body) if answer.status == 200 else {}
        seen.append((answer.status, document.get('numberMatched'), [feature['id'] for feature in document.get('features', [])]))
        following = next((link['href'] for link in document.get('links', []) if link['rel'] == 'next'), None)
        path = following.split(f':{server.port}', 1)[-1] if following else f'{ITEMS}?limit=7'


def is_run_of(part: list, whole: list) -> bool:
    return not part or part[0] in whole and whole[whole.index(part[0]):whole.index(part[0]) + len(part)] == part


with target('locked') as server:
    before, old = fingerprints(server.ledger, GAZETTEER), ids(server)
    expect('the sample is served', True, len(old) > 20)
    writer = sqlite3.connect(server.ledger, isolation_level=None)
    writer.execute('BEGIN EXCLUSIVE')
    expect('locked by a writer: it answers as before', [old] * 5, [ids(server) for _ in range(5)])
    writer.execute('ROLLBACK')
    writer.close()
    expect('locked by a writer: nothing was written', before, fingerprints(server.ledger, GAZETTEER))
    second = start(server.ledger)
    expect('two servers over one ledger agree', old, ids(second))
    expect('the second ends well', 0, stop(second))
    run = serve_in_vain(server.ledger, server.port)
    expect('a port that is taken: one line and a status', (True, 1, True),
           (run.returncode not in (0, 70), len(run.stderr.strip().splitlines()), str(server.port) in run.stderr))
    server.process.send_signal(signal.SIGINT)
    expect('SIGINT: it ends with 0', 0, server.process.wait(PATIENCE))

with target('grown') as server:
    old = ids(server)
    seen: list[tuple[int, int, list[str]]] = []
    ending = threading.Event()
    readers = [threading.Thread(target=page_on, args=(server, seen, ending)) for _ in range(8)]
    for reader in readers:
        reader.start()
    grown = grow(server.ledger, reports(40))
    expect('the ledger grows while it is served', 0, grown.returncode)
    wait_until(lambda: len(ids(server)) > len(old), 'the server shows what was added')
    time.sleep(1)
    ending.set()
    for reader in readers:
        reader.join()
    new = ids(server)
    print(f'      {len(seen)} pages while {len(old)} features became {len(new)}')
    expect('8 readers meanwhile: each page is wholly old or wholly new', [], [
        page for page in seen if not (page[0] == 200 and (page[1] == len(old) and is_run_of(page[2], old)
                                                          or page[1] == len(new) and is_run_of(page[2], new)))][:3])
    exported = subprocess.run([PROGRAM, 'export', '--ledger', server.ledger, '--gazetteer', GAZETTEER, '-o', FOLDER / 'again',
                               '--layers', 'control-status'], capture_output=True, text=True)
    expect('it shows what is exported', (0, [feature['id'] for feature in json.loads(
        (FOLDER / 'again/control-status.geojson').read_text())['features']]), (exported.returncode, new))

    replacement = server.ledger.with_name('other.sqlite')
    grow(replacement, reports(5))
    os.replace(replacement, server.ledger)
    wait_until(lambda: 0 < len(ids(server)) < len(old), 'replaced by another under its name: the server shows the other')
    other = ids(server)
    whole = server.ledger.read_bytes()
    for what, size in (('cut in half', len(whole) // 2), ('cut to 100 bytes', 100), ('emptied', 0)):
        with server.ledger.open('r+b') as file:
            file.truncate(size)
        time.sleep(3)
        expect(f'{what}: it answers as before', (other, 200), (ids(server), status_of(server, '/')))
    server.ledger.write_bytes(b'no ledger' * 1000)
    time.sleep(3)
    expect('overwritten with noise: it answers as before', (other, 200), (ids(server), status_of(server, '/')))
    server.ledger.unlink()
    time.sleep(3)
    expect('deleted: it answers as before', (other, 200), (ids(server), status_of(server, '/')))
    expect('deleted: it is not made again', False, server.ledger.exists())
    shutil.copy(FOLDER / 'ledger.sqlite', server.ledger)
    wait_until(lambda: ids(server) == old, 'put back: the server shows it')
    expect('it ends well', 0, stop(server))

with target('stopped') as server:
    outcomes: list[int] = []

    def ask_on() -> None:
        while server.process.poll() is None:
            try:
                outcomes.append(status_of(server))
            except OSError:
                return
    clients = [threading.Thread(target=ask_on) for _ in range(8)]
    for client in clients:
        client.start()
    time.sleep(2)
    # Somebody who never ends must not keep it from ending.
    idle = server.connect()
    idle.send(b'GET / HTTP/1.1\r\n')
    expect('SIGTERM under load: it ends with 0', 0, stop(server))
    for client in clients:
        client.join()
    expect('SIGTERM under load: what was answered was right', {200}, set(outcomes) - {0})

for what, content in (('missing', None), ('noise', b'no ledger' * 1000), ('empty', b''), ('a folder', 'folder')):
    path = FOLDER / f'bad-{what.replace(" ", "-")}.sqlite'
    if content == 'folder':
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    run = serve_in_vain(path, free_port())
    expect(f'a ledger that is {what}: one line and a status', (True, 1, True),
           (run.returncode in (65, 66, 73), len(run.stderr.strip().splitlines()), str(path) in run.stderr))

sys.exit(finish())
