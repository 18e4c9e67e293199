"""What a flowchart is made from, and where everything of it stands.

Every length is a whole number of tenths of a point, so that a layout is the same on every machine and a
picture of it is a sheet of paper at scale. `x` grows to the right, `y` downwards.
"""

from dataclasses import dataclass, replace

POINT = 10
"""Units in a point."""
PAGE_WIDTH = 5386
PAGE_HEIGHT = 7285
"""The part of a page that both A4 and Letter hold: 190 x 257 mm."""
BESIDE_WORDS = 3600
"""The width of a picture that leaves the words a column beside it on paper."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and where they lead; `name` says it where the words alone would not.

    `is_glued`: no space and no new line comes before it.
    """

    text: str
    href: str = ""
    name: str = ""
    is_glued: bool = False


@dataclass(frozen=True, slots=True)
class ChartStep:
    """One step as its box shows it; its id is its anchor on the page, as `step-rest`.

    `warnings` are what must not be overlooked (a hold), `facts` are referral and times, `note` is the
    certainty and the sources. The number is the step's place in reading order, from 1.
    """

    id: str
    number: int
    kind: str
    title: str
    tag: str = ""
    """What stands above the title, as `Start`."""
    warnings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    note: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartExit:
    """A way from one step to another; one that leads to its own or a lower number is a loop."""

    source: str
    to: str
    label: str = ""
    until: str = ""
    """What ends the loop, as a whole sentence."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Steps and exits in reading order; `override` is what stands before the start and overrides all."""

    steps: tuple[ChartStep, ...]
    exits: tuple[ChartExit, ...]
    override: str = ""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Sizes of the letters, and the room around them.

    `start` is the size of the first step's title and of the warning before it.
    """

    title: int
    start: int
    exit: int
    fact: int
    note: int
    label: int
    """The words on an exit break at this width, or at their longest word."""
    pad: int = 36
    """From the frame of a box to its words."""
    track: int = 40
    """From one level line to the next."""


SCREEN = Lettering(title=75, start=80, exit=75, fact=70, note=70, label=900)
"""For the picture of the web and the browser's print, which draws it at scale: nothing below 7 points."""
WALL = Lettering(title=95, start=120, exit=120, fact=80, note=75, label=1150)
"""For the sheet: capitals of the start and of the exits are 3 mm high in a sans-serif."""
CLOSE = replace(WALL, pad=24, track=30)
"""The same letters with less room around them, where a page would only just not do."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text from `x` on its baseline `y`; `width` is what was measured, the most it may take.

    `role` is `number`, `tag`, `title`, `warning`, `fact`, `note`, `exit` or `until`.
    """

    role: str
    pieces: tuple[Piece, ...]
    x: int
    y: int
    size: int
    width: int
    is_bold: bool

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Box:
    """A step's box; the one of the `override` has the kind `red-flag`, an empty id and the number 0."""

    id: str
    number: int
    kind: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The words on an exit, centred in their rectangle, through which no line passes."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Connector:
    """One exit, drawn once: level and upright lines from box to box, in one part, or in two round its label.

    The last point of the last part is the tip of the arrow. The one from the `override` to the start has
    an empty `source`.
    """

    source: str
    to: str
    parts: tuple[tuple[Point, ...], ...]
    label: Label | None
    is_loop: bool


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """A whole flowchart; `cuts` are the heights at which a page may end, the last of them its height."""

    width: int
    height: int
    lettering: Lettering
    boxes: tuple[Box, ...]
    connectors: tuple[Connector, ...]
    cuts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a layout that stands on one page: everything between two heights."""

    top: int
    bottom: int
