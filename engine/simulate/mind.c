#include "simulate/mind.h"

#include <math.h>
#include <string.h>

#include "simulate/chance.h"
#include "simulate/options.h"

/* ---- draws ---- */

bool sg_mind_chance(struct sg_persona *persona, double probability)
{
    return sg_rng_unit(&persona->rng) < probability;
}

double sg_mind_normal(struct sg_persona *persona)
{
    return sg_chance_normal(&persona->rng);
}

int64_t sg_mind_time(struct sg_persona *persona, double median_ms, double spread)
{
    double ms = median_ms * exp(spread * sg_mind_normal(persona));
    return (int64_t)fmin(fmax(ms, 150), 60000);
}

size_t sg_mind_pick(struct sg_persona *persona, const double *weights, size_t count)
{
    double sum = 0, below = 0;
    size_t last = count;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    double draw = sg_rng_unit(&persona->rng) * sum;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] <= 0)
            continue;
        below += weights[i];
        last = i; /* rounding may leave the sum a hair under the draw */
        if (draw < below)
            break;
    }
    return last;
}

struct sg_event *sg_mind_act(struct sg_event *event, const struct sg_session_state *state, int64_t ms,
                             enum sg_event_kind kind)
{
    *event = (struct sg_event){.kind = kind, .at_ms = state->at_ms + ms};
    return event;
}

/* ---- how often a move helps ---- */

static const double moves_per_logit = 1 / .31; /* SCIENCE.md 4.1, computed */
static const double blind_share = .06;         /* of the helpful moves, what luck still finds */
static const double known_place = .6; /* weight of a move to where it has been: what is fitted to people who
                                         see the way makes those who do not go in circles */
static const double same_line = .15;  /* weight of a move of the line that is being avoided */

double sg_mind_predict(const struct sg_persona *persona, const struct sg_session_state *state)
{
    return 1 / (1 + exp(sg_difficulty(state->level.p_solve) - persona->ability));
}

/* ---- the moves on the board ---- */

static bool in_line(const struct sg_line *line, uint64_t code)
{
    for (uint32_t i = 0; i < line->count; i++)
        if (line->code[i] == code)
            return true;
    return false;
}

/* Ability moves the board nearer or farther, in a mind's eye. */
static void weigh(const struct sg_persona *persona, const struct sg_session_state *state,
                  const struct sg_options *options, double *weights)
{
    struct sg_choice_past past = persona->now.past;
    bool known = options->distance != UINT32_MAX,
         blind = known && options->distance <= persona->now.blind_from;
    bool avoid = persona->now.other_way && state->moves < SG_LINE_MOVES;
    past.distance = known ? fmax((double)options->distance - moves_per_logit * persona->ability, 0) : -1;
    sg_choice_predict(&sg_choice_model, &past, options->items, options->count, weights);
    for (size_t i = 0; i < options->count; i++) {
        if (blind && options->items[i].quality == SG_QUALITY_BETTER)
            weights[i] *= blind_share;
        if (options->items[i].back || options->items[i].seen)
            weights[i] *= known_place;
        if (avoid && in_line(&state->line_before, options->moves[i].code))
            weights[i] *= same_line;
    }
}

bool sg_mind_move(struct sg_persona *persona, const struct sg_session *session, struct sg_bench *bench,
                  struct sg_move *move, bool *back)
{
    struct sg_options options;
    double weights[SG_MOVES_MAX];
    const struct sg_session_state *state = sg_session_state(session);
    sg_options_list(&options, state->game, bench, sg_session_history(session));
    if (options.count == 0)
        return false;
    weigh(persona, state, &options, weights);
    size_t picked = sg_mind_pick(persona, weights, options.count);
    if (picked >= options.count)
        return false;
    *move = options.moves[picked];
    *back = options.items[picked].back;
    sg_choice_note(&persona->now.past, options.items[picked].quality == SG_QUALITY_BETTER);
    return true;
}
