#include "session/replay.h"

enum sg_status sg_replay_verify(struct sg_session *session, const struct sg_event *events, size_t count,
                                struct sg_replay_finding *finding)
{
    *finding = (struct sg_replay_finding){.status = SG_OK};
    for (size_t i = 0; i < count; i++) {
        enum sg_status status = sg_session_apply(session, &events[i]);
        uint64_t found = sg_session_hash(session);
        if (status == SG_OK && found == events[i].state_hash)
            continue;
        *finding = (struct sg_replay_finding){
            .seq = events[i].seq, .hash_logged = events[i].state_hash, .hash_found = found, .status = status};
        return SG_ERR_DAMAGED;
    }
    return SG_OK;
}
