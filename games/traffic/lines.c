#include "lines.h"

#include <assert.h>
#include <string.h>

/* ---- cutting --------------------------------------------------------------------------------------- */

static uint64_t cells_at(const struct traffic_position *board, int car, int place)
{
    struct traffic_position moved = *board;
    int step = board->cars[car].vertical ? board->size : 1;
    moved.cars[car].cell = (uint8_t)(board->cars[car].cell + (place - traffic_place(board, car)) * step);
    return traffic_car_cells(&moved, car);
}

/* Adds every way to place the cars from `nth` on behind `from`. */
static void place_cars(const struct traffic_lines *lines, struct traffic_line *line,
                       const struct traffic_reach *reach, int nth, int from, uint8_t *places)
{
    if (nth == line->count || nth == TRAFFIC_LINE_CARS) { /* the second only tells the compiler the bound */
        assert(line->configs < TRAFFIC_CONFIGS);
        memcpy(line->places[line->configs], places, TRAFFIC_LINE_CARS);
        for (int i = 0; i < line->count; i++)
            line->cells[line->configs] |= cells_at(&lines->board, line->cars[i], places[i]);
        line->configs++;
        return;
    }
    int car = line->cars[nth], place = traffic_place(&lines->board, car);
    int first = place - reach[nth].back, last = place + reach[nth].ahead;
    for (int at = first > from ? first : from; at <= last; at++) {
        places[nth] = (uint8_t)at;
        place_cars(lines, line, reach, nth + 1, at + lines->board.cars[car].length, places);
    }
}

static int find_config(const struct traffic_line *line, const uint8_t *places)
{
    for (int config = 0; config < line->configs; config++)
        if (memcmp(line->places[config], places, TRAFFIC_LINE_CARS) == 0)
            return config;
    return -1;
}

/* The step of the `nth` car from `config`. */
static struct traffic_step make_step(const struct traffic_line *line, int config, int nth, int by)
{
    uint8_t places[TRAFFIC_LINE_CARS];
    memcpy(places, line->places[config], sizeof places);
    places[nth] = (uint8_t)(places[nth] + by);
    int to = find_config(line, places);
    if (to < 0)
        return (struct traffic_step){.cells = ~(uint64_t)0};
    return (struct traffic_step){
        .cells = line->cells[to] & ~line->cells[config],
        .change = ((uint64_t)to - (uint64_t)config) << line->shift,
        .flip = line->cells[to] ^ line->cells[config],
    };
}

static void add_steps(struct traffic_lines *lines, struct traffic_line *line)
{
    for (int config = 0; config < line->configs; config++)
        for (int i = 0; i < 2 * line->count; i++)
            line->steps[config][i] = make_step(line, config, i / 2, i % 2 ? -1 : 1);
    line->slot = lines->slots;
    for (int i = 0; i < 2 * line->count; i++) {
        lines->slot_line[lines->slots] = lines->count;
        lines->slot_car[lines->slots] = line->cars[i / 2];
        line->slots |= (uint64_t)1 << lines->slots++;
    }
}

/* The line that lies across `line` at the one cell of `cells`. */
static uint8_t line_across(const struct traffic_lines *lines, const struct traffic_line *line, uint64_t cells)
{
    int cell = __builtin_ctzll(cells);
    for (uint8_t i = 0; i < lines->count; i++) {
        int car = lines->line[i].cars[0], lane = traffic_lane(&lines->board, car);
        int vertical = lines->board.cars[car].vertical;
        bool there = lane == (vertical ? cell % lines->board.size : cell / lines->board.size);
        if (there && vertical != lines->board.cars[line->cars[0]].vertical)
            return i;
    }
    return TRAFFIC_LINES;
}

static void cross_lines(const struct traffic_lines *lines, struct traffic_line *line)
{
    for (int config = 0; config < line->configs; config++)
        for (int i = 0; i < 2 * line->count; i++) {
            struct traffic_step *step = &line->steps[config][i];
            if (step->flip == 0) /* the line itself forbids it */
                continue;
            step->cross[0] = line_across(lines, line, step->cells);
            step->cross[1] = line_across(lines, line, step->flip & ~step->cells);
        }
}

/* The cars of lane `lane`, in their order along it. */
static void collect_cars(const struct traffic_position *board, int vertical, int lane,
                         struct traffic_line *line)
{
    for (int place = 0; place < board->size; place++)
        for (int car = 0; car < board->count; car++)
            if (board->cars[car].vertical == vertical && traffic_lane(board, car) == lane &&
                traffic_place(board, car) == place)
                line->cars[line->count++] = (uint8_t)car;
}

static void cut_line(struct traffic_lines *lines, int vertical, int lane, int *shift)
{
    struct traffic_line *line = &lines->line[lines->count];
    collect_cars(&lines->board, vertical, lane, line);
    if (line->count == 0)
        return;
    struct traffic_reach reach[TRAFFIC_LINE_CARS] = {{0, 0}};
    for (int i = 0; i < line->count; i++)
        reach[i] = traffic_reach(&lines->board, lines->walls, line->cars[i]);
    uint8_t places[TRAFFIC_LINE_CARS] = {0};
    place_cars(lines, line, reach, 0, 0, places);
    while (line->mask + 1 < line->configs)
        line->mask = (uint8_t)(2 * line->mask + 1);
    line->shift = (uint8_t)*shift;
    for (int bits = line->mask; bits; bits >>= 1)
        ++*shift;
    for (int nth = 0; nth < line->count; nth++) {
        if (line->cars[nth] == 0) {
            lines->target = lines->count;
            lines->target_nth = (uint8_t)nth;
        }
    }
    add_steps(lines, line);
    lines->count++;
}

void traffic_lines_cut(const struct traffic_position *position, struct traffic_lines *lines)
{
    memset(lines, 0, sizeof *lines);
    lines->board = *position;
    lines->walls = traffic_walls(position);
    int shift = 0;
    for (int vertical = 0; vertical < 2; vertical++)
        for (int lane = 0; lane < position->size; lane++)
            cut_line(lines, vertical, lane, &shift);
    assert(shift < 64); /* 14 lines of 4 bits */
    for (int i = 0; i < lines->count; i++)
        cross_lines(lines, &lines->line[i]);
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static bool same_board(const struct traffic_position *a, const struct traffic_position *b)
{
    if (a->size != b->size || a->count != b->count || memcmp(a->walls, b->walls, sizeof a->walls) != 0)
        return false;
    for (int car = 0; car < a->count; car++) {
        const struct traffic_car *x = &a->cars[car], *y = &b->cars[car];
        if (x->length != y->length || x->vertical != y->vertical ||
            traffic_lane(a, car) != traffic_lane(b, car))
            return false;
    }
    return true;
}

bool traffic_lines_key(const struct traffic_lines *lines, const struct traffic_position *position,
                       uint64_t *key)
{
    if (!same_board(&lines->board, position))
        return false;
    *key = 0;
    for (int i = 0; i < lines->count; i++) {
        const struct traffic_line *line = &lines->line[i];
        uint8_t places[TRAFFIC_LINE_CARS] = {0};
        for (int nth = 0; nth < line->count; nth++)
            places[nth] = (uint8_t)traffic_place(position, line->cars[nth]);
        int config = find_config(line, places);
        if (config < 0)
            return false;
        *key |= (uint64_t)config << line->shift;
    }
    return true;
}

void traffic_lines_position(const struct traffic_lines *lines, uint64_t key,
                            struct traffic_position *position)
{
    *position = lines->board;
    for (int i = 0; i < lines->count; i++) {
        const struct traffic_line *line = &lines->line[i];
        const uint8_t *places = line->places[traffic_line_config(line, key)];
        for (int nth = 0; nth < line->count; nth++) {
            int car = line->cars[nth], by = places[nth] - traffic_place(position, car);
            struct traffic_car *c = &position->cars[car];
            c->cell = (uint8_t)(c->cell + by * (c->vertical ? position->size : 1));
        }
    }
}

uint64_t traffic_lines_taken(const struct traffic_lines *lines, uint64_t key)
{
    uint64_t taken = lines->walls;
    for (int i = 0; i < lines->count; i++)
        taken |= lines->line[i].cells[traffic_line_config(&lines->line[i], key)];
    return taken;
}

uint64_t traffic_lines_way_out(const struct traffic_lines *lines, uint64_t key)
{
    const struct traffic_line *line = &lines->line[lines->target];
    int place = line->places[traffic_line_config(line, key)][lines->target_nth];
    int row = traffic_lane(&lines->board, 0) * lines->board.size;
    return ((uint64_t)1 << (row + lines->board.size)) -
           ((uint64_t)1 << (row + place + lines->board.cars[0].length));
}

bool traffic_lines_solved(const struct traffic_lines *lines, uint64_t key)
{
    return traffic_lines_way_out(lines, key) == 0;
}

uint64_t traffic_lines_combinations(const struct traffic_lines *lines)
{
    uint64_t product = 1;
    for (int i = 0; i < lines->count; i++)
        product = product > UINT64_MAX / TRAFFIC_CONFIGS ? UINT64_MAX : product * lines->line[i].configs;
    return product;
}
