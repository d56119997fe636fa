/* A board filled at random, of which only the end points are shown. Where the techniques of the grade (for
 * the highest: a full search) do not lead to that one drawing, a path is cut in two at a link that they leave
 * open: the drawing stays, and the others that had this link otherwise go. What comes out is accepted if the
 * techniques of the grade below fail and the expected seconds lie in the band. */
#include "generator.h"

#include "cover.h"
#include "frontier.h"

#include <assert.h>
#include <string.h>

enum { PATIENCE = 40, SEARCH_NODES = 150000 };

/* A try costs some 25 ns for each cell to the third power; all of them stay within two seconds or so. */
static const int64_t effort_max = 60000000;

/* Expected seconds of the grades (engine/puzzle/rating.h), a little inside their bounds: a logarithm there
 * and back may round. */
static const double band_s[SG_GRADES + 1] = {0, 20, 36, 62, 110, 1e9};
static const double inside = 1.001;

/* ---- one solution ---------------------------------------------------------------------------------- */

struct maker {
    struct sg_rng rng;
    struct sg_arena *arena; /* for the search */
    int grade;
    struct links_position drawing;
    struct links_net net;        /* what the techniques leave open of it */
    struct links_position other; /* another drawing of the same end points */
    bool has_other;
};

static void close_level(const struct links_position *drawing, enum links_technique technique,
                        struct links_net *net)
{
    struct links_position level;
    links_bare(drawing, &level);
    links_net_of(&level, false, net);
    links_close(net, technique, NULL);
}

/* Whether the grade's techniques, or for the highest a full search, lead to the one drawing. */
static bool yields(struct maker *maker, const struct links_position *drawing)
{
    bool search = maker->grade == SG_GRADES;
    close_level(drawing, links_technique_of(search ? SG_GRADES - 1 : maker->grade), &maker->net);
    maker->has_other = false;
    if (maker->net.left == 0 || !search)
        return maker->net.left == 0;
    struct sg_budget budget = {.nodes_left = SEARCH_NODES};
    struct links_search all = {
        .net = &maker->net, .letters = drawing, .avoid = drawing, .budget = &budget, .found = &maker->other};
    bool known = links_search(&all, maker->arena) == SG_OK;
    maker->has_other = known && all.count > 1;
    return known && !all.at_least && all.count == 1;
}

/* Cuts a path at a random one of the drawing's links that is still open and not in the other drawing. */
static bool split_somewhere(struct maker *maker)
{
    uint16_t links[2 * LINKS_CELLS];
    uint32_t count = 0;
    for (int cell = 0, way = -1; links_net_next_open(&maker->net, &cell, &way);)
        if ((maker->drawing.cells[cell] >> (6 + way) & 1) &&
            !(maker->has_other && (maker->other.cells[cell] >> (6 + way) & 1)))
            links[count++] = (uint16_t)(2 * cell + way);
    while (count > 0) {
        uint32_t at = sg_rng_below(&maker->rng, count);
        if (links_split(&maker->drawing, links[at] / 2, links[at] % 2))
            return true;
        links[at] = links[--count];
    }
    return false;
}

/* Joins paths again, in a random order, as long as the board still yields: long paths, few letters. */
static void thin_out(struct maker *maker)
{
    uint16_t order[2 * LINKS_CELLS];
    uint32_t count = 0;
    for (int cell = 0; cell < links_count(&maker->drawing); cell++)
        for (int way = LINKS_RIGHT; way <= LINKS_DOWN; way++) {
            uint32_t at = sg_rng_below(&maker->rng, ++count);
            order[count - 1] = order[at];
            order[at] = (uint16_t)(2 * cell + way);
        }
    for (uint32_t i = 0; i < count; i++) {
        struct links_position merged = maker->drawing;
        if (links_merge(&merged, order[i] / 2, order[i] % 2) && yields(maker, &merged))
            maker->drawing = merged;
    }
}

enum sg_status links_make(int grade, struct links_recipe recipe, uint64_t seed, struct sg_arena *arena,
                          struct links_position *drawing)
{
    struct maker maker = {.arena = arena, .grade = grade};
    sg_rng_init(&maker.rng, seed);
    if (!links_cover(&maker.rng, recipe.width, recipe.height, recipe.pairs, &maker.drawing))
        return SG_ERR_MISSING;
    while (!yields(&maker, &maker.drawing))
        if (!split_somewhere(&maker))
            return SG_ERR_MISSING;
    thin_out(&maker);
    if (grade > 1) {
        close_level(&maker.drawing, links_technique_of(grade - 1), &maker.net);
        if (maker.net.left == 0)
            return SG_ERR_MISSING;
    }
    *drawing = maker.drawing;
    return SG_OK;
}

/* ---- any board of a grade -------------------------------------------------------------------------- */

static bool fits(int grade, const struct links_position *drawing)
{
    struct links_net net;
    struct links_position level;
    links_bare(drawing, &level);
    links_net_of(&level, false, &net);
    double seconds = links_effort_of(&net, drawing).seconds;
    return seconds >= band_s[grade - 1] * inside && seconds < band_s[grade] / inside;
}

/* Boards of a grade, evenly drawn, and drawn anew after PATIENCE tries. */
enum { RECIPES = 5 };
static const struct links_recipe recipes[SG_GRADES][RECIPES] = {
    {{4, 4, 2}, {4, 4, 3}, {5, 4, 3}, {5, 5, 4}, {5, 5, 3}},
    {{5, 5, 3}, {6, 5, 4}, {6, 5, 3}, {6, 6, 4}, {7, 6, 5}},
    {{6, 6, 4}, {6, 6, 5}, {7, 6, 5}, {7, 7, 5}, {7, 7, 6}},
    {{7, 7, 5}, {7, 7, 6}, {8, 7, 6}, {8, 8, 6}, {8, 8, 7}},
    {{7, 7, 5}, {8, 7, 6}, {8, 8, 7}, {9, 8, 7}, {9, 9, 8}},
};

/* What this generator made before, for the seed that finds nothing within its tries. */
static const char *const stock[SG_GRADES][LINKS_STOCK] = {
    {"AB...|.ACD.|DC...|.....|..B..", ".....|.A.B.|C....|BC..A|....."},
    {"..A..|.....|.BC..|.C.B.|...A.", "..A..B|..C.C.|A.D.EB|...D..|...E.."},
    {"A.....|.B..B.|...C..|...D..|.E.ED.|A..C..", "A....B.|...C...|.BC...D|A.....E|F.DG.H.|.H..G..|..F...E"},
    {".......A|.....BC.|..D.BE..|.F...F..|.C.E...A|.G.H....|.I...DH.|G..I....",
     ".A...BC|.B.....|.D...E.|.E..C..|..D...F|.....F.|....A.."},
    {"A.A..B...|.CD......|...C..B..|..E......|.F..F....|..GH.G...|.....H..D|E........",
     "..A.....|..B.....|...C.DA.|..E.....|.....E..|.C.....D|.B...FG.|...F.G.."},
};

const char *links_stock(int grade, int index)
{
    return stock[grade - 1][index];
}

static void take_stock(int grade, struct sg_rng *rng, struct links_position *position)
{
    const char *text = links_stock(grade, (int)sg_rng_below(rng, LINKS_STOCK));
    enum sg_status status = links_read_position(text, strlen(text), position, NULL);
    assert(status == SG_OK);
    (void)status;
}

enum sg_status links_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                              void *position)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    struct sg_rng rng;
    struct links_recipe recipe = {0};
    struct links_position drawing, level;
    sg_rng_init(&rng, sg_seed_mix(seed, (uint64_t)grade));
    int64_t effort = 0;
    for (int i = 0; effort < effort_max; i++) {
        if (cancel && atomic_load(cancel))
            return SG_ERR_CANCELLED;
        if (i % PATIENCE == 0)
            recipe = recipes[grade - 1][sg_rng_below(&rng, RECIPES)];
        int64_t cells = recipe.width * recipe.height;
        effort += cells * cells * cells;
        if (links_make(grade, recipe, sg_rng_next(&rng), arena, &drawing) != SG_OK || !fits(grade, &drawing))
            continue;
        links_bare(&drawing, &level);
        memcpy(position, &level, sizeof level);
        return SG_OK;
    }
    take_stock(grade, &rng, &level);
    memcpy(position, &level, sizeof level);
    return SG_OK;
}
