"""Whether the board's keys and its policy of signatures can do what they are there for."""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Related, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.public_key import KeyFault, read_public_key
from generator.core.vocabulary import Signatures


@check("key-malformed", Severity.ERROR)
def malformed_keys(kb: KnowledgeBase) -> Iterator[Finding]:
    """A key of a person in `board.yml` is none that can sign review events.

    Nothing signed with it would count. A key is the one line of a `.pub` file, with its kind first and
    without options: Ed25519, ECDSA, RSA of 3072 bits or more, or the first two on a security key. A private
    key never stands here: whoever has read it can sign in the person's name.

    Rule: OpenSSH (the form and kinds of public keys); the least length is this site's own.
    """
    for person in kb.board.people.values():
        for key in person.keys:
            fault = read_public_key(key.key)
            if isinstance(fault, KeyFault):
                message = f"a key of '{person.id}' cannot count: {fault.because}"
                yield Finding(key.origin.span("key"), message, fault.hint)


@check("key-shared", Severity.ERROR)
def shared_keys(kb: KnowledgeBase) -> Iterator[Finding]:
    """One key is listed for two people, so that one of them could sign for both.

    Each person signs with a key of their own. Delete the key from whoever does not hold its private half.

    Rule: this site's own; one person counts once.
    """
    first: dict[bytes, tuple[str, Span]] = {}
    for person in kb.board.people.values():
        for item in person.keys:
            key = read_public_key(item.key)
            if isinstance(key, KeyFault):
                continue
            owner, place = first.setdefault(key.blob, (person.id, item.origin.span("key")))
            if owner != person.id:
                message = f"this key of '{person.id}' is also that of '{owner}'"
                related = (Related(place, "listed here"),)
                yield Finding(
                    item.origin.span("key"),
                    message,
                    "give each person a key of their own, made with 'ssh-keygen -t ed25519'",
                    related,
                )


@check("signature-policy", Severity.ERROR)
def unworkable_policies(kb: KnowledgeBase) -> Iterator[Finding]:
    """The policy requires signatures that nobody can verify, or a day from which it requires none.

    The name of the `site` stands in every signed text, so that nothing signed elsewhere counts here; without
    it no signature does. `signatures_from` says from which day on a policy of `signatures: required` holds.

    Rule: this site's own; what is required can be verified.
    """
    policy = kb.board.policy
    is_required = policy.signatures is Signatures.REQUIRED
    if is_required and not policy.site:
        message = "the policy requires signatures, and names no 'site' that stands in them"
        yield Finding(
            policy.origin.span("signatures"), message, "add 'site: <name>' to the policy, and never change it"
        )
    if policy.signatures_from and not is_required:
        message = "'signatures_from' gives a day, and the policy requires no signatures"
        hint = "write 'signatures: required', or delete 'signatures_from' if events need not be signed"
        yield Finding(policy.origin.span("signatures_from"), message, hint)
