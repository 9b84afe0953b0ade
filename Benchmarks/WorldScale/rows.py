"""rows.py ROWS FILE SOURCE…: a synthetic multiple of GeoNames dumps, in allCountries' form, as large as asked for.

Every row of the sources (19 columns, plain or .gz) comes again and again until there are ROWS of them. Each time it has a
new id (100,000,000 and up, rising, as the ids of a real dump do), a point shifted by up to two degrees, its own names with
one letter of each changed, and at most two alternate names: 2.2 names a row, as in the real file, which are mostly
distinct. All choices come from one generator with a fixed seed, so the file is the same bytes wherever it is made.
FILE ending in .zip is a zip archive with the one file in it. Prints rows and names.
"""
import gzip
import os
import sys
import zipfile

MASK = (1 << 64) - 1
ALPHABETS = ["abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "абвгдежзиклмнопрстуфхцчшщ"]
OTHERS = {letter: alphabet for alphabet in ALPHABETS for letter in alphabet}
FIRST_ID = 100_000_000


def changed(name, number):
    """The name with one letter changed, which and into what as the number says; itself where it has no letter we know."""
    at = number % len(name)
    for _ in range(3):
        others = OTHERS.get(name[at])
        if others:
            return name[:at] + others[(number >> 20) % len(others)] + name[at + 1:]
        at = (at + 1) % len(name)
    return name


def sources(paths):
    for path in paths:
        opened = gzip.open(path, "rt", encoding="utf8", newline="\n") if path.endswith(".gz") else \
            open(path, encoding="utf8", newline="\n")
        with opened as lines:
            for line in lines:
                columns = line.rstrip("\n").split("\t")
                if len(columns) != 19 or not columns[1]:
                    continue
                alternates = [name for name in columns[3].split(",") if name and "://" not in name and name not in columns[1:3]][:2]
                yield (columns[1], columns[2] if columns[2] != columns[1] else "", alternates, float(columns[4]),
                       float(columns[5]), "\t".join(columns[6:]))


def lines(rows, originals, counts):
    state = 2018
    number = FIRST_ID
    while True:
        for name, ascii_name, alternates, latitude, longitude, rest in originals:
            state = (state * 6364136223846793005 + 1442695040888963407) & MASK
            dice = state >> 16
            name = changed(name, dice)
            ascii_name = changed(ascii_name, dice >> 3) if ascii_name else name
            others = ",".join([changed(other, (dice >> 5) + at) for at, other in enumerate(alternates)])
            north = min(89.0, max(-89.0, latitude + ((dice & 0xFFFF) - 32768) / 16384))
            east = (longitude + ((dice >> 8 & 0xFFFF) - 32768) / 16384 + 180) % 360 - 180
            counts[0] += 1
            counts[1] += 1 + (ascii_name != name) + len(alternates)
            yield f"{number}\t{name}\t{ascii_name}\t{others}\t{north:.5f}\t{east:.5f}\t{rest}\n"
            number += 1
            if counts[0] == rows:
                return


def main():
    rows, target, paths = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    originals = list(sources(paths))
    counts = [0, 0]
    if target.endswith(".zip"):
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            with archive.open(os.path.basename(target)[:-4] + ".txt", "w", force_zip64=True) as out:
                for line in lines(rows, originals, counts):
                    out.write(line.encode())
    else:
        with open(target, "w", encoding="utf8", newline="\n", buffering=1 << 20) as out:
            out.writelines(lines(rows, originals, counts))
    print(f"{counts[0]} rows, {counts[1]} names, {os.path.getsize(target)} bytes")


main()
