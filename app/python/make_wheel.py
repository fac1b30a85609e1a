#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_wheel.py PACKAGE VERSION FOLDER: makes a wheel (PyPA binary distribution format 1.0) of a package that is built.

It is for this version of Python on this kind of machine, and links the libraries of the Debian release that it was
built on, which have to be installed. Equal content gives equal bytes."""

import base64
import hashlib
import pathlib
import sys
import sysconfig
import zipfile

METADATA = """Metadata-Version: 2.1
Name: pleioscope
Version: {version}
Summary: Which traits can be told from the codons of a genome, and how sure is that
License: GPL-3.0-or-later
Requires-Python: >={python}
Requires-Dist: numpy
Provides-Extra: pandas
Requires-Dist: pandas; extra == "pandas"
Provides-Extra: arrow
Requires-Dist: pyarrow; extra == "arrow"
"""

WHEEL = """Wheel-Version: 1.0
Generator: pleioscope {version}
Root-Is-Purelib: false
Tag: {tag}
"""


def record_of(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"


def main() -> None:
    package, version, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    python = f"{sys.version_info.major}{sys.version_info.minor}"
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    tag = f"cp{python}-cp{python}-{platform}"
    info = f"pleioscope-{version}.dist-info"
    files = {}
    for path in sorted(package.iterdir()):
        if path.is_file():
            files[f"{package.name}/{path.name}"] = (path.read_bytes(), 0o755 if path.stat().st_mode & 0o100 else 0o644)
    needed = f"{sys.version_info.major}.{sys.version_info.minor}"
    files[f"{info}/METADATA"] = (METADATA.format(version=version, python=needed).encode(), 0o644)
    files[f"{info}/WHEEL"] = (WHEEL.format(version=version, tag=tag).encode(), 0o644)
    record = "".join(record_of(name, content) for name, (content, _) in files.items()) + f"{info}/RECORD,,\n"
    files[f"{info}/RECORD"] = (record.encode(), 0o644)
    wheel = folder / f"pleioscope-{version}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (content, mode) in files.items():
            entry = zipfile.ZipInfo(name)  # of 1980, so that it does not say when it was made
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    print(wheel)


if __name__ == "__main__":
    main()
