"""Writes the template of a district's report, to be filled in and imported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.exports.template import write_template
from dashboard.services.store import Store
from dashboard.services.templates import TemplateRefusedError, TemplateService

if TYPE_CHECKING:
    from argparse import Namespace

    from dashboard.cli.workplace import Workplace
    from dashboard.services.templates import TemplateContent

DONE, REFUSED = 0, 1


def run(workplace: Workplace, arguments: Namespace) -> int:
    """Write the file and say what is in it, or why there is none."""
    workplace.prepare()
    store, calendar = Store(workplace.engine), workplace.rollups.calendar
    service = TemplateService(store, workplace.catalogue, lambda: calendar)
    try:
        content = service.read(LOCAL_VIEWER, arguments.district, arguments.bulan)
        arguments.output.write_bytes(write_template(content))
    except NotFoundError as error:
        return _refuse(f"{error.value} bukan kode kab/kota. Tulis kode bertitik seperti 32.12.")
    except TemplateRefusedError as refused:
        return _refuse(str(refused))
    except StoreUnavailableError:
        return _refuse("Basis data sedang tidak dapat dibaca. Ulangi sebentar lagi.")
    except OSError:
        return _refuse(f"{arguments.output} tidak dapat ditulis. Periksa folder dan hak tulisnya.")
    print(f"{arguments.output}: {_describe(content)}.")
    return DONE


def _describe(content: TemplateContent) -> str:
    villages = len({row.village.code for row in content.rows})
    return f"{content.district.name}, {villages} desa, bulan {', '.join(map(str, content.months))}"


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
