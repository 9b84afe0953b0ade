"""measure.py DATELINE BENCH FOLDER ROWS SOURCE…: builds a gazetteer of ROWS synthetic rows and measures it; prints a table.

DATELINE and BENCH are the release builds of the program and of dateline-bench. Everything lies in FOLDER, which is removed
at the end. Cold means that no page of the files is in memory when a fresh process starts: /proc/sys/vm/drop_caches where root
may write it, else posix_fadvise; warm means that the files were read from end to end and the same queries asked before.
"""
import os
import random
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
QUERIES = 2_000
ROMANISED = [("sh", "ch"), ("kh", "x"), ("q", "k"), ("u", "ou"), ("i", "ee"), ("a", "e"), ("ay", "ei"), ("y", "i"), ("w", "ou")]


def run(command):
    """Wall and processor seconds, peak memory in bytes and what it printed on stderr."""
    start = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"{command[0]} ended with status {status}:\n{said}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, said


def queries(source, rows, path):
    """Seeded names of the file as they are, in another romanisation and with a typing error; each kind QUERIES times."""
    dice = random.Random(2020)
    size = os.path.getsize(source)
    kinds = {"sameKey": [], "rules": [], "typingErrors": []}
    with open(source, "rb") as lines:
        while any(len(names) < QUERIES for names in kinds.values()):
            lines.seek(dice.randrange(size))
            lines.readline()
            columns = lines.readline().decode().split("\t")
            if len(columns) < 19:
                continue
            name, plain = columns[1], columns[2].lower()
            kinds["sameKey"].append(name)
            if len(plain) < 5 or not plain.isascii() or not plain.isalpha():
                continue
            for one, other in dice.sample(ROMANISED, len(ROMANISED)):
                if one in plain:
                    kinds["rules"].append(plain.replace(one, other, 1))
                    break
            at = dice.randrange(1, len(plain) - 1)
            kinds["typingErrors"].append(plain[:at] + dice.choice(["", dice.choice("aeioust")]) + plain[at + 1:])
    with open(path, "w", encoding="utf8") as out:
        for kind, names in kinds.items():
            out.writelines(f"{kind}\t{name}\n" for name in names[:QUERIES])


def forget(paths):
    os.sync()
    try:
        with open("/proc/sys/vm/drop_caches", "w") as control:
            control.write("3\n")
        return "drop_caches"
    except OSError:
        for path in paths:
            with open(path, "rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return "posix_fadvise"


def latency(bench, gazetteer, query_path):
    started = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    done = subprocess.run([bench, "latency", gazetteer, query_path, str(started)], capture_output=True, text=True, check=True)
    return {fields[0]: [float(field) for field in fields[1:]] for fields in
            (line.split("\t") for line in done.stdout.splitlines())}


def main():
    dateline, bench, folder, rows, sources = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5:]
    os.makedirs(folder)
    try:
        measure(dateline, bench, folder, rows, sources)
    finally:
        shutil.rmtree(folder)


def measure(dateline, bench, folder, rows, sources):
    source, gazetteer = f"{folder}/allCountries.txt", f"{folder}/gazetteer.sqlite"
    print(f"world-scale: writing {rows} rows to {source}", file=sys.stderr)
    made = subprocess.run([sys.executable, f"{HERE}/rows.py", str(rows), source, *sources],
                          check=True, capture_output=True, text=True).stdout.strip()
    run([dateline, "gazetteer", "build", "--gazetteer", gazetteer])
    print("world-scale: importing", file=sys.stderr)
    wall, cpu, peak, said = run([dateline, "gazetteer", "import", source, "--gazetteer", gazetteer])
    queries(source, rows, f"{folder}/queries.tsv")
    os.remove(source)
    files = [gazetteer, gazetteer + ".index"]
    table = [
        ("rows", made), ("import said", said.strip().splitlines()[-1]),
        ("build, wall", f"{wall:.1f} s"), ("build, processor", f"{cpu:.1f} s"),
        ("rows a second of processor time", f"{rows / cpu:,.0f}"), ("peak memory (goal 2 GB)", f"{peak / 1e9:.2f} GB"),
        ("SQLite file", f"{os.path.getsize(files[0]) / 1e6:,.0f} MB"),
        ("index", f"{os.path.getsize(files[1]) / 1e6:,.0f} MB"),
    ]
    # The program itself and its libraries stay in memory: what is cold is the gazetteer.
    way = forget(files)
    subprocess.run([bench, "latency"], stdout=subprocess.DEVNULL, check=False)
    cold = latency(bench, gazetteer, f"{folder}/queries.tsv")
    for path in files:
        with open(path, "rb") as file:
            while file.read(1 << 24):
                pass
    latency(bench, gazetteer, f"{folder}/queries.tsv")
    warm = latency(bench, gazetteer, f"{folder}/queries.tsv")
    for what in warm:
        for state, times in ((f"cold, {way}", cold[what]), ("warm", warm[what])):
            single = what in ("start to first answer", "Gazetteer.init", "first answer after init")
            table.append((f"{what} ({state})", f"{times[0]:.3f} ms" if single else
                          f"p50 {times[0] * 1e3:,.1f} µs, p99 {times[1] * 1e3:,.1f} µs"))
    width = max(len(what) for what, _ in table)
    for what, found in table:
        print(f"| {what:{width}} | {found} |")


main()
