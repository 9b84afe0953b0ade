"""OGC API - Features - Part 3 (OGC 19-079r2) and Part 5 (OGC 23-058r2): queryables, schemas, filters in both forms of CQL2."""
import fnmatch
import json
import sys
from collections.abc import Callable

from jsonschema import Draft202012Validator
from shapely import box
from shapely.geometry import shape

from common import expect, finish, layer
from service import (LAYERS_SERVED, OPENAPI, PLACES, QUERYABLES, SCHEMA, SCHEMA_JSON, ask, held, items_path, link,
                     pages, query)

DRAFT = 'https://json-schema.org/draft/2020-12/schema'
CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'


def found(name: str, /, **parameters: object) -> set[str] | tuple[int, bytes]:
    """The ids of all that match; where the request is refused, why."""
    target = query(items_path(name), limit=1000, **parameters)
    first = ask(target)
    if first.status != 200:
        return first.status, first.body[:200]
    return {feature['id'] for page in pages(target) for feature in page['features']}


def chosen(name: str, is_chosen: Callable[[dict], bool]) -> set[str]:
    return {feature['id'] for feature in layer(name) if is_chosen(feature['properties'])}


# Queryables and schemas.
definition = ask('/api', {'Accept': OPENAPI}).json
for name in (*LAYERS_SERVED, PLACES):
    collection = ask(f'/collections/{name}').json
    for relation, requirement in ((QUERYABLES, '/req/queryables/queryables-link'), (SCHEMA, '/req/schemas/schemas-link')):
        target = link(collection['links'], relation, SCHEMA_JSON)
        expect(f'{requirement} {name}', True, target is not None)
        answer = ask(target or f'/collections/{name}', {'Accept': SCHEMA_JSON})
        expect(f'{requirement} {name}: status, type', (200, SCHEMA_JSON), (answer.status, answer.type))
        document = answer.json
        what = f'/req/queryables/get-queryables-response {name}' if relation == QUERYABLES else f'/req/schemas/schema {name}'
        expect(f'{what}: $schema, $id, type', (DRAFT, (target or '').split('?')[0], 'object'),
               (document.get('$schema'), document.get('$id'), document.get('type')))
        problem = None
        try:
            Draft202012Validator.check_schema(document)
        except Exception as error:  # whatever is wrong with it is the finding
            problem = str(error)[:200]
        expect(f'{what}: is a JSON Schema', None, problem)
        spatial = {key: value for key, value in document['properties'].items()
                   if value.get('format', '').startswith('geometry-')}
        expect(f'{what}: one geometry, without type', [None], [value.get('type') for value in spatial.values()])
        expect(f'{what}: the others have a type', [], [key for key, value in document['properties'].items()
                                                       if key not in spatial and 'type' not in value])
        if name != PLACES:
            lists = {key for feature in layer(name) for key, value in feature['properties'].items() if isinstance(value, list)}
            expect(f'{what}: the fields, of queryables no lists', set(layer(name)[0]['properties']) - lists,
                   set(document['properties']) - set(spatial) - lists)
            expect(f'{what}: date-time and date', ['date-time', 'date-time', 'date'],
                   [document['properties'][key].get('format') for key in ('start', 'end', 'date')])
        if relation == SCHEMA:
            features = ask(query(items_path(name), limit=200)).json['features']
            plain = {**document, 'properties': {key: value for key, value in document['properties'].items()
                                                if key not in spatial}}
            expect(f'{what}: its features are as it says', [],
                   [f'{feature["id"]}: {error.json_path}: {error.message[:100]}' for feature in features
                    for error in Draft202012Validator(plain).iter_errors(
                        {key: value for key, value in feature['properties'].items() if value is not None})][:5])
            roles = {value.get('x-ogc-role'): key for key, value in document['properties'].items()}
            expect(f'{what}: roles of id and geometry', ('id', True),
                   (roles.get('id'), 'primary-geometry' in roles))
    operation = definition['paths'][items_path(name)]['get'] if items_path(name) in definition['paths'] \
        else definition['paths']['/collections/{collectionId}/items']['get']
    parameters = {}
    for parameter in operation['parameters']:
        if '$ref' in parameter:
            parameter = definition['components']['parameters'][parameter['$ref'].rsplit('/', 1)[1]]
        parameters[parameter['name']] = parameter
    expect(f'/req/features-filter/filter-param, filter-lang-param {name}', ({'cql2-text', 'cql2-json'}, 'cql2-text'),
           (set(parameters['filter-lang']['schema']['enum']), parameters['filter-lang']['schema']['default']))
    expect(f'/req/core/fc-limit-definition, fc-bbox-definition, fc-time-definition {name}', True,
           {'limit', 'bbox', 'datetime', 'filter'} <= set(parameters)
           and {'minimum', 'default'} <= set(parameters['limit']['schema']))

# A parameter for each value of a field.
for name in LAYERS_SERVED:
    fields = sorted({(key, value if isinstance(value, str) else json.dumps(value)) for feature in layer(name)
                     for key, value in feature['properties'].items()
                     if value is not None and not isinstance(value, list) and key not in ('start', 'end')})
    wrong = []
    for key, value in fields[::max(1, len(fields) // 150)]:
        expected = chosen(name, lambda of: of[key] is not None and not isinstance(of[key], list)
                          and (of[key] if isinstance(of[key], str) else json.dumps(of[key])) == value)
        if found(name, **{key: value}) != expected:
            wrong.append((key, value))
    expect(f'/req/queryables-query-parameters/parameters {name}', [], wrong)
expect('two of them are joined by AND', chosen('control-status', lambda of: of['control'] == 'ISIS' and of['country'] == 'SY'),
       found('control-status', control='ISIS', country='SY'))
expect('/req/queryables-query-parameters/parameters places by name: q', True,
       any('Jar' in feature['properties']['name'] for feature in ask(query(items_path(PLACES), q='Jarablus')).json['features']))


# Filters: text, the same in JSON, and what it means in Python.
def prop(name: str) -> dict:
    return {'property': name}


def is_later(value: str | None, than: str) -> bool:
    return value is not None and value > than


def matches(value: str | None, pattern: str) -> bool:
    return value is not None and fnmatch.fnmatchcase(value, pattern)


FILTERS: list[tuple[str, str, dict, Callable[[dict], bool]]] = [
    ('control-status', "control = 'ISIS'", {'op': '=', 'args': [prop('control'), 'ISIS']}, lambda of: of['control'] == 'ISIS'),
    ('control-status', "control <> 'ISIS'", {'op': '<>', 'args': [prop('control'), 'ISIS']},
     lambda of: of['control'] not in (None, 'ISIS')),
    ('control-status', 'control IS NULL', {'op': 'isNull', 'args': [prop('control')]}, lambda of: of['control'] is None),
    ('control-status', 'NOT control IS NULL', {'op': 'not', 'args': [{'op': 'isNull', 'args': [prop('control')]}]},
     lambda of: of['control'] is not None),
    ('control-status', 'place_score BETWEEN 0.9 AND 0.99', {'op': 'between', 'args': [prop('place_score'), 0.9, 0.99]},
     lambda of: of['place_score'] is not None and 0.9 <= of['place_score'] <= 0.99),
    ('control-status', "control IN ('ISIS','Turkish-backed rebels')",
     {'op': 'in', 'args': [prop('control'), ['ISIS', 'Turkish-backed rebels']]},
     lambda of: of['control'] in ('ISIS', 'Turkish-backed rebels')),
    ('control-status', "name LIKE 'A%'", {'op': 'like', 'args': [prop('name'), 'A%']}, lambda of: matches(of['name'], 'A*')),
    ('control-status', "name NOT LIKE '%a%' OR place_score > 0.95",
     {'op': 'or', 'args': [{'op': 'not', 'args': [{'op': 'like', 'args': [prop('name'), '%a%']}]},
                           {'op': '>', 'args': [prop('place_score'), 0.95]}]},
     lambda of: not matches(of['name'], '*a*') or (of['place_score'] or 0) > 0.95),
    ('control-status', "CASEI(control) = CASEI('isis')",
     {'op': '=', 'args': [{'op': 'casei', 'args': [prop('control')]}, {'op': 'casei', 'args': ['isis']}]},
     lambda of: (of['control'] or '').casefold() == 'isis'),
    ('control-status', "start > TIMESTAMP('2016-09-01T00:00:00Z')",
     {'op': '>', 'args': [prop('start'), {'timestamp': '2016-09-01T00:00:00Z'}]},
     lambda of: is_later(of['start'], '2016-09-01T00:00:00Z')),
    ('control-changes', "date = DATE('2016-09-04')", {'op': '=', 'args': [prop('date'), {'date': '2016-09-04'}]},
     lambda of: of['date'] == '2016-09-04'),
    ('control-changes', "T_AFTER(start, TIMESTAMP('2016-10-01T00:00:00Z'))",
     {'op': 't_after', 'args': [prop('start'), {'timestamp': '2016-10-01T00:00:00Z'}]},
     lambda of: is_later(of['start'], '2016-10-01T00:00:00Z')),
    ('control-changes', "T_INTERSECTS(date, INTERVAL('2016-09-04','2016-12-31'))",
     {'op': 't_intersects', 'args': [prop('date'), {'interval': ['2016-09-04', '2016-12-31']}]},
     lambda of: of['date'] is not None and '2016-09-04' <= of['date'] <= '2016-12-31'),
    ('distance-checks', 'stated_km * 1000 > measured_km * 1000 + 500',
     {'op': '>', 'args': [{'op': '*', 'args': [prop('stated_km'), 1000]},
                          {'op': '+', 'args': [{'op': '*', 'args': [prop('measured_km'), 1000]}, 500]}]},
     lambda of: None not in (of['stated_km'], of['measured_km']) and of['stated_km'] * 1000 > of['measured_km'] * 1000 + 500),
    ('distance-checks', 'stated_km > measured_km', {'op': '>', 'args': [prop('stated_km'), prop('measured_km')]},
     lambda of: None not in (of['stated_km'], of['measured_km']) and of['stated_km'] > of['measured_km']),
    ('mentions', 'candidate_count >= 2 AND place_score < 0.9',
     {'op': 'and', 'args': [{'op': '>=', 'args': [prop('candidate_count'), 2]},
                            {'op': '<', 'args': [prop('place_score'), 0.9]}]},
     lambda of: of['candidate_count'] >= 2 and of['place_score'] is not None and of['place_score'] < 0.9),
]
for name, text, written, means in FILTERS:
    expected = chosen(name, means)
    expect(f'/req/features-filter/response {name}: {text}', expected, found(name, filter=text))
    expect(f'/req/features-filter/response {name}: the same with filter-lang', expected,
           found(name, filter=text, filter_lang='cql2-text'))
    expect(f'/req/features-filter/response {name}: the same in JSON', expected,
           found(name, filter=json.dumps(written), filter_lang='cql2-json'))
    expect(f'/req/filter/mixing-expressions {name}: {text}, and a day', expected & held(name, '2016-09-04T00:00:00Z',
                                                                                      '2016-09-04T23:59:59Z'),
           found(name, filter=text, datetime='2016-09-04'))
geometry = next(key for key, value in ask('/collections/control-areas/queryables').json['properties'].items()
                if value.get('format', '').startswith('geometry-'))
for name in LAYERS_SERVED:
    square = box(36.5, 36, 37.8, 36.6)
    inside = {feature['id'] for feature in layer(name) if feature['geometry'] and square.intersects(shape(feature['geometry']))}
    expect(f'/req/filter/filter-crs-wgs84 {name}: S_INTERSECTS with a box', inside,
           found(name, filter=f'S_INTERSECTS({geometry},BBOX(36.5,36,37.8,36.6))'))
    expect(f'/req/filter/filter-crs-wgs84 {name}: with a polygon and filter-crs', inside,
           found(name, filter=f'S_INTERSECTS({geometry},POLYGON((36.5 36,37.8 36,37.8 36.6,36.5 36.6,36.5 36)))',
                 filter_crs=CRS84))
expect('/req/filter/filter-crs-param: none but CRS84', 400,
       ask(query(items_path('control-status'), filter="control='ISIS'",
                 filter_crs='http://www.opengis.net/def/crs/EPSG/0/3857')).status)
refused = ask(query(items_path('control-status'), filter="control = 'ISIS' AND contrl = 'x'"))
expect('/req/queryables/expression-construction: an unknown property is named', (400, True),
       (refused.status, 'contrl' in refused.json['detail']))
expect('/req/features-filter/response: the text of a filter is no JSON', 400,
       ask(query(items_path('control-status'), filter="control='ISIS'", filter_lang='cql2-json')).status)

# JSON-FG by profile.
for profile, members in (('rfc7946', set()), ('jsonfg', {'conformsTo', 'featureType'})):
    answer = ask(query(items_path('control-status'), profile=profile, limit=3))
    expect(f'profile={profile}: members', members, {'conformsTo', 'featureType'} & set(answer.json))
    expect(f'profile={profile}: time on each feature', [profile == 'jsonfg'] * 3,
           ['time' in feature for feature in answer.json['features']])
    expect(f'profile={profile}: link in the header', True,
           f'/profile/OGC/0/{profile}' in ' '.join(answer.headers.get_all('Link') or []))

sys.exit(finish())
