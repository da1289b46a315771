#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Without a display the program gets a virtual one, a screenshot, and the signals meant for it.
# shellcheck source=tests/dev/checks.sh
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

# A program named jumpseat that tells what it was given and stays.
mkdir -p "$WORK/bin"
cat >"$WORK/bin/jumpseat" <<'PROGRAM'
#!/bin/bash
echo "display $DISPLAY arguments $*"
[[ $STAY ]] || exit 3
trap 'echo stopped; exit 0' INT TERM
while :; do read -r -t 0.1 <> <(:); done
PROGRAM
chmod +x "$WORK/bin/jumpseat"

# As ./dev run "${start[@]}"s it in the environment when there is no display.
start=("$DEV" exec -- env "PATH=$WORK/bin:/usr/bin:/bin" "$DEV" on-virtual-display)

display_socket() { [[ -S /tmp/.X11-unix/X${1#:} ]]; }
no_display_socket() { ! display_socket "$1"; }

short() {
    run env STAY= "${start[@]}" --workspace "$WORK/w"
    same 'the exit status is the program'\''s' 3 "$status"
    holds 'a screenshot is asked for' "arguments --workspace $WORK/w --screenshot ${DEV%/dev}/build/screenshot.png" "$out"
    holds 'and its place told on stderr' "${DEV%/dev}/build/screenshot.png" "$err"
    run env STAY= "${start[@]}" --screenshot "$WORK/mine.png"
    holds 'a screenshot of one'\''s own is left alone' "arguments --screenshot $WORK/mine.png" "$out"
}

long() {
    STAY=yes "${start[@]}" >"$WORK/long" 2>/dev/null &
    local pid=$! display
    becomes_true grep -qs display "$WORK/long"
    display=$(sed -n 's/^display \(:[0-9]*\) .*/\1/p' "$WORK/long")
    if display_socket "$display"; then found=yes; else found=no; fi
    same 'the display is there while the program runs' yes "$found"
    kill -TERM "$pid"
    wait "$pid"
    same 'the program is asked to stop' 'stopped' "$(tail -n 1 "$WORK/long")"
    if becomes_true no_display_socket "$display"; then found=no; else found=yes; fi
    same 'the display ends with it' no "$found"
}

short
long
finish
