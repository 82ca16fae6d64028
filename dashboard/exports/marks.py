"""Marks faulty cells of somebody's workbook, and takes the marks of an earlier round away.

The colour lies over a cell as a conditional format, so that the cell keeps its own looks beneath;
the explanation is a comment. Both carry our name, by which they are found again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormatting, ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from dashboard.domain.faults import Severity, worst_first
from dashboard.domain.measures import Language
from dashboard.exports.styles import DARK, filled
from dashboard.i18n.faults import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from dashboard.domain.faults import Fault

    Place = tuple[int, int]

AUTHOR = "Desmigratif"
COLOURS = {
    Severity.ERROR: "FFFFB3AD",
    Severity.QUESTION: "FFFFCF8F",
    Severity.WARNING: "FFFFF19E",
}
LABELS = {
    Severity.ERROR: "Kesalahan",
    Severity.QUESTION: "Pertanyaan",
    Severity.WARNING: "Peringatan",
}

# Always true, and names whose rule it is.
_FORMULA = f'N("{AUTHOR}")=0'
_HEAD = f"{AUTHOR}:\n"
_RANGES_A_RULE = 200
_MOST_IN_A_CELL = 4
_WIDTH, _LINE_HEIGHT, _LINE_LENGTH = 340, 17, 46


def unmark(sheet: Worksheet) -> None:
    """Remove what an earlier round added, and nothing else."""
    kept = ConditionalFormattingList()
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            if not any(AUTHOR in formula for formula in rule.formula):
                kept.add(str(formatting.sqref), rule)
    sheet.conditional_formatting = kept
    # The public iterators would make every cell up to the outermost one.
    for cell in list(sheet._cells.values()):  # noqa: SLF001
        if cell.comment and _HEAD in cell.comment.text:
            theirs = cell.comment.text.partition(_HEAD)[0].rstrip()
            cell.comment = _comment(theirs, cell.comment.author) if theirs else None


def mark(sheet: Worksheet, faults: Iterable[Fault], *, most_comments: int) -> int:
    """Colour faulty cells and explain each in a comment.

    A fault of a row as a whole is marked at its first cell; one without a row not at all.

    Args:
        sheet: Without marks of an earlier round.
        faults: Of this sheet; in their order they are explained.
        most_comments: How many cells may get a comment; the others are only coloured.

    Returns:
        Number of cells that got a comment.
    """
    at: dict[Place, list[Fault]] = defaultdict(list)
    anchors = _anchors(sheet)
    for fault in faults:
        if fault.row:
            place = (fault.row, fault.position or 1)
            at[anchors.get(place, place)].append(fault)
    for priority, severity in enumerate(Severity, start=1):
        places = [place for place, some in at.items() if _gravest(some) is severity]
        _colour(sheet, places, severity, priority)
    explained = list(at)[:most_comments]
    for place in explained:
        _explain(sheet.cell(*place), at[place])
    return len(explained)


def _anchors(sheet: Worksheet) -> Mapping[Place, Place]:
    """Where the comment of each cell inside merged ones belongs."""
    return {
        place: (merged.min_row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        for place in merged.cells
    }


def _gravest(faults: Sequence[Fault]) -> Severity:
    return worst_first(faults)[0].severity


def _colour(sheet: Worksheet, places: Iterable[Place], severity: Severity, priority: int) -> None:
    look = DifferentialStyle(font=Font(color=DARK), fill=filled(COLOURS[severity]))
    ranges = list(_ranges(places))
    for start in range(0, len(ranges), _RANGES_A_RULE):
        some = " ".join(ranges[start : start + _RANGES_A_RULE])
        rule = Rule(
            type="expression", dxf=look, formula=[_FORMULA], priority=priority, stopIfTrue=True
        )
        sheet.conditional_formatting.add(ConditionalFormatting(some), rule)


def _ranges(places: Iterable[Place]) -> Iterator[str]:
    """Cells below each other as one range."""
    by_column = sorted((column, row) for row, column in places)
    start = 0
    for end in range(1, len(by_column) + 1):
        (column, row), following = by_column[end - 1], by_column[end : end + 1]
        if following != [(column, row + 1)]:
            letter, first = get_column_letter(column), by_column[start][1]
            yield f"{letter}{first}:{letter}{row}" if row > first else f"{letter}{row}"
            start = end


def _explain(cell: Cell | MergedCell, faults: Sequence[Fault]) -> None:
    texts = [_sentences(fault) for fault in faults[:_MOST_IN_A_CELL]]
    if len(faults) > _MOST_IN_A_CELL:
        texts.append(f"Dan {len(faults) - _MOST_IN_A_CELL} lagi, lihat lembar Hasil periksa.")
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    author = cell.comment.author if cell.comment else AUTHOR
    cell.comment = _comment(before + _HEAD + "\n\n".join(texts), author)


def _sentences(fault: Fault) -> str:
    message, remedy = (
        tell(Language.INDONESIAN, phrase) for phrase in (fault.message, fault.remedy)
    )
    lines = [f"{LABELS[fault.severity].upper()}: {message}."]
    if fault.value:
        lines.append(f"Terbaca: “{fault.value}”.")
    if fault.proposal:
        share = round(fault.proposal.confidence * 100)
        lines.append(f"Usulan: {fault.proposal.name} (keyakinan {share} %).")
    return "\n".join([*lines, f"Lakukan: {remedy}."])


def _comment(text: str, author: str) -> Comment:
    lines = sum(-(-len(line) // _LINE_LENGTH) or 1 for line in text.split("\n"))
    return Comment(text, author, width=_WIDTH, height=_LINE_HEIGHT * (lines + 1))
