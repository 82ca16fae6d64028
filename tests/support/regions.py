"""Rows of the region table, from a code and a name."""

import datetime as dt

from dashboard.domain.region_names import normalise_name
from dashboard.domain.regions import level_of, parent_of


def region_row(code, name, kind=""):
    """A region that holds since the list of 2025."""
    return {
        "code": code,
        "name": name,
        "level": int(level_of(code)),
        "parent_code": parent_of(code),
        "kind": kind,
        "search_name": normalise_name(name),
        "valid_from": dt.date(2025, 4, 25),
    }
