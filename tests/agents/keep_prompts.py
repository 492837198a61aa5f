"""Writes what is sent to a model to the files that `test_prompts` compares it with."""

import tempfile
from pathlib import Path

from tests.agents.conftest import make_shop
from tests.agents.test_prompts import KEPT, sent

if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        prompts = sent(lambda version: make_shop(Path(folder) / version, version))
    for name, text in prompts.items():
        (KEPT / name).write_text(text, encoding="utf-8")
