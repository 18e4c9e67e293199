"""The form of an SSH signature, read without any program: which key made it, and for what purpose.

An event holds the body alone, without the armour around it: one line of base64 that no YAML writer wraps or
quotes. Source: OpenSSH's PROTOCOL.sshsig.
"""

import base64
import binascii
import textwrap
from dataclasses import dataclass

from generator.core.public_key import strings_of

NAMESPACE = "review-event@evidence-knowledge-base"
"""The purpose for which review events are signed; a signature made for another never counts."""

_MAGIC = b"SSHSIG"
_VERSION = (1).to_bytes(4, "big")
_HASHES = (b"sha256", b"sha512")
_BEGIN = "-----BEGIN SSH SIGNATURE-----"
_END = "-----END SSH SIGNATURE-----"


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature says of itself; `key` is the body of the public key that made it."""

    key: bytes
    namespace: str


def read_signature(body: str) -> Signature | None:
    """What a signature's body holds, or None for what is no SSH signature."""
    try:
        blob = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return None
    strings = strings_of(blob[len(_MAGIC) + len(_VERSION) :])
    if not blob.startswith(_MAGIC + _VERSION) or len(strings) != 5 or strings[3] not in _HASHES:
        return None
    return Signature(strings[0], strings[1].decode("utf-8", "replace"))


def armoured(body: str) -> str:
    """The body between its two lines, as ssh-keygen reads it."""
    return "\n".join([_BEGIN, *textwrap.wrap(body, 70), _END, ""])


def body_of(armour: str) -> str:
    """The body of what ssh-keygen wrote."""
    return "".join(armour.replace(_BEGIN, "").replace(_END, "").split())
