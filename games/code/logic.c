/* Each technique is the same idea with other rows in view: of all codes that fit what is in view, note what
 * they have in common. One row's sum, one row, two rows that are nearly the same, all rows. */
#include "logic.h"

#include <string.h>

void code_sieve_open(const struct code_position *position, struct code_sieve *sieve)
{
    memset(sieve, 0, sizeof *sieve);
    for (int place = 0; place < position->places; place++)
        sieve->may[place] = (uint8_t)((1U << position->colours) - 1);
    for (int colour = 0; colour < position->colours; colour++)
        sieve->most[colour] = position->places;
}

static int count_of(struct code_word word, int colour)
{
    return (int)(word.counts >> 4 * colour & 15);
}

/* `counts`: only how often colours come; otherwise also where. */
static bool passes(const struct code_position *position, const struct code_sieve *sieve,
                   struct code_word word, bool counts)
{
    for (int colour = 0; colour < position->colours; colour++)
        if (count_of(word, colour) < sieve->least[colour] || count_of(word, colour) > sieve->most[colour])
            return false;
    for (int place = 0; place < position->places && !counts; place++)
        if (!(sieve->may[place] >> ((word.pegs >> 4 * place & 15) - 1) & 1))
            return false;
    return true;
}

int code_sieve_count(const struct code_position *position, const struct code_sieve *sieve)
{
    int codes = code_codes(position->colours, position->places), count = 0;
    struct code_word word = code_word_of(position->colours, position->places, 0);
    for (int code = 0; code < codes; code++) {
        count += passes(position, sieve, word, false);
        word = code_word_next(word, position->colours, position->places);
    }
    return count;
}

/* ---- what codes have in common --------------------------------------------------------------------- */

static void sieve_close(struct code_sieve *sieve)
{
    memset(sieve, 0, sizeof *sieve);
    memset(sieve->least, CODE_PLACES_MAX, sizeof sieve->least);
}

static void let_pass(const struct code_position *position, struct code_word word, struct code_sieve *sieve)
{
    for (int colour = 0; colour < position->colours; colour++) {
        uint8_t count = (uint8_t)count_of(word, colour);
        sieve->least[colour] = count < sieve->least[colour] ? count : sieve->least[colour];
        sieve->most[colour] = count > sieve->most[colour] ? count : sieve->most[colour];
    }
    for (int place = 0; place < position->places; place++)
        sieve->may[place] |= (uint8_t)(1U << ((word.pegs >> 4 * place & 15) - 1));
}

/* Keeps in `sieve` what `common` has as well; true: something went. */
static bool keep_common(const struct code_position *position, const struct code_sieve *common, bool counts,
                        struct code_sieve *sieve)
{
    struct code_sieve before = *sieve;
    uint8_t gone = 0;
    for (int colour = 0; colour < position->colours; colour++) {
        if (common->least[colour] > sieve->least[colour])
            sieve->least[colour] = common->least[colour];
        if (common->most[colour] < sieve->most[colour])
            sieve->most[colour] = common->most[colour];
        gone |= (uint8_t)((unsigned)(sieve->most[colour] == 0) << colour);
    }
    for (int place = 0; place < position->places; place++) {
        sieve->may[place] &= (uint8_t)~gone;
        if (!counts)
            sieve->may[place] &= common->may[place];
    }
    return memcmp(&before, sieve, sizeof before) != 0;
}

/* ---- rows in view ---------------------------------------------------------------------------------- */

struct sight {
    bool sums; /* only how many pegs of a row are right in all, wherever they are */
    int count; /* rows seen */
    const int *rows;
};

/* What an answer says, or of `sums` the part of it that is in view. */
static int seen_of(int answer, bool sums)
{
    return sums ? code_answer_right(answer) + code_answer_elsewhere(answer) : answer;
}

static bool narrow_by(const struct code_position *position, const struct sight *sight,
                      struct code_sieve *sieve)
{
    int codes = code_codes(position->colours, position->places), wanted[CODE_ROWS_MAX];
    struct code_sieve common;
    struct code_word rows[CODE_ROWS_MAX], word = code_word_of(position->colours, position->places, 0);
    for (int i = 0; i < sight->count; i++) {
        rows[i] = code_word_of_pegs(position->pegs[sight->rows[i]], position->places);
        wanted[i] = seen_of(position->answers[sight->rows[i]], sight->sums);
    }
    sieve_close(&common);
    for (int code = 0; code < codes;
         code++, word = code_word_next(word, position->colours, position->places)) {
        bool fits = passes(position, sieve, word, sight->sums);
        for (int i = 0; i < sight->count && fits; i++)
            fits = seen_of(code_answer(rows[i], word, position->places), sight->sums) == wanted[i];
        if (fits)
            let_pass(position, word, &common);
    }
    return keep_common(position, &common, sight->sums, sieve);
}

static bool nearly_the_same(const struct code_position *position, int row, int other)
{
    int differ = 0;
    for (int place = 0; place < position->places; place++)
        differ += position->pegs[row][place] != position->pegs[other][place];
    return differ >= 1 && differ <= 2;
}

static bool narrow_by_pairs(const struct code_position *position, struct code_sieve *sieve)
{
    bool narrowed = false;
    for (int row = 1; row < position->count; row++)
        for (int other = 0; other < row; other++)
            if (nearly_the_same(position, row, other))
                narrowed |= narrow_by(position, &(struct sight){false, 2, (const int[]){row, other}}, sieve);
    return narrowed;
}

bool code_sieve_narrow(const struct code_position *position, enum code_technique technique,
                       struct code_sieve *sieve)
{
    bool narrowed = false;
    int rows[CODE_ROWS_MAX];
    for (int row = 0; row < position->count; row++)
        rows[row] = row;
    if (technique == CODE_COMPARING)
        return narrow_by_pairs(position, sieve);
    if (technique >= CODE_TRIAL)
        return narrow_by(position, &(struct sight){false, position->count, rows}, sieve);
    for (int row = 0; row < position->count; row++)
        narrowed |= narrow_by(position, &(struct sight){technique == CODE_COUNTING, 1, &rows[row]}, sieve);
    return narrowed;
}

/* ---- the whole board ------------------------------------------------------------------------------- */

static int places_known(const struct code_position *position, const struct code_set *left)
{
    struct code_sieve common;
    int known = 0;
    sieve_close(&common);
    for (int i = 0; i < left->count; i++)
        let_pass(position, code_word_of(position->colours, position->places, left->codes[i]), &common);
    for (int place = 0; place < position->places; place++)
        known += __builtin_popcount(common.may[place]) == 1;
    return known;
}

void code_reason(const struct code_position *position, const struct code_set *left,
                 struct code_insight *insight)
{
    *insight = (struct code_insight){CODE_PLANNING, places_known(position, left)};
    if (left->count > CODE_NAMED)
        return;
    struct code_sieve sieve;
    code_sieve_open(position, &sieve);
    insight->technique = CODE_COUNTING;
    for (int technique = CODE_COUNTING; technique < CODE_TRIAL;) {
        if (code_sieve_count(position, &sieve) == left->count)
            return;
        bool narrowed = code_sieve_narrow(position, (enum code_technique)technique, &sieve);
        if (narrowed && technique > (int)insight->technique)
            insight->technique = (enum code_technique)technique;
        technique = narrowed ? CODE_COUNTING : technique + 1;
    }
    if (code_sieve_count(position, &sieve) != left->count)
        insight->technique = CODE_TRIAL;
}
