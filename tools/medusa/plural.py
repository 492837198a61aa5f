"""English plurals exactly as Medusa makes them at run time.

The rules are those of npm `pluralize` 8.0.0, which Medusa extends by one uncountable word, `info`.
Both directions work on a whole name: only its end is looked at, so `SizeGuide` gives `SizeGuides`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

_Rule = tuple[re.Pattern[str], str]

_IRREGULAR = (
    *("i we", "me us", "he they", "she they", "them them", "myself ourselves"),
    *("yourself yourselves", "itself themselves", "herself themselves", "himself themselves"),
    *("themself themselves", "is are", "was were", "has have", "this these", "that those"),
    *("echo echoes", "dingo dingoes", "volcano volcanoes", "tornado tornadoes"),
    *("torpedo torpedoes", "genus genera", "viscus viscera", "stigma stigmata", "stoma stomata"),
    *("dogma dogmata", "lemma lemmata", "schema schemata", "anathema anathemata", "ox oxen"),
    *("axe axes", "die dice", "yes yeses", "foot feet", "eave eaves", "goose geese"),
    *("tooth teeth", "quiz quizzes", "human humans", "proof proofs", "carve carves"),
    *("valve valves", "looey looies", "thief thieves", "groove grooves", "pickaxe pickaxes"),
    "passerby passersby",
)
# Where two singulars share a plural, the later one is what the plural goes back to.
_PLURAL_OF = dict(pair.split() for pair in _IRREGULAR)
_SINGULAR_OF = {plural: singular for singular, plural in _PLURAL_OF.items()}

_UNCOUNTABLE_WORDS = """
    adulthood advice agenda aid aircraft alcohol ammo analytics anime athletics audio bison blood
    bream buffalo butter carp cash chassis chess clothing cod commerce cooperation corps debris
    diabetes digestion elk energy equipment excretion expertise firmware flounder fun gallows
    garbage graffiti hardware headquarters health herpes highjinks homework housework information
    jeans justice kudos labour literature machinery mackerel mail manga media mews moose mud music
    news only personnel pike plankton pliers police pollution premises rain research rice salmon
    scissors series sewage shambles shrimp software species staff swine tennis traffic
    transportation trout tuna wealth welfare whiting wildebeest wildlife you
    info
"""
UNCOUNTABLE = frozenset(_UNCOUNTABLE_WORDS.split())
_UNCOUNTABLE_ENDS = (
    r"pok[eéÉ]mon",
    r"[^aeiou]ese",
    r"deer",
    r"fish",
    r"measles",
    r"o[iu]s",
    r"pox",
    r"sheep",
)

_US_I = "alumn|syllab|vir|radi|nucle|fung|cact|stimul|termin|bacill|foc|uter|loc|strat"
_UM_A = (
    "agend|addend|millenni|dat|extrem|bacteri|desiderat|strat|candelabr|errat|ov|symposi|curricul"
)
_ON_A = "apheli|hyperbat|periheli|asyndet|noumen|phenomen|criteri|organ|prolegomen|hedr|automat"

# In both tables a later rule beats an earlier one; every rule is held to the end of the word.
_PLURAL_ENDS = (
    (r"s?", "s"),
    (r"[^\x00-\x7f]", "$0"),
    (r"([^aeiou]ese)", "$1"),
    (r"(ax|test)is", "$1es"),
    (r"(alias|[^aou]us|t[lm]as|gas|ris)", "$1es"),
    (r"(e[mn]u)s?", "$1s"),
    (r"([^l]ias|[aeiou]las|[ejzr]as|[iu]am)", "$1"),
    (rf"({_US_I})(?:us|i)", "$1i"),
    (r"(alumn|alg|vertebr)(?:a|ae)", "$1ae"),
    (r"(seraph|cherub)(?:im)?", "$1im"),
    (r"(her|at|gr)o", "$1oes"),
    (rf"({_UM_A}|automat|quor)(?:a|um)", "$1a"),
    (rf"({_ON_A})(?:a|on)", "$1a"),
    (r"sis", "ses"),
    (r"(?:(kni|wi|li)fe|(ar|l|ea|eo|oa|hoo)f)", "$1$2ves"),
    (r"([^aeiouy]|qu)y", "$1ies"),
    (r"([^ch][ieo][ln])ey", "$1ies"),
    (r"(x|ch|ss|sh|zz)", "$1es"),
    (r"(matr|cod|mur|sil|vert|ind|append)(?:ix|ex)", "$1ices"),
    (r"\b((?:tit)?m|l)(?:ice|ouse)", "$1ice"),
    (r"(pe)(?:rson|ople)", "$1ople"),
    (r"(child)(?:ren)?", "$1ren"),
    (r"eaux", "$0"),
    (r"m[ae]n", "men"),
    (r"\Athou", "you"),
)
_SINGULAR_ENDS = (
    (r"s", ""),
    (r"(ss)", "$1"),
    (r"(wi|kni|(?:after|half|high|low|mid|non|night|[^\w]|^)li)ves", "$1fe"),
    (r"(ar|(?:wo|[ae])l|[eo][ao])ves", "$1f"),
    (r"ies", "y"),
    (
        r"\b([pl]|zomb|(?:neck|cross)?t|coll|faer|food|gen|goon|group|lass|talk|goal|cut)ies",
        "$1ie",
    ),
    (r"\b(mon|smil)ies", "$1ey"),
    (r"\b((?:tit)?m|l)ice", "$1ouse"),
    (r"(seraph|cherub)im", "$1"),
    (
        r"(x|ch|ss|sh|zz|tto|go|cho|alias|[^aou]us|t[lm]as|gas|(?:her|at|gr)o|[aeiou]ris)(?:es)?",
        "$1",
    ),
    (r"(analy|diagno|parenthe|progno|synop|the|empha|cri|ne)(?:sis|ses)", "$1sis"),
    (r"(movie|twelve|abuse|e[mn]u)s", "$1"),
    (r"(test)(?:is|es)", "$1is"),
    (rf"({_US_I})(?:us|i)", "$1us"),
    (rf"({_UM_A}|quor)a", "$1um"),
    (rf"({_ON_A})a", "$1on"),
    (r"(alumn|alg|vertebr)ae", "$1a"),
    (r"(cod|mur|sil|vert|ind)ices", "$1ex"),
    (r"(matr|append)ices", "$1ix"),
    (r"(pe)(rson|ople)", "$1rson"),
    (r"(child)ren", "$1"),
    (r"(eau)x?", "$1"),
    (r"men", "man"),
)


def pluralize(word: str) -> str:
    """Return the plural that Medusa's services use: `Status` gives `Statuses`."""
    return _plural(word)


@lru_cache(maxsize=4096)
def _plural(word: str) -> str:
    return _inflect(word, keep=_SINGULAR_OF, replace=_PLURAL_OF, rules=_rules(_PLURAL_ENDS))


def singularize(word: str) -> str:
    """Return the singular that goes with `pluralize`: `categories` gives `category`."""
    return _inflect(word, keep=_PLURAL_OF, replace=_SINGULAR_OF, rules=_rules(_SINGULAR_ENDS))


@cache
def _rules(ends: tuple[tuple[str, str], ...]) -> Sequence[_Rule]:
    """Compile a table, strongest rule first."""
    table = [*ends, *((end, "$0") for end in _UNCOUNTABLE_ENDS)]
    # ASCII keeps \b, \w and letter case as JavaScript sees them.
    flags = re.IGNORECASE | re.ASCII
    return [(re.compile(rf"(?:{end})\Z", flags), new) for end, new in reversed(table)]


def _inflect(
    word: str, *, keep: Mapping[str, str], replace: Mapping[str, str], rules: Sequence[_Rule]
) -> str:
    token = word.lower()
    if token in keep:
        return _like(word, token)
    if token in replace:
        return _like(word, replace[token])
    if not token or token in UNCOUNTABLE:
        return word
    for pattern, new in rules:
        match = pattern.search(word)
        if match:
            return word[: match.start()] + _ending(word, match, new)
    return word


def _ending(word: str, match: re.Match[str], new: str) -> str:
    """Fill the groups into `new`, in the case of what it replaces (or of the letter before)."""
    filled = re.sub(r"\$(\d)", lambda number: match.group(int(number[1])) or "", new)
    return _like(match.group() or word[match.start() - 1], filled)


def _like(model: str, token: str) -> str:
    """Return `token` in the letter case of `model`: as it is, lower, UPPER or Title."""
    if model in (token, model.lower()):
        return token if model == token else token.lower()
    if model == model.upper():
        return token.upper()
    if model[0] == model[0].upper():
        return token[:1].upper() + token[1:].lower()
    return token.lower()
