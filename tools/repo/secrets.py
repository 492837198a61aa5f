"""Which files may hold secrets: they are neither read nor shown."""

import re
from pathlib import PurePosixPath

# `.env.template` and the like are made to be shown: they name the variables without values.
_SHOWN = re.compile(r"^\.env\.(template|example|sample|dist)$", re.IGNORECASE)
_SECRET = re.compile(
    r"^(\.env(\..*)?|.*\.env|.*\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk)|id_(rsa|dsa|ecdsa|ed25519)"
    r"(\..*)?|\.npmrc|\.pypirc|\.netrc|\.pgpass|\.htpasswd|credentials(\.json)?|secrets?\.(json|ya?ml)"
    r"|service-account.*\.json)$",
    re.IGNORECASE,
)
_SECRET_FOLDERS = frozenset({".ssh", ".aws", ".gnupg", ".git"})


def is_secret_path(relative: str) -> bool:
    """Tell whether a workspace path may hold secrets, judged by its name alone."""
    path = PurePosixPath(relative)
    if _SECRET_FOLDERS.intersection(path.parts):
        return True
    return bool(_SECRET.match(path.name)) and not _SHOWN.match(path.name)
