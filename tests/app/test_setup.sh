#!/bin/sh
# What ./play and ./check do before they build, with stand-ins for the system's programs: test_setup.sh ROOT
# shellcheck disable=SC2016 # the stand-ins expand their own arguments
set -u
root=$1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
failures=0

claim() { # words, then a command that must succeed
    words=$1
    shift
    "$@" || {
        echo "FAIL: $words" >&2
        cat "$here/err" >&2
        failures=1
    }
}

stand_in() { # name, what it does
    printf '#!/bin/sh\n%s\n' "$2" >"$here/$1"
    chmod +x "$here/$1"
}

# Runs need_packages as somebody who is `id`, with only the stand-ins and the few tools that it uses.
needs() { # packages
    (
        PATH=$here
        . "$root/engine/app/setup.sh"
        need_packages "$@"
    ) </dev/null >"$here/out" 2>"$here/err"
}

stand_in dpkg-query 'case "$*" in *there*) echo installed ;; *) echo not-installed; esac'
stand_in id 'echo 1000'
stand_in apt-get 'echo "apt-get $*" >>"$0.calls"'
stand_in env 'shift; exec "$@"'

needs there
claim "with all packages there nothing is said" test ! -s "$here/err"

needs there one two
claim "without root and sudo it stops with 2" test $? = 2
claim "and prints the exact command" \
    grep -q 'sudo apt-get update && sudo apt-get install -y --no-install-recommends one two$' "$here/err"
claim "and installs nothing" test ! -e "$here/apt-get.calls"

stand_in sudo '[ "$1" = -n ] && shift; [ "$1" = true ] || exec "$@"'
needs there one
claim "through sudo it goes on" test $? = 0
claim "and installs what is missing alone" \
    grep -q -- 'install -y --no-install-recommends one$' "$here/apt-get.calls"

stand_in apt-get 'exit 100'
needs one
claim "a failing installation stops with 2" test $? = 2
exit $failures
