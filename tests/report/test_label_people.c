/* The drags of adults of a published study, labelled: an observation, as nobody knows what they thought. */
#include <stdio.h>
#include <stdlib.h>

#include "labelled.h"
#include "smartgames/event.h"
#include "test.h"

enum { CELLS = 36, BOARDS = 96, LINE = 512, ROOM = 4 << 20 };

struct board {
    char id[16], text[CELLS + 1];
};

struct people {
    struct board boards[BOARDS];
    size_t board_count;
    char now[CELLS + 1]; /* the board as it stands */
    char key[96];        /* person, board and attempt of the last row */
    char *text;
    size_t length;
};

static bool read_boards(struct people *people)
{
    char line[LINE];
    FILE *file = fopen(SG_SHARED_DIR "/data/human/traffic/boards.tsv", "r");
    if (!file)
        return false;
    while (fgets(line, sizeof line, file) && people->board_count < BOARDS) {
        struct board *board = &people->boards[people->board_count];
        people->board_count += sscanf(line, "%15s\t%36s", board->id, board->text) == 2;
    }
    fclose(file);
    return true;
}

static const char *board_of(const struct people *people, const char *id)
{
    for (size_t i = 0; i < people->board_count; i++)
        if (strcmp(people->boards[i].id, id) == 0)
            return people->boards[i].text;
    return NULL;
}

/* The drag of `car` to `cell` as a move's text, made on the board; "null" when it stays. */
static void drag(char now[CELLS + 1], char car, int cell, bool null, char move[16])
{
    int cells[CELLS], count = 0;
    for (int i = 0; i < CELLS; i++)
        if (now[i] == car)
            cells[count++] = i;
    int by = count > 0 ? cell - cells[0] : 0;
    snprintf(move, 16, "null");
    if (count < 2 || null || by == 0)
        return;
    snprintf(move, 16, "%c%+d", car, cells[1] - cells[0] == 6 ? by / 6 : by);
    for (int i = 0; i < count; i++)
        now[cells[i]] = '.';
    for (int i = 0; i < count; i++)
        if (cells[i] + by >= 0 && cells[i] + by < CELLS)
            now[cells[i] + by] = car;
}

static void add_row(struct people *people, const char *line)
{
    char person[32], id[16], car, move[16], key[96];
    int attempt, k, cell, before, after, null;
    double seconds;
    if (sscanf(line, "%31s\t%15s\t%d\t%d\t%c\t%d\t%lf\t%d\t%d\t%d", person, id, &attempt, &k, &car, &cell,
               &seconds, &before, &after, &null) != 10)
        return;
    const char *board = board_of(people, id);
    assert_non_null(board);
    snprintf(key, sizeof key, "%s %s %d", person, id, attempt);
    if (strcmp(key, people->key) != 0)
        memcpy(people->now, board, CELLS + 1);
    memcpy(people->key, key, sizeof key);
    drag(people->now, car, cell, null != 0, move);
    assert_true(people->length + LINE < ROOM);
    people->length += (size_t)snprintf(people->text + people->length, LINE, "%s\t%s\t%d\t%d\t%s\t%.3f\n",
                                       person, board, attempt, k, move, seconds);
}

static bool read_moves(struct people *people)
{
    char line[LINE];
    FILE *file = popen("gzip -dc '" SG_SHARED_DIR "/data/human/traffic/moves.tsv.gz' 2>/dev/null", "r");
    if (!file)
        return false;
    people->length = (size_t)snprintf(people->text, LINE, "person\tlevel\tattempt\tk\tmove\tseconds\n");
    while (fgets(line, sizeof line, file))
        add_row(people, line);
    return pclose(file) == 0;
}

struct shares {
    size_t filtered[SG_STRATEGY_COUNT], smoothed[SG_STRATEGY_COUNT];
    size_t told, seen; /* switches, in play and in review */
};

struct columns {
    size_t filtered, smoothed, told, seen;
};

static void count_cell(const char *cell, size_t length, size_t of[SG_STRATEGY_COUNT])
{
    for (int i = 0; i < SG_STRATEGY_COUNT; i++) {
        const char *name = sg_strategy_name((enum sg_strategy)i);
        of[i] += strlen(name) == length && memcmp(cell, name, length) == 0;
    }
}

/* Walks line by line: labelled_cell would start anew each time. */
static void count_labels(const struct labelled *labelled, const struct columns *columns,
                         struct shares *shares)
{
    for (const char *line = strchr(labelled->out, '\n') + 1; *line; line = strchr(line, '\n') + 1) {
        const char *at = line;
        for (size_t column = 0; column <= columns->seen; column++) {
            size_t length = strcspn(at, "\t\n");
            if (column == columns->filtered)
                count_cell(at, length, shares->filtered);
            if (column == columns->smoothed)
                count_cell(at, length, shares->smoothed);
            shares->told += column == columns->told && *at != '-';
            shares->seen += column == columns->seen && *at != '-';
            at += length + 1;
        }
    }
}

static size_t column_of(const struct labelled *labelled, const char *name)
{
    const char *end = strchr(labelled->out, '\n'), *found = strstr(labelled->out, name);
    size_t column = 0;
    assert_true(found && found < end);
    for (const char *at = labelled->out; at < found; at++)
        column += *at == '\t';
    return column;
}

static void the_drags_of_people_are_read_whole_and_get_labels(void **state)
{
    (void)state;
    static struct people people;
    struct labelled labelled;
    struct shares shares = {.told = 0};
    people.text = malloc(ROOM);
    assert_non_null(people.text);
    if (!read_boards(&people) || !read_moves(&people)) {
        free(people.text);
        skip();
    }
    labelled_run(&labelled, "traffic", people.text);
    free(people.text);
    assert_int_equal(labelled.status, SG_OK);
    assert_int_equal(labelled.said, 0);
    size_t rows = labelled.lines - 1;
    assert_true(rows > 20000);
    struct columns columns = {.filtered = column_of(&labelled, "\tfiltered\t") + 1,
                              .smoothed = column_of(&labelled, "\tsmoothed\t") + 1,
                              .told = column_of(&labelled, "\tfiltered_switch\t") + 1,
                              .seen = column_of(&labelled, "\tswitch\t") + 1};
    count_labels(&labelled, &columns, &shares);
    print_message("%zu drags; share in review, during play\n", rows);
    size_t named = 0, most = 0;
    for (int s = 0; s < SG_STRATEGY_COUNT; s++) {
        print_message("  %s %.3f %.3f\n", sg_strategy_name((enum sg_strategy)s),
                      (double)shares.smoothed[s] / (double)rows, (double)shares.filtered[s] / (double)rows);
        named += s == SG_STRATEGY_UNK ? 0 : shares.smoothed[s];
        most = shares.smoothed[s] > most ? shares.smoothed[s] : most;
    }
    print_message("  switches per 100 drags %.2f %.2f\n", 100.0 * (double)shares.seen / (double)rows,
                  100.0 * (double)shares.told / (double)rows);
    /* Neither is everybody the same, nor is everything unknown; and people do not switch all the time. */
    assert_true(named * 5 > rows);
    assert_true(most * 10 < rows * 9);
    assert_true(shares.seen * 12 < rows && shares.told * 12 < rows);
    labelled_free(&labelled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_drags_of_people_are_read_whole_and_get_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
