import doctest
import importlib
import pkgutil

import pytest

import qa

# Entry points run when they are imported.
MODULES = sorted(module.name for module in pkgutil.walk_packages(qa.__path__, "qa.") if "__main__" not in module.name)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
