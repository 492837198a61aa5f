"""What a model reads of a tool's result."""

from pydantic import BaseModel

from tools.repo.file_text import FileText, FileTexts


def result_text(result: BaseModel) -> str:
    """Return a result as text: files as their lines are, anything else as JSON without nulls.

    Inside JSON every quote and line end of a file costs a mark.
    """
    if isinstance(result, FileTexts):
        left = [f"no room for: {', '.join(result.left_out)}"] if result.left_out else []
        return "\n\n".join([*map(result_text, result.files), *result.problems, *left])
    if isinstance(result, FileText):
        more = f"; the next line is {result.next}" if result.next else ""
        lines = f"lines {result.start} to {result.end} of {result.total_lines}"
        return "\n".join([f"{result.path}, {lines}{more}", *result.notes, "", result.text])
    return result.model_dump_json(exclude_none=True)
