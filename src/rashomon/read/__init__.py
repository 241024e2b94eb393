"""Any source to documents: text files, folders of them, and what manifests say about them."""
