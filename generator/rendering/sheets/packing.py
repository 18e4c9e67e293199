"""A finished PDF, packed: typst writes every tag of the structure tree in clear, which is half of a sheet.

What a reader finds in it stays as it was: tags, metadata, letters and links. The identifier of the file
follows from its content, so that the same sheet is the same file.
"""

from io import BytesIO

import pikepdf


def packed(pdf: bytes) -> bytes:
    """The same document in fewer bytes."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
