#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, looks for faults of form, builds, and runs all tests: core and command line without GUI by
# clang under the sanitizers, then everything by g++ as a release is compiled. Needs Debian 12 or 13 with root or sudo.
# The last lines say which test functions were skipped and why, and how many passed; where a stage fails, they are
# the summary that ctest gives of that stage.
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

say 'Packages'
"$packaging/install-packages.sh" build gui python run test lint peers

if git rev-parse --git-dir >/dev/null 2>&1; then
    say 'Lint'
    "$packaging/lint.sh"
fi

say 'Core and command line without GUI, by clang, under the address and undefined-behaviour sanitizers'
build_preset asan
test_preset asan

say 'Everything, with assertions'
build_preset check
say 'Hardening'
"$packaging/check_hardening.sh" build/check/app/cli/pleioscope-cli build/check/app/worker/pleioscope-worker \
    build/check/app/gui/pleioscope build/check/app/python/pleioscope/pleioscope-draw \
    build/check/app/python/pleioscope/_core.*.so
test_preset check

say 'Skipped'
list_skips asan check

printf '\n'
sum_up asan check
