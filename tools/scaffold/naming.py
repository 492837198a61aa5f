"""Every name that a module and its models carry in generated code."""

from dataclasses import dataclass
from functools import cached_property

from tools.medusa import names
from tools.medusa.reserved import JAVASCRIPT_RESERVED

_VOWELS = frozenset("aeiou")
# Variables and parameters that the templates use beside those named after a model.
_TAKEN = frozenset(
    """
    admin api before body container count customer data deleted error errors event fields found gone
    id ids incomplete index input living metadata model n other previous query refusal refusals req
    res result row rows service store stranger update valid visitor
    """.split()
)


@dataclass(frozen=True)
class ModuleNames:
    """The names of a module: `size-guide` gives key `sizeGuide`, constant `SIZE_GUIDE_MODULE`."""

    folder: str

    @property
    def key(self) -> str:
        """What the container resolves; letters and digits only, as Medusa demands (M7)."""
        first, *rest = self.folder.split("-")
        return first + "".join(word.capitalize() for word in rest)

    @property
    def constant(self) -> str:
        """The exported constant that holds the key."""
        return self.folder.replace("-", "_").upper() + "_MODULE"

    @property
    def service(self) -> str:
        """The service class."""
        return names.upper_case_first(self.key) + "ModuleService"


@dataclass(frozen=True)
class ModelNames:
    """The names of a data model: `SizeGuide` gives `size_guide`, `size_guides`, `sizeGuides`."""

    name: str

    @cached_property
    def table(self) -> str:
        """The `model.define` name: table, query entity and key of one row in a response."""
        return names.camel_to_snake_case(self.name)

    @property
    def kebab(self) -> str:
        """The file name of the model, and the first half of its events."""
        return self.table.replace("_", "-")

    @property
    def camel(self) -> str:
        """A variable that holds one row."""
        return free(names.lower_case_first(self.name), "Row")

    @cached_property
    def plural(self) -> str:
        """The plural as service methods, steps and workflows carry it."""
        return names.upper_case_first(names.pluralize(self.name))

    @property
    def plural_camel(self) -> str:
        """A variable that holds several rows."""
        return free(names.lower_case_first(self.plural), "Rows")

    @cached_property
    def plural_table(self) -> str:
        """The key of several rows in a response."""
        return names.camel_to_snake_case(self.plural)

    @property
    def plural_kebab(self) -> str:
        """The ids and file names of steps and workflows."""
        return self.plural_table.replace("_", "-")

    @property
    def listing(self) -> str:
        """The plural in names that stand beside those of one row, from which it must differ."""
        return self.plural if self.plural != self.name else f"{self.name}List"

    @property
    def row(self) -> str:
        """A variable that holds one row for a response."""
        return free(self.table, "_row")

    @property
    def rows(self) -> str:
        """A variable that holds several rows for a response."""
        return free(self.plural_table, "_rows")

    @property
    def row_member(self) -> str:
        """The member of a response that holds one row."""
        return self.table if self.row == self.table else f"{self.table}: {self.row}"

    @property
    def rows_member(self) -> str:
        """The member of a response that holds several rows."""
        return (
            self.plural_table
            if self.rows == self.plural_table
            else (f"{self.plural_table}: {self.rows}")
        )

    @property
    def typed_plural(self) -> str | None:
        """The plural in Medusa's types, where it is another than at run time."""
        if names.plurals_agree(self.name):
            return None
        return names.upper_case_first(names.typed_plural(self.name))

    @property
    def human(self) -> str:
        """The model in a sentence."""
        return self.table.replace("_", " ")

    @property
    def humans(self) -> str:
        """The plural in a sentence."""
        return self.plural_table.replace("_", " ")

    @property
    def prefix(self) -> str:
        """A short prefix of ids: initials of several words, else a word without its vowels."""
        words = self.table.split("_")
        if len(words) > 1:
            return "".join(word[0] for word in words)
        rest = "".join(letter for letter in self.table[1:] if letter not in _VOWELS)
        return (self.table[0] + rest)[:4]


def free(name: str, suffix: str) -> str:
    """Return a name for a variable, with a suffix where the language or a template took it."""
    return name + suffix if name in _TAKEN or name in JAVASCRIPT_RESERVED else name


def path_names(path: str) -> tuple[str, str]:
    """Return camel and Pascal case of an API path: `admin/size-guides` gives `adminSizeGuides`."""
    words = path.replace("/", "-").split("-")
    pascal = "".join(word.capitalize() for word in words)
    return names.lower_case_first(pascal), pascal
