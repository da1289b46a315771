# shellcheck shell=bash disable=SC2034
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the tests of the dev script.
set -uo pipefail

DEV=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)/dev
WORK=$(mktemp -d /tmp/jumpseat-dev-test-XXXXXX)
trap 'rm -rf "$WORK"' EXIT
failures=0

# run COMMAND…: leaves $out, $err and $status
run() {
    status=0
    "$@" >"$WORK/stdout" 2>"$WORK/stderr" || status=$?
    out=$(<"$WORK/stdout")
    err=$(<"$WORK/stderr")
}

# same WHAT EXPECTED FOUND
same() {
    if [[ $2 == "$3" ]]; then
        printf 'ok    %s\n' "$1"
    else
        printf 'FAIL  %s\n      expected: %q\n      found:    %q\n' "$1" "$2" "$3"
        ((++failures))
    fi
}

# holds WHAT PART WHOLE
holds() {
    if [[ $3 == *"$2"* ]]; then
        printf 'ok    %s\n' "$1"
    else
        printf 'FAIL  %s\n      expected in it: %q\n      found:          %q\n' "$1" "$2" "$3"
        ((++failures))
    fi
}

# becomes_true COMMAND…: for what another process does soon
becomes_true() {
    local tries
    for ((tries = 0; tries < 100; ++tries)); do
        "$@" && return
        read -r -t 0.1 <> <(:) || true
    done
    return 1
}

finish() {
    ((failures == 0)) || echo "$failures failed"
    exit $((failures > 0))
}
