"""The Flask side: programs' interface, health, headers and static files."""
