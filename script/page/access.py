"""Whether everybody can use the page: axe-core's rules by day and night, wide and narrow; names, focus, contrast, overlaps."""
import sys

from axe_playwright_python.sync_playwright import Axe
from common import expect, finish
from opened import DESKTOP, PHONE, opened

STATES = {
    'map': 'date=2016-11-15',
    'a place': 'date=2016-11-15&place=geonames:163071',
    'distances': 'date=2016-11-15&tab=checks&checks=1',
    'places': 'date=2016-11-15&tab=places&party=isis',
}
# By WCAG 2.2, 2.4.7: what has the focus is seen to have it.
FOCUS = '''() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}'''
NAMELESS = '''() => [...document.querySelectorAll('button, input, select, a, summary, [role=tab], [role=listbox], dialog')]
  .filter((one) => one.offsetParent && !(one.getAttribute('aria-label') || one.textContent.trim()
    || one.labels?.length || one.getAttribute('aria-labelledby'))).map((one) => one.outerHTML.slice(0, 80))'''
OUTSIDE = '''() => [...document.querySelectorAll('button, input, select, summary, h1, h2, p')]
  .filter((one) => one.offsetParent && !one.closest('.list, #panel-body, .unseen, .skip, dialog, .legend') && !one.matches('.skip'))
  .filter((one) => { const box = one.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; })
  .map((one) => one.outerHTML.slice(0, 80))'''
# Contrast by WCAG 2.2, "relative luminance", of each text on the first ground behind it that is not transparent.
CONTRASTS = '''() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const pixel = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const rows = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const owner = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !owner.checkVisibility() || owner.closest('script, .unseen, .skip, option')) continue;
    let ground = owner;
    while (ground && pixel(getComputedStyle(ground).backgroundColor)[3] < 255) ground = ground.parentElement;
    const [ink, paper] = [getComputedStyle(owner).color, ground ? getComputedStyle(ground).backgroundColor : 'white']
      .map((colour) => light(pixel(colour)));
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    rows.push({text: walker.currentNode.data.trim().slice(0, 40), ratio: Math.round(ratio * 10) / 10});
  }
  return rows;
}'''
SCROLLS = 'document.documentElement.scrollWidth > innerWidth'
# By WCAG 2.2, 2.5.8: 24 pixels at least.
SMALL = '''() => [...document.querySelectorAll('button, select, input, [role=option]')].filter((one) => one.offsetParent
  && !one.matches('.skip, input[type=checkbox], input[type=range], .handle')).filter((one) => {
    const box = one.getBoundingClientRect(); return box.height < 24 || box.width < 24; }).map((one) => one.outerHTML.slice(0, 80))'''

axe = Axe()
for scheme in ('light', 'dark'):
    for size in (DESKTOP, PHONE):
        with opened(size=size, color_scheme=scheme) as opening:
            page = opening.page
            for state, address in STATES.items():
                opening.go(address)
                page.wait_for_timeout(500)
                # Marked-up names of dots on the canvas are no text of the page: axe looks at all the rest.
                results = axe.run(page).response
                what = f'{state}, {scheme}, {size[0]} wide'
                found = [f'{one["id"]}: {one["nodes"][0]["html"][:90]} ({one["nodes"][0]["failureSummary"][-120:]})'
                         for one in results['violations']]
                expect(f'{what}: axe-core finds nothing in {len(results["passes"])} rules', [], found)
                words = page.evaluate(CONTRASTS)
                faint = [row for row in words if row['ratio'] < 4.5]
                least = min(row['ratio'] for row in words)
                expect(f'{what}: {len(words)} pieces of text with a contrast of 4.5 or more ({least:.1f})', [], faint)
                expect(f'{what}: every control has a name', [], page.evaluate(NAMELESS))
                expect(f'{what}: nothing stands outside the window', [], page.evaluate(OUTSIDE))
                expect(f'{what}: the page does not scroll sideways', False, page.evaluate(SCROLLS))
                expect(f'{what}: nothing to press is smaller than 24 pixels', [], page.evaluate(SMALL))
                opening.go('date=2016-11-15')
            expect(f'{scheme}, {size[0]} wide: no complaint on the console', [], opening.complaints)

with opened(address='date=2016-11-15', reduced_motion='reduce') as opening:
    page = opening.page
    seen, faint = [], []
    for _ in range(60):
        page.keyboard.press('Tab')
        name = page.evaluate('document.activeElement.id || document.activeElement.className || document.activeElement.tagName')
        if page.evaluate('document.activeElement === document.body'):
            break
        seen.append(name)
        if not page.evaluate(FOCUS):
            faint.append(name)
    expect('every stop of the Tab key is seen', [], faint)
    wanted = ['skip', 'about-open', 'map', 'checks-switch', 'play', 'date-field', 'slider', 'search', 'tab-changes']
    expect('the Tab key reaches everything', [], [name for name in wanted if name not in seen])
    page.click('#next-change')
    page.wait_for_timeout(900)
    expect('the day is told to screen readers', True, page.inner_text('#date') in page.inner_text('#live'))
    expect('there are landmarks', [1, 1, 1],
           [page.locator(one).count() for one in ('header', 'main', 'aside[aria-label]')])
    moving = page.evaluate('''() => [...document.querySelectorAll('*')].filter((one) =>
      parseFloat(getComputedStyle(one).transitionDuration) > 0.01).map((one) => one.tagName)''')
    expect('nothing moves for those who do not want it', [], moving)

sys.exit(finish())
