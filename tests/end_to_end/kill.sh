#!/bin/sh
# kill -9 during play, again and again: nothing that was on disk is lost, the log verifies, and the session goes on where it
# was. kill.sh [TIMES]
# shellcheck source=tests/end_to_end/common.sh
. "$(dirname "$0")/common.sh"
need Xvfb xdotool sqlite3
times=${1:-20}

# The log's events, one a line; a read-only look, without the program.
log_of() { # folder
    sqlite3 "$1" "SELECT session, seq, at_ms, kind, body, state_hash FROM event ORDER BY place"
}

database_of() { # folder
    find "$1" -maxdepth 1 -name '*.db' | head -n 1
}

# Keys that move vehicles, more than a round lasts; one process, so that none come after it was ended.
wander() {
    keys="Right space Left space Down space Up space Tab space Right space"
    keys="$keys $keys $keys $keys"
    # shellcheck disable=SC2086 # words
    exec xdotool key --delay 8 $keys $keys $keys
}

resumed() { # seq before
    look_once && [ "$(seen seq)" -gt "$1" ]
}

start_screen
start_program
begin_session
round=0
while [ "$round" -lt "$times" ]; do
    round=$((round + 1))
    wander &
    hands=$!
    # From 0.05 s to about 0.8 s, each round another moment.
    sleep "0.$(((round * 37) % 75 + 5))"
    look
    log_of "$(database_of "$here/copy")" >"$here/acknowledged"
    kill_program
    kill "$hands" 2>/dev/null
    wait "$hands" 2>/dev/null

    "$SG_PROGRAM" verify --data-dir "$data" >"$here/verify" 2>&1 || fail "round $round: verify: $(cat "$here/verify")"
    rm -rf "$here/kept"
    cp -r "$data" "$here/kept"
    log_of "$(database_of "$here/kept")" >"$here/log"
    head -n "$(wc -l <"$here/acknowledged")" "$here/log" | cmp -s - "$here/acknowledged" ||
        fail "round $round: something that was on disk is lost"

    look
    position=$(seen position)
    before=$(seen seq)
    start_program
    if [ "$(seen stage)" = ended ]; then # keys that hit a button: a new session
        begin_session
        continue
    fi
    resume_session
    within 100 resumed "$before" || fail "round $round: not resumed; seq $before, now $(seen seq)"
    # Between two boards there was none; the next one may have come since.
    [ -z "$position" ] || [ "$(seen position)" = "$position" ] || fail "round $round: resumed at $(seen position), not at $position"
done
stop_program || fail "the program did not leave with 0"
"$SG_PROGRAM" verify --data-dir "$data" || fail "verify at the end"
echo "$times times killed: nothing lost, resumed each time at the exact position"
