/* What the program does around a session, small and on the spot: makes levels, asks the oracle, finds words,
 * keeps the log. A second session folds every event as a replay would, and must have the same hash after
 * each. */
#ifndef HOST_H
#define HOST_H

#include "session/session.h"

struct host {
    struct sg_session *session, *shadow;
    struct sg_event *log; /* every event, recorded or only noted */
    size_t count, capacity, recorded, durable, prepared;
    bool mute_oracle, mute_words, mute_levels;
    int64_t late_ms;            /* so much after the wanted time ticks come */
    double shift;               /* logits that levels turn out harder than asked */
    struct sg_effects *effects; /* room for those of one input */
    struct sg_event queue[64];
    size_t queue_first, queue_count;
    struct sg_event answer; /* the last assessment that the oracle had, also when it was muted */
};

void host_open(struct host *host); /* one game */
void host_open_with(struct host *host, const struct sg_game *const *games);
void host_close(struct host *host);

/* Feeds an input and the answers it calls for. */
enum sg_status host_feed(struct host *host, const struct sg_event *input);

/* Answers what the helpers owe after a resume. */
void host_pay(struct host *host);

/* The same from a line `at_ms kind body`. */
enum sg_status host_say(struct host *host, const char *line);
/* A kind and its body `ms` after the last event. Fails the test unless the answer is SG_OK. */
void host_do(struct host *host, int64_t ms, const char *body);

/* Ticks whenever the session wants it, until `at_ms`; fails the test if a tick brings nothing. */
void host_wait(struct host *host, int64_t at_ms);

/* Start, assent, check-in: the first level lies on the board. */
void host_begin(struct host *host);
/* From the board to solved, a second a move. */
void host_solve(struct host *host);
/* Solves and chooses "other level" until the wall is announced. */
void host_climb_to_wall(struct host *host);
/* Up and down for ever, a second a move: never a new best. */
void host_wander(struct host *host, int moves);

/* How often a kind stands in the log, and its last one (fails the test when there is none). */
size_t host_number(const struct host *host, enum sg_event_kind kind);
const struct sg_event *host_last(const struct host *host, enum sg_event_kind kind);

/* What the session knows of its learner at the game with this id. */
struct sg_belief host_theta(const struct sg_session *session, const char *id);

#endif
