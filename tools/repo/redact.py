"""Hiding what looks like a secret inside a text that may otherwise be shown."""

import math
import re
from collections import Counter
from collections.abc import Iterator

_HIDDEN = "[hidden: {}]"
# Each begins with what its issuer puts there, so that ordinary code does not look like one.
_ISSUED = {
    "an AWS key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a GitHub token": r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})",
    "a GitLab token": r"\bglpat-[A-Za-z0-9_-]{20,}",
    "an npm token": r"\bnpm_[A-Za-z0-9]{30,}",
    "a Slack token": r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
    "a Stripe key": r"\b(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,}",
    "a SendGrid key": r"\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}",
    "a Google key": r"\bAIza[A-Za-z0-9_-]{30,}",
    "a model provider's key": r"\bsk-(?:ant|proj|svcacct|or)-[A-Za-z0-9_-]{16,}",
    "a Medusa secret key": r"\bsk_[0-9a-f]{64}\b",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}",
    # That of a database on one's own machine is in every template.
    "a password": r"(?<=://)[^\s:/@\"'`${}\[\]<>]{0,100}:[^\s:/@\"'`${}\[\]<>]{1,200}(?=@(?!localhost\b|127\.))",
}
_ANY_ISSUED = re.compile("|".join(f"({expression})" for expression in _ISSUED.values()))
_NAMED = re.compile(
    r"(?:secret|token|passw(?:or)?d|api_?key|private_?key|access_?key|credential)[a-z_]{0,20}"
    r"[\"'`]?\s{0,5}[:=]\s{0,5}[\"'`]?(?P<value>[a-z0-9+/_=-]{20,500})(?![a-z0-9(.\[+/_=-])",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----")
_END = re.compile(r"-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----")
_BASE64_LINE = re.compile(r"^[\s\"'+]*[A-Za-z0-9+/]{60,}={0,2}(?:\\n)?[\s\"',;+]*$")
_ENOUGH_BITS = 3.5
# One of these is in every line that is looked at closely; a random value has a digit.
_HINT = re.compile(
    r"[0-9]|://|PRIVATE KEY|AKIA|ASIA|[sr]k[_-]|whsec_|xox|gh[a-z]*_|glpat|npm_|SG\.|AIza|eyJ"
)


def without_keys(text: str) -> str:
    """Return the text with the lines of private keys hidden; they stay as many as they are."""
    return "\n".join(_without_keys(text.split("\n"))) if "PRIVATE KEY" in text else text


def redacted(line: str) -> str:
    """Return a line with every secret in it hidden, a line of a private key too."""
    if not _HINT.search(line):
        return line
    if "PRIVATE KEY" in line:
        line = without_keys(line)
    if _BASE64_LINE.match(line) and _is_random(line.strip(" \t\"',;+")):
        return _HIDDEN.format("perhaps a part of a key")
    return _NAMED.sub(_without_value, _ANY_ISSUED.sub(_without_token, line))


def _without_keys(lines: list[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        begins, ends = _BEGIN.search(line), _END.search(line)
        if begins or inside:
            yield _HIDDEN.format("a private key")
            inside = not ends
        else:
            yield line


def _without_token(match: re.Match[str]) -> str:
    return _HIDDEN.format(list(_ISSUED)[(match.lastindex or 1) - 1])


def _without_value(match: re.Match[str]) -> str:
    if not _is_random(match["value"]):
        return match[0]
    return match[0][: match.start("value") - match.start()] + _HIDDEN.format("a value")


def _is_random(value: str) -> bool:
    """Tell a generated value from a name: it mixes kinds of characters and repeats few."""
    kinds = sum(bool(re.search(kind, value)) for kind in ("[a-z]", "[A-Z]", "[0-9]"))
    if kinds < 2 or not re.search("[0-9]", value):  # noqa: PLR2004  # a mix
        return False
    counts = Counter(value)
    bits = -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
    return bits >= _ENOUGH_BITS
