/* Three rungs about one car: what it is in the way of, why that matters, where it goes. */
#include "traffic.h"

/* What the hint is about: the car that moves next, and who gains by it. */
struct advice {
    struct sg_move move;
    int car;
    int gains;   /* the car whose way it is, or that gets room; -1 none to name */
    int depth;   /* of the car in the chain */
    bool proven; /* the move brings the goal nearer */
};

/* Cars in the chain first, the nearest to the goal before others; then the target; then the rest. */
static int preference(const struct traffic_chain *chain, int car)
{
    if (chain->depth[car] > 0)
        return chain->depth[car];
    return car == 0 ? 100 : 101;
}

static struct sg_move choose(const struct sg_analysis *analysis, const struct traffic_chain *chain)
{
    size_t count =
        analysis->improving_count < SG_IMPROVING_MAX ? analysis->improving_count : SG_IMPROVING_MAX;
    struct sg_move chosen = analysis->improving[0];
    for (size_t i = 1; i < count; i++)
        if (preference(chain, traffic_move_car(analysis->improving[i])) <
            preference(chain, traffic_move_car(chosen)))
            chosen = analysis->improving[i];
    return chosen;
}

/* The car that can go farther after the move; one in the chain rather than another, -1 when there is none. */
static int who_gains(const struct traffic_position *before, struct sg_move move,
                     const struct traffic_chain *chain)
{
    struct traffic_position after = *before;
    traffic_play(&after, move);
    uint64_t taken = traffic_taken(before), taken_after = traffic_taken(&after);
    int gains = -1;
    for (int car = 0; car < before->count; car++) {
        struct traffic_reach old = traffic_reach(before, taken, car),
                             now = traffic_reach(&after, taken_after, car);
        bool more = now.back > old.back || now.ahead > old.ahead;
        if (more && car != traffic_move_car(move) &&
            (gains < 0 || preference(chain, car) < preference(chain, gains)))
            gains = car;
    }
    return gains;
}

/* Without a proven move: the car at the root of the chain, which is where to look anyway. */
static int deepest(const struct traffic_position *position, const struct traffic_chain *chain)
{
    int deepest = 0;
    for (int car = 1; car < position->count; car++)
        if (chain->depth[car] > chain->depth[deepest])
            deepest = car;
    return deepest;
}

static void advise(const struct sg_oracle *oracle, const struct traffic_position *position,
                   struct sg_arena *scratch, struct advice *advice)
{
    struct sg_analysis analysis;
    struct traffic_chain chain;
    traffic_analyse(oracle, position, scratch, &analysis);
    traffic_chain(position, &chain);
    *advice = (struct advice){.proven = analysis.improving_count > 0, .gains = -1};
    if (advice->proven)
        advice->move = choose(&analysis, &chain);
    advice->car = advice->proven ? traffic_move_car(advice->move) : deepest(position, &chain);
    advice->depth = chain.depth[advice->car];
    if (advice->depth > 0)
        advice->gains = chain.blocks[advice->car];
    else if (advice->proven)
        advice->gains = who_gains(position, advice->move, &chain);
}

/* ---- words ----------------------------------------------------------------------------------------- */

static void name_car(struct sg_phrase *words, const char *name, const struct traffic_position *position,
                     int car)
{
    char letter[2] = {(char)position->cars[car].letter, '\0'};
    sg_phrase_add(words, name, letter);
}

static void mark_car(const struct traffic_position *position, int car, struct sg_hint *hint)
{
    const struct traffic_car *c = &position->cars[car];
    for (int i = 0; i < c->length && hint->cell_count < SG_HINT_CELLS; i++, hint->cell_count++) {
        int cell = c->cell + i * (c->vertical ? position->size : 1);
        hint->cells[hint->cell_count].x = cell % position->size;
        hint->cells[hint->cell_count].y = cell / position->size;
    }
}

static const char *look_words(const struct advice *advice)
{
    if (advice->depth == 1)
        return SG_T("Look at car {car}: it stands between car {other} and the exit.");
    if (advice->depth > 1)
        return SG_T("Look at car {car}: it stands in the way of car {other}.");
    if (advice->gains >= 0)
        return SG_T("Look at car {car}, and at what car {other} could do without it there.");
    return SG_T("Look at car {car}.");
}

static const char *why_words(const struct advice *advice)
{
    if (advice->depth == 1)
        return SG_T("Car {other} reaches the exit only after car {car} has left its row.");
    if (advice->depth > 1)
        return SG_T("Car {other} can leave only after car {car} has made room.");
    if (advice->car == 0)
        return traffic_move_by(advice->move) < 0
                   ? SG_T("Sometimes car {car} first goes back, so that others can pass in front of it.")
                   : SG_T("Car {car} can already go farther to the right.");
    if (advice->gains >= 0)
        return SG_T("When car {car} moves, car {other} gets more room.");
    return SG_T("Where car {car} stands now, it is in the way of a later step.");
}

static void step_words(const struct traffic_position *position, const struct advice *advice,
                       struct sg_phrase *words)
{
    int by = traffic_move_by(advice->move), cells = by < 0 ? -by : by;
    bool vertical = position->cars[advice->car].vertical;
    sg_phrase_set(words, cells == 1 ? SG_T("Slide car {car} one cell {direction}.")
                                    : SG_T("Slide car {car} {count} cells {direction}."));
    name_car(words, "car", position, advice->car);
    sg_phrase_add_int(words, "count", cells);
    sg_phrase_add_msgid(words, "direction",
                        vertical ? (by < 0 ? SG_T("up") : SG_T("down"))
                                 : (by < 0 ? SG_T("to the left") : SG_T("to the right")));
}

void traffic_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                  struct sg_arena *scratch, struct sg_hint *hint)
{
    *hint = (struct sg_hint){0};
    struct advice advice;
    advise(oracle, position, scratch, &advice);
    mark_car(position, advice.car, hint);
    if (rung == SG_RUNG_STEP && advice.proven) {
        hint->move = advice.move;
        hint->has_move = true;
        step_words(position, &advice, &hint->words);
        return;
    }
    if (rung == SG_RUNG_STEP)
        sg_phrase_set(&hint->words,
                      SG_T("For this board no certain step is known. Car {car} is a good place to begin."));
    else
        sg_phrase_set(&hint->words, rung == SG_RUNG_LOOK ? look_words(&advice) : why_words(&advice));
    name_car(&hint->words, "car", position, advice.car);
    if (advice.gains >= 0) {
        name_car(&hint->words, "other", position, advice.gains);
        mark_car(position, advice.gains, hint);
    }
}
