"""What the guidance says of Medusa is so in the packages of that very version."""

import re
from functools import partial
from pathlib import Path

import anyio
import pytest

from agents.definitions import TOPICS
from agents.facts import project_facts
from agents.guidance import guidance
from tests.agents.conftest import Shop
from tools.medusa.api.lookup import lookup
from tools.medusa.versions import PROVEN
from tools.repo.workspace import Workspace
from tools.verify.app import installed_app

MEDUSAS = r"`([a-z]\w*(?:Step|Workflow)(?:\.hooks\.\w+)?)`"
EXPORTS = (
    "validateAndTransformBody", "validateAndTransformQuery", "authenticate",
    "defineMiddlewares", "defineLink", "WorkflowResponse", "StepResponse", "parallelize",
    "transform", "when", "ModuleProvider", "MedusaService", "InjectManager", "MedusaError",
    "InjectTransactionManager", "MedusaContext", "medusaIntegrationTestRunner",
    "moduleIntegrationTestRunner", "allowFields", "InitiatePaymentInput",
)  # fmt: skip
ABSENT = {"2.4.0": {"acquireLockStep"}}


@pytest.fixture(scope="module", params=PROVEN)
def installed(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """Return a version and a folder with its packages."""
    return request.param, anyio.run(partial(installed_app, medusa=request.param))


def test_every_name_of_medusas_is_there_in_that_version(
    installed: tuple[str, Path], shop: Shop
) -> None:
    version, folder = installed
    facts = project_facts(shop(version))
    text = "\n".join(guidance(topic, facts) for topic in TOPICS)
    names = {
        *re.findall(MEDUSAS, text),
        *(one for one in EXPORTS if re.search(rf"\b{one}\b", text)),
    }
    assert len(names) > 20
    medusa = Workspace.at(folder)
    unknown = {name for name in names if not lookup(medusa, name=name).entries}
    assert unknown == ABSENT.get(version, set())
