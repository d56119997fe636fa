/* What the answers leave of all codes, and what a guess would tell of them. */
#include "code.h"

#include <math.h>
#include <string.h>

bool code_fits(const struct code_position *position, struct code_word word)
{
    for (int row = position->count - 1; row >= 0; row--) { /* the last row excludes most of what is tried */
        struct code_word guess = code_word_of_pegs(position->pegs[row], position->places);
        if (code_answer(guess, word, position->places) != position->answers[row])
            return false;
    }
    return true;
}

void code_fitting(const struct code_position *position, struct code_set *set)
{
    struct code_word rows[CODE_ROWS_MAX];
    int codes = code_codes(position->colours, position->places);
    for (int row = 0; row < position->count; row++)
        rows[row] = code_word_of_pegs(position->pegs[row], position->places);
    struct code_word word = code_word_of(position->colours, position->places, 0);
    set->count = 0;
    for (int code = 0; code < codes;
         code++, word = code_word_next(word, position->colours, position->places)) {
        bool fits = true;
        for (int row = 0; row < position->count && fits; row++)
            fits = code_answer(rows[row], word, position->places) == position->answers[row];
        if (fits)
            set->codes[set->count++] = (uint16_t)code;
    }
}

bool code_table_make(int colours, int places, struct sg_arena *arena, struct code_table *table)
{
    int codes = code_codes(colours, places), stride = (codes + 7) / 8 * 8;
    size_t used = arena->used;
    uint8_t *answers = sg_arena_take(arena, (size_t)codes * (size_t)stride, 1);
    struct code_word *words = answers ? sg_arena_take_raw(arena, (size_t)codes, sizeof *words) : NULL;
    if (!words) {
        arena->used = used;
        return false;
    }
    words[0] = code_word_of(colours, places, 0);
    for (int code = 1; code < codes; code++)
        words[code] = code_word_next(words[code - 1], colours, places);
    for (int guess = 0; guess < codes; guess++)
        for (int secret = guess; secret < codes; secret++) {
            uint8_t answer = (uint8_t)code_answer(words[guess], words[secret], places);
            answers[guess * stride + secret] = answers[secret * stride + guess] = answer;
        }
    *table =
        (struct code_table){(uint8_t)colours, (uint8_t)places, (uint16_t)codes, (uint16_t)stride, answers};
    return true;
}

/* ---- weighing a guess ------------------------------------------------------------------------------ */

/* n log2 n in units of 2^-20, by a logarithm that is the same on every machine once it is rounded. */
static uint64_t n_log_n(int n)
{
    return n < 2 ? 0 : (uint64_t)((double)n * log((double)n) / log(2) * (1 << 20) + 0.5);
}

/* The table of these, for as many as anything asks; made where it is needed, as nothing is kept. */
static void fill_logs(uint64_t *logs, int count)
{
    for (int n = 0; n <= count; n++)
        logs[n] = n_log_n(n);
}

static void count_parts(const uint8_t *answers, const uint16_t *codes, int count, uint16_t *parts)
{
    memset(parts, 0, CODE_ANSWERS * sizeof *parts);
    for (int i = 0; i < count; i++)
        parts[answers[codes[i]]]++;
}

static void weigh_parts(const uint16_t *parts, struct code_weight *weight)
{
    *weight = (struct code_weight){0};
    for (int answer = 0; answer < CODE_ANSWERS; answer++) {
        uint16_t size = parts[answer];
        weight->parts = (uint16_t)(weight->parts + (size > 0));
        weight->worst = size > weight->worst ? size : weight->worst;
        weight->squares += (uint32_t)size * size;
    }
}

void code_weigh(const struct code_table *table, const uint16_t *codes, int count, int guess,
                struct code_weight *weight)
{
    uint16_t parts[CODE_ANSWERS];
    count_parts(code_answers_of(table, guess), codes, count, parts);
    weigh_parts(parts, weight);
    for (int answer = 0; answer < CODE_ANSWERS; answer++)
        weight->spread += n_log_n(parts[answer]);
}

double code_bits(const struct code_weight *weight, int count)
{
    return count < 2 ? 0 : log((double)count) / log(2) - (double)weight->spread / (1 << 20) / count;
}

/* ---- methodical players ---------------------------------------------------------------------------- */

static uint64_t measure(const uint16_t *parts, enum code_rule rule, const uint64_t *logs)
{
    uint64_t sum = 0, worst = 0;
    for (int answer = 0; answer < CODE_ANSWERS; answer++) {
        uint64_t size = parts[answer];
        worst = size > worst ? size : worst;
        sum += rule == CODE_BY_SPREAD ? logs[size] : size * size;
    }
    return rule == CODE_BY_WORST ? worst : sum;
}

/* The first of the codes that tells them all apart; -1: none does. Nothing is better by any measure. */
static int first_splitter(const struct code_table *table, const uint16_t *codes, int count)
{
    for (int i = 0; i < count && count < CODE_ANSWERS; i++) {
        const uint8_t *answers = code_answers_of(table, codes[i]);
        uint32_t seen = 0;
        int told = 0;
        for (; told < count && !(seen >> answers[codes[told]] & 1); told++)
            seen |= UINT32_C(1) << answers[codes[told]];
        if (told == count)
            return codes[i];
    }
    return -1;
}

int code_choose(const struct code_table *table, const uint16_t *codes, int count, enum code_rule rule)
{
    int best = count > 0 ? first_splitter(table, codes, count) : -1, next = 0;
    if (best >= 0)
        return best;
    uint64_t logs[CODE_CODES_MAX + 1], least = UINT64_MAX;
    if (rule == CODE_BY_SPREAD)
        fill_logs(logs, count);
    for (int guess = 0; guess < table->codes; guess++) {
        uint16_t parts[CODE_ANSWERS];
        count_parts(code_answers_of(table, guess), codes, count, parts);
        bool fits = next < count && codes[next] == guess;
        next += fits;
        uint64_t found = 2 * measure(parts, rule, logs) + !fits;
        if (found < least) {
            least = found;
            best = guess;
        }
    }
    return best;
}

/* Sorts the codes by their answers; `first` gets where each part begins, and the end. */
static void sort_parts(const uint8_t *answers, const uint16_t *codes, int count, uint16_t *sorted,
                       uint16_t first[CODE_ANSWERS + 1])
{
    uint16_t parts[CODE_ANSWERS], at[CODE_ANSWERS];
    count_parts(answers, codes, count, parts);
    first[0] = 0;
    for (int answer = 0; answer < CODE_ANSWERS; answer++) {
        at[answer] = first[answer];
        first[answer + 1] = (uint16_t)(first[answer] + parts[answer]);
    }
    for (int i = 0; i < count; i++)
        sorted[at[answers[codes[i]]]++] = codes[i];
}

struct code_run code_follow(const struct code_table *table, const uint16_t *codes, int count,
                            enum code_rule rule)
{
    if (count < 2)
        return (struct code_run){(uint32_t)count, (uint32_t)count};
    uint16_t sorted[CODE_CODES_MAX], first[CODE_ANSWERS + 1];
    int guess = code_choose(table, codes, count, rule), solved = code_answer_solved(table->places);
    struct code_run run = {(uint32_t)count, 0};
    sort_parts(code_answers_of(table, guess), codes, count, sorted, first);
    for (int answer = 0; answer < solved; answer++) {
        struct code_run part =
            code_follow(table, sorted + first[answer], first[answer + 1] - first[answer], rule);
        run.guesses += part.guesses;
        run.most = part.most > run.most ? part.most : run.most;
    }
    run.most++;
    return run;
}

double code_expected(const struct code_table *table, const uint16_t *codes, int count)
{
    return count > 0 ? (double)code_follow(table, codes, count, CODE_BY_SIZE).guesses / count : 0;
}
