/* Inside ui: what the scenes share. One file a scene; ui.c calls the one of the session's stage. */
#ifndef SG_SCENE_H
#define SG_SCENE_H

#include "ui/layout.h"
#include "ui/widget.h"

enum { SG_UI_MARKS = 4096, SG_UI_POOL = 65536, SG_UI_BOARD_MARKS = 2048, SG_UI_SLIDE_MS = 150 };

struct sg_ui {
    struct sg_marks marks, board_marks;
    struct sg_mark items[SG_UI_MARKS], board_items[SG_UI_BOARD_MARKS];
    char pool[SG_UI_POOL], board_pool[SG_UI_POOL / 4];
    char status[512];
    bool cramped; /* something did not fit, even with the smallest letters */

    /* what can be touched, as drawn last, and where the person is */
    struct sg_spots spots;
    struct sg_act focus, hot, held; /* of the keyboard; under the pointer; pressed */
    bool keyboard;                  /* used last: the focus ring shows */
    int32_t scene;                  /* enum sg_stage drawn last; -1: none */

    /* start */
    int32_t code; /* -1: the new one */

    struct sg_act owed; /* what a chip offers, still to be asked for */

    /* play */
    struct sg_view view;
    uint32_t visit;      /* that `view` and the flags below belong to */
    struct sg_box board; /* pixels */
    int32_t cell;        /* pixels of a cell, times SG_CELL for exactness */
    bool dragging;
    bool moved_by_hand; /* the piece already lies where the move brings it: no slide */

    /* the slide of the last move: from `before` to the position now, or back where `reversed` */
    int64_t slide_at_ms; /* INT64_MIN: none */
    int64_t drawn_at_ms;
    bool reversed;
    struct sg_move moved;
    unsigned char before[SG_POSITION_BYTES];

    /* climb */
    int32_t mark; /* selected; -1 none */
};

/* What stands on the board now, or NULL. */
const void *sg_scene_position(const struct sg_canvas *canvas);

void sg_scene_start(struct sg_canvas *canvas);
void sg_scene_assent(struct sg_canvas *canvas);
void sg_scene_check_in(struct sg_canvas *canvas);
void sg_scene_games(struct sg_canvas *canvas);
void sg_scene_opening(struct sg_canvas *canvas);
void sg_scene_wall(struct sg_canvas *canvas);
void sg_scene_play(struct sg_canvas *canvas);
void sg_scene_after(struct sg_canvas *canvas);
void sg_scene_climb(struct sg_canvas *canvas);
void sg_scene_calm(struct sg_canvas *canvas);
void sg_scene_ended(struct sg_canvas *canvas);

/* A scene's own pointer and keys, before the common ones; true: dealt with. */
bool sg_play_handle(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                    struct sg_ui_answer *answer);
bool sg_climb_handle(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                     struct sg_ui_answer *answer);

/* Whether the learner is told that it leads nowhere from here: a dead end, or blocked. */
bool sg_board_is_over(const struct sg_session_state *state);
/* A still picture of a position, as large as fits in `room`. */
void sg_board_picture(struct sg_canvas *canvas, struct sg_box room, const struct sg_game *game,
                      const void *position);
/* The board with what stands on it, at ui->board. */
void sg_board_draw(struct sg_canvas *canvas);
/* What is held falls back where it was: the window lost the focus, or the board changed under the hand. */
void sg_board_let_go(struct sg_ui *ui, const struct sg_ui_world *world);
/* The prompt card in `box`, as high as it needs; returns that height, 0 without a card. */
int32_t sg_put_prompt(struct sg_canvas *canvas, struct sg_box box);
/* Other cards of the rail, in the same way. */
int32_t sg_put_wall_offer(struct sg_canvas *canvas, struct sg_box box);
int32_t sg_put_hint(struct sg_canvas *canvas, struct sg_box box);
int32_t sg_put_dead_end(struct sg_canvas *canvas, struct sg_box box);
/* The rail beside the board: what can be done, and below it the place where a card appears. */
void sg_put_rail(struct sg_canvas *canvas, struct sg_box rail);
/* What a thing does, in a sentence (msgid), or NULL. */
const char *sg_act_words(struct sg_act act);

/* The map under a scene: contour lines over the whole window, quieter with more `fade`. */
void sg_scene_map(struct sg_canvas *canvas, uint8_t fade);
/* The same at its clearest, with the path to the summit. */
void sg_scene_trail(struct sg_canvas *canvas);
/* The row of feelings: tiles `h` high across `w`, `columns` a row; with `stop` also the way out. Returns the
 * height. */
int32_t sg_scene_feelings(struct sg_canvas *canvas, struct sg_box box, int32_t columns, int32_t gap,
                          bool stop);
/* The notice. A short one that is no error stands aside, in a place that is kept free for it, so that its
 * coming moves nothing; every other gets a strip of its own under the scene. */
enum { SG_ASIDE_PERCENT = 36 };
bool sg_notice_is_aside(const struct sg_canvas *canvas);
/* Wrapped in `box`, in the middle of its height. */
void sg_put_notice(struct sg_canvas *canvas, struct sg_box box);
/* At the foot of the window; returns the height that the scene may not use. `reserved`: the scene has no
 * place of its own for what stands aside. */
int32_t sg_put_notice_foot(struct sg_canvas *canvas, bool reserved);

#endif
