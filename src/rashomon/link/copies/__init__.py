"""Copies: texts that others published before, in full, cut, or lightly edited.

`sketch.py` makes of a text what is compared; `alike.py` says which two are copies; `pairs.py`
finds which of many are worth comparing; `groups.py` tells who had it first.
"""
