/* What generate, rate and solve share: the game by name, positions line by line, rows with tabs on stdout. */
#ifndef SG_POSITIONS_H
#define SG_POSITIONS_H

#include <stdio.h>

#include "command.h"
#include "puzzle/level.h"

/* The game on the list, or NULL: then stderr names those that exist. */
const struct sg_game *sg_cli_game(const struct sg_cli *cli, const char *id);

/* Positions from a file or stdin: the first column of each line. Line 1 is skipped when it is a header
 * (`position`, `board`), empty lines always. */
struct sg_positions {
    const struct sg_cli *cli;
    const struct sg_game *game;
    struct sg_bench *bench; /* of that game */
    FILE *in;
    const char *name; /* of the file, for messages; "-" is stdin */
    uint64_t line;    /* of the position last read, from 1 */
    bool findings;    /* a line was bad */
    bool broken;      /* reading or writing failed */
    unsigned char position[SG_POSITION_BYTES];
};

/* Reads `COMMAND GAME [FILE|-]`. -1, or the code to leave with after saying why. */
int sg_positions_open(struct sg_positions *positions, const struct sg_cli *cli, int argc, char **argv);

/* The next position that can be read; bad lines are said on stderr. False: there are no more. */
bool sg_positions_next(struct sg_positions *positions);

/* "FILE:LINE: why" on stderr; the line counts as a finding. */
void sg_positions_refuse(struct sg_positions *positions, const struct sg_phrase *why);

/* Closes and says what failed; the code to leave with. */
int sg_positions_close(struct sg_positions *positions);

/* Rows: stdout passes on each line as it is finished, and a reader that is gone is an error, not a death. */
void sg_rows_begin(const char *header);
/* Prints one row; false: it cannot be written. */
bool sg_rows_put(const struct sg_text *row);
/* Says that writing failed. */
void sg_rows_say_broken(const struct sg_cli *cli);

/* Room for a row without its solution. */
enum { SG_ROW_TEXT = 2 * SG_POSITION_TEXT + 1024 };

/* The position, and behind it `expected_s` and `p_solve` after the grade: how rate and generate begin. */
void sg_row_rating(const struct sg_game *game, const void *position, const struct sg_rating *rating,
                   struct sg_text *row);

#endif
