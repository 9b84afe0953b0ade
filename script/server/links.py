"""Every link the server gives, followed from the landing page, resolves and is of the type it says."""
import sys
from collections import deque
from html.parser import HTMLParser

from common import expect, finish
from service import URL, ask, items_path, query

# A page of each collection's features is enough; of the places there are many thousands.
MOST = 1_500


class Anchors(HTMLParser):
    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if (tag, name) in (('a', 'href'), ('link', 'href'), ('script', 'src'), ('img', 'src')) and value:
                self.found.append(value)


def linked(document: object) -> list[tuple[str, str | None]]:
    """All members `href` in a JSON document that lead into the server, with the types they say; templates are no links."""
    if isinstance(document, list):
        return [pair for part in document for pair in linked(part)]
    if not isinstance(document, dict):
        return []
    own = []
    if isinstance(document.get('href'), str) and not document.get('templated') and document['href'].startswith((URL, '/')):
        own = [(document['href'], document.get('type'))]
    return own + [pair for part in document.values() for pair in linked(part)]


waiting: deque[tuple[str, str | None, str]] = deque(
    [('/', 'application/json', 'the beginning'), ('/?f=html', 'text/html', 'the beginning')])
seen: set[tuple[str, str | None]] = set()
pages_of: dict[str, int] = {}
dead, mistyped, relative = [], [], []
while waiting and len(seen) < MOST:
    target, media_type, origin = waiting.popleft()
    path = target.removeprefix(URL).split('#')[0] or '/'
    if (path, media_type) in seen or '{' in path:
        continue
    if '/items' in path:
        # Of the pages that follow one another and of the features some are enough.
        kind = path.split('/items')[0] + (media_type or '') + str('/items/' in path)
        pages_of[kind] = pages_of.get(kind, 0) + 1
        if pages_of[kind] > 12:
            continue
    seen.add((path, media_type))
    answer = ask(path, {'Accept': media_type} if media_type else {})
    if answer.status != 200:
        dead.append((path, answer.status, origin))
        continue
    if media_type and answer.type != media_type.replace('; ', ';'):
        mistyped.append((path, media_type, answer.type, origin))
    if 'json' in answer.type:
        found = linked(answer.json)
        relative += [href for href, _ in found if not href.startswith('http')]
    elif answer.type == 'text/html':
        found = [(href, None) for href in Anchors(answer.body).found if href.startswith((URL, '/')) and href[:2] != '//']
    else:
        found = []
    waiting.extend((href, kind, path) for href, kind in found)
expect(f'{len(seen)} links resolve', [], dead)
expect('they are of the type they say', [], mistyped)
expect('links in JSON are whole URLs', [], sorted(set(relative))[:5])
expect('enough was looked at', True, len(seen) > 60)

# Behind a name of its own the server gives links under that name.
answer = ask(query(items_path('control-status'), limit=2), {'Host': 'maps.example.org:8080'})
expect('links are made of the request\'s Host', [], [found['href'] for found in answer.json['links']
                                                     if not found['href'].startswith('http://maps.example.org:8080/')])

sys.exit(finish())
