"""Which files may hold secrets: they are neither read nor shown."""

import re
from pathlib import PurePosixPath

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
    path = PurePosixPath(relative)
    # Some disks ignore letter case.
    folders = {part.casefold() for part in path.parts}
    if _SECRET_FOLDERS & folders or (path.parent.name.casefold(), path.name.casefold()) in _PLACES:
        return True
    return bool(_SECRET.match(path.name)) and not _SHOWN.match(path.name)
