"""What both GDALs read of a layer, 3.6 (Debian's) and 3.12 (pyogrio's), as rows that can be compared."""
from collections.abc import Iterator

import pyogrio
from osgeo import ogr
from shapely import from_wkb
from shapely.geometry import mapping

ogr.UseExceptions()

TYPES = {'start': 'DateTime', 'end': 'DateTime', 'date': 'Date'}

Row = tuple[str, str | None, str | None, list[float]]


def row(properties: dict, geometry: dict | None) -> Row:
    """What must come back: id, both ends of the time, the numbers of the coordinates."""
    return (properties['id'], properties['start'], properties['end'],
            list(numbers(geometry['coordinates'])) if geometry else [])


def numbers(coordinates: object) -> Iterator[float]:
    if isinstance(coordinates, (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from numbers(part)


def read_by_3_6(source: str, name: str | None = None, where: str | None = None,
                box: list[float] | None = None) -> tuple[dict[str, str], list[Row]]:
    """Types of the columns of time, and the rows, of a layer (the first unless named) as far as they meet conditions."""
    opened = ogr.Open(source)
    found = opened.GetLayerByName(name) if name else opened.GetLayer(0)
    definition = found.GetLayerDefn()
    columns = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    types = {column.GetName(): column.GetTypeName() for column in columns if column.GetName() in TYPES}
    found.SetAttributeFilter(where)
    if box:
        found.SetSpatialFilterRect(*box)
    rows = []
    for feature in found:
        geometry = feature.GetGeometryRef()
        shape = mapping(from_wkb(bytes(geometry.ExportToWkb()))) if geometry else None
        properties = {name: feature.GetField(name) for name in ('id', 'start', 'end')}
        rows.append(row({name: iso(value) for name, value in properties.items()}, shape))
    return types, rows


def read_by_3_12(source: str, name: str | None = None, where: str | None = None, box: list[float] | None = None,
                 **options: str) -> tuple[dict[str, str], list[Row]]:
    """The same by the newer GDAL, with options of its driver."""
    meta, _, geometries, columns = pyogrio.raw.read(
        source, layer=name, columns=['id', *TYPES], where=where, bbox=tuple(box) if box else None,
        datetime_as_string=True, **options)
    names = {'datetime64[ms]': 'DateTime', 'datetime64[D]': 'Date'}
    kinds = dict(zip(*(pyogrio.read_info(source, layer=name, **options)[key] for key in ('fields', 'dtypes'))))
    types = {name: names.get(kinds[name], kinds[name]) for name in TYPES}
    by_name = dict(zip(meta['fields'], columns))
    rows = []
    for index, wkb in enumerate(geometries):
        properties = {name: iso(by_name[name][index]) for name in ('id', 'start', 'end')}
        rows.append(row(properties, mapping(from_wkb(wkb)) if wkb else None))
    return types, rows


def iso(value: object) -> str | None:
    """`2016/09/04 00:00:00+00` and `2016-09-04T00:00:00+00:00` as `2016-09-04T00:00:00Z`; other words as they are."""
    if not value:
        return None
    text = str(value)
    for offset in ('+00:00', '+00'):
        if text.endswith(offset):
            return text.removesuffix(offset).replace('/', '-').replace(' ', 'T').replace('.000', '') + 'Z'
    return text


def differences(rows: list[Row], found: list[Row]) -> list[object]:
    """The pairs of rows that are not the same to 1e-6 degrees, in whatever order; of unequal lists their lengths."""
    rows, found = sorted(rows, key=lambda row: row[0]), sorted(found, key=lambda row: row[0])
    if len(rows) != len(found):
        return [len(rows), len(found)]
    return [(a, b) for a, b in zip(rows, found)
            if a[:3] != b[:3] or len(a[3]) != len(b[3]) or any(abs(x - y) > 1e-6 for x, y in zip(a[3], b[3]))]
