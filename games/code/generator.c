/* A secret is drawn, and guesses with their answers are put on the board until as much is left open as the
 * grade wants: in the lower grades the rows already say (nearly) all, in the highest nothing is given. What
 * comes out is accepted if it asks the grade's technique, so that those of the grade below fail, and if its
 * expected seconds lie in the band. */
#include "logic.h"
#include "minimax.h"

#include <assert.h>
#include <string.h>

enum { TRIES = 600, PATIENCE = 100, GIVEN_MAX = 6, ROW_TRIES = 12, GRADE_NODES = CODE_ORACLE_NODES };

/* Expected seconds of the grades (engine/puzzle/rating.h), a little inside their bounds: a logarithm there
 * and back may round. */
static const double band_s[SG_GRADES + 1] = {0, 20, 36, 62, 110, 1e9};
static const double inside = 1.001;

/* Boards of a grade, evenly drawn. Rows are given until at most `left` codes fit. */
struct kind {
    uint8_t colours, places;
    uint16_t left;
};

enum { KINDS = 6 };
static const struct kind kinds[SG_GRADES][KINDS] = {
    {{3, 2, 2}, {4, 2, 1}, {5, 2, 2}, {3, 3, 1}, {3, 3, 1}, {4, 3, 1}},
    {{4, 3, 1}, {4, 3, 2}, {5, 3, 2}, {3, 4, 1}, {4, 4, 1}, {4, 3, 2}},
    {{4, 3, 4}, {4, 4, 2}, {5, 3, 4}, {3, 4, 4}, {4, 4, 4}, {5, 4, 2}},
    {{4, 3, 64}, {5, 3, 125}, {4, 4, 40}, {5, 4, 30}, {6, 3, 60}, {3, 4, 81}},
    {{6, 4, 1296}, {6, 4, 1296}, {5, 4, 625}, {4, 5, 1024}, {8, 3, 512}, {7, 3, 343}},
};

/* What a grade asks of the techniques of logic.h, and of a plan: how many guesses the worst code asks. */
static const struct {
    uint8_t technique_least, technique_most, worst_least, worst_most;
} demands[SG_GRADES] = {
    {CODE_COUNTING, CODE_PLACING, 1, 2},   {CODE_COMPARING, CODE_COMPARING, 1, 3},
    {CODE_TRIAL, CODE_TRIAL, 1, 3},        {CODE_PLANNING, CODE_PLANNING, 3, 4},
    {CODE_PLANNING, CODE_PLANNING, 5, 99},
};

struct maker {
    struct sg_rng rng;
    int grade;
    struct kind kind;
    struct code_table table;
    const atomic_bool *cancel;
    struct code_position board;
};

/* ---- rows that are given --------------------------------------------------------------------------- */

static void draw_pegs(struct maker *maker, uint8_t *pegs)
{
    for (int place = 0; place < maker->kind.places; place++)
        pegs[place] = (uint8_t)(1 + sg_rng_below(&maker->rng, maker->kind.colours));
}

/* A row of its own, or one of those before with a peg or two changed, as people vary what they tried. */
static void draw_row(struct maker *maker, uint8_t *pegs)
{
    draw_pegs(maker, pegs);
    if (maker->board.count == 0 || sg_rng_below(&maker->rng, 2))
        return;
    const uint8_t *earlier = maker->board.pegs[sg_rng_below(&maker->rng, maker->board.count)];
    uint8_t drawn[CODE_PLACES_MAX];
    memcpy(drawn, pegs, sizeof drawn);
    memcpy(pegs, earlier, maker->kind.places);
    for (int changed = 0; changed < 2; changed++) {
        uint32_t place = sg_rng_below(&maker->rng, maker->kind.places);
        pegs[place] = drawn[place];
    }
}

/* Puts one more row on the board that says something new, and not the code itself. */
static bool give_row(struct maker *maker, int *left)
{
    struct code_position *board = &maker->board;
    for (int i = 0; i < ROW_TRIES; i++) {
        struct code_position with = *board;
        struct code_set fitting;
        uint8_t pegs[CODE_PLACES_MAX] = {0};
        draw_row(maker, pegs);
        uint64_t number = (uint64_t)code_number_of(pegs, board->colours, board->places);
        if (code_play(&with, (struct sg_move){number}) != SG_OK || code_solved(&with))
            continue;
        code_fitting(&with, &fitting);
        if (fitting.count == *left)
            continue;
        *board = with;
        *left = fitting.count;
        return true;
    }
    return false;
}

static bool give_rows(struct maker *maker)
{
    const struct kind *kind = &maker->kind;
    int left = maker->table.codes;
    maker->board =
        (struct code_position){.colours = kind->colours, .places = kind->places, .rows = CODE_ROWS_MAX};
    draw_pegs(maker, maker->board.secret);
    while (left > kind->left)
        if (maker->board.count == GIVEN_MAX || !give_row(maker, &left))
            return false;
    return true;
}

/* ---- is it of the grade ---------------------------------------------------------------------------- */

/* Room for twice the guesses that are always enough: a wall of rows is not what makes a level hard. */
static void set_rows(struct code_position *board, int worst)
{
    int rows = board->count + 2 * worst;
    board->rows = (uint8_t)(rows < 6 ? 6 : rows > CODE_ROWS_MAX ? CODE_ROWS_MAX : rows);
}

static bool fits_grade(struct maker *maker)
{
    struct code_set left;
    struct code_insight insight;
    double features[SG_FEATURES_MAX];
    int grade = maker->grade - 1;
    code_fitting(&maker->board, &left);
    code_reason(&maker->board, &left, &insight);
    int technique = (int)insight.technique;
    if (technique < demands[grade].technique_least || technique > demands[grade].technique_most)
        return false;
    code_level_features(&maker->table, &maker->board, features);
    double seconds = code_expected_s(features);
    if (seconds < band_s[grade] * inside || seconds >= band_s[grade + 1] / inside)
        return false;
    struct sg_budget budget = {.nodes_left = GRADE_NODES, .cancel = maker->cancel};
    struct code_minimax minimax = {&maker->table, &budget};
    struct code_symmetry symmetry;
    code_symmetry_of(&maker->board, &symmetry);
    struct code_worst worst;
    code_minimax(&minimax, &symmetry, &left, &worst);
    set_rows(&maker->board, worst.guesses);
    return worst.exact && worst.guesses >= demands[grade].worst_least &&
           worst.guesses <= demands[grade].worst_most;
}

/* ---- any level of a grade -------------------------------------------------------------------------- */

/* What this generator made before, for the seed that finds nothing within its tries. */
static const char *const stock[SG_GRADES][CODE_STOCK] = {
    {"3x3/6:121=1.1,212=1.0,231=1.1!311", "5x2/7:12=0.0,55=1.0,34=1.0!35"},
    {"4x4/6:2443=2.1,4441=2.1,4421=1.2!4143", "4x3/6:423=2.0,421=1.1!413"},
    {"4x4/7:2113=1.1,3132=1.2,3424=1.2!2334", "5x4/8:3425=2.1,4411=2.0,3125=1.2,3551=1.1!5421"},
    {"5x4/8:1122=1.0,4222=0.1!1544", "4x4/7:4224=2.0!2223"},
    {"6x4:!3621", "4x5:!24211"},
};

const char *code_stock(int grade, int index)
{
    return stock[grade - 1][index];
}

static void take_stock(struct maker *maker)
{
    const char *text = code_stock(maker->grade, (int)sg_rng_below(&maker->rng, CODE_STOCK));
    enum sg_status status = code_read_position(text, strlen(text), &maker->board, NULL);
    assert(status == SG_OK);
    (void)status;
}

enum sg_status code_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                             void *position)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    struct maker maker = {.grade = grade, .cancel = cancel};
    sg_rng_init(&maker.rng, sg_seed_mix(seed, (uint64_t)grade));
    size_t used = arena->used;
    bool made = false;
    for (int i = 0; i < TRIES && !made; i++) {
        if (cancel && atomic_load(cancel))
            return SG_ERR_CANCELLED;
        if (i % PATIENCE == 0) {
            maker.kind = kinds[grade - 1][sg_rng_below(&maker.rng, KINDS)];
            arena->used = used;
            if (!code_table_make(maker.kind.colours, maker.kind.places, arena, &maker.table))
                return SG_ERR_MEMORY;
        }
        made = give_rows(&maker) && fits_grade(&maker);
    }
    arena->used = used;
    if (cancel && atomic_load(cancel))
        return SG_ERR_CANCELLED;
    if (!made)
        take_stock(&maker);
    memcpy(position, &maker.board, sizeof maker.board);
    return SG_OK;
}
