/* Plies in growing arrays. A position's earlier visits are found through chains by hash: within a bucket each
 * ply points at an older one, so that cutting the end off only ever unhooks heads. Whether a ply repeats an
 * earlier one depends on what lies before it alone, and is settled when it is pushed. */
#include "puzzle/history.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum {
    FIRST_CAPACITY = 64,
    MOST_CAPACITY = 1 << 22 /* four million moves in one attempt; keeps every size below within 32 bits */
};
static const uint32_t no_ply = UINT32_MAX;

struct step {
    struct sg_move move; /* that led here; ply 0 has none */
    uint64_t hash;
    uint32_t older; /* in the same bucket */
    bool revisits;
};

struct sg_history {
    size_t position_bytes;
    uint32_t capacity; /* in plies, a power of two */
    uint32_t ply, end; /* plies 0 .. end are filled once `started` */
    bool started;
    unsigned char *positions;
    struct step *steps;
    uint32_t *buckets; /* capacity of them: the newest ply with that hash */
};

struct sg_history *sg_history_new(size_t position_bytes)
{
    assert(position_bytes > 0 && position_bytes <= SG_POSITION_BYTES);
    struct sg_history *history = calloc(1, sizeof *history);
    if (history)
        history->position_bytes = position_bytes;
    return history;
}

void sg_history_free(struct sg_history *history)
{
    if (!history)
        return;
    free(history->positions);
    free(history->steps);
    free(history->buckets);
    free(history);
}

static unsigned char *position_at(const struct sg_history *history, uint32_t ply)
{
    return history->positions + (size_t)ply * history->position_bytes;
}

static uint32_t *bucket_of(const struct sg_history *history, uint64_t hash)
{
    return &history->buckets[(hash ^ hash >> 32) & (history->capacity - 1)];
}

static void hook(struct sg_history *history, uint32_t ply)
{
    uint32_t *bucket = bucket_of(history, history->steps[ply].hash);
    history->steps[ply].older = *bucket;
    *bucket = ply;
}

static void clear_buckets(struct sg_history *history)
{
    for (uint32_t i = 0; i < history->capacity; i++)
        history->buckets[i] = no_ply;
}

/* Twice the room; nothing changes when there is no memory. */
static bool grow(struct sg_history *history)
{
    if (history->capacity == MOST_CAPACITY)
        return false;
    uint32_t capacity = history->capacity ? 2 * history->capacity : FIRST_CAPACITY;
    unsigned char *positions = realloc(history->positions, capacity * history->position_bytes);
    if (!positions)
        return false;
    history->positions = positions;
    struct step *steps = realloc(history->steps, capacity * sizeof *steps);
    if (!steps)
        return false;
    history->steps = steps;
    uint32_t *buckets = realloc(history->buckets, capacity * sizeof *buckets);
    if (!buckets)
        return false;
    history->buckets = buckets;
    history->capacity = capacity;
    clear_buckets(history);
    for (uint32_t ply = 0; history->started && ply <= history->end; ply++)
        hook(history, ply);
    return true;
}

static bool stood_before(const struct sg_history *history, uint32_t ply)
{
    const struct step *step = &history->steps[ply];
    for (uint32_t older = step->older; older != no_ply; older = history->steps[older].older)
        if (history->steps[older].hash == step->hash &&
            memcmp(position_at(history, older), position_at(history, ply), history->position_bytes) == 0)
            return true;
    return false;
}

/* Makes `ply`, whose position is in place, the present and the last. */
static void put(struct sg_history *history, uint32_t ply, struct sg_move move)
{
    struct step *step = &history->steps[ply];
    *step = (struct step){
        .move = move,
        .hash = sg_hash_bytes(SG_HASH_START, position_at(history, ply), history->position_bytes)};
    hook(history, ply);
    step->revisits = stood_before(history, ply);
    history->ply = history->end = ply;
}

enum sg_status sg_history_start(struct sg_history *history, const void *position)
{
    if (history->capacity == 0 && !grow(history))
        return SG_ERR_MEMORY;
    memmove(position_at(history, 0), position, history->position_bytes); /* it may be one of ours */
    history->started = true;
    clear_buckets(history);
    put(history, 0, (struct sg_move){0});
    return SG_OK;
}

static void cut_redo(struct sg_history *history)
{
    for (; history->end > history->ply; history->end--) {
        struct step *last = &history->steps[history->end];
        assert(*bucket_of(history, last->hash) == history->end);
        *bucket_of(history, last->hash) = last->older;
    }
}

enum sg_status sg_history_push(struct sg_history *history, struct sg_move move, const void *position)
{
    assert(history->started);
    unsigned char
        pushed[SG_POSITION_BYTES]; /* growing moves the memory that `position` may be borrowed from */
    memcpy(pushed, position, history->position_bytes);
    if (history->ply + 1 >= history->capacity && !grow(history))
        return SG_ERR_MEMORY; /* before anything changed, what can be redone included */
    cut_redo(history);
    memcpy(position_at(history, history->ply + 1), pushed, history->position_bytes);
    put(history, history->ply + 1, move);
    return SG_OK;
}

bool sg_history_undo(struct sg_history *history)
{
    if (history->ply == 0)
        return false;
    history->ply--;
    return true;
}

bool sg_history_redo(struct sg_history *history)
{
    if (history->ply == history->end)
        return false;
    history->ply++;
    return true;
}

void sg_history_go(struct sg_history *history, uint32_t ply)
{
    assert(ply <= history->end);
    history->ply = ply;
}

uint32_t sg_history_ply(const struct sg_history *history)
{
    return history->ply;
}

uint32_t sg_history_end(const struct sg_history *history)
{
    return history->end;
}

const void *sg_history_at(const struct sg_history *history, uint32_t ply)
{
    assert(history->started && ply <= history->end);
    return position_at(history, ply);
}

const void *sg_history_now(const struct sg_history *history)
{
    return sg_history_at(history, history->ply);
}

struct sg_move sg_history_move(const struct sg_history *history, uint32_t ply)
{
    assert(ply >= 1 && ply <= history->end);
    return history->steps[ply].move;
}

bool sg_history_revisits(const struct sg_history *history)
{
    return history->started && history->steps[history->ply].revisits;
}
