"""import.py WAY FILE SOURCE…: imports GeoNames dumps into SQLite, as one would without Dateline.

WAY is python (executemany: places, and names with an index on the folded name), fts5 (the same with an FTS5 trigram index
over the names besides) or cli (the sqlite3 program: .import, then names split off in SQL, and the same index; it folds ASCII
letters only). Journal and syncing are off for all. Prints thousands of rows a second of processor time, children included,
and who it was, parted by a tab.
"""
import gzip
import os
import resource
import sqlite3
import subprocess
import sys
import unicodedata

PLACES = ("CREATE TABLE places(id INTEGER PRIMARY KEY, name TEXT, ascii TEXT, alternates TEXT, latitude REAL, longitude REAL, "
          "class TEXT, code TEXT, country TEXT, cc2 TEXT, admin1 TEXT, admin2 TEXT, admin3 TEXT, admin4 TEXT, "
          "population INTEGER, elevation TEXT, dem TEXT, timezone TEXT, modified TEXT);")
PRAGMAS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;"


def folded(name):
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def rows(sources):
    for path in sources:
        opened = gzip.open(path, "rt", encoding="utf8", newline="\n") if path.endswith(".gz") else \
            open(path, encoding="utf8", newline="\n")
        with opened as lines:
            for line in lines:
                yield line.rstrip("\n").split("\t")


def python(target, sources, trigrams):
    database = sqlite3.connect(target)
    database.executescript(PRAGMAS + PLACES + "CREATE TABLE names(key TEXT, name TEXT, place INTEGER);")
    count = 0

    def names(row):
        return {row[1], row[2], *row[3].split(",")} - {""}

    batch = []

    def flush():
        database.executemany(f"INSERT OR REPLACE INTO places VALUES ({','.join('?' * 19)})", batch)
        database.executemany(
            "INSERT INTO names VALUES (?, ?, ?)", ((folded(name), name, row[0]) for row in batch for name in names(row)))
        batch.clear()

    for row in rows(sources):
        batch.append(row)
        count += 1
        if len(batch) == 10_000:
            flush()
    flush()
    database.execute("CREATE INDEX names_key ON names(key)")
    if trigrams:
        database.execute("CREATE VIRTUAL TABLE trigrams USING fts5(key, content = 'names', tokenize = 'trigram')")
        database.execute("INSERT INTO trigrams(trigrams) VALUES ('rebuild')")
    database.commit()
    database.close()
    return count, f"Python sqlite3 {sqlite3.sqlite_version}, executemany" + (" and FTS5 trigram" if trigrams else "")


def cli(target, sources):
    imports = "".join(
        f'.import "|gzip -dcf {path}" raw\n' for path in sources)
    script = f"""{PRAGMAS}
.mode ascii
.separator "\\t" "\\n"
{PLACES.replace("places(id INTEGER PRIMARY KEY", "raw(id INTEGER")}
{PLACES}
{imports}
INSERT OR REPLACE INTO places SELECT * FROM raw;
CREATE TABLE names(key TEXT, name TEXT, place INTEGER);
INSERT INTO names
  WITH RECURSIVE parts(place, name, rest) AS (
    SELECT id, name, ascii || ',' || alternates || ',' FROM raw
    UNION ALL
    SELECT place, substr(rest, 1, instr(rest, ',') - 1), substr(rest, instr(rest, ',') + 1) FROM parts WHERE rest <> '')
  SELECT DISTINCT lower(name), name, place FROM parts WHERE name <> '';
CREATE INDEX names_key ON names(key);
SELECT count(*) FROM raw;
"""
    done = subprocess.run(["sqlite3", target], input=script, capture_output=True, text=True, check=True)
    version = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    return int(done.stdout.split()[-1]), f"sqlite3 {version} .import"


def main():
    way, target, sources = sys.argv[1], sys.argv[2], sys.argv[3:]
    if os.path.exists(target):
        os.remove(target)
    before = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    count, name = cli(target, sources) if way == "cli" else python(target, sources, way == "fts5")
    after = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after))
    os.remove(target)
    print(count / seconds / 1e3, name, sep="\t")


main()
