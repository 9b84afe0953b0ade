"""A running server, asked without a library's help: what is looked at is what was sent.

What the checks of script/check-server share. Each is a program of its own, `python NAME.py FOLDER PROGRAM URL`, as those of
script/clients are; the server at URL shows the ledger in FOLDER.
"""
import http.client
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from common import layer

URL = sys.argv[3]
GEOJSON = 'application/geo+json'
SCHEMA_JSON = 'application/schema+json'
OPENAPI = 'application/vnd.oai.openapi+json;version=3.0'
QUERYABLES = 'http://www.opengis.net/def/rel/ogc/1.0/queryables'
SCHEMA = 'http://www.opengis.net/def/rel/ogc/1.0/schema'
LAYERS_SERVED = ('control-areas', 'control-changes', 'control-status', 'distance-checks', 'front-lines', 'mentions')
PLACES = 'places'


@dataclass
class Answer:
    """What came back."""
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def type(self) -> str:
        """The media type without blanks, and without a charset: `application/geo+json`."""
        parts = [part.strip() for part in self.headers.get('Content-Type', '').split(';')]
        return ';'.join(part for part in parts if not part.startswith('charset'))

    @property
    def json(self) -> dict:
        return json.loads(self.body)


def ask(target: str, headers: dict[str, str] | None = None, method: str = 'GET', body: bytes | None = None) -> Answer:
    """Sends one request; `target` is a path with its query, or a link into the server."""
    parts = urlsplit(URL)
    target = target.removeprefix(URL) or '/'
    if '://' in target.split('?')[0]:
        raise ValueError(f'{target} leads away from the server')
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    try:
        connection.request(method, target, body=body, headers=headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def query(path: str, /, **parameters: object) -> str:
    """A path with its query; in the names of our own parameters an underscore stands for a hyphen."""
    own = {'filter_lang': 'filter-lang', 'filter_crs': 'filter-crs', 'known_at': 'known-at'}
    words = {own.get(name, name): value for name, value in parameters.items()}
    return path + ('?' + urlencode(words, quote_via=quote, safe=',/:') if words else '')


def items_path(collection: str) -> str:
    return f'/collections/{collection}/items'


def item_path(collection: str, feature: str) -> str:
    return f'{items_path(collection)}/{quote(feature, safe="")}'


def link(links: list[dict], relation: str, media_type: str | None = None) -> str | None:
    """The target of the first link of a relation, and of a media type where one is given."""
    return next((found['href'] for found in links
                 if found['rel'] == relation and media_type in (None, found.get('type', '').replace(' ', ''))), None)


def pages(target: str) -> Iterator[dict]:
    """A page and all that follow it."""
    next_target: str | None = target
    while next_target:
        answer = ask(next_target)
        if answer.status != 200:
            raise ValueError(f'{next_target}: status {answer.status}: {answer.body[:300]!r}')
        yield answer.json
        next_target = link(answer.json['links'], 'next')


def ids(target: str) -> list[str]:
    """The ids of all features, page after page."""
    return [feature['id'] for page in pages(target) for feature in page['features']]


def held(collection: str, first: str | None, last: str | None) -> set[str]:
    """Which exported features' time meets a closed stretch of it, or is not known; ends are written alike or None where open."""
    return {feature['id'] for feature in layer(collection)
            if (not first or (feature['properties']['end'] or '9999') >= first)
            and (not last or (feature['properties']['start'] or '0000') <= last)}
