"""Use cases: what a person may ask or do."""
