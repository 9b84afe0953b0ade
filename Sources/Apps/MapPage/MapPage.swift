public import Layers
public import Model
