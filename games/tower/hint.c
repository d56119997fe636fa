/* Three rungs about one ball: that it matters, what for, and where it goes. */
#include "tower.h"

/* What the hint is about. */
struct advice {
    struct sg_move move;
    int ball, from, to;
    int other;    /* the ball that gains by it; 0 none to name */
    bool settles; /* it comes to lie where it stays */
    bool proven;  /* the move brings the goal nearer */
};

/* The ball under the top one of `peg` that does not lie where the goal wants it; 0 none. */
static int stuck_under(const struct tower_position *position, int peg)
{
    int top = tower_height(&position->now, peg) - 1;
    for (int i = top - 1; i >= tower_settled(position, peg); i--)
        if (position->now.ball[peg][i])
            return position->now.ball[peg][i];
    return 0;
}

/* The ball whose place is taken by the top one of `peg`; 0 none. */
static int wanted_here(const struct tower_position *position, int peg)
{
    int settled = tower_settled(position, peg);
    return settled < tower_height(&position->now, peg) ? position->goal.ball[peg][settled] : 0;
}

/* A move that settles a ball before others. */
static struct sg_move choose(const struct tower_position *position, const struct sg_analysis *analysis)
{
    for (uint32_t i = 0; i < analysis->improving_count && i < SG_IMPROVING_MAX; i++) {
        struct tower_position after = *position;
        tower_play(&after, analysis->improving[i]);
        if (tower_settled_all(&after) > tower_settled_all(position))
            return analysis->improving[i];
    }
    return analysis->improving[0];
}

/* Without a proven move: some ball that the goal's chain names, which is where to look anyway. */
static int somewhere(const struct tower_position *position)
{
    int ball = 1;
    for (int other = 1; other <= position->balls; other++)
        if (tower_chain_depth(position, other) > 0 &&
            tower_top(&position->now, tower_peg_of(&position->now, other)) == other)
            ball = other;
    return ball;
}

static void advise(const struct sg_oracle *oracle, const struct tower_position *position,
                   struct sg_arena *scratch, struct advice *advice)
{
    struct sg_analysis analysis;
    tower_analyse(oracle, position, scratch, &analysis);
    *advice = (struct advice){.proven = analysis.improving_count > 0};
    if (!advice->proven) {
        advice->ball = somewhere(position);
        advice->from = tower_peg_of(&position->now, advice->ball);
        return;
    }
    struct tower_position after = *position;
    advice->move = choose(position, &analysis);
    advice->from = tower_move_from(advice->move);
    advice->to = tower_move_to(advice->move);
    advice->ball = tower_top(&position->now, advice->from);
    tower_play(&after, advice->move);
    advice->settles = tower_settled_all(&after) > tower_settled_all(position);
    advice->other = stuck_under(position, advice->from);
    if (!advice->other)
        advice->other = wanted_here(position, advice->from);
    if (advice->other == advice->ball)
        advice->other = 0;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *why_words(const struct tower_position *position, const struct advice *advice)
{
    if (advice->settles)
        return SG_T("On peg {to} all is ready for ball {ball}: there it can stay.");
    if (advice->other && tower_peg_of(&position->now, advice->other) == advice->from)
        return SG_T("Ball {ball} lies on ball {other}, and that one cannot leave before it.");
    if (advice->other)
        return SG_T("Where ball {ball} lies now, ball {other} has to come first.");
    if (advice->proven)
        return SG_T("Ball {ball} stays nowhere yet, but where it goes it leaves room for a later step.");
    return SG_T("Ball {ball} can move now, and it does not lie where the picture wants it.");
}

static const char *look_words(const struct advice *advice)
{
    if (advice->settles)
        return SG_T("Look at ball {ball}, and at where it lies in the small pictures.");
    if (advice->other)
        return SG_T("Look at ball {ball}, and at what it keeps ball {other} from.");
    return SG_T("Look at ball {ball} on peg {from}.");
}

static void fill(struct sg_phrase *words, const char *msgid, const struct advice *advice)
{
    sg_phrase_set(words, msgid);
    sg_phrase_add_int(words, "ball", advice->ball);
    sg_phrase_add_int(words, "from", advice->from + 1);
    sg_phrase_add_int(words, "to", advice->to + 1);
    if (advice->other)
        sg_phrase_add_int(words, "other", advice->other);
}

static void mark_peg(const struct tower_position *position, int peg, struct sg_hint *hint)
{
    for (int i = 0; i < TOWER_PEG_CELLS; i++, hint->cell_count++) {
        hint->cells[hint->cell_count].x = peg * TOWER_PEG_CELLS + i;
        hint->cells[hint->cell_count].y = tower_goal_rows(position);
    }
}

void tower_hint(const struct sg_oracle *oracle, const void *position, enum sg_rung rung,
                struct sg_arena *scratch, struct sg_hint *hint)
{
    *hint = (struct sg_hint){0};
    struct advice advice;
    advise(oracle, position, scratch, &advice);
    mark_peg(position, advice.from, hint);
    if (rung == SG_RUNG_LOOK)
        fill(&hint->words, look_words(&advice), &advice);
    else if (rung == SG_RUNG_WHY)
        fill(&hint->words, why_words(position, &advice), &advice);
    else if (!advice.proven)
        fill(&hint->words,
             SG_T("For this tower no certain step is known. Ball {ball} is a good place to begin."), &advice);
    else
        fill(&hint->words, SG_T("Move ball {ball} from peg {from} to peg {to}."), &advice);
    if (rung == SG_RUNG_STEP && advice.proven) {
        hint->move = advice.move;
        hint->has_move = true;
        mark_peg(position, advice.to, hint);
    }
}
