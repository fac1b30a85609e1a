#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12 or 13 to a first result: installs what is needed, builds the release, runs the main
# job on a simulated genome with planted keys, and opens the workbench on it where there is a display.
# It can be interrupted at any time; the next start goes on where it stopped.
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

say 'Packages'
"$packaging/install-packages.sh" build gui run

say 'Build'
configure_preset release
targets=(pleioscope-cli pleioscope pleioscope-worker)
tell_build_time release "${targets[@]}"
cmake --build --preset release --target "${targets[@]}"

cli=$PWD/build/release/app/cli/pleioscope-cli
workbench=$PWD/build/release/app/gui/pleioscope
demo=$PWD/build/demo

say 'Main job on a simulated genome with planted keys'
"$cli" demo --out "$demo"
printf 'Command line:     %s\nWorkbench:        %s\n' "$cli" "$workbench"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say 'Opening the project in the workbench'
    exec "$workbench" "$demo/demo.pleio"
fi
printf '\nThere is no display here; where there is one, open the project with\n  %q %q\n' "$workbench" "$demo/demo.pleio"
