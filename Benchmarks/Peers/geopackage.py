"""geopackage.py SOURCE FOLDER: writes the features of a GeoPackage to another by ogr2ogr.

It reads them from FlatGeobuf without an index, made once beside the target and not counted. Prints thousands of features a
second of ogr2ogr's processor time, its peak memory in MB, and who it was.
"""
import os
import resource
import subprocess
import sys

source, folder = sys.argv[1:]
binary, target = f"{folder}/theirs.fgb", f"{folder}/theirs.gpkg"


def ogr2ogr(*arguments):
    subprocess.run(["ogr2ogr", "-q", *arguments], check=True)


if not os.path.exists(binary):
    pid = os.fork()
    if pid == 0:
        # In a process of its own: the peak of children counts all that have ended.
        ogr2ogr("-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO", "-nln", "bench", binary, source, "bench")
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
if os.path.exists(target):
    os.remove(target)
before = resource.getrusage(resource.RUSAGE_CHILDREN)
ogr2ogr("-f", "GPKG", target, binary)
after = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
info = subprocess.run(["ogrinfo", "-ro", "-so", target, "bench"], capture_output=True, text=True, check=True).stdout
count = int(next(line for line in info.splitlines() if line.startswith("Feature Count:")).split()[-1])
version = subprocess.run(["ogr2ogr", "--version"], capture_output=True, text=True, check=True).stdout.split(",")[0]
print(count / seconds / 1e3, after.ru_maxrss // 1000, f"ogr2ogr of {version}, from FlatGeobuf")
