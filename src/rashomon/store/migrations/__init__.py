"""Migrations: each file changes the tables of one released version into those of the next."""
