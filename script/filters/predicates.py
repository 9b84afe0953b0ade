"""Seeded predicates of CQL2 over the features of a layer, as CQL2 JSON, and their text.

Left out is what the oracle, PyPI's cql2 0.6, judges otherwise than OGC 21-065r2, or what the standard leaves to the server:
- boxes over longitude 180 (7.5.1): the oracle turns west and east round;
- full case folding of letters such as ß (7.3): the oracle writes small letters only; our layers have none in names;
- divisions by nought: infinite for the oracle, null here (the standard is silent);
- INTERVAL with a property that is null: null for the oracle, open here (the standard is silent; docs/filters.md), so the
  intervals below are asked only of features that have both ends;
- days beside seconds (6.3.1, "type casts": left to the server): days as their first second for the oracle, the second's day
  here (docs/filters.md);
- IN with times: never true for the oracle, against the standard's own tests (A.4, `"date" in (DATE('2021-04-16'), …)`);
- backslashes in literals of text, which /req/cql2-text/escaping reads and the oracle keeps.
"""
import datetime
import random
import re

COMPARISONS = ('=', '<>', '<', '>', '<=', '>=')
SPATIAL = ('s_intersects', 's_equals', 's_disjoint', 's_touches', 's_within', 's_overlaps', 's_crosses', 's_contains')
OF_INSTANTS = ('t_after', 't_before', 't_disjoint', 't_equals', 't_intersects')
OF_INTERVALS = OF_INSTANTS + ('t_contains', 't_during', 't_finishedBy', 't_finishes', 't_meets', 't_metBy',
                              't_overlappedBy', 't_overlaps', 't_startedBy', 't_starts')
OF_LISTS = ('a_equals', 'a_contains', 'a_containedBy', 'a_overlaps')
DAY = re.compile(r'\d{4}-\d{2}-\d{2}')
SECOND = re.compile(r'\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z')


def op(name: str, *args: object) -> dict:
    """An operator with its operands."""
    return {'op': name, 'args': list(args)}


class Predicates:
    """Makes predicates whose literals are near the values that the features have."""

    def __init__(self, features: list[dict], seed: int) -> None:
        self.random = random.Random(seed)
        self.geometries = [feature['geometry'] for feature in features if feature['geometry']]
        self.columns: dict[str, list[tuple[str, list]]] = {}
        for name in features[0]['properties']:
            values = [feature['properties'][name] for feature in features]
            known = [value for value in values if value is not None]
            kind = _kind(known)
            if kind == 'words':
                known = [value for value in known if '\\' not in value]
            if known:
                self.columns.setdefault(kind, []).append((name, known))

    def condition(self, depth: int = 2) -> dict:
        """A predicate, or some joined by AND, OR and NOT."""
        if depth == 0 or self.random.random() < 0.45:
            return self._predicate()
        if self.random.random() < 0.3:
            return op('not', self.condition(depth - 1))
        count = self.random.choice((2, 2, 3))
        return op(self.random.choice(('and', 'or')), *(self.condition(depth - 1) for _ in range(count)))

    def _predicate(self) -> dict:
        makers = {'words': (self._words, self._words, self._like, self._like, self._folded), 'number': (self._numbers,),
                  'truth': (self._truth,), 'day': (self._time,), 'second': (self._time, self._interval),
                  'list': (self._list,)}
        choices = [(kind, maker) for kind in sorted(self.columns) for maker in makers.get(kind, ())]
        choices += [('', self._null), ('', self._space), ('', self._space)]
        kind, maker = self.random.choice(choices)
        return maker(kind)

    def _column(self, kind: str) -> tuple[dict, list]:
        name, known = self.random.choice(self.columns[kind])
        return {'property': name}, known

    def _null(self, _: str) -> dict:
        name, _ = self.random.choice(self.columns[self.random.choice(sorted(self.columns))])
        return op('isNull', {'property': name})

    # Words

    def _words(self, kind: str) -> dict:
        column, known = self._column(kind)
        form = self.random.random()
        if form < 0.3:
            return op('in', column, [self.random.choice(known) for _ in range(self.random.randint(1, 5))])
        if form < 0.45:
            return op(self.random.choice(COMPARISONS), column, self._column(kind)[0])
        pair = [column, self.random.choice(known)]
        if form < 0.55:
            pair.reverse()
        return op(self.random.choice(COMPARISONS), *pair)

    def _pattern(self, words: str) -> str:
        start = self.random.randrange(len(words) + 1)
        end = min(len(words), start + self.random.randint(0, 6))
        piece = list(words[start:end])
        for place, letter in enumerate(piece):
            if letter in '%_':
                piece[place] = '\\' + letter
            elif self.random.random() < 0.15:
                piece[place] = self.random.choice('%_')
        front = '' if start == 0 and self.random.random() < 0.8 else '%'
        return front + ''.join(piece) + ('' if end == len(words) and self.random.random() < 0.8 else '%')

    def _like(self, kind: str) -> dict:
        column, known = self._column(kind)
        return op('like', column, self._pattern(self.random.choice(known)))

    def _folded(self, kind: str) -> dict:
        column, known = self._column(kind)
        words = self.random.choice(known)
        folding = self.random.choice(('casei', 'accenti', 'both'))
        if folding != 'accenti':
            words = self.random.choice((words.upper(), words.lower(), words.title()))

        def folded(part: object) -> dict:
            return op('accenti', op('casei', part)) if folding == 'both' else op(folding, part)

        if self.random.random() < 0.4:
            return op('like', folded(column), folded(self._pattern(words)))
        return op(self.random.choice(COMPARISONS[:2]), folded(column), folded(words))

    # Numbers and truths

    def _number(self, known: list) -> float | int:
        value = self.random.choice(known)
        return self.random.choice((value, value, round(value * 1.5 + 1, 3), -value))

    def _calculation(self, part: object, known: list) -> object:
        sign = self.random.choice(('+', '-', '*', '/', '%', 'div', '^', '', ''))
        if not sign:
            return part
        # Exponents stay small, so that no number is beyond Double.
        other = self.random.choice((2, 3)) if sign in '^' else self.random.choice((2, 3.5, 10, 7))
        return op(sign, part, self._number(known) if sign in '+-' else other)

    def _numbers(self, kind: str) -> dict:
        column, known = self._column(kind)
        form = self.random.random()
        if form < 0.15:
            return op('in', column, [self._number(known) for _ in range(self.random.randint(1, 5))])
        if form < 0.35:
            bounds = sorted((self._number(known), self._number(known)))
            return op('between', self._calculation(column, known), *bounds)
        if form < 0.55:
            other, others = self._column(kind)
            return op(self.random.choice(COMPARISONS), self._calculation(column, known), self._calculation(other, others))
        pair = [self._calculation(column, known), self._number(known)]
        if form < 0.65:
            pair.reverse()
        return op(self.random.choice(COMPARISONS), *pair)

    def _truth(self, kind: str) -> dict:
        column, _ = self._column(kind)
        if self.random.random() < 0.3:
            return op('in', column, [self.random.choice((True, False))])
        return op(self.random.choice(COMPARISONS[:2]), column, self.random.choice((True, False)))

    # Times

    def _instant(self, kind: str, known: list) -> str:
        value = self.random.choice(known)
        if kind == 'day':
            day = datetime.date.fromisoformat(value) + datetime.timedelta(days=self.random.choice((0, 0, 1, -1, 40)))
            return day.isoformat()
        seconds = self.random.choice((0, 0, 0, 1, -1, 86_400, -100_000))
        time = datetime.datetime.fromisoformat(value[:-1]) + datetime.timedelta(seconds=seconds)
        return time.isoformat() + self.random.choice(('', '', '', '.5')) + 'Z'

    def _literal(self, kind: str, known: list) -> dict:
        return {'date' if kind == 'day' else 'timestamp': self._instant(kind, known)}

    def _stretch(self, kind: str, known: list) -> dict:
        ends = sorted((self._instant(kind, known), self._instant(kind, known)), key=lambda end: end.rstrip('Z'))
        if self.random.random() < 0.3:
            ends[self.random.randrange(2)] = '..'
        return {'interval': ends}

    def _time(self, kind: str) -> dict:
        column, known = self._column(kind)
        form = self.random.random()
        if form < 0.3:
            return op(self.random.choice(COMPARISONS), column, self._literal(kind, known))
        other = self._stretch(kind, known) if form < 0.7 else self._literal(kind, known)
        pair = [column, other]
        if self.random.random() < 0.3:
            pair.reverse()
        return op(self.random.choice(OF_INSTANTS), *pair)

    def _interval(self, kind: str) -> dict:
        names = [name for name, _ in self.columns[kind]]
        if 'start' not in names or 'end' not in names:
            return self._time(kind)
        start, end = {'property': 'start'}, {'property': 'end'}
        known = [value for name, values in self.columns[kind] if name in ('start', 'end') for value in values]
        pair = [{'interval': [start, end]}, self._stretch(kind, known)]
        if self.random.random() < 0.3:
            pair.reverse()
        return op('and', op('not', op('isNull', start)), op('not', op('isNull', end)),
                  op(self.random.choice(OF_INTERVALS), *pair))

    # Lists

    def _list(self, kind: str) -> dict:
        column, known = self._column(kind)
        words = sorted({word for value in known for word in value if '\\' not in word}) or ['none']
        if self.random.random() < 0.4:
            chosen = list(self.random.choice(known)) or [self.random.choice(words)]
            self.random.shuffle(chosen)
        else:
            chosen = [self.random.choice(words) for _ in range(self.random.randint(1, 3))]
        return op(self.random.choice(OF_LISTS), column, chosen)

    # Geometries

    def _space(self, _: str) -> dict:
        pair = [{'property': 'geometry'}, self._geometry()]
        if self.random.random() < 0.3:
            pair.reverse()
        return op(self.random.choice(SPATIAL + ('s_intersects',) * 4), *pair)

    def _position(self) -> list[float]:
        longitude, latitude = self.random.choice(_positions(self.random.choice(self.geometries)))[:2]
        if self.random.random() < 0.4:
            return [longitude, latitude]
        spread = self.random.choice((0.01, 0.3, 2))
        return [round(longitude + self.random.uniform(-spread, spread), 4),
                round(latitude + self.random.uniform(-spread, spread), 4)]

    def _area(self) -> list[list[list[float]]]:
        longitude, latitude = self._position()
        size = self.random.choice((0.05, 0.5, 3))
        ring = [[-1, -1], [1, -0.8], [self.random.uniform(-0.5, 1), 1], [-1, -1]]
        return [[[round(longitude + size * x, 4), round(latitude + size * y, 4)] for x, y in ring]]

    def _geometry(self) -> dict:
        kind = self.random.choice(('box', 'box', 'box', 'point', 'line', 'area', 'areas', 'points', 'own', 'own'))
        if kind == 'box':
            (west, south), (east, north) = self._position(), self._position()
            if west == east or south == north:
                east, north = west + 1, south + 1
            return {'bbox': [min(west, east), min(south, north), max(west, east), max(south, north)]}
        if kind == 'own':
            own = self.random.choice(self.geometries)
            if len(_positions(own)) <= 60:
                return own
            kind = 'area'
        if kind == 'point':
            return {'type': 'Point', 'coordinates': self._position()}
        if kind == 'line':
            start = self._position()
            line = [start, [start[0] + 0.4, start[1] + 0.1], self._position()]
            return {'type': 'LineString', 'coordinates': line}
        if kind == 'points':
            return {'type': 'MultiPoint', 'coordinates': [self._position(), self._position()]}
        if kind == 'areas':
            first = self._area()
            # Far enough from the first to share no place with it.
            second = [[[round(x + 9, 4), y] for x, y in first[0]]]
            return {'type': 'MultiPolygon', 'coordinates': [first, second]}
        return {'type': 'Polygon', 'coordinates': self._area()}


def _kind(known: list) -> str:
    if not known:
        return 'unknown'
    if all(isinstance(value, bool) for value in known):
        return 'truth'
    if all(isinstance(value, (int, float)) for value in known):
        return 'number'
    if all(isinstance(value, list) for value in known):
        return 'list'
    if all(isinstance(value, str) for value in known):
        if all(DAY.fullmatch(value) for value in known):
            return 'day'
        return 'second' if all(SECOND.fullmatch(value) for value in known) else 'words'
    return 'unknown'


def _positions(geometry: dict) -> list[list[float]]:
    found: list[list[float]] = []
    rest = [geometry['coordinates']]
    while rest:
        part = rest.pop()
        if isinstance(part[0], (int, float)):
            found.append(part)
        else:
            rest.extend(reversed(part))
    return found


# Text

def text(node: object) -> str:
    """The predicate as CQL2 text."""
    if isinstance(node, bool):
        return 'TRUE' if node else 'FALSE'
    if isinstance(node, (int, float)):
        return repr(node)
    if isinstance(node, str):
        return "'" + node.replace("'", "''") + "'"
    if isinstance(node, list):
        return '(' + ', '.join(text(part) for part in node) + ')'
    if 'op' in node:
        return _operation(node['op'], node['args'])
    if 'property' in node:
        return '"' + node['property'] + '"'
    if 'date' in node:
        return f"DATE('{node['date']}')"
    if 'timestamp' in node:
        return f"TIMESTAMP('{node['timestamp']}')"
    if 'interval' in node:
        return 'INTERVAL(' + ', '.join(text(end) for end in node['interval']) + ')'
    if 'bbox' in node:
        return 'BBOX(' + ', '.join(repr(number) for number in node['bbox']) + ')'
    return node['type'].upper() + _coordinates(node['coordinates'], node['type'] == 'Point')


def _operation(name: str, args: list) -> str:
    if name == 'not':
        return f'NOT ({text(args[0])})'
    if name in ('and', 'or'):
        return f' {name.upper()} '.join(f'({text(part)})' for part in args)
    if name == 'isNull':
        return f'{text(args[0])} IS NULL'
    if name == 'between':
        return f'{text(args[0])} BETWEEN {text(args[1])} AND {text(args[2])}'
    if name in ('like', 'in'):
        return f'{text(args[0])} {name.upper()} {text(args[1])}'
    if name in COMPARISONS:
        return f'{text(args[0])} {name} {text(args[1])}'
    if name in ('+', '-', '*', '/', '%', 'div', '^'):
        return f'({text(args[0])} {name} {text(args[1])})'
    return f'{name.upper()}({", ".join(text(part) for part in args)})'


def _coordinates(part: list, is_point: bool) -> str:
    if isinstance(part[0], (int, float)):
        words = ' '.join(repr(number) for number in part)
        return f'({words})' if is_point else words
    return '(' + ', '.join(_coordinates(inner, False) for inner in part) + ')'
