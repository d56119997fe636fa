/* Three rungs about one lit lamp: that it has to change an odd number of times, how many presses around it do
 * that in a shortest solution, and one of them. */
#include "lights.h"

struct advice {
    int lamp;    /* the lit lamp to think about */
    int around;  /* presses of the solution that change it: odd */
    int press;   /* the best of those */
    bool proven; /* the solution is known to be a shortest one */
};

/* How many lamps fewer are lit after the press. */
static int gain(const struct lights_set *lit, const struct lights_set *near)
{
    struct lights_set out = lights_both(near, lit);
    return 2 * lights_size(&out) - lights_size(near);
}

static int best_press(const struct lights_shape *shape, const struct lights_set *lit,
                      const struct lights_set *presses)
{
    int best = -1, best_gain = 0;
    for (int lamp = 0; lamp < shape->rows * shape->columns; lamp++) {
        if (!lights_has(presses, lamp))
            continue;
        struct lights_set near = lights_near(shape, lamp);
        if (best < 0 || gain(lit, &near) > best_gain) {
            best = lamp;
            best_gain = gain(lit, &near);
        }
    }
    return best;
}

/* The lit lamp that the fewest presses of the solution change: the one that says most. */
static void advise(const struct sg_oracle *oracle, const struct lights_position *position,
                   struct advice *advice)
{
    const struct lights_shape *shape = &position->shape;
    struct lights_set lit = lights_lit(position), presses;
    struct lights_answer answer;
    *advice = (struct advice){.proven = lights_ask(oracle, position, &answer), .lamp = -1, .press = -1};
    for (int lamp = 0; lamp < shape->rows * shape->columns; lamp++) {
        if (!lights_has(&lit, lamp))
            continue;
        struct lights_set near = lights_near(shape, lamp);
        presses = advice->proven ? lights_both(&near, &answer.best) : near;
        int around = lights_size(&presses);
        if (advice->lamp >= 0 && around >= advice->around)
            continue;
        *advice = (struct advice){lamp, around, best_press(shape, &lit, &presses), advice->proven};
    }
}

static void mark(const struct lights_shape *shape, int lamp, struct sg_hint *hint)
{
    if (hint->cell_count == SG_HINT_CELLS)
        return;
    hint->cells[hint->cell_count].x = lamp % shape->columns;
    hint->cells[hint->cell_count].y = lamp / shape->columns;
    hint->cell_count++;
}

static void mark_around(const struct lights_shape *shape, int lamp, struct sg_hint *hint)
{
    struct lights_set near = lights_near(shape, lamp);
    for (int i = 0; i < shape->rows * shape->columns; i++)
        if (i != lamp && lights_has(&near, i))
            mark(shape, i, hint);
}

static void say(struct sg_hint *hint, const char *msgid, const struct lights_shape *shape, int lamp)
{
    sg_phrase_set(&hint->words, msgid);
    sg_phrase_add_int(&hint->words, "row", lamp / shape->columns + 1);
    sg_phrase_add_int(&hint->words, "column", lamp % shape->columns + 1);
}

static const char *why_words(const struct advice *advice)
{
    if (!advice->proven)
        return SG_T(
            "An odd number of presses on this lamp and those around it puts it out; twice is as good as "
            "not at all.");
    if (advice->around == 1)
        return SG_T(
            "Of this lamp and those around it, only one has to be pressed. The order makes no difference.");
    return SG_T(
        "Of this lamp and those around it, {count} have to be pressed. The order makes no difference.");
}

static void say_step(const struct lights_position *position, const struct advice *advice,
                     struct sg_hint *hint)
{
    const struct lights_shape *shape = &position->shape;
    struct lights_set lit = lights_lit(position), near = lights_near(shape, advice->press);
    mark(shape, advice->press, hint);
    say(hint,
        gain(&lit, &near) > 0 ? SG_T("Press the lamp in row {row}, column {column}.")
                              : SG_T("Press the lamp in row {row}, column {column}. Others go on first; the "
                                     "next presses put them "
                                     "out."),
        shape, advice->press);
    hint->move.code = (uint64_t)advice->press;
    hint->has_move = true;
}

void lights_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                 struct sg_arena *scratch, struct sg_hint *hint)
{
    (void)scratch;
    const struct lights_position *board = position;
    struct advice advice;
    *hint = (struct sg_hint){0};
    advise(oracle, board, &advice);
    if (advice.lamp < 0) { /* all are out */
        sg_phrase_set(&hint->words, SG_T("All lamps are out."));
        return;
    }
    if (rung == SG_RUNG_STEP && advice.proven) {
        say_step(board, &advice, hint);
        return;
    }
    mark(&board->shape, advice.lamp, hint);
    if (rung == SG_RUNG_LOOK)
        say(hint, SG_T("Look at the lit lamp in row {row}, column {column}, and at what can switch it."),
            &board->shape, advice.lamp);
    else if (rung == SG_RUNG_WHY) {
        sg_phrase_set(&hint->words, why_words(&advice));
        sg_phrase_add_int(&hint->words, "count", advice.around);
        mark_around(&board->shape, advice.lamp, hint);
    } else
        say(hint,
            SG_T("For this board no certain step is known. The lamp in row {row}, column {column} is a good "
                 "place "
                 "to begin."),
            &board->shape, advice.lamp);
}
