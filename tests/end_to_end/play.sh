#!/bin/sh
# A person plays: one level with the mouse, one with the keyboard, gets stuck, sees the prompt card, and leaves. Then the log
# tells it. Takes about two minutes, since being stuck takes one.
# shellcheck source=tests/end_to_end/common.sh
. "$(dirname "$0")/common.sh"
need Xvfb xdotool

stage_is() { # name
    look
    [ "$(seen stage)" = "$1" ]
}

choose_next() { # whatever the learner is offered first, until a level is open
    tries=0
    until stage_is play; do
        tries=$((tries + 1))
        [ $tries -lt 60 ] || fail "no level opens"
        case $(seen stage) in
        after | wall) touch_spot choice ;;
        check_in) touch_spot feeling 1 ;;
        esac
        sleep 0.3
    done
}

# One move of a shortest way with the keys: to the first cell of the vehicle, take it, push it, let go.
key_move() {
    # shellcheck disable=SC2046 # numbers
    set -- $(seen cells)
    keys="Up Up Up Up Up Up Up Left Left Left Left Left Left Left"
    column=$1 row=$2
    while [ "$column" -gt 0 ]; do keys="$keys Right"; column=$((column - 1)); done
    while [ "$row" -gt 0 ]; do keys="$keys Down"; row=$((row - 1)); done
    keys="$keys space"
    column=$(($3 - $1)) row=$(($4 - $2))
    while [ "$column" -gt 0 ]; do keys="$keys Right"; column=$((column - 1)); done
    while [ "$column" -lt 0 ]; do keys="$keys Left"; column=$((column + 1)); done
    while [ "$row" -gt 0 ]; do keys="$keys Down"; row=$((row - 1)); done
    while [ "$row" -lt 0 ]; do keys="$keys Up"; row=$((row + 1)); done
    # shellcheck disable=SC2086 # words
    xdotool key --delay 20 $keys space
}

solve_level() { # drag|keys
    while stage_is play; do
        before=$(seen ply)
        if [ "$1" = keys ]; then key_move; else drag next; fi
        within 50 has_moved "$before" || fail "the $1 moved nothing: $(seen next)"
    done
}

start_screen
start_program
picture start
begin_session
picture play
solve_level drag
echo "a level solved with the mouse"
picture after

# A second program on the same folder says so and leaves.
"$SG_PROGRAM" play --data-dir "$data" >"$here/second.out" 2>"$here/second.err"
[ $? = 2 ] || fail "a second program on the same folder did not leave with 2"
[ -s "$here/second.err" ] || fail "a second program said nothing"
[ ! -s "$here/second.out" ] || fail "a second program wrote to stdout"

choose_next
solve_level keys
echo "a level solved with the keyboard"

# Stuck: moves that help nothing, restarts, and then a long look at the board.
choose_next
for round in 1 2 3; do
    for move in 1 2 3; do
        look
        before=$(seen ply)
        drag idle
        within 50 has_moved "$before" || fail "move $move of round $round moved nothing"
    done
    [ $round = 3 ] || touch_spot restart
    sleep 0.5
done
wait_for prompt 1 900
echo "the prompt card came"
sleep 0.5
picture prompt
wait_for impasse stuck 900
echo "stuck"
look
touch_spot not_now
wait_for prompt 0

stop_program || fail "the program did not leave with 0"
[ ! -s "$here/program.out" ] || fail "something stood on stdout"
session=$("$SG_PROGRAM" sessions --data-dir "$data" | tail -n 1 | cut -f 1)
"$SG_PROGRAM" review --lang en --data-dir "$data" "$session" >"$here/review" || fail "review"
cat "$here/review"
sed -n '/^Impasses, and why/,/^$/p' "$here/review" | grep -q stuck || fail "review does not tell the impasse"
grep -q "What now?" "$here/review" || fail "review does not tell the prompt"
"$SG_PROGRAM" replay "$session" --verify --data-dir "$data" || fail "replay --verify"
"$SG_PROGRAM" verify --data-dir "$data" || fail "verify"
echo "review, replay and verify agree"
