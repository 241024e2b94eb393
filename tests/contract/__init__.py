"""What every ledger must do, whatever keeps it; and the documents that the tests put in one."""
