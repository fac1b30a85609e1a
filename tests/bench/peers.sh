#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Times pleioscope-cli against codonW and EMBOSS on the genes of E. coli 536 and on 25 copies of them, and prints a
# Markdown table. Every command runs as a whole process, file to file, all of them in turn so that a busy moment of
# the machine falls on both sides; the median of the runs is given.
#
# Usage: tests/bench/peers.sh [RUNS]       (default 5)
# Installs what it needs and builds the release, unless PLEIOSCOPE_CLI names a program to time instead.
# Needs Debian 12 or 13 and 1 GB of room for temporary files.
source "$(dirname -- "${BASH_SOURCE[0]}")/../../packaging/common.sh"
export LC_ALL=C

# What is timed. Each command runs in a folder of its own size that holds genes.fna; words are split at blanks.
ours=(
    'pleioscope-cli run codon.usage --genome genes.fna --out usage --threads 1'
    'pleioscope-cli run codon.bias --genome genes.fna --out bias --threads 1'
)
peers=(
    'codonw genes.fna codonw.out codonw.blk -all_indices -nomenu -silent -nowarn -machine'
    'cusp -sequence genes.fna -outfile cusp.out -auto'
    'chips -seqall genes.fna -outfile chips.out -nosum -auto'
    'cai -seqall genes.fna -cfile Eecoli_high.cut -outfile cai.out -auto'
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

# run_once FOLDER COMMAND runs the command in an empty copy of the folder; leaves its wall time in microseconds in
# `elapsed` and its peak memory in kB in `peak`.
run_once() {
    local words begin end
    read -ra words <<<"$2"
    find "$1" -mindepth 1 -maxdepth 1 ! -name genes.fna -exec rm -rf -- {} +
    begin=${EPOCHREALTIME/./}
    (cd -- "$1" && exec env time -q -f %M -o "$work/peak" "${words[@]}" </dev/null >"$work/output" 2>&1) || {
        cat -- "$work/output" >&2
        fail "this command failed; its messages are above: $2"
    }
    end=${EPOCHREALTIME/./}
    elapsed=$((end - begin))
    peak=$(tail -n 1 -- "$work/peak")
}

# median NUMBERS...
median() {
    printf '%s\n' "$@" | sort -n | awk '{ n[NR] = $1 } END { print (n[int((NR + 1) / 2)] + n[int(NR / 2) + 1]) / 2 }'
}

declare -A times peaks medians
for size in one many; do
    say "Timing, $(grep -c '^>' "$work/$size/genes.fna") genes" >&2
    for ((run = 0; run <= runs; run++)); do # run 0 warms the caches up
        for command in "${ours[@]}" "${peers[@]}"; do
            run_once "$work/$size" "$command"
            [ "$run" -gt 0 ] || continue
            times[$size $command]+="$elapsed "
            peaks[$size $command]+="$peak "
        done
    done
    total=0
    for command in "${ours[@]}" "${peers[@]}"; do
        # shellcheck disable=SC2086 # words on purpose
        medians[$size $command]=$(median ${times[$size $command]})
    done
    for command in "${ours[@]}"; do
        total=$(awk -v a="$total" -v b="${medians[$size $command]}" 'BEGIN { print a + b }')
    done
    medians[$size total]=$total
done

# cells SIZE COMMAND prints seconds, MB and how many times the total of ours.
cells() {
    # shellcheck disable=SC2086 # words on purpose
    awk -v time="${medians[$1 $2]}" -v peak="$(median ${peaks[$1 $2]})" -v ours="${medians[$1 total]}" \
        'BEGIN { printf " %.3f | %.0f | %.1f |", time / 1e6, peak / 1024, time / ours }'
}

thousands() {
    printf '%s' "$1" | sed ':again; s/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/; t again'
}

one=$(thousands "$(grep -c '^>' "$work/one/genes.fna")")
many=$(thousands "$(grep -c '^>' "$work/many/genes.fna")")
printf 'Processor: %s, %s cores; one thread is used.\n' \
    "$(sed -n '/^model name/ { s/^[^:]*: *//p; q }' /proc/cpuinfo)" "$(nproc)"
printf 'Programs: %s' "$(pleioscope-cli --version)"
dpkg-query -W -f=', ${Package} ${Version}' codonw emboss prodigal bowtie-examples
printf '.\nMedian of %s runs of whole processes, from FASTA to files; "×" is the time over that of all of Pleioscope.\n\n' "$runs"
printf '| command | %s genes: s | MB | × | %s genes: s | MB | × |\n' "$one" "$many"
printf '| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n'
for command in "${ours[@]}" "${peers[@]}"; do
    printf '| `%s` |%s%s\n' "$command" "$(cells one "$command")" "$(cells many "$command")"
done
