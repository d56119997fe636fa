/* The fold of the climb: phases, offers, choices, walls, and where visits begin and end. */
#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "session/inside.h"

static bool terminated(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

void sg_fold_new_set(struct sg_session *session)
{
    session->state.offer_set++;
    session->state.offer_count = 0;
    session->offers_wanted = 0;
    session->chosen = UINT32_MAX;
    session->offers = SG_HASH_START;
}

/* Levels are counted a phase; lessons interrupt it and the count goes on after them. */
static void enter_phase(struct sg_session *session, enum sg_phase phase)
{
    struct sg_session_state *state = &session->state;
    enum sg_phase from = state->phase;
    if (from == SG_PHASE_LEARN && phase != SG_PHASE_LEARN) {
        state->known |= sg_session_bit(session, state->chosen);
        from = session->learning_from;
    }
    if (phase == SG_PHASE_LEARN && state->phase != SG_PHASE_LEARN) {
        session->learning_from = state->phase;
        session->learning_past_wall = state->on_wall && state->last_end != SG_ATTEMPT_END_SOLVED;
    } else if (phase != SG_PHASE_LEARN && phase != from)
        state->phase_levels = 0;
    state->phase = phase;
}

enum sg_status sg_fold_phase(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    enum sg_phase phase = event->as.phase.phase;
    double target = event->as.phase.target;
    if (phase <= SG_PHASE_NONE || phase >= SG_PHASE_COUNT || !(target >= 0 && target <= 1))
        return SG_ERR_ILLEGAL;
    bool opens = phase != SG_PHASE_RETURN && phase != SG_PHASE_CLOSING;
    const uint32_t openers =
        1u << SG_STAGE_CHECK_IN | 1u << SG_STAGE_TRAIL | 1u << SG_STAGE_WALL | 1u << SG_STAGE_AFTER;
    struct sg_offer lesson;
    if ((opens && !(openers & 1u << state->stage)) ||
        (phase == SG_PHASE_LEARN && !sg_climb_lesson(session, &lesson)))
        return SG_ERR_ILLEGAL;
    enter_phase(session, phase);
    state->target = target;
    if (opens) {
        state->stage = SG_STAGE_OPENING;
        sg_fold_new_set(session);
    }
    return SG_OK;
}

/* ---- offers ---- */

static bool plausible(const struct sg_event *event)
{
    double seconds = event->as.offer.expected_s, p = event->as.offer.p_solve;
    return event->as.offer.grade >= 1 && event->as.offer.grade <= SG_GRADES && p >= 0 && p <= 1 &&
           seconds >= 0 && seconds <= 1e9 && terminated(event->as.offer.position, SG_POSITION_TEXT) &&
           terminated(event->as.offer.game, sizeof event->as.offer.game);
}

static bool in_place(const struct sg_session *session, const struct sg_event *event)
{
    uint32_t count = event->as.offer.count;
    return event->as.offer.set == session->state.offer_set &&
           event->as.offer.index == session->state.offer_count && event->as.offer.index < count &&
           count <= SG_LADDER_CANDIDATES && (session->offers_wanted == 0 || session->offers_wanted == count);
}

static bool readable(const struct sg_game *game, const char *text)
{
    unsigned char position[SG_POSITION_BYTES];
    struct sg_phrase why;
    return game && game->read_position(text, strlen(text), position, &why) == SG_OK;
}

bool sg_climb_takes(const struct sg_session *session, const struct sg_event *offer)
{
    return in_place(session, offer) && plausible(offer) &&
           readable(sg_game_find(session->games, offer->as.offer.game), offer->as.offer.position);
}

enum sg_status sg_fold_offer(struct sg_session *session, const struct sg_event *event)
{
    if (!sg_climb_takes(session, event))
        return SG_ERR_ILLEGAL;
    struct sg_offer *offer = &session->state.offers[session->state.offer_count++];
    *offer = (struct sg_offer){.game = sg_game_find(session->games, event->as.offer.game),
                               .grade = event->as.offer.grade,
                               .seed = event->as.offer.seed,
                               .distance = event->as.offer.distance,
                               .expected_s = event->as.offer.expected_s,
                               .p_solve = event->as.offer.p_solve};
    memcpy(offer->position, event->as.offer.position, sizeof offer->position);
    session->offers_wanted = event->as.offer.count;
    session->offers = sg_hash_text(session->offers, offer->position);
    session->offers = sg_hash_u64(session->offers, (uint64_t)floor(offer->p_solve * 1e6 + .5));
    return SG_OK;
}

/* ---- choices ---- */

/* After a choice the card is gone, and words that were on their way would come too late. */
static void turn_the_page(struct sg_session *session)
{
    session->state.card.open = false;
    session->words_owed = false;
}

static enum sg_status fold_level_choice(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    if (state->stage != SG_STAGE_OPENING || event->as.choice.set != state->offer_set ||
        event->as.choice.index >= state->offer_count)
        return SG_ERR_ILLEGAL;
    session->chosen = event->as.choice.index;
    return SG_OK;
}

static enum sg_status fold_game_choice(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    const struct sg_game *game = terminated(event->as.choice.game, sizeof event->as.choice.game)
                                     ? sg_game_find(session->games, event->as.choice.game)
                                     : NULL;
    if (!game)
        return SG_ERR_ILLEGAL;
    state->chosen = game;
    state->lesson = 0;
    return SG_OK;
}

enum sg_status sg_fold_choice(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    enum sg_choice choice = event->as.choice.choice;
    if (choice == SG_CHOICE_LEVEL)
        return fold_level_choice(session, event);
    if (!sg_session_can_choose(session, choice))
        return SG_ERR_ILLEGAL;
    if (choice == SG_CHOICE_GAME)
        return fold_game_choice(session, event);
    if (choice == SG_CHOICE_KEEP_TRYING) {
        state->wall_offer_open = false;
        return SG_OK;
    }
    if (state->stage == SG_STAGE_PLAY || sg_session_under(session) == SG_STAGE_PLAY)
        return SG_ERR_ILLEGAL; /* the visit ends first */
    turn_the_page(session);
    if (choice == SG_CHOICE_CLOSE)
        state->stage = SG_STAGE_CLIMB;
    if (choice == SG_CHOICE_OTHER_GAME)
        state->stage = SG_STAGE_TRAIL;
    return SG_OK;
}

/* ---- walls ---- */

enum sg_status sg_fold_wall_announced(struct sg_session *session, const struct sg_event *event)
{
    int64_t offer_ms = event->as.wall_announced.offer_ms, cap_ms = event->as.wall_announced.cap_ms;
    if (offer_ms < 0 || cap_ms < offer_ms || cap_ms > SG_AT_MAX_MS)
        return SG_ERR_ILLEGAL;
    session->state.wall_offer_ms = offer_ms;
    session->state.wall_cap_ms = cap_ms;
    session->walls_asked++;
    session->state.stage = SG_STAGE_WALL;
    return SG_OK;
}

enum sg_status sg_fold_wall_offer(struct sg_session *session, const struct sg_event *event)
{
    (void)event;
    session->state.wall_offered = session->state.wall_offer_open = true;
    return SG_OK;
}

enum sg_status sg_fold_wall_capped(struct sg_session *session, const struct sg_event *event)
{
    (void)event;
    session->capped = true;
    return SG_OK;
}

/* ---- visits ---- */

/* The level that attempt_started must speak of: the chosen offer, or the one that is opened once more. */
static const struct sg_offer *expected_level(const struct sg_session *session, struct sg_offer *lesson)
{
    const struct sg_session_state *state = &session->state;
    if (state->stage == SG_STAGE_OPENING && state->phase == SG_PHASE_LEARN)
        return sg_climb_lesson(session, lesson) ? lesson : NULL;
    if (state->stage == SG_STAGE_OPENING)
        return session->chosen < state->offer_count ? &state->offers[session->chosen] : NULL;
    const struct sg_offer *level = state->phase == SG_PHASE_RETURN ? &session->wall : &state->level;
    return level->game ? level : NULL;
}

static enum sg_status start_history(struct sg_session *session, const struct sg_offer *level)
{
    unsigned char position[SG_POSITION_BYTES];
    struct sg_phrase why;
    if (level->game->read_position(level->position, strlen(level->position), position, &why) != SG_OK)
        return SG_ERR_ILLEGAL;
    size_t bytes = level->game->position_bytes;
    if (!session->history || session->history_bytes != bytes) {
        struct sg_history *history = sg_history_new(bytes);
        if (!history)
            return SG_ERR_MEMORY;
        sg_history_free(session->history);
        session->history = history;
        session->history_bytes = bytes;
    }
    return sg_history_start(session->history, position);
}

static void open_line(struct sg_session *session, bool same_level)
{
    struct sg_session_state *state = &session->state;
    if (!same_level)
        state->line_before.count = 0;
    else if (state->line.count >= SG_LINE_LEAST)
        state->line_before = state->line;
    state->line.count = 0;
    session->line_told = false;
}

static void open_visit(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    state->stage = SG_STAGE_PLAY;
    state->game = state->level.game;
    state->grade = (uint32_t)state->level.grade;
    state->visit++;
    state->attempt = 1;
    state->predicted = event->as.attempt_started.predicted;
    state->best = state->distance = state->level.distance;
    state->ply = state->moves = state->rungs = state->failures = 0;
    state->dead_end = state->blocked = state->solved = state->wall_offered = state->wall_offer_open = false;
    state->checkpoint_ply = UINT32_MAX;
    state->hint.open = false;
    state->last_end = SG_ATTEMPT_END_NONE;
    state->visit_at_ms = state->attempt_at_ms = event->at_ms;
    state->visit_active_ms = state->attempt_active_ms = sg_session_active_ms(session, event->at_ms);
    state->impasse = SG_IMPASSE_NONE;
    sg_impasse_open(&state->watch, state->visit_active_ms);
    sg_outlook_open(&state->outlook, state->level.distance, state->predicted);
    session->capped = session->hint_unheard = false;
    session->visit_moves = session->short_attempts = session->spot_count = 0;
    session->best_attempt = 0;
    session->best_at_ms = -1;
    session->change_count = 0;
    session->last_change = 0;
    session->trail = SG_HASH_START;
}

enum sg_status sg_fold_attempt_started(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    struct sg_offer lesson;
    const struct sg_offer *expected = expected_level(session, &lesson);
    if (!expected || event->as.attempt_started.visit != state->visit + 1 ||
        event->as.attempt_started.attempt != 1 || event->as.attempt_started.phase != state->phase ||
        strncmp(event->as.attempt_started.position, expected->position, SG_POSITION_TEXT) != 0)
        return SG_ERR_ILLEGAL;
    const struct sg_offer level = *expected;
    enum sg_status status = start_history(session, &level);
    if (status != SG_OK)
        return status;
    bool again = state->stage == SG_STAGE_AFTER;
    if (state->phase == SG_PHASE_LEARN && !again)
        state->lesson++;
    bool to_wall = state->phase == SG_PHASE_WALL || state->phase == SG_PHASE_RETURN;
    open_line(session, again && state->phase != SG_PHASE_RETURN);
    state->on_wall = to_wall || (again && state->on_wall);
    state->level = level;
    if (!again && to_wall) {
        state->walls++;
        session->wall = level;
        session->wall_solved = false;
    }
    open_visit(session, event);
    sg_standing_note(&state->standing, event, sg_session_slot(session, level.game), state->visit_active_ms);
    return SG_OK;
}

/* ---- ends ---- */

static void reach_goal(struct sg_session *session, int64_t at_ms)
{
    struct sg_session_state *state = &session->state;
    int64_t active_ms = sg_session_active_ms(session, at_ms);
    if (state->best > 0) {
        sg_impasse_learn(&state->baseline, active_ms - state->watch.best_at_ms);
        sg_impasse_note_best(&state->watch, active_ms);
        session->best_at_ms = at_ms;
        session->best_attempt = state->attempt;
    }
    state->best = state->distance = 0;
    state->solved = true;
    state->unsolved_in_a_row = 0;
    session->wall_solved |= state->on_wall;
}

enum sg_status sg_fold_attempt_ended(struct sg_session *session, const struct sg_event *event)
{
    struct sg_session_state *state = &session->state;
    enum sg_attempt_end end = event->as.attempt_ended.end;
    if (end <= SG_ATTEMPT_END_NONE || end >= SG_ATTEMPT_END_COUNT ||
        sg_session_under(session) != SG_STAGE_PLAY)
        return SG_ERR_ILLEGAL;
    /* a level that was only looked at, or that a coach took away, is neither solved nor unsolved */
    bool lesson = state->phase == SG_PHASE_LEARN; /* says nothing about the climb */
    bool tried = !lesson && (end != SG_ATTEMPT_END_LEFT || session->visit_moves > 0);
    sg_standing_note(&state->standing, event, 0, sg_session_active_ms(session, event->at_ms));
    if (tried && end != SG_ATTEMPT_END_COACH)
        sg_outlook_close(&state->outlook_person, end == SG_ATTEMPT_END_SURRENDERED);
    if (end == SG_ATTEMPT_END_SOLVED)
        reach_goal(session, event->at_ms);
    else if (end != SG_ATTEMPT_END_COACH && tried)
        state->unsolved_in_a_row++;
    state->failures += end == SG_ATTEMPT_END_SURRENDERED || end == SG_ATTEMPT_END_CAPPED;
    state->phase_levels += tried;
    state->last_end = end;
    state->impasse = SG_IMPASSE_NONE;
    state->hint.open = state->wall_offer_open = false;
    turn_the_page(session);
    if (state->stage == SG_STAGE_CALM)
        session->calm_from = SG_STAGE_AFTER;
    else
        state->stage = SG_STAGE_AFTER;
    return SG_OK;
}
