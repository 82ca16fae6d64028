"""What a deck is built on: the ministry's file, checked before anything reads it, or our look."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from olefile import OleFileIO, isOleFile
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE

from dashboard.domain.measures import Language
from dashboard.exports.deck.look import our_deck
from dashboard.exports.making import TemplateError
from dashboard.i18n import text
from dashboard.ingest.sources.base import MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

    from pptx.presentation import Presentation as Deck

LARGEST: Final = 20 * MEGABYTE
LARGEST_UNPACKED: Final = 200 * MEGABYTE
_WIDE = 16 / 9
_NEARLY = 0.01


class Fault(StrEnum):
    """Why a template cannot be used."""

    MISSING = "missing"
    LARGE = "large"
    LOCKED = "locked"
    MACROS = "macros"
    OTHER = "other"
    BROKEN = "broken"
    SHAPE = "shape"
    LAYOUT = "layout"


def open_template(path: Path | None) -> Deck:
    """Open what a deck is built on, without slides.

    Args:
        path: The ministry's file; ``None`` for our own look.

    Raises:
        TemplateError: When the file is no wide PowerPoint presentation without macros.
    """
    if path is None:
        return our_deck()
    deck = _open(_guarded(path), path)
    _empty(deck)
    return deck


def template_fault(fault: Fault, path: Path | None, **values: object) -> TemplateError:
    """A refusal of a template, with its remedy."""
    name = path.name if path else ""
    return TemplateError(text(Language.INDONESIAN, f"deck.fault.{fault}", name=name, **values))


def _guarded(path: Path) -> bytes:
    """Read a file that looks like a plain presentation."""
    if not path.is_file():
        raise template_fault(Fault.MISSING, path, folder=path.parent)
    if path.stat().st_size > LARGEST:
        raise template_fault(Fault.LARGE, path, most=LARGEST // MEGABYTE)
    content = path.read_bytes()
    if isOleFile(data=content):
        with OleFileIO(BytesIO(content)) as old:
            is_locked = old.exists("EncryptedPackage")
        raise template_fault(Fault.LOCKED if is_locked else Fault.OTHER, path)
    _look_inside(content, path)
    return content


def _look_inside(content: bytes, path: Path) -> None:
    try:
        with ZipFile(BytesIO(content)) as package:
            if sum(one.file_size for one in package.infolist()) > LARGEST_UNPACKED:
                raise template_fault(Fault.LARGE, path, most=LARGEST_UNPACKED // MEGABYTE)
            types = package.read("[Content_Types].xml")
    except (BadZipFile, KeyError) as error:
        raise template_fault(Fault.OTHER, path) from error
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise template_fault(Fault.MACROS, path)
    if CONTENT_TYPE.PML_PRESENTATION_MAIN.encode() not in types:
        raise template_fault(Fault.OTHER, path)


def _open(content: bytes, path: Path) -> Deck:
    try:
        deck = Presentation(BytesIO(content))
        width, height = deck.slide_width, deck.slide_height
    except Exception as error:  # a package that does not hold together raises anything
        raise template_fault(Fault.BROKEN, path) from error
    if not width or not height or abs(width / height - _WIDE) > _NEARLY:
        raise template_fault(Fault.SHAPE, path)
    return deck


def _empty(deck: Deck) -> None:
    """Take the slides away, and what names them by their numbers."""
    root = deck.element
    for slide in root.xpath("p:sldIdLst/p:sldId"):
        deck.part.drop_rel(slide.rId)
    # PowerPoint offers to repair a file whose sections or shows name slides that are gone.
    for stale in root.xpath("p:sldIdLst/p:sldId|p:custShowLst|p:extLst"):
        stale.getparent().remove(stale)
