"""Who may: accounts, sessions, tokens, and what every answer is guarded by."""
