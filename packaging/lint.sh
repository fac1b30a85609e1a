#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Looks for what a compiler does not say: format (clang-format) and shell scripts (shellcheck) of the whole tree,
# mistakes (clang-tidy) in the sources that changed. Each of those is read alone by clang, so that one that leans on
# another's includes is found too.
#
# Usage: packaging/lint.sh [--all | --since REV]
#   --since REV  what changed since that commit (default: since the branch left origin/HEAD, else the last commit)
#   --all        every source
# Needs packages: packaging/install-packages.sh build gui python test lint
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
export LC_ALL=C

fail() {
    printf 'lint: %s\n' "$1" >&2
    exit 1
}

since=
all=
case ${1-} in
'') ;;
--all) all=1 ;;
--since)
    since=${2-}
    [ -n "$since" ] || fail '--since needs a commit.'
    ;;
*) fail "there is no option $1; give --all, or --since and a commit." ;;
esac
git rev-parse --git-dir >/dev/null 2>&1 || fail 'this is no clone of the repository, so nobody knows what changed.'

mapfile -t sources < <(git ls-files '*.h' '*.cpp')
mapfile -t scripts < <(git ls-files '*.sh' .ci/run)
failed=()

say "Format of ${#sources[@]} sources"
printf '%s\0' "${sources[@]}" | xargs -0 -n 50 -P "$(nproc)" clang-format --dry-run -Werror || failed+=(clang-format)

say "Shell: ${#scripts[@]} scripts"
shellcheck --external-sources --source-path=SCRIPTDIR "${scripts[@]}" || failed+=(shellcheck)

changed=()
if [ -z "$all" ]; then
    if [ -z "$since" ]; then
        since=$(git merge-base HEAD origin/HEAD 2>/dev/null || true)
        [ -n "$since" ] && [ "$since" != "$(git rev-parse HEAD)" ] || since=HEAD~1
    fi
    if [ "$since" = HEAD~1 ] && ! git rev-parse --quiet --verify HEAD~1 >/dev/null; then
        since=HEAD  # a clone of one commit
    fi
    git rev-parse --quiet --verify "$since^{commit}" >/dev/null || fail "there is no commit $since."
    mapfile -t changed < <(git diff --name-only --diff-filter=d "$since" -- '*.h' '*.cpp')
fi

say 'clang-tidy'
# All: several sources of a library at a time, which is a fifth of the work; else each alone.
folder=build/lint
checks=
if [ -n "$all" ]; then
    folder=build/lint-all
    checks=-bugprone-suspicious-include  # which such a unit does with each source
fi
mkdir -p build
cmake --preset lint -B "$folder" -DCMAKE_UNITY_BUILD="${all:-0}" >"$folder.log" 2>&1 || {
    cat "$folder.log"
    fail 'the sources could not be configured.'
}
mapfile -t compiled < <(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' "$folder/compile_commands.json" | sort -u)

tidied=()
if [ -n "$all" ]; then
    for file in "${compiled[@]}"; do
        case $file in
        "$PWD/$folder"/*/Unity/*) tidied+=("$file") ;;
        "$PWD/$folder"/*) ;;  # made by Qt or CMake
        *) tidied+=("$file") ;;
        esac
    done
else
    # A header is looked at in its own .cpp, which includes it first, else in one that includes it.
    declare -A chosen=()
    for file in "${changed[@]}"; do
        case $file in
        *.h)
            if [ -f "${file%.h}.cpp" ]; then
                chosen[${file%.h}.cpp]=1
            else
                user=$(git grep -lF "#include \"$file\"" -- '*.cpp' | head -n 1 || true)
                [ -z "$user" ] || chosen[$user]=1
            fi
            ;;
        *) chosen[$file]=1 ;;
        esac
    done
    declare -A known=()
    for file in "${compiled[@]}"; do known[$file]=1; done
    for file in "${!chosen[@]}"; do
        # Benchmarks are compiled only where asked for.
        [ -z "${known[$PWD/$file]-}" ] || tidied+=("$file")
    done
fi
printf '%s sources\n' "${#tidied[@]}"

# Test classes include what moc makes of them.
mocs=$(mktemp -d)
trap 'rm -rf -- "$mocs"' EXIT
moc=$(qtpaths6 --query QT_HOST_LIBEXECS)/moc
for file in "${tidied[@]}"; do
    ! grep -q '^#include ".*\.moc"' "$file" || "$moc" -I. "$file" -o "$mocs/$(basename "${file%.cpp}").moc"
done
if [ ${#tidied[@]} -gt 0 ]; then
    printf '%s\0' "${tidied[@]}" |
        xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p "$folder" "--checks=$checks" "--extra-arg=-I$mocs" ||
        failed+=(clang-tidy)
fi

[ ${#failed[@]} -eq 0 ] || fail "found something: ${failed[*]}."
