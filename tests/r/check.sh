#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh [PROGRAM]: R CMD check of the R package, without manual, failing on a warning; its tests read also what this
# pleioscope-cli makes of a simulated genome. Ends with 77, and says why, where R or jsonlite is not installed.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)

skip() {
    printf 'skipped: %s; packaging/install-packages.sh test installs it.\n' "$1"
    exit 77
}
command -v R >/dev/null || skip 'R is not installed'
Rscript --vanilla -e 'quit(status = !requireNamespace("jsonlite", quietly = TRUE))' || skip 'R has no jsonlite'

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
results=
if [ $# -gt 0 ]; then
    program=$1
    "$program" synth --genes 300 --traits 4 --genes-per-trait 50 --seed 7 --out "$work/synth" >/dev/null
    for analysis in codon.bias codon.usage cipher.decode; do
        "$program" run "$analysis" --genome "$work/synth/genome.gbk" --traits "$work/synth/traits.tsv" \
            --out "$work/$analysis" >/dev/null 2>&1
        results+=:$work/$analysis
    done
fi
cd -- "$work"
R CMD build --no-build-vignettes "$here/../../app/r/pleioscope" >build.log 2>&1 || {
    cat build.log
    exit 1
}
status=0
# An empty repository takes the place of servers, which would be asked for other packages.
mkdir -p none/src/contrib
touch none/src/contrib/PACKAGES
printf 'options(repos = c(CRAN = "file://%s"))\n' "$work/none" >profile
LC_ALL=C.UTF-8 R_PROFILE=$work/profile PLEIOSCOPE_RESULTS=${results#:} _R_CHECK_FORCE_SUGGESTS_=false \
    R CMD check --no-manual --no-build-vignettes pleioscope_*.tar.gz >check.log 2>&1 || status=$?
cat check.log
if [ "$status" -ne 0 ] || grep -Eq '^Status: .*(ERROR|WARNING)' check.log; then
    find . -name '*.Rout.fail' -exec tail -n 30 {} +
    exit 1
fi
tail -n 12 pleioscope.Rcheck/tests/read_results.Rout
