"""The desk's pages as files: a site that needs no server."""
