"""On seven days, by link and by the slider, the page must show what the ledger answers, in the parties' colours."""
import json
import subprocess
import sys

from common import DAYS, FOLDER, PROGRAM, expect, finish, layer
from opened import opened

# By place and first second: an interval of the ledger is a feature of the layer.
COLOURS = {(feature['properties']['place_id'], feature['properties']['start']): feature['properties']['marker-color']
           for feature in layer('control-status')}


def key(party: dict) -> str:
    """What tells a party apart: its name in the actor book, else its words."""
    return party['id'] or party['text']


def answer(day: str) -> list[tuple]:
    """What the ledger says of a day: place, status, holder, claimants, and the colour of a holder."""
    run = subprocess.run([PROGRAM, 'ledger', 'at', day, '--json', '--ledger', FOLDER / 'ledger.sqlite'],
                         check=True, capture_output=True, text=True)
    rows = []
    for row in map(json.loads, run.stdout.splitlines()):
        place = row['place']['id']
        start = row['since'] and f'{row["since"]}T00:00:00Z'
        colours = (COLOURS[place, start],) if row['status'] == 'held' else ()
        rows.append((place, row['status'], row['holder'] and key(row['holder']),
                     tuple(sorted(map(key, row['claimants']))), colours))
    return sorted(rows)


def drawn(page: object) -> list[tuple]:
    """The same of the page."""
    return sorted((row['id'], row['status'], row['holder'], tuple(sorted(row['claimants'])),
                   tuple(row['colours']) if row['status'] == 'held' else ()) for row in page.shown())


with opened(address=f'date={DAYS[0]}') as page:
    for day in DAYS:
        page.go(f'date={day}')
        expect(f'{day}: places, holders and colours by a link', answer(day), drawn(page))
        expect(f'{day}: as many rows in the list of places', str(len(answer(day))),
               page.page.text_content('#count-places'))
    page.page.fill('#slider', page.page.get_attribute('#slider', 'min'))
    seen = {page.day(): drawn(page)}
    # From change to change through all of it.
    while True:
        before = page.day()
        page.page.click('#next-change')
        if page.day() == before:
            break
        seen[page.day()] = drawn(page)
    wrong = [day for day, rows in seen.items() if rows != answer(day)]
    expect(f'all {len(seen)} days on which something changes', [], wrong)
    expect('no complaint on the console', [], page.complaints)

sys.exit(finish())
