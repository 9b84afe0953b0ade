"""points.py PLACES FOLDER: what the server benchmark asks about, seeded: a table of claims and the paths of requests.

`claims.csv`: PLACES places within 36–42 E, 32–37 N, each taken by a party on the first day of a quarter of 2014–2023 and lost
on that of another, so that `control-status` has two features of each: the time it was held, and the time from then on.
"""
import random
import sys
from datetime import date, timedelta
from pathlib import Path

PARTIES = ['ISIS', 'Turkish-backed rebels', 'Kurdish-led forces', 'Syrian army']
FIRST = date(2014, 1, 1)
# Few days, for areas of control are drawn for each on which anything changes.
DAYS = [date(year, month, 1) for year in range(2014, 2024) for month in (1, 4, 7, 10)]
QUERIES = 500


def month(dice: random.Random) -> tuple[date, date]:
    start = FIRST.replace(year=FIRST.year + dice.randrange(10), month=1 + dice.randrange(12))
    return start, (start + timedelta(31)).replace(day=1) - timedelta(1)


def claims(places: int, path: Path) -> list[str]:
    """Writes the table; the ids of the features that tell when a place was held."""
    dice, ids = random.Random(2018), []
    with path.open('w') as out:
        out.write('place,place_id,lon,lat,action,by,date\n')
        for place in range(places):
            taken, lost = sorted(dice.sample(DAYS, 2))
            point = f'{dice.uniform(36, 42):.5f},{dice.uniform(32, 37):.5f}'
            party = dice.choice(PARTIES)
            for action, day in (('capture', taken), ('lose', lost)):
                out.write(f'Place {place},bench:{place},{point},{action},{party},{day}\n')
            ids.append(f'bench:{place}@{taken}')
    return ids


def boxes_and_months() -> list[tuple[str, str]]:
    """Boxes of two degrees and months, as `bbox` and `datetime` have them."""
    dice, found = random.Random(7), []
    for _ in range(QUERIES):
        west, south = round(dice.uniform(36, 40), 3), round(dice.uniform(32, 35), 3)
        start, end = month(dice)
        found.append((f'{west},{south},{west + 2:.3f},{south + 2:.3f}', f'{start}T00:00:00Z/{end}T23:59:59Z'))
    return found


def tiles() -> list[tuple[int, int, str]]:
    """Columns and rows of zoom 8 in which points lie, and months."""
    dice, found = random.Random(8), []
    for _ in range(QUERIES):
        start, end = month(dice)
        found.append((dice.randrange(153, 158), dice.randrange(100, 104), f'{start}T00:00:00Z/{end}T23:59:59Z'))
    return found


if __name__ == '__main__':
    claims(int(sys.argv[1]), Path(sys.argv[2]) / 'claims.csv')
