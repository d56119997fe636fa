#!/bin/sh
# Simulated hours through the real program, exported and read back; what cannot be written leaves nothing behind.
# $1 the program, $2 read_back, $3 a folder of its own.
set -u
program=$1
read_back=$2
place=$3
failures=0
rm -rf "$place"
mkdir -p "$place"
export LC_ALL=C HOME="$place" XDG_DATA_HOME="$place/xdg"
data=$place/data

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

# sure NAME COMMAND...: the command says yes
sure() {
    name=$1
    shift
    if ! "$@"; then
        echo "FAILED $name"
        failures=$((failures + 1))
    fi
}

# Nothing but what was there: no folder in the making is left beside it.
tidy() {
    sure "$1: nothing half written is left" test -z "$(find "$place" -maxdepth 1 -name '*.making-*')"
}

claim "without a log there is nothing to export" 2 export -o "$place/none" --data-dir "$data"
sure "and no folder is made" test ! -e "$place/none"
tidy "no log"

for seed in 1 2 3 4 5 6; do
    claim "a demo plays to the end" 0 demo --fast --seed $seed --data-dir "$data"
done

claim "a dataset is written" 0 export -o "$place/one" --data-dir "$data"
holds "it says how many sessions" err "Sessions in the dataset: 6"
sure "stdout holds nothing" test ! -s "$place/out"
tidy "a dataset"
for file in dataset_description.json README.md CHANGES.md documentation/codebook.csv; do
    sure "$file is there" test -s "$place/one/$file"
done
sure "only its owner reads it" test "$(stat -c %a "$place/one")" = 700
sure "and each file" test -z "$(find "$place/one" -type f ! -perm 600)"
sure "its rows are read back" "$read_back" "$place/one" "$data"

claim "an empty folder is as good as none" 0 export --output "$place/two/" --data-dir "$data"
sure "the same log gives the same bytes" diff -r "$place/one" "$place/two"
mkdir "$place/empty"
claim "a folder that is empty is taken" 0 export -o "$place/empty" --data-dir "$data"
sure "with the same bytes" diff -r "$place/one" "$place/empty"

mkdir "$place/full"
echo keep >"$place/full/mine"
claim "a folder with something in it is refused" 2 export -o "$place/full" --data-dir "$data"
holds "in words" err "It was left as it is"
sure "and left as it is" test "$(ls "$place/full")" = mine
claim "also in Dutch" 2 export -o "$place/full" --data-dir "$data" --lang nl
holds "words" err "Dat bleef zoals het is"
echo keep >"$place/file"
claim "a file is no folder" 2 export -o "$place/file" --data-dir "$data"
sure "and left as it is" test "$(cat "$place/file")" = keep
claim "a folder in no folder is refused" 2 export -o "$place/no/where" --data-dir "$data"
holds "in other words" err "Make it first"
tidy "a refusal"

# A disk that takes no more in the middle of a table: files may grow to 50 KiB.
(
    trap '' XFSZ
    ulimit -f 100
    "$program" export -o "$place/cut" --data-dir "$data" >"$place/out" 2>"$place/err"
)
sure "a dataset that does not fit is refused" test $? -eq 2
holds "and told" err "The disk is full. Nothing was written"
sure "and is not there" test ! -e "$place/cut"
tidy "a full disk"

learner=$("$program" sessions --data-dir "$data" | awk -F'\t' 'NR == 2 { print $2 }')
claim "one learner alone" 0 export -o "$place/alone" --learner "$learner" --data-dir "$data"
holds "is one session" err "Sessions in the dataset: 1"
sure "and nobody else" test "$(cut -d, -f1 "$place/alone/data/study-smartgames_description-sessions_data.csv" | tail -n +2)" = "$learner"
claim "a learner who is not there" 0 export -o "$place/nobody" --learner nobody-here-1 --data-dir "$data"
holds "is no session" err "Sessions in the dataset: 0"

claim "the codebook is printed" 0 export --codebook
holds "with its header" out "^table	column	type	unit	levels	description$"
holds "with the columns that MRTAnalysis takes" out "^decisions	prob_A	number	probability"
claim "a place is needed" 2 export --data-dir "$data"
claim "an unknown option" 2 export -o "$place/x" --all --data-dir "$data"
claim "a word too many" 2 export -o "$place/x" more --data-dir "$data"
sure "nothing came of these" test ! -e "$place/x"

[ "$failures" -eq 0 ]
