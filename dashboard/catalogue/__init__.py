"""Measures, indicators and reference lists as reviewed TOML, read by a strict loader."""

from __future__ import annotations

from dashboard.catalogue.loader import load_catalogue
from dashboard.catalogue.model import Catalogue, PillarNames
from dashboard.catalogue.tables import CatalogueError

__all__ = ["Catalogue", "CatalogueError", "PillarNames", "load_catalogue"]
