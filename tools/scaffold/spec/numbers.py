"""Which numbers a database and JavaScript hold as they are written."""

import math

from pydantic import JsonValue

LARGEST_EXACT = 2**53 - 1


def check_numbers(value: JsonValue, *, widest: float) -> None:
    """Refuse every number in `value` that is not finite or wider than `widest`.

    Raises ValueError with what is wrong.
    """
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            check_numbers(item, widest=widest)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("infinity and NaN cannot be stored")
    elif isinstance(value, (int, float)) and abs(value) > widest:
        raise ValueError(f"the largest number that this field can keep is {widest:,}")
