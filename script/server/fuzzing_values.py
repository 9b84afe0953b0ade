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
    if isinstance(box, list) and len(box) in (4, 6) and all(isinstance(side, (int, float)) for side in box):
        middle = len(box) // 2
        for at, most in ((0, 180), (1, 90), (middle, 180), (middle + 1, 90)):
            box[at] = math.fmod(box[at], most)
        box[1], box[middle + 1] = sorted((box[1], box[middle + 1]))
    # The first end is not after the last.
    if isinstance(query.get('datetime'), str) and re.fullmatch(r'\d.*/\d.*', query['datetime']):
        query['datetime'] = query['datetime'].split('/')[0] + '/..'
    # A text of the language.
    if isinstance(query.get('filter'), str) and query['filter']:
        query['filter'] = FILTERS[len(query['filter']) % len(FILTERS)][query.get('filter-lang') == 'cql2-json']
