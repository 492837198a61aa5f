"""Which entries answer a question best: what they share with it, and where that stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from tools.medusa.api.entry import Kind
from tools.medusa.api.stems import stems
from tools.medusa.api.store import Candidate, Store, plain
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
_FIELD_WORTH = (1.0, 0.85, 0.75, 0.5, 0.35, 0.3)
_SYNONYM = 0.8
_HINTED = 0.3
# A word that tells the kind may also be part of the thing: `product type`.
_KIND_SAID = 0.5
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(?:[.-][\w$]+)*(?:\(\))?")
_MARKED = re.compile(r"[a-z][A-Z]|[._-]")
_EXACT = 3.0
_NAMED = 1.5
_OF_A_NAME = 0.35
_PRIOR: dict[str, float] = {
    "workflow": 0.06,
    "step": 0.02,
    "event": 0.02,
    "key": 0.0,
    "hook": -0.06,
    "type": -0.08,
    "error": -0.06,
    "export": -0.02,
    "http": -0.04,
}
_OWNER = re.compile(r"(\w+)[ -](?:module|service)\b", re.IGNORECASE)
_OWNED = 0.2
_MESSAGE_WORDS = 3
_MESSAGE_SHARE = 0.75
_FILLER = frozenset({"workflow", "step", "i", "modul", "servic", "model", "hook"})


@dataclass(frozen=True)
class Concept:
    """A word of the question with what means the same, as stems, each with its worth."""

    worth: dict[str, float]
    weight: float


def ranked(store: Store, question: str, kind: Kind | None, limit: int) -> list[int]:
    """Return the numbers of the entries that answer best, the best first."""
    words = [word for word in split(plainly(question)) if word not in STOP]
    hinted = {kind for word in words for kind in _HINTS.get(word, ())} or _weakly(words)
    telling = [word for word in words if word not in _ONLY_KIND] or words
    concepts = _concepts(store, list(dict.fromkeys(telling)))
    named = _named(store, plainly(question))
    if not concepts and not named:
        return []
    kinds = [kind] if kind else []
    sought = {stem for concept in concepts for stem in concept.worth}
    found = {one.id: one for one in store.candidates(named)}
    if sought:
        found |= {one.id: one for one in store.with_any(sought, kinds)}
        if hinted and not kind:
            found |= {one.id: one for one in store.with_any(sought, sorted(hinted), 200)}
    said = set(stems(split(question)).values())
    owners = (
        set(stems(match[1].lower() for match in _OWNER.finditer(question)).values())
        if "method" in hinted
        else set()
    )
    scored = [
        (
            _score(one, concepts, hinted, said)
            + named.get(one.id, 0.0)
            + (_OWNED if owners & one.owner else 0.0),
            -len(one.name),
            one.name,
            one.id,
        )
        for one in found.values()
        if kind is None or one.kind == kind
    ]
    return [number for *_, number in sorted(scored, reverse=True)[:limit]]


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


def _weakly(words: Iterable[str]) -> set[Kind]:
    """Return what a question that only speaks of a module may be about."""
    return {"method", "key"} if "module" in words else set()


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


def _named(store: Store, question: str) -> dict[int, float]:
    """Return the entries that the question calls by a name, with what that is worth."""
    named: dict[int, float] = {}
    for match in _IDENTIFIER.finditer(question):
        if _MARKED.search(match[0]):
            named |= dict.fromkeys(store.named(match[0]), _NAMED)
    return named | dict.fromkeys(store.named(plain(question)), _EXACT)


def _score(one: Candidate, concepts: Iterable[Concept], hinted: set[Kind], said: set[str]) -> float:
    total = reached = 0.0
    matched: set[str] = set()
    for concept in concepts:
        best = 0.0
        for field, worth in zip(one.fields, _FIELD_WORTH, strict=True):
            if best >= worth:
                break
            for stem in concept.worth.keys() & field:
                best = max(best, worth * concept.worth[stem])
        matched |= concept.worth.keys() & one.fields[0]
        total += concept.weight
        reached += concept.weight * best
    covered = reached / total if total else 0.0
    own = one.fields[0] - _FILLER
    fitting = len(matched & own) / len(own) if own else 0.0
    score = covered + _OF_A_NAME * fitting * covered + _PRIOR.get(one.kind, 0.0)
    if one.kind in hinted:
        score += _HINTED
    if one.kind == "error":
        score += _quoted(one, said)
    return score


def _quoted(one: Candidate, said: set[str]) -> float:
    """Return what it is worth that a question quotes most of an error's message."""
    message = one.fields[0]
    if len(message) < _MESSAGE_WORDS:
        return 0.0
    share = len(message & said) / len(message)
    return share * len(message & said) / max(1, len(said)) if share >= _MESSAGE_SHARE else 0.0
