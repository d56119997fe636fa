/* How real people played, out of the tables of a study: text in, people out. Reads no file: its bytes are
 * handed over (engine/app/human.h).
 *
 * The tables are those of `traffic` as README.md describes them, tab-separated with a header: boards
 * (board_id, board) and moves (person, board_id, attempt, k, car, to_cell, seconds, null_move,
 * episode_solved, episode_surrendered); columns in any order, others passed over. A person's rows stand
 * together in the order of play; an episode is a person at a board. */
#ifndef SG_HUMAN_H
#define SG_HUMAN_H

#include "puzzle/history.h"
#include "puzzle/level.h"
#include "smartgames/phrase.h"

enum { SG_HUMAN_LEVEL = 64, SG_HUMAN_MOVE = 8 };

/* A drag: a move, or a null move (move ""). */
struct sg_human_act {
    uint32_t attempt; /* from 1 */
    int64_t rt_ms;    /* since the act before, or since the board was opened */
    char move[SG_HUMAN_MOVE];
    /* sg_human_judge: of a move */
    uint32_t before, after; /* exact distances; UINT32_MAX unknown or a dead end */
    bool revisit;           /* the position stood on the board before in this attempt */
    bool back;              /* it restores the position before the last move: an undo by hand */
};

struct sg_human_episode {
    size_t person; /* from 0 */
    char level[SG_HUMAN_LEVEL];
    size_t from, count; /* of its acts */
    bool solved, surrendered;
    /* sg_human_judge */
    uint32_t distance; /* of the level */
    double p_solve;    /* of the reference learner */
};

struct sg_human {
    size_t people, episode_count, act_count;
    struct sg_human_episode *episodes; /* owned; a person's stand together, in the order of play */
    struct sg_human_act *acts;         /* owned */
};

struct sg_human_bytes {
    const char *bytes; /* not NUL-terminated */
    size_t length;
};

/* SG_ERR_TEXT: `why` says what is wrong with the tables, and there are no people; SG_ERR_MEMORY. */
enum sg_status sg_human_read(struct sg_human *human, struct sg_human_bytes boards,
                             struct sg_human_bytes moves, struct sg_phrase *why);
void sg_human_free(struct sg_human *human);

/* One act of a replay, before it is made. */
struct sg_human_sight {
    size_t episode, act;       /* indices */
    const void *now, *earlier; /* the position, and the one before the last move of the attempt; NULL: none */
    struct sg_history *history;
    struct sg_move move; /* no null move */
    struct sg_bench *bench;
};
typedef void sg_human_see(void *user, const struct sg_human_sight *sight);

/* Fills in what the oracle says, board by board, and shows each move (`see` may be NULL) in the order of play
 * within its episode. An act that cannot have happened ends its episode there. SG_ERR_MEMORY, SG_ERR_TEXT: a
 * board is none of this game. */
enum sg_status sg_human_judge(struct sg_human *human, const struct sg_game *game, sg_human_see *see,
                              void *user);

#endif
