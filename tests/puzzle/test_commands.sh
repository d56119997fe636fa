#!/bin/sh
# test_commands.sh SMARTGAMES: games, generate, rate and solve as other programs see them.
set -u

program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

run() # ARGUMENTS...: leaves $work/out, $work/err, $code
{
    "$program" --lang en --data-dir "$work/data" "$@" >"$work/out" 2>"$work/err"
    code=$?
}

claim() # WORDS CONDITION...: the condition is a command
{
    words=$1
    shift
    if ! "$@"; then
        echo "does not hold: $words"
        sed 's/^/  out: /' "$work/out" | head -n 5
        sed 's/^/  err: /' "$work/err" | head -n 5
        failed=1
    fi
}

line_is() # NUMBER TEXT
{
    [ "$(sed -n "$1p" "$work/out")" = "$2" ]
}

tab=$(printf '\t')
board=EBBB..E..F..EAAF....CC...DDD........

run games
claim "games leaves with 0" [ $code -eq 0 ]
claim "games begins with a header" line_is 1 "id${tab}name${tab}aim"
claim "games names traffic" grep -q "^traffic$tab" "$work/out"

run generate traffic --grade 2 --count 3 --seed 40
claim "generate leaves with 0" [ $code -eq 0 ]
claim "generate begins with a header" \
    line_is 1 "position${tab}grade${tab}expected_s${tab}p_solve${tab}distance${tab}seed"
claim "generate prints as many lines as asked" [ "$(wc -l <"$work/out")" -eq 4 ]
claim "every level has the grade that was asked" [ "$(cut -f 2 "$work/out" | grep -c '^2$')" -eq 3 ]
claim "the seeds are S, S+1, S+2" [ "$(cut -f 6 "$work/out" | tr '\n' ' ')" = "seed 40 41 42 " ]
third=$(sed -n 4p "$work/out")
cp "$work/out" "$work/levels"
run generate traffic --grade 2 --count 1 --seed 42
claim "the seed of a line makes that line again" line_is 2 "$third"

run rate traffic "$work/levels"
claim "rate reads what generate prints" [ $code -eq 0 ]
claim "rate repeats position, grade, seconds and P(solve)" \
    [ "$(cut -f 1-4 "$work/out" | sed 1d)" = "$(cut -f 1-4 "$work/levels" | sed 1d)" ]
claim "rate prints each feature as name=value" grep -Eq "$tab[a-z_]+=-?[0-9.]+" "$work/out"

run solve traffic "$work/levels"
claim "solve reads what generate prints" [ $code -eq 0 ]
claim "solve finds the distance that generate promised" \
    [ "$(cut -f 2 "$work/out" | sed 1d)" = "$(cut -f 5 "$work/levels" | sed 1d)" ]
claim "a solution has as many moves as the distance" \
    awk -F "$tab" 'NR > 1 && split($6, moves, " ") != $2 { bad = 1 } END { exit bad }' "$work/out"

printf 'board\tother\r\n%s\tx\ty\r\n\r\nnot a board\r\n%s\r\n' $board $board >"$work/mixed"
run solve traffic "$work/mixed"
claim "a bad line is a finding" [ $code -eq 1 ]
claim "the lines around it are solved" [ "$(grep -c "^$board${tab}4${tab}1108${tab}4${tab}15$tab" "$work/out")" -eq 2 ]
claim "it is named with file and line, once" [ "$(grep -c "mixed:4: " "$work/err")" -eq 1 ]
claim "and nothing else is" [ "$(wc -l <"$work/err")" -eq 1 ]

"$program" --lang en solve traffic - <"$work/mixed" >"$work/stdin" 2>"$work/err"
claim "- is the standard input" cmp -s "$work/out" "$work/stdin"
"$program" --lang en solve traffic <"$work/mixed" >"$work/stdin" 2>"$work/err"
claim "and so is nothing" cmp -s "$work/out" "$work/stdin"

{ head -c 300000 /dev/zero | tr '\0' A; echo; echo $board; } >"$work/long"
run solve traffic "$work/long"
claim "a line of 300,000 characters is a finding" [ $code -eq 1 ]
claim "and the next one is solved" [ "$(wc -l <"$work/out")" -eq 2 ]

run rate nonsense
claim "an unknown game leaves with 2" [ $code -eq 2 ]
claim "and the known ones are named" grep -q traffic "$work/err"
run generate traffic --grade 6
claim "a grade that does not exist leaves with 2" [ $code -eq 2 ]
claim "and the grades are named" grep -q "1.*5" "$work/err"
run generate traffic --count 0
claim "no levels at all leaves with 2" [ $code -eq 2 ]
run generate traffic --bogus
claim "an unknown option leaves with 2" [ $code -eq 2 ]
run solve traffic "$work/nowhere"
claim "a file that is not there leaves with 2" [ $code -eq 2 ]
run solve traffic "$work"
claim "a folder in place of a file leaves with 2" [ $code -eq 2 ]
run solve
claim "no game leaves with 2" [ $code -eq 2 ]
pack=$SG_ASSETS/levels/traffic.tsv
run pack traffic --verify "$pack"
claim "the pack that is installed is borne out" [ $code -eq 0 ]
claim "and nothing is printed" [ ! -s "$work/out" ]
claim "but said" grep -q "^smartgames: 120 levels: each is solved" "$work/err"
"$program" --lang en pack traffic --verify - <"$pack" 2>"$work/err"
claim "- is the standard input for pack too" [ $? -eq 0 ]
sed "3s/${tab}3${tab}/${tab}4${tab}/; 5s/[0-9a-f]\$/x/" "$pack" >"$work/changed"
run pack traffic --verify "$work/changed"
claim "a changed pack is a finding" [ $code -eq 1 ]
claim "a distance that search denies is named with line and character" \
    grep -q "changed:3:[0-9]*: The distance is 3\.$" "$work/err"
claim "and so is a hash" grep -q "changed:5:[0-9]*: The hash of this position is [0-9a-f]*\." "$work/err"
claim "and the rest is counted" grep -q "118 levels are right; 2 lines are not" "$work/err"
run pack traffic --verify "$work/mixed"
claim "something else than a pack is a finding" [ $code -eq 1 ]
run pack traffic --verify "$work/nowhere"
claim "a pack that is not there leaves with 2" [ $code -eq 2 ]
run pack nonsense
claim "a pack of an unknown game leaves with 2" [ $code -eq 2 ]
run pack traffic "$pack"
claim "a word too many leaves with 2" [ $code -eq 2 ]

for command in games generate rate solve pack; do
    run $command --help
    claim "$command --help leaves with 0" [ $code -eq 0 ]
    claim "$command --help says something" [ -s "$work/out" ]
done

{ "$program" --lang en generate traffic --count 100000 2>"$work/err"; echo $? >"$work/code"; } | head -n 1 >"$work/out"
claim "a reader that leaves ends the program with 2" [ "$(cat "$work/code")" -eq 2 ]
claim "and with words" [ -s "$work/err" ]
if [ -w /dev/full ]; then
    "$program" --lang en solve traffic "$work/mixed" >/dev/full 2>"$work/err"
    claim "a full disk ends the program with 2" [ $? -eq 2 ]
fi
exit $failed
