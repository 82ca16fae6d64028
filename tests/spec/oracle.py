"""The number rules once more, as slow and plain as they can be told.

This module knows nothing of the product but the catalogue's files. It keeps the accepted files in
a list and, whenever a number is asked for, goes through all of them in loops. What it says is
compared with the programme's rules by reading, never with another program.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

CATALOGUE = Path(__file__).parents[2] / "dashboard" / "catalogue"
POSTS_PER_VILLAGE = 2
LAST_COHORT = 2022


def _read(folder):
    files = sorted((CATALOGUE / folder).glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in files}


MEASURES = _read("measures")
INDICATORS = _read("indicators")
RATIOS = {code: one for code, one in INDICATORS.items() if one["denominator"]}


@dataclass(frozen=True)
class Village:
    """What the register says of a village; what is not known, or not so, is empty."""

    code: str
    cohort: int | None
    of_ministry: bool
    named_in: tuple[int, int] | None
    until: tuple[int, int] | None


@dataclass(frozen=True)
class Row:
    """One line of a file. ``members`` are sex, stage and aspect, each empty or one member."""

    village: str
    month: tuple[int, int]
    measure: str
    members: tuple[str, str, str]
    value: float
    received: dt.date


@dataclass(frozen=True)
class Entry:
    """What one file said about one measure of one report."""

    file: int
    demo: bool
    said: dict
    received: dt.date


@dataclass
class Snapshot:
    """Per village, month and measure: what the files that stand said, oldest first."""

    told: dict

    def copy(self):
        return Snapshot({unit: list(entries) for unit, entries in self.told.items()})

    def live(self):
        return {unit: entries[-1] for unit, entries in self.told.items() if entries}


@dataclass
class Oracle:
    """All files in the order of their acceptance, and the answers that follow from them."""

    villages: list[Village]
    today: dt.date
    due_day: int = 10
    versions: dict = field(default_factory=dict)
    _now: Snapshot = field(default_factory=lambda: Snapshot({}))
    _standing: set = field(default_factory=set)

    # What happens

    def accept(self, rows, *, demo):
        """Take a file; tell its version, or nothing when it says nothing new."""
        file = len(self.versions) + 1
        units = {}
        for row in rows:
            units.setdefault((row.village, row.month, row.measure), []).append(row)
        is_new = False
        for unit, lines in units.items():
            entries = self._now.told.setdefault(unit, [])
            before = entries[-1] if entries else None
            said = {line.members: line.value for line in lines}
            if before and demo and not before.demo:
                continue
            if before and before.said == said and before.demo == demo:
                continue
            received = min(line.received for line in lines)
            if before and before.demo <= demo:
                received = before.received
            entries.append(Entry(file, demo, said, received))
            is_new = True
        if not is_new:
            return None
        self._standing.add(file)
        return self._keep()

    def undo(self, file):
        """Take the file of a version back; tell the new version."""
        if file not in self._standing:
            return None
        self._standing.remove(file)
        for unit, entries in self._now.told.items():
            self._now.told[unit] = [one for one in entries if one.file != file]
        return self._keep()

    def clear_demo(self):
        """Forget all demo values, in every version."""
        had = any(one.demo for told in self._all() for one in told)
        for told in self._all():
            told[:] = [one for one in told if not one.demo]
        self._standing -= {file for file in self._standing if not self._is_left(file)}
        return self._keep() if had else None

    def _all(self):
        for snapshot in (*self.versions.values(), self._now):
            yield from snapshot.told.values()

    def _is_left(self, file):
        return any(one.file == file for told in self._all() for one in told)

    def _keep(self):
        version = len(self.versions) + 1
        self.versions[version] = self._now.copy()
        return version

    def as_of(self, month):
        """The same files, looked at on the day on which the report of a month is due."""
        return replace(self, today=self._due_on(month))

    def entries(self):
        """What counts now, per village, month and measure."""
        return self._now.live()

    # What is shown

    def answer(self, code, region, window, breakdown=(), version=None):
        """One number.

        Args:
            code: Indicator or measure.
            region: Kemendagri code; empty for the country.
            window: Year and month, or year and ``None``.
            breakdown: Members asked for, such as ``("P",)``; empty for the total.
            version: ``None`` for the newest.

        Returns:
            state, value, numerator, denominator, reported, late, due, demo.
        """
        live = (self._now if version is None else self.versions[version]).live()
        months = self.months(window)
        inside = [one for one in self.villages if one.of_ministry and _lies_in(one.code, region)]
        owed = {
            (one.code, month)
            for one in inside
            for month in months
            if self._is_due(month) and self._owes(one, month, live)
        }
        if code in ("V01", "V02", "O01D", "O03D", "O03"):
            return self._computed(code, inside, months, owed, live)
        is_stock = kind_of(code) == "stock"
        cells = []
        for village in inside:
            found = [self._cell(code, village.code, month, breakdown, live) for month in months]
            found = [cell for cell in found if cell is not None]
            cells += found[-1:] if is_stock else found
        due = len({village for village, _ in owed}) if is_stock else len(owed)
        if not cells:
            return ("missing" if due else "not_due", None, None, None, 0, 0, due, False)
        above, below = sum(cell[0] for cell in cells), sum(cell[1] for cell in cells)
        late, demo = sum(cell[2] for cell in cells), any(cell[3] for cell in cells)
        if code not in RATIOS:
            return ("reported", above, above, None, len(cells), late, due, demo)
        value = above / below * 100 if below else None
        return ("reported", value, above, below, len(cells), late, due, demo)

    def _computed(self, code, inside, months, owed, live):
        if not months:
            return ("not_due", None, None, None, 0, 0, 0, False)
        if code == "O03D":
            return ("reported", len(owed), len(owed), None, len(owed), 0, len(owed), False)
        if code == "O03":
            return self._on_time(inside, months, owed, live)
        running = [one.code for one in inside if self._runs(one, months[-1], live)]
        count = len(running)
        if code == "O01D":
            count = count * POSTS_PER_VILLAGE
        if code == "V02":
            count = len({village[:5] for village in running})
        return ("reported", count, count, None, len(running), 0, len(running), False)

    def _on_time(self, inside, months, owed, live):
        reports = [self._report(one.code, month, live) for one in inside for month in months]
        reports = [one for one in reports if one is not None]
        late, demo = sum(one[0] for one in reports), any(one[1] for one in reports)
        due, in_time = len(owed), len(reports) - late
        if not due:
            return ("not_due", None, None, None, len(reports), late, due, demo)
        value = in_time / due * 100
        return ("reported", value, in_time, due, len(reports), late, due, demo)

    def _cell(self, code, village, month, breakdown, live):
        """Numerator, denominator, late, demo of one village's month; None if a part is missing."""
        report = self._report(village, month, live)
        if report is None:
            return None
        if code == "O03N":
            return (1 - report[0], 0, report[0], report[1])
        formula = RATIOS.get(code, {"numerator": [code], "denominator": []})
        sums, demo = [], False
        for side in ("numerator", "denominator"):
            total = 0
            for part in formula[side]:
                value = self._part(part, village, month, breakdown, live)
                if value is None:
                    return None
                total += value
                entry = live.get((village, month, part))
                demo = demo or (entry is not None and entry.demo)
            sums.append(total)
        return (*sums, report[0], demo)

    def _part(self, measure, village, month, breakdown, live):
        if measure == "V01":
            return 1
        if measure == "O01D":
            return POSTS_PER_VILLAGE
        entry = live.get((village, month, measure))
        if entry is None:
            return None
        values = [v for members, v in entry.said.items() if set(breakdown) <= set(members)]
        return sum(values) if values else None

    def _report(self, village, month, live):
        """Whether a report was late and is demo; None when there is none."""
        entries = [one for unit, one in live.items() if unit[:2] == (village, month)]
        real = [one for one in entries if not one.demo]
        if not entries:
            return None
        received = min(one.received for one in real or entries)
        return (received > self._due_on(month), not real)

    def _due_on(self, month):
        year, number = month
        return dt.date(year + number // 12, number % 12 + 1, self.due_day)

    def _is_due(self, month):
        return self._due_on(month) <= self.today

    def months(self, window):
        year, month = window
        if month:
            return [(year, month)]
        return [(year, number) for number in range(1, 13) if self._is_due((year, number))]

    def _first_report(self, village, live):
        return min((unit[1] for unit in live if unit[0] == village.code), default=None)

    def _owes(self, village, month, live):
        if village.until and month > village.until:
            return False
        if village.cohort:
            return month >= (village.cohort, 1)
        first = self._first_report(village, live)
        return first is not None and month >= first

    def _runs(self, village, month, live):
        if village.until and month > village.until:
            return False
        if village.cohort:
            return month >= (village.cohort, 1)
        proofs = [(LAST_COHORT, 1), village.named_in, self._first_report(village, live)]
        return month >= min(one for one in proofs if one)


def _lies_in(village, region):
    return region in ("", village) or village.startswith(region + ".")


def kind_of(code):
    """How a measure, or the first measure of an indicator, adds."""
    return MEASURES[RATIOS[code]["numerator"][0] if code in RATIOS else code]["kind"]
