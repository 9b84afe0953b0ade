"""Peer of ChecksBenchmark: a table of stated distances measured with pandas and pyproj.

usage: checks.py TABLE OUTPUT; prints seconds with and without writing the output, seconds of processor time, and who
measured. Imports are not counted.
"""

import sys
import time

import pandas
import pyproj

start, cpu = time.perf_counter(), time.process_time()
table = pandas.read_csv(sys.argv[1])
azimuth, _, metres = pyproj.Geod(ellps="WGS84").inv(
    table.anchor_lon.values, table.anchor_lat.values, table.subject_lon.values, table.subject_lat.values
)
table["measured_km"] = (metres / 1000).round(3)
table["azimuth"] = (azimuth % 360).round(3)
measured = time.perf_counter()
table.to_csv(sys.argv[2], index=False)
end = time.perf_counter()
print(
    end - start, measured - start, time.process_time() - cpu,
    f"pandas {pandas.__version__}, pyproj {pyproj.__version__}",
)
