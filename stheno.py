"""Launcher: makes Stheno's own folders importable, then hands over to the command line."""

import gc
import os
import sys
from pathlib import Path

__version__ = "0.1.0"

INTERRUPTED = 130


def main() -> None:
    """Run the command line.

    In a checkout the folders `tools/`, `agents/` and so on stand beside this file; in an
    installed wheel they stand beside it too, inside the one package `stheno`.  Either way
    this folder goes first on `sys.path`, so that another distribution's `agents` loses.
    """
    # Looking for plugins of pydantic reads the metadata of every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Loading makes many objects that stay, and next to no garbage to look for.
    gc.set_threshold(100_000, 20, 20)
    here = str(Path(__file__).resolve().parent)
    if sys.path[0] != here:
        sys.path.insert(0, here)
    _run()


def _run() -> None:
    # Everything of ours is importable only once the path is set.
    from commands.speech import refuse
    from shortcut import run
    from tools.errors import SthenoError

    try:
        code = run(sys.argv[1:])
    except SthenoError as error:
        code = refuse(error)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing is left to flush it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    finally:
        # Nothing is looked for among what goes with the process: that takes longer than a plan.
        gc.freeze()
    if code is None:
        from cli import main as run_all

        run_all()
    sys.exit(code)


if __name__ == "__main__":
    main()
