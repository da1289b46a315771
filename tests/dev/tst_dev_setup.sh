#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Set-up of the build root: made once, goes on after an interruption, brought up to date in place, and clear
# about what it lacks. Stand-ins for mmdebstrap and bwrap write down how they were called.
# shellcheck source=tests/dev/checks.sh disable=SC2016
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

CALLS=$WORK/calls
export CALLS JUMPSEAT_ENV=root XDG_CACHE_HOME=$WORK/cache CI=true

# A checkout and a PATH of our own: only the programs named here are found.
prepare() {
    mkdir -p "$WORK/checkout/packaging/debian" "$WORK/bin"
    cp "$DEV" "$WORK/checkout/dev"
    cp "${DEV%/dev}/packaging/debian/control" "$WORK/checkout/packaging/debian/control"
    local program
    for program in bash env awk sed grep sha256sum cut dirname getent uname mkdir rm mv df flock tail head date \
        readlink stat touch sleep cat true; do
        ln -s "$(type -P "$program")" "$WORK/bin/$program"
    done
    # for an ordinary user: both ways to the rights that packages need
    stand_in sudo 'while [[ $1 == -* ]]; do shift; done; exec "$@"'
    cp "$WORK/bin/sudo" "$WORK/bin/unshare"
    stand_in apt-config true
    stand_in apt-get true
}

stand_in() {
    printf '#!/bin/bash\n%s\n' "$2" >"$WORK/bin/$1"
    chmod +x "$WORK/bin/$1"
}

# mmdebstrap's last words are SUITE FOLDER -
good_mmdebstrap() {
    stand_in mmdebstrap 'echo mmdebstrap >>"$CALLS"; sleep 0.3; folder=${@: -2:1}; mkdir -p "$folder/usr" "$folder/etc"'
}

good_bwrap() {
    stand_in bwrap 'for word in "$@"; do [[ $word == build-dep ]] && echo build-dep >>"$CALLS"; done; exit 0'
}

dev() { run env PATH="$WORK/bin" "$WORK/checkout/dev" "$@"; }

calls() { [[ -e $CALLS ]] && tr '\n' ' ' <"$CALLS" 2>/dev/null; }

lacking() {
    stand_in apt-get 'exit 100'
    dev exec -- true
    same 'without the tools it fails' 1 "$status"
    holds 'and says where' 'Package lists of this machine' "$err"
    rm "$WORK/bin/apt-get"
    dev exec -- true
    holds 'without apt-get it says what to install' 'needs the programs mmdebstrap bwrap' "$err"
    stand_in apt-get true
    good_mmdebstrap
    good_bwrap
    rm "$WORK/bin/df"
    stand_in df 'printf "Filesystem 1048576-blocks Used Available Use Mounted\n/dev/x 9000 8000 900 90%% /\n"'
    dev exec -- true
    same 'a full disk stops it' 1 "$status"
    holds 'the free space is told' '900 MB' "$err"
    same 'nothing was begun on the full disk' '' "$(calls)"
    stand_in df 'printf "Filesystem 1048576-blocks Used Available Use Mounted\n/dev/x 9000 0 9000 0%% /\n"'
}

interrupted() {
    stand_in mmdebstrap 'mkdir -p "${@: -2:1}/usr"; echo "network is gone"; exit 25'
    dev exec -- true
    same 'a base that fails stops the set-up' 1 "$status"
    holds 'the log'\''s last lines are shown' 'network is gone' "$err"
    good_mmdebstrap
    stand_in bwrap '[[ " $* " != *" build-dep "* ]] || { echo "package gone"; exit 100; }'
    dev exec -- true
    holds 'packages that fail stop it' 'stopped at: Build dependencies' "$err"
    same 'the broken base was replaced' 'mmdebstrap ' "$(calls)"
    good_bwrap
    dev exec -- true
    same 'the next call succeeds' 0 "$status"
    same 'and goes on where it stopped' 'mmdebstrap build-dep ' "$(calls)"
}

later() {
    : >"$CALLS"
    dev exec -- true
    same 'with nothing to do nothing is done' '' "$(calls)"
    same 'and nothing is said' '' "$out$err"
    sed -i 's/^ ninja-build,/ ninja-build,\n hello,/' "$WORK/checkout/packaging/debian/control"
    dev exec -- true
    same 'a new dependency updates the root in place' 'build-dep ' "$(calls)"
    : >"$CALLS"
    sed -i 's/^Description:.*/Description: other words/' "$WORK/checkout/packaging/debian/control"
    dev exec -- true
    same 'other changes of the control file do not' '' "$(calls)"
}

at_once() {
    dev clean --all
    same 'clean --all removes the root' no "$([[ -e $WORK/cache/jumpseat ]] && echo yes || echo no)"
    : >"$CALLS"
    PATH=$WORK/bin "$WORK/checkout/dev" exec -- true 2>/dev/null &
    dev exec -- true
    wait
    same 'two calls at once set up once' 'mmdebstrap build-dep ' "$(calls)"
}

prepare
lacking
interrupted
later
at_once
finish
