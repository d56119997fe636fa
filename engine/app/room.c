#include "room.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "shelf.h"

enum { JOBS = 256, ANSWERS = 512 };

struct job {
    enum { JOB_LEVELS, JOB_PREPARE, JOB_ASSESS, JOB_HINT } kind;
    const struct sg_game *game;
    uint32_t set, count;
    double beta;
    uint64_t seed, about;
    enum sg_rung rung;
    unsigned char before[SG_POSITION_BYTES], after[SG_POSITION_BYTES]; /* PREPARE, HINT: `before` alone */
};

struct sg_room {
    void (*wake)(void *user);
    void *user;

    /* of the thread alone */
    struct sg_bench *bench;
    struct sg_shelf *shelf;
    bool prepared;
    struct sg_level levels[SG_LADDER_CANDIDATES];
    uint64_t seen_now[SG_ROOM_SEEN]; /* for the levels being made */

    /* under the lock */
    pthread_mutex_t lock;
    pthread_cond_t work; /* a job came, or closing; also: an answer was taken */
    struct job jobs[JOBS];
    size_t job_first, job_count;
    struct sg_room_answer answers[ANSWERS];
    size_t answer_first, answer_count;
    const struct job *running; /* NULL: idle */
    bool closing;
    uint64_t seen[SG_ROOM_SEEN]; /* levels that the learner met, the oldest first */
    size_t seen_count;
    struct sg_phrase notice; /* for sg_room_notice */

    atomic_bool cancel; /* what runs now is not wanted any more */
    struct job current;
    pthread_t thread;
};

/* ---- in the thread ---- */

/* Waits for room among the answers: a loop that is busy elsewhere loses none. */
static void answer(struct sg_room *room, const struct sg_room_answer *given)
{
    pthread_mutex_lock(&room->lock);
    while (room->answer_count == ANSWERS && !room->closing)
        pthread_cond_wait(&room->work, &room->lock);
    bool taken = !room->closing;
    if (taken)
        room->answers[(room->answer_first + room->answer_count++) % ANSWERS] = *given;
    pthread_mutex_unlock(&room->lock);
    if (taken)
        room->wake(room->user);
}

/* The pack for the game of `job`; what is wrong with it waits for the loop. */
static const struct sg_pack *take_pack(struct sg_room *room, const struct job *job)
{
    struct sg_phrase notice = {0};
    const struct sg_pack *pack = sg_shelf_pack(room->shelf, job->game, &notice);
    if (notice.msgid) {
        pthread_mutex_lock(&room->lock);
        room->notice = notice;
        pthread_mutex_unlock(&room->lock); /* the offers that follow wake the loop */
    }
    return pack;
}

static enum sg_status find_levels(struct sg_room *room, const struct job *job, size_t *made)
{
    struct sg_offers_wish wish = {.game = job->game,
                                  .beta = job->beta,
                                  .seed = job->seed,
                                  .count =
                                      job->count < SG_LADDER_CANDIDATES ? job->count : SG_LADDER_CANDIDATES,
                                  .pack = take_pack(room, job),
                                  .seen = room->seen_now};
    pthread_mutex_lock(&room->lock);
    wish.seen_count = room->seen_count;
    memcpy(room->seen_now, room->seen, room->seen_count * sizeof *room->seen);
    pthread_mutex_unlock(&room->lock);
    return sg_bench_offers(room->bench, &wish, &room->cancel, room->levels, made);
}

static void make_levels(struct sg_room *room, const struct job *job)
{
    size_t made = 0;
    room->prepared = false; /* generating overwrites the oracle */
    if (find_levels(room, job, &made) != SG_OK)
        return;
    for (size_t i = 0; i < made; i++) {
        const struct sg_level *level = &room->levels[i];
        struct sg_room_answer given = {.kind = SG_ROOM_OFFER, .event.kind = SG_EVENT_OFFER};
        given.event.as.offer.set = job->set;
        given.event.as.offer.index = (uint32_t)i;
        given.event.as.offer.count = (uint32_t)made;
        struct sg_text id;
        sg_text_init(&id, given.event.as.offer.game, sizeof given.event.as.offer.game);
        sg_text_put(&id, level->game->id);
        given.event.as.offer.grade = level->rating.grade;
        given.event.as.offer.seed = level->seed;
        memcpy(given.event.as.offer.position, level->text, sizeof level->text);
        given.event.as.offer.distance = level->distance;
        given.event.as.offer.expected_s = level->rating.expected_s;
        given.event.as.offer.p_solve = level->rating.p_solve;
        answer(room, &given);
    }
}

static void prepare(struct sg_room *room, const struct job *job)
{
    enum sg_status status = sg_bench_prepare(room->bench, job->game, job->before, 0, &room->cancel);
    room->prepared = status == SG_OK || status == SG_ERR_BUDGET; /* bounds instead of distances will do */
}

static void assess(struct sg_room *room, const struct job *job)
{
    if (!room->prepared) /* of a level that is gone */
        return;
    struct sg_assessment found;
    sg_bench_assess(room->bench, job->before, job->after, &found);
    struct sg_room_answer given = {.kind = SG_ROOM_ASSESSMENT, .event.kind = SG_EVENT_ASSESSMENT};
    given.event.as.assessment.about = job->about;
    given.event.as.assessment.bound = found.bound;
    given.event.as.assessment.before = found.before;
    given.event.as.assessment.after = found.after;
    given.event.as.assessment.improving = found.improving;
    given.event.as.assessment.legal = found.legal;
    given.event.as.assessment.blocked = found.blocked;
    answer(room, &given);
}

static void hint(struct sg_room *room, const struct job *job)
{
    if (!room->prepared)
        return;
    struct sg_room_answer given = {.kind = SG_ROOM_HINT, .about = job->about, .event.kind = SG_EVENT_HINT};
    sg_bench_hint(room->bench, job->before, job->rung, &given.hint);
    given.event.as.hint.rung = job->rung;
    if (given.hint.has_move) {
        struct sg_text move;
        sg_text_init(&move, given.event.as.hint.move, sizeof given.event.as.hint.move);
        job->game->write_move(job->before, given.hint.move, &move);
    }
    answer(room, &given);
}

static void carry_out(struct sg_room *room, const struct job *job)
{
    switch (job->kind) {
    case JOB_LEVELS: make_levels(room, job); break;
    case JOB_PREPARE: prepare(room, job); break;
    case JOB_ASSESS: assess(room, job); break;
    case JOB_HINT: hint(room, job); break;
    }
}

static void *work(void *user)
{
    struct sg_room *room = user;
    pthread_mutex_lock(&room->lock);
    for (;;) {
        while (room->job_count == 0 && !room->closing)
            pthread_cond_wait(&room->work, &room->lock);
        if (room->closing)
            break;
        room->current = room->jobs[room->job_first];
        room->job_first = (room->job_first + 1) % JOBS;
        room->job_count--;
        room->running = &room->current;
        atomic_store(&room->cancel, false);
        pthread_mutex_unlock(&room->lock);
        carry_out(room, &room->current);
        pthread_mutex_lock(&room->lock);
        room->running = NULL;
    }
    pthread_mutex_unlock(&room->lock);
    return NULL;
}

/* ---- for the loop ---- */

static bool is_long(const struct job *job)
{
    return job->kind == JOB_LEVELS || job->kind == JOB_PREPARE;
}

/* A new level or a new search for levels makes what was asked before it vain. Judgements that wait are kept:
 * they belong to moves that are in the log, and cost microseconds. */
static void supersede(struct sg_room *room)
{
    size_t kept = 0;
    bool board = room->running && room->running->kind == JOB_PREPARE;
    for (size_t i = 0; i < room->job_count; i++) {
        const struct job job = room->jobs[(room->job_first + i) % JOBS];
        if (job.kind == JOB_ASSESS && !board)
            room->jobs[(room->job_first + kept++) % JOBS] = job;
        board = board || job.kind == JOB_PREPARE; /* its judgements go with it */
    }
    room->job_count = kept;
    if (room->running && is_long(room->running))
        atomic_store(&room->cancel, true);
}

static enum sg_status ask(struct sg_room *room, const struct job *job)
{
    pthread_mutex_lock(&room->lock);
    if (is_long(job))
        supersede(room);
    bool fits = room->job_count < JOBS;
    if (fits)
        room->jobs[(room->job_first + room->job_count++) % JOBS] = *job;
    pthread_cond_signal(&room->work);
    pthread_mutex_unlock(&room->lock);
    return fits ? SG_OK : SG_ERR_MEMORY;
}

enum sg_status sg_room_levels(struct sg_room *room, const struct sg_effect *effect)
{
    return ask(room, &(struct job){.kind = JOB_LEVELS,
                                   .game = effect->levels.game,
                                   .set = effect->levels.set,
                                   .count = effect->levels.count,
                                   .beta = effect->levels.beta,
                                   .seed = effect->levels.seed});
}

/* The oldest goes where there is no room. */
static void note_seen(struct sg_room *room, uint64_t hash)
{
    for (size_t i = 0; i < room->seen_count; i++)
        if (room->seen[i] == hash)
            return;
    if (room->seen_count == SG_ROOM_SEEN)
        memmove(room->seen, room->seen + 1, --room->seen_count * sizeof *room->seen);
    room->seen[room->seen_count++] = hash;
}

void sg_room_learner(struct sg_room *room, const uint64_t *seen, size_t count)
{
    pthread_mutex_lock(&room->lock);
    room->seen_count = 0;
    for (size_t i = 0; i < count; i++)
        note_seen(room, seen[i]);
    pthread_mutex_unlock(&room->lock);
}

bool sg_room_notice(struct sg_room *room, struct sg_phrase *words)
{
    pthread_mutex_lock(&room->lock);
    *words = room->notice;
    room->notice.msgid = NULL;
    pthread_mutex_unlock(&room->lock);
    return words->msgid != NULL;
}

enum sg_status sg_room_prepare(struct sg_room *room, const struct sg_game *game, const void *position)
{
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    game->write_position(position, &text);
    pthread_mutex_lock(&room->lock);
    note_seen(room, sg_pack_hash(game, bytes));
    pthread_mutex_unlock(&room->lock);
    struct job job = {.kind = JOB_PREPARE, .game = game};
    memcpy(job.before, position, game->position_bytes);
    return ask(room, &job);
}

enum sg_status sg_room_assess(struct sg_room *room, const struct sg_effect *effect)
{
    struct job job = {.kind = JOB_ASSESS, .about = effect->assess.about};
    memcpy(job.before, effect->assess.before, sizeof job.before);
    memcpy(job.after, effect->assess.after, sizeof job.after);
    return ask(room, &job);
}

enum sg_status sg_room_hint(struct sg_room *room, const struct sg_game *game, const void *position,
                            enum sg_rung rung, uint64_t about)
{
    struct job job = {.kind = JOB_HINT, .game = game, .rung = rung, .about = about};
    memcpy(job.before, position, game->position_bytes);
    return ask(room, &job);
}

bool sg_room_take(struct sg_room *room, struct sg_room_answer *given)
{
    pthread_mutex_lock(&room->lock);
    bool any = room->answer_count > 0;
    if (any) {
        *given = room->answers[room->answer_first];
        room->answer_first = (room->answer_first + 1) % ANSWERS;
        room->answer_count--;
        pthread_cond_signal(&room->work);
    }
    pthread_mutex_unlock(&room->lock);
    return any;
}

struct sg_room *sg_room_open(const struct sg_game *const *games, void (*wake)(void *user), void *user)
{
    struct sg_room *room = calloc(1, sizeof *room);
    if (!room)
        return NULL;
    room->wake = wake;
    room->user = user;
    room->bench = sg_bench_new(games);
    room->shelf = sg_shelf_open(NULL, games);
    pthread_mutex_init(&room->lock, NULL);
    pthread_cond_init(&room->work, NULL);
    if (room->bench && room->shelf && pthread_create(&room->thread, NULL, work, room) == 0)
        return room;
    sg_shelf_close(room->shelf);
    sg_bench_free(room->bench);
    pthread_cond_destroy(&room->work);
    pthread_mutex_destroy(&room->lock);
    free(room);
    return NULL;
}

void sg_room_close(struct sg_room *room)
{
    if (!room)
        return;
    pthread_mutex_lock(&room->lock);
    room->closing = true;
    atomic_store(&room->cancel, true);
    pthread_cond_signal(&room->work);
    pthread_mutex_unlock(&room->lock);
    pthread_join(room->thread, NULL);
    sg_shelf_close(room->shelf);
    sg_bench_free(room->bench);
    pthread_cond_destroy(&room->work);
    pthread_mutex_destroy(&room->lock);
    free(room);
}
