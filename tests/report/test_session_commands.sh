#!/bin/sh
# A simulated hour through the real program: what is played is listed, reviewed, replayed and verified; what is not there is
# said with its exit code. $1 the program, $2 a folder of its own.
set -u
program=$1
place=$2
failures=0
rm -rf "$place"
mkdir -p "$place"
export LC_ALL=C HOME="$place" XDG_DATA_HOME="$place/xdg"

# claim NAME WANTED_EXIT COMMAND...: runs the program, keeps its output in out and err
claim() {
    name=$1 wanted=$2
    shift 2
    "$program" "$@" >"$place/out" 2>"$place/err"
    code=$?
    if [ "$code" -ne "$wanted" ]; then
        echo "FAILED $name: exit $code instead of $wanted"
        cat "$place/err"
        failures=$((failures + 1))
    fi
}

# holds NAME FILE PATTERN
holds() {
    if ! grep -q -- "$3" "$place/$2"; then
        echo "FAILED $1: no \"$3\" in"
        cat "$place/$2"
        failures=$((failures + 1))
    fi
}

claim "no log yet" 2 sessions
claim "a demo plays to the end" 0 demo --fast --seed 10
cp "$place/out" "$place/played"
holds "its review tells how it ended" out "went to the end"
holds "its review tells why it was stuck" out "did not bring the goal nearer"
holds "its review shows a prompt" out "^Prompts"
holds "it says how to look again" err "review last --data-dir '$place/xdg/smartgames/demo'"
claim "a demo leaves the log of people alone" 2 sessions

data="$place/xdg/smartgames/demo"
claim "a session is listed" 0 sessions --data-dir "$data"
holds "with its header" out "^session	learner	started	minutes	events	state	simulated$"
holds "with what it was" out "^1	.*	ended	yes$"
claim "a review is the same afterwards" 0 review 1 --data-dir "$data"
cmp -s "$place/out" "$place/played" || { echo "FAILED the review differs from the one that was played"; failures=$((failures + 1)); }
claim "the last session has a name" 0 review last --lang nl --data-dir "$data"
holds "and a Dutch review" out "^Poging per poging"
claim "every state comes again" 0 replay 1 --verify --data-dir "$data"
holds "and it says so" out "events, every state as recorded$"
claim "the log is whole" 0 verify --data-dir "$data"
holds "in words" out "	ok	ok$"

claim "a session that is not there" 2 review 7 --data-dir "$data"
holds "is named" err "There is no session 7"
claim "a word that names none" 2 review first --data-dir "$data"
holds "is said back" err "first is no session"
claim "a session has to be named" 2 review --data-dir "$data"
claim "one session at a time" 2 replay 1 2 --verify --data-dir "$data"
claim "an unknown option" 2 replay 1 --check --data-dir "$data"
claim "a seed is a number" 2 demo --fast --seed x --data-dir "$data"

[ "$failures" -eq 0 ]
