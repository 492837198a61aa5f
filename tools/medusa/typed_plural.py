"""English plurals as Medusa's TypeScript types make them; they differ from those at run time.

The types know far fewer rules: a list of uncountable words, six irregular ones, and word ends.
The same in 2.4.0, 2.11.1 and 2.21.2 (`Pluralize` of `@medusajs/types`).
"""

from tools.medusa.plural import UNCOUNTABLE

_IRREGULAR = {
    "person": "people",
    "child": "children",
    "man": "men",
    "criterion": "criteria",
    "tooth": "teeth",
    "foot": "feet",
}
_UNCOUNTABLE = (UNCOUNTABLE | {"deer", "sheep"}) - {"species"}

# The first that fits counts, in the letter case written here: `SKUS` does not end in `s`.
_ENDS = (
    ("ss", "sses"),
    ("sis", "ses"),
    ("is", "ises"),
    ("s", "s"),
    ("ay", "ays"),
    ("ey", "eys"),
    ("iy", "iys"),
    ("oy", "oys"),
    ("uy", "uys"),
    ("y", "ies"),
    ("sh", "shes"),
    ("ch", "ches"),
    ("x", "xes"),
    ("z", "zes"),
    ("o", "oes"),
    ("fe", "ves"),
    ("eau", "eaux"),
    ("ieu", "ieux"),
)


def typed_plural(model: str) -> str:
    """Return the plural in Medusa's types; irregular words come in lower case: `people`.

    The types then turn its first letter to upper case to name a method.
    """
    word = model.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCOUNTABLE:
        return model
    for end, plural in _ENDS:
        if model.endswith(end):
            return model.removesuffix(end) + plural
    return f"{model}s"
