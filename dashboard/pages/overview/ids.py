"""Component ids of the overview page."""

from __future__ import annotations

from enum import StrEnum


class Ids(StrEnum):
    """Written ``<page>--<region>-<element>``, so a test or a stylesheet can read them."""

    PAGE = "overview--page"
    HEADER = "overview--header"
    FILTERS = "overview--filters"
    SENTENCE = "overview--sentence"
    NOTICES = "overview--notices"
    CONNECTION = "overview--connection"
    MAIN = "overview--main"
    KPIS = "overview--kpis"
    MAP_HEADING = "overview--map-heading"
    MAP_GRAPH = "overview--map-graph"
    MAP_NOTES = "overview--map-notes"
    RANKING = "overview--ranking"
    TREND_HEADING = "overview--trend-heading"
    TREND_GRAPH = "overview--trend-graph"
    PILLARS = "overview--pillars"
    FOOTER = "overview--footer"
    STATE = "overview--state"
    PAYLOAD = "overview--payload"
    DEFINITION = "overview--definition"
    DEFINITION_TITLE = "overview--definition-title"
    DEFINITION_BODY = "overview--definition-body"
