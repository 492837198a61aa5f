"""Every name that a module and its models carry in generated code."""

from dataclasses import dataclass

from tools.medusa import names

_VOWELS = frozenset("aeiou")


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

    @property
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
        return names.lower_case_first(self.name)

    @property
    def plural(self) -> str:
        """The plural as service methods, steps and workflows carry it."""
        return names.upper_case_first(names.pluralize(self.name))

    @property
    def plural_camel(self) -> str:
        """A variable that holds several rows."""
        return names.lower_case_first(self.plural)

    @property
    def plural_table(self) -> str:
        """The key of several rows in a response."""
        return names.camel_to_snake_case(self.plural)

    @property
    def plural_kebab(self) -> str:
        """The ids and file names of steps and workflows."""
        return self.plural_table.replace("_", "-")

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


def path_names(path: str) -> tuple[str, str]:
    """Return camel and Pascal case of an API path: `admin/size-guides` gives `adminSizeGuides`."""
    words = path.replace("/", "-").split("-")
    pascal = "".join(word.capitalize() for word in words)
    return names.lower_case_first(pascal), pascal
