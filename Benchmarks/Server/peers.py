"""What else serves OGC API - Features: pygeoapi 0.21 and tipg 1.6, both on PostGIS, from the same features.

PostgreSQL runs in a folder of its own, as the user `postgres` where we are root, for it refuses to be root's.
"""
import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

POSTGRES = Path('/usr/lib/postgresql/15/bin')
VENV = Path(sys.executable).parent
WORKERS = '2'


@dataclass
class Service:
    """A running server: where it answers, and the processes (with their children) whose time is its own."""
    name: str
    url: str
    processes: list[subprocess.Popen] = field(default_factory=list)

    def stop(self) -> None:
        for process in self.processes[:1]:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen, seconds: int = 120) -> None:
    for _ in range(seconds * 10):
        if process.poll() is not None:
            raise RuntimeError(f'{process.args[0]} ended with status {process.returncode}')
        try:
            socket.create_connection(('127.0.0.1', port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise RuntimeError(f'{process.args[0]} does not listen')


class Database:
    """PostGIS with the features of a GeoPackage in the table `control_status`."""
    def __init__(self, folder: Path, package: Path) -> None:
        data, self.port = folder / 'postgres', free_port()
        as_postgres: dict = {}
        data.mkdir()
        if os.getuid() == 0:
            user = pwd.getpwnam('postgres')
            os.chown(data, user.pw_uid, user.pw_gid)
            as_postgres = {'user': user.pw_uid, 'group': user.pw_gid, 'cwd': data}
        subprocess.run([POSTGRES / 'initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'], check=True,
                       stdout=subprocess.DEVNULL, **as_postgres)
        with (folder / 'postgres.log').open('w') as log:
            self.process = subprocess.Popen(
                [POSTGRES / 'postgres', '-D', data, '-p', str(self.port), '-k', data, '-c', 'shared_buffers=512MB', '-c', 'fsync=off'],
                stdout=log, stderr=log, **as_postgres)
        wait_for(self.port, self.process)
        # It listens before it takes questions.
        while subprocess.run([POSTGRES / 'pg_isready', '-q', '-h', '127.0.0.1', '-p', str(self.port)]).returncode:
            time.sleep(0.2)
        self.run('CREATE DATABASE bench', 'postgres')
        self.run('CREATE EXTENSION postgis')
        subprocess.run(['ogr2ogr', '-f', 'PostgreSQL', f'PG:host=127.0.0.1 port={self.port} dbname=bench user=postgres', package,
                        'control_status', '-nln', 'control_status', '-lco', 'GEOMETRY_NAME=geom', '-lco', 'FID=ogc_fid',
                        '--config', 'PG_USE_COPY', 'YES'], check=True)
        self.run('CREATE INDEX ON control_status ("start")')
        self.run('CREATE INDEX ON control_status ("end")')
        self.run('VACUUM ANALYZE control_status')

    def run(self, statement: str, database: str = 'bench') -> None:
        subprocess.run([POSTGRES / 'psql', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'postgres', '-qc', statement, database],
                       check=True)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(60)


def pygeoapi(folder: Path, database: Database) -> Service:
    """pygeoapi under gunicorn, two workers; its `datetime` looks at `start` alone."""
    port = free_port()
    url = f'http://127.0.0.1:{port}'
    named = {'title': 'bench', 'description': 'bench', 'keywords': ['bench']}
    configuration = {
        'server': {'bind': {'host': '127.0.0.1', 'port': port}, 'url': url, 'mimetype': 'application/json; charset=UTF-8',
                   'encoding': 'utf-8', 'gzip': False, 'languages': ['en-US'], 'pretty_print': False,
                   'limits': {'default_items': 10, 'max_items': 10_000}, 'map': {'url': url, 'attribution': 'none'}},
        'logging': {'level': 'ERROR'},
        'metadata': {'identification': named | {'keywords_type': 'theme', 'terms_of_service': 'none', 'url': url},
                     'license': {'name': 'none', 'url': url}, 'provider': {'name': 'bench', 'url': url},
                     'contact': {'name': 'bench'}},
        'resources': {'control-status': named | {
            'type': 'collection', 'links': [],
            'extents': {'spatial': {'bbox': [36, 32, 42, 37], 'crs': 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'}},
            'providers': [{'type': 'feature', 'name': 'PostgreSQL', 'id_field': 'ogc_fid', 'table': 'control_status',
                           'geom_field': 'geom', 'time_field': 'start',
                           'data': {'host': '127.0.0.1', 'port': database.port, 'dbname': 'bench', 'user': 'postgres',
                                    'password': 'none', 'search_path': ['public']}}]}},
    }
    # JSON is YAML.
    written, described = folder / 'pygeoapi.yml', folder / 'pygeoapi-openapi.yml'
    written.write_text(json.dumps(configuration))
    environment = os.environ | {'PYGEOAPI_CONFIG': str(written), 'PYGEOAPI_OPENAPI': str(described)}
    subprocess.run([VENV / 'pygeoapi', 'openapi', 'generate', written, '--output-file', described], check=True, env=environment,
                   stdout=subprocess.DEVNULL)
    process = subprocess.Popen([VENV / 'gunicorn', '-w', WORKERS, '-b', f'127.0.0.1:{port}', '--log-level', 'error',
                                'pygeoapi.flask_app:APP'], env=environment, stdout=subprocess.DEVNULL,
                               stderr=(folder / 'pygeoapi.log').open('w'))
    wait_for(port, process)
    return Service('pygeoapi', url, [process, database.process])


def tipg(folder: Path, database: Database) -> Service:
    """tipg under uvicorn, two workers; its `datetime` looks at `start` alone."""
    port = free_port()
    environment = os.environ | {'POSTGRES_USER': 'postgres', 'POSTGRES_PASS': 'none', 'POSTGRES_HOST': '127.0.0.1',
                                'POSTGRES_PORT': str(database.port), 'POSTGRES_DBNAME': 'bench', 'TIPG_DB_SCHEMAS': '["public"]',
                                'TIPG_TABLE_CONFIG__public_control_status__datetimecol': 'start'}
    process = subprocess.Popen([VENV / 'uvicorn', 'tipg.main:app', '--host', '127.0.0.1', '--port', str(port), '--workers', WORKERS,
                                '--log-level', 'error', '--no-access-log'], env=environment, stdout=subprocess.DEVNULL,
                               stderr=(folder / 'tipg.log').open('w'), cwd=folder)
    wait_for(port, process)
    return Service('tipg', f'http://127.0.0.1:{port}', [process, database.process])


def are_there() -> bool:
    return (POSTGRES / 'postgres').exists() and all(shutil.which(str(VENV / name)) for name in ('pygeoapi', 'gunicorn', 'uvicorn'))
