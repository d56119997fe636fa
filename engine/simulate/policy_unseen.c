#include "simulate/policy_unseen.h"

/* PLAN, a planner of limited depth: the first moves of a burst were seen, what follows them was only hoped.
 */
static struct sg_policy_act plan(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    bool pause = player->left == 0;
    if (pause) {
        player->left = sg_policy_draw_whole(player, player->set->burst);
        player->ahead = sg_policy_draw_whole(player, player->set->depth) + 2; /* 3-6 moves deep */
    }
    player->left--;
    bool seen = player->ahead > 0;
    player->ahead -= seen;
    for (size_t i = 0; i < board->option_count; i++) {
        const struct sg_policy_option *option = &board->options[i];
        double hope = (option->improving ? .6 : 0) + (option->traits.greedy ? .3 : 0);
        score[i] = seen ? (option->improving ? 1.3 : 0) : hope;
    }
    struct sg_policy_act act = sg_policy_pick(player, board, score);
    act.pause = pause;
    return act;
}

/* BACK, the deepest link first: it has to give way before the others can. */
static struct sg_policy_act back(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    for (size_t i = 0; i < board->option_count; i++) {
        uint8_t depth = board->options[i].traits.chain_depth;
        score[i] = depth > 0 ? .9 + .1 * (depth < 4 ? depth : 4) : 0;
        score[i] += board->options[i].improving ? .2 : 0;
    }
    return sg_policy_pick(player, board, score);
}

static bool can_gain(const struct sg_policy_board *board, int16_t region)
{
    for (size_t i = 0; i < board->option_count; i++)
        if (board->options[i].traits.region == region && board->options[i].improving)
            return true;
    return false;
}

/* SUB, a part for as long as something can be gained there and a little longer. */
static struct sg_policy_act sub(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    bool stay = player->region >= 0 && (can_gain(board, player->region) || player->left > 0);
    if (!stay || player->ahead == 0) {
        player->region =
            board->options[sg_rng_below(&player->rng, (uint32_t)board->option_count)].traits.region;
        player->left = 2;
        player->ahead = sg_policy_draw_whole(player, player->set->part);
    }
    player->ahead--;
    player->left -= player->left > 0;
    for (size_t i = 0; i < board->option_count; i++) {
        const struct sg_policy_option *option = &board->options[i];
        score[i] = (option->traits.region == player->region ? 1 : 0) + (option->improving ? .3 : 0) +
                   (option->traits.greedy ? .15 : 0);
    }
    return sg_policy_pick(player, board, score);
}

/* FWD, which also prefers what it did not just handle. */
static struct sg_policy_act fwd(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    for (size_t i = 0; i < board->option_count; i++) {
        const struct sg_traits *traits = &board->options[i].traits;
        score[i] = (traits->greedy ? 1.15 : 0) - (traits->object == player->object ? .2 : 0);
    }
    return sg_policy_pick(player, board, score);
}

/* The first option behind `order`, sometimes the one after it, else the first of all. */
static size_t next_in_order(struct sg_player *player, const struct sg_policy_board *board, int32_t order)
{
    for (int round = 0; round < 2; round++, order = -1) {
        bool skip = sg_policy_chance(player, .08);
        for (size_t i = 0; i < board->option_count; i++)
            if (board->options[i].traits.order > order && !(skip && i + 1 < board->option_count))
                return i;
            else if (board->options[i].traits.order > order)
                skip = false;
    }
    return 0;
}

/* ENUM, judged by the eye as well, and with a slip of the order now and then. */
static struct sg_policy_act enumerate(struct sg_player *player, const struct sg_policy_board *board)
{
    bool judge = player->tried_here;
    player->tried_here = false;
    if (judge && player->fruitless > 0 && sg_policy_chance(player, player->take_back))
        return (struct sg_policy_act){.act = SG_DEED_UNDO};
    if (sg_policy_chance(player, player->lapse))
        return sg_policy_anything(player, board);
    player->tried_here = true;
    return (struct sg_policy_act){.act = SG_DEED_MOVE,
                                  .option = next_in_order(player, board, player->last_order)};
}

/* UNDO: as deep as it goes, then back all the way or half of it. */
static struct sg_policy_act explore(struct sg_player *player, const struct sg_policy_board *board)
{
    if (player->ahead == 0 && player->behind > 0) {
        player->behind--;
        return (struct sg_policy_act){.act = SG_DEED_UNDO};
    }
    if (player->ahead == 0) {
        player->ahead = sg_policy_draw_whole(player, player->set->depth);
        player->behind = sg_policy_chance(player, .8) ? player->ahead : player->ahead / 2;
    }
    player->ahead--;
    struct sg_policy_act act = sg_policy_anything(player, board);
    if (board->options[act.option].traits.object == player->object) /* rather another piece */
        act = sg_policy_anything(player, board);
    return act;
}

/* RAND: anything, though now and then not what was just done. */
static struct sg_policy_act anything(struct sg_player *player, const struct sg_policy_board *board)
{
    struct sg_policy_act act = sg_policy_anything(player, board);
    return board->options[act.option].back && sg_policy_chance(player, .4) ? sg_policy_anything(player, board)
                                                                           : act;
}

/* REST: a new plan each time it went nowhere for a while. */
static struct sg_policy_act restart(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    if (player->left == 0) {
        player->left = sg_policy_draw_whole(player, player->set->attempt);
        if (board->ply > 0)
            return (struct sg_policy_act){.act = SG_DEED_RESTART};
    }
    player->left--;
    for (size_t i = 0; i < board->option_count; i++) {
        const struct sg_policy_option *option = &board->options[i];
        bool again = player->line.count < 5 && sg_policy_in_line(&player->line_before, option->move);
        score[i] = (option->improving ? .6 : 0) - (again ? 1 : 0);
    }
    struct sg_policy_act act = sg_policy_pick(player, board, score);
    act.pause = board->attempt > 0 && player->line.count == 0;
    return act;
}

/* Unknown: as far as can be from the move before, in the game's order, and then back again. */
static struct sg_policy_act mirror(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    for (size_t i = 0; i < board->option_count; i++) {
        size_t ranks = board->legal > 1 ? board->legal - 1 : 1;
        size_t wanted = player->left % 2 ? 0 : ranks, rank = board->options[i].rank;
        double off = (double)(rank > wanted ? rank - wanted : wanted - rank) / (double)ranks;
        score[i] = 1.2 - 2.4 * off;
    }
    player->left++;
    return sg_policy_pick(player, board, score);
}

/* Unknown: only every third piece, by a superstition. */
static struct sg_policy_act superstition(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    for (size_t i = 0; i < board->option_count; i++)
        score[i] = board->options[i].traits.object % 3 == 1 ? 1.2 : 0;
    return sg_policy_pick(player, board, score);
}

/* Other times than the tuning players': slower and quicker ones, more and less even. */
static const struct sg_policy policies[] = {
    {"plan", SG_STRATEGY_PLAN, plan, {{450, 950}, {.25, .55}}},
    {"back", SG_STRATEGY_BACK, back, {{1000, 2400}, {.4, .8}}},
    {"sub", SG_STRATEGY_SUB, sub, {{900, 2000}, {.4, .8}}},
    {"fwd", SG_STRATEGY_FWD, fwd, {{600, 1300}, {.3, .7}}},
    {"enum", SG_STRATEGY_ENUM, enumerate, {{600, 1400}, {.25, .6}}},
    {"undo", SG_STRATEGY_UNDO, explore, {{800, 1700}, {.35, .7}}},
    {"rand", SG_STRATEGY_RAND, anything, {{300, 700}, {.35, .7}}},
    {"rest", SG_STRATEGY_REST, restart, {{800, 1700}, {.4, .8}}},
    {"mirror", SG_STRATEGY_UNK, mirror, {{900, 2000}, {.4, .8}}},
    {"superstition", SG_STRATEGY_UNK, superstition, {{900, 2000}, {.4, .8}}},
};

static const double lapses[] = {.03, .08, .15, .25};

const struct sg_policy_set sg_policy_unseen = {
    .name = "unseen",
    .count = sizeof policies / sizeof *policies,
    .policies = policies,
    .lapse_count = sizeof lapses / sizeof *lapses,
    .lapses = lapses,
    .sharpness = {2, 5.5},
    .nulls = {.01, .15},
    .undos = {.01, .07},
    .person_pace = {-.35, .35},
    .pause = {5000, 14000},
    .burst = {4, 9},
    .part = {4, 9},
    .attempt = {5, 13},
    .take_back = {.4, 1},
    .depth = {1, 4},
    .dwell = {14, 16},
    .least_dwell = 8,
    .fail_after = {12, 16},
};
