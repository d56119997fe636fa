/* A board cut into its lines, so that a position becomes one small number.
 *
 * The cars on one row or column keep their order and never leave it: a line has few configurations (at most
 * 10). A key holds the number of each line's configuration in a few bits of its own. Whether a car can take a
 * step depends only on one cell, and the step changes the key by a constant. */
#ifndef SG_TRAFFIC_LINES_H
#define SG_TRAFFIC_LINES_H

#include "traffic.h"

enum {
    TRAFFIC_LINES = 2 * TRAFFIC_SIZE_MAX,
    TRAFFIC_CONFIGS = 10, /* two short cars on a line of 7: the places of 2 cars and 3 free cells */
    TRAFFIC_LINE_CARS = 3,
    TRAFFIC_SLOTS = 2 * TRAFFIC_CARS
};

/* One car one cell further. */
struct traffic_step {
    uint64_t cells;   /* which have to be free: one, or all of them when the line itself forbids the step */
    uint64_t change;  /* added to the key */
    uint64_t flip;    /* of the cells taken */
    uint8_t cross[2]; /* the lines across those cells; TRAFFIC_LINES where none holds a car */
};

struct traffic_line {
    uint8_t shift, mask; /* where its configuration stands in the key */
    uint8_t count;       /* cars */
    uint8_t configs;
    uint8_t slot;                                       /* of its first car */
    uint64_t slots;                                     /* a bit for each slot of its cars */
    uint8_t cars[TRAFFIC_LINE_CARS];                    /* in their order along the line */
    uint8_t places[TRAFFIC_CONFIGS][TRAFFIC_LINE_CARS]; /* of each car in each configuration */
    uint64_t cells[TRAFFIC_CONFIGS];                    /* that are taken */
    struct traffic_step steps[TRAFFIC_CONFIGS][2 * TRAFFIC_LINE_CARS];
};

struct traffic_lines {
    struct traffic_position board; /* where the cars stood when it was cut */
    uint64_t walls;
    uint8_t count, target; /* lines that hold cars; which holds the target */
    uint8_t target_nth;    /* car of that line */
    uint8_t slots;         /* directions: two a car, ahead (even) and back (odd), in the order of the lines */
    uint8_t slot_line[TRAFFIC_SLOTS];
    uint8_t slot_car[TRAFFIC_SLOTS];
    struct traffic_line line[TRAFFIC_LINES + 1]; /* the last holds no car */
};

void traffic_lines_cut(const struct traffic_position *position, struct traffic_lines *lines);

/* False when `position` is not one of this board's. */
bool traffic_lines_key(const struct traffic_lines *lines, const struct traffic_position *position,
                       uint64_t *key);
void traffic_lines_position(const struct traffic_lines *lines, uint64_t key,
                            struct traffic_position *position);

/* What is taken in the position of this key, what lies between the target and the exit, and whether it is
 * solved. */
uint64_t traffic_lines_taken(const struct traffic_lines *lines, uint64_t key);
uint64_t traffic_lines_way_out(const struct traffic_lines *lines, uint64_t key);
bool traffic_lines_solved(const struct traffic_lines *lines, uint64_t key);

/* How many keys there are at most, saturating. */
uint64_t traffic_lines_combinations(const struct traffic_lines *lines);

static inline uint32_t traffic_line_config(const struct traffic_line *line, uint64_t key)
{
    return (uint32_t)(key >> line->shift) & line->mask;
}

#endif
