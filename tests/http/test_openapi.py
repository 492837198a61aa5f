"""Every answer is one that the OpenAPI document tells, whatever is asked."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server import build_app
from service.http.settings import Settings
from service.http.tokens import TokenStore
from tests.samples import kept, make_project


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    folder = tmp_path_factory.mktemp("openapi")
    shop = make_project(folder / "shop")
    kept(shop)
    app = build_app(
        Settings(
            workspaces={"shop": shop.root},
            no_auth=True,
            per_minute=1_000_000,
            allowed_hosts=["testserver"],
        ),
        TokenStore(Path(folder / "tokens")),
        version="test",
    )
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ROUNDS = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_no_answer_is_a_failure_or_undocumented(
    document: schemathesis.BaseSchema, subtests: pytest.Subtests
) -> None:
    found = document.get_all_operations()
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) > 15
    for operation in operations:

        @ROUNDS
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case[Any]) -> None:
            if "workspace" in case.path_parameters:
                case.path_parameters["workspace"] = "shop"
            case.call_and_validate(checks=CHECKS)

        with subtests.test(operation.label):
            ask()


def test_every_operation_is_described_and_says_what_can_go_wrong(tmp_path: Path) -> None:
    shop = make_project(tmp_path / "shop")
    app = build_app(Settings(workspaces={"shop": shop.root}), TokenStore(tmp_path), version="1")
    for path, operations in app.openapi()["paths"].items():
        for method, operation in operations.items():
            assert operation["description"], (method, path)
            if path.startswith("/api/runs") and "requestBody" in operation:
                assert _examples(app.openapi(), operation), (method, path)
            if path not in {"/health", "/ready"}:
                assert "401" in operation["responses"], (method, path)


def _examples(document: dict[str, Any], operation: dict[str, Any]) -> list[Any]:
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    reference = next(one["$ref"] for one in [schema, *schema.get("anyOf", [])] if "$ref" in one)
    named = document["components"]["schemas"][reference.rpartition("/")[2]]
    return list(named["examples"])
