/* The people of ../shared/data/human, judged by the oracle. */
#ifndef SG_TESTS_PEOPLE_H
#define SG_TESTS_PEOPLE_H

#include "human.h"

extern const struct sg_game sg_game_traffic;

enum { PEOPLE_SKIPPED = 77 /* the exit code when the data is not there */ };

/* False when the data is not there; ends the program when it cannot be read. */
bool people_read(struct sg_human *human);

/* To so many decimals: what is printed, and so what stands in a file. */
double people_rounded(double value, int decimals);

#endif
