/* What is known of a dial, and how to say it. A real game searches in `prepare` and looks up in `analyse`. */
#include "template.h"

struct sg_oracle {
    bool complete; /* the search ran to its end: distances are exact */
};

/* What an arena too small for anything still proves. */
static const struct sg_oracle blind = {.complete = false};

uint32_t template_turns(const struct dial *dial)
{
    int down = dial->shown, up = dial->size - dial->shown;
    return (uint32_t)(down < up ? down : up);
}

enum sg_status template_prepare(const void *start, struct sg_arena *arena, struct sg_budget *budget,
                                const struct sg_oracle **oracle)
{
    (void)start;
    *oracle = NULL;
    if (budget->cancel && atomic_load(budget->cancel))
        return SG_ERR_CANCELLED;
    *oracle = &blind;
    struct sg_oracle *made = sg_arena_take(arena, 1, sizeof *made);
    if (!made)
        return SG_ERR_MEMORY;
    if (budget->nodes_left == 0)
        return SG_ERR_BUDGET;
    budget->nodes_left--;
    made->complete = true;
    *oracle = made;
    return SG_OK;
}

static void add_improving(struct sg_analysis *out, uint64_t code)
{
    out->improving[out->improving_count++].code = code;
}

void template_analyse(const struct sg_oracle *oracle, const void *position, struct sg_arena *scratch,
                      struct sg_analysis *out)
{
    (void)scratch;
    const struct dial *dial = position;
    *out = (struct sg_analysis){.bound = SG_BOUND_EXACT};
    if (dial->shown == 0)
        return;
    if (!oracle->complete) {
        out->bound = SG_BOUND_AT_LEAST;
        out->distance = 1;
        return;
    }
    out->distance = template_turns(dial);
    if (2 * dial->shown >= dial->size)
        add_improving(out, DIAL_UP);
    if (2 * dial->shown <= dial->size)
        add_improving(out, DIAL_DOWN);
}

void template_survey(const struct sg_oracle *oracle, const void *start, struct sg_arena *scratch,
                     struct sg_survey *out)
{
    (void)scratch;
    const struct dial *dial = start;
    *out = (struct sg_survey){0};
    if (!oracle->complete)
        return;
    bool solved = dial->shown == 0; /* and then nothing is reachable */
    out->states = solved ? 1 : dial->size;
    out->max_distance = solved ? 0 : dial->size / 2u;
    out->solutions = !solved && 2 * dial->shown == dial->size ? 2 : 1;
}

void template_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                   struct sg_arena *scratch, struct sg_hint *hint)
{
    struct sg_analysis analysis;
    template_analyse(oracle, position, scratch, &analysis);
    static const char *const words[SG_RUNG_COUNT] = {
        [SG_RUNG_LOOK] = SG_T("Look at the number on the dial."),
        [SG_RUNG_WHY] = SG_T("Turning it {way} is never the longer way here."),
        [SG_RUNG_STEP] = SG_T("Turn it one number {way}."),
    };
    *hint = (struct sg_hint){.cell_count = 1};
    sg_phrase_set(&hint->words, words[rung]);
    if (rung == SG_RUNG_LOOK || analysis.improving_count == 0)
        return;
    bool up = analysis.improving[0].code == DIAL_UP;
    sg_phrase_add_msgid(&hint->words, "way", up ? SG_T("clockwise") : SG_T("anticlockwise"));
    hint->has_move = rung == SG_RUNG_STEP;
    if (hint->has_move)
        hint->move = analysis.improving[0];
}
