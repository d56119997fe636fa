#include "simulate/realism.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "simulate/visit.h"

/* Distances are to the solved position; the study counts the drive-out as well, one more. */
enum { BANDS = 6, OPTIMA = 4, LEVELS_EACH = 6, VISITS = 16, PERSON_QUANTILES = 3 };

static const struct {
    uint32_t low, high; /* distances of the band */
    const char *what;
    double people;
} bands[BANDS] = {{1, 1, "errors at distance 1", .08}, {3, 3, "errors at distance 3", .27},
                  {5, 5, "errors at distance 5", .38}, {7, 7, "errors at distance 7", .46},
                  {9, 9, "errors at distance 9", .57}, {13, 13, "errors at distance 13", .63}};

static const struct {
    uint32_t low, high; /* of a level's optimum */
    const char *what;
    double people;
} optima[OPTIMA] = {{6, 6, "surrender at 6 moves", .023},
                    {10, 10, "surrender at 10 moves", .137},
                    {13, 13, "surrender at 13 moves", .173},
                    {15, 15, "surrender at 15 moves", .319}};

struct list {
    double *values; /* owned */
    size_t count, room;
};

struct figures {
    double error[BANDS], judged[BANDS];
    double after_error[2], after_good[2]; /* errors, all */
    double drags, nulls, revisits, undos;
    double surrendered[OPTIMA], visits[OPTIMA];
    struct list lengths, first_s, later_s, quits;
    bool failed;
    /* of the visit */
    size_t optimum;
    int last; /* -1 none, 0 good, 1 error */
    int64_t act_ms;
    uint32_t attempt_drags, attempts;
    bool moved; /* what the oracle judges next is a move or its undoing */
};

static void put(struct figures *figures, struct list *list, double value)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 256;
        double *grown = realloc(list->values, room * sizeof *grown);
        figures->failed |= !grown;
        if (!grown)
            return;
        list->values = grown;
        list->room = room;
    }
    list->values[list->count++] = value;
}

static void note_judged(struct figures *figures, const struct sg_event *event)
{
    uint32_t before = event->as.assessment.before;
    int error = event->as.assessment.after >= before;
    for (size_t i = 0; i < BANDS; i++)
        if (before >= bands[i].low && before <= bands[i].high) {
            figures->judged[i]++;
            figures->error[i] += error;
        }
    double *after = figures->last == 1 ? figures->after_error : figures->after_good;
    if (figures->last >= 0) {
        after[0] += error;
        after[1]++;
    }
    figures->last = error;
}

static void note_drag(struct figures *figures, int64_t at_ms)
{
    double seconds = (double)(at_ms - figures->act_ms) / 1000;
    figures->drags++;
    if (figures->attempt_drags == 0 && figures->attempts == 0)
        put(figures, &figures->first_s, seconds);
    else
        put(figures, &figures->later_s, seconds);
    figures->attempt_drags++;
    figures->act_ms = at_ms;
    figures->moved = true;
}

static void end_attempt(struct figures *figures)
{
    put(figures, &figures->lengths, figures->attempt_drags);
    figures->attempt_drags = 0;
    figures->attempts++;
    figures->last = -1;
}

/* An undo by button is what the study's people did by dragging the piece back: a drag, and a revisit. */
static void see(void *user, const struct sg_persona *persona, const struct sg_session *session,
                const struct sg_event *event)
{
    struct figures *figures = user;
    (void)persona;
    switch (event->kind) {
    case SG_EVENT_ATTEMPT_STARTED: figures->act_ms = event->at_ms; break;
    case SG_EVENT_NULL_MOVE:
        figures->nulls++;
        note_drag(figures, event->at_ms);
        break;
    case SG_EVENT_UNDO:
        figures->undos++;
        figures->revisits++;
        note_drag(figures, event->at_ms);
        break;
    case SG_EVENT_MOVE:
        figures->revisits += sg_history_revisits(sg_session_history(session));
        note_drag(figures, event->at_ms);
        break;
    case SG_EVENT_RESTART:
        end_attempt(figures);
        figures->act_ms = event->at_ms;
        figures->moved = false;
        break;
    case SG_EVENT_ASSESSMENT:
        if (figures->moved && event->as.assessment.before != UINT32_MAX &&
            event->as.assessment.bound == SG_BOUND_EXACT)
            note_judged(figures, event);
        break;
    case SG_EVENT_ATTEMPT_ENDED:
        end_attempt(figures);
        figures->visits[figures->optimum]++;
        figures->surrendered[figures->optimum] += event->as.attempt_ended.end == SG_ATTEMPT_END_SURRENDERED;
        break;
    default: break;
    }
}

/* ---- levels ---- */

static size_t optimum_of(uint32_t distance)
{
    size_t i = 0;
    while (i < OPTIMA && (distance < optima[i].low || distance > optima[i].high))
        i++;
    return i;
}

/* Made by the game, until there are enough of each optimum. */
static enum sg_status make_levels(struct sg_bench *bench, const struct sg_game *game,
                                  struct sg_level levels[OPTIMA][LEVELS_EACH])
{
    static const int grade_of[OPTIMA] = {2, 3, 4, 4};
    size_t have[OPTIMA] = {0}, wanted = OPTIMA;
    for (uint64_t seed = 0; wanted > 0 && seed < 4000; seed++)
        for (size_t i = 0; i < OPTIMA; i++) {
            struct sg_level made;
            if (have[i] == LEVELS_EACH)
                continue;
            int grade = grade_of[i] + (int)(seed % 3) - 1;
            enum sg_status status = sg_bench_generate(bench, game, grade, seed, NULL, &made);
            if (status != SG_OK)
                return status;
            size_t at = optimum_of(made.distance);
            if (at < OPTIMA && have[at] < LEVELS_EACH) {
                levels[at][have[at]++] = made;
                wanted -= have[at] == LEVELS_EACH;
            }
        }
    return wanted == 0 ? SG_OK : SG_ERR_RANGE;
}

/* ---- the whole ---- */

static enum sg_status play(struct figures *figures, struct sg_bench *bench, size_t people, uint64_t seed,
                           struct sg_level levels[OPTIMA][LEVELS_EACH])
{
    enum sg_status status = SG_OK;
    for (size_t i = 0; i < people && status == SG_OK; i++) {
        struct sg_persona persona;
        double before = 0, after = 0;
        sg_persona_init(&persona, sg_seed_mix(seed, i));
        for (size_t k = 0; k < OPTIMA; k++)
            before += figures->surrendered[k];
        for (size_t v = 0; v < VISITS && status == SG_OK; v++) {
            figures->optimum = (v + i) % OPTIMA;
            figures->last = -1;
            figures->attempts = figures->attempt_drags = 0;
            status = sg_visit_play(&persona, bench, &levels[figures->optimum][(v / OPTIMA + i) % LEVELS_EACH],
                                   see, figures);
            if (status == SG_ERR_BUDGET)
                status = SG_OK;
        }
        for (size_t k = 0; k < OPTIMA; k++)
            after += figures->surrendered[k];
        put(figures, &figures->quits, (after - before) / VISITS);
    }
    return figures->failed ? SG_ERR_MEMORY : status;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(struct list *list, double p)
{
    qsort(list->values, list->count, sizeof *list->values, ascending);
    return list->count ? list->values[(size_t)(p * (double)(list->count - 1))] : 0;
}

struct telling {
    struct sg_likeness *to;
    size_t count;
};

static void tell(struct telling *telling, const char *what, double people, double simulated, double tolerance,
                 bool ratio)
{
    double off = ratio ? log(simulated / people) : simulated - people;
    telling->to[telling->count++] = (struct sg_likeness){
        .what = what, .people = people, .tolerance = tolerance, .simulated = simulated, .off = fabs(off)};
}

/* Tolerances: between the people of the study who may be looked at and all of them, error rates and
 * surrenders differ by .05 already; lengths and times within a factor 1.5 and 1.28. */
static void tell_all(struct telling *telling, struct figures *figures)
{
    static const double wide = .4, narrow = .25, one_or_two = .7;
    for (size_t i = 0; i < BANDS; i++)
        tell(telling, bands[i].what, bands[i].people, figures->error[i] / figures->judged[i], .09, false);
    tell(telling, "errors after an error", .685, figures->after_error[0] / figures->after_error[1], .05,
         false);
    tell(telling, "errors after a good move", .304, figures->after_good[0] / figures->after_good[1], .05,
         false);
    tell(telling, "null moves", .114, figures->nulls / figures->drags, .03, false);
    tell(telling, "revisits", .129, figures->revisits / figures->drags, .04, false);
    tell(telling, "moves taken back", .053, figures->undos / figures->drags, .025, false);
    for (size_t i = 0; i < OPTIMA; i++)
        tell(telling, optima[i].what, optima[i].people, figures->surrendered[i] / figures->visits[i], .08,
             false);
    tell(telling, "surrender, lowest quarter of people", 0, quantile(&figures->quits, .25), .06, false);
    tell(telling, "surrender, median person", .06, quantile(&figures->quits, .5), .08, false);
    tell(telling, "surrender, highest quarter of people", .20, quantile(&figures->quits, .75), .08, false);
    tell(telling, "drags an attempt, first tenth", 1, quantile(&figures->lengths, .1), one_or_two, true);
    tell(telling, "drags an attempt, first quarter", 7, quantile(&figures->lengths, .25), wide, true);
    tell(telling, "drags an attempt, median", 16, quantile(&figures->lengths, .5), wide, true);
    tell(telling, "drags an attempt, third quarter", 29, quantile(&figures->lengths, .75), wide, true);
    tell(telling, "drags an attempt, last tenth", 52, quantile(&figures->lengths, .9), wide, true);
    tell(telling, "first drag, median s", 3.1, quantile(&figures->first_s, .5), narrow, true);
    tell(telling, "first drag, 90 % s", 10.6, quantile(&figures->first_s, .9), narrow, true);
    tell(telling, "later drags, median s", 1.04, quantile(&figures->later_s, .5), narrow, true);
    tell(telling, "later drags, 90 % s", 2.5, quantile(&figures->later_s, .9), narrow, true);
}

enum sg_status sg_realism_measure(const struct sg_game *game, size_t people, uint64_t seed,
                                  struct sg_likeness likenesses[SG_LIKENESSES], size_t *count)
{
    struct sg_bench *bench = sg_bench_new((const struct sg_game *const[]){game, NULL});
    struct figures *figures = calloc(1, sizeof *figures);
    struct sg_level(*levels)[LEVELS_EACH] = calloc(OPTIMA, sizeof *levels);
    enum sg_status status = bench && figures && levels ? make_levels(bench, game, levels) : SG_ERR_MEMORY;
    if (status == SG_OK)
        status = play(figures, bench, people, seed, levels);
    *count = 0;
    if (status == SG_OK) {
        struct telling telling = {.to = likenesses};
        tell_all(&telling, figures);
        *count = telling.count;
    }
    if (figures) {
        free(figures->lengths.values);
        free(figures->first_s.values);
        free(figures->later_s.values);
        free(figures->quits.values);
    }
    free(figures);
    free(levels);
    sg_bench_free(bench);
    return status;
}
