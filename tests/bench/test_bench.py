"""The bench's own parts: what is measured is what is said to be measured."""

from pathlib import Path

import pytest

from bench.resources import HUNDRED, NOW, SAMPLE, make_shop, sample_plan, spec_of
from bench.templates import FORMS, write_templates
from tools.repo.workspace import Workspace
from tools.scaffold.plan import plan_spec


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    make_shop(folder)
    return folder


def test_one_resource_is_ten_files(shop: Path) -> None:
    assert len(sample_plan(shop).writing) == 10


def test_a_hundred_resources_are_planned_from_one_spec(shop: Path) -> None:
    assert len(set(HUNDRED)) == 100
    plan = plan_spec(Workspace.at(shop), spec_of(HUNDRED), now=NOW)
    # The configuration and what keeps lock files out of diffs are there once.
    assert len(plan.writing) == 100 * 8 + 2
    assert not plan.blocking


def test_the_templates_of_the_peers_hold_every_file_and_no_name(shop: Path, tmp_path: Path) -> None:
    plan = sample_plan(shop)
    write_templates(plan, tmp_path / "hygen", tmp_path / "plop")
    for peer in ("hygen", "plop"):
        texts = [path.read_text(encoding="utf-8") for path in (tmp_path / peer).iterdir()]
        assert len(texts) == len(plan.writing)
        assert not [form for form in FORMS if any(form in text for text in texts)]
        assert SAMPLE not in "".join(texts)
