"""Rashomon: every side's account of every incident, traced to the sentence that says it."""

__version__ = "0.1.0"
