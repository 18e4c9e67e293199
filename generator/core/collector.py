"""The garbage collector, paused while a base is read, checked and assessed.

None of this makes circles, yet the collector would look at millions of living records again and again: a
third of the time of all checks on a large base.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the collector for a block or, as a decorator, for a function; one that was off stays off."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
