#include "simulate/visit.h"

#include <string.h>

enum { INPUTS_MAX = 4000 };

struct visit {
    struct sg_hour hour;
    struct sg_persona *persona;
    sg_visit_see *see;
    void *user;
};

static bool record(void *user, const struct sg_event *event)
{
    struct visit *visit = user;
    if (sg_session_state(visit->hour.session)->visit > 0)
        visit->see(visit->user, visit->persona, visit->hour.session, event);
    return true;
}

/* Cards are shown, and stay lying. */
static void words(void *user, const struct sg_session_state *state, const struct sg_event *decision,
                  struct sg_text *out)
{
    (void)user;
    (void)state;
    sg_text_put(out, decision->as.decision.variant);
}

static bool over(const struct sg_session *session)
{
    enum sg_stage stage = sg_session_state(session)->stage;
    return stage == SG_STAGE_AFTER || stage == SG_STAGE_CALM || stage == SG_STAGE_CLIMB ||
           stage == SG_STAGE_ENDED;
}

enum sg_status sg_visit_play(struct sg_persona *persona, struct sg_bench *bench, const struct sg_level *level,
                             sg_visit_see *see, void *user)
{
    const struct sg_game *const games[] = {level->game, NULL};
    struct visit visit = {.persona = persona, .see = see, .user = user};
    struct sg_event started = {.kind = SG_EVENT_SESSION_STARTED};
    struct sg_text known;
    sg_text_init(&known, started.as.session_started.known, sizeof started.as.session_started.known);
    sg_text_put(&known, level->game->id);
    started.as.session_started.simulated = true;
    persona->alone = true;
    persona->game = level->game->id;
    memset(&persona->now, 0, sizeof persona->now);
    visit.hour = (struct sg_hour){.session = sg_session_new(games),
                                  .bench = bench,
                                  .record = record,
                                  .words = words,
                                  .user = &visit,
                                  .only = level};
    if (!visit.hour.session)
        return SG_ERR_MEMORY;
    enum sg_status status = sg_hour_feed(&visit.hour, &started);
    for (int inputs = 0; status == SG_OK && !over(visit.hour.session); inputs++)
        status = inputs < INPUTS_MAX ? sg_hour_step(&visit.hour, persona) : SG_ERR_BUDGET;
    sg_session_free(visit.hour.session);
    return status;
}
