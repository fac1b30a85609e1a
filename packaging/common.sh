# SPDX-License-Identifier: GPL-3.0-or-later
# Read by the scripts beside it ("source"); gives them the source tree as the working folder and the build steps.
set -euo pipefail

packaging=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$packaging/.."
export PATH="${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

# The compiler cache and the settings of programs need a home that can be written.
if [ ! -d "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
    export HOME=$PWD/build/home
    mkdir -p "$HOME"
fi

say() {
    printf '\n== %s\n' "$1"
}

# build_preset PRESET [TARGET...] configures and builds one preset of CMakePresets.json.
build_preset() {
    local preset=$1
    shift
    cmake --preset "$preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
}

# test_preset PRESET [OPTION...] runs its tests; the last lines printed are ctest's summary.
test_preset() {
    local preset=$1
    shift
    ctest --preset "$preset" --parallel "$(nproc)" "$@"
}
