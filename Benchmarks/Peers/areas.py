"""Areas of three parties from as many places as AreasBenchmark.swift has: shapely's Voronoi diagram in an equal-area plane,
each cell cut by the disc of its place, one union a side, back to longitude and latitude. Prints thousands of places per
second of processor time, then what did it."""
import sys, time
import numpy as np, pyproj, shapely

count = int(sys.argv[1])
rng = np.random.default_rng(2022)
lon, lat = rng.uniform(22, 40, count), rng.uniform(45, 52, count)
party = np.where(lat > 50, 2, np.where(lon + 0.3 * np.sin(3 * lat) > 31, 1, 0))

start = time.process_time()
to = pyproj.Transformer.from_crs(4326, "+proj=laea +lat_0=49 +lon_0=31 +datum=WGS84", always_xy=True)
x, y = to.transform(lon, lat)
places = shapely.points(x, y)
cells = np.array(shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(places))))
of_place = shapely.STRtree(cells).query(places, predicate="within")
order = np.empty(count, dtype=int)
order[of_place[0]] = of_place[1]
cut = shapely.intersection(cells[order], shapely.buffer(places, 15_000, quad_segs=22))
areas = [shapely.union_all(cut[party == side]) for side in range(3)]
ground = lambda c: np.column_stack(to.transform(c[:, 0], c[:, 1], direction="INVERSE"))
areas = [shapely.transform(area, ground) for area in areas]
took = time.process_time() - start
version = ".".join(map(str, shapely.geos_version))
print(count / took / 1000, f"shapely {shapely.__version__} (GEOS {version})")
