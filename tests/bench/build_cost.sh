#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What compiling costs, old against new in one run without a compiler cache: processor time of the compiler, steps and
# linked programs of the release build of packaging/quickstart.sh, or of all builds of packaging/test.sh. Prints a
# Markdown table.
#
# Usage: tests/bench/build_cost.sh OLD [NEW [release|test]]     (default: HEAD, release)
# OLD and NEW are commits of this repository. Packages must be installed. With SAMPLE=N in the environment one source
# of N is compiled on the old side, chosen by its name, and the sum is taken N times: nothing can be linked then, but a
# tree of a thousand small sources is measured in minutes. Its standard error is given.
source "$(dirname -- "${BASH_SOURCE[0]}")/../../packaging/common.sh"
export LC_ALL=C

fail() {
    printf 'build_cost: %s\n' "$1" >&2
    exit 1
}

old=${1-}
new=${2-HEAD}
what=${3-release}
[ -n "$old" ] || fail 'name a commit to compare with.'
[ "$what" = release ] || [ "$what" = test ] || fail 'measure release or test.'

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
trap 'exit 130' INT TERM

# Stands in for ccache, which both sides put before the compiler: compiles one source of SAMPLE and notes the time.
mkdir "$folder/bin"
export COST_STUB=$folder/stub.o
printf 'static int nothing __attribute__((unused));\n' | c++ -x c++ -c - -o "$COST_STUB"
cat >"$folder/bin/ccache" <<'EOF'
#!/usr/bin/env bash
out= deps= last=
for word in "$@"; do
    case $last in -o) out=$word ;; -MF) deps=$word ;; esac
    last=$word
done
number=$(cksum <<<"$out")
if [[ $out != *.o ]] || ((${number%% *} % COST_SAMPLE == 0)); then
    exec time -f '%U %S %e' -a -o "$COST_LOG" "$@"
fi
printf 'left out\n' >>"$COST_LOG.left"
cp "$COST_STUB" "$out"
[ -z "$deps" ] || printf '%s:\n' "$out" >"$deps"
EOF
chmod +x "$folder/bin/ccache"

# builds SIDE prints a line "preset target…" for each build.
builds() {
    if [ "$what" = release ]; then
        printf 'release pleioscope-cli pleioscope\n'
    else
        sed -n 's/^build_preset //p' "$folder/$1/packaging/test.sh"
    fi
}

declare -A seconds=() steps=() links=() spread=()
for side in old new; do
    export COST_SAMPLE=1 COST_LOG=$folder/$side.times
    [ "$side" = new ] || COST_SAMPLE=${SAMPLE:-1}
    touch "$COST_LOG" "$COST_LOG.left"
    git clone --quiet --no-checkout . "$folder/$side"
    git -C "$folder/$side" checkout --quiet "$(git rev-parse "${!side}")"
    while read -r preset targets; do
        say "${!side}: $preset" >&2
        (
            cd -- "$folder/$side"
            export PATH=$folder/bin:$PATH
            cmake --preset "$preset" >>"$folder/$side.log" 2>&1
            read -ra targets <<<"$targets"
            ninja -C "build/$preset" -k 0 "${targets[@]}" >>"$folder/$side.log" 2>&1 || [ "$COST_SAMPLE" -gt 1 ]
        ) || { tail -n 30 -- "$folder/$side.log" >&2 && fail "${!side} could not be built."; }
    done < <(builds "$side")
    steps[$side]=$(grep -c '^\[' "$folder/$side.log" || true)
    links[$side]=$(grep -c '^\[.*Linking CXX executable' "$folder/$side.log" || true)
    read -r "seconds[$side]" "spread[$side]" < <(awk -v n="$COST_SAMPLE" '{ t = $1 + $2; sum += t; squares += t * t }
        END { printf "%.0f %.0f\n", n * sum, sqrt((n - 1) * n * squares) }' "$COST_LOG")
    printf '%s: %d compiled, %d left out\n' "${!side}" "$(wc -l <"$COST_LOG")" "$(wc -l <"$COST_LOG.left")" >&2
done
printf '| %s | processor time of the compiler, s | ± | steps | programs linked |\n| --- | --- | --- | --- | --- |\n' "$what"
for side in old new; do
    printf '| %s | %s | %s | %d | %d |\n' "${!side}" "${seconds[$side]}" "${spread[$side]}" "${steps[$side]}" "${links[$side]}"
done
awk -v a="${seconds[new]}" -v b="${seconds[old]}" 'BEGIN { printf "\nnew / old: %.0f %%\n", 100 * a / b }'
