#!/bin/sh
# test_checks.sh CHECKS PLANTED: are the checks themselves able to fail? A library and a tree with every kind of step over
# are planted; each must be named, and a clean one must pass.
set -eu

checks=$1
planted=$2
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

expect_named() # RULE SYMBOLS...: each must be said of the planted library
{
    rule=$1
    shift
    if said=$("$checks/check_symbols.sh" "$rule" "$planted"); then
        echo "check_symbols: rule $rule lets the planted library through"
        failed=1
    fi
    for symbol in "$@"; do
        case $said in
        *" $symbol,"*) ;;
        *) echo "check_symbols: rule $rule does not name $symbol"; failed=1 ;;
        esac
    done
}

expect_named game malloc free printf getenv time rand SDL_Init sqlite3_open sodium_init json_load_file
expect_named pure printf getenv time rand SDL_Init sqlite3_open sodium_init json_load_file
expect_named store SDL_Init json_load_file
expect_named content SDL_Init sqlite3_open sodium_init
expect_named report SDL_Init sqlite3_open sodium_init
expect_named platform SDL_Init sqlite3_open sodium_init json_load_file
expect_named ui sqlite3_open sodium_init json_load_file getenv
expect_named app sqlite3_open sodium_init json_load_file

put() # FILE LINE
{
    mkdir -p "$tree/$(dirname "$1")"
    printf '%s\n' "$2" >"$tree/$1"
}

put include/smartgames/game.h '#include <stddef.h>'
put engine/base/hash.h ''
put engine/learner/ability.h '#include "smartgames/game.h"'
put engine/learner/fine.c '#include "base/hash.h"'
put engine/session/session.h '#include "learner/ability.h"'
put engine/ui/ui.c '#include <SDL2/SDL.h>'
put engine/store/store.c '#include <sqlite3.h>'
put games/one/game.c '#include "one.h"'
put games/one/one.h '#include "smartgames/game.h"'
if ! said=$("$checks/check_includes.sh" "$tree"); then
    echo "check_includes: a clean tree does not pass:"
    echo "$said"
    failed=1
fi

expect_step_over() # FILE LINE: planted, it must be found; then it is taken away
{
    put "$1" "$2"
    if said=$("$checks/check_includes.sh" "$tree"); then
        echo "check_includes: $1 may have $2"
        failed=1
    fi
    case $said in
    *"$(basename "$1")"* | *"the design has no such"*) ;;
    *) echo "check_includes: $1 is not named"; failed=1 ;;
    esac
    rm "$tree/$1"
    rmdir "$tree/$(dirname "$1")" 2>/dev/null || : a folder that holds more stays
}

expect_step_over engine/learner/a.c '#include "session/session.h"'
expect_step_over engine/learner/a.c '  #  include "session/session.h" /* why not */'
expect_step_over engine/session/a.c '#include "ui/ui.h"'
expect_step_over engine/base/a.c '#include "learner/ability.h"'
expect_step_over engine/store/a.c '#include "session/session.h"'
expect_step_over engine/session/a.c '#include <SDL.h>'
expect_step_over engine/session/a.c '#include <SDL2/SDL_ttf.h>'
expect_step_over engine/ui/a.c '#include <sqlite3.h>'
expect_step_over engine/store/a.c '#include <jansson.h>'
expect_step_over engine/app/a.c '#include <sodium.h>'
expect_step_over include/smartgames/a.h '#include "base/hash.h"'
expect_step_over games/two/a.c '#include "base/hash.h"'
expect_step_over games/two/a.c '#include "one/one.h"'
expect_step_over games/two/a.c '#include "../one/one.h"'
expect_step_over engine/helpers/a.c ''
expect_step_over utilities/a.c ''

exit $failed
