/* The contract between a puzzle and everything else.
 *
 * A game is one `const struct sg_game` of pure functions in games/<id>/. It reads no clock, disk, screen or
 * random device, allocates nothing, and holds nothing between calls: the same arguments give the same answer
 * on every machine. From this the engine makes undo, log, replay, hints, rating, impasse and strategy
 * detection, simulated learners, screenshots and exports.
 *
 * Where does a datum belong? Would the player expect undo to bring it back: in the position. Does it only
 * survive a redraw: in the view. Neither: it is computed anew.
 *
 * A position is `position_bytes` flat bytes without pointers and without indeterminate padding: two equal
 * positions are equal bytes. The engine copies, compares, hashes, stores and frees it. */
#ifndef SG_GAME_H
#define SG_GAME_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/arena.h"
#include "smartgames/marks.h"
#include "smartgames/phrase.h"
#include "smartgames/rng.h"
#include "smartgames/status.h"
#include "smartgames/text.h"

enum {
    SG_GAME_CONTRACT = 1,    /* the version a game was written for */
    SG_POSITION_BYTES = 512, /* no game's position is larger */
    SG_POSITION_TEXT = 768,  /* room for any position as text, with its NUL */
    SG_MOVE_TEXT = 32,       /* room for any move as text, with its NUL */
    SG_MOVES_MAX = 4096,     /* no position of any game has more legal moves */
    SG_IMPROVING_MAX = 64,   /* an analysis names at most so many improving moves */
    SG_FEATURES_MAX = 16,
    SG_GRADES = 5 /* 1 Voet, 2 Helling, 3 Klim, 4 Wand, 5 Top */
};

/* One move, packed as its game likes; only that game looks inside. Equal moves have equal codes. */
struct sg_move {
    uint64_t code;
};

enum sg_outcome { SG_OUTCOME_OPEN, SG_OUTCOME_SOLVED, SG_OUTCOME_FAILED /* over, and not solved */ };

/* How far a long computation may go. Counted in nodes, so that the answer is the same on every machine. */
struct sg_budget {
    uint64_t nodes_left;         /* each position looked at costs one */
    const atomic_bool *cancel;   /* NULL, or a flag another thread may raise: SG_ERR_CANCELLED */
};

/* ---- oracle ---------------------------------------------------------------------------------------- */

enum sg_bound {
    SG_BOUND_UNKNOWN,   /* nothing proven */
    SG_BOUND_EXACT,     /* `distance` moves (pushes, presses ...) to the goal, and not one fewer */
    SG_BOUND_AT_LEAST,  /* proven: `distance` or more */
    SG_BOUND_UNSOLVABLE /* proven: a dead end */
};

/* What is known of one position. */
struct sg_analysis {
    enum sg_bound bound;
    uint32_t distance;
    uint32_t improving_count;                     /* all there are, also beyond the array's size */
    struct sg_move improving[SG_IMPROVING_MAX];   /* legal moves after which the distance is smaller */
    bool blocked; /* proven: nothing that is added leads to the goal, something on the board has to go first
                     (games whose moves put and take away; elsewhere false, and a dead end says it all) */
    uint8_t technique; /* deduction games: level of the easiest technique that forces something; 0 none */
    uint16_t parallel; /* ... and how many cells or pieces it forces at once */
};

/* What is known of a whole level; 0 where the game has no such figure. */
struct sg_survey {
    uint64_t states;       /* positions reachable from the start */
    uint32_t max_distance; /* the largest distance among them */
    uint64_t solutions;    /* number of optimal (search) or of all (deduction) solutions; UINT64_MAX: more
                              than fit */
    bool solutions_at_least; /* counting stopped there: "2+" */
};

/* What the game prepared for one level; lives in the arena that was lent to `prepare`. Its shape is the
 * game's own. Read-only after `prepare`: several threads may ask it. */
struct sg_oracle;

/* ---- rating ---------------------------------------------------------------------------------------- */

/* What predicts difficulty for people, and how much (engine/puzzle/rating.h turns it into figures):
 * ln(expected seconds) = ln_seconds + sum of weight_i * feature_i;
 * logit P(solve) = logit_solve + sum of logit_weight_i * feature_i. */
struct sg_rating_model {
    double ln_seconds, logit_solve;
    size_t count; /* 1 .. SG_FEATURES_MAX */
    struct sg_feature {
        const char *name; /* lower case, as `rate` prints it */
        double weight, logit_weight;
    } features[SG_FEATURES_MAX];
    const char *source; /* the data and the program that the weights come from */
};

/* ---- strategies ------------------------------------------------------------------------------------ */

/* What one move looked like; the engine infers the strategy (engine/learner/strategy.h). */
struct sg_traits {
    bool forced;          /* it was the only sensible move, or followed from what is known */
    bool guessed;         /* nothing on the board spoke for it */
    bool greedy;          /* it improves what the eye sees, whether or not it really helps */
    uint8_t chain_depth;  /* 0 not in the goal's chain, 1 blocks the goal, 2 blocks a blocker ... */
    int16_t object;       /* which piece, pair, row ... was handled; -1 none */
    int16_t region;       /* part of the board; -1 none */
    int32_t order;        /* place of the move in the game's systematic order of its options; -1 none */
};

/* ---- hints ----------------------------------------------------------------------------------------- */

enum sg_rung { SG_RUNG_LOOK, SG_RUNG_WHY, SG_RUNG_STEP, SG_RUNG_COUNT };

enum { SG_HINT_CELLS = 8 };

struct sg_hint {
    struct sg_phrase words;
    struct sg_move move;                                   /* SG_RUNG_STEP: a legal, improving move */
    bool has_move;
    size_t cell_count;                                     /* cells to mark on the board */
    struct { int32_t x, y; } cells[SG_HINT_CELLS];         /* in cells, on the board */
};

/* ---- lessons --------------------------------------------------------------------------------------- */

enum { SG_LESSONS = 3 };

/* A tiny level that shows one rule by letting it be done. */
struct sg_lesson {
    const char *position; /* its text */
    uint32_t distance;    /* exact: 1 to some 6 moves */
    const char *words;    /* SG_T: what there is to do, in a sentence or two */
};

/* ---- view ------------------------------------------------------------------------------------------ */

/* What only has to survive a redraw. The engine zeroes it when a level opens; x, y in thousandths of a cell. */
struct sg_view {
    int32_t cursor_x, cursor_y; /* the cell under the keyboard's cursor, in cells */
    bool keyboard;              /* draw the focus ring */
    bool grabbed;               /* a piece is held, by pointer or key */
    int32_t piece;              /* which, in the game's own numbering; only while grabbed */
    int32_t grab_x, grab_y;     /* where the pointer took it */
    int32_t shift_x, shift_y;   /* how far it is dragged by now */
    int32_t hover_x, hover_y;   /* the pointer; -1 when it is elsewhere */
    bool dead_end;              /* a dead end, or blocked and the game tells it: shown by mark and word */
    const void *from;           /* the position before the last move while it is animated, else NULL */
    struct sg_move moved;       /* that move */
    int32_t progress;           /* of that animation: 0 .. 1000 */
    const struct sg_hint *hint; /* cells to mark; NULL none */
    uint8_t own[64];            /* the game's own */
};

enum sg_input_kind {
    SG_INPUT_HOVER,   /* the pointer moved, no button down; x < 0: it left the board */
    SG_INPUT_PRESS,
    SG_INPUT_DRAG,    /* moved with the button down */
    SG_INPUT_RELEASE,
    SG_INPUT_CANCEL,  /* forget what is held */
    SG_INPUT_KEY
};

enum sg_key {
    SG_KEY_NONE, SG_KEY_LEFT, SG_KEY_RIGHT, SG_KEY_UP, SG_KEY_DOWN,
    SG_KEY_SELECT, /* space or enter: take, release, set */
    SG_KEY_BACK,   /* escape or backspace: let go, clear */
    SG_KEY_NEXT, SG_KEY_PREVIOUS, /* tab: next piece */
    SG_KEY_CHARACTER /* a letter or digit in `character` */
};

struct sg_input {
    enum sg_input_kind kind;
    int32_t x, y; /* thousandths of a cell; may lie off the board while dragging */
    enum sg_key key;
    char character; /* 'a'-'z', '0'-'9' */
};

enum sg_answer {
    SG_ANSWER_NOTHING,
    SG_ANSWER_REDRAW,   /* the view changed */
    SG_ANSWER_MOVE,     /* `move` is what the player did */
    SG_ANSWER_NULL_MOVE /* a piece was taken and put back where it was: logged, changes nothing */
};

/* ---- the game -------------------------------------------------------------------------------------- */

struct sg_game {
    uint32_t contract;     /* SG_GAME_CONTRACT */
    const char *id;        /* lower case, for files and logs: "traffic" */
    const char *name;      /* SG_T */
    const char *aim;       /* SG_T: what has to be reached, in one sentence */
    const char *dead_end;  /* SG_T: what to say in a dead end; NULL where the genre has none */
    const char *blocked;   /* SG_T: what to say once `blocked` is proven; NULL: only the log knows it */
    size_t position_bytes; /* <= SG_POSITION_BYTES */
    size_t oracle_bytes;   /* the arena `prepare` is lent */
    size_t scratch_bytes;  /* the arena every `scratch` below is, at least */
    uint64_t oracle_nodes; /* a budget that proves every level this game generates */
    bool fills;            /* `solve` prints the solved position rather than the moves */
    bool hides;            /* the position holds what the player cannot see: distances are the worst case over
                              all that the player cannot exclude, improving moves improve each of these */

    /* Rules. Text is not NUL-terminated: `length` bytes. On SG_ERR_TEXT `why` (may be NULL) says where and
     * why. A position that was read may be played: nothing it holds can break what follows. */
    enum sg_status (*read_position)(const char *text, size_t length, void *position, struct sg_phrase *why);
    void (*write_position)(const void *position, struct sg_text *out);
    /* What `solve` prints of a solved position where other programs expect another form (a sign a cell) than
     * the text that can be read back; NULL: they do not. */
    void (*write_filled)(const void *position, struct sg_text *out);
    enum sg_status (*read_move)(const void *position, const char *text, size_t length, struct sg_move *move);
    void (*write_move)(const void *position, struct sg_move move, struct sg_text *out);
    /* The legal moves in a fixed order; returns how many, writes at most `capacity`. */
    size_t (*list_moves)(const void *position, struct sg_move *moves, size_t capacity);
    /* SG_ERR_ILLEGAL leaves the position as it was. */
    enum sg_status (*play)(void *position, struct sg_move move);
    /* NULL, or for a game whose hands may make several moves in one stroke, which play takes unlisted: the
     * listed moves that `move`, legal here, is made of, in their order. Returns how many, writes at most
     * `capacity`. Distances count the listed ones. */
    size_t (*unfold)(const void *position, struct sg_move move, struct sg_move *steps, size_t capacity);
    enum sg_outcome (*outcome)(const void *position);

    /* Oracle. `prepare` computes once what all positions reachable from `start` share. SG_OK, or
     * SG_ERR_BUDGET / SG_ERR_MEMORY with an oracle that still answers with proven bounds, or
     * SG_ERR_CANCELLED with *oracle NULL. `analyse` costs microseconds after that. */
    enum sg_status (*prepare)(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                              const struct sg_oracle **oracle);
    void (*analyse)(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                    struct sg_analysis *out);
    void (*survey)(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                   struct sg_survey *out);

    /* A level of `grade` (1-5) from `seed`, with a proof that it is solvable (and unique where the genre asks
     * it). Always ends, within its own bounds; SG_ERR_CANCELLED and SG_ERR_RANGE are its only failures.
     * `arena` is oracle_bytes + scratch_bytes large. */
    enum sg_status (*generate)(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                               void *position);

    /* Rating: the model's features of a level, in the model's order. */
    const struct sg_rating_model *rating;
    void (*features)(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     double features[SG_FEATURES_MAX]);

    /* The traits of `move`, which led from `before` to `after`. */
    void (*observe)(const void *before, struct sg_move move, const void *after, struct sg_traits *traits);

    /* One rung of the ladder from `position`, which is open and no dead end. In a dead end the rungs lead
     * back: the engine offers undo instead and does not ask. */
    void (*hint)(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                 struct sg_arena *scratch, struct sg_hint *hint);

    /* Learnt by doing: from the first rule to all of them; the last one's board stands for the game in the
     * menu. */
    struct sg_lesson lessons[SG_LESSONS];

    /* View. Size in cells; marks in thousandths of a cell. */
    void (*measure)(const void *position, int32_t *width, int32_t *height);
    void (*draw)(const void *position, const struct sg_view *view, struct sg_marks *marks);
    enum sg_answer (*handle)(const void *position, const struct sg_input *input, struct sg_view *view,
                             struct sg_move *move);
    /* What is under the cursor or the pointer, in a sentence. */
    void (*describe)(const void *position, const struct sg_view *view, struct sg_phrase *words);
};

/* The list (games/CMakeLists.txt): NULL-terminated, in the order of the menu. Only engine/app and tests ask. */
extern const struct sg_game *const sg_games[];

/* The game with this id, or NULL. */
const struct sg_game *sg_game_find(const struct sg_game *const *games, const char *id);

#endif
