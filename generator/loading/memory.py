"""What files became when they were read, so that a second revision reads only those that differ.

It holds the newest text of each path and never more. Whoever opens several revisions makes one and hands it
on; nothing is remembered beyond it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Memory:
    """The results of pure readers by reader and path, each with all that it was made from."""

    _made: dict[tuple[Any, str], tuple[Any, Any]] = field(default_factory=dict)

    def recall(
        self, read: Callable[Concatenate[str, P], T], path: str, *given: P.args, **named: P.kwargs
    ) -> T:
        """`read(path, ...)`, or the very same result where it was asked before with equal arguments."""
        known = self._made.get((read, path))
        if known and known[0] == (given, named):
            result: T = known[1]
            return result
        made = read(path, *given, **named)
        self._made[read, path] = (given, named), made
        return made
