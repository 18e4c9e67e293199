"""An address as a QR code, drawn for paper."""

from io import BytesIO

import segno


def qr_code(address: str) -> str:
    """The code as SVG, with the quiet margin that readers need; dark enough for a photocopier."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, xmldecl=False, svgns=True, nl=False, unit="", omitsize=True)
    return out.getvalue().decode()
