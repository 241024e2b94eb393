"""From what the heads judge to a report: who speaks, of which incident, and what he claims."""
