"""A document to a report of claims: a pure function, no ledger, no network."""
