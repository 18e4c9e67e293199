"""Signatures of review events, with real keys: what proves an event, every forgery refused, and what counts.

Keys are made for each run; one public key, its event and its signature stand here for good, so that what was
signed once keeps its meaning in every later release.
"""

import base64
import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.core.declaration import Id, make
from generator.core.fingerprint import fingerprint_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Policy, ReviewEvent, SigningKey
from generator.core.public_key import KeyFault, read_public_key
from generator.core.signed_text import needs_signature, signed_text
from generator.core.vocabulary import Decision, Role, Signatures
from generator.loading.decode import Decoding
from generator.loading.yaml_source import read_yaml
from generator.project import open_project
from generator.signing.events import NO_PROGRAM, Proof, Verdict, sign_event, verify_events
from generator.signing.ssh_keygen import SigningError
from generator.signing.ssh_signature import NAMESPACE, armoured, body_of
from generator.signing.trust import count_only_trusted
from generator.signing.verdict_cache import user_folder
from generator.writing.events import event_name
from generator.writing.yaml_text import record_text
from tests.builders import AS_OF, article, base, claim, copy_site, event, printed, write_files

CASES = Path(__file__).parent / "cases/signing"
SITE = "answers-on-sleep"
COVERED = {"naps-tiredness": f"1-{'0' * 64}"}
GOOD = Verdict(Proof.GOOD)

pytestmark = pytest.mark.usefixtures("own_cache")


@dataclass(frozen=True)
class Keys:
    """Keys of the run by name: the private half as a file, the public one as its line."""

    folder: Path

    def private(self, name: str) -> Path:
        """The file of a private key."""
        return self.folder / name

    def public(self, name: str) -> str:
        """The line of a public key, with its comment."""
        return (self.folder / f"{name}.pub").read_text().strip()


@pytest.fixture(scope="module")
def keys(ssh_keygen: str, tmp_path_factory: pytest.TempPathFactory) -> Keys:
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ann", "second", "ben", "stranger", "locked"):
        kind = "ecdsa" if name == "second" else "ed25519"
        passphrase = "open sesame" if name == "locked" else ""
        arguments = ["-q", "-t", kind, "-N", passphrase, "-C", f"{name}@desk", "-f", str(folder / name)]
        subprocess.run([ssh_keygen, *arguments], check=True, timeout=60)
    return Keys(folder)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache, for this test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches/evidence-knowledge-base"


@pytest.fixture
def no_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no program is found."""
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))


def signed_base(keys: Mapping[str, Any], events: tuple[ReviewEvent, ...], **policy: Any) -> KnowledgeBase:
    """The small base with events, and the keys of its people as `board.yml` gives them."""
    kb = base(article(), claim(), events=events)
    people = {
        who: replace(person, keys=tuple(_signing_key(key) for key in keys.get(who, ())))
        for who, person in kb.board.people.items()
    }
    settings = {"site": SITE, "signatures": Signatures.REQUIRED, **policy}
    return replace(kb, board=replace(kb.board, people=people, policy=replace(kb.board.policy, **settings)))


def signed(keys: Keys, given: ReviewEvent | None = None, *, by: str = "ann", site: str = SITE) -> ReviewEvent:
    """An event with a signature."""
    return sign_event(given or event(COVERED), site, key=keys.private(by))


def verdict_of(kb: KnowledgeBase, cache: Path | None = None) -> Verdict:
    """The verdict on the only event."""
    return verify_events(kb, cache)[0]


def rows(name: str) -> list[Any]:
    """The rows of a file of cases, named after their sentences."""
    given = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["case"]) for row in given]


@pytest.mark.parametrize("row", rows("attacks.yml"))
def test_each_forgery_is_refused_with_its_reason(row: dict[str, Any], keys: Keys) -> None:
    fields = {"covers": COVERED, **row.get("before", {})}
    forged = replace(_changed(event(COVERED), fields), folder=Id(row.get("folder", "naps")))
    name = row.get("signed_with", "ann")
    if "namespace" in row:
        forged = replace(forged, signature=_signed_for(row["namespace"], forged, keys.private(name)))
    else:
        forged = signed(keys, forged, by=name, site=row.get("site", SITE))
    forged = _changed(replace(forged, signature=_tampered(row, str(forged.signature))), row.get("after", {}))
    listed = row.get("keys", {"ann": [{"key": "ann"}], "ben": [{"key": "ben"}]})
    kb = signed_base(
        {
            who: [{**key, "key": _key_text(key["key"], keys)} for key in given]
            for who, given in listed.items()
        },
        (forged,),
    )
    if "aliases" in row:
        moved = article(row["folder"], aliases=tuple(Id(alias) for alias in row["aliases"]))
        kb = replace(kb, articles={moved.id: moved})
    verdict = verdict_of(kb)
    expected = GOOD if row["expect"] == "good" else Verdict(Proof.FALSE, row["expect"])
    assert verdict == expected
    counted, _ = count_only_trusted(kb, None)
    assert len(counted.events) == (1 if expected == GOOD else 0)


def test_a_forgery_is_told_where_it_stands(keys: Keys) -> None:
    kb = signed_base({"ann": [{"key": keys.public("ann")}]}, (signed(keys, by="stranger"),))
    _, found = count_only_trusted(kb, None)
    assert printed(found) == [
        "signature-false :1:1 the signature of 'ann' under this event is false: its key is not among those of"
        " 'ann' | restore the file from git, or review again and sign"
    ]


@pytest.mark.parametrize("row", rows("policies.yml"))
def test_what_a_policy_makes_of_signatures(
    row: dict[str, Any], keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = signed_site(tmp_path / "site", row["policy"], row["events"], keys)
    if row.get("programs") == "none":
        monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    project = open_project(root, AS_OF)
    status = project.assessment.claims[Id("naps-tiredness")]
    assert status.stage.value == row["status"]
    assert len(status.requests) == row.get("requests", len(status.requests))
    assert [found.code for found in project.diagnostics] == row["codes"]
    assert bool(project.stopping) is row.get("stops", False)


def test_one_diagnostic_speaks_of_all_that_could_not_be_verified(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ["2026-05-01 approve good", "2026-05-02 approve good"]
    policy = {"signatures": "optional", "site": SITE}
    root = signed_site(tmp_path / "site", policy, days, keys)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    (found,) = open_project(root, AS_OF).diagnostics
    assert found.message == f"2 signed review events cannot be verified: {NO_PROGRAM}"
    assert found.hint == "install OpenSSH 8.7 or newer (Debian: openssh-client)"


def test_a_signature_made_long_ago_still_proves_its_event() -> None:
    text = (
        '{"event":{"meaning":{"article":"rest/naps","by":"ann","covers":{"naps-tiredness":"1-'
        + "0" * 64
        + '"},"date":"2026-05-01T12:00:00+00:00","decision":"approve","role":"clinical"},'
        '"record":"reviewevent"},"site":"answers-on-sleep"}'
    )
    old = event(COVERED, article="rest/naps", signature=_OLD_SIGNATURE)
    assert signed_text(old, SITE) == text
    assert verdict_of(signed_base({"ann": [{"key": _OLD_KEY}]}, (old,))) == GOOD


def test_a_signed_event_is_the_same_after_it_was_written_and_read(keys: Keys) -> None:
    moment = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
    given = event(
        COVERED,
        date=moment,
        note="Read both: \"-2\" & <b>#1</b>\n\nNa\u0308chste\tWoche 'ja'",
        interests="none",
        pull_request=41,
        leans_on={"naps-tiredness": {"doe2020": f"1-{'a' * 64}"}},
    )
    made = signed(keys, given)
    text = record_text(made)
    node, _ = read_yaml(text, "event.yml")
    assert node is not None
    read = Decoding([]).record(ReviewEvent, node, {"folder": "naps"})
    assert read is not None
    assert verdict_of(signed_base({"ann": [{"key": keys.public("ann")}]}, (read,))) == GOOD
    assert f"signature: {made.signature}\n" in text, "on one line, without quotes"


def test_ssh_keygen_alone_can_verify_an_event_from_its_text(
    keys: Keys, ssh_keygen: str, tmp_path: Path
) -> None:
    made = signed(keys)
    (tmp_path / "allowed").write_text(f"ann {keys.public('ann')}\n")
    (tmp_path / "signature").write_text(armoured(str(made.signature)))
    arguments = [ssh_keygen, "-Y", "verify", "-n", NAMESPACE, "-I", "ann"]
    arguments += ["-f", str(tmp_path / "allowed"), "-s", str(tmp_path / "signature")]
    done = subprocess.run(arguments, input=signed_text(made, SITE).encode(), check=False, timeout=60)
    assert done.returncode == 0


def test_the_folder_of_an_event_is_not_signed_and_every_other_field_is() -> None:
    plain = event(COVERED)
    assert signed_text(replace(plain, folder=Id("dreams")), SITE) == signed_text(plain, SITE)
    assert signed_text(replace(plain, signature="QQ=="), SITE) == signed_text(plain, SITE)
    given: dict[str, Any] = {
        "date": datetime(2026, 5, 1, 12, 0, 1, tzinfo=UTC),
        "by": Id("ben"),
        "role": Role.METHODS,
        "decision": Decision.HOLD,
        "article": "rest/naps",
        "covers": {"a": "1-a"},
        "leans_on": {"a": {"b": "1-b"}},
        "interests": "none",
        "numbers": "read at source",
        "note": "n",
        "pull_request": 1,
    }
    texts = {signed_text(replace(plain, **{name: value}), SITE) for name, value in given.items()}
    assert len(texts | {signed_text(plain, SITE)}) == len(given) + 1
    assert {*given, "folder", "signature", "origin"} == set(ReviewEvent.__dataclass_fields__)


def test_a_site_cannot_be_named_so_that_it_reads_like_an_event() -> None:
    names = ["a", 'a"}', 'a","event":{}', "ä", "a\u0308", "a b"]
    texts = [signed_text(event(COVERED), name) for name in names]
    assert len(set(texts)) == 5, "only the two ways to write one letter are the same"
    assert all(yaml.safe_load(text)["event"]["record"] == "reviewevent" for text in texts)


def test_only_good_verdicts_are_kept_and_they_need_no_program(
    keys: Keys, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, false = signed(keys), replace(signed(keys), note="changed")
    kb = signed_base({"ann": [{"key": keys.public("ann")}]}, (good, false))
    fresh = verify_events(kb, own_cache)
    assert [verdict.proof for verdict in fresh] == [Proof.GOOD, Proof.FALSE]
    assert verify_events(kb, own_cache) == fresh
    assert len((own_cache / "good-signatures").read_text().split()) == 1
    monkeypatch.setenv("PATH", "")
    assert verify_events(kb, own_cache) == (GOOD, Verdict(Proof.UNVERIFIED, NO_PROGRAM))
    assert [verdict.proof for verdict in verify_events(kb, None)] == [Proof.UNVERIFIED] * 2


@pytest.mark.parametrize("change", ["words", "key", "person", "day", "signature", "site"])
def test_a_kept_verdict_is_of_one_event_one_key_and_one_signature(
    change: str, keys: Keys, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.public("ann")
    made = signed(keys)
    assert verdict_of(signed_base({"ann": [{"key": key}]}, (made,)), own_cache) == GOOD
    monkeypatch.setenv("PATH", "")
    other = {
        "words": replace(made, note="more"),
        "person": replace(made, by=Id("ben")),
        "day": replace(made, date=datetime(2026, 5, 2, tzinfo=UTC)),
        "signature": replace(made, signature=_flipped(str(made.signature))),
    }.get(change, made)
    listed = {"ann": [{"key": keys.public("second") if change == "key" else key}], "ben": [{"key": key}]}
    kb = signed_base(listed, (other,), **({"site": "elsewhere"} if change == "site" else {}))
    assert verdict_of(kb, own_cache) != GOOD


@pytest.mark.parametrize("kept", [b"\xff\xfe\x00", b"", b"[]", b"0" * 63, b"0" * 1000])
def test_a_cache_that_cannot_be_read_counts_as_absent(kept: bytes, keys: Keys, own_cache: Path) -> None:
    own_cache.mkdir(parents=True)
    (own_cache / "good-signatures").write_bytes(kept)
    made = signed(keys)
    kb = signed_base({"ann": [{"key": keys.public("ann")}]}, (made, replace(made, note="changed")))
    assert [verdict.proof for verdict in verify_events(kb, own_cache)] == [Proof.GOOD, Proof.FALSE]


def test_a_cache_that_cannot_be_written_changes_nothing(keys: Keys, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    kb = signed_base({"ann": [{"key": keys.public("ann")}]}, (signed(keys),))
    assert verdict_of(kb, tmp_path / "file") == GOOD


def test_a_verdict_committed_with_the_project_counts_for_nothing(
    keys: Keys, own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = {"signatures": "required", "site": SITE}
    root = signed_site(tmp_path / "site", policy, ["2026-05-01 approve good"], keys)
    assert open_project(root, AS_OF).diagnostics == ()
    kept = (own_cache / "good-signatures").read_text()
    (own_cache / "good-signatures").unlink()
    write_files(root, {f"{folder}/good-signatures": kept for folder in (".cache", "content/.cache", ".")})
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(root)
    assert [found.code for found in open_project(root, AS_OF).diagnostics] == ["verification-impossible"]


def test_verdicts_are_kept_in_the_folder_of_the_user() -> None:
    name = "evidence-knowledge-base"
    assert user_folder({"HOME": "/home/ann"}) == Path("/home/ann/.cache", name)
    assert user_folder({"HOME": "/home/ann", "XDG_CACHE_HOME": "/caches"}) == Path("/caches", name)
    assert user_folder({"XDG_CACHE_HOME": "caches"}) is None, "it could lie in the project"
    assert user_folder({}) is None


def test_a_program_that_cannot_tell_leaves_the_event_unverified(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = signed(keys)
    program = tmp_path / "old/ssh-keygen"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'Invalid option \"verify-time\"' >&2\nexit 255\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    verdict = verdict_of(signed_base({"ann": [{"key": keys.public("ann")}]}, (made,)))
    assert verdict == Verdict(Proof.UNVERIFIED, 'ssh-keygen could not tell: Invalid option "verify-time"')


@pytest.mark.parametrize("name", ["missing", "words", "open", "alone.pub", "locked", "folder"])
def test_each_key_that_cannot_sign_says_why(
    name: str, keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    _answer_passphrases(tmp_path, "open oats", monkeypatch)
    (tmp_path / "folder").mkdir()
    write_files(tmp_path, {"words": "Ann's key\n", "alone.pub": keys.public("ann")})
    (tmp_path / "open").write_bytes(keys.private("ann").read_bytes())
    (tmp_path / "open").chmod(0o644)
    key = keys.private(name) if name == "locked" else tmp_path / name
    with pytest.raises(SigningError) as refused:
        sign_event(event(COVERED), SITE, key=key)
    message, hint = {
        "missing": (f"there is no key '{key}'", "name your private key, such as ~/.ssh/id_ed25519"),
        "folder": (f"there is no key '{key}'", "name your private key, such as ~/.ssh/id_ed25519"),
        "words": (f"'{key}' is no SSH key", "name your private key, such as ~/.ssh/id_ed25519"),
        "open": (
            f"other users can read '{key}'",
            "run 'chmod 600' on it: ssh-keygen refuses such a key",
        ),
        "alone.pub": (
            f"the private half of '{key}' is neither beside it nor in the agent",
            "name the private key, or add it to the agent with 'ssh-add'",
        ),
        "locked": (f"the passphrase of '{key}' was wrong, or could not be asked for", "try again"),
    }[name]
    assert (str(refused.value), refused.value.hint) == (message, hint)


def test_nobody_signs_without_ssh_keygen(keys: Keys, no_programs: None) -> None:
    with pytest.raises(SigningError, match=NO_PROGRAM):
        signed(keys)


def test_an_event_of_an_article_is_not_signed_without_saying_of_which(keys: Keys) -> None:
    with pytest.raises(SigningError, match="names its 'article'"):
        signed(keys, event({"article": "1-a"}))


def test_a_key_with_a_passphrase_signs(keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    _answer_passphrases(tmp_path, "open sesame", monkeypatch)
    made = signed(keys, by="locked")
    assert verdict_of(signed_base({"ann": [{"key": keys.public("locked")}]}, (made,))) == GOOD


def test_a_key_that_only_the_agent_holds_signs(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "agent"))
    public = tmp_path / "ann.pub"
    public.write_text(keys.public("ann"))
    with subprocess.Popen(
        ["ssh-agent", "-D", "-a", str(tmp_path / "agent")], stdout=subprocess.DEVNULL
    ) as agent:
        try:
            _await(tmp_path / "agent")
            subprocess.run(["ssh-add", "-q", str(keys.private("ann"))], check=True, timeout=60)
            made = sign_event(event(COVERED), SITE, key=public)
        finally:
            agent.terminate()
    assert verdict_of(signed_base({"ann": [{"key": keys.public("ann")}]}, (made,))) == GOOD


def test_a_key_whose_name_looks_like_an_option_is_a_file(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-Y").write_bytes(keys.private("ann").read_bytes())
    Path("-Y").chmod(0o600)
    made = sign_event(event(COVERED), SITE, key=Path("-Y"))
    assert verdict_of(signed_base({"ann": [{"key": keys.public("ann")}]}, (made,))) == GOOD


def test_a_policy_needs_signatures_from_its_day_on() -> None:
    policy = make(Policy, quorum={}, valid_for=365, signatures=Signatures.REQUIRED)
    later = replace(policy, signatures_from=date(2026, 5, 2))
    assert needs_signature(policy, date(2020, 1, 1))
    assert [needs_signature(later, date(2026, 5, day)) for day in (1, 2, 3)] == [False, True, True]
    assert not needs_signature(replace(later, signatures=Signatures.OPTIONAL), date(2026, 5, 3))


def test_every_kind_of_key_that_ssh_makes_is_read_or_refused(ssh_keygen: str, tmp_path: Path) -> None:
    made = {"ed25519": [], "ecdsa": ["-b", "521"], "rsa": ["-b", "3072"]}
    for kind, size in made.items():
        file = tmp_path / kind
        subprocess.run(
            [ssh_keygen, "-q", "-t", kind, *size, "-N", "", "-f", str(file)], check=True, timeout=60
        )
        line = (tmp_path / f"{kind}.pub").read_text().strip()
        key = read_public_key(line)
        assert not isinstance(key, KeyFault)
        assert line.startswith(key.line)
        private = read_public_key(file.read_text())
        assert isinstance(private, KeyFault)
        assert private.because == "it is a private key"


def signed_site(root: Path, policy: Mapping[str, Any], events: list[str], keys: Keys) -> Path:
    """The site `minimal` with Ann's key, a policy, and events such as `2026-05-01 approve good`."""
    copy_site("minimal", root)
    board = yaml.safe_load((root / "content/board.yml").read_text())
    board["people"]["ann"]["keys"] = [{"key": keys.public("ann")}]
    board["policy"] |= policy
    write_files(root, {"content/board.yml": yaml.safe_dump(board)})
    words = fingerprint_of(open_project(root, AS_OF).kb.claims[Id("naps-tiredness")])
    subject = open_project(root, AS_OF).assessment.subjects["naps-tiredness"]
    for written in events:
        day, decision, signature = written.split()
        made = event(
            {"naps-tiredness": words},
            leans_on={"naps-tiredness": subject.leans_on},
            date=datetime.fromisoformat(f"{day}T12:00:00+00:00"),
            decision=Decision(decision),
            interests="none",
        )
        if signature != "none":
            made = signed(keys, made, by="ann" if signature == "good" else "stranger")
        text = record_text(made)
        write_files(root, {f"content/rest/naps/reviews/{event_name(made, text)}": text})
    return root


def _signing_key(given: Mapping[str, Any]) -> SigningKey:
    fields = {"from_" if name == "from" else name: value for name, value in given.items()}
    return make(SigningKey, **fields)


def _key_text(given: str, keys: Keys) -> str:
    lines = {name: " ".join(keys.public(name).split()[:2]) for name in ("ann", "second", "ben", "stranger")}
    return keys.public(given) if given in lines else given.format(**lines)


def _changed(given: ReviewEvent, fields: Mapping[str, Any]) -> ReviewEvent:
    kinds = {"decision": Decision, "role": Role, "by": Id}
    typed: dict[str, Any] = {
        name: kinds[name](value) if name in kinds else value for name, value in fields.items()
    }
    return replace(given, **typed)


def _signed_for(namespace: str, given: ReviewEvent, key: Path) -> str:
    done = subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-n", namespace, "-f", str(key)],
        input=signed_text(given, SITE).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return body_of(done.stdout.decode())


def _tampered(row: Mapping[str, Any], signature: str) -> str:
    if "signature" in row:
        return str(row["signature"])
    if "cut" in row:
        return signature[: -row["cut"]]
    if "turn_last_bit" in row:
        return _flipped(signature)
    if "replace_bytes" in row:
        was, now = (row["replace_bytes"][name].encode() for name in ("was", "now"))
        blob = base64.b64decode(signature)
        assert blob.count(was) == 1
        return base64.b64encode(blob.replace(was, now)).decode()
    return signature


def _flipped(signature: str) -> str:
    blob = base64.b64decode(signature)
    return base64.b64encode(blob[:-1] + bytes([blob[-1] ^ 1])).decode()


def _answer_passphrases(folder: Path, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "answer"
    program.write_text(f"#!/bin/sh\necho '{answer}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("SSH_ASKPASS", str(program))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    monkeypatch.setenv("DISPLAY", ":0")


def _await(file: Path) -> None:
    for _ in range(200):
        if file.exists():
            return
        time.sleep(0.02)
    raise AssertionError(f"{file.name} never came")


_OLD_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPNNgk2jO7b6fzJK9AgGr4LoiNaP3zmdRDHmzUYlRjjg"
"""Its private half was thrown away."""

_OLD_SIGNATURE = (
    "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg802CTaM7tvp/Mkr0CAavguiI1o/fOZ1EMebNRiVGOOAAAA"
    "AkcmV2aWV3LWV2ZW50QGV2aWRlbmNlLWtub3dsZWRnZS1iYXNlAAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1"
    "NTE5AAAAQBzZTdF139yzzL1rXyONSfGVEKkQtsM1s+NDNApQj0oka1tWnvpq8ikEHSnbznzpZ55s/kGiToHUOdZbEv"
    "N4Qww="
)
