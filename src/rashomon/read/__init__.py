"""Any source to documents."""
