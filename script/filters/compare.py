"""Asks a running server for what seeded predicates select, and holds it against PyPI's cql2.

    python compare.py URL [--seed N] [--count N]

Each predicate is asked as CQL2 text and as CQL2 JSON, of the server and of the oracle; the ids must be the same four times.
"""
import argparse
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

import cql2

from predicates import Predicates, text

# What the oracle says where a predicate is neither true nor false of a feature.
NULL = 'Could not reduce expression to boolean'


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument('url')
    parser.add_argument('--seed', type=int, default=7)
    parser.add_argument('--count', type=int, default=300)
    options = parser.parse_args()

    layers: list[tuple[str, list[dict]]] = []
    for collection in get(options.url, '/collections')['collections']:
        features = items(options.url, collection['id'])
        # The gazetteer's places are no layer of the ledger, and too many for the oracle.
        if features and collection['id'] != 'places':
            layers.append((collection['id'], features))
    if not layers:
        print('check-filters: the server has no layer with features', file=sys.stderr)
        return 1

    makers = [Predicates(features, options.seed * 1000 + place) for place, (_, features) in enumerate(layers)]
    failures = selected = decided = 0
    for number in range(options.count):
        place = number % len(layers)
        layer, features = layers[place]
        predicate = makers[place].condition()
        found, problem = compare(options.url, layer, features, predicate)
        selected += len(found)
        decided += 0 < len(found) < len(features)
        if problem:
            failures += 1
            print(f'FAIL  {layer}: {text(predicate)}\n      {json.dumps(predicate, ensure_ascii=False)}\n      {problem}')
    print(f'{options.count} predicates (seed {options.seed}) over {len(layers)} layers, in text and JSON: '
          f'{options.count - failures} the same, {failures} not; {selected} features selected, '
          f'{decided} predicates that select some and not all')
    return 1 if failures else 0


def compare(url: str, layer: str, features: list[dict], predicate: dict) -> tuple[set[str], str]:
    """What the oracle selects, and how the four answers differ (empty where they do not)."""
    words = text(predicate)
    answers = {
        'oracle, text': oracle(words, features), 'oracle, JSON': oracle(predicate, features),
        'server, text': server(url, layer, 'cql2-text', words),
        'server, JSON': server(url, layer, 'cql2-json', json.dumps(predicate)),
    }
    first = answers['oracle, text']
    if all(answer == first for answer in answers.values()):
        return (first, '') if isinstance(first, set) else (set(), f'no answer at all: {first}')
    known = [answer for answer in answers.values() if isinstance(answer, set)]
    shared = set.intersection(*known) if known else set()
    parts = [f'{name}: {sorted(answer - shared)[:5]}' if isinstance(answer, set) else f'{name}: {answer}'
             for name, answer in answers.items()]
    return first if isinstance(first, set) else set(), f'{len(shared)} shared; besides, ' + '; '.join(parts)


def oracle(predicate: str | dict, features: list[dict]) -> set[str] | str:
    """The ids that cql2 selects, or why it does not answer."""
    try:
        expression = cql2.Expr(predicate)
    except Exception as error:
        return f'cannot read: {error}'
    ids = set()
    for feature in features:
        try:
            if expression.matches(feature):
                ids.add(feature['id'])
        except Exception as error:
            if str(error) != NULL:
                return f'cannot answer: {error}'
    return ids


def server(url: str, layer: str, language: str, words: str) -> set[str] | str:
    """The ids that the server selects, or why it does not answer."""
    try:
        return {feature['id'] for feature in items(url, layer, {'filter': words, 'filter-lang': language})}
    except urllib.error.HTTPError as error:
        return f'HTTP {error.code}: {error.read().decode(errors="replace")[:300]}'


def items(url: str, layer: str, parameters: dict[str, str] | None = None) -> list[dict]:
    """The features of a layer, or of it what is asked for; all on one page."""
    query = urllib.parse.urlencode({'limit': '10000', **(parameters or {})}, quote_via=urllib.parse.quote)
    page = get(url, f'/collections/{layer}/items?{query}')
    if page['numberReturned'] != page['numberMatched'] and layer != 'places':
        raise SystemExit(f'check-filters: {layer} does not fit on one page')
    return page['features']


def get(url: str, path: str) -> dict:
    request = urllib.request.Request(url + path, headers={'Accept': 'application/geo+json, application/json'})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


if __name__ == '__main__':
    try:
        raise SystemExit(main())
    except urllib.error.URLError as problem:
        raise SystemExit(f'check-filters: the server does not answer: {problem.reason}')
