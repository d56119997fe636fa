/* What can be reasoned out from a position, technique by technique, and the effort that costs a person. */
#ifndef SG_PACKING_LOGIC_H
#define SG_PACKING_LOGIC_H

#include "table.h"

/* From easy to hard. Each is sound: what it forces is in every completion. */
enum packing_technique {
    PACKING_CELL = 1, /* a cell that only one place covers */
    PACKING_PIECE,    /* a piece that fits in only one place */
    PACKING_HOLE,     /* one of these, once places are gone that cut off a hole of impossible size */
    PACKING_TRIAL,    /* ... and places after which those three run into a contradiction */
    PACKING_SEARCH    /* none of these: trials inside trials */
};

struct packing_forced {
    size_t count;
    uint16_t places[PACKING_KINDS]; /* fit together, unless nothing fits at all */
    bool contradiction;             /* a cell that nothing covers, a piece that fits nowhere */
};

/* What `technique` alone forces here. */
void packing_force(const struct packing_table *table, struct packing_state state,
                   enum packing_technique technique, struct packing_forced *forced);

/* The easiest technique up to `hardest` that forces something or shows a contradiction; 0 none. */
int packing_easiest(const struct packing_table *table, struct packing_state state,
                    enum packing_technique hardest, struct packing_forced *forced);

/* Whether techniques up to `hardest` fill everything. */
bool packing_yields(const struct packing_table *table, struct packing_state state,
                    enum packing_technique hardest);

/* The places that fit now, without those that leave a hole when `holes`; returns how many. */
size_t packing_options(const struct packing_table *table, struct packing_state state, bool holes,
                       uint16_t options[TABLE_PLACES]);

/* The free cell that the fewest of `options` cover, and how many these are; the first in number among equal
 * ones. */
int packing_tightest(const struct packing_table *table, uint64_t free, const uint16_t *options, size_t count,
                     int *covers);

/* ---- effort ---------------------------------------------------------------------------------------- */

struct packing_effort {
    double seconds;
    int technique; /* the hardest needed; PACKING_TRIAL stands for all trying */
    int steps;     /* pieces put down one after the other */
    int forced;    /* of these by reasoning without trial */
    double trials; /* places tried in vain, as expected */
};

/* The way to the filling `guide` (the place of each kind) of somebody who takes what is forced and otherwise
 * tries what covers the tightest cell. */
struct packing_effort packing_effort(const struct packing_table *table, const uint16_t guide[PACKING_KINDS]);

#endif
