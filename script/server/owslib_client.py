"""OWSLib's client of OGC API - Features: collections, queryables, features by box and time, pages, one feature."""
import sys

from owslib.ogcapi.features import Features

from common import expect, finish, layer
from service import LAYERS_SERVED, PLACES, QUERYABLES, URL, held

service = Features(URL)
expect('collections', sorted([*LAYERS_SERVED, PLACES]), sorted(service.feature_collections()))
expect('conformance', True, 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core' in service.conformance()['conformsTo'])
expect('the API definition', '3.0', service.api()['openapi'][:3])
for name in LAYERS_SERVED:
    features = layer(name)
    expect(f'{name}: its metadata', name, service.collection(name)['id'])
    simple = {key for key, value in features[0]['properties'].items() if not isinstance(value, list)}
    expect(f'{name}: queryables', set(), simple - set(service.collection_queryables(name)['properties']))
    found = service.collection_items(name, limit=1000)
    expect(f'{name}: all features', sorted(feature['id'] for feature in features),
           sorted(feature['id'] for feature in found['features']))
    located = [feature for feature in features if feature['geometry'] and feature['geometry']['type'] == 'Point']
    few = service.collection_items(name, limit=1000, bbox=[36.5, 36.0, 37.8, 36.6])
    if located:
        expect(f'{name}: by box', {feature['id'] for feature in located if 36.5 <= feature['geometry']['coordinates'][0] <= 37.8
                                   and 36.0 <= feature['geometry']['coordinates'][1] <= 36.6},
               {feature['id'] for feature in few['features'] if feature['geometry']})
    for day in ('2016-09-04', '2016-12-21'):
        expect(f'{name}: on {day}', held(name, f'{day}T00:00:00Z', f'{day}T23:59:59Z'),
               {feature['id'] for feature in service.collection_items(name, limit=1000, datetime_=day)['features']})
    expect(f'{name}: within two months', held(name, '2016-09-01T00:00:00Z', '2016-10-31T23:59:59Z'),
           {feature['id'] for feature in service.collection_items(
               name, limit=1000, datetime_='2016-09-01T00:00:00Z/2016-10-31T23:59:59Z')['features']})
    one = features[len(features) // 2]
    expect(f'{name}: one feature', one['properties'], service.collection_item(name, one['id'])['properties'])
filtered = service.collection_items('control-status', limit=1000, filter="control = 'ISIS'")
expect('by a filter in CQL2 text', {feature['id'] for feature in layer('control-status') if feature['properties']['control'] == 'ISIS'},
       {feature['id'] for feature in filtered['features']})
expect('the link to the queryables', True,
       any(found['rel'] == QUERYABLES for found in service.collection('control-status')['links']))

sys.exit(finish())
