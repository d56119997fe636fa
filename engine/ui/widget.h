/* Things to touch: each is drawn, and at once put in the list by which pointer and keyboard find it again. */
#ifndef SG_WIDGET_H
#define SG_WIDGET_H

#include "ui/layout.h"

/* What touching a thing does; also its name, so that the focus survives a redraw. */
enum sg_act_kind {
    SG_ACT_NONE,
    SG_ACT_CODE, /* value: -1 the new one, else which of the known */
    SG_ACT_BEGIN,
    SG_ACT_RESUME,
    SG_ACT_LANGUAGE /* 0 nl, 1 en */,
    SG_ACT_TEXT_SIZE,
    SG_ACT_THEME,
    SG_ACT_MOTION,
    SG_ACT_FONT,
    SG_ACT_ASSENT,  /* 1 yes, 0 rather not */
    SG_ACT_FEELING, /* enum sg_feeling */
    SG_ACT_CHOICE,  /* enum sg_choice */
    SG_ACT_GAME,    /* which of the session's games */
    SG_ACT_BOARD,
    SG_ACT_UNDO,
    SG_ACT_REDO,
    SG_ACT_WHAT_IF,
    SG_ACT_RESTART,
    SG_ACT_TIP,
    SG_ACT_OTHER,
    SG_ACT_PAUSE,
    SG_ACT_CONTINUE,
    SG_ACT_STOP,
    SG_ACT_CHIP, /* enum sg_chip */
    SG_ACT_NOT_NOW,
    SG_ACT_KEEP_TRYING,
    SG_ACT_STOP_HERE,
    SG_ACT_MARK, /* index into the review's marks */
    SG_ACT_END,
    SG_ACT_QUIT
};

struct sg_act {
    enum sg_act_kind kind;
    int32_t value;
};

struct sg_spot {
    struct sg_act act;
    struct sg_box box;
    bool enabled;
};

enum { SG_SPOTS = 256 };

struct sg_spots {
    size_t count;
    struct sg_spot items[SG_SPOTS];
};

enum sg_look {
    SG_LOOK_PLAIN,   /* a raised key */
    SG_LOOK_PRIMARY, /* filled: the one that most people want now */
    SG_LOOK_QUIET,   /* words only, until it is touched */
    SG_LOOK_CHOSEN   /* a plain one that is on */
};

struct sg_button {
    struct sg_act act;
    enum sg_look look;
    const char *icon;  /* NULL: none */
    const char *label; /* in the learner's language */
    bool disabled;
    bool stacked; /* the icon above the label, both in the middle */
    bool bare;    /* the icon only; the label is for the status line */
    enum sg_type type;
};

bool sg_act_same(struct sg_act a, struct sg_act b);

/* Draws and lists it. */
void sg_put_button(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button);
/* The same without icon and label: the scene draws its own face on it, before or after. */
void sg_put_tile(struct sg_canvas *canvas, struct sg_box box, const struct sg_button *button);
/* The width its words need. */
int32_t sg_button_width(const struct sg_canvas *canvas, const struct sg_button *button);
/* The height that its words need, wrapped, when it is `w` wide. */
int32_t sg_button_height(const struct sg_canvas *canvas, const struct sg_button *button, int32_t w);
/* Lists something that the scene draws itself; the focus ring goes around it. */
void sg_put_spot(struct sg_canvas *canvas, struct sg_box box, struct sg_act act, int32_t radius);

const struct sg_spot *sg_spot_at(const struct sg_spots *spots, int32_t x,
                                 int32_t y); /* NULL: nothing there */
const struct sg_spot *sg_spot_of(const struct sg_spots *spots, struct sg_act act);
/* The next enabled one in the order of drawing, round and round; `step` 1 or -1. NULL: there is none. */
const struct sg_spot *sg_spot_next(const struct sg_spots *spots, struct sg_act from, int step);
/* The nearest enabled one in a direction (dx, dy), one of them 0. NULL: none that way. */
const struct sg_spot *sg_spot_towards(const struct sg_spots *spots, struct sg_act from, int dx, int dy);

/* What the touch of a thing asks of the app and the session. */
void sg_act_answer(struct sg_ui *ui, const struct sg_ui_world *world, struct sg_act act,
                   struct sg_ui_answer *answer);

#endif
