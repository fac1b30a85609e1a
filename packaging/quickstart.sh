#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12 or 13 to a first result: installs what is needed, builds the release, runs the main
# job on a simulated genome with planted keys, and opens the workbench on it where there is a display.
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

say 'Packages'
"$packaging/install-packages.sh" build gui run

say 'Build'
build_preset release pleioscope-cli pleioscope

out=$PWD/build/demo
say 'Main job on the simulated genome'
build/release/app/cli/pleioscope-cli demo --out "$out"

say 'Where things lie'
printf '  %-10s %s\n' 'Project' "$out/demo.pleio" 'Report' "$out/report.html" 'Figures' "$out/figures" \
    'Programs' "$PWD/build/release/app/cli/pleioscope-cli, $PWD/build/release/app/gui/pleioscope"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say 'Opening the workbench on the project'
    exec build/release/app/gui/pleioscope "$out/demo.pleio"
fi
printf '\nThere is no display here; on one, open the project with\n  %s %s\n' \
    "$PWD/build/release/app/gui/pleioscope" "$out/demo.pleio"
