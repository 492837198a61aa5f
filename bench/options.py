"""What a bench is told at its start."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter


def is_quick(about: str | None) -> bool:
    """Return whether each thing is to be done a few times only, and nothing written.

    `about` is what `--help` says.
    """
    parser = ArgumentParser(description=about, formatter_class=RawDescriptionHelpFormatter)
    told = "do each thing a few times only, and write nothing"
    parser.add_argument("--quick", action="store_true", help=told)
    quick: bool = parser.parse_args().quick
    return quick
