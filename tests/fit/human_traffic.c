#include "human_traffic.h"

#include <stdlib.h>

#include "rows.h"

extern const struct sg_game sg_game_traffic;

enum { TEXT = 1, MOVES = 2, PEOPLE = 3, SOLVED = 4, LN_SECONDS = 8, COLUMNS = 9 };

static void refuse(const char *what, const char *board)
{
    fprintf(stderr, "boards.tsv: %s: %s\n", what, board);
    exit(2);
}

static void see(struct human_board *board, unsigned char *memory)
{
    const struct sg_game *game = &sg_game_traffic;
    unsigned char position[SG_POSITION_BYTES];
    struct sg_arena arena, scratch;
    struct sg_budget budget = {.nodes_left = game->oracle_nodes};
    const struct sg_oracle *oracle;
    sg_arena_init(&arena, memory, game->oracle_bytes);
    sg_arena_init(&scratch, memory + game->oracle_bytes, game->scratch_bytes);
    if (game->read_position(board->text, strlen(board->text), position, NULL) != SG_OK)
        refuse("no board", board->text);
    if (game->prepare(position, &arena, &budget, &oracle) != SG_OK)
        refuse("too large", board->text);
    game->features(oracle, position, &scratch, board->features);
}

size_t human_traffic_read(struct human_board boards[HUMAN_BOARDS_MAX])
{
    struct rows rows;
    if (!rows_open(&rows, "human/traffic/boards.tsv"))
        return 0;
    unsigned char *memory = malloc(sg_game_traffic.oracle_bytes + sg_game_traffic.scratch_bytes);
    if (!memory)
        exit(2);
    size_t count = 0;
    rows_next(&rows, '\t'); /* the names of the columns */
    while (rows_next(&rows, '\t')) {
        if (rows.count != COLUMNS || count == HUMAN_BOARDS_MAX)
            refuse("no row of this table", rows.line);
        struct human_board *board = &boards[count++];
        *board = (struct human_board){.moves = atoi(rows.cells[MOVES]), .people = atoi(rows.cells[PEOPLE])};
        snprintf(board->text, sizeof board->text, "%s", rows.cells[TEXT]);
        board->solved_share = strtod(rows.cells[SOLVED], NULL);
        board->ln_seconds = strtod(rows.cells[LN_SECONDS], NULL);
        see(board, memory);
    }
    free(memory);
    return count;
}
