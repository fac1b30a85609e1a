#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes too long for every change: lint of every source, a release without GUI, every source compiled alone by
# clang, the core under the thread sanitizer, each fuzz target for some time, many rounds of faults of a swarm, every
# alert made to fire, every query of the dashboards, all benchmarks, and set-up and tests in a bare Debian 13. Goes on
# after a part that failed and says at the end which did.
#
# Usage: tests/nightly.sh [PART...]
# (default: lint headless alone tsan fuzz faults alerts dashboards bench debian13)
# Needs Debian 12 or 13 with root or sudo; debian13 needs root. FUZZ_SECONDS is the time a fuzz target (default 600),
# FAULT_ROUNDS the rounds of faults (default 200).
source "$(dirname -- "${BASH_SOURCE[0]}")/../packaging/common.sh"

lint() {
    packaging/lint.sh --all
}

headless() {
    build_preset headless
    test_preset headless --label-regex unit
}

alone() {
    build_preset lint
}

tsan() {
    build_preset tsan
    test_preset tsan
}

fuzz() {
    tests/fuzz/run.sh "${FUZZ_SECONDS:-600}"
}

faults() {
    build_preset check
    tests/swarm/faults.py --build build/check --rounds "${FAULT_ROUNDS:-200}" --seed "$(date +%j)"
}

alerts() {
    build_preset check
    tests/ops/alerts.py --build build/check
}

dashboards() {
    build_preset check
    tests/ops/dashboards.py --build build/check
}

bench() {
    cmake --preset release -DPLEIOSCOPE_BENCHMARKS=ON
    cmake --build --preset release
    local program
    for program in build/release/tests/bench/bench_*; do
        [ ! -x "$program" ] || [ -d "$program" ] || QT_QPA_PLATFORM=offscreen "$program"
    done
    tests/bench/peers.sh 3
}

debian13() {
    local root
    root=$(mktemp -d)
    mmdebstrap --variant=minbase --include=git,ca-certificates trixie "$root/debian"
    git clone --quiet . "$root/debian/pleioscope"
    chroot "$root/debian" /pleioscope/packaging/quickstart.sh
    chroot "$root/debian" /pleioscope/packaging/test.sh
    rm -rf -- "$root"
}

parts=("$@")
[ $# -gt 0 ] || parts=(lint headless alone tsan fuzz faults alerts dashboards bench debian13)
packaging/install-packages.sh build gui python run test lint bench peers nightly
failed=()
for part in "${parts[@]}"; do
    say "$part"
    # Not "part || …", which would let it go on after a command that failed.
    set +e
    (set -e; "$part")
    status=$?
    set -e
    [ "$status" -eq 0 ] || failed+=("$part")
done
say 'Nightly'
if [ ${#failed[@]} -gt 0 ]; then
    printf 'These parts failed: %s\n' "${failed[*]}"
    exit 1
fi
printf 'All parts passed: %s\n' "${parts[*]}"
