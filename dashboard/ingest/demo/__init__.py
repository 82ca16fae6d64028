"""Made-up but plausible monthly reports, the same for the same seed: for trying and measuring."""

from __future__ import annotations

from dashboard.ingest.demo.panel import DemoVillage
from dashboard.ingest.demo.reports import generate
from dashboard.ingest.demo.targets import make_targets
from dashboard.ingest.demo.villages import choose_villages

__all__ = ["DemoVillage", "choose_villages", "generate", "make_targets"]
