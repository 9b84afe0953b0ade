"""lookups.py WITH WITHOUT QUERIES: the peers of Dateline's look-ups, over the same names and queries, one thread.

WITH and WITHOUT hold the names of the gazetteer with and without the project's tables (place, country, 1 for its own name,
population, name), QUERIES set, name and place. The peers are built from WITHOUT and asked how many they have right, then
given the names that only WITH has and asked again; rates, in thousands a second of processor time, are those over all.
Names are folded (lower case, no diacritics, no apostrophes) when they are filed and before the clock starts. Prints lines
of fields parted by tabs: rate peer set thousands; right peer set text; note text.
"""
import collections
import importlib.metadata
import resource
import sqlite3
import sys
import time
import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "'`´ʹʻʼʽʾʿˈ‘’‛′"), None) | {ord("-"): " ", ord("ı"): "i"}
SYMSPELL_ROUND, TRIGRAM_ROUND = 20_000, 200


def folded(name):
    parts = unicodedata.normalize("NFKD", name.translate(APOSTROPHES).casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def names(path):
    """Folded name, place and population of each name, once."""
    seen = set()
    for line in open(path, encoding="utf8", newline="\n"):
        place, _, _, population, name = line.rstrip("\n").split("\t", 4)
        key = folded(name)
        if key and (key, place) not in seen:
            seen.add((key, place))
            yield key, place, int(population)


class Places:
    """The places of each name, the most populous first."""
    def __init__(self):
        self.by_name = collections.defaultdict(list)

    def add(self, rows):
        for key, place, population in rows:
            self.by_name[key].append((-population, place))
        for places in self.by_name.values():
            places.sort()

    def of(self, keys):
        return [place for key in keys for _, place in self.by_name.get(key, ())]


class SymSpell:
    """symspellpy: edit distance up to 2, prefix 7, the closest spellings by population."""
    round = SYMSPELL_ROUND

    def __init__(self, places):
        import symspellpy
        self.name = f"symspellpy {importlib.metadata.version('symspellpy')}"
        self.places = places
        self.closest = symspellpy.Verbosity.CLOSEST
        # Every name counts, however small its place.
        self.index = symspellpy.SymSpell(max_dictionary_edit_distance=2, prefix_length=7, count_threshold=1)

    def add(self, rows):
        for key, _, population in rows:
            self.index.create_dictionary_entry(key, population + 1)

    def ask(self, key):
        return self.places.of(found.term for found in self.index.lookup(key, self.closest, max_edit_distance=2))


class Trigrams:
    """SQLite's FTS5 with the trigram tokenizer: any of the query's trigrams, the ten best by bm25."""
    round = TRIGRAM_ROUND

    def __init__(self):
        self.name = f"SQLite {sqlite3.sqlite_version} FTS5 trigram"
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE names USING fts5(name, place UNINDEXED, tokenize = 'trigram')")

    def add(self, rows):
        self.database.executemany("INSERT INTO names VALUES (?, ?)", ((key, place) for key, place, _ in rows))

    def ask(self, key):
        trigrams = {key[at:at + 3].replace('"', "") for at in range(len(key) - 2)}
        if not trigrams:
            return []
        match = " OR ".join(f'"{trigram}"' for trigram in sorted(trigrams))
        return [row[0] for row in self.database.execute(
            "SELECT place FROM names WHERE names MATCH ? ORDER BY bm25(names) LIMIT 10", (match,))]


class Index:
    """SQLite with an index on the folded name: exact look-ups only."""
    round = SYMSPELL_ROUND

    def __init__(self):
        self.name = f"Python's SQLite {sqlite3.sqlite_version} with an index"
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE TABLE names(key TEXT, place TEXT, population INTEGER)")
        self.database.execute("CREATE INDEX names_key ON names(key)")

    def add(self, rows):
        self.database.executemany("INSERT INTO names VALUES (?, ?, ?)", rows)

    def ask(self, key):
        return [row[0] for row in self.database.execute(
            "SELECT place FROM names WHERE key = ? ORDER BY population DESC", (key,))]


def tell(*fields):
    print(*fields, sep="\t", flush=True)


def built(peer, rows):
    start = time.process_time()
    peer.add(rows)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    tell("note", f"{peer.name}: {len(rows)} names filed in {time.process_time() - start:.1f} s of processor time; "
                 f"the process has used up to {memory} MB")


def accuracy(peer, sets, label):
    for name, queries in sets.items():
        if name == "exact":
            continue
        # FTS5 is too slow for all of the large sets.
        asked = queries[:min(len(queries), peer.round)]
        answers = [(peer.ask(key)[:3], place) for key, place in asked]
        first = sum(found[:1] == [place] for found, place in answers)
        three = sum(place in found for found, place in answers)
        tell("right", f"{peer.name}, {label}", name, f"{first} and {three} of {len(asked)}")


def main():
    with_path, without_path, query_path = sys.argv[1:]
    sets = collections.defaultdict(list)
    for line in open(query_path, encoding="utf8", newline="\n"):
        name, query, place = line.rstrip("\n").split("\t")
        sets[name].append((folded(query), place))
    without = list(names(without_path))
    known = set((key, place) for key, place, _ in without)
    added = [row for row in names(with_path) if (row[0], row[1]) not in known]
    del known
    places = Places()
    places.add(without)
    peers = [Index(), Trigrams()]
    try:
        peers.append(SymSpell(places))
    except ImportError:
        tell("note", "symspellpy is not installed (script/bench does it): not measured")
    for peer in peers:
        built(peer, without)
        if not isinstance(peer, Index):
            accuracy(peer, sets, "without")
    places.add(added)
    for peer in peers:
        peer.add(added)
        if not isinstance(peer, Index):
            accuracy(peer, sets, "with the project's tables")
        for name, queries in sets.items():
            if isinstance(peer, Index) and name != "exact":
                continue
            asked = [queries[at % len(queries)][0] for at in range(peer.round)]
            start = time.process_time()
            for key in asked:
                peer.ask(key)
            tell("rate", peer.name, name, len(asked) / (time.process_time() - start) / 1e3)


main()
