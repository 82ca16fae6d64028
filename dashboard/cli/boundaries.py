"""Replaces the boundaries of the maps, and brings back those that come with the product."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dashboard.app import static_files_of
from dashboard.ingest.boundaries.importing import (
    fetch_district_names,
    import_boundaries,
    reset_boundaries,
)
from dashboard.ingest.boundaries.reading import BoundariesRefusedError, Source
from dashboard.server.static_files import compress

if TYPE_CHECKING:
    from argparse import Namespace

    from dashboard.cli.workplace import Workplace

DONE, REFUSED = 0, 1


def run(workplace: Workplace, arguments: Namespace) -> int:
    """Import a map file, or go back; a running server shows the change at the next click."""
    folder = static_files_of(workplace.settings).boundaries
    if arguments.action == "import":
        return _import(workplace, arguments)
    back = reset_boundaries(folder)
    print("Peta kembali memakai batas indikatif." if back else "Batas indikatif sudah dipakai.")
    return DONE


def _import(workplace: Workplace, arguments: Namespace) -> int:
    workplace.prepare()
    static = static_files_of(workplace.settings)
    source = Source(arguments.file, arguments.layer, arguments.code_field)
    about = arguments.source or arguments.file.name
    about = f"{about}, {arguments.year}" if arguments.year else about
    with workplace.engine.connect() as connection:
        names = fetch_district_names(connection)
    try:
        label = import_boundaries(source, names, about, static.boundaries)
    except BoundariesRefusedError as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    compress(static, (path.read_bytes() for path in static.boundaries.glob("*.geojson")))
    print(f"{len(names)} kab/kota dipakai. Di bawah peta sekarang tertulis: {label}")
    return DONE
