"""The rooms beside libraries: labelled rows, what each system tells of them, and the judging."""
