"""The API definition: openapi-spec-validator finds no error; the paths it names are answered (class oas30)."""
import sys

from openapi_spec_validator import OpenAPIV30SpecValidator

from common import expect, finish
from service import LAYERS_SERVED, OPENAPI, ask, item_path, items_path, query

for way, answer in (('Accept', ask('/api', {'Accept': OPENAPI})), ('no Accept', ask('/api'))):
    expect(f'/api by {way}', (200, OPENAPI), (answer.status, answer.type))
    expect(f'/req/oas30/oas-definition by {way}: openapi-spec-validator', [],
           [f'{list(error.absolute_path)}: {error.message[:150]}'
            for error in OpenAPIV30SpecValidator(answer.json).iter_errors()])
for accept in ('application/openapi+json;version=3.0', 'application/json', '*/*'):
    expect(f'/api: Accept: {accept}', 200, ask('/api', {'Accept': accept}).status)
# What GDAL 3.12 sends.
expect('/api: as GDAL asks', OPENAPI, ask('/api', {'Accept': f'{OPENAPI}, application/openapi+json;version=3.0, '
                                                             'application/json'}).type)

document = ask('/api').json
expect('/req/oas/oas-impl: a version of 3.0', '3.0', document['openapi'][:3])
values = {'collectionId': 'control-status', 'tileMatrixSetId': 'WebMercatorQuad', 'tileMatrix': '6', 'tileRow': '25', 'tileCol': '38',
          'z': '6', 'y': '25', 'x': '38'}
unanswered = []
for path, item in document['paths'].items():
    if path.endswith('/items/{featureId}'):
        collection = path.split('/')[2].replace('{collectionId}', 'control-status')
        path = item_path(collection, ask(query(items_path(collection), limit=1)).json['features'][0]['id'])
    for name, value in values.items():
        path = path.replace('{' + name + '}', value)
    answer = ask(path)
    said = {str(code) for code in item['get']['responses']}
    if answer.status not in (200, 204) or str(answer.status) not in said:
        unanswered.append((path, answer.status))
    if 'post' in item or 'put' in item or 'delete' in item or 'patch' in item:
        unanswered.append((path, 'writes'))
expect(f'/req/oas/oas-impl: {len(document["paths"])} paths are answered, none writes', [], unanswered)
expect('/req/oas/completeness: 400 and 404 are told', [],
       [path for path, item in document['paths'].items() if path.endswith('/items') and '400' not in item['get']['responses']])
expect('/req/oas/completeness: all collections are named, or a template', [],
       [name for name in LAYERS_SERVED if items_path(name) not in document['paths']
        and '/collections/{collectionId}/items' not in document['paths']])

sys.exit(finish())
