"""The folders of a checkout around a workspace that is a part of it."""

from tools.repo.git import is_own_git, standing_of
from tools.repo.workspace import Workspace


def folders_above(workspace: Workspace) -> list[Workspace]:
    """Return the folders above a workspace up to its repository's root, which comes first.

    None where the workspace is that root, or in no repository.  Whether git agrees, which takes
    it a moment, `belongs_to_checkout` tells.
    """
    above: list[Workspace] = []
    for folder in (workspace.root, *workspace.root.parents):
        if folder != workspace.root:
            above.insert(0, Workspace(folder))
        if (folder / ".git").exists():
            return above if above and is_own_git(workspace.root) else []
    return []


def belongs_to_checkout(workspace: Workspace) -> bool:
    """Tell whether git takes a workspace for a part of the repository that it lies in.

    It does not where it ignores the folder, or where the repository is another user's.
    """
    return standing_of(workspace).tracked
