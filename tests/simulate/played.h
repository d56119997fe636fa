/* A whole hour of a simulated learner, and its log. */
#ifndef PLAYED_H
#define PLAYED_H

#include "simulate/hour.h"

struct played {
    struct sg_event *log;
    size_t count, capacity;
    size_t stop_at; /* refuse the event after so many; 0: take all */
    enum sg_status status;
    struct sg_session *session;
};

/* `traffic`, whose generator draws from a few real levels a grade, made once: hours by the score stay affordable. */
const struct sg_game *const *played_games(void);

/* Plays the hour of `seed`: session and persona both draw from it. `bench` (of played_games) is the caller's. */
void played_open(struct played *played, struct sg_bench *bench, uint64_t seed, size_t stop_at);
void played_close(struct played *played);

size_t played_number(const struct played *played, enum sg_event_kind kind);

#endif
