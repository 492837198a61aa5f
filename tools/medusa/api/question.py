"""What a question asks for: its words with their meanings, the kind of thing, names in it."""

import re
from dataclasses import dataclass
from math import log

from tools.medusa.api.entry import Kind
from tools.medusa.api.stems import stems
from tools.medusa.api.store import Store, plain
from tools.medusa.api.words import STOP, plainly, split, synonyms

# A word of the question that tells the kind of thing that is asked for.
_HINTS: dict[str, tuple[Kind, ...]] = {
    "workflow": ("workflow",),
    "workflows": ("workflow",),
    "step": ("step",),
    "hook": ("hook",),
    "event": ("event",),
    "emitted": ("event",),
    "subscribe": ("event",),
    "subscriber": ("event",),
    "listen": ("event",),
    "method": ("method",),
    "service": ("method",),
    "zone": ("zone",),
    "widget": ("zone",),
    "inject": ("zone",),
    "config": ("config",),
    "configuration": ("config",),
    "configure": ("config",),
    "setting": ("config",),
    "enable": ("config",),
    "disable": ("config",),
    "property": ("dml",),
    "column": ("dml",),
    "model": ("dml",),
    "key": ("key",),
    "modules": ("key",),
    "container": ("key",),
    "resolve": ("key",),
    "request": ("http",),
    "response": ("http",),
    "body": ("http",),
    "type": ("http", "type"),
    "class": ("export",),
    "middleware": ("export",),
    "function": ("export",),
    "import": ("export",),
    "export": ("export",),
    "base": ("export",),
    "define": ("export",),
    "error": ("error",),
}
# Words that only tell the kind, and say nothing of the thing.
_ONLY_KIND = frozenset(
    """
    workflow workflows step hook event emitted subscribe subscriber listen method service module
    zone widget inject config configuration setting column model key resolve
    class function import path error name custom code data
    """.split()
)
_WORD = re.compile(r"(?<![\w.-])[A-Za-z]+(?![\w.-]*\w)")
_TYPE_OF = re.compile(
    r"\btypes? (?:of|for)\b|\b(?:request|response|input|return|payload) type\b", re.IGNORECASE
)
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(?:[.-][\w$]+)*(?:\(\))?")
_MARKED = re.compile(r"[a-z][A-Z]|[._-]")
_OWNER = re.compile(r"(\w+)[ -](?:module|service)\b", re.IGNORECASE)
_SYNONYM = 0.8
# A word that tells the kind may also be part of the thing: `product type`.
_KIND_SAID = 0.5
_EXACT = 3.0
_NAMED = 1.5
# A word with a capital letter within a sentence may be a name: `Module`.
_CALLED = 0.8


@dataclass(frozen=True)
class Concept:
    """A word of the question with what means the same, as stems, each with its worth."""

    worth: dict[str, float]
    weight: float


@dataclass(frozen=True)
class Question:
    """A question as the ranking sees it.

    `named` are the entries it calls by name, with what that is worth; `said` are its stems and
    `literal` its words as written; `owners` are the modules whose methods it asks for.
    """

    concepts: list[Concept]
    hinted: set[Kind]
    named: dict[int, float]
    said: set[str]
    literal: set[str]
    owners: set[str]

    @property
    def sought(self) -> set[str]:
        """All stems that an entry may answer by."""
        return {stem for concept in self.concepts for stem in concept.worth}


def understood(store: Store, text: str) -> Question:
    """Take a question apart; what no entry knows is left out."""
    told = plainly(text)
    words = [word for word in split(told) if word not in STOP]
    hinted = {kind for word in _WORD.findall(text) for kind in _HINTS.get(word.lower(), ())}
    hinted = hinted or ({"method", "key"} if "module" in words else set())
    empty = _ONLY_KIND | ({"type"} if _TYPE_OF.search(text) else set())
    telling = [word for word in words if word not in empty] or words
    owners = _OWNER.findall(text.lower()) if "method" in hinted else []
    return Question(
        concepts=_concepts(store, list(dict.fromkeys(telling))),
        hinted=hinted,
        named=_named(store, told),
        said=set(stems(split(text)).values()),
        literal={*words},
        owners=set(stems(owners).values()),
    )


def unheard(store: Store, question: str) -> list[str]:
    """Return the names and words of a question that no entry has, nor anything of their meaning."""
    called = [match[0] for match in _IDENTIFIER.finditer(question) if _MARKED.search(match[0])]
    strange = [name for name in called if not store.named(name)]
    inside = {word for name in called for word in split(name)}
    words = [word for word in split(plainly(question)) if word not in STOP | _ONLY_KIND | inside]
    stem = stems(words)
    same = {word: {stem[word], *synonyms().get(stem[word], ())} for word in words}
    known = store.rarity({one for group in same.values() for one in group})
    return list(dict.fromkeys([*strange, *(word for word in words if not same[word] & set(known))]))


def _concepts(store: Store, words: list[str]) -> list[Concept]:
    stem = stems(words)
    same = {one: synonyms().get(one, frozenset()) for one in stem.values()}
    telling = {stem[word] for word in words if word in _HINTS}
    rarity = store.rarity({one for word, others in same.items() for one in (word, *others)})
    found = []
    for own, others in same.items():
        worth = {one: 1.0 if one == own else _SYNONYM for one in (own, *others) if one in rarity}
        if worth:
            common = rarity.get(own) or max(rarity[one] for one in worth)
            weight = log(1 + store.size / common)
            found.append(Concept(worth, weight * (_KIND_SAID if own in telling else 1.0)))
    return found


def _named(store: Store, text: str) -> dict[int, float]:
    """Return the entries that the question calls by a name, with what that is worth."""
    named: dict[int, float] = {}
    for match in _IDENTIFIER.finditer(text):
        if _MARKED.search(match[0]):
            named |= dict.fromkeys(store.named(match[0]), _NAMED)
        elif match.start() and match[0][0].isupper():
            named |= dict.fromkeys(store.called(match[0]), _CALLED)
    return named | dict.fromkeys(store.named(plain(text)), _EXACT)
