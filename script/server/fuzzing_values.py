"""Told to schemathesis (SCHEMATHESIS_HOOKS): what is right in four parameters though no JSON Schema can say it.

Values that their schema refuses stay as they are, for those the server must refuse too.
"""
import math
import re

import schemathesis

# Each in CQL2 text and in CQL2 JSON, over a field that all collections have.
FILTERS = [
    ("id <> 'x'", '{"op":"<>","args":[{"property":"id"},"x"]}'),
    ("id LIKE 'a%' OR id IS NULL", '{"op":"or","args":[{"op":"like","args":[{"property":"id"},"a%"]},'
                                   '{"op":"isNull","args":[{"property":"id"}]}]}'),
    ("CASEI(id) IN (CASEI('A'),CASEI('b'))", '{"op":"in","args":[{"op":"casei","args":[{"property":"id"}]},'
                                             '[{"op":"casei","args":["A"]},{"op":"casei","args":["b"]}]]}'),
]


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case, kwargs: dict) -> None:
    query = case.query
    # Only a page before has it.
    if isinstance(query.get('cursor'), str) and re.fullmatch('[A-Za-z0-9_-]{27}', query['cursor']):
        del query['cursor']
    # Degrees, the southern latitude first; heights are any.
    box = query.get('bbox')
    sides = box.split(',') if isinstance(box, str) else box
    try:
        numbers = [float(side) for side in sides or []]
    except (TypeError, ValueError):
        numbers = []
    if len(numbers) in (4, 6) and all(map(math.isfinite, numbers)):
        middle = len(numbers) // 2
        for at, most in ((0, 180), (1, 90), (middle, 180), (middle + 1, 90)):
            numbers[at] = math.fmod(numbers[at], most)
        numbers[1], numbers[middle + 1] = sorted((numbers[1], numbers[middle + 1]))
        query['bbox'] = ','.join(map(repr, numbers)) if isinstance(box, str) else numbers
    # More than the maximum is taken as the maximum (Part 1, fc-limit-response-1 C); what must be refused is less than the minimum.
    if str(query.get('limit')).isdecimal() and int(query['limit']) > 10_000:
        query['limit'] = 0
    # The first end is not after the last.
    if isinstance(query.get('datetime'), str) and re.fullmatch(r'\d.*/\d.*', query['datetime']):
        query['datetime'] = query['datetime'].split('/')[0] + '/..'
    # A text of the language.
    if isinstance(query.get('filter'), str) and query['filter']:
        query['filter'] = FILTERS[len(query['filter']) % len(FILTERS)][query.get('filter-lang') == 'cql2-json']
