#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds every fuzz target with libFuzzer under the address and undefined-behaviour sanitizers and lets each search
# for some time from its seeds. Fails if one finds a crash; the input is kept in build/fuzz/crashes.
#
# Usage: tests/fuzz/run.sh [SECONDS [TARGET...]]       (default: 60 seconds a target, every NAME_fuzz.cpp)
# Needs clang with its run-time libraries: packaging/install-packages.sh build test
source "$(dirname -- "${BASH_SOURCE[0]}")/../../packaging/common.sh"
export LC_ALL=C

fail() {
    printf 'fuzz: %s\n' "$1" >&2
    exit 1
}

seconds=${1:-60}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || fail 'give the seconds a target as a whole number from 1.'
shift $(($# > 0 ? 1 : 0))
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for file in tests/fuzz/*_fuzz.cpp; do
        file=${file##*/}
        targets+=("${file%_fuzz.cpp}")
    done
fi
for target in "${targets[@]}"; do
    [ -f "tests/fuzz/${target}_fuzz.cpp" ] || fail "there is no target $target."
    [ -n "$(ls -A "tests/fuzz/seeds/$target" 2>/dev/null)" ] || fail "$target has no seeds in tests/fuzz/seeds/$target."
done

say 'Build'
cmake -S . -B build/fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ \
    -DPLEIOSCOPE_FUZZERS=ON -DPLEIOSCOPE_GUI=OFF -DPLEIOSCOPE_SANITIZE=address,undefined
cmake --build build/fuzz --target "${targets[@]/%/_fuzz}"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT TERM
crashes=$PWD/build/fuzz/crashes
mkdir -p "$crashes"
export ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

failed=()
summary=()
for target in "${targets[@]}"; do
    say "$target, $seconds s"
    # The search adds to its corpus; the seeds stay as they are.
    cp -R -- "tests/fuzz/seeds/$target" "$work/$target"
    status=0
    "build/fuzz/tests/fuzz/${target}_fuzz" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=4096 \
        -print_final_stats=1 -artifact_prefix="$crashes/$target-" "$work/$target" >"$work/log" 2>&1 || status=$?
    # "#1234 DONE cov: 567 ft: 890 corp: 12/34Kb lim: 4096 exec/s: 411 rss: 80Mb"
    done=$(grep -E '^#[0-9]+[[:space:]]+DONE' "$work/log" | tr -s '[:space:]' ' ' || true)
    if [ "$status" -eq 0 ] && [ -n "$done" ]; then
        printf '%s\n' "$done"
        summary+=("$(sed -nE "s/^#([0-9]+) DONE cov: ([0-9]+) ft: ([0-9]+).* exec\/s: ([0-9]+).*/$target \1 \4 \2 \3/p" <<<"$done")")
    else
        tail -n 40 -- "$work/log"
        failed+=("$target")
    fi
done

say 'Summary'
{
    printf 'target runs runs/s edges features\n'
    [ ${#summary[@]} -eq 0 ] || printf '%s\n' "${summary[@]}"
} | awk '{ printf "%-16s %10s %8s %8s %9s\n", $1, $2, $3, $4, $5 }'
[ ${#failed[@]} -eq 0 ] || fail "these targets failed: ${failed[*]}; see $crashes."
