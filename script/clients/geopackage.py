"""The GeoPackage in validators, GDAL 3.6 and 3.12 and QGIS: it must hold what the GeoJSON layers hold, and open coloured."""
import importlib.util
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pyogrio
from osgeo import ogr
from qgis.core import (QgsApplication, QgsDateTimeRange, QgsFeatureRequest, QgsMapRendererParallelJob, QgsMapSettings,
                       QgsVectorLayer, QgsVectorLayerTemporalContext)
from qgis.PyQt.QtCore import QDateTime, QSize, Qt

from common import DAYS, FOLDER, LAYERS, expect, finish, layer

FILE = FOLDER / 'dateline.gpkg'
# The new validator from PyPI is one file; Debian's stands in the path as `osgeo_utils`.
NEW = importlib.util.find_spec('osgeo_utils.samples.validate_gpkg').origin
OLD = '/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py'
ogr.UseExceptions()


def name(field: str) -> str:
    """A layer's or field's name in the file."""
    return field.replace('-', '_')


# --- Validators

def validate() -> None:
    """Both validators of GDAL, and PDOK's."""
    for what, program in {'validate_gpkg of GDAL 3.6': OLD, 'validate_gpkg of PyPI': NEW}.items():
        run = subprocess.run(['/usr/bin/python3', program, '--extra', FILE], capture_output=True, text=True)
        expect(what, (0, ''), (run.returncode, run.stdout + run.stderr))
    run = subprocess.run(['geopackage-validator', 'validate', '--gpkg-path', FILE], capture_output=True, text=True)
    answer = json.loads(run.stdout)
    empty = sorted(name(each) for each in LAYERS if not any(f['geometry'] for f in layer(each)))
    # A layer without features is against PDOK's RQ2; a run may well have no distance to check.
    rest = [each for each in answer['results'] if each['validation_code'] != 'RQ2' or not empty]
    expect('geopackage-validator of PDOK', [], rest)


# --- GDAL

def seconds(value: object) -> object:
    """A date or time without the many ways of writing it."""
    if value is None or str(value) in ('NaT', 'nan', 'None', ''):
        return None
    return datetime.fromisoformat(str(value).replace('Z', '+00:00').replace('/', '-')).replace(tzinfo=None)


def positions(geometry: dict | None) -> list[tuple[float, float]]:
    """All positions of a geometry, to six decimals, whether it says that it is of many parts or not."""
    def walk(value: list) -> list:
        if isinstance(value[0], (int, float)):
            return [(round(value[0], 6), round(value[1], 6))]
        return [position for part in value for position in walk(part)]
    return walk(geometry['coordinates']) if geometry and geometry['coordinates'] else []


def expected(feature: dict) -> tuple:
    """What a client must read of a feature."""
    values = feature['properties']
    dates = [seconds(values.get(key)) for key in ('start', 'end', 'date')]
    party = next((values[key] for key in ('control_id', 'control', 'by_id', 'by', 'holder_id', 'holder', 'status') if values.get(key)), None)
    return (feature['id'], party, *dates, *positions(feature['geometry']))


def by_gdal_36(table: str) -> list[dict]:
    """The features of a table, read by Debian's GDAL."""
    source = ogr.Open(str(FILE))
    found = source.GetLayerByName(table)
    return [json.loads(feature.ExportToJson()) for feature in found] if found else []


def by_gdal_312(table: str) -> list[dict]:
    """The same, read by the GDAL within pyogrio."""
    if table not in {row[0] for row in pyogrio.list_layers(FILE)}:
        return []
    meta, _, shapes, columns = pyogrio.raw.read(FILE, layer=table)
    fields = list(meta['fields'])
    features = []
    for row in range(len(columns[0])):
        shape = None if shapes is None or shapes[row] is None else json.loads(
            ogr.CreateGeometryFromWkb(bytes(shapes[row])).ExportToJson())
        features.append({'geometry': shape, 'properties': {key: column[row] for key, column in zip(fields, columns)}})
    return features


def read_back() -> None:
    """Ids, parties, dates and coordinates of each layer, those without a place in a table of their own."""
    for what, read in {'GDAL 3.6': by_gdal_36, f'GDAL {pyogrio.__gdal_version_string__}': by_gdal_312}.items():
        for each in LAYERS:
            rows = read(name(each)) + read(f'{name(each)}_unlocated')
            for row in rows:
                row['id'] = row['properties']['id']
            key = lambda row: row[0]
            expect(f'{what}: {each}', sorted(map(expected, layer(each)), key=key), sorted(map(expected, rows), key=key))


# --- QGIS

def is_shown(feature: dict, day: str) -> bool:
    """Whether a feature's interval meets a day; both ends are closed, an open one has no limit."""
    start, end = feature['properties']['start'], feature['properties']['end']
    return (start is None or start[:10] <= day) and (end is None or end[:10] >= day)


def animate(each: str) -> None:
    """The style that comes with the file: its colours, and what it shows on seven days."""
    opened = QgsVectorLayer(f'{FILE}|layername={name(each)}', each, 'ogr')
    _, isLoaded = opened.loadDefaultStyle()
    expect(f'QGIS: {each}: a style of its own', True, isLoaded)
    time = opened.temporalProperties()
    expect(f'QGIS: {each}: plays by itself', (True, 'start', 'end'), (time.isActive(), time.startField(), time.endField()))
    context = QgsVectorLayerTemporalContext()
    context.setLayer(opened)
    features = [feature for feature in layer(each) if feature['geometry']]
    for day in DAYS:
        first, last = (QDateTime.fromString(f'{day}T{clock}Z', Qt.ISODate) for clock in ('00:00:00', '23:59:59'))
        words = time.createFilterString(context, QgsDateTimeRange(first, last))
        shown = {feature['id'] for feature in opened.getFeatures(QgsFeatureRequest().setFilterExpression(words))}
        expect(f'QGIS: {each}: {day}', {feature['id'] for feature in features if is_shown(feature, day)}, shown)
    if features:
        draw(each, opened, features)


def draw(each: str, opened: QgsVectorLayer, features: list[dict]) -> None:
    """A picture, in which each category has its colour."""
    renderer = opened.renderer()
    # Kept for as long as their symbols are asked for: Python does not know whose they are.
    categories = renderer.categories() if renderer.type() == 'categorizedSymbol' else []
    if categories:
        parties = {next((f['properties'][key] for key in ('control_id', 'control', 'by_id', 'by', 'holder_id', 'holder', 'status')
                         if f['properties'].get(key)), '') for f in features}
        expect(f'QGIS: {each}: the legend', parties, {category.value() for category in categories})
    settings = QgsMapSettings()
    settings.setLayers([opened])
    settings.setDestinationCrs(opened.crs())
    settings.setOutputSize(QSize(800, 600))
    extent = opened.extent()
    extent.grow(0.2)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    picture.save(str(FOLDER / f'{each}.png'))
    drawn = {picture.pixelColor(x, y).name() for x in range(800) for y in range(600)}
    wanted = {category.symbol().color().name() for category in categories}
    # Places of several parties may lie on one another, and not every colour be seen.
    expect(f'QGIS: {each}: colours drawn', True, bool(wanted & drawn) if wanted else len(drawn) > 1)


validate()
read_back()
QgsApplication.setPrefixPath('/usr', True)
# With windows, even if none is shown: symbols ask for fonts and screens.
application = QgsApplication([], True)
application.initQgis()
for each in LAYERS:
    if layer(each) and any(feature['geometry'] for feature in layer(each)):
        animate(each)

# `exitQgis` crashes in QGIS 3.22 after all is said.
sys.stdout.flush()
os._exit(finish())
