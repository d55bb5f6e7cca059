"""A workspace that keeps: what was received, what was found in it, and the accounts that were given of it."""
