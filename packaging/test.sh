#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds, and runs all tests: without GUI, under the sanitizers, then everything.
# Needs Debian 12 or 13 with root or sudo. The last lines are ctest's summary of the whole.
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

say 'Packages'
"$packaging/install-packages.sh" build gui run test

say 'Command line, release, without GUI'
build_preset headless pleioscope-cli tst_cli tst_cli_bad_input
test_preset headless --tests-regex '^tst_cli(_bad_input)?$'

say 'Core under the address and undefined-behaviour sanitizers'
build_preset asan
test_preset asan

say 'Everything, with assertions'
build_preset dev
test_preset dev
