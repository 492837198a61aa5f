"""Which files may hold secrets: they are neither read nor shown."""

import re
import unicodedata
from functools import lru_cache

# `.env.template` and the like are made to be shown: they name the variables without values.
_SHOWN = re.compile(r"^\.env\.(template|example|sample|dist)$", re.IGNORECASE)
_SECRET = re.compile(
    r"^(\.env([.-].*)?|\.envrc(\..*)?|.*\.env|\.yarnrc\.yml|\.git-credentials|auth\.json"
    r"|.*\.tfstate(\..*)?|.*\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk|gpg|ovpn|kubeconfig)"
    r"|id_(rsa|dsa|ecdsa|ed25519)(\..*)?|\.npmrc|\.pypirc|[._]netrc|\.pgpass|\.htpasswd"
    r"|\.(s3cfg|boto|vault-token|dockercfg)|kubeconfig|credentials(\.(json|ya?ml|csv))?"
    r"|secrets?\.(json|ya?ml)|service-account.*\.json)$",
    re.IGNORECASE,
)
_SECRET_FOLDERS = frozenset({".ssh", ".aws", ".gnupg", ".git"})
_PLACES = frozenset({(".kube", "config"), (".docker", "config.json")})


@lru_cache(maxsize=1 << 14)
def is_secret_path(relative: str) -> bool:
    """Tell whether a workspace path may hold secrets, judged by its name alone."""
    # Some disks ignore letter case, some take several spellings of a letter for one.
    path = relative if relative.isascii() else unicodedata.normalize("NFKC", relative)
    *folders, name = path.split("/")
    lowered = [folder.casefold() for folder in folders]
    # Windows ignores dots and blanks at the end, and takes a colon to begin a stream.
    name = name.split(":", 1)[0].rstrip(". ") or name
    if not _SECRET_FOLDERS.isdisjoint([*lowered, name.casefold()]):
        return True
    if lowered and (lowered[-1], name.casefold()) in _PLACES:
        return True
    return bool(_SECRET.match(name)) and not _SHOWN.match(name)
