"""features.py orjson FILE COUNT, or features.py ogr2ogr FILE CSV COUNT: writes COUNT point features as GeoJSON.

Prints thousands of features a second of processor time, the peak of memory in MB, and who wrote. orjson makes each feature and
writes it; ogr2ogr reads them from a table of comma-separated values, start and end of the process included.
"""
import random
import resource
import subprocess
import sys


def orjson_rate(path, count):
    import orjson

    random.seed(2018)
    with open(path, "wb") as out:
        out.write(b'{"type":"FeatureCollection","features":[\n')
        for i in range(count):
            feature = {
                "type": "Feature", "id": f"f{i}",
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(random.uniform(36, 42), 6), round(random.uniform(32, 37), 6)],
                },
                "properties": {
                    "id": f"f{i}", "title": f"Place {i}: A → B", "name": f"Place {i}", "control": "B",
                    "control_from": "A", "start": "2016-09-04T00:00:00Z", "end": None, "date": "2016-09-04",
                    "date_precision": "day", "quote": "B captured the village from A on Sunday", "place_score": 0.97,
                },
            }
            out.write((b",\n" if i else b"") + orjson.dumps(feature, option=orjson.OPT_SORT_KEYS))
        out.write(b"\n]}\n")
    return f"orjson {orjson.__version__}", resource.getrusage(resource.RUSAGE_SELF)


def ogr2ogr_rate(path, table):
    options = ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-lco", "RFC7946=YES"]
    subprocess.run(["ogr2ogr", "-f", "GeoJSON", *options, path, table], check=True, stderr=subprocess.DEVNULL)
    version = subprocess.run(["ogr2ogr", "--version"], capture_output=True, text=True, check=True).stdout
    return "ogr2ogr " + version.split()[1].rstrip(","), resource.getrusage(resource.RUSAGE_CHILDREN)


count = int(sys.argv[-1])
name, usage = orjson_rate(sys.argv[2], count) if sys.argv[1] == "orjson" else ogr2ogr_rate(sys.argv[2], sys.argv[3])
print(count / (usage.ru_utime + usage.ru_stime) / 1e3, round(usage.ru_maxrss / 1024), name)
