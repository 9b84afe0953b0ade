"""OGC API - Features - Part 1 (OGC 17-069r4), class html: every resource as a page for people."""
import sys
from html.parser import HTMLParser

from common import expect, finish
from service import URL, ask, item_path, items_path, query


class Words(HTMLParser):
    """The text and the links of a page's body."""
    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.text, self.links, self.doctype, self._is_in_body = '', [], '', False
        self.feed(page.decode())

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl.lower()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in_body = self._is_in_body or tag == 'body'
        if tag == 'a' and self._is_in_body:
            self.links.append(dict(attrs).get('href') or '')

    def handle_data(self, data: str) -> None:
        if self._is_in_body:
            self.text += data


def path_of(href: str) -> str:
    """Without the server's name and the form in which it is wanted: people follow links to pages."""
    return href.removeprefix(URL).split('?')[0]


def expect_html(path: str, words: list[str], links: list[dict]) -> None:
    """An HTML 5 page that says what the JSON says, its links included."""
    for way, answer in (('Accept', ask(path, {'Accept': 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'})),
                        ('f=html', ask(query(path, f='html')))):
        expect(f'/req/html/definition {path} by {way}', (200, 'text/html'), (answer.status, answer.type))
        page = Words(answer.body)
        expect(f'/req/html/content {path} by {way}: HTML 5', 'doctype html', page.doctype)
        expect(f'/req/html/content {path} by {way}: what it says', [], [word for word in words if word not in page.text])
        missing = [found['href'] for found in links if found['rel'] not in ('self', 'alternate')
                   and path_of(found['href']) not in map(path_of, page.links)]
        expect(f'/req/html/content {path} by {way}: its links', [], missing)


collections = ask('/collections').json
status = next(found for found in collections['collections'] if found['id'] == 'control-status')
first = ask(query(items_path('control-status'), limit=3)).json
one = ask(item_path('control-status', first['features'][0]['id'])).json
classes = ask('/conformance').json['conformsTo']

expect_html('/conformance', classes, [])
expect_html('/collections', [found['title'] for found in collections['collections']], collections['links'])
expect_html('/collections/control-status', [status['title'], status['description']], status['links'])
expect_html('/collections/control-status/items', [feature['id'] for feature in first['features']], [])
expect_html(item_path('control-status', one['id']),
            [value for value in one['properties'].values() if isinstance(value, str)], one['links'])
page = ask('/', {'Accept': 'text/html'})
expect('/req/html/definition /', (200, 'text/html'), (page.status, page.type))
for path in ('/', '/conformance', '/collections', '/collections/control-status'):
    expect(f'{path}: JSON where nothing is preferred', 'application/json', ask(path).type)

sys.exit(finish())
