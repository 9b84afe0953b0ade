"""OGC API - Features - Part 1 (OGC 17-069r4): classes core, geojson and oas30, requirement by requirement.

Selection by `limit`, `bbox` and `datetime` is looked at by selection.py, pages of HTML by pages.py, links by links.py.
"""
import sys
from datetime import datetime, timedelta, timezone

from jsonschema import Draft202012Validator

from common import expect, finish, layer
from service import (GEOJSON, LAYERS_SERVED, OPENAPI, PLACES, URL, Answer, ask, held, ids, item_path, items_path, link,
                     pages, query)

CLASSES = [f'http://www.opengis.net/spec/{name}' for name in (
    'ogcapi-features-1/1.0/conf/core', 'ogcapi-features-1/1.0/conf/oas30', 'ogcapi-features-1/1.0/conf/geojson',
    'ogcapi-features-1/1.0/conf/html', 'ogcapi-features-3/1.0/conf/queryables',
    'ogcapi-features-3/1.0/conf/queryables-query-parameters', 'ogcapi-features-3/1.0/conf/filter',
    'ogcapi-features-3/1.0/conf/features-filter', 'ogcapi-features-5/1.0/conf/schemas', 'cql2/1.0/conf/cql2-text',
    'cql2/1.0/conf/cql2-json', 'cql2/1.0/conf/basic-cql2', 'cql2/1.0/conf/advanced-comparison-operators',
    'cql2/1.0/conf/case-insensitive-comparison', 'cql2/1.0/conf/basic-spatial-functions',
    'cql2/1.0/conf/temporal-functions', 'cql2/1.0/conf/property-property', 'cql2/1.0/conf/arithmetic')]

# The schemas of the standard's annex, as far as they say more than that there are links.
LINK = {'type': 'object', 'required': ['href', 'rel'],
        'properties': {name: {'type': 'string'} for name in ('href', 'rel', 'type', 'title', 'hreflang')}}
LINKS = {'type': 'array', 'items': LINK, 'minItems': 1}
EXTENT = {'type': 'object', 'properties': {
    'spatial': {'type': 'object', 'required': ['bbox'], 'properties': {'bbox': {
        'type': 'array', 'minItems': 1,
        'items': {'type': 'array', 'items': {'type': 'number'}, 'minItems': 4, 'maxItems': 4}}}},
    'temporal': {'type': 'object', 'required': ['interval'], 'properties': {'interval': {
        'type': 'array', 'minItems': 1, 'items': {
            'type': 'array', 'minItems': 2, 'maxItems': 2,
            'items': {'type': ['string', 'null'], 'pattern': r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'}}}}}}}
COLLECTION = {'type': 'object', 'required': ['id', 'title', 'description', 'itemType', 'links'], 'properties': {
    'id': {'type': 'string'}, 'itemType': {'const': 'feature'}, 'links': LINKS, 'extent': EXTENT}}
FEATURE = {'type': 'object', 'required': ['type', 'id', 'geometry', 'properties'], 'properties': {
    'type': {'const': 'Feature'}, 'id': {'type': 'string'}, 'geometry': {'type': ['object', 'null']},
    'properties': {'type': 'object'}}}
SCHEMAS = {
    'landing page': {'type': 'object', 'required': ['title', 'description', 'links'], 'properties': {'links': LINKS}},
    'conformance': {'type': 'object', 'required': ['conformsTo'],
                    'properties': {'conformsTo': {'type': 'array', 'items': {'type': 'string'}}}},
    'collections': {'type': 'object', 'required': ['links', 'collections'],
                    'properties': {'links': LINKS, 'collections': {'type': 'array', 'items': COLLECTION}}},
    'collection': COLLECTION,
    'features': {'type': 'object', 'required': ['type', 'features', 'links', 'timeStamp', 'numberMatched',
                                                'numberReturned'],
                 'properties': {'type': {'const': 'FeatureCollection'}, 'links': LINKS,
                                'features': {'type': 'array', 'items': FEATURE}}},
    'feature': FEATURE | {'required': [*FEATURE['required'], 'links']},
    'exception': {'type': 'object', 'required': ['code', 'description', 'title', 'status', 'detail'],
                  'properties': {'status': {'type': 'integer'}, 'code': {'type': 'string', 'minLength': 1},
                                 'description': {'type': 'string', 'minLength': 1}}},
}


def expect_schema(what: str, schema: str, found: dict) -> None:
    expect(f'{what} as the schema of a {schema}', [],
           [f'{error.json_path}: {error.message[:120]}' for error in Draft202012Validator(SCHEMAS[schema]).iter_errors(found)])


def expect_json(requirement: str, path: str, schema: str, media_type: str = 'application/json') -> Answer:
    answer = ask(path, {'Accept': media_type})
    expect(f'{requirement} {path}: status, type', (200, media_type), (answer.status, answer.type))
    expect_schema(f'{requirement} {path}', schema, answer.json)
    return answer


def expect_links(requirement: str, path: str, links: list[dict], media_type: str) -> None:
    """`self` and `alternate`, each with its type, to this resource in either of its encodings."""
    kinds = sorted((found['rel'], found.get('type', '')) for found in links if found['rel'] in ('self', 'alternate'))
    expect(f'{requirement} {path}: self and alternate', True,
           ('self', media_type) in kinds and ('alternate', 'text/html') in kinds)


# The landing page, the API definition, the conformance declaration.
landing = expect_json('/req/core/root-success', '/', 'landing page').json
expect_links('/req/core/root-success', '/', landing['links'], 'application/json')
service, document = link(landing['links'], 'service-desc', OPENAPI), link(landing['links'], 'service-doc', 'text/html')
expect('/req/oas/oas-definition: service-desc and service-doc', (True, True), (service is not None, document is not None))
expect('/req/core/root-success: conformance, data', ('/conformance', '/collections'),
       tuple((link(landing['links'], relation) or '').removeprefix(URL).split('?')[0] for relation in ('conformance', 'data')))
for href, media_type in ((service, OPENAPI), (document, 'text/html')):
    answer = ask(href or '/missing', {'Accept': media_type})
    expect(f'/req/core/api-definition-success {href}', (200, media_type), (answer.status, answer.type))
conformance = expect_json('/req/core/conformance-success', '/conformance', 'conformance').json
expect('/req/core/conformance-success: the classes that are kept', [],
       [name for name in CLASSES if name not in conformance['conformsTo']])

# The collections.
collections = expect_json('/req/core/fc-md-success', '/collections', 'collections').json
expect_links('/req/core/fc-md-links', '/collections', collections['links'], 'application/json')
names = [collection['id'] for collection in collections['collections']]
expect('/req/core/fc-md-items: all layers and the places', sorted([*LAYERS_SERVED, PLACES]), sorted(names))
for collection in collections['collections']:
    path = f'/collections/{collection["id"]}'
    types = sorted(found.get('type', '') for found in collection['links'] if found['rel'] == 'items')
    expect(f'/req/core/fc-md-items-links {path}', True, {GEOJSON, 'text/html'} <= set(types))
    alone = expect_json('/req/core/sfc-md-success', path, 'collection').json
    agreed = ('id', 'title', 'description', 'extent', 'itemType')
    expect(f'/req/core/sfc-md-success {path}: as in /collections', {key: collection.get(key) for key in agreed},
           {key: alone.get(key) for key in agreed})
    expect(f'/req/core/sfc-md-success {path}: links as in /collections', [],
           [found for found in collection['links'] if found not in alone['links']
            and found['rel'] not in ('self', 'alternate')])

# Features and one feature.
now = datetime.now(timezone.utc)
for name in names:
    path = items_path(name)
    answer = expect_json('/req/core/fc-op', query(path, limit=5), 'features', GEOJSON)
    found = answer.json
    expect_links('/req/core/fc-links', path, found['links'], GEOJSON)
    stamp = datetime.fromisoformat(found['timeStamp'].replace('Z', '+00:00'))
    expect(f'/req/core/fc-timeStamp {path}', True, timedelta(minutes=-1) < stamp - now < timedelta(minutes=10))
    expect(f'/req/core/fc-numberReturned {path}', len(found['features']), found['numberReturned'])
    one = found['features'][0]
    path_of_one = item_path(name, one['id'])
    alone = expect_json('/req/core/f-success', path_of_one, 'feature', GEOJSON).json
    expect_links('/req/core/f-links', path_of_one, alone['links'], GEOJSON)
    expect(f'/req/core/f-links {path_of_one}: collection', f'/collections/{name}',
           (link(alone['links'], 'collection') or '').removeprefix(URL).split('?')[0])
    expect(f'/req/geojson/content {path_of_one}: the feature of the list', one,
           {key: alone[key] for key in one})
    expect(f'/req/geojson/content {path}: no crs', False, 'crs' in found or 'crs' in alone)
for name in LAYERS_SERVED:
    exported = layer(name)
    served = {feature['id']: feature for page in pages(query(items_path(name), limit=7)) for feature in page['features']}
    expect(f'/req/core/fc-response {name}: every feature that is exported', {feature['id'] for feature in exported}, set(served))
    expect(f'/req/core/crs84 {name}: geometry and properties as they are exported', [],
           [(feature['id'], key) for feature in exported for key in ('geometry', 'properties')
            if feature[key] != served.get(feature['id'], feature | {'geometry': 0})[key]])
    extent = next(collection['extent'] for collection in collections['collections'] if collection['id'] == name)
    (west, south, east, north), = extent['spatial']['bbox']
    (first, last), = extent['temporal']['interval']
    expect(f'/req/core/fc-md-extent {name}: all features within', len(exported),
           len(ids(query(items_path(name), limit=1000, bbox=f'{west},{south},{east},{north}', **(
               {'datetime': f'{first or ".."}/{last or ".."}'} if first or last else {})))))
    expect(f'/req/core/fc-md-extent {name}: as the features have it', (len(exported), first is None, last is None),
           (len(held(name, first, last)), any(f['properties']['start'] is None for f in exported),
            any(f['properties']['end'] is None for f in exported)))

# What is refused.
for path, status in (('/collections/nothing', 404), ('/collections/nothing/items', 404),
                     ('/collections/control-status/items/nothing', 404), ('/nothing', 404),
                     ('/collections/control-status/items?nothing=1', 400), ('/collections?nothing=1', 400),
                     ('/conformance?nothing=1', 400), ('/collections/control-status?nothing=1', 400),
                     ('/?nothing=1', 400), ('/collections/control-status/items?f=nothing', 400)):
    answer = ask(path, {'Accept': 'application/json'})
    expect(f'/req/core/query-param-unknown, /rec/core/problem-details {path}', status, answer.status)
    expect_schema(f'/req/core/http {path}', 'exception', answer.json)
expect('/req/core/query-param-unknown: it names what is known', True,
       b'datetime' in ask('/collections/control-status/items?datetme=2016').body)

sys.exit(finish())
