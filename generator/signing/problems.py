"""Every message about signatures of review events, in one place; the docstrings are the manual."""

from collections.abc import Iterable

from generator.core.diagnostic import Family, Finding, Severity, Span, problem

SIGNED_EVENTS = Family("signed-events", "Whether the signatures under review events are true")


@problem("signature-false", Severity.ERROR, SIGNED_EVENTS)
def signature_false(span: Span, who: str, because: str, about: Iterable[str]) -> Finding:
    """A review event carries a signature that its reviewer did not give to it, or not with a key that counts.

    Such an event counts for nothing, whatever the policy: it was forged, changed after signing, copied from
    elsewhere, or signed with a key that `board.yml` does not give to the person on that day. Restore the file
    from git, or let the reviewer review again; events are never edited. If it would have taken trust away
    (a hold, a request, a withdrawal), what it covers is not approved while it stands.

    Rule: this site's own; a forged voice counts for nothing.
    """
    message = f"the signature of '{who}' under this event is false: {because}"
    return Finding(span, message, "restore the file from git, or review again and sign", about=tuple(about))


@problem("signature-missing", Severity.ERROR, SIGNED_EVENTS)
def signature_missing(span: Span, who: str, about: Iterable[str]) -> Finding:
    """The policy requires signatures, and a review event has none.

    Anybody who may write files could have written it, so it gives no trust. A hold, a request for changes and
    a recusal count all the same, since nobody must prove a doubt; what a withdrawal without signature covers
    is not approved while the file stands. Review again and sign, or let older events count by
    `signatures_from`.

    Rule: this site's own; trust is proven, doubt is not.
    """
    message = f"this event of '{who}' is not signed, and the policy requires it"
    return Finding(span, message, "review it again, and sign with '--sign <your key>'", about=tuple(about))


@problem("signature-unverified", Severity.WARNING, SIGNED_EVENTS)
def signature_unverified(span: Span, number: int, because: str, hint: str) -> Finding:
    """Signed review events could not be verified, so they count like events without a signature.

    Either this machine has no `ssh-keygen`, or one older than OpenSSH 8.7, or the policy names no `site`,
    without which nobody knows the text that was signed. Install OpenSSH, or name the site.

    Rule: this site's own; what nobody verified is not proven.
    """
    return Finding(span, f"{_events(number)} cannot be verified: {because}", hint)


@problem("verification-impossible", Severity.ERROR, SIGNED_EVENTS)
def verification_impossible(span: Span, number: int, because: str, hint: str) -> Finding:
    """The policy requires signatures, and this machine cannot verify them, so that no signed event counts.

    Building stops: a site made here would show everything as not approved because of this machine, not
    because of its content. Install OpenSSH 8.7 or newer, which brings `ssh-keygen`.

    Rule: this site's own; a machine changes no status.
    """
    return Finding(span, f"{_events(number)} cannot be verified: {because}", hint)


def _events(number: int) -> str:
    return "1 signed review event" if number == 1 else f"{number} signed review events"
