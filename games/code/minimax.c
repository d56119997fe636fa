#include "minimax.h"

#include <string.h>

/* Whether some number of guesses is always enough; TIRED: the budget ended first. */
enum verdict { NO, YES, TIRED };

enum {
    DEPTH_MAX = 12,    /* no board of these sizes needs as many */
    SYMMETRY_FROM = 24 /* fewer codes than this are searched sooner than guesses are compared */
};

struct search {
    const struct code_table *table;
    struct sg_budget *budget;
    int solved;               /* the answer that ends it */
    uint32_t room[DEPTH_MAX]; /* more codes than room[d] cannot be told apart in d guesses */
};

struct parts {
    uint16_t first[CODE_ANSWERS + 1];
    uint16_t codes[CODE_CODES_MAX];
};

static bool spend(struct search *search, uint64_t nodes)
{
    if (search->budget->cancel && atomic_load(search->budget->cancel))
        search->budget->nodes_left = 0;
    bool enough = search->budget->nodes_left >= nodes;
    search->budget->nodes_left -= enough ? nodes : search->budget->nodes_left;
    return enough;
}

/* Answers that leave something: all but that of the code itself, and "all but one right, one elsewhere",
 * which no code gives. */
static void measure_rooms(struct search *search)
{
    uint32_t ways = (uint32_t)search->solved - 1;
    search->room[0] = 0;
    for (int depth = 1; depth < DEPTH_MAX; depth++)
        search->room[depth] = search->room[depth - 1] > CODE_CODES_MAX ? search->room[depth - 1]
                                                                       : 1 + ways * search->room[depth - 1];
}

/* ---- one guess ------------------------------------------------------------------------------------- */

/* Some guess gets another answer from each of the codes. Eight guesses at a time, a byte each: two answers
 * differ where the byte of their difference carries into its top bit. */
static bool some_guess_tells_all(const struct search *search, const uint16_t *codes, int count)
{
    const uint64_t top = UINT64_C(0x8080808080808080);
    for (int guess = 0; guess < search->table->codes; guess += 8) {
        uint64_t differ = top, answers[CODE_ANSWERS];
        for (int i = 0; i < count && differ; i++) {
            memcpy(&answers[i], code_answers_of(search->table, codes[i]) + guess, 8);
            for (int other = 0; other < i; other++)
                differ &= (answers[i] ^ answers[other]) + ~top;
        }
        if (differ)
            return true;
    }
    return false;
}

static enum verdict two_are_enough(struct search *search, const uint16_t *codes, int count)
{
    if (!spend(search, search->table->codes))
        return TIRED;
    return some_guess_tells_all(search, codes, count) ? YES : NO;
}

static void part(const struct search *search, const uint16_t *codes, int count, int guess,
                 struct parts *parts)
{
    const uint8_t *answers = code_answers_of(search->table, guess);
    uint16_t at[CODE_ANSWERS + 1] = {0};
    for (int i = 0; i < count; i++)
        at[answers[codes[i]] + 1]++;
    for (int answer = 0; answer < CODE_ANSWERS; answer++)
        at[answer + 1] = (uint16_t)(at[answer + 1] + at[answer]);
    memcpy(parts->first, at, sizeof at);
    for (int i = 0; i < count; i++)
        parts->codes[at[answers[codes[i]]]++] = codes[i];
}

static enum verdict enough(struct search *search, const struct code_symmetry *symmetry, const uint16_t *codes,
                           int count, int depth);

/* NULL once no guess is like another, or where asking costs more than it spares. */
static const struct code_symmetry *symmetry_after(const struct code_symmetry *symmetry, int count, int guess,
                                                  struct code_symmetry *then)
{
    if (!symmetry || count < SYMMETRY_FROM)
        return NULL;
    *then = *symmetry;
    code_symmetry_add(then, guess);
    return code_symmetry_left(then) ? then : NULL;
}

/* After `guess`, whatever the answer, `depth` more are enough. The largest part first: it fails soonest. */
static enum verdict enough_after(struct search *search, const struct code_symmetry *symmetry,
                                 const uint16_t *codes, int count, int guess, int depth)
{
    struct parts parts;
    struct code_symmetry then;
    uint32_t done = UINT32_C(1) << search->solved;
    symmetry = symmetry_after(symmetry, count, guess, &then);
    part(search, codes, count, guess, &parts);
    for (;;) {
        int largest = -1, size = depth > 1 ? 2 : 1; /* so many are always enough */
        for (int answer = 0; answer < search->solved; answer++)
            if (!(done >> answer & 1) && parts.first[answer + 1] - parts.first[answer] > size) {
                largest = answer;
                size = parts.first[answer + 1] - parts.first[answer];
            }
        if (largest < 0)
            return YES;
        done |= UINT32_C(1) << largest;
        if (size == count)
            return NO; /* it told nothing */
        enum verdict verdict = enough(search, symmetry, parts.codes + parts.first[largest], size, depth);
        if (verdict != YES)
            return verdict;
    }
}

/* ---- all guesses ----------------------------------------------------------------------------------- */

/* Guesses by how many answers they can get, most first; only those that leave no part too large, and of
 * guesses that are alike only the lowest. */
struct order {
    uint16_t count;
    uint16_t guesses[CODE_CODES_MAX];
};

static int answers_got(const struct search *search, const uint16_t *codes, int count, int guess,
                       uint32_t room)
{
    uint16_t sizes[CODE_ANSWERS] = {0};
    const uint8_t *answers = code_answers_of(search->table, guess);
    int got = 0;
    uint32_t worst = 0;
    for (int i = 0; i < count; i++)
        sizes[answers[codes[i]]]++;
    for (int answer = 0; answer < CODE_ANSWERS; answer++) {
        got += sizes[answer] > 0;
        worst = sizes[answer] > worst ? sizes[answer] : worst;
    }
    return worst <= room ? got : 0;
}

static void put_in_order(const struct search *search, const struct code_symmetry *symmetry,
                         const uint16_t *codes, int count, uint32_t room, struct order *order)
{
    uint8_t got[CODE_CODES_MAX];
    bool alike = symmetry && count >= SYMMETRY_FROM;
    for (int guess = 0; guess < search->table->codes; guess++) {
        got[guess] = (uint8_t)answers_got(search, codes, count, guess, room);
        if (got[guess] && alike && code_symmetry_lowest(symmetry, guess) != guess)
            got[guess] = 0;
    }
    order->count = 0;
    for (int most = CODE_ANSWERS; most > 0; most--)
        for (int guess = 0; guess < search->table->codes; guess++)
            if (got[guess] == most)
                order->guesses[order->count++] = (uint16_t)guess;
}

/* `depth` guesses are enough for these codes. */
static enum verdict enough(struct search *search, const struct code_symmetry *symmetry, const uint16_t *codes,
                           int count, int depth)
{
    if (count <= 2 || (uint32_t)count > search->room[depth])
        return (uint32_t)count <= search->room[depth] && count <= depth ? YES : NO;
    if (depth == 2)
        return two_are_enough(search, codes, count);
    for (int i = 0; i < count && count < SYMMETRY_FROM; i++) { /* few codes: one of them mostly does */
        enum verdict verdict = enough_after(search, symmetry, codes, count, codes[i], depth - 1);
        if (verdict != NO)
            return verdict;
    }
    struct order order;
    if (!spend(search, search->table->codes))
        return TIRED;
    put_in_order(search, symmetry, codes, count, search->room[depth - 1], &order);
    for (int i = 0; i < order.count; i++) {
        enum verdict verdict = enough_after(search, symmetry, codes, count, order.guesses[i], depth - 1);
        if (verdict != NO)
            return verdict;
    }
    return NO;
}

/* ---- the answer ------------------------------------------------------------------------------------ */

static void mark(struct code_worst *worst, int guess)
{
    worst->marks[guess / 8] |= (uint8_t)(1U << guess % 8);
    worst->improving++;
}

/* Marks each guess after which `depth` are enough; guesses that are alike are asked once. False: tired. */
static bool mark_improving(struct search *search, const struct code_symmetry *symmetry,
                           const struct code_set *left, int depth, struct code_worst *worst)
{
    bool alike = code_symmetry_left(symmetry);
    worst->improving = 0;
    memset(worst->marks, 0, sizeof worst->marks);
    if (!spend(search, search->table->codes))
        return false;
    for (int guess = 0; guess < search->table->codes; guess++) {
        int lowest = alike ? code_symmetry_lowest(symmetry, guess) : guess;
        if (lowest < guess) {
            if (code_worst_has(worst, lowest))
                mark(worst, guess);
            continue;
        }
        if (!answers_got(search, left->codes, left->count, guess, search->room[depth]))
            continue;
        enum verdict verdict = enough_after(search, symmetry, left->codes, left->count, guess, depth);
        if (verdict == TIRED)
            return false;
        if (verdict == YES)
            mark(worst, guess);
    }
    return true;
}

void code_minimax(const struct code_minimax *minimax, const struct code_symmetry *symmetry,
                  const struct code_set *left, struct code_worst *worst)
{
    struct search search = {.table = minimax->table,
                            .budget = minimax->budget,
                            .solved = code_answer_solved(minimax->table->places)};
    measure_rooms(&search);
    *worst = (struct code_worst){.guesses = 1};
    if (!spend(&search, 1))
        return;
    if (left->count == 1) {
        mark(worst, left->codes[0]);
        worst->exact = true;
        return;
    }
    for (worst->guesses = 2; worst->guesses < DEPTH_MAX; worst->guesses++) {
        if (left->count > search.room[worst->guesses])
            continue;
        if (!mark_improving(&search, symmetry, left, worst->guesses - 1, worst))
            break; /* tired */
        if (worst->improving > 0) {
            worst->exact = true;
            return;
        }
    }
    worst->improving = 0;
    memset(worst->marks, 0, sizeof worst->marks);
}
