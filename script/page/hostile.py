"""Reports that try to become mark-up, scripts or another order of letters: the page shows their words, and nothing else happens."""
import json
import subprocess
import sys
from pathlib import Path

from common import FOLDER, PROGRAM, expect, finish
from opened import opened

SCRIPTS = ['<script>window.hit = 1</script>', '</script><script>window.hit = 2</script>', '<img src=x onerror="window.hit=3">',
           '"><svg onload=window.hit=4>', '<!--<script>', '{{constructor.constructor("window.hit=5")()}}', '${window.hit=6}',
           ']]>', '\u2028\u2029', '&lt;b&gt;', '<style>*{display:none}</style>', '<base href=https://example.org>',
           '<meta http-equiv=refresh content="0;url=https://example.org">']
TURNS = '\u202eesrever\u202c \u2066isolate\u2069 \u202aembed\u202c \u200f \u061c'
ADDRESSES = ['javascript:window.hit=7', 'data:text/html,<script>window.hit=8</script>', ' jAvAsCrIpT:window.hit=9',
             'vbscript:x', 'file:///etc/passwd', 'https://example.org/a?b=<script>&c="', '//example.org/x', '\x01javascript:1']

reports = []
for number, trick in enumerate([*SCRIPTS, TURNS]):
    reports.append({
        'id': f'r{number}{trick}', 'title': f'Title {trick}', 'source': f'Outlet {trick}',
        'url': ADDRESSES[number % len(ADDRESSES)], 'published': '2016-09-05',
        # The first sentence gives a claim whatever stands behind it; the others try to get into names.
        'text': f'The Free Syrian Army captured Jarablus from ISIS on Sunday. Residents said {trick}. '
                f'The {trick} Brigade captured Manbij, the Local {trick} Committees said. '
                f'Jarablus is 32 km north of Manbij {trick}.',
    })
folder = FOLDER / 'hostile'
folder.mkdir(exist_ok=True)
(folder / 'in.jsonl').write_text(''.join(json.dumps(report) + '\n' for report in reports))
subprocess.run([PROGRAM, 'map', folder / 'in.jsonl', '-o', folder, '--html', folder / 'map.html'], check=True,
               capture_output=True)

# What the page is made of, without the lists and the panel.
NAMES = '''() => [...new Set([...document.querySelectorAll('*')].map((one) => one.tagName.toLowerCase()))].sort()'''
HANDLERS = '''() => [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]
  .filter((attribute) => /^on/i.test(attribute.name) || /^\\s*(javascript|data|vbscript):./i.test(attribute.value)
    && attribute.name !== 'content' && one.rel !== 'icon').map((attribute) => `${one.tagName} ${attribute.name}`))'''


def tour(path: Path) -> dict:
    """Opens everything there is on a page, and says what came of it."""
    with opened(path) as opening:
        page = opening.page
        names, texts, links = set(), [], set()
        for tab in ('changes', 'places', 'checks'):
            page.click(f'#tab-{tab}')
            for index in range(page.locator(f'#list-{tab} button.row').count()):
                page.locator(f'#list-{tab} button.row').nth(index).click()
                opening.quotes()
                for summary in page.locator('#panel summary').all():
                    summary.click()
                names |= set(page.evaluate(NAMES))
                texts.append(page.inner_text('#panel'))
                links |= set(page.eval_on_selector_all('#panel a', 'all => all.map((one) => one.href)'))
                handlers = page.evaluate(HANDLERS)
                page.keyboard.press('Escape')
        page.click('#about-open')
        names |= set(page.evaluate(NAMES))
        texts.append(page.inner_text('#about'))
        scripts = page.locator('script').count()
        data = page.locator('script[type="application/json"]').count()
        page.wait_for_timeout(300)
        return {
            'names': names, 'text': '\n'.join(texts), 'links': links, 'handlers': handlers, 'running': scripts - data,
            'hit': page.evaluate('window.hit ?? null'), 'complaints': opening.complaints, 'url': page.url.partition('#')[0],
            'requests': {url.partition('#')[0] for url in opening.requests},
        }


plain, hostile = tour(FOLDER / 'map.html'), tour(folder / 'map.html')
expect('no script of a report has run', None, hostile['hit'])
expect('no element that the page does not make itself', [], sorted(hostile['names'] - plain['names'] - {'a'}))
expect('no handler and no address that runs in an attribute', [], hostile['handlers'])
expect('two scripts run: Leaflet and the page', 2, hostile['running'])
expect('only addresses of the web are links', [], [link for link in hostile['links'] if not link.startswith('https://example.org/a')])
expect('one request: the page', {hostile['url']}, hostile['requests'])
expect('no complaint on the console', [], hostile['complaints'])
expect('the words themselves are shown', True, '<img src=x onerror=' in hostile['text'] and '{{constructor' in hostile['text'])
expect('what turns the direction of letters is named, not obeyed', [True, False],
       ['RLO' in hostile['text'], '\u202e' in hostile['text']])
source = (folder / 'map.html').read_bytes()
expect('the file holds no mark-up of a report', [], [trick for trick in SCRIPTS if trick.encode() in source
                                                      and '<' in trick and trick != '<!--<script>'])

sys.exit(finish())
