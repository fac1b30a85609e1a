#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py --build BUILD [PYTEST OPTIONS]: runs the tests of the Python module of a build folder, beside the command line
of the same build. Ends with 77, and says why, where a module that they need is not installed."""

import argparse
import importlib.util
import os
import pathlib
import sys


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    options, others = parser.parse_known_args()
    build = options.build.resolve()
    missing = [name for name in ("numpy", "pytest") if importlib.util.find_spec(name) is None]
    if missing:
        print(f"skipped: Python has no module {' and no module '.join(missing)}; "
              "packaging/install-packages.sh python test installs them.")
        return 77
    here = pathlib.Path(__file__).resolve().parent
    package = build / "app/python"
    os.environ["PLEIOSCOPE_CLI"] = str(build / "app/cli/pleioscope-cli")
    os.environ["PLEIOSCOPE_SOURCE_DIR"] = str(here.parent.parent)
    os.environ["PYTHONPATH"] = str(package)  # of the programs that tests start
    sys.path.insert(0, str(package))
    sys.dont_write_bytecode = True
    import pytest

    return int(pytest.main(["-q", "-rs", "-p", "no:cacheprovider", "-W", "ignore::pleioscope.DataWarning",
                            *(others or [str(here)])]))


if __name__ == "__main__":
    sys.exit(main())
