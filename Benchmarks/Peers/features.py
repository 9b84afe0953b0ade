"""features.py FILE COUNT: writes COUNT point features with json; prints thousands of features a second, and who wrote."""
import json
import platform
import random
import sys
import time

random.seed(2018)
features = [
    {
        "type": "Feature", "id": f"f{i}",
        "geometry": {"type": "Point", "coordinates": [round(random.uniform(36, 42), 6), round(random.uniform(32, 37), 6)]},
        "properties": {
            "id": f"f{i}", "title": f"Place {i}: A → B", "name": f"Place {i}", "control": "B", "control_from": "A",
            "start": "2016-09-04T00:00:00Z", "end": None, "date": "2016-09-04", "date_precision": "day",
            "quote": "B captured the village from A on Sunday", "place_score": 0.97,
        },
    }
    for i in range(int(sys.argv[2]))
]
start = time.perf_counter()
with open(sys.argv[1], "w", encoding="utf8") as out:
    out.write('{"type":"FeatureCollection","features":[\n')
    for i, feature in enumerate(features):
        out.write((",\n" if i else "") + json.dumps(feature, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
    out.write("\n]}\n")
print(len(features) / (time.perf_counter() - start) / 1e3, "Python json", platform.python_version())
