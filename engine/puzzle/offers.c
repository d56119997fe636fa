/* Levels for the ladder: from the pack where it has them, else from the generator. */
#include "puzzle/level.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "puzzle/pack.h"

/* Bounded, so that one level nobody fails at cannot pull its whole grade away. */
static double difficulty_of(const struct sg_rating *rating)
{
    double p = fmin(fmax(rating->p_solve, 0.001), 0.999);
    return log((1 - p) / p);
}

/* Where the `index`th offer should lie, seen from the target: 0, then by turns above and below it, up to one
 * logit. */
static double offset_of(size_t index, size_t count)
{
    size_t step = (index + 1) / 2, steps = count / 2;
    double size = steps ? (double)step / (double)steps : 0;
    return index % 2 ? size : -size;
}

/* An offer set being made. */
struct set {
    const struct sg_offers_wish *wish;
    struct sg_level *levels;
    size_t made;
};

static bool was_seen(const struct sg_offers_wish *wish, uint64_t hash)
{
    for (size_t i = 0; i < wish->seen_count; i++)
        if (wish->seen[i] == hash)
            return true;
    return false;
}

/* Whether this position is in the set already, or known to the learner. */
static bool is_taken(const struct set *set, const char *position)
{
    for (size_t i = 0; i < set->made; i++)
        if (strcmp(set->levels[i].text, position) == 0)
            return true;
    return set->wish->seen_count > 0 && was_seen(set->wish, sg_pack_hash(set->wish->game, position));
}

/* ---- from the pack --------------------------------------------------------------------------------- */

enum { DRAWN_FROM = 4 /* the nearest so many, so that not everybody meets the same level */ };

/* Logits. A level that lies so near is as good as another; one that lies within twice as much is still as
 * near as the generator comes. */
static const double pack_near = 0.4, pack_near_enough = 0.8;

/* Beyond the pack's easiest and hardest level there is nothing nearer to be made either. */
static double within_pack(const struct sg_pack *pack, double wanted)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < pack->count; i++) {
        double difficulty = difficulty_of(&pack->levels[i].rating);
        least = fmin(least, difficulty);
        most = fmax(most, difficulty);
    }
    return fmin(fmax(wanted, least), most);
}

/* The rows that may be offered, nearest first; returns how many: those that are near, else the nearest one if
 * it is near enough. */
static size_t find_nearest(const struct set *set, double wanted,
                           const struct sg_pack_level *nearest[DRAWN_FROM])
{
    double gaps[DRAWN_FROM];
    size_t count = 0, near = 0;
    const struct sg_pack *pack = set->wish->pack;
    for (size_t i = 0; i < pack->count; i++) {
        const struct sg_pack_level *row = &pack->levels[i];
        double gap = fabs(difficulty_of(&row->rating) - wanted);
        bool fits = count < DRAWN_FROM || gap < gaps[count - 1];
        if (gap > pack_near_enough || !fits || is_taken(set, row->cells[SG_PACK_POSITION]))
            continue;
        size_t at = count < DRAWN_FROM ? count++ : count - 1;
        for (; at > 0 && gaps[at - 1] > gap; at--) {
            gaps[at] = gaps[at - 1];
            nearest[at] = nearest[at - 1];
        }
        gaps[at] = gap;
        nearest[at] = row;
    }
    while (near < count && gaps[near] <= pack_near)
        near++;
    return near > 0 ? near : count > 0;
}

static bool take_row(const struct sg_offers_wish *wish, const struct sg_pack_level *row,
                     struct sg_level *level)
{
    const char *position = row->cells[SG_PACK_POSITION];
    *level = (struct sg_level){.game = wish->game,
                               .grade = row->rating.grade,
                               .seed = row->seed,
                               .distance = row->distance,
                               .rating = row->rating};
    struct sg_text text;
    sg_text_init(&text, level->text, sizeof level->text);
    sg_text_put(&text, position);
    return wish->game->read_position(position, strlen(position), level->position, NULL) == SG_OK;
}

static bool offer_from_pack(struct set *set, double wanted, uint64_t seed)
{
    const struct sg_pack_level *nearest[DRAWN_FROM];
    const struct sg_pack *pack = set->wish->pack;
    if (!pack || pack->count == 0)
        return false;
    size_t count = find_nearest(set, within_pack(pack, wanted), nearest);
    if (count == 0)
        return false;
    struct sg_rng rng;
    sg_rng_init(&rng, seed);
    return take_row(set->wish, nearest[sg_rng_below(&rng, (uint32_t)count)], &set->levels[set->made]);
}

/* ---- from the generator ---------------------------------------------------------------------------- */

enum {
    TRIES_PER_OFFER = 4,   /* a game with few levels of a grade repeats itself; then another grade is asked */
    TRIES_FOR_NEARNESS = 3 /* a grade is a wide band: so many levels of it are looked at */
};

static const double near_enough = 0.2; /* logits */

/* What is known of the difficulty of the grades: of each, its levels so far; of all, how far they lay from
 * what was guessed, for the games differ in that. The guesses are SCIENCE.md 7a's surrender rates at 6, 10,
 * 13 and 15 moves, carried on by the same step; two levels of a grade outweigh its guess. */
struct grade_views {
    double sum[SG_GRADES], weight[SG_GRADES];
    double shift_sum, shift_weight;
};

static const double first_guess[SG_GRADES] = {-3.7, -2.4, -1.7, -1.0, -0.3};

static double expected_of(const struct grade_views *views, int index)
{
    double shift = views->shift_sum / (views->shift_weight + 1);
    return (views->sum[index] + 0.5 * (first_guess[index] + shift)) / (views->weight[index] + 0.5);
}

static int grade_for(const struct grade_views *views, double beta)
{
    int best = 0;
    for (int i = 1; i < SG_GRADES; i++)
        if (fabs(expected_of(views, i) - beta) < fabs(expected_of(views, best) - beta))
            best = i;
    return best + 1;
}

static void learn(struct grade_views *views, const struct sg_rating *rating)
{
    double difficulty = difficulty_of(rating);
    views->sum[rating->grade - 1] += difficulty;
    views->weight[rating->grade - 1] += 1;
    views->shift_sum += difficulty - first_guess[rating->grade - 1];
    views->shift_weight += 1;
}

static void learn_pack(struct grade_views *views, const struct sg_pack *pack)
{
    for (size_t i = 0; pack && i < pack->count; i++)
        learn(views, &pack->levels[i].rating);
}

/* The grade to ask at this try; when the nearest one only repeats itself, the next. */
static int grade_at(const struct grade_views *views, double beta, uint64_t try)
{
    return (grade_for(views, beta) - 1 + (int)(try / TRIES_PER_OFFER)) % SG_GRADES + 1;
}

/* One offer that is not taken and, of a few tries, lies nearest to `beta`; when all of them are taken, the
 * last counts. Also what is not offered tells something of its grade. */
static enum sg_status make_offer(struct sg_bench *bench, struct set *set, struct grade_views *views,
                                 double beta, uint64_t seed, const atomic_bool *cancel)
{
    double nearest = INFINITY;
    for (uint64_t try = 0; try < TRIES_PER_OFFER * SG_GRADES; try++) {
        struct sg_level level;
        enum sg_status status = sg_bench_generate(bench, set->wish->game, grade_at(views, beta, try),
                                                  sg_seed_mix(seed, try), cancel, &level);
        if (status != SG_OK)
            return status;
        learn(views, &level.rating);
        double gap = fabs(difficulty_of(&level.rating) - beta);
        bool is_new = !is_taken(set, level.text);
        if (isinf(nearest) || (gap < nearest && is_new))
            set->levels[set->made] = level;
        if (is_new && gap < nearest)
            nearest = gap;
        if (nearest <= near_enough || (try + 1 >= TRIES_FOR_NEARNESS && !isinf(nearest)))
            break;
    }
    return SG_OK;
}

enum sg_status sg_bench_offers(struct sg_bench *bench, const struct sg_offers_wish *wish,
                               const atomic_bool *cancel, struct sg_level *levels, size_t *made)
{
    assert(!wish->pack || wish->pack->game == wish->game);
    struct set set = {.wish = wish, .levels = levels};
    struct grade_views views = {.shift_sum = 0};
    learn_pack(&views, wish->pack);
    for (*made = 0; *made < wish->count; ++*made) {
        double wanted = wish->beta + offset_of(*made, wish->count);
        uint64_t seed = sg_seed_mix(wish->seed, *made);
        enum sg_status status = cancel && atomic_load(cancel) ? SG_ERR_CANCELLED : SG_OK;
        set.made = *made;
        if (status == SG_OK && !offer_from_pack(&set, wanted, seed))
            status = make_offer(bench, &set, &views, wanted, seed, cancel);
        if (status != SG_OK)
            return status;
    }
    return SG_OK;
}
