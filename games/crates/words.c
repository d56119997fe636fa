/* What is under the cursor, in a sentence. */
#include "stand.h"

const char *crates_direction_name(int direction)
{
    static const char *const names[CRATES_DIRECTIONS] = {SG_T("up"), SG_T("to the left"), SG_T("down"),
                                                         SG_T("to the right")};
    return names[direction];
}

static const char *crate_words(bool there, int count)
{
    static const char *const off[] = {SG_T("A crate. The man cannot push it from where he can walk now."),
                                      SG_T("A crate: it can be pushed {a}."),
                                      SG_T("A crate: it can be pushed {a} or {b}."),
                                      SG_T("A crate: it can be pushed {a}, {b} or {c}."),
                                      SG_T("A crate: it can be pushed {a}, {b}, {c} or {d}.")};
    static const char *const on[] = {
        SG_T("A crate on its ring. The man cannot push it from where he can walk now."),
        SG_T("A crate on its ring: it can be pushed {a}."),
        SG_T("A crate on its ring: it can be pushed {a} or {b}."),
        SG_T("A crate on its ring: it can be pushed {a}, {b} or {c}."),
        SG_T("A crate on its ring: it can be pushed {a}, {b}, {c} or {d}.")};
    return there ? on[count] : off[count];
}

static void describe_crate(const struct crates_position *position, int cell, struct sg_phrase *words)
{
    static const char *const slots[] = {"a", "b", "c", "d"};
    unsigned pushes = stand_pushes(position, cell);
    int count = 0;
    sg_phrase_set(words, crate_words(crates_has(position->goals, cell), __builtin_popcount(pushes)));
    for (int direction = 0; direction < CRATES_DIRECTIONS; direction++)
        if (pushes >> direction & 1)
            sg_phrase_add_msgid(words, slots[count++], crates_direction_name(direction));
}

static const char *floor_words(const struct crates_position *position, int cell, int man)
{
    uint8_t inside[CRATES_SET_BYTES], reach[CRATES_SET_BYTES];
    bool goal = crates_has(position->goals, cell);
    crates_inside(position, inside);
    crates_reach(position, crates_man(position), reach);
    if (cell == man)
        return goal ? SG_T("The man, on a ring that waits for a crate. Walk him with the arrow keys or a "
                           "click.")
                    : SG_T("The man. Walk him with the arrow keys or a click on the floor.");
    if (!crates_has(inside, cell))
        return SG_T("Outside the warehouse.");
    if (!crates_has(reach, cell))
        return goal ? SG_T("A ring that waits for a crate. The man cannot walk there now.")
                    : SG_T("Floor. The man cannot walk there now.");
    return goal ? SG_T("A ring that waits for a crate. The man can walk there.")
                : SG_T("Floor. The man can walk there.");
}

void crates_describe(const void *position, const struct sg_view *view, struct sg_phrase *words)
{
    const struct crates_position *p = position;
    int held = stand_held(p, view), cell = held == CRATES_NOWHERE ? stand_cell_meant(p, view) : held;
    uint8_t stuck[CRATES_SET_BYTES];
    if (cell == CRATES_NOWHERE) {
        sg_phrase_set(words, SG_T("Push every crate onto a ring. The man can push a crate, never pull it."));
        return;
    }
    crates_stuck(p, stuck);
    if (view->dead_end && crates_has(stuck, cell))
        sg_phrase_set(words, SG_T("This crate is stuck beside the rings. Going back frees it."));
    else if (crates_has(p->crates, cell))
        describe_crate(p, cell, words);
    else if (crates_has(p->walls, cell))
        sg_phrase_set(words, SG_T("A wall: it stays where it is."));
    else
        sg_phrase_set(words, floor_words(p, cell, stand_of(p, view).cell));
}
