#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What building costs, old against new in one run with the compiler cache off: processor time, steps and linked programs
# of the release build of packaging/quickstart.sh, or of the whole of packaging/test.sh. Prints a Markdown table.
#
# Usage: tests/bench/build_cost.sh OLD [NEW [release|test]]     (default: HEAD, release)
# OLD and NEW are commits of this repository. Packages must be installed. Takes the time of both builds.
source "$(dirname -- "${BASH_SOURCE[0]}")/../../packaging/common.sh"
export LC_ALL=C CCACHE_DISABLE=1

fail() {
    printf 'build_cost: %s\n' "$1" >&2
    exit 1
}

old=${1-}
new=${2-HEAD}
what=${3-release}
[ -n "$old" ] || fail 'name a commit to compare with.'
case $what in
release) work=(bash -c 'cmake --preset release && cmake --build --preset release --target pleioscope-cli pleioscope') ;;
test) work=(packaging/test.sh) ;;
*) fail 'measure release or test.' ;;
esac

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
trap 'exit 130' INT TERM
declare -A seconds=() steps=() links=()
for side in old new; do
    git clone --quiet --no-checkout . "$folder/$side"
    git -C "$folder/$side" checkout --quiet "$(git rev-parse "${!side}")"
    say "${!side}" >&2
    (cd -- "$folder/$side" && command time -f '%U %S' -o "$folder/time" "${work[@]}") >"$folder/$side.log" 2>&1 ||
        { tail -n 30 -- "$folder/$side.log" >&2 && fail "${!side} could not be built."; }
    seconds[$side]=$(awk '{ print $1 + $2 }' "$folder/time")
    steps[$side]=$(grep -c '^\[[0-9]*/[0-9]*' "$folder/$side.log")
    links[$side]=$(grep -c 'Linking CXX executable' "$folder/$side.log")
done
printf '| %s | processor time, s | steps | programs linked |\n| --- | --- | --- | --- |\n' "$what"
for side in old new; do
    printf '| %s | %.0f | %d | %d |\n' "${!side}" "${seconds[$side]}" "${steps[$side]}" "${links[$side]}"
done
awk -v a="${seconds[new]}" -v b="${seconds[old]}" 'BEGIN { printf "\nnew / old: %.0f %%\n", 100 * a / b }'
