"""What the structure of an algorithm allows: dead ends, loops, steps that nobody reaches.

Exits that lead to unknown steps are left out: they are reported as such, and must not look like dead ends
of the steps before them. All results keep the order of the file.
"""

from collections.abc import Collection

from generator.core.declaration import Id
from generator.core.graph.networks import circles, leading_to, reached_from
from generator.core.model import Algorithm, Step
from generator.core.vocabulary import StepKind

_MAY_CLOSE = (StepKind.END, StepKind.REFER)


def unreachable_steps(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps that no path from the start reaches; none where the start itself is unknown."""
    if algorithm.start not in algorithm.steps:
        return ()
    reached = reached_from(_exits(algorithm), algorithm.start)
    return _in_order(algorithm, set(algorithm.steps) - reached)


def endless_steps(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps with exits from which no path leads to an end or to a closing referral.

    A step without any exit is not among them: it is a dead end itself. Nor is a step from which such a
    dead end or an unknown step can be reached, since mending that one mends it.
    """
    closing = [key for key, step in algorithm.steps.items() if not step.exits or _leaves(algorithm, step)]
    leading = leading_to(_exits(algorithm), closing)
    return _in_order(algorithm, set(algorithm.steps) - leading)


def dead_ends(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps after which nothing follows although their kind does not close a path."""
    return tuple(s for s in algorithm.steps.values() if not s.exits and s.kind not in _MAY_CLOSE)


def unending_loops(algorithm: Algorithm) -> tuple[tuple[Step, ...], ...]:
    """The steps of each group that can be walked in circles without passing a branch with `until`."""
    loops = circles(_exits(algorithm, skip_until=True))
    return tuple(_in_order(algorithm, loop) for loop in loops)


def steps_after_waiting(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps that every path from the start reaches only after a wait; a wait itself comes before it."""
    if algorithm.start not in algorithm.steps:
        return ()
    exits = _exits(algorithm)
    impatient = {
        key: [] if algorithm.steps[key].kind is StepKind.WAIT else following
        for key, following in exits.items()
    }
    early = reached_from(impatient, algorithm.start)
    return _in_order(algorithm, reached_from(exits, algorithm.start) - early)


def _exits(algorithm: Algorithm, *, skip_until: bool = False) -> dict[Id, list[Id]]:
    exits: dict[Id, list[Id]] = {}
    for step in algorithm.steps.values():
        following = [step.next] if step.next else []
        following += [branch.to for branch in step.branches if not (skip_until and branch.until)]
        exits[step.id] = [key for key in following if key in algorithm.steps]
    return exits


def _leaves(algorithm: Algorithm, step: Step) -> bool:
    return any(key not in algorithm.steps for key in step.exits)


def _in_order(algorithm: Algorithm, ids: Collection[str]) -> tuple[Step, ...]:
    return tuple(step for key, step in algorithm.steps.items() if key in ids)
