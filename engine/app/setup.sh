# shellcheck shell=sh
# What ./play and ./check share: packages, configuring, building. Sourced, with `root` set to the folder of the project.
: "${root:?}"

# Package and what it is for; the one place where they stand.
packages_to_play() {
    cat <<'LIST'
gcc                 compiles
libc6-dev           compiles
cmake               describes the build
ninja-build         runs the build
pkg-config          finds libraries
libsdl2-dev         window and input
libsdl2-ttf-dev     letters
libsdl2-image-dev   icons
libsqlite3-dev      the log
libsodium-dev       the log's chain
libjansson-dev      texts
zlib1g-dev          packed tables
gettext             translations
fonts-lato          the font
fonts-opendyslexic  the other font
LIST
}

packages_to_check() {
    cat <<'LIST'
libcmocka-dev       unit tests
clang               second compiler, sanitizers, fuzzing
xvfb                a screen without a screen
xdotool             mouse and keyboard for the end-to-end test
sqlite3             reads the log in the end-to-end test
LIST
}

say() {
    printf '%s\n' "$*" >&2
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# The runtime of the sanitizers has the number of the compiler in its name.
sanitizer_package() {
    number=$(clang -dumpversion 2>/dev/null | cut -d. -f1)
    [ -n "$number" ] && echo "libclang-rt-$number-dev"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

can_be_root() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null 2>&1 || return 1
    sudo -n true 2>/dev/null && return 0
    [ -t 0 ] && [ -t 2 ] # a person is there to type the password
}

install_packages() { # names
    if ! can_be_root; then
        say "These packages are missing: $*"
        say "Nothing was installed. Run this, then start again:"
        say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
        exit 2
    fi
    say "Installing: $*"
    as_root apt-get -q update >&2 || say "The lists of packages could not be renewed; going on with the old ones."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@" >&2 && return 0
    say "Not everything could be installed; what was there is unchanged. Look at the lines above, then start again."
    exit 2
}

need_packages() { # names
    command -v dpkg-query >/dev/null 2>&1 || {
        command -v cmake >/dev/null 2>&1 && return 0 # another distribution: cmake will say what it misses
        say "This is no Debian or Ubuntu. Install what corresponds to: $*"
        exit 2
    }
    missing=
    for name in "$@"; do
        is_installed "$name" || missing="$missing $name"
    done
    # shellcheck disable=SC2086 # words on purpose
    [ -z "$missing" ] || install_packages $missing
}

names_of() { # a list on stdin
    awk '{ print $1 }'
}

# Two at least; a machine with more may use them.
jobs_of_machine() {
    count=$(nproc 2>/dev/null || echo 2)
    [ "$count" -ge 2 ] && echo "$count" || echo 2
}

configure() { # preset
    [ -f "$root/build/$1/build.ninja" ] && return 0
    say "Preparing the build ($1)"
    mkdir -p "$root/build/$1"
    (cd "$root" && cmake --preset "$1") >"$root/build/$1/configure.log" 2>&1 && return 0
    cat "$root/build/$1/configure.log" >&2
    say "The build could not be prepared; the lines above say why."
    exit 2
}

# Says nothing when there is next to nothing to do: then even a list of files that changed is dealt with in silence.
build() { # preset
    folder=$root/build/$1
    log=$folder/build.log
    if ! (cd "$folder" && ninja -n 2>/dev/null) | grep -q '\] [BL]'; then
        (cd "$folder" && ninja >"$log" 2>&1) && return 0
    fi
    say "Building ($1)"
    (cd "$folder" && NINJA_STATUS='[%f/%t] ' ninja -j "$(jobs_of_machine)" >&2)
}
