"""Which files may hold secrets: they are neither read nor shown."""

import re

# `.env.template` and the like are made to be shown: they name the variables without values.
_SHOWN = re.compile(r"^\.env\.(template|example|sample|dist)$", re.IGNORECASE)
_SECRET = re.compile(
    r"^(\.env([.-].*)?|\.envrc(\..*)?|.*\.env|\.yarnrc\.yml|\.git-credentials|auth\.json"
    r"|.*\.tfstate(\..*)?|.*\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk)|id_(rsa|dsa|ecdsa|ed25519)"
    r"(\..*)?|\.npmrc|\.pypirc|\.netrc|\.pgpass|\.htpasswd|credentials(\.json)?|secrets?\.(json|ya?ml)"
    r"|service-account.*\.json)$",
    re.IGNORECASE,
)
_SECRET_FOLDERS = frozenset({".ssh", ".aws", ".gnupg", ".git"})
_PLACES = frozenset({(".kube", "config"), (".docker", "config.json")})


def is_secret_path(relative: str) -> bool:
    """Tell whether a workspace path may hold secrets, judged by its name alone."""
    parts = [part for part in relative.split("/") if part not in ("", ".")]
    # Some disks ignore letter case.
    folded = [part.casefold() for part in parts]
    if not _SECRET_FOLDERS.isdisjoint(folded) or tuple(folded[-2:]) in _PLACES:
        return True
    name = parts[-1] if parts else ""
    return bool(_SECRET.match(name)) and not _SHOWN.match(name)
