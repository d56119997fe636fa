/* All positions of a board and their distances, as one would write it first: the board is its text, a hash
 * table of texts says which were seen, a queue finds all of them, and a second one walks back from the solved
 * ones. What the map of games/traffic is measured against. */
#ifndef SG_TESTS_OBVIOUS_SEARCH_H
#define SG_TESTS_OBVIOUS_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

struct obvious_answer {
    uint32_t states, farthest;
    int distance; /* of the start; -1: no solution */
};

/* Memory is kept from one search to the next, so that no search pays for pages that another found warm. */
struct obvious_search;
struct obvious_search *obvious_search_new(void);
void obvious_search_free(struct obvious_search *search);

/* `keeps`: the neighbours found on the way out are kept for the way back, which costs memory, rather than
 * looked for again. */
struct obvious_answer obvious_search_run(struct obvious_search *search, const char *board, bool keeps);

#endif
