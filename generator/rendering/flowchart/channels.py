"""Lines in the channels between rows: where each leaves and enters, and on which track it runs level.

Two upright lines on one column would read as one, so the ports of boxes keep off the columns of others; where
two lanes meet on one column, the line that comes from above is given the higher track.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.rendering.flowchart.distances import APART, INSET
from generator.rendering.flowchart.rows import Hop, Rows

_PORTS = 90

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A hop with the columns of its two ends, and its track; -1 where it runs straight down."""

    hop: Hop
    start: int
    end: int
    track: int


def runs_of(
    rows: Rows, places: Mapping[int, int], extents: Mapping[int, Extent]
) -> tuple[tuple[Run, ...], ...]:
    """The runs of each channel; `extents` are the sides of boxes, all else is entered in its middle."""
    columns: dict[tuple[int, bool], int] = {}
    for at, hop in enumerate(rows.hops):
        columns[at, True], columns[at, False] = places[hop.start], places[hop.end]
    for row in range(len(rows.rows)):
        _leave(rows, row, columns, extents)
    for row in range(len(rows.rows)):
        _enter(rows, row, columns, extents)
    channels: list[list[int]] = [[] for _ in range(len(rows.rows) + 1)]
    for at, hop in enumerate(rows.hops):
        channels[hop.channel].append(at)
    return tuple(tuple(_tracked(rows, channel, columns)) for channel in channels)


def shared_columns(channel: Sequence[Run]) -> int:
    """How often two lines of a channel run upright so close that they read as one; hardly ever at all."""
    ends = [(run, *_ends(run)) for run in channel]
    return sum(
        one is not other
        and one.track >= other.track
        and any(abs(top - bottom) < APART // 2 for top in tops for bottom in bottoms)
        for one, tops, _ in ends
        for other, _, bottoms in ends
        if one.track >= 0 or other.track >= 0
    )


def _ends(run: Run) -> tuple[list[int], list[int]]:
    """The columns on top of a channel and those at its bottom."""
    both = ((run.start, run.hop.start_on_top), (run.end, run.hop.end_on_top))
    return [at for at, on_top in both if on_top], [at for at, on_top in both if not on_top]


def _leave(rows: Rows, row: int, columns: dict[tuple[int, bool], int], extents: Mapping[int, Extent]) -> None:
    """The ports under the boxes of a row, each as near as may be to where its line goes."""
    for node in rows.rows[row]:
        if node not in extents:
            continue
        out = [at for at, hop in enumerate(rows.hops) if hop.start == node and hop.start_on_top]
        out.sort(key=lambda at: (columns[at, False], at))
        wished = [columns[at, False] for at in out]
        for at, column in zip(out, _spread(wished, extents[node]), strict=True):
            columns[at, True] = column


def _enter(rows: Rows, row: int, columns: dict[tuple[int, bool], int], extents: Mapping[int, Extent]) -> None:
    """The ports on top of the boxes of a row, off the columns of lines that come down to others."""
    from_above = {
        columns[at, True]: at for at, hop in enumerate(rows.hops) if hop.channel == row and hop.start_on_top
    }
    from_above |= {
        columns[at, False]: at for at, hop in enumerate(rows.hops) if hop.channel == row and hop.end_on_top
    }
    for node in rows.rows[row]:
        if node not in extents:
            continue
        into = [at for at, hop in enumerate(rows.hops) if hop.end == node and not hop.end_on_top]
        into.sort(key=lambda at: (columns[at, True], at))
        wished = _spread([columns[at, True] for at in into], extents[node])
        taken: list[int] = []
        for at, column in zip(into, wished, strict=True):
            others = [other for other, owner in from_above.items() if owner != at] + taken
            columns[at, False] = _free(column, others, extents[node])
            taken.append(columns[at, False])


def _free(column: int, others: Sequence[int], extent: Extent) -> int:
    """The column nearest to the wished one that is far enough from all others."""
    left, right = extent[0] + INSET, extent[1] - INSET
    for away in range(0, extent[1] - extent[0], 10):
        for candidate in (column + away, column - away):
            if left <= candidate <= right and all(abs(candidate - other) >= APART for other in others):
                return candidate
    return column


def _spread(wished: Sequence[int], extent: Extent) -> list[int]:
    """Ports in the given order, as near as may be to their wishes, apart, and within the box."""
    if not wished:
        return []
    left, right = extent[0] + INSET, extent[1] - INSET
    apart = min(_PORTS, (right - left) // max(len(wished) - 1, 1))
    pools: list[tuple[int, int]] = []
    for place, column in enumerate(wished):
        pool = (min(max(column, left), right) - apart * place, 1)
        while pools and pools[-1][0] * pool[1] >= pool[0] * pools[-1][1]:
            last = pools.pop()
            pool = (last[0] + pool[0], last[1] + pool[1])
        pools.append(pool)
    bases = [total // count for total, count in pools for _ in range(count)]
    last_base = right - apart * (len(wished) - 1)
    return [min(max(base, left), last_base) + apart * place for place, base in enumerate(bases)]


def _tracked(rows: Rows, channel: Sequence[int], columns: Mapping[tuple[int, bool], int]) -> Iterator[Run]:
    """Level parts on tracks from above, none on a track beside another that it would touch."""
    tracks: list[list[Extent]] = []
    placed: dict[int, int] = {}
    for at in _from_above(rows, channel, columns):
        start, end = columns[at, True], columns[at, False]
        if start == end:
            placed[at] = -1
            continue
        span = (min(start, end) - APART, max(start, end) + APART)
        lowest = max(
            (
                placed[other] + 1
                for other in channel
                if other in placed and _precedes(rows, other, at, columns)
            ),
            default=0,
        )
        track = next(
            (t for t in range(lowest, len(tracks)) if _is_free(tracks[t], span)), max(lowest, len(tracks))
        )
        tracks += [[] for _ in range(track + 1 - len(tracks))]
        tracks[track].append(span)
        placed[at] = track
    for at in channel:
        yield Run(rows.hops[at], columns[at, True], columns[at, False], placed[at])


def _is_free(track: Sequence[Extent], span: Extent) -> bool:
    return all(span[1] - APART <= left or right - APART <= span[0] for left, right in track)


def _from_above(rows: Rows, channel: Sequence[int], columns: Mapping[tuple[int, bool], int]) -> Iterator[int]:
    """The hops so that each comes after those that must run above it, as far as there is no circle."""
    left = sorted(channel, key=lambda at: (abs(columns[at, True] - columns[at, False]), at))
    while left:
        free = next(
            (
                at
                for at in left
                if not any(_precedes(rows, other, at, columns) for other in left if other != at)
            ),
            left[0],
        )
        left.remove(free)
        yield free


def _precedes(rows: Rows, one: int, other: int, columns: Mapping[tuple[int, bool], int]) -> bool:
    """True where `one` comes down on a column from which `other` goes on down."""
    above, below = rows.hops[one], rows.hops[other]
    tops = [
        columns[one, is_start]
        for is_start, on_top in ((True, above.start_on_top), (False, above.end_on_top))
        if on_top
    ]
    bottoms = [
        columns[other, is_start]
        for is_start, on_top in ((True, below.start_on_top), (False, below.end_on_top))
        if not on_top
    ]
    return any(abs(top - bottom) < APART for top in tops for bottom in bottoms)
