"""What templates render is what prettier prints, for specs of any shape and names of any length."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from tests.scaffold.prettier import Prettier, running_prettier
from tests.scaffold.random_specs import specs
from tools.scaffold.files import render_module
from tools.scaffold.spec.model import Spec

# Half a minute of work, which a busy machine stretches.
pytestmark = [pytest.mark.medusa, pytest.mark.timeout(600)]
VERSIONS = ["2.4.0", "2.11.1", "2.21.2"]


@pytest.fixture(scope="module")
def prettier() -> Iterator[Prettier]:
    with running_prettier() as running:
        yield running


# The same specs every time; more and others: raise `max_examples`, drop `derandomize`.
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=specs())
def test_prettier_changes_nothing_in_what_is_generated(
    prettier: Prettier, drawn: tuple[str, Spec]
) -> None:
    module, spec = drawn
    medusa = VERSIONS[len(module) % len(VERSIONS)]
    for file in render_module(module, spec, medusa):
        assert prettier.formatted(file.text) == file.text, file.path
