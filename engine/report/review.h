/* What happened in a session, attempt by attempt: a pure fold over its events, and its text for a terminal. */
#ifndef SG_REVIEW_H
#define SG_REVIEW_H

#include "content/content.h"
#include "learner/active.h"
#include "learner/persistence.h"
#include "smartgames/event.h"

struct sg_review_attempt {
    uint64_t seq; /* of the event that began it */
    uint32_t visit, attempt, moves, null_moves, undos, hints;
    char game[16];
    int32_t grade;
    uint32_t start_distance, best; /* best: of this attempt alone */
    enum sg_phase phase;
    enum sg_attempt_end end; /* SG_ATTEMPT_END_NONE: a restart ended it, or the log stops here */
    bool restarted;
    int64_t at_ms, active_ms;
    enum sg_strategy line;   /* REST, PERS or UNK against the attempt before */
};

/* A point of the curve. */
struct sg_review_point {
    uint64_t seq; /* of the event that changed the board */
    int64_t active_ms;
    uint32_t visit, attempt, start, distance, best; /* best: of the visit so far */
};

/* A mark on the curve, and the story behind it. */
struct sg_review_mark {
    enum sg_event_kind kind; /* impasse_began, impasse_ended, decision, prompt_shown, prompt_closed, prompt_answer, hint,
                                check_in, strategy, wall_*, stop_rule, attempt_ended, restart */
    int64_t active_ms, at_ms;
    uint32_t visit; /* 0: before the first level */
    struct sg_event event;
};

struct sg_review {
    struct sg_event started;      /* session_started */
    enum sg_session_end end;      /* NONE: cut off */
    bool declined;                /* "rather not": the log stops at the assent */
    int64_t last_ms, active_ms;
    size_t attempt_count, point_count, mark_count;
    struct sg_review_attempt *attempts; /* owned */
    struct sg_review_point *points;
    struct sg_review_mark *marks;
    struct sg_persistence persistence;
    /* the fold's own place, not for readers */
    struct {
        size_t attempts, points, marks; /* capacities */
        struct sg_active clock;
        int64_t attempt_active_ms; /* when the last attempt began, in active time */
        bool open;                 /* it still runs */
    } now;
};

enum sg_status sg_review_init(struct sg_review *review);
void sg_review_deinit(struct sg_review *review);
/* One event after the other. SG_ERR_MEMORY. */
enum sg_status sg_review_note(struct sg_review *review, const struct sg_event *event);

/* For a terminal: attempts, impasses with why, prompts, best distance over time, persistence counts. `content` NULL:
 * English. `put` takes each line (no newline, at most 100 columns of UTF-8). */
typedef void sg_line_fn(void *user, const char *line);
void sg_review_write(const struct sg_review *review, const struct sg_content *content, sg_line_fn *put, void *user);

#endif
