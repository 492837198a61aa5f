"""The JSON Schema of the spec, made so that editors complete keys and values."""

from pydantic import JsonValue

from tools.scaffold.spec.model import FieldType, Spec

# The one-line forms, which the models read before they validate.
_LINES = {
    "FieldSpec": (
        rf"^\s*({'|'.join(FieldType)})\b.*$",
        "one line, such as `text`, `text?`, `text searchable`, `number = 0` or `enum(a, b) = a`",
        ["text", "text?", "text unique", "number = 0", "boolean = false", "enum(a, b) = a"],
    ),
    "RelationSpec": (
        (
            r"^\s*((hasMany|hasOne)\s+\w+\??|(belongsTo|manyToMany)\s+\w+\.\w+\??)"
            r"(\s+(foreignKey|searchable))*(\s+through\s+\w+)?\s*$"
        ),
        "one line, such as `hasMany Entry` or `belongsTo Guide.entries`",
        [
            "hasMany Entry",
            "belongsTo Guide.entries",
            "belongsTo Guide.entries?",
            "hasOne Summary",
            "hasOne Cover? foreignKey",
            "manyToMany Tag.articles",
            "manyToMany Tag.articles through article_tag",
        ],
    ),
    "IndexSpec": (
        r"^\s*\w+(\s*,\s*\w+)*(\s+unique)?(\s+using\s+\w+)?(\s+where\s+.+)?\s*$",
        "one line, such as `status, rank` or `guide_id, label unique`",
        ["status, rank", "guide_id, label unique", "tags using gin", "slug unique where live"],
    ),
}


def spec_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema (2020-12) of a spec, long and one-line forms included."""
    schema: dict[str, JsonValue] = Spec.model_json_schema()
    definitions = schema["$defs"]
    if isinstance(definitions, dict):
        for name, (pattern, description, examples) in _LINES.items():
            definitions[name] = {
                "description": description,
                "anyOf": [
                    {"type": "string", "pattern": pattern, "examples": list[JsonValue](examples)},
                    definitions[name],
                ],
            }
    completed = _completable(schema)
    if not isinstance(completed, dict):
        raise TypeError("a schema is an object")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | completed


def _completable(node: JsonValue) -> JsonValue:
    """Return the schema with named properties told as editors complete them.

    They offer no values below `patternProperties`, and do below `additionalProperties`.
    """
    if isinstance(node, list):
        return [_completable(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _completable(value) for key, value in node.items()}
    patterns = result.pop("patternProperties", None)
    if isinstance(patterns, dict):
        ((pattern, value),) = patterns.items()
        result["propertyNames"] = {"pattern": pattern}
        result["additionalProperties"] = value
    return result
