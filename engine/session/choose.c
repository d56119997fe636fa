/* What the learner chooses at the stops of the trail, and the levels that the generator offers. */
#include "session/inside.h"

static bool can_repeat(const struct sg_session *session)
{
    const struct sg_session_state *state = &session->state;
    bool to_wall = state->phase == SG_PHASE_RETURN || state->on_wall;
    const struct sg_offer *level = state->phase == SG_PHASE_RETURN ? &session->wall : &state->level;
    if (!level->game)
        return false;
    if (to_wall && state->last_end != SG_ATTEMPT_END_SOLVED)
        return false; /* a success comes first */
    return state->unsolved_in_a_row < sg_ladder_rules.unsolved_in_a_row ||
           sg_climb_predict(session, level) >= sg_ladder_rules.after_unsolved;
}

static bool is_new_level(enum sg_choice choice)
{
    return choice == SG_CHOICE_EASIER || choice == SG_CHOICE_HARDER || choice == SG_CHOICE_OTHER_LEVEL;
}

static bool is_repeat(enum sg_choice choice)
{
    return choice == SG_CHOICE_AGAIN || choice == SG_CHOICE_OTHER_WAY;
}

bool sg_session_can_choose(const struct sg_session *session, enum sg_choice choice)
{
    const struct sg_session_state *state = &session->state;
    bool closing = state->phase == SG_PHASE_CLOSING;
    bool new_level = is_new_level(choice) && !closing;
    if (state->phase == SG_PHASE_LEARN && choice == SG_CHOICE_EASIER)
        return false; /* nothing is easier than a lesson */
    bool to_trail = choice == SG_CHOICE_OTHER_GAME && !closing && !sg_session_has_one_game(session);
    switch (state->stage) {
    case SG_STAGE_WALL:
        return choice == SG_CHOICE_WALL_YES || choice == SG_CHOICE_WALL_NO || choice == SG_CHOICE_CLOSE;
    case SG_STAGE_PLAY:
        return new_level || to_trail || choice == SG_CHOICE_CLOSE ||
               (choice == SG_CHOICE_KEEP_TRYING && state->wall_offer_open);
    case SG_STAGE_AFTER:
        return new_level || to_trail || choice == SG_CHOICE_CLOSE ||
               (is_repeat(choice) && can_repeat(session));
    case SG_STAGE_TRAIL: return (choice == SG_CHOICE_GAME && !closing) || choice == SG_CHOICE_CLOSE;
    case SG_STAGE_OPENING:
    case SG_STAGE_CLIMB:
    case SG_STAGE_CALM: return choice == SG_CHOICE_CLOSE;
    default: return false;
    }
}

/* ---- carrying out ---- */

static void close_session(struct sg_turn *turn)
{
    struct sg_event ended = {.kind = SG_EVENT_SESSION_ENDED};
    ended.as.session_ended.end = SG_SESSION_END_FINISHED;
    sg_turn_emit_durable(turn, &ended);
}

static void go_on(struct sg_turn *turn, const struct sg_step *step)
{
    if (step->announce)
        sg_climb_announce(turn);
    else
        sg_climb_open_phase(turn, step->phase, step->target);
}

void sg_choose_chosen(struct sg_turn *turn, enum sg_choice choice)
{
    const struct sg_session *session = turn->session;
    const struct sg_session_state *state = &session->state;
    struct sg_offer lesson;
    struct sg_step step;
    bool learns = !(state->known & sg_session_bit(session, state->chosen)) && choice != SG_CHOICE_HARDER &&
                  sg_climb_lesson(session, &lesson);
    sg_climb_plan(session, choice, &step);
    if (learns)
        sg_climb_open_phase(turn, SG_PHASE_LEARN, lesson.p_solve);
    else
        go_on(turn, &step);
}

/* Somebody chooses; the system never does by this door. */
static enum sg_actor actor_of(const struct sg_event *input)
{
    return input->as.choice.actor == SG_ACTOR_COACH ? SG_ACTOR_COACH : SG_ACTOR_LEARNER;
}

static enum sg_status choose_game(struct sg_turn *turn, const struct sg_event *input)
{
    if (!sg_game_find(turn->session->games, input->as.choice.game))
        return SG_ERR_RANGE;
    struct sg_event event = *input;
    event.as.choice.actor = actor_of(input);
    event.as.choice.set = event.as.choice.index = 0;
    event.as.choice.probability = event.as.choice.draw = event.as.choice.predicted = 0;
    if (sg_turn_emit(turn, &event))
        sg_choose_chosen(turn, SG_CHOICE_GAME);
    return turn->status;
}

/* From a choice to what it opens. Closing time may have come while the level was being left: then the choice
 * stands in the log and the learner sees that it is time to look back. */
static void follow(struct sg_turn *turn, enum sg_choice choice)
{
    const struct sg_session *session = turn->session;
    struct sg_step step;
    sg_climb_plan(session, choice, &step);
    if (choice == SG_CHOICE_WALL_YES)
        sg_climb_open_phase(turn, SG_PHASE_WALL, sg_ladder_rules.wall);
    else if (choice == SG_CHOICE_WALL_NO)
        sg_climb_open_phase(turn, step.phase, step.target);
    else if (is_repeat(choice))
        sg_climb_again(turn);
    else if (is_new_level(choice) && session->state.phase == SG_PHASE_LEARN)
        sg_choose_chosen(turn, choice);
    else if (is_new_level(choice) && !sg_climb_closing_due(session, turn->at_ms))
        go_on(turn, &step);
    else if (choice == SG_CHOICE_CLOSE && session->state.phase != SG_PHASE_CLOSING)
        sg_climb_open_phase(turn, SG_PHASE_CLOSING, 0);
}

enum sg_status sg_decide_choice(struct sg_turn *turn, const struct sg_event *input)
{
    const struct sg_session *session = turn->session;
    enum sg_choice choice = input->as.choice.choice;
    if (!sg_session_can_choose(session, choice))
        return SG_ERR_ILLEGAL;
    if ((unsigned)input->as.choice.actor >= SG_ACTOR_COUNT)
        return SG_ERR_RANGE;
    if (choice == SG_CHOICE_GAME)
        return choose_game(turn, input);
    bool ends = session->state.stage == SG_STAGE_CLIMB;
    if (choice != SG_CHOICE_KEEP_TRYING) {
        if (sg_session_under(session) == SG_STAGE_PLAY)
            sg_watch_finish(turn, SG_ATTEMPT_END_LEFT);
        sg_card_close(turn, SG_PROMPT_CLOSE_MOVED_ON);
        turn->breakpoint = SG_BREAKPOINT_CHOICE;
        turn->harder = choice == SG_CHOICE_HARDER;
    }
    struct sg_event event = {.kind = SG_EVENT_CHOICE};
    event.as.choice.choice = choice;
    event.as.choice.actor = actor_of(input);
    if (!sg_turn_emit(turn, &event))
        return turn->status;
    if (ends)
        close_session(turn);
    else if (choice != SG_CHOICE_KEEP_TRYING)
        follow(turn, choice);
    return turn->status;
}

enum sg_status sg_decide_offer(struct sg_turn *turn, const struct sg_event *input)
{
    const struct sg_session_state *state = &turn->session->state;
    if (input->as.offer.set != state->offer_set)
        return SG_ERR_ILLEGAL;
    if (input->as.offer.index < state->offer_count)
        return SG_OK; /* made once more after a resume */
    if (!sg_climb_takes(turn->session, input))
        return SG_ERR_ILLEGAL;
    struct sg_event event = *input;
    sg_turn_emit(turn, &event);
    return turn->status;
}
