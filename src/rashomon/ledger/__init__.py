"""Documents, claims, decisions: append-only. All else is a view of them."""
