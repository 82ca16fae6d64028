"""The dictionary page: what does this number mean?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.views.dictionary import Dictionary, DictionaryGroup

if TYPE_CHECKING:
    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Pillar
    from dashboard.services.scene import Scene


def compose_dictionary(scene: Scene) -> Dictionary:
    """List every indicator and measure; an indicator of another pillar lifts the choice of one."""
    chosen = scene.catalogue.indicators.get(scene.filters.indicator or "")
    pillar = scene.filters.pillar
    hidden = chosen is not None and chosen.pillar is not pillar
    groups = tuple(
        _group(scene.catalogue, one)
        for one in scene.catalogue.pillars
        if pillar in (None, one) or hidden
    )
    return Dictionary(**scene.frame([]), groups=groups)


def _group(catalogue: Catalogue, pillar: Pillar) -> DictionaryGroup:
    return DictionaryGroup(
        pillar=pillar,
        indicators=catalogue.pillar_indicators(pillar),
        measures=tuple(
            one
            for one in catalogue.measures.values()
            if one.pillar is pillar and one.code not in catalogue.indicators
        ),
    )
