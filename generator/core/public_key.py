"""SSH public keys as `board.yml` holds them: which forms count, and why one does not.

Only the kind and the body of a key are ever used: whatever else stands in the text could reach the list of
allowed signers as an option or as a further line. Sources: RFC 4253 section 6.6, OpenSSH's PROTOCOL.u2f.
"""

import base64
import binascii
from dataclasses import dataclass
from functools import lru_cache

_STRINGS = {
    "ssh-ed25519": 2,
    "ssh-rsa": 3,
    "ecdsa-sha2-nistp256": 3,
    "ecdsa-sha2-nistp384": 3,
    "ecdsa-sha2-nistp521": 3,
    "sk-ssh-ed25519@openssh.com": 3,
    "sk-ecdsa-sha2-nistp256@openssh.com": 4,
}
"""The kinds that count, each with how many strings its body frames, its name among them."""

_LEAST_RSA_BITS = 3072
_ADVICE = "make one with 'ssh-keygen -t ed25519', and copy the line of its .pub file"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A well-formed public key, without its comment: what its base64 body holds, its kind included."""

    blob: bytes

    @property
    def line(self) -> str:
        """Kind and body, as a list of allowed signers takes them."""
        return f"{strings_of(self.blob)[0].decode()} {base64.b64encode(self.blob).decode()}"


@dataclass(frozen=True, slots=True)
class KeyFault:
    """Why a text is no key that counts, as the end of a sentence, and what to do."""

    because: str
    hint: str = _ADVICE


@lru_cache(maxsize=4096)
def read_public_key(text: str) -> PublicKey | KeyFault:
    """The key of a line such as `ssh-ed25519 AAAAC3... ann@laptop`, or what is wrong with it."""
    if "PRIVATE KEY" in text:
        return KeyFault("it is a private key", "delete it, never use it again, and make a new pair")
    if not text.isprintable():
        return KeyFault("it has more than one line", "give each key as an entry of its own")
    kind, _, rest = text.partition(" ")
    if kind not in _STRINGS:
        return KeyFault("it does not begin with a kind that counts, such as 'ssh-ed25519'")
    blob = _decoded(rest.split(" ")[0])
    strings = strings_of(blob)
    if len(strings) != _STRINGS[kind] or strings[0] != kind.encode():
        return KeyFault("it is cut short or mistyped", "copy the whole line of the .pub file")
    bits = int.from_bytes(strings[-1], "big").bit_length()
    if kind == "ssh-rsa" and bits < _LEAST_RSA_BITS:
        return KeyFault(f"it is an RSA key of {bits} bits, and {_LEAST_RSA_BITS} are the least")
    return PublicKey(blob)


def strings_of(blob: bytes) -> tuple[bytes, ...]:
    """The strings that SSH's wire format frames one after the other; none where the frames do not fit."""
    strings = []
    while blob:
        end = 4 + int.from_bytes(blob[:4], "big")
        if len(blob) < max(end, 4):
            return ()
        strings.append(blob[4:end])
        blob = blob[end:]
    return tuple(strings)


def _decoded(body: str) -> bytes:
    try:
        return base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return b""
