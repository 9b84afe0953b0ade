"""A server to be attacked, and bytes to and from it.

What the attacks of script/attack-server share. Each is a program of its own, `python NAME.py FOLDER PROGRAM SEED`.
"""
import hashlib
import os
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from common import FOLDER, PROGRAM

DICE = random.Random(int(sys.argv[3]))
GAZETTEER = FOLDER / 'gazetteer.sqlite'
# Long enough for a busy machine; whoever needs longer hangs.
PATIENCE = 30


@dataclass
class Answer:
    """One response; `status` 0 where none came before the connection was closed."""
    status: int
    headers: dict[str, str]
    body: bytes
    # From the beginning of the request to the last byte on its connection.
    seconds: float = 0


class Target:
    """A running server."""
    def __init__(self, process: subprocess.Popen, port: int, ledger: Path) -> None:
        self.process, self.port, self.ledger = process, port, ledger

    def connect(self, receive_buffer: int | None = None) -> socket.socket:
        connection = socket.socket()
        if receive_buffer:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        connection.settimeout(PATIENCE)
        connection.connect(('127.0.0.1', self.port))
        return connection

    def send(self, request: bytes, is_half_closed: bool = False) -> list[Answer]:
        """Sends bytes and reads all that comes until the server closes; raises TimeoutError where it neither answers nor closes."""
        begun = time.monotonic()
        with self.connect() as connection:
            try:
                rest = memoryview(request)
                # Until all is said, or the server answers before it is.
                while rest and not select.select([connection], [connection], [], PATIENCE)[0]:
                    rest = rest[connection.send(rest[:1 << 16]):]
                if is_half_closed:
                    connection.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass
            stream, last = b'', begun
            try:
                while part := connection.recv(1 << 16):
                    stream, last = stream + part, time.monotonic()
            except ConnectionResetError:
                pass
            except TimeoutError:
                # A server may keep a connection open on which it has said all.
                if not stream:
                    raise
            found = answers(stream)
            for answer in found:
                answer.seconds = last - begun
            return found

    def get(self, target: str, *headers: str) -> Answer:
        """The answer to a well-formed GET; `target` as it shall stand on the wire."""
        lines = [f'GET {target} HTTP/1.1', f'Host: 127.0.0.1:{self.port}', 'Connection: close', *headers, '', '']
        return (self.send('\r\n'.join(lines).encode()) or [Answer(0, {}, b'')])[0]

    def is_alive(self) -> bool:
        return self.process.poll() is None and self.get('/collections/control-status/items?limit=1').status == 200

    def memory(self) -> int:
        """Resident megabytes."""
        return int(Path(f'/proc/{self.process.pid}/statm').read_text().split()[1]) * os.sysconf('SC_PAGESIZE') >> 20

    def open_files(self) -> int:
        return len(os.listdir(f'/proc/{self.process.pid}/fd'))

    def settle(self) -> None:
        """Waits until the connections of the past are closed, a second at least."""
        time.sleep(1)
        for _ in range(PATIENCE):
            if self.open_files() < 40:
                return
            time.sleep(1)


def received(connection: socket.socket) -> bytes:
    parts = []
    try:
        while part := connection.recv(1 << 16):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b''.join(parts)


def answers(stream: bytes) -> list[Answer]:
    """All whole responses of a stream; those to HEAD and without a length end with it."""
    found = []
    while stream:
        head, mark, rest = stream.partition(b'\r\n\r\n')
        if not mark:
            break
        first, *lines = head.decode('latin-1').split('\r\n')
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(':') for line in lines)}
        status = int(first.split(' ')[1])
        if headers.get('transfer-encoding') == 'chunked':
            body, stream = unchunked(rest)
        else:
            length = 0 if status in (204, 304) or status < 200 else int(headers.get('content-length', len(rest)))
            body, stream = rest[:length], rest[length:]
        if status >= 200:
            found.append(Answer(status, headers, body))
    return found


def unchunked(stream: bytes) -> tuple[bytes, bytes]:
    """The body and what follows it."""
    parts = []
    while stream:
        size, _, stream = stream.partition(b'\r\n')
        length = int(size.split(b';')[0], 16)
        parts.append(stream[:length])
        stream = stream[length + 2:]
        if length == 0:
            break
    return b''.join(parts), stream


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def start(ledger: Path, port: int | None = None) -> Target:
    """Starts a server; it answers when this returns. Raises RuntimeError with what it said where it ends instead."""
    port = port or free_port()
    log = ledger.with_suffix('.log')
    with log.open('ab') as out:
        process = subprocess.Popen([PROGRAM, 'serve', '--ledger', ledger, '--gazetteer', GAZETTEER, '--host', '127.0.0.1',
                                    '--port', str(port)], stdout=out, stderr=out)
    for _ in range(PATIENCE * 80):
        if process.poll() is not None:
            raise RuntimeError(f'status {process.returncode}: {log.read_text()[-500:]}')
        try:
            socket.create_connection(('127.0.0.1', port)).close()
            return Target(process, port, ledger)
        except ConnectionRefusedError:
            time.sleep(0.05)
    process.kill()
    raise RuntimeError('it does not listen')


@contextmanager
def target(name: str) -> Iterator[Target]:
    """A server over a copy of the sample's ledger in a folder of its own, stopped at the end."""
    folder = FOLDER / f'attack-{name}'
    folder.mkdir()
    shutil.copy(FOLDER / 'ledger.sqlite', folder / 'ledger.sqlite')
    running = start(folder / 'ledger.sqlite')
    try:
        yield running
    finally:
        stop(running)


def stop(running: Target) -> int:
    """Asks it to end; the status with which it does, -9 where it had to be killed."""
    running.process.send_signal(signal.SIGTERM)
    try:
        return running.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        running.process.kill()
        return running.process.wait()


def fingerprints(*files: Path) -> dict[str, str]:
    """What files hold, and which files lie beside them: nothing may be written, nothing left there."""
    found = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    for folder in {path.parent for path in files}:
        found[str(folder)] = ' '.join(sorted(path.name for path in folder.iterdir() if path.suffix != '.log'))
    return found
