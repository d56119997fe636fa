/* A board made ready for search: its open cells numbered along its short side, every place of every piece as
 * a set of cells. */
#ifndef SG_PACKING_TABLE_H
#define SG_PACKING_TABLE_H

#include "packing.h"

enum { TABLE_PLACES = SG_MOVES_MAX };

/* One piece, one way to lie. */
struct packing_place {
    uint8_t kind, orientation, row, column; /* as in struct packing_step */
};

/* Places by one end of the board: those of kind k whose cell nearest to that end is c are
 * places[first[c][k]] up to places[first[c][k + 1]]. */
struct packing_index {
    uint16_t first[PACKING_OPEN][PACKING_KINDS + 1];
    uint16_t places[TABLE_PLACES];
};

/* Made without what lies on the board, for the pieces of `kinds`. */
struct packing_table {
    int cells;                                  /* open ones, numbered from 0 */
    uint64_t all;                               /* their set */
    uint32_t kinds;                             /* a bit a kind */
    uint8_t number[PACKING_SIDE][PACKING_SIDE]; /* of each open cell */
    uint8_t row[PACKING_OPEN], column[PACKING_OPEN];
    uint64_t near[PACKING_OPEN];     /* the neighbours of each cell */
    size_t count;                    /* places, kind by kind */
    uint64_t cells_of[TABLE_PLACES]; /* the cells that each covers */
    uint64_t rim_of[TABLE_PLACES];   /* the cells beside them */
    struct packing_place places[TABLE_PLACES];
    struct packing_index from_low, from_high; /* by lowest and by highest cell */
};

/* What is still to be done. */
struct packing_state {
    uint64_t free;
    uint32_t left; /* kinds */
};

/* `kinds`: those places are made for; false: more places than fit, and the table is of no use. */
bool packing_table_make(struct packing_table *table, const struct packing_position *position, uint32_t kinds);

/* All kinds of a position, and what is still open on it. */
uint32_t packing_kinds(const struct packing_position *position);
struct packing_state packing_state(const struct packing_table *table,
                                   const struct packing_position *position);

/* The place of this piece as it lies. */
uint16_t packing_place_of(const struct packing_table *table, int kind, const struct packing_piece *piece);
struct sg_move packing_place_move(const struct packing_place *place);

/* The cell of a set, not empty, that is nearest to the low or the high end. */
int packing_end(uint64_t cells, bool high);

/* The free cells that hang together with `cell`. */
uint64_t packing_region(const struct packing_table *table, uint64_t free, int cell);

/* Whether some region is of a size that no pieces of `left` add up to. */
bool packing_has_hole(const struct packing_table *table, struct packing_state state);

#endif
