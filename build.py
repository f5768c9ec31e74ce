#!/usr/bin/env python3
"""The door of a checkout: `python build.py [COMMAND] [options]`.  Installed, the same program is called `dateline`."""

import sys

from sitegen.cli import main

if __name__ == "__main__":
    sys.exit(main())
