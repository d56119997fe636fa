/* The fingerprint of a session: field by field, so that padding, pointers and byte order leave no trace. */
#include "base/hash.h"

#include <math.h>

#include "session/inside.h"

static uint64_t real(uint64_t hash, double value)
{
    return sg_hash_u64(hash, (uint64_t)(int64_t)floor(value * 1e6 + .5));
}

static uint64_t number(uint64_t hash, int64_t value)
{
    return sg_hash_u64(hash, (uint64_t)value);
}

/* Two small values or flags in one word: half the work of hashing them apart. */
static uint64_t pair(uint64_t hash, uint32_t a, uint32_t b)
{
    return sg_hash_u64(hash, (uint64_t)a << 32 | b);
}

static uint64_t flags(const struct sg_session *s)
{
    const struct sg_session_state *state = &s->state;
    const bool all[] = {state->recording, state->paused,       state->unfocused,       state->dead_end,
                        state->solved,    state->wall_offered, state->wall_offer_open, state->on_wall,
                        state->card.open, state->hint.open,    state->prompts.off,     s->wall_solved,
                        s->capped,        s->hint_unheard,     s->line_told,           s->words_owed,
                        s->burst,         s->angry_twice,      state->blocked,         s->learning_past_wall};
    uint64_t bits = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        bits |= (uint64_t)all[i] << i;
    return bits;
}

static uint64_t trait(uint64_t hash, const struct sg_trait *trait)
{
    for (uint32_t i = 0; i < SG_TRAIT_GAMES; i++) {
        const struct sg_evidence *seen = &trait->games[i];
        if (seen->precision > 0)
            hash = real(real(sg_hash_u64(hash, i), seen->precision), seen->weighted);
    }
    return hash;
}

static uint64_t standing(uint64_t hash, const struct sg_standing *standing)
{
    hash = trait(hash, &standing->ability.trait);
    hash = trait(hash, &standing->pace.trait);
    hash = pair(hash, standing->ability.levels, standing->given_up_count);
    return pair(hash, standing->helped, standing->lesson);
}

static uint64_t climb(uint64_t hash, const struct sg_session *s)
{
    const struct sg_session_state *state = &s->state;
    hash = pair(hash, state->stage, s->calm_from);
    hash = sg_hash_u64(hash, state->seed);
    hash = number(hash, state->at_ms);
    hash = number(hash, state->active_ms);
    hash = number(hash, state->input_at_ms);
    hash = sg_hash_text(hash, state->chosen ? state->chosen->id : "");
    hash = pair(hash, state->known, state->lesson);
    hash = pair(hash, s->learning_from, state->phase);
    hash = sg_hash_u64(hash, state->phase_levels);
    hash = real(hash, state->target);
    hash = pair(hash, state->unsolved_in_a_row, state->walls);
    hash = standing(hash, &state->standing);
    hash = sg_hash_u64(hash, s->walls_asked);
    hash = pair(hash, state->offer_set, state->offer_count);
    hash = pair(hash, s->offers_wanted, s->chosen);
    hash = sg_hash_u64(hash, s->offers);
    hash = sg_hash_text(hash, s->wall.position);
    hash = real(hash, s->wall.p_solve);
    hash = pair(hash, state->feeling, state->stop);
    hash = number(hash, state->feeling_at_ms);
    return number(hash, state->angry_at_ms);
}

static uint64_t position(uint64_t hash, const struct sg_session *s)
{
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    s->state.game->write_position(sg_history_now(s->history), &text);
    hash = pair(hash, sg_history_ply(s->history), sg_history_end(s->history));
    return sg_hash_text(hash, bytes);
}

static uint64_t visit(uint64_t hash, const struct sg_session *s)
{
    const struct sg_session_state *state = &s->state;
    hash = pair(hash, state->visit, state->attempt);
    hash = sg_hash_text(hash, state->level.position);
    hash = real(hash, state->level.p_solve);
    hash = real(hash, state->predicted);
    hash = pair(hash, state->ply, state->moves);
    hash = pair(hash, state->best, state->distance);
    hash = pair(hash, state->checkpoint_ply, state->rungs);
    hash = number(hash, state->visit_at_ms);
    hash = number(hash, state->visit_active_ms);
    hash = number(hash, state->attempt_at_ms);
    hash = number(hash, state->attempt_active_ms);
    hash = pair(hash, state->failures, state->last_end);
    hash = number(hash, state->wall_offer_ms);
    hash = number(hash, state->wall_cap_ms);
    hash = pair(hash, s->visit_moves, s->best_attempt);
    hash = pair(hash, s->short_attempts, s->spot_count);
    for (uint32_t i = 0; i < s->spot_count; i++)
        hash = sg_hash_u64(hash, s->spots[i]);
    hash = number(hash, s->best_at_ms);
    hash = sg_hash_u64(hash, s->trail);
    return position(hash, s);
}

static uint64_t line(uint64_t hash, const struct sg_line *line)
{
    hash = sg_hash_u64(hash, line->count);
    for (uint32_t i = 0; i < line->count; i++)
        hash = sg_hash_u64(hash, line->code[i]);
    return hash;
}

static uint64_t outlook(uint64_t hash, const struct sg_outlook *level, const struct sg_outlook_person *person)
{
    hash = pair(hash, level->now, level->best);
    hash = pair(hash, level->since, level->knocks);
    hash = pair(hash, level->restarts, level->barren);
    hash = pair(hash, level->error_bits, level->revisit_bits);
    hash = pair(hash, level->back_bits, level->moves);
    hash = real(pair(hash, level->acts, level->start), level->unlucky);
    hash = pair(hash, person->levels, person->given_up);
    hash = sg_hash_u64(hash, person->gap_count);
    for (uint32_t i = 0; i < SG_OUTLOOK_GAPS && i < person->gap_count; i++)
        hash = sg_hash_u64(hash, person->gaps[i]);
    return hash;
}

static uint64_t detectors(uint64_t hash, const struct sg_session *s)
{
    const struct sg_impasse_watch *watch = &s->state.watch;
    const struct sg_impasse_baseline *baseline = &s->state.baseline;
    hash = pair(hash, watch->error_bits, watch->revisit_bits);
    hash = pair(hash, watch->take_back_bits, watch->moves);
    hash = pair(hash, watch->acts, watch->restarts);
    hash = pair(hash, watch->attempts_without_best, baseline->count);
    hash = number(hash, watch->best_at_ms);
    for (uint32_t i = 0; i < SG_IMPASSE_EPISODES && i < baseline->count; i++)
        hash = number(hash, baseline->gap_ms[i]);
    hash = outlook(hash, &s->state.outlook, &s->state.outlook_person);
    hash = pair(hash, s->state.impasse, s->change_count);
    hash = number(hash, s->state.impasse_active_ms);
    for (uint32_t i = 0; i < s->change_count; i++)
        hash = sg_hash_u64(hash, s->changes[i].seq);
    hash = sg_hash_u64(hash, s->last_change);
    hash = sg_hash_u64(hash, s->line_from);
    hash = sg_hash_u64(hash, s->line_to);
    return line(line(hash, &s->state.line), &s->state.line_before);
}

static uint64_t prompts(uint64_t hash, const struct sg_session *s)
{
    const struct sg_prompt_memory *memory = &s->state.prompts;
    hash = pair(hash, memory->decisions, memory->shown);
    hash = number(hash, memory->last_shown_ms);
    hash = number(hash, memory->not_now_ms);
    for (int i = 0; i < SG_SITUATION_COUNT; i++)
        hash = number(hash, memory->last_of_ms[i]);
    hash = pair(hash, s->state.card.decision, s->state.card.situation);
    hash = number(hash, s->state.card.at_ms);
    hash = number(hash, s->drawn_at_ms);
    for (int i = 0; i < SG_UNAVAILABLE_COUNT; i++)
        hash = number(hash, s->refused_at_ms[i]);
    return hash;
}

static uint64_t pace(uint64_t hash, const struct sg_session *s)
{
    for (uint32_t i = 0; i < s->input_count; i++)
        hash = number(hash, s->input_ms[i]);
    return number(hash, s->fast_since_ms);
}

uint64_t sg_session_hash(const struct sg_session *session)
{
    uint64_t hash = sg_hash_u64(SG_HASH_START, session->state.seq);
    hash = sg_hash_u64(hash, flags(session));
    hash = climb(hash, session);
    if (session->history)
        hash = visit(hash, session);
    hash = detectors(hash, session);
    hash = prompts(hash, session);
    return pace(hash, session);
}
