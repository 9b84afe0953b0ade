"""Fifty thousand places that change hands for ten years: how long the page takes to open, for a step in time, for a frame while
one drags and zooms. The figures are told, not judged: they depend on the machine. What is drawn must be right."""
import json
import random
import re
import sys
from bisect import bisect_right

from common import FOLDER, expect, finish
from opened import PAGE, opened

PLACES = 50_000
DAYS = 3_652
FIRST = 16_071  # 2014-01-01
PARTIES = 12


def synthetic(document: dict) -> dict:
    """A document of the same form. Each place has one to five stretches; half of those after its first are told of."""
    numbers = random.Random(1)
    document['parties'] = [{'key': f'p{n}', 'name': f'Party {n}', 'colour': f'#{numbers.randrange(0x202020, 0xe0e0e0):06x}'}
                           for n in range(PARTIES)]
    places = {'id': [], 'name': [], 'local': [], 'lon': [], 'lat': []}
    rows, changes = [], []
    for place in range(PLACES):
        places['id'].append(f'x:{place}')
        places['name'].append(f'Village {place}')
        places['local'].append('قرية' if place % 2 else '')
        places['lon'].append(round((33 + numbers.gauss(4, 2.5)) * 1e5))
        places['lat'].append(round((33 + numbers.gauss(2, 1.8)) * 1e5))
        starts = [None, *sorted(numbers.sample(range(FIRST, FIRST + DAYS), numbers.randrange(0, 5)))]
        holder = numbers.randrange(PARTIES)
        for index, start in enumerate(starts):
            end = starts[index + 1] - 1 if index + 1 < len(starts) else None
            status = numbers.choices((0, 1, 2), (90, 6, 4))[0]
            before, holder = holder, numbers.randrange(PARTIES)
            rows.append((place, start, end, status, holder if status == 0 else None, [holder, before] if status == 1 else []))
            if start and numbers.random() < 0.5:
                changes.append((start, place, holder, before))
    changes.sort()
    columns = ('place', 'start', 'end', 'status', 'holder', 'claimants')
    document['places'] = places
    document['intervals'] = {name: [row[n] for row in rows] for n, name in enumerate(columns)} | {
        'precision': ['day'] * len(rows), 'rule': [0] * len(rows), 'for': [[0]] * len(rows), 'against': [[]] * len(rows),
        'decision': [None] * len(rows)}
    document['changes'] = {
        'id': [f'c{n}' for n in range(len(changes))], 'day': [row[0] for row in changes], 'place': [row[1] for row in changes],
        'text': [''] * len(changes), 'action': ['capture'] * len(changes), 'by': [row[2] for row in changes],
        'from': [row[3] for row in changes], 'speaker': ['A witness'] * len(changes), 'items': [[0]] * len(changes)}
    document['areas'], document['fronts'], document['checks'] = [], [], []
    return document


# The time for a step: the work itself, and until its frame is there.
STEPS = '''async () => {
  const slider = document.getElementById('slider');
  const times = [];
  for (let step = 0; step < 60; step += 1) {
    slider.value = Number(slider.min) + 100 + 53 * step;
    const begun = performance.now();
    slider.dispatchEvent(new Event('input'));
    const worked = performance.now();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push([worked - begun, performance.now() - begun]);
  }
  return times;
}'''
WATCH = '''() => {
  window.frames_ = [];
  let last = null;
  const tick = (now) => { if (last !== null) window.frames_.push(now - last); last = now; window.watch_ = requestAnimationFrame(tick); };
  window.watch_ = requestAnimationFrame(tick);
}'''
WATCHED = '() => { cancelAnimationFrame(window.watch_); return window.frames_; }'


def told(times: list[float]) -> str:
    """Middle, 95th of a hundred and worst, in milliseconds."""
    ordered = sorted(times)
    return f'median {ordered[len(ordered) // 2]:.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms, worst {ordered[-1]:.1f} ms'


html = PAGE.read_text()
block = re.compile(r'(<script type="application/json" id="data-document">)(.*?)(</script>)', re.S)
document = synthetic(json.loads(block.search(html)[2]))
large = FOLDER / 'large.html'
words = json.dumps(document, ensure_ascii=False, separators=(',', ':'))
large.write_text(block.sub(lambda found: found[1] + words + found[3], html))
print(f'      large: {PLACES} places, {len(document["intervals"]["place"])} intervals, {len(document["changes"]["day"])} changes, '
      f'{large.stat().st_size / 1e6:.1f} MB')

# By place: first days and numbers of its intervals.
starts: dict[int, list[tuple[int, int]]] = {}
for number, (place, start) in enumerate(zip(document['intervals']['place'], document['intervals']['start'])):
    starts.setdefault(place, []).append((start if start is not None else -1, number))


def answer(day: int) -> dict[str, int | None]:
    """The holder of each place on a day; each place has an interval on every day."""
    holders = document['intervals']['holder']
    return {f'x:{place}': holders[rows[bisect_right(rows, (day, 1 << 40)) - 1][1]] for place, rows in starts.items()}


with opened(large) as opening:
    page = opening.page
    session = page.context.new_cdp_session(page)
    session.send('Performance.enable', {'timeDomain': 'threadTicks'})

    def worked() -> float:
        """Milliseconds of processor time that the page's thread has had: other work on the machine does not count."""
        metrics = {one['name']: one['value'] for one in session.send('Performance.getMetrics')['metrics']}
        return metrics['TaskDuration'] * 1000

    timing = page.evaluate('''() => { const [one] = performance.getEntriesByType('navigation');
      const ready = performance.getEntriesByName('ready')[0]; return [one.responseEnd, one.domInteractive, ready ? ready.startTime : 0]; }''')
    print(f'      large: opened and drawn after {timing[2]:.0f} ms')
    opening.go('date=2019-03-05')
    page.wait_for_timeout(500)
    holders = {row['id']: row['holder'] and int(row['holder'][1:]) for row in opening.shown()}
    expect('all places of a day have their holders', True, holders == answer(17_960))
    before = worked()
    steps = page.evaluate(STEPS)
    print(f'      large: processor time of a step: {(worked() - before) / len(steps):.1f} ms')
    print(f'      large: a step in time: {told([row[0] for row in steps])}; until it is on the screen: {told([row[1] for row in steps])}')
    for name, zoom in (('all places in sight', 0), ('some in sight', 4)):
        for _ in range(zoom):
            page.click('.leaflet-control-zoom-in')
            page.wait_for_timeout(350)
        page.evaluate(WATCH)
        before = worked()
        page.mouse.move(500, 400)
        page.mouse.down()
        for step in range(90):
            page.mouse.move(500 + 5 * step if step < 45 else 950 - 5 * step, 400 + (step % 45) * 3)
            page.wait_for_timeout(8)
        page.mouse.up()
        page.wait_for_timeout(300)
        frames = page.evaluate(WATCHED)
        print(f'      large: a frame while one drags, {name}: {told(frames)}; '
              f'processor time {(worked() - before) / len(frames):.1f} ms')
    page.evaluate(WATCH)
    page.mouse.move(500, 400)
    for _ in range(12):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(60)
    page.wait_for_timeout(500)
    print(f'      large: a frame while one zooms: {told(page.evaluate(WATCHED))}')
    opening.go('date=2014-01-10')
    page.wait_for_timeout(400)
    page.select_option('#speed', '4')
    page.evaluate(WATCH)
    page.click('#play')
    page.wait_for_timeout(5_000)
    page.click('#play')
    print(f'      large: a frame while it plays at 4×: {told(page.evaluate(WATCHED))}')
    expect('it played', True, opening.day() > '2014-06-01')
    rows = page.locator('#list-changes li').count()
    expect('the list holds a part of the changes only', True, 0 < rows <= 300)
    page.fill('#search', 'village 4999')
    expect('the search finds among fifty thousand', True, 'Village 4999' in page.inner_text('#found'))
    expect('no complaint on the console', [], opening.complaints)

sys.exit(finish())
