"""Tables, migrations, versions and rollups."""
