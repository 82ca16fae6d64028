"""From files to observations: read, match, check, load."""
