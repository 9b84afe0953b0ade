"""The filter that the temporal controller of QGIS makes of `start` and `end`."""
from collections.abc import Iterator

from qgis.core import (QgsDateTimeRange, QgsFeature, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerTemporalContext,
                       QgsVectorLayerTemporalProperties)
from qgis.PyQt.QtCore import QDateTime, Qt


def shown(layer: QgsVectorLayer, day: str) -> Iterator[QgsFeature]:
    """What the temporal controller lets through for a day."""
    time = layer.temporalProperties()
    time.setIsActive(True)
    time.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields)
    time.setStartField('start')
    time.setEndField('end')
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    first, last = (QDateTime.fromString(f'{day}T{clock}Z', Qt.ISODate) for clock in ('00:00:00', '23:59:59'))
    words = time.createFilterString(context, QgsDateTimeRange(first, last))
    yield from layer.getFeatures(QgsFeatureRequest().setFilterExpression(words))
