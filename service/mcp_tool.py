"""An MCP tool that describes itself leanly and answers a wrong call in one helpful line."""

import inspect
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import BaseModel, ValidationError

# Left out of what a model reads; `additionalProperties` comes back where arguments are refused.
_FILLER = frozenset({"title", "$defs", "additionalProperties", "readOnly"})

# A JSON schema is a mapping of anything; the SDK's own type for it is this one.
Schema = dict[str, Any]


class LeanTool(Tool):
    """A tool whose schemas hold no filler, and which refuses arguments it does not know."""

    @classmethod
    def of(
        cls,
        function: Callable[..., object],
        hints: ToolAnnotations,
        result: type[BaseModel] | None = None,
        page: str | None = None,
    ) -> Tool:
        """Make the tool of a typed function; its name and docstring present it to the model.

        `result` is the model of its structured content, if it has one, and `page` the `ui://`
        resource that a host may draw it with.
        """
        prose = " ".join((inspect.getdoc(function) or "").split())
        tool = cls.from_function(
            function,
            description=prose,
            annotations=hints,
            structured_output=False,
            meta={"ui": {"resourceUri": page}} if page else None,
        )
        tool.parameters = lean(tool.parameters) | {"additionalProperties": False}
        if result is not None:
            tool.fn_metadata.output_schema = lean(result.model_json_schema(mode="serialization"))
        return tool

    async def run(
        self, arguments: Schema, context: Context[Any, Any], convert_result: bool = False
    ) -> Any:
        """Run the tool; a failure that the model can mend reaches it as text alone.

        Raises ToolError for those, UnexpectedToolError for a crash.
        """
        known = list(self.parameters.get("properties", {}))
        if unknown := [name for name in arguments if name not in known]:
            raise ToolError(_unknown(self.name, unknown, known))
        try:
            return await super().run(arguments, context, convert_result)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(_invalid(self.name, cause)) from cause
            raise ToolError(_plain(str(cause or error))) from cause


def lean(schema: Schema) -> Schema:
    """Return a JSON schema without titles, prose, null alternatives and references.

    Leaving an optional field out says the same as null, and costs the model nothing to read.
    Descriptions of single fields stay, those of whole models go.
    """
    definitions: Schema = schema.get("$defs", {})

    def slim(node: Schema) -> Schema:
        if "$ref" in node:
            target = definitions[node["$ref"].rpartition("/")[2]]
            node = _without(target, "description") | _without(node, "$ref")
        kinds = [kind for kind in node.get("anyOf", []) if kind.get("type") != "null"]
        if len(kinds) == 1:
            return slim(kinds[0] | _without(node, "anyOf"))
        slimmed = {key: inward(value) for key, value in node.items() if key not in _FILLER}
        if not isinstance(slimmed.get("default"), str | int | float):
            slimmed.pop("default", None)
        if "properties" in node:
            fields = node["properties"]
            slimmed["properties"] = {name: slim(field) for name, field in fields.items()}
            required = [name for name in node.get("required", []) if not _nullable(fields[name])]
            slimmed["required"] = required
        return slimmed

    def inward(value: Any) -> Any:
        if isinstance(value, list):
            return [inward(item) for item in value]
        return slim(value) if isinstance(value, dict) else value

    return slim(_without(schema, "description"))


def _nullable(schema: Schema) -> bool:
    return any(kind.get("type") == "null" for kind in schema.get("anyOf", []))


def _without(schema: Schema, name: str) -> Schema:
    return {key: value for key, value in schema.items() if key != name}


def _plain(message: str) -> str:
    # The SDK names our own code where a client's answer does not fit the question.
    if message.startswith("Resolver ") and "elicitation" in message:
        return "The person's answer was no plain yes or no. Nothing was written."
    return message


def _unknown(tool: str, unknown: list[str], known: list[str]) -> str:
    near = get_close_matches(unknown[0], known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    names = ", ".join(repr(name) for name in unknown)
    return f"{tool} does not know {names}{hint} It takes: {', '.join(known) or 'nothing'}."


def _invalid(tool: str, error: ValidationError) -> str:
    problems = (
        f"{'.'.join(str(part) for part in problem['loc'])}: {_lowered(problem['msg'])}"
        for problem in error.errors(include_url=False, include_input=False)
    )
    return f"{tool} cannot take these arguments: {'; '.join(problems)}."


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]
