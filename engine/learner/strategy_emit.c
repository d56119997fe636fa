#include "learner/strategy_emit.h"

#include <math.h>

/* ---- memory ---- */

void sg_strategy_memory_open(struct sg_strategy_memory *memory)
{
    *memory = (struct sg_strategy_memory){.ln_rt_sum = memory->ln_rt_sum,
                                          .ln_rt_count = memory->ln_rt_count,
                                          .object = -1,
                                          .region = -1,
                                          .order = -1};
}

enum sg_turn_kind sg_strategy_kind(const struct sg_sight *sight)
{
    switch (sight->act) {
    case SG_DEED_UNDO: return SG_TURN_BACK;
    case SG_DEED_NULL: return SG_TURN_NULL;
    case SG_DEED_RESTART: return SG_TURN_RESTART;
    default: return sight->takes_back ? SG_TURN_BACK : SG_TURN_GO;
    }
}

enum sg_turn_place sg_strategy_place(const struct sg_strategy_memory *memory)
{
    if (memory->behind > 0)
        return memory->behind < memory->ahead ? SG_PLACE_BEHIND : SG_PLACE_HOME;
    return memory->ahead < 3 ? (enum sg_turn_place)memory->ahead : SG_PLACE_FAR;
}

/* A sight ahead begins anew with the first move after a take-back. */
static void note_place(struct sg_strategy_memory *memory, enum sg_turn_kind kind)
{
    if (kind == SG_TURN_BACK) {
        memory->behind++;
    } else if (kind == SG_TURN_GO) {
        memory->ahead = memory->behind > 0 ? 1 : memory->ahead + 1;
        memory->behind = 0;
    } else if (kind == SG_TURN_RESTART) {
        memory->ahead = memory->behind = 0;
    }
}

static double ln_ms(int64_t rt_ms)
{
    return log(rt_ms > 100 ? (double)rt_ms : 100);
}

static void note_go(struct sg_strategy_memory *memory, const struct sg_sight *sight)
{
    const struct sg_traits *traits = &sight->made.traits;
    memory->objects[memory->object_count % SG_SIGHT_WINDOW] = traits->object;
    memory->regions[memory->object_count++ % SG_SIGHT_WINDOW] = traits->region;
    memory->object = traits->object;
    memory->region = traits->region;
    memory->order = traits->order;
    if (memory->begun && !sg_strategy_pauses(memory, sight->rt_ms)) {
        memory->ln_rt_sum += ln_ms(sight->rt_ms);
        memory->ln_rt_count++;
    }
}

static void begin_attempt(struct sg_strategy_memory *memory)
{
    if (memory->line.count > 0)
        memory->line_before = memory->line;
    memory->line = (struct sg_line){.count = 0};
    memory->object = memory->region = -1;
    memory->order = -1;
    memory->attempt++;
    memory->moves = 0;
    memory->begun = false;
}

bool sg_strategy_arrives(struct sg_strategy_memory *memory, const struct sg_sight *sight,
                         struct sg_sight *whole)
{
    bool passes = sight->passes;
    if (sight->act == SG_DEED_UNDO) {
        passes = memory->passed & 1;
        memory->passed >>= 1;
    } else if (sight->act == SG_DEED_MOVE) {
        memory->passed = memory->passed << 1 | passes;
    } else if (sight->act == SG_DEED_RESTART) {
        memory->passed = 0;
    }
    if (sight->rt_ms > memory->way_ms)
        memory->way_ms = sight->rt_ms;
    if (passes)
        return false;
    *whole = *sight;
    if (sight->act == SG_DEED_MOVE)
        whole->rt_ms = memory->way_ms;
    memory->way_ms = 0;
    return true;
}

void sg_strategy_memory_note(struct sg_strategy_memory *memory, const struct sg_sight *sight)
{
    enum sg_turn_kind kind = sg_strategy_kind(sight);
    if (kind == SG_TURN_GO)
        note_go(memory, sight);
    if (sight->act == SG_DEED_MOVE) {
        sg_line_note(&memory->line, sight->made.code);
        memory->moves++;
    }
    memory->begun = true;
    if (kind != SG_TURN_NULL)
        memory->dead_end = sight->dead_end;
    note_place(memory, kind);
    if (kind != SG_TURN_NULL)
        memory->kind = kind;
    if (kind == SG_TURN_RESTART)
        begin_attempt(memory);
}

/* ---- pace ---- */

/* The person's mean is trusted as far as different stretches of play were seen: within one it hardly varies.
 */
double sg_strategy_pace(const struct sg_strategy_memory *memory, int64_t rt_ms)
{
    const struct sg_strategy_model *model = &sg_strategy_model;
    double stretches = memory->ln_rt_count / model->dwell;
    double own = memory->ln_rt_count ? memory->ln_rt_sum / memory->ln_rt_count : 0;
    double mean =
        (own * stretches + model->ln_rt * model->person_weight) / (stretches + model->person_weight);
    return (ln_ms(rt_ms) - mean) / model->ln_rt_sd;
}

bool sg_strategy_pauses(const struct sg_strategy_memory *memory, int64_t rt_ms)
{
    const struct sg_strategy_model *model = &sg_strategy_model;
    return (double)rt_ms >= model->pause_ms && sg_strategy_pace(memory, rt_ms) >= model->pause_z;
}

/* ---- features of moves ---- */

static double habit(const struct sg_strategy_memory *memory, int16_t object)
{
    uint32_t count = memory->object_count < SG_SIGHT_WINDOW ? memory->object_count : SG_SIGHT_WINDOW,
             same = 0;
    for (uint32_t i = 0; i < count; i++)
        same += memory->objects[i] == object;
    return count && object >= 0 ? (double)same / SG_SIGHT_WINDOW : 0;
}

double sg_strategy_object_entropy(const struct sg_strategy_memory *memory)
{
    uint32_t count = memory->object_count < SG_SIGHT_WINDOW ? memory->object_count : SG_SIGHT_WINDOW;
    double bits = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t same = 0;
        for (uint32_t j = 0; j < count; j++)
            same += memory->objects[i] == memory->objects[j];
        bits -= log((double)same / count) / log(2) / count;
    }
    return bits;
}

static double part(const struct sg_strategy_memory *memory, int16_t region)
{
    uint32_t count =
                 memory->object_count < SG_SIGHT_WINDOW_PART ? memory->object_count : SG_SIGHT_WINDOW_PART,
             same = 0;
    for (uint32_t i = 1; i <= count; i++)
        same += memory->regions[(memory->object_count - i) % SG_SIGHT_WINDOW] == region;
    return region >= 0 ? (double)same / SG_SIGHT_WINDOW_PART : 0;
}

static bool in_line_before(const struct sg_strategy_memory *memory, uint64_t code)
{
    if (memory->attempt == 0 || memory->moves >= SG_LINE_MOVES)
        return false;
    for (uint32_t i = 0; i < memory->line_before.count; i++)
        if (memory->line_before.code[i] == code)
            return true;
    return false;
}

/* The move made, then the others. */
static const struct sg_sight_option *option_at(const struct sg_sight *sight, size_t i)
{
    return i == 0 ? &sight->made : &sight->others[i - 1];
}

/* How soon `order` comes behind `behind` among the moves of this moment: 1 the next, then half, a quarter, 0.
 */
static double nextness(const struct sg_sight *sight, int32_t order, int32_t behind)
{
    static const double value[] = {1, .5, .25};
    size_t between = 0;
    if (order <= behind)
        return 0;
    for (size_t i = 0; i <= sight->other_count; i++) {
        int32_t other = option_at(sight, i)->traits.order;
        between += other > behind && other < order;
    }
    return between < 3 ? value[between] : 0;
}

static bool any_behind(const struct sg_sight *sight, int32_t order)
{
    for (size_t i = 0; i <= sight->other_count; i++)
        if (option_at(sight, i)->traits.order > order)
            return true;
    return false;
}

/* Behind the move tried last; after the last of all, and where the board has changed since, also from the
 * front. */
static double in_order(const struct sg_strategy_memory *memory, const struct sg_sight *sight, int32_t order)
{
    if (order < 0)
        return 0;
    double on = nextness(sight, order, memory->order);
    bool anew = memory->kind != SG_TURN_BACK || !any_behind(sight, memory->order);
    return anew ? fmax(on, nextness(sight, order, -1)) : on;
}

static void features_of(const struct sg_strategy_memory *memory, const struct sg_sight *sight,
                        const struct sg_sight_option *option, double row[SG_TASTE_COUNT])
{
    const struct sg_traits *traits = &option->traits;
    row[SG_TASTE_CHAIN] = traits->chain_depth > 0;
    row[SG_TASTE_NEAR] = traits->chain_depth == 1;
    row[SG_TASTE_GREEDY] = traits->greedy;
    row[SG_TASTE_REGION] = traits->region >= 0 && traits->region == memory->region;
    row[SG_TASTE_PART] = part(memory, traits->region);
    row[SG_TASTE_OBJECT] = traits->object >= 0 && traits->object == memory->object;
    row[SG_TASTE_ORDER] = in_order(memory, sight, traits->order);
    row[SG_TASTE_LINE] = in_line_before(memory, option->code);
    row[SG_TASTE_HABIT] = habit(memory, traits->object);
}

size_t sg_strategy_features(const struct sg_strategy_memory *memory, const struct sg_sight *sight,
                            double rows[SG_SIGHT_OTHERS + 1][SG_TASTE_COUNT])
{
    if (sg_strategy_kind(sight) != SG_TURN_GO || sight->other_count == 0)
        return 0;
    for (size_t i = 0; i <= sight->other_count; i++)
        features_of(memory, sight, option_at(sight, i), rows[i]);
    return sight->other_count + 1;
}

/* ---- likelihoods ---- */

static double weight_of(const struct sg_strategy_row *row, const double features[SG_TASTE_COUNT])
{
    double sum = 0;
    for (size_t i = 0; i < SG_TASTE_COUNT; i++)
        sum += row->taste[i] * features[i];
    return exp(sum);
}

/* Each of the others stands for as many legal moves as were left out beside it. */
static double choice(const struct sg_strategy_model *model, const struct sg_strategy_row *row,
                     const struct sg_sight *sight, double features[SG_SIGHT_OTHERS + 1][SG_TASTE_COUNT],
                     size_t count)
{
    double made = weight_of(row, features[0]), others = 0;
    for (size_t i = 1; i < count; i++)
        others += weight_of(row, features[i]);
    others *= (double)(sight->legal - 1) / (double)(count - 1);
    return log((1 - model->lapse) * made / (made + others) + model->lapse / sight->legal);
}

/* How often chance would have brought the goal nearer; 0: it could not have been otherwise, or is not known.
 */
double sg_strategy_chance(const struct sg_sight *sight)
{
    return sight->judged && sight->improving < sight->legal ? (double)sight->improving / sight->legal : 0;
}

static double improves(const struct sg_strategy_row *row, const struct sg_sight *sight)
{
    double chance = sg_strategy_chance(sight);
    if (chance <= 0)
        return 0;
    double odds = exp(row->improving) * chance / (1 - chance);
    return log(sight->after < sight->before ? odds / (1 + odds) : 1 / (1 + odds));
}

static double either(double probability, bool happened)
{
    return log(happened ? probability : 1 - probability);
}

static double pace(const struct sg_strategy_model *model, const struct sg_strategy_row *row,
                   const struct sg_strategy_memory *memory, const struct sg_sight *sight)
{
    if (!memory->begun) /* how long one looks at a new level says little; at one's second try it does */
        return memory->attempt > 0 ? either(row->pause_anew, (double)sight->rt_ms >= model->pause_anew_ms)
                                   : 0;
    bool pauses = sg_strategy_pauses(memory, sight->rt_ms);
    double likelihood = either(row->pause, pauses);
    if (!pauses) {
        double off = (sg_strategy_pace(memory, sight->rt_ms) - row->pace) / row->pace_sd;
        likelihood -= off * off / 2 + log(row->pace_sd);
    }
    return likelihood;
}

struct sg_hmm_row sg_strategy_emit(const struct sg_strategy_model *model,
                                   const struct sg_strategy_memory *memory, const struct sg_sight *sight)
{
    struct sg_hmm_row out;
    double features[SG_SIGHT_OTHERS + 1][SG_TASTE_COUNT];
    size_t count = sg_strategy_features(memory, sight, features);
    enum sg_turn_kind kind = sg_strategy_kind(sight);
    enum sg_turn_place place = sg_strategy_place(memory);
    for (size_t i = 0; i < SG_HMM_STATES; i++) {
        const struct sg_strategy_row *row = &model->rows[i];
        out.of[i] =
            memory->dead_end ? 0 : log(row->kind[place][kind]); /* everybody has to go back from there */
        if (count > 0)
            out.of[i] += model->choice_weight * choice(model, row, sight, features, count);
        if (kind == SG_TURN_GO)
            out.of[i] += model->choice_weight * improves(row, sight) +
                         model->pace_weight * pace(model, row, memory, sight);
    }
    return out;
}
