/* A log refolded: the session at any moment, and whether each recorded state hash is reached again. */
#ifndef SG_REPLAY_H
#define SG_REPLAY_H

#include "session/session.h"

struct sg_replay_finding {
    uint64_t seq;          /* the first event that does not fit; 0: all do */
    uint64_t hash_logged, hash_found;
    enum sg_status status; /* of folding that event */
};

/* Folds events[0..count) into `session` (new). SG_ERR_DAMAGED with the finding filled at the first that differs. */
enum sg_status sg_replay_verify(struct sg_session *session, const struct sg_event *events, size_t count,
                                struct sg_replay_finding *finding);

#endif
