/* The pieces: the twelve pentominoes by their usual letters, and everything smaller.
 *
 * Their numbering is theirs for ever: positions, moves and logs hold it. */
#ifndef SG_PACKING_PIECES_H
#define SG_PACKING_PIECES_H

#include <stdbool.h>
#include <stdint.h>

enum { PIECE_SQUARES = 5, PIECE_TURNS = 4, PIECE_ORIENTATIONS = 8, PIECE_PENTOMINOES = 12 };

/* A piece as it lies: its squares in reading order, the first in row 0. */
struct packing_shape {
    uint8_t count, width, height;
    uint8_t x[PIECE_SQUARES], y[PIECE_SQUARES];
    uint32_t bits; /* bit y * 5 + x; equal shapes have equal bits */
};

/* Orientation 0 is as drawn in pieces.c, 1-3 that many quarter turns clockwise; 4 is 0 flipped left to right,
 * 5-7 are turns of 4. */
struct packing_shape packing_shape(int kind, int orientation);

/* The lowest orientation that looks the same: the one that moves are named by. */
int packing_same(int kind, int orientation);
unsigned packing_distinct(int kind); /* a bit for each of these */

int packing_turned(int orientation);  /* a quarter turn clockwise */
int packing_flipped(int orientation); /* left to right */

char packing_letter(int kind);
int packing_of_letter(char letter); /* -1: no piece has it */
int packing_size(int kind);

/* Bit n: some of `kinds` (a bit each) have n squares together; n up to 63. */
uint64_t packing_sums(uint32_t kinds);

#endif
