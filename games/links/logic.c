/* One technique after the other, each a way to see that an open link cannot be. */
#include "logic.h"

#include <math.h>

enum links_technique links_technique_of(int grade)
{
    return (enum links_technique)grade;
}

/* ---- one link -------------------------------------------------------------------------------------- */

/* How many looks at what follows a technique takes; from TRIAL on, all that there are. */
static const int looks[LINKS_TECHNIQUES] = {[LINKS_CUT] = 1, [LINKS_NARROW] = 3};

bool links_refutes(const struct links_net *net, enum links_technique technique, int cell, int way, bool on)
{
    struct links_net tried = *net;
    if (on)
        links_net_put(&tried, cell, way);
    else
        links_net_bar(&tried, cell, way);
    if (tried.broken)
        return true;
    if (technique >= LINKS_TRIAL)
        links_net_settle(&tried);
    for (int i = 0; i < looks[technique]; i++)
        links_net_look(&tried);
    return tried.broken || !links_net_whole(&tried, technique > LINKS_CUT);
}

/* ---- all of them ----------------------------------------------------------------------------------- */

static bool spend(struct sg_budget *budget)
{
    if (!budget)
        return true;
    if (budget->nodes_left == 0 || (budget->cancel && atomic_load(budget->cancel)))
        return false;
    budget->nodes_left--;
    return true;
}

/* Takes away what the technique refutes; returns how many links it settled. The rules of the cells are
 * applied after each, so that one round sees far. */
static int sweep(struct links_net *net, enum links_technique technique, struct sg_budget *budget)
{
    int settled = 0;
    for (int cell = 0, way = -1; !net->broken && links_net_next_open(net, &cell, &way);) {
        if (!spend(budget))
            return 0;
        if (links_refutes(net, technique, cell, way, true))
            links_net_bar(net, cell, way);
        else if (technique == LINKS_DEEP && links_refutes(net, technique, cell, way, false))
            links_net_put(net, cell, way);
        else
            continue;
        settled++;
        links_net_settle(net);
    }
    return settled;
}

bool links_close(struct links_net *net, enum links_technique most, struct sg_budget *budget)
{
    if (!links_net_settle(net) || !links_net_whole(net, most > LINKS_CUT))
        return false;
    for (int technique = LINKS_CUT; technique <= (int)most && net->left > 0;) {
        if (sweep(net, (enum links_technique)technique, budget) > 0)
            technique = LINKS_CUT;
        else
            technique++;
        if (net->broken)
            return false;
    }
    return true;
}

/* ---- steps at tips --------------------------------------------------------------------------------- */

static int known_steps(const struct links_net *net, const struct links_position *position,
                       struct links_forced *forced)
{
    int count = 0;
    for (int cell = 0; cell < net->count; cell++) {
        if (!links_is_tip(position, cell) || links_net_step_at(net, position, cell) < 0)
            continue;
        if (count++ == 0) {
            forced->cell = (uint16_t)cell;
            forced->way = (uint8_t)links_net_step_at(net, position, cell);
        }
    }
    return count;
}

void links_force(const struct links_position *position, struct links_forced *forced)
{
    struct links_net net;
    *forced = (struct links_forced){0};
    links_net_of(position, true, &net);
    for (int technique = LINKS_PASS; technique <= LINKS_DEEP; technique++) {
        if (net.broken || !links_close(&net, (enum links_technique)technique, NULL))
            return;
        forced->count = known_steps(&net, position, forced);
        if (forced->count == 0)
            continue;
        forced->technique = (enum links_technique)technique;
        return;
    }
}

enum links_technique links_reason(const struct links_position *position, int tip, int way)
{
    struct links_net net;
    links_net_of(position, true, &net);
    for (int technique = LINKS_PASS; technique <= LINKS_DEEP; technique++) {
        if (net.broken || !links_close(&net, (enum links_technique)technique, NULL))
            return 0;
        if (net.on[tip] >> way & 1)
            return (enum links_technique)technique;
        if (links_net_step_at(&net, position, tip) >= 0)
            return 0; /* another step is known here */
    }
    return 0;
}

/* ---- a whole board --------------------------------------------------------------------------------- */

/* Seconds for one step that is drawn, and for one look of each technique when it is the only one to be found.
 * With n to be found at once it takes 1 / (1 + ln n) of that: SCIENCE 7c. A design choice, not evidence. */
static const double step_s = 1.25;
static const double look_s[LINKS_TECHNIQUES] = {
    [LINKS_CUT] = 7, [LINKS_NARROW] = 13, [LINKS_TRIAL] = 28, [LINKS_DEEP] = 50, [LINKS_SEARCH] = 80};

/* How many links the technique settles in the net as it stands; all of them are settled in `after`. */
static int settle_by(const struct links_net *net, enum links_technique technique, struct links_net *after)
{
    int count = 0;
    *after = *net;
    for (int cell = 0, way = -1; links_net_next_open(net, &cell, &way);) {
        bool off = links_refutes(net, technique, cell, way, true);
        if (!off && (technique != LINKS_DEEP || !links_refutes(net, technique, cell, way, false)))
            continue;
        count++;
        if (!(after->open[cell] >> way & 1) || after->broken)
            continue;
        if (off)
            links_net_bar(after, cell, way);
        else
            links_net_put(after, cell, way);
    }
    return count;
}

/* Where nothing is settled: the place with the fewest ways left is searched until its links are known. */
static bool reveal(struct links_net *net, const struct links_position *solution)
{
    int best = -1, fewest = LINKS_WAYS + 1;
    for (int cell = 0; solution && cell < net->count; cell++) {
        int ways = __builtin_popcount(net->open[cell]);
        if (net->need[cell] > 0 && ways < fewest) {
            fewest = ways;
            best = cell;
        }
    }
    for (unsigned ways = best >= 0 ? links_drawn(solution, best) & net->open[best] : 0; ways;
         ways &= ways - 1)
        links_net_put(net, best, __builtin_ctz(ways));
    return best >= 0;
}

static void look(struct links_effort *effort, enum links_technique technique, int found)
{
    effort->seconds += look_s[technique] / (1 + log(found));
    effort->technique = (int)technique > effort->technique ? (int)technique : effort->technique;
    effort->looks++;
    effort->trials += technique >= LINKS_TRIAL;
    effort->rounds++;
    effort->narrow += found <= 2;
}

/* The easiest technique that settles anything; false: none, and no solution is known. */
static bool get_on(struct links_net *net, const struct links_position *solution, struct links_effort *effort)
{
    for (int technique = LINKS_CUT; technique <= LINKS_DEEP; technique++) {
        struct links_net after;
        int found = settle_by(net, (enum links_technique)technique, &after);
        if (found == 0)
            continue;
        *net = after;
        look(effort, (enum links_technique)technique, found);
        return true;
    }
    look(effort, LINKS_SEARCH, 1);
    return reveal(net, solution);
}

static bool waiting(const struct links_net *net)
{
    uint64_t any = 0;
    for (int word = 0; word < NET_WORDS; word++)
        any |= net->dirty[word];
    return any != 0;
}

struct links_effort links_effort_of(const struct links_net *net, const struct links_position *solution)
{
    struct links_net now = *net;
    struct links_effort effort = {.seconds = 3, .technique = LINKS_PASS};
    while (now.left > 0 && !now.broken) {
        if (waiting(&now)) {
            int put = links_net_look(&now);
            effort.seconds += put > 0 ? step_s * put / (1 + log(put)) : 0;
            effort.rounds += put > 0;
            effort.narrow += put > 0 && put <= 2;
        } else if (!get_on(&now, solution, &effort)) {
            break;
        }
    }
    if (now.left > 0) /* stuck: every link left asks a search */
        effort.seconds += look_s[LINKS_SEARCH] * now.left;
    return effort;
}
