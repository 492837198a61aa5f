"""The server that the protocol's conformance suite asks its questions: ours, with its tools.

It comes from the same factory as the product's server; the suite fixes the names.
"""

import base64
import json
import warnings
from pathlib import Path
from typing import Any, Literal

import anyio
import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.shared.exceptions import MCPDeprecationWarning, MCPError
from pydantic import BaseModel, Field

from server import make_server
from service.callers import LocalCallers

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="
)
SILENCE = base64.b64decode("UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA==")
Text = types.TextContent
Result = types.CallToolResult


def text(content: str) -> Text:
    return Text(type="text", text=content)


def image() -> types.ImageContent:
    data = base64.b64encode(PIXEL).decode()
    return types.ImageContent(type="image", data=data, mime_type="image/png")


def embedded(uri: str, mime_type: str, content: str) -> types.EmbeddedResource:
    resource = types.TextResourceContents(uri=uri, mime_type=mime_type, text=content)
    return types.EmbeddedResource(type="resource", resource=resource)


class User(BaseModel):
    """What a person answers."""

    username: str = Field(description="User's response")
    email: str = Field(description="User's email address")


class Defaults(BaseModel):
    """A question with an answer suggested for each kind."""

    name: str = "John Doe"
    age: int = 30
    score: float = 95.5
    status: Literal["active", "inactive", "pending"] = "active"
    verified: bool = True


ENUMS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
        "titledSingle": {
            "type": "string",
            "oneOf": [
                {"const": f"value{number}", "title": f"{title} Option"}
                for number, title in enumerate(("First", "Second", "Third"), 1)
            ],
        },
        "legacyEnum": {
            "type": "string",
            "enum": ["opt1", "opt2", "opt3"],
            "enumNames": ["Option One", "Option Two", "Option Three"],
        },
        "untitledMulti": {
            "type": "array",
            "items": {"type": "string", "enum": ["option1", "option2", "option3"]},
        },
        "titledMulti": {
            "type": "array",
            "items": {
                "anyOf": [
                    {"const": f"value{number}", "title": f"{title} Choice"}
                    for number, title in enumerate(("First", "Second", "Third"), 1)
                ]
            },
        },
    },
}


def fixture() -> MCPServer:
    """Return the server with everything that the suite asks for."""
    server = make_server(LocalCallers(Path()), version="0")
    for add in (_content, _talk, _rounds, _resources, _prompts, _subscriptions):
        add(server)
    return server


def _content(server: MCPServer) -> None:
    def test_simple_text() -> str:
        """Return a text."""
        return "This is a simple text response for testing."

    def test_image_content() -> Result:
        """Return a picture."""
        return Result(content=[image()])

    def test_audio_content() -> Result:
        """Return a sound."""
        data = base64.b64encode(SILENCE).decode()
        sound = types.AudioContent(type="audio", data=data, mime_type="audio/wav")
        return Result(content=[sound])

    def test_embedded_resource() -> Result:
        """Return a resource."""
        content = "This is an embedded resource content."
        return Result(content=[embedded("test://embedded-resource", "text/plain", content)])

    def test_multiple_content_types() -> Result:
        """Return a text, a picture and a resource."""
        data = json.dumps({"test": "data", "value": 123})
        resource = embedded("test://mixed-content-resource", "application/json", data)
        return Result(content=[text("Multiple content types test:"), image(), resource])

    def test_error_handling() -> str:
        """Fail."""
        raise ToolError("This tool intentionally returns an error for testing")

    for tool in (
        test_simple_text,
        test_image_content,
        test_audio_content,
        test_embedded_resource,
        test_multiple_content_types,
        test_error_handling,
    ):
        server.add_tool(tool, structured_output=False)


def _talk(server: MCPServer) -> None:  # noqa: C901  # a tool for each scenario
    async def test_tool_with_logging(ctx: Context) -> str:
        """Log while running."""
        for message in ("Tool execution started", "Tool processing data"):
            await _log(ctx, message)
            await anyio.sleep(0.05)
        await _log(ctx, "Tool execution completed")
        return "logged"

    async def test_tool_with_progress(ctx: Context) -> str:
        """Report progress while running."""
        for progress in (0, 50, 100):
            await ctx.report_progress(progress, 100)
            await anyio.sleep(0.05)
        return "done"

    async def test_sampling(prompt: str, ctx: Context) -> str:
        """Ask the client's model."""
        asked = types.SamplingMessage(role="user", content=text(prompt))
        with warnings.catch_warnings(action="ignore", category=MCPDeprecationWarning):
            answer = await ctx.session.create_message([asked], max_tokens=100)
        said = answer.content
        return f"LLM response: {said.text if isinstance(said, Text) else said}"

    async def test_elicitation(message: str, ctx: Context) -> str:
        """Ask the person."""
        answer = await ctx.elicit(message, User)
        return f"User response: {answer.model_dump_json()}"

    async def test_elicitation_sep1034_defaults(ctx: Context) -> str:
        """Ask the person, with defaults."""
        answer = await ctx.elicit("Please review", Defaults)
        return f"Elicitation completed: action={answer.action}, content={answer}"

    async def test_elicitation_sep1330_enums(ctx: Context) -> str:
        """Ask the person for choices of every form."""
        answer = await ctx.session.elicit_form("Please choose", ENUMS, ctx.request_id)
        return f"Elicitation completed: action={answer.action}, content={answer.content}"

    async def test_trigger_tool_change(ctx: Context) -> str:
        """Tell that the list of tools changed."""
        await ctx.notify_tools_changed()
        return "told"

    async def test_trigger_prompt_change(ctx: Context) -> str:
        """Tell that the list of prompts changed."""
        await ctx.notify_prompts_changed()
        return "told"

    for tool in (
        test_trigger_tool_change,
        test_trigger_prompt_change,
        test_tool_with_logging,
        test_tool_with_progress,
        test_sampling,
        test_elicitation,
        test_elicitation_sep1034_defaults,
        test_elicitation_sep1330_enums,
    ):
        server.add_tool(tool, structured_output=False)


async def _log(ctx: Context, message: str) -> None:
    with warnings.catch_warnings(action="ignore", category=MCPDeprecationWarning):
        await ctx.info(message)


def _form(message: str, name: str, kind: str = "string") -> types.ElicitRequest:
    schema = {"type": "object", "properties": {name: {"type": kind}}, "required": [name]}
    params = types.ElicitRequestFormParams(message=message, requested_schema=schema)
    return types.ElicitRequest(params=params)


def _sample(question: str, most: int) -> types.CreateMessageRequest:
    asked = types.SamplingMessage(role="user", content=text(question))
    return types.CreateMessageRequest(
        params=types.CreateMessageRequestParams(messages=[asked], max_tokens=most)
    )


def _needed(requests: dict[str, Any], state: str | None = None) -> types.InputRequiredResult:
    return types.InputRequiredResult(input_requests=requests, request_state=state)


Answer = str | types.InputRequiredResult


def _rounds(server: MCPServer) -> None:  # noqa: C901  # a tool for each scenario
    def answered(ctx: Context, *names: str) -> bool:
        given = ctx.input_responses or {}
        return all(name in given for name in names)

    def test_input_required_result_elicitation(ctx: Context) -> Answer:
        """Ask the person first."""
        given = (ctx.input_responses or {}).get("user_name")
        if isinstance(given, types.ElicitResult) and given.action == "accept" and given.content:
            return f"Hello, {given.content.get('name')}!"
        return _needed({"user_name": _form("What is your name?", "name")})

    def test_input_required_result_sampling(ctx: Context) -> Answer:
        """Ask the model first."""
        if answered(ctx, "capital_question"):
            return f"It said {(ctx.input_responses or {})['capital_question']}"
        return _needed({"capital_question": _sample("What is the capital of France?", 100)})

    def test_input_required_result_list_roots(ctx: Context) -> Answer:
        """Ask for the roots first."""
        if answered(ctx, "client_roots"):
            return f"The roots are {(ctx.input_responses or {})['client_roots']}"
        return _needed({"client_roots": types.ListRootsRequest()})

    def test_input_required_result_request_state(ctx: Context) -> Answer:
        """Ask, and keep a state."""
        if answered(ctx, "confirm") and ctx.request_state == "asked":
            return "state-ok"
        return _needed({"confirm": _form("Please confirm", "ok", "boolean")}, "asked")

    def test_input_required_result_multiple_inputs(ctx: Context) -> Answer:
        """Ask everybody."""
        if answered(ctx, "user_name", "greeting", "client_roots"):
            return "all answered"
        return _needed(
            {
                "user_name": _form("What is your name?", "name"),
                "greeting": _sample("Generate a greeting", 50),
                "client_roots": types.ListRootsRequest(),
            },
            "three",
        )

    def test_input_required_result_multi_round(ctx: Context) -> Answer:
        """Ask twice."""
        if answered(ctx, "step2") and ctx.request_state == "second":
            return "both answered"
        if answered(ctx, "step1") and ctx.request_state == "first":
            return _needed(
                {"step2": _form("Step 2: What is your favorite color?", "color")}, "second"
            )
        return _needed({"step1": _form("Step 1: What is your name?", "name")}, "first")

    def test_input_required_result_tampered_state(ctx: Context) -> Answer:
        """Ask, and keep a state that nobody else may change."""
        if answered(ctx, "confirm"):
            return "untouched"
        return _needed({"confirm": _form("Please confirm", "ok", "boolean")}, "sealed")

    def test_input_required_result_capabilities(ctx: Context) -> Answer:
        """Ask only what the client can answer."""
        can = ctx.client_capabilities
        requests: dict[str, Any] = {}
        if can and can.elicitation is not None:
            requests["user_name"] = _form("What is your name?", "name")
        if can and can.sampling is not None:
            requests["greeting"] = _sample("Generate a greeting", 50)
        if not requests or answered(ctx, *requests):
            return "nothing left to ask"
        return _needed(requests)

    def test_missing_capability(ctx: Context) -> str:
        """Need what the client did not declare."""
        can = ctx.client_capabilities
        if can is None or can.sampling is None:
            raise MCPError(
                code=types.MISSING_REQUIRED_CLIENT_CAPABILITY,
                message="this tool samples",
                data={"requiredCapabilities": {"sampling": {}}},
            )
        return "it can sample"

    for tool in (
        test_missing_capability,
        test_input_required_result_elicitation,
        test_input_required_result_sampling,
        test_input_required_result_list_roots,
        test_input_required_result_request_state,
        test_input_required_result_multiple_inputs,
        test_input_required_result_multi_round,
        test_input_required_result_tampered_state,
        test_input_required_result_capabilities,
    ):
        server.add_tool(tool, structured_output=False)


def _resources(server: MCPServer) -> None:
    @server.resource("test://static-text", mime_type="text/plain")
    def static_text() -> str:
        """A text."""
        return "This is the content of the static text resource."

    @server.resource("test://static-binary", mime_type="image/png")
    def static_binary() -> bytes:
        """A picture."""
        return PIXEL

    @server.resource("test://watched-resource", mime_type="text/plain")
    def watched() -> str:
        """A text that one may subscribe to."""
        return "watched"

    @server.resource("test://template/{id}/data", mime_type="application/json")
    def templated(id: str) -> str:  # noqa: A002  # the suite's name
        """Data of an id."""
        return json.dumps({"id": id, "templateTest": True, "data": f"Data for ID: {id}"})


def _prompts(server: MCPServer) -> None:
    @server.prompt()
    def test_simple_prompt() -> str:
        """Say something simple."""
        return "This is a simple prompt for testing."

    @server.prompt()
    def test_prompt_with_arguments(arg1: str, arg2: str) -> str:
        """Say something with arguments."""
        return f"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"

    @server.prompt()
    def test_prompt_with_embedded_resource(resourceUri: str) -> list[Any]:  # noqa: N803  # theirs
        """Say something about a resource."""
        resource = embedded(resourceUri, "text/plain", "Embedded resource content for testing.")
        return [resource, "Please process the embedded resource above."]

    @server.prompt()
    def test_prompt_with_image() -> list[Any]:
        """Say something about a picture."""
        return [image(), "Please analyze the image above."]

    @server.prompt()
    def test_input_required_result_prompt(ctx: Context) -> str | types.InputRequiredResult:
        """Say something once the person has answered."""
        if "user_context" in (ctx.input_responses or {}):
            return "Here is the prompt."
        return _needed({"user_context": _form("What context should the prompt use?", "context")})

    @server.completion()  # type: ignore[no-untyped-call, untyped-decorator]  # the SDK leaves it so
    async def complete(ref: Any, argument: Any, context: Any) -> types.Completion:  # noqa: ARG001
        return types.Completion(values=["paris", "park", "party"], total=3, has_more=False)


def _subscriptions(server: MCPServer) -> None:
    """Accept what the older protocol subscribes to; the SDK serves the newer one itself."""
    lowlevel = server._lowlevel_server  # noqa: SLF001  # the SDK offers no public way

    async def accept(ctx: ServerRequestContext[Any, Any], params: Any) -> types.EmptyResult:  # noqa: ARG001
        return types.EmptyResult()

    lowlevel.add_request_handler("resources/subscribe", types.SubscribeRequestParams, accept)
    lowlevel.add_request_handler("resources/unsubscribe", types.UnsubscribeRequestParams, accept)
    lowlevel.add_request_handler("logging/setLevel", types.SetLevelRequestParams, accept)
