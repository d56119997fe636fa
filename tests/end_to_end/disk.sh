#!/bin/sh
# Disks that fail: a folder that cannot be written, and a disk that is full. The program says so before play begins, and what
# was there stays. Small file systems need root and mount; without them it skips.
# shellcheck source=tests/end_to_end/common.sh
. "$(dirname "$0")/common.sh"
need Xvfb xdotool
[ "$(id -u)" = 0 ] || skip "only root can mount a small disk"
mkdir "$here/disk"
mount -t tmpfs -o size=256k tmpfs "$here/disk" 2>/dev/null || skip "a small disk cannot be mounted here"
trap 'umount "$here/disk" 2>/dev/null; leave' EXIT
data=$here/disk/data
start_screen

# Says on stderr what is wrong and leaves with 2, within ten seconds.
refused() { # what
    timeout 10 "$SG_PROGRAM" play --lang en --data-dir "$data" >"$here/out" 2>"$here/err"
    code=$?
    [ $code = 2 ] || fail "$1: left with $code"
    [ -s "$here/err" ] || fail "$1: no word"
    [ ! -s "$here/out" ] || fail "$1: words on stdout"
    echo "$1: $(head -n 1 "$here/err")"
}

dd if=/dev/zero of="$here/disk/ballast" bs=1k >/dev/null 2>&1
refused "a full disk"
rm "$here/disk/ballast"

mount -o remount,ro "$here/disk" || skip "the small disk cannot be made read-only"
refused "a read-only disk"
mount -o remount,rw "$here/disk"

# The disk fills up during play: nothing that was acknowledged is lost, and the log verifies once there is room again.
mount -o remount,size=8m "$here/disk"
start_program
begin_session
dd if=/dev/zero of="$here/disk/ballast" bs=1k >/dev/null 2>&1
look_away() {
    xdotool key --delay 20 Right space Left space Down space Up space Tab space Right space
}
for round in 1 2 3 4 5; do look_away; done
picture full_disk
rm "$here/disk/ballast"
for round in 1 2 3; do look_away; done
sleep 1
stop_program || fail "round $round: the program did not leave with 0 although there is room again"
"$SG_PROGRAM" verify --data-dir "$data" || fail "verify after a full disk"
session=$("$SG_PROGRAM" sessions --data-dir "$data" | tail -n 1 | cut -f 1)
"$SG_PROGRAM" replay "$session" --verify --data-dir "$data" || fail "replay after a full disk"
echo "a disk that was full during play lost nothing"
