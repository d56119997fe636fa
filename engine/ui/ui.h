/* The screen as a pure function: session and view state to marks, input to an event or a command.
 *
 * Nothing here knows SDL; window.h, input.h, font.h and paint.h are the shell that does. Scenes follow the
 * session's stage (SG_STAGE_NEW: start ... SG_STAGE_CLIMB: Jouw klim); a scene keeps only what a redraw
 * needs. */
#ifndef SG_UI_H
#define SG_UI_H

#include "content/content.h"
#include "report/review.h"
#include "session/session.h"
#include "smartgames/marks.h"

/* Text metrics of the fonts in use, so that layout is pure. Pixels. */
struct sg_metrics {
    int32_t (*width)(void *fonts, const char *text, size_t length, int32_t size, bool bold);
    void *fonts;
};

enum sg_theme { SG_THEME_LIGHT, SG_THEME_DARK, SG_THEME_CONTRAST, SG_THEME_COUNT };

struct sg_settings {
    enum sg_theme theme;
    double text_scale; /* 1.0 .. 2.0 */
    bool reduced_motion, dyslexic_font, show_moves;
};

/* What the scenes see of the world; everything borrowed for the call. */
struct sg_ui_world {
    int32_t width, height;            /* pixels */
    int64_t now_ms;                   /* for animation only; same clock as sg_ui_input */
    const struct sg_session *session; /* NULL: the start scene */
    const struct sg_content *content;
    const struct sg_review *review; /* of this session so far: the after-attempt and climb scenes */
    const struct sg_settings *settings;
    struct sg_metrics metrics;
    const char *codes[4];           /* learners seen before, latest first; NULL-terminated or full */
    const char *new_code;           /* a fresh code to begin with */
    const struct sg_phrase *notice; /* "saved", a disk that fails, a recovered session; NULL none */
    bool notice_is_error;
    bool can_resume;            /* the code that is chosen (sg_ui_code) has an unfinished session */
    const struct sg_hint *hint; /* the cells of the hint on show; NULL: its words only */
};

enum sg_ui_key {
    SG_UI_KEY_NONE,
    SG_UI_KEY_LEFT,
    SG_UI_KEY_RIGHT,
    SG_UI_KEY_UP,
    SG_UI_KEY_DOWN,
    SG_UI_KEY_ENTER,
    SG_UI_KEY_SPACE,
    SG_UI_KEY_ESCAPE,
    SG_UI_KEY_TAB,
    SG_UI_KEY_BACKTAB,
    SG_UI_KEY_BACKSPACE,
    SG_UI_KEY_NEXT, /* page down, page up: the next piece on the board */
    SG_UI_KEY_PREVIOUS,
    SG_UI_KEY_F11,
    SG_UI_KEY_F12,
    SG_UI_KEY_CHARACTER
};

struct sg_ui_input {
    enum {
        SG_UI_POINTER_MOVE,
        SG_UI_POINTER_DOWN,
        SG_UI_POINTER_UP,
        SG_UI_POINTER_LEFT,
        SG_UI_KEY,
        SG_UI_FOCUS,
        SG_UI_BLUR
    } kind;
    int32_t x, y; /* pixels */
    enum sg_ui_key key;
    char character; /* SG_UI_KEY_CHARACTER: 'a'-'z', '0'-'9' */
    bool control;   /* with Ctrl: z undo, y redo */
    int64_t at_ms;
};

enum sg_ui_command {
    SG_UI_NOTHING,
    SG_UI_REDRAW,
    SG_UI_EVENT,    /* `event` is an input for the session */
    SG_UI_BEGIN,    /* start a session for `event.as.session_started.learner` and .language */
    SG_UI_RESUME,   /* go on with the unfinished one of that learner */
    SG_UI_LANGUAGE, /* switch to `event.as.session_started.language` */
    SG_UI_TIP,      /* the next rung of the hint ladder, please */
    SG_UI_FULLSCREEN,
    SG_UI_QUIT,
    SG_UI_SETTINGS /* `settings` are wanted from now on */
};

struct sg_ui_answer {
    enum sg_ui_command command;
    struct sg_event event; /* without seq; at_ms is set by the caller */
    struct sg_settings settings;
};

struct sg_ui;

struct sg_ui *sg_ui_new(void);
void sg_ui_free(struct sg_ui *ui);

/* Draws the whole scene. Borrowed marks, valid until the next call. */
const struct sg_marks *sg_ui_draw(struct sg_ui *ui, const struct sg_ui_world *world);

void sg_ui_handle(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_ui_input *input,
                  struct sg_ui_answer *answer);

/* A chip of the prompt card asks for two things: its answer, and what it offers (a tip, a pause, a new
 * start). After the first was carried out: the second; false when nothing is owed. */
bool sg_ui_owed(struct sg_ui *ui, const struct sg_ui_world *world, struct sg_ui_answer *answer);

/* Tells the scenes that the session changed by `event` (starts the animation of a move, moves the focus ...).
 */
void sg_ui_note(struct sg_ui *ui, const struct sg_ui_world *world, const struct sg_event *event);

/* When the next frame is due because something moves; INT64_MAX: nothing does. */
int64_t sg_ui_wake_ms(const struct sg_ui *ui);

/* The learner's code that is chosen on the start scene. Borrowed from `world`. */
const char *sg_ui_code(const struct sg_ui *ui, const struct sg_ui_world *world);

/* The sentence in the status line, as drawn last. Borrowed. */
const char *sg_ui_status(const struct sg_ui *ui);

#endif
