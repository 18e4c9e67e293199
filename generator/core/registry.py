"""Finding the files that add something: a check, a page type or an importer is one file of a package."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules_of(package: str) -> Iterator[ModuleType]:
    """Import every module of a package, in the order of their names."""
    found = importlib.import_module(package)
    for entry in sorted(pkgutil.iter_modules(found.__path__), key=lambda entry: entry.name):
        yield importlib.import_module(f"{package}.{entry.name}")
