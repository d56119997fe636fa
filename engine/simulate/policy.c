#include "simulate/policy.h"

#include <math.h>
#include <string.h>

/* ---- draws ---- */

double sg_policy_draw(struct sg_player *player, struct sg_range range)
{
    return range.low + (range.high - range.low) * sg_rng_unit(&player->rng);
}

uint32_t sg_policy_draw_whole(struct sg_player *player, struct sg_range range)
{
    return (uint32_t)floor(sg_policy_draw(player, (struct sg_range){range.low, range.high + 1}));
}

bool sg_policy_chance(struct sg_player *player, double probability)
{
    return sg_rng_unit(&player->rng) < probability;
}

/* Marsaglia's polar method, as in simulate/mind. */
static double normal(struct sg_player *player)
{
    double x, square;
    do {
        x = 2 * sg_rng_unit(&player->rng) - 1;
        double y = 2 * sg_rng_unit(&player->rng) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * sqrt(-2 * log(square) / square);
}

static int64_t lognormal_ms(struct sg_player *player, double median_ms, double spread)
{
    double ms = median_ms * exp(player->person_pace + spread * normal(player));
    return (int64_t)fmin(fmax(ms, 120), 60000);
}

/* ---- picking ---- */

struct sg_policy_act sg_policy_anything(struct sg_player *player, const struct sg_policy_board *board)
{
    return (struct sg_policy_act){.act = SG_DEED_MOVE,
                                  .option = sg_rng_below(&player->rng, (uint32_t)board->option_count)};
}

struct sg_policy_act sg_policy_pick(struct sg_player *player, const struct sg_policy_board *board,
                                    const double *score)
{
    static const double back_again = -1.5; /* nobody likes to undo by hand what was just done */
    double weight[SG_POLICY_OPTIONS], sum = 0;
    if (sg_policy_chance(player, player->lapse))
        return sg_policy_anything(player, board);
    for (size_t i = 0; i < board->option_count; i++) {
        double value = score[i] + (board->options[i].back ? back_again : 0);
        weight[i] = exp(player->sharpness * value);
        sum += weight[i];
    }
    double draw = sg_rng_unit(&player->rng) * sum;
    size_t at = 0;
    while (at + 1 < board->option_count && draw >= weight[at])
        draw -= weight[at++];
    return (struct sg_policy_act){.act = SG_DEED_MOVE, .option = at};
}

bool sg_policy_in_line(const struct sg_line *line, struct sg_move move)
{
    for (uint32_t i = 0; i < line->count; i++)
        if (line->code[i] == move.code)
            return true;
    return false;
}

/* ---- a player ---- */

static void adopt(struct sg_player *player, const struct sg_policy *policy)
{
    player->policy = policy;
    player->median_ms = sg_policy_draw(player, policy->pace.median);
    player->spread = sg_policy_draw(player, policy->pace.spread);
    player->dwelt = player->fruitless = 0;
    player->fresh = true;
    player->left = player->ahead = player->behind = player->tried_count = 0;
    player->last_order = -1;
    player->region = player->object = player->favourite = -1;
    player->tried_here = false;
}

/* Any other strategy of the set that has a name. */
static const struct sg_policy *another(struct sg_player *player)
{
    for (;;) {
        const struct sg_policy *policy =
            &player->set->policies[sg_rng_below(&player->rng, (uint32_t)player->set->count)];
        if (policy->strategy != SG_STRATEGY_UNK &&
            (!player->policy || policy->strategy != player->policy->strategy))
            return policy;
    }
}

void sg_player_init(struct sg_player *player, const struct sg_policy_set *set, enum sg_player_kind kind,
                    const struct sg_policy *policy, uint64_t seed)
{
    *player = (struct sg_player){.set = set, .kind = kind};
    sg_rng_init(&player->rng, seed);
    player->lapse = set->lapses[sg_rng_below(&player->rng, (uint32_t)set->lapse_count)];
    player->sharpness = sg_policy_draw(player, set->sharpness);
    player->nulls = sg_policy_draw(player, set->nulls);
    player->undos = sg_policy_draw(player, set->undos);
    player->person_pace = sg_policy_draw(player, set->person_pace);
    player->take_back = sg_policy_draw(player, set->take_back);
    player->dwell = sg_policy_draw(player, set->dwell);
    player->fail_after = sg_policy_draw_whole(player, set->fail_after);
    adopt(player, policy ? policy : another(player));
}

/* Geometric above a least dwell, or after enough that brought nothing. */
static bool changes(struct sg_player *player)
{
    if (player->kind == SG_PLAYER_SINGLE || player->dwelt < player->set->least_dwell)
        return false;
    if (player->kind == SG_PLAYER_FAIL)
        return player->fruitless >= player->fail_after;
    return sg_policy_chance(player, 1 / (player->dwell - player->set->least_dwell + 1));
}

/* ---- the board ---- */

static bool is_improving(const struct sg_analysis *analysis, struct sg_move move)
{
    size_t count =
        analysis->improving_count < SG_IMPROVING_MAX ? analysis->improving_count : SG_IMPROVING_MAX;
    for (size_t i = 0; i < count; i++)
        if (analysis->improving[i].code == move.code)
            return true;
    return false;
}

static void see_option(struct sg_policy_board *board, struct sg_move move, size_t rank)
{
    const void *now = board->stack[board->ply];
    size_t bytes = board->game->position_bytes;
    unsigned char after[SG_POSITION_BYTES];
    memcpy(after, now, bytes);
    if (board->game->play(after, move) != SG_OK)
        return;
    struct sg_policy_option *option = &board->options[board->option_count++];
    *option = (struct sg_policy_option){.move = move, .rank = rank};
    option->improving = is_improving(&board->analysis, move);
    option->back = board->ply > 0 && memcmp(after, board->stack[board->ply - 1], bytes) == 0;
    board->game->observe(now, move, after, &option->traits);
}

/* Nobody weighs two thousand moves: of a long list an even part, another one each time, and what helps. */
static void see_options(struct sg_player *player, struct sg_policy_board *board)
{
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = board->game->list_moves(board->stack[board->ply], moves, SG_MOVES_MAX);
    size_t stride = (count + SG_POLICY_OPTIONS - 1) / SG_POLICY_OPTIONS;
    size_t offset = stride > 1 ? sg_rng_below(&player->rng, (uint32_t)stride) : 0, helpful = 0;
    board->legal = count;
    board->option_count = 0;
    for (size_t i = 0; i < count && board->option_count < SG_POLICY_OPTIONS; i++) {
        bool of_part = stride < 2 || i % stride == offset;
        bool helps = !of_part && helpful < 8 && is_improving(&board->analysis, moves[i]);
        helpful += helps;
        if (of_part || helps)
            see_option(board, moves[i], i);
    }
}

static void look_around(struct sg_player *player, struct sg_policy_board *board)
{
    sg_bench_analyse(board->bench, board->stack[board->ply], &board->analysis);
    if (board->analysis.bound != SG_BOUND_EXACT)
        board->analysis.improving_count = 0;
    see_options(player, board);
}

/* ---- an act ---- */

/* What befalls everybody, then the policy. */
static struct sg_policy_act decide(struct sg_player *player, const struct sg_policy_board *board)
{
    bool lost = board->analysis.bound == SG_BOUND_UNSOLVABLE; /* a board that is blocked does not show it */
    struct sg_policy_act restart = {.act = SG_DEED_RESTART}, undo = {.act = SG_DEED_UNDO};
    if (board->option_count == 0 || board->ply + 1 >= SG_POLICY_STACK)
        return board->ply > 0 ? undo : restart;
    if (!player->fresh && sg_policy_chance(player, player->nulls))
        return (struct sg_policy_act){.act = SG_DEED_NULL};
    if (board->ply > 0 && sg_policy_chance(player, lost ? .5 : player->undos))
        return undo; /* that nothing leads on from here is said on the board */
    if (lost && board->ply > 0 && sg_policy_chance(player, .1))
        return restart;
    return player->policy->decide(player, board);
}

static int64_t time_for(struct sg_player *player, const struct sg_policy_act *act, bool opens)
{
    static const double opening_ms = 3100, opening_spread = .7; /* SCIENCE.md 2.3, computed */
    if (act->pause)
        return (int64_t)(sg_policy_draw(player, player->set->pause) * exp(.3 * fabs(normal(player))));
    if (opens)
        return lognormal_ms(player, opening_ms, opening_spread);
    if (act->act == SG_DEED_UNDO || act->act == SG_DEED_RESTART)
        return lognormal_ms(player, .8 * player->median_ms, player->spread);
    return lognormal_ms(player, player->median_ms, player->spread);
}

static void move_on(struct sg_player *player, struct sg_policy_board *board, size_t index,
                    struct sg_policy_step *step, int64_t rt_ms)
{
    const struct sg_policy_option *option = &board->options[index];
    const void *now = board->stack[board->ply];
    void *after = board->stack[board->ply + 1];
    memcpy(after, now, board->game->position_bytes);
    board->game->play(after, option->move);
    board->moves[board->ply] = option->move;
    const void *earlier = board->ply > 0 ? board->stack[board->ply - 1] : NULL;
    sg_sight_move(&step->sight, board->game, earlier, now, option->move, after, rt_ms);
    board->ply++;
    sg_line_note(&player->line, option->move.code);
    player->last_order = option->traits.order;
    player->object = option->traits.object;
}

static void restart(struct sg_player *player, struct sg_policy_board *board)
{
    board->ply = 0;
    board->attempt++;
    if (player->line.count > 0)
        player->line_before = player->line;
    player->line = (struct sg_line){.count = 0};
    player->last_order = -1;
}

/* What the oracle makes of it, and what it does to the player. */
static void judge(struct sg_player *player, struct sg_policy_board *board, struct sg_policy_step *step)
{
    struct sg_analysis before = board->analysis;
    look_around(player, board);
    const struct sg_analysis *after = &board->analysis;
    if (step->sight.act != SG_DEED_NULL)
        sg_sight_judge(
            &step->sight, after->bound, before.bound == SG_BOUND_EXACT ? before.distance : UINT32_MAX,
            after->bound == SG_BOUND_UNSOLVABLE ? UINT32_MAX : after->distance, before.improving_count);
    step->best = after->bound == SG_BOUND_EXACT && after->distance < player->best;
    if (step->best)
        player->best = after->distance;
    player->fruitless = step->best ? 0 : player->fruitless + 1;
}

static void act(struct sg_player *player, struct sg_policy_board *board, struct sg_policy_step *step)
{
    struct sg_policy_act chosen = decide(player, board);
    if (chosen.act == SG_DEED_UNDO && board->ply == 0)
        chosen = sg_policy_anything(player, board);
    int64_t rt_ms = time_for(player, &chosen, step->opens);
    if (chosen.act == SG_DEED_MOVE)
        move_on(player, board, chosen.option, step, rt_ms);
    else
        sg_sight_deed(&step->sight, chosen.act, rt_ms);
    if (chosen.act == SG_DEED_UNDO)
        board->ply--;
    if (chosen.act == SG_DEED_RESTART)
        restart(player, board);
    judge(player, board, step);
    player->fresh = false;
    player->dwelt++;
}

void sg_player_visit(struct sg_player *player, struct sg_policy_board *board, const void *start,
                     sg_policy_see *see, void *user)
{
    board->ply = 0;
    board->attempt = 0;
    memcpy(board->stack[0], start, board->game->position_bytes);
    player->line = player->line_before = (struct sg_line){.count = 0};
    look_around(player, board);
    player->best = board->analysis.bound == SG_BOUND_EXACT ? board->analysis.distance : UINT32_MAX;
    for (int acts = 0; acts < SG_POLICY_ACTS; acts++) {
        struct sg_policy_step step = {.opens = acts == 0};
        if (changes(player)) {
            adopt(player, another(player));
            step.switched = true;
        }
        step.truth = player->policy->strategy;
        act(player, board, &step);
        see(user, &step);
        if (board->game->outcome(board->stack[board->ply]) != SG_OUTCOME_OPEN)
            break;
    }
}
