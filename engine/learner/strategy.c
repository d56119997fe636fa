#include "learner/strategy.h"

#include <math.h>

void sg_strategy_init(struct sg_strategy_track *track)
{
    *track = (struct sg_strategy_track){.filtered = sg_hmm_begin(&sg_strategy_model.hmm)};
    track->earlier = track->filtered;
    sg_strategy_memory_open(&track->memory);
}

enum sg_macro sg_strategy_open(struct sg_strategy_track *track, bool left_unsolved)
{
    sg_strategy_memory_open(&track->memory);
    track->undid = track->line_told = false;
    return left_unsolved ? SG_MACRO_OTHER_LEVEL : SG_MACRO_NONE;
}

enum sg_strategy sg_strategy_label(const struct sg_hmm_row *row, double *posterior)
{
    size_t best = sg_hmm_best(row);
    *posterior = row->of[best];
    return *posterior < sg_strategy_model.unknown_below ? SG_STRATEGY_UNK : (enum sg_strategy)best;
}

/* ---- the line of an attempt ---- */

static struct sg_strategy_recent *ago(struct sg_strategy_track *track, uint32_t acts)
{
    return &track->recent[(track->count - 1 - acts) % SG_STRATEGY_LAG];
}

static uint32_t in_ring(const struct sg_strategy_track *track)
{
    return track->count < SG_STRATEGY_LAG ? track->count : SG_STRATEGY_LAG;
}

/* All of the present attempt repeats the one before, its moves so far too. */
static void mark_perseveration(struct sg_strategy_track *track)
{
    for (uint32_t i = 0; i < in_ring(track); i++) {
        ago(track, i)->perseverates = true;
        if (ago(track, i)->begins)
            break;
    }
}

static void compare_lines(struct sg_strategy_track *track, struct sg_strategy_verdict *verdict)
{
    const struct sg_strategy_memory *memory = &track->memory;
    if (track->line_told || memory->attempt == 0 || memory->line.count < SG_LINE_MOVES)
        return;
    track->line_told = true;
    verdict->line = sg_line_judge(&memory->line_before, &memory->line, &verdict->similarity);
    if (verdict->line == SG_STRATEGY_PERS)
        mark_perseveration(track);
    else if (verdict->line == SG_STRATEGY_REST)
        verdict->macro = SG_MACRO_NEW_LINE;
}

/* ---- switches in play ---- */

/* The most likely course after `before`, with everything that makes a switch. */
static void review(const struct sg_hmm_belief *before, const struct sg_hmm_row *log_likelihood, size_t count,
                   struct sg_strategy_room *room, struct sg_hmm_row *smoothed, struct sg_strategy_step *steps)
{
    const struct sg_hmm *hmm = &sg_strategy_model.hmm;
    for (size_t i = 0; i < count; i++)
        room->beliefs[i] = sg_hmm_forward(hmm, i ? &room->beliefs[i - 1] : before, &log_likelihood[i]);
    for (size_t i = count; i > 1; i--)
        room->beliefs[i - 2] = sg_hmm_backward(hmm, &room->beliefs[i - 2], &room->beliefs[i - 1]);
    sg_hmm_viterbi(hmm, before, log_likelihood, count, room->back, room->path);
    for (size_t i = 0; i < count; i++) {
        smoothed[i] = sg_hmm_states(&room->beliefs[i]);
        steps[i].strategy = (enum sg_strategy)room->path[i];
        steps[i].posterior = smoothed[i].of[room->path[i]];
        steps[i].log_likelihood = log_likelihood[i];
    }
}

/* The latest acts, oldest first, each with its most likely strategy by now. */
static size_t recent_steps(struct sg_strategy_track *track, struct sg_strategy_step steps[SG_STRATEGY_LAG])
{
    struct sg_hmm_belief beliefs[SG_STRATEGY_LAG];
    struct sg_hmm_back back[SG_STRATEGY_LAG];
    struct sg_hmm_row smoothed[SG_STRATEGY_LAG], log_likelihood[SG_STRATEGY_LAG];
    uint8_t path[SG_STRATEGY_LAG];
    struct sg_strategy_room room = {beliefs, back, path};
    size_t count = in_ring(track);
    for (size_t i = 0; i < count; i++) {
        const struct sg_strategy_recent *act = ago(track, (uint32_t)(count - 1 - i));
        log_likelihood[i] = act->log_likelihood;
        steps[i] = (struct sg_strategy_step){.begins = act->begins, .perseverates = act->perseverates};
    }
    review(&track->earlier, log_likelihood, count, &room, smoothed, steps);
    return count;
}

/* The strategy that was certain before may turn out to be the one that still goes on: then the switch is
 * taken back without a word, as what was told cannot be untold. */
static bool went_on(const struct sg_strategy_track *track, enum sg_strategy strategy, uint32_t from)
{
    return strategy == track->standing_before && from <= track->standing_from;
}

/* In play it has to be clear from both sides, of the stretch as a whole and act by act: the last acts are
 * seen from one side only, and what was told cannot be untold. */
static bool is_clear(const struct sg_strategy_segment *segment, const struct sg_strategy_step *steps)
{
    double sum = 0;
    for (size_t i = segment->from; i <= segment->to; i++)
        sum += steps[i].posterior;
    return sum >= sg_switch_rules.posterior * (double)(segment->to - segment->from + 1);
}

static void find_switch(struct sg_strategy_track *track, struct sg_strategy_verdict *verdict)
{
    struct sg_strategy_step steps[SG_STRATEGY_LAG];
    struct sg_strategy_segment segments[SG_STRATEGY_LAG], *last = NULL;
    size_t count = recent_steps(track, steps);
    size_t found = sg_strategy_segments(steps, count, segments, SG_STRATEGY_LAG);
    for (size_t i = 0; i < found; i++)
        if (sg_strategy_stands(&segments[i]))
            last = &segments[i];
    if (!last || last->strategy == track->standing || !is_clear(last, steps))
        return;
    uint32_t from = track->count - (uint32_t)(count - last->from);
    if (!went_on(track, last->strategy, from)) {
        verdict->switched = track->standing != SG_STRATEGY_UNK;
        verdict->from = track->standing;
        verdict->to = last->strategy;
        verdict->acts_ago = track->count - 1 - from;
    }
    track->standing_before = track->standing;
    track->standing = last->strategy;
    track->standing_from = from;
}

/* ---- an act ---- */

static void remember(struct sg_strategy_track *track, const struct sg_strategy_verdict *verdict,
                     const struct sg_sight *sight)
{
    bool begins = sight->act == SG_DEED_RESTART || (!track->memory.begun && track->memory.attempt == 0);
    bool perseverates = !begins && track->count > 0 && ago(track, 0)->perseverates;
    struct sg_strategy_recent *oldest = &track->recent[track->count % SG_STRATEGY_LAG];
    if (track->count >= SG_STRATEGY_LAG)
        track->earlier = sg_hmm_forward(&sg_strategy_model.hmm, &track->earlier, &oldest->log_likelihood);
    *oldest = (struct sg_strategy_recent){
        .log_likelihood = verdict->log_likelihood, .begins = begins, .perseverates = perseverates};
    track->count++;
}

/* Everybody takes up a piece for nothing, and everybody has to go back from where nothing leads on. */
static bool speaks(const struct sg_strategy_memory *memory, const struct sg_sight *sight)
{
    enum sg_turn_kind kind = sg_strategy_kind(sight);
    return kind != SG_TURN_NULL && !(kind == SG_TURN_BACK && memory->dead_end);
}

static void infer(struct sg_strategy_track *track, const struct sg_sight *sight,
                  struct sg_strategy_verdict *verdict)
{
    const struct sg_strategy_model *model = &sg_strategy_model;
    verdict->log_likelihood = sg_strategy_emit(model, &track->memory, sight);
    track->filtered = sg_hmm_forward(&model->hmm, &track->filtered, &verdict->log_likelihood);
    remember(track, verdict, sight);
}

static void note_act(struct sg_strategy_track *track, const struct sg_sight *sight,
                     struct sg_strategy_verdict *verdict)
{
    verdict->passing = !speaks(&track->memory, sight);
    if (!verdict->passing)
        infer(track, sight, verdict);
    if (sight->act == SG_DEED_RESTART)
        track->line_told = false;
    if (sg_strategy_kind(sight) == SG_TURN_BACK && !track->undid) {
        track->undid = true;
        verdict->macro = SG_MACRO_FIRST_UNDO;
    }
    sg_strategy_memory_note(&track->memory, sight);
    compare_lines(track, verdict);
    if (!verdict->passing)
        find_switch(track, verdict);
}

void sg_strategy_note(struct sg_strategy_track *track, const struct sg_sight *sight,
                      struct sg_strategy_verdict *verdict)
{
    struct sg_sight whole;
    *verdict = (struct sg_strategy_verdict){.passing = true};
    if (sg_strategy_arrives(&track->memory, sight, &whole))
        note_act(track, &whole, verdict);
    verdict->filtered = sg_hmm_states(&track->filtered);
    verdict->label = sg_strategy_label(&verdict->filtered, &verdict->posterior);
}

/* ---- the review ---- */

void sg_strategy_review(const struct sg_hmm_row *log_likelihood, size_t count, struct sg_strategy_room *room,
                        struct sg_hmm_row *smoothed, struct sg_strategy_step *steps)
{
    struct sg_hmm_belief begin = sg_hmm_begin(&sg_strategy_model.hmm);
    review(&begin, log_likelihood, count, room, smoothed, steps);
}
