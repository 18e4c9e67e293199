"""The text that a reviewer signs, and the days from which a signature is needed.

The site's name stands inside, so that an event signed for one site proves nothing on another. The folder of
the event does not: where a signed event may lie follows from its own `article`.
"""

import json
from dataclasses import replace
from datetime import date

from generator.core.fingerprint import canonical_form, canonical_json
from generator.core.model import Policy, ReviewEvent
from generator.core.vocabulary import Signatures


def signed_text(event: ReviewEvent, site: str) -> str:
    """Canonical JSON of the event without its signature, and of the site's name."""
    bare = canonical_json(replace(event, signature=None))
    return f'{{"event":{bare},"site":{json.dumps(canonical_form(site), ensure_ascii=False)}}}'


def needs_signature(policy: Policy, day: date) -> bool:
    """True where an event of that day counts only if it is signed."""
    since = policy.signatures_from
    return policy.signatures is Signatures.REQUIRED and (since is None or since <= day)
