"""OpenSSH's ssh-keygen, run to sign and to verify: the only code that calls it.

Everything reaches it in files of a private folder and in separate arguments, so that no text of the content
is ever read as an option. Days and keys are judged before: here only the signature itself is.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.core.public_key import PublicKey
from generator.signing.ssh_signature import NAMESPACE, armoured, body_of

_VERIFYING_SECONDS = 20
_SIGNING_SECONDS = 180
"""Long enough to type a passphrase or to find and touch a security key."""

_REFUSED = "Could not verify signature"
_INSTALL = "install OpenSSH (Debian: openssh-client)"

_FAILURES = {
    "incorrect passphrase": ("the passphrase of '{key}' was wrong, or could not be asked for", "try again"),
    "UNPROTECTED": ("other users can read '{key}'", "run 'chmod 600' on it: ssh-keygen refuses such a key"),
    "No private key": (
        "the private half of '{key}' is neither beside it nor in the agent",
        "name the private key, or add it to the agent with 'ssh-add'",
    ),
    "Couldn't load public key": ("'{key}' is no SSH key", "name your private key, such as ~/.ssh/id_ed25519"),
}
"""What ssh-keygen prints when it cannot sign, with the sentence and the hint for people."""


class SigningError(Exception):
    """A text cannot be signed; worded for the person who wanted to, with a hint."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class VerifyingError(Exception):
    """ssh-keygen cannot say whether a signature is good; carries what it printed."""


@dataclass(frozen=True, slots=True)
class SignedText:
    """A text with its signature, and by whom, with which key and when it shall have been signed."""

    text: str
    signature: str
    signer: str
    key: PublicKey
    moment: datetime

    @property
    def allowed(self) -> str:
        """The line that allows the signer this one key for this one purpose."""
        return f'{self.signer} namespaces="{NAMESPACE}" {self.key.line}'

    @property
    def at(self) -> str:
        """The moment as ssh-keygen reads it, in UTC."""
        return f"{self.moment:%Y%m%d%H%M%S}"


def find_program() -> str | None:
    """The path of ssh-keygen, None where this machine has none."""
    return shutil.which("ssh-keygen")


def is_signature_good(program: str, signed: SignedText) -> bool:
    """True where the signature is of exactly this text, by this key, for our purpose.

    Raises VerifyingError where ssh-keygen could not tell, such as one too old to know the options.
    """
    with TemporaryDirectory(prefix="signature-") as folder:
        allowed, signature = Path(folder, "allowed"), Path(folder, "signature")
        allowed.write_text(f"{signed.allowed}\n", encoding="utf-8")
        signature.write_text(armoured(signed.signature), encoding="utf-8")
        arguments = [program, "-Y", "verify", "-n", NAMESPACE, "-I", signed.signer, "-f", str(allowed)]
        arguments += ["-s", str(signature), "-O", f"verify-time={signed.at}"]
        try:
            done = subprocess.run(
                arguments,
                input=signed.text.encode(),
                env={**os.environ, "TZ": "UTC0"},
                capture_output=True,
                check=False,
                timeout=_VERIFYING_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise VerifyingError(str(error)) from error
    if done.returncode and _REFUSED.encode() not in done.stdout:
        raise VerifyingError(_first_line(done.stderr))
    return done.returncode == 0


def sign_text(text: str, key: Path) -> str:
    """The body of a signature of the text; `key` is a private key, or a public one whose agent is running.

    ssh-keygen asks for a passphrase on the terminal itself. Raises SigningError.
    """
    program = find_program()
    if program is None:
        raise SigningError("there is no 'ssh-keygen' on this machine", _INSTALL)
    if not key.is_file():
        raise SigningError(f"there is no key '{key}'", "name your private key, such as ~/.ssh/id_ed25519")
    with TemporaryDirectory(prefix="signature-") as folder:
        # In a file, since ssh-keygen asks for no passphrase when its input is not the terminal.
        event = Path(folder, "event")
        event.write_text(text, encoding="utf-8", newline="")
        try:
            done = subprocess.run(
                [program, "-Y", "sign", "-n", NAMESPACE, "-f", str(key.resolve()), str(event)],
                capture_output=True,
                check=False,
                timeout=_SIGNING_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SigningError(f"ssh-keygen did not sign: {error}", "try again") from error
        if done.returncode:
            raise _why_not_signed(done.stderr, key)
        return body_of(Path(folder, "event.sig").read_text(encoding="ascii"))


def _why_not_signed(printed: bytes, key: Path) -> SigningError:
    words = printed.decode("utf-8", "replace")
    for sign, (message, hint) in _FAILURES.items():
        if sign in words:
            return SigningError(message.format(key=key), hint)
    why = f"ssh-keygen did not sign with '{key}': {_first_line(printed)}"
    return SigningError(why, "try it by hand with 'ssh-keygen -Y sign'")


def _first_line(printed: bytes) -> str:
    lines = printed.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else "it said nothing"
