/* Worlds for tests of the screen, put together by hand: every scene at a moment that shows what it can show.
 *
 * The session here is a double: the screen reads a session's state and history and asks which choices are
 * open, and nothing else, so these pictures stay the same when a rule of the session changes. */
#ifndef SKETCH_H
#define SKETCH_H

#include "ui/font.h"
#include "ui/ui.h"

enum sketch_scene {
    SKETCH_START,
    SKETCH_ASSENT,
    SKETCH_CHECK_IN,
    SKETCH_TRAIL,
    SKETCH_PLAY,
    SKETCH_LESSON,
    SKETCH_PROMPT,
    SKETCH_HINT,
    SKETCH_WALL,
    SKETCH_AFTER,
    SKETCH_CLIMB,
    SKETCH_CALM,
    SKETCH_GOLDEN_COUNT, /* those above have a picture */
    SKETCH_OFFER = SKETCH_GOLDEN_COUNT,
    SKETCH_PAUSE,
    SKETCH_DEAD_END,
    SKETCH_ENDED,
    SKETCH_OPENING,
    SKETCH_AFTER_PROMPT,
    SKETCH_SAVED,
    SKETCH_TROUBLE,
    SKETCH_TROUBLE_START,
    SKETCH_TROUBLE_CLIMB,
    SKETCH_COUNT
};

extern const char *const sketch_names[SKETCH_COUNT];

struct sketch;

/* `language` "nl" or "en". NULL: something is missing, said on stderr. */
struct sketch *sketch_new(struct sg_fonts *fonts, enum sketch_scene scene, const char *language);
void sketch_free(struct sketch *sketch);

/* To be changed at will between draws. */
struct sg_ui_world *sketch_world(struct sketch *sketch);
struct sg_settings *sketch_settings(struct sketch *sketch);
struct sg_session_state *sketch_state(struct sketch *sketch); /* NULL on the start scene */

/* Lays another game's board there; scenes with a board only. */
void sketch_lay(struct sketch *sketch, const struct sg_game *game, const void *position);

/* Plays a move (as text) on the board and its history. */
void sketch_move(struct sketch *sketch, const char *move);

#endif
