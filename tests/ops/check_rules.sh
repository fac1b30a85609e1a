#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks packaging/monitoring/alerts.yml with promtool: that it is well formed, that every alert has a test, and that
# the tests pass. Exit status 77 where promtool is missing.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../packaging/monitoring"

if ! command -v promtool >/dev/null; then
    printf 'Skipped: promtool is not installed (package prometheus).\n'
    exit 77
fi
promtool check rules alerts.yml
while read -r alert; do
    if [ "$(grep -c "alertname: $alert" alerts_test.yml)" -lt 3 ]; then
        printf 'check_rules: %s is not tested before, during and after what it is for.\n' "$alert" >&2
        exit 1
    fi
done < <(sed -n 's/^ *- alert: //p' alerts.yml)
promtool test rules alerts_test.yml
