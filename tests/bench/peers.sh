#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Times pleioscope-cli against codonW and EMBOSS on the genes of E. coli 536 and on 25 copies of them, and prints a
# Markdown table. Every command runs as a whole process, file to file, all of them in turn so that a busy moment of
# the machine falls on both sides; medians of the runs are given, of wall time, processor time and peak memory.
#
# Usage: tests/bench/peers.sh [RUNS]       (default 5)
# Installs what it needs and builds the release, unless PLEIOSCOPE_CLI names a program to time instead.
# Needs Debian 12 or 13 and 1 GB of room for temporary files.
source "$(dirname -- "${BASH_SOURCE[0]}")/../../packaging/common.sh"
export LC_ALL=C

# What is timed. Each command runs in a folder of its own size that holds genes.fna and high.cut, the usage of highly
# expressed genes that EMBOSS brings; words are split at blanks. The first is what the others are compared with.
commands=(
    'pleioscope-cli codon-statistics genes.fna --out statistics --reference table --codon-table high.cut --threads 1'
    'codonw genes.fna codonw.out codonw.blk -all_indices -nomenu -silent -nowarn -machine'
    'cusp -sequence genes.fna -outfile cusp.out -auto'
    'chips -seqall genes.fna -outfile chips.out -nosum -auto'
    'cai -seqall genes.fna -cfile Eecoli_high.cut -outfile cai.out -auto'
    'pleioscope-cli run codon.bias --genome genes.fna --out bias --reference table --codon-table high.cut --threads 1'
    'pleioscope-cli run codon.usage --genome genes.fna --out usage --threads 1'
    'pleioscope-cli --version'
)
copies=25

fail() {
    printf 'peers: %s\n' "$1" >&2
    exit 1
}

runs=${1:-5}
[[ $# -le 1 && $runs =~ ^[1-9][0-9]*$ ]] || fail 'give the number of runs, a whole number from 1, or nothing.'

say 'Packages' >&2
"$packaging/install-packages.sh" build run peers >&2
cli=${PLEIOSCOPE_CLI:-}
if [ -z "$cli" ]; then
    say 'Build' >&2
    build_preset release pleioscope-cli >&2
    cli=build/release/app/cli/pleioscope-cli
fi
[ -x "$cli" ] || fail "there is no program $cli."
cli=$(realpath -- "$cli")

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT TERM
mkdir "$work/bin" "$work/one" "$work/many"
ln -s -- "$cli" "$work/bin/pleioscope-cli"
PATH=$work/bin:$PATH

say 'Genes of E. coli 536' >&2
genome=$(dpkg -L bowtie-examples | grep '/NC_008253\.fna\.gz$') || fail 'bowtie-examples holds no NC_008253.fna.gz.'
gzip -dc -- "$genome" >"$work/genome.fna"
prodigal -q -i "$work/genome.fna" -d "$work/one/genes.fna" -o /dev/null
for ((copy = 1; copy <= copies; copy++)); do
    awk -v copy="$copy" '/^>/ { sub(/^>[^ ]+/, "&_" copy) } { print }' "$work/one/genes.fna"
done >"$work/many/genes.fna"
table=$(dpkg -L emboss-data | grep '/Eecoli_high\.cut$') || fail 'emboss-data holds no Eecoli_high.cut.'
cp -- "$table" "$work/one/high.cut"
cp -- "$table" "$work/many/high.cut"

# run_once FOLDER COMMAND runs the command in an empty copy of the folder; leaves its wall and processor time in
# milliseconds in `elapsed` and `used` and its peak memory in kB in `peak`.
run_once() {
    local words TIMEFORMAT='%3R %3U %3S'
    read -ra words <<<"$2"
    find "$1" -mindepth 1 -maxdepth 1 ! -name genes.fna ! -name high.cut -exec rm -rf -- {} +
    {
        time env -C "$1" time -q -f %M -o "$work/peak" "${words[@]}" </dev/null >"$work/output" 2>&1
    } 2>"$work/time" || {
        cat -- "$work/output" >&2
        fail "this command failed; its messages are above: $2"
    }
    read -r elapsed used < <(awk '{ printf "%d %d\n", 1000 * $1, 1000 * ($2 + $3) }' "$work/time")
    peak=$(tail -n 1 -- "$work/peak")
}

# median NUMBERS...
median() {
    printf '%s\n' "$@" | sort -n | awk '{ n[NR] = $1 } END { print (n[int((NR + 1) / 2)] + n[int(NR / 2) + 1]) / 2 }'
}

declare -A times uses peaks
for size in one many; do
    say "Timing, $(grep -c '^>' "$work/$size/genes.fna") genes" >&2
    for ((run = 0; run <= runs; run++)); do # run 0 warms the caches up
        for command in "${commands[@]}"; do
            run_once "$work/$size" "$command"
            [ "$run" -gt 0 ] || continue
            times[$size $command]+="$elapsed "
            uses[$size $command]+="$used "
            peaks[$size $command]+="$peak "
        done
    done
done

# cells SIZE COMMAND prints wall and processor seconds and MB, and how many times those of the first command they are.
cells() {
    local first="$1 ${commands[0]}"
    # shellcheck disable=SC2086 # words on purpose
    awk -v time="$(median ${times[$1 $2]})" -v used="$(median ${uses[$1 $2]})" -v peak="$(median ${peaks[$1 $2]})" \
        -v firstTime="$(median ${times[$first]})" -v firstUsed="$(median ${uses[$first]})" \
        'BEGIN { printf " %.3f | %.1f | %.3f | %.1f | %.0f |", time / 1e3, time / firstTime, used / 1e3, used / firstUsed, peak / 1024 }'
}

thousands() {
    printf '%s' "$1" | sed ':again; s/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/; t again'
}

# shellcheck disable=SC2034 # read by name below
one=$(thousands "$(grep -c '^>' "$work/one/genes.fna")")
# shellcheck disable=SC2034
many=$(thousands "$(grep -c '^>' "$work/many/genes.fna")")
printf 'Processor: %s, %s cores; one thread is used.\n' \
    "$(sed -n '/^model name/ { s/^[^:]*: *//p; q }' /proc/cpuinfo)" "$(nproc)"
printf 'Programs: %s' "$(pleioscope-cli --version)"
dpkg-query -W -f=', ${Package} ${Version}' codonw emboss prodigal bowtie-examples
printf '.\nMedians of %s runs of whole processes, from FASTA to files; "×" is the time over that of the first line.\n' "$runs"
for size in one many; do
    printf '\n| %s genes | wall, s | × | processor, s | × | peak, MB |\n' "${!size}"
    printf '| --- | ---: | ---: | ---: | ---: | ---: |\n'
    for command in "${commands[@]}"; do
        # shellcheck disable=SC2016  # these are Markdown's quotes
        printf '| `%s` |%s\n' "$command" "$(cells "$size" "$command")"
    done
done
