#include "ui/sketch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The double: what session.c holds, as far as the screen looks. */
struct sg_session {
    struct sg_session_state state;
    struct sg_history *history;
};

const struct sg_session_state *sg_session_state(const struct sg_session *session)
{
    return &session->state;
}

const struct sg_history *sg_session_history(const struct sg_session *session)
{
    return session->history;
}

const struct sg_game *const *sg_session_games(const struct sg_session *session)
{
    (void)session;
    return sg_games;
}

bool sg_session_can_choose(const struct sg_session *session, enum sg_choice choice)
{
    if (session->state.stage == SG_STAGE_CALM)
        return choice == SG_CHOICE_CLOSE;
    return choice != SG_CHOICE_NONE && choice != SG_CHOICE_LEVEL && choice != SG_CHOICE_KEEP_TRYING &&
           choice != SG_CHOICE_WALL_NO && (choice != SG_CHOICE_WALL_YES || session->state.walls > 0);
}

struct sketch {
    struct sg_session session;
    struct sg_content *content;
    struct sg_settings settings;
    struct sg_ui_world world;
    struct sg_phrase notice;
    struct sg_hint hint;
    struct sg_review review;
    struct sg_review_attempt attempts[4];
    struct sg_review_point points[128];
    struct sg_review_mark marks[32];
};

const char *const sketch_names[SKETCH_COUNT] = {[SKETCH_START] = "start",
                                                [SKETCH_ASSENT] = "assent",
                                                [SKETCH_CHECK_IN] = "check-in",
                                                [SKETCH_TRAIL] = "trail",
                                                [SKETCH_PLAY] = "play",
                                                [SKETCH_LESSON] = "lesson",
                                                [SKETCH_PROMPT] = "prompt",
                                                [SKETCH_HINT] = "hint",
                                                [SKETCH_WALL] = "wall",
                                                [SKETCH_AFTER] = "after",
                                                [SKETCH_CLIMB] = "climb",
                                                [SKETCH_CALM] = "calm",
                                                [SKETCH_OFFER] = "offer",
                                                [SKETCH_PAUSE] = "pause",
                                                [SKETCH_DEAD_END] = "dead-end",
                                                [SKETCH_ENDED] = "ended",
                                                [SKETCH_OPENING] = "opening",
                                                [SKETCH_AFTER_PROMPT] = "after-prompt",
                                                [SKETCH_SAVED] = "saved",
                                                [SKETCH_TROUBLE] = "trouble",
                                                [SKETCH_TROUBLE_START] = "trouble-start",
                                                [SKETCH_TROUBLE_CLIMB] = "trouble-climb"};

static const enum sg_stage stages[SKETCH_COUNT] = {
    [SKETCH_START] = SG_STAGE_NEW,         [SKETCH_ASSENT] = SG_STAGE_ASSENT,
    [SKETCH_CHECK_IN] = SG_STAGE_CHECK_IN, [SKETCH_TRAIL] = SG_STAGE_TRAIL,
    [SKETCH_LESSON] = SG_STAGE_PLAY,       [SKETCH_PLAY] = SG_STAGE_PLAY,
    [SKETCH_PROMPT] = SG_STAGE_PLAY,       [SKETCH_HINT] = SG_STAGE_PLAY,
    [SKETCH_WALL] = SG_STAGE_WALL,         [SKETCH_AFTER] = SG_STAGE_AFTER,
    [SKETCH_CLIMB] = SG_STAGE_CLIMB,       [SKETCH_CALM] = SG_STAGE_CALM,
    [SKETCH_OFFER] = SG_STAGE_PLAY,        [SKETCH_PAUSE] = SG_STAGE_PLAY,
    [SKETCH_DEAD_END] = SG_STAGE_PLAY,     [SKETCH_ENDED] = SG_STAGE_ENDED,
    [SKETCH_OPENING] = SG_STAGE_OPENING,   [SKETCH_AFTER_PROMPT] = SG_STAGE_AFTER,
    [SKETCH_SAVED] = SG_STAGE_PLAY,        [SKETCH_TROUBLE] = SG_STAGE_PLAY,
    [SKETCH_TROUBLE_START] = SG_STAGE_NEW, [SKETCH_TROUBLE_CLIMB] = SG_STAGE_CLIMB};

static void copy(char *to, size_t capacity, const char *from)
{
    struct sg_text text;
    sg_text_init(&text, to, capacity);
    sg_text_put(&text, from);
}

/* ---- the board ------------------------------------------------------------------------------------- */

/* A level made for these pictures: a long way round for the target. */
static void put_board(struct sketch *sketch)
{
    struct sg_session_state *state = &sketch->session.state;
    static const char text[] = "oBBoCo"
                               "oooDCo"
                               "AAoDCo"
                               "EooDoo"
                               "EooFFG"
                               "HHIIoG";
    unsigned char position[SG_POSITION_BYTES];
    struct sg_phrase why = {0};
    state->game = sg_game_find(sg_games, "traffic");
    if (state->game && !state->game->read_position)
        state->game = NULL;
    if (!state->game || state->game->read_position(text, strlen(text), position, &why) != SG_OK) {
        fprintf(stderr, "sketch: no board: %s\n", why.msgid ? why.msgid : "no game");
        return;
    }
    state->level = (struct sg_offer){.game = state->game, .grade = 3, .distance = 11};
    copy(state->level.position, SG_POSITION_TEXT, text);
    sketch->session.history = sg_history_new(state->game->position_bytes);
    sg_history_start(sketch->session.history, position);
    sketch_move(sketch, "B-1");
    sketch_move(sketch, "F-2");
}

void sketch_lay(struct sketch *sketch, const struct sg_game *game, const void *position)
{
    struct sg_session_state *state = &sketch->session.state;
    state->game = state->chosen = game;
    state->ply = state->moves = 0;
    sg_history_free(sketch->session.history);
    sketch->session.history = sg_history_new(game->position_bytes);
    sg_history_start(sketch->session.history, position);
}

void sketch_move(struct sketch *sketch, const char *text)
{
    struct sg_session_state *state = &sketch->session.state;
    struct sg_history *history = sketch->session.history;
    unsigned char position[SG_POSITION_BYTES];
    struct sg_move move;
    memcpy(position, sg_history_now(history), state->game->position_bytes);
    if (state->game->read_move(position, text, strlen(text), &move) != SG_OK ||
        state->game->play(position, move) != SG_OK) {
        fprintf(stderr, "sketch: no move %s\n", text);
        return;
    }
    sg_history_push(history, move, position);
    state->ply = sg_history_ply(history);
    state->moves++;
}

/* ---- what else a scene shows ----------------------------------------------------------------------- */

static void put_card(struct sketch *sketch, enum sg_situation situation, const char *variant)
{
    struct sg_session_state *state = &sketch->session.state;
    struct sg_prompt_facts facts = {.attempts = 4,
                                    .minutes = 3,
                                    .steps_closer = 5,
                                    .approach = SG_STRATEGY_FWD,
                                    .other_approach = SG_STRATEGY_BACK};
    struct sg_text words;
    state->card.open = true;
    state->card.situation = situation;
    sg_text_init(&words, state->card.words, sizeof state->card.words);
    if (sg_content_prompt(sketch->content, situation, variant, &facts, &words) != SG_OK)
        fprintf(stderr, "sketch: no prompt %s\n", variant);
}

static void put_hint(struct sketch *sketch)
{
    struct sg_session_state *state = &sketch->session.state;
    state->hint.open = true;
    state->hint.rung = SG_RUNG_WHY;
    bool dutch = strcmp(sg_content_language(sketch->content), "nl") == 0;
    copy(state->hint.words, sizeof state->hint.words,
         dutch ? "Auto D staat in de weg van A. D kan pas omlaag als er onderaan plaats is."
               : "Car D blocks A. D can only go down once there is room at the bottom.");
    sketch->hint.cell_count = 2;
    sketch->hint.cells[0].x = sketch->hint.cells[1].x = 3;
    sketch->hint.cells[0].y = 2;
    sketch->hint.cells[1].y = 4;
    sketch->world.hint = &sketch->hint;
}

/* The second lesson of the game on the board. */
static void put_lesson(struct sketch *sketch)
{
    struct sg_session_state *state = &sketch->session.state;
    unsigned char position[SG_POSITION_BYTES];
    const struct sg_lesson *lesson = &state->game->lessons[1];
    state->phase = SG_PHASE_LEARN;
    state->lesson = 2;
    state->ply = state->moves = 0;
    if (lesson->position &&
        state->game->read_position(lesson->position, strlen(lesson->position), position, NULL) == SG_OK)
        sg_history_start(sketch->session.history, position);
}

static void put_scene(struct sketch *sketch, enum sketch_scene scene)
{
    struct sg_session_state *state = &sketch->session.state;
    state->recording = true;
    state->attempt = 2;
    state->visit = 4;
    state->grade = 3;
    state->best = 6;
    state->distance = 7;
    state->checkpoint_ply = UINT32_MAX;
    if (stages[scene] == SG_STAGE_PLAY || stages[scene] == SG_STAGE_AFTER)
        put_board(sketch);
    switch (scene) {
    case SKETCH_PROMPT: put_card(sketch, SG_SITUATION_OBSTACLE, "V3"); break;
    case SKETCH_HINT: put_hint(sketch); break;
    case SKETCH_LESSON: put_lesson(sketch); break;
    case SKETCH_TRAIL: state->chosen = sg_games[0]; break;
    case SKETCH_OFFER: state->wall_offered = state->wall_offer_open = true; break;
    case SKETCH_PAUSE: state->paused = true; break;
    case SKETCH_DEAD_END: state->dead_end = true; break;
    case SKETCH_AFTER: state->solved = true; break;
    case SKETCH_AFTER_PROMPT:
        state->walls = 1;
        state->last_end = SG_ATTEMPT_END_CAPPED;
        put_card(sketch, SG_SITUATION_EFFORT, "V3");
        break;
    default: break;
    }
}

/* ---- a review that looks like an hour -------------------------------------------------------------- */

static const struct {
    uint32_t visit, start;
    int32_t every_s;
    const char *distances; /* a letter a point: a is 0, b is 1 ... */
} visits[] = {
    {1, 5, 6, "feedcba"},
    {2, 9, 9, "jihihgfghgfedcba"},
    {3, 12, 11, "mlkjklmlkjihijihghijklm"},
    {3, 12, 12, "mlkjihgfghgfedcba"},
    {4, 17, 13, "rqpopqrqponmnopqponmlkjklmnmlkjk"},
    {5, 6, 7, "gfedcba"},
};

static struct sg_review_mark *mark(struct sketch *sketch, enum sg_event_kind kind, int64_t at_ms)
{
    struct sg_review_mark *added = &sketch->marks[sketch->review.mark_count++];
    added->kind = added->event.kind = kind;
    added->active_ms = at_ms;
    return added;
}

static void put_points(struct sketch *sketch)
{
    struct sg_review *review = &sketch->review;
    int64_t at_ms = 0;
    for (size_t v = 0; v < sizeof visits / sizeof *visits; v++) {
        if (visits[v].visit == 4)
            mark(sketch, SG_EVENT_WALL_ANNOUNCED, at_ms);
        for (const char *d = visits[v].distances; *d; d++) {
            uint32_t distance = (uint32_t)(*d - 'a');
            review->points[review->point_count++] = (struct sg_review_point){
                .active_ms = at_ms, .visit = visits[v].visit, .start = visits[v].start, .distance = distance};
            at_ms += visits[v].every_s * 1000;
        }
        at_ms -= visits[v].every_s * 1000;
        if (visits[v].distances[strlen(visits[v].distances) - 1] == 'a')
            mark(sketch, SG_EVENT_ATTEMPT_ENDED, at_ms)->event.as.attempt_ended.end = SG_ATTEMPT_END_SOLVED;
        else if (visits[v].visit == 3)
            mark(sketch, SG_EVENT_RESTART, at_ms);
        at_ms += 8000;
    }
    review->active_ms = at_ms;
}

static void put_review(struct sketch *sketch)
{
    struct sg_review *review = &sketch->review;
    review->attempts = sketch->attempts;
    review->points = sketch->points;
    review->marks = sketch->marks;
    review->attempt_count = 1;
    sketch->attempts[0] = (struct sg_review_attempt){.visit = 4, .attempt = 2, .line = SG_STRATEGY_REST};
    mark(sketch, SG_EVENT_CHECK_IN, 0)->event.as.check_in.feeling = SG_FEELING_SEARCHING;
    put_points(sketch);
    mark(sketch, SG_EVENT_IMPASSE_BEGAN, 360000)->event.as.impasse_began.since_best_ms = 74000;
    struct sg_session_state *state = &sketch->session.state;
    struct sg_event *shown = &mark(sketch, SG_EVENT_PROMPT_SHOWN, 440000)->event;
    char words[sizeof state->card.words];
    bool open = state->card.open;
    enum sg_situation situation = state->card.situation;
    memcpy(words, state->card.words, sizeof words);
    put_card(sketch, SG_SITUATION_OBSTACLE, "V3");
    copy(shown->as.prompt_shown.words, sizeof shown->as.prompt_shown.words, state->card.words);
    memcpy(state->card.words, words, sizeof words);
    state->card.situation = situation;
    state->card.open = open;
    mark(sketch, SG_EVENT_HINT, 780000);
    mark(sketch, SG_EVENT_IMPASSE_BEGAN, 930000)->event.as.impasse_began.since_best_ms = 81000;
    sketch->world.review = review;
}

static const char trouble[] =
    "The disk is full: /home/leerling/.local/share/smartgames takes nothing more. What was "
    "saved is still there. Make some room and start again, or go on: what you do now is "
    "kept in a second file until there is room.";

/* ---- the whole ------------------------------------------------------------------------------------- */

struct sketch *sketch_new(struct sg_fonts *fonts, enum sketch_scene scene, const char *language)
{
    struct sketch *sketch = calloc(1, sizeof *sketch);
    char bytes[512];
    struct sg_text error;
    sg_text_init(&error, bytes, sizeof bytes);
    if (!sketch || sg_content_open(SG_BUILD_DIR "/assets", language, &error, &sketch->content) != SG_OK) {
        fprintf(stderr, "sketch: %s\n", bytes);
        free(sketch);
        return NULL;
    }
    sketch->settings.text_scale = 1.0;
    sketch->world = (struct sg_ui_world){.width = 1280,
                                         .height = 800,
                                         .content = sketch->content,
                                         .settings = &sketch->settings,
                                         .metrics = sg_fonts_metrics(fonts),
                                         .new_code = "stille-otter-42",
                                         .codes = {"groene-vos-17", "snelle-beek-63"}};
    sketch->session.state.stage = stages[scene];
    if (scene >= SKETCH_SAVED) {
        sketch->world.notice = &sketch->notice;
        sketch->world.notice_is_error = scene != SKETCH_SAVED;
        sg_phrase_set(&sketch->notice, scene == SKETCH_SAVED ? "saved" : trouble);
    }
    if (stages[scene] != SG_STAGE_NEW) {
        sketch->world.session = &sketch->session;
        put_scene(sketch, scene);
        put_review(sketch);
    }
    return sketch;
}

void sketch_free(struct sketch *sketch)
{
    if (!sketch)
        return;
    sg_history_free(sketch->session.history);
    sg_content_free(sketch->content);
    free(sketch);
}

struct sg_ui_world *sketch_world(struct sketch *sketch)
{
    return &sketch->world;
}

struct sg_settings *sketch_settings(struct sketch *sketch)
{
    return &sketch->settings;
}

struct sg_session_state *sketch_state(struct sketch *sketch)
{
    return sketch->world.session ? &sketch->session.state : NULL;
}
