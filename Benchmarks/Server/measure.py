"""measure.py DATELINE GAZETTEER: `dateline serve` beside pygeoapi and tipg under wrk, on the same 100,000 features.

Prints a table. --json FILE also writes the figures; --seconds N is the length of each run, --places N half the number of
features; --minutes N instead loads dateline alone that long and tells whether its memory stays.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import peers
import points
from peers import Service, free_port, wait_for

HERE = Path(__file__).parent
TICK = os.sysconf('SC_CLK_TCK')
CONNECTIONS = (64, 4)


def stat(pid: str) -> tuple[str, int] | None:
    """A process' parent and the ticks of processor time it and its ended children have used; None where it has ended."""
    try:
        fields = Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    except OSError:
        return None
    return fields[1], sum(map(int, fields[11:15]))


def tree(processes: list[subprocess.Popen]) -> list[str]:
    """The ids of processes and of all their descendants."""
    parents = {pid: found[0] for pid in os.listdir('/proc') if pid.isdigit() and (found := stat(pid))}
    members = [str(process.pid) for process in processes]
    for member in members:
        members += [pid for pid, parent in parents.items() if parent == member and pid not in members]
    return members


def processor_seconds(service: Service) -> float:
    return sum(found[1] for pid in tree(service.processes) if (found := stat(pid))) / TICK


def memory(service: Service) -> float:
    """Resident megabytes of the server and its workers, without a database beside it."""
    pages = 0
    for pid in tree(service.processes[:1]):
        try:
            pages += int(Path(f'/proc/{pid}/statm').read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf('SC_PAGESIZE') / 1e6


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=300) as answer:
        return answer.read()


def load(service: Service, paths: Path, connections: int, seconds: int) -> dict:
    """One run of wrk: its figures, with the processor time of a request."""
    before = processor_seconds(service)
    run = subprocess.run(['wrk', '-t1', f'-c{connections}', f'-d{seconds}s', '--timeout', '20s', '-s', HERE / 'ask.lua', service.url],
                         env=os.environ | {'PATHS': str(paths)}, check=True, capture_output=True, text=True)
    figures = json.loads(run.stdout.splitlines()[-1])
    figures['rate'] = figures['requests'] / figures['seconds']
    figures['cpu_ms'] = (processor_seconds(service) - before) * 1e3 / max(1, figures['requests'])
    return figures


def dateline(program: str, gazetteer: str, ledger: Path) -> Service:
    port = free_port()
    process = subprocess.Popen([program, 'serve', '--ledger', ledger, '--gazetteer', gazetteer, '--host', '127.0.0.1', '--port', str(port)],
                               stdout=subprocess.DEVNULL, stderr=ledger.with_suffix('.log').open('w'))
    wait_for(port, process, 600)
    return Service('dateline', f'http://127.0.0.1:{port}', [process])


def write_package(service: Service, package: Path) -> int:
    """A GeoPackage of the features that dateline serves, for the others to serve; how many."""
    lines, count, url = package.with_suffix('.geojsonl'), 0, f'{service.url}/collections/control-status/items?limit=10000'
    with lines.open('w') as out:
        while url:
            page = json.loads(fetch(url))
            for feature in page['features']:
                out.write(json.dumps(feature) + '\n')
            count += len(page['features'])
            url = next((link['href'] for link in page['links'] if link['rel'] == 'next'), None)
    subprocess.run(['ogr2ogr', '-f', 'GPKG', package, lines, '-nln', 'control_status', '--config', 'OGR_GEOJSON_MAX_OBJ_SIZE', '0'],
                   check=True, stderr=subprocess.DEVNULL)
    return count


def tasks(ids: list[str]) -> dict[str, dict[str, list[str]]]:
    """The paths of each task for each server."""
    queries = [f'limit=100&bbox={box}&datetime={time}' for box, time in points.boxes_and_months()]
    items = {'dateline': '/collections/control-status/items', 'pygeoapi': '/collections/control-status/items',
             'tipg': '/collections/public.control_status/items'}
    form = {'dateline': '', 'pygeoapi': '&f=json', 'tipg': '&f=geojson'}
    numbers = [str(1 + 7919 * number % len(ids)) for number in range(points.QUERIES)]
    names = {'dateline': [quote(ids[int(number) - 1], safe='') for number in numbers], 'pygeoapi': numbers, 'tipg': numbers}
    tiles = '/tiles/WebMercatorQuad/8'
    return {
        'limit=100': {name: [f'{path}?limit=100{form[name]}'] for name, path in items.items()},
        'bbox, datetime, limit=100': {name: [f'{path}?{query}{form[name]}' for query in queries] for name, path in items.items()},
        'one item': {name: [f'{path}/{id}?{form[name][1:]}'.rstrip('?') for id in names[name]] for name, path in items.items()},
        'tile of zoom 8, datetime': {
            'dateline': [f'/collections/control-status{tiles}/{row}/{column}?datetime={time}' for column, row, time in points.tiles()],
            'tipg': [f'/collections/public.control_status{tiles}/{column}/{row}?datetime={time}' for column, row, time in points.tiles()]},
    }


def expect_right(service: Service, paths: list[str]) -> int:
    """The mean size of some of a task's answers, in bytes; a server that is wrong must not be measured as fast."""
    sizes = [len(fetch(service.url + path)) for path in paths[:20]]
    return sum(sizes) // len(sizes)


def measure(services: list[Service], ids: list[str], folder: Path, seconds: int) -> list[dict]:
    rows = []
    for task, paths in tasks(ids).items():
        for connections in CONNECTIONS:
            for service in services:
                if service.name not in paths:
                    continue
                asked = folder / 'paths'
                asked.write_text('\n'.join(paths[service.name]) + '\n')
                size = expect_right(service, paths[service.name])
                load(service, asked, connections, 2)
                before = memory(service)
                figures = load(service, asked, connections, seconds)
                rows.append({'task': task, 'connections': connections, 'server': service.name, 'bytes_an_answer': size,
                             'rss_before': before, 'rss_after': memory(service)} | figures)
                print(f'{task}, {connections} connections, {service.name}: {figures["rate"]:.0f}/s', file=sys.stderr, flush=True)
    return rows


def print_table(rows: list[dict]) -> None:
    heads = ['task', 'connections', 'server', 'requests/s', 'ratio', 'p50 ms', 'p99 ms', 'failed', 'CPU ms/request', 'kB/answer',
             'MB before, after']
    print('| ' + ' | '.join(heads) + ' |\n' + '| --- ' * len(heads) + '|')
    ours = {(row['task'], row['connections']): row['rate'] for row in rows if row['server'] == 'dateline'}
    for row in rows:
        ratio = '' if row['server'] == 'dateline' else f'{ours[row["task"], row["connections"]] / max(row["rate"], 0.01):.0f}'
        print(f'| {row["task"]} | {row["connections"]} | {row["server"]} | {row["rate"]:,.0f} | {ratio} | {row["p50"]:.2f} '
              f'| {row["p99"]:.2f} | {row["failed"]} | {row["cpu_ms"]:.3f} | {row["bytes_an_answer"] / 1e3:.1f} '
              f'| {row["rss_before"]:.0f}, {row["rss_after"]:.0f} |')


def hold(service: Service, ids: list[str], folder: Path, minutes: int) -> list[dict]:
    """Loads dateline with all tasks at once and looks at its memory four times a minute."""
    asked = folder / 'paths'
    asked.write_text('\n'.join(path for paths in tasks(ids).values() for path in paths['dateline']) + '\n')
    samples = []
    begun = time.monotonic()
    with subprocess.Popen(['wrk', '-t1', '-c64', f'-d{minutes * 60}s', '-s', HERE / 'ask.lua', service.url], stdout=subprocess.PIPE,
                          text=True, env=os.environ | {'PATHS': str(asked)}) as run:
        while run.poll() is None:
            samples.append({'seconds': round(time.monotonic() - begun), 'mb': round(memory(service), 1)})
            time.sleep(15)
        figures = json.loads(run.stdout.read().splitlines()[-1])
    settled, last = [sample['mb'] for sample in samples if sample['seconds'] >= 60], samples[-1]['mb']
    print(f'{figures["requests"] / figures["seconds"]:,.0f} requests/s for {minutes} minutes, {figures["failed"]} failed; memory after one '
          f'minute {settled[0]:.0f} MB, at most {max(settled):.0f}, at the end {last:.0f}')
    return samples


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('program')
    parser.add_argument('gazetteer')
    parser.add_argument('--json', type=Path)
    parser.add_argument('--seconds', type=int, default=12)
    parser.add_argument('--places', type=int, default=50_000)
    parser.add_argument('--minutes', type=int)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix='dateline-bench-'))
    # PostgreSQL's own user must get through.
    folder.chmod(0o755)
    running: list[Callable[[], None]] = [lambda: shutil.rmtree(folder, ignore_errors=True)]
    try:
        ledger = folder / 'ledger.sqlite'
        ids = points.claims(options.places, folder / 'claims.csv')
        subprocess.run([options.program, 'ledger', 'import', folder / 'claims.csv', '--ledger', ledger, '--gazetteer', options.gazetteer],
                       check=True, stdout=subprocess.DEVNULL)
        begun = time.monotonic()
        services = [dateline(options.program, options.gazetteer, ledger)]
        running.append(services[0].stop)
        count = json.loads(fetch(services[0].url + '/collections/control-status/items?limit=1'))['numberMatched']
        print(f'{count} features; dateline answers after {time.monotonic() - begun:.1f} s, {memory(services[0]):.0f} MB', file=sys.stderr)
        if options.minutes:
            rows = hold(services[0], ids, folder, options.minutes)
        else:
            if peers.are_there():
                write_package(services[0], folder / 'points.gpkg')
                database = peers.Database(folder, folder / 'points.gpkg')
                running.append(database.stop)
                for make in (peers.pygeoapi, peers.tipg):
                    services.append(make(folder, database))
                    running.append(services[-1].stop)
                time.sleep(10)
            else:
                print('server: no peers: PostGIS, pygeoapi or tipg is missing', file=sys.stderr)
            rows = measure(services, ids, folder, options.seconds)
            print_table(rows)
        if options.json:
            options.json.write_text(json.dumps(rows, indent=1) + '\n')
    finally:
        for stop in reversed(running):
            stop()


if __name__ == '__main__':
    main()
