#include "puzzle/pack_make.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- choosing -------------------------------------------------------------------------------------- */

/* A place in the band, for distances between levels. */
struct place {
    double ln_seconds, logit;
};

static struct place place_of(const struct sg_level *level)
{
    double p = fmin(fmax(level->rating.p_solve, 0.001), 0.999);
    return (struct place){log(fmax(level->rating.expected_s, 0.001)), log((1 - p) / p)};
}

static double between(const struct sg_level *a, const struct sg_level *b)
{
    struct place one = place_of(a), other = place_of(b);
    return fabs(one.ln_seconds - other.ln_seconds) + fabs(one.logit - other.logit);
}

static bool is_copy(const struct sg_level *a, const struct sg_level *b)
{
    size_t length = strlen(a->text), differ = 0;
    if (length != strlen(b->text))
        return false;
    for (size_t i = 0; i < length; i++)
        differ += a->text[i] != b->text[i];
    return differ <= length / 12;
}

static bool has_copy(const struct sg_level *pool, size_t count, const struct sg_level *level)
{
    for (size_t i = 0; i < count; i++)
        if (is_copy(&pool[i], level))
            return true;
    return false;
}

static enum sg_status fill_pool(struct sg_bench *bench, const struct sg_game *game, int grade,
                                const atomic_bool *cancel, struct sg_level *pool, size_t *count)
{
    *count = 0;
    for (uint64_t seed = 1; seed <= SG_PACK_SEEDS_MAX && *count < SG_PACK_POOL; seed++) {
        struct sg_level *level = &pool[*count];
        enum sg_status status = sg_bench_generate(bench, game, grade, seed, cancel, level);
        if (status != SG_OK)
            return status;
        *count += level->rating.grade == grade && !has_copy(pool, *count, level);
    }
    return SG_OK;
}

static int by_difficulty(const void *a, const void *b)
{
    const struct sg_level *one = a, *other = b;
    double gap = one->rating.expected_s - other->rating.expected_s;
    if (gap != 0)
        return gap < 0 ? -1 : 1;
    return one->seed < other->seed ? -1 : 1;
}

static void swap(struct sg_level *a, struct sg_level *b)
{
    struct sg_level held = *a;
    *a = *b;
    *b = held;
}

/* The pool's level that lies farthest from the nearest of the first `chosen`; the first of equals. */
static size_t farthest(const struct sg_level *pool, size_t count, size_t chosen)
{
    size_t best = chosen;
    double most = -1;
    for (size_t i = chosen; i < count; i++) {
        double nearest = INFINITY;
        for (size_t j = 0; j < chosen; j++)
            nearest = fmin(nearest, between(&pool[i], &pool[j]));
        if (nearest > most) {
            most = nearest;
            best = i;
        }
    }
    return best;
}

/* Brings the chosen ones to the front; returns how many they are. */
static size_t spread(struct sg_level *pool, size_t count)
{
    size_t wanted = count < SG_PACK_PER_GRADE ? count : SG_PACK_PER_GRADE;
    qsort(pool, count, sizeof *pool, by_difficulty);
    if (count > 1)
        swap(&pool[1], &pool[count - 1]);
    for (size_t chosen = 2; chosen < wanted; chosen++)
        swap(&pool[chosen], &pool[farthest(pool, count, chosen)]);
    qsort(pool, wanted, sizeof *pool, by_difficulty);
    return wanted;
}

enum sg_status sg_pack_choose(struct sg_bench *bench, const struct sg_game *game, int grade,
                              const atomic_bool *cancel, struct sg_level levels[SG_PACK_PER_GRADE],
                              size_t *made)
{
    struct sg_level *pool = malloc(SG_PACK_POOL * sizeof *pool);
    size_t count;
    *made = 0;
    if (!pool)
        return SG_ERR_MEMORY;
    enum sg_status status = fill_pool(bench, game, grade, cancel, pool, &count);
    if (status == SG_OK) {
        *made = spread(pool, count);
        memcpy(levels, pool, *made * sizeof *levels);
    }
    free(pool);
    return status;
}

/* ---- writing --------------------------------------------------------------------------------------- */

/* The certificate of the position that `bench` has prepared. */
static void put_certificate(struct sg_bench *bench, const struct sg_level *level, struct sg_text *out)
{
    const struct sg_game *game = level->game;
    unsigned char now[SG_POSITION_BYTES];
    struct sg_analysis analysis;
    if (game->hides) {
        sg_text_put_uint(out, level->distance);
        return;
    }
    if (game->fills) {
        sg_bench_solve(bench, level->position, NULL, 0, now);
        game->write_position(now, out);
        return;
    }
    memcpy(now, level->position, game->position_bytes);
    for (bool first = true; game->outcome(now) == SG_OUTCOME_OPEN && !out->cut; first = false) {
        sg_bench_analyse(bench, now, &analysis);
        if (analysis.bound != SG_BOUND_EXACT || analysis.improving_count == 0)
            return;
        if (!first)
            sg_text_put_char(out, ' ');
        game->write_move(now, analysis.improving[0], out);
        (void)game->play(now, analysis.improving[0]);
    }
}

static void put_name(const struct sg_level *level, size_t number, struct sg_text *out)
{
    sg_text_put(out, level->game->id);
    sg_text_put_char(out, '-');
    sg_text_put_int(out, level->grade);
    sg_text_put_char(out, '-');
    if (number < 10)
        sg_text_put_char(out, '0');
    sg_text_put_uint(out, number);
}

static void put_tab_and_uint(struct sg_text *out, uint64_t value)
{
    sg_text_put_char(out, '\t');
    sg_text_put_uint(out, value);
}

static void put_tab_and_fixed(struct sg_text *out, double value, int decimals)
{
    sg_text_put_char(out, '\t');
    sg_text_put_fixed(out, value, decimals);
}

static void put_hash(uint64_t hash, struct sg_text *out)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        sg_text_put_char(out, "0123456789abcdef"[hash >> shift & 15]);
}

enum sg_status sg_pack_write_row(struct sg_bench *bench, const struct sg_level *level, size_t number,
                                 struct sg_text *out)
{
    struct sg_analysis analysis;
    enum sg_status status = sg_bench_prepare(bench, level->game, level->position, 0, NULL);
    if (status == SG_ERR_CANCELLED)
        return status;
    sg_bench_analyse(bench, level->position, &analysis);
    if (analysis.bound != SG_BOUND_EXACT)
        return SG_ERR_BUDGET;
    put_name(level, number, out);
    put_tab_and_uint(out, (uint64_t)level->grade);
    put_tab_and_uint(out, level->seed);
    sg_text_put_char(out, '\t');
    sg_text_put(out, level->text);
    put_tab_and_uint(out, analysis.distance);
    sg_text_put_char(out, '\t');
    put_certificate(bench, level, out);
    put_tab_and_fixed(out, level->rating.expected_s, 3);
    put_tab_and_fixed(out, level->rating.p_solve, 6);
    sg_text_put_char(out, '\t');
    sg_rating_write_features(level->game->rating, &level->rating, ' ', out);
    sg_text_put_char(out, '\t');
    put_hash(sg_pack_hash(level->game, level->text), out);
    return out->cut ? SG_ERR_MEMORY : SG_OK;
}

/* ---- checking -------------------------------------------------------------------------------------- */

struct checking {
    struct sg_bench *bench; /* with the row's position prepared */
    const struct sg_game *game;
    const struct sg_pack_level *level;
    unsigned char start[SG_POSITION_BYTES];
    struct sg_pack_fault *fault;
};

/* Always false. */
static bool refuse_at(struct checking *checking, const char *at, const char *msgid)
{
    checking->fault->line = checking->level->line;
    checking->fault->column = (size_t)(at - checking->level->cells[SG_PACK_NAME]) + 1;
    sg_phrase_set(&checking->fault->why, msgid);
    return false;
}

static bool refuse(struct checking *checking, enum sg_pack_column column, const char *msgid)
{
    return refuse_at(checking, checking->level->cells[column], msgid);
}

static bool check_distance(struct checking *checking)
{
    struct sg_analysis analysis;
    sg_bench_analyse(checking->bench, checking->start, &analysis);
    if (analysis.bound == SG_BOUND_UNSOLVABLE)
        return refuse(checking, SG_PACK_POSITION, SG_T("This position cannot be solved."));
    if (analysis.bound != SG_BOUND_EXACT)
        return refuse(checking, SG_PACK_DISTANCE, SG_T("The search could not prove a distance here."));
    if (analysis.distance == checking->level->distance)
        return true;
    refuse(checking, SG_PACK_DISTANCE, SG_T("The distance is {distance}."));
    sg_phrase_add_int(&checking->fault->why, "distance", analysis.distance);
    return false;
}

/* One move, or the words where it cannot be made. */
static bool play_move(struct checking *checking, void *now, const char *at, size_t length)
{
    struct sg_move move;
    if (checking->game->read_move(now, at, length, &move) == SG_OK &&
        checking->game->play(now, move) == SG_OK)
        return true;
    return refuse_at(checking, at, SG_T("This move cannot be made here."));
}

static bool check_moves(struct checking *checking)
{
    unsigned char now[SG_POSITION_BYTES];
    const char *at = checking->level->cells[SG_PACK_CERTIFICATE];
    uint32_t moves = 0;
    memcpy(now, checking->start, sizeof now);
    for (bool more = true; more; moves++) {
        size_t length = strcspn(at, " ");
        if (!play_move(checking, now, at, length))
            return false;
        more = at[length] == ' ';
        at += length + more;
    }
    if (checking->game->outcome(now) != SG_OUTCOME_SOLVED)
        return refuse(checking, SG_PACK_CERTIFICATE, SG_T("These moves do not reach the goal."));
    return moves <= checking->level->distance ||
           refuse(checking, SG_PACK_CERTIFICATE, SG_T("These moves are more than the distance."));
}

/* Where there are several ways to fill the board, any of them will do as long as the game calls it solved. */
static bool check_filling(struct checking *checking)
{
    unsigned char end[SG_POSITION_BYTES], own[SG_POSITION_BYTES];
    const char *cell = checking->level->cells[SG_PACK_CERTIFICATE];
    struct sg_survey survey;
    if (checking->game->read_position(cell, strlen(cell), end, NULL) != SG_OK ||
        checking->game->outcome(end) != SG_OUTCOME_SOLVED)
        return refuse(checking, SG_PACK_CERTIFICATE, SG_T("This is no solved position."));
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_bench_survey(checking->bench, &survey);
    sg_bench_solve(checking->bench, checking->start, NULL, 0, own);
    checking->game->write_position(own, &text);
    return survey.solutions != 1 || strcmp(bytes, cell) == 0 ||
           refuse(checking, SG_PACK_CERTIFICATE, SG_T("This solves another position."));
}

static bool check_certificate(struct checking *checking)
{
    if (checking->game->fills)
        return check_filling(checking);
    if (!checking->game->hides)
        return check_moves(checking);
    return strcmp(checking->level->cells[SG_PACK_CERTIFICATE], checking->level->cells[SG_PACK_DISTANCE]) ==
               0 ||
           refuse(checking, SG_PACK_CERTIFICATE, SG_T("Where a game hides, the distance stands here again."));
}

/* The features as text; the times beside them were held against them when the pack was read. */
static bool check_features(struct checking *checking)
{
    char bytes[SG_FEATURES_MAX * 64];
    struct sg_text text;
    struct sg_rating rating;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_bench_rate(checking->bench, &rating);
    sg_rating_write_features(checking->game->rating, &rating, ' ', &text);
    const char *cell = checking->level->cells[SG_PACK_FEATURES];
    size_t same = 0;
    while (cell[same] && cell[same] == bytes[same])
        same++;
    return cell[same] == bytes[same] ||
           refuse_at(checking, cell + same, SG_T("The search finds another value of this feature."));
}

bool sg_pack_check(struct sg_bench *bench, const struct sg_game *game, const struct sg_pack_level *level,
                   struct sg_pack_fault *fault)
{
    struct checking checking = {.bench = bench, .game = game, .level = level, .fault = fault};
    const char *position = level->cells[SG_PACK_POSITION];
    if (game->read_position(position, strlen(position), checking.start, NULL) != SG_OK)
        return refuse(&checking, SG_PACK_POSITION, SG_T("This position cannot be read."));
    (void)sg_bench_prepare(bench, game, checking.start, 0, NULL);
    return check_distance(&checking) && check_certificate(&checking) && check_features(&checking);
}
