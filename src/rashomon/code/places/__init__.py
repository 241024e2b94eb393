"""Where: the places that a document names, resolved together to coordinates."""

from rashomon.code.places.locate import Asked, locate
from rashomon.code.places.readings import Places, located

__all__ = ["Asked", "Places", "locate", "located"]
