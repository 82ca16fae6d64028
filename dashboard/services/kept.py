"""A bounded store of what was read last, shared by the threads of a worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


@dataclass(slots=True)
class Kept(Generic[K, V]):
    """Keeps as many things as it may hold; the one not used for longest goes first.

    Attributes:
        most: How many things are kept.
    """

    most: int
    _things: dict[K, V] = field(init=False, default_factory=dict)
    _lock: Lock = field(init=False, default_factory=Lock)

    def get(self, key: K, read: Callable[[], V]) -> V:
        """Take what is kept under a key, or read it; nobody waits for another one's reading."""
        with self._lock:
            if key in self._things:
                self._things[key] = thing = self._things.pop(key)
                return thing
        thing = read()
        with self._lock:
            self._things[key] = thing
            while len(self._things) > self.most:
                del self._things[next(iter(self._things))]
        return thing
