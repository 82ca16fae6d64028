"""How close a misspelt name is to a known one: the one rule for search and for matching files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NAMES = 100
# Short names are all alike: of three letters with one changed there are hundreds of villages.
_SHORTEST_FOR_ONE = 4
_SHORTEST_FOR_TWO = 8


def allowed_slips(text: str) -> int:
    """Tell how many slips of the hand a text of this length may hold.

    A slip is a letter too many, too few or wrong, or two neighbours swapped.

    Returns:
        0 below four letters, 1 below eight, else 2.
    """
    return (len(text) >= _SHORTEST_FOR_ONE) + (len(text) >= _SHORTEST_FOR_TWO)


class KnownNames:
    """Names to compare misspelt ones with, all of them folded as ``normalise_name`` does."""

    def __init__(self, names: Iterable[str]) -> None:
        """Sort the names, so that answers do not depend on their order."""
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for name in sorted(set(names)):
            self._by_length[len(name)].append(name)

    def find_close(self, text: str) -> dict[str, float]:
        """Find the names that a text may misspell.

        Returns:
            Closeness by name, at most ``MOST_NAMES``, the closest first, then by the alphabet: one
            less the share of the text's letters that are slips, 0.75 at least. A known name is not
            taken for a misspelt one: it comes alone, with 1. Empty when no name is within the
            allowed slips.
        """
        most = allowed_slips(text)
        lengths = range(max(1, len(text) - most), len(text) + most + 1)
        near = [name for length in lengths for name in self._by_length.get(length, ())]
        if text in near:
            return {text: 1.0}
        found = process.extract(text, near, scorer=OSA.distance, score_cutoff=most, limit=None)
        closeness = {name: 1 - slips / len(text) for name, slips, _ in found}
        ranked = sorted(closeness.items(), key=lambda pair: (-pair[1], pair[0]))
        return dict(ranked[:MOST_NAMES])
