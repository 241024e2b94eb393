"""Mentions in many reports to incidents."""
