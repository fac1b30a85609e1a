#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages of the sections named (default: build gui run) of debian-packages.txt.
# Needs bash and apt, and root or sudo. Does nothing when all of them are installed.
set -euo pipefail
export LC_ALL=C

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
list=$here/debian-packages.txt

fail() {
    printf 'install-packages: %s\n' "$1" >&2
    exit 1
}

if [ "${1-}" = --help ]; then
    printf 'Usage: %s [SECTION...]\nInstalls the packages of these sections of debian-packages.txt (default: build gui run).\n' "$0"
    exit 0
fi
[ $# -gt 0 ] || set -- build gui run
if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    fail "apt-get is not here; on another system than Debian, install what $list lists with its own package manager."
fi

# packages_of SECTION prints the names of one section.
packages_of() {
    local line section='' found=
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%%#*}
        line=${line//[[:space:]]/}
        case $line in
        '') ;;
        \[*\])
            section=${line:1:-1}
            [ "$section" != "$1" ] || found=1
            ;;
        *) [ "$section" != "$1" ] || printf '%s\n' "$line" ;;
        esac
    done <"$list"
    [ -n "$found" ]
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

required=()
optional=()
for section in "$@"; do
    names=$(packages_of "$section") || fail "debian-packages.txt has no section [$section]."
    for name in $names; do
        if is_installed "${name%\?}"; then
            continue
        elif [ "$name" != "${name%\?}" ]; then
            optional+=("${name%\?}")
        else
            required+=("$name")
        fi
    done
done

if [ ${#required[@]} -eq 0 ] && [ ${#optional[@]} -eq 0 ]; then
    printf 'All packages of %s are installed.\n' "$*"
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
        fail "these packages are missing: ${required[*]}. Run this as root, or install sudo, and start again."
    as_root=(sudo)
fi
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

# A failed update alone is no reason to stop: one foreign source that is out of order is common, and the
# install below says so if the lists are too old.
if [ ${#required[@]} -gt 0 ]; then
    printf 'Updating the package lists.\n'
    apt update -qq || printf 'install-packages: not all package lists could be updated; going on with those there are.\n' >&2
fi

wanted=("${required[@]}")
for name in "${optional[@]}"; do
    if [ -n "$(apt-cache --quiet=0 policy "$name" 2>/dev/null | grep 'Candidate: [^(]' || true)" ]; then
        wanted+=("$name")
    fi
done
if [ ${#wanted[@]} -eq 0 ]; then
    printf 'All packages of %s that this release has are installed.\n' "$*"
    exit 0
fi

printf 'Installing %d packages and what they need: %s\n' "${#wanted[@]}" "${wanted[*]}"
apt install -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "${wanted[@]}" ||
    fail 'apt-get could not install the packages; its message is above. Check the network and the package sources, then start again.'
printf 'The packages are installed.\n'
