"""tiles.py FOLDER COUNT: makes tiles of zooms 0 to 10 of COUNT points with tippecanoe, none dropped.

Prints thousands of points a second of processor time, the peak memory in MB, and who did it.
"""
import json
import os
import random
import resource
import subprocess
import sys

folder, count = sys.argv[1], int(sys.argv[2])
program = os.path.join(os.path.dirname(sys.executable), "tippecanoe")
source, target = os.path.join(folder, "points.geojsonl"), os.path.join(folder, "theirs.pmtiles")
if not os.path.exists(source):
    random.seed(2018)
    with open(source, "w", encoding="utf8") as out:
        for i in range(count):
            feature = {
                "type": "Feature",
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(random.uniform(36, 42), 6), round(random.uniform(32, 37), 6)],
                },
                "properties": {
                    "id": f"f{i}", "title": f"Place {i}: A → B", "name": f"Place {i}", "control": "B", "control_from": "A",
                    "start": "2016-09-04T00:00:00Z", "start_s": 1472947200, "date": "2016-09-04", "date_precision": "day",
                    "quote": "B captured the village from A on Sunday", "place_score": 0.97,
                },
            }
            out.write(json.dumps(feature, ensure_ascii=False) + "\n")
# -b0: a point lies in one tile, as with us; -r1 and the two limits: no point is dropped.
subprocess.run(
    [program, "-q", "-f", "-Z0", "-z10", "-r1", "-b0", "--no-feature-limit", "--no-tile-size-limit", "-l", "bench",
     "-o", target, source],
    check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
version = subprocess.run([program, "--version"], capture_output=True, text=True).stderr.split()[1].strip("v")
print(count / (used.ru_utime + used.ru_stime) / 1e3, used.ru_maxrss // 1000, "tippecanoe", version)
