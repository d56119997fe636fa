#!/bin/sh
# Each game of the trail: one level solved with the mouse, one with the keys alone. How a hand makes a move is found by
# asking the game (hands.c), so a game needs nothing here.
# shellcheck source=tests/end_to_end/common.sh
. "$(dirname "$0")/common.sh"
need Xvfb xdotool

choice_easier=4 choice_harder=5 choice_wall_no=8 choice_other_game=11

stage_is() { # name
    look
    [ "$(seen stage)" = "$1" ]
}

# To the first level of the game after its lessons.
take_game() { # index
    touch_spot choice $choice_other_game
    wait_for stage trail
    touch_spot game "$1"
    wait_for phase learn
    wait_for stage play
    touch_spot choice $choice_harder
    open_level
}

# Whatever stands between, until a level lies there that is no lesson.
open_level() {
    tries=0
    until stage_is play && [ "$(seen phase)" != learn ]; do
        tries=$((tries + 1))
        [ $tries -lt 100 ] || fail "no level opens"
        case $(seen stage) in
        after) touch_spot choice $choice_easier ;;
        wall) touch_spot choice $choice_wall_no ;;
        check_in) touch_spot feeling 1 ;;
        calm) fail "the calm screen" ;;
        esac
        sleep 0.2
    done
}

act() { # click X Y | drag X Y X2 Y2 | key NAME
    case $1 in
    key) xdotool key "$2" ;;
    click) xdotool mousemove "$2" "$3" sleep 0.02 click 1 ;;
    drag)
        xdotool mousemove "$2" "$3" mousedown 1 \
            mousemove $((($2 * 2 + $4) / 3)) $((($3 * 2 + $5) / 3)) mousemove $((($2 + $4 * 2) / 3)) $((($3 + $5 * 2) / 3)) \
            mousemove "$4" "$5" sleep 0.03 mouseup 1
        ;;
    esac
}

solve_level() { # mouse|keys
    look
    visit=$(seen visit)
    "$SG_LOOK" "$here/copy" 1280 800 "+$1" >"$here/way" || fail "no way was found"
    grep -q '^solved 1$' "$here/way" || { cat "$here/look"; cat "$here/way"; fail "no way to the goal with the $1"; }
    before=$(seen ply)
    # shellcheck disable=SC2094 # only read
    grep '^hand' "$here/way" >"$here/hand"
    while read -r _ ply how a b c d; do
        if [ "$ply" != "$before" ]; then
            within 50 has_moved "$before" || { cat "$here/hand" >&2; fail "move $before with the $1 moved nothing"; }
            before=$ply
            sleep 0.2 # a hand that is faster for ten seconds calls the stop rule
        fi
        # shellcheck disable=SC2086 # words
        act $how $a $b $c $d
    done <"$here/hand"
    within 100 visit_over "$visit" || fail "the level is not solved"
}

visit_over() { # visit
    look_once && { [ "$(seen visit)" != "$1" ] || [ "$(seen stage)" != play ]; }
}

start_screen
start_program
begin_session
games=0
index=0
while :; do
    look
    name=$(seen game)
    picture "game-$name-start"
    solve_level mouse
    picture "game-$name-after"
    open_level
    solve_level keys
    echo "$name: a level with the mouse, a level with the keys"
    games=$((games + 1))
    index=$((index + 1))
    look
    [ $games -lt "${SG_GAMES_COUNT:?}" ] || break
    take_game $index
done
stop_program || fail "the program did not leave with 0"
[ ! -s "$here/program.out" ] || fail "something stood on stdout"
"$SG_PROGRAM" replay last --verify --data-dir "$data" || fail "replay --verify"
