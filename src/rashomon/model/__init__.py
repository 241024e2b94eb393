"""The nouns of the ledger: frozen, slotted, with ids that are content hashes."""
