"""Claims on one cell to a finding: intervals and stances, no opinion."""
