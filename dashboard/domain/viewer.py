"""Who is looking."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.regions import NATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A person, as far as figures care.

    Attributes:
        scope: Region whose figures the viewer may read; empty for the country.
    """

    scope: str = NATION

    def may_read(self, region: str) -> bool:
        """Whether a region lies in the viewer's scope."""
        return region == self.scope or region.startswith(f"{self.scope}." if self.scope else "")


LOCAL_VIEWER = Viewer()
"""Whoever sits at the machine; the only viewer as long as the server answers loopback only."""
