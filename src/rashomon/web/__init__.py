"""The desk: the ledger in a browser, where an analyst reads, checks and rules."""
