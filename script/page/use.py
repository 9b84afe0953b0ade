"""What a person does with the page: play, step, click, search, follow links, use the keys."""
import shutil
import subprocess
import sys

from common import FOLDER, PROGRAM, expect, finish, layer
from opened import PAGE, opened

TWEIRAN = 'geonames:163071'
CHANGES = layer('control-changes')
CHECKS = layer('distance-checks')
[tweiran] = [feature for feature in CHANGES if feature['properties']['place_id'] == TWEIRAN][:1]
QUOTE = tweiran['properties']['quote']

with opened(address='date=2016-09-04') as opening:
    page = opening.page

    # A click on a dot.
    opening.click_place(TWEIRAN)
    expect('a click on a dot shows the quoted words', True, any(QUOTE in quote for quote in opening.quotes()))
    expect('and marks them', QUOTE, page.locator('#panel mark').first.inner_text())
    panel = page.inner_text('#panel')
    expect('and who said it', True, tweiran['properties']['speaker'] in panel)
    expect('and the report', True, tweiran['properties']['report_title'] in panel)
    page.locator('#panel summary').first.click()
    expect('and why this place', True, tweiran['properties']['place_reason'] in page.inner_text('#panel'))
    page.wait_for_timeout(400)
    expect('the address names day and place', True, f'date=2016-09-04&place={TWEIRAN}' in page.url)
    link = page.url
    page.keyboard.press('Escape')
    expect('Escape closes the panel', True, page.locator('#panel').is_hidden())

    # The lists.
    page.locator('#list-changes li.now button').first.click()
    expect('a row of the list shows its words', True, len(opening.quotes()) > 0)
    expect('the focus is on the panel', 'panel-title', page.evaluate('document.activeElement.id'))
    page.click('#panel-close')
    expect('and back on the row when it closes', True, page.evaluate('document.activeElement.matches("li .row")'))
    page.keyboard.press('ArrowDown')
    expect('an arrow key goes to the next row', True, page.evaluate('document.activeElement.matches("li + li .row")'))

    # A place through time.
    opening.click_place(TWEIRAN)
    opening.quotes()
    page.locator('#panel .history button').first.click()
    expect('a row of its history goes to that time', True, opening.day() < '2016-09-04')
    expect('and the focus stays in the panel', True, page.evaluate('document.getElementById("panel").contains(document.activeElement)'))
    page.locator('#panel .history button').last.click()
    page.locator('#panel summary').first.click()
    page.locator('body').press('.')
    expect('a day on which nothing changes leaves what is open', True, page.locator('#panel details[open]').count() > 0)
    page.click('#panel-close')
    opening.go('date=2016-09-04')

    # Time.
    before = opening.day()
    page.locator('body').press('.')
    expect('"." is a day on', '2016-09-05', opening.day())
    page.locator('body').press(',')
    expect('"," is a day back', before, opening.day())
    page.locator('body').press('[')
    expect('"[" goes to a change before', True, opening.day() < before)
    page.focus('#slider')
    step = opening.day()
    page.keyboard.press('ArrowRight')
    expect('an arrow key moves the slider', True, opening.day() > step)
    expect('the slider says the day in words', page.inner_text('#date'), page.get_attribute('#slider', 'aria-valuetext'))
    page.fill('#date-field', '2016-12-22')
    expect('a date that is typed is shown', '2016-12-22', opening.day())
    box = page.locator('#histogram rect').first.bounding_box()
    page.mouse.click(box['x'] + box['width'] / 2, box['y'] + box['height'] / 2)
    expect('a click on the first bar goes to the first changes', True, opening.day() < '2016-08-31')
    page.fill('#date-field', '2016-08-20')
    page.select_option('#speed', '4')
    page.evaluate('document.activeElement.blur()')
    page.keyboard.press(' ')
    expect('the space bar plays', 'Pause', page.get_attribute('#play', 'aria-label'))
    opening.wait(lambda: opening.day() > '2016-09-10')
    page.keyboard.press(' ')
    stopped = opening.day()
    page.wait_for_timeout(600)
    expect('and stops', stopped, opening.day())
    page.fill('#slider', page.get_attribute('#slider', 'max'))
    page.click('#play')
    expect('at its end it begins again', True, opening.day() < stopped)
    opening.wait(lambda: page.get_attribute('#play', 'aria-label') == 'Play')
    expect('and plays to the end', page.get_attribute('#date-field', 'max'), opening.day())

    # Search.
    page.locator('body').press('/')
    expect('"/" goes to the search', 'search', page.evaluate('document.activeElement.id'))
    page.keyboard.type('tuwayr')
    expect('a name is found without its marks', True, 'Tuwayrān' in page.inner_text('#found'))
    page.keyboard.press('ArrowDown')
    page.keyboard.press('Enter')
    expect('and opens by the keyboard', True, 'Tuwayrān' in page.inner_text('#panel-title'))
    page.keyboard.press('Escape')
    page.fill('#search', 'nowhere at all')
    expect('what is not there is not found', '0', page.inner_text('#count-changes'))
    page.fill('#search', '')
    page.locator('#legend .party').first.click()
    party = page.locator('#legend .party').first.locator('bdi').inner_text()
    expect('the legend narrows the lists to a party', f'Only {party} show all', page.inner_text('#filter'))
    page.click('#filter button')
    expect('and widens them again', True, page.locator('#filter').is_hidden())

    # Stated distances.
    page.click('#tab-checks')
    expect('all stated distances are listed', str(len(CHECKS)), page.inner_text('#count-checks'))
    expect('and drawn', True, page.is_checked('#checks-switch'))
    page.locator('#list-checks button.row').first.click()
    opening.quotes()
    text = page.inner_text('#panel-body')
    expect('stated stands against measured', True, 'Stated' in text and 'Measured' in text and '±' in text)
    page.keyboard.press('Escape')
    page.locator('body').press('d')
    expect('"d" takes them off', False, page.is_checked('#checks-switch'))

    page.locator('body').press('?')
    expect('"?" tells the keys', True, page.locator('#keys').is_visible())
    page.keyboard.press('Escape')
    expect('no complaint on the console', [], opening.complaints)
    expect('nothing is asked for but the file', [], [url for url in opening.requests if not url.startswith('file:')])

with opened(address=link.partition('#')[2]) as opening:
    expect('the link restores the day', '2016-09-04', opening.day())
    expect('and the place with its words', True, any(QUOTE in quote for quote in opening.quotes()))
    opening.go('date=2016-12-22&tab=places&party=isis')
    expect('a new address is followed', '2016-12-22', opening.day())
    expect('with its list', True, opening.page.locator('#list-places').is_visible())
    opening.go('date=2016-02-31&place=nowhere&party=%00&map=1,2&check=x')
    expect('an address of nonsense does no harm', True, len(opening.shown()) > 0)
    expect('no complaint on the console', [], opening.complaints)
    expect('one request: the page', [f'file://{PAGE}'], [url.partition('#')[0] for url in opening.requests])

# An analyst's decision stands before the claims, with its reason, and what is contested or not known has its sign.
ledger = FOLDER / 'decided.sqlite'
shutil.copy(FOLDER / 'ledger.sqlite', ledger)
for place, status, reason in ((TWEIRAN, '--contested', 'both flags on one video'), ('geonames:167357', '--unknown', 'no word since')):
    subprocess.run([PROGRAM, 'ledger', 'decide', place, status, '--from', '2016-10-01', '--reason', reason, '--analyst', 'Ada L.',
                    '--on', '2016-10-02', '--ledger', ledger], check=True, capture_output=True)
subprocess.run([PROGRAM, 'export', '--ledger', ledger, '-o', FOLDER / 'decided', '--html', FOLDER / 'decided.html'],
               check=True, capture_output=True)
with opened(FOLDER / 'decided.html', address='date=2016-10-05') as opening:
    opening.click_place(TWEIRAN)
    opening.wait(lambda: opening.page.locator('#panel .ruling').count() > 0, 5)
    panel = opening.page.inner_text('#panel')
    expect('a decision is shown with its reason and analyst', True, 'both flags on one video' in panel and 'Ada L.' in panel)
    expect('and its status', True, 'Contested' in panel)
    opening.page.keyboard.press('Escape')
    opening.click_place('geonames:167357')
    expect('a place that nobody is known to hold can be clicked', True, 'Holder not known' in opening.page.inner_text('#panel'))
    expect('as the ledger has it', {TWEIRAN: 'contested', 'geonames:167357': 'unknown'},
           {row['id']: row['status'] for row in opening.shown() if row['id'] in (TWEIRAN, 'geonames:167357')})
    expect('no complaint on the console', [], opening.complaints)

# Reports that claim nothing give a page that says so.
folder = FOLDER / 'empty'
folder.mkdir(exist_ok=True)
(folder / 'in.md').write_text('---\npublished: 2016-09-05\n---\nNothing happened in Jarablus.\n')
subprocess.run([PROGRAM, 'map', folder / 'in.md', '-o', folder, '--html', folder / 'map.html'], check=True, capture_output=True)
with opened(folder / 'map.html') as opening:
    expect('a page without a change says so', True, 'No change' in opening.page.inner_text('#list-changes'))
    expect('and is of the day of its report', '2016-09-05', opening.day())
    opening.page.click('#next-change')
    opening.page.click('#play')
    expect('no complaint on the console', [], opening.complaints)

sys.exit(finish())
