/* The back room: one thread that makes levels and asks the oracle, so that the loop never waits.
 *
 * Work is asked for and returns at once; answers lie ready in order. Work that newer work replaces is
 * cancelled: new levels replace levels not yet made, a new level on the board replaces the oracle of the one
 * before. Levels come from the packs in the folder of assets, read when they are first needed, and are made
 * where a pack has none. */
#ifndef SG_ROOM_H
#define SG_ROOM_H

#include "puzzle/level.h"
#include "session/session.h"

enum { SG_ROOM_SEEN = 1024 };

struct sg_room;

struct sg_room_answer {
    enum sg_room_answer_kind {
        SG_ROOM_OFFER,      /* `event` is an OFFER */
        SG_ROOM_ASSESSMENT, /* `event` is an ASSESSMENT without `best` and `revisit` */
        SG_ROOM_HINT        /* `event` is a HINT without words; `hint` has them as phrases */
    } kind;
    struct sg_event event;
    struct sg_hint hint;
    uint64_t about; /* HINT: what sg_room_hint was told */
};

/* `wake` is called in the room's thread when an answer lies ready. NULL: no memory or no thread. */
struct sg_room *sg_room_open(const struct sg_game *const *games, void (*wake)(void *user), void *user);
/* Cancels what runs and waits for the thread. NULL is fine. */
void sg_room_close(struct sg_room *room);

/* Each is SG_OK or SG_ERR_MEMORY. */
enum sg_status sg_room_levels(struct sg_room *room, const struct sg_effect *effect);
enum sg_status sg_room_prepare(struct sg_room *room, const struct sg_game *game, const void *position);
enum sg_status sg_room_assess(struct sg_room *room, const struct sg_effect *effect);
enum sg_status sg_room_hint(struct sg_room *room, const struct sg_game *game, const void *position,
                            enum sg_rung rung, uint64_t about);

/* Another learner sits down, or one comes back: the levels this one met before, by sg_pack_hash; they are not
 * offered again while there are others. Without this call the room goes by what it prepared itself. At most
 * the last SG_ROOM_SEEN of them count. */
void sg_room_learner(struct sg_room *room, const uint64_t *seen, size_t count);

/* What the room has to tell people, once: levels in stock that cannot be used. False: nothing. */
bool sg_room_notice(struct sg_room *room, struct sg_phrase *words);

/* Takes the next answer; false: none lies ready. */
bool sg_room_take(struct sg_room *room, struct sg_room_answer *answer);

#endif
