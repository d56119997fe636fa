/* A session being lived: the reducer, the log and the back room tied together, without a window.
 *
 * Every call is given the present on one monotonic clock (now_ms); the session's own at_ms counts from its
 * start and goes on after a resume where it was cut off. While the log cannot take more, that clock stands
 * still and inputs are refused. */
#ifndef SG_LIVE_H
#define SG_LIVE_H

#include "content/content.h"
#include "report/review.h"
#include "room.h"
#include "session/session.h"
#include "store/store.h"

struct sg_live;

/* All borrowed for its life. */
struct sg_live_desc {
    const struct sg_game *const *games;
    const struct sg_content *content;
    struct sg_store *store;
    void (*wake)(void *user);                               /* in another thread: there is something to do */
    void (*note)(void *user, const struct sg_event *event); /* the session changed by this event */
    void *user;
};

/* NULL: no memory or no thread. */
struct sg_live *sg_live_open(const struct sg_live_desc *desc);
/* An unfinished session is left as it is: it can be resumed. NULL is fine. */
void sg_live_close(struct sg_live *live);

/* Other words from now on (what is in the log stays). */
void sg_live_speak(struct sg_live *live, const struct sg_content *content);

/* A new session of `learner`. What the store cannot do is returned, and no session begins. */
enum sg_status sg_live_begin(struct sg_live *live, const char *learner, uint64_t seed, int64_t now_ms);
/* The unfinished session of `learner`, at the exact position. SG_ERR_MISSING: none; SG_ERR_DAMAGED: its log
 * cannot be folded. Then no session begins. */
enum sg_status sg_live_resume(struct sg_live *live, const char *learner, int64_t now_ms);

/* What a person did. SG_ERR_ILLEGAL: not possible now; SG_ERR_BUSY: the clock stands still. */
enum sg_status sg_live_input(struct sg_live *live, const struct sg_event *event, int64_t now_ms);
/* Asks for the next rung of the hint ladder; it comes by itself. */
void sg_live_tip(struct sg_live *live);
/* Everything that is due: answers of the back room, the session's tick (not while a piece is `held`), what
 * the log did not take before, notices. True when something on the screen may have changed. */
bool sg_live_turn(struct sg_live *live, bool held, int64_t now_ms);
/* When sg_live_turn is due next; INT64_MAX: not before something happens. */
int64_t sg_live_wake_ms(const struct sg_live *live, int64_t now_ms);

/* Each borrowed until the next call that changes; NULL: none. */
const struct sg_session *sg_live_session(const struct sg_live *live);
const struct sg_review *sg_live_review(const struct sg_live *live);
const struct sg_hint *sg_live_hint(const struct sg_live *live);
const struct sg_phrase *sg_live_notice(const struct sg_live *live, bool *is_error);

/* Something to say at the foot of the screen, for a while (`for_ms` 0: until something else is said). */
void sg_live_say(struct sg_live *live, const struct sg_phrase *words, bool is_error, int64_t for_ms,
                 int64_t now_ms);

#endif
