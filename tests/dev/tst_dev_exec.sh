#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# ./dev exec leaves a command's words, streams, signals and status as they are.
# shellcheck source=tests/dev/checks.sh disable=SC2016
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

messages() {
    run "$DEV"
    same 'no verb gives the help' 0 "$status"
    holds 'the help names every verb' 'exec -- COMMAND' "$out"
    run "$DEV" frobnicate
    same 'an unknown verb fails' 1 "$status"
    same 'an unknown verb says nothing on stdout' '' "$out"
    holds 'an unknown verb is named' '"frobnicate"' "$err"
    run "$DEV" build no-such-preset
    same 'an unknown preset fails' 1 "$status"
    holds 'an unknown preset is named' '"no-such-preset"' "$err"
    run "$DEV" exec --
    holds 'exec without a command says how' './dev exec -- COMMAND' "$err"
}

streams() {
    run "$DEV" exec -- printf '%s|' 'two  blanks' '*' '' '$HOME' '--'
    same 'arguments arrive as they are' 'two  blanks|*||$HOME|--|' "$out"
    same 'nothing of ours on stderr' '' "$err"
    run "$DEV" exec -- sh -c 'echo to-stderr >&2; exit 42'
    same 'the exit status is the command'\''s' 42 "$status"
    same 'stdout stays empty' '' "$out"
    same 'stderr is the command'\''s' 'to-stderr' "$err"
    same 'stdin reaches the command' 'in' "$(echo in | "$DEV" exec -- cat)"
    run "$DEV" exec -- no-such-command
    same 'a command that is not there gives 127' 127 "$status"
    run "$DEV" exec -- printenv PATH
    same 'our programs come first on PATH' "$(dirname "$DEV")/build/release/bin" "${out%%:*}"
    same 'the folder is the caller'\''s' "$WORK" "$(cd "$WORK" && "$DEV" exec -- pwd)"
}

# A command that tells the signal it got and leaves with a status of its own.
signal_reaches() {
    env --default-signal=INT "$DEV" exec -- bash -c \
        'trap "echo got '"$1"'; exit 9" '"$1"'; echo ready; while :; do read -t 0.1 <> <(:); done' >"$WORK/signal" &
    local pid=$!
    becomes_true grep -qs ready "$WORK/signal"
    kill -s "$1" "$pid"
    status=0
    wait "$pid" || status=$?
    same "SIG$1 reaches the command" "ready got $1" "$(tr '\n' ' ' <"$WORK/signal" | sed 's/ $//')"
    same "after SIG$1 the status is the command's" 9 "$status"
}

killed() {
    "$DEV" exec -- bash -c 'echo $$; exec sleep 50' >"$WORK/pid" &
    local pid=$!
    becomes_true grep -qs . "$WORK/pid"
    kill -KILL "$pid"
    wait "$pid" 2>/dev/null
    if becomes_true gone "$(<"$WORK/pid")"; then gone=yes; else gone=no; fi
    same 'a killed ./dev leaves no command behind' yes "$gone"
}

gone() { [[ ! -e /proc/$1 ]]; }

[[ ! -e /run/host/jumpseat-root ]] || export JUMPSEAT_ENV=root # under ctest: enter it once more

messages
streams
signal_reaches TERM
signal_reaches INT
signal_reaches HUP
killed
finish
