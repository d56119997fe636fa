/* A window in which a session is watched, not played: the demo and the replay share its clock and its keys.
 *
 * Space stops and goes on, up and down change the speed, left and right step, escape leaves. */
#ifndef SG_WATCH_H
#define SG_WATCH_H

#include "command.h"
#include "report/review.h"
#include "screen.h"
#include "session/session.h"

struct sg_watch {
    const struct sg_cli *cli;
    struct sg_screen *screen;
    struct sg_session *session; /* what is shown */
    struct sg_review review;
    struct sg_phrase notice;
    int32_t speed; /* times as fast as it happened */
    bool stopped, leaving;
    int32_t step; /* -1, 0, 1: what the person asked for since the last look; the owner puts it back to 0 */
    int64_t shown_ms, clock_ms; /* the session's time that is shown; sg_clock_ms when it was that */
};

/* -1, or the exit code to leave with after the reason was said. Close it in both cases. */
int sg_watch_open(struct sg_watch *watch, const struct sg_cli *cli, int32_t speed);
void sg_watch_close(struct sg_watch *watch);

/* A new session and review instead of the old. SG_ERR_MEMORY. */
enum sg_status sg_watch_anew(struct sg_watch *watch);

/* After the session changed by `event`: the review and the scenes hear of it. */
void sg_watch_note(struct sg_watch *watch, const struct sg_event *event);

/* Sleeps until the session's time is `due_ms` (INT64_MAX: until something happens), deals with keys, and
 * shows what changed. Long silences pass in at most two seconds. True when it is time. */
bool sg_watch_turn(struct sg_watch *watch, int64_t due_ms);

#endif
