/* What on the board breaks a rule, to be marked and said. */
#ifndef SG_BINARY_FAULTS_H
#define SG_BINARY_FAULTS_H

#include "grid.h"

struct binary_faults {
    uint64_t three[GRID_WORDS]; /* cells that stand in three alike */
    uint16_t many[2];           /* rows, columns with too many of a sign: a bit a line */
    uint16_t twin[2];           /* full rows, columns that repeat another, where they may not */
    uint16_t done[2];           /* full rows, columns without any fault */
    bool any;
};

void binary_faults(const struct binary_position *position, struct binary_faults *faults);

#endif
