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
    faults = finish(parser.parse_args().folder, Target.SERVER)
    for fault in faults:
        print(fault, file=sys.stderr)
    return bool(faults)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
