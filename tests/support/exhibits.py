"""Reads exhibits as tables."""


def only(exhibits):
    (one,) = exhibits
    return one


def column(exhibit, role_or_name):
    """Cells of the first column of a role or a name."""
    place = next(
        place for place, one in enumerate(exhibit.columns) if role_or_name in (one.role, one.name)
    )
    return [row[place] for row in exhibit.rows]


def numbers(cells):
    return [cell.number for cell in cells]
