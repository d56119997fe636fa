# shellcheck shell=sh
# A virtual screen, the real program on it, and hands. Sourced by the tests beside it; SG_PROGRAM, SG_LOOK and SG_SHOT name
# the programs, SG_SHOTS (may be empty) the folder for pictures.
set -u
: "${SG_PROGRAM:?}" "${SG_LOOK:?}" "${SG_SHOT:?}"
unset WAYLAND_DISPLAY SDL_VIDEODRIVER SG_ASSETS
LC_ALL=C
export LC_ALL
here=$(mktemp -d)
data=$here/data
screen_pid=
program_pid=

leave() {
    code=$?
    [ -z "$program_pid" ] || kill -9 "$program_pid" 2>/dev/null
    [ -z "$screen_pid" ] || kill "$screen_pid" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$here"
    exit "$code"
}
trap leave EXIT
trap 'exit 1' INT TERM

fail() {
    echo "FAIL: $*" >&2
    [ -z "$screen_pid" ] || picture failed
    [ ! -s "$here/program.err" ] || cat "$here/program.err" >&2
    [ ! -s "$here/look" ] || grep -v '^spot' "$here/look" >&2
    exit 1
}

skip() {
    echo "SKIP: $*" >&2
    exit 77
}

need() { # commands
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 || skip "$name is not installed"
    done
}

# Runs the rest until it succeeds, at most so many tenths of a second. Not inside another: a shell has one `tenths`.
within() { # tenths, command
    tenths=$1
    shift
    while ! "$@"; do
        tenths=$((tenths - 1))
        [ "$tenths" -gt 0 ] || return 1
        sleep 0.1
    done
}

start_screen() {
    Xvfb -displayfd 3 -screen 0 1280x800x24 -fbdir "$here" -nolisten tcp 3>"$here/display" >"$here/screen.log" 2>&1 &
    screen_pid=$!
    within 100 test -s "$here/display" || fail "Xvfb does not start"
    DISPLAY=:$(cat "$here/display")
    export DISPLAY
}

picture() { # name
    [ -n "${SG_SHOTS:-}" ] || return 0
    mkdir -p "$SG_SHOTS"
    "$SG_SHOT" "$here/Xvfb_screen0" "$SG_SHOTS/$1.png"
}

find_window() {
    window=$(xdotool search --onlyvisible --name '^smartgames$' 2>/dev/null | head -n 1)
    [ -n "$window" ]
}

start_program() {
    HOME=$here "$SG_PROGRAM" play --lang nl --learner stille-otter-42 --seed 7 --window 1280x800 --data-dir "$data" \
        >"$here/program.out" 2>"$here/program.err" &
    program_pid=$!
    within 100 find_window || fail "no window"
    xdotool windowmove --sync "$window" 0 0 2>/dev/null
    xdotool windowfocus --sync "$window" 2>/dev/null
}

# Asks the program to end and gives its exit code.
stop_program() {
    kill -TERM "$program_pid"
    wait "$program_pid"
    code=$?
    program_pid=
    return "$code"
}

kill_program() {
    kill -9 "$program_pid"
    wait "$program_pid" 2>/dev/null
    program_pid=
}

# Looks at a copy of the log: the program holds the log itself. A copy made while it writes may not be whole.
look_once() {
    rm -rf "$here/copy"
    cp -r "$data" "$here/copy" 2>/dev/null && "$SG_LOOK" "$here/copy" 1280 800 >"$here/look" 2>/dev/null
}

look() {
    within 50 look_once || fail "the log cannot be read"
}

seen() { # name: its value
    sed -n "s/^$1 //p" "$here/look" | head -n 1
}

is_seen() { # name value
    look_once && [ "$(seen "$1")" = "$2" ]
}

wait_for() { # name value [tenths]
    within "${3:-150}" is_seen "$1" "$2" || fail "waited in vain for $1 $2; it is $(seen "$1")"
}

touch_spot() { # kind [value]
    place=$(sed -n "s/^spot $1 ${2:-[-0-9]*} //p" "$here/look" | head -n 1)
    [ -n "$place" ] || fail "nothing to touch: $1 ${2:-}"
    # shellcheck disable=SC2086 # two numbers
    xdotool mousemove $place click 1
}

# Drags along `next` or `idle` as a hand does: down, a few steps, up.
drag() { # next|idle
    # shellcheck disable=SC2046 # numbers
    set -- $(seen "$1")
    [ $# = 5 ] || fail "no move to make"
    xdotool mousemove "$2" "$3" mousedown 1 \
        mousemove $((($2 * 2 + $4) / 3)) $((($3 * 2 + $5) / 3)) mousemove $((($2 + $4 * 2) / 3)) $((($3 + $5 * 2) / 3)) \
        mousemove "$4" "$5" sleep 0.05 mouseup 1
}

has_moved() { # ply before
    look_once && { [ "$(seen stage)" != play ] || [ "$(seen ply)" != "$1" ]; }
}

# On the start scene: goes on with the unfinished session.
resume_session() {
    within 50 look_once || fail "the log cannot be read"
    "$SG_LOOK" "$here/copy" 1280 800 stille-otter-42 >"$here/look"
    touch_spot resume
}

# From the start scene to the first level of a game.
game=${SG_GAME:-0}
begin_session() {
    xdotool key Return
    wait_for stage assent
    touch_spot assent 1
    wait_for stage check_in
    touch_spot feeling 1
    wait_for stage trail
    touch_spot game "$game"
    wait_for stage play
    touch_spot choice 5 # past the lessons: SG_CHOICE_HARDER
    wait_for phase warm 300
    wait_for stage play 300
}

