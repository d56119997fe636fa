/* Levels by real search: random layouts are improved step by step, each judged by the map of all its
 * positions, until one of those positions is as hard as was asked for. Work is counted in positions, never in
 * time, so that a seed gives the same level on every machine. */
#include "map.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    SIZES = 8,
    CANDIDATES = 6, /* positions of one map that are judged as a start */
    PATIENCE = 35   /* changes without gain before a new layout */
};

/* What is asked for each grade. The bands are those of engine/puzzle/rating.h, held a little tighter, so that
 * the last bit of a logarithm decides nothing. */
static const struct ask {
    double least_s, most_s; /* the band, expected seconds */
    double from_s, to_s;    /* what is drawn within it */
    uint64_t nodes;         /* work allowed, in positions */
    uint64_t map_nodes;     /* of one map: larger ones cost much and are seldom hard */
    uint8_t sizes[SIZES];   /* each equally likely */
} asks[SG_GRADES] = {
    {0, 19.9, 9, 18, 120000, 3000, {4, 5, 5, 5, 6, 6, 6, 6}},
    {20.1, 35.8, 21.5, 33, 260000, 3000, {5, 6, 6, 6, 6, 6, 6, 6}},
    {36.2, 61.7, 38, 57, 340000, 3500, {6, 6, 6, 6, 6, 6, 6, 6}},
    {62.3, 109, 66, 100, 1200000, 7000, {6, 6, 6, 6, 6, 6, 6, 6}},
    {110.8, 1e9, 118, 480, 2800000, 12000, {6, 6, 6, 6, 6, 6, 6, 6}},
};

struct search {
    struct sg_arena *arena;
    size_t arena_base; /* what was taken of it before */
    const atomic_bool *cancel;
    const struct ask *ask;
    struct sg_rng rng;
    uint64_t nodes_left;
    double wanted; /* ln seconds */
    uint32_t size; /* of the board */
    bool cancelled;
    struct traffic_position best;
    double best_score; /* of `best`; -INFINITY: none yet */
};

/* ---- layouts --------------------------------------------------------------------------------------- */

static uint32_t below(struct search *search, uint32_t bound)
{
    return sg_rng_below(&search->rng, bound);
}

/* One try to put a car somewhere; cars that lie in A's row would block it for good or never matter. */
static bool add_car(struct search *search, struct traffic_position *board)
{
    if (board->count == TRAFFIC_CARS)
        return false;
    uint32_t size = board->size;
    uint32_t vertical = below(search, 20) < 11, length = 2 + (below(search, 10) < 3);
    uint32_t lane = below(search, size), place = below(search, size - length + 1);
    if (!vertical && (int)lane == traffic_lane(board, 0))
        return false;
    uint64_t taken = traffic_taken(board);
    int car = board->count;
    board->cars[car] = (struct traffic_car){
        .cell = (uint8_t)(vertical ? place * size + lane : lane * size + place),
        .length = (uint8_t)length,
        .vertical = (uint8_t)vertical,
    };
    if (taken & traffic_car_cells(board, car)) {
        board->cars[car] = (struct traffic_car){0};
        return false;
    }
    board->count++;
    return true;
}

static void remove_car(struct traffic_position *board, int car)
{
    board->count--;
    memmove(&board->cars[car], &board->cars[car + 1], sizeof board->cars[0] * (size_t)(board->count - car));
    board->cars[board->count] = (struct traffic_car){0};
}

static void toggle_wall(struct search *search, struct traffic_position *board)
{
    uint32_t row = below(search, board->size), column = below(search, board->size);
    uint64_t bit = (uint64_t)1 << (row * board->size + column);
    bool wall = (traffic_walls(board) & bit) != 0;
    if (!wall && ((traffic_taken(board) & bit) || (int)row == traffic_lane(board, 0)))
        return;
    if (wall || __builtin_popcountll(traffic_walls(board)) < 2)
        board->walls[row] ^= (uint8_t)(1u << column);
}

static void random_board(struct search *search, struct traffic_position *board)
{
    uint32_t size = search->size;
    uint32_t row = below(search, 3) ? (size - 1) / 2 : below(search, size);
    *board = (struct traffic_position){.size = (uint8_t)size, .count = 1};
    board->cars[0] = (struct traffic_car){.cell = (uint8_t)(row * size + below(search, 2)), .length = 2};
    if (below(search, 4) == 0)
        toggle_wall(search, board);
    uint32_t wanted = size == 4   ? 4 + below(search, 2)
                      : size == 5 ? 6 + below(search, 3)
                                  : 11 + below(search, 3);
    for (int tries = 0; tries < 200 && board->count < wanted; tries++)
        add_car(search, board);
}

/* A small change: a car less, a car more, or one in another place; now and then a wall. */
static void change(struct search *search, struct traffic_position *board)
{
    uint32_t kind = below(search, 20);
    if (kind == 0) {
        toggle_wall(search, board);
        return;
    }
    int changes = 1 + (int)below(search, 2);
    for (int i = 0; i < changes; i++)
        if (kind < 14 && board->count > 3)
            remove_car(board, 1 + (int)below(search, board->count - 1u));
    int added = kind < 6 ? 0 : changes;
    for (int tries = 0; tries < 30 && added > 0; tries++)
        added -= add_car(search, board);
}

/* ---- judging --------------------------------------------------------------------------------------- */

/* The map of `board`, at the front of the arena; NULL when it is too large, has no goal, or the work is used
 * up. */
static const struct sg_oracle *explore(struct search *search, const struct traffic_position *board)
{
    uint64_t most = search->nodes_left < search->ask->map_nodes ? search->nodes_left : search->ask->map_nodes;
    struct sg_budget budget = {most, search->cancel};
    const struct sg_oracle *map;
    search->arena->used = search->arena_base;
    enum sg_status status = traffic_prepare(board, search->arena, &budget, &map);
    uint64_t spent = most - budget.nodes_left + 200; /* the price of setting up */
    search->nodes_left -= spent < search->nodes_left ? spent : search->nodes_left;
    search->cancelled = search->cancelled || status == SG_ERR_CANCELLED;
    return status == SG_OK && map->goals > 0 ? map : NULL;
}

/* Six decimals, as in the log: what is equal but for the last bit of a logarithm is equal on every machine.
 */
static double rounded(double value)
{
    return floor(value * 1e6 + 0.5) / 1e6;
}

static double ln_seconds(const struct sg_oracle *map, const struct traffic_facts *facts)
{
    double features[SG_FEATURES_MAX], sum = traffic_rating.ln_seconds;
    traffic_facts_features(map, facts, features);
    for (size_t i = 0; i < traffic_rating.count; i++)
        sum += traffic_rating.features[i].weight * features[i];
    return rounded(sum);
}

static bool in_band(const struct ask *ask, double ln_s)
{
    double seconds = exp(ln_s);
    return seconds >= ask->least_s && seconds <= ask->most_s;
}

/* How good a start this is; -INFINITY outside the band. Near to what is wanted, many cars that have to move,
 * moves that look wrong, few cars that do nothing. */
static double score(const struct search *search, const struct sg_oracle *map,
                    const struct traffic_facts *facts)
{
    double ln_s = ln_seconds(map, facts);
    if (!in_band(search->ask, ln_s) || facts->distance < 3)
        return -INFINITY;
    int cars = map->lines.board.count, used = __builtin_popcount(facts->used),
        needed = __builtin_popcount(facts->needed);
    double idle = (double)(cars - used) / cars, spare = (double)(used - needed) / cars;
    uint32_t retreats = facts->retreats < 3 ? facts->retreats : 3;
    double near = -8 * fabs(ln_s - search->wanted);
    return rounded(near + 0.35 * retreats - 1.5 * idle - 0.8 * spare);
}

static void consider(struct search *search, const struct sg_oracle *map, uint32_t state)
{
    struct traffic_facts facts;
    if (!traffic_facts(map, state, search->arena, &facts))
        return;
    double reached = score(search, map, &facts);
    if (reached > search->best_score) {
        search->best_score = reached;
        traffic_lines_position(&map->lines, map->keys[state], &search->best);
    }
}

/* The distance whose positions should be about as hard as wanted, judged from the farthest one. */
static uint32_t wanted_distance(const struct search *search, const struct sg_oracle *map, double hardest)
{
    double per_move = (hardest - traffic_rating.ln_seconds) / map->farthest;
    double less = hardest - search->wanted;
    uint32_t fewer = less > 0 ? (uint32_t)(less / per_move + 0.5) : 0;
    return fewer < map->farthest ? map->farthest - fewer : 1;
}

/* Some positions of the map at the distance that suits, evenly drawn. */
static void consider_some(struct search *search, const struct sg_oracle *map, uint32_t distance)
{
    uint32_t chosen[CANDIDATES], seen = 0;
    for (uint32_t state = 0; state < map->states; state++) {
        if (map->distance[state] != distance)
            continue;
        uint32_t at = seen < CANDIDATES ? seen : below(search, seen + 1);
        if (at < CANDIDATES)
            chosen[at] = state;
        seen++;
    }
    for (uint32_t i = 0; i < CANDIDATES && i < seen; i++)
        consider(search, map, chosen[i]);
}

static uint32_t farthest_state(const struct sg_oracle *map)
{
    uint32_t state = 0;
    while (map->distance[state] != map->farthest)
        state++;
    return state;
}

/* ---- searching ------------------------------------------------------------------------------------- */

/* How hard the hardest position of the map is, ln seconds; when that is enough, positions are considered. */
static double weigh(struct search *search, const struct sg_oracle *map, struct traffic_position *hardest)
{
    uint32_t state = farthest_state(map);
    struct traffic_facts facts;
    traffic_lines_position(&map->lines, map->keys[state], hardest);
    if (map->farthest < 2 || !traffic_facts(map, state, search->arena, &facts))
        return 0;
    double hard = ln_seconds(map, &facts);
    if (hard >= log(search->ask->least_s > 1 ? search->ask->least_s : 1))
        consider_some(search, map, wanted_distance(search, map, hard));
    return hard;
}

static bool satisfied(const struct search *search)
{
    return search->best_score > -1.25;
}

/* One random layout, changed for the better as long as that helps. */
static void climb(struct search *search)
{
    struct traffic_position board, hardest = {0};
    random_board(search, &board);
    double height = 0;
    for (int idle = 0; idle < PATIENCE && search->nodes_left > 0 && !search->cancelled && !satisfied(search);
         idle++) {
        struct traffic_position changed = board;
        if (height > 0)
            change(search, &changed);
        const struct sg_oracle *map = explore(search, &changed);
        double reached = map ? weigh(search, map, &hardest) : 0;
        if (height == 0 && reached == 0)
            return;
        if (reached > height)
            idle = 0;
        if (reached >= height && reached < search->wanted + 0.6) {
            board = hardest;
            height = reached;
        }
    }
}

/* Takes away cars without which the level is as hard: nothing should stand about for no reason. */
static void tidy(struct search *search)
{
    struct traffic_position board = search->best;
    if (board.size ==
        TRAFFIC_SIZE_MIN) /* where little fits, the bare levels are few and come back too often */
        return;
    for (int car = board.count - 1; car > 0; car--) {
        struct traffic_position without = board;
        remove_car(&without, car);
        search->nodes_left = 4 * search->ask->map_nodes;
        const struct sg_oracle *map = explore(search, &without);
        struct traffic_facts facts;
        if (!map || !traffic_facts(map, 0, search->arena, &facts))
            continue;
        double reached = score(search, map, &facts);
        if (reached >= search->best_score) {
            search->best_score = reached;
            board = without;
        }
    }
    search->best = board;
}

/* ---- the level that comes out ---------------------------------------------------------------------- */

static bool before(const struct traffic_position *board, int a, int b)
{
    return board->cars[a].cell < board->cars[b].cell;
}

/* A first, the others named as one reads. */
static void name_cars(struct traffic_position *board)
{
    for (int i = 1; i < board->count; i++) {
        for (int j = i; j > 1 && before(board, j, j - 1); j--) {
            struct traffic_car swapped = board->cars[j];
            board->cars[j] = board->cars[j - 1];
            board->cars[j - 1] = swapped;
        }
    }
    for (int car = 0; car < board->count; car++)
        board->cars[car].letter = (uint8_t)('A' + car);
}

/* The board upside down: as hard, and another sight. */
static void flip(struct traffic_position *board)
{
    struct traffic_position old = *board;
    for (int row = 0; row < old.size; row++)
        board->walls[row] = old.walls[old.size - 1 - row];
    for (int car = 0; car < old.count; car++) {
        int row = old.cars[car].cell / old.size, column = old.cars[car].cell % old.size;
        int rows = old.cars[car].vertical ? old.cars[car].length : 1;
        board->cars[car].cell = (uint8_t)((old.size - row - rows) * old.size + column);
    }
}

/* What this generator made before, for the seed that finds nothing within its work. */
static const char *const stock[SG_GRADES][TRAFFIC_STOCK] = {
    {"..BB...CAA.C....", ".....BBC..AAC.D....D.EEx.", ".......B.CAABDC...D......",
     "..BB.CCCD..AADE..FFE.....", "....AA.BC..BCDDD", "..BCAABC.DD...EE", "...B.AABC.DDCEEE",
     "xxBB...C.DAAC.D..EEE...FF", "AA.B..C.B..C.DD.EEE..FFF.", "....x...BC.AABCD.E..D.EFF",
     "..BBC...DC.AADE..F.E..FGG", "BCCDDB....AAE.F.GE.F.G.HH"},
    {"BBCCDDEEFF..G.....GHH.IIJJ..KLAA..KL", ".BB..CD.EECDFFG..HIGAAHIG", "..BCCD.BEEDAAFG.H.FG.HII.",
     "BCCDDEB.FFFEBGGH.IAA.H.I..J.KKLLJ.MM", "..BCDD.EBC.F.E...F.EGGHIJJJKHI.AAKHI",
     "BBCDDE.C.FEGGHFII.HJAA.HJ", "BBCCD..E.DAAE..F..GGFHHII", "..BCDDEEBCF.GAA.F.G.HHIIJJ.KKKLLLMMM",
     "........BC.DAABCED.FFGE...HGE...HGII", "BC.DDDBC..EEFGAAH.FG..HIJKKLLIJMMM..",
     "xBB...CDDEE.CFFF..C.GHHHAAG..IJJJKKI", "B.CCD.B...D.EAA.DFEGH..FEGHIII......"},
    {".BCDEE.BCDFFAACDGH..IIGH.....J.KKLLJ", "BCCDEEB..DF.GHAAFIGH..xIGHJ.K.LLJ.K.",
     "..BCD.EFBCD.EFAAD.GHHI..G..IJJGKKLL.", "BCCC..BDDEF.AAGEF...GEHHIIGJJK..LL.K",
     "BB.CDD.E.C.F.E.AAFGHHHIJG.K.IJG.KLLJ", "BCDDEEBCFFGHB...GHI...GHI.JKLMAAJKLM",
     "BB.CCDEEEF.D.AAF....GHII..GHJJ..KKK.", "BCCDDDB.EE..AAF...GGFHHHIIJJJKLLL..K",
     "BBB.CC.D..E..DAAE.xFGHHIJFGK.IJLLK.I", "B..CC.BDDDEFAAG.EFH.GI.xHJJI.KLLMM.K",
     "BBBCCD....EDFGAAEDFGHHIIF.JJJ..KKKLL", "BBCC..DEFFF.DEGGGHDIIIJHKKLMJ.AALM.."},
    {"...BCCDEEB.FDAAGHFD.IGHJ..IKKJLLMM.J", "BCAAD.BCE.D.FCEGHHFIIG..JKKK.LJMMM.L",
     "BBCCDEAA.FDEG.xF.EG..HHHG..IJJ.KKI..", "..BB.CDDE..C..EAACF.GGG.F.HIJJKKHILL",
     "BAAC.DB.EC.D..EFFGHHHI.G...I.GJJ.KK.", "..BCDD..BCEEAAFG....FGH.IIJJHK.LLMMK",
     "AA.B.C.D.BEC.DFFEGHHIJ.GK.IJxGK..LLL", "BBCCC.D.EFFFD.EG..DAAG.HIJKK.HIJLL.H",
     "BCCC..BDDEFFBAAE.....EGGHHIIJK..LLJK", "AAB..CD.B.ECD.FFEGHII.JGHKK.J...LLMM",
     "B..CDDBEEC.F.GG..FHHHI.FJJKI.LAAK..L", "B.CDEEBxCD.FB..AAFGGHHI.JJ..IKLLMMMK"},
    {".BCCDEFBGGDEFAAH.EI.JH..IKJLLL.KMMNN", ".xBBCDE..FCDEAAF.GHIIJJGH.KLLL..KMMM",
     ".BCDDE.BCF.EGAAF..G.HII.G.HJKKLLHJ..", ".BBBC.DDEEC..AA.C.F..GG.F.HIJJKKHI..",
     "BCCDE.B.FDE.AAF....GGHHHIIIJJK...LLK", "BBCCD..AAEDFGGHE.F.IHJJKLIM..KLIM.NN",
     "B..CDDBEECFGAAH.FGIIH.JK.LMMJK.LNNNK", "BCCCD.B.E.D.AAEF.....FGGHHHF.IJJJKKI",
     "BBCCCDEEEFGDAAHFGIJ.HKKIJ...LLx.....", "BBCCD.E..xD.EAAF..GHHFIIG.JKKL..JMML",
     "BBBCD....CDE.AA.FEGGHIFEJ.HIKKJLL.MM", "BCDDEEBC.FGGAA.FH..IIIHJ..K.HJ..KLLJ"},
};

const char *traffic_stock(int grade, int index)
{
    return stock[grade - 1][index];
}

static void take_stock(int grade, struct sg_rng *rng, struct traffic_position *board)
{
    const char *text = traffic_stock(grade, (int)sg_rng_below(rng, TRAFFIC_STOCK));
    enum sg_status status = traffic_read_position(text, strlen(text), board, NULL);
    assert(status == SG_OK);
    (void)status;
    if (sg_rng_below(rng, 2))
        flip(board);
}

enum sg_status traffic_generate(int grade, uint64_t seed, struct sg_arena *arena, const atomic_bool *cancel,
                                void *position)
{
    if (grade < 1 || grade > SG_GRADES)
        return SG_ERR_RANGE;
    const struct ask *ask = &asks[grade - 1];
    struct search search = {.arena = arena,
                            .arena_base = arena->used,
                            .cancel = cancel,
                            .ask = ask,
                            .nodes_left = ask->nodes,
                            .best_score = -INFINITY};
    sg_rng_init(&search.rng, sg_seed_mix(seed, (uint64_t)grade));
    search.wanted = log(ask->from_s) + sg_rng_unit(&search.rng) * (log(ask->to_s) - log(ask->from_s));
    search.size = ask->sizes[below(&search, SIZES)];
    while (search.nodes_left > 0 && !search.cancelled && !satisfied(&search))
        climb(&search);
    if (search.best_score > -INFINITY)
        tidy(&search);
    else
        take_stock(grade, &search.rng, &search.best);
    arena->used = search.arena_base;
    if (search.cancelled)
        return SG_ERR_CANCELLED;
    name_cars(&search.best);
    memcpy(position, &search.best, sizeof search.best);
    return SG_OK;
}
