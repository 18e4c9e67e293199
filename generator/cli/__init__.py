"""The command line: `evidence`, one file per command, found by discovery.

An adapter: a command reads options and the clock, calls one function, prints, and sets the exit code.
"""

from generator.cli.group import main
from generator.core.registry import modules_of

__all__ = ["main"]

for _ in modules_of(__name__):
    pass
