/* How people fared on boards of sliding cars, and what our rating sees in these boards. */
#ifndef SG_TESTS_HUMAN_TRAFFIC_H
#define SG_TESTS_HUMAN_TRAFFIC_H

#include "smartgames/game.h"

enum { HUMAN_BOARDS_MAX = 96 };

struct human_board {
    char text[64];
    int moves, people;   /* the optimum; how many tried */
    double solved_share; /* of the people */
    double ln_seconds;   /* mean over who solved it */
    double features[SG_FEATURES_MAX];
};

/* The boards of ../shared/data/human/traffic/boards.tsv; 0 when it is absent. Ends the program when a row
 * cannot be read. */
size_t human_traffic_read(struct human_board boards[HUMAN_BOARDS_MAX]);

#endif
