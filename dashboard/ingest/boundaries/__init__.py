"""Boundaries of districts: read from a map file, drawn as the layers that browsers fetch."""
