"""Peer of GeodesicsBenchmark: pyproj's vectorised Geod.inv on the pairs of a file.

usage: geodesics.py PAIRS OUTPUT; prints millions of geodesics a second, and who measured.
"""

import sys
import time

import numpy
import pyproj

columns = numpy.fromfile(sys.argv[1]).reshape(4, -1)
geod = pyproj.Geod(ellps="WGS84")
geod.inv(*columns[:, :1000])  # the first call pays for loading, not for measuring
start = time.perf_counter()
_, _, metres = geod.inv(*columns)
seconds = time.perf_counter() - start
metres.tofile(sys.argv[2])
print(columns.shape[1] / 1e6 / seconds, "pyproj", pyproj.__version__, f"(PROJ {pyproj.proj_version_str})")
