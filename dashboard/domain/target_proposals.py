"""Changes of targets that were read and are not stored yet, as a preview carries them along."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from dashboard.domain.targets import Phasing, Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.regions import Region
    from dashboard.domain.targets import TargetKey, TargetPlan


LONGEST_NAME = 120
"""Characters of the name of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetProposal:
    """Targets to set and to remove.

    Attributes:
        targets: Each of another key.
        removed: Keys of targets to take away.
        file_name: File that they came with; empty when they were typed.
    """

    targets: tuple[Target, ...] = ()
    removed: tuple[TargetKey, ...] = ()
    file_name: str = ""

    def to_json(self) -> str:
        """Write as one line of text."""
        rows = [
            [*one.key, one.value, one.phasing, one.steps, one.base, one.tolerance]
            for one in self.targets
        ]
        written = {"set": rows, "remove": self.removed, "file": self.file_name}
        return json.dumps(written, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            ValueError: When the text is anything else; what the targets say is not judged here.
        """
        try:
            written = json.loads(text)
            return cls(
                targets=tuple(_to_target(row) for row in written["set"]),
                removed=tuple(_to_key(row) for row in written["remove"]),
                file_name="".join(filter(str.isprintable, str(written["file"])))[:LONGEST_NAME],
            )
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise ValueError(text[:100]) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPreview:
    """What storing a proposal would do.

    Attributes:
        places: Regions of the changes by code.
        above: Targets of regions above that would change, or come about, because they follow
            from those of their districts.
    """

    proposal: TargetProposal
    plan: TargetPlan
    places: Mapping[str, Region]
    above: int


def _to_key(row: list[Any]) -> TargetKey:
    indicator, region, year = row
    return str(indicator), str(region), int(year)


def _to_target(row: list[Any]) -> Target:
    indicator, region, year, value, phasing, steps, base, tolerance = row
    return Target(
        indicator=str(indicator),
        region=str(region),
        year=int(year),
        value=float(value),
        phasing=Phasing(phasing),
        steps=tuple(map(float, steps)),
        base=None if base is None else float(base),
        tolerance=None if tolerance is None else float(tolerance),
    )
