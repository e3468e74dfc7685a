"""Finish a built site: ``python -m finish site/``."""

import argparse
import sys
from pathlib import Path

from finish.pages import Target
from finish.steps import finish


def main() -> int:
    """1 where something is wrong with the site, which is then left as it was built."""
    parser = argparse.ArgumentParser(prog="python -m finish", description="Finish a built site.")
    parser.add_argument("folder", type=Path, help="where a builder has just put the site")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--files",
        dest="target",
        action="store_const",
        const=Target.FILES,
        help="to be opened without a server",
    )
    where.add_argument(
        "--live", dest="target", action="store_const", const=Target.LIVE, help="served while it is written"
    )
    parser.set_defaults(target=Target.SERVER)
    options = parser.parse_args()
    faults = finish(options.folder, options.target)
    for fault in faults:
        print(fault, file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
