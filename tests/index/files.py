"""Files for tests to read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@contextmanager
def without_root() -> Iterator[None]:
    """Root may read everything; for these lines the process is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
