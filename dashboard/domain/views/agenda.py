"""What the pages on agendas show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from dashboard.domain.agenda import Agenda


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendasView(PageView):
    """Every agenda, the one changed last first."""

    agendas: tuple[Agenda, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaView(PageView):
    """One agenda.

    Attributes:
        newest: Newest data version, on which it could be shown.
    """

    agenda: Agenda
    newest: int
