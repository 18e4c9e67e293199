"""Effect figures: every number in words as written, plots on honest axes, nothing where there is nothing."""

import itertools
import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.declaration import Id, make
from generator.core.model import Absolute, Arm, Claim, Estimate, Pico, Scale
from generator.core.vocabulary import ClaimKind, Measure
from generator.rendering.axes import AxisKind, axis_for
from generator.rendering.claim_figures import with_figures_of
from generator.rendering.figure_rows import BEFORE_AND_AFTER
from generator.rendering.figures import effect_figure
from generator.rendering.plots import TICK_SIZE, WIDTH, labelled_ticks
from generator.rendering.svg import text_width
from tests.builders import claim

PAIN = make(
    Scale, name="Pain scale", min=Decimal(0), max=Decimal(10), better="lower", important=Decimal("1.5")
)


def number(text: str) -> Decimal:
    return Decimal(text)


def between(low: str, high: str) -> tuple[Decimal, Decimal]:
    return Decimal(low), Decimal(high)


def estimate(measure: Measure, value: str | None = None, **fields: object) -> Estimate:
    shown = None if value is None else Decimal(value)
    return make(Estimate, **{"from_": Id("venmans2012"), "measure": measure, "value": shown, **fields})


def figure_of(*estimates: Estimate, **pico: str) -> str:
    claim = make(
        Claim,
        id=Id("c"),
        article=Id("a"),
        kind=ClaimKind.EFFECT,
        statement="S",
        pico=make(Pico, **pico) if pico else None,
        estimates=estimates,
    )
    return effect_figure(claim, lambda key: f"Title of {key}").linked(lambda key: f"#ref-{key}")


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def words_of(part: ElementTree.Element) -> str:
    return " ".join(" ".join(part.itertext()).split())


def tables_of(markup: str) -> list[ElementTree.Element]:
    return list(parsed(markup).iter("table"))


def captions_of(markup: str) -> list[str]:
    captions = [words_of(caption) for caption in parsed(markup).iter("caption")]
    return captions or [words_of(part) for part in parts(markup, "measure")]


def figures_of(markup: str) -> list[str]:
    return [words_of(part) for part in parsed(markup).iter("div") if part.get("class") == "figure"]


def names_of(markup: str) -> list[str]:
    """What each picture says that the words beside it do not; one for the eye alone says nothing."""
    tree = parsed(markup)
    pictures = list(tree.iter("svg"))
    # An axis stands in a row that is hidden whole, so that nobody steps through it.
    unheard = {one for row in tree.iter("tr") if row.get("aria-hidden") == "true" for one in row.iter("svg")}
    for one in pictures:
        assert ("aria-label" in one.attrib) != (one.get("aria-hidden") == "true" or one in unheard)
    return [picture.get("aria-label", "") for picture in pictures]


def parts(markup: str, class_: str) -> list[ElementTree.Element]:
    return [part for part in parsed(markup).iter() if class_ in (part.get("class") or "").split()]


def squares_of(tree: ElementTree.Element) -> list[tuple[float, float]]:
    """From where to where each square lies: a line as broad as it is long."""
    drawn = (re.fullmatch(r"M([\d.]+),[\d.]+h8", path.attrib["d"]) for path in tree.iter("path"))
    return [(float(found[1]), float(found[1]) + 8) for found in drawn if found]


def test_a_ratio_is_drawn_and_said_with_its_source_and_its_axis() -> None:
    markup = figure_of(
        estimate(Measure.RISK_RATIO, "0.66", ci=between("0.55", "0.80"), studies=5, at="12 months"),
        outcome="New or worse back pain",
        intervention="Teriparatide",
        comparator="Placebo",
    )
    figure = parsed(markup)
    assert words_of(figure.find("figcaption")) == (  # type: ignore[arg-type]
        "New or worse back pain Teriparatide compared with Placebo Risk ratio, with 95% interval"
    )
    assert captions_of(markup) == ["Risk ratio, with 95% interval"]
    assert figures_of(markup) == ["0.66 (0.55 to 0.80)"]
    assert names_of(markup) == ["The whole interval is below 1, no difference", ""]
    link = next(figure.iter("a"))
    assert (link.text, link.attrib["href"]) == ("Title of venmans2012", "#ref-venmans2012")
    assert "12 months · 5 studies" in words_of(figure)
    assert "Logarithmic. Line at 1: no difference. Left: lower with Teriparatide; right: higher." in words_of(
        figure
    )


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("0.80", "1.23", "The interval includes 1, no difference"),
        ("1.00", "1.23", "The interval includes 1, no difference"),
        ("1.18", "1.62", "The whole interval is above 1, no difference"),
    ],
)
def test_where_an_interval_lies_is_said(low: str, high: str, said: str) -> None:
    markup = figure_of(estimate(Measure.HAZARD_RATIO, "1.2", ci=between(low, high)))
    assert names_of(markup)[0] == said


def test_a_value_without_interval_is_an_open_diamond_and_says_so() -> None:
    markup = figure_of(estimate(Measure.ODDS_RATIO, "0.89", p="<.001"))
    assert figures_of(markup) == ["0.89 no interval given P <.001"]
    assert names_of(markup)[0] == "It is below 1, no difference"
    assert parts(markup, "open")
    assert not parts(markup, "interval")


def test_numbers_print_as_they_were_written() -> None:
    markup = figure_of(
        estimate(Measure.RISK_RATIO, "1.10", ci=between("1.00", "1.210"), level=Decimal("99")),
        estimate(Measure.MEAN_DIFFERENCE, "-0.70", ci=between("-1.20", "-0.30"), unit="points"),
        estimate(Measure.MEAN, "1E+2"),
    )
    assert figures_of(markup)[:2] == ["1.10 (99% interval 1.00 to 1.210)", "-0.70 points (-1.20 to -0.30)"]
    assert figures_of(markup)[2].startswith("100 ")


def test_measures_that_differ_stand_on_axes_of_their_own() -> None:
    markup = figure_of(
        estimate(Measure.RISK_DIFFERENCE, "-0.41", unit="percentage points"),
        estimate(Measure.HAZARD_RATIO, "0.89"),
        estimate(Measure.RISK_DIFFERENCE, "-0.5", unit="percentage points"),
    )
    assert captions_of(markup) == ["Risk difference, percentage points", "Hazard ratio"]
    assert [len(list(table.iter("th"))) for table in tables_of(markup)] == [2, 1]


def test_a_mean_difference_shades_what_is_too_small_to_matter_and_tells_the_scale() -> None:
    markup = figure_of(
        estimate(Measure.MEAN_DIFFERENCE, "-0.7", ci=between("-1.2", "-0.3"), unit="points", scale=PAIN),
        intervention="Vertebroplasty",
    )
    (band,) = parts(markup, "band")
    middle = float(band.attrib["x"]) + float(band.attrib["width"]) / 2
    assert middle == pytest.approx(WIDTH / 2)
    said = words_of(tables_of(markup)[0])
    assert "Pain scale, 0 to 10, a lower score is better." in said
    assert "Shaded: less than 1.5, the smallest difference that matters." in said


def test_a_share_of_people_stands_on_0_to_100_percent() -> None:
    markup = figure_of(
        estimate(Measure.PROPORTION, events=38, total=95),
        estimate(Measure.PROPORTION, "40", unit="percent", approximate=True),
        estimate(Measure.PROPORTION, "0.40", ci=between("0.30", "0.51")),
        estimate(Measure.PROPORTION, "40", unit="%", range=between("35", "80")),
    )
    assert captions_of(markup) == ["Proportion, with 95% interval"]
    assert figures_of(markup) == [
        "38 of 95 no interval given",
        "about 40% no interval given",
        "0.40 (0.30 to 0.51)",
        "40%, range 35 to 80",
    ]
    ticks = [text.text for text in parsed(markup).iter("text")]
    assert (ticks[0], ticks[-1]) == ("0%", "100%")
    one, same = squares_of(parsed(markup))
    assert one == same


def test_groups_of_a_study_are_grey_rows_apart_from_the_comparison() -> None:
    arms = (
        make(Arm, name="Vertebroplasty", events=15, total=91),
        make(Arm, name="Usual care", events=21, total=85),
    )
    markup = figure_of(estimate(Measure.RISK_RATIO, "0.67", arms=arms, n=176))
    assert captions_of(markup) == ["Risk ratio", "Proportion, by group"]
    comparison, groups = tables_of(markup)
    assert comparison.get("data-comparison") is None
    assert groups.get("data-comparison") == "none"
    assert [words_of(head) for head in groups.iter("th")] == [
        "Vertebroplasty Title of venmans2012",
        "Usual care Title of venmans2012",
    ]
    assert figures_of(markup)[1:] == ["15 of 91", "21 of 85"]


def test_rates_of_groups_keep_their_unit_of_time() -> None:
    arms = tuple(make(Arm, name=name, rate=number(rate), per="1000 person-years")
                 for name, rate in (("Aspirin", "10.7"), ("Control", "11.30")))  # fmt: skip
    markup = figure_of(estimate(Measure.RATE, arms=arms))
    assert captions_of(markup) == ["Rate, by group, per 1000 person-years"]
    assert figures_of(markup) == ["10.7 per 1000 person-years", "11.30 per 1000 person-years"]


def test_a_change_over_time_is_grey_and_titled_as_no_comparison() -> None:
    markup = figure_of(
        estimate(Measure.CHANGE_FROM_BASELINE, "-19.8", baseline=number("73.8"), unit="mm"),
        intervention="Kyphoplasty",
    )
    assert captions_of(markup) == [f"{BEFORE_AND_AFTER}, mm"]
    assert tables_of(markup)[0].get("data-comparison") == "none"
    assert "from 73.8 at the start" in figures_of(markup)[0]
    assert "lower" not in words_of(parsed(markup))


def test_absolute_numbers_stand_as_text() -> None:
    absolute = make(Absolute, per=1000, without=number("96"), with_=number("85"), ci=between("76", "93"))
    markup = figure_of(estimate(Measure.RISK_RATIO, "0.88", ci=between("0.79", "0.97"), absolute=absolute))
    assert figures_of(markup) == ["0.88 (0.79 to 0.97) per 1000: 96 without, 85 with (76 to 93)"]


def test_an_interval_off_the_axis_ends_in_an_arrow_inside_the_picture() -> None:
    markup = figure_of(estimate(Measure.RISK_RATIO, "3", ci=between("0", "900")))
    (interval,) = parts(markup, "interval")
    assert "l-5,4" in interval.attrib["d"]
    assert "l5,4" in interval.attrib["d"]


@pytest.mark.parametrize(
    "nothing",
    [
        (),
        (estimate(Measure.RISK_RATIO),),
        (estimate(Measure.RATE, arms=(make(Arm, name="Aspirin"),)),),
        (estimate(Measure.PROPORTION, events=3),),
        (estimate(Measure.PROPORTION, events=0, total=0),),
    ],
)
def test_nothing_is_drawn_where_there_is_no_figure(nothing: tuple[Estimate, ...]) -> None:
    assert figure_of(*nothing) == ""


def test_hostile_words_stay_words() -> None:
    hostile = "\"><script>alert(1)</script>&amp;<svg onload=x style='a'>"
    scale = make(Scale, name=hostile, better=hostile)
    markup = figure_of(
        estimate(Measure.MEAN_DIFFERENCE, "1", unit=hostile, at=hostile, group=hostile, p=hostile,
                 definition=hostile, scale=scale, arms=(make(Arm, name=hostile, value=number("1")),)),
        outcome=hostile, intervention=hostile, comparator=hostile,
    )  # fmt: skip
    names = {part.tag for part in parsed(markup).iter()}
    assert "script" not in names
    assert {"onload", "style"}.isdisjoint(name for part in parsed(markup).iter() for name in part.attrib)


NUMBERS = st.decimals(-5000, 5000, allow_nan=False, allow_infinity=False, places=3)


@settings(max_examples=300)
@given(st.sampled_from(AxisKind), st.lists(NUMBERS, min_size=1, max_size=6))
def test_every_figure_is_on_its_axis_and_no_two_labels_touch(kind: AxisKind, figures: list[Decimal]) -> None:
    axis = axis_for(kind, figures)
    assert list(axis.ticks) == sorted(set(axis.ticks))
    assert 2 <= len(axis.ticks) <= 14
    if kind in (AxisKind.DIFFERENCE, AxisKind.AMOUNT):
        assert all(0 <= axis.place(figure) <= 1 for figure in figures)
    if axis.no_effect is not None:
        assert 0 <= axis.place(axis.no_effect) <= 1
    assert len(labelled_ticks(axis)) >= 2


@settings(max_examples=150)
@given(st.sampled_from(Measure), st.lists(NUMBERS, min_size=3, max_size=3))
def test_what_is_drawn_stays_inside_its_picture(measure: Measure, figures: list[Decimal]) -> None:
    low, value, high = sorted(figures)
    markup = figure_of(estimate(measure, str(value), ci=(low, high), scale=PAIN))
    for picture in parsed(markup).iter("svg"):
        width, height = (float(number) for number in picture.attrib["viewBox"].split()[2:])
        for part in picture.iter("rect"):
            assert float(part.attrib["x"]) >= 0
            assert float(part.attrib["x"]) + float(part.attrib["width"]) <= width
        assert all(0 <= left < right <= width for left, right in squares_of(picture))
        boxes = sorted(_label_boxes(picture))
        assert all(left >= 0 and right <= width and y <= height for y, left, right in boxes)
        for (y, _, right), (other_y, left, _) in itertools.pairwise(boxes):
            assert y != other_y or right < left


def _label_boxes(picture: ElementTree.Element) -> list[tuple[float, float, float]]:
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    boxes = []
    for text in picture.iter("text"):
        wide = text_width(text.text or "", TICK_SIZE)
        left = float(text.attrib["x"]) - wide * shares[text.get("text-anchor", picture.attrib["text-anchor"])]
        boxes.append((float(text.attrib["y"]), left + 0.1, left + wide - 0.1))
    return boxes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{rates.value} per 1000 person-years", "10.7 against 12.1 per 1000 person-years"),
        ("{rates.value}.", "10.7 per 1000 person-years against 12.1 per 1000 person-years."),
    ],
)
def test_a_unit_that_a_sentence_says_itself_is_not_said_twice(text: str, shown: str) -> None:
    arms = tuple(
        make(Arm, name=name, rate=Decimal(rate), per="1000 person-years")
        for name, rate in (("Naps", "10.7"), ("No naps", "12.1"))
    )
    estimate = make(Estimate, from_=Id("doe2020"), measure=Measure.RATE, arms=arms, shown=True)
    assert with_figures_of(text, {Id("rates"): claim("rates", estimates=(estimate,))}) == shown
