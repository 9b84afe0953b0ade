"""What the checks of script/check-clients share.

Each check is a program of its own, `python NAME.py FOLDER PROGRAM`: FOLDER holds what `dateline map` wrote, PROGRAM is
dateline. It prints a line for each thing it looks at, and ends with `finish()`.
"""
import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
PROGRAM = sys.argv[2]

LAYERS = sorted(path.stem for path in FOLDER.glob('*.geojson'))

# Before the first report, the day a place is lost and the day it is taken, and the last report's day.
DAYS = ('2016-08-11', '2016-08-23', '2016-08-24', '2016-09-04', '2016-12-21', '2016-12-22', '2017-03-07')

_outcomes: list[bool] = []


def expect(what: str, expected: object, found: object) -> None:
    """Prints whether what was found is what was expected."""
    name = Path(sys.argv[0]).stem
    _outcomes.append(expected == found)
    if expected == found:
        print(f'ok    {name}: {what}', flush=True)
    else:
        print(f'FAIL  {name}: {what}: expected {_short(expected)}, found {_short(found)}', flush=True)


def finish() -> int:
    """The exit status: 1 where a check failed, or nothing was looked at."""
    return 0 if _outcomes and all(_outcomes) else 1


def layer(name: str, folder: Path = FOLDER) -> list[dict]:
    """The features of a layer, as its GeoJSON file has them."""
    return json.loads((folder / f'{name}.geojson').read_text())['features']


def holders(day: str) -> set[tuple[str, str]]:
    """Who holds which place on a day, by the ledger: place and party."""
    run = subprocess.run([PROGRAM, 'ledger', 'at', day, '--json', '--ledger', FOLDER / 'ledger.sqlite'],
                         check=True, capture_output=True, text=True)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return {(row['place']['id'], row['holder']['text']) for row in rows if row['holder']}


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 400 else text[:400] + '…'
