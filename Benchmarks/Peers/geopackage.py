"""geopackage.py SOURCE FOLDER: writes the features of a GeoPackage to another by ogr2ogr.

It reads them from FlatGeobuf without an index, made once beside the target and not counted. Prints thousands of features a
second of ogr2ogr's processor time, its peak memory in MB, and who it was.
"""
import os
import subprocess
import sys

source, folder = sys.argv[1:]
binary, target = f"{folder}/theirs.fgb", f"{folder}/theirs.gpkg"


def ogr2ogr(*arguments):
    """Runs it, and gives what it used."""
    process = subprocess.Popen(["ogr2ogr", "-q", *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"ogr2ogr ended with {status}"
    return usage


if not os.path.exists(binary):
    ogr2ogr("-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO", "-nln", "bench", binary, source, "bench")
if os.path.exists(target):
    os.remove(target)
usage = ogr2ogr("-f", "GPKG", target, binary)
info = subprocess.run(["ogrinfo", "-ro", "-so", target, "bench"], capture_output=True, text=True, check=True).stdout
count = int(next(line for line in info.splitlines() if line.startswith("Feature Count:")).split()[-1])
version = subprocess.run(["ogr2ogr", "--version"], capture_output=True, text=True, check=True).stdout.split(",")[0]
print(count / (usage.ru_utime + usage.ru_stime) / 1e3, usage.ru_maxrss // 1000, f"ogr2ogr of {version}, from FlatGeobuf")
