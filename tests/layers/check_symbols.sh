#!/bin/sh
# check_symbols.sh RULE LIBRARY: does the library ask the outside only for what its layer may know?
#
#   game   computes: no memory of its own, no world
#   pure   the same, and may allocate
#   none, store, json, store-free ...: everybody else: what is forbidden, see below
#
# Pure layers have a list of what they may use, so that a call nobody thought of is found too.
set -eu

rule=$1
library=$2

compute='mem(cpy|move|set|cmp|chr)|bcmp|str(len|cmp|ncmp|chr|rchr|cspn|spn|pbrk|str|nlen|cpy|ncpy)'
# the same on every machine: + - * / sqrt, libm's log and exp, and what only cuts or compares
mathematics='sqrt|log|exp|fabs|f(min|max)|floor|ceil|l?l?round|trunc|isnan|isinf|isfinite'
compiler='__assert_fail|__[a-z]+[sdt]i[23]?|__stack_chk_fail|__(mem|str)[a-z]*_chk|_GLOBAL_OFFSET_TABLE_|_*(asan|ubsan|sanitizer|gcov|sancov|tsan|msan|llvm|start___|stop___)[A-Za-z0-9_]*'
game="sg_[a-z0-9_]+|$compute|$mathematics|$compiler"
pure="$game|malloc|calloc|realloc|free|qsort|bsearch"

sdl='SDL_.*|TTF_.*|IMG_.*'
sqlite='sqlite3_.*'
sodium='crypto_.*|sodium_.*|randombytes.*'
json='json_.*|jansson_.*'

case $rule in
game) allowed=$game forbidden= ;;
pure) allowed=$pure forbidden= ;;
content | report) allowed='.*' forbidden="$sdl|$sqlite|$sodium" ;;
store) allowed='.*' forbidden="$sdl|$json" ;;
platform) allowed='.*' forbidden="$sdl|$sqlite|$sodium|$json" ;;
ui) allowed='.*' forbidden="$sqlite|$sodium|$json|getenv|rand|random" ;;
app) allowed='.*' forbidden="$sqlite|$sodium|$json" ;;
*) echo "check_symbols: no rule $rule" >&2; exit 2 ;;
esac

symbols=$(mktemp)
trap 'rm -f "$symbols"' EXIT
nm -P "$library" >"$symbols" || { echo "check_symbols: nm cannot read $library" >&2; exit 2; }

# nm -P: name type ...; U, and w and v where weak, are asked for; the other letters are offered by the library itself.
awk -v allowed="^($allowed)\$" -v forbidden="^($forbidden)\$" -v rule="$rule" -v library="$library" '
    NF < 2 || $1 ~ /:$/ { next }
    { objects++ }
    $2 ~ /^[Uwv]$/ { asked[$1] = 1; next }
    { offered[$1] = 1 }
    END {
        if (!objects) { print library ": no symbols at all"; exit 2 }
        bad = 0
        for (name in asked) {
            if (name in offered) continue
            if (name ~ allowed && (forbidden == "^()$" || name !~ forbidden)) continue
            print library ": asks for " name ", which layer " rule " may not know"
            bad = 1
        }
        exit bad
    }' "$symbols"
