"""What holds for every test: nothing from outside, neither the network nor the user's settings."""

import os

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"  # before any library reads it


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ATTEST_INDEX", "ATTEST_READER"):
        monkeypatch.delenv(name, raising=False)
