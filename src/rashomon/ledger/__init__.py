"""Documents, claims, decisions: append-only. All else is a view of them.

Begin at `store.open_ledger`. Nothing here imports the database before a ledger is opened.
"""
