"""The index of a running desk: what is asked of the list, and the answer in milliseconds."""

from rashomon.web.index.asked import SORTS, Asked, Box, Sort
from rashomon.web.index.facets import Bin, Choice, Facets
from rashomon.web.index.index import Found, Index

__all__ = ["SORTS", "Asked", "Bin", "Box", "Choice", "Facets", "Found", "Index", "Sort"]
