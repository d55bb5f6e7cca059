"""A workspace in a notebook."""
