#include "simulate/human.h"

#include <stdlib.h>
#include <string.h>

/* ---- tables ---- */

enum { CELLS = 24, COLUMNS = 10 };

struct table {
    const char *at, *end;
    struct sg_human_bytes cells[CELLS]; /* of the line read last */
    size_t count;
    size_t place[COLUMNS]; /* of each wanted column */
    size_t wanted;
};

static bool next_line(struct table *table)
{
    table->count = 0;
    if (table->at == table->end)
        return false;
    const char *stop = memchr(table->at, '\n', (size_t)(table->end - table->at));
    const char *end = stop ? stop : table->end;
    if (end > table->at && end[-1] == '\r')
        end--;
    for (const char *cell = table->at; table->count < CELLS;) {
        const char *tab = memchr(cell, '\t', (size_t)(end - cell));
        const char *close = tab ? tab : end;
        table->cells[table->count++] = (struct sg_human_bytes){cell, (size_t)(close - cell)};
        if (!tab)
            break;
        cell = tab + 1;
    }
    table->at = stop ? stop + 1 : table->end;
    return true;
}

static bool is(struct sg_human_bytes cell, const char *word)
{
    return cell.length == strlen(word) && memcmp(cell.bytes, word, cell.length) == 0;
}

static bool open_table(struct table *table, struct sg_human_bytes from, const char *const *columns,
                       size_t wanted)
{
    *table = (struct table){.at = from.bytes, .end = from.bytes + from.length, .wanted = wanted};
    if (!next_line(table))
        return false;
    for (size_t i = 0; i < wanted; i++) {
        size_t at = 0;
        while (at < table->count && !is(table->cells[at], columns[i]))
            at++;
        if (at == table->count)
            return false;
        table->place[i] = at;
    }
    return true;
}

/* The next line that has all cells; empty ones are passed over. */
static bool next_row(struct table *table, struct sg_human_bytes cells[COLUMNS])
{
    while (next_line(table)) {
        bool whole = true;
        for (size_t i = 0; i < table->wanted && whole; i++) {
            whole = table->place[i] < table->count;
            if (whole)
                cells[i] = table->cells[table->place[i]];
        }
        if (whole)
            return true;
    }
    return false;
}

static uint64_t whole_number(struct sg_human_bytes cell)
{
    const char *at = cell.bytes;
    uint64_t value;
    return sg_text_read_uint(&at, cell.bytes + cell.length, &value) ? value : 0;
}

static int64_t milliseconds(struct sg_human_bytes cell)
{
    const char *at = cell.bytes;
    double value;
    bool read = sg_text_read_fixed(&at, cell.bytes + cell.length, &value) && value >= 0 && value < 1e6;
    return read ? (int64_t)(value * 1000 + .5) : 0;
}

/* ---- boards ---- */

struct board {
    struct sg_human_bytes id, text;
};

static enum sg_status read_boards(struct sg_human_bytes from, struct board **boards, size_t *count)
{
    static const char *const columns[] = {"board_id", "board"};
    struct table table;
    struct sg_human_bytes cells[COLUMNS];
    size_t lines = 1;
    for (size_t i = 0; i < from.length; i++)
        lines += from.bytes[i] == '\n';
    *count = 0;
    *boards = NULL;
    if (!open_table(&table, from, columns, 2))
        return SG_ERR_TEXT;
    *boards = calloc(lines, sizeof **boards);
    if (!*boards)
        return SG_ERR_MEMORY;
    while (next_row(&table, cells))
        if (cells[1].length < SG_HUMAN_LEVEL)
            (*boards)[(*count)++] = (struct board){cells[0], cells[1]};
    return SG_OK;
}

static const struct board *find_board(const struct board *boards, size_t count, struct sg_human_bytes id)
{
    for (size_t i = 0; i < count; i++)
        if (boards[i].id.length == id.length && memcmp(boards[i].id.bytes, id.bytes, id.length) == 0)
            return &boards[i];
    return NULL;
}

/* ---- moves ---- */

enum { PERSON, BOARD, ATTEMPT, CAR, TO_CELL, SECONDS, NULL_MOVE, SOLVED, SURRENDERED };

struct reading {
    struct sg_human *human;
    const struct board *boards;
    size_t board_count, acts_room, episodes_room;
    struct sg_human_bytes person, board; /* of the row before */
    bool any;
    uint32_t attempt;
    int cell[26]; /* where the upper left end of each car stands */
};

static bool same(struct sg_human_bytes a, struct sg_human_bytes b)
{
    return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

static void place_cars(struct reading *reading, const char *level)
{
    for (size_t i = 0; i < 26; i++) {
        const char *found = strchr(level, (int)('A' + i));
        reading->cell[i] = found ? (int)(found - level) : -1;
    }
}

static void *grow(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    *room = *room ? 2 * *room : 256;
    return realloc(items, *room * size);
}

static enum sg_status open_episode(struct reading *reading, const struct sg_human_bytes cells[COLUMNS])
{
    struct sg_human *human = reading->human;
    const struct board *board = find_board(reading->boards, reading->board_count, cells[BOARD]);
    if (!board)
        return SG_ERR_TEXT;
    bool another = !reading->any || !same(reading->person, cells[PERSON]);
    struct sg_human_episode *grown =
        grow(human->episodes, human->episode_count, &reading->episodes_room, sizeof *human->episodes);
    if (!grown)
        return SG_ERR_MEMORY;
    human->episodes = grown;
    human->people += another;
    struct sg_human_episode *episode = &human->episodes[human->episode_count++];
    *episode = (struct sg_human_episode){.person = human->people - 1,
                                         .from = human->act_count,
                                         .solved = is(cells[SOLVED], "1"),
                                         .surrendered = is(cells[SURRENDERED], "1")};
    memcpy(episode->level, board->text.bytes, board->text.length);
    reading->any = true;
    reading->person = cells[PERSON];
    reading->board = cells[BOARD];
    reading->attempt = 0;
    return SG_OK;
}

/* From a car's goal cell to the move's text: `C+2` right or down, `C-1` left or up. */
static void write_move(struct reading *reading, const char *level, const struct sg_human_bytes cells[COLUMNS],
                       char move[SG_HUMAN_MOVE])
{
    size_t width = 1, length = strlen(level);
    while (width * width < length)
        width++;
    int car = cells[CAR].length == 1 ? cells[CAR].bytes[0] - 'A' : -1;
    int to = (int)whole_number(cells[TO_CELL]);
    struct sg_text text;
    sg_text_init(&text, move, SG_HUMAN_MOVE);
    if (car < 0 || car >= 26 || reading->cell[car] < 0 || to >= (int)length)
        return;
    const char *first = strchr(level, 'A' + car);
    int step = first[1] == *first ? 1 : (int)width, by = (to - reading->cell[car]) / step;
    reading->cell[car] = to;
    sg_text_put_char(&text, (char)('A' + car));
    sg_text_put(&text, by > 0 ? "+" : "");
    sg_text_put_int(&text, by);
}

static enum sg_status read_act(struct reading *reading, const struct sg_human_bytes cells[COLUMNS])
{
    struct sg_human *human = reading->human;
    if (!reading->any || !same(reading->person, cells[PERSON]) || !same(reading->board, cells[BOARD])) {
        enum sg_status status = open_episode(reading, cells);
        if (status != SG_OK)
            return status;
    }
    struct sg_human_episode *episode = &human->episodes[human->episode_count - 1];
    struct sg_human_act *grown =
        grow(human->acts, human->act_count, &reading->acts_room, sizeof *human->acts);
    if (!grown)
        return SG_ERR_MEMORY;
    human->acts = grown;
    struct sg_human_act *act = &human->acts[human->act_count++];
    *act = (struct sg_human_act){.attempt = (uint32_t)whole_number(cells[ATTEMPT]),
                                 .rt_ms = milliseconds(cells[SECONDS]),
                                 .before = UINT32_MAX,
                                 .after = UINT32_MAX};
    if (act->attempt != reading->attempt)
        place_cars(reading, episode->level);
    reading->attempt = act->attempt;
    if (!is(cells[NULL_MOVE], "1"))
        write_move(reading, episode->level, cells, act->move);
    episode->count++;
    return SG_OK;
}

enum sg_status sg_human_read(struct sg_human *human, struct sg_human_bytes boards,
                             struct sg_human_bytes moves, struct sg_phrase *why)
{
    static const char *const columns[] = {"person",    "board_id",       "attempt",
                                          "car",       "to_cell",        "seconds",
                                          "null_move", "episode_solved", "episode_surrendered"};
    struct table table;
    struct board *read = NULL;
    struct sg_human_bytes cells[COLUMNS];
    *human = (struct sg_human){.people = 0};
    struct reading reading = {.human = human};
    enum sg_status status = read_boards(boards, &read, &reading.board_count);
    reading.boards = read;
    if (status == SG_ERR_TEXT)
        sg_phrase_set(why, SG_T("The table of boards lacks the columns board_id and board."));
    if (status == SG_OK && !open_table(&table, moves, columns, sizeof columns / sizeof *columns)) {
        sg_phrase_set(why, SG_T("The table of moves lacks columns."));
        status = SG_ERR_TEXT;
    }
    while (status == SG_OK && next_row(&table, cells)) {
        status = read_act(&reading, cells);
        if (status == SG_ERR_TEXT)
            sg_phrase_set(why, SG_T("A move stands on a board that the table of boards does not have."));
    }
    free(read);
    if (status != SG_OK)
        sg_human_free(human);
    return status;
}

void sg_human_free(struct sg_human *human)
{
    free(human->episodes);
    free(human->acts);
    *human = (struct sg_human){.people = 0};
}

/* ---- judging ---- */

struct judging {
    struct sg_human *human;
    const struct sg_game *game;
    struct sg_bench *bench;
    struct sg_history *history;
    sg_human_see *see;
    void *user;
    unsigned char start[SG_POSITION_BYTES];
};

static bool play_act(struct judging *judging, size_t episode, size_t index)
{
    struct sg_human_act *act = &judging->human->acts[index];
    const struct sg_game *game = judging->game;
    struct sg_history *history = judging->history;
    uint32_t ply = sg_history_ply(history);
    unsigned char after[SG_POSITION_BYTES];
    struct sg_human_sight sight = {.episode = episode,
                                   .act = index,
                                   .now = sg_history_now(history),
                                   .earlier = ply > 0 ? sg_history_at(history, ply - 1) : NULL,
                                   .history = history,
                                   .bench = judging->bench};
    memcpy(after, sight.now, game->position_bytes);
    if (game->read_move(sight.now, act->move, strlen(act->move), &sight.move) != SG_OK ||
        game->play(after, sight.move) != SG_OK)
        return false;
    struct sg_assessment judged;
    sg_bench_assess(judging->bench, sight.now, after, &judged);
    act->before = judged.before;
    act->after = judged.bound == SG_BOUND_EXACT ? judged.after : UINT32_MAX;
    act->back = sight.earlier && memcmp(sight.earlier, after, game->position_bytes) == 0;
    if (judging->see)
        judging->see(judging->user, &sight);
    if (sg_history_push(history, sight.move, after) != SG_OK)
        return false;
    act->revisit = sg_history_revisits(history);
    return true;
}

static enum sg_status play_episode(struct judging *judging, size_t index)
{
    struct sg_human_episode *episode = &judging->human->episodes[index];
    struct sg_analysis analysis;
    struct sg_rating rating;
    sg_bench_analyse(judging->bench, judging->start, &analysis);
    sg_bench_rate(judging->bench, &rating);
    episode->distance = analysis.bound == SG_BOUND_EXACT ? analysis.distance : UINT32_MAX;
    episode->p_solve = rating.p_solve;
    uint32_t attempt = 0;
    for (size_t i = 0; i < episode->count; i++) {
        const struct sg_human_act *act = &judging->human->acts[episode->from + i];
        if (act->attempt != attempt && sg_history_start(judging->history, judging->start) != SG_OK)
            return SG_ERR_MEMORY;
        attempt = act->attempt;
        if (act->move[0] && !play_act(judging, index, episode->from + i))
            episode->count = i;
    }
    return SG_OK;
}

static enum sg_status play_level(struct judging *judging, size_t first)
{
    const char *level = judging->human->episodes[first].level;
    if (judging->game->read_position(level, strlen(level), judging->start, NULL) != SG_OK)
        return SG_ERR_TEXT;
    enum sg_status status = sg_bench_prepare(judging->bench, judging->game, judging->start, 0, NULL);
    if (status == SG_ERR_BUDGET)
        status = SG_OK; /* bounds are proven all the same */
    for (size_t i = first; i < judging->human->episode_count && status == SG_OK; i++)
        if (strcmp(judging->human->episodes[i].level, level) == 0)
            status = play_episode(judging, i);
    return status;
}

static bool came_before(const struct sg_human *human, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(human->episodes[i].level, human->episodes[at].level) == 0)
            return true;
    return false;
}

enum sg_status sg_human_judge(struct sg_human *human, const struct sg_game *game, sg_human_see *see,
                              void *user)
{
    struct judging judging = {.human = human,
                              .game = game,
                              .bench = sg_bench_new((const struct sg_game *const[]){game, NULL}),
                              .history = sg_history_new(game->position_bytes),
                              .see = see,
                              .user = user};
    enum sg_status status = judging.bench && judging.history ? SG_OK : SG_ERR_MEMORY;
    for (size_t i = 0; i < human->episode_count && status == SG_OK; i++)
        if (!came_before(human, i))
            status = play_level(&judging, i);
    sg_bench_free(judging.bench);
    sg_history_free(judging.history);
    return status;
}
