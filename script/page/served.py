"""The page as `dateline serve` gives it out: its own files only, under a policy that allows nothing inline, and how long it takes."""
import re
import socket
import subprocess
import sys

from common import FOLDER, PROGRAM, expect, finish, layer
from opened import opened

# The help of a verb that is not there is that of the program.
if 'USAGE: dateline serve' not in subprocess.run([PROGRAM, 'serve', '--help'], capture_output=True, text=True).stdout:
    print('SKIPPED: this program has no `serve`; the served page is not looked at', file=sys.stderr)
    sys.exit(0)

with socket.socket() as free:
    free.bind(('127.0.0.1', 0))
    port = free.getsockname()[1]
server = subprocess.Popen([PROGRAM, 'serve', '--ledger', FOLDER / 'ledger.sqlite', '--port', str(port), '--quiet'],
                          stderr=subprocess.PIPE, text=True)
try:
    # It says where it listens once it does.
    for line in server.stderr:
        if 'http://' in line:
            break
    root = f'http://127.0.0.1:{port}/'
    # The first look makes the documents; people's are the ones after.
    with opened(root):
        pass
    with opened(root, address='date=2016-09-04') as opening:
        page = opening.page
        took = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
        print(f'      served: opened and drawn after {took:.0f} ms')
        expect('as many places as the layer has on the day', len(
            [one for one in layer('control-status') if (one['properties']['start'] or '0') <= '2016-09-04T00:00:00Z'
             <= (one['properties']['end'] or '9')]), len(opening.shown()))
        parts = sorted(url.removeprefix(root).partition('#')[0] for url in opening.requests)
        expect('the page asks for its own parts, and for no evidence', [
            '', 'page/dateline.css', 'page/dateline.js', 'page/document.json', 'page/leaflet.css', 'page/leaflet.js'], parts)
        opening.click_place('geonames:163071')
        quote = next(one['properties']['quote'] for one in layer('control-changes')
                     if one['properties']['place_id'] == 'geonames:163071')
        expect('a click shows the quoted words', True, any(quote in words for words in opening.quotes()))
        asked = {url for url in opening.requests if 'evidence' in url}
        expect('and asks for one sheet', True, len(asked) == 1 and re.search(r'page/evidence/\d+\.json$', min(asked)) is not None)
        expect('nothing is asked for elsewhere', [], [url for url in opening.requests if not url.startswith(root)])
        expect('no complaint on the console', [], opening.complaints)
finally:
    server.terminate()
    server.wait()

sys.exit(finish())
