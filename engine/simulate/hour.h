/* A whole session played by a persona, effects carried out on the spot: simulations, demos and tests. */
#ifndef SG_HOUR_H
#define SG_HOUR_H

#include "simulate/persona.h"

enum { SG_HOUR_SEEN = 256 };

/* What an hour happens to; all borrowed. */
struct sg_hour {
    struct sg_session *session;
    struct sg_bench *bench;
    /* Every recorded event, in order; false stops the hour. */
    bool (*record)(void *user, const struct sg_event *event);
    /* The words of a decided prompt; at least one. */
    void (*words)(void *user, const struct sg_session_state *state, const struct sg_event *decision,
                  struct sg_text *out);
    void *user;
    const struct sg_pack *const *packs; /* levels in stock, NULL-terminated; NULL: all are made */
    uint64_t seen[SG_HOUR_SEEN]; /* levels the learner met, by sg_pack_hash: before, then in this hour */
    size_t seen_count;
    const struct sg_level *only; /* the one level that is offered whatever was asked; NULL: as asked */
};

/* Feeds one input, carries out its effects (levels, oracle, words) and feeds the answers back until nothing
 * is left to do: what app's worker does in the background. What sg_session_update said to the input;
 * SG_ERR_CANCELLED when `record` said stop; SG_ERR_MEMORY. */
enum sg_status sg_hour_feed(struct sg_hour *hour, const struct sg_event *input);

/* The next input of the persona, or the tick that the session wants before it. Its effects as sg_hour_feed.
 */
enum sg_status sg_hour_step(struct sg_hour *hour, struct sg_persona *persona);

/* Plays from `started` (a session_started event) until the session ended, or 20,000 inputs: SG_ERR_BUDGET. */
enum sg_status sg_hour_play(struct sg_hour *hour, struct sg_persona *persona, const struct sg_event *started);

#endif
