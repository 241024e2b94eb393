"""Mentions in many reports to incidents: blocks, signs, clusters, codes."""
