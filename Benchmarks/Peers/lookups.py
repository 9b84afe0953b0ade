"""lookups.py GAZETTEER KEYS: asks SQLite for the rows of each key; prints thousands of keys a second, and who asked."""
import sqlite3
import sys
import time

database = sqlite3.connect(f"file:{sys.argv[1]}?immutable=1", uri=True)
database.execute("PRAGMA mmap_size = 268435456")
keys = open(sys.argv[2], encoding="utf8").read().split("\n")
query = ("SELECT places.id, names.name, longitude, latitude, population FROM names "
         "JOIN places ON places.rowid = names.place WHERE names.key = ?")
start = time.perf_counter()
for key in keys:
    database.execute(query, (key,)).fetchall()
print(len(keys) / (time.perf_counter() - start) / 1e3, "Python sqlite3", sqlite3.sqlite_version)
