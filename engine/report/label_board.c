/* A row becomes an act on a board. */
#include <string.h>

#include "report/label_inside.h"

static const double seconds_max = 1e6;

static enum sg_status refuse(struct sg_label_fault *fault, enum sg_label_column column, const char *msgid)
{
    fault->column = (size_t)column + 1;
    sg_phrase_set(&fault->why, msgid);
    return SG_ERR_TEXT;
}

static bool is_word(const struct sg_label_cell *cell, const char *word)
{
    return cell->length == strlen(word) && memcmp(cell->bytes, word, cell->length) == 0;
}

static bool read_whole(const struct sg_label_cell *cell, uint64_t *value)
{
    const char *at = cell->bytes, *end = cell->bytes + cell->length;
    return sg_text_read_uint(&at, end, value) && at == end;
}

/* Also .5 and 1e-04, as programs write them. */
static bool read_number(const struct sg_label_cell *cell, double *value)
{
    char bytes[32] = "0";
    int64_t power = 0;
    bool bare = cell->length > 0 && cell->bytes[0] == '.';
    if (cell->length == 0 || cell->length > sizeof bytes - 2)
        return false;
    memcpy(bytes + bare, cell->bytes, cell->length);
    const char *at = bytes, *end = bytes + bare + cell->length;
    if (!sg_text_read_fixed(&at, end, value))
        return false;
    if (at < end && (*at == 'e' || *at == 'E')) {
        at += at + 1 < end && at[1] == '+' ? 2 : 1;
        if (!sg_text_read_int(&at, end, &power) || power < -20 || power > 20)
            return false;
    }
    for (; power > 0; power--)
        *value *= 10;
    for (; power < 0; power++)
        *value /= 10;
    return at == end;
}

static bool read_seconds(const struct sg_label_cell *cell, int64_t *ms)
{
    double seconds;
    if (!read_number(cell, &seconds) || !(seconds >= 0 && seconds <= seconds_max))
        return false;
    *ms = (int64_t)(seconds * 1000 + .5);
    return true;
}

/* ---- where it stands ---- */

struct moment {
    uint64_t attempt, k;
    int64_t rt_ms;
};

static enum sg_status read_moment(const struct sg_label_cell cells[SG_LABEL_COLUMNS], struct moment *moment,
                                  struct sg_label_fault *fault)
{
    if (!read_whole(&cells[SG_LABEL_ATTEMPT], &moment->attempt))
        return refuse(fault, SG_LABEL_ATTEMPT,
                      SG_T("The attempt is a whole number. The rest of this attempt was skipped."));
    if (!read_whole(&cells[SG_LABEL_K], &moment->k))
        return refuse(fault, SG_LABEL_K, SG_T("k is a whole number. The rest of this attempt was skipped."));
    if (!read_seconds(&cells[SG_LABEL_SECONDS], &moment->rt_ms))
        return refuse(
            fault, SG_LABEL_SECONDS,
            SG_T("The seconds are a number from 0 to 1000000. The rest of this attempt was skipped."));
    return SG_OK;
}

static bool is_another_level(const struct sg_label_board *board, const struct sg_label_cell *level,
                             uint64_t attempt)
{
    return !board->open || attempt < board->attempt || level->length != board->level_length ||
           memcmp(level->bytes, board->level, level->length) != 0;
}

static struct sg_label_distance distance_of(const struct sg_analysis *analysis)
{
    return (struct sg_label_distance){.bound = analysis->bound, .distance = analysis->distance};
}

/* The level before, if any, is over; the reference learner stands for a person nothing is known of. */
static void open_outlook(struct sg_label_board *board, struct sg_label_person *person)
{
    struct sg_rating rating;
    sg_bench_rate(board->bench, &rating);
    if (person->outlook.moves > 0)
        sg_outlook_close(&person->outlook_person, person->gave_up);
    person->gave_up = false;
    sg_outlook_open(&person->outlook, board->best, rating.p_solve);
}

static enum sg_status open_level(struct sg_label_board *board, struct sg_label_person *person, uint64_t nodes,
                                 const struct sg_label_cell *level, struct sg_label_fault *fault)
{
    unsigned char start[SG_POSITION_BYTES] = {0};
    struct sg_analysis analysis;
    bool left = board->open && !board->solved;
    board->open = false;
    if (level->length >= sizeof board->level)
        return refuse(fault, SG_LABEL_LEVEL, SG_T("This level is longer than any position of this game."));
    if (board->game->read_position(level->bytes, level->length, start, &fault->why) != SG_OK) {
        fault->column = SG_LABEL_LEVEL + 1;
        return SG_ERR_TEXT;
    }
    enum sg_status status = sg_bench_prepare(board->bench, board->game, start, nodes, NULL);
    if (status == SG_ERR_CANCELLED || (status = sg_history_start(board->history, start)) != SG_OK)
        return status;
    memcpy(board->level, level->bytes, level->length);
    board->level_length = level->length;
    sg_bench_analyse(board->bench, start, &analysis);
    board->best = analysis.bound == SG_BOUND_EXACT ? analysis.distance : UINT32_MAX;
    board->moves = board->object_run = 0;
    board->object = -1;
    board->any_k = board->over = board->solved = board->restarted = false;
    board->open = true;
    sg_impasse_open(&person->watch, person->active_ms);
    open_outlook(board, person);
    board->macro = sg_strategy_open(&person->track, left);
    return SG_OK;
}

/* ---- acts ---- */

static void begin_attempt(struct sg_label_board *board, struct sg_label_person *person)
{
    unsigned char start[SG_POSITION_BYTES];
    memcpy(start, sg_history_at(board->history, 0), board->game->position_bytes);
    sg_history_start(board->history, start); /* has room: one position fits where more did */
    sg_impasse_note_restart(&person->watch);
    sg_outlook_restart(&person->outlook);
    board->moves = board->object_run = 0;
    board->object = -1;
    board->any_k = board->over = false;
}

static enum sg_status make_move(struct sg_label_board *board, const struct sg_label_cell *cell, int64_t rt_ms,
                                struct sg_label_row *row, struct sg_label_fault *fault)
{
    const struct sg_game *game = board->game;
    uint32_t ply = sg_history_ply(board->history);
    unsigned char before[SG_POSITION_BYTES] = {0}, after[SG_POSITION_BYTES] = {0};
    memcpy(before, sg_history_now(board->history), game->position_bytes);
    memcpy(after, before, game->position_bytes);
    struct sg_move move;
    if (game->read_move(before, cell->bytes, cell->length, &move) != SG_OK)
        return refuse(fault, SG_LABEL_MOVE,
                      SG_T("This is no move of this game, and no undo, restart, surrender or "
                           "null. The rest of this attempt was skipped."));
    if (game->outcome(before) != SG_OUTCOME_OPEN || game->play(after, move) != SG_OK)
        return refuse(fault, SG_LABEL_MOVE,
                      SG_T("This move cannot be made here. The rest of this attempt was skipped."));
    const void *earlier = ply > 0 ? sg_history_at(board->history, ply - 1) : NULL;
    sg_sight_move(&row->sight, game, earlier, before, move, after, rt_ms);
    enum sg_status status = sg_history_push(board->history, move, after);
    if (status != SG_OK)
        return status;
    row->sight.revisit = sg_history_revisits(board->history);
    int16_t object = row->sight.made.traits.object;
    board->object_run = object >= 0 && object == board->object ? board->object_run + 1 : 1;
    board->object = object;
    board->moves++;
    return SG_OK;
}

/* Does what the cell says; the sight is filled, but for the oracle's word. */
static enum sg_status act(struct sg_label_board *board, struct sg_label_person *person,
                          const struct sg_label_cell *cell, int64_t rt_ms, struct sg_label_row *row,
                          struct sg_label_fault *fault)
{
    if (is_word(cell, "surrender")) {
        row->surrender = board->over = person->gave_up = true;
        return SG_OK;
    }
    if (is_word(cell, "null")) {
        sg_sight_deed(&row->sight, SG_DEED_NULL, rt_ms);
        return SG_OK;
    }
    if (is_word(cell, "restart")) {
        row->step.failed = board->moves >= 3;
        sg_sight_deed(&row->sight, SG_DEED_RESTART, rt_ms);
        begin_attempt(board, person);
        board->restarted = true;
        return SG_OK;
    }
    if (!is_word(cell, "undo"))
        return make_move(board, cell, rt_ms, row, fault);
    if (!sg_history_undo(board->history))
        return refuse(fault, SG_LABEL_MOVE,
                      SG_T("There is nothing to undo here. The rest of this attempt was skipped."));
    sg_sight_deed(&row->sight, SG_DEED_UNDO, rt_ms);
    return SG_OK;
}

/* A number that grew without a row that says so: the restart is seen by the model, and has no row. */
static void restart_unsaid(struct sg_label_board *board, struct sg_label_person *person)
{
    struct sg_sight sight;
    struct sg_strategy_verdict verdict;
    sg_sight_deed(&sight, SG_DEED_RESTART, 0);
    sg_strategy_note(&person->track, &sight, &verdict);
    begin_attempt(board, person);
}

static enum sg_status go_to(struct sg_label_board *board, struct sg_label_person *person, uint64_t nodes,
                            const struct sg_label_cell cells[SG_LABEL_COLUMNS], const struct moment *moment,
                            struct sg_label_row *row, struct sg_label_fault *fault)
{
    enum sg_status status = SG_OK;
    bool another = is_another_level(board, &cells[SG_LABEL_LEVEL], moment->attempt);
    bool anew = !another && moment->attempt > board->attempt && !board->restarted;
    if (another)
        status = open_level(board, person, nodes, &cells[SG_LABEL_LEVEL], fault);
    else if (anew && !is_word(&cells[SG_LABEL_MOVE], "restart"))
        restart_unsaid(board, person);
    if (status != SG_OK)
        return status;
    row->step.begins = another || anew;
    if (moment->attempt > board->attempt)
        board->any_k = board->over = false;
    board->attempt = moment->attempt;
    board->restarted = false;
    if (board->any_k && moment->k <= board->k)
        return refuse(fault, SG_LABEL_K,
                      SG_T("k grows within an attempt. The rest of this attempt was skipped."));
    board->k = moment->k;
    board->any_k = true;
    if (board->over)
        return refuse(fault, SG_LABEL_MOVE,
                      SG_T("This attempt was given up before. The rest of it was skipped."));
    return SG_OK;
}

/* ---- what is found ---- */

static void note_best(struct sg_label_board *board, struct sg_label_person *person, struct sg_label_row *row)
{
    row->step.best = row->after.bound == SG_BOUND_EXACT && row->after.distance < board->best;
    if (!row->step.best)
        return;
    board->best = row->after.distance;
    sg_impasse_learn(&person->baseline, person->active_ms - person->watch.best_at_ms);
    sg_impasse_note_best(&person->watch, person->active_ms);
}

static void note_impasse(struct sg_label_person *person, const struct sg_label_row *row)
{
    const struct sg_sight *sight = &row->sight;
    if (row->verdict.passing)
        return;
    if (sight->act == SG_DEED_UNDO || sight->act == SG_DEED_NULL)
        sg_impasse_note_take_back(&person->watch);
    else if (sight->act == SG_DEED_MOVE && sight->judged)
        sg_impasse_note_move(&person->watch, sight->after < sight->before, sight->revisit);
}

static void note_outlook(struct sg_label_person *person, const struct sg_label_row *row)
{
    const struct sg_sight *sight = &row->sight;
    uint32_t after = row->after.bound == SG_BOUND_EXACT ? row->after.distance : UINT32_MAX;
    if (sight->act == SG_DEED_UNDO || sight->act == SG_DEED_NULL)
        sg_outlook_back(&person->outlook, after);
    else if (sight->act == SG_DEED_MOVE && sight->judged)
        sg_outlook_move(&person->outlook, &person->outlook_person, after, sight->revisit);
}

static void find(struct sg_label_board *board, struct sg_label_person *person,
                 const struct sg_analysis *before, int64_t rt_ms, struct sg_label_row *row)
{
    struct sg_analysis after;
    sg_bench_analyse(board->bench, sg_history_now(board->history), &after);
    row->before = distance_of(before);
    row->after = distance_of(&after);
    board->solved = board->game->outcome(sg_history_now(board->history)) == SG_OUTCOME_SOLVED;
    if (!row->surrender) {
        if (row->sight.act != SG_DEED_NULL)
            sg_sight_judge(&row->sight, after.bound,
                           before->bound == SG_BOUND_EXACT ? before->distance : UINT32_MAX, after.distance,
                           before->improving_count);
        row->pace = sg_strategy_pace(&person->track.memory, rt_ms);
        sg_strategy_note(&person->track, &row->sight, &row->verdict);
        if (row->verdict.macro == SG_MACRO_NONE)
            row->verdict.macro = board->macro;
        board->macro = SG_MACRO_NONE;
        note_impasse(person, row);
        note_outlook(person, row);
        row->step.failed |= row->sight.dead_end && before->bound != SG_BOUND_UNSOLVABLE;
    }
    note_best(board, person, row);
    row->object_run = board->object_run;
    row->object_entropy = sg_strategy_object_entropy(&person->track.memory);
    row->since_best_ms = person->active_ms - person->watch.best_at_ms;
    row->step.active_ms = person->active_ms;
    row->step.failed |= row->surrender;
    sg_label_judge_impasse(person, rt_ms, &row->impasse);
}

enum sg_status sg_label_play(struct sg_label_board *board, struct sg_label_person *person, uint64_t nodes,
                             const struct sg_label_cell cells[SG_LABEL_COLUMNS], struct sg_label_row *row,
                             struct sg_label_fault *fault)
{
    struct moment moment;
    struct sg_analysis before;
    enum sg_status status = read_moment(cells, &moment, fault);
    if (status == SG_OK)
        status = go_to(board, person, nodes, cells, &moment, row, fault);
    if (status != SG_OK)
        return status;
    sg_bench_analyse(board->bench, sg_history_now(board->history), &before);
    status = act(board, person, &cells[SG_LABEL_MOVE], moment.rt_ms, row, fault);
    if (status != SG_OK)
        return status;
    if (row->sight.act == SG_DEED_RESTART)
        row->step.begins = true;
    person->active_ms += moment.rt_ms < 60000 ? moment.rt_ms : 60000; /* as learner/active.h */
    find(board, person, &before, moment.rt_ms, row);
    return SG_OK;
}
