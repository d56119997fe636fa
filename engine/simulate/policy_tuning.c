#include "simulate/policy_tuning.h"

/* PLAN: a long look, then a burst of moves that were seen before the first was made. */
static struct sg_policy_act plan(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    bool pause = player->left == 0;
    if (pause)
        player->left = sg_policy_draw_whole(player, player->set->burst);
    player->left--;
    for (size_t i = 0; i < board->option_count; i++)
        score[i] = board->options[i].improving ? 1.2 : 0;
    struct sg_policy_act act = sg_policy_pick(player, board, score);
    act.pause = pause;
    return act;
}

/* BACK: what blocks the goal, then what blocks that. */
static struct sg_policy_act back(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    for (size_t i = 0; i < board->option_count; i++) {
        const struct sg_policy_option *option = &board->options[i];
        score[i] = (option->traits.chain_depth > 0 ? 1 : 0) + (option->improving ? .3 : 0);
    }
    return sg_policy_pick(player, board, score);
}

/* A part of the board where something can be gained, if there is one. */
static int16_t part_to_work_on(struct sg_player *player, const struct sg_policy_board *board)
{
    int16_t part = -1;
    for (int tries = 0; tries < 12; tries++) {
        const struct sg_policy_option *option =
            &board->options[sg_rng_below(&player->rng, (uint32_t)board->option_count)];
        if (option->traits.region != player->region)
            part = option->traits.region;
        if (part >= 0 && part == option->traits.region && option->improving)
            break;
    }
    return part >= 0 ? part : player->region;
}

/* SUB: one part of the board after the other. */
static struct sg_policy_act sub(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    if (player->left == 0) {
        player->left = sg_policy_draw_whole(player, player->set->part);
        player->region = part_to_work_on(player, board);
    }
    player->left--;
    for (size_t i = 0; i < board->option_count; i++) {
        const struct sg_policy_option *option = &board->options[i];
        score[i] = (option->traits.region == player->region ? 1.1 : 0) + (option->improving ? .4 : 0);
    }
    return sg_policy_pick(player, board, score);
}

/* FWD: what looks better. */
static struct sg_policy_act fwd(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    for (size_t i = 0; i < board->option_count; i++)
        score[i] = board->options[i].traits.greedy ? 1.2 : 0;
    return sg_policy_pick(player, board, score);
}

/* The first option behind `order`, else the first of all. */
static size_t next_in_order(const struct sg_policy_board *board, int32_t order)
{
    size_t first = 0, next = board->option_count;
    for (size_t i = 0; i < board->option_count; i++) {
        int32_t at = board->options[i].traits.order;
        if (at < board->options[first].traits.order)
            first = i;
        if (at > order && (next == board->option_count || at < board->options[next].traits.order))
            next = i;
    }
    return next < board->option_count ? next : first;
}

/* ENUM: one after the other, in order; what did not help is taken back, by those who do. */
static struct sg_policy_act enumerate(struct sg_player *player, const struct sg_policy_board *board)
{
    bool judge = player->tried_here;
    player->tried_here = false;
    if (judge && player->fruitless > 0 && sg_policy_chance(player, player->take_back))
        return (struct sg_policy_act){.act = SG_DEED_UNDO};
    if (sg_policy_chance(player, player->lapse))
        return sg_policy_anything(player, board);
    player->tried_here = true;
    return (struct sg_policy_act){.act = SG_DEED_MOVE, .option = next_in_order(board, player->last_order)};
}

/* Something that was not looked into lately. */
static size_t something_new(struct sg_player *player, const struct sg_policy_board *board)
{
    size_t option = 0;
    for (int tries = 0; tries < 6; tries++) {
        option = sg_rng_below(&player->rng, (uint32_t)board->option_count);
        bool lately = false;
        for (uint32_t i = 0; i < 8 && i < player->tried_count; i++)
            lately = lately || player->tried[i] == board->options[option].traits.object;
        if (!lately && !board->options[option].back)
            break;
    }
    player->tried[player->tried_count++ % 8] = board->options[option].traits.object;
    return option;
}

/* UNDO: a step or three ahead to see what comes of it, and back; now and then one stays. */
static struct sg_policy_act explore(struct sg_player *player, const struct sg_policy_board *board)
{
    if (player->ahead == 0 && player->behind > 0) {
        player->behind--;
        return (struct sg_policy_act){.act = SG_DEED_UNDO};
    }
    if (player->ahead == 0)
        player->ahead = sg_policy_draw_whole(player, player->set->depth);
    player->ahead--;
    player->behind++;
    struct sg_policy_act act = {.act = SG_DEED_MOVE, .option = something_new(player, board)};
    if (player->ahead == 0 && board->options[act.option].improving && sg_policy_chance(player, .5))
        player->behind = 0; /* that was good: it stays */
    return act;
}

static struct sg_policy_act anything(struct sg_player *player, const struct sg_policy_board *board)
{
    return sg_policy_anything(player, board);
}

/* REST: soon from the start again, after a look, with another line. */
static struct sg_policy_act restart(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    bool anew = board->ply == 0 && board->attempt > 0;
    if (player->left == 0) {
        player->left = sg_policy_draw_whole(player, player->set->attempt);
        if (board->ply > 0)
            return (struct sg_policy_act){.act = SG_DEED_RESTART};
    }
    player->left--;
    for (size_t i = 0; i < board->option_count; i++) {
        const struct sg_policy_option *option = &board->options[i];
        bool again =
            player->line.count < SG_LINE_MOVES && sg_policy_in_line(&player->line_before, option->move);
        score[i] = (option->improving ? .5 : 0) + (option->traits.greedy ? .3 : 0) - (again ? 1.2 : 0);
    }
    struct sg_policy_act act = sg_policy_pick(player, board, score);
    act.pause = anew && player->line.count == 0;
    return act;
}

/* Unknown: a favourite piece, whenever it can be moved. */
static struct sg_policy_act favourite(struct sg_player *player, const struct sg_policy_board *board)
{
    double score[SG_POLICY_OPTIONS];
    if (player->left == 0) {
        player->left = 15;
        player->favourite =
            board->options[sg_rng_below(&player->rng, (uint32_t)board->option_count)].traits.object;
    }
    player->left--;
    for (size_t i = 0; i < board->option_count; i++)
        score[i] = board->options[i].traits.object == player->favourite ? 1.2 : 0;
    return sg_policy_pick(player, board, score);
}

/* Times: design choices around the medians of SCIENCE.md 2.3; quick ones are RAND and FWD. */
static const struct sg_policy policies[] = {
    {"plan", SG_STRATEGY_PLAN, plan, {{500, 800}, {.3, .5}}},
    {"back", SG_STRATEGY_BACK, back, {{1200, 2000}, {.5, .7}}},
    {"sub", SG_STRATEGY_SUB, sub, {{1000, 1700}, {.5, .7}}},
    {"fwd", SG_STRATEGY_FWD, fwd, {{700, 1100}, {.4, .6}}},
    {"enum", SG_STRATEGY_ENUM, enumerate, {{700, 1200}, {.3, .5}}},
    {"undo", SG_STRATEGY_UNDO, explore, {{900, 1500}, {.4, .6}}},
    {"rand", SG_STRATEGY_RAND, anything, {{350, 600}, {.4, .6}}},
    {"rest", SG_STRATEGY_REST, restart, {{900, 1500}, {.5, .7}}},
    {"favourite", SG_STRATEGY_UNK, favourite, {{900, 1700}, {.5, .7}}},
};

static const double lapses[] = {.05, .10, .20}; /* SCIENCE.md 3.5 */

const struct sg_policy_set sg_policy_tuning = {
    .name = "tuning",
    .count = sizeof policies / sizeof *policies,
    .policies = policies,
    .lapse_count = sizeof lapses / sizeof *lapses,
    .lapses = lapses,
    .sharpness = {2.5, 4.5},
    .nulls = {.02, .12}, /* people: .114, SCIENCE.md 2.3 */
    .undos = {.01, .05}, /* people: .053 */
    .person_pace = {-.25, .25},
    .pause = {5000, 10000},
    .burst = {4, 8},
    .part = {4, 7},
    .attempt = {6, 11},
    .take_back = {.5, 1},
    .depth = {1, 3},
    .dwell = {13, 17},
    .least_dwell = 8,
    .fail_after = {10, 18},
};
