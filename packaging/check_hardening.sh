#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_hardening.sh program…: fails unless each is a position-independent executable whose relocations are read-only
# from its start on, whose stack cannot be executed and is guarded, and which uses the checked functions of glibc; on
# x86-64 also with marks where jumps may land.
set -euo pipefail

failed=0
for program in "$@"; do
    lacks=()
    header=$(readelf -hW -- "$program") segments=$(readelf -lW -- "$program")
    dynamic=$(readelf -dW -- "$program") symbols=$(readelf -W --dyn-syms -- "$program")
    grep -q 'Type: *DYN' <<<"$header" || lacks+=('position independence')
    grep -q 'GNU_RELRO' <<<"$segments" || lacks+=('read-only relocations')
    grep -Eq 'BIND_NOW|Flags:.* NOW' <<<"$dynamic" || lacks+=('binding at the start')
    ! grep -Eq 'GNU_STACK.* RWE' <<<"$segments" || lacks+=('a stack that is not executable')
    grep -q '__stack_chk_fail' <<<"$symbols" || lacks+=('guarded stacks')
    grep -Eq ' __[a-z0-9]+_chk@' <<<"$symbols" || lacks+=('checked functions')
    if grep -q 'Machine: .*X86-64' <<<"$header"; then
        marks=$(objdump -d --no-show-raw-insn -j .text -- "$program" | grep -c 'endbr64' || true)
        # The files that begin every program have a few.
        ((marks > 20)) || lacks+=('marks of jump targets')
    fi
    for what in "${lacks[@]}"; do
        printf '%s lacks %s.\n' "$program" "$what" >&2
        failed=1
    done
done
exit "$failed"
