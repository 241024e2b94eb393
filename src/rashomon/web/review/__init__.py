"""Reviewing: what waits for a decision, and one incident at a time, with what others decide."""
