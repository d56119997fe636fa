/* Hidden code: what the files of this game share.
 *
 * A code of coloured pegs is hidden. Each guess is a whole row of pegs and is answered with two numbers: pegs
 * of the right colour in the right place, and pegs of a right colour elsewhere. What the code is follows from
 * the answers, row by row. */
#ifndef SG_CODE_H
#define SG_CODE_H

#include "smartgames/game.h"

enum {
    CODE_COLOURS_MIN = 2,
    CODE_COLOURS_MAX = 8,
    CODE_PLACES_MIN = 2,
    CODE_PLACES_MAX = 5,
    CODE_CODES_MAX = 1296, /* six colours, four places: every answer to every guess still fits in 1.7 MB */
    CODE_ROWS_USUAL = 10,  /* a text that names no rows means so many */
    CODE_ROWS_MAX = 12,
    CODE_ANSWERS = 21 /* numbers of answers are smaller */
};

/* Bytes only. A peg is a colour from 1, 0 is none. Rows beyond `count` are 0. */
struct code_position {
    uint8_t colours, places, rows, count;
    uint8_t pegs[CODE_ROWS_MAX][CODE_PLACES_MAX];
    uint8_t answers[CODE_ROWS_MAX];  /* as numbers, see code_answer */
    uint8_t secret[CODE_PLACES_MAX]; /* all 0: nobody knows it, and the answers keep it open longest */
};

/* ---- rules.c: a move's code is the number of the guess, in the order of reading -------------------- */

enum sg_status code_read_position(const char *text, size_t length, void *position, struct sg_phrase *why);
void code_write_position(const void *position, struct sg_text *out);
enum sg_status code_read_move(const void *position, const char *text, size_t length, struct sg_move *move);
void code_write_move(const void *position, struct sg_move move, struct sg_text *out);
size_t code_list_moves(const void *position, struct sg_move *moves, size_t capacity);
enum sg_status code_play(void *position, struct sg_move move);
enum sg_outcome code_outcome(const void *position);

bool code_has_secret(const struct code_position *position);
bool code_solved(const struct code_position *position);

/* ---- words.c: codes as numbers, and answers --------------------------------------------------------- */

/* How many codes there are; 0: more than CODE_CODES_MAX, or outside the limits. */
int code_codes(int colours, int places);

/* A code packed for comparing: a nibble a place (its colour), and a nibble a colour (how often). */
struct code_word {
    uint32_t pegs, counts;
};

struct code_word code_word_of(int colours, int places, int number);
/* The code after this one; after the last the first again. */
struct code_word code_word_next(struct code_word word, int colours, int places);
struct code_word code_word_of_pegs(const uint8_t *pegs, int places);
int code_number_of(const uint8_t *pegs, int colours, int places);
void code_pegs_of(int number, int colours, int places, uint8_t *pegs);

/* The answer to a guess as a number: with t pegs of a right colour in all, r of them in the right place,
 * t (t + 1) / 2 + r. The greatest of a board is that of the code itself. */
int code_answer(struct code_word guess, struct code_word secret, int places);
int code_answer_of(int right, int elsewhere);
int code_answer_right(int answer);
int code_answer_elsewhere(int answer);
int code_answer_solved(int places);

/* ---- knowledge.c: what the answers leave, and what a guess would tell ------------------------------- */

struct code_set {
    uint16_t count;
    uint16_t codes[CODE_CODES_MAX]; /* rising */
};

/* The codes that fit all answers. */
void code_fitting(const struct code_position *position, struct code_set *set);

/* Whether one guess fits all answers. */
bool code_fits(const struct code_position *position, struct code_word word);

/* Every answer to every guess. */
struct code_table {
    uint8_t colours, places;
    uint16_t codes;
    uint16_t stride;        /* of a row: a multiple of 8, filled up with 0 */
    const uint8_t *answers; /* [guess * stride + secret], the same the other way round */
};

static inline const uint8_t *code_answers_of(const struct code_table *table, int guess)
{
    return table->answers + (size_t)guess * table->stride;
}

/* The table in `arena`; false: no memory. */
bool code_table_make(int colours, int places, struct sg_arena *arena, struct code_table *table);

/* What a guess tells of a code that is one of `count`, all as likely. */
struct code_weight {
    uint16_t parts; /* different answers that can come */
    uint16_t worst; /* codes left after the worst of them */
    uint32_t
        squares; /* sum over the answers of codes left squared: divided by count, the expected number left */
    uint64_t
        spread; /* sum of n log2 n over the answers, in units of 2^-20: exact where guesses are as good */
};

void code_weigh(const struct code_table *table, const uint16_t *codes, int count, int guess,
                struct code_weight *weight);

/* The expected information of that guess in bits. */
double code_bits(const struct code_weight *weight, int count);

/* How a methodical player chooses: the guess that leaves least by a measure; of equal ones a guess that can
 * itself be the code, then the lowest number. */
enum code_rule {
    CODE_BY_WORST,  /* fewest codes left in the worst case (Knuth 1976) */
    CODE_BY_SIZE,   /* fewest codes left on average (Irving 1978) */
    CODE_BY_SPREAD, /* most information (Neuwirth 1982) */
    CODE_RULES
};
int code_choose(const struct code_table *table, const uint16_t *codes, int count, enum code_rule rule);

/* All games of such a player together, one for each code of the set. */
struct code_run {
    uint32_t guesses, most; /* in all, and in the longest game */
};
struct code_run code_follow(const struct code_table *table, const uint16_t *codes, int count,
                            enum code_rule rule);

/* Guesses still to come on average, by CODE_BY_SIZE, the best of these players: enough, not proven least. */
double code_expected(const struct code_table *table, const uint16_t *codes, int count);

/* ---- solver.c -------------------------------------------------------------------------------------- */

/* A node is a guess weighed against codes left. Of 600 positions of six colours in four places the hardest
 * asked 25 million (a tenth of a second), the empty board 3 million. */
enum {
    CODE_ORACLE_BYTES = CODE_CODES_MAX * CODE_CODES_MAX + (64 << 10),
    CODE_SCRATCH_BYTES = 64,
    CODE_ORACLE_NODES = 100000000
};

enum sg_status code_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                            const struct sg_oracle **oracle);
void code_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                  struct sg_analysis *out);
void code_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                 struct sg_survey *out);

/* ---- generator.c ----------------------------------------------------------------------------------- */

enum sg_status code_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                             void *position);

/* The built-in level of a grade that stands in when a search finds none; `index` below CODE_STOCK. */
enum { CODE_STOCK = 2 };
const char *code_stock(int grade, int index);

/* ---- rating.c, strategies.c, hint.c, view.c, hands.c: see game.h ----------------------------------- */

extern const struct sg_rating_model code_rating;
void code_features(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   double features[SG_FEATURES_MAX]);
/* The same with the table at hand; NULL: what needs it is left 0. */
void code_level_features(const struct code_table *table, const struct code_position *start,
                         double features[SG_FEATURES_MAX]);
double code_expected_s(const double features[SG_FEATURES_MAX]);

void code_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

void code_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
               struct sg_arena *scratch, struct sg_hint *hint);

void code_measure(const void *position, int32_t *width, int32_t *height);
void code_draw(const void *position, const struct sg_view *view, struct sg_marks *marks);
enum sg_answer code_handle(const void *position, const struct sg_input *input, struct sg_view *view,
                           struct sg_move *move);
void code_describe(const void *position, const struct sg_view *view, struct sg_phrase *words);

#endif
