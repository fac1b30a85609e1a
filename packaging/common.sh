# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
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

# Before each step: how many are done, of how many, and the seconds since the beginning.
export NINJA_STATUS='[%f/%t, %e s] '

# configure_preset PRESET makes the build folder of a preset; what CMake says is shown when it fails.
configure_preset() {
    local log=build/configure.log
    mkdir -p build
    cmake --preset "$1" >"$log" 2>&1 || {
        cat "$log"
        return 1
    }
}

# Processor time of the release build on a machine where compiling an empty file that includes Eigen takes a second
# (measured: 412 s where that took 0.85 s).
release_seconds=480

# tell_build_time PRESET TARGET... says how many steps are left and about how long they will take on this machine.
tell_build_time() {
    local preset=$1 steps probe seconds all=97
    shift
    steps=$(ninja -C "build/$preset" -n "$@" | grep -c '^\[' || true)
    if [ "$steps" -le 3 ]; then
        printf 'The programs are built already.\n'
        return
    fi
    probe=$(mktemp -d)
    printf '#include <Eigen/Core>\n' >"$probe/probe.cpp"
    TIMEFORMAT='%U'
    seconds=$({ time c++ -std=c++20 -O2 -I/usr/include/eigen3 -c "$probe/probe.cpp" -o "$probe/probe.o"; } 2>&1)
    rm -rf -- "$probe"
    awk -v one="$seconds" -v whole="$release_seconds" -v steps="$steps" -v all="$all" -v cores="$(nproc)" 'BEGIN {
        share = steps < all ? steps / all : 1
        minutes = one * whole * share / cores / 60
        printf "%d steps, about %s here. Interrupt it whenever you like; the next start goes on from there.\n",
            steps, minutes < 1.5 ? "a minute" : sprintf("%d minutes", minutes + 0.5)
    }'
}

# build_preset PRESET [TARGET...] configures and builds one preset of CMakePresets.json.
build_preset() {
    local preset=$1
    shift
    configure_preset "$preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
}

# test_preset PRESET [OPTION...] runs its tests; the last lines printed are ctest's summary.
test_preset() {
    local preset=$1
    shift
    ctest --preset "$preset" --parallel "$(nproc)" "$@"
}

# list_skips PRESET... says which tests were skipped in the last run of each preset, and why.
list_skips() {
    local preset
    for preset in "$@"; do
        # "SKIP   : TestX::function(row) reason" of Qt Test
        sed -n "s/^SKIP   : /$preset: /p" "build/$preset/Testing/Temporary/LastTest.log"
    done | sort | uniq
}

# sum_up PRESET... adds up the test functions of the last run of each preset.
sum_up() {
    local preset
    for preset in "$@"; do
        cat "build/$preset/Testing/Temporary/LastTest.log"
    done | awk '/^Totals: / { passed += $2; failed += $4; skipped += $6 }
        END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }'
}
