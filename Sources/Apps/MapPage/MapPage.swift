internal import Layers
