"""Seeded theatres in the form that `dateline-bench divide` reads: each a name and its lines."""
import numpy as np


def lines(sites, labels, reach=15, border=(), barriers=()):
    flat = lambda ring: " ".join(f"{x} {y}" for x, y in ring)
    yield f"reach {reach}"
    for polygon in border:
        for place, ring in enumerate(polygon):
            yield ("hole " if place else "border ") + flat(ring)
    for line in barriers:
        yield "barrier " + flat(line)
    for (x, y), label in zip(sites, labels):
        yield f"site {x:.6f} {y:.6f} {'-' if label is None else label}"


def sides(sites, rng, noise=0.1, unknown=0.02):
    """Two sides with a crooked front and pockets, a third in the north-east, and some places of nobody."""
    x, y = sites[:, 0], sites[:, 1]
    middle = x.mean()
    side = (x + 0.3 * np.sin(3 * y) + rng.normal(0, noise, len(x)) > middle).astype(int)
    side[(x > middle) & (y > np.quantile(y, 0.7))] = 2
    return [None if rng.random() < unknown else int(s) for s in side]


def uniform(n, west, south, east, north, rng):
    return np.round(np.column_stack([rng.uniform(west, east, n), rng.uniform(south, north, n)]), 6)


def river(rng, west, east, y, steps=400):
    x = np.linspace(west, east, steps)
    return np.round(np.column_stack([x, y + np.cumsum(rng.normal(0, 0.01, steps))]), 6)


def star(rng, x, y, radius, corners=200):
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    r = radius * (1 + 0.2 * np.sin(5 * angle) + rng.uniform(-0.05, 0.05, corners))
    return np.round(np.column_stack([x + r * np.cos(angle), y + 0.7 * r * np.sin(angle)]), 6)


def theatres(small=False):
    many = 3000 if small else 30000
    rng = np.random.default_rng(6)
    sites = uniform(many, 22, 45, 40, 52, rng)
    yield "Ukraine's size", lines(sites, sides(sites, rng))
    yield "every place at random", lines(sites, [int(v) for v in rng.integers(0, 5, many)])
    border = [[star(rng, 31, 48.5, 6), star(rng, 29, 48.5, 0.8)], [star(rng, 38.5, 46, 1)]]
    rivers = [river(rng, 22, 40, 48.2), river(rng, 24, 33, 46.9), river(rng, 25, 30, 50)]
    yield "border with hole", lines(sites, sides(sites, rng), border=border)
    yield "border, hole and rivers", lines(sites, sides(sites, rng), border=border, barriers=rivers)
    for seed in range(3):
        rng = np.random.default_rng(100 + seed)
        sites = uniform(2000, 36, 32, 42, 37, rng)
        rivers = [river(rng, 35, 43, 33 + i, 2000) for i in range(4)]
        rivers += [[(38, 33.5), (39.1, 34.5), (38.2, 35.2), (38, 33.5)]]
        border = [[star(rng, 39, 34.5, 2.5, 900)]]
        yield f"many rivers {seed}", lines(sites, sides(sites, rng), 20, border, rivers)
        yield f"scattered {seed}", lines(sites[:300], sides(sites[:300], rng), 12)
    cities = np.vstack([rng.normal((37, 36), 0.02, (3000, 2)), rng.normal((38, 36.2), 0.005, (3000, 2)), sites])
    yield "cities", lines(np.round(cities, 6), sides(cities, rng))
    tight = np.round(rng.normal((37, 36), 0.00002, (400, 2)), 6)
    yield "400 places within metres", lines(tight, sides(tight, rng, 0.00001))
    x, y = np.meshgrid(np.arange(36, 38, 0.05), np.arange(34, 36, 0.05))
    lattice = np.column_stack([x.ravel(), y.ravel()])
    yield "lattice", lines(lattice, [(i * 7 // 3) % 3 for i in range(len(lattice))])
    row = np.column_stack([np.linspace(36, 39, 200), np.full(200, 35.0)])
    yield "collinear", lines(row, [i // 9 % 2 for i in range(200)])
    yield "collinear, askew", lines(row + np.column_stack([np.zeros(200), np.linspace(0, 2, 200)]), [i % 2 for i in range(200)])
    yield "one place", lines([(38.0, 36.8)], [0])
    yield "two places", lines([(38.0, 36.8), (38.1, 36.85)], [0, 1])
    yield "two places apart", lines([(38.0, 36.8), (39.1, 36.85)], [0, 1])
    yield "a metre apart", lines([(38.0, 36.8), (38.00001, 36.8)], [0, 1])
    yield "a grid step apart", lines([(38.0, 36.8), (38.000001, 36.8), (38.000001, 36.800001)], [0, 1, 2])
    yield "one position, two sides", lines([(38.0, 36.8), (38.0, 36.8), (38.1, 36.8)], [0, 1, 1])
    ring = [(38 + 0.5 * np.cos(a), 36 + 0.4 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 24, endpoint=False)]
    yield "a ring with a gap and an island", lines(ring + [(38, 36)], [0] * 24 + [0], 12)
    yield "nobody's in the middle", lines(ring + [(38, 36)], [0] * 24 + [None], 40)
    pacific = uniform(800, 176, -20, 184, -14, rng)
    pacific[:, 0] = np.where(pacific[:, 0] > 180, pacific[:, 0] - 360, pacific[:, 0])
    yield "across longitude 180", lines(pacific, [int(v) for v in rng.integers(0, 3, 800)], 40)
    yield "near a pole", lines(uniform(300, -180, 86, 180, 89.5, rng), [int(v) for v in rng.integers(0, 3, 300)], 60)
    yield "over a pole", lines([(0, 89.9), (120, 89.8), (-120, 89.7), (180, 89.6), (10, 88.9)], [0, 1, 2, 0, 1], 60)
    yield "on a pole", lines([(0, -90), (40, -89.8)], [0, 1], 60)
    world = np.vstack([sites[:500], uniform(500, -5, 12, 2, 17, rng), uniform(300, 94, 18, 98, 24, rng)])
    yield "three continents", lines(world, [int(v) for v in rng.integers(0, 3, 1300)])
    steppe = uniform(3000, 20, 50, 100, 56, rng)
    yield "a long strip", lines(steppe, sides(steppe, rng), 80)
    sahel = uniform(2000, -15, -4, 45, 6, rng)
    yield "along the equator", lines(sahel, sides(sahel, rng), 80)
    site = [(38.0, 36.8)]
    yield "a river through the place", lines(site + [(38.2, 36.8)], [0, 1], barriers=[[(38.0, 36.0), (38.0, 37.5)]])
    yield "a river that ends", lines(site + [(38.2, 36.8)], [0, 1], barriers=[[(38.05, 36.7), (38.05, 37.5)]])
    yield "outside the border", lines(site + [(38.2, 36.8)], [0, 1], border=[[[(38.1, 36.5), (39, 36.5), (39, 37), (38.1, 37)]]])
