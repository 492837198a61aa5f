"""Which entries answer a question best: what they share with it, and where that stands."""

from tools.medusa.api.entry import Kind
from tools.medusa.api.question import Question, understood
from tools.medusa.api.store import Candidate, Store
from tools.medusa.api.words import STOP, split

# What a word is worth that stands in the name, in other names, in the summary, and so on.
_FIELD_WORTH = (1.0, 0.85, 0.75, 0.5, 0.35, 0.3)
_OF_A_NAME = 0.5
_LITERALLY = 0.08
_HINTED = 0.3
_OWNED = 0.2
_PRIOR: dict[str, float] = {
    "workflow": 0.06,
    "step": 0.02,
    "event": 0.02,
    "hook": -0.06,
    "type": -0.08,
    "error": -0.12,
    "export": -0.02,
    "http": -0.04,
}
_OF_THE_KIND = 200
_MESSAGE_WORDS = 3
_MESSAGE_SHARE = 0.75
# Parts of names, as stems, that tell nothing of the thing.
_FILLER = STOP | {"workflow", "step", "i", "modul", "servic", "model", "hook"}


def ranked(store: Store, text: str, kind: Kind | None, limit: int) -> list[int]:
    """Return the numbers of the entries that answer best, the best first."""
    question = understood(store, text)
    scored = [
        (_score(one, question), -len(one.name), one.name, one.id)
        for one in _candidates(store, question, kind)
        if kind is None or one.kind == kind
    ]
    return [number for *_, number in sorted(scored, reverse=True)[:limit]]


def _candidates(store: Store, question: Question, kind: Kind | None) -> list[Candidate]:
    found = {one.id: one for one in store.candidates(question.named)}
    if sought := question.sought:
        found |= {one.id: one for one in store.with_any(sought, [kind] if kind else [])}
        if question.hinted and not kind:
            likely = store.with_any(sought, sorted(question.hinted), _OF_THE_KIND)
            found |= {one.id: one for one in likely}
    return list(found.values())


def _score(one: Candidate, question: Question) -> float:
    total = reached = 0.0
    matched: set[str] = set()
    for concept in question.concepts:
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
    score = covered + question.named.get(one.id, 0.0) + _PRIOR.get(one.kind, 0.0)
    if matched:
        own = one.fields[0] - _FILLER
        score += covered * _OF_A_NAME * len(matched & own) / max(1, len(own))
        written = {*split(one.name)} - _FILLER
        score += covered * _LITERALLY * len(written & question.literal) / max(1, len(written))
    if one.kind in question.hinted:
        score += _HINTED
    if question.owners & one.owner:
        score += _OWNED
    return score + (_quoted(one, question.said) if one.kind == "error" else 0.0)


def _quoted(one: Candidate, said: set[str]) -> float:
    """Return what it is worth that a question quotes most of an error's message."""
    message = one.fields[0]
    if len(message) < _MESSAGE_WORDS:
        return 0.0
    share = len(message & said) / len(message)
    return share * len(message & said) / max(1, len(said)) if share >= _MESSAGE_SHARE else 0.0
