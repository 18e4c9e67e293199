"""The workflows under `.github/` as data: their jobs and steps, for the tests that read and run them."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

GITHUB = Path(__file__).parent.parent / ".github"
FILES = sorted((GITHUB / "workflows").glob("*.yml"))

_COMMAND = re.compile(r"(?:\S*/)?evidence((?:[^\S\n]+[^\s;&|<>]+)+)")


@dataclass(frozen=True)
class Step:
    """One step with the job and the workflow it stands in."""

    file: str
    job: str
    fields: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What GitHub shows."""
        return str(self.fields.get("name", ""))

    @property
    def script(self) -> str:
        """The shell script it runs, empty for an action."""
        return str(self.fields.get("run", ""))

    @property
    def action(self) -> str:
        """The action it uses, `owner/name`, empty for a script."""
        return str(self.fields.get("uses", "")).partition("@")[0]

    @property
    def inputs(self) -> Mapping[str, Any]:
        """What is given to the action."""
        given: Mapping[str, Any] = self.fields.get("with", {})
        return given

    @property
    def evidence_commands(self) -> list[list[str]]:
        """The arguments of every `evidence ...` its script runs."""
        joined = self.script.replace("\\\n", " ")
        return [shlex.split(match[1]) for match in _COMMAND.finditer(joined)]

    def __str__(self) -> str:
        return f"{self.file}: {self.job}: {self.name}"


def workflow(file: str) -> dict[Any, Any]:
    """A workflow as parsed; YAML 1.1 reads its key `on` as True."""
    parsed: dict[Any, Any] = yaml.safe_load((GITHUB / "workflows" / file).read_text("utf-8"))
    return parsed


def triggers(file: str) -> set[str]:
    """The events a workflow runs on."""
    return set(workflow(file)[True])


def jobs(file: str) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow by their ids."""
    found: dict[str, dict[str, Any]] = workflow(file)["jobs"]
    return found


def steps() -> Iterator[Step]:
    """Every step of every workflow."""
    for path in FILES:
        for name, job in jobs(path.name).items():
            yield from (Step(path.name, name, fields) for fields in job["steps"])


def step(file: str, job: str, name: str) -> Step:
    """The step of that name."""
    found = [one for one in steps() if (one.file, one.job, one.name) == (file, job, name)]
    assert len(found) == 1, f"{len(found)} steps are named '{name}' in {file}"
    return found[0]
