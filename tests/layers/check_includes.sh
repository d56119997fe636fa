#!/bin/sh
# check_includes.sh ROOT: do the #include lines of the tree at ROOT follow the arrows of the design, and are its folders
# the ones of the design? Prints each step over; exit 1 when there is one.
#
# An arrow reaches what lies below its target too: whoever includes session/session.h has learner/ability.h with it.
set -eu

root=$1
bad=0

say()
{
    echo "$1"
    bad=1
}

# The engine's folders that files of a folder may include; everybody may include smartgames/ and base/.
reach_of()
{
    case $1 in
    base | platform | content | store | puzzle | learner) echo "base" ;;
    session) echo "base learner puzzle" ;;
    simulate) echo "base learner puzzle session" ;;
    report) echo "base learner puzzle session content" ;;
    ui) echo "base learner puzzle session content report" ;;
    app) echo "base learner puzzle session simulate content report store ui platform" ;;
    *) return 1 ;;
    esac
}

# The outside libraries that a folder may include.
libraries_of()
{
    case $1 in
    ui) echo "SDL stb" ;;
    app) echo "SDL" ;;
    store) echo "sqlite3 sodium" ;;
    content) echo "jansson zlib" ;;
    report) echo "jansson" ;;
    esac
}

# "FILE:LINE name" of each include under a folder; quoted and angled alike.
includes_of()
{
    find "$1" -name '*.[ch]' -exec grep -Hn '^[[:space:]]*#[[:space:]]*include' {} + |
        sed 's/^\([^:]*:[0-9]*\):[^"<]*["<]\([^">]*\)[">].*/\1 \2/'
}

# A word of $2 that $1 begins with, then the end, `/`, `.`, `2` or `_`: SDL2/SDL.h, SDL_ttf.h, sqlite3.h.
is_one_of()
{
    for word in $2; do
        case $1 in
        "$word" | "$word"[/.2_]*) return 0 ;;
        esac
    done
    return 1
}

# check_one WHERE NAME FOLDER_OF_FILE MAY_REACH MAY_USE OWN_PATH
check_one()
{
    case $2 in
    smartgames/*) return ;;
    SDL* | sqlite3* | sodium* | jansson* | zlib* | stb*)
        is_one_of "$2" "$5" || say "$1: $3 may not know $2"
        return
        ;;
    */*)
        folder=${2%%/*}
        [ "$folder" = "$3" ] && return
        if [ -d "$root/engine/$folder" ]; then
            case " $4 " in
            *" $folder "*) ;;
            *) say "$1: there is no arrow from $3 to $folder ($2)" ;;
            esac
        elif [ -d "$root/games/$folder" ]; then
            say "$1: $3 may not look into the game $folder ($2)"
        fi
        return
        ;;
    esac
    case $2 in
    ../*) say "$1: $2 leaves its folder" ;;
    esac
}

check_folder() # PATH NAME REACH LIBRARIES
{
    includes_of "$1" >"$list"
    while read -r where name; do
        check_one "$where" "$name" "$2" "$3" "$4"
    done <"$list"
}

list=$(mktemp)
trap 'rm -f "$list"' EXIT

for path in "$root"/engine/*/; do
    name=$(basename "$path")
    if reach=$(reach_of "$name"); then
        check_folder "$path" "$name" "$reach" "$(libraries_of "$name")"
    else
        say "$path: the design has no such layer"
    fi
done
for path in "$root"/games/*/; do
    check_folder "$path" "$(basename "$path")" "" ""
done
check_folder "$root/include" include "" ""

for path in "$root"/*/ "$root"/.[a-z]*/; do
    [ -d "$path" ] || continue
    case $(basename "$path") in
    include | games | engine | assets | tests | .ci | .git | build) ;;
    *) say "$path: the design has no such folder at the root" ;;
    esac
done
exit $bad
