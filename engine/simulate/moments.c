#include "simulate/moments.h"

#include <stdlib.h>

#include "simulate/visit.h"

/* ---- people ---- */

/* The episode up to `until_ms`; false: it was over by then. */
static bool watch_until(const struct sg_human *human, const struct sg_human_episode *episode,
                        int64_t until_ms, struct sg_outlook *outlook, struct sg_outlook_person *person)
{
    int64_t at_ms = 0;
    uint32_t attempt = 1;
    sg_outlook_open(outlook, episode->distance, episode->p_solve);
    for (size_t i = 0; i < episode->count; i++) {
        const struct sg_human_act *act = &human->acts[episode->from + i];
        at_ms += act->rt_ms;
        if (at_ms > until_ms)
            return true;
        if (act->attempt != attempt)
            sg_outlook_restart(outlook);
        attempt = act->attempt;
        if (act->move[0])
            sg_outlook_move(outlook, person, act->after, act->revisit);
        else
            sg_outlook_back(outlook, outlook->now);
    }
    return false;
}

size_t sg_moments_at(const struct sg_human *human, int64_t after_ms, struct sg_moment *moments,
                     size_t capacity)
{
    struct sg_outlook_person person = {0};
    size_t count = 0;
    for (size_t i = 0; i < human->episode_count; i++) {
        const struct sg_human_episode *episode = &human->episodes[i];
        struct sg_outlook outlook;
        struct sg_outlook_person then = person;
        if (i > 0 && episode->person != human->episodes[i - 1].person)
            person = then = (struct sg_outlook_person){0};
        if (watch_until(human, episode, after_ms, &outlook, &then)) {
            if (count < capacity) {
                moments[count] =
                    (struct sg_moment){.person = episode->person, .given_up = episode->surrendered};
                sg_outlook_signs(&outlook, &then, moments[count].signs);
            }
            count++;
        }
        watch_until(human, episode, INT64_MAX, &outlook, &person);
        sg_outlook_close(&person, episode->surrendered);
    }
    return count;
}

/* ---- simulated players ---- */

struct watching {
    sg_held_see *see;
    void *user;
    struct sg_held moment;
    int64_t began_ms;
};

/* The persona's own state is that after it decided on its next act; what it knew when this one was judged has
 * not changed since, but for what it came to see in between. */
static void watch(void *user, const struct sg_persona *persona, const struct sg_session *session,
                  const struct sg_event *event)
{
    struct watching *watching = user;
    const struct sg_session_state *state = sg_session_state(session);
    struct sg_held *moment = &watching->moment;
    if (event->kind == SG_EVENT_ATTEMPT_STARTED)
        watching->began_ms = state->active_ms;
    if (event->kind != SG_EVENT_ASSESSMENT && event->kind != SG_EVENT_NULL_MOVE &&
        event->kind != SG_EVENT_ATTEMPT_ENDED)
        return;
    if (moment->ends)
        return;
    moment->ends = event->kind == SG_EVENT_ATTEMPT_ENDED || state->solved;
    moment->best = state->best;
    moment->held = persona->now.blind_from > 0 && state->best <= persona->now.blind_from;
    moment->ruled = state->impasse != SG_IMPASSE_NONE;
    moment->moved |= state->moves > 0;
    moment->active_ms = sg_session_active_ms(session, event->at_ms) - watching->began_ms;
    sg_outlook_signs(&state->outlook, &state->outlook_person, moment->signs);
    watching->see(watching->user, moment);
    moment->opens = false;
}

enum sg_status sg_held_run(const struct sg_held_trial *trial, sg_held_see *see, void *user)
{
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){trial->game, NULL});
    struct sg_level *level = malloc(sizeof *level);
    enum sg_status status = bench && level ? SG_OK : SG_ERR_MEMORY;
    for (size_t k = 0; k < trial->levels && status == SG_OK; k++) {
        int grade = 2 + (int)(k % 3);
        status = sg_bench_generate(bench, trial->game, grade, sg_seed_mix(trial->seed, k), NULL, level);
        for (size_t i = 0; i < trial->players && status == SG_OK; i++) {
            struct watching watching = {.see = see, .user = user, .moment = {.player = i, .opens = true}};
            struct sg_persona persona;
            sg_persona_init(&persona, sg_seed_mix(trial->seed, 1000 + i * trial->levels + k));
            status = sg_visit_play(&persona, bench, level, watch, &watching);
            if (status == SG_ERR_BUDGET)
                status = SG_OK;
        }
    }
    free(level);
    sg_bench_free(bench);
    return status;
}
