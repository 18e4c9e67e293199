"""The columns of a table on paper share its width by what stands in them, cells that span several too."""

from typing import Any

from generator.rendering.sheets.table_columns import column_shares

LONG = "For people like these, the medicine probably makes little or no difference to what they feel. " * 2


def cell(text: str, span: int = 1) -> dict[str, Any]:
    return {"span": span, "bold": False, "blocks": [{"runs": [{"text": text}]}]}


def test_a_row_with_a_cell_over_several_columns_still_gives_its_last_one_room() -> None:
    head = [cell(name) for name in ("Outcome", "Without", "With", "Difference", "Meaning")]
    row = [cell("Pain"), cell("Not given, since nothing that was read says so", span=3), cell(LONG)]
    shares = column_shares([head, row], 5)
    assert shares[-1] > sum(shares) / 3


def test_no_column_is_narrower_than_its_longest_word() -> None:
    shares = column_shares([[cell("a"), cell("methylprednisolone"), cell(LONG)]], 3)
    assert shares[1] > column_shares([[cell("a"), cell("drug"), cell(LONG)]], 3)[1]
